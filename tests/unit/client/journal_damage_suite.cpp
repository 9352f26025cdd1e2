// Journals of earlier versions, and damaged ones: what is read of them, and that they are kept.

#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/sync/journal_codec.h"
#include "tests/unit/client/journal_files.h"
#include "tests/unit/client/suites.h"

#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;
using Sync = JournalStore::Sync;

class JournalDamageSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void firstSchemaIsRead();
    void firstEntriesAreRead();
    void damagedTextIsHandedOutAsSuch();
    void salvagedMessagesStillWait();
    void damagedLogIsKeptAsItIs();
    void damageThatShowsLaterIsKeptAsItIs();

private:
    QString path() const { return m_folder->filePath(u"journal.db"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// As the first version made it.
void JournalDamageSuite::firstSchemaIsRead()
{
    {
        const auto made = SqlConnection::open(path());
        auto &file = **made;
        for (const auto statement :
             {"PRAGMA journal_mode = WAL"_L1,
              "CREATE TABLE documents (id BLOB PRIMARY KEY NOT NULL, link TEXT NOT NULL, "
              "view_link TEXT NOT NULL, title TEXT NOT NULL, used INTEGER NOT NULL, "
              "pending INTEGER NOT NULL)"_L1,
              "CREATE TABLE entries (document BLOB NOT NULL, number INTEGER NOT NULL, "
              "body BLOB NOT NULL, UNIQUE (document, number))"_L1,
              "CREATE TABLE texts (id BLOB PRIMARY KEY NOT NULL, title TEXT NOT NULL, "
              "reason INTEGER NOT NULL, link TEXT NOT NULL, own TEXT NOT NULL, "
              "body BLOB NOT NULL)"_L1,
              "CREATE TABLE state (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)"_L1,
              "INSERT INTO state VALUES ('syncs', 0)"_L1, "PRAGMA user_version = 1"_L1})
            QVERIFY(file.run(statement));
        QVERIFY(file.run(
            u"PRAGMA application_id = %1"_s.arg(SqlJournalStore::kApplicationId)));
        QVERIFY(file.run(u"INSERT INTO documents VALUES (x'%1', '%2', '', 'Old', 7, 3)"_s
                             .arg(QString::fromLatin1(journalId('a').toBytes().toHex()),
                                  sampleLink('a').text())));
        const auto body = encodeSnapshot(*Document::fromDelta(documentFromText(u"kept")));
        QVERIFY(file.run(u"INSERT INTO texts VALUES (x'%1', 'Kept', 4403, '', 'own', x'%2')"_s
                             .arg(QString::fromLatin1(journalId('t').toBytes().toHex()),
                                  QString::fromLatin1(body.toHex()))));
    }
    for (int round = 0; round < 2; ++round) {
        const auto opened = SqlJournalStore::open(path());
        QVERIFY(opened);
        QVERIFY(opened->setAside.isEmpty());
        const auto documents = opened->store->documents();
        QCOMPARE(documents->size(), size_t(1));
        QCOMPARE(documents->front().title, u"Old"_s);
        QCOMPARE(documents->front().pendingEdits, 3);
        QVERIFY(!documents->front().role);
        QVERIFY(documents->front().ownToken.isEmpty() && documents->front().madeTokens.empty());
        const auto texts = opened->store->texts();
        QCOMPARE(texts->size(), size_t(1));
        QCOMPARE(texts->front().document.text(), u"kept\n"_s);
        QVERIFY(!texts->front().isDamaged);
    }
}

void JournalDamageSuite::firstEntriesAreRead()
{
    const messages::Rebase rebase{Revision(7), Revision(8), delta(5, {put(u"b"), keep(5)})};
    auto first = encodeEntry(journal::Merged{rebase, AuthorNumber(9)}).chopped(8 + 1);
    first[0] = 1; // which ended in front of the author
    first += Sha256::of(first).first(8);
    const auto entry = decodeEntry(first);
    QVERIFY(entry);
    QCOMPARE(std::get<journal::Merged>(*entry).rebase.delta, rebase.delta);
    QCOMPARE(std::get<journal::Merged>(*entry).author, AuthorNumber());
}

void JournalDamageSuite::damagedTextIsHandedOutAsSuch()
{
    const auto statement = [](const QString &change) {
        return u"UPDATE texts SET %1"_s.arg(change);
    };
    for (const auto &[change, text, own] :
         {std::tuple(u"own = 'other'"_s, u"kept text\n"_s, u"other"_s),
          std::tuple(u"body = x'00'"_s, u"\n"_s, u"mine"_s),
          std::tuple(u"title = 'X'"_s, u"kept text\n"_s, u"mine"_s)}) {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"journal.db"_s);
        KeptText kept;
        kept.id = journalId('t');
        kept.title = u"Kept"_s;
        kept.ownText = {u"mine"_s};
        kept.document = *Document::fromDelta(documentFromText(u"kept text"));
        {
            const auto opened = SqlJournalStore::open(path);
            QVERIFY(opened->store->write(Batch{writes::KeepText{kept}}, Sync::Disk));
            QVERIFY(!opened->store->texts()->front().isDamaged);
        }
        {
            const auto file = SqlConnection::open(path);
            QVERIFY((*file)->run(statement(change)));
        }
        const auto opened = SqlJournalStore::open(path);
        auto texts = *opened->store->texts();
        QCOMPARE(texts.size(), size_t(1));
        QVERIFY2(texts[0].isDamaged, qPrintable(change));
        QCOMPARE(texts[0].document.text(), text);
        QCOMPARE(texts[0].ownText, QStringList{own});
        // Written again, as after a failure of the disk, it is not taken for whole.
        QVERIFY(opened->store->write(Batch{writes::KeepText{texts[0]}}, Sync::Disk));
        QVERIFY(opened->store->texts()->front().isDamaged);
    }
}

/// A document in which nothing but the chat waits opens by itself after a repair, too.
void JournalDamageSuite::salvagedMessagesStillWait()
{
    const auto document = sampleDocument('a');
    auto record = sampleRecord(u"text"_s);
    record.unsentChat = {{*ChatId::fromBytes(QByteArray(16, '1')), u"mine"_s},
                         {*ChatId::fromBytes(QByteArray(16, '2')), u"too"_s, ErrorCode::Internal}};
    {
        const auto opened = SqlJournalStore::open(path());
        QVERIFY(opened->store->write(Batch{writes::Describe{document},
                                           writes::Append{document.id,
                                                          {journal::Checkpoint{record}}, 2}},
                                     Sync::Disk));
    }
    {
        const auto connection = SqlConnection::open(path());
        QVERIFY((*connection)->run(u"UPDATE documents SET pending = 0"_s));
    }
    holdDamaged(path()); // so that it is read as a damaged one
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(!opened->setAside.isEmpty());
    const auto documents = *opened->store->documents();
    QCOMPARE(documents.size(), 1U);
    QCOMPARE(documents[0].pendingEdits, 1); // what was refused does not go out by itself
    const auto read = readRecord(*opened->store->entries(document.id));
    QVERIFY(read.record->unsentChat == record.unsentChat);
}

/// Killed while it wrote, and damaged: what SQLite would bring together stays as it was found.
void JournalDamageSuite::damagedLogIsKeptAsItIs()
{
    const auto log = path() + u"-wal"_s;
    QByteArray logBytes;
    QByteArray bytes;
    {
        const auto opened = SqlJournalStore::open(path());
        fill(*opened->store);
        logBytes = bytesOf(log);
        bytes = bytesOf(path());
    }
    QVERIFY(logBytes.size() > 1'000);
    bytes[100] = '\x77'; // the kind of the first page
    // The log has a newer one of it: so that the damage shows, the log ends early.
    logBytes.truncate(32);
    writeBytes(path(), bytes);
    writeBytes(log, logBytes);
    const auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    QCOMPARE(bytesOf(opened->setAside), bytes);
    QCOMPARE(bytesOf(opened->setAside + u"-wal"_s), logBytes);
}

/// Found only when a page is read: nothing is tidied up before the file is put aside.
void JournalDamageSuite::damageThatShowsLaterIsKeptAsItIs()
{
    {
        const auto opened = SqlJournalStore::open(path());
        const auto book = (QString(999, QChar(u'x')) + u'\n').repeated(1'000);
        Batch batch;
        for (const char letter : {'a', 'b', 'c', 'd'}) {
            batch.push_back(writes::Describe{sampleDocument(letter)});
            batch.push_back(append(journalId(letter), {journal::Checkpoint{sampleRecord(book)}}));
        }
        QVERIFY(opened->store->write(batch, Sync::Disk));
    }
    auto opened = SqlJournalStore::open(path());
    QVERIFY(opened);
    auto bytes = bytesOf(path());
    for (qsizetype i = 8'192; i < bytes.size(); ++i)
        bytes[i] = '\xff';
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(bytes);
    }
    const auto entries = opened->store->entries(journalId('c'));
    QVERIFY(!entries);
    QCOMPARE(entries.error(), JournalError::Damaged);
    const_cast<OpenedJournal &>(*opened).store.reset();
    const auto again = SqlJournalStore::open(path());
    QVERIFY(again);
    QCOMPARE(bytesOf(again->setAside), bytes);
    QVERIFY(!QFile::exists(path() + u".held"_s));
    QVERIFY(again->store->write(Batch{writes::Describe{sampleDocument('z')}}, Sync::Disk));
}

int runJournalDamageSuite(int argc, char **argv)
{
    JournalDamageSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "journal_damage_suite.moc"
