#include "common/base/limits.h"
#include "common/protocol/client_seat.h"
#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::messages;

namespace {

int codeOf(ErrorCode code)
{
    return int(code);
}

/// An engine with a link for its owner, too.
struct Stage
{
    explicit Stage(WireFormat format = WireFormat::Cbor) : harness({.presenceInterval = 0ms}, format)
    {
        LinkRecord link;
        link.document = harness.document();
        link.role = LinkRole::Own;
        ownToken = harness.addLink(link, &ownLink);
    }
    Auth authBy(const QByteArray &token, std::optional<ClientId> client = {})
    {
        auto greeting = harness.auth(Role::Edit, client);
        greeting.token = token;
        greeting.links = true;
        return greeting;
    }
    /// Connects and gives the WELCOME back.
    std::pair<PeerId, std::optional<Welcome>> come(const Auth &auth)
    {
        const auto peer = harness.connect(harness.document());
        harness.send(peer, auth);
        const auto welcomes = harness.take<Welcome>(peer);
        return {peer, welcomes.empty() ? std::nullopt : std::optional(welcomes.front())};
    }
    PeerId owner() { return come(authBy(ownToken)).first; }
    std::vector<LinkInfo> listFor(PeerId peer)
    {
        harness.send(peer, Links{1});
        const auto lists = harness.take<LinkList>(peer);
        return lists.size() == 1 ? lists.front().links : std::vector<LinkInfo>();
    }
    template <typename Wish>
    std::optional<ErrorCode> refusal(PeerId peer, const Wish &wish)
    {
        harness.send(peer, wish);
        const auto refused = harness.take<LinkRefused>(peer);
        return refused.empty() ? std::nullopt : std::optional(refused.front().code);
    }
    LinkMade make(PeerId peer, LinkMake wish)
    {
        harness.send(peer, wish);
        const auto made = harness.take<LinkMade>(peer);
        return made.size() == 1 ? made.front() : LinkMade();
    }

    EngineHarness harness;
    QByteArray ownToken;
    LinkNumber ownLink;
};

} // namespace

class TestManagedLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creatorGetsAnOwnersLink_data();
    void creatorGetsAnOwnersLink();
    void ownerIsToldSoAndSoAreTheirRights();
    void ownerSeesEveryLink();
    void onlyOwnersManage_data();
    void onlyOwnersManage();
    void madeLinkLetsIn();
    void expiryIsKept();
    void limitIsKept();
    void limitCountsSeats();
    void seatIsTakenBeforeTheDocumentIsOpen();
    void fullStoreKeepsNobodyOutWhoWasIn();
    void damagedLinkSpoilsNoOther();
    void damagedLinkIsRefusedForGood();
    void revokingThrowsOutWhoCameByIt();
    void ownerMayRevokeTheirOwnLink();
    void lastOwnersLinkStays();
    void ownersLinkThatEndsEarlierIsNoReplacement();
    void ownerForADayMakesNoOwnerForGood();
    void linkOfAnotherDocumentIsNone();
    void linksAreBounded();
    void askedTooOften();
    void usesReachTheStoreTogether();
    void storeThatFailsIsSaid();
};

void TestManagedLinks::creatorGetsAnOwnersLink_data()
{
    QTest::addColumn<std::optional<bool>>("links");
    QTest::addColumn<bool>("isOwner");
    QTest::newRow("asked for") << std::optional(true) << true;
    QTest::newRow("an older client") << std::optional<bool>() << false;
    QTest::newRow("not wanted") << std::optional(false) << false;
}

void TestManagedLinks::creatorGetsAnOwnersLink()
{
    QFETCH(const std::optional<bool>, links);
    QFETCH(const bool, isOwner);
    EngineHarness harness;
    const auto peer = harness.connect(std::nullopt);
    harness.send(peer, Create{1, {}, QStringLiteral("Plan"), links});
    const auto created = harness.take<Created>(peer);
    QCOMPARE(created.size(), 1u);
    QCOMPARE(created[0].ownToken.has_value(), isOwner);
    const auto stored = harness.store().links(created[0].document);
    QCOMPARE(stored->size(), isOwner ? 3u : 2u);
    if (!isOwner)
        return;
    QCOMPARE(stored->back().role, LinkRole::Own);
    QVERIFY(*created[0].ownToken != created[0].editToken);
    const auto second = harness.connect(created[0].document);
    auto greeting = harness.auth();
    greeting.token = *created[0].ownToken;
    greeting.links = true;
    harness.send(second, greeting);
    const auto welcome = harness.take<Welcome>(second);
    QCOMPARE(welcome.size(), 1u);
    QCOMPARE(welcome[0].isOwner, std::optional(true));
}

void TestManagedLinks::ownerIsToldSoAndSoAreTheirRights()
{
    Stage stage;
    const auto [owner, welcome] = stage.come(stage.authBy(stage.ownToken));
    QCOMPARE(welcome->role, Role::Edit);
    QCOMPARE(welcome->isOwner, std::optional(true));
    QVERIFY(!welcome->linkExpires);
    // Everybody else sees somebody who can edit.
    const auto [editor, second] = stage.come(stage.authBy(stage.harness.token(Role::Edit)));
    QCOMPARE(second->isOwner, std::optional(false));
    QCOMPARE(second->participants.at(0).role, Role::Edit);
    stage.harness.submit(owner, 1, 0, delta(1, {put(u"a")}));
    QCOMPARE(stage.harness.stored().text(), QStringLiteral("a\n"));
    auto silent = stage.authBy(stage.ownToken);
    silent.links.reset();
    QVERIFY(!stage.come(silent).second->isOwner);
}

void TestManagedLinks::ownerSeesEveryLink()
{
    Stage stage(WireFormat::Json);
    const auto owner = stage.owner();
    stage.come(stage.authBy(stage.harness.token(Role::Edit)));
    stage.come(stage.authBy(stage.harness.token(Role::Edit)));
    QVERIFY(stage.harness.store().revokeLink(stage.harness.linkNumber(Role::View)).ok());
    const auto list = stage.listFor(owner);
    QCOMPARE(list.size(), 3u);
    QCOMPARE(list[0].role, LinkRole::View);
    QVERIFY(list[0].isRevoked);
    QCOMPARE(list[0].uses, 0);
    QCOMPARE(list[1].role, LinkRole::Edit);
    QCOMPARE(list[1].people, 2);
    QCOMPARE(list[1].uses, 2);
    QVERIFY(list[1].lastUsed.has_value());
    QVERIFY(!list[1].isMine);
    QCOMPARE(list[2].role, LinkRole::Own);
    QVERIFY(list[2].isMine);
    QCOMPARE(list[2].people, 1);
    QCOMPARE(list[2].number, stage.ownLink.value);
    QVERIFY(list[1].mark != list[2].mark);
}

void TestManagedLinks::onlyOwnersManage_data()
{
    QTest::addColumn<bool>("isEditor");
    QTest::addColumn<ClientMessage>("wish");
    for (const bool isEditor : {true, false}) {
        const char *who = isEditor ? "an editor" : "a viewer";
        QTest::addRow("%s lists", who) << isEditor << ClientMessage(Links{1});
        QTest::addRow("%s makes", who)
            << isEditor << ClientMessage(LinkMake{1, LinkRole::Own, {}, {}, {}});
        QTest::addRow("%s revokes", who) << isEditor << ClientMessage(LinkRevoke{1, 1});
    }
}

void TestManagedLinks::onlyOwnersManage()
{
    QFETCH(const bool, isEditor);
    QFETCH(const ClientMessage, wish);
    Stage stage;
    const auto token = stage.harness.token(isEditor ? Role::Edit : Role::View);
    const auto [peer, welcome] = stage.come(stage.authBy(token));
    QCOMPARE(welcome->isOwner, std::optional(false));
    const auto before = *stage.harness.store().links(stage.harness.document());
    stage.harness.send(peer, wish);
    const auto refused = stage.harness.take<LinkRefused>(peer);
    QCOMPARE(refused.size(), 1u);
    QVERIFY((refused[0] == LinkRefused{1, ErrorCode::Forbidden, 0}));
    QCOMPARE(stage.harness.closeCode(peer), 0);
    stage.harness.advance(2s);
    for (auto &link : *stage.harness.store().links(stage.harness.document()))
        QVERIFY(!link.revoked);
    QCOMPARE(stage.harness.store().links(stage.harness.document())->size(), before.size());
    // One that did not say that it knows of links has no business with them.
    const auto silent = stage.harness.join();
    stage.harness.send(silent, wish);
    QCOMPARE(stage.harness.closeCode(silent), codeOf(ErrorCode::Malformed));
}

void TestManagedLinks::madeLinkLetsIn()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made =
        stage.make(owner, {7, LinkRole::View, QStringLiteral("Zo\u00eb"), {}, {}});
    QCOMPARE(made.request, 7);
    QCOMPARE(made.link.label, QStringLiteral("Zo\u00eb"));
    QCOMPARE(made.token.size(), 24);
    const auto [guest, welcome] = stage.come(stage.authBy(made.token));
    QCOMPARE(welcome->role, Role::View);
    QCOMPARE(stage.listFor(owner).back().people, 1);
    const auto second = stage.make(owner, {8, LinkRole::Own, {}, {}, {}});
    QVERIFY(second.token != made.token);
    QCOMPARE(stage.come(stage.authBy(second.token)).second->isOwner, std::optional(true));
}

void TestManagedLinks::expiryIsKept()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made = stage.make(owner, {1, LinkRole::Edit, {}, 60'000, {}});
    const auto due = stage.harness.wallNow() + Milliseconds(60s);
    QCOMPARE(made.link.expires, std::optional<qint64>(due.time_since_epoch().count()));
    const auto [guest, welcome] = stage.come(stage.authBy(made.token));
    QCOMPARE(welcome->linkExpires, made.link.expires);
    stage.harness.advance(20s);
    stage.harness.send(guest, Heartbeat{1, Revision(), Sequence()});
    stage.harness.advance(30s);
    stage.harness.send(guest, Heartbeat{2, Revision(), Sequence()});
    QCOMPARE(stage.harness.closeCode(guest), 0);
    stage.harness.advance(12s);
    QCOMPARE(stage.harness.closeCode(guest), codeOf(ErrorCode::BadToken));
    QVERIFY(!stage.come(stage.authBy(made.token)).second);
}

void TestManagedLinks::limitIsKept()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made = stage.make(owner, {1, LinkRole::Edit, {}, {}, 2});
    const auto first = stage.harness.random().id<ClientId>();
    const auto [one, welcome] = stage.come(stage.authBy(made.token, first));
    QVERIFY(welcome);
    QVERIFY(stage.come(stage.authBy(made.token)).second);
    const auto [third, refused] = stage.come(stage.authBy(made.token));
    QVERIFY(!refused);
    QCOMPARE(stage.harness.closeCode(third), codeOf(ErrorCode::BadToken));
    // Coming back is no second use, also of a server that was restarted.
    stage.harness.hangUp(one);
    QVERIFY(stage.come(stage.authBy(made.token, first)).second);
    stage.harness.restart();
    QVERIFY(stage.come(stage.authBy(made.token, first)).second);
    QVERIFY(!stage.come(stage.authBy(made.token)).second);
}

/// An editor that had to take another id is in already, but there are not two of it at a time.
void TestManagedLinks::limitCountsSeats()
{
    Stage stage;
    const auto made = stage.make(stage.owner(), {1, LinkRole::Edit, {}, {}, 1});
    const auto first = stage.harness.random().id<ClientId>();
    const auto second = clientOnSeat(seatOf(first), stage.harness.random());
    const auto one = stage.come(stage.authBy(made.token, first)).first;
    const auto [two, welcome] = stage.come(stage.authBy(made.token, second));
    QVERIFY(welcome);
    QCOMPARE(stage.harness.closeCode(one), codeOf(ErrorCode::Replaced));
    QCOMPARE(stage.harness.closeCode(two), 0);
    QVERIFY(!stage.come(stage.authBy(made.token)).second);
    // Others who share a half by chance do so by another link, or one without a limit.
    const auto third = clientOnSeat(seatOf(first), stage.harness.random());
    QVERIFY(stage.come(stage.authBy(stage.harness.token(Role::Edit), third)).second);
    QCOMPARE(stage.harness.closeCode(two), 0);
}

void TestManagedLinks::seatIsTakenBeforeTheDocumentIsOpen()
{
    Stage stage;
    LinkRecord link;
    link.document = stage.harness.document();
    link.role = LinkRole::Edit;
    link.maxUses = 1;
    const auto token = stage.harness.addLink(link);
    const auto first = stage.harness.random().id<ClientId>();
    std::vector<PeerId> peers;
    stage.harness.holdStore();
    for (int i = 0; i < 3; ++i) {
        const auto client = i == 0 ? first : clientOnSeat(seatOf(first), stage.harness.random());
        peers.push_back(stage.come(stage.authBy(token, client)).first);
    }
    stage.harness.release();
    QCOMPARE(stage.harness.closeCode(peers[0]), codeOf(ErrorCode::Replaced));
    QCOMPARE(stage.harness.closeCode(peers[1]), codeOf(ErrorCode::Replaced));
    QCOMPARE(stage.harness.closeCode(peers[2]), 0);
    QCOMPARE(stage.harness.take<Welcome>(peers[2]).size(), size_t(1));
}

void TestManagedLinks::fullStoreKeepsNobodyOutWhoWasIn()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made = stage.make(owner, {1, LinkRole::View, {}, {}, 5});
    const auto known = stage.harness.random().id<ClientId>();
    stage.harness.hangUp(stage.come(stage.authBy(made.token, known)).first);
    stage.harness.advance(1s);
    stage.harness.store().setLinksFull(true);
    stage.harness.advance(2min);
    QVERIFY(stage.come(stage.authBy(made.token, known)).second);
    const auto [fresh, refused] = stage.come(stage.authBy(made.token));
    QVERIFY(!refused);
    QCOMPARE(stage.harness.closeCode(fresh), codeOf(ErrorCode::Overload));
    stage.harness.store().setLinksFull(false);
    stage.harness.hangUp(stage.come(stage.authBy(made.token, known)).first);
    stage.harness.advance(2s);
    const auto last = stage.harness.store().links(stage.harness.document())->back();
    QCOMPARE(last.uses, 1);
    QVERIFY(last.lastUsed > last.created + Milliseconds(1min)); // with the others, a second later
}

void TestManagedLinks::damagedLinkSpoilsNoOther()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto damaged = stage.harness.linkNumber(Role::View);
    stage.harness.store().damageLink(damaged);
    const auto list = stage.listFor(owner);
    QCOMPARE(list.size(), size_t(2));
    QVERIFY(std::ranges::find(list, damaged.value, &LinkInfo::number) == list.end());
    QVERIFY(!stage.make(owner, {2, LinkRole::View, {}, {}, {}}).token.isEmpty());
    QVERIFY(!stage.refusal(owner, LinkRevoke{3, stage.harness.linkNumber(Role::Edit).value}));
    QCOMPARE(stage.refusal(owner, LinkRevoke{4, stage.ownLink.value}), ErrorCode::LastOwner);
    stage.harness.store().damageLink(stage.ownLink);
    QVERIFY(!stage.come(stage.authBy(stage.ownToken)).second);
}

/// Else its editor would come again every two seconds; and nobody is banned for it.
void TestManagedLinks::damagedLinkIsRefusedForGood()
{
    Stage stage;
    const auto address = QStringLiteral("203.0.113.9");
    stage.harness.store().damageLink(stage.ownLink);
    const auto comeBy = [&](const QByteArray &token) {
        const auto peer = stage.harness.connect(stage.harness.document(), address);
        stage.harness.send(peer, stage.authBy(token));
        return stage.harness.closeCode(peer);
    };
    for (int i = 0; i < 3 * limits::kFailedAuthPerAddressPerMinute; ++i)
        QCOMPARE(comeBy(stage.ownToken), codeOf(ErrorCode::BadToken));
    QCOMPARE(comeBy(stage.harness.token(Role::Edit)), 0);
    // What is asked of the store then tells whoever watches it.
    stage.harness.holdStore();
    comeBy(stage.ownToken);
    QVERIFY(stage.harness.storeOne());
    QCOMPARE(stage.harness.waitingRequests(), size_t(1));
    stage.harness.release();
}

void TestManagedLinks::revokingThrowsOutWhoCameByIt()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made = stage.make(owner, {1, LinkRole::Edit, {}, {}, {}});
    const auto one = stage.come(stage.authBy(made.token)).first;
    const auto two = stage.come(stage.authBy(made.token)).first;
    const auto other = stage.come(stage.authBy(stage.harness.token(Role::Edit))).first;
    stage.harness.take(owner);
    stage.harness.send(owner, LinkRevoke{5, made.link.number});
    const auto revoked = stage.harness.take<LinkRevoked>(owner);
    QCOMPARE(revoked.size(), 1u);
    QVERIFY((revoked[0] == LinkRevoked{5, made.link.number, 2}));
    QCOMPARE(stage.harness.closeCode(one), codeOf(ErrorCode::BadToken));
    QCOMPARE(stage.harness.closeCode(two), codeOf(ErrorCode::BadToken));
    QCOMPARE(stage.harness.closeCode(other), 0);
    QCOMPARE(stage.harness.closeCode(owner), 0);
    QVERIFY(!stage.come(stage.authBy(made.token)).second);
    QVERIFY(stage.listFor(owner).back().isRevoked);
}

void TestManagedLinks::ownerMayRevokeTheirOwnLink()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto made = stage.make(owner, {1, LinkRole::Own, {}, {}, {}});
    QVERIFY(!made.token.isEmpty());
    stage.harness.send(owner, LinkRevoke{2, stage.ownLink.value});
    const auto heard = stage.harness.take<LinkRevoked>(owner);
    QCOMPARE(heard.size(), 1u); // before the end
    QCOMPARE(heard[0].people, 1);
    QCOMPARE(stage.harness.closeCode(owner), codeOf(ErrorCode::BadToken));
}

void TestManagedLinks::lastOwnersLinkStays()
{
    Stage stage;
    const auto owner = stage.owner();
    QCOMPARE(stage.refusal(owner, LinkRevoke{2, stage.ownLink.value}), ErrorCode::LastOwner);
    QCOMPARE(stage.harness.closeCode(owner), 0);
    QVERIFY(stage.harness.store().links(stage.harness.document())->back().isLive(WallTime()));
    // All others go.
    QVERIFY(!stage.refusal(owner, LinkRevoke{3, stage.harness.linkNumber(Role::Edit).value}));
    QVERIFY(!stage.refusal(owner, LinkRevoke{4, stage.harness.linkNumber(Role::View).value}));
}

void TestManagedLinks::ownersLinkThatEndsEarlierIsNoReplacement()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto brief = stage.make(owner, {1, LinkRole::Own, {}, 60'000, {}});
    QCOMPARE(stage.refusal(owner, LinkRevoke{2, stage.ownLink.value}), ErrorCode::LastOwner);
    QVERIFY(!stage.refusal(owner, LinkRevoke{3, brief.link.number}));
}

void TestManagedLinks::ownerForADayMakesNoOwnerForGood()
{
    Stage stage;
    const auto lent = stage.make(stage.owner(), {1, LinkRole::Own, {}, 86'400'000, {}});
    const auto guest = stage.come(stage.authBy(lent.token)).first;
    const auto endless = stage.make(guest, {1, LinkRole::Own, {}, {}, {}});
    QCOMPARE(endless.link.expires, lent.link.expires);
    QCOMPARE(stage.make(guest, {2, LinkRole::Own, {}, limits::kLinkValid.count(), {}}).link.expires,
             lent.link.expires);
    QVERIFY(stage.make(guest, {3, LinkRole::Own, {}, 60'000, {}}).link.expires
            < lent.link.expires);
    QVERIFY(!stage.make(guest, {4, LinkRole::Edit, {}, {}, {}}).link.expires);
    QCOMPARE(stage.refusal(guest, LinkRevoke{5, stage.ownLink.value}), ErrorCode::LastOwner);
}

void TestManagedLinks::linkOfAnotherDocumentIsNone()
{
    Stage stage;
    const auto owner = stage.owner();
    const auto other = stage.harness.random().id<DocumentId>();
    QVERIFY(stage.harness.store().create(other, {}, stage.harness.wallNow()).ok());
    LinkNumber theirs;
    stage.harness.addLink(other, Role::Edit, std::nullopt, &theirs);
    QCOMPARE(stage.refusal(owner, LinkRevoke{1, theirs.value}), ErrorCode::NoLink);
    QCOMPARE(stage.refusal(owner, LinkRevoke{2, 999}), ErrorCode::NoLink);
    QVERIFY(!stage.harness.store().links(other)->front().revoked);
    QCOMPARE(stage.listFor(owner).size(), 3u);
}

void TestManagedLinks::linksAreBounded()
{
    Stage stage;
    LinkRecord link;
    link.document = stage.harness.document();
    for (int i = 3; i < limits::kLinksPerDocument; ++i)
        stage.harness.addLink(link);
    const auto owner = stage.owner();
    const LinkMake wish{1, LinkRole::View, {}, {}, {}};
    QCOMPARE(stage.refusal(owner, wish), ErrorCode::TooLarge);
    // One that ended makes room, and is shown all the same.
    QVERIFY(!stage.refusal(owner, LinkRevoke{2, stage.harness.linkNumber(Role::View).value}));
    QVERIFY(!stage.refusal(owner, wish));
    QCOMPARE(stage.listFor(owner).size(), size_t(limits::kLinksPerDocument + 1));
    for (int i = limits::kLinksPerDocument + 1; i < limits::kLinksMade; ++i) {
        link.revoked = true;
        stage.harness.addLink(link);
    }
    // Of those that ended the oldest makes way for a new one, and none that is of use.
    QCOMPARE(stage.refusal(owner, wish), ErrorCode::TooLarge);
    QVERIFY(!stage.refusal(owner, LinkRevoke{3, stage.harness.linkNumber(Role::Edit).value}));
    const auto kept = [&stage] { return *stage.harness.store().links(stage.harness.document()); };
    QVERIFY(!stage.refusal(owner, wish));
    QCOMPARE(qsizetype(kept().size()), qsizetype(limits::kLinksMade));
    const auto links = kept();
    QVERIFY(std::ranges::find(links, stage.harness.linkNumber(Role::View), &LinkRecord::number)
            == links.end());
    QVERIFY(std::ranges::find(links, stage.ownLink, &LinkRecord::number) != links.end());
    const auto list = stage.listFor(owner);
    QCOMPARE(list.size(), size_t(limits::kLinksListed));
    const auto live = std::ranges::count_if(list, [](const LinkInfo &info) { return !info.isRevoked; });
    QCOMPARE(live, limits::kLinksPerDocument);
}

void TestManagedLinks::askedTooOften()
{
    Stage stage;
    const auto owner = stage.owner();
    for (int i = 0; i < limits::kLinkRequestsBurst; ++i)
        QVERIFY(!stage.refusal(owner, Links{i}));
    stage.harness.send(owner, Links{99});
    const auto refused = stage.harness.take<LinkRefused>(owner);
    QCOMPARE(refused.size(), 1u);
    QCOMPARE(refused[0].code, ErrorCode::Rate);
    QVERIFY(refused[0].retryAfterMilliseconds > 0);
    stage.harness.advance(Milliseconds(refused[0].retryAfterMilliseconds));
    QVERIFY(!stage.refusal(owner, Links{100}));
}

/// A crowd costs one commit.
void TestManagedLinks::usesReachTheStoreTogether()
{
    Stage stage;
    for (int i = 0; i < 20; ++i)
        stage.harness.join(Role::Edit);
    const auto usesOf = [&stage] {
        return stage.harness.store().links(stage.harness.document())->at(1).uses;
    };
    QCOMPARE(usesOf(), 0);
    stage.harness.holdStore();
    stage.harness.advance(1s);
    QCOMPARE(stage.harness.waitingRequests(), 1u);
    stage.harness.release();
    QCOMPARE(usesOf(), 20);
    stage.harness.join(Role::Edit);
    stage.harness.step(inputs::Drain{});
    QCOMPARE(usesOf(), 21);
}

void TestManagedLinks::storeThatFailsIsSaid()
{
    Stage stage;
    const auto owner = stage.owner();
    stage.harness.advance(1s);
    stage.harness.store().setUnavailable(true);
    QCOMPARE(stage.refusal(owner, Links{1}), ErrorCode::Overload);
    QCOMPARE(stage.refusal(owner, LinkMake{2, LinkRole::View, {}, {}, {}}), ErrorCode::Overload);
    QCOMPARE(stage.refusal(owner, LinkRevoke{3, 1}), ErrorCode::Overload);
    stage.harness.store().setUnavailable(false);
    QCOMPARE(stage.listFor(owner).size(), 3u);
}

int syngraph::runManagedLinkTests(int argc, char **argv)
{
    TestManagedLinks test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_links.moc"
