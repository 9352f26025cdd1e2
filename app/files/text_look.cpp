#include "app/files/text_look.h"

#include "common/ot/schema.h"

#include <QStringList>
#include <QUrl>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

struct NamedColor
{
    QLatin1StringView name;
    QLatin1StringView value;
};
constexpr std::array kColors{
    NamedColor{"black"_L1, "#000000"_L1},  NamedColor{"silver"_L1, "#c0c0c0"_L1},
    NamedColor{"gray"_L1, "#808080"_L1},   NamedColor{"grey"_L1, "#808080"_L1},
    NamedColor{"white"_L1, "#ffffff"_L1},  NamedColor{"maroon"_L1, "#800000"_L1},
    NamedColor{"red"_L1, "#ff0000"_L1},    NamedColor{"purple"_L1, "#800080"_L1},
    NamedColor{"fuchsia"_L1, "#ff00ff"_L1}, NamedColor{"magenta"_L1, "#ff00ff"_L1},
    NamedColor{"green"_L1, "#008000"_L1},  NamedColor{"lime"_L1, "#00ff00"_L1},
    NamedColor{"olive"_L1, "#808000"_L1},  NamedColor{"yellow"_L1, "#ffff00"_L1},
    NamedColor{"navy"_L1, "#000080"_L1},   NamedColor{"blue"_L1, "#0000ff"_L1},
    NamedColor{"teal"_L1, "#008080"_L1},   NamedColor{"aqua"_L1, "#00ffff"_L1},
    NamedColor{"cyan"_L1, "#00ffff"_L1},   NamedColor{"orange"_L1, "#ffa500"_L1},
};

QString fromHex(QStringView digits)
{
    const bool good = (digits.size() == 3 || digits.size() == 6)
        && std::all_of(digits.begin(), digits.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
    if (!good)
        return {};
    QString out = u"#"_s;
    for (const QChar c : digits) {
        out += c;
        if (digits.size() == 3)
            out += c;
    }
    return out;
}

QString fromFunction(QStringView arguments)
{
    const auto parts = arguments.split(u',');
    if (parts.size() < 3 || parts.size() > 4)
        return {};
    if (parts.size() == 4 && parts[3].trimmed().toDouble() == 0)
        return {};
    QString out = u"#"_s;
    for (int i = 0; i < 3; ++i) {
        bool isNumber = false;
        const int part = parts[i].trimmed().toInt(&isNumber);
        if (!isNumber || part < 0 || part > 255)
            return {};
        out += QString::number(part, 16).rightJustified(2, u'0');
    }
    return out;
}

} // namespace

AttributeSet TextLook::attributes() const
{
    if (*this == TextLook())
        return {};
    std::vector<Attribute> list;
    const auto flag = [&list](AttributeKey key, bool isOn) {
        if (isOn)
            list.push_back({key, AttributeValue(true)});
    };
    const auto text = [&list](AttributeKey key, const QString &value) {
        if (!value.isEmpty())
            list.push_back({key, AttributeValue(value)});
    };
    flag(AttributeKey::Bold, isBold);
    flag(AttributeKey::Italic, isItalic);
    flag(AttributeKey::Underline, isUnderlined);
    flag(AttributeKey::Strike, isStruck);
    flag(AttributeKey::Code, isCode);
    text(AttributeKey::Color, color);
    text(AttributeKey::Background, background);
    text(AttributeKey::Link, link);
    return AttributeSet::fromList(std::move(list));
}

QString colorFrom(QStringView text)
{
    if (text.size() > 64)
        return {};
    const QString word = text.trimmed().toString().toLower();
    if (word.startsWith(u'#'))
        return fromHex(QStringView(word).sliced(1));
    if (word.startsWith(u"rgb") && word.endsWith(u')')) {
        const auto open = word.indexOf(u'(');
        return open < 0 ? QString() : fromFunction(QStringView(word).sliced(open + 1).chopped(1));
    }
    for (const auto &[name, value] : kColors) {
        if (word == name)
            return value;
    }
    return {};
}

QString linkFrom(QStringView address)
{
    constexpr qsizetype kMost = 4'096;
    const auto trimmed = address.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > kMost)
        return {};
    if (isSafeLink(trimmed))
        return trimmed.toString();
    // Spaces and letters of other scripts, which people write and addresses must not have.
    const QString encoded = QString::fromLatin1(QUrl(trimmed.toString()).toEncoded());
    return isSafeLink(encoded) ? encoded : QString();
}

} // namespace syngraph
