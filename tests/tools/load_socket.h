#pragma once

#include "common/base/random.h"
#include "common/link/share_link.h"
#include "common/sync/session.h"
#include "common/websocket/frame_codec.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace syngraph::tools {

/// One attempt at a WebSocket connection for a load client: as little as that needs, so that
/// thousands fit into one process. It trusts any certificate and is for servers of one's own. Made,
/// opened once, thrown away; after ended() nothing comes any more.
class LoadSocket final : public QObject
{
    Q_OBJECT

public:
    /// From a null address: whichever the system takes.
    LoadSocket(const ShareLink &link, const QHostAddress &from, Random &random);
    ~LoadSocket() override;

    void open();
    void send(const QByteArray &message);
    void close();
    /// What arrives stays with the system, until there is room for no more.
    void setReading(bool isReading);

    std::function<void()> opened;
    std::function<void(const QByteArray &)> received;
    std::function<void(const TransportEnd &)> ended;

private:
    void upgrade();
    void read();
    void takeHead();
    void takeFrames(QByteArrayView bytes);
    void end(TransportEnd end);
    websocket::MaskKey mask();

    ShareLink m_link;
    QHostAddress m_from;
    Random &m_random;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_head;
    bool m_isOpen = false;
    bool m_hasEnded = false;
    bool m_isReading = true;
    websocket::FrameDecoder m_decoder;
};

} // namespace syngraph::tools
