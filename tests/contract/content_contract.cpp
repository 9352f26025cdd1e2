#include "common/base/limits.h"
#include "tests/contract/store_cases.h"
#include "tests/contract/store_contract.h"
#include "tests/contract/store_samples.h"

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::AppendRequest)
Q_DECLARE_METATYPE(std::optional<syngraph::StoreError>)

class TestContent : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void newDocumentIsEmpty();
    void createRefusesATakenId();
    void createIsAllOrNothing();
    void unknownDocumentIsNotFound();
    void appendedOperationsAreThereInOrder();
    void oneRequestEndsAs_data();
    void oneRequestEndsAs();
    void refusedRequestLeavesNoTrace();
    void sequenceIsStoredOnce();
    void conflictFailsAlone();
    void requestsOfAGroupBuildOnEachOther();
    void emptyGroupIsNothing();
    void operationsGivesTheRange_data();
    void operationsGivesTheRange();
    void openStartsAtTheNewestSnapshot();
    void twoSnapshotsAreKept();
    void openWithoutTheNewestSnapshots();
    void compactionDropsWhatNobodyWants_data();
    void compactionDropsWhatNobodyWants();
    void compactedDocumentGoesOn();
    void snapshotEndsAs_data();
    void snapshotEndsAs();
    void clientsAreReplacedByTheirNewState();
    void renameChangesTheTitleAlone();
    void textsAreStoredLiterally_data();
    void textsAreStoredLiterally();
    void listTellsOfEveryDocument();
    void largeDocumentComesBack();
};

void TestContent::newDocumentIsEmpty()
{
    QVERIFY(content().create(document(1), u"Minutes"_s, time(7)).ok());
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->epoch, Epoch(1));
    QCOMPARE(opened->head, Revision(0));
    QCOMPARE(opened->title, u"Minutes"_s);
    QVERIFY(!opened->snapshot);
    QVERIFY(opened->operations.empty());
    QVERIFY(opened->clients.empty());
}

void TestContent::createRefusesATakenId()
{
    QVERIFY(content().create(document(1), u"first"_s, time(1)).ok());
    QVERIFY(append(content(), request(document(1), 0)).ok());
    QCOMPARE(content().create(document(1), u"second"_s, time(2)).error(), StoreError::Exists);
    QCOMPARE(content().open(document(1))->title, u"first"_s);
    QCOMPARE(content().open(document(1))->head, Revision(1));
}

void TestContent::createIsAllOrNothing()
{
    const std::vector both{link(document(1), 1, LinkRole::Edit), link(document(1), 2, LinkRole::View)};
    QVERIFY(content().create(document(1), u"one"_s, time(1), both).ok());
    reopen();
    const auto made = links().links(document(1));
    QVERIFY(made.ok());
    QCOMPARE(made->size(), size_t(2));
    QCOMPARE(links().findLink(tokenHash(2))->role, LinkRole::View);

    // The second token is taken: neither the document nor the first link may be there.
    const std::vector clash{link(document(2), 3), link(document(2), 1)};
    QCOMPARE(content().create(document(2), u"two"_s, time(2), clash).error(), StoreError::Exists);
    const std::vector twice{link(document(2), 4), link(document(2), 4)};
    QCOMPARE(content().create(document(2), u"two"_s, time(2), twice).error(), StoreError::Exists);
    QCOMPARE(content().open(document(2)).error(), StoreError::NotFound);
    QCOMPARE(links().findLink(tokenHash(3)).error(), StoreError::NotFound);
    QCOMPARE(links().findLink(tokenHash(4)).error(), StoreError::NotFound);
    QCOMPARE(content().list()->size(), size_t(1));
}

void TestContent::unknownDocumentIsNotFound()
{
    const auto nowhere = document(9);
    QCOMPARE(content().open(nowhere).error(), StoreError::NotFound);
    QCOMPARE(append(content(), request(nowhere, 0)).error(), StoreError::NotFound);
    QCOMPARE(content().operations(nowhere, Revision(0), Revision(0)).error(),
             StoreError::NotFound);
    QCOMPARE(content().saveSnapshot(nowhere, {Revision(0), "body"}).error(),
             StoreError::NotFound);
    QCOMPARE(content().rename(nowhere, u"title"_s).error(), StoreError::NotFound);
    QCOMPARE(content().title(nowhere).error(), StoreError::NotFound);
    QCOMPARE(links().links(nowhere).error(), StoreError::NotFound);
    QVERIFY(content().list()->empty());
}

void TestContent::appendedOperationsAreThereInOrder()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    std::vector<StoredOperation> written;
    for (int head = 0; head < 12; head += 3) {
        const auto next = request(document(1), head, 3, 1 + head % 2);
        QVERIFY(append(content(), next).ok());
        written.insert(written.end(), next.operations.begin(), next.operations.end());
    }
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->head, Revision(12));
    QVERIFY(opened->operations == written);
}

void TestContent::oneRequestEndsAs_data()
{
    QTest::addColumn<AppendRequest>("request");
    QTest::addColumn<std::optional<StoreError>>("error");
    const auto row = [](const char *name, std::optional<StoreError> error, auto change) {
        // The document is at revision 2, written by client 1 with sequences 1 and 2.
        auto made = request(document(1), 2, 2);
        change(made);
        QTest::newRow(name) << made << error;
    };
    const auto ok = std::nullopt;
    row("two operations on the head", ok, [](auto &) {});
    row("without clients", ok, [](auto &r) { r.clients.clear(); });
    row("empty delta", ok, [](auto &r) { r.operations[0].delta = QByteArray(); });
    row("delta with NUL bytes", ok, [](auto &r) { r.operations[0].delta = QByteArray(9, '\0'); });
    row("extreme numbers", ok, [](auto &r) {
        r.operations[0].sequence = Sequence(std::numeric_limits<qint64>::max());
        r.operations[0].author = AuthorNumber(std::numeric_limits<qint64>::min());
        r.operations[0].time = WallTime(Milliseconds(-1));
    });
    row("head too low", StoreError::Conflict, [](auto &r) { r = request(document(1), 1, 2, 2); });
    row("head too high", StoreError::Conflict, [](auto &r) { r = request(document(1), 3, 2, 2); });
    row("another epoch", StoreError::Conflict, [](auto &r) { r.epoch = Epoch(2); });
    row("sequence in the log", StoreError::Conflict,
        [](auto &r) { r.operations[1].sequence = Sequence(1); });
    row("sequence twice in the request", StoreError::Conflict,
        [](auto &r) { r.operations[1].sequence = r.operations[0].sequence; });
    row("no operation", StoreError::Corrupt, [](auto &r) { r.operations.clear(); });
    row("revision left out", StoreError::Corrupt,
        [](auto &r) { r.operations[1].revision = Revision(5); });
    row("revision twice", StoreError::Corrupt,
        [](auto &r) { r.operations[1].revision = Revision(3); });
    row("revisions above the head", StoreError::Corrupt,
        [](auto &r) { r.operations = {operation(4), operation(5)}; });
    row("client ahead of the log", StoreError::Corrupt,
        [](auto &r) { r.clients[0].lastRevision = Revision(5); });
    row("largest delta", ok,
        [](auto &r) { r.operations[0].delta = QByteArray(limits::kStoredOperationBytes, 'x'); });
    row("delta too large", StoreError::Corrupt, [](auto &r) {
        r.operations[0].delta = QByteArray(limits::kStoredOperationBytes + 1, 'x');
    });
}

void TestContent::oneRequestEndsAs()
{
    QFETCH(AppendRequest, request);
    QFETCH(std::optional<StoreError>, error);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), samples::request(document(1), 0, 2)).ok());
    const auto outcome = append(content(), request);
    QCOMPARE(outcome.ok(), !error);
    if (error)
        QCOMPARE(outcome.error(), *error);
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->head, Revision(error ? 2 : 4));
    if (!error) {
        QVERIFY(std::equal(request.operations.begin(), request.operations.end(),
                           opened->operations.begin() + 2, opened->operations.end()));
    }
}

void TestContent::refusedRequestLeavesNoTrace()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 2)).ok());
    auto clash = request(document(1), 2, 3, 2);
    clash.operations[2] = operation(5, 1, 1); // the last one of three: in the log already
    QCOMPARE(append(content(), clash).error(), StoreError::Conflict);
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->head, Revision(2));
    QCOMPARE(opened->operations.size(), size_t(2));
    QCOMPARE(opened->clients.size(), size_t(1));
    QVERIFY(append(content(), request(document(1), 2, 3, 2)).ok());
}

void TestContent::sequenceIsStoredOnce()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0)).ok());
    // A resend that nobody recognised comes with the sequence of the first time.
    AppendRequest again{document(1), Epoch(1), Revision(1), {operation(2, 1, 1)}, {}};
    QCOMPARE(append(content(), again).error(), StoreError::Conflict);
    again.operations[0].client = client(2);
    QVERIFY(append(content(), again).ok());
    AppendRequest elsewhere{document(2), Epoch(1), Revision(0), {operation(1, 1, 1)}, {}};
    QVERIFY(append(content(), elsewhere).ok());
}

void TestContent::conflictFailsAlone()
{
    for (int number = 1; number <= 4; ++number)
        QVERIFY(content().create(document(number), {}, time(number)).ok());
    QVERIFY(append(content(), request(document(2), 0)).ok());
    QVERIFY(append(content(), request(document(3), 0)).ok());
    auto resent = request(document(3), 1, 2);
    resent.operations[1] = operation(3, 1, 1);
    const std::vector group{request(document(1), 0), request(document(2), 0, 1, 2),
                            resent,                  request(document(9), 0),
                            request(document(4), 0, 3)};
    const auto outcomes = content().append(group);
    QCOMPARE(outcomes.size(), group.size());
    QVERIFY(outcomes[0].ok());
    QCOMPARE(outcomes[1].error(), StoreError::Conflict);
    QCOMPARE(outcomes[2].error(), StoreError::Conflict);
    QCOMPARE(outcomes[3].error(), StoreError::NotFound);
    QVERIFY(outcomes[4].ok());
    reopen();
    QCOMPARE(content().open(document(1))->head, Revision(1));
    QVERIFY(content().open(document(2))->operations == std::vector{operation(1)});
    QVERIFY(content().open(document(3))->operations == std::vector{operation(1)});
    QCOMPARE(content().open(document(4))->head, Revision(3));
}

void TestContent::requestsOfAGroupBuildOnEachOther()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    const std::vector group{request(document(1), 0), request(document(1), 1, 2, 2),
                            request(document(1), 1, 1, 3), request(document(1), 3)};
    const auto outcomes = content().append(group);
    QVERIFY(outcomes[0].ok());
    QVERIFY(outcomes[1].ok());
    QCOMPARE(outcomes[2].error(), StoreError::Conflict);
    QVERIFY(outcomes[3].ok());
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QVERIFY((opened->operations
             == std::vector{operation(1), operation(2, 2), operation(3, 2), operation(4)}));
}

void TestContent::emptyGroupIsNothing()
{
    QVERIFY(content().append({}).empty());
}

void TestContent::operationsGivesTheRange_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("upTo");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("all") << 0 << 6 << true;
    QTest::newRow("first") << 0 << 1 << true;
    QTest::newRow("last") << 5 << 6 << true;
    QTest::newRow("middle") << 2 << 4 << true;
    QTest::newRow("none at the start") << 0 << 0 << true;
    QTest::newRow("none at the head") << 6 << 6 << true;
    QTest::newRow("beyond the head") << 0 << 7 << false;
    QTest::newRow("none beyond the head") << 7 << 7 << false;
    QTest::newRow("backwards") << 4 << 2 << false;
    QTest::newRow("before the start") << -1 << 2 << false;
}

void TestContent::operationsGivesTheRange()
{
    QFETCH(int, after);
    QFETCH(int, upTo);
    QFETCH(bool, accepted);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 6)).ok());
    QVERIFY(content().saveSnapshot(document(1), {Revision(3), "body"}).ok());
    const auto range = content().operations(document(1), Revision(after), Revision(upTo));
    QCOMPARE(range.ok(), accepted);
    if (!accepted) {
        QCOMPARE(range.error(), StoreError::Conflict);
        return;
    }
    std::vector<StoredOperation> expected;
    for (int revision = after + 1; revision <= upTo; ++revision)
        expected.push_back(operation(revision));
    QVERIFY(*range == expected);
}

void TestContent::openWithoutTheNewestSnapshots()
{
    QVERIFY(content().create(document(1), u"title"_s, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 5)).ok());
    for (const int revision : {2, 4})
        QVERIFY(content().saveSnapshot(document(1), {Revision(revision), "body"}).ok());
    const auto older = content().open(document(1), Revision(4));
    QVERIFY(older.ok());
    QCOMPARE(older->snapshot->revision, Revision(2));
    QCOMPARE(older->operations.size(), size_t(3));
    const auto none = content().open(document(1), Revision(2));
    QVERIFY(none.ok());
    QVERIFY(!none->snapshot);
    QCOMPARE(none->operations.size(), size_t(5));
}

void TestContent::openStartsAtTheNewestSnapshot()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 6)).ok());
    QVERIFY(content().saveSnapshot(document(1), {Revision(4), "at 4"}).ok());
    QVERIFY(content().saveSnapshot(document(1), {Revision(2), "at 2"}).ok());
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QVERIFY((opened->snapshot == StoredSnapshot{Revision(4), "at 4"}));
    QVERIFY((opened->operations == std::vector{operation(5), operation(6)}));
    QCOMPARE(opened->head, Revision(6));

    QVERIFY(content().saveSnapshot(document(1), {Revision(6), "at 6"}).ok());
    const auto atHead = content().open(document(1));
    QVERIFY(atHead.ok());
    QVERIFY((atHead->snapshot == StoredSnapshot{Revision(6), "at 6"}));
    QVERIFY(atHead->operations.empty());
}

void TestContent::twoSnapshotsAreKept()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 6)).ok());
    for (const int revision : {1, 3, 5, 3, 2}) {
        QVERIFY(content()
                    .saveSnapshot(document(1), {Revision(revision), QByteArray::number(revision)})
                    .ok());
    }
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QVERIFY((opened->snapshot == StoredSnapshot{Revision(5), "5"}));
}

void TestContent::compactionDropsWhatNobodyWants_data()
{
    QTest::addColumn<int>("upTo");
    QTest::addColumn<int>("olderThan"); // the operation of revision n was written at time n
    QTest::addColumn<int>("start");
    QTest::newRow("all that the older snapshot allows") << 10 << 100 << 6;
    QTest::newRow("the newest stay") << 3 << 100 << 3;
    QTest::newRow("the young ones stay") << 10 << 3 << 2;
    QTest::newRow("all are young") << 10 << 0 << 0;
    QTest::newRow("all are to stay") << 0 << 100 << 0;
    QTest::newRow("fewer than are to stay") << -90 << 100 << 0;
}

void TestContent::compactionDropsWhatNobodyWants()
{
    QFETCH(int, upTo);
    QFETCH(int, olderThan);
    QFETCH(int, start);
    const Retention keep{Revision(upTo), time(olderThan)};
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QCOMPARE(content().compact(document(2), keep).error(), StoreError::NotFound);
    QVERIFY(append(content(), request(document(1), 0, 10)).ok());
    QCOMPARE(*content().compact(document(1), keep), Revision(0)); // nothing to open it from
    QVERIFY(content().saveSnapshot(document(1), {Revision(6), "at 6"}).ok());
    QCOMPARE(*content().compact(document(1), keep), Revision(0)); // and only one
    QVERIFY(content().saveSnapshot(document(1), {Revision(8), "at 8"}).ok());
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(*content().compact(document(1), keep), Revision(start));
        reopen();
        const auto opened = content().open(document(1));
        QVERIFY(opened.ok());
        QCOMPARE(opened->logStart, Revision(start));
        QCOMPARE(opened->head, Revision(10));
        QVERIFY((opened->snapshot == StoredSnapshot{Revision(8), "at 8"}));
        const auto all = content().operations(document(1), Revision(start), Revision(10));
        QVERIFY(all.ok());
        QCOMPARE(int(all->size()), 10 - start);
        QVERIFY(all->front() == operation(start + 1));
        QCOMPARE(content().operations(document(1), Revision(start - 1), Revision(10)).error(),
                 StoreError::Conflict);
        QCOMPARE(content().list()->front().logStart, Revision(start));
    }
}

void TestContent::compactedDocumentGoesOn()
{
    const Retention keep{Revision(100), time(100)};
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 10)).ok());
    QVERIFY(content().saveSnapshot(document(1), {Revision(9), "at 9"}).ok());
    QVERIFY(content().saveSnapshot(document(1), {Revision(10), "at 10"}).ok());
    QCOMPARE(*content().compact(document(1), keep), Revision(9));
    QCOMPARE(content().saveSnapshot(document(1), {Revision(5), "at 5"}).error(),
             StoreError::Conflict);
    // Who wrote last what is still known, and the log goes on where it was.
    QCOMPARE(content().open(document(1))->clients.front().lastSequence, Sequence(10));
    QVERIFY(append(content(), request(document(1), 10, 5)).ok());
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->head, Revision(15));
    QCOMPARE(int(opened->operations.size()), 5);
    const auto verified = content().readVerified(document(1));
    QVERIFY(verified.ok());
    QVERIFY(!verified->isDamaged);
    QCOMPARE(verified->document.head, Revision(15));
    QVERIFY(content().saveSnapshot(document(1), {Revision(15), "at 15"}).ok());
    QCOMPARE(*content().compact(document(1), keep), Revision(10));
    reopen();
    QVERIFY(content().open(document(1)).ok());
}

void TestContent::snapshotEndsAs_data()
{
    QTest::addColumn<int>("revision");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<std::optional<StoreError>>("error");
    const std::optional<StoreError> ok;
    QTest::newRow("at the start") << 0 << qsizetype(4) << ok;
    QTest::newRow("at the head") << 2 << qsizetype(4) << ok;
    QTest::newRow("empty") << 2 << qsizetype(0) << ok;
    QTest::newRow("beyond the head") << 3 << qsizetype(4) << std::optional(StoreError::Conflict);
    QTest::newRow("before the start") << -1 << qsizetype(4) << std::optional(StoreError::Conflict);
    QTest::newRow("too large") << 2 << limits::kSnapshotBytes + 1
                               << std::optional(StoreError::Full);
}

void TestContent::snapshotEndsAs()
{
    QFETCH(int, revision);
    QFETCH(qsizetype, size);
    QFETCH(std::optional<StoreError>, error);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 2)).ok());
    const StoredSnapshot snapshot{Revision(revision), QByteArray(size, 's')};
    const auto outcome = content().saveSnapshot(document(1), snapshot);
    QCOMPARE(outcome.ok(), !error);
    if (error)
        QCOMPARE(outcome.error(), *error);
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QCOMPARE(opened->snapshot.has_value(), !error);
    if (!error)
        QVERIFY(opened->snapshot == snapshot);
}

void TestContent::clientsAreReplacedByTheirNewState()
{
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0, 2, 1)).ok());
    QVERIFY(append(content(), request(document(1), 2, 1, 2)).ok());
    QVERIFY(append(content(), request(document(2), 0, 1, 1)).ok());
    auto renamed = request(document(1), 3, 1, 1);
    renamed.clients[0].name = u"Zoë"_s;
    QVERIFY(append(content(), renamed).ok());
    reopen();
    auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    auto &clients = opened.value().clients;
    std::sort(clients.begin(), clients.end(),
              [](const auto &a, const auto &b) { return a.author < b.author; });
    QCOMPARE(clients.size(), size_t(2));
    QVERIFY(clients[0] == renamed.clients[0]);
    QCOMPARE(clients[1].lastSequence, Sequence(3));
    QCOMPARE(clients[1].lastRevision, Revision(3));
    QCOMPARE(content().open(document(2))->clients.size(), size_t(1));
}

void TestContent::renameChangesTheTitleAlone()
{
    QVERIFY(content().create(document(1), u"one"_s, time(0)).ok());
    QVERIFY(content().create(document(2), u"two"_s, time(0)).ok());
    QVERIFY(append(content(), request(document(1), 0)).ok());
    QVERIFY(content().rename(document(1), u"uno"_s).ok());
    QVERIFY(content().rename(document(1), u"uno"_s).ok());
    reopen();
    QCOMPARE(content().open(document(1))->title, u"uno"_s);
    QCOMPARE(*content().title(document(1)), u"uno"_s);
    QCOMPARE(content().open(document(1))->head, Revision(1));
    QCOMPARE(content().open(document(2))->title, u"two"_s);
}

void TestContent::textsAreStoredLiterally_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("null") << QString();
    QTest::newRow("SQL") << u"'; DROP TABLE ops;--"_s;
    QTest::newRow("double quotes") << u"\"docs\""_s;
    QTest::newRow("wildcards") << u"%_*?"_s;
    QTest::newRow("placeholders") << u"? :a @b $c ?1"_s;
    QTest::newRow("NUL") << QString::fromUtf8("a\0b\0", 4);
    QTest::newRow("emoji") << u"\U0001F469\u200D\U0001F4BB \u2764"_s;
    QTest::newRow("right to left") << u"\u05E9\u05DC\u05D5\u05DD"_s;
    QTest::newRow("not normalised") << u"e\u0301 \u00E9"_s;
    QTest::newRow("controls") << u"\t\n\r\x1b\uFEFF"_s;
    QTest::newRow("number") << u"1e3"_s;
    QTest::newRow("blob literal") << u"x'00ff'"_s;
    QTest::newRow("a million units") << QString(1'000'000, u'\u4E00');
}

void TestContent::textsAreStoredLiterally()
{
    QFETCH(QString, text);
    QVERIFY(content().create(document(1), text, time(0)).ok());
    QVERIFY(content().create(document(2), u"other"_s, time(1)).ok());
    QVERIFY(content().rename(document(2), text).ok());
    auto named = request(document(1), 0);
    named.clients[0].name = text;
    QVERIFY(append(content(), named).ok());
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QVERIFY(opened->title == text);
    QVERIFY(opened->clients.at(0).name == text);
    QVERIFY(content().open(document(2))->title == text);
    QVERIFY(content().list()->at(1).title == text);
}

void TestContent::listTellsOfEveryDocument()
{
    QVERIFY(content().create(document(2), u"old"_s, time(10)).ok());
    QVERIFY(content().create(document(1), u"new"_s, time(20)).ok());
    QVERIFY(append(content(), request(document(2), 0, 30)).ok());
    QVERIFY(links().createLink(link(document(2), 1)).ok());
    const auto revoked = links().createLink(link(document(2), 2));
    QVERIFY(links().revokeLink(revoked->number).ok());
    QVERIFY(links().createLink(link(document(2), 3)).ok());
    reopen();
    const auto list = content().list();
    QVERIFY(list.ok());
    QCOMPARE(list->size(), size_t(2));
    const auto &old = list->at(0);
    QCOMPARE(old.document, document(2));
    QCOMPARE(old.title, u"old"_s);
    QCOMPARE(old.head, Revision(30));
    QVERIFY(old.created == time(10));
    QVERIFY(old.changed == time(30));
    QCOMPARE(old.links, 2);
    const auto &fresh = list->at(1);
    QCOMPARE(fresh.document, document(1));
    QCOMPARE(fresh.head, Revision(0));
    QVERIFY(fresh.changed == time(20));
    QCOMPARE(fresh.links, 0);
}

void TestContent::largeDocumentComesBack()
{
    constexpr int kOperations = 3000;
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    auto large = request(document(1), 0, kOperations);
    large.operations[1500].delta = QByteArray(1024 * 1024, 'd');
    QVERIFY(append(content(), large).ok());
    reopen();
    QVERIFY(content().open(document(1))->operations == large.operations);

    const StoredSnapshot snapshot{Revision(kOperations - 10), QByteArray(5'000'000, 's')};
    QVERIFY(content().saveSnapshot(document(1), snapshot).ok());
    reopen();
    const auto opened = content().open(document(1));
    QVERIFY(opened.ok());
    QVERIFY(opened->snapshot == snapshot);
    QCOMPARE(opened->operations.size(), size_t(10));
}

std::unique_ptr<QObject> makeContentTest()
{
    return std::make_unique<TestContent>();
}

#include "content_contract.moc"
