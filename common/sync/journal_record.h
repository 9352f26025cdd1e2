#pragma once

#include "common/sync/client_document.h"
#include "common/sync/undo_stack.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace syngraph {

/// What the person said in the chat and no server is known to have.
struct UnsentChat
{
    ChatId id;
    QString text;
    std::optional<ErrorCode> refused{}; ///< by the server: it is not sent again by itself
    bool operator==(const UnsentChat &) const = default;
};

/// All that a client has to know of one shared document to go on after its process died: what is on
/// the screen, what the server has of it, and the operation in flight as it was frozen.
///
/// It is what a journal's entries come to, applied in their order, and so the model of the journal
/// itself. Value type; any thread.
struct JournalRecord
{
    ClientId client; ///< goes on with its sequence numbers: the server drops what it has already
    ClientDocument document;
    Role role = Role::View;
    AuthorNumber author;
    QString title;
    UndoStack undo; ///< as far as journals keep it; empty where it did not fit the document
    std::vector<UnsentChat> unsentChat{}; ///< in the order in which it was written
    std::optional<qint64> chatSeen{};     ///< newest number that the person has seen
    QString chatDraft{};                  ///< begun and not sent; at most kChatDraftUnits

    bool hasPending() const { return document.hasPending(); }
};

/// One step of a session that its journal keeps. Applying them in order gives the state of the
/// session after each; a journal cut off behind any of them is one that a session can go on from.
namespace journal {

/// Everything anew; what came before is not needed any more.
struct Checkpoint { JournalRecord record; };
/// The person changed the document.
struct Edited
{
    Delta delta;
    EditStep step = EditStep::Apart;
};
/// The buffer went in flight, but for `rest`. Must be on the disk before it is first sent.
struct Frozen
{
    messages::Submit submit;
    std::optional<Delta> rest;
};
/// Others changed it: (from, to] of the log, of which nothing is this client's.
struct Merged
{
    messages::Rebase rebase;
    AuthorNumber author; ///< of a single operation; 0 of several, by whoever
};
/// The operation in flight is in the log.
struct Acknowledged { messages::Ack ack; };
/// The operation in flight is not in the log and joins the buffer again.
struct FoldedBack {};
/// WELCOME, RENAMED or ROLE said something new.
struct Described
{
    Role role = Role::View;
    AuthorNumber author;
    QString title;
};
/// The person said something in the chat.
struct ChatWritten { UnsentChat chat; };
/// The server has it, or the person dropped it.
struct ChatSettled { ChatId id; };
/// The person has seen the chat up to this number.
struct ChatSeen { qint64 number = 0; };
/// The server refused it, or the person wants it to be sent nevertheless.
struct ChatRefused
{
    ChatId id;
    std::optional<ErrorCode> refused;
};
/// What stands in the field now.
struct ChatDraft { QString text; };

} // namespace journal

using JournalEntry =
    std::variant<journal::Checkpoint, journal::Edited, journal::Frozen, journal::Merged,
                 journal::Acknowledged, journal::FoldedBack, journal::Described,
                 journal::ChatWritten, journal::ChatSettled, journal::ChatSeen,
                 journal::ChatRefused, journal::ChatDraft>;

/// DoesNotFit when `entry` cannot have come next; then `record` is as it was.
Status<SyncError> applyEntry(JournalRecord &record, const JournalEntry &entry);

/// About what an entry takes on the disk, without encoding it; at least kLeastEntryCost.
qint64 costOf(const JournalEntry &entry);
inline constexpr qint64 kLeastEntryCost = 64;

/// From which cost of the entries since the last checkpoint on the next one is due. In proportion
/// to the document and what can be undone, so that a checkpoint costs a fixed share of what it replaces.
qint64 checkpointCost(const ClientDocument &document, const UndoStack &undo);

} // namespace syngraph
