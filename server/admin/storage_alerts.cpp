#include "server/admin/storage_alerts.h"

#include "server/storage/storage_thread.h"
#include "server/storage/store_dispatch.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStorageInfo>

#include <algorithm>

namespace syngraph {

Q_DECLARE_LOGGING_CATEGORY(logServer)

namespace {

constexpr qint64 kSpace = 1024 * 1024;
constexpr size_t kDamagedRemembered = 1'000; ///< documents

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
                             std::function<void(const QByteArray &)> onChange, Options options)
    : m_directory(std::move(directory))
    , m_storage(storage)
    , m_onChange(std::move(onChange))
    , m_options(std::move(options))
{
    m_timer.setInterval(m_options.lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &StorageAlerts::look);
    m_timer.start();
}

void StorageAlerts::noteRequest(const StoreRequest &request)
{
    if (const auto document = documentOf(request))
        m_asked[request.token.value] = {*document,
                                        std::holds_alternative<requests::Append>(request.what)};
    if (const auto *open = std::get_if<requests::Open>(&request.what); open && open->before) {
        qCCritical(logServer, "the snapshot of document %s at revision %lld cannot be decoded; it is "
                   "opened from what is older", qPrintable(open->document.toText()),
                   static_cast<long long>(open->before->value));
    }
    if (m_senseless.size() >= kDamagedRemembered)
        m_senseless.clear();
    if (const auto *open = std::get_if<requests::Open>(&request.what); open && open->senseless
        && m_senseless.insert(open->document).second) {
        qCCritical(logServer, "document %s makes no sense behind revision %lld, though its hashes "
                   "fit: it is shown as of that revision and takes no edits",
                   qPrintable(open->document.toText()),
                   static_cast<long long>(open->senseless->value));
    }
}

void StorageAlerts::noteReply(const StoreReply &reply)
{
    const auto asked = m_asked.find(reply.token.value);
    const auto error = errorOf(reply);
    const auto *opened = std::get_if<replies::Opened>(&reply.what);
    const auto *read = std::get_if<replies::LinksRead>(&reply.what);
    const bool hasBadLinks = read && read->links
        && std::ranges::any_of(*read->links, &LinkRecord::isDamaged);
    if (hasBadLinks && asked != m_asked.end())
        noteDamage(asked->second.document, Damage::OfLinks);
    if (opened && asked != m_asked.end())
        noteOpened(asked->second.document, *opened);
    else if (error == StoreError::Corrupt && asked != m_asked.end())
        noteDamage(asked->second.document, damageOf(reply, asked->second));
    else if (!error && asked != m_asked.end() && asked->second.isAppend)
        noteWritten(asked->second.document);
    if (error == StoreError::Full) {
        noteFull(asked == m_asked.end() ? DocumentId() : asked->second.document);
    } else if (std::holds_alternative<replies::Outcome>(reply.what) && !error) {
        noteSpace();
    }
    if (asked != m_asked.end())
        m_asked.erase(asked);
    update();
}

StorageAlerts::Damage StorageAlerts::damageOf(const StoreReply &reply, const Asked &asked)
{
    if (std::holds_alternative<replies::Operations>(reply.what))
        return Damage::OfHistory;
    return asked.isAppend ? Damage::WhenWritten : Damage::Beside;
}

void StorageAlerts::noteWritten(DocumentId document)
{
    if (m_damaged.empty() && m_senseless.empty())
        return;
    if (m_damaged.erase({document, Damage::WhenWritten}) + m_senseless.erase(document) > 0)
        qCWarning(logServer, "document %s takes edits again", qPrintable(document.toText()));
}

void StorageAlerts::noteOpened(DocumentId document, const replies::Opened &opened)
{
    if (!opened.document) {
        if (opened.document.error() == StoreError::Corrupt)
            noteDamage(document, Damage::Of, opened.remains ? &*opened.remains : nullptr);
        return;
    }
    if (opened.document->badSnapshots > 0) {
        qCCritical(logServer, "%d snapshots of document %s are damaged; it is opened from what is "
                   "older", opened.document->badSnapshots, qPrintable(document.toText()));
    }
    m_damaged.erase({document, Damage::Beside});
    if (m_damaged.erase({document, Damage::Of}) > 0) {
        qCWarning(logServer, "document %s is read whole again", qPrintable(document.toText()));
    }
}

/// Whoever has it open tries again and again: it is said once, unless there is very much of it.
void StorageAlerts::noteDamage(DocumentId document, Damage damage, const OpenedDocument *remains)
{
    if (m_damaged.size() >= kDamagedRemembered)
        m_damaged.clear();
    if (!m_damaged.insert({document, damage}).second)
        return;
    const auto name = document.toText();
    if (damage == Damage::OfHistory) {
        qCCritical(logServer, "old operations of document %s are damaged: it is served, but whoever "
                   "comes back from that far behind gets it anew; 'doc check' tells more",
                   qPrintable(name));
    } else if (damage == Damage::WhenWritten || damage == Damage::Beside) {
        qCCritical(logServer, "document %s is damaged, as was found when it was written to; 'doc "
                   "check' tells more", qPrintable(name));
    } else if (damage == Damage::OfLinks) {
        qCCritical(logServer, "a link of document %s is damaged and lets nobody in: 'doc links' names "
                   "it, 'doc revoke' removes it", qPrintable(name));
    } else if (remains) {
        qCCritical(logServer, "document %s is damaged behind revision %lld: it is shown as of that "
                   "revision and takes no edits; 'doc check' tells more",
                   qPrintable(name), static_cast<long long>(remains->head.value));
    } else {
        qCCritical(logServer,
                   "document %s is damaged and not served; 'doc check' tells how far it is good",
                   qPrintable(name));
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
    const auto now = space();
    const bool hasSpace = now.total <= 0 || now.free >= kSpace;
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
    const bool isStuck = m_storage.lag() > m_options.lag;
    if (std::exchange(m_isStuck, isStuck) != isStuck) {
        if (isStuck)
            qCCritical(logServer, "the storage has not answered for more than %lld s",
                       static_cast<long long>(
                           std::chrono::duration_cast<std::chrono::seconds>(m_options.lag).count()));
        else
            qCWarning(logServer, "the storage answers again");
    }
    update();
}

StorageAlerts::Space StorageAlerts::space() const
{
    if (m_options.space)
        return m_options.space();
    const QStorageInfo disk(m_directory);
    return disk.isValid() ? Space{disk.bytesTotal(), disk.bytesAvailable()} : Space();
}

void StorageAlerts::lookAtSpace()
{
    const auto [total, free] = space();
    if (total <= 0)
        return;
    auto room = Room::Enough;
    if (free < total / 20)
        room = Room::Short;
    else if (free < total / 10)
        room = Room::Low;
    if (std::exchange(m_room, room) < room) {
        qCWarning(logServer, "less than %d %% of the disk is free: %lld MiB",
                  room == Room::Short ? 5 : 10, static_cast<long long>(free / 1024 / 1024));
    }
}

// SQLite keeps the file open: its size may be asked for, but it must not be opened here.
void StorageAlerts::lookAtLog()
{
    const bool isLong =
        QFileInfo(QDir(m_directory).filePath(QStringLiteral("syngraph.db-wal"))).size()
        > m_options.logBytes;
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
