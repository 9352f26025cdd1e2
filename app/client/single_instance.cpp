#include "app/client/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

#include <memory>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kGreeting("open ");
constexpr QByteArrayView kAnswer("taken\n");
constexpr int kPatience = 2'000;
constexpr qsizetype kLineBytes = 4 * kCallUnits;

/// A socket's name may have about a hundred bytes, and only its owner may get at it.
QString addressFor(const QString &journalPath)
{
    const auto path = QFileInfo(journalPath).absoluteFilePath().toUtf8();
    const auto name = u"syngraph-"_s
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256)
                                  .first(8).toHex());
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? name : QDir(folder).filePath(name);
}

} // namespace

SingleInstance::SingleInstance(const QString &journalPath, QObject *parent)
    : QObject(parent), m_address(addressFor(journalPath))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

bool SingleInstance::handOver(const QString &targets, int timeoutMilliseconds) const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(timeoutMilliseconds))
        return false;
    socket.write(kGreeting.toByteArray() + targets.left(kCallUnits).toUtf8().toBase64() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(timeoutMilliseconds))
            return false;
    }
    return socket.readLine() == kAnswer;
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_address);
    return m_server.listen(m_address);
}

void SingleInstance::receive()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(kPatience, socket, &QLocalSocket::abort);
        socket->setReadBufferSize(kLineBytes);
        const auto read = [this, socket] {
            if (!socket->canReadLine())
                return;
            const auto line = socket->readLine(kLineBytes).trimmed();
            if (!line.startsWith(kGreeting.chopped(1))) {
                socket->abort();
                return;
            }
            socket->write(kAnswer.data(), kAnswer.size());
            socket->flush();
            const auto text = QByteArray::fromBase64(line.sliced(kGreeting.size() - 1).trimmed());
            Q_EMIT called(QString::fromUtf8(text).left(kCallUnits));
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace syngraph
