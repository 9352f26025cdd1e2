#pragma once

#include <QString>

namespace syngraph {

/// Text of peers, made fit for one line of a window: control characters, line ends, zero-width and
/// tag characters and everything that turns the direction of text are taken out, runs of spaces
/// become one, and what is longer than `units` is cut with "…". It is still plain text: show it
/// with Qt::PlainText, and in a tool tip through plainToolTip().
QString singleLine(const QString &text, qsizetype units);

/// A person's name: at most limits::kNameCodePoints code points; may be empty.
QString shownName(const QString &name);
/// As shownName(), inside of isolates, so that a name in another direction leaves its neighbours
/// alone. For sentences.
QString isolatedName(const QString &name);

/// One or two letters for a disc: first letters of the first and last word, "?" when there is none.
QString initialsOf(const QString &name);

/// Tool tips guess whether they hold HTML; this one is HTML that shows `text` literally.
QString plainToolTip(const QString &text);

/// A document's title as the name of a file: no separators, no reserved names, no dots at its ends,
/// at most 80 units; "document" when nothing is left.
QString fileNameFor(const QString &title);

} // namespace syngraph
