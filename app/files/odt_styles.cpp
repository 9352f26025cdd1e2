#include "app/files/odt_styles.h"

#include "common/base/limits.h"
#include "common/ot/schema.h"

#include <QXmlStreamAttributes>

#include <cmath>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMostStyles = 20'000;
constexpr size_t kMostAncestors = 16;
constexpr double kCentimetresPerLevel = 1.0;
constexpr int kMostLevel = 10;

QString plainName(QString name)
{
    return name.replace(u"_20_"_s, u" "_s);
}

double centimetres(const QString &length)
{
    struct Unit
    {
        QLatin1StringView name;
        double size;
    };
    constexpr std::array kUnits{Unit{"cm"_L1, 1.0}, Unit{"mm"_L1, 0.1}, Unit{"in"_L1, 2.54},
                                Unit{"pt"_L1, 2.54 / 72}, Unit{"pc"_L1, 2.54 / 6}};
    for (const auto &[name, size] : kUnits) {
        if (length.endsWith(name)) {
            const double value = QStringView(length).chopped(name.size()).toDouble() * size;
            return std::isfinite(value) ? value : 0;
        }
    }
    return 0;
}

QString blockNamed(const QString &style)
{
    if (style.startsWith(u"Heading ") && style.size() == 9 && style[8] >= u'1' && style[8] <= u'6')
        return u"h"_s + style[8];
    if (style == u"Title")
        return blocks::kHeading1;
    if (style == u"Subtitle")
        return blocks::kHeading2;
    if (style == u"Quotations" || style == u"Quote" || style == u"Block Text")
        return blocks::kQuote;
    if (style == u"Preformatted Text" || style == u"HTML Preformatted")
        return blocks::kCode;
    return {};
}

} // namespace

void OdtStyles::open(QStringView name, const QXmlStreamAttributes &attributes, bool isAutomatic)
{
    if (name == u"style:style" && m_styles.size() < kMostStyles) {
        m_open = attributes.value("style:family"_L1).toString() + u'/'
            + attributes.value("style:name"_L1).toString();
        Style style;
        style.parent = attributes.value("style:parent-style-name"_L1).toString();
        style.isAutomatic = isAutomatic;
        m_styles.insert(m_open, style);
    } else if (name == u"style:text-properties") {
        takeText(attributes);
    } else if (name == u"style:paragraph-properties") {
        takeParagraph(attributes);
    } else if (name == u"text:list-style" && m_numbered.size() < kMostStyles) {
        m_openList = attributes.value("style:name"_L1).toString();
        m_numbered.insert(m_openList, 0);
    } else if (name == u"text:list-level-style-number" && !m_openList.isEmpty()) {
        const int level = attributes.value("text:level"_L1).toInt();
        // A level that is numbered by nothing is one of chapters, and looks like no list at all.
        if (level >= 1 && level <= kMostLevel
            && !attributes.value("style:num-format"_L1).isEmpty())
            m_numbered[m_openList] |= 1U << level;
    }
}

void OdtStyles::close(QStringView name)
{
    if (name == u"style:style")
        m_open.clear();
    else if (name == u"text:list-style")
        m_openList.clear();
}

void OdtStyles::takeText(const QXmlStreamAttributes &attributes)
{
    const auto found = m_styles.find(m_open);
    if (m_open.isEmpty() || found == m_styles.end())
        return;
    const auto value = [&attributes](QLatin1StringView name) { return attributes.value(name); };
    if (const auto weight = value("fo:font-weight"_L1); !weight.isEmpty())
        found->isBold = weight == u"bold" || weight.toInt() >= 600;
    if (const auto slant = value("fo:font-style"_L1); !slant.isEmpty())
        found->isItalic = slant == u"italic" || slant == u"oblique";
    if (const auto line = value("style:text-underline-style"_L1); !line.isEmpty())
        found->isUnderlined = line != u"none";
    if (const auto line = value("style:text-line-through-style"_L1); !line.isEmpty())
        found->isStruck = line != u"none";
    if (const auto type = value("style:text-line-through-type"_L1); !type.isEmpty())
        found->isStruck = type != u"none";
    found->color = colorFrom(value("fo:color"_L1));
    found->background = colorFrom(value("fo:background-color"_L1));
}

void OdtStyles::takeParagraph(const QXmlStreamAttributes &attributes)
{
    const auto found = m_styles.find(m_open);
    if (m_open.isEmpty() || found == m_styles.end())
        return;
    found->align = attributes.value("fo:text-align"_L1).toString();
    found->direction = attributes.value("style:writing-mode"_L1).toString();
    const auto margin = attributes.value("fo:margin-left"_L1).toString();
    if (!margin.isEmpty())
        found->indent = int(std::clamp(std::round(centimetres(margin) / kCentimetresPerLevel), 0.0,
                                       double(limits::kListDepth)));
}

std::vector<const OdtStyles::Style *> OdtStyles::lineOf(const QString &key, QString *lastNamed) const
{
    const QString family = key.section(u'/', 0, 0);
    QString name = key.section(u'/', 1);
    std::vector<const Style *> line;
    while (!name.isEmpty() && line.size() < kMostAncestors) {
        const auto found = m_styles.constFind(family + u'/' + name);
        if (lastNamed && (found == m_styles.cend() || !found->isAutomatic)) {
            *lastNamed = plainName(name);
            lastNamed = nullptr;
        }
        if (found == m_styles.cend())
            break;
        line.insert(line.begin(), &*found);
        name = found->parent;
    }
    return line;
}

void OdtStyles::apply(const Style &style, TextLook &look)
{
    look.isBold = style.isBold.value_or(look.isBold);
    look.isItalic = style.isItalic.value_or(look.isItalic);
    look.isUnderlined = style.isUnderlined.value_or(look.isUnderlined);
    look.isStruck = style.isStruck.value_or(look.isStruck);
    if (!style.color.isEmpty())
        look.color = style.color;
    if (!style.background.isEmpty())
        look.background = style.background;
}

OdtStyles::Paragraph OdtStyles::paragraph(const QString &name) const
{
    Paragraph paragraph;
    QString named;
    bool isRtl = false;
    for (const Style *style : lineOf(u"paragraph/"_s + name, &named)) {
        if (!style->isAutomatic)
            continue;
        apply(*style, paragraph.look);
        if (!style->align.isEmpty())
            paragraph.align = style->align;
        if (!style->direction.isEmpty())
            isRtl = style->direction.startsWith(u"rl");
        paragraph.indent = style->indent.value_or(paragraph.indent);
    }
    paragraph.block = blockNamed(named);
    paragraph.isRule = named == u"Horizontal Line";
    if (paragraph.align == u"end" && !isRtl) // documents know the sides of the page alone
        paragraph.align = u"right"_s;
    if (paragraph.align != u"center" && paragraph.align != u"right"
        && paragraph.align != u"justify")
        paragraph.align.clear();
    return paragraph;
}

TextLook OdtStyles::text(const QString &name, TextLook look) const
{
    QString named;
    const auto line = lineOf(u"text/"_s + name, &named);
    const bool isLink = named.contains(u"Internet"_s) || named == u"Hyperlink";
    for (const Style *style : line) {
        if (style->isAutomatic || !isLink)
            apply(*style, look);
    }
    if (named == u"Strong Emphasis")
        look.isBold = true;
    else if (named == u"Emphasis")
        look.isItalic = true;
    else if (named == u"Source Text" || named == u"Source_Text" || named == u"Teletype"
             || named == u"User Entry")
        look.isCode = true;
    return look;
}

bool OdtStyles::isNumbered(const QString &listStyle, int level) const
{
    const auto found = m_numbered.constFind(listStyle);
    return found != m_numbered.cend() && (*found >> std::clamp(level, 0, kMostLevel) & 1U);
}

} // namespace syngraph
