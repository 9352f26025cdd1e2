#include "tests/unit/sync/session_stage.h"

using namespace syngraph;
using namespace syngraph::messages;

/// A session against a server that breaks the protocol.
class TestHostileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileServer_data();
    void hostileServer();
    void nothingCountsBeforeWelcome();
    void randomServer();
};

void TestHostileServer::hostileServer_data()
{
    QTest::addColumn<int>("which");
    const char *const rows[] = {"ACK of nothing",    "ACK twice",         "ACK of the past",
                                "ACK with a gap",    "does not fit",      "splits a pair",
                                "snapshot unasked",  "WELCOME twice",     "GOAWAY of 10^9 ms",
                                "GOAWAY for ever",   "garbage",           "CREATED",
                                "HASH differs",      "REBASE backwards"};
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::newRow(rows[i]) << i;
}

void TestHostileServer::hostileServer()
{
    QFETCH(int, which);
    Stage stage;
    stage.goLive(u"\U0001F600");
    if (which == 1 || which == 2 || which == 3)
        stage.type(u"x");
    const auto length = stage.view().length() - (stage.session.document().hasPending() ? 1 : 0);
    switch (which) {
    case 0: stage.receive(Ack{Sequence(1), Revision(6)}); break;
    case 1:
        stage.receive(Ack{Sequence(1), Revision(6)});
        stage.receive(Ack{Sequence(1), Revision(6)});
        QCOMPARE(stage.session.state(), ConnectionState::Live);
        return;
    case 2: stage.receive(Ack{Sequence(1), Revision(3)}); break;
    case 3:
        stage.receive(Ack{Sequence(1), Revision(8)});
        QCOMPARE(stage.sent<Fetch>().size(), size_t(1));
        return;
    case 4: stage.receive(Operation{Revision(6), AuthorNumber(2), delta(99, {put(u"x")}), {}}); break;
    case 5:
        stage.receive(Operation{Revision(6), AuthorNumber(2),
                                delta(length, {keep(1), put(u"x")}), {}});
        // What the person does meanwhile neither throws nor is lost.
        stage.type(u"on");
        QVERIFY(stage.view().text().startsWith(QLatin1String("on")));
        break;
    case 6: stage.snapshot(Document(), 9); break;
    case 7: stage.receive(stage.welcome(5)); break;
    case 8:
        stage.receive(GoAway{1'000'000'000});
        QVERIFY(*stage.session.nextAttempt() <= stage.now + 60s);
        stage.advance(2s);
        break;
    case 9:
        for (int i = 0; i < 5; ++i) {
            stage.receive(GoAway{1'000});
            stage.advance(1s);
        }
        break;
    case 10: stage.step(events::TransportMessage{stage.attempt, QByteArray(3, '\xff')}); break;
    case 11: stage.receive(Created{stage.random.id<DocumentId>(), QByteArray(24, 'a'), QByteArray(24, 'b')}); break;
    case 12: stage.receive(Hash{Revision(5), QByteArray(32, 'h')}); break;
    case 13:
        stage.receive(Rebase{Revision(2), Revision(3), delta(length, {put(u"x")})});
        QCOMPARE(stage.session.state(), ConnectionState::Live); // of the past: nothing to do
        return;
    }
    QVERIFY(stage.session.state() != ConnectionState::Live);
    QVERIFY(stage.session.nextDeadline().has_value());
    QVERIFY(*stage.session.nextDeadline() <= stage.now + 60s);
}

/// It continues a conversation that this client has not had, or has lost the beginning of.
void TestHostileServer::nothingCountsBeforeWelcome()
{
    const auto x = delta(3, {put(u"x"), keep(3)});
    const std::vector<ServerMessage> tooEarly{
        Operation{Revision(6), AuthorNumber(2), x, {}}, Ack{Sequence(1), Revision(6)},
        Rebase{Revision(5), Revision(6), x}, HeartbeatAck{1, Revision(5), {}},
        RoleChanged{Role::View}};
    for (const auto &message : tooEarly) {
        Stage stage;
        stage.goLive(u"ab");
        stage.end(1006);
        stage.reconnect();
        QCOMPARE(stage.session.state(), ConnectionState::Authenticating);
        stage.receive(message);
        QCOMPARE(stage.session.state(), ConnectionState::Waiting);
        QCOMPARE(stage.view().text(), QStringLiteral("ab\n"));
        QCOMPARE(stage.session.role(), Role::Edit);
        stage.reconnect();
        // Going away is no greeting.
        stage.receive(GoAway{1'000});
        QCOMPARE(stage.session.state(), ConnectionState::Draining);
        stage.receive(message);
        QCOMPARE(stage.session.state(), ConnectionState::Waiting);
        QCOMPARE(stage.view().text(), QStringLiteral("ab\n"));
        stage.reconnect();
        stage.receive(Wait{1, 1'000});
        stage.receive(stage.welcome(5));
        QCOMPARE(stage.session.state(), ConnectionState::Live);
    }
}

void TestHostileServer::randomServer()
{
    const auto first = testSeed(5);
    const auto rounds = testRounds(40);
    for (auto seed = first; seed < first + rounds; ++seed) {
        SeededRandom random(seed);
        Stage stage;
        stage.open();
        const auto number = [&](qint64 around) {
            return std::max<qint64>(0, around + random.between(qint64(-1), qint64(2)));
        };
        for (int i = 0; i < 5'000; ++i) {
            const auto &document = stage.session.document();
            const auto at = document.revision().value;
            const Sequence sequence(number(document.lastSequence().value));
            const auto length = random.chance(0.8) ? document.serverLength() : 3;
            const auto operation = random.chance(0.5) || length < 2
                ? delta(length, {put(u"s")})
                : delta(length, {drop(random.between(qint64(1), length - 1))});
            std::optional<ServerMessage> message;
            switch (random.below(22)) {
            case 0: {
                auto welcome = stage.welcome(number(at));
                welcome.lastSequence = sequence;
                welcome.participants.push_back({AuthorNumber(2), QStringLiteral("B"), 0,
                                                Role::View, Caret{number(5), number(50)}});
                message = welcome;
                break;
            }
            case 1: message = Ack{Sequence(std::max<qint64>(1, sequence.value)), Revision(number(at) + 1)}; break;
            case 2: message = Reject{Sequence(std::max<qint64>(1, sequence.value)), ErrorCode::BadBase, {}}; break;
            case 3: case 4: case 5:
                message = Operation{Revision(number(at) + 1), AuthorNumber(2), operation, {}};
                break;
            case 6: message = Rebase{Revision(at), Revision(at + number(2)), operation}; break;
            case 7: case 8: stage.snapshot(Document(), number(at)); break;
            case 9: message = HeartbeatAck{number(1), Revision(number(at)), sequence}; break;
            case 10: message = Selected{AuthorNumber(2), Revision(number(at)), {number(3), 9}}; break;
            case 11: message = Joined{{{AuthorNumber(number(2)), QStringLiteral("C"), 0, Role::Edit, {}}}}; break;
            case 12: message = Hash{Revision(number(at)), QByteArray(32, 'h')}; break;
            case 13: message = Error{ErrorCode::Rate, {}, number(1'000), random.chance(0.1)}; break;
            case 14:
                if (random.chance(0.1))
                    message = GoAway{number(1'000)};
                break;
            case 15: message = RoleChanged{random.chance(0.9) ? Role::Edit : Role::View}; break;
            case 16: if (random.chance(0.2)) stage.end(random.chance(0.5) ? 1006 : 4416); break;
            case 17: case 18: stage.type(u"c"); break;
            case 19: stage.step(events::Selection{{qsizetype(number(4)), 1'000'000}}); break;
            case 20: stage.advance(random.between(0ms, 4'000ms)); break;
            case 21: stage.step(events::TransportOpened{stage.attempt}); break;
            }
            // Mostly it begins as it should, or there would hardly be anything but beginnings.
            const bool isEarly = stage.session.state() == ConnectionState::Authenticating;
            if (message && isEarly && random.chance(0.9))
                stage.receive(stage.welcome(at));
            else if (message)
                stage.receive(*message);
            if (stage.session.state() == ConnectionState::Blocked)
                stage.step(events::Start{});
            QVERIFY2(stage.session.nextDeadline().has_value(),
                     qPrintable(QStringLiteral("SYNGRAPH_SEED=%1: waits for ever").arg(seed)));
            stage.forget();
        }
        stage.view().checkInvariants();
    }
}

QTEST_GUILESS_MAIN(TestHostileServer)
#include "tst_hostile_server.moc"
