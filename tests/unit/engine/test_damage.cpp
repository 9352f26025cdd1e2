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
    void damagedDocumentIsNotServed_data();
    void damagedDocumentIsNotServed();
    void damagedDocumentIsShownAsFarAsItIsGood_data();
    void damagedDocumentIsShownAsFarAsItIsGood();
    void ofAnUnsureHistoryEverybodyKeepsTheirOwn_data();
    void ofAnUnsureHistoryEverybodyKeepsTheirOwn();
    void nothingIsWrittenIntoADamagedDocument();
    void whatIsMendedComesBack_data();
    void whatIsMendedComesBack();
    void looksBecomeRare();
    void damageIsFoundByWriting();
    void damageThatOnlyWritingMeetsIsLeftAlone();
    void senselessOperationIsDamage();
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

/// Who does not say that it knows what it would see is not shown it, and nobody where nothing is
/// left.
void TestDamage::damagedDocumentIsNotServed_data()
{
    QTest::addColumn<bool>("knows");
    QTest::addColumn<qint64>("damagedAt");
    QTest::newRow("does not know") << false << qint64(4);
    QTest::newRow("nothing is left") << true << qint64(1);
}

void TestDamage::damagedDocumentIsNotServed()
{
    QFETCH(bool, knows);
    QFETCH(qint64, damagedAt);
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damage(harness.document(), Revision(damagedAt));
    auto greeting = harness.auth();
    if (knows)
        greeting.damaged = true;
    const auto peer = harness.connect(harness.document());
    harness.send(peer, greeting);
    QCOMPARE(harness.closeCode(peer), int(ErrorCode::Damaged));
    QVERIFY(harness.take<Welcome>(peer).empty());
}

void TestDamage::damagedDocumentIsShownAsFarAsItIsGood_data()
{
    QTest::addColumn<qint64>("epoch");
    QTest::addColumn<qint64>("revision");
    QTest::addColumn<bool>("hasEdits");
    QTest::addColumn<qint64>("head"); // where WELCOME says that it will be
    QTest::addColumn<QString>("heard");
    const auto row = [](const char *name, qint64 epoch, qint64 revision, bool hasEdits, qint64 head,
                        const char *heard) {
        QTest::newRow(name) << epoch << revision << hasEdits << head << QString::fromLatin1(heard);
    };
    row("holds nothing", 0, 0, true, 3, "snapshot");
    row("is behind", 1, 1, false, 3, "operation operation hash");
    row("is behind, with edits", 1, 1, true, 3, "operation operation");
    row("is there", 1, 3, false, 3, "");
    row("is there, with edits", 1, 3, true, 3, "");
    row("holds more", 1, 7, false, 7, "");
    row("holds more, with edits", 1, 7, true, 7, "");
    row("of another history", 5, 2, false, 3, "snapshot");
    row("of another history, with edits", 5, 2, true, 2, "");
    row("of another history, and more", 5, 7, false, 7, "");
}

/// And nobody loses what is theirs: whoever has more, or edits that cannot be carried over, keeps it.
void TestDamage::damagedDocumentIsShownAsFarAsItIsGood()
{
    QFETCH(qint64, epoch);
    QFETCH(qint64, revision);
    QFETCH(bool, hasEdits);
    QFETCH(qint64, head);
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.damaged = true;
    greeting.epoch = Epoch(epoch);
    greeting.revision = Revision(revision);
    if (!hasEdits) {
        Document held;
        for (qint64 i = 0; i < revision; ++i)
            QVERIFY(held.apply(typed(i + 1, u"x")).ok());
        greeting.hash = held.hash();
    }
    harness.store().damage(harness.document(), Revision(4));
    const auto peer = harness.connect(harness.document());
    harness.send(peer, greeting);
    QCOMPARE(harness.closeCode(peer), 0);
    const auto all = harness.take(peer);
    const auto *welcome = all.empty() ? nullptr : std::get_if<Welcome>(&all.front());
    QVERIFY(welcome);
    QCOMPARE(welcome->damaged, std::optional(Revision(3)));
    QCOMPARE(welcome->head, Revision(head));
    QCOMPARE(welcome->epoch, head == 3 ? kFirstEpoch : Epoch(epoch));
    QVERIFY(welcome->author != AuthorNumber(1)); // somebody wrote under that
    QStringList kinds;
    for (size_t i = 1; i < all.size(); ++i)
        kinds << kindOf(all[i]);
    QTEST(kinds.join(u' '), "heard");
    // Nor is it told later that there were more for it.
    harness.send(peer, Heartbeat{1, Revision(hasEdits ? revision : head), Sequence()});
    const auto beats = harness.take<HeartbeatAck>(peer);
    QCOMPARE(beats.size(), size_t(1));
    QCOMPARE(beats[0].head, Revision(head));
    if (epoch == kFirstEpoch.value ? head > 3 : head != 3) {
        harness.send(peer, Fetch{Revision(revision)});
        harness.send(peer, Resync{QStringLiteral("differs")});
        QCOMPARE(harness.heard(peer), QString());
        QCOMPARE(harness.closeCode(peer), 0);
    }
}

void TestDamage::ofAnUnsureHistoryEverybodyKeepsTheirOwn_data()
{
    QTest::addColumn<qint64>("epoch");
    QTest::addColumn<bool>("hasEdits");
    QTest::newRow("perhaps of this one") << qint64(1) << false;
    QTest::newRow("perhaps of this one, with edits") << qint64(1) << true;
    QTest::newRow("perhaps of another one") << qint64(3) << false;
    QTest::newRow("holds nothing") << qint64(0) << true;
}

/// The number in the document's row is the bad one: what a client holds may have been written here.
void TestDamage::ofAnUnsureHistoryEverybodyKeepsTheirOwn()
{
    QFETCH(qint64, epoch);
    QFETCH(bool, hasEdits);
    EngineHarness harness;
    harness.fillLog(5, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damageEpoch(harness.document());
    auto greeting = harness.auth();
    greeting.damaged = true;
    greeting.epoch = Epoch(epoch);
    greeting.revision = Revision(epoch == 0 ? 0 : 2);
    if (!hasEdits)
        greeting.hash = QByteArray(32, 'h');
    const auto peer = harness.connect(harness.document());
    harness.send(peer, greeting);
    const auto all = harness.take(peer);
    QCOMPARE(harness.closeCode(peer), 0);
    QCOMPARE(all.size(), epoch == 0 ? size_t(2) : size_t(1));
    const auto &welcome = std::get<Welcome>(all.at(0));
    QCOMPARE(welcome.damaged, std::optional(Revision(5)));
    QCOMPARE(welcome.epoch, epoch == 0 ? kFirstEpoch : Epoch(epoch));
    QCOMPARE(welcome.head, Revision(epoch == 0 ? 5 : 2));
    if (epoch == 0)
        QCOMPARE(kindOf(all.at(1)), QStringLiteral("snapshot"));
}

/// Whatever a peer sends: what is left stays as it is, for whoever mends it.
void TestDamage::nothingIsWrittenIntoADamagedDocument()
{
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damage(harness.document(), Revision(4));
    auto greeting = harness.auth();
    greeting.damaged = true;
    greeting.revision = Revision(3);
    greeting.chat = 0;
    const auto peer = harness.joinWith(greeting);
    harness.take(peer);
    harness.holdStore();
    harness.submit(peer, 1, 3, typed(4, u"y"));
    const auto refused = harness.take<Error>(peer);
    QCOMPARE(refused.size(), size_t(1));
    QVERIFY(refused[0].code == ErrorCode::Damaged && !refused[0].fatal
            && refused[0].retryAfterMilliseconds > 0);
    harness.send(peer, Rename{QStringLiteral("Mine")});
    harness.send(peer, Chat{harness.random().id<ChatId>(), QStringLiteral("hello")});
    harness.send(peer, ImageOffer{QByteArray(32, 'i'), 100});
    QCOMPARE(harness.heard(peer), QStringLiteral("unsaid refused"));
    harness.send(peer, Heartbeat{1, Revision(7), Sequence(9)});
    QCOMPARE(harness.take<HeartbeatAck>(peer).at(0).sequence, Sequence());
    QCOMPARE(harness.waitingRequests(), size_t(0));
    QCOMPARE(harness.closeCode(peer), 0);
}

void TestDamage::whatIsMendedComesBack_data()
{
    QTest::addColumn<bool>("isMended");
    QTest::newRow("mended") << true;
    QTest::newRow("not yet") << false;
}

/// Without a restart: the server looks by itself.
void TestDamage::whatIsMendedComesBack()
{
    QFETCH(bool, isMended);
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damage(harness.document(), Revision(4));
    auto greeting = harness.auth();
    greeting.damaged = true;
    const auto peer = harness.joinWith(greeting);
    harness.take(peer);
    if (isMended)
        harness.store().mend(harness.document());
    for (int i = 0; i < 12 && harness.closeCode(peer) == 0; ++i) {
        harness.send(peer, Heartbeat{i, Revision(3), Sequence()});
        harness.advance(10s);
    }
    harness.advance(1s);
    QCOMPARE(harness.closeCode(peer), isMended ? int(ErrorCode::Restart) : 0);
    const auto again = harness.connect(harness.document());
    harness.send(again, greeting);
    const auto welcome = harness.take<Welcome>(again);
    QCOMPARE(welcome.size(), size_t(1));
    QCOMPARE(welcome[0].damaged.has_value(), !isMended);
    QCOMPARE(welcome[0].head, Revision(isMended ? 10 : 3));
}

/// Each of them reads all of the document on the thread that serves every other one, and asks for
/// nothing that it would throw away.
void TestDamage::looksBecomeRare()
{
    EngineHarness harness;
    harness.fillLog(10, QStringLiteral("x"), harness.random().id<ClientId>());
    harness.store().damage(harness.document(), Revision(4));
    auto greeting = harness.auth();
    greeting.damaged = true;
    const auto peer = harness.joinWith(greeting);
    std::vector<int> pauses; // in seconds
    int since = 0;
    for (int i = 0; i < 6 * 90; ++i) {
        harness.send(peer, Heartbeat{i, Revision(3), Sequence()});
        harness.holdStore();
        harness.advance(10s);
        since += 10;
        if (harness.waitingRequests() > 0 && i > 3) // who came is counted before
            pauses.push_back(std::exchange(since, 0));
        harness.release();
    }
    QCOMPARE(harness.closeCode(peer), 0);
    QVERIFY(pauses.size() >= 6);
    int longest = 120;
    for (const int pause : pauses) {
        QVERIFY2(pause > longest * 3 / 4 - 20 && pause <= longest + 10,
                 qPrintable(QString::number(pause)));
        longest = std::min(2 * longest, 16 * 60);
    }
}

/// The rows that were read are good, the page that is to be written to is not.
void TestDamage::damageIsFoundByWriting()
{
    EngineHarness harness;
    const auto writer = harness.join();
    const auto reader = harness.join();
    harness.submit(writer, 1, 0, typed(1, u"x"));
    harness.store().failNextAppend(MemoryStore::Fault::Corrupt);
    harness.submit(writer, 2, 1, typed(2, u"y"));
    for (const auto peer : {writer, reader})
        QCOMPARE(harness.closeCode(peer), int(ErrorCode::Restart));
    auto greeting = harness.auth();
    greeting.damaged = true;
    const auto back = harness.connect(harness.document());
    harness.send(back, greeting);
    const auto welcome = harness.take<Welcome>(back);
    QCOMPARE(welcome.size(), size_t(1));
    QCOMPARE(welcome[0].damaged, std::optional(Revision(1)));
    // The store found nothing the next time.
    for (int i = 0; i < 13 && harness.closeCode(back) == 0; ++i) {
        harness.send(back, Heartbeat{i, Revision(1), Sequence()});
        harness.advance(10s);
    }
    QCOMPARE(harness.closeCode(back), int(ErrorCode::Restart));
    const auto last = harness.join();
    harness.submit(last, 1, 1, typed(2, u"z"));
    QVERIFY(harness.heard(last).endsWith(QStringLiteral("ack")));
}

/// What is read is good each time, and the first write fails each time: whoever is there is not sent
/// away every two minutes, and is not told that it is mended by having left for a while.
void TestDamage::damageThatOnlyWritingMeetsIsLeftAlone()
{
    EngineHarness harness;
    harness.fillLog(3, QStringLiteral("x"), harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.damaged = true;
    greeting.revision = Revision(3);
    int ends = 0;
    PeerId peer;
    bool isHere = false;
    for (int i = 0; i < 6 * 330; ++i) { // minutes, by heartbeats
        if (!isHere) {
            peer = harness.connect(harness.document());
            harness.send(peer, greeting);
            harness.store().failNextAppend(MemoryStore::Fault::Corrupt);
            harness.submit(peer, 1, 3, typed(4, u"y"));
            isHere = true;
        }
        harness.send(peer, Heartbeat{i, Revision(3), Sequence()});
        harness.advance(10s);
        if (harness.closeCode(peer) != 0) {
            QCOMPARE(harness.closeCode(peer), int(ErrorCode::Restart));
            isHere = false;
            ++ends;
        }
    }
    QVERIFY2(ends > 6 && ends <= 24, qPrintable(QString::number(ends)));
    harness.hangUp(peer);
    harness.advance(10min); // unloaded
    const auto back = harness.connect(harness.document());
    harness.send(back, greeting);
    const auto welcome = harness.take<Welcome>(back);
    QCOMPARE(welcome.size(), size_t(1));
    QCOMPARE(welcome[0].damaged, std::optional(Revision(3)));
    QCOMPARE(welcome[0].head, Revision(3));
}

/// Its hashes fit, and still it makes no sense.
void TestDamage::senselessOperationIsDamage()
{
    EngineHarness harness;
    harness.fillLog(3, QStringLiteral("x"), harness.random().id<ClientId>());
    const auto client = harness.random().id<ClientId>();
    AppendRequest append{harness.document(), kFirstEpoch, Revision(3),
                         {{Revision(4), client, Sequence(1), AuthorNumber(2), harness.wallNow(),
                           encodeDelta(typed(77, u"y"))}},
                         {{client, AuthorNumber(2), Sequence(1), Revision(4), {}, {}}}};
    QVERIFY(harness.store().append({&append, 1}).at(0).ok());
    auto greeting = harness.auth();
    greeting.damaged = true;
    const auto peer = harness.connect(harness.document());
    harness.send(peer, greeting);
    const auto welcome = harness.take<Welcome>(peer);
    QCOMPARE(welcome.size(), size_t(1));
    QCOMPARE(welcome[0].damaged, std::optional(Revision(3)));
    for (int i = 0; i < 30; ++i) { // it is not taken for mended
        harness.send(peer, Heartbeat{i, Revision(3), Sequence()});
        harness.advance(10s);
    }
    QCOMPARE(harness.closeCode(peer), 0);
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
