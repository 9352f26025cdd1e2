#include "server/admin/storage_alerts.h"

#include "server/storage/storage_thread.h"
#include "server/storage/store_dispatch.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStorageInfo>

namespace syngraph {

Q_DECLARE_LOGGING_CATEGORY(logServer)

namespace {

constexpr Milliseconds kLookEvery = 2s;
constexpr Milliseconds kLag = 10s;
constexpr qint64 kSpace = 1024 * 1024;
constexpr size_t kDamagedRemembered = 1'000; ///< documents
constexpr qint64 kLogBytes = 256 * 1024 * 1024; ///< checkpoints keep it at a few

/// A title once more.
Status<StoreError> writeInVain(ContentStore &content, DocumentId document)
{
    if (const auto title = content.title(document))
        return content.rename(document, *title);
    // It was to be made when the disk was full, and is not there: then any other.
    const auto all = content.list();
    if (!all)
        return all.error();
    if (all->empty())
        return Done{}; // nothing to try it with: the space alone decides
    return content.rename(all->front().document, all->front().title);
}

} // namespace

StorageAlerts::StorageAlerts(QString directory, StorageThread &storage,
                             std::function<void(const QByteArray &)> onChange)
    : m_directory(std::move(directory)), m_storage(storage), m_onChange(std::move(onChange))
{
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &StorageAlerts::look);
    m_timer.start();
}

void StorageAlerts::noteRequest(const StoreRequest &request)
{
    if (const auto document = documentOf(request))
        m_asked[request.token.value] = *document;
    if (const auto *open = std::get_if<requests::Open>(&request.what); open && open->before) {
        qCCritical(logServer, "the snapshot of document %s at revision %lld cannot be decoded; it is "
                   "opened from what is older", qPrintable(open->document.toText()),
                   static_cast<long long>(open->before->value));
    }
}

void StorageAlerts::noteReply(const StoreReply &reply)
{
    const auto asked = m_asked.find(reply.token.value);
    const auto error = errorOf(reply);
    if (const auto *opened = std::get_if<replies::Opened>(&reply.what);
        opened && opened->document && opened->document->badSnapshots > 0
        && asked != m_asked.end()) {
        qCCritical(logServer, "%d snapshots of document %s are damaged; it is opened from what is "
                   "older", opened->document->badSnapshots, qPrintable(asked->second.toText()));
    }
    if (error == StoreError::Corrupt && asked != m_asked.end())
        noteDamage(asked->second, std::holds_alternative<replies::Operations>(reply.what));
    if (error == StoreError::Full) {
        noteFull(asked == m_asked.end() ? DocumentId() : asked->second);
    } else if (std::holds_alternative<replies::Outcome>(reply.what) && !error) {
        noteSpace();
    }
    if (asked != m_asked.end())
        m_asked.erase(asked);
    update();
}

/// Whoever has it open tries again and again: it is said once, unless there is very much of it.
void StorageAlerts::noteDamage(DocumentId document, bool isHistory)
{
    if (m_damaged.size() >= kDamagedRemembered)
        m_damaged.clear();
    if (!m_damaged.insert({document, isHistory}).second)
        return;
    if (isHistory) {
        qCCritical(logServer, "old operations of document %s are damaged: it is served, but whoever "
                   "comes back from that far behind gets it anew; 'doc check' tells more",
                   qPrintable(document.toText()));
    } else {
        qCCritical(logServer,
                   "document %s is damaged and not served; 'doc check' tells how far it is good",
                   qPrintable(document.toText()));
    }
}

void StorageAlerts::noteFull(DocumentId document)
{
    if (std::exchange(m_fullFor, document))
        return;
    qCCritical(logServer, "the storage is full: edits are refused until there is space");
    update();
}

void StorageAlerts::noteSpace()
{
    if (!m_fullFor)
        return;
    // Something small may still find its place on a full disk: that is not the end of it.
    const QStorageInfo disk(m_directory);
    const bool hasSpace = !disk.isValid() || disk.bytesAvailable() >= kSpace;
    if (!hasSpace || !std::exchange(m_fullFor, std::nullopt))
        return;
    qCWarning(logServer, "the storage takes edits again");
    update();
}

/// Nobody may be typing any more, and still the alert has to end: a write that changes nothing.
void StorageAlerts::tryToWrite()
{
    m_storage.submitTask([this, document = *m_fullFor](Store &store) {
        const auto written = writeInVain(store.content(), document);
        if (written)
            QMetaObject::invokeMethod(this, &StorageAlerts::noteSpace, Qt::QueuedConnection);
        else if (written.error() == StoreError::Unknown)
            m_storage.breakDown();
    });
}

void StorageAlerts::look()
{
    lookAtSpace();
    lookAtLog();
    if (m_fullFor)
        tryToWrite();
    const bool isStuck = m_storage.lag() > kLag;
    if (std::exchange(m_isStuck, isStuck) != isStuck) {
        if (isStuck)
            qCCritical(logServer, "the storage has not answered for more than 10 s");
        else
            qCWarning(logServer, "the storage answers again");
    }
    update();
}

void StorageAlerts::lookAtSpace()
{
    const QStorageInfo disk(m_directory);
    if (!disk.isValid() || disk.bytesTotal() <= 0)
        return;
    const auto free = disk.bytesAvailable();
    auto space = Space::Enough;
    if (free < disk.bytesTotal() / 20)
        space = Space::Short;
    else if (free < disk.bytesTotal() / 10)
        space = Space::Low;
    if (std::exchange(m_space, space) < space) {
        qCWarning(logServer, "less than %d %% of the disk is free: %lld MiB",
                  space == Space::Short ? 5 : 10, static_cast<long long>(free / 1024 / 1024));
    }
}

// SQLite keeps the file open: its size may be asked for, but it must not be opened here.
void StorageAlerts::lookAtLog()
{
    const bool isLong =
        QFileInfo(QDir(m_directory).filePath(QStringLiteral("syngraph.db-wal"))).size() > kLogBytes;
    if (!std::exchange(m_isLogLong, isLong) && isLong)
        qCWarning(logServer, "the database's log grows: it cannot be written back");
}

void StorageAlerts::update()
{
    const QByteArray trouble = m_fullFor ? "storage full" : m_isStuck ? "storage stuck" : "";
    if (std::exchange(m_trouble, trouble) != trouble)
        m_onChange(trouble);
}

} // namespace syngraph
