#include "common/ot/algebra.h"
#include "tests/property/algebra_laws.h"
#include "tests/property/exhaustive.h"
#include "tests/property/two_typists.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

#define HOLDS(expression)                                                                          \
    do {                                                                                           \
        if (const QString problem = (expression); !problem.isEmpty()) [[unlikely]]                 \
            QFAIL(qPrintable(problem));                                                            \
    } while (false)

/// The laws of the algebra: exhaustively on small documents, then on random ones.
/// SYNGRAPH_ROUNDS: random documents, with twenty pairs and twenty triples each.
class TestAlgebra : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOnSmallDocuments_data();
    void everyPairOnSmallDocuments();
    void everySequenceOnSmallDocuments();
    void everyPositionOnSmallDocuments();
    void randomPairsAndTriples();
    void generatorReachesEverything();
    void twoTypistsStayWhole_data();
    void twoTypistsStayWhole();
};

void TestAlgebra::everyPairOnSmallDocuments_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("alphabet");
    QTest::newRow("one unit, full alphabet") << 1 << 0;
    QTest::newRow("two units, full alphabet") << 2 << 0;
    QTest::newRow("three units, smaller alphabet") << 3 << 1;
    QTest::newRow("four units, smallest alphabet") << 4 << 2;
}

void TestAlgebra::everyPairOnSmallDocuments()
{
    QFETCH(int, length);
    QFETCH(int, alphabet);
    const std::array alphabets{fullAlphabet(), smallerAlphabet(), smallestAlphabet()};
    const auto operations = allOperations(length, alphabets.at(size_t(alphabet)));
    const auto documents = allDocuments(length);
    size_t turn = 0;
    for (const auto &earlier : operations) {
        for (const auto &later : operations) {
            HOLDS(brokenDiamond(earlier, later));
            // The law above speaks of all documents; this looks at them one after the other.
            if (++turn % 5 == 0)
                HOLDS(brokenMerge(documents[turn / 5 % documents.size()], earlier, later));
        }
    }
}

void TestAlgebra::everySequenceOnSmallDocuments()
{
    std::vector<std::vector<Delta>> next(1);
    for (qsizetype length = 1; length <= 4; ++length)
        next.push_back(allOperations(length, length < 3 ? smallerAlphabet() : smallestAlphabet()));
    for (qsizetype length = 1; length <= 2; ++length) {
        const auto operations = allOperations(length, fullAlphabet());
        for (const auto &document : allDocuments(length)) {
            for (const auto &first : operations) {
                HOLDS(brokenInverse(document, first));
                if (first.targetLength() > 3)
                    continue;
                for (const auto &second : next[size_t(first.targetLength())])
                    HOLDS(brokenComposition(document, first, second));
            }
        }
    }
    const auto single = allOperations(1, fullAlphabet());
    for (const auto &a : single) {
        for (const auto &b : next[size_t(a.targetLength())]) {
            if (b.targetLength() >= qsizetype(next.size()))
                continue;
            for (const auto &c : next[size_t(b.targetLength())])
                HOLDS(brokenAssociativity(a, b, c));
        }
    }
}

void TestAlgebra::everyPositionOnSmallDocuments()
{
    for (qsizetype length = 1; length <= 3; ++length) {
        for (const auto &operation : allOperations(length, smallerAlphabet())) {
            for (qsizetype position = 0; position < length; ++position)
                HOLDS(brokenPosition(operation, position));
        }
    }
}

namespace {

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

constexpr size_t kSiblings = 5; // operations on one document: 20 ordered pairs

/// One document and what can be made of it; the first law that breaks.
QString brokenLaw(Random &random)
{
    const auto options = randomOptions(random);
    const auto document = randomDocument(random, options);
    std::array<Delta, kSiblings> operations;
    for (auto &operation : operations)
        operation = randomOperation(random, document, options);
    QString problem;
    const auto holds = [&problem](QString found) {
        if (!found.isEmpty())
            problem = std::move(found);
        return problem.isEmpty();
    };
    for (size_t i = 0; i < kSiblings; ++i) {
        const auto &a = operations[i];
        const auto afterA = compose(document, a);
        // A triple of fresh operations that follow on each other.
        const auto b = randomOperation(random, afterA, options);
        const auto c = randomOperation(random, compose(afterA, b), options);
        if (!holds(brokenComposition(document, a, b)) || !holds(brokenAssociativity(a, b, c)) ||
            !holds(brokenInverse(document, a)))
            return problem;
        const auto places = quint64(document.targetLength());
        if (!holds(brokenPosition(a, qsizetype(random.below(places)))))
            return problem;
        for (size_t j = 0; j < kSiblings; ++j) {
            if (i == j)
                continue;
            if (!holds(brokenMerge(document, a, operations[j])))
                return problem;
            // A triple of operations that had to be transformed, as in a server's log.
            const auto second = transform(operations[j], a, Order::Later);
            const auto &other = operations[(j + 1) % kSiblings];
            const auto third = transform(transform(other, a, Order::Later), second, Order::Later);
            if (j != (i + 1) % kSiblings && !holds(brokenAssociativity(a, second, third)))
                return problem;
            if (j == (i + 1) % kSiblings && !holds(brokenDiamond(a, operations[j])))
                return problem;
        }
    }
    return problem;
}

} // namespace

void TestAlgebra::randomPairsAndTriples()
{
    const auto seed = testSeed(20'240'601);
    const auto rounds = testRounds(60'000);
    for (quint64 round = 0; round < rounds; ++round) {
        SeededRandom random(seed + round);
        const auto problem = brokenLaw(random);
        if (!problem.isEmpty()) {
            QFAIL(qPrintable(
                problem + u"\nagain with SYNGRAPH_SEED=%1 SYNGRAPH_ROUNDS=1"_s.arg(seed + round)));
        }
    }
}

/// A generator that never makes the hard cases would prove nothing.
void TestAlgebra::generatorReachesEverything()
{
    SeededRandom random(1);
    int identities = 0;
    int wholeFormats = 0;
    int longOnes = 0;
    int pairs = 0;
    int embeds = 0;
    int replacements = 0;
    int sameStarts = 0;
    for (int i = 0; i < 3'000; ++i) {
        const auto document = randomDocument(random);
        const auto operation = randomOperation(random, document);
        const auto other = randomOperation(random, document);
        QVERIFY(isCanonical(document) && isCanonical(operation));
        QVERIFY(!splitsPair(operation, document.insertedText()));
        const auto components = operation.components();
        identities += operation.isIdentity() ? 1 : 0;
        longOnes += components.size() >= 6 ? 1 : 0;
        embeds += document.insertedText().contains(kEmbedUnit) ? 1 : 0;
        for (const QChar c : document.insertedText())
            pairs += c.isHighSurrogate() ? 1 : 0;
        if (components.empty())
            continue;
        wholeFormats += components.size() == 1 && components[0].kind == Delta::Kind::Retain &&
                        components[0].length == document.targetLength();
        for (size_t k = 1; k < components.size(); ++k) {
            replacements += components[k].kind == Delta::Kind::Delete &&
                            components[k - 1].kind == Delta::Kind::Insert;
        }
        sameStarts += operation.hasInserts() && other.hasInserts() &&
                      other.components()[0].kind == components[0].kind &&
                      other.components()[0].length == components[0].length;
    }
    for (const int count : {identities, wholeFormats, longOnes, pairs, embeds, replacements})
        QVERIFY2(count > 60, qPrintable(QString::number(count)));
    QVERIFY2(sameStarts > 60, qPrintable(QString::number(sameStarts)));
}

void TestAlgebra::twoTypistsStayWhole_data()
{
    QTest::addColumn<int>("latencyMs");
    QTest::newRow("30 ms") << 30;
    QTest::newRow("150 ms") << 150;
    QTest::newRow("500 ms") << 500;
}

void TestAlgebra::twoTypistsStayWhole()
{
    QFETCH(int, latencyMs);
    const auto seed = testSeed(7);
    const std::array words{u"together"_s, u"APART"_s};
    for (quint64 run = 0; run < 300; ++run) {
        SeededRandom random(seed + run);
        const bool inText = random.chance(0.5);
        const auto start = documentFromText(inText ? u"one two" : u"");
        const auto result =
            typeAtOneSpot(random, Milliseconds(latencyMs), start, inText ? 4 : 0, words);
        const QByteArray context = "again with SYNGRAPH_SEED=" + QByteArray::number(seed + run) +
                                   ": " + describe(result.serverDocument).toUtf8();
        QVERIFY2(result.documents[0] == result.serverDocument, context.constData());
        QVERIFY2(result.documents[1] == result.serverDocument, context.constData());
        const auto text = textOf(result.serverDocument);
        QVERIFY2(text.contains(words[0]) && text.contains(words[1]), context.constData());
        QVERIFY2(!inText || (text.startsWith(u"one ") && text.endsWith(u"two\n")),
                 context.constData());
    }
}

QTEST_GUILESS_MAIN(TestAlgebra)
#include "tst_algebra.moc"
