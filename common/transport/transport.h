#pragma once

#include "common/protocol/codec.h"
#include "common/sync/session.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <optional>

namespace syngraph {

/// Where to connect and whom to trust there.
struct TransportTarget
{
    QUrl url; ///< ws:// or wss://, without the token
    std::optional<QByteArray> fingerprint; ///< SHA-256 of the server's public key: the only trust
    WireFormat format = WireFormat::Cbor;
};

/// One attempt at a connection: made, opened once, ended once, thrown away. ended() comes at most
/// once and nothing comes after it; after abort() nothing comes at all. Lives on one thread.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void open(const TransportTarget &target) = 0;
    /// One message; text or binary by the target's format. Before opened() it is dropped.
    virtual void send(const QByteArray &message) = 0;
    virtual void close() = 0;
    virtual void abort() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &message);
    void ended(const syngraph::TransportEnd &end);
};

} // namespace syngraph
