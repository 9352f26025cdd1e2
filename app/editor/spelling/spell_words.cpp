#include "app/editor/spelling/spell_words.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace syngraph {

namespace {

bool isSpaceAt(QStringView text, qsizetype position)
{
    return position < 0 || position >= text.size() || text[position].isSpace();
}

/// Whether the run without spaces around [from, to) is an address, a path or a name with a dot.
bool isInAddress(QStringView text, qsizetype from, qsizetype to)
{
    constexpr qsizetype kReach = 200; // an address is cut short rather than walked for ever
    const qsizetype least = std::max<qsizetype>(0, from - kReach);
    const qsizetype most = std::min(text.size(), to + kReach);
    while (from > least && !isSpaceAt(text, from - 1))
        --from;
    while (to < most && !isSpaceAt(text, to))
        ++to;
    // A full stop at the end ends a sentence.
    while (to > from && text[to - 1].isPunct())
        --to;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text[i];
        if (c == u'@' || c == u'\\' || c == u'_')
            return true;
        const bool isInside = i > from && i + 1 < to && text[i - 1].isLetterOrNumber()
            && text[i + 1].isLetterOrNumber();
        if (c == u'.' && isInside)
            return true;
        if (c == u':' && i + 2 < to && text[i + 1] == u'/' && text[i + 2] == u'/')
            return true;
    }
    return false;
}

bool isWorthAsking(QStringView word)
{
    if (word.size() < 2 || word.size() > kSpellWordUnits)
        return false;
    const bool hasDigit = std::ranges::any_of(word, [](QChar c) { return c.isDigit(); });
    const bool hasSmall = std::ranges::any_of(word, [](QChar c) { return c.isLower(); });
    const bool hasCapital = std::ranges::any_of(word, [](QChar c) { return c.isUpper(); });
    return !hasDigit && (hasSmall || !hasCapital) && word.front().isLetter();
}

} // namespace

std::vector<SpellWord> wordsToSpell(QStringView paragraph)
{
    std::vector<SpellWord> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, paragraph.data(), paragraph.size());
    qsizetype start = -1;
    for (qsizetype at = finder.position(); at >= 0; at = finder.toNextBoundary()) {
        const auto reasons = finder.boundaryReasons();
        if (start >= 0 && (reasons & QTextBoundaryFinder::EndOfItem)) {
            const QStringView word = paragraph.sliced(start, at - start);
            if (isWorthAsking(word) && !isInAddress(paragraph, start, at))
                words.push_back({start, at - start});
            start = -1;
        }
        if (reasons & QTextBoundaryFinder::StartOfItem)
            start = at;
    }
    return words;
}

QString spelledForm(QStringView word)
{
    QString form = word.toString();
    form.replace(u'\u2019', u'\'');
    form.remove(QChar(0x00ad));
    return form;
}

} // namespace syngraph
