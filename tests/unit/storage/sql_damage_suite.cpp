#include "common/base/random.h"
#include "server/storage/hash_chain.h"
#include "server/storage/sql_backup.h"
#include "server/storage/store_dispatch.h"
#include "server/storage/link_rules.h"
#include "tests/contract/store_samples.h"
#include "tests/support/test_seed.h"
#include "tests/unit/storage/sql_fixture.h"
#include "tests/unit/storage/suites.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// Damage within documents and links: it is noticed, it is never served, and it stays with the
/// document that it hit.
class SqlDamageSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestIsSha256OfAllFields();
    void chainIsAsDocumented();
    void damagedDocumentIsNotServed_data();
    void damagedDocumentIsNotServed();
    void damagedPastIsNoticedWhenRead();
    void damagedSnapshotIsPassedOver_data();
    void damagedSnapshotIsPassedOver();
    void lostEndIsNotHiddenByASnapshot();
    void damageAfterCompaction_data();
    void damageAfterCompaction();
    void damagedDocumentIsReadAsFarAsItIsGood_data();
    void damagedDocumentIsReadAsFarAsItIsGood();
    void pageThatCannotBeReadEndsWhatIsGood();
    void openingHandsOutWhatRemains();
    void damagedLinkIsRefused_data();
    void damagedLinkIsRefused();
    void damagedLinkSpoilsNoOther();
    void whatCannotBeIsNotCopied();
    void chatGoesOnWithoutItsIds();
    void flippedBitInTheFileIsNoticed();
    void anyFlippedBitIsHarmless();
};

void SqlDamageSuite::digestIsSha256OfAllFields()
{
    // Sizes on both sides of what is collected before it is hashed.
    Sha256 digest;
    for (const int first : {0, 1, 16, 247, 248, 249, 255, 256, 257, 1000}) {
        for (const int second : {0, 1, 8, 255, 256, 257, 1000}) {
            const QByteArray a(first, 'a'), b(second, 'b');
            const auto expected = QCryptographicHash::hash(
                a + QByteArray::fromHex("8000000000000001") + b, QCryptographicHash::Sha256);
            const auto number = std::numeric_limits<qint64>::min() + 1;
            QCOMPARE(digest.add(a).add(number).add(b).result().toHex(), expected.toHex());
        }
    }
}

void SqlDamageSuite::chainIsAsDocumented()
{
    // From the words of SCHEMA.md, with another implementation of SHA-256.
    HashChain chain;
    const auto id = *DocumentId::fromBytes("0123456789abcdef");
    const auto start = chain.start(id);
    QCOMPARE(start.toHex(), QCryptographicHash::hash("0123456789abcdef",
                                                     QCryptographicHash::Sha256).toHex());
    const StoredOperation operation{Revision(1),     *ClientId::fromBytes("fedcba9876543210"),
                                    Sequence(258),   AuthorNumber(3),
                                    WallTime(255ms), "payload"};
    const QByteArray fields = start + "0123456789abcdef"
        + QByteArray::fromHex("00000000000000020000000000000001") + "fedcba9876543210"
        + QByteArray::fromHex("0000000000000102000000000000000300000000000000ff") + "payload";
    QCOMPARE(chain.next(start, id, Epoch(2), operation).toHex(),
             QCryptographicHash::hash(fields, QCryptographicHash::Sha256).toHex());
    // The same object again: nothing of the row before is left in it.
    QCOMPARE(chain.start(id), start);
}

void SqlDamageSuite::damagedDocumentIsNotServed_data()
{
    QTest::addColumn<QString>("damage");
    const auto ops = [](const char *name, const QString &set) {
        QTest::newRow(name) << u"UPDATE ops SET %1 WHERE title_is_one AND rev = 3"_s.arg(set);
    };
    ops("payload changed", u"payload = CAST('delta 4' AS BLOB)"_s);
    ops("payload as text", u"payload = CAST('delta 3 ' AS BLOB)"_s);
    ops("payload emptied", u"payload = x''"_s);
    ops("author changed", u"author = author + 1"_s);
    ops("client changed", u"client = zeroblob(16)"_s);
    ops("sequence changed", u"seq = seq + 100"_s);
    ops("time changed", u"time = time + 1"_s);
    ops("epoch of an operation raised", u"epoch = 2"_s);
    ops("hash changed", u"hash = zeroblob(32)"_s);
    ops("huge payload planted", u"payload = zeroblob(5000000)"_s);
    const auto row = [](const char *name, const QString &statements) {
        QTest::newRow(name) << statements;
    };
    row("first revision missing", u"DELETE FROM ops WHERE title_is_one AND rev = 1"_s);
    row("middle revision missing", u"DELETE FROM ops WHERE title_is_one AND rev = 4"_s);
    row("last revision missing", u"DELETE FROM ops WHERE title_is_one AND rev = 6"_s);
    row("all revisions missing", u"DELETE FROM ops WHERE title_is_one"_s);
    row("two revisions exchanged",
        u"UPDATE ops SET rev = 100 WHERE title_is_one AND rev = 2;\n"
        "UPDATE ops SET rev = 2 WHERE title_is_one AND rev = 3;\n"
        "UPDATE ops SET rev = 3 WHERE title_is_one AND rev = 100"_s);
    row("foreign row after the head",
        u"INSERT INTO ops SELECT doc, 7, epoch, client, 99, author, time, payload, hash FROM ops "
        "WHERE title_is_one AND rev = 6"_s);
    row("foreign row far after the head",
        u"INSERT INTO ops SELECT doc, 900, epoch, client, 99, author, time, payload, hash FROM ops "
        "WHERE title_is_one AND rev = 6"_s);
    row("history of another document",
        u"DELETE FROM ops WHERE title_is_one AND rev > 1;\n"
        "UPDATE docs SET head_rev = 1, head_hash = (SELECT hash FROM ops WHERE NOT title_is_one) "
        "WHERE title_is_one;\n"
        "UPDATE ops SET hash = (SELECT hash FROM ops WHERE NOT title_is_one) "
        "WHERE title_is_one"_s);
    row("head ahead", u"UPDATE docs SET head_rev = 7 WHERE title_is_one"_s);
    row("head behind", u"UPDATE docs SET head_rev = 5 WHERE title_is_one"_s);
    row("head behind, hash fitting",
        u"UPDATE docs SET head_rev = 5, head_hash = (SELECT hash FROM ops WHERE title_is_one AND "
        "rev = 5) WHERE title_is_one"_s);
    row("head reset", u"UPDATE docs SET head_rev = 0 WHERE title_is_one"_s);
    row("head hash changed", u"UPDATE docs SET head_hash = zeroblob(32) WHERE title_is_one"_s);
    row("epoch raised", u"UPDATE docs SET epoch = 2 WHERE title_is_one"_s);
    row("created changed", u"UPDATE docs SET created = created + 1 WHERE title_is_one"_s);
    row("client's sequence changed",
        u"UPDATE clients SET last_seq = last_seq + 1 WHERE title_is_one"_s);
    row("client's revision ahead", u"UPDATE clients SET last_rev = 7 WHERE title_is_one"_s);
    row("client's author changed", u"UPDATE clients SET author = 9 WHERE title_is_one"_s);
    row("client's digest changed",
        u"UPDATE clients SET last_digest = zeroblob(16) WHERE title_is_one"_s);
    row("client's digest gone", u"UPDATE clients SET last_digest = x'' WHERE title_is_one"_s);
    row("client's name changed", u"UPDATE clients SET name = 'Mallory' WHERE title_is_one"_s);
    row("client planted",
        u"INSERT INTO clients SELECT doc, zeroblob(16), 9, last_seq, last_rev, name, checksum, last_digest "
        "FROM clients WHERE title_is_one LIMIT 1"_s);
}

void SqlDamageSuite::damagedDocumentIsNotServed()
{
    QFETCH(QString, damage);
    damage.replace(u"title_is_one"_s, u"doc = (SELECT doc FROM docs WHERE title = 'one')"_s);
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    {
        const auto whole = SqlStore::open(directory.path());
        QVERIFY((*whole)->content().open(document(1)).ok());
    }
    runSql(directory.databasePath(), damage);
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    const auto opened = (*store)->content().open(document(1));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error(), StoreError::Corrupt);
    // The other one is as good as ever.
    const auto other = (*store)->content().open(document(2));
    QVERIFY(other.ok());
    QVERIFY(append((*store)->content(), request(document(2), 1)).ok());
}

void SqlDamageSuite::damagedPastIsNoticedWhenRead()
{
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        QVERIFY((*store)->content().saveSnapshot(document(1), {Revision(4), "at 4"}).ok());
    }
    runSql(directory.databasePath(), u"UPDATE ops SET author = 77 WHERE rev = 2"_s);
    const auto store = SqlStore::open(directory.path());
    auto &content = (*store)->content();
    // Before the snapshot, so it does not keep the document from being served ...
    QVERIFY(content.open(document(1)).ok());
    QVERIFY(content.operations(document(1), Revision(2), Revision(6)).ok());
    // ... but nobody gets the damaged operation.
    QCOMPARE(content.operations(document(1), Revision(0), Revision(6)).error(),
             StoreError::Corrupt);
    QCOMPARE(content.operations(document(1), Revision(1), Revision(2)).error(),
             StoreError::Corrupt);
}

void SqlDamageSuite::damagedSnapshotIsPassedOver_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("expected"); // revision of the snapshot that is used; -1: none
    const auto row = [](const char *name, const QString &damage, int expected) {
        QTest::newRow(name) << damage << expected;
    };
    row("none", u"SELECT 1"_s, 5);
    row("newest body",
        u"UPDATE snapshots SET body = CAST('at 6' AS BLOB) WHERE rev = 5"_s, 2);
    row("newest checksum", u"UPDATE snapshots SET checksum = zeroblob(32) WHERE rev = 5"_s, 2);
    row("newest chain hash", u"UPDATE snapshots SET chain_hash = zeroblob(32) WHERE rev = 5"_s, 2);
    row("newest at another revision", u"UPDATE snapshots SET rev = 4 WHERE rev = 5"_s, 2);
    row("newest is huge", u"UPDATE snapshots SET body = zeroblob(67108865) WHERE rev = 5"_s, 2);
    row("both bodies", u"UPDATE snapshots SET body = x''"_s, -1);
}

void SqlDamageSuite::damagedSnapshotIsPassedOver()
{
    QFETCH(QString, damage);
    QFETCH(int, expected);
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        for (const int revision : {2, 5}) {
            const StoredSnapshot snapshot{Revision(revision),
                                          "at " + QByteArray::number(revision)};
            QVERIFY((*store)->content().saveSnapshot(document(1), snapshot).ok());
        }
    }
    runSql(directory.databasePath(), damage);
    const auto store = SqlStore::open(directory.path());
    const auto opened = (*store)->content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->snapshot ? int(opened->snapshot->revision.value) : -1, expected);
    QCOMPARE(opened->badSnapshots, expected == 5 ? 0 : expected == 2 ? 1 : 2);
    if (opened->snapshot)
        QCOMPARE(opened->snapshot->body, "at " + QByteArray::number(expected));
    QCOMPARE(opened->head, Revision(6));
    QCOMPARE(int(opened->operations.size()), 6 - std::max(0, expected));
}

void SqlDamageSuite::lostEndIsNotHiddenByASnapshot()
{
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        QVERIFY((*store)->content().saveSnapshot(document(1), {Revision(6), "at 6"}).ok());
    }
    // Head and log agree, but both forgot revision 6.
    runSql(directory.databasePath(),
           u"DELETE FROM ops WHERE rev = 6;\n"
           "DELETE FROM clients;\n"
           "UPDATE docs SET head_rev = 5, head_hash = (SELECT hash FROM ops WHERE rev = 5) "
           "WHERE title = 'one'"_s);
    const auto store = SqlStore::open(directory.path());
    QCOMPARE((*store)->content().open(document(1)).error(), StoreError::Corrupt);
}

void SqlDamageSuite::damageAfterCompaction_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<bool>("served");
    const auto row = [](const char *name, const QString &damage, bool served) {
        QTest::newRow(name) << damage << served;
    };
    row("none", u"SELECT 1"_s, true);
    row("the newer snapshot", u"UPDATE snapshots SET body = x'' WHERE rev = 5"_s, true);
    row("the older snapshot", u"UPDATE snapshots SET body = x'' WHERE rev = 3"_s, true);
    row("both snapshots", u"UPDATE snapshots SET body = x''"_s, false);
    row("a row between them, behind a good one", u"UPDATE ops SET author = 9 WHERE rev = 4"_s, true);
    row("the hash that the older one goes on from",
        u"UPDATE ops SET hash = zeroblob(32) WHERE rev = 3;\n"
        "UPDATE snapshots SET body = x'' WHERE rev = 5"_s, false);
    row("the start lowered", u"UPDATE docs SET log_start = 0 WHERE title = 'one'"_s, false);
    row("the start raised", u"UPDATE docs SET log_start = 4 WHERE title = 'one'"_s, false);
}

void SqlDamageSuite::damageAfterCompaction()
{
    QFETCH(QString, damage);
    QFETCH(bool, served);
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        auto &content = (*store)->content();
        for (const int revision : {3, 5})
            QVERIFY(content.saveSnapshot(document(1), {Revision(revision), "body"}).ok());
        QCOMPARE(*content.compact(document(1), {Revision(6), time(100)}), Revision(3));
    }
    // The row of the start itself stays, for its hash.
    QCOMPARE(sqlColumn(directory.databasePath(),
                       u"SELECT rev FROM ops WHERE doc = (SELECT doc FROM docs "
                       "WHERE title = 'one') ORDER BY rev"_s),
             (QStringList{u"3"_s, u"4"_s, u"5"_s, u"6"_s}));
    runSql(directory.databasePath(), damage);
    const auto store = SqlStore::open(directory.path());
    const auto opened = (*store)->content().open(document(1));
    QCOMPARE(opened.ok(), served);
    if (!served)
        QCOMPARE(opened.error(), StoreError::Corrupt);
    QVERIFY((*store)->content().open(document(2)).ok());
}

void SqlDamageSuite::damagedDocumentIsReadAsFarAsItIsGood_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("head"); // -1: nothing
    const auto row = [](const char *name, const QString &damage, int head) {
        QTest::newRow(name) << damage << head;
    };
    row("an operation behind the snapshot", u"UPDATE ops SET author = 9 WHERE rev = 5"_s, 4);
    row("one missing", u"DELETE FROM ops WHERE rev = 6"_s, 5);
    row("the snapshot", u"UPDATE snapshots SET body = x''"_s, 6);
    row("the snapshot, and the second operation",
        u"UPDATE snapshots SET body = x'';\nUPDATE ops SET author = 9 WHERE rev = 2"_s, 1);
    row("the head", u"UPDATE docs SET head_hash = zeroblob(32) WHERE title = 'one'"_s, 6);
    row("the document's row", u"UPDATE docs SET created = 1 WHERE title = 'one'"_s, 6);
    row("its epoch", u"UPDATE docs SET epoch = 3 WHERE title = 'one'"_s, 6);
    row("its epoch, and all behind the snapshot",
        u"UPDATE docs SET epoch = 3 WHERE title = 'one';\nDELETE FROM ops WHERE rev > 4"_s, 4);
    row("where its log begins", u"UPDATE docs SET log_start = 2 WHERE title = 'one'"_s, 6);
}

void SqlDamageSuite::damagedDocumentIsReadAsFarAsItIsGood()
{
    QFETCH(QString, damage);
    QFETCH(int, head);
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        QVERIFY((*store)->content().saveSnapshot(document(1), {Revision(4), "at 4"}).ok());
        QVERIFY(!(*store)->content().readVerified(document(1))->isDamaged);
    }
    runSql(directory.databasePath(), damage);
    const auto store = SqlStore::open(directory.path());
    const auto read = (*store)->content().readVerified(document(1));
    QVERIFY(read.ok());
    QVERIFY(read->isDamaged || (*store)->content().open(document(1)).ok()
            || damage.contains(u"created"_s));
    QCOMPARE(read->document.head, Revision(head));
    QCOMPARE(read->document.epoch, kFirstEpoch);
    const bool isRowBad = damage.contains(u"created"_s) || damage.contains(u"epoch"_s)
        || damage.contains(u"log_start"_s);
    QCOMPARE(read->document.isEpochSure, !isRowBad);
    const auto from = read->document.snapshot ? read->document.snapshot->revision : Revision();
    QCOMPARE(int(read->document.operations.size()), head - int(from.value));
}

/// In the answer to one request: the store may be damaged further by the next one. A bad snapshot is
/// passed over once more, and who wrote is known but for those whose rows are bad.
void SqlDamageSuite::pageThatCannotBeReadEndsWhatIsGood()
{
    constexpr qsizetype kPage = 4096;
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        for (int at = 6; at < 306; at += 3)
            QVERIFY(append((*store)->content(), request(document(1), at, 3, 1)).ok());
    }
    auto bytes = fileBytes(directory.databasePath());
    const auto place = bytes.indexOf("delta 200");
    QVERIFY(place > kPage);
    bytes.replace(place / kPage * kPage, kPage, QByteArray(kPage, '\xff'));
    writeFile(directory.databasePath(), bytes);
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    QCOMPARE((*store)->content().open(document(1)).error(), StoreError::Corrupt);
    const auto read = (*store)->content().readVerified(document(1));
    QVERIFY(read.ok());
    QVERIFY(read->isDamaged);
    QVERIFY(read->document.head > Revision(6) && read->document.head < Revision(200));
    QCOMPARE(qint64(read->document.operations.size()), read->document.head.value);
    QCOMPARE(read->document.operations.back(),
             operation(int(read->document.head.value), 1));
}

void SqlDamageSuite::openingHandsOutWhatRemains()
{
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        QVERIFY((*store)->content().saveSnapshot(document(1), {Revision(4), "at 4"}).ok());
        const auto whole = perform(**store, {RequestToken(1), requests::Open{document(1)}});
        const auto &opened = std::get<replies::Opened>(whole.what);
        QVERIFY(opened.document.ok() && !opened.remains);
    }
    runSql(directory.databasePath(),
           u"UPDATE ops SET author = 9 WHERE rev = 6;\n"
           "UPDATE clients SET last_seq = 99 WHERE doc = (SELECT doc FROM docs WHERE title = 'one') "
           "AND client = (SELECT client FROM ops WHERE rev = 1 LIMIT 1)"_s);
    const auto store = SqlStore::open(directory.path());
    const auto open = [&](std::optional<Revision> before) {
        const auto reply =
            perform(**store, {RequestToken(1), requests::Open{document(1), before}});
        return std::get<replies::Opened>(reply.what);
    };
    const auto all = open({});
    QCOMPARE(all.document.error(), StoreError::Corrupt);
    QVERIFY(all.remains);
    QCOMPARE(all.remains->head, Revision(5));
    QCOMPARE(all.remains->title, u"one"_s);
    QCOMPARE(all.remains->snapshot->revision, Revision(4));
    const auto look = perform(**store, {RequestToken(2), requests::Open{document(1), {}, {},
                                            requests::Open::Wants::WholeAlone}});
    QVERIFY(!std::get<replies::Opened>(look.what).remains);
    QCOMPARE(errorOf(look), StoreError::Corrupt);
    const auto older = open(Revision(4));
    QVERIFY(older.remains && !older.remains->snapshot);
    QCOMPARE(older.remains->head, Revision(5));
    QCOMPARE(int(older.remains->operations.size()), 5);
    const auto clients = (*store)->content().readVerified(document(1))->document.clients;
    QVERIFY(std::ranges::none_of(clients, [](const ClientRecord &client) {
        return client.lastSequence == Sequence(99);
    }));
    runSql(directory.databasePath(), u"DELETE FROM docs WHERE title = 'one'"_s);
    QVERIFY(!open({}).remains);
}

void SqlDamageSuite::damagedLinkIsRefused_data()
{
    QTest::addColumn<QString>("set");
    QTest::newRow("role raised") << u"role = 1"_s;
    QTest::newRow("role raised to an owner's") << u"role = 2"_s;
    QTest::newRow("role unknown") << u"role = 3"_s;
    QTest::newRow("label changed") << u"label = 'a'"_s;
    QTest::newRow("limit changed") << u"max_uses = 7"_s;
    QTest::newRow("last use changed") << u"used = 7"_s;
    QTest::newRow("another document") << u"doc = (SELECT doc FROM docs WHERE title = 'one')"_s;
    QTest::newRow("expiry changed") << u"expires = 4102444800000"_s;
    QTest::newRow("created changed") << u"created = created + 1"_s;
    QTest::newRow("number changed") << u"number = 9"_s;
    QTest::newRow("checksum changed") << u"checksum = x''"_s;
}

void SqlDamageSuite::damagedLinkIsRefused()
{
    QFETCH(QString, set);
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    runSql(directory.databasePath(),
           u"UPDATE links SET %1 WHERE token_hash = x'%2'"_s.arg(
               set, QString::fromLatin1(tokenHash(2).toHex())));
    const auto store = SqlStore::open(directory.path());
    QCOMPARE((*store)->links().findLink(tokenHash(2)).error(), StoreError::Corrupt);
    QVERIFY((*store)->links().findLink(tokenHash(1)).ok());
}

void SqlDamageSuite::damagedLinkSpoilsNoOther()
{
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto good = (*SqlStore::open(directory.path()))->links().findLink(tokenHash(2));
    runSql(directory.databasePath(),
           u"INSERT INTO links (doc, role, token_hash, created, revoked, checksum, label) "
           "SELECT doc, 9, x'%1', created, 0, checksum, '' FROM links WHERE token_hash = x'%2'"_s.arg(
               QString::fromLatin1(tokenHash(7).toHex()), QString::fromLatin1(tokenHash(2).toHex())));
    const auto store = SqlStore::open(directory.path());
    auto &links = (*store)->links();
    const auto all = links.links(good->document);
    QVERIFY(all.ok());
    QCOMPARE(std::ranges::count_if(*all, &LinkRecord::isDamaged), 1);
    QVERIFY(std::ranges::find(*all, *good) != all->end());
    const auto damaged = all->back();
    QVERIFY(damaged.isDamaged && !damaged.isLive(time(0)));
    QVERIFY(damaged.document == good->document);
    const LinkUse use{damaged.number, client(1), time(0)};
    QVERIFY(!links.noteUses(std::span(&use, 1))->at(0));
    QVERIFY(!*links.letIn(use));
    LinkRecord wanted;
    wanted.document = good->document;
    wanted.tokenHash = tokenHash(8);
    wanted.created = time(1);
    QVERIFY(makeLink(links, wanted).ruling == LinkRuling::Done);
    QVERIFY(endLink(links, good->document, good->number, time(1), LastOwnerMay::Stay).ruling
            == LinkRuling::Done);
    // Only what is known of it is gone by that; its number is not given again.
    QVERIFY(endLink(links, good->document, damaged.number, time(1), LastOwnerMay::Stay).ruling
            == LinkRuling::Done);
    QCOMPARE(links.revokeLink(damaged.number).error(), StoreError::NotFound);
    QVERIFY(std::ranges::none_of(*links.links(good->document), &LinkRecord::isDamaged));
    wanted.tokenHash = tokenHash(9);
    QVERIFY(makeLink(links, wanted).link->number > damaged.number);
}

/// SQLite copies row by row and asks nothing about what is in them.
void SqlDamageSuite::whatCannotBeIsNotCopied()
{
    const StoreDirectory directory;
    const QTemporaryDir targets;
    const auto backUp = [&](const QString &name) {
        return backUpDatabase(directory.path(), targets.filePath(name), WallTime(1'000'000ms));
    };
    fillStore(**SqlStore::open(directory.path()));
    QVERIFY(backUp(u"good"_s));
    runSql(directory.databasePath(),
           u"PRAGMA ignore_check_constraints = ON;\nUPDATE docs SET epoch = 0"_s);
    const auto bad = backUp(u"bad"_s);
    QVERIFY(!bad && bad.error() == BackupError::Damaged);
    QVERIFY(!QDir(targets.filePath(u"bad"_s)).exists());
}

/// What tells resends apart is gone, and no message for that.
void SqlDamageSuite::chatGoesOnWithoutItsIds()
{
    const StoreDirectory directory;
    const auto draftOf = [](int number) {
        return ChatDraft{client(1), {0, id<ChatId>(number), AuthorNumber(1), u"Ann"_s, 0, 5,
                                     QString::number(number)}};
    };
    {
        const auto store = SqlStore::open(directory.path());
        fillStore(**store);
        const std::vector drafts{draftOf(1), draftOf(2), draftOf(3)};
        QVERIFY((*store)->chats().saveChat(document(1), drafts).ok());
    }
    runSql(directory.databasePath(), u"DELETE FROM chat_ids;\n"_s);
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    const auto before = (*store)->chats().chat(document(1));
    QCOMPARE(before->newest, 3);
    QCOMPARE(before->entries.size(), 3U);
    const std::vector later{draftOf(4)};
    QVERIFY((*(*store)->chats().saveChat(document(1), later)
             == std::vector<ChatPlace>{{4, true}}));
    QCOMPARE((*store)->chats().chat(document(1))->entries.size(), 4U);
}

void SqlDamageSuite::flippedBitInTheFileIsNoticed()
{
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    auto bytes = fileBytes(directory.databasePath());
    const auto place = bytes.indexOf("delta 5");
    QVERIFY(place > 0);
    bytes[place + 6] = char(bytes.at(place + 6) ^ 1);
    writeFile(directory.databasePath(), bytes);
    // What SQLite itself says about it is the reason for the chain.
    QCOMPARE(sqlColumn(directory.databasePath(), u"PRAGMA integrity_check"_s),
             QStringList{u"ok"_s});
    const auto store = SqlStore::open(directory.path());
    QCOMPARE((*store)->content().open(document(1)).error(), StoreError::Corrupt);
}

void SqlDamageSuite::anyFlippedBitIsHarmless()
{
    const auto seed = testSeed(1);
    SeededRandom random(seed);
    StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto good = fileBytes(directory.databasePath());
    int noticed = 0;
    const auto rounds = testRounds(150);
    for (quint64 round = 0; round < rounds; ++round) {
        auto bytes = good;
        const auto place = qsizetype(random.below(quint64(good.size())));
        bytes[place] = char(bytes.at(place) ^ char(1 << random.below(8)));
        writeFile(directory.databasePath(), bytes);
        const auto where = u"seed %1, round %2, byte %3"_s.arg(seed).arg(round).arg(place);
        const auto store = SqlStore::open(directory.path());
        if (!store) {
            ++noticed;
            continue;
        }
        const auto opened = (*store)->content().open(document(1));
        if (opened) {
            QVERIFY2(opened->head == Revision(6) && opened->epoch == Epoch(1), qPrintable(where));
            for (int i = 0; i < 6; ++i) {
                QVERIFY2(opened->operations.at(size_t(i)) == operation(i + 1, i < 3 ? 1 : 2),
                         qPrintable(where));
            }
            QVERIFY2(opened->clients.size() == 2, qPrintable(where));
        }
        const auto viewer = (*store)->links().findLink(tokenHash(2));
        if (viewer) {
            auto expected = link(document(2), 2, LinkRole::View);
            expected.number = LinkNumber(2);
            QVERIFY2(*viewer == expected, qPrintable(where));
        }
        if (const auto read = (*store)->content().readVerified(document(1))) {
            const auto &kept = read->document.operations;
            QVERIFY2(kept.size() <= 6, qPrintable(where));
            for (size_t i = 0; i < kept.size(); ++i)
                QVERIFY2(kept[i] == operation(int(i) + 1, i < 3 ? 1 : 2), qPrintable(where));
        }
        noticed += !opened || !viewer;
    }
    QVERIFY(noticed > 0);
}

QObject *makeDamageSuite()
{
    return new SqlDamageSuite;
}

#include "sql_damage_suite.moc"
