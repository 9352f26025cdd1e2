// A server whose disk is small, slow or interrupts, and one that is copied while people write.

#include "tests/process/disk_fixture.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_seed.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

class TestDiskLoad : public DiskFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void diskThatIsReallyFull();
    void slowDiskTakesTwoHundredASecond();
    void callsThatDoAPart();
    void copiesWhilePeopleWrite();
};

void TestDiskLoad::diskThatIsReallyFull()
{
#ifdef Q_OS_LINUX
    QVERIFY(QDir().mkpath(dataDirectory()));
    const SmallDisk disk(QFile::encodeName(dataDirectory()), "size=6m");
    if (!disk.isThere())
        QSKIP("no disk of its own: needs root");
    startWithPeople();
    QCOMPARE(health(m_server->port()), 200);
    QFile ballast(dataDirectory() + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (int size = 64 * 1024; size > 0; size /= 2) {
        while (ballast.write(QByteArray(size, 'x')) == size) { }
    }
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 503; }, kPatience));
    QVERIFY(waitUntil([&] { return m_server->process().allErrors().contains(u"full"); },
                      kPatience));
    QVERIFY(textOf(m_server->link()).has_value()); // reading goes on
    const auto refused = administer(u"doc"_s, {u"create"_s});
    QVERIFY(refused->exitCode() != 0);
    QVERIFY2(refused->allErrors().contains(u"full"), qPrintable(refused->allErrors()));
    pass(1s); // and so does typing
    QVERIFY(m_clients[0]->isLive() && m_clients[1]->isLive());
    QVERIFY(disk.resize("size=24m"));
    QVERIFY(waitUntil([&] { return health(m_server->port()) == 200; }, kPatience));
    QCOMPARE(administer(u"doc"_s, {u"create"_s})->exitCode(), 0);
    finishAndCompare();
    QCOMPARE(m_clients[0]->reconnects() + m_clients[1]->reconnects(), 0);
    const auto id = m_server->link().section(u'/', -1).section(u'#', 0, 0);
    QCOMPARE(administer(u"doc"_s, {u"check"_s, id})->exitCode(), 0);
#else
    QSKIP("needs Linux");
#endif
}

/// What waits for one sync of half a second is saved together by the next.
void TestDiskLoad::slowDiskTakesTwoHundredASecond()
{
    QVERIFY2(m_server->start(), qPrintable(m_server->process().allErrors()));
    ChildProcess crowd(u"syngraph-load"_s,
                       {u"--clients"_s, u"90"_s, u"--typists"_s, u"90"_s, u"--keys"_s, u"6"_s,
                        u"--link"_s, m_server->link()});
    crowd.start();
    const QRegularExpression live(u"live 90\\b"_s);
    QVERIFY(waitUntil([&] {
        return !crowd.output().empty() && live.match(crowd.output().back().text).hasMatch();
    }, kPatience));
    order("slow 500");
    pass(1s); // until it is
    const auto keysUpTo = [&crowd] {
        qint64 keys = 0;
        const QRegularExpression behind(u"keys (\\d+)"_s);
        for (const auto &line : crowd.output())
            keys += behind.match(line.text).captured(1).toLongLong();
        return keys;
    };
    const auto before = keysUpTo();
    const auto began = ChildProcess::now();
    pass(5s);
    const auto took = std::chrono::duration<double>(ChildProcess::now() - began).count();
    const auto rate = double(keysUpTo() - before) / took;
    // Reading waits for no sync.
    const auto asked = ChildProcess::now();
    QVERIFY(textOf(m_server->link()).has_value());
    const auto read = std::chrono::duration<double>(ChildProcess::now() - asked).count();
    crowd.write("type off\n");
    const auto hasConverged = [&] {
        return std::any_of(crowd.output().begin(), crowd.output().end(),
                           [](const auto &line) { return line.text == u"converged: yes"; });
    };
    const auto stopped = ChildProcess::now();
    for (int i = 0; i < 60 && !hasConverged(); ++i) {
        crowd.write("check\n");
        pass(200ms);
    }
    const auto behind = std::chrono::duration<double>(ChildProcess::now() - stopped).count();
    qInfo("%.0f keys a second with syncs of 500 ms, all saved %.1f s after the last; a reader "
          "waited %.1f s", rate, behind, read);
    QVERIFY(rate >= 200);
    QVERIFY(hasConverged());
    QVERIFY(behind <= 8);
    QVERIFY(read <= 5);
    crowd.write("quit\n");
    QVERIFY(crowd.waitForEnd(kPatience));
}

/// Writes, reads and sends that do less than they were asked for, or are interrupted.
void TestDiskLoad::callsThatDoAPart()
{
    order("short");
    startWithPeople();
    pass(1s);
    finishAndCompare();
    QCOMPARE(m_clients[0]->reconnects() + m_clients[1]->reconnects(), 0);
    m_server->process().terminate();
    QVERIFY(m_server->process().waitForEnd(kPatience));
    QCOMPARE(m_server->process().exitCode(), 0);
    const auto id = m_server->link().section(u'/', -1).section(u'#', 0, 0);
    QCOMPARE(administer(u"doc"_s, {u"check"_s, id})->exitCode(), 0);
}

/// Each copy is whole, and has of each person the first lines and no others.
void TestDiskLoad::copiesWhilePeopleWrite()
{
    startWithPeople();
    const auto copies = int(numberFromEnvironment("SYNGRAPH_COPIES", 6));
    const auto id = m_server->link().section(u'/', -1).section(u'#', 0, 0);
    qint64 lines = 0;
    for (int i = 0; i < copies; ++i) {
        const auto copy = m_directory->filePath(u"copy%1"_s.arg(i));
        const auto made = administer(u"backup"_s, {copy});
        QVERIFY2(made->exitCode() == 0, qPrintable(made->allErrors()));
        const auto onTheCopy = [&](const QString &command, const QStringList &words) {
            auto one = std::make_unique<ChildProcess>(u"syngraph-server"_s,
                                                      QStringList{command} + words);
            one->start();
            one->waitForEnd(kPatience);
            return one;
        };
        const auto verified = onTheCopy(u"backup"_s, {u"--verify"_s, copy});
        QVERIFY2(verified->exitCode() == 0, qPrintable(verified->allErrors()));
        const QStringList data{u"--data-dir"_s, copy};
        const auto checked = onTheCopy(u"doc"_s, data + QStringList{u"check"_s, id});
        QVERIFY2(checked->exitCode() == 0, qPrintable(checked->allErrors()));
        const auto text = onTheCopy(u"doc"_s, data + QStringList{u"rescue"_s, id});
        QCOMPARE(text->exitCode(), 0);
        QMap<QString, int> last;
        for (const auto &line : text->output()) {
            if (line.text.isEmpty())
                continue;
            const auto name = line.text.section(u' ', 0, 0);
            QCOMPARE(line.text.section(u' ', 1).toInt(), last[name] + 1);
            ++last[name];
            ++lines;
        }
        QVERIFY(last.value(u"Ann"_s) > 0 && last.value(u"Ben"_s) > 0);
    }
    qInfo("%d copies while two people wrote, %lld lines, all in order", copies,
          static_cast<long long>(lines));
    finishAndCompare();
}

QTEST_GUILESS_MAIN(TestDiskLoad)
#include "tst_disk_load.moc"
