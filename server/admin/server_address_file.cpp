#include "server/admin/server_address_file.h"

#include "common/base/random.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto kPrivate = QFile::ReadOwner | QFile::WriteOwner;

bool writePrivate(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    // Before a byte of it is there.
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kPrivate)
        && file.write(content) == content.size() && file.commit();
}

} // namespace

bool writeServerAddress(const QString &directory, const ServerAddress &address)
{
    const QJsonObject object{{u"address"_s, address.text()}};
    return writePrivate(QDir(directory).filePath(u"address.json"_s),
                        QJsonDocument(object).toJson());
}

std::optional<ServerAddress> readServerAddress(const QString &directory)
{
    QFile file(QDir(directory).filePath(u"address.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto object = QJsonDocument::fromJson(file.read(64 * 1024)).object();
    auto address = ServerAddress::parse(object[u"address"_s].toString(), InsecureLinks::Allow);
    return address ? std::optional(*std::move(address)) : std::nullopt;
}

QByteArray loadOrMakeCreationKey(const QString &directory, Random &random)
{
    const QString path = QDir(directory).filePath(u"creation.key"_s);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto text = QString::fromLatin1(file.read(1024)).trimmed();
        return bytesFromBase64Url(text, kTokenBytes).value_or(QByteArray());
    }
    if (file.exists())
        return {}; // it cannot be read: with a new one every address that is out would be void
    const auto key = random.bytes(kTokenBytes);
    return writePrivate(path, base64UrlText(key).toLatin1() + '\n') ? key : QByteArray();
}

} // namespace syngraph
