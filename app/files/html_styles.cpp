#include "app/files/html_styles.h"

#include "common/base/limits.h"

#include <cmath>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMostUnits = 8'192;

std::optional<int> levelsFrom(QStringView value)
{
    struct Unit
    {
        QLatin1StringView name;
        double perLevel;
    };
    constexpr std::array kUnits{Unit{"em"_L1, 2},  Unit{"px"_L1, 40},   Unit{"pt"_L1, 36},
                                Unit{"in"_L1, 0.5}, Unit{"cm"_L1, 1.27}, Unit{"mm"_L1, 12.7}};
    for (const auto &[name, perLevel] : kUnits) {
        if (!value.endsWith(name))
            continue;
        bool isNumber = false;
        const double length = value.chopped(name.size()).trimmed().toDouble(&isNumber);
        if (!isNumber || !std::isfinite(length))
            return std::nullopt;
        return int(std::clamp(std::round(length / perLevel), 0.0, double(limits::kListDepth)));
    }
    return std::nullopt;
}

void takeDecoration(HtmlStyle &style, QStringView value)
{
    if (value.contains(u"underline"))
        style.isUnderlined = true;
    if (value.contains(u"line-through"))
        style.isStruck = true;
    if (value == u"none") {
        style.isUnderlined = false;
        style.isStruck = false;
    }
}

void takeWordList(HtmlStyle &style, QStringView value)
{
    if (value == u"ignore") {
        style.isWordListMark = true;
        return;
    }
    const auto at = value.indexOf(u"level");
    if (at < 0 || at + 5 >= value.size() || !value[at + 5].isDigit())
        return;
    style.wordListLevel = std::clamp(value[at + 5].digitValue(), 1, limits::kListDepth + 1);
}

void take(HtmlStyle &style, QStringView name, QStringView value)
{
    if (name == u"font-weight") {
        bool isNumber = false;
        const int weight = value.toInt(&isNumber);
        style.isBold = isNumber ? weight >= 600 : value.startsWith(u"bold");
    } else if (name == u"font-style") {
        style.isItalic = value == u"italic" || value == u"oblique";
    } else if (name == u"text-decoration" || name == u"text-decoration-line") {
        takeDecoration(style, value);
    } else if (name == u"color") {
        style.color = colorFrom(value);
    } else if (name == u"background-color" || name == u"background") {
        style.background = colorFrom(value);
    } else if (name == u"text-align") {
        style.align = value.toString();
    } else if (name == u"margin-left") {
        style.indent = levelsFrom(value);
    } else if (name == u"white-space") {
        style.keepsSpaces = value.startsWith(u"pre") && value != u"pre-line";
    } else if (name == u"display") {
        style.isHidden = value == u"none";
    } else if (name == u"mso-list") {
        takeWordList(style, value);
    }
}

} // namespace

HtmlStyle htmlStyleFrom(QStringView css)
{
    HtmlStyle style;
    const QString lower = css.first(std::min(css.size(), kMostUnits)).toString().toLower();
    for (const auto &declaration : QStringView(lower).split(u';')) {
        const auto colon = declaration.indexOf(u':');
        if (colon > 0)
            take(style, declaration.first(colon).trimmed(), declaration.sliced(colon + 1).trimmed());
    }
    return style;
}

} // namespace syngraph
