// A server whose disk fails or is full, a server that is told to stop, and one that must not start.

#include "tests/process/server_process.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kPatience = 60s;

/// Status of GET /healthz; 0 without an answer.
int health(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(5'000))
        return 0;
    socket.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5'000))
        answer += socket.readAll();
    return answer.mid(9, 3).toInt();
}

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

} // namespace

class TestDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void failedSyncEndsTheServer();
    void fullDiskOnlyRefusesEdits();
    void slowDiskLosesNothing();
    void terminationIsOrderly();
    void terminationDoesNotWaitForEver();
    void damagedDocumentIsNotServed();
    void secondServerIsRefused();
    void newerDataIsLeftAlone();

private:
    void order(const QByteArray &text);
    void startWithPeople();
    void finishAndCompare();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<ClientProcess>> m_clients;
    std::vector<std::unique_ptr<Typist>> m_typists;
};

void TestDisk::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    order({});
    m_server = std::make_unique<ServerProcess>(
        ServerProcess::Options{m_directory->filePath(u"data"_s), 1, {}});
    m_server->environment().insert(u"LD_PRELOAD"_s, QStringLiteral(SYNGRAPH_DISK_FAULTS_LIBRARY));
    m_server->environment().insert(u"SYNGRAPH_DISK_FAULTS"_s,
                                   m_directory->filePath(u"orders"_s));
}

void TestDisk::cleanup()
{
    m_typists.clear();
    m_clients.clear();
    m_server.reset();
    m_directory.reset();
}

void TestDisk::order(const QByteArray &text)
{
    QFile file(m_directory->filePath(u"orders"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestDisk::startWithPeople()
{
    QVERIFY2(m_server->start(), qPrintable(m_server->process().allErrors()));
    for (const auto &name : {u"Ann"_s, u"Ben"_s}) {
        m_clients.push_back(std::make_unique<ClientProcess>(ClientProcess::Kind::Append,
                                                            m_server->link(), name));
        m_typists.push_back(std::make_unique<Typist>(*m_clients.back(), name, 40ms));
        QVERIFY(m_clients.back()->waitUntilLive(kPatience));
        m_typists.back()->start();
    }
    pass(500ms);
}

void TestDisk::finishAndCompare()
{
    std::vector<const Typist *> written;
    for (const auto &typist : m_typists) {
        typist->stop();
        written.push_back(typist.get());
    }
    pass(100ms);
    for (const auto &client : m_clients) {
        client->process().closeInput();
        QVERIFY2(client->process().waitForEnd(kPatience) && client->process().exitCode() == 0,
                 qPrintable(client->process().allErrors()));
    }
    const auto text = textOf(m_server->link());
    QVERIFY(text.has_value());
    QCOMPARE(compareLines(*text, written), QString());
}

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

void TestDisk::damagedDocumentIsNotServed()
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
                        {u"cat"_s, m_server->link(), u"--timeout"_s, u"5"_s});
    reader.start();
    QVERIFY(reader.waitForEnd(kPatience));
    QVERIFY(reader.exitCode() != 0);
    QVERIFY(reader.allErrors().contains(u"the document is damaged on the server"));
    QVERIFY(m_server->process().allErrors().contains(u"is damaged and not served"));
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
