#include "common/base/limits.h"
#include "common/base/random.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"
#include "tests/unit/sync/undo_editor.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kRed = attribute(AttributeKey::Color, u"#ff0000"_s);
const auto kBlue = attribute(AttributeKey::Color, u"#0000ff"_s);

/// Steps that can be undone, by undoing and redoing all of them.
int stepsOf(Editor &editor)
{
    int steps = 0;
    while (editor.undo())
        ++steps;
    while (editor.redo()) {
    }
    return steps;
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotFitWaits();
    void ownWordAroundSomebodysComesBackWhole();
    void redoInOrderAmongDashes();
    void redoInOrderWithDashesBetweenTheSteps();
    void overwrittenColourVanishes();
    void partlyOverwrittenColourGoesWhereItIsLeft();
    void ownInsertDeletedByOthersVanishes();
    void vanishedEntryGivesWayToTheNext();
    void textThatBothDeletedComesBack();
    void othersTextIsNeverTouched();
    void undoOfDeletionStandsBehindOthersInsert();
    void newEditEndsRedo();
    void clearForgetsAll();

    void groups_data();
    void groups();
    void remoteEditElsewhereKeepsTheGroup();
    void remoteEditInsideBreaksTheGroup();
    void undoBreaksTheGroup();

    void depthIsBounded();
    void sizeIsBounded();
    void othersChangesAreBounded();
    void manyRemoteOperationsStayCheap();
    void randomSessions();
};

void TestUndo::ownWordAroundSomebodysComesBackWhole()
{
    Editor editor(u"");
    editor.edit({put(u"XXXX")});
    editor.others({keep(2), put(u"YY")});
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"YY");
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"XXYYXX");
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"YY");
}

void TestUndo::redoInOrderAmongDashes()
{
    Editor editor(u"");
    editor.edit({put(u"a")});
    editor.edit({keep(1), put(u"b")});
    editor.edit({keep(2), put(u"c")});
    editor.others({put(u"-"), keep(1), put(u"-"), keep(1), put(u"-")});
    QCOMPARE(editor.text(), u"-a-b-c");
    while (editor.undo()) {
    }
    QCOMPARE(editor.text(), u"---");
    editor.others({put(u"-")});
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"--a--");
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"--a-b-");
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"--a-b-c");
    QVERIFY(!editor.redo());
}

void TestUndo::redoInOrderWithDashesBetweenTheSteps()
{
    Editor editor(u"");
    editor.edit({put(u"a")});
    editor.edit({keep(1), put(u"b")});
    editor.edit({keep(2), put(u"c")});
    editor.others({keep(2), put(u"-")}); // ab-c
    QVERIFY(editor.undo());
    editor.others({keep(1), put(u"-")}); // a-b-
    QVERIFY(editor.undo());
    editor.others({put(u"-")}); // -a--
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"---");
    editor.others({put(u"-")});
    while (editor.redo()) {
    }
    QCOMPARE(editor.text(), u"--a-b-c");
}

void TestUndo::overwrittenColourVanishes()
{
    Editor editor(u"abc");
    editor.edit({keep(3, kRed)}, EditKind::Formatting);
    editor.others({keep(3, kBlue)});
    QVERIFY(editor.stack().canUndo());
    QVERIFY(!editor.undo());
    QVERIFY(!editor.stack().canUndo() && !editor.stack().canRedo());
    QCOMPARE(editor.document(), delta(0, {put(u"abc", kBlue), put(u"\n")}));
}

void TestUndo::partlyOverwrittenColourGoesWhereItIsLeft()
{
    Editor editor(u"abc");
    editor.edit({keep(3, kRed)}, EditKind::Formatting);
    editor.others({keep(1), keep(1, kBlue)});
    QVERIFY(editor.undo());
    QCOMPARE(editor.document(), delta(0, {put(u"a"), put(u"b", kBlue), put(u"c\n")}));
    QVERIFY(editor.redo());
    QCOMPARE(editor.document(),
             delta(0, {put(u"a", kRed), put(u"b", kBlue), put(u"c", kRed), put(u"\n")}));
}

void TestUndo::ownInsertDeletedByOthersVanishes()
{
    Editor editor(u"ab");
    editor.edit({keep(1), put(u"XY")});
    editor.others({drop(4)});
    QVERIFY(!editor.undo());
    QCOMPARE(editor.text(), QString());
    QVERIFY(!editor.redo());
}

void TestUndo::vanishedEntryGivesWayToTheNext()
{
    Editor editor(u"");
    editor.edit({put(u"first")});
    editor.edit({keep(5), put(u"second")});
    editor.others({keep(5), drop(6)});
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), QString());
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"first");
    QVERIFY(!editor.redo());
}

/// Without marks for the dead nobody can know that b was deleted twice.
void TestUndo::textThatBothDeletedComesBack()
{
    Editor editor(u"xabcx");
    const auto mine = delta(6, {keep(1), drop(3)});
    const auto theirs = delta(6, {keep(2), drop(1)});
    editor.editBy(mine, EditKind::Other);
    editor.othersBy(transform(theirs, mine, Order::Earlier));
    QCOMPARE(editor.text(), u"xx");
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"xabcx");
}

void TestUndo::othersTextIsNeverTouched()
{
    Editor editor(u"shared");
    editor.edit({put(u"mine ")});
    editor.others({keep(editor.length() - 1), put(u" theirs")});
    editor.others({keep(2), put(u"IN")});
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"INshared theirs");
    QVERIFY(!editor.undo());
    QCOMPARE(editor.text(), u"INshared theirs");
}

void TestUndo::undoOfDeletionStandsBehindOthersInsert()
{
    Editor editor(u"one two three");
    editor.edit({keep(4), drop(4)}, EditKind::Erasing);
    editor.others({keep(4), put(u"2 ")});
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"one 2 two three");
}

void TestUndo::newEditEndsRedo()
{
    Editor editor(u"");
    editor.edit({put(u"a")});
    QVERIFY(editor.undo());
    QVERIFY(editor.stack().canRedo());
    editor.editBy(Delta::identity(editor.length()), EditKind::Other);
    QVERIFY(editor.stack().canRedo()); // nothing is no edit
    editor.edit({put(u"b")});
    QVERIFY(!editor.stack().canRedo() && !editor.redo());
    QCOMPARE(editor.text(), u"b");
}

void TestUndo::clearForgetsAll()
{
    Editor editor(u"");
    editor.edit({put(u"a")});
    editor.edit({put(u"b")});
    QVERIFY(editor.undo());
    editor.stack().clear();
    QVERIFY(!editor.stack().canUndo() && !editor.stack().canRedo());
    QVERIFY(!editor.undo() && !editor.redo());
}

using Scene = std::function<void(Editor &)>;

void TestUndo::groups_data()
{
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("afterOneUndo");
    const auto row = [](const char *name, int steps, const QString &afterOneUndo, Scene scene) {
        QTest::newRow(name) << std::move(scene) << steps << afterOneUndo;
    };
    row("one word", 1, u"0123456789"_s, [](Editor &e) { e.type(0, u"word"); });
    row("two words", 2, u"two 0123456789"_s, [](Editor &e) { e.type(0, u"two words"); });
    row("spaces stay with the word before", 2, u"a   0123456789"_s,
        [](Editor &e) { e.type(0, u"a   b"); });
    row("a paragraph end ends the word", 2, u"a\n0123456789"_s,
        [](Editor &e) { e.type(0, u"a\nb"); });
    row("a pause of one second", 1, u"0123456789"_s, [](Editor &e) { e.type(0, u"ab", 1s); });
    row("a longer pause", 2, u"a0123456789"_s, [](Editor &e) { e.type(0, u"ab", 1001ms); });
    row("caret jumped", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.type(5, u"b");
    });
    row("caret went left and on", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.type(0, u"b");
    });
    row("caret went away and came back", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.stack().noteSelection(0, 0);
        e.stack().noteSelection(1, 1);
        e.type(1, u"b");
    });
    row("a selection, and none again", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.stack().noteSelection(0, 1);
        e.type(1, u"b");
    });
    row("caret goes along", 1, u"0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.stack().noteSelection(1, 1);
        e.others({put(u"x")}); // before the typed text
        e.others({drop(1)});
        e.stack().noteSelection(1, 1);
        e.type(1, u"b");
    });
    row("caret goes along with Backspace", 1, u"0123456789"_s, [](Editor &e) {
        e.backspace(6, 1);
        e.stack().noteSelection(5, 5);
        e.backspace(5, 1);
    });
    row("group broken on purpose", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.stack().breakGroup();
        e.type(1, u"b");
    });
    row("typing over a selection, and on", 1, u"0123456789"_s, [](Editor &e) {
        e.edit({keep(2), put(u"a"), drop(3)}, EditKind::Typing);
        e.type(3, u"bc");
    });
    row("typing, then over a selection", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.edit({keep(1), put(u"b"), drop(3)}, EditKind::Typing);
    });
    row("Backspace", 1, u"0123456789"_s, [](Editor &e) { e.backspace(6, 3); });
    row("Delete", 1, u"0123456789"_s, [](Editor &e) {
        e.edit({keep(4), drop(1)}, EditKind::Erasing);
        e.edit({keep(4), drop(1)}, EditKind::Erasing);
    });
    row("Backspace, then Delete elsewhere", 2, u"01256789"_s, [](Editor &e) {
        e.backspace(5, 2);
        e.edit({keep(7), drop(1)}, EditKind::Erasing);
    });
    row("Backspace over two words", 3, u"one0123456789"_s, [](Editor &e) {
        e.edit({put(u"one two")}, EditKind::Paste);
        e.backspace(7, 7);
    });
    row("typing, then Backspace", 2, u"abc0123456789"_s, [](Editor &e) {
        e.type(0, u"abc");
        e.backspace(3, 1);
    });
    row("format between letters", 3, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.edit({keep(5), keep(2, kBold)}, EditKind::Formatting);
        e.type(1, u"b");
    });
    row("two formats", 2, u"0123456789"_s, [](Editor &e) {
        e.edit({keep(2, kBold)}, EditKind::Formatting);
        e.edit({keep(2, kRed)}, EditKind::Formatting);
    });
    row("two pastes", 2, u"a0123456789"_s, [](Editor &e) {
        e.edit({put(u"a")}, EditKind::Paste);
        e.edit({keep(1), put(u"b")}, EditKind::Paste);
    });
    row("a command in parts", 1, u"o0123456789"_s, [](Editor &e) {
        e.edit({put(u"a")}, EditKind::Other);
        e.others({put(u"o")});
        e.edit({keep(9), drop(2)}, EditKind::Part);
    });
    row("typing with a format elsewhere is its own", 2, u"a0123456789"_s, [](Editor &e) {
        e.type(0, u"a");
        e.edit({keep(1), put(u"b"), keep(2, kBold)}, EditKind::Typing);
    });
}

void TestUndo::groups()
{
    QFETCH(Scene, scene);
    QFETCH(int, steps);
    Editor editor(u"0123456789");
    scene(editor);
    const auto before = editor.document();
    QCOMPARE(stepsOf(editor), steps);
    QCOMPARE(editor.document(), before);
    QVERIFY(editor.undo());
    QTEST(editor.text(), "afterOneUndo");
}

void TestUndo::remoteEditElsewhereKeepsTheGroup()
{
    Editor editor(u"one two");
    editor.type(3, u"AB");
    editor.others({put(u"___")});                          // before
    editor.others({keep(editor.length() - 1), put(u"!")}); // behind
    editor.others({keep(8), put(u"x")}); // right at the caret: it stays left of that
    editor.type(8, u"CD");
    QCOMPARE(editor.text(), u"___oneABCDx two!");
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"___onex two!");
    QVERIFY(!editor.stack().canUndo());
    QVERIFY(editor.redo());
    QCOMPARE(editor.text(), u"___oneABCDx two!");
}

void TestUndo::remoteEditInsideBreaksTheGroup()
{
    const auto stepsWith = [](std::initializer_list<DeltaPiece> remote, qsizetype caret) {
        Editor editor(u"one two");
        editor.type(3, u"ABC");
        editor.others(remote);
        editor.type(caret, u"D");
        return stepsOf(editor);
    };
    QCOMPARE(stepsWith({keep(4), put(u"x")}, 7), 2);
    QCOMPARE(stepsWith({keep(4), drop(1)}, 5), 2);
    QCOMPARE(stepsWith({keep(4), keep(1, kBold)}, 6), 2);
    QCOMPARE(stepsWith({keep(3), put(u"x")}, 7), 1);
    QCOMPARE(stepsWith({keep(2), drop(1)}, 5), 1);
}

void TestUndo::undoBreaksTheGroup()
{
    Editor editor(u"");
    editor.type(0, u"ab");
    QVERIFY(editor.undo());
    editor.type(0, u"c");
    editor.type(1, u"d");
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), QString());
    QVERIFY(editor.redo());
    editor.type(2, u"e");
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"cd");
}

void TestUndo::depthIsBounded()
{
    Editor editor(u"");
    const auto edits = limits::kUndoEntries + 50;
    for (qsizetype i = 0; i < edits; ++i)
        editor.edit({put(u"x")}, EditKind::Paste);
    QCOMPARE(editor.stack().undoEntries(), limits::kUndoEntries);
    while (editor.undo()) {
    }
    QCOMPARE(editor.text(), QString(50, u'x'));
    QCOMPARE(editor.stack().redoEntries(), limits::kUndoEntries);
}

void TestUndo::sizeIsBounded()
{
    UndoHistory history;
    const auto piece = limits::kUndoUnits / 4;
    for (int i = 0; i < 10; ++i)
        history.push(delta(0, {put(QString(piece, u'x'))}));
    QVERIFY(history.held() <= limits::kUndoUnits);
    QCOMPARE(history.size(), 3);
    history.push(delta(0, {put(QString(limits::kUndoUnits + 1, u'x'))}));
    QVERIFY(history.isEmpty());
    QCOMPARE(history.held(), 0);
}

void TestUndo::othersChangesAreBounded()
{
    Editor editor(u"");
    editor.edit({put(u"a")});
    editor.edit({put(u"b")});
    const QString page(limits::kInsertUnits, u'x');
    for (qsizetype held = 0; held <= limits::kUndoUnits; held += page.size())
        editor.others({put(page)});
    QVERIFY(!editor.stack().canUndo());
    QVERIFY(!editor.undo());
}

/// Composing each operation onto all before it would walk over 10,000 components each time.
void TestUndo::manyRemoteOperationsStayCheap()
{
    DeltaComposer change;
    SeededRandom random(4);
    const qsizetype length = 100'000;
    for (int i = 0; i < 20'000; ++i) {
        const auto place = qsizetype(random.below(length - 1));
        change.append(delta(length, {keep(place), put(u"x"), drop(1)}));
        QVERIFY(change.partCount() <= 20);
    }
    QVERIFY(change.held() > 20'000);
    QCOMPARE(change.take().targetLength(), length);
    QVERIFY(change.isEmpty());
}

namespace {

/// Every unit that is ever inserted is another one, so that it is known whose it is.
class Session final
{
public:
    explicit Session(quint64 seed)
        : m_random(seed)
        , m_editor(u"")
    {
        theirEdit();
        theirEdit();
    }

    void ownEdit() { edit(m_ownNext, nullptr); }
    void theirEdit() { edit(m_theirNext, &m_theirs); }

    Editor &editor() { return m_editor; }
    SeededRandom &random() { return m_random; }
    static bool isOwn(QChar c) { return c.unicode() < 0x7000; }
    const QSet<QChar> &theirs() const { return m_theirs; }
    void forgetDeletions() { m_ownDeletedByThem.clear(); }
    const QSet<QChar> &ownDeletedByThem() const { return m_ownDeletedByThem; }

    QSet<QChar> present(bool own) const
    {
        QSet<QChar> result;
        for (const QChar c : m_editor.text()) {
            if (isOwn(c) == own)
                result += c;
        }
        return result;
    }

private:
    /// `account` follows what others have inserted and deleted.
    void edit(char16_t &nextUnit, QSet<QChar> *account)
    {
        const auto text = m_editor.text();
        const auto place = qsizetype(m_random.below(quint64(text.size()) + 1));
        const auto reach =
            std::min<qsizetype>(text.size() - place, 1 + qsizetype(m_random.below(4)));
        DeltaBuilder builder;
        builder.retain(place);
        const auto what = m_random.below(10);
        if (what < 6 || reach == 0) {
            QString inserted;
            for (auto i = 1 + m_random.below(3); i > 0; --i)
                inserted += QChar(nextUnit++);
            builder.insert(inserted);
            for (const QChar c : inserted) {
                if (account)
                    *account += c;
            }
        }
        if (what >= 5 && what < 8) {
            builder.erase(reach);
            for (const QChar c : text.sliced(place, reach)) {
                if (account)
                    *account -= c;
                if (account && isOwn(c))
                    m_ownDeletedByThem += c;
            }
        } else if (what >= 8) {
            const auto kind = m_random.below(3);
            builder.retain(reach, kind == 0 ? kBold : kind == 1 ? kRed : kBlue);
        }
        const auto operation = builder.build(m_editor.length());
        if (account) {
            m_editor.othersBy(operation);
        } else {
            m_editor.wait(Milliseconds(m_random.below(1'500)));
            m_editor.editBy(operation, m_random.chance(0.6) ? EditKind::Typing : EditKind::Other);
        }
    }

    SeededRandom m_random;
    Editor m_editor;
    QSet<QChar> m_theirs;
    QSet<QChar> m_ownDeletedByThem;
    char16_t m_ownNext = 0x4e00;
    char16_t m_theirNext = 0x8000;
};

} // namespace

void TestUndo::randomSessions()
{
    const auto seed = testSeed(13);
    const auto rounds = testRounds(3'000);
    for (quint64 round = 0; round < rounds; ++round) {
        const QByteArray again =
            "again with SYNGRAPH_ROUNDS=1 SYNGRAPH_SEED=" + QByteArray::number(seed + round);
        Session session(seed + round);
        auto &editor = session.editor();
        auto &random = session.random();
        for (auto i = random.below(60); i > 0; --i) {
            const auto what = random.below(20);
            if (what < 9)
                session.ownEdit();
            else if (what < 16)
                session.theirEdit();
            else if (what < 18)
                editor.undo();
            else
                editor.redo();
        }
        while (editor.redo()) {
        }
        const auto before = editor.document();
        const auto ownBefore = session.present(true);
        session.forgetDeletions();
        while (editor.undo()) {
        }
        QVERIFY2(session.present(true).isEmpty(), again.constData());
        QVERIFY2(session.present(false) == session.theirs(), again.constData());
        while (editor.redo()) {
        }
        QVERIFY2(editor.document() == before, again.constData());

        // Once more, and the others do not wait meanwhile.
        while (editor.undo())
            session.theirEdit();
        QVERIFY2(session.present(true).isEmpty(), again.constData());
        QVERIFY2(session.present(false) == session.theirs(), again.constData());
        for (int i = 0; i < 3; ++i)
            session.theirEdit();
        while (editor.redo()) {
        }
        QVERIFY2(session.present(true) == ownBefore - session.ownDeletedByThem(),
                 again.constData());
    }
}

void TestUndo::whatDoesNotFitWaits()
{
    Editor editor(u"ab");
    editor.edit({keep(2), put(u"c")});
    editor.edit({keep(3), put(u"d")});
    editor.others({put(u"xy")});
    const auto none = [](const Delta &) { return UndoStack::Fit::Later; };
    const auto before = editor.stack().parts();
    for (int i = 0; i < 3; ++i)
        QVERIFY(!editor.stack().undo(DeltaText(editor.document()), none));
    QVERIFY(editor.stack().parts() == before); // a journal hears nothing of it
    QCOMPARE(editor.stack().undoEntries(), 2);
    QCOMPARE(editor.stack().redoEntries(), 0);
    editor.others({keep(6), put(u"z")});
    QVERIFY(editor.undo());
    QVERIFY(!editor.stack().redo(DeltaText(editor.document()), none));
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), QStringLiteral("xyabz"));
    QVERIFY(editor.redo() && editor.redo());
    QCOMPARE(editor.text(), QStringLiteral("xyabcdz"));
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
