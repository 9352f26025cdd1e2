#pragma once

#include "common/websocket/http_host.h"
#include "common/websocket/http_response.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>
#include <vector>

namespace syngraph::websocket {

/// A request head that passed RequestHeadParser.
struct RequestHead
{
    QByteArray method;
    QByteArray target;               ///< as it came
    QByteArray path;                 ///< before the "?", still encoded; empty for "*" and CONNECT
    std::optional<QByteArray> query; ///< after the "?"; never to be logged
    HttpHost host;
    qint64 contentLength = 0;        ///< always 0 for GET and HEAD
    std::vector<HttpHeader> headers; ///< values without the white space around them

    /// Names are compared without regard to case.
    int count(QByteArrayView name) const;
    /// The first value; empty when there is none.
    QByteArray value(QByteArrayView name) const;
    /// Elements of a comma-separated list that may be spread over several header lines; empty ones
    /// left out. Views into this head.
    std::vector<QByteArrayView> listItems(QByteArrayView name) const;
    /// Whether such a list has `token`, without regard to case.
    bool hasListItem(QByteArrayView name, QByteArrayView token) const;
};

struct HeadIncomplete
{
};

struct HeadComplete
{
    RequestHead head;
    /// How many bytes of the last feed() belong to the head; those behind are the first of what
    /// follows: frames after an upgrade, the body of a POST.
    qsizetype bytesUsed = 0;
};

using HeadProgress = std::variant<HeadIncomplete, HeadComplete, HttpRefusal>;

/// Strict parser of one HTTP/1.1 request head (RFC 9112), bytes in, verdict out. One per
/// connection, owned by it, used on its thread; the result does not depend on how the bytes were
/// cut.
///
/// Refused: 400 for bare CR or LF, control characters, obs-fold, bad tokens, a target that is not
/// in origin form (but `OPTIONS *` and CONNECT), no or two or broken Host, bodies on GET and HEAD,
/// Content-Length beside Transfer-Encoding; 414 and 431 at the limits; 501 for any other
/// Transfer-Encoding; 505 for every version but 1.1. A fault is reported with the line it is in,
/// bytes that may stand in no head at once. Holds at most kRequestHeadBytes of text.
/// Left to the owner: the deadline, the path, which methods are served.
class RequestHeadParser final
{
public:
    /// Not to be called again once it has answered anything but HeadIncomplete.
    HeadProgress feed(QByteArrayView bytes);

private:
    std::optional<HttpRefusal> takeByte(char byte);
    std::optional<HttpRefusal> takeLine();
    std::optional<HttpRefusal> takeRequestLine();
    std::optional<HttpRefusal> takeHeaderLine();
    std::optional<HttpRefusal> checkHead();
    std::optional<HttpRefusal> checkBody();

    enum class Stage { RequestLine, Headers, Done };

    Stage m_stage = Stage::RequestLine;
    bool m_afterCarriageReturn = false;
    qsizetype m_headBytes = 0;
    QByteArray m_line;
    RequestHead m_head;
};

} // namespace syngraph::websocket
