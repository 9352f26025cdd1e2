#include "server/engine/hash_interval.h"
#include "common/protocol/submit_digest.h"
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
    void welcomeTellsTheLastOperationsDigest();
    void renameIsStoredBeforeItIsTold();
    void oneWishOfAKindWaits();
    void secondBeforeTheAckOfTheFirst();
    void longDocumentsAreHashedLessOften_data();
    void longDocumentsAreHashedLessOften();
    void hashesAndSnapshots();
    void presence();
    void caretOfWhoeverFormatsTheEndStaysInTheText();
    void caretOutsideIsNotPassedOn();
    void unloadWhenNobodyIsThere();
};

void TestOperations::commitThenAckThenBroadcast()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto other = harness.join();
    harness.take(author);
    harness.advance(1s); // how they came is stored
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
    QTest::newRow("another one after a reload") << QStringLiteral("restart") << false;
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

/// By which a client finds out that another copy of it has taken its number.
void TestOperations::welcomeTellsTheLastOperationsDigest()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    auto peer = harness.join(Role::Edit, client);
    const Submit first{Sequence(1), Revision(0), typed(1, u"once"), std::nullopt};
    harness.submit(harness.join(), 1, 0, typed(1, u"other"));
    harness.send(peer, first); // applied as another operation than it was sent as
    harness.hangUp(peer);
    for (const bool isReloaded : {false, true}) {
        if (isReloaded)
            harness.restart();
        peer = harness.connect(harness.document());
        harness.send(peer, harness.auth(Role::Edit, client));
        const auto welcome = harness.take<Welcome>(peer).at(0);
        QCOMPARE(welcome.lastSequence, Sequence(1));
        QCOMPARE(welcome.lastDigest, std::optional(submitDigest(first)));
        harness.hangUp(peer);
    }
    peer = harness.connect(harness.document());
    harness.send(peer, harness.auth());
    QVERIFY(!harness.take<Welcome>(peer).at(0).lastDigest);
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
    QCOMPARE(harness.heard(peer), QStringLiteral("operation snapshot selected operation"));
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

void TestOperations::caretOfWhoeverFormatsTheEndStaysInTheText()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto other = harness.join();
    // The caret that it implies is behind the final "\n", where nobody sees one.
    harness.submit(peer, 1, 0, delta(1, {keep(1, attribute(AttributeKey::Block, QStringLiteral("h1")))}));
    harness.submit(other, 1, 1, typed(1, u"x"));
    const auto third = harness.connect(harness.document());
    harness.send(third, harness.auth());
    const auto welcome = harness.take<Welcome>(third);
    QCOMPARE(welcome.size(), size_t(1));
    std::vector<std::optional<Caret>> carets;
    for (const auto &participant : welcome[0].participants)
        carets.push_back(participant.caret);
    QVERIFY((carets == std::vector<std::optional<Caret>>{Caret{0, 0}, Caret{1, 1}}));
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
