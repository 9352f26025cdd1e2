// Undo as a journal keeps it, and as it is after a restart of the program.

#include "common/base/limits.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/unit/sync/journaled_client.h"
#include "tests/unit/sync/undo_editor.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

class TestKeptUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalsKeepTheLastStepInAnyCase();
    void partsAreTheSameOnceMore();
    void ownLastWordsAreUndoneAfterARestart();
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

} // namespace syngraph

QTEST_GUILESS_MAIN(syngraph::TestKeptUndo)
#include "tst_kept_undo.moc"
