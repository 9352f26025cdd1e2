// What many people at once do to one document: news of them, the document's rate, new documents.

#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

#include <set>

namespace syngraph {

namespace {

using namespace messages;

Delta typed(qsizetype length, QStringView text) { return delta(length, {put(text)}); }

std::set<AuthorNumber> authorsIn(const std::vector<Participant> &participants)
{
    std::set<AuthorNumber> authors;
    for (const auto &participant : participants)
        authors.insert(participant.author);
    return authors;
}

} // namespace

class TestCrowds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsOfACrowdComeTogether();
    void newsComeBeforeTheFirstOperation();
    void newsComeBeforeTheFirstSelection();
    void whoLeavesAtOnceIsNotAnnounced();
    void leftAndBackIsBoth();
    void everybodyLeavesAtOnce();
    void longListInPieces();
    void documentRateMakesWait();
    void documentRateIsTheLimit();
    void creationRate();
};

void TestCrowds::newsOfACrowdComeTogether()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    harness.advance(1s);
    harness.take(watcher);
    std::vector<PeerId> crowd;
    for (int i = 0; i < 40; ++i)
        crowd.push_back(harness.join());
    // The first at once, the others when the interval is over.
    QCOMPARE(harness.take<Joined>(watcher).size(), size_t(1));
    harness.advance(99ms);
    QCOMPARE(harness.heard(watcher), QString());
    harness.advance(1ms);
    const auto joined = harness.take<Joined>(watcher);
    QCOMPARE(joined.size(), size_t(1));
    QCOMPARE(authorsIn(joined[0].participants).size(), size_t(39));
    harness.advance(1s);
    for (const auto peer : crowd)
        harness.hangUp(peer);
    harness.advance(100ms);
    const auto left = harness.take<Left>(watcher);
    QCOMPARE(left.size(), size_t(2));
    QCOMPARE(left[0].authors.size() + left[1].authors.size(), size_t(40));
}

void TestCrowds::newsComeBeforeTheFirstOperation()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    harness.join(); // has the first news go out
    harness.take(watcher);
    const auto writer = harness.join();
    harness.submit(writer, 1, 0, typed(1, u"a"));
    QCOMPARE(harness.heard(watcher), QStringLiteral("joined operation"));
    harness.submit(writer, 2, 1, typed(2, u"b"));
    QCOMPARE(harness.heard(watcher), QStringLiteral("operation"));
}

void TestCrowds::newsComeBeforeTheFirstSelection()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    harness.join();
    harness.take(watcher);
    const auto reader = harness.join(Role::View);
    harness.send(reader, Select{Revision(), Caret{0, 0}});
    QCOMPARE(harness.heard(watcher), QStringLiteral("joined selected"));
}

void TestCrowds::whoLeavesAtOnceIsNotAnnounced()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    harness.advance(1s);
    harness.join(); // has the next news wait
    harness.take(watcher);
    harness.hangUp(harness.join());
    harness.advance(100ms);
    // LEFT goes out all the same: who came meanwhile has it in the list of WELCOME.
    QCOMPARE(harness.heard(watcher), QStringLiteral("left"));
}

void TestCrowds::leftAndBackIsBoth()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    const auto client = harness.random().id<ClientId>();
    const auto first = harness.join(Role::Edit, client);
    harness.submit(first, 1, 0, typed(1, u"a")); // from here on it keeps its number
    harness.advance(1s);
    harness.join(); // has the next news wait
    harness.take(watcher);
    harness.hangUp(first);
    auto again = harness.auth(Role::Edit, client);
    again.lastSequence = Sequence(1);
    harness.joinWith(again);
    harness.advance(100ms);
    QCOMPARE(harness.heard(watcher), QStringLiteral("left joined"));
}

/// A link is revoked that more came by than one message has room for.
void TestCrowds::everybodyLeavesAtOnce()
{
    EngineHarness harness(EngineOptions{});
    const auto watcher = harness.join();
    const int kReaders = limits::kParticipants + 10;
    for (int i = 0; i < kReaders; ++i)
        harness.join(Role::View);
    harness.advance(1s);
    harness.take(watcher);
    harness.step(inputs::LinkRevoked{harness.linkNumber(Role::View)});
    harness.advance(100ms);
    size_t gone = 0;
    for (const auto &left : harness.take<Left>(watcher)) {
        QVERIFY(left.authors.size() <= size_t(limits::kParticipants));
        gone += left.authors.size();
    }
    QCOMPARE(gone, size_t(limits::kParticipants - 1)); // of those who were told of
    QCOMPARE(harness.closeCode(watcher), 0);
}

void TestCrowds::longListInPieces()
{
    EngineHarness harness(EngineOptions{});
    constexpr int kPeople = limits::kParticipants + 20;
    for (int i = 0; i < kPeople; ++i) {
        harness.join();
        harness.advance(1ms);
    }
    const auto last = harness.connect(harness.document());
    harness.send(last, harness.auth());
    std::set<AuthorNumber> told;
    for (const auto &message : harness.take(last)) {
        if (const auto *welcome = std::get_if<Welcome>(&message)) {
            QCOMPARE(welcome->participants.size(), size_t(limits::kParticipantsInMessage));
            told.merge(authorsIn(welcome->participants));
        } else if (const auto *joined = std::get_if<Joined>(&message)) {
            QVERIFY(joined->participants.size() <= size_t(limits::kParticipantsInMessage));
            told.merge(authorsIn(joined->participants));
        }
    }
    QCOMPARE(told.size(), size_t(limits::kParticipants));
}

/// Beyond the rate nobody is refused: operations wait, and everybody gets through.
void TestCrowds::documentRateMakesWait()
{
    EngineOptions options;
    options.presenceInterval = 0ms;
    options.documentSubmits = {10, 3};
    EngineHarness harness(options);
    std::vector<PeerId> peers;
    for (int i = 0; i < 8; ++i)
        peers.push_back(harness.join());
    for (const auto peer : peers)
        harness.take(peer);
    for (const auto peer : peers)
        harness.submit(peer, 1, 0, typed(1, u"x"));
    QCOMPARE(harness.storedHead().value, 3);
    // Who joins meanwhile does not wait for them.
    const auto late = harness.connect(harness.document());
    harness.send(late, harness.auth());
    QCOMPARE(harness.heard(late),
             QStringLiteral("welcome operation operation operation"));
    harness.advance(99ms);
    QCOMPARE(harness.storedHead().value, 3);
    harness.advance(1ms);
    QCOMPARE(harness.storedHead().value, 4);
    harness.advance(400ms);
    QCOMPARE(harness.storedHead().value, 8);
    QCOMPARE(harness.take<Operation>(late).size(), size_t(5));
    for (const auto peer : peers) {
        QCOMPARE(harness.take<Ack>(peer).size(), size_t(1));
        QCOMPARE(harness.closeCode(peer), 0);
    }
    QCOMPARE(harness.stored().text(), QStringLiteral("xxxxxxxx\n"));
}

void TestCrowds::documentRateIsTheLimit()
{
    EngineOptions options;
    options.submits = {1'000, 1'000};
    EngineHarness harness(options);
    const auto peer = harness.join();
    for (int i = 1; i <= limits::kSubmitsPerDocumentBurst; ++i)
        harness.submit(peer, i, i - 1, typed(i, u"x"));
    QCOMPARE(harness.storedHead().value, limits::kSubmitsPerDocumentBurst);
    const int next = limits::kSubmitsPerDocumentBurst + 1;
    harness.submit(peer, next, next - 1, typed(next, u"x"));
    QCOMPARE(harness.storedHead().value, limits::kSubmitsPerDocumentBurst);
    harness.advance(Milliseconds(1'000 / limits::kSubmitsPerDocumentPerSecond));
    QCOMPARE(harness.storedHead().value, next);
}

void TestCrowds::creationRate()
{
    EngineHarness harness;
    const auto create = [&](const QString &address) {
        const auto peer = harness.connect(std::nullopt, address);
        harness.send(peer, Create{1, {}, QStringLiteral("New")});
        return peer;
    };
    const auto address = QStringLiteral("203.0.113.9");
    for (int i = 0; i < limits::kCreationsPerAddressPerMinute; ++i)
        QCOMPARE(harness.take<Created>(create(address)).size(), size_t(1));
    const auto refused = create(address);
    QCOMPARE(harness.closeCode(refused), int(ErrorCode::Rate));
    const auto errors = harness.take<Error>(refused);
    QCOMPARE(errors.size(), size_t(1));
    QVERIFY(errors[0].fatal);
    QVERIFY(errors[0].retryAfterMilliseconds > 0);
    QVERIFY(errors[0].retryAfterMilliseconds <= 1'000);
    // Others are not concerned, and neither is the same one a second later.
    QCOMPARE(harness.take<Created>(create(QStringLiteral("203.0.113.10"))).size(), size_t(1));
    harness.advance(Milliseconds(errors[0].retryAfterMilliseconds));
    QCOMPARE(harness.take<Created>(create(address)).size(), size_t(1));
}

int runCrowdTests(int argc, char **argv)
{
    TestCrowds test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_crowds.moc"
