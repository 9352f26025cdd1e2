#include "server/storage/memory_store.h"
#include "server/storage/store_dispatch.h"
#include "tests/contract/store_samples.h"
#include "tests/unit/storage/suites.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::samples;
using Fault = MemoryStore::Fault;

/// The switches of the store in memory, and the dispatch that the simulator uses it through.
class MemoryFaultSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultHitsOneAppend_data();
    void faultHitsOneAppend();
    void unavailableIsEveryCall();
    void commitsAreCounted();
    void everyRequestIsCarriedOut();
    void everyRequestIsRefusedInItsForm_data();
    void everyRequestIsRefusedInItsForm();
};

void MemoryFaultSuite::faultHitsOneAppend_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<StoreError>("error");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("full") << Fault::Full << StoreError::Full << false;
    QTest::newRow("unknown, written") << Fault::UnknownWritten << StoreError::Unknown << true;
    QTest::newRow("unknown, lost") << Fault::UnknownLost << StoreError::Unknown << false;
    QTest::newRow("unavailable") << Fault::Unavailable << StoreError::Unavailable << false;
    QTest::newRow("conflict") << Fault::Conflict << StoreError::Conflict << false;
}

void MemoryFaultSuite::faultHitsOneAppend()
{
    QFETCH(Fault, fault);
    QFETCH(StoreError, error);
    QFETCH(bool, isWritten);
    MemoryStore store;
    QVERIFY(store.create(document(1), {}, time(0)).ok());
    QVERIFY(store.create(document(2), {}, time(0)).ok());
    store.failNextAppend(fault);
    const std::vector group{request(document(1), 0), request(document(2), 0)};
    const auto outcomes = store.append(group);
    for (size_t i = 0; i < group.size(); ++i) {
        QCOMPARE(outcomes[i].error(), error);
        QCOMPARE(store.open(group[i].document)->head, Revision(isWritten ? 1 : 0));
    }
    QVERIFY(append(store, request(document(1), isWritten ? 1 : 0)).ok());
}

void MemoryFaultSuite::unavailableIsEveryCall()
{
    MemoryStore store;
    QVERIFY(store.create(document(1), {}, time(0)).ok());
    const auto made = store.createLink(link(document(1), 1));
    store.setUnavailable(true);
    const auto gone = StoreError::Unavailable;
    QCOMPARE(store.create(document(2), {}, time(0)).error(), gone);
    QCOMPARE(store.open(document(1)).error(), gone);
    QCOMPARE(append(store, request(document(1), 0)).error(), gone);
    QCOMPARE(store.operations(document(1), Revision(0), Revision(0)).error(), gone);
    QCOMPARE(store.saveSnapshot(document(1), {}).error(), gone);
    QCOMPARE(store.rename(document(1), {}).error(), gone);
    QCOMPARE(store.title(document(1)).error(), gone);
    QCOMPARE(store.list().error(), gone);
    QCOMPARE(store.createLink(link(document(1), 2)).error(), gone);
    QCOMPARE(store.findLink(tokenHash(1)).error(), gone);
    QCOMPARE(store.MemoryStore::links(document(1)).error(), gone);
    QCOMPARE(store.revokeLink(made->number).error(), gone);
    store.setUnavailable(false);
    QVERIFY(store.findLink(tokenHash(1)).ok());
}

void MemoryFaultSuite::commitsAreCounted()
{
    MemoryStore store;
    QVERIFY(store.create(document(1), {}, time(0)).ok());
    QVERIFY(store.create(document(2), {}, time(0)).ok());
    const std::vector group{request(document(1), 0), request(document(2), 0)};
    static_cast<void>(store.append(group));
    QCOMPARE(store.commits(), 1);
    static_cast<void>(store.append(group)); // conflicts alone
    QCOMPARE(store.commits(), 1);
}

void MemoryFaultSuite::everyRequestIsCarriedOut()
{
    MemoryStore store;
    int token = 0;
    const auto ask = [&](auto what) {
        const StoreRequest asked{RequestToken(++token), std::move(what)};
        auto reply = perform(store, asked);
        SYNGRAPH_CHECK(reply.token == asked.token);
        return reply;
    };
    const auto id = document(1);
    QVERIFY(!errorOf(ask(requests::CreateDocument{
        id, QStringLiteral("title"), time(0), {link(id, 1, LinkRole::View)}})));
    QVERIFY(!errorOf(ask(requests::Append{request(id, 0, 3)})));
    QVERIFY(!errorOf(ask(requests::SaveSnapshot{id, {Revision(2), "at 2"}})));
    QVERIFY(!errorOf(ask(requests::RenameDocument{id, QStringLiteral("other")})));

    const auto found = ask(requests::FindLink{tokenHash(1)});
    QCOMPARE(std::get<replies::Link>(found.what).link->role, LinkRole::View);
    const auto range = ask(requests::Operations{id, Revision(1), Revision(3)});
    QVERIFY((*std::get<replies::Operations>(range.what).operations
             == std::vector{operation(2), operation(3)}));
    const auto reply = ask(requests::Open{id});
    const auto &opened = std::get<replies::Opened>(reply.what).document;
    QCOMPARE(opened->title, QStringLiteral("other"));
    QCOMPARE(opened->snapshot->revision, Revision(2));

    QVERIFY(!errorOf(ask(requests::SaveImage{id, tokenHash(5), "picture", time(0)})));
    QCOMPARE(std::get<replies::Images>(ask(requests::ListImages{id}).what).images->size(), 1U);
    const auto part = ask(requests::ReadImage{id, tokenHash(5), 0});
    QCOMPARE(std::get<replies::ImagePart>(part.what).part->bytes, QByteArray("picture"));

    const ChatEntry said{0, ChatId(), AuthorNumber(1), QStringLiteral("Ann"), 0, 5,
                         QStringLiteral("hello")};
    const auto saved = ask(requests::SaveChat{id, {{client(1), said}}});
    QVERIFY((*std::get<replies::ChatSaved>(saved.what).places == std::vector<ChatPlace>{{1, true}}));
    const auto again = ask(requests::Open{id});
    QCOMPARE(std::get<replies::Opened>(again.what).chat->entries.front().text, said.text);
    const auto read = ask(requests::ReadChat{id});
    QCOMPARE(std::get<replies::ChatRead>(read.what).chat->entries.front().text, said.text);

    const auto number = std::get<replies::Link>(found.what).link->number;
    const auto noted = ask(requests::NoteUses{{{number, client(1), time(0)}}});
    QVERIFY(*std::get<replies::UsesNoted>(noted.what).areIn == std::vector<bool>{true});
    const auto made = ask(requests::MakeLink{id, link(id, 2)});
    QCOMPARE(std::get<replies::LinkChanged>(made.what).change.ruling, LinkRuling::Done);
    const auto ended = ask(requests::EndLink{id, number, time(0)});
    QVERIFY(std::get<replies::LinkChanged>(ended.what).change.link->revoked);
    const auto listed = ask(requests::ReadLinks{id});
    QCOMPARE(std::get<replies::LinksRead>(listed.what).links->size(), 2U);
    const auto none = ask(requests::EndLink{id, LinkNumber(99), time(0)});
    QCOMPARE(std::get<replies::LinkChanged>(none.what).change.ruling, LinkRuling::NoLink);
    QVERIFY(!errorOf(none)); // the store did what it was asked

    QCOMPARE(errorOf(ask(requests::Append{request(id, 0)})), StoreError::Conflict);
    QCOMPARE(errorOf(ask(requests::Open{document(2)})), StoreError::NotFound);
}

void MemoryFaultSuite::everyRequestIsRefusedInItsForm_data()
{
    QTest::addColumn<int>("request");
    QTest::addColumn<int>("reply"); // index of the alternative
    QTest::newRow("open") << 0 << 0;
    QTest::newRow("find link") << 1 << 1;
    QTest::newRow("append") << 2 << 3;
    QTest::newRow("operations") << 3 << 2;
    QTest::newRow("save snapshot") << 4 << 3;
    QTest::newRow("compact") << 5 << 3;
    QTest::newRow("create document") << 6 << 3;
    QTest::newRow("rename document") << 7 << 3;
    QTest::newRow("list images") << 8 << 4;
    QTest::newRow("save image") << 9 << 3;
    QTest::newRow("read image") << 10 << 5;
    QTest::newRow("save chat") << 11 << 6;
    QTest::newRow("read chat") << 12 << 7;
    QTest::newRow("note uses") << 13 << 8;
    QTest::newRow("let in") << 14 << 8;
    QTest::newRow("read links") << 15 << 9;
    QTest::newRow("make link") << 16 << 10;
    QTest::newRow("end link") << 17 << 10;
}

void MemoryFaultSuite::everyRequestIsRefusedInItsForm()
{
    QFETCH(int, request);
    QFETCH(int, reply);
    const decltype(StoreRequest::what) all[] = {
        requests::Open(),           requests::FindLink(),       requests::Append(),
        requests::Operations(),     requests::SaveSnapshot(),   requests::Compact(),
        requests::CreateDocument(), requests::RenameDocument(), requests::ListImages(),
        requests::SaveImage(),      requests::ReadImage(),      requests::SaveChat(),
        requests::ReadChat(),       requests::NoteUses(),       requests::LetIn(),
        requests::ReadLinks(),      requests::MakeLink(),       requests::EndLink()};
    static_assert(std::size(all) == std::variant_size_v<decltype(StoreRequest::what)>);
    const StoreRequest refused{RequestToken(5), all[request]};
    const auto answer = refusal(refused, StoreError::Full);
    QCOMPARE(answer.token, RequestToken(5));
    QCOMPARE(int(answer.what.index()), reply);
    QCOMPARE(errorOf(answer), StoreError::Full);
    MemoryStore store;
    QCOMPARE(perform(store, refused).what.index(), answer.what.index());
}

QObject *makeMemoryFaultSuite()
{
    return new MemoryFaultSuite;
}

#include "memory_fault_suite.moc"
