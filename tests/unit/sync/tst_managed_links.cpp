#include "common/protocol/client_seat.h"
#include "tests/unit/sync/session_stage.h"

using namespace syngraph;
using namespace syngraph::messages;

namespace {

SessionOptions managing()
{
    SessionOptions options;
    options.links = true;
    return options;
}

/// Whose server knows of owners.
class LinkStage : public Stage
{
public:
    explicit LinkStage(SessionOptions options = managing()) : Stage(options) {}
    void goLive(std::optional<bool> isOwner, std::optional<qint64> expires = {})
    {
        auto greeting = welcome(5);
        greeting.isOwner = isOwner;
        greeting.linkExpires = expires;
        receive(greeting);
        if (!session.hasDocument())
            snapshot(Document(), 5);
        QCOMPARE(session.state(), ConnectionState::Live);
        forget();
    }
    std::vector<qint64> unanswered() const
    {
        std::vector<qint64> requests;
        for (const auto &effect : effects) {
            if (const auto *one = std::get_if<effects::LinksUnanswered>(&effect))
                requests.push_back(one->request);
        }
        return requests;
    }
};

} // namespace

/// What an owner asks of links, between the session and its server.
class TestManagedLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authSaysSo();
    void welcomeTells();
    void ownerIsAnswered();
    void whoMayNotAsksNothing_data();
    void whoMayNotAsksNothing();
    void endOfTheConnectionLeavesNothingOpen();
    void onlyWhatWasAskedIsPassedOn();
    void requestsAreBounded();
    void triedLinkStaysWhereItIsBetter_data();
    void triedLinkStaysWhereItIsBetter();
    void refusedTrialEndsNothing();
    void anotherIdKeepsItsSeat();
};

void TestManagedLinks::authSaysSo()
{
    LinkStage stage;
    stage.open();
    QCOMPARE(stage.sent<Auth>().front().links, std::optional(true));
    Stage silent;
    silent.open();
    QVERIFY(!silent.sent<Auth>().front().links);
}

void TestManagedLinks::welcomeTells()
{
    LinkStage stage;
    QVERIFY(!stage.session.isOwner());
    stage.open();
    stage.goLive(false, 1'700'000'000'000);
    QCOMPARE(stage.session.isOwner(), std::optional(false));
    QCOMPARE(stage.session.linkExpires(), std::optional<qint64>(1'700'000'000'000));
    stage.end(1006);
    stage.reconnect();
    stage.goLive(std::nullopt); // an older server
    QVERIFY(!stage.session.isOwner() && !stage.session.linkExpires());
}

void TestManagedLinks::ownerIsAnswered()
{
    LinkStage stage;
    stage.open();
    stage.goLive(true);
    stage.step(events::ManageLinks{Links{1}});
    stage.step(events::ManageLinks{LinkMake{2, LinkRole::View, QStringLiteral("Team"), 5'000, 3}});
    stage.step(events::ManageLinks{LinkRevoke{3, 17}});
    QCOMPARE(stage.sent<Links>().size(), 1u);
    QVERIFY((stage.sent<LinkMake>().front()
             == LinkMake{2, LinkRole::View, QStringLiteral("Team"), 5'000, 3}));
    QVERIFY((stage.sent<LinkRevoke>().front() == LinkRevoke{3, 17}));
    LinkInfo info;
    info.mark = QByteArray(8, 'm');
    stage.receive(LinkMade{2, info, QByteArray(24, 't')});
    stage.receive(LinkRefused{3, ErrorCode::LastOwner, 0});
    stage.receive(LinkList{1, {info}});
    QCOMPARE(stage.count<effects::LinksAnswered>(), 3);
    stage.end(1006);
    QVERIFY(stage.unanswered().empty());
}

void TestManagedLinks::whoMayNotAsksNothing_data()
{
    QTest::addColumn<std::optional<bool>>("isOwner");
    QTest::addColumn<bool>("isLive");
    QTest::newRow("an editor") << std::optional(false) << true;
    QTest::newRow("an older server") << std::optional<bool>() << true;
    QTest::newRow("an owner without a connection") << std::optional(true) << false;
}

void TestManagedLinks::whoMayNotAsksNothing()
{
    QFETCH(const std::optional<bool>, isOwner);
    QFETCH(const bool, isLive);
    LinkStage stage;
    stage.open();
    stage.goLive(isOwner);
    if (!isLive)
        stage.end(1006);
    stage.forget();
    stage.step(events::ManageLinks{LinkRevoke{9, 1}});
    QVERIFY(stage.sentBytes.isEmpty());
    QCOMPARE(stage.unanswered(), std::vector<qint64>{9});
}

void TestManagedLinks::endOfTheConnectionLeavesNothingOpen()
{
    LinkStage stage;
    stage.open();
    stage.goLive(true);
    stage.step(events::ManageLinks{Links{1}});
    stage.step(events::ManageLinks{LinkRevoke{2, 1}});
    stage.end(1006);
    QCOMPARE(stage.unanswered(), (std::vector<qint64>{1, 2}));
    stage.reconnect();
    stage.goLive(true);
    stage.receive(LinkList{1, {}}); // an answer to nobody
    QCOMPARE(stage.count<effects::LinksAnswered>(), 0);
    QCOMPARE(stage.session.state(), ConnectionState::Live);
}

void TestManagedLinks::onlyWhatWasAskedIsPassedOn()
{
    LinkStage stage;
    stage.open();
    stage.goLive(true);
    stage.receive(LinkList{7, {}});
    stage.receive(LinkRevoked{7, 1, 1});
    QVERIFY(stage.effects.empty());
    stage.step(events::ManageLinks{Links{7}});
    stage.receive(LinkList{7, {}});
    stage.receive(LinkList{7, {}});
    QCOMPARE(stage.count<effects::LinksAnswered>(), 1);
}

void TestManagedLinks::requestsAreBounded()
{
    LinkStage stage;
    stage.open();
    stage.goLive(true);
    for (int i = 1; i <= 100; ++i)
        stage.step(events::ManageLinks{Links{i}});
    QVERIFY(stage.sent<Links>().size() < 100);
    QCOMPARE(stage.sent<Links>().size() + stage.unanswered().size(), 100u);
    stage.forget();
    stage.step(events::ManageLinks{Links{1}}); // its number is taken
    QVERIFY(stage.sentBytes.isEmpty());
}

void TestManagedLinks::triedLinkStaysWhereItIsBetter_data()
{
    QTest::addColumn<bool>("wasOwner");
    QTest::addColumn<std::optional<qint64>>("before");
    QTest::addColumn<Role>("role");
    QTest::addColumn<std::optional<bool>>("isOwner");
    QTest::addColumn<std::optional<qint64>>("expires");
    QTest::addColumn<bool>("stays");
    using Time = std::optional<qint64>;
    using Owner = std::optional<bool>;
    QTest::newRow("an owner's") << false << Time() << Role::Edit << Owner(true) << Time(5) << true;
    QTest::newRow("one more to edit") << false << Time() << Role::Edit << Owner(false) << Time()
                                      << false;
    QTest::newRow("one to view") << false << Time() << Role::View << Owner(false) << Time() << false;
    QTest::newRow("of an older server") << false << Time() << Role::Edit << Owner() << Time() << false;
    QTest::newRow("for longer") << true << Time(5) << Role::Edit << Owner(true) << Time(6) << true;
    QTest::newRow("for good") << true << Time(5) << Role::Edit << Owner(true) << Time() << true;
    QTest::newRow("not for longer") << true << Time(5) << Role::Edit << Owner(true) << Time(5)
                                    << false;
    QTest::newRow("none is better") << true << Time() << Role::Edit << Owner(true) << Time() << false;
}

void TestManagedLinks::triedLinkStaysWhereItIsBetter()
{
    QFETCH(const bool, wasOwner);
    QFETCH(const std::optional<qint64>, before);
    QFETCH(const Role, role);
    QFETCH(const std::optional<bool>, isOwner);
    QFETCH(const std::optional<qint64>, expires);
    QFETCH(const bool, stays);
    LinkStage stage;
    stage.open();
    stage.goLive(wasOwner, before);
    stage.type(u"unsent");
    const auto first = stage.session.token();
    const QByteArray other(24, 'o');
    stage.step(events::Token{other, events::Token::Use::Tried});
    stage.step(events::TransportOpened{stage.attempt});
    QCOMPARE(stage.sent<Auth>().back().token, other);
    auto greeting = stage.welcome(5);
    greeting.role = role;
    greeting.isOwner = isOwner;
    greeting.linkExpires = expires;
    stage.receive(greeting);
    QCOMPARE(stage.session.token(), stays ? other : first);
    if (!stays) {
        QCOMPARE(stage.session.state(), ConnectionState::Connecting);
        stage.step(events::TransportOpened{stage.attempt});
        QCOMPARE(stage.sent<Auth>().back().token, first);
        greeting = stage.welcome(5);
        greeting.isOwner = wasOwner;
        stage.receive(greeting);
    }
    QCOMPARE(stage.session.state(), ConnectionState::Live);
    QCOMPARE(stage.session.isOwner(), std::optional(wasOwner || stays));
    QCOMPARE(stage.session.role(), Role::Edit);
    QVERIFY(stage.view().text().contains(u"unsent"));
    QCOMPARE(stage.count<effects::Recovered>(), 0);
}

void TestManagedLinks::refusedTrialEndsNothing()
{
    LinkStage stage;
    stage.open();
    stage.goLive(false);
    const auto first = stage.session.token();
    stage.step(events::Token{QByteArray(24, 'o'), events::Token::Use::Tried});
    stage.step(events::TransportOpened{stage.attempt});
    stage.end(int(ErrorCode::BadToken));
    QCOMPARE(stage.session.state(), ConnectionState::Connecting);
    QCOMPARE(stage.session.token(), first);
    stage.step(events::TransportOpened{stage.attempt});
    stage.end(int(ErrorCode::BadToken)); // this one counts
    QCOMPARE(stage.session.state(), ConnectionState::Blocked);
}

/// By the half of its id that stays, a link with a limit knows that it is in already.
void TestManagedLinks::anotherIdKeepsItsSeat()
{
    LinkStage stage;
    stage.open();
    stage.goLive(false);
    const auto before = stage.session.client();
    stage.end(int(ErrorCode::Replaced));
    stage.step(events::Start{});
    stage.step(events::TransportOpened{stage.attempt});
    const auto after = stage.sent<Auth>().back().client;
    QVERIFY(after != before);
    QCOMPARE(seatOf(after), seatOf(before));
}

QTEST_GUILESS_MAIN(TestManagedLinks)
#include "tst_managed_links.moc"
