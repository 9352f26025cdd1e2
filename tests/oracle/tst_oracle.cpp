#include "common/base/random.h"
#include "common/ot/algebra.h"
#include "tests/oracle/agreement.h"
#include "tests/oracle/quill_oracle.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

/// Our algebra against quill-delta of npm, in all that both do by the same rules, and by name where
/// they differ. Needs Node; skips itself without it or without the package.
/// SYNGRAPH_ROUNDS: random cases of each kind.
class TestOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void composesAlike();
    void invertsAlike();
    void transformsAlike();
    void mapsPositionsAlike();
    void treatsAttributesAlike();
    void differsOnPurpose_data();
    void differsOnPurpose();

private:
    void compare(quint64 seed, qsizetype fewest);
    QuillOracle m_oracle;
};

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kHeading = attribute(AttributeKey::Block, u"h1"_s);

GeneratorOptions optionsOf(Random &random)
{
    GeneratorOptions options;
    options.operationPieces = std::array{2, 4, 12}[random.below(3)];
    options.attributes = std::array{0.0, 0.3, 0.8}[random.below(3)];
    options.samePlace = std::array{0.1, 0.5, 0.9}[random.below(3)];
    return options;
}

quint64 rounds()
{
    return testRounds(4'000);
}

} // namespace

void TestOracle::initTestCase()
{
    if (const auto why = QuillOracle::prepare(); !why.isEmpty())
        QSKIP(qPrintable(u"quill-delta cannot be asked: "_s + why));
}

/// Everything that was asked since the last time; `fewest` of it at least.
void TestOracle::compare(quint64 seed, qsizetype fewest)
{
    const auto answers = m_oracle.answers();
    QVERIFY2(qsizetype(answers.size()) >= fewest, QByteArray::number(answers.size()).constData());
    for (const auto &[question, theirs] : answers) {
        if (!theirs.isEmpty()) {
            QFAIL((question + "\nquill-delta says " + theirs + "\nwith SYNGRAPH_SEED="
                   + QByteArray::number(seed))
                      .constData());
        }
    }
    qInfo("%zu questions, all answered alike", answers.size());
}

void TestOracle::composesAlike()
{
    const auto seed = testSeed(31);
    SeededRandom random(seed);
    for (quint64 i = 0; i < rounds(); ++i) {
        const auto options = optionsOf(random);
        const auto document = randomDocument(random, options);
        const auto first = randomOperation(random, document, options);
        const auto after = compose(document, first);
        const auto second = randomOperation(random, after, options);
        if (composeAgrees(document, first))
            m_oracle.compose(document, first, after);
        if (composeAgrees(first, second))
            m_oracle.compose(first, second, compose(first, second));
    }
    compare(seed, qsizetype(rounds()));
}

void TestOracle::invertsAlike()
{
    const auto seed = testSeed(32);
    SeededRandom random(seed);
    for (quint64 i = 0; i < rounds(); ++i) {
        const auto options = optionsOf(random);
        const auto document = randomDocument(random, options);
        const auto operation = randomOperation(random, document, options);
        if (invertAgrees(operation, document))
            m_oracle.invert(operation, document, invert(operation, DeltaText(document)));
    }
    compare(seed, qsizetype(rounds() / 2));
}

void TestOracle::transformsAlike()
{
    const auto seed = testSeed(33);
    SeededRandom random(seed);
    for (quint64 i = 0; i < rounds(); ++i) {
        const auto options = optionsOf(random);
        const auto document = randomDocument(random, options);
        const auto first = randomOperation(random, document, options);
        const auto second = randomOperation(random, document, options);
        if (!transformAgrees(first, second))
            continue;
        m_oracle.transform(first, second, true, transform(first, second, Order::Later));
        m_oracle.transform(first, second, false, transform(first, second, Order::Earlier));
    }
    compare(seed, qsizetype(rounds()));
}

void TestOracle::mapsPositionsAlike()
{
    const auto seed = testSeed(34);
    SeededRandom random(seed);
    for (quint64 i = 0; i < rounds(); ++i) {
        const auto document = randomDocument(random);
        const auto operation = randomOperation(random, document);
        const auto at = qsizetype(random.below(quint64(document.targetLength())));
        m_oracle.position(operation, at, true, mapPosition(operation, at, Stickiness::Left));
        m_oracle.position(operation, at, false, mapPosition(operation, at, Stickiness::Right));
    }
    compare(seed, qsizetype(rounds() * 2));
}

void TestOracle::treatsAttributesAlike()
{
    const auto red = attribute(AttributeKey::Color, u"#ff0000"_s);
    const auto blue = attribute(AttributeKey::Color, u"#0000ff"_s);
    const auto noBold = removal(AttributeKey::Bold);
    const auto noColor = removal(AttributeKey::Color);
    std::vector<AttributeSet> texts{{}, kBold, red, composeChanges(kBold, blue)};
    std::vector<AttributeSet> changes = texts;
    for (const auto &first : {noBold, noColor})
        for (const auto &second : texts)
            changes.push_back(composeChanges(second, first));
    changes.push_back(composeChanges(noBold, noColor));
    for (const auto &change : changes) {
        for (const auto &base : changes)
            m_oracle.composeAttributes(base, change, true, composeChanges(base, change));
        for (const auto &base : texts) {
            m_oracle.composeAttributes(base, change, false, applyChange(base, change, false));
            if (invertAgrees(change, base))
                m_oracle.invertAttributes(change, base, invertChange(change, base));
        }
    }
    compare(0, 200);
}

void TestOracle::differsOnPurpose_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("theirs");
    const auto row = [this](const char *name, const char *theirs, auto ask) {
        ask(m_oracle);
        const auto answers = m_oracle.answers();
        QTest::newRow(name) << (answers.empty() ? QByteArray("none") : answers.front().theirs)
                            << QByteArray(theirs);
    };
    // Text typed inside a range that somebody formats meanwhile takes the format here.
    row("an insert inside a range that becomes bold stays plain",
        R"([{"retain":2},{"insert":"A"}])", [](QuillOracle &oracle) {
            const auto own = delta(5, {keep(2), put(u"A")});
            const auto over = delta(5, {keep(1), keep(3, kBold)});
            oracle.transform(own, over, true, transform(own, over, Order::Later));
        });
    row("the format goes around such an insert",
        R"([{"retain":1},{"retain":1,"attributes":{"bold":true}},{"retain":1},)"
        R"({"retain":2,"attributes":{"bold":true}}])",
        [](QuillOracle &oracle) {
            const auto own = delta(5, {keep(1), keep(3, kBold)});
            const auto over = delta(5, {keep(2), put(u"A")});
            oracle.transform(own, over, true, transform(own, over, Order::Later));
        });
    // A key takes effect on its kind of unit alone, so that no document depends on what a peer
    // formatted along with the text.
    row("bold on a paragraph's end",
        R"([{"insert":"a\n","attributes":{"bold":true}}])", [](QuillOracle &oracle) {
            const auto document = delta(0, {put(u"a\n")});
            const auto format = delta(2, {keep(2, kBold)});
            oracle.compose(document, format, compose(document, format));
        });
    row("a heading on a letter",
        R"([{"insert":"a\n","attributes":{"block":"h1"}}])", [](QuillOracle &oracle) {
            const auto document = delta(0, {put(u"a\n")});
            const auto format = delta(2, {keep(2, kHeading)});
            oracle.compose(document, format, compose(document, format));
        });
    // An inverse says nothing about what was not there.
    row("the inverse of a removal that removed nothing",
        R"([{"retain":1,"attributes":{"bold":null}}])", [](QuillOracle &oracle) {
            const auto document = delta(0, {put(u"a\n")});
            const auto format = delta(2, {keep(1, removal(AttributeKey::Bold))});
            oracle.invert(format, document, invert(format, DeltaText(document)));
        });
}

void TestOracle::differsOnPurpose()
{
    QFETCH(QByteArray, theirs);
    QTEST(theirs, "answer");
}

QTEST_GUILESS_MAIN(TestOracle)
#include "tst_oracle.moc"
