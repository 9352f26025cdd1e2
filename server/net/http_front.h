#pragma once

#include "common/base/ids.h"
#include "common/protocol/codec.h"
#include "common/websocket/handshake.h"
#include "server/net/listen_address.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>
#include <variant>
#include <vector>

namespace syngraph {

/// A complete HTTP answer, to be sent before the connection is closed.
struct HttpAnswer
{
    QByteArray bytes;
};

/// `GET /d/<id>`: to be answered with HttpFront::documentPage() when the title is known.
struct PageWanted
{
    DocumentId document;
    websocket::ResponseBody body = websocket::ResponseBody::Sent;
};

/// A good upgrade request: send `response`, then frames follow.
struct UpgradeWanted
{
    QByteArray response;
    std::optional<DocumentId> document; ///< none for /ws/new
    WireFormat format = WireFormat::Cbor;
};

using HttpRoute = std::variant<HttpAnswer, PageWanted, UpgradeWanted>;

/// What the server says over HTTP: an exact table of paths, each answer whole, nothing of the
/// request in it, no file behind it. Knows no socket. Owned by a ServerRuntime.
///
/// Hosts that are served: that of the public URL, the addresses listened on, and localhost by its
/// names. When it listens on all addresses and no public URL was given, it cannot know its names
/// and serves any host; that gives up the defence against DNS rebinding, which has little to gain
/// here because there are no cookies. Origins that may connect: that of the public URL, and each
/// served host with the schemes http and https at the ports listened on. `/healthz` answers under
/// any host, for load balancers.
class HttpFront final
{
public:
    struct Options
    {
        QUrl publicUrl; ///< such as https://docs.example; may be empty
        std::vector<ListenAddress> addresses; ///< with the ports that are really used
        bool isTls = false;
        bool isCertificateTrusted = false; ///< not self-signed: browsers are told to stay with TLS
    };
    enum class Channel { Plain, Encrypted };

    explicit HttpFront(Options options);

    HttpRoute route(const websocket::RequestHead &head, Channel channel) const;
    QByteArray refusal(const websocket::HttpRefusal &refusal) const;
    /// Status 404 without a title.
    QByteArray documentPage(const std::optional<QString> &title,
                            websocket::ResponseBody body) const;

    /// What `/healthz` says with 503; with nothing it says that all is well.
    void setTrouble(QByteArray trouble) { m_trouble = std::move(trouble); }

private:
    HttpRoute routeUpgrade(const websocket::RequestHead &head) const;
    HttpRoute routeGet(const websocket::RequestHead &head, websocket::ResponseBody body) const;
    QByteArray plainOnTls(const websocket::RequestHead &head) const;
    QByteArray html(int status, const QByteArray &page, websocket::ResponseBody body) const;
    bool isServedHost(const websocket::HttpHost &host) const;

    Options m_options;
    QByteArray m_trouble; ///< empty: all is well
    websocket::UpgradePolicy m_policy;
    std::vector<websocket::HttpHeader> m_headers; ///< on every answer
};

} // namespace syngraph
