#include "tests/unit/sync/session_stage.h"

using namespace syngraph;
using namespace syngraph::messages;

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
    void oldOperationIsFrozenAnew_data();
    void oldOperationIsFrozenAnew();
    void snapshotIsAskedForUntilItIsHere();
    void rightToEditComesAndGoes();
    void proxyIsNoReasonToStop_data();
    void proxyIsNoReasonToStop();
    void titleIsWishedAgain();
    void whatWasHeldBackIsForgotten();
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

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
