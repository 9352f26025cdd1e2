#include "tests/oracle/agreement.h"

#include "common/ot/algebra.h"
#include "common/ot/delta_cursor.h"
#include "tests/support/delta_rows.h"

#include <algorithm>

namespace syngraph {

namespace {

bool takeEffectOnAll(const AttributeSet &change, QStringView text)
{
    return std::ranges::all_of(change.items(), [text](const Attribute &attribute) {
        const bool ofParagraphs = scopeOf(attribute.key) == AttributeScope::Paragraph;
        return std::all_of(text.begin(), text.end(), [ofParagraphs](QChar unit) {
            return (unit == kParagraphEnd) == ofParagraphs;
        });
    });
}

/// For each unit of the base what `operation` changes inline there.
std::vector<AttributeSet> inlineChanges(const Delta &operation)
{
    std::vector<AttributeSet> changes(size_t(operation.baseLength()));
    size_t position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        for (quint32 i = 0; i < component.length; ++i)
            changes[position++] = component.attributes.only(AttributeScope::Inline);
    }
    return changes;
}

bool insertsInside(const Delta &operation, const std::vector<AttributeSet> &formats)
{
    size_t position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind != Delta::Kind::Insert) {
            position += component.length;
        } else if (position > 0 && position < formats.size()
                   && !commonInline(formats[position - 1], formats[position]).isEmpty()) {
            return true;
        }
    }
    return false;
}

} // namespace

bool composeAgrees(const Delta &first, const Delta &second)
{
    DeltaCursor a(first);
    DeltaCursor b(second);
    while (!b.atTail()) {
        if (b.isInsert()) {
            b.next();
        } else if (a.isDelete()) {
            a.next();
        } else {
            const auto length = std::min(a.left(), b.left());
            if (a.isInsert() && b.isRetain() && !takeEffectOnAll(b.attributes(), a.text(length)))
                return false;
            a.advance(length);
            b.advance(length);
        }
    }
    return true;
}

bool transformAgrees(const Delta &first, const Delta &second)
{
    return !insertsInside(first, inlineChanges(second))
        && !insertsInside(second, inlineChanges(first));
}

bool invertAgrees(const AttributeSet &change, const AttributeSet &base)
{
    return (change.nulls() & ~base.keys()) == 0;
}

bool invertAgrees(const Delta &operation, const Delta &base)
{
    bool agrees = true;
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        const auto length = qsizetype(component.length);
        DeltaText(base).visitRuns(position, length, [&](QStringView, const AttributeSet &carried) {
            agrees = agrees && invertAgrees(component.attributes, carried);
        });
        position += length;
    }
    return agrees;
}

} // namespace syngraph
