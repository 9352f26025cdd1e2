#include "tests/unit/sync/session_stage.h"

#include "common/base/limits.h"

using namespace syngraph;
using namespace syngraph::messages;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deadlines_data();
    void deadlines();
    void silenceIsNoticedInTime();
    void closeCodes_data();
    void closeCodes();
    void editsWaitInEveryState();
    void resendIsIdentical();
    void serverMayChooseASnapshot();
    void serverThatWentBackTakesNoText();
    void rejectedThenEditingWorks();
    void rebaseFoldsBack();
    void numbersThatDifferAskForASnapshot();
    void operationThatEndsEveryConnectionIsGivenUp();
    void gapIsFetchedUntilItIsFilled();
    void fetchWithoutEffectReconnects();
    void lostSubmitIsSentAgain();
    void refusedForNowThenRejectedDoesNotSpin();
    void caretsOfWelcomeArePlacedAtTheHead();
    void savedWhenTypedAndTakenBack();
    void typingDoesNotBreakTheSpreadOfARestart();
    void snapshotSaysThatSomethingChanged();
    void wishedTitleWaitsForTheConnection();
    void anotherTokenConnectsAnew();
    void wakingProbesTheConnection();
    void lookingAtAnotherLinkHandsOutWhatWaits();
    void editBeyondALimitChangesNothing();
};

void TestSession::deadlines_data()
{
    QTest::addColumn<int>("reached");
    QTest::addColumn<int>("seconds");
    QTest::newRow("connecting") << 0 << 10;
    QTest::newRow("welcome") << 1 << 20;
    QTest::newRow("welcome after WAIT") << 2 << 35;
    QTest::newRow("syncing") << 3 << 20;
    QTest::newRow("syncing, with beats answered") << 4 << 20;
}

void TestSession::deadlines()
{
    QFETCH(int, reached);
    QFETCH(int, seconds);
    Stage stage;
    stage.step(events::Start{});
    const auto began = stage.now;
    if (reached >= 1)
        stage.step(events::TransportOpened{stage.attempt});
    if (reached == 2) {
        stage.advance(15s);
        stage.receive(Wait{4, 2'000});
    }
    if (reached >= 3)
        stage.receive(stage.welcome(5));
    stage.forget();
    for (auto next = stage.session.nextDeadline();
         next && stage.session.state() != ConnectionState::Waiting;
         next = stage.session.nextDeadline()) {
        stage.advance(*next - stage.now);
        for (const auto &beat : stage.sent<Heartbeat>()) {
            if (reached >= 3)
                stage.receive(HeartbeatAck{beat.number, Revision(5), Sequence()});
        }
        stage.sentBytes.clear();
    }
    QCOMPARE(stage.session.state(), ConnectionState::Waiting);
    QCOMPARE(stage.count<effects::Abort>(), 1);
    QCOMPARE(stage.now - began, Microseconds(std::chrono::seconds(seconds)));
}

void TestSession::silenceIsNoticedInTime()
{
    for (int phase = 0; phase < 200; ++phase) {
        for (const bool typing : {false, true}) {
            Stage stage;
            stage.goLive();
            // A living connection up to here, then nobody answers.
            const auto silent = stage.now + Milliseconds(phase * 100);
            while (stage.now < silent) {
                stage.advance(std::min<Microseconds>(50ms, silent - stage.now));
                for (const auto &beat : stage.sent<Heartbeat>())
                    stage.receive(HeartbeatAck{beat.number, Revision(5), Sequence()});
                stage.sentBytes.clear();
            }
            if (typing)
                stage.type(u"x");
            while (stage.session.state() == ConnectionState::Live)
                stage.advance(*stage.session.nextDeadline() - stage.now);
            QVERIFY(stage.now - silent <= (typing ? 10s : 15s));
            while (stage.session.state() == ConnectionState::Suspect)
                stage.advance(*stage.session.nextDeadline() - stage.now);
            QCOMPARE(stage.session.state(), ConnectionState::Waiting);
            QVERIFY(stage.now - silent <= (typing ? 15s : 20s));
        }
    }
}

void TestSession::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("reason");
    const auto row = [](int code, BlockReason reason) {
        QTest::addRow("%d", code) << code << int(reason);
    };
    for (const int code : {1000, 1001, 1006, 1011, 1012, 1013, 4400, 4408, 4413, 4429, 4507, 4999})
        row(code, BlockReason::None);
    row(1008, BlockReason::Policy);
    row(4401, BlockReason::BadLink);
    row(4403, BlockReason::BadLink);
    row(4404, BlockReason::NoDocument);
    row(4406, BlockReason::BadVersion);
    row(4409, BlockReason::Replaced);
}

void TestSession::closeCodes()
{
    QFETCH(int, code);
    QFETCH(int, reason);
    Stage stage;
    stage.goLive();
    stage.end(code);
    QCOMPARE(int(stage.session.blockReason()), reason);
    QCOMPARE(stage.session.state(), reason == 0 ? ConnectionState::Waiting
                                                : ConnectionState::Blocked);
    QCOMPARE(stage.session.nextAttempt().has_value(), reason == 0);
    if (reason == 0) {
        QVERIFY(*stage.session.nextAttempt() <= stage.now + 3s);
        stage.advance(3s);
    } else {
        QVERIFY(!stage.session.nextDeadline());
        stage.step(events::Start{});
    }
    QCOMPARE(stage.session.state(), ConnectionState::Connecting);
}

void TestSession::editsWaitInEveryState()
{
    Stage stage;
    stage.goLive();
    stage.step(events::Stop{});
    stage.type(u"idle ");
    stage.step(events::Start{});
    stage.type(u"connecting ");
    stage.step(events::TransportOpened{stage.attempt});
    stage.type(u"authenticating ");
    stage.forget();
    auto welcome = stage.welcome(6);
    stage.receive(welcome);
    stage.type(u"syncing ");
    QVERIFY(stage.sent<Submit>().empty());
    stage.receive(Operation{Revision(6), AuthorNumber(2), delta(1, {put(u"other")}), {}});
    const auto submits = stage.sent<Submit>();
    QCOMPARE(submits.size(), size_t(1));
    QCOMPARE(submits[0].base.value, 6);
    QCOMPARE(submits[0].delta.insertedText().toString(),
             QStringLiteral("syncing authenticating connecting idle "));
    QCOMPARE(stage.session.document().pendingEdits(), 4);
    stage.receive(Ack{Sequence(1), Revision(7)});
    QCOMPARE(stage.session.document().pendingEdits(), 0);
}

void TestSession::resendIsIdentical()
{
    Stage stage;
    stage.goLive(u"hello");
    stage.step(events::Selection{{1, 1}});
    stage.type(u"a"); // the caret is where the operation leaves it: not on the wire
    const auto first = stage.sentBytes.back();
    stage.type(u"b");
    for (int i = 0; i < 3; ++i) {
        stage.end(1006);
        stage.reconnect();
        stage.forget();
        stage.receive(stage.welcome(5 + i));
        if (i > 0)
            stage.receive(Operation{Revision(5 + i), AuthorNumber(2),
                                    delta(5 + i, {put(u"x")}), {}});
        QVERIFY(stage.sentBytes.contains(first));
        QCOMPARE(stage.sent<Submit>().size(), size_t(1));
    }
}

void TestSession::serverMayChooseASnapshot()
{
    Stage stage;
    stage.goLive();
    stage.end(1006);
    stage.advance(5s);
    stage.step(events::TransportOpened{stage.attempt});
    stage.receive(stage.welcome(60'000)); // too far for operations
    stage.snapshot(*Document::fromDelta(documentFromText(u"far")), 60'000);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.view().text(), QStringLiteral("far\n"));
    QCOMPARE(stage.session.document().revision().value, 60'000);
}

/// Served from a backup: what was acknowledged since then is only here.
void TestSession::serverThatWentBackTakesNoText()
{
    Stage stage;
    stage.goLive();
    stage.type(u"kept");
    stage.receive(Ack{Sequence(1), Revision(6)});
    QVERIFY(!stage.session.document().hasPending());
    stage.end(1006);
    stage.advance(5s);
    stage.step(events::TransportOpened{stage.attempt});
    stage.forget();
    stage.receive(stage.welcome(4));
    stage.snapshot(Document(), 4);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.view().text(), QStringLiteral("\n"));
    QCOMPARE(stage.count<effects::Recovered>(), 1);
}

void TestSession::rejectedThenEditingWorks()
{
    Stage stage;
    stage.goLive();
    stage.type(u"no");
    stage.receive(Reject{Sequence(1), ErrorCode::TooLarge, QStringLiteral("limits")});
    QCOMPARE(stage.session.state(), ConnectionState::Syncing);
    stage.forget();
    stage.snapshot(Document(), 5);
    std::vector<size_t> order;
    for (size_t i = 0; i < stage.effects.size(); ++i) {
        if (const auto *kept = std::get_if<effects::Recovered>(&stage.effects[i])) {
            QCOMPARE(kept->document.text(), QStringLiteral("no\n"));
            QVERIFY(kept->reason == ErrorCode::TooLarge);
            order.push_back(i);
        }
        if (std::holds_alternative<effects::Reset>(stage.effects[i]))
            order.push_back(i);
    }
    QCOMPARE(order.size(), size_t(2));
    QVERIFY(std::holds_alternative<effects::Recovered>(stage.effects[order[0]]));
    QCOMPARE(stage.session.document().pendingEdits(), 0);
    stage.type(u"yes");
    QCOMPARE(stage.sent<Submit>().back().sequence.value, 1);
    stage.receive(Ack{Sequence(1), Revision(6)});
    QVERIFY(!stage.session.document().hasPending());
}

void TestSession::rebaseFoldsBack()
{
    Stage stage;
    stage.goLive();
    stage.type(u"b");
    stage.type(u"a");
    stage.end(1006);
    stage.advance(5s);
    stage.step(events::TransportOpened{stage.attempt});
    stage.forget();
    stage.receive(stage.welcome(9'000));
    stage.receive(Rebase{Revision(5), Revision(9'000), delta(1, {put(u"far")})});
    QCOMPARE(stage.view().text(), QStringLiteral("abfar\n"));
    const auto submits = stage.sent<Submit>();
    QCOMPARE(submits.size(), size_t(1));
    QCOMPARE(submits[0].sequence.value, 1);
    QCOMPARE(submits[0].base.value, 9'000);
    QCOMPARE(submits[0].delta.insertedText().toString(), QStringLiteral("ab"));
    stage.receive(Ack{Sequence(1), Revision(9'001)});
    QVERIFY(!stage.session.document().hasPending());
}

void TestSession::numbersThatDifferAskForASnapshot()
{
    Stage stage;
    stage.goLive();
    stage.type(u"x");
    stage.receive(Ack{Sequence(1), Revision(6)});
    stage.end(1006);
    stage.advance(5s);
    stage.step(events::TransportOpened{stage.attempt});
    stage.forget();
    // A restored backup: the revision is there, our operation is not.
    stage.receive(stage.welcome(8));
    QCOMPARE(stage.sent<Resync>().size(), size_t(1));
    stage.snapshot(Document(), 8);
    stage.type(u"y");
    QCOMPARE(stage.sent<Submit>().back().sequence.value, 1);
}

void TestSession::operationThatEndsEveryConnectionIsGivenUp()
{
    Stage stage;
    stage.goLive();
    stage.type(u"poison");
    for (int i = 0; i < 3; ++i) {
        stage.end(4400);
        stage.reconnect();
        stage.forget();
        stage.receive(stage.welcome(5));
    }
    stage.snapshot(Document(), 5);
    QCOMPARE(stage.count<effects::Recovered>(), 1);
    QVERIFY(stage.sent<Submit>().empty());
    QCOMPARE(stage.session.state(), ConnectionState::Live);
}

void TestSession::gapIsFetchedUntilItIsFilled()
{
    Stage stage;
    stage.goLive();
    stage.type(u"mine");
    stage.forget();
    stage.receive(Operation{Revision(7), AuthorNumber(2), delta(5, {put(u"x")}), {}});
    QCOMPARE(stage.sent<Fetch>().size(), size_t(1));
    QCOMPARE(stage.sent<Fetch>()[0].after.value, 5);
    stage.receive(Ack{Sequence(1), Revision(6)});
    stage.receive(Operation{Revision(7), AuthorNumber(2), delta(5, {put(u"x")}), {}});
    QCOMPARE(stage.session.document().revision().value, 7);
    stage.forget();
    stage.advance(4s);
    QVERIFY(stage.sent<Fetch>().empty());
    // The last message of all got lost: only a beat tells, and only an ACK comes of it.
    stage.type(u"more");
    stage.receive(HeartbeatAck{99, Revision(8), Sequence(2)});
    stage.advance(2s);
    QCOMPARE(stage.sent<Fetch>().size(), size_t(1));
    stage.receive(Ack{Sequence(2), Revision(8)});
    stage.forget();
    stage.advance(4s);
    QVERIFY(stage.sent<Fetch>().empty());
}

void TestSession::fetchWithoutEffectReconnects()
{
    Stage stage;
    stage.goLive();
    stage.receive(HeartbeatAck{1, Revision(1'000'000'000), Sequence()});
    for (int i = 0; i < 12 && stage.session.state() == ConnectionState::Live; ++i) {
        stage.advance(1s);
        stage.receive(Selected{AuthorNumber(9), Revision(5), {0, 0}});
    }
    QCOMPARE(stage.session.state(), ConnectionState::Waiting);
    QCOMPARE(stage.sent<Fetch>().size(), size_t(3));
}

void TestSession::lostSubmitIsSentAgain()
{
    Stage stage;
    stage.goLive();
    stage.type(u"lost");
    const auto first = stage.sentBytes.back();
    stage.forget();
    stage.advance(5s);
    const auto beats = stage.sent<Heartbeat>();
    QVERIFY(!beats.empty());
    QVERIFY(!stage.sentBytes.contains(first));
    stage.receive(HeartbeatAck{beats.back().number, Revision(5), Sequence(0)});
    QVERIFY(stage.sentBytes.contains(first));
}

void TestSession::refusedForNowThenRejectedDoesNotSpin()
{
    Stage stage;
    stage.goLive();
    stage.type(u"x");
    stage.receive(Error{ErrorCode::Rate, QStringLiteral("too fast"), 10, false});
    stage.receive(Reject{Sequence(1), ErrorCode::TooLarge, QString()});
    stage.forget();
    stage.advance(10s); // advance() checks that no deadline stays in the past
    QVERIFY(stage.sent<Submit>().empty());
    stage.snapshot(Document(), 5);
    stage.type(u"y");
    stage.receive(Error{ErrorCode::StorageFull, QString(), 3'000'000, false});
    stage.forget();
    stage.advance(1s);
    QVERIFY(stage.sent<Submit>().empty());
}

void TestSession::caretsOfWelcomeArePlacedAtTheHead()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.end(1006);
    stage.advance(5s);
    stage.step(events::TransportOpened{stage.attempt});
    auto welcome = stage.welcome(6);
    welcome.participants.push_back(
        {AuthorNumber(2), QStringLiteral("Bob"), 0, Role::Edit, Caret{9, 9}});
    stage.receive(welcome);
    QVERIFY(!stage.session.participants().at(0).caret);
    stage.receive(Operation{Revision(6), AuthorNumber(3), delta(4, {put(u"123456")}), {}});
    QVERIFY((stage.session.participants().at(0).caret == Caret{9, 9}));
    // A snapshot of a shorter document, and typing with a caret that was behind its end.
    stage.receive(Hash{Revision(6), QByteArray(32, 'h')});
    stage.snapshot(Document(), 6);
    stage.type(u"xy");
    QVERIFY((stage.session.participants().at(0).caret == Caret{0, 0}));
}

void TestSession::savedWhenTypedAndTakenBack()
{
    Stage stage;
    stage.goLive();
    stage.type(u"a"); // in flight
    stage.advance(1s);
    stage.type(u"b");
    stage.step(events::Edit{delta(3, {drop(1)})});
    QVERIFY(stage.session.unsavedSince().has_value());
    QCOMPARE(stage.session.document().pendingEdits(), 1);
    stage.receive(Ack{Sequence(1), Revision(6)});
    QVERIFY(!stage.session.unsavedSince().has_value());
    QCOMPARE(stage.session.document().pendingEdits(), 0);
}

void TestSession::typingDoesNotBreakTheSpreadOfARestart()
{
    SessionOptions options;
    options.firstRetry = 20s;
    Stage stage(options);
    stage.goLive();
    stage.end(1012);
    const auto planned = *stage.session.nextAttempt();
    stage.advance(1s);
    stage.type(u"x");
    QVERIFY(stage.session.state() != ConnectionState::Waiting
            || *stage.session.nextAttempt() == planned);
    Stage asked;
    asked.goLive();
    asked.receive(GoAway{30'000});
    asked.end(1012);
    const auto spread = *asked.session.nextAttempt();
    asked.advance(std::min<Microseconds>(4s, spread - asked.now - 1ms));
    asked.type(u"x");
    QCOMPARE(*asked.session.nextAttempt(), spread);
    asked.step(events::RetrySoon{}); // a network says nothing of the server
    QCOMPARE(*asked.session.nextAttempt(), spread);
    asked.step(events::RetrySoon{true});
    QVERIFY(*asked.session.nextAttempt() <= asked.now + 500ms);
}

/// After a snapshot nobody knows how much it was; while it was connected, nothing was missed.
void TestSession::snapshotSaysThatSomethingChanged()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.end(1006);
    stage.reconnect();
    stage.receive(stage.welcome(9));
    stage.forget();
    stage.snapshot(*Document::fromDelta(documentFromText(u"abXc")), 9);
    QCOMPARE(stage.count<effects::CaughtUp>(), 1);
    bool wasMissed = false;
    for (const auto &effect : stage.effects) {
        if (const auto *reset = std::get_if<effects::Reset>(&effect))
            wasMissed = reset->wasMissed;
        if (const auto *summary = std::get_if<effects::CaughtUp>(&effect))
            QVERIFY(summary->ownEdits == 0 && summary->othersEdits == 0);
    }
    QVERIFY(wasMissed);
    // The same text again, and one that was kept for the person.
    stage.end(1006);
    stage.reconnect();
    stage.receive(stage.welcome(11));
    stage.forget();
    stage.snapshot(*Document::fromDelta(documentFromText(u"abXc")), 11);
    QCOMPARE(stage.count<effects::CaughtUp>(), 0);
    stage.receive(Hash{Revision(11), QByteArray(32, 'h')});
    stage.forget();
    stage.snapshot(*Document::fromDelta(documentFromText(u"abYc")), 11);
    QCOMPARE(stage.count<effects::Recovered>(), 1);
    QCOMPARE(stage.count<effects::CaughtUp>(), 0);
}

/// Messages of every kind at random, valid in form and mostly wrong in content.
void TestSession::wishedTitleWaitsForTheConnection()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.end(1006);
    stage.step(events::Rename{QStringLiteral("Plan")});
    QCOMPARE(stage.session.title(), QStringLiteral("Plan"));
    QVERIFY(stage.sent<Rename>().empty());
    stage.reconnect();
    stage.receive(stage.welcome(5));
    QCOMPARE(stage.sent<Rename>().size(), 1u);
    QCOMPARE(stage.session.title(), QStringLiteral("Plan"));
    stage.receive(Renamed{QStringLiteral("Plan")});
    // Lost on the way: said again on the next connection, and dropped where it is no use.
    stage.step(events::Rename{QStringLiteral("Mine")});
    stage.end(1006);
    stage.forget();
    stage.reconnect();
    auto greeting = stage.welcome(5);
    greeting.role = Role::View;
    stage.receive(greeting);
    QVERIFY(stage.sent<Rename>().empty() && stage.session.title() == greeting.title);
}

void TestSession::anotherTokenConnectsAnew()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.type(u"x");
    stage.end(int(ErrorCode::BadToken));
    QCOMPARE(stage.session.state(), ConnectionState::Blocked);
    stage.forget();
    stage.step(events::Token{QByteArray(24, 'n')});
    stage.step(events::TransportOpened{stage.attempt});
    QCOMPARE(stage.sent<Auth>().front().token, QByteArray(24, 'n'));
    QCOMPARE(stage.session.document().pendingEdits(), 1);
    // In the middle of a connection the old one is cut.
    stage.step(events::Token{QByteArray(24, 'm')});
    QCOMPARE(stage.count<effects::Abort>(), 1);
    // Who works offline stays offline.
    stage.step(events::Stop{});
    stage.step(events::Token{QByteArray(24, 'o')});
    QCOMPARE(stage.session.state(), ConnectionState::Idle);
}

/// The network or the machine came back: a beat at once, and three seconds for the answer.
void TestSession::wakingProbesTheConnection()
{
    for (const bool answers : {true, false}) {
        Stage stage;
        stage.goLive(u"abc");
        stage.step(events::RetrySoon{});
        const auto beats = stage.sent<Heartbeat>();
        QCOMPARE(beats.size(), size_t(1));
        stage.advance(2'900ms);
        QVERIFY(stage.session.state() == ConnectionState::Live
                || stage.session.state() == ConnectionState::Suspect);
        if (answers)
            stage.receive(HeartbeatAck{beats[0].number, Revision(5), Sequence()});
        stage.advance(200ms);
        QCOMPARE(stage.session.state(),
                 answers ? ConnectionState::Live : ConnectionState::Waiting);
    }
}

/// What could be sent with the old token never can be with the new one. A link that only changes
/// while nothing waits hands out nothing.
void TestSession::lookingAtAnotherLinkHandsOutWhatWaits()
{
    for (const bool waits : {true, false}) {
        Stage stage;
        stage.goLive(u"abc");
        stage.end(4401);
        if (waits)
            stage.type(u"mine ");
        stage.step(events::Token{QByteArray(24, 'v')});
        stage.step(events::TransportOpened{stage.attempt});
        auto greeting = stage.welcome(5);
        greeting.role = Role::View;
        stage.receive(greeting);
        if (waits)
            stage.snapshot(*Document::fromDelta(documentFromText(u"abc")), 5);
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QVERIFY(!stage.session.document().hasPending());
        QCOMPARE(stage.view().text(), QStringLiteral("abc\n"));
        std::vector<effects::Recovered> found;
        for (const auto &effect : stage.effects) {
            if (const auto *recovered = std::get_if<effects::Recovered>(&effect))
                found.push_back(*recovered);
        }
        QCOMPARE(found.size(), size_t(waits ? 1 : 0));
        if (waits) {
            QCOMPARE(found[0].reason, ErrorCode::Forbidden);
            QCOMPARE(found[0].ownText, QStringList{QStringLiteral("mine ")});
        }
    }
}

void TestSession::editBeyondALimitChangesNothing()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.type(u"x");
    stage.forget();
    stage.type(QString(int(limits::kParagraphUnits), u'y'));
    QCOMPARE(stage.count<effects::EditRefused>(), 1);
    QCOMPARE(stage.count<effects::Journal>() + stage.count<effects::SaveStateChanged>(), 0);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.view().text(), QStringLiteral("xabc\n"));
    stage.receive(Ack{Sequence(1), Revision(6)});
    QCOMPARE(stage.session.document().pendingEdits(), 0);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
