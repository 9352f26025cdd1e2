// The server dies again and again under people who type. SYNGRAPH_ROUNDS: how often.

#include "common/base/check.h"
#include "common/base/random.h"
#include "tests/process/server_process.h"
#include "tests/support/test_seed.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPeople = 4;
constexpr Milliseconds kTypingPeriod = 60ms;
constexpr Milliseconds kPatience = 60s;
constexpr qint64 kStepsOfAnAppend = 60; ///< a few commits and what is sent after them
/// Four people write 67 lines a second, and a document has an end (limits::kParagraphs).
constexpr quint64 kRoundsOfADocument = 50;

struct Figures
{
    qint64 lines = 0;
    std::vector<double> back; ///< seconds from listening to live
};

} // namespace

class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrDoubled();
    void nothingIsLostOrDoubled_data();

private:
    void writeAndKill(quint64 rounds, SeededRandom &random, bool atEachStep, Figures &figures);
};

namespace {

/// A server that dies when it is told to: at any time, or at a step of its writing to the disk.
class MortalServer
{
public:
    MortalServer(const QString &directory, bool atEachStep)
        : server({QDir(directory).filePath(u"data"_s), 1,
                  // Between the steps of an append are then those of snapshots and of dropping, of
                  // nothing that somebody who comes back some seconds later still needs.
                  atEachStep ? QStringList{u"--snapshot-every"_s, u"7"_s, u"--keep-operations"_s,
                                           u"800"_s, u"--keep-days"_s, u"0"_s}
                             : QStringList()})
        , m_orders(QDir(directory).filePath(u"orders"_s))
        , m_atEachStep(atEachStep)
    {
        order({});
        if (m_atEachStep) {
            server.environment().insert(u"LD_PRELOAD"_s,
                                        QStringLiteral(SYNGRAPH_DISK_FAULTS_LIBRARY));
            server.environment().insert(u"SYNGRAPH_DISK_FAULTS"_s, m_orders);
        }
    }
    /// False when it was to die by itself and did not.
    bool die(SeededRandom &random)
    {
        if (!m_atEachStep) {
            pass(random.between(50ms, 1'500ms));
            server.process().kill();
            return true;
        }
        order("kill " + QByteArray::number(random.between(qint64(1), kStepsOfAnAppend)));
        const bool isDead = server.process().waitForEnd(kPatience);
        order({});
        return isDead;
    }

    ServerProcess server;

private:
    void order(const QByteArray &text)
    {
        QFile file(m_orders);
        SYNGRAPH_CHECK(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    QString m_orders;
    bool m_atEachStep;
};

} // namespace

void TestKills::nothingIsLostOrDoubled_data()
{
    QTest::addColumn<bool>("atEachStep");
    QTest::newRow("killed at any time") << false;
    QTest::newRow("killed within the saving of an operation") << true;
}

void TestKills::nothingIsLostOrDoubled()
{
    QFETCH(bool, atEachStep);
    SeededRandom random(testSeed(1));
    const auto rounds = testRounds(10);
    Figures figures;
    for (quint64 done = 0; done < rounds; done += kRoundsOfADocument) {
        writeAndKill(std::min(rounds - done, kRoundsOfADocument), random, atEachStep, figures);
        if (QTest::currentTestFailed())
            return;
    }
    auto &back = figures.back;
    std::sort(back.begin(), back.end());
    if (!back.empty())
        qInfo("%llu kills, %lld lines: 0 lost, 0 doubled; live again p50 %.1f s, p95 %.1f s, max "
              "%.1f s after listening",
              static_cast<unsigned long long>(rounds), static_cast<long long>(figures.lines),
              back[back.size() / 2], back[back.size() * 95 / 100], back.back());
}

void TestKills::writeAndKill(quint64 rounds, SeededRandom &random, bool atEachStep,
                             Figures &figures)
{
    const QTemporaryDir directory;
    MortalServer mortal(directory.path(), atEachStep);
    auto &server = mortal.server;
    QVERIFY(server.start());
    std::vector<std::unique_ptr<ClientProcess>> clients;
    std::vector<std::unique_ptr<Typist>> typists;
    for (int i = 0; i < kPeople; ++i) {
        const auto name = u"P%1"_s.arg(i);
        clients.push_back(std::make_unique<ClientProcess>(ClientProcess::Kind::Append,
                                                          server.link(), name));
        typists.push_back(std::make_unique<Typist>(*clients.back(), name, kTypingPeriod));
    }
    const auto allLive = [&] {
        return std::all_of(clients.begin(), clients.end(), [](auto &c) { return c->isLive(); });
    };
    QVERIFY(waitUntil(allLive, kPatience));
    for (const auto &typist : typists)
        typist->start();
    for (quint64 round = 0; round < rounds; ++round) {
        QVERIFY(mortal.die(random));
        QVERIFY2(server.start(), qPrintable(server.process().allErrors()));
        // Now and then it dies before everybody is back.
        if (random.chance(0.2))
            continue;
        QVERIFY(waitUntil(allLive, kPatience));
        for (const auto &client : clients) {
            if (const auto live = client->liveSince(server.listeningSince()))
                figures.back.push_back(
                    std::chrono::duration<double>(*live - server.listeningSince()).count());
        }
    }
    std::vector<const Typist *> written;
    for (const auto &typist : typists) {
        typist->stop();
        written.push_back(typist.get());
        figures.lines += typist->lines();
    }
    pass(200ms);
    for (const auto &client : clients) {
        client->process().closeInput();
        QVERIFY2(client->process().waitForEnd(kPatience) && client->process().exitCode() == 0,
                 qPrintable(client->process().allErrors().right(500)));
    }
    const auto text = textOf(server.link());
    QVERIFY(text.has_value());
    QCOMPARE(compareLines(*text, written), QString());
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
