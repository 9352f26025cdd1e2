#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include "common/document/snapshot.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

Delta typed(qsizetype length, QStringView text) { return delta(length, {put(text)}); }

} // namespace

class TestCatchUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tail_data();
    void tail();
    void ownOperationInTheTailIsAnAck();
    void longAbsenceIsOneOperation_data();
    void longAbsenceIsOneOperation();
    void rebaseThatFitsNoMessageGoesOneByOne();
    void snapshotThatCannotBeReadIsPassedOver_data();
    void snapshotThatCannotBeReadIsPassedOver();
    void whereASnapshotIsDue_data();
    void whereASnapshotIsDue();
    void brokenTransferGoesOn();
    void slowReaderGetsItInPieces();
    void operationsDuringASnapshotFollowIt();
    void tailOfManyMegabytesIsPaced();
    void submitWhileTheTailIsOnItsWay();
    void submitOnAnOldBase();
    void compactedBaseIsASnapshot_data();
    void compactedBaseIsASnapshot();
    void heavyLogIsASnapshot();
    void fetch();
    void anotherDocumentAtTheSameRevision();
    void anotherDocumentBelowTheHead_data();
    void anotherDocumentBelowTheHead();
    void numbersThatDifferAreNoReasonToHurry();
};

void TestCatchUp::tail_data()
{
    QTest::addColumn<qint64>("held");
    QTest::addColumn<bool>("reloaded");
    for (const qint64 held : {0, 1, 7, 10}) {
        QTest::addRow("holds %lld of 10", static_cast<long long>(held)) << held << false;
        QTest::addRow("holds %lld of 10, reloaded", static_cast<long long>(held)) << held << true;
    }
}

void TestCatchUp::tail()
{
    QFETCH(qint64, held);
    QFETCH(bool, reloaded);
    EngineHarness harness;
    const auto writer = harness.join();
    for (int i = 1; i <= 10; ++i)
        harness.submit(writer, i, i - 1, typed(i, u"x"));
    if (reloaded)
        harness.restart();
    auto greeting = harness.auth();
    greeting.revision = Revision(held);
    const auto peer = harness.joinWith(greeting);
    const auto messages = harness.take(peer);
    QCOMPARE(qint64(messages.size()), 10 - held);
    for (const auto &message : messages)
        QCOMPARE(std::get<Operation>(message).revision.value, ++held);
    harness.submit(peer, 1, 10, typed(11, u"y"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
}

void TestCatchUp::ownOperationInTheTailIsAnAck()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    const auto peer = harness.join(Role::Edit, client);
    const auto other = harness.join();
    harness.submit(other, 1, 0, typed(1, u"a"));
    harness.submit(peer, 1, 1, typed(2, u"b"));
    harness.submit(other, 2, 2, typed(3, u"c"));
    harness.hangUp(peer);
    auto greeting = harness.auth(Role::Edit, client);
    greeting.lastSequence = Sequence(1);
    const auto again = harness.connect(harness.document());
    harness.send(again, greeting);
    const auto messages = harness.take(again);
    QCOMPARE(messages.size(), size_t(4));
    const auto &welcome = std::get<Welcome>(messages[0]);
    QCOMPARE(welcome.lastSequence.value, 1);
    QCOMPARE(welcome.lastSequenceRevision.value, 2);
    QVERIFY(std::holds_alternative<Operation>(messages[1]));
    QVERIFY((std::get<Ack>(messages[2]) == Ack{Sequence(1), Revision(2)}));
    QVERIFY(std::holds_alternative<Operation>(messages[3]));
}

void TestCatchUp::longAbsenceIsOneOperation_data()
{
    QTest::addColumn<bool>("ownInTheLog");
    QTest::newRow("nothing of its own in the log") << false;
    QTest::newRow("its operation in flight is in the log") << true;
}

void TestCatchUp::longAbsenceIsOneOperation()
{
    QFETCH(bool, ownInTheLog);
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    const auto bob = harness.random().id<ClientId>();
    harness.fillLog(1, QStringLiteral("0"), harness.random().id<ClientId>());
    if (ownInTheLog) {
        const auto peer = harness.join(Role::Edit, client);
        harness.submit(peer, 1, 1, typed(2, u"mine"));
        harness.hangUp(peer);
        harness.restart();
    }
    harness.fillLog(limits::kTailOperations + 7, QStringLiteral("x"), bob);
    auto greeting = harness.auth(Role::Edit, client);
    greeting.revision = Revision(1);
    greeting.lastSequence = Sequence(1);
    const auto peer = harness.joinWith(greeting);
    const auto messages = harness.take(peer);
    QCOMPARE(messages.size(), size_t(ownInTheLog ? 2 : 1));
    if (ownInTheLog)
        QVERIFY((std::get<Ack>(messages[0]) == Ack{Sequence(1), Revision(2)}));
    const auto &rebase = std::get<Rebase>(messages.back());
    QCOMPARE(rebase.from.value, ownInTheLog ? 2 : 1);
    QCOMPARE(rebase.to, harness.storedHead());
    Document document;
    QVERIFY(document.apply(typed(1, u"0")).ok());
    if (ownInTheLog)
        QVERIFY(document.apply(typed(2, u"mine")).ok());
    QVERIFY(document.apply(rebase.delta).ok());
    QVERIFY(document == harness.stored());
    harness.submit(peer, ownInTheLog ? 2 : 1, rebase.to.value,
                   typed(rebase.delta.targetLength(), u"!"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
}

void TestCatchUp::snapshotThatCannotBeReadIsPassedOver_data()
{
    QTest::addColumn<bool>("isOlderGood");
    QTest::newRow("an older one is good") << true;
    QTest::newRow("none is") << false;
}

void TestCatchUp::snapshotThatCannotBeReadIsPassedOver()
{
    QFETCH(bool, isOlderGood);
    EngineHarness harness;
    harness.fillLog(4, QStringLiteral("x"), harness.random().id<ClientId>());
    Document older;
    for (int i = 1; i <= 2; ++i)
        QVERIFY(older.apply(typed(i, u"x")).ok());
    QVERIFY(harness.store().saveSnapshot(harness.document(),
                                 {Revision(2), isOlderGood ? encodeSnapshot(older) : "nor this"})
                .ok());
    QVERIFY(harness.store().saveSnapshot(harness.document(), {Revision(3), "no snapshot"}).ok());
    harness.restart();
    const auto peer = harness.join();
    QCOMPARE(harness.closeCode(peer), 0);
    harness.submit(peer, 1, 4, typed(5, u"!"));
    QVERIFY(harness.heard(peer).endsWith(QStringLiteral("ack")));
    QCOMPARE(harness.stored().text(), QStringLiteral("!xxxx\n"));
}

void TestCatchUp::rebaseThatFitsNoMessageGoesOneByOne()
{
    EngineHarness harness;
    harness.fillLog(limits::kTailOperations + 1, QString(100, u'x') + u'\n',
                    harness.random().id<ClientId>());
    const auto peer = harness.joinWith(harness.auth());
    qint64 last = 0;
    const auto check = [&](const std::vector<ServerMessage> &messages) {
        for (const auto &message : messages)
            QCOMPARE(std::get<Operation>(message).revision.value, ++last);
    };
    check(harness.take(peer));
    harness.advance(2s);
    check(harness.take(peer));
    QCOMPARE(last, limits::kTailOperations + 1);
    QCOMPARE(harness.closeCode(peer), 0);
}

void TestCatchUp::whereASnapshotIsDue_data()
{
    QTest::addColumn<qint64>("epoch");
    QTest::addColumn<qint64>("revision");
    QTest::newRow("holds nothing") << qint64(0) << qint64(0);
    QTest::newRow("of another epoch") << qint64(2) << qint64(3);
    QTest::newRow("ahead of the log") << qint64(1) << qint64(999'999);
    QTest::newRow("too far behind") << qint64(1) << qint64(0);
}

void TestCatchUp::whereASnapshotIsDue()
{
    QFETCH(qint64, epoch);
    QFETCH(qint64, revision);
    EngineHarness harness;
    const bool far = epoch == 1 && revision == 0;
    harness.fillLog(far ? limits::kRebaseOperations + 1 : 20, QStringLiteral("x"),
                    harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.epoch = Epoch(epoch);
    greeting.revision = Revision(revision);
    if (far)
        greeting.hash = Document().hash(); // with edits of its own it would not be
    const auto peer = harness.joinWith(greeting);
    QByteArray bytes;
    for (const auto &message : harness.take(peer)) {
        QVERIFY(std::holds_alternative<SnapshotChunk>(message));
        const auto &chunk = std::get<SnapshotChunk>(message);
        QCOMPARE(chunk.offset, bytes.size());
        QCOMPARE(chunk.revision, harness.storedHead());
        bytes += chunk.bytes;
    }
    const auto document = decodeSnapshot(bytes);
    QVERIFY(document.ok());
    QVERIFY(*document == harness.stored());
    harness.submit(peer, 1, harness.storedHead().value, typed(document->length(), u"y"));
    QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
}

void TestCatchUp::brokenTransferGoesOn()
{
    EngineHarness harness;
    QString line;
    for (int i = 0; i < 9'000; ++i)
        line += QChar(char16_t(harness.random().between(qint64(0x4e00), qint64(0x9fff))));
    harness.fillLog(20, line + u'\n', harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.epoch = Epoch(); // as of a program that opens it for the first time
    auto peer = harness.joinWith(greeting);
    const auto whole = harness.take<SnapshotChunk>(peer);
    QVERIFY(whole.size() > 4);
    harness.hangUp(peer);
    greeting.partRevision = whole[2].revision;
    greeting.partOffset = whole[2].offset;
    peer = harness.joinWith(greeting);
    const auto rest = harness.take<SnapshotChunk>(peer);
    QCOMPARE(rest.size(), whole.size() - 2);
    QVERIFY(rest[0] == whole[2]);
    harness.hangUp(peer);
    greeting.partOffset = whole[0].total; // nothing of it is left: from the start
    peer = harness.joinWith(greeting);
    QCOMPARE(harness.take<SnapshotChunk>(peer).size(), whole.size());
    harness.hangUp(peer);
    greeting.partRevision = Revision(3);
    peer = harness.joinWith(greeting);
    QCOMPARE(harness.take<SnapshotChunk>(peer).size(), whole.size());
}

void TestCatchUp::slowReaderGetsItInPieces()
{
    EngineHarness harness;
    QString line;
    for (int i = 0; i < 18'000; ++i)
        line += QChar(char16_t(harness.random().between(qint64(0x4e00), qint64(0x9fff))));
    harness.fillLog(40, line + u'\n', harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.epoch = Epoch();
    const auto peer = harness.joinWith(greeting);
    harness.setLagging(peer, true);
    const auto sizeOf = [&] {
        qsizetype size = 0;
        for (const auto &chunk : harness.take<SnapshotChunk>(peer))
            size += chunk.bytes.size();
        return size;
    };
    const auto first = sizeOf();
    QVERIFY(first > limits::kWriteQueueDropPresenceBytes);
    QVERIFY(first < limits::kWriteQueueDropPresenceBytes + 2 * limits::kSnapshotChunkBytes);
    harness.advance(3s);
    QCOMPARE(sizeOf(), 0);
    harness.setLagging(peer, false);
    QVERIFY(sizeOf() > 0);
}

void TestCatchUp::operationsDuringASnapshotFollowIt()
{
    EngineHarness harness;
    QString line;
    for (int i = 0; i < 18'000; ++i)
        line += QChar(char16_t(harness.random().between(qint64(0x4e00), qint64(0x9fff))));
    harness.fillLog(40, line + u'\n', harness.random().id<ClientId>());
    const auto writer = harness.join();
    auto greeting = harness.auth();
    greeting.epoch = Epoch();
    const auto peer = harness.joinWith(greeting);
    harness.setLagging(peer, true);
    harness.submit(writer, 1, 40, typed(harness.stored().length(), u"new"));
    // What it sends now belongs to a document that it gives up.
    harness.submit(peer, 1, 0, typed(1, u"void"));
    harness.setLagging(peer, false);
    harness.advance(3s);
    const auto messages = harness.take(peer);
    QVERIFY(std::holds_alternative<Operation>(messages.back()));
    const auto &operation = std::get<Operation>(messages.back());
    QCOMPARE(operation.revision.value, 41);
    for (size_t i = 0; i + 1 < messages.size(); ++i)
        QCOMPARE(std::get<SnapshotChunk>(messages[i]).revision.value, 40);
    QVERIFY(!harness.stored().text().contains(QLatin1String("void")));
}

void TestCatchUp::tailOfManyMegabytesIsPaced()
{
    EngineHarness harness;
    QString line;
    for (int i = 0; i < 18'000; ++i)
        line += QChar(char16_t(harness.random().between(qint64(0x4e00), qint64(0x9fff))));
    harness.fillLog(60, line + u'\n', harness.random().id<ClientId>());
    const auto peer = harness.joinWith(harness.auth());
    const auto first = harness.take<Operation>(peer);
    // 54 KB each: far from all of them, or the write queue would end the connection for good.
    QVERIFY(first.size() > 10);
    QVERIFY(first.size() < 25);
    qint64 last = first.back().revision.value;
    for (int i = 0; i < 10 && last < 60; ++i) {
        harness.advance(1s);
        for (const auto &operation : harness.take<Operation>(peer))
            QCOMPARE(operation.revision.value, ++last);
    }
    QCOMPARE(last, 60);
    QCOMPARE(harness.closeCode(peer), 0);
}

void TestCatchUp::submitWhileTheTailIsOnItsWay()
{
    EngineHarness harness;
    QString line(18'000, u'x');
    harness.fillLog(90, line + u'\n', harness.random().id<ClientId>());
    const auto peer = harness.joinWith(harness.auth());
    auto heard = harness.take<Operation>(peer);
    const auto held = heard.back().revision;
    QVERIFY(held < Revision(90));
    harness.submit(peer, 1, held.value, typed(heard.back().delta.targetLength(), u"mine"));
    QCOMPARE(harness.heard(peer), QString());
    harness.advance(3s);
    const auto messages = harness.take(peer);
    QVERIFY((std::get<Ack>(messages.back()) == Ack{Sequence(1), Revision(91)}));
    QCOMPARE(messages.size(), size_t(91 - held.value));
    QCOMPARE(harness.stored().text().count(QLatin1String("mine")), 1);
}

void TestCatchUp::submitOnAnOldBase()
{
    EngineHarness harness;
    harness.fillLog(limits::kTransformWindow + 10, QStringLiteral("x"),
                    harness.random().id<ClientId>());
    const auto peer = harness.join();
    harness.submit(peer, 1, 9, typed(10, u"old"));
    const auto messages = harness.take(peer);
    QVERIFY(std::get<Reject>(messages.at(0)).code == ErrorCode::BadBase);
    const auto second = harness.join();
    harness.submit(second, 1, 10, typed(11, u"old"));
    QCOMPARE(harness.heard(second), QStringLiteral("ack"));
    QVERIFY(harness.stored().text().startsWith(QLatin1String("oldx")));
}

void TestCatchUp::compactedBaseIsASnapshot_data()
{
    QTest::addColumn<int>("held");
    QTest::addColumn<QString>("heard");
    QTest::newRow("within the log") << 17 << QStringLiteral("operation operation operation");
    QTest::newRow("where the log starts") << 15 << QStringLiteral("operation operation operation "
                                                                  "operation operation");
    QTest::newRow("just before") << 14 << QStringLiteral("snapshot");
    QTest::newRow("nothing") << 0 << QStringLiteral("snapshot");
}

void TestCatchUp::compactedBaseIsASnapshot()
{
    QFETCH(int, held);
    QFETCH(QString, heard);
    EngineOptions options;
    options.presenceInterval = 0ms;
    options.snapshotEvery = 5;
    options.keepRevisions = 4;
    options.keepFor = 0ms;
    EngineHarness harness(options);
    const auto client = harness.random().id<ClientId>();
    const auto writer = harness.join(Role::Edit, client);
    for (int i = 1; i <= 20; ++i) {
        harness.submit(writer, i, i - 1, typed(i, u"x"));
        harness.advance(1'000ms);
    }
    QCOMPARE(harness.store().open(harness.document())->logStart, Revision(15));
    harness.restart(); // what is in memory reaches further back
    auto greeting = harness.auth();
    greeting.revision = Revision(held);
    const auto peer = harness.joinWith(greeting);
    QCOMPARE(harness.heard(peer), heard);
    // A resend of long ago is still known as one.
    const auto again = harness.connect(harness.document());
    harness.send(again, harness.auth(Role::Edit, client));
    QCOMPARE(harness.take<Welcome>(again).at(0).lastSequence, Sequence(20));
    harness.submit(again, 20, 19, typed(20, u"x"));
    QCOMPARE(harness.take<Ack>(again).size(), size_t(1));
    QCOMPARE(harness.storedHead(), Revision(20));
    harness.submit(peer, 1, 3, typed(4, u"old"));
    QVERIFY(harness.take<Reject>(peer).at(0).code == ErrorCode::BadBase);
}

/// A peer that lies far back must not make the server hold more text than it may.
void TestCatchUp::heavyLogIsASnapshot()
{
    // 20 million units in 340 operations: beyond eight times kTailBytes, in a document of one line.
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    harness.fillLogInTurns(680, QString(60'000, u'x'), client);
    QCOMPARE(harness.stored().length(), 1);
    const auto last = harness.connect(harness.document());
    auto greeting = harness.auth();
    greeting.revision = Revision(1);
    harness.send(last, greeting);
    QCOMPARE(harness.heard(last), QStringLiteral("welcome snapshot"));
    // A few operations back is not far.
    greeting = harness.auth();
    greeting.revision = Revision(676);
    const auto near = harness.connect(harness.document());
    harness.send(near, greeting);
    QCOMPARE(harness.heard(near), QStringLiteral("welcome operation operation operation operation"));
}

void TestCatchUp::fetch()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto other = harness.join();
    for (int i = 1; i <= 4; ++i)
        harness.submit(other, i, i - 1, typed(i, u"x"));
    harness.take(peer);
    harness.send(peer, Fetch{Revision(2)});
    QCOMPARE(harness.heard(peer), QStringLiteral("operation operation"));
    harness.send(peer, Fetch{Revision(4)});
    QCOMPARE(harness.heard(peer), QString());
    harness.submit(other, 5, 4, typed(5, u"x"));
    QCOMPARE(harness.heard(peer), QStringLiteral("operation"));
    harness.send(peer, Fetch{Revision(6)});
    QCOMPARE(harness.closeCode(peer), int(ErrorCode::Restart));
}

void TestCatchUp::anotherDocumentAtTheSameRevision()
{
    EngineHarness harness;
    harness.fillLog(3, QStringLiteral("x"), harness.random().id<ClientId>());
    for (const bool same : {true, false}) {
        auto greeting = harness.auth();
        greeting.revision = Revision(3);
        greeting.hash = same ? harness.stored().hash() : Document().hash();
        const auto peer = harness.joinWith(greeting);
        QCOMPARE(harness.closeCode(peer), same ? 0 : int(ErrorCode::BadBase));
    }
}

void TestCatchUp::anotherDocumentBelowTheHead_data()
{
    QTest::addColumn<bool>("hasPending");
    QTest::newRow("nothing of its own") << false;
    QTest::newRow("with edits of its own on top") << true;
}

/// A data directory that went back and was written on: the revisions fit, the text does not. Only
/// the client can see it, once it has what it missed.
void TestCatchUp::anotherDocumentBelowTheHead()
{
    QFETCH(bool, hasPending);
    EngineHarness harness;
    harness.fillLog(4, QStringLiteral("x"), harness.random().id<ClientId>());
    auto greeting = harness.auth();
    greeting.revision = Revision(2);
    if (!hasPending)
        greeting.hash = Document().hash();
    const auto peer = harness.joinWith(greeting);
    std::optional<Hash> hash;
    if (hasPending) {
        QCOMPARE(harness.heard(peer), QStringLiteral("operation operation"));
        // It could not compare before its own edits are in the log.
        harness.send(peer, Heartbeat{1, Revision(4), Sequence(1)});
        QCOMPARE(harness.heard(peer), QStringLiteral("beat"));
        harness.submit(peer, 1, 4, typed(5, u"y"));
        QCOMPARE(harness.heard(peer), QStringLiteral("ack"));
        harness.send(peer, Heartbeat{2, Revision(5), Sequence(1)});
    }
    const auto hashes = harness.take<Hash>(peer);
    QCOMPARE(hashes.size(), size_t(1));
    QVERIFY((hashes[0] == Hash{harness.storedHead(), harness.stored().hash()}));
    // It may have typed meanwhile: a quiet moment counts, and then it is enough.
    const Heartbeat quiet{3, harness.storedHead(), Sequence(hasPending ? 1 : 0)};
    harness.send(peer, quiet);
    QCOMPARE(harness.heard(peer), QLatin1String(hasPending ? "beat" : "beat hash"));
    harness.send(peer, quiet);
    QCOMPARE(harness.heard(peer), QStringLiteral("beat"));
}

/// A journal of long ago: the client takes a snapshot as soon as it sees the number, and thousands
/// of operations before it would only fill the line.
void TestCatchUp::numbersThatDifferAreNoReasonToHurry()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    harness.fillLog(limits::kTailOperations + 7, QStringLiteral("x"), client);
    auto greeting = harness.auth(Role::Edit, client);
    greeting.revision = Revision(1);
    greeting.lastSequence = Sequence(1);
    const auto peer = harness.joinWith(greeting);
    QVERIFY(harness.take(peer).size() <= 2);
    harness.send(peer, Resync{QStringLiteral("numbers differ")});
    QCOMPARE(harness.heard(peer), QStringLiteral("snapshot"));
}

int runCatchUpTests(int argc, char **argv)
{
    TestCatchUp test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_catch_up.moc"
