#include "common/ot/algebra.h"
#include "tests/property/algebra_laws.h"
#include "tests/property/composed_rebase.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

/// The laws of the algebra on random documents: ten million pairs by default, a thousand million
/// with the target soak_algebra.
/// SYNGRAPH_ROUNDS: random documents, each with 132 pairs and what belongs to them.
class TestAlgebraRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAndTriples();
    void composedRebase_data();
    void composedRebase();
};

namespace {

constexpr size_t kSiblings = 12; // operations on one document: 132 ordered pairs
constexpr size_t kWithTriples = 3;
constexpr quint64 kRounds = 76'000;

GeneratorOptions randomOptions(Random &random)
{
    GeneratorOptions options;
    options.documentPieces = std::array{2, 5, 10, 25}[random.below(4)];
    options.operationPieces = std::array{2, 4, 12}[random.below(3)];
    options.attributes = std::array{0.0, 0.3, 0.8}[random.below(3)];
    options.wideCharacters = std::array{0.0, 0.3, 0.9}[random.below(3)];
    options.samePlace = std::array{0.1, 0.5, 0.9}[random.below(3)];
    return options;
}

using Siblings = std::array<Step, kSiblings>;

/// Triples: fresh operations that follow on each other, and transformed ones as in a server's log.
QString brokenTriple(Random &random, const GeneratorOptions &options, const Delta &document,
                     const Siblings &siblings, size_t i)
{
    const auto &[a, afterA] = siblings[i];
    const auto b = randomOperation(random, afterA, options);
    const auto c = randomOperation(random, compose(afterA, b), options);
    const auto &second = siblings[(i + 1) % kSiblings].operation;
    const auto &third = siblings[(i + 2) % kSiblings].operation;
    const auto secondInLog = transform(second, a, Order::Later);
    const auto thirdInLog = transform(transform(third, a, Order::Later), secondInLog, Order::Later);
    for (const auto &problem :
         {brokenComposition(document, a, b), brokenAssociativity(a, b, c),
          brokenAssociativity(a, secondInLog, thirdInLog), brokenDiamond(a, second)}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

/// One document and what can be made of it; the first law that breaks.
QString brokenLaw(Random &random)
{
    const auto options = randomOptions(random);
    const auto document = randomDocument(random, options);
    Siblings siblings;
    for (auto &[operation, after] : siblings) {
        operation = randomOperation(random, document, options);
        after = compose(document, operation);
    }
    for (size_t i = 0; i < kSiblings; ++i) {
        auto problem = brokenInverse(document, siblings[i].operation);
        const auto place = qsizetype(random.below(quint64(document.targetLength())));
        if (problem.isEmpty())
            problem = brokenPosition(siblings[i].operation, place);
        if (problem.isEmpty() && i < kWithTriples)
            problem = brokenTriple(random, options, document, siblings, i);
        for (size_t j = 0; j < kSiblings && problem.isEmpty(); ++j) {
            if (i != j)
                problem = brokenMerge(document, siblings[i], siblings[j]);
        }
        if (!problem.isEmpty()) [[unlikely]]
            return problem;
    }
    return {};
}

} // namespace

void TestAlgebraRandom::pairsAndTriples()
{
    const auto seed = testSeed(20'240'601);
    const auto rounds = testRounds(kRounds);
    for (quint64 round = 0; round < rounds; ++round) {
        SeededRandom random(seed + round);
        const auto problem = brokenLaw(random);
        if (!problem.isEmpty()) {
            QFAIL(qPrintable(
                problem + u"\nagain with SYNGRAPH_SEED=%1 SYNGRAPH_ROUNDS=1"_s.arg(seed + round)));
        }
    }
}

void TestAlgebraRandom::composedRebase_data()
{
    QTest::addColumn<bool>("deletes");
    QTest::newRow("nothing of the base deleted: equal texts") << false;
    QTest::newRow("with deletions: differs only as said") << true;
}

void TestAlgebraRandom::composedRebase()
{
    QFETCH(bool, deletes);
    const auto seed = testSeed(5);
    const auto rounds = std::min<quint64>(testRounds(20'000), 1'000'000);
    quint64 others = 0;
    for (quint64 round = 0; round < rounds; ++round) {
        SeededRandom random(seed + round);
        const auto outcome = rebaseBothWays(random, deletes);
        const auto problem = deletes ? brokenLikeness(outcome) : brokenEquality(outcome);
        others += textOf(outcome.composed) == textOf(outcome.oneByOne) ? 0U : 1U;
        if (!problem.isEmpty()) {
            QFAIL(qPrintable(
                problem + u"\nagain with SYNGRAPH_SEED=%1 SYNGRAPH_ROUNDS=1"_s.arg(seed + round)));
        }
    }
    // Were they always equal, the words about it would be too careful.
    QVERIFY(!deletes || rounds < 1'000 || others > 0);
}

QTEST_GUILESS_MAIN(TestAlgebraRandom)
#include "tst_algebra_random.moc"
