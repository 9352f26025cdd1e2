#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/link/share_link.h"
#include "common/sync/journal_record.h"

#include <QList>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace syngraph {

/// Names a document in this user's journal, on this machine alone.
using JournalId = Id128<struct JournalDocumentTag>;

/// Why the journal does not do what was asked.
enum class JournalError {
    Full,        ///< no space left on the disk, or a quota
    NotWritable, ///< a folder or file that cannot be written
    Locked,      ///< another program of the same user has it open
    TooNew,      ///< made by a later version: left untouched
    Damaged,     ///< cannot be read
    Stalled,     ///< the disk does not answer
    Failed       ///< the disk reports errors
};

/// What the journal knows of a document besides its entries.
struct JournalDocument
{
    JournalId id;
    std::optional<ShareLink> link;     ///< none for a document that was never shared
    std::optional<Role> role;          ///< what `link` allows, as far as a server has said
    std::optional<ShareLink> viewLink; ///< for whoever shared it
    QString title;
    WallTime lastUsed;
    qint64 pendingEdits = 0; ///< no server has them, and they are sent; by the last entries
    bool keepsOwn = false;   ///< with none of those: a message begun or refused, or text lost to the server
    QByteArray ownToken{};   ///< of an owner's link, kTokenBytes: what it is opened with; or empty
    /// Of links that were made here, kTokenBytes each, the newest last: told once, by the server.
    std::vector<QByteArray> madeTokens{};
    /// There is something in it that is nowhere else.
    bool hasOwn() const { return pendingEdits > 0 || keepsOwn; }
    bool operator==(const JournalDocument &) const = default;
};

/// Text that could not be brought into its document and waits for the person to decide.
struct KeptText
{
    JournalId id;
    QString title; ///< of the document that it was written for
    ErrorCode reason = ErrorCode::BadBase;
    Document document;   ///< all that was on the screen
    QStringList ownText; ///< what of it was the person's own and on no server
    std::optional<ShareLink> link;
    bool isDamaged = false; ///< there was more, which could not be read
    bool operator==(const KeptText &) const = default;
};

namespace writes {

/// Makes a document known, or changes what is known of it but what Append says.
struct Describe { JournalDocument document; };
/// Entries in their order. One that begins with a checkpoint replaces all before it.
struct Append
{
    JournalId document;
    std::vector<JournalEntry> entries;
    qint64 pendingEdits = 0;
    bool keepsOwn = false;
};
struct Forget { JournalId document; };
struct KeepText { KeptText text; };
struct DropText { JournalId text; };

} // namespace writes

using JournalWrite = std::variant<writes::Describe, writes::Append, writes::Forget,
                                  writes::KeepText, writes::DropText>;

/// Where a client's journal lies. One contract suite holds for every kind of it. Used on one
/// thread, that of Journal.
///
/// Invariants: write() takes effect wholly or not at all and in the order of the calls; what it
/// wrote survives the death of the process, and with Sync::Disk a power cut as well, together with
/// all that was written before.
class JournalStore
{
public:
    enum class Sync { Process, Disk };

    virtual ~JournalStore() = default;
    virtual Status<JournalError> write(std::span<const JournalWrite> batch, Sync sync) = 0;
    virtual Result<std::vector<JournalDocument>, JournalError> documents() = 0;
    /// In bytes, as encodeEntry() made them, in their order; empty when there are none.
    virtual Result<QList<QByteArray>, JournalError> entries(JournalId document) = 0;
    virtual Result<std::vector<KeptText>, JournalError> texts() = 0;
    /// After a sync that failed: all that can be read goes to the disk anew, and nothing is written
    /// behind what may not be there.
    virtual Status<JournalError> emptyLog() = 0;
};

/// A journal that was opened, and what had to be done for it.
struct OpenedJournal
{
    std::unique_ptr<JournalStore> store;
    QString setAside; ///< where a damaged file lies now; empty when there was none
    int rescuedDocuments = 0; ///< out of it
    int rescuedTexts = 0;     ///< what was readable of documents that could not go on
};

/// What the entries of a document come to.
struct ReadRecord
{
    std::optional<JournalRecord> record; ///< none when there is not one good entry
    qsizetype entries = 0;               ///< that were good
    bool isDamaged = false; ///< more followed, so that `record` is good for reading alone
    QStringList strayText;  ///< typed in entries behind the damage
    /// The store did not answer, or a later version wrote it: nothing is known of it for now, and
    /// nothing may replace it.
    bool isUnreadable = false;
};
ReadRecord readRecord(const QList<QByteArray> &entries);
/// What of it the person wrote and no server is known to have.
QStringList ownTextOf(const ReadRecord &read);

} // namespace syngraph
