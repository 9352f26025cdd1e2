#pragma once

#include <QString>
#include <QStringView>

namespace syngraph {

/// Names, titles and texts of errors are shown to other people beside things that they trust, so
/// they are one line that cannot hide or reorder what stands around it: no controls (C0, C1, DEL),
/// no line or paragraph separator, no bidi embedding, override or isolate, no U+200B and U+FEFF,
/// no noncharacter, nothing ill-formed.
bool isPlainLine(QStringView text);

/// A plain line of 1 to limits::kNameCodePoints code points, not of spaces alone.
bool isName(QStringView text);
/// A plain line of at most limits::kTitleUnits; may be empty.
bool isTitle(QStringView text);

/// What owners call a link: a plain line of at most limits::kLinkLabelUnits; may be empty.
bool isLinkLabel(QStringView text);

/// What somebody says in the chat: 1 to limits::kChatUnits in lines that are plain as above, line
/// feeds between them; not of white space alone.
bool isChatText(QStringView text);

/// `text` made into a name or title: what a plain line must not hold becomes a space or goes,
/// spaces at the ends go, and what is too long is cut between code points. A name may come out
/// empty: then there is none.
QString cleanedName(QStringView text);
QString cleanedTitle(QStringView text);
QString cleanedLinkLabel(QStringView text);
/// The same for the chat: line ends of all kinds become line feeds and tabs spaces; nothing is cut,
/// so that it may be too long.
QString cleanedChatText(QStringView text);

} // namespace syngraph
