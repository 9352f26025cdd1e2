#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class Hunspell;

namespace syngraph {

/// A language that can be checked: "de_DE" and where its two files are.
struct SpellLanguage
{
    QString code;
    QString affixPath;
    QString wordsPath;
    bool operator==(const SpellLanguage &) const = default;
};

/// One hunspell dictionary in memory, in whatever encoding it is. Slow to load and to ask for
/// suggestions (tens to hundreds of milliseconds), so it lives on a thread of its own; one thread
/// at a time.
class SpellDictionary final
{
public:
    /// Nothing when a file cannot be read or its encoding is not known here.
    static std::unique_ptr<SpellDictionary> load(const SpellLanguage &language);
    ~SpellDictionary();

    /// True as well for what the dictionary's encoding cannot write: it cannot judge that.
    bool knows(const QString &word) const;
    QStringList suggestionsFor(const QString &word) const; ///< at most kMostSuggestions
    void add(const QString &word);

    static constexpr qsizetype kMostSuggestions = 6;

private:
    class Encoding;
    SpellDictionary(std::unique_ptr<Hunspell> hunspell, std::unique_ptr<Encoding> encoding);

    std::unique_ptr<Hunspell> m_hunspell;
    std::unique_ptr<Encoding> m_encoding;
};

/// Where dictionaries lie on this machine: $DICPATH, then hunspell and myspell below the system's
/// data folders.
QStringList spellFolders();
/// The dictionaries in these folders, by code; of several with one code the first folder's.
QList<SpellLanguage> spellLanguages(const QStringList &folders);
/// The code of those that suits `locale` ("de_AT") best: the same, the language's home ("de_DE",
/// "en_US"), any of the language; empty when there is none.
QString spellLanguageFor(const QString &locale, const QList<SpellLanguage> &languages);

} // namespace syngraph
