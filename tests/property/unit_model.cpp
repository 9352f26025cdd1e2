#include "tests/property/unit_model.h"

namespace syngraph {

namespace {

struct InsertedUnit
{
    QChar unit;
    AttributeSet attributes;
};

/// What an operation does, place by place.
struct UnitModel
{
    std::vector<std::vector<InsertedUnit>> gaps; ///< inserted before each unit, and at the end
    std::vector<bool> isDeleted;
    std::vector<AttributeSet> changes;
};

UnitModel takeApart(const Delta &operation)
{
    const auto length = size_t(operation.baseLength());
    UnitModel model;
    model.gaps.resize(length + 1);
    model.isDeleted.resize(length);
    model.changes.resize(length);
    size_t at = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert) {
            for (const QChar unit : operation.text(component))
                model.gaps[at].push_back({unit, component.attributes});
            continue;
        }
        for (quint32 i = 0; i < component.length; ++i, ++at) {
            model.isDeleted[at] = component.kind == Delta::Kind::Delete;
            if (component.kind == Delta::Kind::Retain)
                model.changes[at] = component.attributes;
        }
    }
    return model;
}

/// The intent rule: inline pairs that both neighbours of a gap are given.
AttributeSet givenAround(const UnitModel &model, size_t gap)
{
    AttributeSet both;
    const bool inside = gap > 0 && gap < model.isDeleted.size();
    if (!inside || model.isDeleted[gap - 1] || model.isDeleted[gap])
        return both;
    for (const auto &[key, value] : model.changes[gap - 1].items()) {
        const auto *right = model.changes[gap].find(key);
        if (scopeOf(key) == AttributeScope::Inline && right && *right == value)
            both = both.with(key, value);
    }
    return both;
}

AttributeSet changed(AttributeSet attributes, const AttributeSet &change, QChar unit)
{
    for (const auto &[key, value] : change.items()) {
        const bool forParagraph = scopeOf(key) == AttributeScope::Paragraph;
        if (forParagraph == (unit == QChar(kParagraphEnd)))
            attributes = value.isNull() ? attributes.without(key) : attributes.with(key, value);
    }
    return attributes;
}

} // namespace

Delta transformByUnits(const Delta &operation, const Delta &over, Order order)
{
    const auto own = takeApart(operation);
    const auto other = takeApart(over);
    DeltaBuilder out;
    const auto length = own.isDeleted.size();
    for (size_t i = 0; i <= length; ++i) {
        const auto passTheirs = [&] {
            out.retain(qsizetype(other.gaps[i].size()), givenAround(own, i));
        };
        if (order == Order::Earlier) // the later insert stands on the left
            passTheirs();
        for (const auto &[unit, attributes] : own.gaps[i])
            out.insert(QStringView(&unit, 1), changed(attributes, givenAround(other, i), unit));
        if (order == Order::Later)
            passTheirs();
        if (i == length || other.isDeleted[i])
            continue;
        auto change = own.changes[i];
        if (order == Order::Earlier) { // the later value of a key stays
            for (const auto &[key, value] : other.changes[i].items())
                change = change.without(key);
        }
        if (own.isDeleted[i])
            out.erase(1);
        else
            out.retain(1, change);
    }
    return out.build(over.targetLength());
}

} // namespace syngraph
