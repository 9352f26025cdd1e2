#include "common/document/document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kEdits = 480;
constexpr qsizetype kSpread = 1'000; ///< about a leaf each
constexpr qsizetype kCrowded = 2;    ///< all in one leaf
constexpr Authorship kAda(AuthorNumber(1), Revision(1));

/// Takes one unit of the base, or none.
using Edit = std::function<void(DeltaBuilder &, int)>;

/// Lines of words, and `start` in front of them.
Document document(const QString &start)
{
    QString text = start;
    while (text.size() < (kEdits + 1) * kSpread)
        text += QString(39, u'x') + u'\n';
    return *Document::fromDelta(DeltaBuilder().insert(text).insert(u"\n").build());
}

Delta operation(const Edit &edit, qsizetype stride, qsizetype length)
{
    DeltaBuilder builder;
    for (int i = 0; i < kEdits; ++i) {
        builder.retain(i * stride + 1 - builder.consumed());
        edit(builder, i);
    }
    return builder.build(length);
}

/// Of the processor, the least of some runs: other programs do not count.
double secondsOf(const QString &start, const Edit &edit, qsizetype stride)
{
    constexpr int kRuns = 5;
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    };
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < kRuns; ++i) {
        auto target = document(start); // no copy: those have to copy each leaf that is edited
        const auto edits = operation(edit, stride, target.length());
        const auto begin = now();
        const bool applied = target.apply(edits, kAda).ok();
        least = std::min(least, now() - begin);
        if (!applied)
            return -1;
        target.checkInvariants();
    }
    return least;
}

} // namespace

/// What one operation may cost: not more where somebody puts all of its edits into one leaf, whose
/// runs and marks it fills up, than where each meets a leaf of its own.
class TestCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crowdedEditsCostNoMoreThanSpread_data();
    void crowdedEditsCostNoMoreThanSpread();
};

void TestCost::crowdedEditsCostNoMoreThanSpread_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<Edit>("edit");
    const QString words;
    const auto shortLines = u"x\n"_s.repeated(kEdits);
    const QString emptyLines(kEdits * kCrowded, u'\n');
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet heading{{AttributeKey::Block, AttributeValue(u"h1"_s)}};
    const auto coloured = [](int i) {
        const auto colour = u"#%1"_s.arg(i, 6, 16, QChar(u'0'));
        return AttributeSet{{AttributeKey::Color, AttributeValue(colour)}};
    };
    const auto add = [](const char *name, const QString &start, const Edit &edit) {
        QTest::newRow(name) << start << edit;
    };
    add("formats", words, [=](DeltaBuilder &out, int) { out.retain(1, bold); });
    add("formats of other colours", words,
        [=](DeltaBuilder &out, int i) { out.retain(1, coloured(i)); });
    add("formats of paragraphs", shortLines,
        [=](DeltaBuilder &out, int) { out.retain(1, heading); });
    add("formats of paragraphs and text", emptyLines,
        [=](DeltaBuilder &out, int i) { out.retain(1, i % 2 == 0 ? bold : heading); });
    add("inserts", words, [](DeltaBuilder &out, int) { out.insert(u"k"); });
    add("inserts of other colours", words,
        [=](DeltaBuilder &out, int i) { out.insert(u"k", coloured(i)); });
    add("deletes", words, [](DeltaBuilder &out, int) { out.erase(1); });
    add("replaced units", words, [](DeltaBuilder &out, int) { out.insert(u"k").erase(1); });
    add("paragraphs", words, [](DeltaBuilder &out, int) { out.insert(u"\n"); });
    add("text into empty paragraphs", emptyLines,
        [](DeltaBuilder &out, int) { out.insert(u"text"); });
    add("paragraphs joined", shortLines, [](DeltaBuilder &out, int) { out.erase(1); });
    add("embeds", words, [](DeltaBuilder &out, int) {
        out.insert(u"\ufffc", {{AttributeKey::Rule, AttributeValue(true)}});
    });
}

void TestCost::crowdedEditsCostNoMoreThanSpread()
{
    constexpr double kMost = 6; // 0.2 to 2 measured; 20 and more where each edit meets all runs
    QFETCH(QString, start);
    QFETCH(Edit, edit);
    const auto spread = secondsOf(start, edit, kSpread);
    const auto crowded = secondsOf(start, edit, kCrowded);
    QVERIFY(spread > 0 && crowded > 0);
    QVERIFY2(crowded <= kMost * spread,
             qPrintable(u"%1 us crowded, %2 us spread"_s.arg(crowded * 1e6).arg(spread * 1e6)));
}

QObject *makeCostSuite()
{
    return new TestCost;
}

#include "test_cost.moc"
