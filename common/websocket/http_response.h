#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <vector>

namespace syngraph::websocket {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
};

/// Why a request is not served, ready to be sent with httpResponse(). The body is a constant text
/// for people; nothing of the request is ever in it.
struct HttpRefusal
{
    int status = 400;
    QByteArray body;
    std::vector<HttpHeader> headers; ///< such as Allow or Sec-WebSocket-Version
    bool operator==(const HttpRefusal &) const = default;
};

/// Appends one header line. A control character in it is a broken invariant.
void appendHttpHeader(QByteArray &out, QByteArrayView name, QByteArrayView value);

/// "Not Found" for 404; "Status" for a number that has no name here.
QByteArrayView reasonPhrase(int status);

/// For answers to HEAD: the length is declared, the body left out.
enum class ResponseBody { Sent, LeftOut };

/// A complete HTTP/1.1 answer (200..599) with Content-Length and `Connection: close`. An empty
/// `contentType` declares none.
QByteArray httpResponse(int status, QByteArrayView contentType, QByteArrayView body,
                        std::span<const HttpHeader> headers = {},
                        ResponseBody mode = ResponseBody::Sent);

/// The refusal as plain text, with its own headers and those of the caller (security headers).
QByteArray httpResponse(const HttpRefusal &refusal, std::span<const HttpHeader> headers = {},
                        ResponseBody mode = ResponseBody::Sent);

} // namespace syngraph::websocket
