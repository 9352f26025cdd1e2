#include "common/ot/link_address.h"

#include "common/base/limits.h"

#include <QString>

#include <algorithm>
#include <array>
#include <string_view>

namespace syngraph {

namespace {

constexpr qsizetype kHostUnits = 253;  // RFC 1035, 2.3.4
constexpr qsizetype kLabelUnits = 63;
constexpr int kHighestPort = 65'535;

struct UnitRange
{
    char16_t first;
    char16_t last;
};

/// Units from U+00A1 to U+FFEF that show nothing or change what stands around them.
constexpr std::array kInvisible{
    UnitRange{0x00ad, 0x00ad}, UnitRange{0x034f, 0x034f}, UnitRange{0x0600, 0x0605},
    UnitRange{0x061c, 0x061c}, UnitRange{0x06dd, 0x06dd}, UnitRange{0x070f, 0x070f},
    UnitRange{0x0890, 0x0891}, UnitRange{0x08e2, 0x08e2}, UnitRange{0x115f, 0x1160},
    UnitRange{0x1680, 0x1680}, UnitRange{0x17b4, 0x17b5}, UnitRange{0x180b, 0x180f},
    UnitRange{0x2000, 0x200f}, UnitRange{0x2028, 0x202f}, UnitRange{0x205f, 0x206f},
    UnitRange{0x3000, 0x3000}, UnitRange{0x3164, 0x3164}, UnitRange{0xd800, 0xf8ff},
    UnitRange{0xfdd0, 0xfdef}, UnitRange{0xfe00, 0xfe0f}, UnitRange{0xfeff, 0xfeff},
    UnitRange{0xffa0, 0xffa0},
};

bool isOther(char16_t unit)
{
    if (unit < 0xa1 || unit > 0xffef)
        return false;
    return std::none_of(kInvisible.begin(), kInvisible.end(), [unit](const UnitRange &range) {
        return unit >= range.first && unit <= range.last;
    });
}

bool isUnit(QChar c)
{
    constexpr std::u16string_view kNever = u"\"<>\\^`{|}";
    const auto unit = c.unicode();
    if (unit > 0x20 && unit < 0x7f)
        return kNever.find(unit) == std::u16string_view::npos;
    return isOther(unit);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Only units, and each "%" before two digits.
bool isWritten(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isUnit(text[i]))
            return false;
        if (text[i] == u'%'
            && (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2])))
            return false;
    }
    return true;
}

bool isHost(QStringView host)
{
    if (host.size() > kHostUnits)
        return false;
    if (host.startsWith(u'[')) {
        const auto inner = host.sliced(1, std::max<qsizetype>(host.size() - 2, 0));
        return host.endsWith(u']') && inner.contains(u':')
            && std::all_of(inner.begin(), inner.end(),
                           [](QChar c) { return isHexDigit(c) || c == u':' || c == u'.'; });
    }
    if (host.endsWith(u'.'))
        host.chop(1);
    qsizetype label = 0;
    for (const QChar c : host) {
        if (c == u'.') {
            if (label == 0)
                return false;
            label = 0;
        } else if (isLetter(c) || isDigit(c) || c == u'-' || c == u'_' || isOther(c.unicode())) {
            if (++label > kLabelUnits)
                return false;
        } else {
            return false;
        }
    }
    return label > 0;
}

bool isPort(QStringView port)
{
    int number = 0;
    for (const QChar c : port) {
        if (!isDigit(c) || port.size() > 5)
            return false;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number <= kHighestPort;
}

/// What stands behind "//".
bool isHostAndPath(QStringView rest)
{
    const auto end = std::find_if(rest.begin(), rest.end(), [](QChar c) {
        return c == u'/' || c == u'?' || c == u'#';
    });
    const auto authority = rest.first(end - rest.begin());
    const auto bracket = authority.lastIndexOf(u']');
    const auto colon = authority.indexOf(u':', std::max<qsizetype>(bracket, 0));
    if (colon < 0)
        return isHost(authority);
    return isHost(authority.first(colon)) && isPort(authority.sliced(colon + 1));
}

} // namespace

bool isSafeLink(QStringView address)
{
    if (address.size() > limits::kAttributeValueUnits || !isWritten(address))
        return false;
    const auto skip = [&address](QLatin1StringView start) {
        if (!address.startsWith(start, Qt::CaseInsensitive))
            return false;
        address = address.sliced(start.size());
        return true;
    };
    if (skip(QLatin1StringView("mailto:"))) {
        return !address.isEmpty() && address.front() != u'/' && address.front() != u'?'
            && address.front() != u'#';
    }
    // The scheme that opens the editor stands before a host, or before a whole link.
    if (skip(QLatin1StringView("syngraph:")) && skip(QLatin1StringView("//")))
        return isHostAndPath(address);
    return (skip(QLatin1StringView("https://")) || skip(QLatin1StringView("http://")))
        && isHostAndPath(address);
}

} // namespace syngraph
