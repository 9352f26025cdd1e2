#include "tests/property/algebra_laws.h"

#include "common/ot/algebra.h"
#include "common/ot/schema.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"

#include <utility>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

QString report(QLatin1StringView what,
               std::initializer_list<std::pair<QLatin1StringView, const Delta &>> deltas)
{
    QString result = what;
    for (const auto &[name, delta] : deltas)
        result += u"\n  %1 = %2"_s.arg(name, describe(delta));
    return result;
}

/// Whether the operation leaves the last unit of its base where it is: at the end.
bool keepsEnd(const Delta &operation)
{
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert && position == operation.baseLength())
            return false;
        if (component.kind != Delta::Kind::Insert)
            position += qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete && position == operation.baseLength())
            return false;
    }
    return true;
}

const char *brokenOperation(const Delta &operation, const Delta &base)
{
    if (!isCanonical(operation))
        return "not canonical";
    if (!validateSchema(operation))
        return "schema broken";
    if (splitsPair(operation, base.insertedText()))
        return "surrogate pair cut";
    return keepsEnd(operation) ? nullptr : "final paragraph end lost";
}

const char *brokenDocument(const Delta &document)
{
    if (!isCanonical(document))
        return "not canonical";
    if (!validateSchema(document))
        return "schema broken";
    return document.insertedText().endsWith(kParagraphEnd) ? nullptr : "final paragraph end lost";
}

} // namespace

QString brokenDiamond(const Delta &earlier, const Delta &later)
{
    const auto [first, second] = transformPair(earlier, later);
    const auto left = compose(earlier, second);
    const auto right = compose(later, first);
    if (left == right && isCanonical(first) && isCanonical(second) && isCanonical(left) &&
        isCanonical(right)) [[likely]]
        return {};
    return report("TP1 as operations"_L1, {{"earlier"_L1, earlier},
                                           {"later"_L1, later},
                                           {"earlier'"_L1, first},
                                           {"later'"_L1, second},
                                           {"earlier * later'"_L1, left},
                                           {"later * earlier'"_L1, right}});
}

QString brokenMerge(const Delta &document, const Step &earlier, const Step &later)
{
    auto first = earlier.operation;
    auto second = later.operation;
    transformPairInPlace(first, second);
    const auto left = compose(earlier.after, second);
    const auto right = compose(later.after, first);
    const char *broken = left == right ? brokenDocument(left) : "TP1";
    if (!broken)
        broken = brokenOperation(second, earlier.after);
    if (!broken)
        broken = brokenOperation(first, later.after);
    if (!broken) [[likely]]
        return {};
    return report(QLatin1StringView(broken), {{"document"_L1, document},
                                              {"earlier"_L1, earlier.operation},
                                              {"later"_L1, later.operation},
                                              {"earlier'"_L1, first},
                                              {"later'"_L1, second},
                                              {"by earlier"_L1, left},
                                              {"by later"_L1, right}});
}

QString brokenComposition(const Delta &document, const Delta &first, const Delta &second)
{
    const auto both = compose(first, second);
    const auto stepwise = compose(compose(document, first), second);
    const auto atOnce = compose(document, both);
    if (stepwise == atOnce && isCanonical(both) && isCanonical(stepwise)) [[likely]]
        return {};
    return report("composition"_L1, {{"document"_L1, document},
                                     {"first"_L1, first},
                                     {"second"_L1, second},
                                     {"both"_L1, both},
                                     {"stepwise"_L1, stepwise},
                                     {"at once"_L1, atOnce}});
}

QString brokenAssociativity(const Delta &a, const Delta &b, const Delta &c)
{
    const auto left = compose(compose(a, b), c);
    const auto right = compose(a, compose(b, c));
    if (left == right && isCanonical(left)) [[likely]]
        return {};
    return report(
        "associativity"_L1,
        {{"a"_L1, a}, {"b"_L1, b}, {"c"_L1, c}, {"(a b) c"_L1, left}, {"a (b c)"_L1, right}});
}

QString brokenInverse(const Delta &document, const Delta &operation)
{
    const auto after = compose(document, operation);
    const auto inverse = invert(operation, DeltaText(document));
    const auto forward = invert(inverse, DeltaText(after));
    const bool back = compose(after, inverse) == document &&
                      compose(document, compose(operation, inverse)) == document;
    if (back && compose(document, forward) == after && isCanonical(inverse) &&
        !splitsPair(inverse, after.insertedText())) [[likely]]
        return {};
    return report("inverse"_L1, {{"document"_L1, document},
                                 {"operation"_L1, operation},
                                 {"inverse"_L1, inverse},
                                 {"forward"_L1, forward}});
}

QString brokenPosition(const Delta &operation, qsizetype position)
{
    const auto insertAt = [](qsizetype place, qsizetype length) {
        DeltaBuilder builder;
        builder.retain(place).insert(u"^");
        return builder.build(length);
    };
    // Formats must not colour the mark: what counts is where it goes.
    const auto placeOf = [](const Delta &insert) {
        for (const auto &component : insert.components()) {
            if (component.kind == Delta::Kind::Retain)
                return qsizetype(component.length);
        }
        return qsizetype(0);
    };
    const auto mark = insertAt(position, operation.baseLength());
    const auto later = placeOf(transform(mark, operation, Order::Later));
    const auto earlier = placeOf(transform(mark, operation, Order::Earlier));
    if (mapPosition(operation, position, Stickiness::Left) == later &&
        mapPosition(operation, position, Stickiness::Right) == earlier) [[likely]]
        return {};
    return report("position"_L1, {{"operation"_L1, operation}, {"mark"_L1, mark}});
}

} // namespace syngraph
