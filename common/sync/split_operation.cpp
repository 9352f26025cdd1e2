#include "common/sync/split_operation.h"

#include "common/base/limits.h"

namespace syngraph {

namespace {

// Below the limits, so that text in three-byte UTF-8 and its attributes stay within one message.
constexpr qsizetype kMostUnits = limits::kInsertUnits - 4'096;
constexpr qsizetype kMostComponents = limits::kOperationComponents - 50;

qsizetype weightOf(const AttributeSet &attributes)
{
    qsizetype weight = 0;
    for (const auto &attribute : attributes.items())
        weight += attribute.value.asString() ? attribute.value.asString()->size() + 8 : 8;
    return weight;
}

qsizetype goodCut(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    if (const auto end = text.first(most).lastIndexOf(kParagraphEnd); end >= 0)
        return end + 1;
    return most > 0 && text[most - 1].isHighSurrogate() ? most - 1 : most;
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

SplitOperation splitOperation(const Delta &operation)
{
    DeltaBuilder first;
    DeltaBuilder rest;
    qsizetype units = 0;
    qsizetype components = 0;
    qsizetype target = 0; // of `first`, as far as its components go
    bool full = false;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        const bool isInsert = component.kind == Delta::Kind::Insert;
        qsizetype taken = 0;
        if (!full) {
            const auto weight = weightOf(component.attributes);
            const auto room = kMostUnits - units - weight;
            if (++components > kMostComponents || room <= 0)
                taken = 0;
            else
                taken = isInsert ? goodCut(operation.text(component), room) : length;
            units += weight + (isInsert ? taken : 0);
            append(first, operation, component, 0, taken);
            target += component.kind == Delta::Kind::Delete ? 0 : taken;
            if (taken < length) {
                full = true;
                rest.retain(target);
            }
        }
        if (taken < length)
            append(rest, operation, component, taken, length - taken);
    }
    if (!full)
        return {operation, std::nullopt};
    Delta head = first.build(operation.baseLength());
    Delta tail = rest.build(head.targetLength());
    return {std::move(head), std::move(tail)};
}

} // namespace syngraph
