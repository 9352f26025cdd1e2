#include "tests/unit/admin/test_alerts.h"

#include "common/base/random.h"
#include "common/platform/system_clock.h"
#include "server/admin/storage_alerts.h"
#include "server/storage/memory_store.h"
#include "server/storage/storage_thread.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatience = 20'000; // ms

/// Alerts of a store in memory, that look all the time.
struct Watch
{
    explicit Watch(StorageAlerts::Options options)
        : storage([] { return std::unique_ptr<Store>(std::make_unique<MemoryStore>()); },
                  [](int, const StoreReply &) {}, clock)
    {
        options.lookEvery = std::chrono::hours(1); // the test says when
        if (!options.space)
            options.space = [this] { return StorageAlerts::Space{1'000, free}; };
        SYNGRAPH_CHECK(storage.start().ok());
        alerts = std::make_unique<StorageAlerts>(
            directory.path(), storage, [this](const QByteArray &now) { trouble = now; }, options);
    }
    ~Watch() { storage.stop(); }

    QTemporaryDir directory;
    SystemClock clock;
    StorageThread storage;
    QByteArray trouble;
    qint64 free = 1'000;
    std::unique_ptr<StorageAlerts> alerts;
};

void expect(const char *words)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(words)));
}

} // namespace

void TestAlerts::spaceIsToldOfOnce_data()
{
    QTest::addColumn<QList<int>>("free"); // of 1,000
    QTest::addColumn<QList<int>>("told"); // percent
    QTest::newRow("enough") << QList<int>{1'000, 100} << QList<int>{};
    QTest::newRow("low") << QList<int>{99, 60} << QList<int>{10};
    QTest::newRow("low, then short") << QList<int>{99, 49, 10} << QList<int>{10, 5};
    QTest::newRow("short at once") << QList<int>{49} << QList<int>{5};
    QTest::newRow("again after there was enough") << QList<int>{99, 500, 99} << QList<int>{10, 10};
}

void TestAlerts::spaceIsToldOfOnce()
{
    QFETCH(QList<int>, free);
    QFETCH(QList<int>, told);
    Watch watch({});
    QTest::failOnWarning(QRegularExpression(u"of the disk is free"_s));
    for (const int percent : told)
        expect(percent == 5 ? "less than 5 % of the disk" : "less than 10 % of the disk");
    for (const int now : free) {
        watch.free = now;
        watch.alerts->look();
        watch.alerts->look();
    }
}

void TestAlerts::longLogIsToldOf()
{
    StorageAlerts::Options options;
    options.logBytes = 1'000;
    Watch watch(options);
    const auto write = [&](int bytes) {
        QFile log(watch.directory.filePath(u"syngraph.db-wal"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(QByteArray(bytes, 'x'));
    };
    QTest::failOnWarning(QRegularExpression(u"log grows"_s));
    write(1'000);
    watch.alerts->look();
    expect("the database's log grows");
    write(1'001);
    watch.alerts->look();
    write(2'000);
    watch.alerts->look();
}

void TestAlerts::stuckStorageIsTrouble()
{
    StorageAlerts::Options options;
    options.lag = 20ms;
    Watch watch(options);
    std::atomic<bool> isHeld = true;
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the storage has not answered"_s));
    expect("the storage answers again");
    watch.storage.submitTask([&isHeld](Store &) {
        while (isHeld)
            std::this_thread::yield();
    });
    const auto troubleNow = [&watch] {
        watch.alerts->look();
        return watch.trouble;
    };
    QTRY_COMPARE_WITH_TIMEOUT(troubleNow(), QByteArray("storage stuck"), kPatience);
    isHeld = false;
    QTRY_COMPARE_WITH_TIMEOUT(troubleNow(), QByteArray(), kPatience);
}

/// Whoever has it open asks for it again and again.
void TestAlerts::damageIsToldOfOnce()
{
    Watch watch({});
    SeededRandom random(3);
    const auto document = random.id<DocumentId>();
    qint64 token = 0;
    const auto open = [&](replies::Opened opened) {
        const RequestToken number(++token);
        watch.alerts->noteRequest({number, requests::Open{document}});
        watch.alerts->noteReply({number, std::move(opened)});
    };
    OpenedDocument remains;
    remains.head = Revision(7);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged behind revision 7"_s));
    open({StoreError::Corrupt, remains});
    open({StoreError::Corrupt, remains});
    expect("read whole again");
    open({OpenedDocument()});
    open({OpenedDocument()});
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged and not served"_s));
    open({StoreError::Corrupt});
    // Hashes that fit what makes no sense: the store finds nothing each time.
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"makes no sense behind revision 4"_s));
    for (int i = 0; i < 2; ++i) {
        watch.alerts->noteRequest(
            {RequestToken(++token), requests::Open{document, {}, Revision(4)}});
    }
}

/// What ended was not that what comes next is the same.
void TestAlerts::damageThatEndedIsToldOfAgain()
{
    Watch watch({});
    SeededRandom random(3);
    const auto document = random.id<DocumentId>();
    qint64 token = 0;
    const auto open = [&](std::optional<Revision> senseless) {
        const RequestToken number(++token);
        watch.alerts->noteRequest({number, requests::Open{document, {}, senseless}});
        watch.alerts->noteReply({number, replies::Opened{OpenedDocument()}});
    };
    const auto append = [&](Status<StoreError> outcome) {
        const RequestToken number(++token);
        watch.alerts->noteRequest({number, requests::Append{{document, {}, {}, {}, {}}}});
        watch.alerts->noteReply({number, replies::Outcome{outcome}});
    };
    for (int round = 0; round < 2; ++round) {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"when it was written to"_s));
        append(StoreError::Corrupt);
        open({}); // reading does not meet it
        append(StoreError::Corrupt);
        expect("takes edits again");
        append(Done{});
        append(Done{});
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"makes no sense"_s));
        open({});
        open(Revision(4));
        open({});
        open(Revision(4));
        expect("takes edits again");
        append(Done{});
    }
    // Beside the text: a picture that cannot be stored.
    for (int round = 0; round < 2; ++round) {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"when it was written to"_s));
        for (int i = 0; i < 2; ++i) {
            const RequestToken number(++token);
            watch.alerts->noteRequest({number, requests::SaveImage{document, {}, {}, {}}});
            watch.alerts->noteReply({number, replies::Outcome{StoreError::Corrupt}});
            append(Done{});
        }
        open({});
    }
}

} // namespace syngraph
