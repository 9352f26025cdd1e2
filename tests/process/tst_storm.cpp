// A crowd whose server dies, or stops in good order: all come back, spread out, and their coming
// back does not keep others from it. SYNGRAPH_CLIENTS: how many.

#include "tests/process/server_process.h"
#include "tests/support/test_seed.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kPatience = 60s;

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

} // namespace

class TestStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crowdComesBack_data();
    void crowdComesBack();
};

void TestStorm::crowdComesBack_data()
{
    QTest::addColumn<bool>("isDrained");
    QTest::addColumn<int>("allWithin"); // milliseconds from listening
    QTest::newRow("killed, back after 2 s") << false << 20'000;
    QTest::newRow("stopped in good order, back at once") << true << 12'000;
}

void TestStorm::crowdComesBack()
{
    QFETCH(bool, isDrained);
    QFETCH(int, allWithin);
    const auto clients = int(numberFromEnvironment("SYNGRAPH_CLIENTS", 300));
    const QTemporaryDir directory;
    const auto limit = [](const char *name) {
        return QStringList{u"--limit"_s, QLatin1StringView(name) + u"=10000"_s};
    };
    ServerProcess server({directory.filePath(u"data"_s), 10,
                          limit("connections") + limit("connections-per-address")
                              + limit("new-connections-per-second") + limit("unauthenticated")});
    QVERIFY2(server.start(), qPrintable(server.process().allErrors()));
    ChildProcess crowd(u"syngraph-load"_s,
                       {u"--link"_s, server.link(), u"--clients"_s, QString::number(clients),
                        u"--typists"_s, u"3"_s, u"--keys"_s, u"1"_s});
    crowd.start();
    const auto live = [&] { return int(numberBehind(crowd, u"[0-9.]+ s:"_s, u"live"_s)); };
    QVERIFY(waitUntil([&] { return live() == clients; }, kPatience));
    const auto settle = isDrained ? 0s : 2s;
    if (isDrained) {
        server.process().terminate();
        QVERIFY(server.process().waitForEnd(10s));
        QCOMPARE(server.process().exitCode(), 0);
    } else {
        server.process().kill();
    }
    pass(settle);
    QVERIFY2(server.start(), qPrintable(server.process().allErrors()));
    crowd.write("mark\n");
    QVERIFY(waitUntil([&] { return live() < clients; }, kPatience));
    QVERIFY(waitUntil([&] { return live() == clients; }, kPatience));
    crowd.write("type off\n");
    pass(2s);
    crowd.write("check\nreport\n");
    QVERIFY(waitUntil([&] { return numberBehind(crowd, u"back"_s, u"max"_s) >= 0; }, kPatience));
    const auto p95 = numberBehind(crowd, u"back"_s, u"p95"_s);
    const auto max = numberBehind(crowd, u"back"_s, u"max"_s);
    const auto rush = numberBehind(crowd, u"attempts"_s, u"most in a second"_s);
    const auto lost = numberBehind(crowd, u"attempts"_s, u"connections lost"_s);
    const auto attempts = numberBehind(crowd, u"attempts"_s, u"attempts"_s);
    qInfo("%d clients: back p95 %.1f s, all %.1f s after listening; %.0f attempts in all, most in a "
          "second %.0f", clients, p95 / 1'000, max / 1'000, attempts, rush);
    QVERIFY(p95 <= 10'000 && max <= allWithin);
    QCOMPARE(int(lost), clients); // each once: coming back throws nobody out again
    QVERIFY(std::any_of(crowd.output().begin(), crowd.output().end(),
                        [](const auto &line) { return line.text == u"converged: yes"; }));
    crowd.write("quit\n");
    QVERIFY(crowd.waitForEnd(kPatience));
}

QTEST_GUILESS_MAIN(TestStorm)
#include "tst_storm.moc"
