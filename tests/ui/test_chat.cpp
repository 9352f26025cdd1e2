#include "app/ui/chat_dock.h"
#include "app/ui/chat_input.h"
#include "app/ui/chat_log.h"
#include "app/ui/chat_view.h"
#include "app/ui/connection_words.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "common/base/limits.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

ChatId chatId(int number)
{
    return *ChatId::fromBytes(QByteArray(ChatId::kSizeBytes, char(number)));
}

ChatEntry said(qint64 number, const QString &text, qint64 author = 2,
               const QString &name = u"Ben"_s)
{
    return {number, chatId(int(number)), AuthorNumber(author), name, 0xcb4319,
            1'700'000'000'000 + number * 1'000, text};
}

void openWithBen(UiBench &bench, Role role = Role::Edit)
{
    bench.openLive(role, u"text", {UiBench::person(2, u"Ben"_s, 1)});
}

/// What came in this turn of the event loop is shown in the next.
ChatDock &dock(UiBench &bench)
{
    QCoreApplication::processEvents();
    return bench.window().chatDock();
}

ChatView &chat(UiBench &bench)
{
    QCoreApplication::processEvents();
    return *bench.tab().chat();
}

QString logText(UiBench &bench) { return chat(bench).log().toPlainText(); }

} // namespace

/// The chat beside the document. What its log does is in test_chat_log.cpp, what becomes of what is
/// not sent in test_chat_kept.cpp.
class TestChatUi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appearsWhenSomebodySpeaks();
    void whoClosedItIsToldByTheCount();
    void keyLeadsInAndOut();
    void menuFollowsTheDock();
    void focusModeEndsForIt();
    void viewersCloseItByKey();
    void returnSends();
    void waitsWhileThereIsNoServer();
    void refusedStaysWithAWayOut();
    void textIsNoMarkup();
    void linksAreChecked_data();
    void linksAreChecked();
    void groupedByPerson();
    void whoMayNotWrite();
    void draftOutlivesTheLink();
    void damagedChat();
    void serverWithoutAChat();
    void chatThatTheServerCannotRead();
    void nothingTooLongIsSent();
    void pastedByTheMegabyte();
    void eachDocumentHasItsOwn();
    void mutedIsLeftOut();
    void copiedByKeyboard();
};

void TestChatUi::appearsWhenSomebodySpeaks()
{
    UiBench bench;
    openWithBen(bench);
    QVERIFY(dock(bench).isHidden());
    QVERIFY(dock(bench).button()->isVisible());
    QVERIFY(chat(bench).emptyText().startsWith(u"Nothing was said"_s));
    bench.answer(messages::Chatted{{said(1, u"come here"_s)}});
    QVERIFY(dock(bench).isVisible());
    QVERIFY(bench.editor().hasFocus());
    QVERIFY(logText(bench).contains(u"come here"_s));
    QVERIFY(logText(bench).contains(u"Ben"_s));
    QCOMPARE(chat(bench).unread(), 0); // it was before the eyes
    QVERIFY(!bench.preferences().showsChat());
}

void TestChatUi::whoClosedItIsToldByTheCount()
{
    UiBench bench;
    bench.preferences().setShowsChat(false);
    openWithBen(bench);
    bench.answer(messages::Chatted{{said(1, u"one"_s), said(2, u"two"_s)}});
    QVERIFY(dock(bench).isHidden());
    QCOMPARE(dock(bench).button()->text(), u"2"_s);
    QCOMPARE(dock(bench).button()->accessibleName(), u"Chat, 2 unread"_s);
    QVERIFY(bench.window().tabStrip().title(&bench.tab()).endsWith(u" (2)"_s));
    QTest::mouseClick(dock(bench).button(), Qt::LeftButton);
    QVERIFY(dock(bench).isVisible());
    QCOMPARE(dock(bench).button()->text(), QString());
    QVERIFY(!bench.window().tabStrip().title(&bench.tab()).contains(u'('));
    QCOMPARE(bench.preferences().showsChat(), std::optional(true));
}

void TestChatUi::keyLeadsInAndOut()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isVisible());
    QVERIFY(chat(bench).input().hasFocus());
    bench.press(Qt::Key_Escape);
    QVERIFY(dock(bench).isVisible());
    QVERIFY(bench.editor().hasFocus());
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(chat(bench).input().hasFocus());
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isHidden());
    QVERIFY(bench.editor().hasFocus());
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    bench.editor().setFocus();
    for (int i = 0; i < 12 && !chat(bench).input().hasFocus(); ++i)
        bench.press(Qt::Key_F6);
    QVERIFY(chat(bench).input().hasFocus());
}

void TestChatUi::menuFollowsTheDock()
{
    UiBench bench;
    openWithBen(bench);
    QAction *entry = nullptr;
    const auto actions = bench.window().findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == u"C&hat")
            entry = action;
    }
    QVERIFY(entry);
    QVERIFY(!entry->isChecked());
    entry->trigger();
    QVERIFY(dock(bench).isVisible());
    QVERIFY(entry->isChecked());
    bench.editor().setFocus(); // its tick goes with it, wherever one writes
    entry->trigger();
    QVERIFY(dock(bench).isHidden());
    QVERIFY(!entry->isChecked());
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(entry->isChecked());
    bench.editor().setFocus();
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(entry->isChecked());
    QVERIFY(chat(bench).input().hasFocus());
}

void TestChatUi::focusModeEndsForIt()
{
    UiBench bench;
    openWithBen(bench);
    bench.window().setFocusMode(true);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isVisible());
    QVERIFY(chat(bench).input().isVisible());
    QVERIFY(chat(bench).input().hasFocus());
    bench.window().setFocusMode(true);
    QVERIFY(dock(bench).isHidden());
    QVERIFY(bench.editor().hasFocus());
}

/// Who has nothing to write in, and nothing to read.
void TestChatUi::viewersCloseItByKey()
{
    UiBench bench;
    openWithBen(bench, Role::View);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isVisible());
    QVERIFY(!chat(bench).focusTarget());
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isHidden());
    QVERIFY(bench.editor().hasFocus());
    bench.answer(messages::Chatted{{said(1, u"readable"_s)}});
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(chat(bench).log().hasFocus());
    bench.press(Qt::Key_Escape);
    QVERIFY(bench.editor().hasFocus());
    QVERIFY(dock(bench).isVisible());
}

void TestChatUi::returnSends()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"hello"_s);
    bench.press(Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"you"_s);
    QVERIFY(bench.sent<messages::Chat>().empty());
    bench.press(Qt::Key_Return);
    const auto sent = bench.sent<messages::Chat>();
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(sent[0].text, u"hello\nyou"_s);
    QCOMPARE(chat(bench).input().toPlainText(), QString());
    QVERIFY(logText(bench).contains(u"Waiting to be sent"_s));
    QVERIFY(bench.tab().controller().status().waitingMessages == 1);
    auto own = said(1, sent[0].text, 1, u"Ann Lee"_s);
    own.id = sent[0].id;
    bench.answer(messages::Chatted{{own}});
    QVERIFY(!logText(bench).contains(u"Waiting"_s));
    QVERIFY(logText(bench).contains(u"(you)"_s));
    QCOMPARE(logText(bench).count(u"hello"_s), 1);
    QCOMPARE(chat(bench).unread(), 0);
    QVERIFY(bench.tab().controller().status().waitingMessages == 0);
    bench.press(Qt::Key_Return); // nothing is no message
    QCOMPARE(bench.sent<messages::Chat>().size(), 1U);
}

void TestChatUi::waitsWhileThereIsNoServer()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    Q_EMIT bench.transport()->ended({});
    QVERIFY(chat(bench).input().isEnabled());
    QTest::keyClicks(&chat(bench).input(), u"later"_s);
    bench.press(Qt::Key_Return);
    QVERIFY(logText(bench).contains(u"later"_s));
    QVERIFY(logText(bench).contains(u"Waiting to be sent"_s));
    QVERIFY(bench.tab().controller().status().waitingMessages == 1);
    const auto id = bench.tab().controller().chat()->waiting().at(0).id;
    Q_EMIT chat(bench).log().anchorClicked(QUrl(u"drop:"_s + id.toText()));
    QVERIFY(!logText(bench).contains(u"later"_s));
    QVERIFY(bench.tab().controller().status().waitingMessages == 0);
}

void TestChatUi::refusedStaysWithAWayOut()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"mine"_s);
    bench.press(Qt::Key_Return);
    const auto id = bench.sent<messages::Chat>().at(0).id;
    bench.answer(messages::ChatRefused{id, ErrorCode::Internal, 0});
    QVERIFY(logText(bench).contains(u"Not sent"_s));
    QVERIFY(logText(bench).contains(u"mine"_s));
    // Also told with the pane closed, and in the status line.
    QCOMPARE(dock(bench).button()->accessibleName(), u"Chat, 1 message not sent"_s);
    QCOMPARE(chat(bench).hintText(), u"1 message not sent."_s);
    const ConnectionStatus status = bench.tab().controller().status();
    QCOMPARE(status.pendingEdits, 0);
    QCOMPARE(wordsFor(status).saved, u"1 message not sent"_s);
    Q_EMIT chat(bench).log().anchorClicked(QUrl(u"again:"_s + id.toText()));
    QCOMPARE(bench.sent<messages::Chat>().size(), 2U);
    QVERIFY(logText(bench).contains(u"Waiting to be sent"_s));
    bench.answer(messages::ChatRefused{id, ErrorCode::Internal, 0});
    Q_EMIT chat(bench).log().anchorClicked(QUrl(u"drop:"_s + id.toText()));
    QVERIFY(!logText(bench).contains(u"mine"_s));
}

void TestChatUi::textIsNoMarkup()
{
    UiBench bench;
    openWithBen(bench);
    const QString hostile = u"<b>bold</b> <img src=\"file:///etc/passwd\"> &amp; \ufffc"_s;
    bench.answer(messages::Chatted{{said(1, hostile, 2, u"<i>Ben</i>"_s)}});
    QVERIFY(logText(bench).contains(u"<b>bold</b> <img src=\"file:///etc/passwd\"> &amp;"_s));
    QVERIFY(logText(bench).contains(u"<i>Ben</i>"_s));
    QVERIFY(!logText(bench).contains(QChar::ObjectReplacementCharacter));
}

void TestChatUi::linksAreChecked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    QTest::newRow("in a sentence") << u"see (https://example.org/a?b=c)."_s
                                   << u"https://example.org/a?b=c"_s;
    QTest::newRow("mail") << u"mailto:ann@example.org"_s << u"mailto:ann@example.org"_s;
    QTest::newRow("of this program") << u"syngraph:https://h.example/d/x#y"_s
                                     << u"syngraph:https://h.example/d/x#y"_s;
    QTest::newRow("a user name") << u"https://good.example@evil.example/"_s << QString();
    QTest::newRow("a file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("a script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("of the log itself") << u"drop:AAAAAAAAAAAAAAAAAAAAAA"_s << QString();
    QTest::newRow("none") << u"http colon slash"_s << QString();
}

void TestChatUi::linksAreChecked()
{
    QFETCH(QString, text);
    QFETCH(QString, link);
    const auto found = linksIn(text);
    QCOMPARE(found.size(), link.isEmpty() ? 0 : 1);
    if (link.isEmpty())
        return;
    QCOMPARE(text.sliced(found[0].first, found[0].second), link);
    UiBench bench;
    openWithBen(bench);
    bench.answer(messages::Chatted{{said(1, text)}});
    Q_EMIT chat(bench).log().anchorClicked(QUrl(link));
    QVERIFY(!bench.tab().noticeText().isEmpty()); // the question, before anything is opened
}

void TestChatUi::groupedByPerson()
{
    UiBench bench;
    openWithBen(bench);
    auto late = said(3, u"late"_s);
    late.time += 10 * 60 * 1000;
    bench.answer(messages::Chatted{{said(1, u"one"_s), said(2, u"two"_s), late,
                                    said(4, u"four"_s, 3, u"Cy"_s)}});
    QCOMPARE(logText(bench).count(u"Ben"_s), 2);
    QCOMPARE(logText(bench).count(u"Cy"_s), 1);
}

void TestChatUi::whoMayNotWrite()
{
    UiBench bench;
    openWithBen(bench, Role::View);
    bench.answer(messages::Chatted{{said(1, u"readable"_s)}});
    QVERIFY(!chat(bench).input().isEnabled());
    QVERIFY(chat(bench).hintText().contains(u"not write"_s));
    QVERIFY(logText(bench).contains(u"readable"_s));
    QCOMPARE(chat(bench).focusTarget(), &chat(bench).log());
}

void TestChatUi::draftOutlivesTheLink()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"half a sen"_s);
    bench.tab().controller().setWorkOffline(true);
    bench.tab().controller().setWorkOffline(false);
    bench.refuse();
    QVERIFY(chat(bench).input().isReadOnly());
    QVERIFY(chat(bench).input().isEnabled());
    QCOMPARE(chat(bench).hintText(),
             u"There is no way to this document any more, so nothing can be said here."_s);
    chat(bench).input().setFocus();
    bench.press(Qt::Key_A, Qt::ControlModifier);
    bench.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"half a sen"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(chat(bench).input().toPlainText(), u"half a sen"_s);
}

void TestChatUi::damagedChat()
{
    UiBench bench;
    bench.setChatError(ErrorCode::Internal);
    openWithBen(bench);
    bench.press(Qt::Key_Right);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(chat(bench).emptyText().contains(u"is damaged on the server"_s));
    QVERIFY(!chat(bench).input().isEnabled()); // nobody would ever send it
    bench.window().gather();
    QCOMPARE(bench.sent<messages::Gather>().size(), 1U);
    bench.answer(messages::Chatted{{}, 3, 0}); // removed by the operator
    QVERIFY(chat(bench).input().isEnabled());
    QVERIFY(chat(bench).emptyText().startsWith(u"Nothing was said"_s));
}

void TestChatUi::serverWithoutAChat()
{
    UiBench bench;
    bench.setChat(std::nullopt);
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(dock(bench).isVisible());
    QVERIFY(!chat(bench).input().isEnabled());
    QVERIFY(chat(bench).emptyText().startsWith(u"This server has no chat"_s));
    bench.window().newDocument();
    QVERIFY(chat(bench).emptyText().startsWith(u"Share this document"_s));
    QVERIFY(!chat(bench).input().isEnabled());
}

void TestChatUi::chatThatTheServerCannotRead()
{
    UiBench bench;
    bench.setChatError(ErrorCode::Overload);
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(chat(bench).emptyText().startsWith(u"The server cannot read"_s));
    QTest::keyClicks(&chat(bench).input(), u"hello"_s);
    bench.press(Qt::Key_Return);
    QVERIFY(logText(bench).contains(u"Waiting to be sent"_s));
    QVERIFY(chat(bench).hintText().startsWith(u"The server cannot read"_s));
    bench.answer(messages::Chatted{{said(1, u"here it is"_s)}, 1, 0});
    QVERIFY(logText(bench).contains(u"here it is"_s));
    QCOMPARE(chat(bench).hintText(), QString());
}

void TestChatUi::nothingTooLongIsSent()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    chat(bench).input().setPlainText(QString(limits::kChatUnits + 1, u'x'));
    bench.press(Qt::Key_Return);
    QVERIFY(bench.sent<messages::Chat>().empty());
    QCOMPARE(chat(bench).input().toPlainText().size(), limits::kChatUnits + 1);
    QCOMPARE(chat(bench).hintText(), u"1 character too long for one message."_s);
    chat(bench).input().setPlainText(QString(limits::kChatUnits, u'x'));
    QCOMPARE(chat(bench).hintText(), u"0 characters left."_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.sent<messages::Chat>().size(), 1U);
    QCOMPARE(chat(bench).hintText(), QString());
}

void TestChatUi::pastedByTheMegabyte()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    chat(bench).input().setPlainText(QString(1'000'000, u' '));
    QCOMPARE(chat(bench).hintText(), u"998,000 characters too long for one message."_s);
    bench.press(Qt::Key_Return);
    QVERIFY(bench.sent<messages::Chat>().empty());
    QTRY_COMPARE(bench.tab().controller().chat()->draft().size(), limits::kChatDraftUnits);
}

void TestChatUi::eachDocumentHasItsOwn()
{
    UiBench bench;
    openWithBen(bench);
    bench.answer(messages::Chatted{{said(1, u"of the first"_s)}});
    bench.press(Qt::Key_F4, Qt::ShiftModifier);
    QTest::keyClicks(&chat(bench).input(), u"half a sen"_s);
    DocumentTab *first = &bench.tab();
    bench.window().newDocument();
    QCOMPARE(dock(bench).view(), bench.tab().chat());
    QCOMPARE(logText(bench), QString());
    QCOMPARE(chat(bench).input().toPlainText(), QString());
    bench.answer(messages::Chatted{{said(2, u"meanwhile"_s)}});
    QTRY_COMPARE(first->chat()->unread(), 1);
    QVERIFY(bench.window().tabStrip().title(first).endsWith(u" (1)"_s));
    bench.window().tabStrip().setCurrentPage(first);
    QCOMPARE(chat(bench).input().toPlainText(), u"half a sen"_s);
    QTRY_COMPARE(first->chat()->unread(), 0);
}

void TestChatUi::mutedIsLeftOut()
{
    UiBench bench;
    openWithBen(bench);
    bench.answer(messages::Chatted{{said(1, u"spam"_s), said(2, u"ham"_s, 3, u"Cy"_s)}});
    chat(bench).log().mute(AuthorNumber(2), u"Ben"_s);
    QVERIFY(!logText(bench).contains(u"spam"_s));
    QVERIFY(logText(bench).contains(u"ham"_s));
    QVERIFY(logText(bench).contains(u"Muted"_s));
    bench.window().toggleChat();
    bench.window().toggleChat(); // hidden
    QVERIFY(dock(bench).isHidden());
    bench.answer(messages::Chatted{{said(3, u"more spam"_s)}});
    QCOMPARE(chat(bench).unread(), 0);
    chat(bench).log().unmuteAll();
    QCOMPARE(chat(bench).unread(), 1);
    bench.window().toggleChat();
    QVERIFY(logText(bench).contains(u"more spam"_s));
}

void TestChatUi::copiedByKeyboard()
{
    UiBench bench;
    openWithBen(bench);
    bench.answer(messages::Chatted{{said(1, u"first\nsecond"_s)}});
    chat(bench).log().setFocus();
    bench.press(Qt::Key_A, Qt::ControlModifier);
    bench.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"first\nsecond"_s));
    QCOMPARE(bench.text(), u"text\n"_s);
}

QObject *makeChatSuite()
{
    return new TestChatUi;
}

#include "test_chat.moc"
