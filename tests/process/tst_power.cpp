// Power cuts while a store is written to: what was written and not synced is gone or torn.
// SYNGRAPH_ROUNDS: how many; SYNGRAPH_SEED: the first seed.

#include "common/base/random.h"
#include "server/storage/sql_store.h"
#include "tests/contract/store_samples.h"
#include "tests/process/child_process.h"
#include "tests/support/test_seed.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDocuments = 3;

struct Tally
{
    qint64 acknowledged = 0;
    qint64 lost = 0;     ///< acknowledged, and not there
    int unreadable = 0;  ///< times that the store could not be opened or contradicted itself
};

} // namespace

class TestPower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcknowledgedSurvives();
    void disksThatLieAreFoundOut();

private:
    void cut(const QString &directory, const QByteArray &orders, Tally &tally);
    void check(const QString &directory, const std::array<qint64, kDocuments> &acknowledged,
               Tally &tally);
};

/// One writer from its start to its death, and a look at what is there afterwards.
void TestPower::cut(const QString &directory, const QByteArray &orders, Tally &tally)
{
    const QString ordersPath = directory + u"/orders"_s;
    const auto give = [&ordersPath](const QByteArray &text) {
        QFile file(ordersPath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    give({});
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(SYNGRAPH_DISK_FAULTS_LIBRARY));
    environment.insert(u"SYNGRAPH_DISK_FAULTS"_s, ordersPath);
    ChildProcess writer(u"../tests/store_writer"_s, {directory + u"/data"_s}, environment);
    writer.start();
    if (!waitUntil([&] { return !writer.output().empty() || !writer.isRunning(); }, 20s)
        || writer.output().empty()) {
        ++tally.unreadable;
        return;
    }
    give(orders);
    QVERIFY(writer.waitForEnd(60s));
    std::array<qint64, kDocuments> acknowledged{};
    for (const auto &line : writer.output()) {
        const auto words = line.text.split(u' ');
        if (words.size() == 2)
            acknowledged.at(size_t(words[0].toInt())) = words[1].toLongLong();
    }
    check(directory + u"/data"_s, acknowledged, tally);
}

void TestPower::check(const QString &directory,
                      const std::array<qint64, kDocuments> &acknowledged, Tally &tally)
{
    auto store = SqlStore::open(directory);
    if (!store) {
        ++tally.unreadable;
        return;
    }
    for (int i = 0; i < kDocuments; ++i) {
        const auto wanted = acknowledged[size_t(i)];
        tally.acknowledged += wanted;
        const auto opened = (*store)->content().open(samples::document(i));
        const auto log = opened ? (*store)->content().operations(samples::document(i), Revision(),
                                                                 opened->head)
                                : Result<std::vector<StoredOperation>, StoreError>(opened.error());
        if (!log) {
            ++tally.unreadable;
            continue;
        }
        tally.lost += std::max<qint64>(0, wanted - qint64(log->size()));
        for (const auto &operation : *log)
            QVERIFY(operation.delta.startsWith("delta "
                                               + QByteArray::number(operation.revision.value)));
    }
}

void TestPower::whatIsAcknowledgedSurvives()
{
    const auto seed = testSeed(1);
    const auto rounds = testRounds(30);
    SeededRandom random(seed);
    Tally tally;
    std::optional<QTemporaryDir> directory;
    for (quint64 round = 0; round < rounds; ++round) {
        if (round % 10 == 0)
            directory.emplace(); // a log that stays readable in a moment
        const auto steps = random.between(qint64(1), qint64(1'500));
        cut(directory->path(),
            "power " + QByteArray::number(steps) + ' ' + QByteArray::number(qint64(seed + round)),
            tally);
        QVERIFY2(tally.lost == 0 && tally.unreadable == 0,
                 qPrintable(u"SYNGRAPH_SEED=%1, cut %2: %3 lost, %4 unreadable"_s.arg(seed)
                                .arg(round).arg(tally.lost).arg(tally.unreadable)));
    }
    qInfo("%llu power cuts: %lld operations acknowledged, 0 lost, 0 stores unreadable",
          static_cast<unsigned long long>(rounds), static_cast<long long>(tally.acknowledged));
    QVERIFY(tally.acknowledged > qint64(rounds));
}

/// The control: with syncs that do nothing the same cuts do lose something.
void TestPower::disksThatLieAreFoundOut()
{
    Tally tally;
    SeededRandom random(testSeed(1));
    for (int round = 0; round < 8 && tally.lost + tally.unreadable == 0; ++round) {
        const QTemporaryDir directory;
        const auto steps = random.between(qint64(200), qint64(1'500));
        cut(directory.path(), "lie power " + QByteArray::number(steps) + " 7", tally);
    }
    QVERIFY(tally.lost + tally.unreadable > 0);
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
