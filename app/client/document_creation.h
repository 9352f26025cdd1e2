#pragma once

#include "app/client/document_controller.h"

#include <QTimer>

namespace syngraph {

/// One request to a server for a new document: connects to /ws/new, sends CREATE, waits for
/// CREATED. Ends with exactly one of its signals. Thread: the GUI thread.
class DocumentCreation final : public QObject
{
    Q_OBJECT

public:
    DocumentCreation(ServerAddress server, QString title, std::unique_ptr<Transport> transport,
                     Milliseconds deadline, QObject *parent = nullptr);
    void start();
    const ServerAddress &server() const { return m_server; }

Q_SIGNALS:
    /// `ownToken` is that of an owner's link; empty where the server knows of none.
    void created(const syngraph::ShareLink &editLink, const syngraph::ShareLink &viewLink,
                 const QByteArray &ownToken);
    void failed(syngraph::ShareError error, const QString &detail);

private:
    void handleMessage(const QByteArray &bytes);
    void handleEnd(const TransportEnd &end);
    void finishWith(ShareError error, const QString &detail);

    ServerAddress m_server;
    QString m_title;
    std::unique_ptr<Transport> m_transport;
    QTimer m_deadline;
    std::optional<ErrorCode> m_fatal;
    bool m_finished = false;
};

} // namespace syngraph
