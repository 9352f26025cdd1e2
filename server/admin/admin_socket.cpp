#include "server/admin/admin_socket.h"

#include "common/base/check.h"

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
    // Qt takes a name that is not absolute to the folder for temporary files, where others write.
    SYNGRAPH_CHECK(QDir::isAbsolutePath(m_directory));
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

Result<QJsonObject, AdminSocket::AskError> AdminSocket::ask(const QString &directory,
                                                            const QJsonObject &request)
{
    SYNGRAPH_CHECK(QDir::isAbsolutePath(directory));
    QLocalSocket socket;
    socket.connectToServer(path(directory));
    if (!socket.waitForConnected(kAnswerMilliseconds))
        return AskError::NobodyThere;
    socket.write(line(request));
    QByteArray answer;
    while (!answer.endsWith('\n')) {
        if (!socket.waitForReadyRead(kAnswerMilliseconds))
            return AskError::NoAnswer;
        answer += socket.readAll();
    }
    return QJsonDocument::fromJson(answer).object();
}

} // namespace syngraph
