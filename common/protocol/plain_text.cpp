#include "common/protocol/plain_text.h"

#include "common/base/limits.h"

#include <QList>

#include <algorithm>

namespace syngraph {

namespace {

bool breaksLine(char32_t code)
{
    return code < 0x20 || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool isForbidden(char32_t code)
{
    return breaksLine(code) || (code >= 0x7f && code <= 0x9f) // DEL and C1
        || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
        || code == 0x200b || code == 0xfeff || (code >= 0xfdd0 && code <= 0xfdef)
        || (code & 0xfffe) == 0xfffe || (code >= 0xd800 && code <= 0xdfff);
}

/// Calls `visit` with each code point; a half pair comes as the surrogate that it is.
template <typename Visit>
bool allCodePoints(QStringView text, Visit visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
        i += QChar::requiresSurrogates(code) ? 1 : 0;
        if (!visit(code))
            return false;
    }
    return true;
}

QString cleanedLine(QStringView text, qsizetype maximumUnits, qsizetype maximumCodePoints)
{
    QString line;
    qsizetype count = 0;
    allCodePoints(text, [&](char32_t code) {
        if (isForbidden(code) && !breaksLine(code))
            return true;
        const char32_t kept = breaksLine(code) ? U' ' : code;
        if (line.isEmpty() && QChar::isSpace(kept))
            return true;
        const qsizetype units = QChar::requiresSurrogates(kept) ? 2 : 1;
        if (count == maximumCodePoints || line.size() + units > maximumUnits)
            return false;
        line += QStringView(QChar::fromUcs4(kept));
        ++count;
        return true;
    });
    return line.trimmed();
}

} // namespace

bool isPlainLine(QStringView text)
{
    return allCodePoints(text, [](char32_t code) { return !isForbidden(code); });
}

bool isName(QStringView text)
{
    if (text.size() > 2 * limits::kNameCodePoints)
        return false;
    int count = 0;
    bool visible = false;
    const bool plain = allCodePoints(text, [&](char32_t code) {
        ++count;
        visible = visible || !QChar::isSpace(code);
        return !isForbidden(code);
    });
    return plain && visible && count <= limits::kNameCodePoints;
}

bool isTitle(QStringView text)
{
    return text.size() <= limits::kTitleUnits && isPlainLine(text);
}

bool isLinkLabel(QStringView text)
{
    return text.size() <= limits::kLinkLabelUnits && isPlainLine(text);
}

bool isChatText(QStringView text)
{
    if (text.size() > limits::kChatUnits)
        return false;
    bool visible = false;
    const bool plain = allCodePoints(text, [&visible](char32_t code) {
        visible = visible || !QChar::isSpace(code);
        return code == U'\n' || !isForbidden(code);
    });
    return plain && visible;
}

QString cleanedChatText(QStringView text)
{
    QString cleaned;
    char32_t before = 0;
    allCodePoints(text, [&](char32_t code) {
        const bool isSecondOfPair = code == U'\n' && before == U'\r';
        before = code;
        if (isSecondOfPair)
            return true;
        if (code == U'\t')
            cleaned += u' ';
        else if (breaksLine(code))
            cleaned += u'\n';
        else if (!isForbidden(code))
            cleaned += QStringView(QChar::fromUcs4(code));
        return true;
    });
    return cleaned.trimmed();
}

QString cleanedName(QStringView text)
{
    return cleanedLine(text, 2 * limits::kNameCodePoints, limits::kNameCodePoints);
}

QString cleanedTitle(QStringView text)
{
    return cleanedLine(text, limits::kTitleUnits, limits::kTitleUnits);
}

QString cleanedLinkLabel(QStringView text)
{
    return cleanedLine(text, limits::kLinkLabelUnits, limits::kLinkLabelUnits);
}

} // namespace syngraph
