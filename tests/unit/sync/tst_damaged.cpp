// A client of a document that is damaged on its server: it keeps what it has, and comes back to all of
// it.

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
    void editsGoInOnceItIsMended_data();
    void editsGoInOnceItIsMended();
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
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        stage.advance(9s);
        QCOMPARE(stage.view().text(), before);
        QVERIFY(stage.sent<Submit>().empty());
        QCOMPARE(stage.count<effects::Reset>(), 0);
    }
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

QTEST_GUILESS_MAIN(TestDamaged)
#include "tst_damaged.moc"
