#pragma once

#include "tests/unit/client/memory_journal_store.h"

#include <condition_variable>
#include <mutex>

namespace syngraph {

/// A disk that the test makes fail or hang, and that counts what is asked of it.
struct Trouble
{
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<JournalError> openError;
    std::optional<JournalError> writeError;
    std::optional<JournalError> appendError; ///< of batches with entries alone
    int failingReads = 0;
    bool hangs = false;
    bool isHanging = false;
    int opens = 0;
    int emptyings = 0;
    int batches = 0;
    MemoryJournalStore::Disk disk;

    void set(std::optional<JournalError> open, std::optional<JournalError> write)
    {
        const std::lock_guard lock(mutex);
        openError = open;
        writeError = write;
    }
    void hang(bool on)
    {
        std::unique_lock lock(mutex);
        hangs = on;
        changed.notify_all();
    }
    bool waitUntilItHangs()
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(10), [this] { return isHanging; });
    }
    /// What the disk does before it answers.
    void pass(std::unique_lock<std::mutex> &lock)
    {
        isHanging = hangs;
        changed.notify_all();
        changed.wait(lock, [this] { return !hangs; });
        isHanging = false;
    }
};

class TroubledStore final : public JournalStore
{
public:
    explicit TroubledStore(Trouble &trouble) : m_trouble(trouble), m_store(trouble.disk) {}

    Status<JournalError> write(std::span<const JournalWrite> batch, Sync sync) override
    {
        std::unique_lock lock(m_trouble.mutex);
        m_trouble.pass(lock);
        if (m_trouble.writeError)
            return *m_trouble.writeError;
        const auto isAppend = [](const JournalWrite &write) {
            return std::holds_alternative<writes::Append>(write);
        };
        if (m_trouble.appendError && std::ranges::any_of(batch, isAppend))
            return *m_trouble.appendError;
        ++m_trouble.batches;
        return m_store.write(batch, sync);
    }
    Result<std::vector<JournalDocument>, JournalError> documents() override
    {
        return m_store.documents();
    }
    Result<QList<QByteArray>, JournalError> entries(JournalId id) override
    {
        const std::lock_guard lock(m_trouble.mutex);
        if (m_trouble.failingReads > 0) {
            --m_trouble.failingReads;
            return JournalError::Failed;
        }
        return m_store.entries(id);
    }
    Result<std::vector<KeptText>, JournalError> texts() override { return m_store.texts(); }
    Status<JournalError> emptyLog() override
    {
        const std::lock_guard lock(m_trouble.mutex);
        ++m_trouble.emptyings;
        return m_store.emptyLog();
    }

private:
    Trouble &m_trouble;
    MemoryJournalStore m_store;
};

inline Result<OpenedJournal, JournalError> openTroubled(Trouble &trouble)
{
    std::unique_lock lock(trouble.mutex);
    trouble.pass(lock);
    ++trouble.opens;
    if (trouble.openError)
        return *trouble.openError;
    OpenedJournal opened;
    opened.store = std::make_unique<TroubledStore>(trouble);
    return opened;
}

} // namespace syngraph
