#include "common/ot/algebra.h"
#include "common/ot/diff.h"
#include "common/ot/grapheme.h"
#include "common/ot/schema.h"
#include "common/ot/sequence_match.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kNoBold = removal(AttributeKey::Bold);
const auto kHeading = attribute(AttributeKey::Block, u"h1"_s);
const auto kImage = attribute(AttributeKey::Image, QString(43, u'A'));
const auto kOtherImage = attribute(AttributeKey::Image, QString(43, u'B'));
constexpr QStringView kEmbed(&kEmbedUnit, 1);
constexpr int kNoCaret = -1;

QByteArray again(quint64 seed)
{
    return "again with SYNGRAPH_SEED=" + QByteArray::number(seed);
}

/// Units that an operation inserts and deletes.
qsizetype costOf(const Delta &operation)
{
    qsizetype cost = 0;
    for (const auto &component : operation.components())
        cost += component.kind == Delta::Kind::Retain ? 0 : qsizetype(component.length);
    return cost;
}

/// Whether every insert and delete begins and ends between grapheme clusters of both sides.
bool keepsClusters(const Delta &operation, QStringView before, QStringView after)
{
    qsizetype from = 0;
    qsizetype to = 0;
    const auto between = [&] {
        return isGraphemeBoundary(before, from) && isGraphemeBoundary(after, to);
    };
    bool edited = false;
    for (const auto &component : operation.components()) {
        const bool retain = component.kind == Delta::Kind::Retain;
        if (retain == edited && !between())
            return false;
        edited = !retain;
        from += component.kind == Delta::Kind::Insert ? 0 : qsizetype(component.length);
        to += component.kind == Delta::Kind::Delete ? 0 : qsizetype(component.length);
    }
    return !edited || between();
}

class TestDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void isExactOnRandomPairs();
    void isMinimalForOneEdit();
    void caretDecidesAmongEqualLetters();
    void largeTextsStayBounded();
    void allSearchesShareOneBudget();
    void matchesAreTheLongest();
    void boundariesAreThoseOfTheWholeText();
};

void TestDiff::finds_data()
{
    QTest::addColumn<Delta>("before");
    QTest::addColumn<Delta>("after");
    QTest::addColumn<int>("caret");
    QTest::addColumn<Delta>("expected");
    const auto row = [](const char *name, const Delta &before, const Delta &after,
                        const Delta &expected, int caret = kNoCaret) {
        QTest::newRow(name) << before << after << caret << expected;
    };
    const auto text = [](QStringView t) { return fragment(t); };
    row("nothing", Delta(), Delta(), Delta());
    row("no change", text(u"abc"), text(u"abc"), Delta::identity(3));
    row("all new", Delta(), text(u"abc"), delta(0, {put(u"abc")}));
    row("all gone", text(u"abc"), Delta(), delta(3, {drop(3)}));
    row("typed", text(u"abc"), text(u"abXc"), delta(3, {keep(2), put(u"X")}));
    row("deleted", text(u"abc"), text(u"ac"), delta(3, {keep(1), drop(1)}));
    row("replaced", text(u"abc"), text(u"aXYc"), delta(3, {keep(1), put(u"XY"), drop(1)}));
    row("two places", text(u"one two three"), text(u"ONE two 3"),
        delta(13, {put(u"ONE"), drop(3), keep(5), put(u"3"), drop(5)}));
    row("t in tt, caret unknown", text(u"tt"), text(u"ttt"), delta(2, {keep(2), put(u"t")}));
    row("t in tt, at the start", text(u"tt"), text(u"ttt"), delta(2, {put(u"t")}), 1);
    row("t in tt, in the middle", text(u"tt"), text(u"ttt"), delta(2, {keep(1), put(u"t")}), 2);
    row("t in tt, at the end", text(u"tt"), text(u"ttt"), delta(2, {keep(2), put(u"t")}), 3);
    row("backspace in ttt", text(u"ttt"), text(u"tt"), delta(3, {keep(1), drop(1)}), 1);
    row("delete at the start of ttt", text(u"ttt"), text(u"tt"), delta(3, {drop(1)}), 0);
    row("Enter among empty paragraphs", text(u"\n\n\n"), text(u"\n\n\n\n"),
        delta(3, {keep(1), put(u"\n")}), 2);
    row("word doubled", text(u"ab"), text(u"abab"), delta(2, {keep(2), put(u"ab")}), 4);
    row("word doubled before itself", text(u"ab"), text(u"abab"), delta(2, {put(u"ab")}), 2);
    row("a caret that does not fit the edit", text(u"abc"), text(u"Xabc"), delta(3, {put(u"X")}),
        4);
    row("a caret past the end", text(u"abc"), text(u"abcX"), delta(3, {keep(3), put(u"X")}), 99);
    row("made bold", text(u"abc"), delta(0, {put(u"a"), put(u"b", kBold), put(u"c")}),
        delta(3, {keep(1), keep(1, kBold)}));
    row("made plain", fragment(u"abc", kBold), text(u"abc"), delta(3, {keep(3, kNoBold)}));
    row("colour replaced", fragment(u"ab", attribute(AttributeKey::Color, u"#ff0000"_s)),
        fragment(u"ab", attribute(AttributeKey::Color, u"#0000ff"_s)),
        delta(2, {keep(2, attribute(AttributeKey::Color, u"#0000ff"_s))}));
    row("only the difference",
        fragment(u"ab", composeChanges(kBold, kImage).only(AttributeScope::Inline)),
        fragment(u"ab", composeChanges(kBold, attribute(AttributeKey::Code, true))),
        delta(2, {keep(2, attribute(AttributeKey::Code, true))}));
    row("paragraph restyled", text(u"a\n"), delta(0, {put(u"a"), put(u"\n", kHeading)}),
        delta(2, {keep(1), keep(1, kHeading)}));
    row("typed and made bold", text(u"ab"), delta(0, {put(u"aXb", kBold)}),
        delta(2, {keep(1, kBold), put(u"X", kBold), keep(1, kBold)}));
    row("embed replaced", fragment(kEmbed, kImage), fragment(kEmbed, kOtherImage),
        delta(1, {put(kEmbed, kOtherImage), drop(1)}));
    row("embed made bold", fragment(kEmbed, kImage),
        fragment(kEmbed, composeChanges(kBold, kImage)), delta(1, {keep(1, kBold)}));
    row("emoji for one with the same first half", text(u"a\U0001F600b"), text(u"a\U0001F601b"),
        delta(4, {keep(1), put(u"\U0001F601"), drop(2)}));
    row("emoji for one with the same second half", text(u"\U0001F600"), text(u"\U0001FA00"),
        delta(2, {put(u"\U0001FA00"), drop(2)}));
    row("accent added", text(u"ae"), text(u"ae\u0301"),
        delta(2, {keep(1), put(u"e\u0301"), drop(1)}));
    row("another accent", text(u"e\u0301x"), text(u"e\u0300x"),
        delta(3, {put(u"e\u0300"), drop(2)}));
    row("letter under the same accent", text(u"xe\u0301"), text(u"xa\u0301"),
        delta(3, {keep(1), put(u"a\u0301"), drop(2)}));
    row("flag before a flag", text(u"\U0001F1EB\U0001F1F7"),
        text(u"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7"),
        delta(4, {put(u"\U0001F1E9\U0001F1EA")}));
    const QString marked = u"a"_s + QString(19'998, QChar(0x301)); // as long as a paragraph may be
    const QString more = marked + QChar(0x301);
    row("one more accent on thousands", text(u"x"_s + marked), text(u"x"_s + more),
        delta(20'000, {keep(1), put(more), drop(19'999)}));
    const QString half = u"\U0001F1E9"_s;
    const QString flags = u"\U0001F1E9\U0001F1EA"_s.repeated(5'000);
    row("half a flag before thousands", text(flags), text(half + flags),
        delta(20'000, {put(half + flags), drop(20'000)}));
    row("skin tone", text(u"\U0001F44D"), text(u"\U0001F44D\U0001F3FD"),
        delta(2, {put(u"\U0001F44D\U0001F3FD"), drop(2)}));
}

void TestDiff::finds()
{
    QFETCH(Delta, before);
    QFETCH(Delta, after);
    QFETCH(int, caret);
    const auto found = caret == kNoCaret ? diff(before, after) : diff(before, after, caret);
    QTEST(found, "expected");
    QCOMPARE(compose(before, found), after);
}

void TestDiff::isExactOnRandomPairs()
{
    const auto seed = testSeed(5);
    for (quint64 round = 0; round < 20'000; ++round) {
        SeededRandom random(seed + round);
        GeneratorOptions options;
        options.wideCharacters = random.chance(0.5) ? 0.8 : 0.1;
        options.embeds = random.chance(0.5) ? 0.3 : 0.02;
        const auto before = randomDocument(random, options);
        // Now one that has nothing to do with it, now one that a few edits made.
        auto after = randomDocument(random, options);
        if (random.chance(0.7)) {
            after = before;
            for (auto i = random.below(4); i > 0; --i)
                after = compose(after, randomOperation(random, after, options));
        }
        std::optional<qsizetype> caret;
        if (random.chance(0.5))
            caret = qsizetype(random.below(quint64(after.targetLength()) + 1));
        const auto found = diff(before, after, caret);
        const QByteArray context =
            again(seed + round) + "\n  before = " + describe(before).toUtf8() +
            "\n  after = " + describe(after).toUtf8() + "\n  found = " + describe(found).toUtf8();
        QVERIFY2(compose(before, found) == after, context.constData());
        QVERIFY2(isCanonical(found) && validateSchema(found), context.constData());
        QVERIFY2(found.isIdentity() == (before == after), context.constData());
        QVERIFY2(keepsClusters(found, before.insertedText(), after.insertedText()),
                 context.constData());
    }
}

void TestDiff::isMinimalForOneEdit()
{
    const auto seed = testSeed(6);
    GeneratorOptions options;
    options.operationPieces = 1;
    options.wideCharacters = 0; // where a mark joins what stands before it, more has to go
    options.documentPieces = 20;
    for (quint64 round = 0; round < 20'000; ++round) {
        SeededRandom random(seed + round);
        const auto before = randomDocument(random, options);
        const auto edit = randomOperation(random, before, options);
        const auto found = diff(before, compose(before, edit));
        QVERIFY2(costOf(found) <= costOf(edit), again(seed + round) +
                                                    "\n  edit = " + describe(edit).toUtf8() +
                                                    "\n  found = " + describe(found).toUtf8());
    }
}

/// What an editor sees: a text before and after, and where the caret is now.
void TestDiff::caretDecidesAmongEqualLetters()
{
    SeededRandom random(testSeed(8));
    for (int round = 0; round < 5'000; ++round) {
        const QString before(qsizetype(random.between(0, 6)), u't');
        const auto at = qsizetype(random.below(quint64(before.size()) + 1));
        const QString typed(qsizetype(random.between(1, 3)), u't');
        const auto insert = delta(before.size(), {keep(at), put(typed)});
        const auto after = fragment(QString(before).insert(at, typed));
        QCOMPARE(diff(fragment(before), after, at + typed.size()), insert);
        // And back, as Backspace does.
        QCOMPARE(diff(after, fragment(before), at),
                 delta(after.targetLength(), {keep(at), drop(typed.size())}));
    }
}

void TestDiff::largeTextsStayBounded()
{
    SeededRandom random(9);
    GeneratorOptions options;
    options.documentPieces = 3'000;
    options.wideCharacters = 0.05;
    // Nothing in common but chance: all is deleted and inserted anew.
    const auto before = randomDocument(random, options);
    const auto after = randomDocument(random, options);
    QCOMPARE(compose(before, diff(before, after)), after);
    // A caret that has nothing to do with the edit does not make it longer.
    const auto page = fragment(randomText(random, 2'000));
    const auto pasted = compose(before, delta(before.targetLength(), {put(textOf(page))}));
    const auto paste = diff(before, pasted, pasted.targetLength());
    QCOMPARE(costOf(paste), page.targetLength());
    // Far more edits than the search by characters allows, in a document of many paragraphs.
    QString text;
    for (int i = 0; i < 2'000; ++i)
        text += u"paragraph %1 of many\n"_s.arg(i);
    QString edited = text;
    edited.replace(u"7 of"_s, u"seven of"_s);
    const auto operation = diff(fragment(text), fragment(edited));
    QCOMPARE(compose(fragment(text), operation), fragment(edited));
    const auto changes = (edited.size() - text.size()) / 4;
    QVERIFY2(costOf(operation) == changes * 6, qPrintable(QString::number(costOf(operation))));
}

/// Hundreds of paragraphs between equal ones, each as costly to compare as one can be.
void TestDiff::allSearchesShareOneBudget()
{
    // Letters that fit on nearly every diagonal, and more borders than edits that may be.
    const auto stretch = [](QChar border, int number) {
        return (QString(40, u'a') + border).repeated(400) + QString::number(number) + u'\n';
    };
    QString before;
    QString after;
    constexpr int kStretches = 100;
    for (int i = 0; i < kStretches; ++i) {
        const QString same = u"paragraph %1\n"_s.arg(i);
        before += same + stretch(u'b', i);
        after += same + stretch(u'c', i);
    }
    const auto change = diff(fragment(before), fragment(after));
    QCOMPARE(compose(fragment(before), change), fragment(after));
    // The searches themselves, as many of them, with what they may cost together.
    const std::vector<quint32> sequence(16'000, 7);
    auto other = sequence;
    for (size_t i = 40; i < other.size(); i += 41)
        other[i] = 8;
    constexpr qsizetype kBudget = 1'000'000;
    auto left = kBudget;
    for (int i = 0; i < kStretches; ++i) {
        const auto had = left;
        QVERIFY(!matchSequences(sequence, other, 300, left));
        // Half of what was left or some for each symbol, and the round that was under way.
        const auto cost = had - left;
        QVERIFY2(cost <= std::max(had / 2, 8 * qsizetype(sequence.size())) + 16'000,
                 QByteArray::number(cost).constData());
    }
    QVERIFY(left < 0);
    const auto one = std::span<const quint32>(sequence).first(1'000);
    auto edited = std::vector(one.begin(), one.end());
    edited.insert(edited.begin() + 500, 9);
    QVERIFY(matchSequences(one, edited, 5, left)); // a key press is still found
}

/// Against the textbook table of longest common subsequences.
void TestDiff::matchesAreTheLongest()
{
    const auto seed = testSeed(10);
    for (quint64 round = 0; round < 20'000; ++round) {
        SeededRandom random(seed + round);
        const auto sequence = [&random] {
            std::vector<quint32> result(random.below(12));
            for (auto &symbol : result)
                symbol = quint32(random.below(4));
            return result;
        };
        const auto a = sequence();
        const auto b = sequence();
        std::vector table(a.size() + 1, std::vector<qsizetype>(b.size() + 1));
        for (size_t i = 0; i < a.size(); ++i) {
            for (size_t j = 0; j < b.size(); ++j) {
                table[i + 1][j + 1] =
                    a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
            }
        }
        const auto longest = table[a.size()][b.size()];
        const auto edits = qsizetype(a.size() + b.size()) - 2 * longest;
        qsizetype comparisons = 10'000;
        const auto matches = matchSequences(a, b, edits, comparisons);
        QVERIFY2(matches, again(seed + round));
        qsizetype total = 0;
        qsizetype lastBefore = 0;
        qsizetype lastAfter = 0;
        for (const auto &[before, after, length] : *matches) {
            QVERIFY2(before >= lastBefore && after >= lastAfter && length > 0, again(seed + round));
            for (qsizetype i = 0; i < length; ++i)
                QVERIFY2(a[size_t(before + i)] == b[size_t(after + i)], again(seed + round));
            lastBefore = before + length;
            lastAfter = after + length;
            total += length;
        }
        QCOMPARE(total, longest);
        if (edits > 0)
            QVERIFY(!matchSequences(a, b, edits - 1, comparisons));
    }
}

void TestDiff::boundariesAreThoseOfTheWholeText()
{
    const auto seed = testSeed(12);
    for (quint64 round = 0; round < 5'000; ++round) {
        SeededRandom random(seed + round);
        QString text;
        for (auto i = random.below(8); i > 0; --i) {
            text += randomText(random, 3, 0.9);
            if (random.chance(0.1))
                text += u'\n';
            if (random.chance(0.2)) // a mark, joiner or half a flag in an odd place
                text += QStringList{u"\u0301"_s, u"\u200d"_s, u"\U0001F1E9"_s,
                                    u"\u0600"_s}[qsizetype(random.below(4))];
        }
        const auto boundaries = graphemeBoundaries(text);
        for (qsizetype at = 0; at <= text.size(); ++at) {
            QVERIFY2(isGraphemeBoundary(text, at) ==
                         std::binary_search(boundaries.begin(), boundaries.end(), at),
                     again(seed + round) + " " + describe(fragment(text)).toUtf8() + " at " +
                         QByteArray::number(at));
        }
    }
}

} // namespace

int syngraph::runDiffTests(int argc, char **argv)
{
    TestDiff test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_diff.moc"
