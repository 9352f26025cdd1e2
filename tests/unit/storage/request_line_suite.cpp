#include "common/base/limits.h"
#include "common/base/random.h"
#include "server/storage/request_line.h"
#include "server/storage/store_dispatch.h"
#include "tests/contract/store_samples.h"
#include "tests/support/test_seed.h"
#include "tests/unit/storage/suites.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// The rounds that the storage thread works in.
class RequestLineSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsAreFormed_data();
    void roundsAreFormed();
    void groupIsBoundedByCount();
    void groupIsBoundedByBytes();
    void oldestIsTheFirst();
    void orderOfADocumentHolds();
};

namespace {

QueuedWork work(decltype(StoreRequest::what) what, int number = 0)
{
    QueuedWork made;
    made.request = {RequestToken(number), std::move(what)};
    made.since = Instant(Microseconds(number));
    return made;
}

// "a1" appends to document 1, "o1" opens it, "s1" saves a snapshot, "l" asks for a link, "t" is a
// task, "x1" is an append that came when the queue was full.
QueuedWork workOf(const QString &code, int number)
{
    const auto id = document(code.mid(1).toInt());
    switch (code.at(0).unicode()) {
    case u'a':
        return work(requests::Append{request(id, 0)}, number);
    case u'o':
        return work(requests::Open{id}, number);
    case u's':
        return work(requests::SaveSnapshot{id, {}}, number);
    case u'l':
        return work(requests::FindLink{}, number);
    case u't': {
        QueuedWork made;
        made.task = [](Store &) {};
        made.request.token = RequestToken(number);
        return made;
    }
    default:
        auto made = work(requests::Append{request(id, 0)}, number);
        made.isRefused = true;
        return made;
    }
}

} // namespace

void RequestLineSuite::roundsAreFormed_data()
{
    QTest::addColumn<QString>("work");
    QTest::addColumn<QString>("rounds"); // appends | others, then the next round
    const auto row = [](const char *name, QStringView work, QStringView rounds) {
        QTest::newRow(name) << work.toString() << rounds.toString();
    };
    row("appends of many documents", u"a1 a2 a3", u"a1 a2 a3 |");
    row("appends of one document", u"a1 a1 a1", u"a1 a1 a1 |");
    row("nothing to append", u"o1 l o2", u"| o1 l o2");
    row("appends overtake others' work", u"o1 a2 s3 a4", u"a2 a4 | o1 s3");
    row("snapshot after the appends before it", u"a1 s1 a2", u"a1 a2 | s1");
    row("not those of the same document", u"o1 a1 a2", u"a2 | o1 ; a1 |");
    row("append behind an append that stays", u"o1 a1 a1", u"| o1 ; a1 a1 |");
    row("other work behind an append that stays", u"o1 a1 s1 a2", u"a2 | o1 ; a1 | s1");
    row("links and tasks hold nobody up", u"l a1 t a1", u"a1 a1 | l t");
    row("refused work keeps its place", u"a1 x1 a1 a2", u"a1 a2 | x1 ; a1 |");
    row("other work in portions", u"o1 o2 o3 o4 o5 a6", u"a6 | o1 o2 o3 o4 ; | o5");
    row("append behind work that waits for the next portion", u"o1 o2 o3 o4 o5 a5 a6",
        u"a6 | o1 o2 o3 o4 ; | o5 ; a5 |");
}

void RequestLineSuite::roundsAreFormed()
{
    QFETCH(QString, work);
    QFETCH(QString, rounds);
    const auto codes = work.split(u' ');
    RequestLine line;
    for (int i = 0; i < codes.size(); ++i)
        line.add(workOf(codes.at(i), i));
    QStringList formed;
    while (!line.isEmpty()) {
        const auto round = line.takeRound();
        QStringList names;
        for (const auto &one : round.appends)
            names.append(codes.at(one.request.token.value));
        names.append(u"|"_s);
        for (const auto &one : round.others)
            names.append(codes.at(one.request.token.value));
        QVERIFY2(names.size() > 1, "a round without work");
        formed.append(names.join(u' '));
    }
    QCOMPARE(formed.join(u" ; "_s), rounds);
}

void RequestLineSuite::groupIsBoundedByCount()
{
    RequestLine line;
    constexpr auto kCount = limits::kStoreGroupRequests + 1;
    for (int i = 0; i < kCount; ++i)
        line.add(work(requests::Append{request(document(i), 0)}, i));
    QCOMPARE(qsizetype(line.takeRound().appends.size()), limits::kStoreGroupRequests);
    const auto last = line.takeRound();
    QCOMPARE(last.appends.size(), size_t(1));
    QCOMPARE(last.appends[0].request.token, RequestToken(kCount - 1));
}

void RequestLineSuite::groupIsBoundedByBytes()
{
    const auto large = [](int number, qsizetype bytes) {
        auto made = request(document(number), 0);
        made.operations[0].delta = QByteArray(bytes, 'x');
        return work(requests::Append{made}, number);
    };
    RequestLine line;
    line.add(large(1, limits::kStoreGroupBytes - 10));
    line.add(large(2, 11));
    line.add(large(3, 1)); // would fit, but must not overtake an append
    line.add(large(4, limits::kStoreGroupBytes + 1));
    line.add(large(5, 1));
    QCOMPARE(line.takeRound().appends.size(), size_t(1));
    QCOMPARE(line.takeRound().appends.size(), size_t(2));
    QCOMPARE(line.takeRound().appends.size(), size_t(1)); // too large, so alone
    QCOMPARE(line.takeRound().appends.size(), size_t(1));
    QVERIFY(line.isEmpty());
}

void RequestLineSuite::oldestIsTheFirst()
{
    RequestLine line;
    QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(line.oldest()));
    line.add(work(requests::Open{document(1)}, 10));
    line.add(work(requests::Append{request(document(1), 0)}, 20));
    QCOMPARE(line.oldest(), Instant(Microseconds(10)));
    static_cast<void>(line.takeRound());
    QCOMPARE(line.oldest(), Instant(Microseconds(20)));
}

void RequestLineSuite::orderOfADocumentHolds()
{
    const auto seed = testSeed(1);
    SeededRandom random(seed);
    for (quint64 round = 0; round < testRounds(300); ++round) {
        RequestLine line;
        std::map<qint64, qint64> lastOfDocument;
        std::vector<DocumentId> ids;
        int added = 0, taken = 0;
        const auto codes = u"a a a o s x"_s.split(u' ');
        while (taken < 60) {
            while (added < 60 && (line.isEmpty() || random.chance(0.8))) {
                const auto id = qint64(random.below(5));
                const auto code = codes.at(qsizetype(random.below(6))) + QString::number(id);
                line.add(workOf(code, ++added));
            }
            auto formed = line.takeRound();
            QVERIFY(!formed.appends.empty() || !formed.others.empty());
            for (auto *part : {&formed.appends, &formed.others}) {
                for (const auto &one : *part) {
                    ++taken;
                    const auto id = *documentOf(one.request);
                    auto &last = lastOfDocument[id.toBytes().at(1)];
                    QVERIFY2(one.request.token.value > last,
                             qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
                    last = one.request.token.value;
                }
            }
        }
        QVERIFY(line.isEmpty());
    }
}

QObject *makeRequestLineSuite()
{
    return new RequestLineSuite;
}

#include "request_line_suite.moc"
