#include "server/engine/hash_interval.h"
#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

int codeOf(ErrorCode code) { return int(code); }

Delta typed(qsizetype length, QStringView text) { return delta(length, {put(text)}); }

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitThenAckThenBroadcast();
    void whatArrivesDuringACommitIsOneAppend();
    void laterOfTwoAtOnePlaceGoesLeft();
    void resend_data();
    void resend();
    void refused_data();
    void refused();
    void refusedAuthorGoesOn();
    void copyOfARefusedOneIsDropped_data();
    void copyOfARefusedOneIsDropped();
    void renameIsStoredBeforeItIsTold();
    void oneWishOfAKindWaits();
    void secondBeforeTheAckOfTheFirst();
    void storeFaults_data();
    void storeFaults();
    void batchThatFailedIsForgotten();
    void submitRate();
    void floods_data();
    void floods();
    void malformedSubmitsAreLimited();
    void longDocumentsAreHashedLessOften_data();
    void longDocumentsAreHashedLessOften();
    void hashesAndSnapshots();
    void presence();
    void caretOutsideIsNotPassedOn();
    void unloadWhenNobodyIsThere();
};

void TestOperations::commitThenAckThenBroadcast()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto other = harness.join();
    harness.take(author);
    harness.log.clear();
    harness.holdStore();
    harness.submit(author, 1, 0, typed(1, u"a"));
    harness.advance(3s);
    QCOMPARE(harness.log, QStringList());
    QCOMPARE(harness.waitingRequests(), size_t(1));
    harness.release();
    QCOMPARE(harness.log,
             QStringList({QStringLiteral("commit"), QStringLiteral("ack to %1").arg(author.value),
                          QStringLiteral("operation to %1").arg(other.value)}));
    const auto operation = harness.take<Operation>(other);
    QCOMPARE(operation[0].revision.value, 1);
    QVERIFY(operation[0].delta == typed(1, u"a"));
}

void TestOperations::whatArrivesDuringACommitIsOneAppend()
{
    EngineHarness harness;
    std::vector<PeerId> peers;
    for (int i = 0; i < 5; ++i)
        peers.push_back(harness.join());
    const auto commits = harness.store().commits();
    harness.holdStore();
    for (const auto peer : peers)
        harness.submit(peer, 1, 0, typed(1, QString::number(peer.value)));
    QCOMPARE(harness.waitingRequests(), size_t(1));
    QVERIFY(harness.storeOne());
    QCOMPARE(harness.waitingRequests(), size_t(1));
    harness.release();
    QCOMPARE(harness.store().commits() - commits, 2);
    QCOMPARE(harness.storedHead().value, 5);
    for (const auto peer : peers)
        QCOMPARE(harness.take<Ack>(peer).size(), size_t(1));
}

void TestOperations::laterOfTwoAtOnePlaceGoesLeft()
{
    EngineHarness harness;
    const auto first = harness.join();
    const auto second = harness.join();
    harness.submit(first, 1, 0, typed(1, u"first"));
    harness.submit(second, 1, 0, typed(1, u"second"));
    QCOMPARE(harness.stored().text(), QStringLiteral("secondfirst\n"));
}

void TestOperations::resend_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("same");
    QTest::newRow("before the commit") << QStringLiteral("before") << true;
    QTest::newRow("while the first waits") << QStringLiteral("waiting") << true;
    QTest::newRow("after the commit") << QStringLiteral("after") << true;
    QTest::newRow("after a reconnect") << QStringLiteral("reconnect") << true;
    QTest::newRow("after the document was reloaded") << QStringLiteral("restart") << true;
    QTest::newRow("another operation of that number") << QStringLiteral("after") << false;
    QTest::newRow("another one before the commit") << QStringLiteral("before") << false;
    QTest::newRow("one before the last") << QStringLiteral("older") << false;
}

void TestOperations::resend()
{
    QFETCH(QString, when);
    QFETCH(bool, same);
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    auto peer = harness.join(Role::Edit, client);
    const auto operation = typed(1, u"once");
    if (when == QLatin1String("before") || when == QLatin1String("waiting"))
        harness.holdStore();
    if (when == QLatin1String("waiting")) {
        const auto other = harness.connect(harness.document());
        harness.send(other, harness.auth());
        QVERIFY(harness.storeOne());
        harness.submit(other, 1, 0, typed(1, u"x"));
    }
    harness.submit(peer, 1, 0, operation);
    if (when == QLatin1String("older"))
        harness.submit(peer, 2, 1, typed(5, u"more"));
    if (when == QLatin1String("restart"))
        harness.restart();
    if (when == QLatin1String("reconnect") || when == QLatin1String("restart")) {
        auto again = harness.auth(Role::Edit, client);
        again.lastSequence = Sequence(1);
        peer = harness.joinWith(again);
        // It learns of it by the tail already.
        const auto acks = harness.take<Ack>(peer);
        QCOMPARE(acks.size(), size_t(1));
        QCOMPARE(acks[0].revision.value, 1);
    }
    harness.submit(peer, 1, 0, same ? operation : typed(1, u"other"));
    harness.release();
    const auto text = harness.stored().text();
    QCOMPARE(text.count(QLatin1String("once")), 1);
    QCOMPARE(text.count(QLatin1String("other")), 0);
    QCOMPARE(harness.closeCode(peer), same ? 0 : codeOf(ErrorCode::SequenceReuse));
    if (!same)
        return;
    const auto acks = harness.take<Ack>(peer);
    QVERIFY(!acks.empty());
    for (const auto &ack : acks) {
        QCOMPARE(ack.sequence.value, 1);
        QCOMPARE(ack.revision.value, when == QLatin1String("waiting") ? 2 : 1);
    }
}

void TestOperations::refused_data()
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
    QTest::newRow("paragraph too long")
        << qint64(1) << qint64(1) << typed(4, QString(limits::kParagraphUnits, u'x')) << 0 << 4413
        << 0;
}

void TestOperations::refused()
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

void TestOperations::refusedAuthorGoesOn()
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
    QCOMPARE(harness.heard(bad), QStringLiteral("operation snapshot"));
    harness.submit(bad, 1, 2, typed(7, u"fine"));
    QCOMPARE(harness.heard(bad), QStringLiteral("ack"));
    QCOMPARE(harness.stored().text(), QStringLiteral("finetwoone\n"));
}

void TestOperations::copyOfARefusedOneIsDropped_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<bool>("isMalformed");
    QTest::newRow("nothing happened") << QString() << false;
    QTest::newRow("it would fit now") << QStringLiteral("deleted") << false;
    QTest::newRow("written on") << QStringLiteral("written") << false;
    QTest::newRow("not of the schema") << QString() << true;
}

/// It was on its way when its author was told: the number belongs to what comes after the snapshot.
void TestOperations::copyOfARefusedOneIsDropped()
{
    QFETCH(QString, meanwhile);
    QFETCH(bool, isMalformed);
    EngineHarness harness({.presenceInterval = 0ms}, WireFormat::Json);
    const auto other = harness.join();
    harness.submit(other, 1, 0, typed(1, u"abc"));
    if (meanwhile == QLatin1String("written"))
        harness.submit(other, 2, 1, typed(4, u"d"));
    const auto peer = harness.join();
    const auto refused = typed(4, QString(limits::kParagraphUnits - 1, u'x'));
    auto bytes = encode(ClientMessage(Submit{Sequence(1), Revision(1), refused, {}}),
                        WireFormat::Json);
    if (isMalformed)
        bytes.replace("\"xx", "\"\\u0000x");
    harness.sendBytes(peer, bytes);
    QCOMPARE(harness.heard(peer), QStringLiteral("reject snapshot"));
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
        const auto same = typed(5, QString(limits::kParagraphUnits - 1, u'x'));
        for (int i = 0; i < 3; ++i)
            harness.submit(peer, 2, 2, same);
        QCOMPARE(harness.heard(peer), QStringLiteral("reject snapshot reject snapshot"));
    }
}

void TestOperations::renameIsStoredBeforeItIsTold()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto other = harness.join();
    harness.take(peer);
    harness.holdStore();
    harness.send(peer, Rename{QStringLiteral("One")});
    harness.send(other, Rename{QStringLiteral("Two")});
    harness.send(other, Rename{QStringLiteral("Three")});
    QCOMPARE(harness.heard(peer) + harness.heard(other), QString());
    QCOMPARE(harness.waitingRequests(), size_t(1));
    // Operations do not wait for it.
    harness.submit(peer, 1, 0, typed(1, u"x"));
    QVERIFY(harness.storeOne());
    QCOMPARE(harness.take<Renamed>(peer), std::vector<Renamed>({{QStringLiteral("One")}}));
    harness.release();
    QCOMPARE(harness.heard(peer), QStringLiteral("ack renamed"));
    QCOMPARE(harness.store().open(harness.document())->title, QStringLiteral("Three"));
    harness.send(peer, Rename{QStringLiteral("Three")});
    QCOMPARE(harness.heard(peer), QString());
}

/// A store that hangs must not let the inbox grow.
void TestOperations::oneWishOfAKindWaits()
{
    EngineHarness harness;
    const auto writer = harness.join();
    const auto peer = harness.join();
    harness.holdStore();
    harness.submit(writer, 1, 0, typed(1, u"x"));
    for (int i = 0; i < 4; ++i) {
        harness.send(peer, Resync{QStringLiteral("again")});
        harness.send(peer, Fetch{Revision()});
    }
    harness.take(peer);
    harness.release();
    QCOMPARE(harness.heard(peer), QStringLiteral("operation snapshot operation"));
}

void TestOperations::secondBeforeTheAckOfTheFirst()
{
    EngineHarness harness;
    const auto peer = harness.join();
    harness.holdStore();
    harness.submit(peer, 1, 0, typed(1, u"a"));
    harness.submit(peer, 2, 0, typed(1, u"b"));
    harness.submit(peer, 3, 0, typed(1, u"c"));
    QCOMPARE(harness.closeCode(peer), codeOf(ErrorCode::Malformed));
    harness.release();
    QCOMPARE(harness.stored().text(), QStringLiteral("a\n"));
}

void TestOperations::storeFaults_data()
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

void TestOperations::storeFaults()
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

void TestOperations::batchThatFailedIsForgotten()
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

void TestOperations::submitRate()
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

void TestOperations::floods_data()
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

void TestOperations::floods()
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

void TestOperations::malformedSubmitsAreLimited()
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

void TestOperations::longDocumentsAreHashedLessOften_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("interval");
    QTest::newRow("short") << qint64(32) << qint64(256);
    QTest::newRow("as long as may be for the shortest") << qint64(8'192) << qint64(256);
    QTest::newRow("one unit more") << qint64(8'193) << qint64(512);
    QTest::newRow("twice as long") << qint64(16'384) << qint64(512);
    QTest::newRow("the longest") << qint64(limits::kDocumentUnits) << qint64(65'536);
}

void TestOperations::longDocumentsAreHashedLessOften()
{
    QFETCH(qint64, length);
    QTEST(hashInterval(256, length), "interval");
    // And so it is done; at a sixteenth of the scale.
    EngineOptions options;
    options.submits = {1'000'000, 1'000'000};
    options.documentSubmits = {1'000'000, 1'000'000};
    options.hashEvery = 16;
    EngineHarness harness(options);
    const auto peer = harness.join();
    const auto units = std::min<qint64>(length / 16 + length % 2, 2'000);
    const auto every = hashInterval(16, units);
    harness.submit(peer, 1, 0, delta(1, {put(QString(units - 1, u'x'))}));
    for (qint64 i = 2; i <= every; ++i)
        harness.submit(peer, i, i - 1, delta(units, {put(u"z"), drop(1)}));
    const auto hashes = harness.take<Hash>(peer);
    QCOMPARE(hashes.size(), size_t(1));
    QCOMPARE(hashes.front().revision.value, every);
}

void TestOperations::hashesAndSnapshots()
{
    EngineOptions options;
    options.submits = {1'000'000, 1'000'000};
    options.documentSubmits = {1'000'000, 1'000'000};
    EngineHarness harness(options);
    const auto peer = harness.join();
    const auto reader = harness.join(Role::View);
    harness.take(peer);
    for (int i = 1; i <= 1'030; ++i)
        harness.submit(peer, i, i - 1, typed(i, u"x"));
    std::vector<qint64> announced;
    Document document;
    for (const auto &message : harness.take(reader)) {
        if (const auto *operation = std::get_if<Operation>(&message))
            QVERIFY(document.apply(operation->delta).ok());
        if (const auto *hash = std::get_if<Hash>(&message)) {
            announced.push_back(hash->revision.value);
            QCOMPARE(hash->hash, document.hash());
        }
    }
    QCOMPARE(announced, std::vector<qint64>({256, 512, 768, 1'024}));
    const auto opened = harness.store().open(harness.document());
    QVERIFY(opened->snapshot.has_value());
    QCOMPARE(opened->snapshot->revision.value, 1'000);
    harness.restart();
    auto greeting = harness.auth();
    greeting.revision = Revision(990); // before the snapshot that it opens from
    const auto late = harness.joinWith(greeting);
    const auto tail = harness.take<Operation>(late);
    QCOMPARE(tail.size(), size_t(40));
    QCOMPARE(tail.front().revision.value, 991);
    QCOMPARE(tail.back().revision.value, 1'030);
}

void TestOperations::presence()
{
    EngineHarness harness;
    const auto writer = harness.join();
    const auto reader = harness.join(Role::View);
    harness.submit(writer, 1, 0, typed(1, u"hello"), Caret{2, 3});
    harness.take(reader);
    harness.send(reader, Select{Revision(0), {0, 0}});
    auto selected = harness.take<Selected>(writer);
    QCOMPARE(selected.size(), size_t(1));
    QCOMPARE(selected[0].revision.value, 1);
    QVERIFY((selected[0].caret == Caret{0, 0})); // stays left of what came in
    harness.send(reader, Select{Revision(1), {5, 5}});
    harness.submit(writer, 2, 1, typed(6, u"oh "));
    auto greeting = harness.auth();
    const auto third = harness.connect(harness.document());
    harness.send(third, greeting);
    const auto welcome = harness.take<Welcome>(third);
    QCOMPARE(welcome.size(), size_t(1));
    QCOMPARE(welcome[0].head.value, 2);
    QCOMPARE(welcome[0].participants.size(), size_t(2));
    for (const auto &participant : welcome[0].participants)
        QVERIFY(participant.caret == (participant.role == Role::View ? Caret{8, 8} : Caret{3, 3}));
    // Whoever reads too slowly is spared the carets, not the text.
    harness.setLagging(reader, true);
    harness.take(reader);
    harness.send(writer, Select{Revision(2), {1, 1}});
    harness.submit(writer, 3, 2, typed(9, u"!"));
    QCOMPARE(harness.heard(reader), QStringLiteral("operation"));
}

void TestOperations::caretOutsideIsNotPassedOn()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto other = harness.join();
    harness.take(other);
    harness.send(peer, Select{Revision(0), {1, 0}}); // behind the final "\n"
    harness.send(peer, Select{Revision(0), {0, 1'000'000}});
    harness.send(peer, Select{Revision(1), {0, 0}}); // not there yet
    QCOMPARE(harness.heard(other), QString());
    harness.holdStore();
    harness.submit(peer, 1, 0, typed(1, u"abc"));
    harness.send(peer, Select{Revision(0), {2, 2}}); // would fit what is not durable yet
    QCOMPARE(harness.heard(other), QString());
    harness.release();
    harness.send(peer, Select{Revision(1), {3, 3}});
    QCOMPARE(harness.heard(other), QStringLiteral("operation selected"));
    QCOMPARE(harness.closeCode(peer), 0);
}

void TestOperations::unloadWhenNobodyIsThere()
{
    EngineHarness harness;
    const auto peer = harness.join();
    harness.submit(peer, 1, 0, typed(1, u"a"));
    harness.hangUp(peer);
    harness.advance(59s);
    QCOMPARE(harness.engine().figures().documents, 1);
    harness.advance(3s);
    QCOMPARE(harness.engine().figures().documents, 0);
    QCOMPARE(harness.engine().figures().operations, 1);
    QVERIFY(!harness.engine().nextDeadline());
    const auto back = harness.join();
    harness.submit(back, 1, 1, typed(2, u"b"));
    QCOMPARE(harness.stored().text(), QStringLiteral("ba\n"));
}

int runOperationTests(int argc, char **argv)
{
    TestOperations test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_operations.moc"
