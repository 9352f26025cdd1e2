#include "app/client/local_server.h"
#include "app/models/participants_model.h"
#include "app/ui/document_tab.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/host_popover.h"
#include "app/ui/notice_bar.h"
#include "app/ui/share_popover.h"
#include "app/ui/start_panel.h"
#include "app/ui/tab_strip.h"
#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "common/transport/websocket_transport.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::messages;
using syngraph::testing::UiBench;

Q_DECLARE_METATYPE(syngraph::HostError)

namespace {

/// As an editor leaves it that is closed while its server shall go on.
void leaveOne(const QString &program, const QString &place)
{
    LocalServer server(program, place);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    server.leave();
}

QString noteOf(const QString &place) { return place + u"/running.json"_s; }

} // namespace

/// What is offered while nothing is open, and this computer as a server.
class TestHosting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startGoesWithTheFirstLetter();
    void startIsForTheOnlyDocument();
    void startTakesTheCopiedLink();
    void startSaysWhatIsWrong();
    void startIsInTheRound();
    void serverStartsAndStops();
    void documentsAreSharedThroughIt();
    void leftServerIsFoundAgain();
    void leftServerIsKnownFromTheStart();
    void leftServerOfAnotherReachEnds();
    void replacedProgramIsKnown();
    void portTakenMeanwhile();
    void comesBackToItsPort();
    void oldAddressesLeadHere();
    void anotherNetwork();
    void numberOfAnotherProcess();
    void hangingServerIsEnded();
    void crashedServerComesBack_data();
    void crashedServerComesBack();
    void leftBetweenTwoRunsItRuns();
    void documentOfYesterdayIsNotHostedNow();
    void folderThatCannotBeMade();
    void troubleInWords_data();
    void troubleInWords();

private:
    static QString program() { return QStringLiteral(SYNGRAPH_SERVER_PROGRAM); }
};

void TestHosting::init()
{
    QGuiApplication::clipboard()->clear();
}

void TestHosting::startGoesWithTheFirstLetter()
{
    UiBench bench;
    const StartPanel &start = bench.window().startPanel();
    QVERIFY(start.isVisible());
    QVERIFY(bench.editor().hasFocus());
    bench.type(u"x"_s);
    QVERIFY(!start.isVisible());
    bench.press(Qt::Key_Backspace);
    QVERIFY(!start.isVisible());
}

void TestHosting::startIsForTheOnlyDocument()
{
    UiBench bench;
    DocumentTab *first = &bench.tab();
    DocumentTab *second = bench.window().newDocument();
    QVERIFY(!bench.window().startPanel().isVisible());
    QVERIFY(first != second);
    bench.window().closeCurrentTab();
    QCOMPARE(bench.window().tabs().size(), 1);
    QVERIFY(bench.window().startPanel().isVisible());
    bench.openLive(Role::Edit, u"");
    QVERIFY(!bench.window().startPanel().isVisible());
}

void TestHosting::startTakesTheCopiedLink()
{
    QGuiApplication::clipboard()->setText(u"  "_s + UiBench::link().text() + u' ');
    UiBench bench;
    StartPanel &start = bench.window().startPanel();
    QCOMPARE(start.field()->text(), UiBench::link().text());
    QVERIFY(!bench.tab().controller().isShared()); // never by itself
    start.field()->setFocus();
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.tab().controller().editLink(), UiBench::link());
    QVERIFY(!start.isVisible());
}

void TestHosting::startSaysWhatIsWrong()
{
    QGuiApplication::clipboard()->setText(u"just some words"_s);
    UiBench bench;
    StartPanel &start = bench.window().startPanel();
    QCOMPARE(start.field()->text(), QString());
    start.field()->setFocus();
    QTest::keyClicks(start.field(), u"nonsense"_s);
    bench.press(Qt::Key_Return);
    QVERIFY(!start.errorText().isEmpty());
    QVERIFY(start.isVisible());
    bench.press(Qt::Key_Escape);
    QVERIFY(bench.editor().hasFocus());
}

void TestHosting::startIsInTheRound()
{
    UiBench bench;
    bool wasThere = false;
    for (int i = 0; i < 10 && !wasThere; ++i) {
        bench.press(Qt::Key_F6);
        wasThere = QApplication::focusWidget() == bench.window().startPanel().field();
    }
    QVERIFY(wasThere);
}

void TestHosting::serverStartsAndStops()
{
    QTemporaryDir folder;
    LocalServer server(program(), folder.filePath(u"hosting"_s));
    QSignalSpy stopped(&server, &LocalServer::stopped);
    server.start(HostReach::ThisComputer);
    QCOMPARE(server.state(), LocalServer::State::Starting);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    const ServerAddress address = *server.address();
    QVERIFY(address.server.isLoopback());
    QVERIFY(address.server.secure && address.server.fingerprint && address.creationKey);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    QCOMPARE(server.state(), LocalServer::State::Off);
    QVERIFY(!server.address());
    server.start(HostReach::ThisComputer); // links that were given out stay good
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    QCOMPARE(*server.address(), address);
}

void TestHosting::documentsAreSharedThroughIt()
{
    QTemporaryDir folder;
    LocalServer server(program(), folder.filePath(u"hosting"_s));
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    SystemClock clock;
    SystemRandom random;
    const auto make = [&] {
        return std::make_unique<DocumentController>(DocumentController::Environment{
            clock, random, [] { return std::make_unique<WebSocketTransport>(); }, u"Ann"_s, 0,
            SessionOptions{}, nullptr});
    };
    const auto ann = make();
    ann->loadLocal(*Document::fromDelta(DeltaBuilder().insert(u"hosted here\n").build()), {});
    QSignalSpy shared(ann.get(), &DocumentController::shared);
    ann->share(*server.address(), u"Notes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shared.size(), 1, 20'000);
    const auto ben = make();
    ben->open(*ann->editLink());
    QTRY_COMPARE_WITH_TIMEOUT(ben->document().text(), u"hosted here\n"_s, 20'000);
}

void TestHosting::leftServerIsFoundAgain()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    std::optional<ServerAddress> address;
    {
        LocalServer server(program(), place);
        server.start(HostReach::ThisComputer);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
        address = server.address();
        server.leave();
        QVERIFY(!server.address());
    }
    LocalServer again(program(), place);
    again.start(HostReach::ThisComputer);
    QCOMPARE(again.state(), LocalServer::State::Running);
    QCOMPARE(again.address(), address);
    again.stop();
    QTRY_COMPARE_WITH_TIMEOUT(again.state(), LocalServer::State::Off, 20'000);
    QVERIFY(!ServerNote::read(noteOf(place)).isAlive(program()));
}

void TestHosting::leftServerIsKnownFromTheStart()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    leaveOne(program(), place);
    {
        LocalServer again(program(), place);
        UiBench bench(nullptr, &again);
        QCOMPARE(again.state(), LocalServer::State::Running);
        QVERIFY(!bench.window().hostPopover()->stateText().isEmpty());
    }
    // Nobody asked for it to go on.
    QTRY_VERIFY_WITH_TIMEOUT(!ServerNote::read(noteOf(place)).isAlive(program()), 20'000);
}

void TestHosting::leftServerOfAnotherReachEnds()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    leaveOne(program(), place);
    ServerNote noted = ServerNote::read(noteOf(place));
    const qint64 before = noted.process;
    noted.isForNetwork = true;
    noted.write(noteOf(place));
    LocalServer again(program(), place);
    again.start(HostReach::ThisComputer);
    QCOMPARE(again.state(), LocalServer::State::Starting);
    QTRY_COMPARE_WITH_TIMEOUT(again.state(), LocalServer::State::Running, 20'000);
    QCOMPARE(again.reach(), HostReach::ThisComputer);
    QVERIFY(ServerNote::read(noteOf(place)).process != before);
}

/// As an update of the package does.
void TestHosting::replacedProgramIsKnown()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    const QString copy = folder.filePath(u"server"_s);
    QVERIFY(QFile::copy(program(), copy));
    leaveOne(copy, place);
    QVERIFY(QFile::remove(copy) && QFile::copy(program(), copy));
    LocalServer again(copy, place);
    again.start(HostReach::ThisComputer);
    QCOMPARE(again.state(), LocalServer::State::Running);
}

/// Somebody else begins to listen between the editor's look at the port and the server's start.
void TestHosting::portTakenMeanwhile()
{
    QTemporaryDir folder;
    const QString slower = folder.filePath(u"slower"_s);
    QFile script(slower);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\n"
                 "if [ ! -e \"$0.tried\" ]; then : >\"$0.tried\"; exit 69; fi\n"
                 "exec '" + QFile::encodeName(program()) + "' \"$@\"\n");
    script.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    script.close();
    LocalServer server(slower, folder.filePath(u"hosting"_s));
    QSignalSpy failed(&server, &LocalServer::failed);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    QCOMPARE(failed.size(), 0);
    QVERIFY(QFile::exists(slower + u".tried"_s));
}

/// Taken at one start, it is in all the links still.
void TestHosting::comesBackToItsPort()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    quint16 port = 0;
    for (const bool isTaken : {false, true, false}) {
        QTcpServer other;
        if (isTaken)
            QVERIFY(other.listen(QHostAddress::LocalHost, port));
        LocalServer server(program(), place);
        server.start(HostReach::ThisComputer);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
        const quint16 now = server.address()->server.port;
        QCOMPARE(port == 0 || now == port, !isTaken);
        if (port == 0)
            port = now;
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Off, 20'000);
    }
}

void TestHosting::oldAddressesLeadHere()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    leaveOne(program(), place);
    ServerNote noted = ServerNote::read(noteOf(place));
    noted.places.prepend(u"192.0.2.77:443"_s); // where this computer was yesterday
    noted.write(noteOf(place));
    LocalServer server(program(), place);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    ShareLink link = UiBench::link();
    const ShareLink foreign = link;
    link.server.host = u"192.0.2.77"_s;
    link.server.fingerprint = server.address()->server.fingerprint;
    ShareLink moved = link; // the same key, on a machine that its documents were brought to
    moved.server.host = u"192.0.2.99"_s;
    QCOMPARE(server.renewed(link).server, server.address()->server);
    QCOMPARE(server.renewed(link).token, link.token);
    QCOMPARE(server.renewed(foreign), foreign);
    QCOMPARE(server.renewed(moved), moved);
    QCOMPARE(server.route({moved.webSocketUrl(), moved.server.fingerprint}), moved.webSocketUrl());
    const TransportTarget target{link.webSocketUrl(), link.server.fingerprint};
    QCOMPARE(server.route(target), server.renewed(link).webSocketUrl());
    QCOMPARE(server.route({foreign.webSocketUrl(), foreign.server.fingerprint}),
             foreign.webSocketUrl());

    WebSocketTransport transport([&server](const auto &wanted) { return server.route(wanted); });
    QSignalSpy opened(&transport, &Transport::opened);
    transport.open(target);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Off, 20'000);
    QVERIFY(server.isOff(link.server) && !server.isOff(moved.server));
    QCOMPARE(server.route(target), QUrl()); // not to whoever has that address today
    WebSocketTransport vain([&server](const auto &wanted) { return server.route(wanted); });
    QSignalSpy ended(&vain, &Transport::ended);
    vain.open(target);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.front().front().value<TransportEnd>().kind, TransportEnd::Kind::Refused);
}

/// Left running at an address that this computer has no more.
void TestHosting::anotherNetwork()
{
    if (LocalServer::networkAddress().isEmpty())
        QSKIP("needs a network");
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    leaveOne(program(), place);
    ServerNote noted = ServerNote::read(noteOf(place));
    const qint64 before = noted.process;
    noted.isForNetwork = true;
    noted.address->server.host = u"192.0.2.77"_s;
    noted.write(noteOf(place));
    LocalServer server(program(), place);
    server.findLeft();
    QTRY_VERIFY_WITH_TIMEOUT(server.address()
                                 && server.address()->server.host == LocalServer::networkAddress(),
                             20'000);
    QVERIFY(ServerNote::read(noteOf(place)).process != before);
}

/// After a restart of the computer a server of somebody else has the noted number.
void TestHosting::numberOfAnotherProcess()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    leaveOne(program(), place);
    ServerNote noted = ServerNote::read(noteOf(place));
    QVERIFY(noted.isAlive(program()));
    const pid_t process = pid_t(noted.process);
    noted.begun -= 1;
    QVERIFY(!noted.isAlive(program()));
    noted.write(noteOf(place));
    {
        LocalServer server(program(), place);
        server.findLeft();
        QCOMPARE(server.state(), LocalServer::State::Off);
    }
    QCOMPARE(::kill(process, 0), 0);
    QCOMPARE(::kill(process, SIGTERM), 0);
}

void TestHosting::hangingServerIsEnded()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    LocalServer server(program(), place);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    const ServerNote noted = ServerNote::read(noteOf(place));
    QCOMPARE(::kill(pid_t(noted.process), SIGSTOP), 0);
    server.stop();
    server.start(HostReach::ThisComputer); // which waits for the end
    QSignalSpy started(&server, &LocalServer::started);
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 30'000);
    QVERIFY(ServerNote::read(noteOf(place)).process != noted.process);
}

void TestHosting::crashedServerComesBack_data()
{
    QTest::addColumn<bool>("isLeft");
    QTest::newRow("its own") << false;
    QTest::newRow("one that was left") << true;
}

void TestHosting::crashedServerComesBack()
{
    QFETCH(bool, isLeft);
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    if (isLeft)
        leaveOne(program(), place);
    LocalServer server(program(), place);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    const auto address = server.address();
    QSignalSpy started(&server, &LocalServer::started);
    QCOMPARE(::kill(pid_t(ServerNote::read(noteOf(place)).process), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
    QCOMPARE(server.address(), address); // the links stay good
}

void TestHosting::leftBetweenTwoRunsItRuns()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    qint64 first = 0;
    {
        LocalServer server(program(), place);
        server.start(HostReach::ThisComputer);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
        first = ServerNote::read(noteOf(place)).process;
        bool isLeft = false;
        connect(&server, &LocalServer::stateChanged, this, [&] {
            if (server.state() != LocalServer::State::Starting || std::exchange(isLeft, true))
                return;
            server.leave(); // it crashed and is to be started again
        });
        QCOMPARE(::kill(pid_t(first), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isLeft, 20'000);
        QCOMPARE(server.state(), LocalServer::State::Off);
    }
    QVERIFY(ServerNote::read(noteOf(place)).process != first);
    QVERIFY(ServerNote::read(noteOf(place)).isAlive(program()));
    LocalServer again(program(), place); // ends it when it goes
    const auto isFound = [&again] {
        again.findLeft();
        return again.state() == LocalServer::State::Running;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFound(), 20'000);
}

void TestHosting::documentOfYesterdayIsNotHostedNow()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"hosting"_s);
    ShareLink link = UiBench::link();
    {
        LocalServer server(program(), place);
        server.start(HostReach::ThisComputer);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
        link.server = server.address()->server;
    }
    LocalServer server(program(), place);
    UiBench bench(nullptr, &server);
    bench.preferences().setHostsForNetwork(false);
    bench.preferences().setServerAddress(ServerAddress{link.server, std::nullopt}.text());
    bench.window().findChild<FormatToolbar *>()->shareButton()->click();
    QVERIFY(bench.window().hostPopover()->isOpen());
    bench.window().hostPopover()->closePopover();
    bench.window().openLink(link);
    TransportEnd end;
    end.kind = TransportEnd::Kind::Refused;
    Q_EMIT bench.transport()->ended(end);
    NoticeBar &banner = bench.tab().bannerBar();
    QTRY_VERIFY(banner.isVisible() && banner.message().contains(u"not hosting now"_s));
    auto *button = qobject_cast<QPushButton *>(banner.firstButton());
    QVERIFY(button && button->text() == u"Host again"_s);
    QVERIFY(!bench.transport());
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), LocalServer::State::Running, 20'000);
    QTRY_VERIFY(!banner.message().contains(u"not hosting now"_s));
    bench.clock().advance(1s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.transport(), 20'000); // it does not wait for its next try
}

void TestHosting::folderThatCannotBeMade()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"hosting"_s)); // a file, where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    LocalServer server(program(), file.fileName());
    QSignalSpy failed(&server, &LocalServer::failed);
    server.start(HostReach::ThisComputer);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<HostError>(), HostError::NotWritable);
    QCOMPARE(server.state(), LocalServer::State::Off);
    QVERIFY(hostErrorWords(HostError::NotWritable, file.fileName()).contains(file.fileName()));
}

void TestHosting::troubleInWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("not installed") << u"missing"_s << u"not installed"_s;
    QTest::newRow("cannot be run") << u"odd"_s << u"ended by itself."_s;
    QTest::newRow("the folder is taken") << u"busy"_s << u"has to end first"_s;
    QTest::newRow("all ports are taken") << u"slow"_s << u"port"_s;
    QTest::newRow("ends by itself") << u"broken"_s << u"ended by itself. (out of luck)"_s;
}

void TestHosting::troubleInWords()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    const auto put = [&folder](const QString &file, const QByteArray &text) {
        QFile script(folder.filePath(file));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write(text) == text.size());
        script.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    };
    put(u"broken"_s, "#!/bin/sh\necho out of luck >&2\nexit 3\n");
    put(u"odd"_s, "#!/no/such/shell\n");
    put(u"busy"_s, "#!/bin/sh\nexit 75\n");
    put(u"slow"_s, "#!/bin/sh\nexit 69\n");
    LocalServer server(folder.filePath(name), folder.filePath(u"hosting"_s));
    UiBench bench;
    HostPopover popover(server, bench.preferences(), &bench.window());
    bench.preferences().setHostsForNetwork(false);
    QSignalSpy failed(&server, &LocalServer::failed);
    server.start(HostReach::ThisComputer);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY2(popover.errorText().contains(expected), qPrintable(popover.errorText()));
    QCOMPARE(server.state(), LocalServer::State::Off);
}

QObject *makeHostingSuite()
{
    return new TestHosting;
}

#include "test_hosting.moc"
