#include "app/editor/text_search.h"

#include <QDeadlineTimer>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Adds the matches in one paragraph.
Status<SearchError> findIn(const QRegularExpression &pattern, const QString &text, qsizetype offset,
                           qsizetype most, SearchFindings &findings)
{
    qsizetype at = 0;
    while (at <= text.size()) {
        const auto match = pattern.match(text, at);
        if (!match.isValid())
            return SearchError::TooComplex;
        if (!match.hasMatch())
            break;
        if (match.capturedLength() == 0) {
            // Nothing to see or to replace. Not into the middle of a pair.
            at = match.capturedEnd() + 1;
            if (at < text.size() && text[at].isLowSurrogate())
                ++at;
            continue;
        }
        if (qsizetype(findings.matches.size()) == most) {
            findings.isCut = true;
            break;
        }
        findings.matches.push_back({offset + match.capturedStart(), offset + match.capturedEnd()});
        at = match.capturedEnd();
    }
    return Done{};
}

/// The group that stands at `at` in a replacement, -1 for none.
int groupAt(const QString &text, qsizetype at)
{
    const bool isSign = at + 1 < text.size() && (text[at] == u'\\' || text[at] == u'$');
    return isSign && text[at + 1] >= u'0' && text[at + 1] <= u'9' ? text[at + 1].digitValue() : -1;
}

} // namespace

Result<TextSearch, SearchError> TextSearch::compile(const SearchQuery &query)
{
    if (query.text.isEmpty())
        return SearchError::Empty;
    QString pattern = query.isExpression ? query.text : QRegularExpression::escape(query.text);
    // Judged as it was typed: "a)(b" must not come to make sense by what is put around it.
    if (!QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption).isValid())
        return SearchError::BadExpression;
    if (query.isWholeWords)
        pattern = u"(?<!\\w)(?:"_s + pattern + u")(?!\\w)"_s;
    // The engine takes the lower one where the expression itself sets a limit, too.
    pattern.prepend(u"(*LIMIT_MATCH=%1)"_s.arg(kStepsPerMatch));
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !query.isCaseSensitive);
    QRegularExpression compiled(pattern, options);
    if (!compiled.isValid())
        return SearchError::BadExpression;
    return TextSearch(std::move(compiled), query.isExpression);
}

Result<SearchFindings, SearchError> TextSearch::find(const Document &document, qsizetype most,
                                                     Milliseconds time,
                                                     const std::atomic<bool> *stop) const
{
    const QDeadlineTimer deadline(time);
    SearchFindings findings;
    const auto paragraphs = document.paragraphCount();
    for (qsizetype paragraph = 0; paragraph < paragraphs && !findings.isCut; ++paragraph) {
        if (stop && stop->load(std::memory_order_relaxed))
            return SearchError::Stopped;
        if (deadline.hasExpired())
            return SearchError::TooComplex;
        const auto start = document.paragraphStart(paragraph);
        const auto end = document.paragraphEnd(paragraph);
        if (start == end)
            continue;
        const auto status =
            findIn(m_pattern, document.text(start, end - start), start, most, findings);
        if (!status)
            return status.error();
    }
    return findings;
}

QString TextSearch::replacementFor(const Document &document, const TextMatch &match,
                                   const QString &replacement) const
{
    if (!m_isExpression || !(replacement.contains(u'\\') || replacement.contains(u'$')))
        return replacement;
    const auto paragraph = document.paragraphAt(match.from);
    const auto start = document.paragraphStart(paragraph);
    const QString text = document.text(start, document.paragraphEnd(paragraph) - start);
    const auto caught = m_pattern.match(text, match.from - start);
    QString out;
    for (qsizetype at = 0; at < replacement.size(); ++at) {
        const QChar c = replacement[at];
        const QChar next = at + 1 < replacement.size() ? replacement[at + 1] : QChar();
        if (const int group = groupAt(replacement, at); group >= 0)
            out += caught.captured(group);
        else if (c == u'\\' && next == u't')
            out += u'\t';
        else if (c == u'\\' && next == u'n')
            out += u'\n';
        else if ((c == u'\\' || c == u'$') && next == c)
            out += c;
        else {
            out += c;
            continue;
        }
        ++at;
    }
    return out;
}

} // namespace syngraph
