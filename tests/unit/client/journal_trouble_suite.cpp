// The journal's file when the disk, another program or time has been at it.

#include "common/base/random.h"
#include "common/base/sha256.h"
#include "common/sync/journal_codec.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_seed.h"
#include "tests/unit/client/journal_files.h"
#include "tests/unit/client/suites.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace syngraph {

using namespace Qt::Literals::StringLiterals;
using Sync = JournalStore::Sync;

class JournalTroubleSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fileIsPrivate();
    void secondProgramIsTurnedAway();
    void laterSchemaIsLeftUntouched();
    void foreignFileIsSetAside_data();
    void foreignFileIsSetAside();
    void damagedPagesCostNoOtherDocument();
    void damagedEntryEndsWhatIsRead();
    void laterEntryIsNoDamage();
    void rescueThatWasCutShortGoesOn();
    void rescueWaitsForSpace();
    void fileCutOffAnywhereOpens();
    void folderThatCannotBeWritten();
    void readOnlyFile();
    void fullDiskIsReportedAndRecovers();
    void fileDoesNotGrowForEver();
    void emptiedLogIsInTheFile();

private:
    QString path() const { return m_folder->filePath(u"journal.db"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalTroubleSuite::fileIsPrivate()
{
    const auto path = m_folder->filePath(u"new/folder/journal.db"_s);
    const auto opened = SqlJournalStore::open(path);
    QVERIFY(opened);
    fill(*opened->store);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const auto &file : QDir(m_folder->filePath(u"new/folder"_s)).entryInfoList(QDir::Files))
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    QVERIFY(!(QFileInfo(m_folder->filePath(u"new/folder"_s)).permissions() & others));
    QVERIFY(QFile::exists(path + u"-wal"_s)); // the loop saw it
}

void JournalTroubleSuite::secondProgramIsTurnedAway()
{
    const auto first = SqlJournalStore::open(path());
    QVERIFY(first);
    fill(*first->store);
    const auto second = SqlJournalStore::open(path());
    QVERIFY(!second);
    QCOMPARE(second.error(), JournalError::Locked);
    QCOMPARE(textOf(*first->store, 'a'), filled('a'));
    QVERIFY(first->store->write(Batch{append(journalId('a'), {typed(2'021, u"?")})}, Sync::Disk));
}

void JournalTroubleSuite::laterSchemaIsLeftUntouched()
{
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
    }
    {
        const auto later = SqlConnection::open(path());
        QVERIFY((*later)->run(
            u"PRAGMA user_version = %1"_s.arg(SqlJournalStore::kSchemaNumber + 1)));
        QVERIFY((*later)->run(u"CREATE TABLE of_the_future (x)"_s));
        QVERIFY((*later)->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    const auto before = bytesOf(path());
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error(), JournalError::TooNew);
    QCOMPARE(bytesOf(path()), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"journal.db"_s});
}

void JournalTroubleSuite::foreignFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("once upon a time, for more than a hundred bytes ").repeated(9);
    QTest::newRow("short") << QByteArray("SQLite");
    QTest::newRow("zeros") << QByteArray(8'192, '\0');
    QTest::newRow("a header and no pages")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\1');
}

void JournalTroubleSuite::foreignFileIsSetAside()
{
    QFETCH(QByteArray, bytes);
    writeBytes(path(), bytes);
    for (int round = 0; round < 2; ++round) { // two within one second get two names
        const auto opened = SqlJournalStore::open(path());
        QVERIFY(opened);
        QCOMPARE(bytesOf(opened->setAside), bytes);
        QVERIFY(opened->store->documents()->empty());
        fill(*opened->store);
        QCOMPARE(textOf(*opened->store, 'a'), filled('a'));
        if (round == 0) {
            auto &store = const_cast<OpenedJournal &>(*opened).store;
            store.reset();
            writeBytes(path(), bytes);
        }
    }
}

/// Whatever page is hit: it opens, the damaged file is kept, and a text that comes out is one that
/// went in, or a beginning of it that is handed out as such.
void JournalTroubleSuite::damagedPagesCostNoOtherDocument()
{
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
    }
    const auto good = bytesOf(path());
    SeededRandom random(testSeed(3));
    int asides = 0;
    int whole = 0;
    constexpr int kRounds = 60;
    for (int round = 0; round < kRounds; ++round) {
        auto bad = good;
        const auto place = qsizetype(random.between(qint64(100), qint64(bad.size() - 600)));
        for (qsizetype i = 0; i < 600; ++i)
            bad[place + i] = char(random.below(256));
        const QTemporaryDir folder;
        const auto damaged = folder.filePath(u"journal.db"_s);
        writeBytes(damaged, bad);
        const auto opened = SqlJournalStore::open(damaged);
        QVERIFY2(opened, qPrintable(u"round %1 at %2"_s.arg(round).arg(place)));
        asides += opened->setAside.isEmpty() ? 0 : 1;
        if (!opened->setAside.isEmpty())
            QCOMPARE(bytesOf(opened->setAside), bad); // nobody has touched it
        for (const char letter : {'a', 'b', 'c'}) {
            const auto text = textOf(*opened->store, letter);
            QVERIFY(text.isEmpty() || text.startsWith(QString(2'000, QChar::fromLatin1(letter))));
            whole += text == filled(letter) ? 1 : 0;
        }
        const auto texts = opened->store->texts();
        QVERIFY(texts);
    }
    QVERIFY2(asides > kRounds / 3, qPrintable(u"%1 of %2"_s.arg(asides).arg(kRounds)));
    QVERIFY2(whole > kRounds, qPrintable(u"%1 of %2 documents"_s.arg(whole).arg(3 * kRounds)));
}

void JournalTroubleSuite::damagedEntryEndsWhatIsRead()
{
    const auto opened = SqlJournalStore::open(path());
    fill(*opened->store);
    auto entries = *opened->store->entries(journalId('a'));
    QCOMPARE(readRecord(entries).entries, 21);
    entries[10][3] = char(entries[10][3] ^ 1);
    const auto read = readRecord(entries);
    QVERIFY(read.isDamaged);
    QCOMPARE(read.entries, 10);
    QCOMPARE(read.record->document.view().length(), 2'001 + 9);
    QCOMPARE(read.strayText.join(QString()), QString(10, u'!')); // what was typed behind it
    entries.removeFirst();
    QVERIFY(readRecord(entries).isDamaged);
    QVERIFY(!readRecord(entries).record);
    QVERIFY(!readRecord({}).isDamaged);
}

void JournalTroubleSuite::laterEntryIsNoDamage()
{
    auto later = encodeEntry(typed(5, u"from the future")).chopped(8);
    later[0] = char(later[0] + 1);
    const auto first = encodeEntry(journal::Checkpoint{sampleRecord(u"text")});
    const auto read = readRecord({first, later + Sha256::of(later).first(8)});
    QVERIFY(read.isUnreadable);
    QVERIFY(!read.isDamaged && !read.record);
}

void JournalTroubleSuite::rescueThatWasCutShortGoesOn()
{
    const auto fresh = path() + u".new"_s;
    {
        const auto opened = SqlJournalStore::open(fresh);
        fill(*opened->store);
    }
    writeBytes(path() + u"-wal"_s, "of the file that was set aside");
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    QCOMPARE(textOf(*opened->store, 'a'), filled('a'));
    QVERIFY(!QFile::exists(fresh));
}

void JournalTroubleSuite::fileCutOffAnywhereOpens()
{
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
    }
    const auto good = bytesOf(path());
    for (qsizetype size = 0; size < good.size(); size += 1'777) {
        const QTemporaryDir folder;
        const auto cut = folder.filePath(u"journal.db"_s);
        writeBytes(cut, good.first(size));
        const auto opened = SqlJournalStore::open(cut);
        QVERIFY2(opened, qPrintable(u"cut off at %1"_s.arg(size)));
        QVERIFY(opened->store->write(Batch{writes::Describe{sampleDocument('z')}}, Sync::Disk));
    }
}

void JournalTroubleSuite::folderThatCannotBeWritten()
{
    writeBytes(m_folder->filePath(u"file"_s), "not a folder");
    const auto opened = SqlJournalStore::open(m_folder->filePath(u"file/journal.db"_s));
    QVERIFY(!opened);
    QCOMPARE(opened.error(), JournalError::NotWritable);
#ifdef Q_OS_LINUX
    if (::geteuid() == 0)
        return; // may write everywhere
    const auto closed = m_folder->filePath(u"closed"_s);
    QVERIFY(QDir().mkpath(closed));
    QFile::setPermissions(closed, QFile::ReadOwner | QFile::ExeOwner);
    const auto refused = SqlJournalStore::open(closed + u"/journal.db"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), JournalError::NotWritable);
    QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
#endif
}

void JournalTroubleSuite::readOnlyFile()
{
#ifdef Q_OS_LINUX
    const SmallDisk disk(QFile::encodeName(m_folder->path()), "size=1m");
    if (!disk.isThere())
        QSKIP("no disk of its own: needs root");
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
    }
    QVERIFY(disk.setReadOnly(true));
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error(), JournalError::NotWritable);
    QVERIFY(disk.setReadOnly(false));
    const auto again = SqlJournalStore::open(path());
    QVERIFY(again);
    QVERIFY(again->setAside.isEmpty());
    QCOMPARE(textOf(*again->store, 'b'), filled('b'));
#else
    QSKIP("needs Linux");
#endif
}

void JournalTroubleSuite::fullDiskIsReportedAndRecovers()
{
#ifdef Q_OS_LINUX
    const SmallDisk disk(QFile::encodeName(m_folder->path()), "size=1m");
    if (!disk.isThere())
        QSKIP("no disk of its own: needs root");
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    auto &store = *opened->store;
    fill(store);
    qsizetype length = 2'021;
    QString expected = filled('a');
    std::optional<JournalError> error;
    for (int i = 0; i < 200 && !error; ++i) {
        const auto text = QString(10'000, u'x') + u'\n';
        const auto written =
            store.write(Batch{append(journalId('a'), {typed(length, text)})}, Sync::Process);
        if (!written) {
            error = written.error();
        } else {
            length += text.size();
            expected.insert(expected.size() - 1, text);
        }
    }
    QVERIFY(error);
    QCOMPARE(*error, JournalError::Full);
    QCOMPARE(textOf(store, 'a'), expected); // all or nothing
    // What frees space works, and then everything does.
    QVERIFY(::mount("none", QFile::encodeName(m_folder->path()).constData(), "tmpfs", MS_REMOUNT,
                    "size=8m") == 0);
    QVERIFY(store.write(Batch{append(journalId('a'), {typed(length, u"more")})}, Sync::Disk));
    QVERIFY(textOf(store, 'a').endsWith(u"more\n"_s));
#else
    QSKIP("needs Linux");
#endif
}

/// A rescue that has no room for itself changes nothing, and is done when there is.
void JournalTroubleSuite::rescueWaitsForSpace()
{
#ifdef Q_OS_LINUX
    const SmallDisk disk(QFile::encodeName(m_folder->path()), "size=1m");
    if (!disk.isThere())
        QSKIP("no disk of its own: needs root");
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
    }
    auto bytes = bytesOf(path());
    bytes[100] = '\x77'; // the kind of the first page
    writeBytes(path(), bytes);
    const auto ballast = m_folder->filePath(u"ballast"_s);
    {
        QFile file(ballast);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (file.write(QByteArray(4'096, 'b')) == 4'096)
            continue;
    }
    for (int round = 0; round < 2; ++round) {
        const auto refused = SqlJournalStore::open(path());
        QVERIFY(!refused);
        QCOMPARE(refused.error(), JournalError::Full);
        QCOMPARE(bytesOf(path()), bytes);
    }
    QVERIFY(QFile::remove(ballast));
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    QCOMPARE(bytesOf(opened->setAside), bytes);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).filter(u".new"_s), QStringList());
#else
    QSKIP("needs Linux");
#endif
}

void JournalTroubleSuite::fileDoesNotGrowForEver()
{
    const auto opened = SqlJournalStore::open(path());
    const auto id = journalId('a');
    Batch first{writes::Describe{sampleDocument('a')}};
    QVERIFY(opened->store->write(first, Sync::Process));
    qint64 largest = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<JournalEntry> entries{
            journal::Checkpoint{sampleRecord(QString(100'000, u'x'))}};
        for (int i = 0; i < 200; ++i)
            entries.push_back(typed(100'001 + i, u"y"));
        QVERIFY(opened->store->write(Batch{append(id, std::move(entries))}, Sync::Process));
        largest = std::max(largest, QFileInfo(path()).size() + QFileInfo(path() + u"-wal"_s).size());
    }
    QVERIFY2(largest < 16 * 1024 * 1024, qPrintable(QString::number(largest)));
}

void JournalTroubleSuite::emptiedLogIsInTheFile()
{
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    fill(*opened->store);
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
    QVERIFY(opened->store->emptyLog().ok());
    QCOMPARE(QFileInfo(path() + u"-wal"_s).size(), 0);
    QCOMPARE(textOf(*opened->store, 'a'), filled('a'));
}

int runJournalTroubleSuite(int argc, char **argv)
{
    JournalTroubleSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "journal_trouble_suite.moc"
