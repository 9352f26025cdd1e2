#include "app/ui/chat_input.h"
#include "app/ui/chat_log.h"
#include "app/ui/chat_view.h"
#include "app/ui/document_tab.h"
#include "app/ui/tab_strip.h"
#include "common/base/limits.h"
#include "common/base/random.h"
#include "tests/support/test_seed.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

ChatId chatId(qint64 number)
{
    QByteArray bytes(ChatId::kSizeBytes, char(0));
    bytes[0] = char(number >> 8);
    bytes[1] = char(number);
    return *ChatId::fromBytes(bytes);
}

ChatEntry said(qint64 number, const QString &text, qint64 author = 2)
{
    return {number, chatId(number), AuthorNumber(author), u"Person %1"_s.arg(author), 0xcb4319,
            1'700'000'000'000 + number * 100'000, text};
}

/// A chat in view, so long that it does not fit there.
class LongChat final
{
public:
    explicit LongChat(qint64 messages = 60)
    {
        bench.openLive(Role::Edit, u"text", {UiBench::person(2, u"Ben"_s, 1)});
        bench.window().showChat(true);
        for (qint64 number = 1; number <= messages; ++number)
            arrive();
        settle();
    }
    void arrive(const QString &text = {}) { arriveAs(m_last + 1, text); }
    void arriveAs(qint64 number, const QString &text = {})
    {
        m_last = number;
        bench.answer(messages::Chatted{{said(number, text.isEmpty() ? u"message %1"_s.arg(number)
                                                                    : text)}});
    }
    static void settle() { QCoreApplication::processEvents(); }
    ChatView &view() { return *bench.tab().chat(); }
    ChatLog &log() { return view().log(); }
    QScrollBar &bar() { return *log().verticalScrollBar(); }
    QString firstInView() { return log().cursorForPosition({4, 4}).block().text(); }

    UiBench bench;

private:
    qint64 m_last = 0;
};

} // namespace

/// What the log of a chat does while others speak and somebody reads.
class TestChatLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyHistoryLooksAsIfMadeAnew();
    void oneUpdateATurn();
    void onlyTheNewIsTouched();
    void readerKeepsTheirPlace();
    void seenAtTheEndAlone();
    void selectionStays();
    void looksChange();
    void awayAndBack();
    void newBelowByKeyboard();
    void focusedLinkStays();
    void missingNumbersAreTold();
};

/// Line by line changes come to what a log shows that was never changed.
void TestChatLog::anyHistoryLooksAsIfMadeAnew()
{
    const auto seed = testSeed(7);
    SeededRandom random(seed);
    ChatExchange chat;
    messages::Welcome welcome;
    welcome.epoch = kFirstEpoch;
    welcome.chat = 0;
    chat.welcomed(welcome);
    ChatReader reader{AuthorNumber(1), u"Person 1"_s, 0x356ae6, ChatLine::Fate::WillBeSent, {}, {}};
    ChatLog log;
    qint64 number = 0;
    qint64 written = 10'000;
    for (int step = 0; step < 400; ++step) {
        switch (random.below(7)) {
        case 0:
        case 1:
        case 2: {
            number += random.below(20) == 0 ? 5 : 1;
            chat.receive(messages::Chatted{{said(number, u"text\nof %1"_s.arg(number),
                                                 1 + qint64(random.below(3)))}}, reader.self);
            break;
        }
        case 3: chat.write({chatId(++written), u"own https://a.example/%1"_s.arg(written)}); break;
        case 4:
        case 5: {
            if (chat.waiting().empty())
                break;
            const auto id = chat.waiting()[random.below(chat.waiting().size())].id;
            auto entry = said(++number, u"own"_s, 1);
            entry.id = id;
            if (random.below(3) > 0)
                chat.receive(messages::Chatted{{entry}}, reader.self);
            else
                chat.receive(messages::ChatRefused{id, ErrorCode::Internal, 0}, Instant());
            break;
        }
        case 6:
            if (!reader.muted.remove(3))
                reader.muted.insert(3, u"Person 3"_s);
            break;
        }
        const auto lines = chatLines(chat, reader);
        log.show(lines);
        if (step % 10 != 0)
            continue;
        ChatLog fresh;
        fresh.show(lines);
        QVERIFY2(log.document()->toHtml() == fresh.document()->toHtml(),
                 qPrintable(u"seed %1, step %2"_s.arg(seed).arg(step)));
        QCOMPARE(log.document()->blockCount(), std::max(1, int(lines.size())));
    }
    QCOMPARE(qint64(chat.entries().size()), limits::kChatMessages);
    log.show({});
    QCOMPARE(log.toPlainText(), QString());
}

void TestChatLog::oneUpdateATurn()
{
    LongChat chat(3);
    QSignalSpy changes(chat.log().document(), &QTextDocument::contentsChanged);
    for (int i = 0; i < 20; ++i)
        chat.arrive();
    QCOMPARE(changes.size(), 0);
    chat.settle();
    QCOMPARE(changes.size(), 1);
    QVERIFY(chat.log().toPlainText().contains(u"message 23"_s));
    QCOMPARE(chat.view().unread(), 0); // and it changes nothing that they are seen
    chat.settle();
    QCOMPARE(changes.size(), 1);
}

void TestChatLog::onlyTheNewIsTouched()
{
    for (const qint64 messages : {qint64(20), limits::kChatMessages}) {
        LongChat chat(messages);
        int touched = 0;
        connect(chat.log().document(), &QTextDocument::contentsChange, this,
                [&](int, int gone, int come) { touched += gone + come; });
        chat.arrive(u"the newest"_s);
        chat.settle();
        QVERIFY(touched >= 10);
        // The oldest goes where there are as many as are kept.
        QVERIFY2(touched < 200, qPrintable(QString::number(touched)));
    }
}

void TestChatLog::readerKeepsTheirPlace()
{
    LongChat chat(limits::kChatMessages);
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
    chat.bar().setValue(chat.bar().maximum() / 2);
    const QString first = chat.firstInView();
    for (int i = 0; i < 5; ++i) { // each of which takes one away in front
        chat.arrive(u"long "_s.repeated(100));
        chat.settle();
        QCOMPARE(chat.firstInView(), first);
    }
    chat.bench.window().resize(chat.bench.window().width(), chat.bench.window().height() - 60);
    chat.bar().setValue(chat.bar().maximum());
    chat.bench.window().resize(chat.bench.window().width(), chat.bench.window().height() - 60);
    chat.settle();
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
}

void TestChatLog::seenAtTheEndAlone()
{
    LongChat chat;
    QCOMPARE(chat.view().unread(), 0);
    QPushButton &button = chat.view().newBelow();
    chat.bar().setValue(0);
    QVERIFY(!button.isVisible());
    chat.arrive();
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.view().unread(), 2);
    QVERIFY(button.isVisible());
    QCOMPARE(button.text(), u"2 new below"_s);
    QCOMPARE(chat.bar().value(), 0);
    QTest::mouseClick(&button, Qt::LeftButton);
    chat.settle();
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
    QCOMPARE(chat.view().unread(), 0);
    QVERIFY(!button.isVisible());
    chat.bar().setValue(0);
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.view().unread(), 1);
    chat.bar().setValue(chat.bar().maximum()); // scrolled there
    chat.settle();
    QCOMPARE(chat.view().unread(), 0);
}

void TestChatLog::selectionStays()
{
    LongChat chat(limits::kChatMessages);
    QTextCursor cursor = chat.log().textCursor();
    cursor.setPosition(int(chat.log().toPlainText().indexOf(u"message 150"_s)));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    chat.log().setTextCursor(cursor);
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.log().textCursor().selectedText(), u"message 150"_s);
    chat.log().selectAll(); // up to here, and not what comes then
    chat.arrive(u"not me"_s);
    chat.settle();
    QVERIFY(chat.log().textCursor().selectedText().contains(u"message 150"_s));
    QVERIFY(!chat.log().textCursor().selectedText().contains(u"not me"_s));
}

/// The desktop goes dark, or its letters grow, while somebody reads further up.
void TestChatLog::looksChange()
{
    LongChat chat(limits::kChatMessages);
    const auto changeLooks = [&chat](int turn) {
        QPalette palette = chat.log().palette();
        palette.setColor(QPalette::Text, turn % 2 == 0 ? Qt::red : Qt::blue);
        QFont font = chat.log().font();
        font.setPointSizeF(font.pointSizeF() * (turn % 2 == 0 ? 0.5 : 2.0));
        chat.log().setPalette(palette);
        chat.log().setFont(font);
        chat.settle();
    };
    changeLooks(0);
    changeLooks(1);
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
    QTextCursor cursor = chat.log().textCursor();
    cursor.setPosition(int(chat.log().toPlainText().indexOf(u"message 150"_s)));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    chat.log().setTextCursor(cursor);
    chat.bar().setValue(chat.bar().maximum() * 9 / 10);
    const QTextCursor top = chat.log().cursorForPosition({4, 4});
    chat.bar().setValue(chat.bar().value() + chat.log().cursorRect(top).top());
    const QString first = chat.firstInView();
    chat.arrive();
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.view().unread(), 2);
    for (int turn = 0; turn < 4; ++turn) {
        changeLooks(turn);
        QCOMPARE(chat.firstInView(), first);
        QCOMPARE(chat.view().unread(), 2);
        QCOMPARE(chat.log().textCursor().selectedText(), u"message 150"_s);
    }
    QVERIFY(chat.view().newBelow().isVisible());
    chat.arrive();
    chat.settle();
    QCOMPARE(chat.firstInView(), first);
}

/// Into another document and back: what was not in view was not seen.
void TestChatLog::awayAndBack()
{
    LongChat chat;
    chat.bar().setValue(chat.bar().maximum() / 3);
    const QString first = chat.firstInView();
    chat.arrive();
    chat.settle();
    QWidget *tab = &chat.bench.tab();
    ChatView &view = chat.view();
    chat.bench.window().newDocument();
    chat.settle();
    QVERIFY(!view.isVisible());
    chat.arrive();
    chat.settle();
    chat.bench.window().tabStrip().setCurrentPage(qobject_cast<DocumentTab *>(tab));
    chat.settle();
    QVERIFY(view.isVisible());
    QCOMPARE(chat.firstInView(), first);
    QCOMPARE(view.unread(), 2);
    QCOMPARE(view.newBelow().text(), u"2 new below"_s);
    // Whoever stood at the end stands there again.
    chat.bar().setValue(chat.bar().maximum());
    chat.bench.window().toggleChat();
    chat.arrive(u"the newest"_s);
    chat.settle();
    chat.bench.window().showChat(true);
    chat.settle();
    QCOMPARE(chat.bar().value(), chat.bar().maximum());
    QCOMPARE(view.unread(), 0);
}

void TestChatLog::newBelowByKeyboard()
{
    LongChat chat;
    QPushButton &button = chat.view().newBelow();
    chat.bar().setValue(0);
    chat.arrive();
    chat.settle();
    QVERIFY(button.isVisible());
    button.setFocus();
    QTest::keyClick(&button, Qt::Key_Space);
    chat.settle();
    QVERIFY(!button.isVisible());
    QVERIFY(chat.log().hasFocus());
}

/// Return on "Try again" is that of the message it stood at, whatever came in between.
void TestChatLog::focusedLinkStays()
{
    LongChat chat(3);
    chat.view().input().setFocus();
    for (const auto *text : {u"first", u"second"}) {
        QTest::keyClicks(&chat.view().input(), QString::fromUtf16(text));
        chat.bench.press(Qt::Key_Return);
        const auto sent = chat.bench.sent<messages::Chat>();
        chat.bench.answer(messages::ChatRefused{sent.back().id, ErrorCode::Internal, 0});
    }
    chat.settle();
    chat.log().setFocus();
    while (!chat.log().textCursor().selectedText().startsWith(u"Try again"_s))
        chat.bench.press(Qt::Key_Tab);
    for (int i = 0; i < 4; ++i)
        chat.arrive();
    chat.settle();
    chat.bench.press(Qt::Key_Return);
    const auto sent = chat.bench.sent<messages::Chat>();
    QCOMPARE(sent.size(), 3U);
    QCOMPARE(sent[2].text, u"first"_s);
    QCOMPARE(chat.bench.tab().controller().chat()->waiting().size(), 2U);
}

void TestChatLog::missingNumbersAreTold()
{
    LongChat chat(3);
    QVERIFY(!chat.log().toPlainText().contains(u"not shown"_s));
    chat.arriveAs(73);
    chat.settle();
    const QString text = chat.log().toPlainText();
    QVERIFY(text.contains(u"69 messages not shown"_s));
    QVERIFY(text.indexOf(u"message 3"_s) < text.indexOf(u"not shown"_s));
    QVERIFY(text.indexOf(u"not shown"_s) < text.indexOf(u"message 73"_s));
    chat.arriveAs(73 + 2 + (qint64(1) << 32)); // whatever a server claims
    chat.settle();
    QVERIFY(chat.log().toPlainText().contains(u"2,147,483,647 messages not shown"_s));
    chat.log().mute(AuthorNumber(2), u"Person 2"_s); // who is muted leaves no hole
    chat.settle();
    QCOMPARE(chat.log().toPlainText().count(u"not shown"_s), 2);
}

QObject *makeChatLogSuite()
{
    return new TestChatLog;
}

#include "test_chat_log.moc"
