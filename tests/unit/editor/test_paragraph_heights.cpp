#include "app/editor/layout/paragraph_heights.h"
#include "common/base/random.h"
#include "tests/support/test_seed.h"
#include "tests/unit/editor/suites.h"

#include <QTest>

using namespace syngraph;

namespace {

using Paragraph = ParagraphHeights::Paragraph;

/// The same in the simplest way there is.
struct PlainHeights
{
    std::vector<Paragraph> all;

    qint64 top(int number) const
    {
        qint64 y = 0;
        for (int i = 0; i < number; ++i)
            y += all[size_t(i)].height();
        return y;
    }
    int find(qint64 y) const
    {
        qint64 bottom = 0;
        for (int i = 0; i < int(all.size()); ++i) {
            bottom += all[size_t(i)].height();
            if (y < bottom)
                return i;
        }
        return int(all.size()) - 1;
    }
    std::optional<int> nextGuess(int number) const
    {
        for (int i = number; i < int(all.size()); ++i) {
            if (!all[size_t(i)].isMeasured)
                return i;
        }
        return std::nullopt;
    }
};

Paragraph randomParagraph(SeededRandom &random)
{
    Paragraph paragraph;
    paragraph.gap = int(random.below(8));
    paragraph.text = int(random.below(4)) * 20; // some are of no height
    paragraph.units = int(random.between(1, 80));
    paragraph.isMeasured = random.chance(0.9);
    return paragraph;
}

std::vector<Paragraph> randomParagraphs(SeededRandom &random, quint64 most)
{
    std::vector<Paragraph> paragraphs(random.below(most + 1));
    for (auto &paragraph : paragraphs)
        paragraph = randomParagraph(random);
    return paragraphs;
}

} // namespace

class TestParagraphHeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomChanges_data();
    void randomChanges();
    void emptied();
};

void TestParagraphHeights::randomChanges_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("most");
    const quint64 seed = testSeed(20260701);
    QTest::addRow("few, seed %llu", seed) << seed << quint64(3);
    QTest::addRow("many, seed %llu", seed) << seed << quint64(900);
}

void TestParagraphHeights::randomChanges()
{
    QFETCH(quint64, seed);
    QFETCH(quint64, most);
    SeededRandom random(seed);
    ParagraphHeights heights;
    PlainHeights plain;
    for (int step = 0; step < 500; ++step) {
        const auto count = qint64(plain.all.size());
        if (count > 0 && random.chance(0.4)) {
            const auto number = random.between(0, count - 1);
            plain.all[size_t(number)] = randomParagraph(random);
            heights.set(int(number), plain.all[size_t(number)]);
        } else {
            const auto first = random.between(0, count);
            const auto removed = random.between(0, std::min(count - first, qint64(most)));
            const auto fresh = randomParagraphs(random, most);
            const auto at = plain.all.begin() + first;
            plain.all.insert(plain.all.erase(at, at + removed), fresh.begin(), fresh.end());
            heights.replace(int(first), int(removed), fresh);
        }
        QCOMPARE(heights.count(), int(plain.all.size()));
        QCOMPARE(heights.height(), plain.top(heights.count()));
        if (heights.count() == 0)
            continue;
        const int number = int(random.below(quint64(heights.count())));
        QVERIFY(heights.at(number) == plain.all[size_t(number)]);
        QCOMPARE(heights.top(number), plain.top(number));
        QCOMPARE(heights.nextGuess(number), plain.nextGuess(number));
        if (step % 20 > 0)
            continue;
        QVERIFY2(heights.isConsistent(), qPrintable(QString::number(step)));
        for (const qint64 y : {qint64(-3), qint64(0), heights.top(number),
                               random.between(0, heights.height()), heights.height() + 5})
            QCOMPARE(heights.find(y), plain.find(y));
    }
}

void TestParagraphHeights::emptied()
{
    ParagraphHeights heights;
    const std::vector<Paragraph> three(3, Paragraph{2, 10, 4, false});
    heights.replace(0, 0, three);
    QCOMPARE(heights.guesses(), 3);
    heights.replace(0, 3, {});
    QCOMPARE(heights.count(), 0);
    QCOMPARE(heights.height(), 0);
    QVERIFY(!heights.nextGuess(0));
    heights.replace(0, 0, three);
    QCOMPARE(heights.top(3), 36);
    const qint64 tall = 3'000'000'000; // of one paragraph full of images
    heights.set(0, {2, tall, 4, true});
    QCOMPARE(heights.top(1), tall + 2);
}

QObject *makeHeightsSuite()
{
    return new TestParagraphHeights;
}

#include "test_paragraph_heights.moc"
