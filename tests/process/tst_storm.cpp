// A crowd whose server dies, or stops in good order: all come back, spread out, and their coming
// back does not keep others from it. SYNGRAPH_CLIENTS: how many, SYNGRAPH_DOCUMENTS: in how many.

#include "tests/process/server_process.h"
#include "tests/support/test_seed.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kPatience = 60s;
constexpr int kLargeCrowd = 1'000;

/// Seconds of one core that a process has used.
double cpuSeconds(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // proc(5): utime and stime are fields 14 and 15, the name in field 2 ends with ")".
    const auto words = file.readAll().split(')').last().simplified().split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble())
        / double(::sysconf(_SC_CLK_TCK));
}

/// The number behind `word` in the last line that holds it; -1 without one.
double numberBehind(const ChildProcess &process, const QString &start, const QString &word)
{
    const QRegularExpression pattern(u"^%1.*\\b%2 ([0-9.]+)"_s.arg(start, word));
    for (auto line = process.output().rbegin(); line != process.output().rend(); ++line) {
        if (const auto match = pattern.match(line->text); match.hasMatch())
            return match.captured(1).toDouble();
    }
    return -1;
}

/// The link to edit it; empty when none could be made.
QString newDocument(const QString &data)
{
    ChildProcess doc(u"syngraph-server"_s, {u"doc"_s, u"create"_s, u"--data-dir"_s, data});
    doc.start();
    if (!doc.waitForEnd(kPatience))
        return {};
    for (const auto &line : doc.output()) {
        if (line.text.startsWith(u"edit "))
            return line.text.section(u' ', 1);
    }
    return {};
}

} // namespace

class TestStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crowdComesBack_data();
    void crowdComesBack();

private:
    enum class Blow { Killed, Stopped, Frozen };
    bool strike(Blow blow, ServerProcess &server);
    void checkFigures(const ChildProcess &crowd, ServerProcess &server, int clients,
                      int allWithin);
};

void TestStorm::crowdComesBack_data()
{
    QTest::addColumn<int>("blow");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<int>("ofOneAddress"); // clients; 0: all, and the limits are lifted
    QTest::addColumn<int>("allWithin");    // milliseconds from listening
    QTest::newRow("killed, back after 2 s") << int(Blow::Killed) << false << 0 << 20'000;
    QTest::newRow("stopped in good order, back at once")
        << int(Blow::Stopped) << false << 0 << 12'000;
    QTest::newRow("killed, TLS, eighty of each address within its limits")
        << int(Blow::Killed) << true << 80 << 20'000;
    QTest::newRow("killed, ten of each address within its limits")
        << int(Blow::Killed) << false << 10 << 20'000;
    QTest::newRow("killed, frozen as soon as it is back")
        << int(Blow::Frozen) << false << 0 << 20'000;
}

/// Leaves a server that listens.
bool TestStorm::strike(Blow blow, ServerProcess &server)
{
    if (blow == Blow::Stopped) {
        server.process().terminate();
        return server.process().waitForEnd(10s) && server.process().exitCode() == 0
            && server.start();
    }
    server.process().kill();
    pass(2s);
    return server.start();
}

void TestStorm::checkFigures(const ChildProcess &crowd, ServerProcess &server, int clients,
                             int allWithin)
{
    const auto p95 = numberBehind(crowd, u"back"_s, u"p95"_s);
    const auto max = numberBehind(crowd, u"back"_s, u"max"_s);
    const auto rush = numberBehind(crowd, u"attempts"_s, u"most in a second"_s);
    const auto lost = numberBehind(crowd, u"attempts"_s, u"connections lost"_s);
    qInfo("%d clients: back p95 %.1f s, all %.1f s after listening; at most %.0f attempts in a "
          "second, %.0f connections lost; the server used %.1f s of a core, the crowd %.1f s",
          clients, p95 / 1'000, max / 1'000, rush, lost,
          cpuSeconds(server.process().processId()), cpuSeconds(crowd.processId()));
    QVERIFY(p95 >= 0 && p95 <= 10'000 && max <= allWithin);
    QCOMPARE(int(lost), clients); // each once: coming back throws nobody out again
    // Of a small crowd all may meet within a second, and some twice.
    QVERIFY(rush > 0 && rush <= (clients >= kLargeCrowd ? clients * 3 / 4 : clients * 3 / 2));
}

void TestStorm::crowdComesBack()
{
    QFETCH(int, blow);
    QFETCH(bool, isEncrypted);
    QFETCH(int, ofOneAddress);
    QFETCH(int, allWithin);
    auto clients = int(numberFromEnvironment("SYNGRAPH_CLIENTS", 300));
    if (isEncrypted) // all the handshakes are one process's work here
        clients = std::min(clients, 160);
    const auto documents = int(numberFromEnvironment("SYNGRAPH_DOCUMENTS", 3));
    const QTemporaryDir directory;
    QStringList limits;
    for (const auto &name : {u"connections"_s, u"connections-per-address"_s,
                             u"new-connections-per-second"_s, u"unauthenticated"_s}) {
        if (ofOneAddress == 0)
            limits << u"--limit"_s << name + u"=10000"_s;
    }
    ServerProcess server({directory.filePath(u"data"_s), 10, limits, isEncrypted});
    QVERIFY2(server.start(), qPrintable(server.process().allErrors()));
    QStringList arguments{u"--clients"_s, QString::number(clients), u"--typists"_s, u"3"_s,
                          u"--keys"_s, u"1"_s};
    if (ofOneAddress > 0)
        arguments << u"--addresses"_s << QString::number((clients - 1) / ofOneAddress + 1);
    for (int i = 0; i < documents; ++i) {
        const QString link = newDocument(directory.filePath(u"data"_s));
        QVERIFY(!link.isEmpty());
        arguments << u"--link"_s << link;
    }
    ChildProcess crowd(u"syngraph-load"_s, arguments);
    crowd.start();
    const auto live = [&] { return int(numberBehind(crowd, u"[0-9.]+ s:"_s, u"live"_s)); };
    QVERIFY(waitUntil([&] { return live() == clients; }, kPatience));
    QVERIFY2(strike(Blow(blow), server), qPrintable(server.process().allErrors()));
    crowd.write("mark\n");
    if (Blow(blow) == Blow::Frozen) { // who comes now waits in the listening socket's queue
        server.process().pause();
        pass(3s);
        server.process().resume();
    }
    QVERIFY(waitUntil([&] { return live() < clients; }, kPatience));
    QVERIFY(waitUntil([&] { return live() == clients; }, kPatience));
    crowd.write("type off\n");
    const auto hasConverged = [&] {
        return std::any_of(crowd.output().begin(), crowd.output().end(),
                           [](const auto &line) { return line.text == u"converged: yes"; });
    };
    for (int i = 0; i < 120 && !hasConverged(); ++i) {
        crowd.write("check\n");
        pass(500ms);
    }
    crowd.write("report\n");
    // The report's last line: the ones before it have come when it has.
    QVERIFY(waitUntil([&] { return numberBehind(crowd, u"attempts"_s, u"lost"_s) >= 0; },
                      kPatience));
    checkFigures(crowd, server, clients, allWithin);
    QVERIFY(hasConverged());
    crowd.write("quit\n");
    QVERIFY(crowd.waitForEnd(kPatience));
}

QTEST_GUILESS_MAIN(TestStorm)
#include "tst_storm.moc"
