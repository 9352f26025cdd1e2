#include "common/base/limits.h"
#include "common/protocol/client_seat.h"
#include "tests/contract/store_cases.h"
#include "tests/contract/store_contract.h"
#include "tests/contract/store_samples.h"

using namespace syngraph;
using namespace syngraph::samples;

class TestLinks : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void linkIsFoundByItsToken();
    void linkRefusals();
    void revokedLinkIsGoneForStrangers();
    void linkNumbersAreNeverReused();
    void labelAndLimitAreKept();
    void clientCountsOnce();
    void limitLetsInNobodyElse();
    void countedUsesAreBounded();
    void anotherIdOnTheSameSeatIsTheSameClient();
    void droppedLinkLeavesNothing();
};

void TestLinks::linkIsFoundByItsToken()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    auto expiring = link(document(1), 1, LinkRole::View);
    expiring.expires = time(-1000);
    expiring.number = LinkNumber(77); // the store gives the number
    const auto first = links().createLink(expiring);
    QVERIFY(first.ok());
    const auto second = links().createLink(link(document(2), 2, LinkRole::Edit));
    QVERIFY(second.ok());
    QVERIFY(first->number < second->number);
    expiring.number = first->number;
    QVERIFY(*first == expiring);
    reopen();
    QVERIFY(*links().findLink(tokenHash(1)) == *first);
    QVERIFY(*links().findLink(tokenHash(2)) == *second);
    QVERIFY(*links().links(document(1)) == std::vector{*first});
}

void TestLinks::linkRefusals()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QCOMPARE(links().createLink(link(document(9), 1)).error(), StoreError::NotFound);
    QVERIFY(links().createLink(link(document(1), 1)).ok());
    QCOMPARE(links().createLink(link(document(1), 1)).error(), StoreError::Exists);
    QCOMPARE(links().findLink(tokenHash(2)).error(), StoreError::NotFound);
    QCOMPARE(links().findLink({}).error(), StoreError::NotFound);
    QCOMPARE(links().findLink(tokenHash(1).first(31)).error(), StoreError::NotFound);
    QCOMPARE(links().revokeLink(LinkNumber(5)).error(), StoreError::NotFound);
    auto noHash = link(document(1), 2);
    noHash.tokenHash.chop(1);
    QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(links().createLink(noHash)));
}

void TestLinks::revokedLinkIsGoneForStrangers()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const auto made = links().createLink(link(document(1), 1));
    const auto revoked = links().revokeLink(made->number);
    QVERIFY(revoked.ok());
    QVERIFY(revoked->revoked);
    QVERIFY(*links().revokeLink(made->number) == *revoked);
    reopen();
    QCOMPARE(links().findLink(tokenHash(1)).error(), StoreError::NotFound);
    QVERIFY(*links().links(document(1)) == std::vector{*revoked});
    // Its token stays taken: a revoked link never comes back to life.
    QCOMPARE(links().createLink(link(document(1), 1)).error(), StoreError::Exists);
}

void TestLinks::linkNumbersAreNeverReused()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    LinkNumber last;
    for (int token = 1; token <= 5; ++token) {
        const auto made = links().createLink(link(document(1), token));
        QVERIFY(made.ok());
        QVERIFY(made->number > last);
        last = made->number;
        QVERIFY(links().revokeLink(last).ok());
        reopen();
    }
}

void TestLinks::labelAndLimitAreKept()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    auto owners = link(document(1), 1, LinkRole::Own);
    owners.label = QStringLiteral("Zo\u00eb & co.");
    owners.maxUses = 3;
    owners.uses = 7; // the store counts
    owners.lastUsed = time(5);
    const auto made = links().createLink(owners);
    QVERIFY(made.ok());
    QCOMPARE(made->uses, 0);
    QVERIFY(!made->lastUsed);
    reopen();
    QVERIFY(*links().findLink(tokenHash(1)) == *made);
    QCOMPARE(made->label, owners.label);
    QCOMPARE(made->maxUses, owners.maxUses);
    QCOMPARE(made->role, LinkRole::Own);
}

void TestLinks::clientCountsOnce()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const auto number = links().createLink(link(document(1), 1))->number;
    const auto use = [&](int who, int when) {
        return LinkUse{number, client(who), time(when)};
    };
    const std::vector first{use(1, 0), use(2, 1), use(1, 2)};
    QVERIFY(*links().noteUses(first) == std::vector<bool>(3, true));
    reopen();
    QCOMPARE(links().findLink(tokenHash(1))->uses, 2);
    const std::vector later{use(2, 120'000)};
    QVERIFY(links().noteUses(later)->at(0));
    const std::vector soonAfter{use(1, 120'500)};
    QVERIFY(links().noteUses(soonAfter)->at(0));
    reopen();
    const auto read = links().findLink(tokenHash(1));
    QCOMPARE(read->uses, 2);
    QVERIFY(read->lastUsed == time(120'000)); // to a minute
    const std::vector nowhere{LinkUse{LinkNumber(99), client(1), time(0)}, use(3, 0)};
    QVERIFY((*links().noteUses(nowhere) == std::vector<bool>{false, true}));
    QVERIFY(links().revokeLink(number).ok());
    QVERIFY(!links().noteUses(later)->at(0));
}

void TestLinks::limitLetsInNobodyElse()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    auto limited = link(document(1), 1);
    limited.maxUses = 2;
    const auto number = links().createLink(limited)->number;
    const auto isIn = [&](int who) {
        const LinkUse use{number, client(who), time(who)};
        return links().noteUses(std::span(&use, 1))->at(0);
    };
    QVERIFY(isIn(1));
    QVERIFY(isIn(2));
    QVERIFY(!isIn(3));
    reopen();
    QVERIFY(!isIn(3));
    QVERIFY(isIn(1));
    QVERIFY(isIn(2));
    QCOMPARE(links().findLink(tokenHash(1))->uses, 2);
}

void TestLinks::countedUsesAreBounded()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const auto number = links().createLink(link(document(1), 1))->number;
    std::vector<LinkUse> crowd;
    for (int who = 1; who <= limits::kLinkUses + 5; ++who)
        crowd.push_back({number, client(who), time(0)});
    const auto areIn = links().noteUses(crowd);
    QVERIFY(areIn.ok());
    QVERIFY(areIn->back());
    QCOMPARE(links().findLink(tokenHash(1))->uses, limits::kLinkUses);
}

void TestLinks::anotherIdOnTheSameSeatIsTheSameClient()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    auto limited = link(document(1), 1);
    limited.maxUses = 1;
    const auto number = links().createLink(limited)->number;
    SeededRandom random(5);
    const auto letsIn = [&](ClientId who) { return *links().letIn({number, who, time(0)}); };
    QVERIFY(letsIn(client(1)));
    QVERIFY(letsIn(clientOnSeat(seatOf(client(1)), random)));
    for (const char byte : {'\0', '\xff'}) // the ends of its range
        QVERIFY(letsIn(*ClientId::fromBytes(seatOf(client(1)) + QByteArray(8, byte))));
    QVERIFY(!letsIn(client(2)));
    reopen();
    QVERIFY(letsIn(clientOnSeat(seatOf(client(1)), random)));
    const LinkUse again{number, clientOnSeat(seatOf(client(1)), random), time(0)};
    QVERIFY(links().noteUses(std::span(&again, 1))->at(0));
    QVERIFY(!letsIn(random.id<ClientId>()));
    QCOMPARE(links().findLink(tokenHash(1))->uses, 1);
    QVERIFY(!*links().letIn({LinkNumber(99), client(1), time(0)}));
    QVERIFY(links().revokeLink(number).ok());
    QVERIFY(!letsIn(client(1)));
}

void TestLinks::droppedLinkLeavesNothing()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const auto number = links().createLink(link(document(1), 1))->number;
    QVERIFY(*links().letIn({number, client(1), time(0)}));
    QVERIFY(links().dropLink(number).ok());
    QVERIFY(links().dropLink(number).ok());
    reopen();
    QVERIFY(links().links(document(1))->empty());
    QCOMPARE(links().findLink(tokenHash(1)).error(), StoreError::NotFound);
    QVERIFY(links().createLink(link(document(1), 2))->number > number);
}

std::unique_ptr<QObject> makeLinkTest()
{
    return std::make_unique<TestLinks>();
}

#include "link_contract.moc"
