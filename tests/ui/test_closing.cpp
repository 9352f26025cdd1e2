#include "app/client/local_server.h"
#include "app/models/participants_model.h"
#include "app/ui/close_prompt.h"
#include "app/ui/document_tab.h"
#include "app/ui/host_popover.h"
#include "app/ui/notice_bar.h"
#include "app/ui/preferences.h"
#include "app/ui/share_popover.h"
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
    void quittingAsksWhileOthersAreThere();
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

void TestClosing::quittingAsksWhileOthersAreThere()
{
    QTemporaryDir folder;
    LocalServer server(QStringLiteral(SYNGRAPH_SERVER_PROGRAM), folder.filePath(u"hosting"_s));
    UiBench bench(nullptr, &server);
    bench.window().showHost();
    QVERIFY(bench.window().hostPopover()->isOpen());
    bench.preferences().setHostsForNetwork(false);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    QVERIFY(bench.window().sharePopover().isOpen()); // with the address filled in
    QCOMPARE(bench.preferences().serverAddress(), server.address()->text());
    bench.window().sharePopover().closePopover();
    ShareLink link = UiBench::link();
    link.server = server.address()->server;
    bench.window().openLink(link);
    bench.welcome(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    QTRY_COMPARE(bench.tab().people().rowCount(), 2);
    NoticeBar &bar = bench.window().hostBar();
    bench.window().close();
    QVERIFY(bench.window().isVisible());
    QVERIFY(bar.isVisible());
    QVERIFY(bar.message().contains(u"1 other"_s));
    const auto stopAndQuit = [&bar] {
        const auto buttons = bar.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == u"Stop and quit"_s)
                return button->click();
        }
        QFAIL("no such button");
    };
    // What has come about since the question: nobody is thrown out before that is answered.
    bench.window().newDocument();
    bench.type(u"only here"_s);
    stopAndQuit();
    QVERIFY(bench.window().isVisible());
    QVERIFY(bench.window().closePrompt().bar().isVisible());
    QCOMPARE(server.state(), LocalServer::State::Running);
    QVERIFY(!bar.isVisible());
    // "Quit anyway" is enough for what it named.
    buttonOf(bench.window().closePrompt(), u"Quit anyway"_s)->click();
    QVERIFY(bench.window().isVisible());
    QVERIFY(bar.isVisible());
    QCOMPARE(server.state(), LocalServer::State::Running);
    stopAndQuit();
    QVERIFY(!bench.window().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Off, 20'000);
}

QObject *makeClosingSuite()
{
    return new TestClosing;
}

#include "test_closing.moc"
