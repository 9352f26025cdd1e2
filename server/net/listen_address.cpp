#include "server/net/listen_address.h"

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

bool ListenAddress::isWildcard() const
{
    return host == QHostAddress(QHostAddress::Any) ||
           host == QHostAddress(QHostAddress::AnyIPv4) ||
           host == QHostAddress(QHostAddress::AnyIPv6);
}

QString ListenAddress::toText() const
{
    if (host.protocol() == QAbstractSocket::AnyIPProtocol)
        return u"*:%1"_s.arg(port);
    if (host.protocol() == QAbstractSocket::IPv6Protocol)
        return u"[%1]:%2"_s.arg(host.toString()).arg(port);
    return u"%1:%2"_s.arg(host.toString()).arg(port);
}

namespace {

std::optional<QHostAddress> parseHost(QStringView text)
{
    if (text == u"*")
        return QHostAddress(QHostAddress::Any);
    if (text == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    const bool isBracketed = text.startsWith(u'[') && text.endsWith(u']');
    const QHostAddress address(
        (isBracketed ? text.sliced(1, text.size() - 2) : text).toString());
    const auto wanted = isBracketed ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol;
    if (address.isNull() || address.protocol() != wanted)
        return std::nullopt;
    return address;
}

} // namespace

std::optional<ListenAddress> parseListenAddress(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    const QStringView digits = text.sliced(colon + 1);
    const bool isNumber = std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    bool isPort = false;
    const quint16 port = digits.toUShort(&isPort);
    const auto host = parseHost(text.first(colon));
    if (!isNumber || !isPort || !host)
        return std::nullopt;
    return ListenAddress{*host, port};
}

} // namespace syngraph
