#include "common/ot/algebra.h"
#include "tests/property/algebra_laws.h"
#include "tests/property/exhaustive.h"
#include "tests/property/two_typists.h"
#include "tests/property/unit_model.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
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

/// The laws of the algebra, exhaustively on small documents; tst_algebra_random goes on from here.
class TestAlgebra : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOnSmallDocuments_data();
    void everyPairOnSmallDocuments();
    void transformIsThatOfTheUnits();
    void everySequenceOnSmallDocuments();
    void everyPositionOnSmallDocuments();
    void everyTripleOnSmallDocuments();
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
    QTest::newRow("four units, both attributes") << 4 << 3;
}

void TestAlgebra::everyPairOnSmallDocuments()
{
    QFETCH(int, length);
    QFETCH(int, alphabet);
    const std::array alphabets{fullAlphabet(), smallerAlphabet(), smallestAlphabet(),
                               twoAttributes()};
    const auto operations = allOperations(length, alphabets.at(size_t(alphabet)));
    const auto documents = allDocuments(length);
    size_t turn = 0;
    for (const auto &earlier : operations) {
        for (const auto &later : operations) {
            HOLDS(brokenDiamond(earlier, later));
            // The law above speaks of all documents; this looks at them one after the other.
            if (++turn % 8 != 0)
                continue;
            const auto &document = documents[turn / 8 % documents.size()];
            HOLDS(brokenMerge(document, {earlier, compose(document, earlier)},
                              {later, compose(document, later)}));
        }
    }
}

void TestAlgebra::transformIsThatOfTheUnits()
{
    const auto agree = [](const Delta &a, const Delta &b) {
        return transform(a, b, Order::Later) == transformByUnits(a, b, Order::Later)
            && transform(a, b, Order::Earlier) == transformByUnits(a, b, Order::Earlier);
    };
    for (qsizetype length = 1; length <= 3; ++length) {
        const auto operations =
            allOperations(length, length < 3 ? smallerAlphabet() : twoAttributes());
        for (const auto &a : operations) {
            for (const auto &b : operations)
                QVERIFY2(agree(a, b), qPrintable(describe(a) + u"  |  "_s + describe(b)));
        }
    }
    const auto seed = testSeed(31);
    GeneratorOptions options;
    options.operationPieces = 8; // several inserts at a place and formats around them
    options.attributes = 0.7;
    options.samePlace = 0.6;
    for (quint64 round = 0; round < testRounds(60'000); ++round) {
        SeededRandom random(seed + round);
        const auto document = randomDocument(random, options);
        const auto a = randomOperation(random, document, options);
        const auto b = randomOperation(random, document, options);
        QVERIFY2(agree(a, b), qPrintable(u"SYNGRAPH_SEED=%1: "_s.arg(seed + round) + describe(a)
                                         + u"  |  "_s + describe(b)));
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

/// Three people at once: whoever is first, second and third, and one whose two operations follow on
/// each other, transformed over as a list.
void TestAlgebra::everyTripleOnSmallDocuments()
{
    const auto operations = allOperations(2, smallerAlphabet());
    std::vector<std::vector<Delta>> next(1);
    for (qsizetype length = 1; length <= 4; ++length)
        next.push_back(allOperations(length, smallestAlphabet()));
    size_t turn = 0;
    for (const auto &first : operations) {
        for (const auto &second : operations) {
            const auto behind = transform(second, first, Order::Later);
            for (size_t i = turn++ % 3; i < operations.size(); i += 3) {
                // The third one's client hears of the first, then of the second.
                std::array log{first, behind};
                std::array own{operations[i]};
                transformLists(log, own);
                const auto server = compose(compose(first, behind), own[0]);
                QVERIFY(server == compose(compose(operations[i], log[0]), log[1]));
            }
            if (second.targetLength() >= qsizetype(next.size()))
                continue;
            for (const auto &third : next[size_t(second.targetLength())]) {
                std::array log{first};
                std::array own{second, third};
                transformLists(log, own);
                const auto server = compose(compose(first, own[0]), own[1]);
                QVERIFY(server == compose(compose(second, third), log[0]));
            }
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
