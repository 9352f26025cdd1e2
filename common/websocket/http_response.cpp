#include "common/websocket/http_response.h"

#include "common/base/check.h"

#include <algorithm>
#include <utility>

namespace syngraph::websocket {

namespace {

bool hasControlCharacter(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<quint8>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

} // namespace

void appendHttpHeader(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    SYNGRAPH_CHECK(!name.isEmpty() && !hasControlCharacter(name) && !hasControlCharacter(value));
    out.append(name).append(": ").append(value).append("\r\n");
}

QByteArrayView reasonPhrase(int status)
{
    using Phrase = std::pair<int, QByteArrayView>;
    static constexpr Phrase kPhrases[] = {
        {101, "Switching Protocols"},
        {200, "OK"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {421, "Misdirected Request"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    };
    const auto found = std::find_if(std::begin(kPhrases), std::end(kPhrases),
                                    [status](const Phrase &p) { return p.first == status; });
    return found == std::end(kPhrases) ? QByteArrayView("Status") : found->second;
}

QByteArray httpResponse(int status, QByteArrayView contentType, QByteArrayView body,
                        std::span<const HttpHeader> headers, ResponseBody mode)
{
    SYNGRAPH_CHECK(status >= 200 && status <= 599);
    QByteArray out("HTTP/1.1 ");
    out.append(QByteArray::number(status)).append(' ');
    out.append(reasonPhrase(status)).append("\r\n");
    if (!contentType.isEmpty())
        appendHttpHeader(out, "Content-Type", contentType);
    appendHttpHeader(out, "Content-Length", QByteArray::number(body.size()));
    appendHttpHeader(out, "Connection", "close");
    for (const HttpHeader &header : headers)
        appendHttpHeader(out, header.name, header.value);
    out.append("\r\n");
    if (mode == ResponseBody::Sent)
        out.append(body);
    return out;
}

QByteArray httpResponse(const HttpRefusal &refusal, std::span<const HttpHeader> headers,
                        ResponseBody mode)
{
    std::vector<HttpHeader> all = refusal.headers;
    all.insert(all.end(), headers.begin(), headers.end());
    return httpResponse(refusal.status, "text/plain; charset=utf-8", refusal.body + '\n', all,
                        mode);
}

} // namespace syngraph::websocket
