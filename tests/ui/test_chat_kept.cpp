#include "app/client/journal.h"
#include "app/ui/chat_input.h"
#include "app/ui/chat_view.h"
#include "app/ui/close_prompt.h"
#include "app/ui/connection_words.h"
#include "app/ui/notice_bar.h"
#include "common/base/limits.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/troubled_journal_store.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

void openWithBen(UiBench &bench)
{
    bench.openLive(Role::Edit, u"text", {UiBench::person(2, u"Ben"_s, 1)});
}

ChatView &chat(UiBench &bench)
{
    QCoreApplication::processEvents();
    return *bench.tab().chat();
}

} // namespace

/// What becomes of what was begun in a chat, and of what the server did not take.
class TestChatKept final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftIsAskedAbout();
    void draftIsKept();
    void draftIsKeptWhileItIsWritten();
    void longDraftIsAskedAbout();
    void refusedIsNotWaitedFor();
    void refusedIsNotSentAtTheNextStart();
};

/// Where no journal keeps it.
void TestChatKept::draftIsAskedAbout()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(concernOf({&bench.tab()}, false).isNone());
    QTest::keyClicks(&chat(bench).input(), u"half a sen"_s);
    DocumentTab *tab = &bench.tab();
    bench.press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(bench.window().closePrompt().isVisible());
    QCOMPARE(bench.window().closePrompt().message(),
             u"A message in the chat was begun and not sent."_s);
    QCOMPARE(&bench.tab(), tab);
}

void TestChatKept::draftIsKept()
{
    Trouble disk;
    Journal journal([&disk] { return openTroubled(disk); }, Journal::Options{3600s, 1ms, 20ms});
    QTRY_VERIFY(journal.isGood());
    {
        UiBench bench(&journal);
        openWithBen(bench);
        bench.press(Qt::Key_F4, Qt::ShiftModifier);
        QTest::keyClicks(&chat(bench).input(), u"half a sen"_s);
        QVERIFY(concernOf({&bench.tab()}, false).isNone());
    }
    UiBench bench(&journal);
    bench.window().openLink(UiBench::link());
    QTRY_COMPARE(chat(bench).input().toPlainText(), u"half a sen"_s);
    bench.welcome(Role::Edit, u"text");
    chat(bench).input().setFocus();
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.tab().controller().chat()->waiting().size(), 1U);
    QCOMPARE(bench.tab().controller().chat()->draft(), QString());
}

/// Whoever writes without a pause has it in the journal all the same.
void TestChatKept::draftIsKeptWhileItIsWritten()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    const ChatExchange &exchange = *bench.tab().controller().chat();
    QElapsedTimer patience;
    patience.start();
    while (exchange.draft().isEmpty() && patience.elapsed() < 20'000) {
        QTest::keyClick(&chat(bench).input(), Qt::Key_X);
        QTest::qWait(10);
    }
    QVERIFY(exchange.draft().startsWith(u'x'));
}

/// A journal keeps the beginning of it alone.
void TestChatKept::longDraftIsAskedAbout()
{
    Trouble disk;
    Journal journal([&disk] { return openTroubled(disk); }, Journal::Options{3600s, 1ms, 20ms});
    QTRY_VERIFY(journal.isGood());
    UiBench bench(&journal);
    openWithBen(bench);
    QTRY_VERIFY(bench.tab().controller().status().keeping == Keeping::OnDisk);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    chat(bench).input().setPlainText(QString(limits::kChatDraftUnits, u'x'));
    QVERIFY(concernOf({&bench.tab()}, true).isNone());
    chat(bench).input().insertPlainText(u"y"_s);
    QCOMPARE(concernOf({&bench.tab()}, true).drafts, 1);
    bench.press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(bench.window().closePrompt().isVisible());
    chat(bench).input().setPlainText(u"half a sen"_s);
    QTRY_VERIFY(!bench.window().closePrompt().isVisible());
    bench.press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(bench.tab().noticeText().contains(u"is kept, and there when it is open again"_s));
    QTRY_VERIFY(journal.find(UiBench::link())->keepsOwn);
    QCOMPARE(journal.find(UiBench::link())->pendingEdits, 0);
}

/// Where there is no journal: one can wait for what goes out by itself, and not for what does not.
void TestChatKept::refusedIsNotWaitedFor()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"mine"_s);
    bench.press(Qt::Key_Return);
    const auto canWait = [&bench] {
        return qobject_cast<QPushButton *>(bench.window().closePrompt().bar().firstButton());
    };
    bench.press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(canWait()->text(), u"Wait"_s);
    QTest::mouseClick(canWait(), Qt::LeftButton);
    QVERIFY(bench.window().closePrompt().message().endsWith(u"Waiting for the server…"_s));
    const auto id = bench.sent<messages::Chat>().at(0).id;
    bench.answer(messages::ChatRefused{id, ErrorCode::Internal, 0});
    QTRY_COMPARE(bench.window().closePrompt().message(),
                 u"1 chat message not sent: see the chat."_s);
    const ConnectionStatus status = bench.tab().controller().status();
    QCOMPARE(status.waitingMessages, 0);
    QCOMPARE(status.stuckMessages, 1);
    QVERIFY(canWait()->text() != u"Wait");
}

void TestChatKept::refusedIsNotSentAtTheNextStart()
{
    Trouble disk;
    Journal journal([&disk] { return openTroubled(disk); }, Journal::Options{3600s, 1ms, 20ms});
    QTRY_VERIFY(journal.isGood());
    UiBench bench(&journal);
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"mine"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(journal.find(UiBench::link())->pendingEdits, 1);
    const auto id = bench.sent<messages::Chat>().at(0).id;
    bench.answer(messages::ChatRefused{id, ErrorCode::Internal, 0});
    const auto known = journal.find(UiBench::link());
    QCOMPARE(known->pendingEdits, 0);
    QVERIFY(known->keepsOwn);
    // What nothing sends is not said to be waiting, whatever the reason.
    bench.refuse();
    QCOMPARE(wordsFor(bench.tab().controller().status()).saved, u"1 message not sent"_s);
}

QObject *makeChatKeptSuite()
{
    return new TestChatKept;
}

#include "test_chat_kept.moc"
