#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

int codeOf(ErrorCode code) { return int(code); }

Delta typed(qsizetype length, QStringView text) { return delta(length, {put(text)}); }

} // namespace

/// What an actor does not take: bad operations, failures of the store, too many at once.
class TestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void refusedAuthorGoesOn();
    void copyOfARefusedOneIsDropped_data();
    void copyOfARefusedOneIsDropped();
    void storeFaults_data();
    void storeFaults();
    void batchThatFailedIsForgotten();
    void submitRate();
    void floods_data();
    void floods();
    void malformedSubmitsAreLimited();
};

void TestRefusals::refused_data()
{
    QTest::addColumn<qint64>("sequence");
    QTest::addColumn<qint64>("base");
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<int>("caret");
    QTest::addColumn<int>("rejected"); // with this code, and a snapshot
    QTest::addColumn<int>("closed");
    const Delta good = typed(4, u"x");
    QTest::newRow("accepted") << qint64(1) << qint64(1) << good << 4 << 0 << 0;
    QTest::newRow("caret at the end") << qint64(1) << qint64(1) << good << 5 << 0 << 0;
    QTest::newRow("gap") << qint64(2) << qint64(1) << good << 0 << 0 << 4400;
    QTest::newRow("base in the future") << qint64(1) << qint64(2) << good << 0 << 4416 << 0;
    QTest::newRow("base length wrong") << qint64(1) << qint64(1) << typed(9, u"x") << 0 << 4410
                                       << 0;
    QTest::newRow("base length of another revision")
        << qint64(1) << qint64(0) << good << 0 << 4410 << 0;
    QTest::newRow("caret outside") << qint64(1) << qint64(1) << good << 6 << 4410 << 0;
    QTest::newRow("deletes the end") << qint64(1) << qint64(1) << delta(4, {keep(3), drop(1)}) << 0
                                     << 4410 << 0;
    QTest::newRow("insert behind the end")
        << qint64(1) << qint64(1) << delta(4, {keep(4), put(u"x")}) << 0 << 4410 << 0;
    QTest::newRow("too many paragraphs")
        << qint64(1) << qint64(1) << typed(4, QString(limits::kParagraphs, u'\n')) << 0 << 4413
        << 0;
}

void TestRefusals::refused()
{
    QFETCH(qint64, sequence);
    QFETCH(qint64, base);
    QFETCH(Delta, operation);
    QFETCH(int, caret);
    QFETCH(int, rejected);
    QFETCH(int, closed);
    EngineHarness harness;
    const auto other = harness.join();
    harness.submit(other, 1, 0, typed(1, u"abc"));
    const auto peer = harness.join();
    harness.take(other);
    harness.submit(peer, sequence, base, operation, Caret{caret, caret});
    QCOMPARE(harness.closeCode(peer), closed);
    if (rejected == 0 && closed == 0) {
        QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
        return;
    }
    QCOMPARE(harness.storedHead().value, 1);
    QVERIFY(!harness.heard(other).contains(QLatin1String("operation")));
    if (closed != 0)
        return;
    const auto messages = harness.take(peer);
    QCOMPARE(messages.size(), size_t(2));
    QCOMPARE(codeOf(std::get<Reject>(messages[0]).code), rejected);
    QCOMPARE(std::get<SnapshotChunk>(messages[1]).revision.value, 1);
    // Its number is free again.
    harness.submit(peer, sequence, 1, typed(4, u"y"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
    QCOMPARE(harness.stored().text(), QStringLiteral("yabc\n"));
}

void TestRefusals::refusedAuthorGoesOn()
{
    // In the middle of a batch: the snapshot must wait for what is not durable yet.
    EngineHarness harness;
    const auto good = harness.join();
    const auto bad = harness.join();
    const auto third = harness.join();
    harness.take(bad);
    harness.holdStore();
    harness.submit(good, 1, 0, typed(1, u"one"));
    harness.submit(third, 1, 0, typed(1, u"two"));
    harness.submit(bad, 1, 0, typed(7, u"bad"));
    QVERIFY(harness.storeOne());
    QCOMPARE(harness.heard(bad), QStringLiteral("operation reject"));
    harness.release();
    // Between the two it took nothing: where the carets are now it hears anew.
    const auto heard = harness.take(bad);
    QStringList kinds;
    for (const auto &message : heard)
        kinds << kindOf(message);
    QCOMPARE(kinds.join(u' '), QStringLiteral("operation snapshot selected selected"));
    const auto carets = std::array{std::get<Selected>(heard[2]), std::get<Selected>(heard[3])};
    for (const auto &caret : carets)
        QCOMPARE(caret.revision, Revision(2));
    QCOMPARE(carets[0].caret, (Caret{6, 6}));
    QCOMPARE(carets[1].caret, (Caret{3, 3}));
    harness.submit(bad, 1, 2, typed(7, u"fine"));
    QCOMPARE(harness.heard(bad), QStringLiteral("ack"));
    QCOMPARE(harness.stored().text(), QStringLiteral("finetwoone\n"));
}

void TestRefusals::copyOfARefusedOneIsDropped_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<bool>("isMalformed");
    QTest::newRow("nothing happened") << QString() << false;
    QTest::newRow("it would fit now") << QStringLiteral("deleted") << false;
    QTest::newRow("written on") << QStringLiteral("written") << false;
    QTest::newRow("not of the schema") << QString() << true;
}

/// It was on its way when its author was told: the number belongs to what comes after the snapshot.
void TestRefusals::copyOfARefusedOneIsDropped()
{
    QFETCH(QString, meanwhile);
    QFETCH(bool, isMalformed);
    EngineHarness harness({.presenceInterval = 0ms}, WireFormat::Json);
    const auto other = harness.join();
    harness.submit(other, 1, 0, typed(1, u"abc"));
    if (meanwhile == QLatin1String("written"))
        harness.submit(other, 2, 1, typed(4, u"d"));
    const auto peer = harness.join();
    const QString tooMuch = QStringLiteral("xx") + QString(limits::kParagraphs, u'\n');
    const auto refused = typed(4, tooMuch);
    auto bytes = encode(ClientMessage(Submit{Sequence(1), Revision(1), refused, {}}),
                        WireFormat::Json);
    if (isMalformed)
        bytes.replace("\"xx", "\"\\u0000x");
    harness.sendBytes(peer, bytes);
    QCOMPARE(harness.heard(peer).remove(QStringLiteral(" selected")),
             QStringLiteral("reject snapshot"));
    auto head = harness.storedHead();
    if (meanwhile == QLatin1String("deleted")) {
        harness.submit(other, 2, 1, delta(4, {drop(3)}));
        QCOMPARE(harness.heard(peer), QStringLiteral("operation"));
        head = head.next();
    }
    harness.sendBytes(peer, bytes);
    QCOMPARE(harness.heard(peer), QString());
    QCOMPARE(harness.storedHead(), head);
    harness.submit(peer, 1, head.value, typed(harness.stored().length(), u"y"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
    // Who types the very same again is answered, at the second try at the latest.
    if (meanwhile.isEmpty() && !isMalformed) {
        const auto same = typed(5, tooMuch);
        for (int i = 0; i < 3; ++i)
            harness.submit(peer, 2, 2, same);
        QCOMPARE(harness.heard(peer), QStringLiteral("reject snapshot reject snapshot"));
    }
}

void TestRefusals::storeFaults_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("closed");
    QTest::addColumn<bool>("written");
    using Fault = MemoryStore::Fault;
    QTest::newRow("full") << int(Fault::Full) << 0 << false;
    QTest::newRow("unknown, written") << int(Fault::UnknownWritten) << 1012 << true;
    QTest::newRow("unknown, lost") << int(Fault::UnknownLost) << 1012 << false;
    QTest::newRow("unavailable") << int(Fault::Unavailable) << 1012 << false;
    QTest::newRow("conflict") << int(Fault::Conflict) << 1012 << false;
}

void TestRefusals::storeFaults()
{
    QFETCH(int, fault);
    QFETCH(int, closed);
    QFETCH(bool, written);
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    auto peer = harness.join(Role::Edit, client);
    const auto other = harness.join();
    harness.take(peer);
    harness.store().failNextAppend(MemoryStore::Fault(fault));
    harness.submit(peer, 1, 0, typed(1, u"kept"));
    QCOMPARE(harness.closeCode(peer), closed);
    QCOMPARE(harness.closeCode(other), closed);
    const auto heard = harness.take(peer);
    QCOMPARE(heard.size(), size_t(1));
    const auto &error = std::get<Error>(heard[0]);
    QCOMPARE(codeOf(error.code), closed == 0 ? 4507 : closed);
    QVERIFY(!harness.heard(other).contains(QLatin1String("operation")));
    QCOMPARE(harness.storedHead().value, written ? 1 : 0);
    if (closed != 0) {
        auto again = harness.auth(Role::Edit, client);
        again.lastSequence = Sequence(1);
        peer = harness.joinWith(again);
        QCOMPARE(harness.heard(peer), written ? QStringLiteral("ack") : QString());
    }
    harness.submit(peer, 1, 0, typed(1, u"kept"));
    const auto acks = harness.take<Ack>(peer);
    QCOMPARE(acks.size(), size_t(1));
    QCOMPARE(acks[0].revision.value, 1);
    QCOMPARE(harness.stored().text(), QStringLiteral("kept\n"));
}

void TestRefusals::batchThatFailedIsForgotten()
{
    EngineHarness harness;
    const auto first = harness.join();
    const auto second = harness.join();
    harness.holdStore();
    harness.submit(first, 1, 0, typed(1, u"a"));
    harness.submit(second, 1, 0, typed(1, u"b"));
    harness.store().failNextAppend(MemoryStore::Fault::Full);
    harness.release();
    harness.submit(first, 1, 0, typed(1, u"a"));
    QCOMPARE(harness.stored().text(), QStringLiteral("ab\n"));
    harness.restart();
    const auto reader = harness.connect(harness.document());
    auto greeting = harness.auth();
    greeting.epoch = Epoch();
    harness.send(reader, greeting);
    QCOMPARE(harness.heard(reader), QStringLiteral("welcome snapshot"));
}

void TestRefusals::submitRate()
{
    EngineOptions options;
    options.submits = {2, 3};
    EngineHarness harness(options);
    const auto peer = harness.join();
    for (int i = 1; i <= 3; ++i)
        harness.submit(peer, i, i - 1, typed(i, u"x"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack ack ack"));
    harness.submit(peer, 4, 3, typed(4, u"x"));
    const auto errors = harness.take<Error>(peer);
    QCOMPARE(errors.size(), size_t(1));
    QVERIFY(errors[0].code == ErrorCode::Rate && !errors[0].fatal);
    QVERIFY(errors[0].retryAfterMilliseconds > 0);
    QVERIFY(errors[0].retryAfterMilliseconds <= 501);
    harness.advance(Milliseconds(errors[0].retryAfterMilliseconds));
    harness.submit(peer, 4, 3, typed(4, u"x"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
    // What the limits say, when nobody says otherwise.
    EngineHarness plain;
    const auto fast = plain.join();
    for (int i = 1; i <= limits::kSubmitsBurst + 1; ++i)
        plain.submit(fast, i, i - 1, typed(i, u"x"));
    QCOMPARE(plain.storedHead().value, limits::kSubmitsBurst);
}

void TestRefusals::floods_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("answered");
    QTest::addColumn<int>("closed");
    QTest::newRow("heartbeats") << 0 << limits::kHeartbeatsPerSecond << 0;
    QTest::newRow("selections") << 1 << limits::kPresencePerSecond << 0;
    QTest::newRow("fetches") << 2 << 0 << 4429;
    QTest::newRow("resyncs") << 3 << limits::kFetchesPerSecond << 4429;
    QTest::newRow("profiles") << 4 << 5 << 0;
    QTest::newRow("renames") << 5 << 5 << 0;
}

void TestRefusals::floods()
{
    QFETCH(int, kind);
    QFETCH(int, answered);
    QFETCH(int, closed);
    EngineHarness harness;
    const auto other = harness.join();
    const auto peer = harness.join();
    harness.take(other);
    for (int i = 0; i < 100 && harness.closeCode(peer) == 0; ++i) {
        const ClientMessage all[] = {Heartbeat{i + 1, Revision(), Sequence()},
                                     Select{Revision(), {0, 0}},
                                     Fetch{Revision()},
                                     Resync{QString()},
                                     Profile{QStringLiteral("N%1").arg(i), 0},
                                     Rename{QStringLiteral("T%1").arg(i)}};
        harness.send(peer, all[kind]);
    }
    QCOMPARE(harness.closeCode(peer), closed);
    const bool toOthers = kind == 1 || kind == 4 || kind == 5;
    auto messages = harness.take(toOthers ? other : peer);
    std::erase_if(messages, [](const auto &m) {
        return std::holds_alternative<Error>(m) || std::holds_alternative<Hash>(m);
    });
    QCOMPARE(int(messages.size()), answered);
    QCOMPARE(harness.closeCode(other), 0);
}

void TestRefusals::malformedSubmitsAreLimited()
{
    EngineHarness harness;
    const auto viewer = harness.join(Role::View);
    const auto editor = harness.join();
    // A well-formed message whose delta ends in a plain retain: not canonical.
    auto bytes = encode(ClientMessage(Submit{Sequence(1), Revision(0), typed(1, u"x"), {}}),
                        WireFormat::Json);
    QVERIFY(bytes.contains("\"x\""));
    EngineHarness json({}, WireFormat::Json);
    for (const auto role : {Role::View, Role::Edit}) {
        const auto peer = json.join(role);
        int rejects = 0;
        for (int i = 0; i < 200 && json.closeCode(peer) == 0; ++i) {
            auto one = bytes;
            one.replace("\"x\"", "\"\\u0000" + QByteArray::number(i) + '"');
            json.sendBytes(peer, one);
            rejects += int(json.take<Reject>(peer).size());
        }
        QCOMPARE(json.closeCode(peer), role == Role::View ? 1008 : 4429);
        QCOMPARE(rejects, role == Role::View ? limits::kRefusedSubmitsPerMinute
                                             : limits::kFetchesPerSecond);
    }
    QCOMPARE(harness.closeCode(viewer), 0);
    QCOMPARE(harness.closeCode(editor), 0);
}

int runRefusalTests(int argc, char **argv)
{
    TestRefusals test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_refusals.moc"
