#include "common/protocol/submit_digest.h"
#include "common/sync/journal_codec.h"
#include "tests/support/delta_rows.h"
#include "tests/unit/sync/session_stage.h"

using namespace syngraph;
using namespace syngraph::messages;
using namespace Qt::Literals::StringLiterals;

namespace {

QString ownTextOf(const Stage &stage)
{
    QStringList texts;
    for (const auto &effect : stage.effects) {
        if (const auto *kept = std::get_if<effects::Recovered>(&effect))
            texts += kept->ownText.join(u'|');
    }
    return texts.join(u'#');
}

/// Answers the journal of a session that has one.
void letTheDiskAnswer(Stage &stage)
{
    const auto given = stage.effects;
    for (const auto &effect : given) {
        if (const auto *sync = std::get_if<effects::SyncJournal>(&effect))
            stage.step(events::Journaled{sync->number});
    }
}

} // namespace

/// What becomes of one's own edits when the server and this client do not agree on what there is.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInTheLogIsNotOffered_data();
    void whatIsInTheLogIsNotOffered();
    void takenNumberSurvivesTheProgram();
    void agesOfWhatTheJournalKept();
    void pendingTextIsOnesOwnUnderAnotherNumber();
    void undoOfAnotherDocumentIsDropped();
    void oldOperationIsFrozenAnew_data();
    void oldOperationIsFrozenAnew();
    void snapshotIsAskedForUntilItIsHere();
    void rightToEditComesAndGoes();
    void proxyIsNoReasonToStop_data();
    void proxyIsNoReasonToStop();
    void damagedDocumentIsTriedSlowly();
    void causeOfTheEndIsKnownUntilLive_data();
    void causeOfTheEndIsKnownUntilLive();
    void hintsOfTheNetworkHurryLessAndLess();
    void titleIsWishedAgain();
    void whatWasHeldBackIsForgotten();
    void filesAreCopied_data();
    void filesAreCopied();
    void whoIsReplacedAndInsists_data();
    void whoIsReplacedAndInsists();
};

void TestRecovery::whatIsInTheLogIsNotOffered_data()
{
    QTest::addColumn<qint64>("logged");
    QTest::addColumn<QString>("later");
    QTest::addColumn<int>("recoveries");
    QTest::addColumn<QString>("offered");
    QTest::newRow("it is in the log") << qint64(1) << QString() << 0 << QString();
    QTest::newRow("it is, and more was typed") << qint64(1) << QStringLiteral("more") << 1
                                               << QStringLiteral("more");
    QTest::newRow("it is not") << qint64(0) << QString() << 1 << QStringLiteral("sent");
    QTest::newRow("it is not, and more was typed") << qint64(0) << QStringLiteral("more") << 1
                                                   << QStringLiteral("moresent");
}

/// The ACK got lost, and the way back leads over a snapshot.
void TestRecovery::whatIsInTheLogIsNotOffered()
{
    QFETCH(qint64, logged);
    QFETCH(QString, later);
    QFETCH(int, recoveries);
    QFETCH(QString, offered);
    Stage stage;
    stage.goLive();
    stage.type(u"sent");
    if (!later.isEmpty())
        stage.type(later);
    stage.end(1006);
    stage.reconnect();
    stage.forget();
    auto greeting = stage.welcome(60'000);
    greeting.lastSequence = Sequence(logged);
    stage.receive(greeting);
    stage.snapshot(*Document::fromDelta(documentFromText(u"of the server")), 60'000);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.count<effects::Recovered>(), recoveries);
    QCOMPARE(ownTextOf(stage), offered);
}

/// Another copy of this client's files was faster with the number: that operation is not this one,
/// and no end of the program may make it so.
void TestRecovery::takenNumberSurvivesTheProgram()
{
    SessionOptions options;
    options.journaled = true;
    Stage stage(options);
    stage.goLive();
    stage.type(u"mine");
    letTheDiskAnswer(stage);
    QCOMPARE(stage.sent<Submit>().size(), size_t(1));
    stage.forget();
    stage.end(int(ErrorCode::SequenceReuse));
    std::optional<JournalRecord> record;
    for (const auto &effect : stage.effects) {
        const auto *entry = std::get_if<effects::Journal>(&effect);
        if (!entry)
            continue;
        if (!record)
            record.emplace();
        QVERIFY(applyEntry(*record, entry->entry).ok());
    }
    QVERIFY(record.has_value());

    Stage again(options, *record);
    again.open();
    QCOMPARE(again.sent<Auth>().front().epoch, Epoch());
    auto greeting = again.welcome(6);
    greeting.lastSequence = Sequence(1);
    again.receive(greeting);
    again.receive(Ack{Sequence(1), Revision(6)});
    again.snapshot(*Document::fromDelta(documentFromText(u"theirs")), 6);
    QCOMPARE(again.view().text(), QStringLiteral("theirs\n"));
    QCOMPARE(ownTextOf(again), QStringLiteral("mine"));
}

void TestRecovery::agesOfWhatTheJournalKept()
{
    SessionOptions options;
    options.journaled = true;
    Stage stage(options);
    stage.goLive();
    stage.type(u"a");
    stage.type(u"b");
    const auto record = stage.session.record();
    Stage again(options, record);
    const auto began = again.now;
    again.open();
    QCOMPARE(again.session.unsavedSince(), std::optional(began));
    again.advance(1s);
    again.receive(again.welcome(9'000));
    again.receive(Rebase{Revision(5), Revision(9'000), delta(1, {put(u"far")})});
    QVERIFY(again.session.document().hasPending());
    QCOMPARE(again.session.unsavedSince(), std::optional(began));
}

void TestRecovery::pendingTextIsOnesOwnUnderAnotherNumber()
{
    Stage stage;
    stage.goLive(u"ab");
    stage.end(1006);
    stage.type(u"mine");
    stage.reconnect();
    auto welcome = stage.welcome(5);
    welcome.author = AuthorNumber(7); // the server was restarted, and somebody else has the 1 now
    stage.receive(welcome);
    QCOMPARE(stage.session.author(), AuthorNumber(7));
    std::vector<std::pair<qsizetype, qint64>> authors;
    stage.view().visitAuthors(0, stage.view().length(), [&](qsizetype length, Authorship one) {
        authors.emplace_back(length, one.author().value);
    });
    QVERIFY((authors == std::vector<std::pair<qsizetype, qint64>>{{4, 7}, {3, 0}}));
}

void TestRecovery::undoOfAnotherDocumentIsDropped()
{
    const auto checkpointOf = [](const QString &text) {
        JournalRecord record;
        record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
        record.document.reset(*Document::fromDelta(documentFromText(text)), Epoch(1), Revision(3),
                              Sequence());
        const auto end = record.document.view().length() - 1;
        const auto added = delta(end + 1, {keep(end), put(u"!"), keep(1)});
        record.undo.recordLocal(added, invert(added, record.document.view()), Instant(), {});
        SYNGRAPH_CHECK(bool(record.document.editLocal(added)));
        return record;
    };
    auto record = checkpointOf(u"text"_s);
    const auto good = decodeEntry(encodeEntry(journal::Checkpoint{record}));
    QVERIFY(good);
    QVERIFY(std::get<journal::Checkpoint>(*good).record.undo.canUndo());
    record.undo = checkpointOf(u"another"_s).undo;
    const auto other = decodeEntry(encodeEntry(journal::Checkpoint{record}));
    QVERIFY(other);
    QVERIFY(!std::get<journal::Checkpoint>(*other).record.undo.canUndo());
    QCOMPARE(std::get<journal::Checkpoint>(*other).record.document.view().text(), u"text!\n"_s);
}

void TestRecovery::oldOperationIsFrozenAnew_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<qint64>("base");
    QTest::addColumn<QString>("text");
    QTest::newRow("little happened") << 10 << qint64(5) << QStringLiteral("a");
    QTest::newRow("much happened") << 100 << qint64(105) << QStringLiteral("ba");
}

/// The server would have to transform it over all that happened, and may refuse to.
void TestRecovery::oldOperationIsFrozenAnew()
{
    QFETCH(int, others);
    QFETCH(qint64, base);
    QFETCH(QString, text);
    Stage stage;
    stage.goLive();
    stage.type(u"a");
    stage.type(u"b");
    stage.end(1006);
    stage.reconnect();
    stage.forget();
    stage.receive(stage.welcome(5 + others));
    for (int i = 1; i <= others; ++i)
        stage.receive(Operation{Revision(5 + i), AuthorNumber(2), delta(i, {keep(i - 1), put(u"x")}),
                                {}});
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    const auto submits = stage.sent<Submit>();
    QCOMPARE(submits.size(), size_t(1));
    QCOMPARE(submits[0].sequence.value, 1);
    QCOMPARE(submits[0].base.value, base);
    QCOMPARE(submits[0].delta.insertedText().toString(), text);
}

void TestRecovery::snapshotIsAskedForUntilItIsHere()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.end(1006);
    stage.reconnect();
    stage.forget();
    // The journal lagged behind: the log has operations of this client that it does not know of.
    auto greeting = stage.welcome(8);
    greeting.lastSequence = Sequence(2);
    stage.receive(greeting);
    QCOMPARE(stage.sent<Resync>().size(), size_t(1));
    stage.end(1006);
    stage.forget();
    stage.reconnect();
    QCOMPARE(stage.sent<Auth>().front().epoch, Epoch());
    stage.receive(greeting);
    stage.snapshot(Document(), 8);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.count<effects::Recovered>(), 0);
}

void TestRecovery::rightToEditComesAndGoes()
{
    Stage stage;
    stage.goLive();
    stage.type(u"a");
    stage.end(1006);
    stage.reconnect();
    stage.forget();
    auto greeting = stage.welcome(5);
    greeting.role = Role::View;
    stage.receive(greeting);
    QVERIFY(stage.sent<Submit>().empty());
    stage.receive(RoleChanged{Role::Edit});
    QCOMPARE(stage.sent<Submit>().size(), size_t(1));
    stage.receive(RoleChanged{Role::Edit});
    QCOMPARE(stage.sent<Submit>().size(), size_t(1));
    stage.receive(Reject{Sequence(1), ErrorCode::Forbidden, {}});
    QVERIFY(stage.session.role() == Role::View);
}

void TestRecovery::proxyIsNoReasonToStop_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 400, 401, 403, 404, 410, 502, 503})
        QTest::addRow("%d", status) << status;
}

void TestRecovery::proxyIsNoReasonToStop()
{
    QFETCH(int, status);
    Stage stage;
    stage.step(events::Start{});
    TransportEnd end;
    end.kind = TransportEnd::Kind::HttpRefused;
    end.httpStatus = status;
    stage.step(events::TransportEnded{stage.attempt, end});
    QCOMPARE(stage.session.state(), ConnectionState::Waiting);
}

/// Until it is back from a backup, each try would only load it in vain; what is typed stays.
void TestRecovery::damagedDocumentIsTriedSlowly()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.receive(Error{ErrorCode::Damaged, {}, 0, true});
    stage.end(int(ErrorCode::Damaged));
    QCOMPARE(stage.session.state(), ConnectionState::Waiting);
    QCOMPARE(stage.session.lastEnd().cause, EndCause::Damaged);
    const auto due = *stage.session.nextAttempt();
    QVERIFY(due >= stage.now + 2min);
    QVERIFY(due <= stage.now + 4min);
    stage.advance(10s);
    stage.type(u"x");
    QCOMPARE(*stage.session.nextAttempt(), due);
    stage.step(events::RetrySoon{true}); // a person may know better
    stage.reconnect();
    QCOMPARE(stage.session.lastEnd().cause, EndCause::Damaged);
    stage.receive(stage.welcome(5));
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.session.lastEnd().cause, EndCause::Unknown);
    QCOMPARE(stage.sent<Submit>().size(), size_t(1));
}

void TestRecovery::causeOfTheEndIsKnownUntilLive_data()
{
    QTest::addColumn<TransportEnd::Kind>("kind");
    QTest::addColumn<int>("code"); // of the close, or the HTTP status
    QTest::addColumn<EndCause>("cause");
    using Kind = TransportEnd::Kind;
    QTest::newRow("reset") << Kind::Failed << 0 << EndCause::Unknown;
    QTest::newRow("restart") << Kind::Closed << 1012 << EndCause::Unknown;
    QTest::newRow("name not found") << Kind::NoAddress << 0 << EndCause::NoAddress;
    QTest::newRow("refused") << Kind::Refused << 0 << EndCause::Refused;
    QTest::newRow("no TLS") << Kind::NoSecurity << 0 << EndCause::NoSecurity;
    QTest::newRow("captive portal") << Kind::HttpRefused << 302 << EndCause::InBetween;
    QTest::newRow("bad gateway") << Kind::HttpRefused << 502 << EndCause::InBetween;
    QTest::newRow("unavailable") << Kind::HttpRefused << 503 << EndCause::Busy;
    QTest::newRow("overload") << Kind::Closed << 1013 << EndCause::Busy;
    QTest::newRow("rate") << Kind::Closed << 4429 << EndCause::Busy;
    QTest::newRow("storage full") << Kind::Closed << 4507 << EndCause::StorageFull;
    QTest::newRow("server's fault") << Kind::Closed << 1011 << EndCause::ServerFault;
}

void TestRecovery::causeOfTheEndIsKnownUntilLive()
{
    QFETCH(TransportEnd::Kind, kind);
    QFETCH(int, code);
    Stage stage;
    stage.goLive(u"abc");
    TransportEnd end;
    end.kind = kind;
    (kind == TransportEnd::Kind::HttpRefused ? end.httpStatus : end.closeCode) = code;
    stage.step(events::TransportEnded{stage.attempt, end});
    QTEST(stage.session.lastEnd().cause, "cause");
    QCOMPARE(stage.session.lastEnd().httpStatus, end.httpStatus);
    stage.reconnect();
    QTEST(stage.session.lastEnd().cause, "cause");
    stage.receive(stage.welcome(5));
    QCOMPARE(stage.session.lastEnd().cause, EndCause::Unknown);
    // Silence is a cause of its own.
    stage.advance(1min);
    QCOMPARE(stage.session.lastEnd().cause, EndCause::NoAnswer);
}

/// A network that is up and down each second for two minutes.
void TestRecovery::hintsOfTheNetworkHurryLessAndLess()
{
    Stage stage;
    stage.goLive(u"abc");
    stage.end(1006);
    stage.forget();
    for (int second = 0; second < 120; ++second) {
        stage.step(events::RetrySoon{});
        stage.advance(1s);
        if (stage.session.state() == ConnectionState::Connecting)
            stage.end(0, TransportEnd::Kind::Failed);
    }
    QVERIFY2(stage.count<effects::Connect>() <= 25,
             qPrintable(QString::number(stage.count<effects::Connect>())));
    QVERIFY(stage.count<effects::Connect>() > 5);
    // Whoever asks for it is not made to wait for that.
    const auto asked = [&stage] {
        stage.advance(3s);
        stage.end(0, TransportEnd::Kind::Failed);
        stage.forget();
        stage.step(events::RetrySoon{true});
        stage.advance(500ms);
        return stage.count<effects::Connect>() == 1;
    };
    QVERIFY(asked());
    QVERIFY(asked());
    // And once it was live for a while, the hints count again.
    stage.receive(stage.welcome(5)); // not open yet: nothing
    stage.end(0, TransportEnd::Kind::Failed);
    stage.reconnect();
    stage.receive(stage.welcome(5));
    for (int i = 0; i < 8; ++i) {
        stage.advance(5s);
        stage.receive(HeartbeatAck{i, Revision(5), Sequence()});
    }
    stage.end(1006);
    stage.step(events::RetrySoon{});
    QVERIFY(*stage.session.nextAttempt() <= stage.now + 500ms);
}

void TestRecovery::titleIsWishedAgain()
{
    Stage stage;
    stage.goLive();
    stage.step(events::Rename{QStringLiteral("Plan")});
    QCOMPARE(stage.sent<Rename>().size(), size_t(1));
    stage.receive(HeartbeatAck{1, Revision(5), {}});
    QCOMPARE(stage.sent<Rename>().size(), size_t(2));
    stage.receive(Renamed{QStringLiteral("Plan")});
    stage.receive(HeartbeatAck{2, Revision(5), {}});
    QCOMPARE(stage.sent<Rename>().size(), size_t(2));
}

void TestRecovery::whatWasHeldBackIsForgotten()
{
    Stage stage;
    stage.goLive();
    stage.type(u"x");
    stage.receive(Error{ErrorCode::StorageFull, {}, 2'000, false});
    QVERIFY(stage.session.heldBack().has_value());
    stage.receive(Reject{Sequence(1), ErrorCode::TooLarge, {}});
    stage.snapshot(Document(), 5);
    QVERIFY(!stage.session.heldBack().has_value());
}

void TestRecovery::filesAreCopied_data()
{
    QTest::addColumn<QString>("pending");  // in flight, or in the buffer
    QTest::addColumn<bool>("isRestored");
    QTest::addColumn<qint64>("logged");    // number of this client's last operation there
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *name, const char *pending, bool isRestored, qint64 logged,
                        const char *digest, const char *end) {
        QTest::newRow(name) << QString::fromLatin1(pending) << isRestored << logged
                            << QString::fromLatin1(digest) << QString::fromLatin1(end);
    };
    row("it is in the log", "flight", false, 1, "own", "acknowledged");
    row("it is, says the journal's copy", "flight", true, 1, "own", "acknowledged");
    row("an older server does not say", "flight", false, 1, "none", "acknowledged");
    row("another took its number", "flight", false, 1, "other", "sent anew");
    row("another, and both may have it", "flight", true, 1, "other", "handed out");
    row("another wrote more", "flight", false, 2, "other", "handed out");
    row("another wrote, nothing was sent", "buffer", false, 1, "other", "sent anew");
    row("another wrote, both may have it", "buffer", true, 1, "other", "handed out");
}

/// Nothing is lost and nothing doubled, whatever a copy of the same files did meanwhile: what only
/// this program can have goes on under another id, what both may have is handed to the person.
void TestRecovery::filesAreCopied()
{
    QFETCH(QString, pending);
    QFETCH(bool, isRestored);
    QFETCH(qint64, logged);
    QFETCH(QString, digest);
    QFETCH(QString, end);
    SessionOptions options;
    Stage first(options);
    first.goLive(u"ab");
    if (pending == u"buffer")
        first.end(1006);
    first.type(u"mine");
    if (pending == u"flight")
        first.end(1006);
    Stage second(options, first.session.record());
    Stage &stage = isRestored ? second : first;
    const auto before = stage.session.client();
    const auto &inFlight = stage.session.document().inFlight();
    const auto own = inFlight ? submitDigest(inFlight->frozen) : QByteArray(16, 'x');
    if (isRestored)
        stage.open();
    else
        stage.reconnect();
    stage.forget();

    auto greeting = stage.welcome(6);
    greeting.lastSequence = Sequence(logged);
    if (digest != u"none")
        greeting.lastDigest = digest == u"own" ? own : QByteArray(16, 'y');
    stage.receive(greeting);
    if (end == u"acknowledged") {
        stage.receive(Ack{Sequence(1), Revision(6)});
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        QCOMPARE(stage.session.document().pendingEdits(), 0);
        QCOMPARE(stage.session.client(), before);
        return;
    }
    const Operation others{Revision(6), AuthorNumber(1), delta(3, {put(u"theirs ")}), std::nullopt};
    if (end == u"handed out") {
        QCOMPARE(stage.sent<Resync>().size(), size_t(1));
        stage.receive(Ack{Sequence(1), Revision(6)}); // of the other's, before the server heard
        stage.snapshot(*Document::fromDelta(documentFromText(u"theirs ab")), 6);
        QCOMPARE(ownTextOf(stage), u"mine"_s);
    }
    QCOMPARE(stage.session.state(), ConnectionState::Connecting);
    QVERIFY(stage.session.client() != before);
    stage.step(events::TransportOpened{stage.attempt});
    const auto auth = stage.sent<Auth>().back();
    QCOMPARE(auth.client, stage.session.client());
    QCOMPARE(auth.lastSequence, Sequence());
    QCOMPARE(auth.revision, Revision(end == u"handed out" ? 6 : 5));
    stage.forget();
    auto again = stage.welcome(6);
    again.author = AuthorNumber(2);
    stage.receive(again);
    if (end == u"sent anew")
        stage.receive(others);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.view().text(), end == u"handed out" ? u"theirs ab\n"_s : u"minetheirs ab\n"_s);
    const auto sent = stage.sent<Submit>();
    QCOMPARE(sent.size(), size_t(end == u"handed out" ? 0 : 1));
    if (end == u"sent anew")
        QCOMPARE(sent.front(), (Submit{Sequence(1), Revision(6), delta(10, {put(u"mine")}),
                                       std::nullopt}));
    QCOMPARE(stage.count<effects::Recovered>(), 0);
}

void TestRecovery::whoIsReplacedAndInsists_data()
{
    QTest::addColumn<bool>("hasInFlight");
    QTest::newRow("nothing is in flight") << false;
    QTest::newRow("what is in flight is settled first") << true;
}

/// Two machines with one id would drive each other out for ever.
void TestRecovery::whoIsReplacedAndInsists()
{
    QFETCH(bool, hasInFlight);
    Stage stage;
    stage.goLive(u"ab");
    const auto before = stage.session.client();
    if (hasInFlight)
        stage.type(u"mine");
    stage.end(int(ErrorCode::Replaced));
    QCOMPARE(stage.session.state(), ConnectionState::Blocked);
    stage.type(u"more");
    stage.forget();
    stage.open();
    QCOMPARE(stage.session.client() != before, !hasInFlight);
    if (hasInFlight) {
        auto greeting = stage.welcome(6);
        greeting.lastSequence = Sequence(1);
        stage.receive(greeting);
        stage.receive(Ack{Sequence(1), Revision(6)});
        QVERIFY(stage.session.client() != before);
        stage.step(events::TransportOpened{stage.attempt});
    }
    stage.receive(stage.welcome(hasInFlight ? 6 : 5));
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    const auto sent = stage.sent<Submit>();
    QCOMPARE(sent.size(), size_t(1));
    QCOMPARE(sent.front().sequence, Sequence(1));
    QCOMPARE(sent.front().delta.insertedText(), u"more"_s);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
