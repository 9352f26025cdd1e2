#include "common/sync/split_operation.h"

#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/protocol/codec.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::messages;

class TestSplitOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitOperationFits();
    void equalEmbedsAreComponentsEach_data();
    void equalEmbedsAreComponentsEach();
};

void TestSplitOperation::splitOperationFits()
{
    const auto first = testSeed(3);
    const auto rounds = testRounds(30);
    for (auto seed = first; seed < first + rounds; ++seed) {
        SeededRandom random(seed);
        const auto base = documentFromText(QString(3'000, u'b'));
        DeltaBuilder builder;
        const auto kind = random.below(4);
        for (int i = 0; i < 2'500; ++i) {
            const auto many = kind == 0 ? 300 : kind == 1 ? 2 : 20;
            QString text;
            for (int j = 0; j < many; ++j)
                text += kind % 3 == 0 && random.chance(0.02) ? QStringLiteral("\n") : QStringLiteral("\u4e00");
            AttributeSet attributes;
            if (kind == 1)
                attributes = attribute(AttributeKey::Link,
                                       QStringLiteral("https://example.org/%1%2")
                                           .arg(i).arg(QString(1'900, u'x')));
            else if (kind == 2)
                attributes = {{i % 2 == 0 ? AttributeKey::Bold : AttributeKey::Strike,
                               AttributeValue(true)},
                              {AttributeKey::Code, AttributeValue(true)},
                              {AttributeKey::Italic, AttributeValue(true)},
                              {AttributeKey::Underline, AttributeValue(true)}};
            builder.insert(text, attributes);
            if (random.chance(0.5))
                builder.erase(1);
            else
                builder.retain(1, kind == 3 ? attribute(AttributeKey::Bold, true) : AttributeSet());
        }
        const auto whole = builder.build(base.targetLength());
        auto left = whole;
        std::optional<Delta> sum;
        int parts = 0;
        for (std::optional<Delta> rest = whole; rest; ++parts) {
            QVERIFY2(parts < 200, "does not come to an end");
            auto split = splitOperation(*rest);
            QVERIFY2(fitsMessage(split.first), qPrintable(QString::number(seed)));
            const auto bytes = encodeDelta(split.first);
            QVERIFY(bytes.size() < limits::kMessageBytes);
            const auto decoded = decodeDelta(bytes);
            QVERIFY2(decoded.ok(), qPrintable(QString::number(seed)));
            if (split.rest)
                QVERIFY(compose(split.first, *split.rest) == *rest);
            rest = split.rest;
        }
        QVERIFY(parts > 1);
        // What replaces a text takes the old one away first, so that both never stand together.
        const auto replaced = splitOperation(
            delta(1'500'001, {put(QString(1'500'000, u'x')), drop(1'500'000)}));
        QVERIFY(replaced.first.targetLength() < 100'000);
    }
}

void TestSplitOperation::equalEmbedsAreComponentsEach_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("as many as one message may hold") << 900;
    QTest::newRow("one more than an operation has components") << 1'001;
    QTest::newRow("several messages") << 4'000;
}

void TestSplitOperation::equalEmbedsAreComponentsEach()
{
    QFETCH(int, count);
    const auto whole = delta(1, {put(QString(count, QChar(kEmbedUnit)),
                                     attribute(AttributeKey::Rule, true))});
    Delta sum = Delta::identity(1);
    for (std::optional<Delta> rest = whole; rest;) {
        const auto split = splitOperation(*rest);
        QVERIFY(decodeDelta(encodeDelta(split.first)).ok());
        sum = compose(sum, split.first);
        QVERIFY(!split.rest || split.rest->insertedText().size() < rest->insertedText().size());
        rest = split.rest;
    }
    QVERIFY(sum == whole);
}

QTEST_GUILESS_MAIN(TestSplitOperation)
#include "tst_split_operation.moc"
