#pragma once

#include "common/document/document.h"

#include <optional>

namespace syngraph {

/// What a mark that people know from Markdown turns into, right after its last character was typed.
/// It is an edit of its own, so that undo gives the marks back as they were typed.
struct Habit
{
    Delta delta;         ///< takes the marks away and formats
    qsizetype caret = 0; ///< behind it; what is typed there carries none of the new format
    bool isInline = false;
    bool takesReturn = false; ///< a Return right after belongs to the mark
};

namespace commands {

/// `caret` stands behind the character that was just typed. At the start of a paragraph:
/// "# " to "###### ", "- ", "* ", "+ ", "1. ", "[ ] ", "[x] ", "> " and "```"; in running text:
/// **bold**, *italic*, ~~struck~~, `code`, and an address with a space behind it. Nothing happens
/// in blocks of code and in inline code.
/// Looks at the caret's paragraph alone, and of it at most kReach units back.
std::optional<Habit> habitAt(const Document &document, qsizetype caret);

/// Makes a link of the address that was just ended at `end`: a word that begins with "http://",
/// "https://" or "www.", without the punctuation of the sentence around it.
std::optional<Habit> linkBefore(const Document &document, qsizetype end);

/// Ends the block of code whose last line, nothing but "```", the caret stands behind.
std::optional<Habit> closingFence(const Document &document, qsizetype caret);

inline constexpr qsizetype kHabitReach = 1000;

} // namespace commands

} // namespace syngraph
