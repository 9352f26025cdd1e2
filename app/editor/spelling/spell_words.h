#pragma once

#include <QStringView>

#include <vector>

namespace syngraph {

/// A word in a paragraph, in UTF-16 units of it.
struct SpellWord
{
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const SpellWord &) const = default;
};

/// The longest word that a dictionary is asked about.
inline constexpr qsizetype kSpellWordUnits = 64;

/// The words of `paragraph` that a dictionary can judge: no numbers and what has digits, no
/// addresses, no path or file names, nothing in capitals alone, nothing beyond kSpellWordUnits.
/// Words are those of Unicode Annex 29; an apostrophe inside belongs to the word.
std::vector<SpellWord> wordsToSpell(QStringView paragraph);

/// As dictionaries have it: with the plain apostrophe, without soft hyphens.
QString spelledForm(QStringView word);

} // namespace syngraph
