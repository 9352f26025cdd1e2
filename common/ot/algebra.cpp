#include "common/ot/algebra.h"

#include "common/ot/delta_cursor.h"

#include <algorithm>

namespace syngraph {

namespace {

void retainComposed(DeltaBuilder &out, qsizetype length, const AttributeSet &first,
                    const AttributeSet &second)
{
    if (first.isEmpty() && second.isEmpty())
        out.retain(length);
    else
        out.retain(length, composeChanges(first, second));
}

} // namespace

Delta compose(const Delta &first, const Delta &second)
{
    SYNGRAPH_CHECK(first.targetLength() == second.baseLength());
    DeltaCursor a(first);
    DeltaCursor b(second);
    DeltaBuilder out;
    while (!a.atTail() || !b.atTail()) {
        if (b.isInsert()) {
            out.insert(b.text(b.left()), b.attributes());
            b.advance(b.left());
        } else if (a.isDelete()) {
            out.erase(a.left());
            a.advance(a.left());
        } else {
            const auto length = std::min(a.left(), b.left());
            SYNGRAPH_CHECK(length > 0);
            if (a.isInsert() && b.isRetain())
                out.insertChanged(a.text(length), a.attributes(), b.attributes());
            else if (a.isRetain() && b.isRetain())
                retainComposed(out, length, a.attributes(), b.attributes());
            else if (a.isRetain())
                out.erase(length);
            a.advance(length);
            b.advance(length);
        }
    }
    return out.build(first.baseLength());
}

namespace {

/// transform() of two operations that may meet. The later insert comes first, so it ends up on the
/// left. Behind the last edit of `operation` there is nothing that could be written.
Delta transformMeeting(const Delta &operation, const Delta &over, Order order)
{
    DeltaCursor a(operation);
    DeltaCursor b(over);
    DeltaBuilder out;
    while (!a.atTail()) {
        if (a.isInsert() && (order == Order::Later || !b.isInsert())) {
            out.insertChanged(a.text(a.left()), a.attributes(),
                              commonInline(b.changeOnLeft(), b.changeOnRight()));
            a.advance(a.left());
        } else if (b.isInsert()) {
            out.retain(b.left(), commonInline(a.changeOnLeft(), a.changeOnRight()));
            b.advance(b.left());
        } else {
            const auto length = std::min(a.left(), b.left());
            SYNGRAPH_CHECK(length > 0);
            if (a.isDelete() && !b.isDelete())
                out.erase(length);
            else if (a.isRetain() && !b.isDelete())
                out.retain(length, order == Order::Later
                               ? a.attributes()
                               : withoutKeysOf(a.attributes(), b.attributes()));
            a.advance(length);
            b.advance(length);
        }
    }
    return out.build(over.targetLength());
}

} // namespace

void transformInPlace(Delta &operation, const Delta &over, Order order)
{
    SYNGRAPH_CHECK(operation.baseLength() == over.baseLength());
    // Most edits do not meet: then one only moves by what the other adds and takes.
    if (over.lastEdit() < operation.firstEdit())
        operation.moveBy(over.targetLength() - over.baseLength());
    else if (operation.lastEdit() < over.firstEdit())
        operation.setBase(over.targetLength());
    else
        operation = transformMeeting(operation, over, order);
}

Delta transform(const Delta &operation, const Delta &over, Order order)
{
    Delta result = operation;
    transformInPlace(result, over, order);
    return result;
}

TransformedPair transformPair(const Delta &earlier, const Delta &later)
{
    return {transform(earlier, later, Order::Earlier), transform(later, earlier, Order::Later)};
}

void DeltaText::visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const
{
    qsizetype start = 0;
    for (const auto &component : m_document.components()) {
        const auto size = qsizetype(component.length);
        const auto from = std::max(position, start);
        const auto to = std::min(position + length, start + size);
        if (from < to)
            visit(m_document.text(component).sliced(from - start, to - from), component.attributes);
        start += size;
    }
    SYNGRAPH_CHECK(position >= 0 && length >= 0 && position + length <= start);
}

Delta invert(const Delta &operation, const TextSource &base)
{
    SYNGRAPH_CHECK(operation.baseLength() == base.length());
    DeltaBuilder out;
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Insert:
            out.erase(length);
            continue;
        case Delta::Kind::Delete:
            base.visitRuns(position, length,
                           [&out](QStringView text, const AttributeSet &attributes) {
                               out.insert(text, attributes);
                           });
            break;
        case Delta::Kind::Retain:
            if (component.attributes.isEmpty()) {
                out.retain(length);
                break;
            }
            base.visitRuns(position, length,
                           [&](QStringView text, const AttributeSet &attributes) {
                               out.retain(text.size(),
                                          invertChange(component.attributes, attributes));
                           });
            break;
        }
        position += length;
    }
    return out.build(operation.targetLength());
}

qsizetype mapPosition(const Delta &operation, qsizetype position, Stickiness stickiness)
{
    SYNGRAPH_CHECK(position >= 0 && position <= operation.baseLength());
    qsizetype base = 0;
    qsizetype target = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Insert) {
            if (base == position && stickiness == Stickiness::Left)
                break;
            target += length;
            continue;
        }
        if (base + length > position) {
            if (component.kind == Delta::Kind::Retain)
                target += position - base;
            return target;
        }
        base += length;
        if (component.kind == Delta::Kind::Retain)
            target += length;
    }
    return target + (position - base);
}

} // namespace syngraph
