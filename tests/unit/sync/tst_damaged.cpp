// A client of a document that is damaged on its server: it keeps what it has, and comes back to all of
// it.

#include "common/protocol/submit_digest.h"
#include "tests/unit/sync/journaled_client.h"
#include "tests/unit/sync/session_stage.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

class TestDamaged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSentWhileItIsDamaged();
    void newerTextStays();
    void whoStaysIsLeftAlone_data();
    void whoStaysIsLeftAlone();
    void neededSnapshotThatIsOlderIsNotTaken_data();
    void neededSnapshotThatIsOlderIsNotTaken();
    void editsGoInOnceItIsMended_data();
    void editsGoInOnceItIsMended();
    void ackIsBelievedOfWhatIsInFlightAlone_data();
    void ackIsBelievedOfWhatIsInFlightAlone();
    void whatDoesNotFitWaits();
    void oldFilesKeepTheirEdits_data();
    void oldFilesKeepTheirEdits();
};

void TestDamaged::nothingIsSentWhileItIsDamaged()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.type(u"x"); // in flight
    stage.end(1012);
    stage.type(u"y");
    stage.forget();
    stage.reconnect();
    QVERIFY(stage.sent<Auth>().front().damaged.value_or(false));
    auto greeting = stage.welcome(6);
    greeting.damaged = Revision(6);
    greeting.lastSequence = Sequence(7); // nobody believes it
    stage.receive(greeting);
    stage.receive(Operation{Revision(6), AuthorNumber(2), delta(4, {put(u"z")}), {}});
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.session.damagedBehind(), std::optional(Revision(6)));
    QCOMPARE(stage.view().text(), u"yxzabc\n"_s);
    stage.type(u"w");
    stage.step(events::Rename{u"Plan"_s});
    stage.step(events::Selection{{1, 1}});
    stage.advance(9s);
    for (const auto &beat : stage.sent<Heartbeat>())
        stage.receive(HeartbeatAck{beat.number, Revision(6), Sequence()});
    QVERIFY(stage.sent<Submit>().empty() && stage.sent<messages::Rename>().empty());
    QVERIFY(stage.sent<Resync>().empty());
    QCOMPARE(stage.session.document().pendingEdits(), 3);
    QCOMPARE(stage.count<effects::Recovered>(), 0);
    // Mended: the number is free in its log, so what was in flight goes out as it was.
    stage.end(1012);
    QVERIFY(!stage.session.damagedBehind());
    stage.reconnect();
    stage.receive(stage.welcome(6));
    const auto sent = stage.sent<Submit>();
    QCOMPARE(sent.size(), size_t(1));
    QVERIFY(sent[0].sequence == Sequence(1) && sent[0].delta == delta(4, {put(u"x")}));
    QCOMPARE(stage.sent<messages::Rename>().size(), size_t(1));
}

/// The server says to whoever holds more that they are where they are.
void TestDamaged::newerTextStays()
{
    for (const bool hasEdits : {false, true}) {
        Stage stage;
        stage.goLive(u"abc");
        stage.end(1012);
        if (hasEdits)
            stage.type(u"x");
        const auto before = stage.view().text();
        stage.forget();
        stage.reconnect();
        auto greeting = stage.welcome(5);
        greeting.damaged = Revision(2);
        stage.receive(greeting);
        for (int i = 0; i < 6; ++i) {
            stage.advance(5s);
            for (const auto &beat : stage.sent<Heartbeat>())
                stage.receive(HeartbeatAck{beat.number, Revision(5 + i), Sequence(3)});
        }
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QCOMPARE(stage.view().text(), before);
        QVERIFY(stage.sent<Submit>().empty() && stage.sent<Fetch>().empty());
        QVERIFY(stage.sent<Resync>().empty());
        QCOMPARE(stage.count<effects::Reset>(), 0);
    }
}

void TestDamaged::whoStaysIsLeftAlone_data()
{
    QTest::addColumn<qint64>("epoch");
    QTest::addColumn<qint64>("snapshot"); // the log before it is damaged as well
    QTest::newRow("of another history") << qint64(5) << qint64(0);
    QTest::newRow("from before what can be read") << kFirstEpoch.value << qint64(500);
}

/// With edits, at a revision below what the server can read: for some heartbeats long.
void TestDamaged::whoStaysIsLeftAlone()
{
    QFETCH(qint64, epoch);
    QFETCH(qint64, snapshot);
    EngineHarness harness;
    harness.fillLog(2, u"x"_s, harness.random().id<ClientId>());
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    auto held = *client.readJournal();
    const Document text = held.document.view();
    held.document.reset(text, Epoch(epoch), Revision(2), Sequence());
    client.restoreJournal({encodeEntry(journal::Checkpoint{held})});
    client.reboot(JournaledClient::Death::Process);
    client.type(0, u"mine");
    const auto shown = client.session().document().view();
    if (snapshot > 0) {
        harness.fillLog(snapshot - 2, u"x"_s, harness.random().id<ClientId>());
        QVERIFY(harness.store()
                    .saveSnapshot(harness.document(),
                                  {Revision(snapshot), encodeSnapshot(harness.stored())})
                    .ok());
        harness.fillLog(500, u"x"_s, harness.random().id<ClientId>());
        harness.store().damage(harness.document(), Revision(300));
    } else {
        harness.fillLog(5, u"y"_s, harness.random().id<ClientId>());
    }
    harness.store().damage(harness.document(), Revision(snapshot + 5));
    client.cut();
    harness.restart();
    client.run(4s);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QCOMPARE(client.session().damagedBehind(), std::optional(Revision(snapshot + 4)));
    const auto attempts = client.attempts();
    client.run(45s);
    QCOMPARE(client.attempts(), attempts);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QCOMPARE(client.recoveries(), 0);
    QVERIFY(client.session().document().view() == shown);
    QCOMPARE(client.session().document().pendingEdits(), 1);
}

void TestDamaged::neededSnapshotThatIsOlderIsNotTaken_data()
{
    QTest::addColumn<bool>("isRejected");
    QTest::newRow("asked for it") << false;
    QTest::newRow("rejected") << true;
}

/// It was under way when the damage was found.
void TestDamaged::neededSnapshotThatIsOlderIsNotTaken()
{
    QFETCH(bool, isRejected);
    Stage stage;
    stage.goLive(u"abc");
    if (isRejected) {
        stage.type(u"x");
        stage.receive(Reject{Sequence(1), ErrorCode::BadBase, {}});
    } else {
        stage.receive(messages::Hash{Revision(5), QByteArray(32, 'h')});
        QCOMPARE(stage.sent<Resync>().size(), size_t(1));
    }
    stage.end(1012);
    const auto before = stage.view().text();
    for (int round = 0; round < 2; ++round) {
        stage.forget();
        stage.reconnect();
        QCOMPARE(stage.sent<Auth>().front().revision, Revision());
        auto greeting = stage.welcome(2);
        greeting.damaged = Revision(2);
        stage.receive(greeting);
        stage.snapshot(*Document::fromDelta(documentFromText(u"a")), 2);
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        for (int i = 0; i < 6; ++i) {
            stage.advance(5s);
            for (const auto &beat : stage.sent<Heartbeat>())
                stage.receive(HeartbeatAck{beat.number, Revision(2), Sequence()});
        }
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QCOMPARE(stage.view().text(), before);
        QCOMPARE(stage.count<effects::Reset>() + stage.count<effects::Recovered>(), 0);
        QVERIFY(stage.sent<Submit>().empty() && stage.sent<Fetch>().empty());
        stage.end(1012);
    }
    // Mended: what it was needed for is done now.
    stage.reconnect();
    stage.receive(stage.welcome(6));
    QCOMPARE(stage.session.state(), ConnectionState::Syncing);
    stage.snapshot(*Document::fromDelta(documentFromText(u"abcd")), 6);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.view().text(), u"abcd\n"_s);
    QCOMPARE(stage.count<effects::Recovered>(), 1);
}

void TestDamaged::editsGoInOnceItIsMended_data()
{
    QTest::addColumn<qint64>("damagedAt");
    QTest::newRow("in what it holds") << qint64(2);
    QTest::newRow("in what it missed") << qint64(6);
}

/// All the way, with an operation in flight whose ACK was lost: it is in the log, in the part that
/// cannot be read.
void TestDamaged::editsGoInOnceItIsMended()
{
    QFETCH(qint64, damagedAt);
    EngineHarness harness;
    harness.fillLog(4, u"x"_s, harness.random().id<ClientId>());
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    harness.holdStore();
    client.type(0, u"a");
    client.pump();
    harness.storeOne(); // written, and not heard of
    client.cut();
    harness.restart();
    QCOMPARE(harness.storedHead(), Revision(5));
    const auto ben = harness.join();
    harness.submit(ben, 1, 5, delta(6, {put(u"b")}));
    harness.submit(ben, 2, 6, delta(7, {put(u"c")}));
    client.type(0, u"d");
    harness.store().damage(harness.document(), Revision(damagedAt));
    harness.restart();
    const auto before = client.session().document().view().text();
    client.run(4s);
    client.open();
    client.run(2s);
    QVERIFY(client.session().damagedBehind().has_value());
    QCOMPARE(client.session().state(), ConnectionState::Live);
    if (damagedAt == 2)
        QCOMPARE(client.session().document().view().text(), before);
    client.type(0, u"e");
    client.reboot(JournaledClient::Death::Process);
    client.open();
    client.run(1s);
    QVERIFY(client.session().damagedBehind().has_value());
    harness.store().mend(harness.document());
    for (int i = 0; i < 60 && client.session().damagedBehind(); ++i)
        client.run(5s);
    for (int i = 0; i < 20 && client.session().document().hasPending(); ++i) {
        client.run(1s);
        client.open();
    }
    QVERIFY(!client.session().document().hasPending());
    QCOMPARE(client.recoveries(), 0);
    QCOMPARE(harness.stored().text(), client.session().document().view().text());
    for (const QChar letter : {u'a', u'b', u'c', u'd', u'e'})
        QCOMPARE(harness.stored().text().count(letter), 1);
}

void TestDamaged::ackIsBelievedOfWhatIsInFlightAlone_data()
{
    QTest::addColumn<bool>("isFlying");
    QTest::addColumn<qint64>("sequence"); // of the ACK
    QTest::addColumn<int>("digest");      // of WELCOME: none, another, that of what is in flight
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("that one") << true << qint64(1) << 2 << true;
    QTest::newRow("another under its number") << true << qint64(1) << 1 << false;
    QTest::newRow("nobody knows which") << true << qint64(1) << 0 << false;
    QTest::newRow("of another number") << true << qint64(2) << 2 << false;
    QTest::newRow("of nothing") << false << qint64(1) << 1 << false;
}

/// What comes before it is taken, and at what does not fit it stands still: nothing is put aside.
void TestDamaged::ackIsBelievedOfWhatIsInFlightAlone()
{
    QFETCH(bool, isFlying);
    QFETCH(qint64, sequence);
    QFETCH(int, digest);
    QFETCH(bool, isTaken);
    Stage stage;
    stage.goLive(u"abc");
    if (isFlying)
        stage.type(u"x");
    stage.end(1012);
    stage.type(u"y");
    const auto text = stage.view().text();
    stage.forget();
    stage.reconnect();
    auto greeting = stage.welcome(8);
    greeting.damaged = Revision(8);
    greeting.lastSequence = Sequence(1);
    if (digest > 0) {
        const messages::Submit mine{Sequence(1), Revision(5), delta(4, {put(u"x")}), {}};
        const messages::Submit other{Sequence(1), Revision(5), delta(4, {put(u"q")}), {}};
        greeting.lastDigest = submitDigest(digest == 2 ? mine : other);
    }
    stage.receive(greeting);
    stage.receive(Operation{Revision(6), AuthorNumber(2), delta(4, {keep(3), put(u"z")}), {}});
    stage.receive(Ack{Sequence(sequence), Revision(7)});
    QCOMPARE(stage.session.document().revision(), Revision(isTaken ? 7 : 6));
    stage.receive(Operation{Revision(8), AuthorNumber(2), delta(6, {keep(5), put(u"w")}), {}});
    stage.advance(1s);
    for (int i = 0; i < 6; ++i) {
        stage.advance(5s);
        for (const auto &beat : stage.sent<Heartbeat>())
            stage.receive(HeartbeatAck{beat.number, Revision(8), Sequence(1)});
    }
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QVERIFY(stage.sent<Resync>().empty() && stage.sent<Fetch>().empty());
    QCOMPARE(stage.count<effects::Recovered>() + stage.count<effects::Reset>(), 0);
    QCOMPARE(stage.session.document().revision(), Revision(isTaken ? 8 : 6));
    QCOMPARE(stage.session.document().inFlight().has_value(), isFlying && !isTaken);
    auto expected = text;
    expected.insert(expected.size() - 1, isTaken ? u"zw"_s : u"z"_s);
    QCOMPARE(stage.view().text(), expected);
}

/// With text at its revision that is not the server's: that is for a whole document to find out.
void TestDamaged::whatDoesNotFitWaits()
{
    for (const bool isRebase : {false, true}) {
        Stage stage;
        stage.goLive(u"abc");
        stage.end(1012);
        stage.type(u"y");
        const auto text = stage.view().text();
        stage.forget();
        stage.reconnect();
        auto greeting = stage.welcome(7);
        greeting.damaged = Revision(7);
        stage.receive(greeting);
        if (isRebase)
            stage.receive(Rebase{Revision(5), Revision(7), delta(99, {put(u"z")})});
        else
            stage.receive(Operation{Revision(6), AuthorNumber(2), delta(99, {put(u"z")}), {}});
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QVERIFY(stage.sent<Resync>().empty());
        QCOMPARE(stage.view().text(), text);
        QCOMPARE(stage.session.document().pendingEdits(), 1);
    }
}

void TestDamaged::oldFilesKeepTheirEdits_data()
{
    QTest::addColumn<bool>("isFlying");   // sent by nobody, under a number that the other copy used
    QTest::addColumn<bool>("hasEdits");
    QTest::addColumn<bool>("isMoreLost"); // of the other copy's, so that its row says nothing
    QTest::newRow("of before, nothing written") << false << false << false;
    QTest::newRow("of before, with edits") << false << true << false;
    QTest::newRow("of before what is lost, with edits") << false << true << true;
    QTest::newRow("a copy took the number") << true << false << false;
    QTest::newRow("a copy took the number, and others that are lost") << true << true << true;
}

/// What these files wrote is in the good part of the log, and they do not know it.
void TestDamaged::oldFilesKeepTheirEdits()
{
    QFETCH(bool, isFlying);
    QFETCH(bool, hasEdits);
    QFETCH(bool, isMoreLost);
    EngineHarness harness;
    harness.fillLog(2, u"x"_s, harness.random().id<ClientId>());
    JournaledClient client(harness);
    client.open();
    client.run(1s);
    auto files = client.journal();
    if (isFlying) {
        const auto before = files;
        client.setDiskSlow(true); // frozen, and not sent
        client.type(0, u"q");
        files = client.journal();
        client.restoreJournal(before);
        client.reboot(JournaledClient::Death::Process);
        client.setDiskSlow(false);
        client.open();
        client.run(1s);
    }
    client.type(0, u"a");
    client.run(1s);
    if (isMoreLost) {
        client.type(0, u"b");
        client.run(1s);
    }
    QVERIFY(!client.session().document().hasPending());
    const auto own = harness.storedHead();
    QCOMPARE(own, Revision(isMoreLost ? 4 : 3));
    harness.fillLog(2, u"y"_s, harness.random().id<ClientId>());
    harness.store().damage(harness.document(), isMoreLost ? own : own.next().next());

    client.restoreJournal(files);
    client.reboot(JournaledClient::Death::Process);
    if (hasEdits)
        client.type(0, u"mine");
    const auto shown = client.session().document().view().text();
    client.cut();
    harness.restart();
    client.run(4s);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QVERIFY(client.session().damagedBehind().has_value());
    const auto attempts = client.attempts();
    client.run(45s);
    QCOMPARE(client.attempts(), attempts);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QCOMPARE(client.recoveries(), 0);
    const auto view = client.session().document().view().text();
    QCOMPARE(view, isFlying || hasEdits ? shown : u"yaxx\n"_s);
    QCOMPARE(client.session().document().pendingEdits(), qint64(isFlying) + qint64(hasEdits));

    harness.store().mend(harness.document());
    for (int i = 0; i < 60 && (client.session().damagedBehind() || i < 50); ++i) {
        client.run(3s);
        client.open();
    }
    QVERIFY(!client.session().damagedBehind() && !client.session().document().hasPending());
    QCOMPARE(harness.stored().text(), client.session().document().view().text());
    QCOMPARE(harness.stored().text().count(u'a'), 1);
    // As where nothing was damaged: what two copies may both have sent is for the person to see.
    QCOMPARE(client.recoveries(), isFlying ? 1 : 0);
    QCOMPARE(harness.stored().text().count(u"mine"_s), hasEdits && !isFlying ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestDamaged)
#include "tst_damaged.moc"
