#include "common/base/limits.h"
#include "server/storage/storage_thread.h"
#include "server/storage/store_dispatch.h"
#include "tests/contract/store_samples.h"
#include "tests/unit/storage/gated_store.h"
#include "tests/unit/storage/sql_fixture.h"
#include "tests/unit/storage/suites.h"

#include <QRegularExpression>
#include <QTest>

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// The thread around a store: grouping, order, stop, and what it does after a failed sync.
class StorageThreadSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void queuedAppendsAreOneCommit();
    void snapshotsComeAfterTheGroup();
    void repliesOfADocumentKeepTheirOrder();
    void originsAreToldApart();
    void stopFinishesTheQueue();
    void submitAfterStopIsABug();
    void unknownPoisons();
    void brokenInvariantPoisons();
    void fullDiskDoesNot();
    void conflictIsForOneAlone();
    void fullQueueRefuses();
    void lagIsTheAgeOfTheOldest();
    void tasksRunOnTheStore();
    void failedOpenIsReported();
    void sqlStoreLivesOnTheThread();

private:
    struct Answer
    {
        int origin;
        StoreReply reply;
    };
    class HandClock final : public Clock
    {
    public:
        Instant now() const override { return Instant(Microseconds(micros.load())); }
        WallTime wallNow() const override { return {}; }
        std::atomic<qint64> micros = 0;
    };

    void makeThread();
    void ask(decltype(StoreRequest::what) what, int origin = 0);
    /// Holds the thread in an append of document 1, revision `head` + 1.
    void blockWithAppend(int head);
    std::optional<StoreError> errorOfToken(int token) const;
    std::vector<qint64> tokens() const;

    HandClock m_clock;
    std::shared_ptr<GatedStore::Gate> m_gate;
    GatedStore *m_store = nullptr; ///< used while the thread stands still or waits
    std::unique_ptr<StorageThread> m_thread;
    int m_lastToken = 0;
    mutable std::mutex m_mutex;
    std::vector<Answer> m_answers;
};

void StorageThreadSuite::init()
{
    m_answers.clear();
    m_lastToken = 0;
    m_clock.micros = 0;
    m_gate = std::make_shared<GatedStore::Gate>();
    makeThread();
    QVERIFY(m_thread->start().ok());
    for (int number = 1; number <= 8; ++number)
        QVERIFY(m_store->create(document(number), {}, time(0), {}).ok());
}

void StorageThreadSuite::cleanup()
{
    m_gate->open();
    m_thread.reset();
}

void StorageThreadSuite::makeThread()
{
    m_thread = std::make_unique<StorageThread>(
        [this]() -> Result<std::unique_ptr<Store>, StoreOpenError> {
            auto store = std::make_unique<GatedStore>(m_gate);
            m_store = store.get();
            return std::unique_ptr<Store>(std::move(store));
        },
        [this](int origin, StoreReply reply) {
            const std::lock_guard lock(m_mutex);
            m_answers.push_back({origin, std::move(reply)});
        },
        m_clock);
}

void StorageThreadSuite::ask(decltype(StoreRequest::what) what, int origin)
{
    m_thread->submit({RequestToken(++m_lastToken), std::move(what)}, origin);
}

void StorageThreadSuite::blockWithAppend(int head)
{
    m_gate->close();
    ask(requests::Append{request(document(1), head)});
    m_gate->waitForVisitor();
}

std::optional<StoreError> StorageThreadSuite::errorOfToken(int token) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const auto &answer) {
        return answer.reply.token == RequestToken(token);
    });
    SYNGRAPH_CHECK(found != m_answers.end());
    return errorOf(found->reply);
}

std::vector<qint64> StorageThreadSuite::tokens() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<qint64> all;
    for (const auto &answer : m_answers)
        all.push_back(answer.reply.token.value);
    return all;
}

void StorageThreadSuite::queuedAppendsAreOneCommit()
{
    blockWithAppend(0);
    for (int head = 1; head < 21; ++head)
        ask(requests::Append{request(document(1), head)});
    for (int number = 2; number <= 8; ++number)
        ask(requests::Append{request(document(number), 0)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(m_gate->calls(), (QStringList{u"append 1"_s, u"append 27"_s, u"closed"_s}));
    for (int token = 1; token <= m_lastToken; ++token)
        QVERIFY2(!errorOfToken(token), qPrintable(QString::number(token)));
}

void StorageThreadSuite::snapshotsComeAfterTheGroup()
{
    blockWithAppend(0);
    ask(requests::Append{request(document(2), 0)});
    ask(requests::SaveSnapshot{document(1), {Revision(1), "at 1"}});
    ask(requests::Open{document(3)});
    ask(requests::Append{request(document(4), 0)});
    ask(requests::Append{request(document(5), 0)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(m_gate->calls(), (QStringList{u"append 1"_s, u"append 3"_s, u"snapshot"_s,
                                           u"open"_s, u"closed"_s}));
}

void StorageThreadSuite::repliesOfADocumentKeepTheirOrder()
{
    blockWithAppend(0);
    std::map<int, int> heads{{1, 1}};
    std::map<int, std::vector<qint64>> expected{{1, {1}}};
    for (int i = 0; i < 200; ++i) {
        const int number = 1 + i * 7 % 5;
        if (i % 3 == 0) {
            ask(requests::Open{document(number)});
        } else if (i % 11 == 0) {
            ask(requests::SaveSnapshot{document(number), {Revision(heads[number]), "s"}});
        } else {
            ask(requests::Append{request(document(number), heads[number])});
            ++heads[number];
        }
        expected[number].push_back(m_lastToken);
    }
    m_gate->open();
    m_thread->stop();
    const auto order = tokens();
    QCOMPARE(int(order.size()), m_lastToken);
    for (const auto &[number, ofDocument] : expected) {
        std::vector<qint64> seen;
        for (const auto token : order) {
            if (std::find(ofDocument.begin(), ofDocument.end(), token) != ofDocument.end())
                seen.push_back(token);
        }
        QVERIFY(seen == ofDocument);
    }
    for (int token = 1; token <= m_lastToken; ++token)
        QVERIFY(!errorOfToken(token));
}

void StorageThreadSuite::originsAreToldApart()
{
    ask(requests::Open{document(1)}, 3);
    ask(requests::Append{request(document(1), 0)}, 5);
    ask(requests::FindLink{tokenHash(1)}, 7);
    m_thread->stop();
    QCOMPARE(m_answers.size(), size_t(3));
    for (const auto &answer : m_answers)
        QCOMPARE(qint64(answer.origin), 1 + 2 * answer.reply.token.value);
}

void StorageThreadSuite::stopFinishesTheQueue()
{
    blockWithAppend(0);
    for (int head = 1; head < 2000; ++head)
        ask(requests::Append{request(document(1), head)});
    std::thread stopper([&] { m_thread->stop(); });
    m_gate->open();
    stopper.join();
    QCOMPARE(m_answers.size(), size_t(2000));
    for (int token = 1; token <= m_lastToken; ++token)
        QVERIFY(!errorOfToken(token));
    QCOMPARE(m_gate->calls().last(), u"closed"_s);
    QVERIFY(!m_thread->isHealthy());
    m_thread->stop();
}

void StorageThreadSuite::submitAfterStopIsABug()
{
    m_thread->stop();
    QVERIFY_THROWS_EXCEPTION(InvariantError, ask(requests::Open{document(1)}));
}

void StorageThreadSuite::unknownPoisons()
{
    QVERIFY(m_thread->isHealthy());
    blockWithAppend(0);
    m_store->memory().failNextAppend(MemoryStore::Fault::UnknownWritten);
    ask(requests::Append{request(document(1), 1)});
    ask(requests::Append{request(document(2), 0)});
    ask(requests::Open{document(1)});
    ask(requests::FindLink{tokenHash(1)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(errorOfToken(1), StoreError::Unknown);
    for (int token = 2; token <= m_lastToken; ++token)
        QCOMPARE(errorOfToken(token), StoreError::Unavailable);
    QCOMPARE(m_gate->calls(), (QStringList{u"append 1"_s, u"closed"_s}));
}

void StorageThreadSuite::brokenInvariantPoisons()
{
    auto broken = request(document(1), 0);
    broken.epoch = Epoch(-1);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"an append that breaks"_s));
    m_gate->close();
    ask(requests::Append{broken});
    m_gate->waitForVisitor();
    ask(requests::Append{request(document(2), 0)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(errorOfToken(1), StoreError::Unavailable);
    QCOMPARE(errorOfToken(2), StoreError::Unavailable);
    QCOMPARE(m_gate->calls(), (QStringList{u"append 1"_s, u"closed"_s}));
}

void StorageThreadSuite::fullDiskDoesNot()
{
    blockWithAppend(0);
    m_store->memory().failNextAppend(MemoryStore::Fault::Full);
    ask(requests::Append{request(document(2), 0)});
    m_gate->open();
    QTRY_VERIFY(m_thread->lag() == 0ms && tokens().size() == 2);
    QVERIFY(m_thread->isHealthy());
    m_thread->stop();
    QCOMPARE(errorOfToken(1), StoreError::Full);
    QVERIFY(!errorOfToken(2));
}

void StorageThreadSuite::conflictIsForOneAlone()
{
    blockWithAppend(0);
    ask(requests::Append{request(document(2), 5)});
    ask(requests::Append{request(document(3), 0)});
    ask(requests::Append{request(document(99), 0)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(errorOfToken(2), StoreError::Conflict);
    QVERIFY(!errorOfToken(3));
    QCOMPARE(errorOfToken(4), StoreError::NotFound);
}

void StorageThreadSuite::fullQueueRefuses()
{
    blockWithAppend(0);
    constexpr int kMore = 5;
    for (int i = 1; i < limits::kStoreQueueRequests + kMore; ++i)
        ask(requests::FindLink{tokenHash(1)});
    m_gate->open();
    m_thread->stop();
    QCOMPARE(int(m_answers.size()), m_lastToken);
    int refused = 0;
    for (const auto &answer : m_answers)
        refused += errorOf(answer.reply) == StoreError::Unavailable;
    QCOMPARE(refused, kMore);
    QCOMPARE(errorOfToken(2), StoreError::NotFound);
    QCOMPARE(errorOfToken(m_lastToken), StoreError::Unavailable);
}

void StorageThreadSuite::lagIsTheAgeOfTheOldest()
{
    QCOMPARE(m_thread->lag(), 0ms);
    m_clock.micros = 1'000'000;
    blockWithAppend(0);
    QCOMPARE(m_thread->lag(), 0ms);
    m_clock.micros = 3'500'000;
    ask(requests::Append{request(document(1), 1)});
    QCOMPARE(m_thread->lag(), 2500ms);
    m_clock.micros = 1'000; // a clock that two threads read may seem to go back
    QCOMPARE(m_thread->lag(), 0ms);
    m_clock.micros = 9'000'000;
    m_gate->open();
    QTRY_COMPARE(m_thread->lag(), 0ms);
    QCOMPARE(tokens().size(), size_t(2));
}

void StorageThreadSuite::tasksRunOnTheStore()
{
    ask(requests::RenameDocument{document(1), u"renamed"_s});
    std::promise<QString> title;
    m_thread->submitTask([&](Store &store) {
        title.set_value(store.content().open(document(1))->title);
    });
    QCOMPARE(title.get_future().get(), u"renamed"_s);
}

void StorageThreadSuite::failedOpenIsReported()
{
    StorageThread failing([] { return StoreOpenError::TooNew; }, [](int, StoreReply) {}, m_clock);
    const auto started = failing.start();
    QVERIFY(!started.ok());
    QCOMPARE(started.error(), StoreOpenError::TooNew);
    QVERIFY(!failing.isHealthy());
}

void StorageThreadSuite::sqlStoreLivesOnTheThread()
{
    const StoreDirectory directory;
    const auto openStore = [&] { return SqlStore::open(directory.path()); };
    const auto keep = [this](int origin, StoreReply reply) {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back({origin, std::move(reply)});
    };
    {
        StorageThread thread(openStore, keep, m_clock);
        QVERIFY(thread.start().ok());
        StorageThread second(openStore, keep, m_clock);
        QCOMPARE(second.start().error(), StoreOpenError::Locked);
        thread.submit({RequestToken(1), requests::CreateDocument{document(1), {}, time(0), {}}});
        for (int head = 0; head < 100; ++head)
            thread.submit({RequestToken(2), requests::Append{request(document(1), head)}});
    }
    QCOMPARE(m_answers.size(), size_t(101));
    for (const auto &answer : m_answers)
        QVERIFY(!errorOf(answer.reply));
    const auto store = SqlStore::open(directory.path());
    QVERIFY(store.ok());
    QCOMPARE((*store)->content().open(document(1))->head, Revision(100));
}

QObject *makeStorageThreadSuite()
{
    return new StorageThreadSuite;
}

#include "storage_thread_suite.moc"
