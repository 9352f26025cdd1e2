#include "common/websocket/http_host.h"

#include <algorithm>

namespace syngraph::websocket {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isHostName(QByteArrayView text)
{
    constexpr qsizetype kHostNameBytes = 253;
    if (text.isEmpty() || text.size() > kHostNameBytes)
        return false;
    char previous = '.';
    for (const char c : text) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '.' ? previous == '.' : !isLetter && !isDigit(c) && c != '-' && c != '_')
            return false;
        previous = c;
    }
    return true;
}

/// "192.0.2.1": four numbers up to 255 without leading zeros.
bool isIpv4(QByteArrayView text)
{
    int numbers = 0;
    while (true) {
        const qsizetype dot = text.indexOf('.');
        const QByteArrayView number = dot < 0 ? text : text.first(dot);
        if (number.isEmpty() || number.size() > 3 ||
            !std::all_of(number.begin(), number.end(), isDigit) ||
            (number.size() > 1 && number.front() == '0') || number.toByteArray().toInt() > 255)
            return false;
        ++numbers;
        if (dot < 0)
            return numbers == 4;
        text = text.sliced(dot + 1);
    }
}

enum class Ipv4Tail { Allowed, Refused };

/// Number of 16-bit groups in colon-separated `text`, 0 for none, -1 when it is malformed.
int countIpv6Groups(QByteArrayView text, Ipv4Tail tail)
{
    if (text.isEmpty())
        return 0;
    for (int groups = 1;; ++groups) {
        const qsizetype colon = text.indexOf(':');
        const QByteArrayView group = colon < 0 ? text : text.first(colon);
        if (colon < 0 && tail == Ipv4Tail::Allowed && isIpv4(group))
            return groups + 1;
        if (group.isEmpty() || group.size() > 4 ||
            !std::all_of(group.begin(), group.end(), isHexDigit))
            return -1;
        if (colon < 0)
            return groups;
        text = text.sliced(colon + 1);
    }
}

bool isIpv6(QByteArrayView text)
{
    const qsizetype gap = text.indexOf("::");
    if (gap < 0)
        return countIpv6Groups(text, Ipv4Tail::Allowed) == 8;
    const int before = countIpv6Groups(text.first(gap), Ipv4Tail::Refused);
    const int behind = countIpv6Groups(text.sliced(gap + 2), Ipv4Tail::Allowed);
    return before >= 0 && behind >= 0 && before + behind <= 7;
}

std::optional<quint16> parsePort(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const int port = text.toByteArray().toInt();
    if (port < 1 || port > 0xffff)
        return std::nullopt;
    return static_cast<quint16>(port);
}

} // namespace

std::optional<HttpHost> parseHttpHost(QByteArrayView text)
{
    qsizetype nameEnd = 0;
    if (text.startsWith('[')) {
        nameEnd = text.indexOf(']') + 1;
        if (nameEnd == 0 || !isIpv6(text.sliced(1, nameEnd - 2)))
            return std::nullopt;
    } else {
        const qsizetype colon = text.indexOf(':');
        nameEnd = colon < 0 ? text.size() : colon;
        if (!isHostName(text.first(nameEnd)))
            return std::nullopt;
    }

    HttpHost host{text.first(nameEnd).toByteArray().toLower(), std::nullopt};
    if (nameEnd < text.size()) {
        if (text[nameEnd] != ':')
            return std::nullopt;
        host.port = parsePort(text.sliced(nameEnd + 1));
        if (!host.port)
            return std::nullopt;
    }
    return host;
}

} // namespace syngraph::websocket
