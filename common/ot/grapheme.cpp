#include "common/ot/grapheme.h"

#include "common/base/check.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace syngraph {

namespace {

/// Letters and signs that join with no plain unit beside them: Latin, Greek and Cyrillic without
/// their combining marks, Han.
bool isPlain(char16_t unit)
{
    return (unit >= 0x20 && unit < 0x300) || (unit >= 0x3a3 && unit < 0x482) ||
           (unit >= 0x4e00 && unit < 0xa000);
}

/// Whether there is a boundary before text[position] whatever stands around these two units.
bool isCertainBoundary(QStringView text, qsizetype position)
{
    const char16_t left = text[position - 1].unicode();
    const char16_t right = text[position].unicode();
    return left == u'\n' || (right == u'\n' && left != u'\r') || (isPlain(left) && isPlain(right));
}

} // namespace

bool isGraphemeBoundary(QStringView text, qsizetype position)
{
    SYNGRAPH_CHECK(position >= 0 && position <= text.size());
    if (position == 0 || position == text.size() || isCertainBoundary(text, position))
        return true;
    qsizetype start = position - 1;
    while (start > 0 && !isCertainBoundary(text, start))
        --start;
    // The code point on the right is all that the rules look ahead.
    const auto end = std::min(position + 2, text.size());
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data() + start, end - start);
    finder.setPosition(position - start);
    return finder.isAtBoundary();
}

std::vector<qsizetype> graphemeBoundariesAround(QStringView text, qsizetype position)
{
    SYNGRAPH_CHECK(position >= 0 && position <= text.size());
    auto start = std::max<qsizetype>(position - 1, 0);
    while (start > 0 && !isCertainBoundary(text, start))
        --start;
    auto end = std::min(position + 1, text.size());
    while (end < text.size() && !isCertainBoundary(text, end))
        ++end;
    auto result = graphemeBoundaries(text.sliced(start, end - start));
    for (auto &at : result)
        at += start;
    return result;
}

std::vector<qsizetype> graphemeBoundaries(QStringView text)
{
    std::vector<qsizetype> result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    for (auto at = finder.position(); at >= 0; at = finder.toNextBoundary())
        result.push_back(at);
    return result;
}

} // namespace syngraph
