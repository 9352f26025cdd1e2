#include "app/client/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kGreeting("open ");
constexpr QByteArrayView kAnswer("taken\n");
constexpr int kPatience = 2'000;
constexpr qsizetype kActivationBytes = 1'024;
constexpr qsizetype kLineBytes = 4 * kCallUnits + 2 * kActivationBytes;

constexpr qsizetype kSocketPathBytes = 100; ///< the system's sun_path has 108, some have 104

/// In a folder that everybody may write to somebody else could have been there first.
QString privateFolder()
{
#ifdef Q_OS_UNIX
    const auto owner = ::geteuid();
    const auto folder = QDir(QDir::tempPath()).filePath(u"syngraph-%1"_s.arg(owner));
    const auto name = QFile::encodeName(folder);
    ::mkdir(name.constData(), 0700);
    struct stat found{};
    const bool isOurs = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode)
        && found.st_uid == owner && (found.st_mode & 0077) == 0;
    return isOurs ? folder : QString();
#else
    return {};
#endif
}

/// Empty where there is no place that is the user's alone: then editors do not find each other.
/// QStandardPaths checks owner and mode of its folder.
QString addressFor(const QString &journalPath)
{
    const auto path = QFileInfo(journalPath).absoluteFilePath().toUtf8();
    const auto name = u"syngraph-"_s
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256)
                                  .first(8).toHex());
#ifdef Q_OS_UNIX
    const auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    for (const auto &folder : {runtime, privateFolder()}) {
        const auto address = QDir(folder).filePath(name);
        if (!folder.isEmpty() && QFile::encodeName(address).size() <= kSocketPathBytes)
            return address;
    }
    return {};
#else
    return name;
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &journalPath, QObject *parent)
    : QObject(parent), m_address(addressFor(journalPath))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

bool SingleInstance::handOver(const QString &targets, int timeoutMilliseconds,
                              const QByteArray &activation) const
{
    if (m_address.isEmpty())
        return false;
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(timeoutMilliseconds))
        return false;
    socket.write(kGreeting.toByteArray() + targets.left(kCallUnits).toUtf8().toBase64() + ' '
                 + activation.left(kActivationBytes).toBase64() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(timeoutMilliseconds))
            return false;
    }
    return socket.readLine() == kAnswer;
}

bool SingleInstance::listen()
{
    if (m_address.isEmpty())
        return false;
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
            const auto line = socket->readLine(kLineBytes).chopped(1);
            if (!line.startsWith(kGreeting)) {
                socket->abort();
                return;
            }
            socket->write(kAnswer.data(), kAnswer.size());
            socket->flush();
            const auto words = line.split(' '); // "open", targets, activation
            Q_EMIT called(QString::fromUtf8(QByteArray::fromBase64(words.value(1))).left(kCallUnits),
                          QByteArray::fromBase64(words.value(2)).left(kActivationBytes));
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace syngraph
