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
};

void TestLinks::linkIsFoundByItsToken()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    auto expiring = link(document(1), 1, Role::View);
    expiring.expires = time(-1000);
    expiring.number = LinkNumber(77); // the store gives the number
    const auto first = links().createLink(expiring);
    QVERIFY(first.ok());
    const auto second = links().createLink(link(document(2), 2, Role::Edit));
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

std::unique_ptr<QObject> makeLinkTest()
{
    return std::make_unique<TestLinks>();
}

#include "link_contract.moc"
