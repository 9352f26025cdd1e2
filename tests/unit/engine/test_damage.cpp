// What is wrong with the store's rows, with the clock, or with what a client holds, and what a long
// absence may cost.

#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include "common/document/snapshot.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

Delta typed(qsizetype length, QStringView text) { return delta(length, {put(text)}); }

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedPastConcernsWhoNeedsIt_data();
    void damagedPastConcernsWhoNeedsIt();
    void damagedDocumentIsNotServed();
    void editsOfALongAbsenceKeepTheirPlace_data();
    void editsOfALongAbsenceKeepTheirPlace();
    void compactionBelievesNoClockThatIsSet();
    void quietPeerIsComparedAfterEachMoveOfTheHead();
};

void TestDamage::damagedPastConcernsWhoNeedsIt_data()
{
    QTest::addColumn<qint64>("held");
    QTest::addColumn<bool>("isSnapshot");
    QTest::newRow("needs what is damaged") << qint64(300) << true;
    QTest::newRow("needs nothing of it") << qint64(990) << false;
}

/// A row before the snapshot does not stop opening. Who comes back from before it asks for it again
/// and again; everybody else stays.
void TestDamage::damagedPastConcernsWhoNeedsIt()
{
    QFETCH(qint64, held);
    QFETCH(bool, isSnapshot);
    EngineHarness harness;
    harness.fillLog(1'000, QStringLiteral("x"), harness.random().id<ClientId>());
    QVERIFY(harness.store()
                .saveSnapshot(harness.document(),
                              {Revision(1'000), encodeSnapshot(harness.stored())})
                .ok());
    harness.store().damage(harness.document(), Revision(400));
    const auto other = harness.join();
    for (int i = 0; i < 3; ++i) {
        auto greeting = harness.auth();
        greeting.revision = Revision(held);
        const auto absent = harness.joinWith(greeting);
        QCOMPARE(harness.closeCode(absent), 0);
        QCOMPARE(!harness.take<SnapshotChunk>(absent).empty(), isSnapshot);
        QCOMPARE(harness.closeCode(other), 0);
        harness.hangUp(absent);
    }
    harness.submit(other, 1, 1'000, typed(1'001, u"y"));
    QVERIFY(harness.heard(other).endsWith(QStringLiteral("ack")));
}

/// What is needed to know its head: nobody gets in, and hears why.
void TestDamage::damagedDocumentIsNotServed()
{
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damage(harness.document(), Revision(4));
    const auto peer = harness.joinWith(harness.auth());
    QCOMPARE(harness.closeCode(peer), int(ErrorCode::Damaged));
    QVERIFY(harness.take<Welcome>(peer).empty());
}

void TestDamage::editsOfALongAbsenceKeepTheirPlace_data()
{
    QTest::addColumn<bool>("hasEdits");
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("isSnapshot");
    QTest::newRow("with edits") << true << Role::Edit << false;
    QTest::newRow("without: a snapshot is cheaper") << false << Role::Edit << true;
    QTest::newRow("of a viewer") << true << Role::View << true;
}

/// Twenty thousand beyond what everybody gets: some hours of people who type.
void TestDamage::editsOfALongAbsenceKeepTheirPlace()
{
    QFETCH(bool, hasEdits);
    QFETCH(Role, role);
    QFETCH(bool, isSnapshot);
    EngineHarness harness;
    harness.fillLogInTurns(limits::kRebaseOperations + 20'001, QStringLiteral("x"),
                           harness.random().id<ClientId>());
    auto greeting = harness.auth(role);
    greeting.revision = Revision(1);
    if (!hasEdits) {
        Document held;
        QVERIFY(held.apply(typed(1, u"x")).ok());
        greeting.hash = held.hash();
    }
    const auto peer = harness.joinWith(greeting);
    auto kinds = harness.heard(peer);
    kinds.remove(QStringLiteral(" hash")); // of who named one
    QCOMPARE(kinds, isSnapshot ? QStringLiteral("snapshot") : QStringLiteral("rebase"));
}

/// A wrong date makes nothing old that is to be kept for a day.
void TestDamage::compactionBelievesNoClockThatIsSet()
{
    EngineOptions options;
    options.presenceInterval = 0ms;
    options.snapshotEvery = 5;
    options.keepRevisions = 4;
    options.keepFor = std::chrono::hours(24);
    EngineHarness harness(options);
    const auto writer = harness.join(Role::Edit);
    for (int i = 1; i <= 40; ++i) {
        if (i == 20)
            harness.setWallForward(std::chrono::hours(24 * 365));
        harness.submit(writer, i, i - 1, typed(i, u"x"));
        harness.advance(1'000ms);
    }
    QCOMPARE(harness.store().open(harness.document())->logStart, Revision(0));
}

/// In a quiet document no revision is divisible by hashEvery for hours.
void TestDamage::quietPeerIsComparedAfterEachMoveOfTheHead()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto other = harness.join();
    for (int i = 1; i <= 3; ++i) {
        harness.advance(1s);
        harness.submit(other, i, i - 1, typed(i, u"x"));
        harness.take(peer);
        harness.send(peer, Heartbeat{i, Revision(i), Sequence()});
        const auto hashes = harness.take<Hash>(peer);
        QCOMPARE(hashes.size(), size_t(1));
        QVERIFY((hashes[0] == Hash{Revision(i), harness.stored().hash()}));
        harness.send(peer, Heartbeat{i + 10, Revision(i), Sequence()});
        QCOMPARE(harness.heard(peer), QStringLiteral("beat"));
    }
    // Not the one who is behind.
    harness.advance(1s);
    harness.submit(other, 4, 3, typed(4, u"x"));
    harness.take(peer);
    harness.send(peer, Heartbeat{4, Revision(3), Sequence()});
    QCOMPARE(harness.heard(peer), QStringLiteral("beat"));
}

int runDamageTests(int argc, char **argv)
{
    TestDamage test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_damage.moc"
