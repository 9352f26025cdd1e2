#include "app/client/sql_journal_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

// https://sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype kHeaderBytes = 100;
constexpr qsizetype kUserVersionOffset = 60;
constexpr qsizetype kApplicationIdOffset = 68;
constexpr QByteArrayView kMagic("SQLite format 3\0", 16);

constexpr auto kLogSuffix = "-wal"_L1;
constexpr auto kIndexSuffix = "-shm"_L1;
constexpr auto kNewSuffix = ".new"_L1; ///< what came out of a damaged file, to take its place
constexpr auto kHeldSuffix = ".held"_L1; ///< a damaged file as it was, before SQLite closed it
constexpr auto kHoldingSuffix = ".holding"_L1; ///< the same, not complete yet
constexpr auto kOwner = QFile::ReadOwner | QFile::WriteOwner;

/// Looks at the bytes alone: SQLite may already write when it merely opens a file.
Status<JournalError> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return JournalError::NotWritable;
    const auto header = file.read(kHeaderBytes);
    if (header.isEmpty())
        return Done{}; // just made, or the death came before the first commit
    if (header.size() < kHeaderBytes || !header.startsWith(kMagic))
        return JournalError::Damaged;
    const auto number = [&](qsizetype offset) {
        return qFromBigEndian<qint32>(header.constData() + offset);
    };
    if (number(kApplicationIdOffset) == 0 && number(kUserVersionOffset) == 0)
        return Done{}; // as above
    if (number(kApplicationIdOffset) != SqlJournalStore::kApplicationId)
        return JournalError::Damaged;
    return number(kUserVersionOffset) > SqlJournalStore::kSchemaNumber
        ? Status<JournalError>(JournalError::TooNew)
        : Done{};
}

/// Made before SQLite does, whose files would be readable for everybody. Its log takes after it.
Status<JournalError> makePrivateFile(const QString &path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    if (!folder.exists()) {
        if (!QDir().mkpath(folder.path()))
            return JournalError::NotWritable;
        QFile::setPermissions(folder.path(), kOwner | QFile::ExeOwner);
    }
    QFile file(path);
    if (!file.exists()
        && !file.open(QIODevice::ReadWrite | QIODevice::NewOnly, kOwner))
        return file.error() == QFileDevice::ResourceError ? JournalError::Full
                                                          : JournalError::NotWritable;
    if (!file.setPermissions(kOwner))
        return JournalError::NotWritable;
    return Done{};
}

Status<JournalError> runAll(SqlConnection &connection, std::initializer_list<QLatin1StringView> all)
{
    for (const auto statement : all) {
        if (const auto done = connection.run(statement); !done)
            return done;
    }
    return Done{};
}

/// The lock is taken by the first reading of a connection in this mode and kept to its end; the
/// log then needs no index in shared memory.
Status<JournalError> configure(SqlConnection &connection)
{
    return runAll(connection,
                  {"PRAGMA locking_mode = EXCLUSIVE"_L1, "PRAGMA trusted_schema = OFF"_L1,
                   "PRAGMA cell_size_check = ON"_L1, "PRAGMA mmap_size = 0"_L1,
                   "PRAGMA fullfsync = ON"_L1, "PRAGMA synchronous = NORMAL"_L1,
                   "PRAGMA auto_vacuum = INCREMENTAL"_L1, "PRAGMA journal_mode = WAL"_L1,
                   "PRAGMA journal_size_limit = 8388608"_L1,
                   "PRAGMA wal_autocheckpoint = 0"_L1, "BEGIN EXCLUSIVE"_L1, "COMMIT"_L1});
}

Status<JournalError> makeTables(SqlConnection &connection)
{
    SqlScope scope(connection);
    if (const auto begun = scope.begin(); !begun)
        return begun;
    const auto made = runAll(
        connection,
        {"CREATE TABLE documents (id BLOB PRIMARY KEY NOT NULL, link TEXT NOT NULL, "
         "view_link TEXT NOT NULL, title TEXT NOT NULL, used INTEGER NOT NULL, "
         "pending INTEGER NOT NULL, role INTEGER NOT NULL DEFAULT 0, "
         "own_token BLOB NOT NULL DEFAULT x'', made_tokens BLOB NOT NULL DEFAULT x'')"_L1,
         "CREATE TABLE entries (document BLOB NOT NULL, number INTEGER NOT NULL, "
         "body BLOB NOT NULL, UNIQUE (document, number))"_L1,
         "CREATE TABLE texts (id BLOB PRIMARY KEY NOT NULL, title TEXT NOT NULL, "
         "reason INTEGER NOT NULL, link TEXT NOT NULL, own TEXT NOT NULL, body BLOB NOT NULL, "
         "checksum BLOB)"_L1,
         "CREATE TABLE state (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)"_L1,
         "INSERT INTO state VALUES ('syncs', 0)"_L1});
    if (!made)
        return made;
    const auto marked =
        connection.run(u"PRAGMA application_id = %1"_s.arg(SqlJournalStore::kApplicationId));
    if (!marked)
        return marked;
    const auto numbered =
        connection.run(u"PRAGMA user_version = %1"_s.arg(SqlJournalStore::kSchemaNumber));
    if (!numbered)
        return numbered;
    if (const auto committed = scope.commit(); !committed)
        return committed;
    // From now on the header in the file tells what it is, whatever its log holds.
    return connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

/// From schema 1, where what lies there keeps an unknown role and no checksum; then from schema 2,
/// which knew no owners of documents.
Status<JournalError> addColumns(SqlConnection &connection, int from)
{
    SqlScope scope(connection);
    if (const auto begun = scope.begin(); !begun)
        return begun;
    if (from < 2) {
        const auto added =
            runAll(connection,
                   {"ALTER TABLE documents ADD COLUMN role INTEGER NOT NULL DEFAULT 0"_L1,
                    "ALTER TABLE texts ADD COLUMN checksum BLOB"_L1});
        if (!added)
            return added;
    }
    const auto added = runAll(
        connection,
        {"ALTER TABLE documents ADD COLUMN own_token BLOB NOT NULL DEFAULT x''"_L1,
         "ALTER TABLE documents ADD COLUMN made_tokens BLOB NOT NULL DEFAULT x''"_L1,
         "PRAGMA user_version = 3"_L1});
    if (!added)
        return added;
    if (const auto committed = scope.commit(); !committed)
        return committed;
    return connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

Status<JournalError> quickCheck(const QString &path, SqlConnection::Access access)
{
    const auto connection = SqlConnection::open(path, access);
    if (!connection)
        return connection.error();
    for (const auto setting : {"PRAGMA trusted_schema = OFF"_L1, "PRAGMA cell_size_check = ON"_L1,
                               "PRAGMA mmap_size = 0"_L1}) {
        if (const auto done = (*connection)->run(setting); !done)
            return done;
    }
    const auto verdict = (*connection)->value(u"PRAGMA quick_check(1)"_s);
    if (!verdict)
        return verdict.error();
    return verdict->toString() == "ok"_L1 ? Status<JournalError>(Done{}) : JournalError::Damaged;
}

/// Whether it is damaged, without changing a byte of it or of its log. A connection that may only
/// read recovers the log into an index beside it and closes without a checkpoint
/// (https://sqlite.org/wal.html#read_only_databases); without a log not even the index is needed,
/// for which a full disk has no room.
Status<JournalError> inspect(const QString &path)
{
    using Access = SqlConnection::Access;
    if (QFileInfo(path).size() == 0)
        return Done{};
    const bool hasLog = QFile::exists(path + kLogSuffix);
    const auto found = quickCheck(path, hasLog ? Access::Read : Access::ReadUnlocked);
    if (found || found.error() != JournalError::Damaged || hasLog)
        return found;
    // It may be that another program was just writing to it.
    const auto again = quickCheck(path, Access::Read);
    return again || again.error() == JournalError::Locked ? again : found;
}

QString freeName(const QString &path)
{
    const auto stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString base = path + u".damaged-"_s + stamp;
    QString name = base;
    for (int i = 2; QFile::exists(name); ++i)
        name = base + u'-' + QString::number(i);
    return name;
}

void removeLog(const QString &path)
{
    QFile::remove(path + kLogSuffix);
    QFile::remove(path + kIndexSuffix);
}

/// The log goes with its file: on its own SQLite would play it into the next one, or delete it. So
/// it lies at both places until the file has moved.
Result<QString, JournalError> setAside(const QString &path)
{
    const auto name = freeName(path);
    if (QFile::exists(path + kLogSuffix) && !QFile::copy(path + kLogSuffix, name + kLogSuffix)) {
        QFile::remove(name + kLogSuffix);
        return JournalError::NotWritable;
    }
    if (!QFile::rename(path, name)) {
        QFile::remove(name + kLogSuffix);
        return JournalError::NotWritable;
    }
    removeLog(path);
    return name;
}

/// Whether a damaged file lies at `path` again, as it was before SQLite closed it.
bool bringBackHeld(const QString &path)
{
    const QString held = path + kHeldSuffix;
    if (!QFile::exists(held))
        return false;
    removeLog(path);
    if (QFile::exists(held + kLogSuffix))
        QFile::rename(held + kLogSuffix, path + kLogSuffix);
    QFile::remove(path);
    return QFile::rename(held, path);
}

/// After a death between setting a file aside and putting the new one in its place.
void finishSalvage(const QString &path)
{
    if (QFile::exists(path) || !QFile::exists(path + kNewSuffix))
        return;
    removeLog(path);
    QFile::rename(path + kNewSuffix, path);
}

std::vector<JournalWrite> writesFor(Salvage salvage)
{
    std::vector<JournalWrite> writes;
    for (size_t i = 0; i < salvage.documents.size(); ++i) {
        const auto &document = salvage.documents[i];
        writes.push_back(writes::Describe{document});
        std::vector<JournalEntry> entries;
        entries.push_back(journal::Checkpoint{salvage.records[i]});
        const auto &record = salvage.records[i];
        const auto waiting =
            std::ranges::count_if(record.unsentChat, [](const UnsentChat &message) {
                return !message.refused;
            });
        const auto pending = record.document.pendingEdits() + waiting;
        const bool keepsOwn = pending == 0
            && (!record.unsentChat.empty() || !record.chatDraft.isEmpty());
        writes.push_back(writes::Append{document.id, std::move(entries), pending, keepsOwn});
    }
    for (auto &text : salvage.texts)
        writes.push_back(writes::KeepText{std::move(text)});
    return writes;
}

/// After an error the damaged file is where it was, and nothing has happened.
Status<JournalError> replaceDamaged(const QString &path, OpenedJournal &opened)
{
    auto salvage = salvageJournal(path);
    if (!salvage)
        return salvage.error();
    const int documents = int(salvage->documents.size());
    const int texts = int(salvage->texts.size());
    const QString fresh = path + kNewSuffix;
    QFile::remove(fresh);
    removeLog(fresh);
    {
        const auto store = SqlJournalStore::openUndamaged(fresh);
        if (!store)
            return store.error();
        const auto writes = writesFor(std::move(salvage).value());
        const auto written = (*store)->write(writes, JournalStore::Sync::Disk);
        if (!written)
            return written.error();
    }
    if (QFileInfo(fresh + kLogSuffix).size() > 0)
        return JournalError::Full; // what is in the log is not in the file yet
    removeLog(fresh);
    const auto name = setAside(path);
    if (!name)
        return name.error();
    finishSalvage(path);
    opened.setAside = *name;
    opened.rescuedDocuments = documents;
    opened.rescuedTexts = texts;
    return Done{};
}

} // namespace

Result<std::unique_ptr<SqlJournalStore>, JournalError>
SqlJournalStore::openUndamaged(const QString &path)
{
    if (const auto made = makePrivateFile(path); !made)
        return made.error();
    if (const auto known = checkHeader(path); !known)
        return known.error();
    const auto sound = inspect(path);
    const bool isAnswered = sound || sound.error() == JournalError::Damaged
        || sound.error() == JournalError::Locked;
    if (!sound && isAnswered)
        return sound.error();
    auto connection = SqlConnection::open(path);
    if (!connection)
        return connection.error();
    if (const auto configured = configure(**connection); !configured)
        return configured.error();
    if (!isAnswered) {
        // No index beside the file: a disk that is full, a folder that cannot be written.
        const auto verdict = (*connection)->value(u"PRAGMA quick_check(1)"_s);
        if (!verdict)
            return verdict.error();
        if (verdict->toString() != "ok"_L1)
            return JournalError::Damaged;
    }
    const auto schema = (*connection)->value(u"PRAGMA user_version"_s);
    if (!schema)
        return schema.error();
    if (schema->toInt() == 0) {
        if (const auto made = makeTables(**connection); !made)
            return made.error();
    } else if (schema->toInt() < kSchemaNumber) {
        if (const auto added = addColumns(**connection, schema->toInt()); !added)
            return added.error();
    }
    return std::unique_ptr<SqlJournalStore>(
        new SqlJournalStore(std::move(connection).value(), path));
}

void holdDamaged(const QString &path)
{
    const QString holding = path + kHoldingSuffix;
    const QString held = path + kHeldSuffix;
    for (const auto &file : {holding, holding + kLogSuffix, held, held + kLogSuffix})
        QFile::remove(file);
    const bool hasLog = QFile::exists(path + kLogSuffix);
    const bool isCopied = QFile::copy(path, holding)
        && (!hasLog || QFile::copy(path + kLogSuffix, held + kLogSuffix));
    if (!isCopied || !QFile::rename(holding, held)) {
        QFile::remove(holding);
        QFile::remove(held + kLogSuffix);
    }
}

Result<OpenedJournal, JournalError> SqlJournalStore::open(const QString &path)
{
    OpenedJournal opened;
    const bool wasHeld = bringBackHeld(path);
    finishSalvage(path);
    auto store = wasHeld ? Result<std::unique_ptr<SqlJournalStore>, JournalError>(
                               JournalError::Damaged)
                         : openUndamaged(path);
    if (!store && store.error() == JournalError::Damaged) {
        if (const auto replaced = replaceDamaged(path, opened); !replaced)
            return replaced.error();
        store = openUndamaged(path);
    }
    if (!store)
        return store.error();
    opened.store = std::move(store).value();
    return opened;
}

} // namespace syngraph
