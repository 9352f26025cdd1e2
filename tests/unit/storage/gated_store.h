#pragma once

#include "server/storage/memory_store.h"

#include <condition_variable>
#include <mutex>

namespace syngraph {

/// A store in memory that can be held at the door of append(), so that a test decides what is in
/// the queue when it goes on. It notes the calls in their order.
class GatedStore final : public Store, public ContentStore
{
public:
    /// Shared by the test and the store, which dies on the storage thread.
    class Gate final
    {
    public:
        void close() { set(true); }
        void open() { set(false); }
        /// Until somebody stands at the closed gate.
        void waitForVisitor()
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_hasVisitor; });
        }
        void note(const QString &call)
        {
            const std::lock_guard lock(m_mutex);
            m_calls.append(call);
        }
        QStringList calls() const
        {
            const std::lock_guard lock(m_mutex);
            return m_calls;
        }
        void pass()
        {
            std::unique_lock lock(m_mutex);
            m_hasVisitor = true;
            m_changed.notify_all();
            m_changed.wait(lock, [&] { return !m_isClosed; });
            m_hasVisitor = false;
        }

    private:
        void set(bool closed)
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = closed;
            m_changed.notify_all();
        }

        mutable std::mutex m_mutex;
        std::condition_variable m_changed;
        bool m_isClosed = false;
        bool m_hasVisitor = false;
        QStringList m_calls;
    };

    explicit GatedStore(std::shared_ptr<Gate> gate) : m_gate(std::move(gate)) {}
    ~GatedStore() override { m_gate->note(QStringLiteral("closed")); }

    MemoryStore &memory() { return m_memory; }
    ContentStore &content() override { return *this; }
    LinkStore &links() override { return m_memory; }
    ImageStore &images() override { return m_memory; }
    ChatStore &chats() override { return m_memory; }

    Status<StoreError> create(DocumentId document, const QString &title, WallTime now,
                              std::span<const LinkRecord> links) override
    {
        return m_memory.create(document, title, now, links);
    }
    Result<OpenedDocument, StoreError> open(DocumentId document,
                                            std::optional<Revision> before) override
    {
        m_gate->note(QStringLiteral("open"));
        return m_memory.open(document, before);
    }
    Result<VerifiedDocument, StoreError> readVerified(DocumentId document, std::optional<Revision> before = std::nullopt) override
    {
        return m_memory.readVerified(document, before);
    }
    Result<Revision, StoreError> compact(DocumentId document, const Retention &keep) override
    {
        m_gate->note(QStringLiteral("compact"));
        return m_memory.compact(document, keep);
    }
    std::vector<Status<StoreError>> append(std::span<const AppendRequest> requests) override
    {
        m_gate->pass();
        m_gate->note(QStringLiteral("append %1").arg(requests.size()));
        if (requests.front().epoch == Epoch(-1))
            SYNGRAPH_CHECK(!"an append that breaks an invariant of the store");
        return m_memory.append(requests);
    }
    Result<std::vector<StoredOperation>, StoreError>
    operations(DocumentId document, Revision after, Revision upTo) override
    {
        return m_memory.operations(document, after, upTo);
    }
    Status<StoreError> saveSnapshot(DocumentId document, const StoredSnapshot &snapshot) override
    {
        m_gate->note(QStringLiteral("snapshot"));
        return m_memory.saveSnapshot(document, snapshot);
    }
    Status<StoreError> rename(DocumentId document, const QString &title) override
    {
        return m_memory.rename(document, title);
    }
    Result<QString, StoreError> title(DocumentId document) override
    {
        return m_memory.title(document);
    }
    Result<std::vector<DocumentSummary>, StoreError> list() override { return m_memory.list(); }

private:
    std::shared_ptr<Gate> m_gate;
    MemoryStore m_memory;
};

} // namespace syngraph
