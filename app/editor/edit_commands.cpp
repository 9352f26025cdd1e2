#include "app/editor/edit_commands.h"

#include "common/base/limits.h"
#include "common/ot/grapheme.h"
#include "common/ot/schema.h"

namespace syngraph::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeValue kNull;

QString blockOf(const AttributeSet &paragraph)
{
    return paragraph.text(AttributeKey::Block);
}

/// Numbers of the first and the last paragraph that the selection reaches into. A selection that
/// ends at the very start of a paragraph does not show there, so it is left out.
struct Paragraphs
{
    qsizetype first;
    qsizetype last;
};
Paragraphs paragraphsOf(const Document &document, const Selection &selection)
{
    const auto first = document.paragraphAt(selection.start());
    auto last = document.paragraphAt(selection.end());
    if (last > first && document.paragraphStart(last) == selection.end())
        --last;
    return {first, last};
}

/// One change for each of the marked paragraphs; `changeFor` gets what a paragraph has now.
template <typename ChangeFor>
std::optional<Delta> changeParagraphs(const Document &document, const Selection &selection,
                                      ChangeFor changeFor)
{
    const auto [first, last] = paragraphsOf(document, selection);
    DeltaBuilder out;
    for (auto paragraph = first; paragraph <= last; ++paragraph) {
        const AttributeSet change = changeFor(document.paragraphAttributes(paragraph));
        if (change.isEmpty())
            continue;
        out.retain(document.paragraphEnd(paragraph) - out.consumed());
        out.retain(1, change);
    }
    if (out.consumed() == 0)
        return std::nullopt;
    return out.build(document.length());
}

/// What `change` really changes of `now`; nulls of absent keys and equal values are left out.
AttributeSet effective(const AttributeSet &now, const AttributeSet &change)
{
    std::vector<Attribute> list;
    for (const auto &attribute : change.items()) {
        const auto *old = now.find(attribute.key);
        const bool same = old ? *old == attribute.value : attribute.value.isNull();
        if (!same)
            list.push_back(attribute);
    }
    return AttributeSet::fromList(std::move(list));
}

AttributeSet kindChange(const AttributeSet &now, const QString &kind)
{
    const bool ordinary = kind.isEmpty() || kind == u"p";
    AttributeSet change{{AttributeKey::Block, ordinary ? kNull : AttributeValue(kind)}};
    if (kind != blocks::kCheckList)
        change = change.with(AttributeKey::Checked, kNull);
    return effective(now, change);
}

/// The change that makes an ordinary paragraph.
AttributeSet plainChange(const AttributeSet &now)
{
    return kindChange(now, {});
}

AttributeSet indentChange(const AttributeSet &now, int level)
{
    const int kept = std::clamp(level, 0, limits::kListDepth);
    return effective(now, {{AttributeKey::Indent, kept ? AttributeValue(kept) : kNull}});
}

bool isOnlyBreaks(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == kParagraphEnd; });
}

/// Enter where it ends something: an empty list item or quote, or the second empty line of code.
std::optional<AttributeSet> leavingChange(const Document &document, qsizetype paragraph)
{
    const auto isEmpty = [&document](qsizetype p) {
        return document.paragraphStart(p) == document.paragraphEnd(p);
    };
    const auto now = document.paragraphAttributes(paragraph);
    const QString block = blockOf(now);
    if (!isEmpty(paragraph))
        return std::nullopt;
    if (blocks::isList(block)) {
        const int level = now.number(AttributeKey::Indent);
        return level > 0 ? indentChange(now, level - 1) : plainChange(now);
    }
    if (block == blocks::kQuote)
        return plainChange(now);
    if (block == blocks::kCode && paragraph > 0 && isEmpty(paragraph - 1) &&
        blockOf(document.paragraphAttributes(paragraph - 1)) == blocks::kCode)
        return plainChange(now);
    return std::nullopt;
}

} // namespace

Delta replace(const Document &document, const Selection &selection, const Delta &fragment)
{
    DeltaBuilder out;
    out.retain(selection.start());
    for (const auto &component : fragment.components())
        out.insert(fragment.text(component), component.attributes);
    out.erase(selection.end() - selection.start());
    const auto first = document.paragraphAt(selection.start());
    const auto last = document.paragraphAt(selection.end());
    if (first != last && !fragment.insertedText().contains(QChar(kParagraphEnd))) {
        out.retain(document.paragraphEnd(last) - out.consumed());
        out.retain(1, changeBetween(document.paragraphAttributes(last),
                                    document.paragraphAttributes(first)));
    }
    return out.build(document.length());
}

Delta plainFragment(const Document &document, qsizetype position, QStringView text,
                    const AttributeSet &attributes)
{
    const auto paragraph =
        document.paragraphAttributes(document.paragraphAt(position)).without(AttributeKey::Checked);
    const QString cleaned = cleanedText(text);
    DeltaBuilder out;
    qsizetype start = 0;
    while (start < cleaned.size()) {
        auto end = cleaned.indexOf(QChar(kParagraphEnd), start);
        if (end < 0)
            end = cleaned.size();
        out.insert(QStringView(cleaned).sliced(start, end - start), attributes);
        if (end < cleaned.size())
            out.insert(u"\n", paragraph);
        start = end + 1;
    }
    return out.build();
}

std::optional<Delta> move(const Document &document, const Selection &selection, qsizetype target)
{
    const auto from = selection.start();
    const auto to = selection.end();
    if (from == to || (target >= from && target <= to))
        return std::nullopt;
    const Delta moved = document.slice(from, to - from);
    DeltaBuilder out;
    const auto put = [&] {
        out.retain(target - out.consumed());
        for (const auto &component : moved.components())
            out.insert(moved.text(component), component.attributes);
    };
    if (target < from)
        put();
    out.retain(from - out.consumed());
    out.erase(to - from);
    if (target > to)
        put();
    return out.build(document.length());
}

Delta breakParagraph(const Document &document, const Selection &selection)
{
    const auto paragraph = document.paragraphAt(selection.end());
    const auto end = document.paragraphEnd(paragraph);
    const auto now = document.paragraphAttributes(paragraph);
    DeltaBuilder out;
    if (!selection.isEmpty()) {
        // Both halves were paragraphs of their own, or are halves of one.
        const auto first = document.paragraphAttributes(document.paragraphAt(selection.start()));
        out.retain(selection.start()).insert(u"\n", first);
        out.erase(selection.end() - selection.start());
        out.retain(end - selection.end());
        out.retain(1, effective(now, {{AttributeKey::Checked, kNull}}));
        return out.build(document.length());
    }
    const auto caret = selection.head;
    if (const auto leaving = leavingChange(document, paragraph)) {
        out.retain(end).retain(1, *leaving);
        return out.build(document.length());
    }
    const bool isHeading = blocks::headingLevel(blockOf(now)) > 0;
    const bool atStart = caret == document.paragraphStart(paragraph);
    if (isHeading && atStart && caret != end) {
        out.retain(caret).insert(u"\n", now.without(AttributeKey::Block));
        return out.build(document.length());
    }
    out.retain(caret).insert(u"\n", now).retain(end - caret);
    if (isHeading && caret == end)
        out.retain(1, plainChange(now));
    else
        out.retain(1, effective(now, {{AttributeKey::Checked, kNull}}));
    return out.build(document.length());
}

std::optional<Delta> unwrapParagraph(const Document &document, const Selection &selection)
{
    const auto paragraph = document.paragraphAt(selection.head);
    if (!selection.isEmpty() || document.paragraphStart(paragraph) != selection.head)
        return std::nullopt;
    return changeParagraphs(document, selection, [](const AttributeSet &now) {
        if (const auto change = plainChange(now); !change.isEmpty())
            return change;
        return indentChange(now, now.number(AttributeKey::Indent) - 1);
    });
}

std::optional<Delta> eraseEmoji(const Document &document, const Selection &selection)
{
    // Families and flags are shorter; a longer run of joiners is nothing to delete at once.
    constexpr qsizetype kLongest = 64;
    const auto start = document.paragraphStart(document.paragraphAt(selection.head));
    const auto length = std::min(selection.head - start, kLongest);
    if (!selection.isEmpty() || length < 2)
        return std::nullopt;
    const QString text = document.text(selection.head - length, length);
    auto from = length - 1;
    while (from > 0 && !isGraphemeBoundary(text, from))
        --from;
    if (!text[from].isHighSurrogate())
        return std::nullopt;
    DeltaBuilder out;
    out.retain(selection.head - (length - from)).erase(length - from);
    return out.build(document.length());
}

std::optional<Delta> setBlock(const Document &document, const Selection &selection,
                              const QString &kind)
{
    return changeParagraphs(document, selection,
                            [&](const AttributeSet &now) { return kindChange(now, kind); });
}

std::optional<Delta> setAlignment(const Document &document, const Selection &selection,
                                  const QString &alignment)
{
    const bool ordinary = alignment.isEmpty() || alignment == u"left";
    return changeParagraphs(document, selection, [&](const AttributeSet &now) {
        return effective(now,
                         {{AttributeKey::Align, ordinary ? kNull : AttributeValue(alignment)}});
    });
}

std::optional<Delta> indentBy(const Document &document, const Selection &selection, int step,
                              IndentScope scope)
{
    return changeParagraphs(document, selection, [&](const AttributeSet &now) {
        if (scope == IndentScope::ListsOnly && !blocks::isList(blockOf(now)))
            return AttributeSet();
        return indentChange(now, now.number(AttributeKey::Indent) + step);
    });
}

std::optional<Delta> toggleChecked(const Document &document, qsizetype position)
{
    return changeParagraphs(document, {position, position}, [](const AttributeSet &now) {
        if (blockOf(now) != blocks::kCheckList)
            return AttributeSet();
        const bool done = now.isOn(AttributeKey::Checked);
        return AttributeSet{{AttributeKey::Checked, done ? kNull : AttributeValue(true)}};
    });
}

std::optional<Delta> setInline(const Document &document, const Selection &selection,
                               AttributeKey key, const AttributeValue &value)
{
    const AttributeSet wanted{{key, value}};
    DeltaBuilder out;
    bool changes = false;
    qsizetype position = selection.start();
    qsizetype from = -1; // of what has to change, from its first to its last unit
    qsizetype to = -1;
    document.visitRuns(position, selection.end() - position,
                       [&](QStringView text, const AttributeSet &now) {
                           if (!isOnlyBreaks(text) && !effective(now, wanted).isEmpty()) {
                               from = changes ? from : position;
                               to = position + text.size();
                               changes = true;
                           }
                           position += text.size();
                       });
    if (!changes)
        return std::nullopt;
    out.retain(from).retain(to - from, wanted);
    return out.build(document.length());
}

std::optional<Delta> clearInline(const Document &document, const Selection &selection)
{
    AttributeSet change;
    auto position = selection.start();
    auto first = selection.end();
    auto last = selection.start();
    document.visitRuns(position, selection.end() - position,
                       [&](QStringView text, const AttributeSet &now) {
                           const auto start = position;
                           position += text.size();
                           for (const auto &[key, value] : now.items()) {
                               if (scopeOf(key) != AttributeScope::Inline ||
                                   key == AttributeKey::Link)
                                   continue;
                               change = change.with(key, kNull);
                               first = std::min(first, start);
                               last = position;
                           }
                       });
    if (change.isEmpty())
        return std::nullopt;
    // One range and not each run by itself: what others type between two runs is cleared with them.
    DeltaBuilder out;
    out.retain(first).retain(last - first, change);
    return out.build(document.length());
}

Selection linkAround(const Document &document, const Selection &selection)
{
    if (!selection.isEmpty())
        return selection;
    const auto paragraph = document.paragraphAt(selection.head);
    const auto start = document.paragraphStart(paragraph);
    const auto end = document.paragraphEnd(paragraph);
    const auto linkAt = [&](qsizetype position) {
        return document.attributesAt(position).text(AttributeKey::Link);
    };
    const QString link = selection.head < end ? linkAt(selection.head) : QString();
    if (link.isEmpty())
        return selection;
    auto from = selection.head;
    auto to = selection.head;
    while (from > start && linkAt(from - 1) == link)
        --from;
    while (to < end && linkAt(to) == link)
        ++to;
    return {from, to};
}

AttributeSet typingAttributes(const Document &document, qsizetype position)
{
    const auto paragraph = document.paragraphAt(position);
    const bool atStart = position == document.paragraphStart(paragraph);
    const bool atEnd = position == document.paragraphEnd(paragraph);
    if (atStart && atEnd)
        return {};
    const auto right = atEnd ? AttributeSet() : document.attributesAt(position);
    auto attributes = atStart ? right : document.attributesAt(position - 1);
    if (atStart || right.text(AttributeKey::Link) != attributes.text(AttributeKey::Link))
        attributes = attributes.without(AttributeKey::Link);
    return attributes.only(AttributeScope::Inline);
}

FormatState formatState(const Document &document, const Selection &selection,
                        const AttributeSet &typing)
{
    const auto keepCommon = [](AttributeSet &common, const AttributeSet &other) {
        const AttributeSet before = common;
        for (const auto &[key, value] : before.items()) {
            if (const auto *found = other.find(key); !found || !(*found == value))
                common = common.without(key);
        }
    };
    FormatState state;
    state.text = typing;
    bool isFirst = true;
    document.visitRuns(selection.start(), selection.end() - selection.start(),
                       [&](QStringView text, const AttributeSet &attributes) {
                           if (isOnlyBreaks(text))
                               return;
                           if (isFirst)
                               state.text = attributes.only(AttributeScope::Inline);
                           else
                               keepCommon(state.text, attributes);
                           isFirst = false;
                       });
    const auto [first, last] = paragraphsOf(document, selection);
    state.paragraph = document.paragraphAttributes(first);
    for (auto paragraph = first + 1; paragraph <= last && !state.paragraph.isEmpty(); ++paragraph)
        keepCommon(state.paragraph, document.paragraphAttributes(paragraph));
    return state;
}

} // namespace syngraph::commands
