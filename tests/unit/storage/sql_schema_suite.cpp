#include "server/storage/sql_migrations.h"
#include "tests/contract/store_samples.h"
#include "tests/unit/storage/sql_fixture.h"
#include "tests/unit/storage/suites.h"

#include <QDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// The schema, its number, its page and its history.
class SqlSchemaSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberIsTheHighestMigration();
    void pageNamesEveryTableAndColumn();
    void pageNamesNothingElse();
    void olderSchemaIsBroughtUpToDate_data();
    void olderSchemaIsBroughtUpToDate();
    void failedStepLeavesTheSchemaBefore();
    void stepsRunOnce();
};

namespace {

QString schemaPage()
{
    return QString::fromUtf8(fileBytes(QStringLiteral(SYNGRAPH_SCHEMA_PAGE)));
}

// "table" -> its columns, of a fresh database.
QMap<QString, QStringList> freshTables()
{
    const StoreDirectory directory;
    SYNGRAPH_CHECK(SqlStore::open(directory.path()).ok());
    QMap<QString, QStringList> tables;
    for (const auto &table : sqlColumn(directory.databasePath(),
                                       u"SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "AND name NOT LIKE 'sqlite_%'"_s)) {
        tables[table] = sqlColumn(directory.databasePath(),
                                  u"SELECT name FROM pragma_table_info('%1')"_s.arg(table));
    }
    return tables;
}

// The part of the page under the heading of a table.
QString sectionOf(const QString &page, const QString &table)
{
    const auto heading = u"\n## %1\n"_s.arg(table);
    const auto start = page.indexOf(heading);
    if (start < 0)
        return {};
    const auto end = page.indexOf(u"\n## "_s, start + heading.size());
    return page.mid(start, end < 0 ? -1 : end - start);
}

QStringList columnsOfSection(const QString &section)
{
    QStringList columns;
    const auto lines = section.split(u'\n');
    for (const auto &line : lines) {
        if (line.startsWith(u"| `"_s))
            columns.append(line.section(u'`', 1, 1));
    }
    return columns;
}

QString hex(const QByteArray &bytes)
{
    return u"x'%1'"_s.arg(QString::fromLatin1(bytes.toHex()));
}

// With one operation and, where the log was compacted, the snapshot that it begins with.
void insertOldDocument(const QString &path, int number, qint64 logStart)
{
    HashChain chain;
    Sha256 digest;
    const auto id = document(1);
    const auto first = operation(1);
    const auto head = chain.next(chain.start(id), id, Epoch(1), first);
    digest.add(id.toBytes()).add(qint64(1)).add(qint64(5));
    if (logStart > 0)
        digest.add(logStart);
    const auto checksum = digest.result().first(8);
    QString text = u"INSERT INTO docs VALUES (%1, 1, 1, %2, 'old', 5, 6, %3%4);\n"_s.arg(
        hex(id.toBytes()), hex(head), hex(checksum),
        number > 1 ? u", %1"_s.arg(logStart) : QString());
    text += u"INSERT INTO ops VALUES (%1, 1, 1, %2, 1, 1, %3, %4, %5);\n"_s.arg(
        hex(id.toBytes()), hex(first.client.toBytes()),
        QString::number(first.time.time_since_epoch().count()), hex(first.delta), hex(head));
    if (logStart > 0) {
        const QByteArray body("a body");
        const auto sum = digest.add(id.toBytes()).add(logStart).add(head).add(body).result();
        text += u"INSERT INTO snapshots VALUES (%1, %2, %3, %4, %5);\n"_s.arg(
            hex(id.toBytes()), QString::number(logStart), hex(head), hex(body), hex(sum));
    }
    const auto ann = digest.add(id.toBytes()).add(first.client.toBytes()).add(qint64(1))
                         .add(qint64(1)).add(qint64(1)).add("Ann").result().first(8);
    text += u"INSERT INTO clients VALUES (%1, %2, 1, 1, 1, 'Ann', %3%4);\n"_s.arg(
        hex(id.toBytes()), hex(first.client.toBytes()), hex(ann),
        number > 3 ? u", x''"_s : QString());
    const auto token = tokenHash(1);
    const auto mark = digest.add(qint64(1)).add(id.toBytes()).add(qint64(1)).add(token)
                          .add(qint64(5)).add(qint64(0)).add(qint64(0)).add(qint64(0)).result();
    text += u"INSERT INTO links VALUES (1, %1, 1, %2, 5, NULL, 0, %3);\n"_s.arg(
        hex(id.toBytes()), hex(token), hex(mark));
    runSql(path, text);
}

} // namespace

void SqlSchemaSuite::numberIsTheHighestMigration()
{
    int number = 0;
    for (const auto &migration : sqlMigrations())
        QCOMPARE(migration.number, ++number);
    QCOMPARE(number, kSqlSchemaNumber);
    QVERIFY(schemaPage().contains(u"\nSchema number **%1**."_s.arg(kSqlSchemaNumber)));
    const StoreDirectory directory;
    QVERIFY(SqlStore::open(directory.path()).ok());
    QCOMPARE(sqlColumn(directory.databasePath(), u"PRAGMA user_version"_s),
             QStringList{QString::number(kSqlSchemaNumber)});
}

void SqlSchemaSuite::pageNamesEveryTableAndColumn()
{
    const auto page = schemaPage();
    const auto tables = freshTables();
    QVERIFY(tables.size() >= 5);
    for (auto table = tables.begin(); table != tables.end(); ++table) {
        const auto section = sectionOf(page, table.key());
        QVERIFY2(!section.isEmpty(), qPrintable(table.key()));
        for (const auto &column : table.value()) {
            QVERIFY2(columnsOfSection(section).contains(column),
                     qPrintable(table.key() + u'.' + column));
        }
    }
}

void SqlSchemaSuite::pageNamesNothingElse()
{
    const auto page = schemaPage();
    const auto tables = freshTables();
    for (auto table = tables.begin(); table != tables.end(); ++table)
        QCOMPARE(columnsOfSection(sectionOf(page, table.key())), table.value());
}

void SqlSchemaSuite::olderSchemaIsBroughtUpToDate_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<qint64>("logStart");
    QTest::newRow("1: without the start of the log") << 1 << qint64(0);
    QTest::newRow("2: without images") << 2 << qint64(0);
    QTest::newRow("2: without images, compacted") << 2 << qint64(1);
    QTest::newRow("3: without digests") << 3 << qint64(0);
    QTest::newRow("4: without a chat") << 4 << qint64(0);
    QTest::newRow("5: without names and limits of links") << 5 << qint64(0);
}

void SqlSchemaSuite::olderSchemaIsBroughtUpToDate()
{
    // Made by hand from what the number was when it was released, with a row in each table.
    QFETCH(const int, number);
    QFETCH(const qint64, logStart);
    const StoreDirectory directory;
    QVERIFY(QDir().mkpath(directory.path()));
    withConnection(directory.databasePath(), [number](QSqlDatabase &connection) {
        QVERIFY(migrate(connection, sqlMigrations().first(size_t(number))).ok());
    });
    insertOldDocument(directory.databasePath(), number, logStart);

    const auto id = document(1);
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    const auto opened = (*store)->content().open(id);
    QVERIFY(opened.ok());
    QCOMPARE(opened->title, u"old"_s);
    QCOMPARE(opened->logStart, Revision(logStart));
    QCOMPARE(opened->snapshot.has_value(), logStart > 0);
    QVERIFY(opened->operations
            == (logStart > 0 ? std::vector<StoredOperation>() : std::vector{operation(1)}));
    const ClientRecord ann{operation(1).client, AuthorNumber(1), Sequence(1), Revision(1), u"Ann"_s,
                           {}};
    QVERIFY(opened->clients == std::vector{ann});
    QVERIFY(append((*store)->content(), request(id, 1)).ok());
    auto old = (*store)->links().findLink(tokenHash(1));
    QVERIFY(old.ok());
    QCOMPARE(old->role, LinkRole::Edit);
    QVERIFY(old->label.isEmpty() && !old->maxUses && !old->lastUsed && old->uses == 0);
    const LinkUse use{old->number, client(1), time(1)};
    QVERIFY((*store)->links().noteUses(std::span(&use, 1))->at(0));
    QCOMPARE((*store)->links().findLink(tokenHash(1))->uses, 1);
    const QByteArray bytes("an image");
    QVERIFY((*store)->images().saveImage(id, Sha256::of(bytes), bytes, WallTime()).ok());
    QCOMPARE((*store)->images().imagePart(id, Sha256::of(bytes), 0)->bytes, bytes);
    QCOMPARE((*store)->chats().chat(id)->newest, 0);
    const ChatDraft hello{operation(1).client,
                          {0, ChatId(), AuthorNumber(1), u"Ann"_s, 0, 5, u"hello"_s}};
    QVERIFY((*store)->chats().saveChat(id, std::span(&hello, 1)).ok());
    QCOMPARE((*store)->chats().chat(id)->entries.front().text, u"hello"_s);
}

void SqlSchemaSuite::failedStepLeavesTheSchemaBefore()
{
    const SqlMigration steps[] = {{1, "CREATE TABLE a (x);\n"},
                                  {2, "CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);\n"},
                                  {3, "CREATE TABLE c (x);\n"}};
    const StoreDirectory directory;
    const auto path = directory.besides(u"steps.db"_s);
    withConnection(path, [&](QSqlDatabase &connection) {
        QVERIFY(!migrate(connection, steps).ok());
    });
    QCOMPARE(sqlColumn(path, u"SELECT name FROM sqlite_schema"_s), QStringList{u"a"_s});
    QCOMPARE(sqlColumn(path, u"PRAGMA user_version"_s), QStringList{u"1"_s});
}

void SqlSchemaSuite::stepsRunOnce()
{
    const SqlMigration steps[] = {{1, "CREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n"},
                                  {2, "INSERT INTO a VALUES (2);\n"}};
    const StoreDirectory directory;
    const auto path = directory.besides(u"steps.db"_s);
    withConnection(path, [&](QSqlDatabase &connection) {
        QVERIFY(migrate(connection, std::span(steps).first(1)).ok());
        QVERIFY(migrate(connection, steps).ok());
        QVERIFY(migrate(connection, steps).ok());
    });
    QCOMPARE(sqlColumn(path, u"SELECT x FROM a ORDER BY x"_s), (QStringList{u"1"_s, u"2"_s}));
}

QObject *makeSchemaSuite()
{
    return new SqlSchemaSuite;
}

#include "sql_schema_suite.moc"
