#include "common/sync/journal_record.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr qint64 kComponentCost = 8;
constexpr qint64 kLeastCheckpointCost = 64 * 1024;

qint64 costOf(const Delta &delta)
{
    return kLeastEntryCost + kComponentCost * qint64(delta.components().size())
        + delta.insertedText().size();
}

qint64 costOf(const std::optional<Delta> &delta)
{
    return delta ? costOf(*delta) : 0;
}

class Replay final
{
public:
    explicit Replay(JournalRecord &record) : m_record(record) {}

    Status<SyncError> operator()(const journal::Checkpoint &entry) const
    {
        m_record = entry.record;
        m_record.document.setAuthor(m_record.author);
        return Done{};
    }
    Status<SyncError> operator()(const journal::Edited &entry) const
    {
        if (!m_record.document.view().check(entry.delta))
            return SyncError::DoesNotFit;
        const auto inverse = invert(entry.delta, m_record.document.view());
        if (!m_record.document.editLocal(entry.delta))
            return SyncError::DoesNotFit;
        keepUndo([&] { m_record.undo.replay(entry.step, entry.delta, inverse); });
        return Done{};
    }
    Status<SyncError> operator()(const journal::Frozen &entry) const
    {
        return m_record.document.resumeSubmit(entry.submit, entry.rest);
    }
    Status<SyncError> operator()(const journal::Merged &entry) const
    {
        const auto &rebase = entry.rebase;
        const bool isOne = entry.author != AuthorNumber() && rebase.from.next() == rebase.to;
        const auto merged = isOne
            ? m_record.document.applyRemote({rebase.to, entry.author, rebase.delta, std::nullopt})
            : m_record.document.applyRebase(rebase);
        if (merged)
            keepUndo([&] { m_record.undo.recordRemote(*merged); });
        return merged ? Status<SyncError>(Done{}) : SyncError::DoesNotFit;
    }
    Status<SyncError> operator()(const journal::Acknowledged &entry) const
    {
        return m_record.document.acknowledge(entry.ack);
    }
    Status<SyncError> operator()(const journal::FoldedBack &) const
    {
        if (!m_record.document.inFlight())
            return SyncError::DoesNotFit;
        m_record.document.foldBack();
        return Done{};
    }
    Status<SyncError> operator()(const journal::Described &entry) const
    {
        m_record.role = entry.role;
        m_record.author = entry.author;
        m_record.document.setAuthor(entry.author);
        m_record.title = entry.title;
        return Done{};
    }
    Status<SyncError> operator()(const journal::ChatWritten &entry) const
    {
        auto &unsent = m_record.unsentChat;
        if (std::ranges::find(unsent, entry.chat.id, &UnsentChat::id) != unsent.end())
            return Done{};
        if (unsent.size() >= size_t(limits::kChatWaiting))
            return SyncError::DoesNotFit;
        unsent.push_back(entry.chat);
        return Done{};
    }
    Status<SyncError> operator()(const journal::ChatSettled &entry) const
    {
        std::erase_if(m_record.unsentChat,
                      [&entry](const UnsentChat &chat) { return chat.id == entry.id; });
        return Done{};
    }
    Status<SyncError> operator()(const journal::ChatSeen &entry) const
    {
        m_record.chatSeen = entry.number;
        return Done{};
    }
    Status<SyncError> operator()(const journal::ChatRefused &entry) const
    {
        const auto found = std::ranges::find(m_record.unsentChat, entry.id, &UnsentChat::id);
        if (found != m_record.unsentChat.end())
            found->refused = entry.refused;
        return Done{};
    }
    Status<SyncError> operator()(const journal::ChatDraft &entry) const
    {
        m_record.chatDraft = entry.text;
        return Done{};
    }

private:
    /// What is on the screen counts: a stack that is not of this document goes.
    template <typename Work> void keepUndo(const Work &work) const
    {
        try {
            work();
        } catch (const InvariantError &) {
            m_record.undo.clear();
        }
    }

    JournalRecord &m_record;
};

} // namespace

Status<SyncError> applyEntry(JournalRecord &record, const JournalEntry &entry)
{
    return std::visit(Replay(record), entry);
}

qint64 costOf(const JournalEntry &entry)
{
    if (const auto *edited = std::get_if<journal::Edited>(&entry))
        return costOf(edited->delta);
    if (const auto *frozen = std::get_if<journal::Frozen>(&entry))
        return costOf(frozen->submit.delta) + costOf(frozen->rest);
    if (const auto *merged = std::get_if<journal::Merged>(&entry))
        return costOf(merged->rebase.delta);
    if (const auto *described = std::get_if<journal::Described>(&entry))
        return kLeastEntryCost + described->title.size();
    if (const auto *written = std::get_if<journal::ChatWritten>(&entry))
        return kLeastEntryCost + written->chat.text.size();
    if (const auto *draft = std::get_if<journal::ChatDraft>(&entry))
        return kLeastEntryCost + draft->text.size();
    if (const auto *checkpoint = std::get_if<journal::Checkpoint>(&entry)) {
        const auto &document = checkpoint->record.document;
        return document.view().length() + checkpoint->record.undo.journalCost()
            + costOf(document.buffer())
            + (document.inFlight() ? 2 * costOf(document.inFlight()->current) : kLeastEntryCost);
    }
    return kLeastEntryCost;
}

qint64 checkpointCost(const ClientDocument &document, const UndoStack &undo)
{
    return std::max<qint64>(kLeastCheckpointCost, document.view().length() + undo.journalCost());
}

} // namespace syngraph
