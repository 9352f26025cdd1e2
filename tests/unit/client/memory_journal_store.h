#pragma once

#include "app/client/journal_store.h"
#include "common/sync/journal_codec.h"

#include <map>

namespace syngraph {

/// The least that is a journal: what SqlJournalStore is held against, and what tests of Journal
/// make fail and stall. The disk of it outlives the store.
class MemoryJournalStore final : public JournalStore
{
public:
    struct Disk
    {
        std::map<JournalId, JournalDocument> documents;
        std::map<JournalId, QList<QByteArray>> entries;
        std::map<JournalId, KeptText> texts;
        int syncs = 0;
    };
    explicit MemoryJournalStore(Disk &disk) : m_disk(disk) {}

    Status<JournalError> write(std::span<const JournalWrite> batch, Sync sync) override
    {
        for (const auto &write : batch)
            std::visit([this](const auto &w) { perform(w); }, write);
        m_disk.syncs += sync == Sync::Disk ? 1 : 0;
        return Done{};
    }
    Result<std::vector<JournalDocument>, JournalError> documents() override
    {
        std::vector<JournalDocument> all;
        for (const auto &[id, document] : m_disk.documents)
            all.push_back(document);
        std::ranges::stable_sort(all, [](const auto &a, const auto &b) {
            return a.lastUsed > b.lastUsed;
        });
        return all;
    }
    Status<JournalError> emptyLog() override { return Done{}; }
    Result<QList<QByteArray>, JournalError> entries(JournalId document) override
    {
        const auto found = m_disk.entries.find(document);
        return found == m_disk.entries.end() ? QList<QByteArray>() : found->second;
    }
    Result<std::vector<KeptText>, JournalError> texts() override
    {
        std::vector<KeptText> all;
        for (const auto &[id, text] : m_disk.texts)
            all.push_back(text);
        return all;
    }

private:
    void perform(const writes::Describe &write)
    {
        auto &known = m_disk.documents[write.document.id];
        const auto before = known;
        known = write.document;
        known.pendingEdits = before.pendingEdits;
        known.keepsOwn = before.keepsOwn;
    }
    void perform(const writes::Append &write)
    {
        auto &list = m_disk.entries[write.document];
        for (const auto &entry : write.entries) {
            if (std::holds_alternative<journal::Checkpoint>(entry))
                list.clear();
            list += encodeEntry(entry);
        }
        if (const auto found = m_disk.documents.find(write.document);
            found != m_disk.documents.end()) {
            found->second.pendingEdits = write.pendingEdits;
            found->second.keepsOwn = write.keepsOwn;
        }
    }
    void perform(const writes::Forget &write)
    {
        m_disk.documents.erase(write.document);
        m_disk.entries.erase(write.document);
    }
    void perform(const writes::KeepText &write) { m_disk.texts[write.text.id] = write.text; }
    void perform(const writes::DropText &write) { m_disk.texts.erase(write.text); }

    Disk &m_disk;
};

} // namespace syngraph
