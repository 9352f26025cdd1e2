#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/document/document.h"

#include <QRegularExpression>

#include <atomic>
#include <vector>

namespace syngraph {

/// What is looked for. A plain text stands for itself; an expression is one of PCRE.
struct SearchQuery
{
    QString text;
    bool isCaseSensitive = false;
    bool isWholeWords = false;
    bool isExpression = false;
    bool operator==(const SearchQuery &) const = default;
};

enum class SearchError {
    Empty,         ///< nothing to look for
    BadExpression,
    TooComplex,    ///< backtracks without end, or takes longer than it may
    Stopped        ///< by the flag
};

/// A place in the document, never empty, within one paragraph.
struct TextMatch
{
    qsizetype from = 0;
    qsizetype to = 0;
    bool operator==(const TextMatch &) const = default;
};

struct SearchFindings
{
    std::vector<TextMatch> matches; ///< in their order, apart from each other
    bool isCut = false;             ///< there are more than asked for
};

/// Looks for one query, paragraph by paragraph: "^" and "$" are a paragraph's ends, and no match
/// reaches into another. Steps of one match attempt are limited (PCRE2 pattern syntax,
/// LIMIT_MATCH), and the time of all; so whatever is typed as an expression ends soon.
/// Value type, any thread.
class TextSearch final
{
public:
    static constexpr int kStepsPerMatch = 200'000;

    static Result<TextSearch, SearchError> compile(const SearchQuery &query);

    /// At most `most` matches. `stop` may be raised by another thread.
    Result<SearchFindings, SearchError> find(const Document &document, qsizetype most,
                                             Milliseconds time,
                                             const std::atomic<bool> *stop = nullptr) const;
    /// What takes the place of `match`. For an expression \1 to \9 and $1 to $9 are what its groups
    /// caught, \0 and $0 all of it, \t a tab, \n a new paragraph, \\ and $$ the signs themselves.
    QString replacementFor(const Document &document, const TextMatch &match,
                           const QString &replacement) const;

private:
    TextSearch(QRegularExpression pattern, bool isExpression)
        : m_pattern(std::move(pattern)), m_isExpression(isExpression)
    {
    }

    QRegularExpression m_pattern;
    bool m_isExpression = false;
};

} // namespace syngraph
