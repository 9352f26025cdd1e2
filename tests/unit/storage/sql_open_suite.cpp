#include "server/storage/sql_migrations.h"
#include "tests/contract/store_samples.h"
#include "tests/unit/storage/sql_fixture.h"
#include "tests/unit/storage/suites.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// Opening of a data directory: what is accepted, what is refused and stays as it is.
class SqlOpenSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatIsMissing();
    void filesArePrivate();
    void existingDirectoryKeepsItsMode();
    void secondOpenIsRefused();
    void killedServerLeavesNoLock();
    void wholeFileIsJudged_data();
    void wholeFileIsJudged();
    void newerSchemaInTheLogIsRefused();
    void logWithoutDatabaseIsRefused();
    void unfinishedFirstStartIsRepeated();
    void unusablePlaceIsNotWritable_data();
    void unusablePlaceIsNotWritable();
    void settingsAreAsDocumented();
};

void SqlOpenSuite::makesWhatIsMissing()
{
    const StoreDirectory directory;
    const auto deep = directory.path() + u"/below/it"_s;
    QVERIFY(SqlStore::open(deep).ok());
    QVERIFY(QFileInfo(deep + u"/syngraph.db"_s).isFile());
    QVERIFY(!QFileInfo::exists(deep + u"/syngraph.db.new"_s));
}

void SqlOpenSuite::filesArePrivate()
{
#ifdef Q_OS_UNIX
    const StoreDirectory directory;
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    QVERIFY((*store)->content().create(document(1), {}, time(0)).ok());
    const QFile::Permissions foreign = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(directory.path()).permissions() & foreign));
    const auto files = QDir(directory.path()).entryInfoList(QDir::Files | QDir::Hidden);
    QStringList names;
    for (const auto &file : files) {
        names.append(file.fileName());
        QVERIFY2(!(file.permissions() & foreign), qPrintable(file.fileName()));
    }
    for (const auto &name : {u"lock"_s, u"syngraph.db"_s, u"syngraph.db-wal"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
#else
    QSKIP("Modes are of Unix");
#endif
}

void SqlOpenSuite::existingDirectoryKeepsItsMode()
{
    const StoreDirectory directory;
    QVERIFY(QDir().mkpath(directory.path()));
    const auto before = QFileInfo(directory.path()).permissions() | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(directory.path(), before));
    QVERIFY(SqlStore::open(directory.path()).ok());
    QCOMPARE(QFileInfo(directory.path()).permissions(), before);
}

void SqlOpenSuite::secondOpenIsRefused()
{
    const StoreDirectory directory;
    {
        const auto first = SqlStore::open(directory.path());
        QVERIFY(first.ok());
        QCOMPARE(SqlStore::open(directory.path()).error(), StoreOpenError::Locked);
        QCOMPARE(SqlStore::open(directory.path() + u"/../data"_s).error(), StoreOpenError::Locked);
        QVERIFY((*first)->content().create(document(1), {}, time(0)).ok());
    }
    const auto second = SqlStore::open(directory.path());
    QVERIFY(second.ok());
    QVERIFY((*second)->content().open(document(1)).ok());
}

void SqlOpenSuite::killedServerLeavesNoLock()
{
    const auto flock = QStandardPaths::findExecutable(u"flock"_s);
    if (flock.isEmpty())
        QSKIP("needs the program flock");
    const StoreDirectory directory;
    QVERIFY(SqlStore::open(directory.path()).ok());
    QProcess holder;
    holder.start(flock, {u"--no-fork"_s, directory.path() + u"/lock"_s, u"sh"_s, u"-c"_s,
                         u"echo locked; exec cat"_s});
    QVERIFY(holder.waitForReadyRead());
    QCOMPARE(SqlStore::open(directory.path()).error(), StoreOpenError::Locked);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(SqlStore::open(directory.path()).ok());
}

void SqlOpenSuite::wholeFileIsJudged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected"); // -1: opens

    StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto good = fileBytes(directory.databasePath());
    const auto with = [&](qsizetype offset, qint32 number) {
        auto bytes = good;
        qToBigEndian(number, bytes.data() + offset);
        return bytes;
    };
    constexpr qsizetype kUserVersion = 60, kApplicationId = 68;
    const auto row = [](const char *name, const QByteArray &bytes, StoreOpenError error) {
        QTest::newRow(name) << bytes << int(error);
    };
    QTest::newRow("good") << good << -1;
    row("newer schema", with(kUserVersion, kSqlSchemaNumber + 1), StoreOpenError::TooNew);
    row("much newer schema", with(kUserVersion, 0x7fffffff), StoreOpenError::TooNew);
    row("no schema", with(kUserVersion, 0), StoreOpenError::Corrupt);
    row("negative schema", with(kUserVersion, -1), StoreOpenError::Corrupt);
    row("another application", with(kApplicationId, 0x0f055112), StoreOpenError::Foreign);
    row("no application", with(kApplicationId, 0), StoreOpenError::Foreign);
    row("empty", {}, StoreOpenError::Foreign);
    row("text", "Dear diary,\n" + QByteArray(5000, '.'), StoreOpenError::Foreign);
    row("zeros", QByteArray(8192, '\0'), StoreOpenError::Foreign);
    row("header cut", good.first(99), StoreOpenError::Foreign);
    row("after the header", good.first(100), StoreOpenError::Corrupt);
    row("first page only", good.first(4096), StoreOpenError::Corrupt);
    row("last page lost", good.chopped(4096), StoreOpenError::Corrupt);
    row("half a page lost", good.chopped(2048), StoreOpenError::Corrupt);
    row("garbage after the header", good.first(100) + QByteArray(good.size() - 100, '\xa5'),
        StoreOpenError::Corrupt);
}

void SqlOpenSuite::wholeFileIsJudged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, expected);
    const StoreDirectory directory;
    QVERIFY(QDir().mkpath(directory.path()));
    writeFile(directory.databasePath(), bytes);
    const auto opened = SqlStore::open(directory.path());
    QCOMPARE(opened.ok() ? -1 : int(opened.error()), expected);
    if (opened)
        return;
    QVERIFY(fileBytes(directory.databasePath()) == bytes);
    const auto left = QDir(directory.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(left, (QStringList{u"lock"_s, u"syngraph.db"_s}));
}

void SqlOpenSuite::newerSchemaInTheLogIsRefused()
{
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto copy = directory.besides(u"copy"_s);
    QVERIFY(QDir().mkpath(copy));
    // A newer server raised the number and was killed: only the log has it.
    withConnection(directory.databasePath(), [&](QSqlDatabase &connection) {
        QVERIFY(connection.exec(u"PRAGMA user_version = 99"_s).isActive());
        for (const auto &suffix : {u""_s, u"-wal"_s}) {
            QVERIFY(QFile::copy(directory.databasePath() + suffix,
                                copy + u"/syngraph.db"_s + suffix));
        }
    });
    QCOMPARE(SqlStore::open(copy).error(), StoreOpenError::TooNew);
    QCOMPARE(sqlColumn(copy + u"/syngraph.db"_s, u"PRAGMA user_version"_s), QStringList{u"99"_s});
}

void SqlOpenSuite::logWithoutDatabaseIsRefused()
{
    const StoreDirectory directory;
    QVERIFY(QDir().mkpath(directory.path()));
    writeFile(directory.databasePath() + u"-wal"_s, "frames of a file that somebody deleted");
    QCOMPARE(SqlStore::open(directory.path()).error(), StoreOpenError::Corrupt);
    QVERIFY(!QFileInfo::exists(directory.databasePath()));
    writeFile(directory.databasePath() + u"-wal"_s, {});
    QVERIFY(SqlStore::open(directory.path()).ok());
}

void SqlOpenSuite::unfinishedFirstStartIsRepeated()
{
    const StoreDirectory directory;
    QVERIFY(QDir().mkpath(directory.path()));
    writeFile(directory.databasePath() + u".new"_s, "half a page");
    writeFile(directory.databasePath() + u".new-journal"_s, "half a journal");
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    QVERIFY((*store)->content().create(document(1), {}, time(0)).ok());
    QVERIFY(!QFileInfo::exists(directory.databasePath() + u".new"_s));
    QVERIFY(!QFileInfo::exists(directory.databasePath() + u".new-journal"_s));
}

void SqlOpenSuite::unusablePlaceIsNotWritable_data()
{
    QTest::addColumn<QString>("occupied");
    QTest::addColumn<bool>("byDirectory");
    QTest::addColumn<StoreOpenError>("error");
    QTest::newRow("file in place of the directory") << u""_s << false
                                                    << StoreOpenError::NotWritable;
    QTest::newRow("directory in place of the lock") << u"/lock"_s << true
                                                    << StoreOpenError::NotWritable;
    QTest::newRow("directory in place of the database") << u"/syngraph.db"_s << true
                                                        << StoreOpenError::Foreign;
    QTest::newRow("directory in place of the new database") << u"/syngraph.db.new"_s << true
                                                            << StoreOpenError::NotWritable;
}

void SqlOpenSuite::unusablePlaceIsNotWritable()
{
    QFETCH(QString, occupied);
    QFETCH(bool, byDirectory);
    QFETCH(StoreOpenError, error);
    const StoreDirectory directory;
    if (byDirectory)
        QVERIFY(QDir().mkpath(directory.path() + occupied));
    else
        writeFile(directory.path() + occupied, "a file");
    QCOMPARE(SqlStore::open(directory.path()).error(), error);
}

void SqlOpenSuite::settingsAreAsDocumented()
{
    const StoreDirectory directory;
    QVERIFY(SqlStore::open(directory.path()).ok());
    const auto path = directory.databasePath();
    QCOMPARE(sqlColumn(path, u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
    QCOMPARE(sqlColumn(path, u"PRAGMA application_id"_s).at(0).toInt(), kSqlApplicationId);
    const auto database = SqlDatabase::open(directory.path(), {});
    QVERIFY(database.ok());
    const std::pair<QStringView, qint64> settings[] = {
        {u"synchronous", 2},     {u"foreign_keys", 1},       {u"cell_size_check", 1},
        {u"trusted_schema", 0},  {u"wal_autocheckpoint", 0}, {u"fullfsync", 1},
        {u"busy_timeout", 5000}, {u"checkpoint_fullfsync", 1}};
    for (const auto &[name, value] : settings) {
        const auto text = name.toString();
        auto statement = (*database)->statement(u"PRAGMA "_s + text);
        auto rows = statement.query();
        QVERIFY2(rows.next(), qPrintable(text));
        QVERIFY2(rows.integer(0) == value, qPrintable(text));
    }
}

QObject *makeOpenSuite()
{
    return new SqlOpenSuite;
}

#include "sql_open_suite.moc"
