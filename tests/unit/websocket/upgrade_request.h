#pragma once

#include "common/websocket/http_head.h"

#include <QByteArray>

#include <algorithm>
#include <vector>

namespace syngraph::websocket {

/// A good upgrade request that a row changes in one place:
/// `UpgradeRequest().without("Host").with("Host", "a")`.
class UpgradeRequest final
{
public:
    UpgradeRequest &line(const QByteArray &text)
    {
        m_line = text;
        return *this;
    }
    UpgradeRequest &without(const QByteArray &name)
    {
        std::erase_if(m_headers, [&](const HttpHeader &header) { return header.name == name; });
        return *this;
    }
    UpgradeRequest &with(const QByteArray &name, const QByteArray &value)
    {
        m_headers.push_back({name, value});
        return *this;
    }
    UpgradeRequest &set(const QByteArray &name, const QByteArray &value)
    {
        return without(name).with(name, value);
    }
    /// A header line as it is, with whatever is wrong with it; CRLF is added.
    UpgradeRequest &rawLine(const QByteArray &text)
    {
        m_rawLines += text + "\r\n";
        return *this;
    }

    QByteArray bytes() const
    {
        QByteArray out = m_line + "\r\n";
        for (const HttpHeader &header : m_headers)
            out += header.name + ": " + header.value + "\r\n";
        return out + m_rawLines + "\r\n";
    }
    operator QByteArray() const { return bytes(); }

private:
    QByteArray m_line = "GET /ws/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1";
    std::vector<HttpHeader> m_headers{
        {"Host", "docs.example:7717"},
        {"Upgrade", "websocket"},
        {"Connection", "Upgrade"},
        {"Sec-WebSocket-Version", "13"},
        {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
        {"Sec-WebSocket-Protocol", "syngraph.v1.cbor"},
    };
    QByteArray m_rawLines;
};

/// What became of a request head; `status` of a complete one.
inline constexpr int kAccepted = 0;

struct Parsed
{
    int status = -1; ///< kAccepted, that of the refusal, or -1: more bytes are wanted
    HttpRefusal refusal;
    RequestHead head;
    qsizetype headBytes = 0; ///< fed up to the end of the head
};

/// Feeds `bytes` cut at the given ascending places, up to the verdict.
Parsed parse(QByteArrayView bytes, const std::vector<qsizetype> &cuts = {});

} // namespace syngraph::websocket
