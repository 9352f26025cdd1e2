// Power cuts while a server's store or an editor's journal is written to: what was written and not synced is gone or torn.
// SYNGRAPH_ROUNDS: how many; SYNGRAPH_SEED: the first seed.

#include "app/client/sql_journal_store.h"
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
constexpr int kJournalDocuments = 2;
/// journal_writer has a sync each 100 ms, so that what is older is on the disk.
constexpr qint64 kMostLostMilliseconds = 500;

struct Tally
{
    qint64 acknowledged = 0;
    qint64 lost = 0;     ///< acknowledged, and not there
    qint64 dropped = 0;  ///< from the beginning of the logs, as old
    int unreadable = 0;  ///< times that the store could not be opened or contradicted itself
};

} // namespace

class TestPower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcknowledgedSurvives();
    void disksThatLieAreFoundOut();
    void journalSurvives();
    void journalOnADiskThatLiesIsFoundOut();
    void journalSurvivesAfterFailedSyncs();
    void failedSyncOfAJournalIsHeardOf();

private:
    static QStringList written(const QString &directory, const QString &writer,
                               const QStringList &words, const QByteArray &orders);
    void cut(const QString &directory, const QByteArray &orders, Tally &tally);
    void check(const QString &directory, const std::array<qint64, kDocuments> &acknowledged,
               Tally &tally);
    void cutJournal(const QString &directory, const QByteArray &orders, Tally &tally);
};

/// What one writer printed from its start to its death; nothing when it could not even start.
QStringList TestPower::written(const QString &directory, const QString &writer,
                               const QStringList &words, const QByteArray &orders)
{
    const auto &file = words.front();
    const QString ordersPath = directory + u"/orders"_s;
    const auto give = [&ordersPath](const QByteArray &text) {
        QFile to(ordersPath);
        QVERIFY(to.open(QIODevice::WriteOnly));
        to.write(text);
    };
    give({});
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(SYNGRAPH_DISK_FAULTS_LIBRARY));
    environment.insert(u"SYNGRAPH_DISK_FAULTS"_s, ordersPath);
    environment.insert(u"SYNGRAPH_DISK_FAULTS_NAME"_s, file.section(u'/', -1));
    auto arguments = words;
    if (writer == u"store_writer"_s)
        arguments.front() = file.section(u'/', 0, -2);
    ChildProcess process(u"../tests/"_s + writer, arguments, environment);
    process.start();
    if (!waitUntil([&] { return !process.output().empty() || !process.isRunning(); }, 20s)
        || process.output().empty())
        return {};
    give(orders);
    QStringList lines;
    if (!process.waitForEnd(60s))
        return lines;
    for (const auto &line : process.output())
        lines << line.text;
    return lines;
}

void TestPower::cut(const QString &directory, const QByteArray &orders, Tally &tally)
{
    const auto lines =
        written(directory, u"store_writer"_s, {directory + u"/data/syngraph.db"_s}, orders);
    if (lines.isEmpty()) {
        ++tally.unreadable;
        return;
    }
    std::array<qint64, kDocuments> acknowledged{};
    for (const auto &line : lines) {
        const auto words = line.split(u' ');
        if (words.size() == 2)
            acknowledged.at(size_t(words[0].toInt())) = words[1].toLongLong();
    }
    check(directory + u"/data"_s, acknowledged, tally);
}

/// What the journal said is on the disk has to be there, and all that was written half a second
/// before the end.
void TestPower::cutJournal(const QString &directory, const QByteArray &orders, Tally &tally)
{
    const QString path = directory + u"/journal.db"_s;
    const auto lines = written(directory, u"journal_writer"_s, {path}, orders);
    if (lines.isEmpty()) {
        ++tally.unreadable;
        return;
    }
    qint64 last = 0;
    for (const auto &line : lines)
        last = std::max(last, line.section(u' ', 3, 3).toLongLong());
    std::array<qint64, kJournalDocuments> wanted{};
    for (const auto &line : lines) {
        const auto words = line.split(u' ');
        // While syncs fail nobody is told that it is kept.
        const bool isSafe = words[0] == u"synced"
            || (words.size() == 4 && !orders.contains("eios") && words[3].toLongLong() + kMostLostMilliseconds < last);
        if (isSafe) {
            auto &most = wanted.at(size_t(words[1].toInt()));
            most = std::max(most, words[2].toLongLong());
        }
    }
    auto opened = SqlJournalStore::open(path);
    if (!opened || !opened->setAside.isEmpty()) {
        ++tally.unreadable;
        return;
    }
    for (int i = 0; i < kJournalDocuments; ++i) {
        const auto id = *JournalId::fromBytes(QByteArray(16, char('A' + i)));
        const auto entries = opened->store->entries(id);
        const auto read = entries ? readRecord(*entries) : ReadRecord();
        if (!read.record || read.isDamaged) {
            ++tally.unreadable;
            continue;
        }
        tally.acknowledged += wanted[size_t(i)];
        tally.lost += std::max<qint64>(
            0, wanted[size_t(i)] - qint64(read.record->document.view().length() - 1));
    }
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
        const auto log = opened ? (*store)->content().operations(samples::document(i),
                                                                 opened->logStart, opened->head)
                                : Result<std::vector<StoredOperation>, StoreError>(opened.error());
        if (!log || opened->badSnapshots > 0) {
            ++tally.unreadable;
            continue;
        }
        tally.lost += std::max<qint64>(0, wanted - opened->head.value);
        tally.dropped += opened->logStart.value;
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
    qInfo("%llu power cuts: %lld operations acknowledged, 0 lost, 0 stores unreadable; %lld dropped "
          "as old", static_cast<unsigned long long>(rounds),
          static_cast<long long>(tally.acknowledged), static_cast<long long>(tally.dropped));
    QVERIFY(tally.acknowledged > qint64(rounds) && tally.dropped > 0);
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

void TestPower::journalSurvives()
{
    const auto seed = testSeed(1);
    const auto rounds = testRounds(12);
    SeededRandom random(seed);
    Tally tally;
    std::optional<QTemporaryDir> directory;
    for (quint64 round = 0; round < rounds; ++round) {
        if (round % 6 == 0)
            directory.emplace();
        const auto steps = random.between(qint64(1), qint64(500));
        cutJournal(directory->path(),
                   "power " + QByteArray::number(steps) + ' '
                       + QByteArray::number(qint64(seed + round)),
                   tally);
        QVERIFY2(tally.lost == 0 && tally.unreadable == 0,
                 qPrintable(u"SYNGRAPH_SEED=%1, cut %2: %3 lost, %4 unreadable"_s.arg(seed)
                                .arg(round).arg(tally.lost).arg(tally.unreadable)));
    }
    qInfo("%llu power cuts: %lld edits on the disk, 0 lost, 0 journals unreadable",
          static_cast<unsigned long long>(rounds), static_cast<long long>(tally.acknowledged));
    QVERIFY(tally.acknowledged > qint64(rounds));
}

void TestPower::journalOnADiskThatLiesIsFoundOut()
{
    Tally tally;
    SeededRandom random(testSeed(1));
    for (int round = 0; round < 8 && tally.lost + tally.unreadable == 0; ++round) {
        const QTemporaryDir directory;
        const auto steps = random.between(qint64(200), qint64(500));
        cutJournal(directory.path(), "lie power " + QByteArray::number(steps) + " 7", tally);
    }
    QVERIFY(tally.lost + tally.unreadable > 0);
}

/// After an error the journal is opened and written anew. A sync that works then says nothing of what
/// the one that failed was to bring to the disk.
void TestPower::journalSurvivesAfterFailedSyncs()
{
    const auto seed = testSeed(1);
    const auto rounds = testRounds(12);
    SeededRandom random(seed);
    Tally tally;
    std::optional<QTemporaryDir> directory;
    for (quint64 round = 0; round < rounds; ++round) {
        if (round % 4 == 0)
            directory.emplace();
        const auto failsAt = random.between(qint64(1), qint64(400));
        const auto dieAt = failsAt + random.between(qint64(1), qint64(250));
        cutJournal(directory->path(),
                   "eios " + QByteArray::number(failsAt) + ' '
                       + QByteArray::number(random.between(qint64(1), qint64(4))) + " power "
                       + QByteArray::number(dieAt) + ' ' + QByteArray::number(qint64(seed + round)),
                   tally);
        QVERIFY2(tally.lost == 0 && tally.unreadable == 0,
                 qPrintable(u"SYNGRAPH_SEED=%1, cut %2: %3 lost, %4 unreadable"_s.arg(seed)
                                .arg(round).arg(tally.lost).arg(tally.unreadable)));
    }
    qInfo("%llu power cuts behind failed syncs: %lld edits on the disk, 0 lost",
          static_cast<unsigned long long>(rounds), static_cast<long long>(tally.acknowledged));
    QVERIFY(tally.acknowledged > qint64(rounds));
}

/// Also where nobody asked for one: when the log is brought into the file.
void TestPower::failedSyncOfAJournalIsHeardOf()
{
    const QTemporaryDir directory;
    const auto lines = written(directory.path(), u"journal_writer"_s,
                               {directory.filePath(u"journal.db"_s), u"unsynced"_s},
                               "eios 1 1 kill 12000");
    QCOMPARE(lines.count(u"failing"_s), 1);
    QVERIFY(lines.lastIndexOf(u"good"_s) > lines.indexOf(u"failing"_s));
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
