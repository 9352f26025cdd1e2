#include "common/websocket/http_head.h"

#include "common/base/check.h"
#include "common/base/limits.h"

#include <algorithm>
#include <utility>

namespace syngraph::websocket {

namespace {

/// RFC 9110 section 5.6.2: what methods, field names and list tokens are made of.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                          [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

HttpRefusal badRequest(QByteArrayView text)
{
    return {400, text.toByteArray(), {}};
}

} // namespace

// ---- RequestHead

int RequestHead::count(QByteArrayView name) const
{
    return static_cast<int>(
        std::count_if(headers.begin(), headers.end(),
                      [name](const auto &header) { return isSame(header.name, name); }));
}

QByteArray RequestHead::value(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto &header) {
        return isSame(header.name, name);
    });
    return found == headers.end() ? QByteArray() : found->value;
}

std::vector<QByteArrayView> RequestHead::listItems(QByteArrayView name) const
{
    std::vector<QByteArrayView> items;
    for (const HttpHeader &header : headers) {
        if (!isSame(header.name, name))
            continue;
        QByteArrayView rest = header.value;
        while (!rest.isEmpty()) {
            const qsizetype comma = rest.indexOf(',');
            const QByteArrayView item = trimmed(comma < 0 ? rest : rest.first(comma));
            if (!item.isEmpty())
                items.push_back(item);
            rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
        }
    }
    return items;
}

bool RequestHead::hasListItem(QByteArrayView name, QByteArrayView token) const
{
    const auto items = listItems(name);
    return std::any_of(items.begin(), items.end(),
                       [token](QByteArrayView item) { return isSame(item, token); });
}

// ---- RequestHeadParser

HeadProgress RequestHeadParser::feed(QByteArrayView bytes)
{
    SYNGRAPH_CHECK(m_stage != Stage::Done);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (auto refusal = takeByte(bytes[i])) {
            m_stage = Stage::Done;
            return *std::move(refusal);
        }
        if (m_stage == Stage::Done)
            return HeadComplete{std::move(m_head), i + 1};
    }
    return HeadIncomplete{};
}

std::optional<HttpRefusal> RequestHeadParser::takeByte(char byte)
{
    if (++m_headBytes > limits::kRequestHeadBytes)
        return HttpRefusal{431, "request head too long", {}};
    if (byte == '\n') {
        if (!std::exchange(m_afterCarriageReturn, false))
            return badRequest("bare line feed");
        return takeLine();
    }
    if (m_afterCarriageReturn)
        return badRequest("bare carriage return");
    if (byte == '\r') {
        m_afterCarriageReturn = true;
        return std::nullopt;
    }
    const auto value = static_cast<quint8>(byte);
    if ((value < 0x20 && byte != '\t') || value == 0x7f)
        return badRequest("control character in the request");
    if (m_stage == Stage::RequestLine && m_line.size() == limits::kRequestLineBytes)
        return HttpRefusal{414, "request line too long", {}};
    m_line.append(byte);
    return std::nullopt;
}

std::optional<HttpRefusal> RequestHeadParser::takeLine()
{
    std::optional<HttpRefusal> refusal;
    if (m_stage == Stage::RequestLine) {
        refusal = takeRequestLine();
        m_stage = Stage::Headers;
    } else if (!m_line.isEmpty()) {
        refusal = takeHeaderLine();
    } else {
        refusal = checkHead();
        m_stage = Stage::Done;
    }
    m_line.clear();
    return refusal;
}

std::optional<HttpRefusal> RequestHeadParser::takeRequestLine()
{
    const QByteArrayView line = m_line;
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = methodEnd < 0 ? -1 : line.indexOf(' ', methodEnd + 1);
    if (targetEnd < 0)
        return badRequest("malformed request line");
    const QByteArrayView method = line.first(methodEnd);
    const QByteArrayView target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    const QByteArrayView version = line.sliced(targetEnd + 1);
    if (!isToken(method) || !isTarget(target))
        return badRequest("malformed request line");
    if (version != "HTTP/1.1") {
        if (version.startsWith("HTTP/") && isTarget(version))
            return HttpRefusal{505, "only HTTP/1.1 is spoken here", {}};
        return badRequest("malformed request line");
    }

    m_head.method = method.toByteArray();
    m_head.target = target.toByteArray();
    if (target.front() == '/') {
        const qsizetype mark = target.indexOf('?');
        m_head.path = target.first(mark < 0 ? target.size() : mark).toByteArray();
        if (mark >= 0)
            m_head.query = target.sliced(mark + 1).toByteArray();
    } else if (!(method == "OPTIONS" && target == "*") && method != "CONNECT") {
        return badRequest("the target must be a path");
    }
    return std::nullopt;
}

std::optional<HttpRefusal> RequestHeadParser::takeHeaderLine()
{
    if (m_head.headers.size() == static_cast<size_t>(limits::kRequestHeaders))
        return HttpRefusal{431, "too many headers", {}};
    const QByteArrayView line = m_line;
    const qsizetype colon = line.indexOf(':');
    // A folded line or a blank before the colon is no token either.
    if (colon < 0 || !isToken(line.first(colon)))
        return badRequest("malformed header");
    m_head.headers.push_back(
        {line.first(colon).toByteArray(), trimmed(line.sliced(colon + 1)).toByteArray()});
    return std::nullopt;
}

std::optional<HttpRefusal> RequestHeadParser::checkHead()
{
    if (m_head.count("Host") != 1)
        return badRequest("exactly one Host is needed");
    auto host = parseHttpHost(m_head.value("Host"));
    if (!host)
        return badRequest("malformed Host");
    m_head.host = *std::move(host);
    return checkBody();
}

/// Two ways to tell where a body ends are how requests are smuggled past a proxy.
std::optional<HttpRefusal> RequestHeadParser::checkBody()
{
    const bool mayHaveBody = m_head.method != "GET" && m_head.method != "HEAD";
    const int lengths = m_head.count("Content-Length");
    if (m_head.count("Transfer-Encoding") > 0) {
        if (lengths > 0 || !mayHaveBody)
            return badRequest("unexpected Transfer-Encoding");
        return HttpRefusal{501, "Transfer-Encoding is not supported", {}};
    }
    if (lengths == 0)
        return std::nullopt;

    constexpr qsizetype kLengthDigits = 18; // fits a qint64
    const QByteArray length = m_head.value("Content-Length");
    const bool isNumber =
        std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (lengths > 1 || length.isEmpty() || length.size() > kLengthDigits || !isNumber)
        return badRequest("malformed Content-Length");
    m_head.contentLength = length.toLongLong();
    if (m_head.contentLength > 0 && !mayHaveBody)
        return badRequest("unexpected body");
    return std::nullopt;
}

} // namespace syngraph::websocket
