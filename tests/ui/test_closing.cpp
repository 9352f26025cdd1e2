#include "app/ui/close_prompt.h"
#include "app/ui/notice_bar.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QFileDialog>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

QPushButton *buttonOf(ClosePrompt &prompt, const QString &text)
{
    const auto buttons = prompt.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && !button->isHidden())
            return button;
    }
    return nullptr;
}

} // namespace

/// What happens between the wish to close and the end.
class TestClosing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastTabLeavesABlankOne();
    void asksBeforeTextIsLost();
    void waitsForTheServer();
    void waitingCountsWhatIsNewMeanwhile();
    void recoveredTextKeepsTheWindowOpen();
    void offersToWaitOnlyWhereSomethingIsSent();
    void cancelledCopyClosesNothing();
    void wavesThroughOnlyWhatWasRead();
};

void TestClosing::lastTabLeavesABlankOne()
{
    UiBench bench;
    const QPointer<DocumentTab> first = &bench.tab();
    bench.window().closeCurrentTab();
    QTRY_VERIFY(first.isNull());
    QCOMPARE(bench.window().tabs().size(), 1);
    QVERIFY(bench.tab().isPristine());
}

void TestClosing::asksBeforeTextIsLost()
{
    UiBench bench;
    bench.type(u"notes"_s);
    bench.window().close();
    QVERIFY(bench.window().isVisible());
    QVERIFY(bench.window().closePrompt().isVisible());
    QCOMPARE(bench.window().closePrompt().message(), u"“notes” is only in this window."_s);
    bench.tab().markKept();
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
}

void TestClosing::waitsForTheServer()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.type(u"x"_s);
    bench.window().close();
    ClosePrompt &prompt = bench.window().closePrompt();
    QCOMPARE(prompt.message(), u"1 edit is not confirmed by the server."_s);
    QVERIFY(!buttonOf(prompt, u"Save a copy…"_s));
    buttonOf(prompt, u"Wait"_s)->click();
    QVERIFY(bench.window().isVisible());
    const auto submits = bench.sent<messages::Submit>();
    QCOMPARE(submits.size(), 1u);
    bench.answer(messages::Ack{submits.front().sequence, Revision(6)});
    QTRY_VERIFY(!bench.window().isVisible());
}

void TestClosing::waitingCountsWhatIsNewMeanwhile()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.type(u"x"_s);
    bench.window().close();
    buttonOf(bench.window().closePrompt(), u"Wait"_s)->click();
    bench.window().newDocument();
    bench.type(u"new"_s);
    bench.answer(messages::Ack{bench.sent<messages::Submit>().front().sequence, Revision(6)});
    QTRY_COMPARE(bench.window().closePrompt().message(), u"“new” is only in this window."_s);
    QVERIFY(bench.window().isVisible());
}

void TestClosing::recoveredTextKeepsTheWindowOpen()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.type(u"mine "_s);
    bench.window().close();
    buttonOf(bench.window().closePrompt(), u"Wait"_s)->click();
    const auto sequence = bench.sent<messages::Submit>().front().sequence;
    bench.answer(messages::Reject{sequence, ErrorCode::TooLarge, {}});
    bench.sendSnapshot(u"abc", 6);
    QCOMPARE(bench.window().tabs().size(), 2);
    QTRY_VERIFY(bench.window().closePrompt().message().contains(u"only in this window"_s));
    QVERIFY(bench.window().isVisible());
    QVERIFY(bench.window().tabs().back()->editor().content().text().startsWith(u"mine "_s));
}

void TestClosing::offersToWaitOnlyWhereSomethingIsSent()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.tab().controller().setWorkOffline(true);
    bench.type(u"x"_s);
    bench.window().close();
    ClosePrompt &prompt = bench.window().closePrompt();
    QVERIFY(prompt.isVisible());
    QVERIFY(!buttonOf(prompt, u"Wait"_s));
    QVERIFY(buttonOf(prompt, u"Save a copy…"_s));
    bench.tab().markKept(); // what the copy does
    prompt.finishCopy(true);
    QVERIFY(!bench.window().isVisible());
}

void TestClosing::cancelledCopyClosesNothing()
{
    UiBench bench;
    bench.type(u"notes"_s);
    bench.window().close();
    buttonOf(bench.window().closePrompt(), u"Save a copy…"_s)->click();
    auto *dialog = bench.window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->reject();
    // Saved by another way later: nothing is left to ask, and nobody asked to close any more.
    bench.tab().markKept();
    QTRY_VERIFY(!bench.window().closePrompt().isVisible());
    QVERIFY(bench.window().isVisible());
}

void TestClosing::wavesThroughOnlyWhatWasRead()
{
    UiBench bench;
    bench.type(u"one"_s);
    bench.window().close();
    ClosePrompt &prompt = bench.window().closePrompt();
    QPushButton *anyway = buttonOf(prompt, u"Quit anyway"_s);
    bench.window().newDocument();
    bench.type(u"two"_s);
    anyway->click();
    QVERIFY(bench.window().isVisible());
    QCOMPARE(prompt.message(), u"2 documents are only in this window."_s);
    anyway->click();
    QVERIFY(!bench.window().isVisible());
}

QObject *makeClosingSuite()
{
    return new TestClosing;
}

#include "test_closing.moc"
