#include "app/client/server_note.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <climits>
#include <unistd.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 16 * 1024;
constexpr int kStartField = 22; ///< of /proc/PID/stat, see proc(5)

int portIn(const QJsonValue &value)
{
    const int port = value.toInt();
    return port > 0 && port <= 0xffff ? port : 0;
}

} // namespace

ServerNote ServerNote::read(const QString &path)
{
    ServerNote note;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return note;
    const QJsonObject found = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    note.process = found[u"process"_s].toInteger();
    note.begun = found[u"begun"_s].toInteger();
    note.port = portIn(found[u"port"_s]);
    note.firstPort = portIn(found[u"firstPort"_s]);
    note.isForNetwork = found[u"network"_s].toBool();
    if (const auto address = ServerAddress::parse(found[u"address"_s].toString()))
        note.address = *address;
    note.key = QByteArray::fromHex(found[u"key"_s].toString().toLatin1());
    if (note.key.size() != kFingerprintBytes)
        note.key = note.address ? note.address->server.fingerprint.value_or(QByteArray())
                                : QByteArray();
    for (const QJsonValue &place : found[u"places"_s].toArray())
        note.places.append(place.toString());
    return note;
}

void ServerNote::write(const QString &path) const
{
    QJsonObject noted{{u"process"_s, process},
                      {u"begun"_s, begun},
                      {u"port"_s, port},
                      {u"firstPort"_s, firstPort},
                      {u"network"_s, isForNetwork}};
    if (address)
        noted[u"address"_s] = address->text();
    if (!key.isEmpty())
        noted[u"key"_s] = QString::fromLatin1(key.toHex());
    noted[u"places"_s] = QJsonArray::fromStringList(places);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // it has the key
        file.write(QJsonDocument(noted).toJson());
        file.commit();
    }
}

qint64 ServerNote::beginOf(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (process <= 0 || !file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    // The second field is a name in brackets, which may hold spaces and brackets.
    const auto fields = line.sliced(line.lastIndexOf(')') + 1).trimmed().split(' ');
    return fields.value(kStartField - 3).toLongLong();
}

bool ServerNote::isAlive(const QString &program) const
{
    if (process <= 0 || (begun != 0 && beginOf(process) != begun))
        return false;
    char target[PATH_MAX];
    const QByteArray link = "/proc/" + QByteArray::number(process) + "/exe";
    const auto length = ::readlink(link.constData(), target, sizeof target);
    if (length <= 0)
        return false;
    QByteArray path(target, length);
    constexpr QByteArrayView kDeleted(" (deleted)");
    if (path.endsWith(kDeleted))
        path.chop(kDeleted.size());
    const QFileInfo wanted(program);
    const QString real = QFileInfo(wanted.canonicalPath(), wanted.fileName()).filePath();
    const QString name = QFile::decodeName(path);
    return name == real || name == wanted.canonicalFilePath();
}

} // namespace syngraph
