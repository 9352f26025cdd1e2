#include "app/client/document_creation.h"

namespace syngraph {

DocumentCreation::DocumentCreation(ServerAddress server, QString title,
                                   std::unique_ptr<Transport> transport, Milliseconds deadline,
                                   QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_title(std::move(title))
    , m_transport(std::move(transport))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finishWith(ShareError::Unreachable, QString()); });
    connect(m_transport.get(), &Transport::opened, this, [this] {
        messages::Create create;
        create.key = m_server.creationKey.value_or(QByteArray());
        create.title = m_title;
        create.links = true;
        m_transport->send(encode(ClientMessage(create), WireFormat::Cbor));
    });
    connect(m_transport.get(), &Transport::received, this, &DocumentCreation::handleMessage);
    connect(m_transport.get(), &Transport::ended, this, &DocumentCreation::handleEnd);
}

void DocumentCreation::start()
{
    m_deadline.start();
    m_transport->open({m_server.webSocketUrl(), m_server.server.fingerprint, WireFormat::Cbor});
}

void DocumentCreation::handleMessage(const QByteArray &bytes)
{
    const auto message = decodeServerMessage(bytes, WireFormat::Cbor);
    if (!message) {
        finishWith(ShareError::BadAnswer, QString());
    } else if (const auto *error = std::get_if<messages::Error>(&*message)) {
        m_fatal = error->code;
    } else if (const auto *answer = std::get_if<messages::Created>(&*message)) {
        if (m_finished)
            return;
        m_finished = true;
        m_deadline.stop();
        m_transport->close();
        Q_EMIT created({m_server.server, answer->document, answer->editToken},
                       {m_server.server, answer->document, answer->viewToken},
                       answer->ownToken.value_or(QByteArray()));
    } else {
        finishWith(ShareError::BadAnswer, QString());
    }
}

void DocumentCreation::handleEnd(const TransportEnd &end)
{
    if (end.kind == TransportEnd::Kind::WrongIdentity) {
        finishWith(ShareError::WrongIdentity,
                   end.detail + u' '
                       + QString::fromLatin1(m_server.server.fingerprint.value_or(QByteArray()).toHex()));
        return;
    }
    if (end.kind == TransportEnd::Kind::UntrustedCertificate) {
        finishWith(ShareError::UntrustedCertificate, end.detail);
        return;
    }
    switch (m_fatal.value_or(ErrorCode(end.closeCode))) {
    case ErrorCode::Forbidden:
    case ErrorCode::BadToken:
    case ErrorCode::Policy:
        finishWith(ShareError::NotAllowed, end.detail);
        return;
    case ErrorCode::Malformed:
    case ErrorCode::BadVersion:
        finishWith(ShareError::BadAnswer, end.detail);
        return;
    case ErrorCode::Overload:
    case ErrorCode::Rate:
    case ErrorCode::StorageFull:
        finishWith(ShareError::Busy, end.detail);
        return;
    default:
        break;
    }
    const bool otherServer = end.kind == TransportEnd::Kind::HttpRefused;
    finishWith(otherServer ? ShareError::BadAnswer : ShareError::Unreachable, end.detail);
}

void DocumentCreation::finishWith(ShareError error, const QString &detail)
{
    if (std::exchange(m_finished, true))
        return;
    m_deadline.stop();
    m_transport->abort();
    Q_EMIT failed(error, detail);
}

} // namespace syngraph
