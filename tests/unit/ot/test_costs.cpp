// What operations made to cost much come to: linear in their components, whatever they are like.

#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/ot/delta_composer.h"
#include "common/ot/schema.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/growth.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kUnits = 20'000;
constexpr int kFew = 120;
constexpr int kMany = 960; ///< just within limits::kOperationComponents
static_assert(kMany < limits::kOperationComponents);

class TestCosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithTheComponents_data();
    void growsWithTheComponents();
    void composesManyInARow();
};

AttributeSet styled(int number)
{
    const auto bold = attribute(AttributeKey::Bold, true);
    return number % 2 == 0 ? bold : composeChanges(bold, attribute(AttributeKey::Italic, true));
}

/// Inserts that do not merge, all at one place.
Delta insertsAtOnePlace(int count)
{
    DeltaBuilder out;
    out.retain(kUnits / 2);
    for (int i = 0; i < count; ++i)
        out.insert(u"x\ny", styled(i));
    return out.build(kUnits);
}

Delta insertsAllOver(int count)
{
    DeltaBuilder out;
    for (int i = 0; i < count / 2; ++i)
        out.retain(kUnits / count).insert(u"x");
    return out.build(kUnits);
}

/// Neighbours in turns of two formats, side by side.
Delta formats(int count)
{
    DeltaBuilder out;
    for (int i = 0; i < count; ++i)
        out.retain(kUnits / count, styled(i));
    return out.build(kUnits);
}

Delta deletes(int count)
{
    DeltaBuilder out;
    for (int i = 0; i < count / 2; ++i)
        out.retain(kUnits / count).erase(kUnits / count);
    return out.build(kUnits);
}

using Shape = Delta (*)(int);
enum class Work { TransformEarlier, TransformLater, Compose, ComposeInPlace, MapPosition, Validate };

} // namespace

Q_DECLARE_METATYPE(Shape)
Q_DECLARE_METATYPE(Work)

namespace {

void TestCosts::growsWithTheComponents_data()
{
    QTest::addColumn<Shape>("first");
    QTest::addColumn<Shape>("second");
    QTest::addColumn<Work>("work");
    const std::pair<const char *, Shape> shapes[] = {{"inserts at one place", &insertsAtOnePlace},
                                                     {"inserts all over", &insertsAllOver},
                                                     {"formats", &formats},
                                                     {"deletes", &deletes}};
    const std::pair<const char *, Work> works[] = {{"earlier", Work::TransformEarlier},
                                                   {"later", Work::TransformLater},
                                                   {"composed", Work::Compose},
                                                   {"composed on the spot", Work::ComposeInPlace}};
    for (const auto &[firstName, first] : shapes) {
        for (const auto &[secondName, second] : shapes) {
            for (const auto &[name, work] : works)
                QTest::addRow("%s, %s, %s", firstName, secondName, name) << first << second << work;
        }
        QTest::addRow("%s, positions", firstName) << first << first << Work::MapPosition;
        QTest::addRow("%s, judged", firstName) << first << first << Work::Validate;
    }
}

void TestCosts::growsWithTheComponents()
{
    QFETCH(Shape, first);
    QFETCH(Shape, second);
    QFETCH(Work, work);
    const auto grown = growth(kFew, kMany, [&](int size) {
        const auto a = first(size);
        auto b = second(size);
        if (work == Work::Compose || work == Work::ComposeInPlace) {
            // The same pieces on what the first one leaves.
            b = transform(b, a, Order::Later);
        }
        return [a, b, work] {
            switch (work) {
            case Work::TransformEarlier:
                (void)transform(a, b, Order::Earlier);
                break;
            case Work::TransformLater:
                (void)transform(a, b, Order::Later);
                break;
            case Work::Compose:
                (void)compose(a, b);
                break;
            case Work::ComposeInPlace: {
                auto whole = a;
                composeInPlace(whole, b);
                break;
            }
            case Work::MapPosition:
                (void)mapPosition(a, kUnits, Stickiness::Left);
                break;
            case Work::Validate:
                (void)validateSchema(a);
                break;
            }
        };
    });
    QVERIFY2(grown < 3.0 * kMany / kFew, QByteArray::number(grown).constData());
}

/// Edits all over the text, so that each part has as many components as edits.
void TestCosts::composesManyInARow()
{
    constexpr int kFewEdits = 250;
    constexpr int kManyEdits = 4'000;
    const auto grown = growth(kFewEdits, kManyEdits, [](int count) {
        std::vector<Delta> row;
        for (qsizetype i = 0; i < count; ++i) {
            const auto at = i * 7'919 % kUnits;
            row.push_back(DeltaBuilder().retain(at).insert(u"x").build(kUnits + i));
        }
        return [row = std::move(row)] { (void)composeAll(row); };
    });
    // n log n
    QVERIFY2(grown < 4.0 * kManyEdits / kFewEdits, QByteArray::number(grown).constData());
}

} // namespace

int syngraph::runCostTests(int argc, char **argv)
{
    TestCosts test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_costs.moc"
