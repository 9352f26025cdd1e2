#include "server/admin/admin_socket.h"

#include <QDir>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

namespace syngraph {

namespace {

constexpr qint64 kLineBytes = 64 * 1024;
constexpr int kAnswerMilliseconds = 10'000;

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

AdminSocket::AdminSocket(QString directory, Handler handler, QObject *parent)
    : QObject(parent), m_directory(std::move(directory)), m_handler(std::move(handler))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &AdminSocket::greet);
}

QString AdminSocket::path(const QString &directory)
{
    return QDir(directory).filePath(QStringLiteral("admin.sock"));
}

bool AdminSocket::listen()
{
    // The lock on the directory is held, so whatever is there was left by a process that is gone.
    QLocalServer::removeServer(path(m_directory));
    return m_server.listen(path(m_directory));
}

void AdminSocket::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readLines(socket); });
    }
}

void AdminSocket::readLines(QLocalSocket *socket)
{
    while (socket->canReadLine()) {
        const auto request = QJsonDocument::fromJson(socket->readLine(kLineBytes)).object();
        m_handler(request, [guarded = QPointer<QLocalSocket>(socket)](const QJsonObject &answer) {
            if (guarded)
                guarded->write(line(answer));
        });
    }
    if (socket->bytesAvailable() > kLineBytes)
        socket->abort();
}

std::optional<QJsonObject> AdminSocket::ask(const QString &directory, const QJsonObject &request)
{
    QLocalSocket socket;
    socket.connectToServer(path(directory));
    if (!socket.waitForConnected(kAnswerMilliseconds))
        return std::nullopt;
    socket.write(line(request));
    QByteArray answer;
    while (!answer.endsWith('\n')) {
        if (!socket.waitForReadyRead(kAnswerMilliseconds))
            return std::nullopt;
        answer += socket.readAll();
    }
    return QJsonDocument::fromJson(answer).object();
}

} // namespace syngraph
