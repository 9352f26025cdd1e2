#pragma once

#include "app/client/journal_lag.h"
#include "app/client/journal_store.h"

#include <QObject>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace syngraph {

struct JournalHealth
{
    enum class State {
        Opening,
        Good,
        Failing, ///< nothing is written for now; it is tried again and again
        Refused  ///< nothing will be written: the file is of a later version
    };
    State state = State::Opening;
    JournalError reason = JournalError::Failed; ///< of Failing and Refused
    bool operator==(const JournalHealth &) const = default;
};

/// The journal of everything that this user writes, off the GUI thread: hands writes to a thread
/// that owns the store, in order, all that waits in one transaction, with a sync each second and
/// wherever one is asked for.
///
/// A store that fails loses what was queued and is tried again; once it works, checkpointsWanted()
/// asks every open document for all of its state, the rest is written from memory, and only when
/// that is on the disk the health is Good again. Nobody is ever blocked but by waitWritten(), and
/// that for a bounded time. A disk that does not answer for Options::stallAfter is Failing as well,
/// until it does; what it is given meanwhile waits, up to limits::kJournalQueueCost.
///
/// Lives on the GUI thread; owned by the composition root, outlives all documents.
class Journal final : public QObject
{
    Q_OBJECT

public:
    using OpenStore = std::function<Result<OpenedJournal, JournalError>()>;
    struct Options
    {
        Milliseconds syncEvery = 1s;
        Milliseconds retryEvery = 2s;
        Milliseconds stallAfter = 5s;
        Milliseconds endWithin = 10s; ///< the destructor waits for the disk; then:
        Milliseconds behindAfter{500}; ///< see isBehindScreen()
        std::function<void()> whenDiskHangs = {}; ///< without it: says so and ends the process
    };

    /// `open` is called on the journal's thread, again after each failure.
    Journal(OpenStore open, Options options, QObject *parent = nullptr);
    explicit Journal(OpenStore open, QObject *parent = nullptr);
    /// Writes and syncs what is queued; for a disk that hangs see Options::endWithin.
    ~Journal() override;

    JournalHealth health() const { return m_health; }
    /// What was given does not outlive the process yet, for longer than Options::behindAfter. Tells
    /// of itself with healthChanged().
    bool isBehindScreen() const { return m_lag.isBehind(); }
    bool isGood() const { return m_health.state == JournalHealth::State::Good; }
    /// At once when it is open or failed to open, else with opened().
    void whenOpened(QObject *context, std::function<void()> call);
    /// Whether documents() and texts() are those of the file, which may come later than opened().
    bool isRead() const { return m_isRead; }
    /// Where a damaged journal was put at opening, and what came out of it; empty if it was none.
    QString setAsidePath() const { return m_setAside; }
    int rescued() const { return m_rescued; }

    /// Most recently used first; kept up to date with what is written.
    std::vector<JournalDocument> documents() const;
    std::optional<JournalDocument> find(JournalId id) const;
    /// The one of the document that the link leads to, whatever the link allows; of several one with
    /// edits that no server has, then one with exactly this link, then the one used last.
    std::optional<JournalDocument> find(const ShareLink &link) const;
    const std::vector<KeptText> &texts() const { return m_texts; }

    /// A document can be open once; false when it is.
    bool claim(JournalId id) { return m_claimed.insert(id).second; }
    bool isClaimed(JournalId id) const { return m_claimed.contains(id); }
    void release(JournalId id) { m_claimed.erase(id); }

    void write(std::vector<JournalWrite> batch);
    /// `done` on the GUI thread, once all that was written before is on the disk, or cannot be for
    /// now.
    void sync(QObject *context, std::function<void()> done);
    /// For the moment before what was typed is shown: true when all of it outlives the process.
    bool waitWritten(Milliseconds atMost);
    void load(JournalId id, QObject *context, std::function<void(ReadRecord)> done);

Q_SIGNALS:
    void opened();
    /// documents() and texts() have what the file holds; again after each opening of it.
    void documentsRead();
    void healthChanged();
    void checkpointsWanted();

private:
    struct Load
    {
        JournalId id;
        std::function<void(ReadRecord)> done; ///< on the journal's thread
        bool isBehind = false; ///< the store has less of it than was given: nothing is better
    };
    struct Task
    {
        qint64 number = 0;
        qint64 generation = 0;
        std::vector<JournalWrite> writes;
        std::function<void()> synced; ///< on the journal's thread
        std::optional<Load> load;
        qint64 cost = 0;
    };

    // On the GUI thread.
    void enqueue(Task task);
    void note(const JournalWrite &write);
    void rewriteAll(qint64 generation);
    std::vector<JournalWrite> allThatIsKnown();
    void noteEntries(const std::vector<JournalWrite> &batch, qint64 number);
    bool isBehind(JournalId id);
    void setHealth(JournalHealth health);
    void dropDoubles();
    void takeOpened(std::vector<JournalDocument> documents, std::vector<KeptText> texts);
    void answerSync(qint64 number);
    bool isStalled() const { return m_health.reason == JournalError::Stalled; }
    void watch(Milliseconds interval);
    void look();
    void post(std::function<void()> call);

    // On the journal's thread.
    void run();
    struct Taken
    {
        std::deque<Task> tasks;
        bool isEnding = false; ///< nothing comes after these
    };
    Taken waitForTasks();
    void work(std::deque<Task> tasks);
    void writeTogether(std::deque<Task> &tasks);
    void openStore();
    void dropOldDocuments(std::vector<JournalDocument> &documents);
    void tryAgain();
    void failed(JournalError error);
    void recovered();

    OpenStore m_open;
    Options m_options;

    JournalHealth m_health;
    JournalLag m_lag;
    QString m_setAside;
    int m_rescued = 0;
    std::map<JournalId, JournalDocument> m_documents;
    std::vector<KeptText> m_texts;
    std::set<JournalId> m_claimed;
    std::set<JournalId> m_forgotten; ///< in this run, so that no failure brings them back
    std::set<JournalId> m_dropped;   ///< texts, likewise
    bool m_isRead = false;
    /// Of each document the last task with entries of it, which the store may not have taken.
    std::map<JournalId, qint64> m_lastEntries;
    bool m_isOnProbation = false;    ///< the store works again, maybe; it is given everything anew
    qint64 m_lastNumber = 0;
    qint64 m_lastWrite = 0;  ///< number of the last task that writes
    qint64 m_generation = 0; ///< grows when the store works again: older writes do not fit
    std::map<qint64, std::function<void()>> m_syncs; ///< asked for and not answered, by their task
    QTimer m_watch;               ///< for a disk that does not answer
    qint64 m_watched = 0;         ///< the last task when the watch began
    bool m_hasOpened = false;     ///< or failed to, once
    bool m_hasDropped = false;    ///< the queue was full: what is on the disk has a gap

    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    std::condition_variable m_progress;
    std::deque<Task> m_tasks;
    qint64 m_queuedCost = 0;
    qint64 m_handledNumber = 0; ///< of the last task that is done with, one way or another
    qint64 m_settledNumber = 0; ///< and whose callers have been answered
    qint64 m_writtenNumber = 0; ///< of the last task whose writes the store took
    bool m_isOverflown = false;
    bool m_isEnding = false;
    bool m_hasEnded = false; ///< the thread

    // Of the journal's thread alone.
    using Time = std::chrono::steady_clock::time_point;
    std::unique_ptr<JournalStore> m_store;
    bool m_works = false;
    bool m_hasFailed = false; ///< since it worked last
    bool m_isSuspect = false; ///< a sync failed: what the system holds of the file may be a fiction
    qint64 m_writtenGeneration = 0;
    std::optional<Time> m_syncAt;
    std::optional<Time> m_retryAt;

    std::thread m_thread;
};

} // namespace syngraph
