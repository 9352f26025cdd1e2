#include "common/ot/algebra.h"

#include "common/ot/delta_cursor.h"
#include "common/ot/delta_writer.h"

#include <algorithm>

namespace syngraph {

namespace {

void retainComposed(DeltaWriter &out, qsizetype length, const AttributeSet &first,
                    const AttributeSet &second)
{
    if (second.isEmpty())
        out.retain(length, first);
    else
        out.retain(length, composeChanges(first, second));
}

/// What is left of `rest`, unchanged.
void copyRest(DeltaWriter &out, DeltaCursor &rest)
{
    for (; !rest.atTail(); rest.next()) {
        if (rest.isInsert())
            out.insert(rest.text(rest.left()), rest.attributes());
        else if (rest.isDelete())
            out.erase(rest.left());
        else
            out.retain(rest.left(), rest.attributes());
    }
}

/// `components` of `delta`, unchanged.
inline void copyAll(DeltaWriter &out, const Delta &delta,
                    std::span<const Delta::Component> components)
{
    for (const auto &component : components) {
        if (component.kind == Delta::Kind::Insert)
            out.insert(delta.text(component), component.attributes);
        else if (component.kind == Delta::Kind::Delete)
            out.erase(qsizetype(component.length));
        else
            out.retain(qsizetype(component.length), component.attributes);
    }
}

} // namespace

Delta compose(const Delta &first, const Delta &second)
{
    SYNGRAPH_CHECK(first.targetLength() == second.baseLength());
    DeltaCursor a(first);
    DeltaCursor b(second);
    Delta result;
    DeltaWriter out(result);
    while (!b.atTail()) {
        if (b.isInsert()) {
            out.insert(b.text(b.left()), b.attributes());
            b.next();
        } else if (a.isDelete()) {
            out.erase(a.left());
            a.next();
        } else {
            const auto length = std::min(a.left(), b.left());
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
    copyRest(out, a);
    out.finish(first.baseLength());
    return result;
}

void composeInPlace(Delta &first, const Delta &second)
{
    SYNGRAPH_CHECK(first.targetLength() == second.baseLength());
    const auto base = first.baseLength();
    const auto behind = first.targetLength() - (base - first.lastEdit()); // its last edit
    const auto start = second.firstEdit();
    const auto components = second.components();
    if (start >= behind) {
        DeltaWriter out(first);
        out.reopen(second);
        const bool movesOn = start > 0 && !components.empty(); // its first one is a plain retain
        if (movesOn)
            out.retain(start - behind, {});
        copyAll(out, second, components.subspan(movesOn ? 1 : 0));
        out.finish(base);
        return;
    }
    const bool backspace = start > 0 && components.size() == 2
        && components[1].kind == Delta::Kind::Delete
        && second.lastEdit() == behind;
    if (backspace) {
        DeltaWriter out(first);
        out.reopen(second);
        const bool done = out.takeBack(qsizetype(components[1].length));
        out.finish(base);
        if (done)
            return;
    }
    first = compose(first, second);
}

namespace {

/// The intent rule: what the other side gives to both neighbours of the place where it stands.
AttributeSet formatAround(DeltaCursor &other)
{
    const auto &left = other.changeOnLeft();
    return left.isEmpty() ? AttributeSet() : commonInline(left, other.changeOnRight());
}

/// transform() of two operations that may meet. The later insert comes first, so it ends up on the
/// left. Behind the last edit of `operation` there is nothing that could be written.
Delta transformMeeting(const Delta &operation, const Delta &over, Order order)
{
    DeltaCursor a(operation);
    DeltaCursor b(over);
    Delta result;
    DeltaWriter out(result);
    while (!a.atTail()) {
        if (a.isInsert() && (order == Order::Later || !b.isInsert())) {
            out.insertChanged(a.text(a.left()), a.attributes(), formatAround(b));
            a.next();
        } else if (b.isInsert()) {
            out.retain(b.left(), formatAround(a));
            b.next();
        } else {
            const auto length = std::min(a.left(), b.left());
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
    out.finish(over.targetLength());
    return result;
}

/// Most edits do not meet: then one only moves by what the other adds and takes.
enum class Meeting { OverIsBefore, OverIsBehind, Possible };

inline Meeting meetingOf(const Delta &operation, const Delta &over)
{
    SYNGRAPH_CHECK(operation.baseLength() == over.baseLength());
    const bool isBefore = over.lastEdit() < operation.firstEdit();
    const bool isBehind = operation.lastEdit() < over.firstEdit();
    if (!(isBefore | isBehind)) [[unlikely]]
        return Meeting::Possible;
    return isBefore ? Meeting::OverIsBefore : Meeting::OverIsBehind;
}

inline void passApart(Delta &operation, const Delta &over, Meeting meeting)
{
    const auto shift = over.targetLength() - over.baseLength();
    operation.passApart(shift, meeting == Meeting::OverIsBefore ? shift : 0);
}

/// A function of its own, so that the copy is made where the result goes: an operation is 250 bytes.
inline Delta passedApart(const Delta &operation, const Delta &over, Meeting meeting)
{
    Delta result = operation;
    passApart(result, over, meeting);
    return result;
}

} // namespace

void transformInPlace(Delta &operation, const Delta &over, Order order)
{
    const auto meeting = meetingOf(operation, over);
    if (meeting == Meeting::Possible)
        operation = transformMeeting(operation, over, order);
    else
        passApart(operation, over, meeting);
}

Delta transform(const Delta &operation, const Delta &over, Order order)
{
    const auto meeting = meetingOf(operation, over);
    return meeting == Meeting::Possible ? transformMeeting(operation, over, order)
                                        : passedApart(operation, over, meeting);
}

TransformedPair transformPair(const Delta &earlier, const Delta &later)
{
    return {transform(earlier, later, Order::Earlier), transform(later, earlier, Order::Later)};
}

void transformPairInPlace(Delta &earlier, Delta &later)
{
    const auto meeting = meetingOf(earlier, later);
    if (meeting == Meeting::Possible) {
        auto moved = transformMeeting(earlier, later, Order::Earlier);
        later = transformMeeting(later, earlier, Order::Later);
        earlier = std::move(moved);
        return;
    }
    // Which of the two is in front is a coin's toss to the processor: it only selects numbers here.
    const auto byEarlier = earlier.targetLength() - earlier.baseLength();
    const auto byLater = later.targetLength() - later.baseLength();
    const bool laterIsBefore = meeting == Meeting::OverIsBefore;
    earlier.passApart(byLater, laterIsBefore ? byLater : 0);
    later.passApart(byEarlier, laterIsBefore ? 0 : byEarlier);
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
