#pragma once

#include "app/client/sql_connection.h"

#include <QHash>

namespace syngraph {

/// The client's journal in an SQLite file of this user alone (mode 0600), held exclusively while it
/// is open: a second program gets Locked. WAL without a sync for each commit, which outlives the
/// process; a sync of the log where Sync::Disk asks for it, which outlives the power.
///
/// Schema 2: documents (what is known of each), entries (numbered from the last checkpoint), texts
/// (with a checksum; entries have one of their own), state. Schema 1, without that checksum and
/// without the role of a link, is brought up to it. A file of a later schema is not opened by SQLite
/// at all, so nothing in it changes; one that is damaged is opened for reading alone.
class SqlJournalStore final : public JournalStore
{
public:
    static constexpr int kSchemaNumber = 3;
    /// In `pending` of a document: JournalDocument::keepsOwn. Versions before it read 0.
    static constexpr qint64 kOnlyOwn = -1;
    static constexpr qint32 kApplicationId = 0x53594e4a; // "SYNJ"

    /// Opens or makes the file. What can be read of a damaged one goes into a new one; only then is
    /// it put aside, byte for byte, under another name in the same folder. Until then all of it can
    /// be done again.
    static Result<OpenedJournal, JournalError> open(const QString &path);

    /// Opens the file as it is, or makes it; Damaged when it cannot be trusted.
    static Result<std::unique_ptr<SqlJournalStore>, JournalError> openUndamaged(const QString &path);
    ~SqlJournalStore() override;

    Status<JournalError> write(std::span<const JournalWrite> batch, Sync sync) override;
    Result<std::vector<JournalDocument>, JournalError> documents() override;
    Result<QList<QByteArray>, JournalError> entries(JournalId document) override;
    Result<std::vector<KeptText>, JournalError> texts() override;
    Status<JournalError> emptyLog() override;

private:
    SqlJournalStore(std::unique_ptr<SqlConnection> connection, QString path);

    bool perform(const writes::Describe &write);
    bool perform(const writes::Append &write);
    bool perform(const writes::Forget &write);
    bool perform(const writes::KeepText &write);
    bool perform(const writes::DropText &write);
    bool exec(QSqlQuery &query);
    JournalError noted(JournalError error);
    qint64 nextNumber(JournalId document);
    Status<JournalError> checkpointWhenDue();

    std::unique_ptr<SqlConnection> m_connection;
    QString m_path;
    bool m_isDamaged = false; ///< SQLite said so: as it is, it has to be kept
    struct Statements;
    std::unique_ptr<Statements> m_statements;
    QSqlError m_error; ///< of the last exec() that failed
    QHash<JournalId, qint64> m_nextNumbers; ///< of entries; only what is committed
    bool m_isInFullSync = false;
    int m_commitsSinceCheckpoint = 0;
    qint64 m_bytesSinceCheckpoint = 0;
};

/// Reads what there is to read in a file that SQLite or the checksums found damaged. Works on a
/// copy; Full when there is no space for that, else at worst there is nothing.
struct Salvage
{
    std::vector<JournalDocument> documents; ///< whole ones, with a checkpoint of each
    std::vector<JournalRecord> records;
    std::vector<KeptText> texts;            ///< and of the others what can still be read
};
Result<Salvage, JournalError> salvageJournal(const QString &path);

/// For a file that turned out damaged while it was open, just before SQLite closes it and writes
/// to it for the last time: as it is now, it comes back at the next SqlJournalStore::open().
void holdDamaged(const QString &path);

/// What checksums a row of texts: its columns, each with its length.
QByteArray checksumOfText(const QByteArray &id, const QString &title, int reason,
                          const QString &link, const QString &own, const QByteArray &body);
/// A row of texts, in the order of those columns and then the checksum, which rows of schema 1 do
/// not have. What cannot be read is left out and the text marked; nullopt where the row names none.
std::optional<KeptText> readText(const QSqlQuery &row);
/// Of an owner, from `column` and the next one.
void readTokens(const QSqlQuery &row, int column, JournalDocument &document);

} // namespace syngraph
