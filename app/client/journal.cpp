#include "app/client/journal.h"

#include "app/client/journal_doubles.h"
#include "common/base/limits.h"

#include <QPointer>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

namespace syngraph {

namespace {

/// Calls on a thread of its own find the receiver gone, or come in its order.
constexpr qint64 kNever = std::numeric_limits<qint64>::max(); ///< number of no task

constexpr int kExitIo = 74; ///< EX_IOERR of sysexits.h

std::function<void()> guarded(QObject *context, std::function<void()> call)
{
    return [guard = QPointer<QObject>(context), call = std::move(call)] {
        if (guard)
            call();
    };
}

[[noreturn]] void leaveTheDisk()
{
    qCritical("The disk with the journal does not answer: the last edits may not be in it.");
    std::_Exit(kExitIo);
}

qint64 costOfBatch(const std::vector<JournalWrite> &writes)
{
    qint64 cost = 0;
    for (const auto &write : writes) {
        cost += kLeastEntryCost;
        if (const auto *append = std::get_if<writes::Append>(&write)) {
            for (const auto &entry : append->entries)
                cost += costOf(entry);
        } else if (const auto *keep = std::get_if<writes::KeepText>(&write)) {
            cost += keep->text.document.length();
        }
    }
    return cost;
}

} // namespace

Journal::Journal(OpenStore open, QObject *parent) : Journal(std::move(open), Options{}, parent) {}

Journal::Journal(OpenStore open, Options options, QObject *parent)
    : QObject(parent), m_open(std::move(open)), m_options(options)
    , m_lag([this] { const std::lock_guard lock(m_mutex); return m_writtenNumber; }, options.behindAfter)
{
    connect(&m_lag, &JournalLag::changed, this, &Journal::healthChanged);
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &Journal::look);
    watch(m_options.stallAfter);
    m_thread = std::thread([this] { run(); });
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    bool hasEnded = false;
    {
        std::unique_lock lock(m_mutex);
        hasEnded = m_progress.wait_for(lock, m_options.endWithin, [this] { return m_hasEnded; });
    }
    // A thread within a call of the disk cannot be stopped; the window is gone, and nobody would
    // see why the program is still there.
    if (!hasEnded && m_options.whenDiskHangs)
        m_options.whenDiskHangs();
    else if (!hasEnded)
        leaveTheDisk();
    m_thread.join();
}

// --- on the GUI thread -------------------------------------------------------------------------

void Journal::whenOpened(QObject *context, std::function<void()> call)
{
    if (m_health.state != JournalHealth::State::Opening)
        call();
    else
        connect(this, &Journal::opened, context, std::move(call), Qt::SingleShotConnection);
}

std::vector<JournalDocument> Journal::documents() const
{
    std::vector<JournalDocument> all;
    for (const auto &[id, document] : m_documents)
        all.push_back(document);
    std::ranges::stable_sort(all, [](const JournalDocument &a, const JournalDocument &b) {
        return a.lastUsed > b.lastUsed;
    });
    return all;
}

std::optional<JournalDocument> Journal::find(JournalId id) const
{
    const auto found = m_documents.find(id);
    return found == m_documents.end() ? std::nullopt : std::optional(found->second);
}

std::optional<JournalDocument> Journal::find(const ShareLink &link) const
{
    const auto rank = [&link](const JournalDocument &document) {
        return std::tuple(document.pendingEdits > 0, document.link->token == link.token,
                          document.lastUsed);
    };
    const JournalDocument *best = nullptr;
    for (const auto &[id, document] : m_documents) {
        if (document.link && document.link->leadsToSame(link)
            && (!best || rank(document) > rank(*best)))
            best = &document;
    }
    return best ? std::optional(*best) : std::nullopt;
}

void Journal::note(const JournalWrite &write)
{
    if (const auto *describe = std::get_if<writes::Describe>(&write)) {
        auto &known = m_documents[describe->document.id];
        const auto before = std::exchange(known, describe->document);
        known.pendingEdits = before.pendingEdits;
        known.keepsOwn = before.keepsOwn;
        m_forgotten.erase(describe->document.id);
    } else if (const auto *append = std::get_if<writes::Append>(&write)) {
        if (const auto known = m_documents.find(append->document); known != m_documents.end()) {
            known->second.pendingEdits = append->pendingEdits;
            known->second.keepsOwn = append->keepsOwn;
        }
    } else if (const auto *forget = std::get_if<writes::Forget>(&write)) {
        m_documents.erase(forget->document);
        m_forgotten.insert(forget->document);
    } else if (const auto *keep = std::get_if<writes::KeepText>(&write)) {
        std::erase_if(m_texts, [&](const KeptText &text) { return text.id == keep->text.id; });
        m_texts.push_back(keep->text);
    } else if (const auto *drop = std::get_if<writes::DropText>(&write)) {
        std::erase_if(m_texts, [&](const KeptText &text) { return text.id == drop->text; });
        m_dropped.insert(drop->text);
    }
}

/// What the store may have lost besides the entries of open documents.
std::vector<JournalWrite> Journal::allThatIsKnown()
{
    std::vector<JournalWrite> all;
    for (const auto &id : m_forgotten)
        all.push_back(writes::Forget{id});
    for (const auto &id : m_dropped)
        all.push_back(writes::DropText{id});
    for (const auto &[id, document] : m_documents) {
        // Closed, saved, and the store has it as it was before that: what was in flight then is in
        // the log, and its title is no wish any more. It comes from the server again.
        const bool isOpen = m_claimed.contains(id);
        if (document.link && !document.hasOwn() && !isOpen && isBehind(id))
            all.push_back(writes::Forget{id});
        all.push_back(writes::Describe{document});
    }
    for (const auto &text : m_texts)
        all.push_back(writes::KeepText{text});
    return all;
}

void Journal::noteEntries(const std::vector<JournalWrite> &batch, qint64 number)
{
    for (const auto &write : batch) {
        if (const auto *append = std::get_if<writes::Append>(&write))
            m_lastEntries[append->document] = number;
        else if (const auto *forget = std::get_if<writes::Forget>(&write))
            m_lastEntries.erase(forget->document);
    }
}

/// Whether the store lacks entries that were given; while it works it is about to get them.
bool Journal::isBehind(JournalId id)
{
    const auto last = m_lastEntries.find(id);
    const std::lock_guard lock(m_mutex);
    return last != m_lastEntries.end() && last->second > m_writtenNumber;
}

/// A store that takes a small write may still be too full for a document: it is Good when it has
/// taken everything.
void Journal::rewriteAll(qint64 generation)
{
    m_isOnProbation = true;
    write(allThatIsKnown());
    Q_EMIT checkpointsWanted();
    Task last;
    last.synced = [this, generation] {
        if (!m_works || m_writtenGeneration != generation)
            return;
        post([this] {
            if (std::exchange(m_isOnProbation, false))
                setHealth({JournalHealth::State::Good, {}});
        });
    };
    enqueue(std::move(last));
}

void Journal::write(std::vector<JournalWrite> batch)
{
    for (const auto &write : batch)
        note(write);
    const auto state = m_health.state;
    const bool isTaken = m_isOnProbation || state == JournalHealth::State::Good
        || state == JournalHealth::State::Opening || isStalled();
    noteEntries(batch, isTaken ? m_lastNumber + 1 : kNever);
    if (!isTaken || batch.empty())
        return;
    Task task;
    task.cost = costOfBatch(batch);
    task.writes = std::move(batch);
    m_lastWrite = m_lastNumber + 1;
    m_lag.given(m_lastWrite);
    enqueue(std::move(task));
}

void Journal::sync(QObject *context, std::function<void()> done)
{
    auto call = guarded(context, std::move(done));
    const qint64 number = m_lastNumber + 1;
    if (isStalled())
        post(std::move(call)); // nobody knows when the disk answers
    else
        m_syncs[number] = std::move(call);
    Task task;
    task.synced = [this, number] { post([this, number] { answerSync(number); }); };
    enqueue(std::move(task));
}

void Journal::answerSync(qint64 number)
{
    if (const auto asked = m_syncs.extract(number))
        asked.mapped()();
}

void Journal::load(JournalId id, QObject *context, std::function<void(ReadRecord)> done)
{
    Task task;
    task.load = Load{id, [this, context = QPointer<QObject>(context),
                          done = std::move(done)](const ReadRecord &read) {
                         post([context, done, read] {
                             if (context)
                                 done(read);
                         });
                     },
                     m_health.state == JournalHealth::State::Failing && isBehind(id)};
    enqueue(std::move(task));
}

void Journal::enqueue(Task task)
{
    task.number = ++m_lastNumber;
    task.generation = m_generation;
    {
        const std::lock_guard lock(m_mutex);
        m_queuedCost += task.cost;
        if (m_queuedCost > limits::kJournalQueueCost) {
            // The disk hangs. What waits is dropped, and the documents are asked for all of it.
            m_isOverflown = true;
            m_hasDropped = true;
            m_queuedCost -= task.cost;
            task.writes.clear();
            task.cost = 0;
        }
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    if (!m_watch.isActive())
        watch(m_options.stallAfter);
}

void Journal::watch(Milliseconds interval)
{
    m_watched = m_lastNumber;
    m_watch.start(interval);
}

/// Whether the disk has answered since the watch began. What waits stays in its queue: once the
/// disk goes on, nothing is missing.
void Journal::look()
{
    qint64 handled = 0;
    {
        const std::lock_guard lock(m_mutex);
        handled = m_settledNumber;
    }
    if (m_hasOpened && handled >= m_watched) {
        if (isStalled() && !m_hasDropped)
            setHealth({JournalHealth::State::Good, {}});
        if (handled < m_lastNumber)
            watch(m_options.stallAfter);
        return;
    }
    using State = JournalHealth::State;
    if (m_health.state == State::Good || m_health.state == State::Opening)
        setHealth({State::Failing, JournalError::Stalled});
    for (auto &[number, call] : std::exchange(m_syncs, {}))
        call();
    const qint64 watched = m_watched;
    watch(std::max(m_options.stallAfter / 20, Milliseconds(1)));
    m_watched = watched;
}

bool Journal::waitWritten(Milliseconds atMost)
{
    if (m_health.state != JournalHealth::State::Good)
        return false;
    std::unique_lock lock(m_mutex);
    m_progress.wait_for(lock, atMost, [this] { return m_handledNumber >= m_lastWrite; });
    return m_writtenNumber >= m_lastWrite;
}

void Journal::setHealth(JournalHealth health)
{
    const bool wasOpening = m_health.state == JournalHealth::State::Opening;
    if (m_health == health)
        return;
    m_health = health;
    if (wasOpening)
        Q_EMIT opened();
    Q_EMIT healthChanged();
}

void Journal::dropDoubles()
{
    auto writes = withoutDoubles(m_documents, [this](JournalId id) { return isClaimed(id); });
    if (!writes.empty())
        write(std::move(writes));
}

void Journal::takeOpened(std::vector<JournalDocument> documents, std::vector<KeptText> texts)
{
    // What is open already, because the journal could not be read before, is newer.
    for (auto &document : documents) {
        if (!m_forgotten.contains(document.id))
            m_documents.try_emplace(document.id, std::move(document));
    }
    for (auto &text : texts) {
        if (!m_dropped.contains(text.id)
            && std::ranges::none_of(m_texts, [&](const auto &known) { return known.id == text.id; }))
            m_texts.push_back(std::move(text));
    }
    dropDoubles();
    m_isRead = true;
}

void Journal::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

// --- on the journal's thread -------------------------------------------------------------------

void Journal::run()
{
    openStore();
    while (true) {
        auto [tasks, isEnding] = waitForTasks();
        if (isEnding && !tasks.empty() && m_works)
            m_syncAt = std::chrono::steady_clock::now(); // the last batch goes to the disk
        work(std::move(tasks));
        if (isEnding)
            break;
    }
    if (m_works && m_syncAt)
        static_cast<void>(m_store->write({}, JournalStore::Sync::Disk));
    m_store.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
    }
    m_progress.notify_all();
}

/// Both under one lock: what is given before the end is in the last lot.
Journal::Taken Journal::waitForTasks()
{
    std::unique_lock lock(m_mutex);
    std::optional<Time> wake = m_works ? m_syncAt : m_retryAt;
    const auto isDue = [this] { return m_isEnding || !m_tasks.empty(); };
    if (wake)
        m_wake.wait_until(lock, *wake, isDue);
    else
        m_wake.wait(lock, isDue);
    m_queuedCost = 0;
    return {std::exchange(m_tasks, {}), m_isEnding};
}

void Journal::work(std::deque<Task> tasks)
{
    bool isOverflown = false;
    {
        const std::lock_guard lock(m_mutex);
        isOverflown = std::exchange(m_isOverflown, false);
    }
    if (isOverflown && m_works)
        failed(JournalError::Failed);
    if (!m_works && m_retryAt && std::chrono::steady_clock::now() >= *m_retryAt)
        tryAgain();
    writeTogether(tasks);
    if (tasks.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_handledNumber = tasks.back().number;
    }
    m_progress.notify_all();
    for (const auto &task : tasks) {
        if (task.synced)
            task.synced();
        if (!task.load)
            continue;
        ReadRecord read;
        read.isUnreadable = true;
        // A disk that takes nothing, a full one, can be read all the same.
        if (m_store && !task.load->isBehind) {
            if (const auto entries = m_store->entries(task.load->id))
                read = readRecord(*entries);
            else
                failed(entries.error());
        }
        task.load->done(read);
    }
    const std::lock_guard lock(m_mutex);
    m_settledNumber = tasks.back().number;
}

/// All that waits, in one transaction.
void Journal::writeTogether(std::deque<Task> &tasks)
{
    if (!m_works)
        return;
    std::vector<JournalWrite> batch;
    bool wantsDisk = m_syncAt && std::chrono::steady_clock::now() >= *m_syncAt;
    qint64 number = 0;
    for (auto &task : tasks) {
        wantsDisk = wantsDisk || task.synced;
        if (task.generation != m_writtenGeneration || task.writes.empty())
            continue;
        number = task.number;
        std::ranges::move(task.writes, std::back_inserter(batch));
    }
    if (batch.empty() && !(wantsDisk && m_syncAt))
        return;
    const auto sync = wantsDisk ? JournalStore::Sync::Disk : JournalStore::Sync::Process;
    if (const auto written = m_store->write(batch, sync); !written) {
        failed(written.error());
        return;
    }
    if (number > 0) {
        const std::lock_guard lock(m_mutex);
        m_writtenNumber = number;
    }
    if (wantsDisk)
        m_syncAt.reset();
    else if (!m_syncAt)
        m_syncAt = std::chrono::steady_clock::now() + m_options.syncEvery;
}

void Journal::openStore()
{
    auto outcome = m_open();
    if (!outcome) {
        failed(outcome.error());
        return;
    }
    OpenedJournal opened = std::move(outcome).value();
    if (m_isSuspect && !opened.store->emptyLog()) {
        failed(JournalError::Failed);
        return;
    }
    m_isSuspect = false;
    auto documents = opened.store->documents();
    auto texts = opened.store->texts();
    if (!documents || !texts) {
        failed(documents ? texts.error() : documents.error());
        return;
    }
    m_store = std::move(opened.store);
    dropOldDocuments(documents.value());
    m_works = true;
    post([this, documents = std::move(documents).value(), texts = std::move(texts).value(),
          setAside = opened.setAside, rescued = opened.rescuedDocuments + opened.rescuedTexts] {
        takeOpened(documents, texts);
        if (!setAside.isEmpty()) {
            m_setAside = setAside;
            m_rescued = rescued;
        }
        Q_EMIT documentsRead();
    });
    recovered();
}

/// Those that are on a server, and were not used for longest. They may stay where that fails: what
/// is there is to be read all the same.
void Journal::dropOldDocuments(std::vector<JournalDocument> &documents)
{
    std::vector<JournalWrite> drops;
    qsizetype kept = 0, owned = 0;
    std::erase_if(documents, [&](const JournalDocument &document) {
        if (!document.link || document.hasOwn())
            return false;
        if (document.ownToken.isEmpty() ? ++kept <= limits::kJournalDocuments
                                        : ++owned <= limits::kJournalOwned)
            return false;
        drops.push_back(writes::Forget{document.id});
        return true;
    });
    if (!drops.empty())
        static_cast<void>(m_store->write(drops, JournalStore::Sync::Process));
}

void Journal::tryAgain()
{
    m_retryAt.reset();
    // Pages whose sync failed are clean for the system: what comes behind them would be lost with them.
    if (!m_store || m_isSuspect) {
        m_store.reset();
        openStore();
        return;
    }
    const auto written = m_store->write({}, JournalStore::Sync::Disk);
    if (!written) {
        failed(written.error());
        return;
    }
    m_works = true;
    recovered();
}

void Journal::failed(JournalError error)
{
    m_works = false;
    m_hasFailed = true;
    m_syncAt.reset();
    const bool isFinal = error == JournalError::TooNew;
    if (error == JournalError::Damaged)
        m_store.reset(); // to be set aside at the next opening
    m_isSuspect = m_isSuspect || error == JournalError::Failed;
    if (!isFinal)
        m_retryAt = std::chrono::steady_clock::now() + m_options.retryEvery;
    const auto state = isFinal ? JournalHealth::State::Refused : JournalHealth::State::Failing;
    post([this, state, error] {
        m_hasOpened = true;
        m_hasDropped = false;
        m_isOnProbation = false;
        setHealth({state, error});
    });
}

/// Writes that were queued for the store before its failure do not continue what it holds.
void Journal::recovered()
{
    m_retryAt.reset();
    const bool hasFailed = std::exchange(m_hasFailed, false);
    if (hasFailed)
        ++m_writtenGeneration;
    post([this, hasFailed, generation = m_writtenGeneration] {
        m_generation = generation;
        m_hasOpened = true;
        if (hasFailed) {
            m_hasDropped = false;
            rewriteAll(generation);
        } else if (!m_hasDropped) {
            setHealth({JournalHealth::State::Good, {}});
        }
    });
}

} // namespace syngraph
