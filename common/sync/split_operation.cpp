#include "common/sync/split_operation.h"

#include "common/base/limits.h"
#include "common/protocol/embeds.h"

#include <algorithm>

namespace syngraph {

namespace {

// What one SUBMIT may cost, counted no lower than fitsMessage() does, and a little below the
// limits, so that going past the operations of others leaves it sendable.
constexpr qsizetype kMostUnits = limits::kInsertUnits - 4'096;
constexpr qsizetype kMostComponents = limits::kOperationComponents - 50;
constexpr qsizetype kMostItems = limits::kDecodeItems - 500;
constexpr qsizetype kMostBytes = limits::kMessageBytes - 8 * 1024;
constexpr qsizetype kBytesPerUnit = 3; ///< UTF-8, or an escape of JSON
constexpr qsizetype kComponentItems = 4;
constexpr qsizetype kComponentBytes = 48;
constexpr qsizetype kAttributeBytes = 32;

/// What is left for the first message.
struct Room
{
    qsizetype units = kMostUnits;
    qsizetype components = kMostComponents;
    qsizetype items = kMostItems;
    qsizetype bytes = kMostBytes;
};

struct Cost
{
    qsizetype items = kComponentItems;
    qsizetype bytes = kComponentBytes;
};

Cost syntaxOf(const AttributeSet &attributes)
{
    Cost cost;
    for (const auto &attribute : attributes.items()) {
        const auto *text = attribute.value.asString();
        ++cost.items;
        cost.bytes += kAttributeBytes + (text ? text->size() * kBytesPerUnit : 0);
    }
    return cost;
}

qsizetype goodCut(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    if (const auto end = text.first(most).lastIndexOf(kParagraphEnd); end >= 0)
        return end + 1;
    return most > 0 && text[most - 1].isHighSurrogate() ? most - 1 : most;
}

/// How much of `component` has room; takes that room.
qsizetype take(const Delta &operation, const Delta::Component &component, Room &room)
{
    const auto length = qsizetype(component.length);
    const auto syntax = syntaxOf(component.attributes);
    if (room.components < 1 || room.items < syntax.items || room.bytes < syntax.bytes)
        return 0;
    qsizetype taken = length;
    qsizetype times = 1; // that the syntax is on the wire
    if (component.kind == Delta::Kind::Insert) {
        if (isEmbed(component)) {
            taken = std::min({length, room.units, room.components, room.items / syntax.items,
                              room.bytes / syntax.bytes});
            times = taken;
        } else {
            const auto most =
                std::min(room.units, (room.bytes - syntax.bytes) / kBytesPerUnit);
            taken = goodCut(operation.text(component), most);
            room.bytes -= taken * kBytesPerUnit;
        }
        room.units -= taken;
    }
    if (taken > 0) {
        room.components -= times;
        room.items -= times * syntax.items;
        room.bytes -= times * syntax.bytes;
    }
    return taken;
}

void append(DeltaBuilder &builder, const Delta &delta, const Delta::Component &component,
            qsizetype skip, qsizetype length)
{
    switch (component.kind) {
    case Delta::Kind::Retain:
        builder.retain(length, component.attributes);
        break;
    case Delta::Kind::Insert:
        builder.insert(delta.text(component).sliced(skip, length), component.attributes);
        break;
    case Delta::Kind::Delete:
        builder.erase(length);
        break;
    }
}

} // namespace

/// Once an insert was cut, the first part still takes deletes and formats as long as they have
/// room: a text that replaces another one must not meet the document's limits together with it.
SplitOperation splitOperation(const Delta &operation)
{
    DeltaBuilder first;
    DeltaBuilder rest;
    Room room;
    bool insertsEnd = false; // the rest has all inserts from here on
    bool ends = false;       // the rest has everything from here on
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        const bool isInsert = component.kind == Delta::Kind::Insert;
        qsizetype taken = 0;
        if (!ends && !(isInsert && insertsEnd))
            taken = take(operation, component, room);
        if (taken > 0)
            append(first, operation, component, 0, taken);
        if (taken > 0 && component.kind != Delta::Kind::Delete)
            rest.retain(taken);
        if (taken == length)
            continue;
        append(rest, operation, component, taken, length - taken);
        insertsEnd = true;
        ends = ends || !isInsert;
    }
    if (!insertsEnd)
        return {operation, std::nullopt};
    Delta head = first.build(operation.baseLength());
    Delta tail = rest.build(head.targetLength());
    return {std::move(head), std::move(tail)};
}

} // namespace syngraph
