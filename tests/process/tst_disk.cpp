// A server whose disk fails or is full, a server that is told to stop, and one that must not start.

#include "tests/process/disk_fixture.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

} // namespace

class TestDisk : public DiskFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void failedSyncEndsTheServer();
    void fullDiskOnlyRefusesEdits();
    void slowDiskLosesNothing();
    void frozenDiskIsToldOf();
    void terminationIsOrderly();
    void terminationDoesNotWaitForEver();
    void damagedDocumentIsOnlyShown();
    void secondServerIsRefused();
    void newerDataIsLeftAlone();
};

void TestDisk::failedSyncEndsTheServer()
{
    startWithPeople();
    for (int round = 0; round < 3; ++round) {
        order("eio");
        QVERIFY(m_server->process().waitForEnd(kPatience));
        QCOMPARE(m_server->process().exitCode(), 74);
        QVERIFY(m_server->process().allErrors().contains(u"unknown way"));
        order({});
        QVERIFY(m_server->start());
        QVERIFY(waitUntil([&] { return m_clients[0]->isLive() && m_clients[1]->isLive(); },
                          kPatience));
        pass(200ms);
    }
    finishAndCompare();
}

void TestDisk::fullDiskOnlyRefusesEdits()
{
    startWithPeople();
    QCOMPARE(health(m_server->port()), 200);
    order("full");
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 503; }, kPatience));
    QVERIFY(waitUntil([&] { return m_server->process().allErrors().contains(u"full"); },
                      kPatience));
    pass(1s); // typing goes on, reading as well
    QVERIFY(textOf(m_server->link()).has_value());
    QVERIFY(m_server->process().isRunning());
    QVERIFY(m_clients[0]->isLive() && m_clients[1]->isLive());
    order({});
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 200; }, kPatience));
    finishAndCompare();
    QCOMPARE(m_clients[0]->reconnects() + m_clients[1]->reconnects(), 0);
}

void TestDisk::slowDiskLosesNothing()
{
    startWithPeople();
    order("slow 500");
    pass(2s);
    QVERIFY(m_clients[0]->isLive() && m_clients[1]->isLive());
    order({});
    finishAndCompare();
}

/// Nothing is refused, nothing is lost, and whoever asks for the server's health hears of it.
void TestDisk::frozenDiskIsToldOf()
{
    startWithPeople();
    QCOMPARE(health(m_server->port()), 200);
    order("slow 600000");
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 503; }, kPatience));
    const auto says = [this](QStringView words) {
        return waitUntil([&] { return m_server->process().allErrors().contains(words); },
                         kPatience);
    };
    QVERIFY(says(u"the storage has not answered"));
    order({});
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 200; }, kPatience));
    QVERIFY(says(u"the storage answers again"));
    finishAndCompare();
}

void TestDisk::terminationIsOrderly()
{
    startWithPeople();
    order("slow 200"); // so that something is in the store's hands
    pass(300ms);
    const auto begin = ChildProcess::now();
    m_server->process().terminate();
    QVERIFY(m_server->process().waitForEnd(10s));
    const auto took = ChildProcess::now() - begin;
    QCOMPARE(m_server->process().exitCode(), 0);
    order({});
    qInfo("stopped in %lld ms",
          static_cast<long long>(std::chrono::duration_cast<Milliseconds>(took).count()));
    QVERIFY(m_server->start());
    finishAndCompare();
}

void TestDisk::terminationDoesNotWaitForEver()
{
    startWithPeople();
    order("slow 600000");
    pass(200ms);
    m_server->process().terminate();
    QVERIFY(m_server->process().waitForEnd(10s));
    QCOMPARE(m_server->process().exitCode(), 74);
    order({});
    QVERIFY(m_server->start());
    finishAndCompare();
}

void TestDisk::damagedDocumentIsOnlyShown()
{
    startWithPeople();
    finishAndCompare();
    const auto doc = [this](const QStringList &words) {
        auto one = std::make_unique<ChildProcess>(
            u"syngraph-server"_s,
            QStringList{u"doc"_s, u"--data-dir"_s, m_directory->filePath(u"data"_s)} + words);
        one->start();
        one->waitForEnd(kPatience);
        return one;
    };
    const auto other = doc({u"create"_s});
    QCOMPARE(other->exitCode(), 0);
    m_server->process().terminate();
    QVERIFY(m_server->process().waitForEnd(10s));
    const QString path = m_directory->filePath(u"data/syngraph.db"_s);
    {
        // One letter of the fifth line that Ben wrote, in the operation that brought it.
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto place = file.readAll().indexOf("Ben 5\n");
        QVERIFY(place > 0);
        file.seek(place);
        file.write("M");
    }
    QVERIFY(m_server->start());
    ChildProcess reader(u"syngraph-cli"_s,
                        {u"cat"_s, m_server->link(), u"--timeout"_s, u"20"_s});
    reader.start();
    QVERIFY(reader.waitForEnd(kPatience));
    QVERIFY(reader.exitCode() != 0);
    QVERIFY2(reader.allErrors().contains(u"the document is damaged on the server: this is revision"),
             qPrintable(reader.allErrors()));
    QStringList shown;
    for (const auto &line : reader.output())
        shown << line.text;
    QVERIFY(shown.contains(u"Ben 4"_s) && !shown.contains(u"Ben 5"_s)
            && !shown.contains(u"Men 5"_s));
    QVERIFY(m_server->process().allErrors().contains(u"is damaged behind revision"));
    // What somebody writes stays with them, and nobody waits for a day that may never come.
    const auto append = [this](const QStringList &words) {
        auto one = std::make_unique<ChildProcess>(
            u"syngraph-cli"_s,
            QStringList{u"append"_s, m_server->link(), u"--timeout"_s, u"0"_s} + words);
        one->start();
        return one;
    };
    const auto careless = append({}); // has no place for a line, and takes none
    QVERIFY(careless->waitForEnd(kPatience));
    QCOMPARE(careless->exitCode(), 1);
    const auto writer = append({u"--journal"_s, m_directory->filePath(u"journal.db"_s)});
    writer->write("late\n");
    writer->closeInput();
    QVERIFY(writer->waitForEnd(kPatience));
    QCOMPARE(writer->exitCode(), 69);
    QVERIFY2(writer->allErrors().contains(u"is in the journal"), qPrintable(writer->allErrors()));
    const auto id = m_server->link().section(u'/', -1).section(u'#', 0, 0);
    QVERIFY(m_server->process().allErrors().contains(id));
    const auto check = doc({u"check"_s, id});
    QCOMPARE(check->exitCode(), 65);
    QVERIFY(check->output().front().text.startsWith(u"damaged behind revision"));
    // Nobody else is touched.
    for (const auto &line : other->output()) {
        if (line.text.startsWith(u"edit "))
            QCOMPARE(textOf(line.text.section(u' ', 1)), QString(u""_s));
    }
}

void TestDisk::secondServerIsRefused()
{
    startWithPeople();
    ServerProcess second({m_directory->filePath(u"data"_s), 1, {}});
    QVERIFY(!second.start());
    QVERIFY(second.process().waitForEnd(kPatience));
    QCOMPARE(second.process().exitCode(), 75);
    QVERIFY(second.process().allErrors().contains(u"another server"));
    finishAndCompare();
}

void TestDisk::newerDataIsLeftAlone()
{
    QVERIFY(m_server->start());
    m_server->process().terminate();
    QVERIFY(m_server->process().waitForEnd(10s));
    const QString path = m_directory->filePath(u"data/syngraph.db"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(60); // user_version, https://sqlite.org/fileformat2.html
        file.write(QByteArray("\0\0\x03\xe7", 4));
    }
    const auto before = digestOf(path);
    QVERIFY(!m_server->start());
    QVERIFY(m_server->process().waitForEnd(kPatience));
    QCOMPARE(m_server->process().exitCode(), 78);
    QVERIFY(m_server->process().allErrors().contains(u"newer version"));
    QCOMPARE(digestOf(path), before);
}

QTEST_GUILESS_MAIN(TestDisk)
#include "tst_disk.moc"
