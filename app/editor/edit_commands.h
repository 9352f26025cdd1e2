#pragma once

#include "common/document/document.h"

#include <algorithm>
#include <optional>

namespace syngraph {

/// What is marked: the caret stands at `head`. Positions in [0, length() - 1].
struct Selection
{
    qsizetype anchor = 0;
    qsizetype head = 0;

    qsizetype start() const { return std::min(anchor, head); }
    qsizetype end() const { return std::max(anchor, head); }
    bool isEmpty() const { return anchor == head; }
    bool operator==(const Selection &) const = default;
};

/// What holds at the caret or in the whole selection; for the state of toolbar buttons.
struct FormatState
{
    AttributeSet text;      ///< pairs that all marked text carries, or that typed text would
    AttributeSet paragraph; ///< pairs that all marked paragraphs carry
    bool operator==(const FormatState &) const = default;
};

/// The editor's commands as pure functions: from a document and a selection to the one Delta that
/// carries the command out. No Delta means that there is nothing to do, or that the key should do
/// what it always does.
namespace commands {

/// Puts `fragment` in place of the selection. Where the selection crosses paragraph ends and the
/// fragment has none, the result keeps the first paragraph's attributes, as readers expect.
Delta replace(const Document &document, const Selection &selection, const Delta &fragment);
/// `text`, cleaned, as a fragment for replace(): its paragraphs are of the kind of the one at
/// `position`, its characters carry `attributes`.
Delta plainFragment(const Document &document, qsizetype position, QStringView text,
                    const AttributeSet &attributes);
/// The marked text moved to `target`, a position outside of it.
std::optional<Delta> move(const Document &document, const Selection &selection, qsizetype target);

/// Enter: a new paragraph; a plain one behind a heading; out of the list when the item is empty.
Delta breakParagraph(const Document &document, const Selection &selection);
/// Backspace at the start of a paragraph that is more than ordinary: takes its kind away first,
/// then its indent.
std::optional<Delta> unwrapParagraph(const Document &document, const Selection &selection);

/// Backspace behind an emoji, which goes with all that it is joined of; Qt would leave a torso.
std::optional<Delta> eraseEmoji(const Document &document, const Selection &selection);

/// Each of these on all marked paragraphs. An empty `kind` or "p", and an empty `alignment`, mean
/// the ordinary one.
std::optional<Delta> setBlock(const Document &document, const Selection &selection,
                              const QString &kind);
std::optional<Delta> setAlignment(const Document &document, const Selection &selection,
                                  const QString &alignment);
enum class IndentScope : quint8 { All, ListsOnly };
/// `step` levels deeper or back, within [0, limits::kListDepth].
std::optional<Delta> indentBy(const Document &document, const Selection &selection, int step,
                              IndentScope scope);
/// Of the paragraph at `position`, a check list's.
std::optional<Delta> toggleChecked(const Document &document, qsizetype position);

/// Each of these on marked text; a null value removes the key.
std::optional<Delta> setInline(const Document &document, const Selection &selection,
                               AttributeKey key, const AttributeValue &value);
/// All inline attributes but links.
std::optional<Delta> clearInline(const Document &document, const Selection &selection);
/// An empty selection takes in the whole link that the caret is in.
Selection linkAround(const Document &document, const Selection &selection);

/// What text typed at `position` carries: bold goes on behind bold, links and objects do not.
AttributeSet typingAttributes(const Document &document, qsizetype position);
FormatState formatState(const Document &document, const Selection &selection,
                        const AttributeSet &typing);

} // namespace commands

} // namespace syngraph
