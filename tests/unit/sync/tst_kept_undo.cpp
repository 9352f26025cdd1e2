// Undo as a journal keeps it, and as it is after a restart of the program.

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/sync/step_back.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/test_seed.h"
#include "tests/unit/sync/journaled_client.h"
#include "tests/unit/sync/session_stage.h"
#include "tests/unit/sync/undo_editor.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

/// A journal's client and another person, who write at random.
class Walk final
{
public:
    explicit Walk(quint64 seed) : m_random(seed), m_ben(m_harness.join()) { m_client.open(); }

    JournaledClient &client() { return m_client; }
    const UndoStack &undo() { return m_client.session().undoStack(); }
    void step()
    {
        const auto what = m_random.below(100);
        if (what < 30) {
            m_client.step(events::Undo{});
        } else if (what < 40) {
            m_client.step(events::Redo{});
        } else if (what < 60) {
            edit();
        } else if (what < 75) {
            m_client.type(m_client.session().document().view().length() - 1, u"a"); // goes on
        } else if (what < 90) {
            others();
        } else if (what < 94) {
            m_client.cut();
        } else if (what < 96) {
            m_client.reboot(JournaledClient::Death::Process);
        } else {
            m_client.run(4s);
            m_client.open();
        }
        if (m_random.chance(0.5))
            m_client.pump();
    }

private:
    void edit()
    {
        const auto &view = m_client.session().document().view();
        const auto operation = randomOperation(m_random, view.toDelta());
        const EditKind kinds[] = {EditKind::Typing, EditKind::Erasing, EditKind::Formatting};
        if (view.check(operation))
            m_client.step(events::Edit{
                operation, events::Edit::Undoing{invert(operation, view),
                                                 kinds[m_random.below(std::size(kinds))]}});
    }
    void others()
    {
        const auto stored = m_harness.stored();
        const auto operation = randomOperation(m_random, stored.toDelta());
        if (operation.isIdentity() || !stored.check(operation))
            return;
        m_harness.submit(m_ben, ++m_sequence, m_harness.storedHead().value, operation);
        m_harness.take(m_ben);
    }

    SeededRandom m_random;
    EngineHarness m_harness;
    JournaledClient m_client{m_harness};
    PeerId m_ben;
    qint64 m_sequence = 0;
};

QByteArray sealed(const QByteArray &body)
{
    return body + Sha256::of(body).first(8);
}

/// Takes back and makes again all that there is, as a person with a broken journal would.
void useUp(JournalRecord record)
{
    record.document.view().checkInvariants();
    for (const auto step : {EditStep::Undo, EditStep::Redo, EditStep::Undo}) {
        for (;;) {
            const auto outcome = stepBack(record.undo, step, record.document.view());
            if (!outcome.delta)
                break;
            SYNGRAPH_CHECK(bool(record.document.editLocal(*outcome.delta)));
        }
    }
}

/// With steps to take back and to make again, others' among them.
JournalRecord recordWithUndo()
{
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.document.reset(*Document::fromDelta(documentFromText(u"text \U0001F600")), Epoch(1),
                          Revision(3), Sequence());
    const auto length = [&] { return record.document.view().length(); };
    const auto add = [&](const JournalEntry &entry) {
        SYNGRAPH_CHECK(bool(applyEntry(record, entry)));
    };
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto link = attribute(AttributeKey::Link, u"https://a.example/"_s);
    add(journal::Edited{delta(length(), {put(u"own "), keep(length())}), EditStep::Begins});
    add(journal::Merged{{Revision(3), Revision(4), delta(8, {keep(4), put(u"Ben", link)})},
                        AuthorNumber(4)});
    add(journal::Edited{delta(length(), {keep(3, bold)}), EditStep::Begins});
    add(journal::Edited{delta(length(), {keep(2), drop(4)}), EditStep::Begins});
    add(journal::Edited{delta(length(), {put(u"x"), keep(length())}), EditStep::Begins});
    for (int i = 0; i < 2; ++i) {
        auto undo = record.undo;
        const auto back = stepBack(undo, EditStep::Undo, record.document.view());
        add(journal::Edited{*back.delta, EditStep::Undo});
    }
    return record;
}

} // namespace

class TestKeptUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalsKeepTheLastStepInAnyCase();
    void partsAreTheSameOnceMore();
    void ownLastWordsAreUndoneAfterARestart();
    void everyStepOfAWalkIsFoundAgain();
    void olderStepsThanAJournalKeepsAreNoneOfItsOthers();
    void copiesShareTheirText();
    void refusedStepLeavesAllAsItWas();
    void stepsBackAsFarAsTheDocumentTakesThem();
    void whatCanNeverBeTakenBackIsPassedOver();
    void whatWaitsForRoomStaysAboveAndBelow();
    void damagedBytesTakeNothingElse();
    void partOfWhatIsTooLargeIsNoStep();
};

void TestKeptUndo::journalsKeepTheLastStepInAnyCase()
{
    const QString most(limits::kJournalUndoUnits + 1, u'x');
    Editor editor(most);
    editor.edit({put(u"a")});
    editor.edit({drop(most.size() + 1)});
    QCOMPARE(editor.stack().parts().undo.size(), size_t(1)); // and nothing below it
    editor.edit({put(u"b")});
    QCOMPARE(editor.stack().parts().undo.size(), size_t(1));
    // What others wrote takes no room from one's own.
    Editor among(u"");
    among.edit({put(u"a")});
    among.edit({keep(1), put(u"b")});
    for (qsizetype held = 0; held <= limits::kJournalUndoUnits; held += limits::kInsertUnits)
        among.others({put(QStringView(most).first(limits::kInsertUnits))});
    QCOMPARE(among.stack().parts().undo.size(), size_t(1));
    Editor typedAndTakenBack(u"");
    typedAndTakenBack.edit({put(u"a")});
    typedAndTakenBack.others({put(u"b")});
    typedAndTakenBack.others({drop(1)});
    QVERIFY(!typedAndTakenBack.stack().parts().undo.front().since);
    // Links weigh what they take in a journal.
    Editor links(u"");
    const auto link = [](QChar host) {
        return attribute(AttributeKey::Link,
                         u"https://"_s + host + u".example/"_s + QString(2'000, u'x'));
    };
    for (int i = 0; i < 100; ++i) {
        links.edit({put(u"l", link(u'a')), put(u"l", link(u'b'))});
        links.edit({drop(2)});
    }
    QVERIFY(links.stack().journalCost() > 100 * 4'000);
    QVERIFY(links.stack().parts().undo.size() < limits::kJournalUndoEntries);
}

void TestKeptUndo::partsAreTheSameOnceMore()
{
    Editor editor(u"ab");
    editor.edit({keep(2), put(u"c")});
    editor.others({put(u"x")});
    editor.edit({keep(4), put(u"d")});
    editor.others({put(u"y")});
    editor.others({drop(1)}); // and took it back
    const auto parts = editor.stack().parts();
    QCOMPARE(parts.undo.size(), size_t(2));
    QVERIFY(parts.undo[0].since && !parts.undo[1].since);
    QVERIFY(UndoStack::fromParts(parts, editor.length()).parts() == parts);
    QVERIFY(UndoStack::fromParts(parts, editor.length() + 1).parts() == UndoStack::Parts());
}

void TestKeptUndo::ownLastWordsAreUndoneAfterARestart()
{
    EngineHarness harness;
    JournaledClient client(harness);
    const auto text = [&] { return client.session().document().view().text(); };
    client.open();
    client.type(0, u"one ");
    client.type(4, u"two ");
    client.type(8, u"six ");
    client.step(events::Undo{});
    client.type(8, u"three");
    client.run(1s);
    client.cut();
    const auto ben = harness.join();
    const auto length = harness.stored().length();
    harness.submit(ben, 1, harness.storedHead().value,
                   delta(length, {put(u"Ben: "), keep(4), put(u"(his)"), keep(length - 4)}));
    for (const bool isAgain : {false, true}) {
        // Undone before the others' words are here, and once more as if it had not been enough.
        client.reboot(JournaledClient::Death::Process);
        client.step(isAgain ? SessionEvent(events::Redo{}) : SessionEvent(events::Undo{}));
        QCOMPARE(text(), isAgain ? u"one two three\n"_s : u"one two \n"_s);
    }
    client.reboot(JournaledClient::Death::Process);
    client.open();
    client.run(3s);
    QCOMPARE(text(), u"Ben: one (his)two three\n"_s);
    client.reboot(JournaledClient::Death::Process);
    for (const auto *left : {u"Ben: one (his)two \n", u"Ben: one (his)\n", u"Ben: (his)\n"}) {
        QVERIFY(client.session().undoStack().canUndo());
        client.step(events::Undo{});
        QCOMPARE(text(), QString::fromUtf16(left));
    }
    QVERIFY(!client.session().undoStack().canUndo());
    client.step(events::Redo{});
    client.open();
    client.run(3s);
    QCOMPARE(harness.stored().text(), u"Ben: one (his)\n"_s);
}

/// What a journal comes to is what the session has, after each step: an undo in it is found by what
/// it did, and one that is not found would take all older ones with it.
void TestKeptUndo::everyStepOfAWalkIsFoundAgain()
{
    const auto first = testSeed(1);
    const auto rounds = testRounds(60);
    qsizetype most = 0;
    for (quint64 round = 0; round < rounds; ++round) {
        Walk walk(first + round);
        for (int i = 0; i < 80; ++i) {
            walk.step();
            const auto record = walk.client().readJournal();
            QVERIFY2(record && record->undo.parts() == walk.undo().parts(),
                     qPrintable(u"seed %1, step %2: %3 entries instead of %4"_s.arg(first + round)
                                    .arg(i)
                                    .arg(record ? record->undo.parts().undo.size() : 0)
                                    .arg(walk.undo().parts().undo.size())));
            most = std::max(most, walk.undo().undoEntries());
        }
    }
    QVERIFY(most > 10);
}

void TestKeptUndo::olderStepsThanAJournalKeepsAreNoneOfItsOthers()
{
    constexpr int kEdits = int(limits::kJournalUndoEntries) + 30;
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    for (int i = 0; i < kEdits; ++i)
        client.type(0, u"word ");
    client.step(events::WriteCheckpoint{});
    QCOMPARE(client.readJournal()->undo.undoEntries(), limits::kJournalUndoEntries);
    for (int i = 1; i <= kEdits; ++i) {
        client.step(events::Undo{});
        const auto record = client.readJournal();
        QCOMPARE(client.session().undoStack().undoEntries(), kEdits - i);
        QCOMPARE(record->undo.undoEntries(), std::max<qsizetype>(0, limits::kJournalUndoEntries - i));
        QVERIFY(record->undo.parts().redo == client.session().undoStack().parts().redo);
    }
    QCOMPARE(client.session().document().view().text(), u"\n"_s);
    client.reboot(JournaledClient::Death::Process);
    QVERIFY(!client.session().undoStack().canUndo());
    client.step(events::Redo{});
    QCOMPARE(client.session().document().view().text(), u"word \n"_s);
}

void TestKeptUndo::copiesShareTheirText()
{
    Editor editor(u"");
    for (int i = 0; i < 3; ++i) {
        editor.edit({put(QString(10'000, u'x'))});
        editor.edit({drop(10'000)});
    }
    const auto copy = editor.stack();
    const auto before = copy.parts();
    const auto ours = editor.stack().views().undo;
    const auto theirs = copy.views().undo;
    QCOMPARE(theirs.size(), size_t(6));
    for (size_t i = 0; i < theirs.size(); ++i)
        QVERIFY(ours[i].operation == theirs[i].operation); // the same place
    // The copy stays as it was, whatever is done to the other one ...
    editor.others({put(u"Ben")});
    // ... and not even what others write takes a copy of any text.
    const auto later = editor.stack().views().undo;
    QVERIFY(later.back().since && !copy.views().undo.back().since);
    for (size_t i = 0; i < theirs.size(); ++i)
        QVERIFY(later[i].operation == theirs[i].operation);
    editor.undo();
    editor.edit({put(u"y")});
    QVERIFY(copy.parts() == before);
    QVERIFY(editor.stack().parts() != before);
}

/// Entries above the refused one that would have changed nothing wait with it: a journal is not told
/// of a step that was refused.
void TestKeptUndo::refusedStepLeavesAllAsItWas()
{
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto plain = removal(AttributeKey::Bold);
    Editor editor(u"0123");
    editor.edit({drop(2)});
    editor.edit({keep(2, bold)}, EditKind::Formatting);
    editor.others({keep(2, plain)}); // nothing is left to take back of the format
    const auto before = editor.stack().parts();
    const DeltaText text(editor.document());
    QVERIFY(!editor.stack().undo(text, [](const Delta &) { return UndoStack::Fit::Later; }));
    QVERIFY(editor.stack().parts() == before);
    QVERIFY(editor.undo());
    QCOMPARE(editor.text(), u"0123"_s);
    QCOMPARE(editor.stack().undoEntries(), 0);
}

void TestKeptUndo::stepsBackAsFarAsTheDocumentTakesThem()
{
    auto document = *Document::fromDelta(documentFromText(u"ab"));
    const auto write = [&](UndoStack &stack, const Delta &edit) {
        stack.recordLocal(edit, invert(edit, document), Instant(), EditKind::Other);
        QVERIFY(document.apply(edit));
    };
    UndoStack empty;
    QVERIFY(!stepBack(empty, EditStep::Undo, document).isEmptied);
    UndoStack stack;
    write(stack, delta(3, {put(u"x"), keep(3)}));
    const auto back = stepBack(stack, EditStep::Undo, document);
    QVERIFY(back.delta && !back.refusal && !back.isEmptied);
    QVERIFY(document.apply(*back.delta));
    QCOMPARE(document.text(), u"ab\n"_s);
    const auto again = stepBack(stack, EditStep::Redo, document);
    QVERIFY(again.delta && document.apply(*again.delta));
    QCOMPARE(document.text(), u"xab\n"_s);
    // Others took it all away: nothing is left to take back.
    stack.recordRemote(delta(4, {drop(1), keep(3)}));
    QVERIFY(document.apply(delta(4, {drop(1), keep(3)})));
    const auto nothing = stepBack(stack, EditStep::Undo, document);
    QVERIFY(!nothing.delta && !nothing.refusal && nothing.isEmptied);
    // What no server would ever take goes, and what is below it can be reached.
    const auto script = attribute(AttributeKey::Link, u"javascript:x"_s);
    stack.replay(EditStep::Begins, delta(3, {drop(1), keep(2)}), delta(2, {put(u"a", script)}));
    document = *Document::fromDelta(documentFromText(u"b"));
    auto before = stack;
    const auto bad = stepBack(stack, EditStep::Undo, document);
    QVERIFY(!bad.delta && !bad.refusal && bad.dropped == ApplyError::AgainstSchema && bad.isEmptied);
    QVERIFY(!stack.canUndo());
    before.replay(EditStep::Undo, Delta::identity(2), Delta::identity(2)); // as the journal says it
    QVERIFY(before.parts() == stack.parts());
    QCOMPARE(checkLocalEdit(document, delta(2, {put(u"a", script)})).error(),
             ApplyError::AgainstSchema);
    QVERIFY(checkLocalEdit(document, delta(2, {put(u"a")})));
}

/// Of a journal that took what the schema refuses: one notice, and undo goes on below it.
void TestKeptUndo::whatCanNeverBeTakenBackIsPassedOver()
{
    const auto script = attribute(AttributeKey::Link, u"javascript:x"_s);
    auto document = *Document::fromDelta(documentFromText(u"xb"));
    UndoStack stack;
    stack.replay(EditStep::Begins, delta(2, {put(u"x")}), delta(3, {drop(1)}));
    stack.replay(EditStep::Begins, delta(4, {drop(1)}), delta(3, {put(u"a", script)}));
    auto kept = stack;
    const auto back = stepBack(stack, EditStep::Undo, document);
    QVERIFY(back.delta && !back.refusal && back.dropped == ApplyError::AgainstSchema);
    QCOMPARE(*back.delta, delta(3, {drop(1)}));
    QVERIFY(!stack.canUndo() && stack.canRedo());
    kept.replay(EditStep::Undo, *back.delta, invert(*back.delta, document));
    QVERIFY(kept.parts() == stack.parts());
    // And to the person: it is not about what they wrote just now.
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.role = Role::Edit;
    record.document.reset(document, kFirstEpoch, Revision(3), Sequence());
    record.undo.replay(EditStep::Begins, delta(2, {put(u"x")}), delta(3, {drop(1)}));
    record.undo.replay(EditStep::Begins, delta(4, {drop(1)}), delta(3, {put(u"a", script)}));
    Stage stage(SessionOptions(), record);
    stage.step(events::Undo{});
    QCOMPARE(stage.count<effects::StepLeftOut>(), 1);
    QCOMPARE(stage.count<effects::EditRefused>(), 0);
    QCOMPARE(stage.count<effects::OwnEdit>(), 1);
    QCOMPARE(stage.view().text(), u"b\n"_s);
    stage.step(events::Undo{});
    QCOMPARE(stage.count<effects::StepLeftOut>(), 1);
}

/// A step that waits for room leaves all as it was, also what can never be taken back above it: else
/// the journal would have to know.
void TestKeptUndo::whatWaitsForRoomStaysAboveAndBelow()
{
    const auto script = attribute(AttributeKey::Link, u"javascript:x"_s);
    const QString line(limits::kParagraphUnits - 1, u'y');
    const auto document = *Document::fromDelta(documentFromText(line));
    const auto length = document.length();
    UndoStack stack;
    stack.replay(EditStep::Begins, delta(length + 9, {drop(9)}),
                 delta(length, {put(QString(9, u'z'))}));
    stack.replay(EditStep::Begins, delta(length + 1, {drop(1)}), delta(length, {put(u"a", script)}));
    const auto before = stack.parts();
    const auto back = stepBack(stack, EditStep::Undo, document);
    QVERIFY(!back.delta && !back.dropped && back.refusal == ApplyError::ParagraphTooLong);
    QVERIFY(stack.parts() == before);
}

void TestKeptUndo::damagedBytesTakeNothingElse()
{
    const auto record = recordWithUndo();
    QCOMPARE(record.undo.undoEntries(), 2);
    QCOMPARE(record.undo.redoEntries(), 2);
    auto taken = record.undo;
    const auto back = stepBack(taken, EditStep::Undo, record.document.view());
    const QList<JournalEntry> entries{journal::Checkpoint{record},
                                      journal::Edited{*back.delta, EditStep::Undo}};
    qsizetype damages = 0;
    for (const auto &entry : entries) {
        const auto good = encodeEntry(entry);
        const auto body = good.chopped(8);
        for (qsizetype i = 0; i < good.size(); ++i) {
            QCOMPARE(decodeEntry(good.first(i)).error(), JournalCodecError::Damaged);
            for (const char bit : {'\x01', '\x10', '\x80'}) {
                auto bad = good;
                bad[i] = char(bad[i] ^ bit);
                QCOMPARE(decodeEntry(bad).error(), JournalCodecError::Damaged);
            }
        }
        // A checksum that fits says nothing of what it guards.
        for (qsizetype i = 0; i < body.size(); ++i) {
            QVERIFY(!decodeEntry(sealed(body.first(i))));
            for (int bits = 1; bits < 256; ++bits) {
                auto bad = body;
                bad[i] = char(quint8(bad[i]) ^ quint8(bits));
                const auto decoded = decodeEntry(sealed(bad));
                if (!decoded)
                    continue;
                ++damages;
                auto read = record;
                if (applyEntry(read, *decoded))
                    useUp(read);
            }
        }
    }
    QVERIFY(damages > 1'000);
}

/// Half of a command would else be taken back as if it were all of it.
void TestKeptUndo::partOfWhatIsTooLargeIsNoStep()
{
    const QString text(limits::kUndoUnits + 10, u'x');
    Editor editor(text);
    editor.edit({drop(limits::kUndoUnits + 1)}, EditKind::Other);
    editor.edit({keep(1), drop(2)}, EditKind::Part);
    QVERIFY(!editor.undo());
    editor.type(0, u"a");
    QVERIFY(editor.undo());
    QVERIFY(!editor.undo());
}

} // namespace syngraph

QTEST_GUILESS_MAIN(syngraph::TestKeptUndo)
#include "tst_kept_undo.moc"
