#include "app/client/secret_file.h"

#include "common/platform/disk_sync.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace syngraph {

namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr auto kOwner = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

SecretFile::SecretFile(QString path) : m_path(std::move(path))
{
    read();
}

void SecretFile::read()
{
    QFile file(m_path);
    if (!file.exists() || file.size() == 0) // as write() leaves it when it is killed at the start
        return;
    QJsonDocument json;
    if (file.open(QIODevice::ReadOnly) && file.size() <= kMostBytes)
        json = QJsonDocument::fromJson(file.read(kMostBytes));
    m_isDamaged = !json.isObject();
    const auto values = json.object();
    for (auto it = values.begin(); it != values.end(); ++it)
        m_values[it.key()] = it.value().toString();
}

bool SecretFile::setValue(const QString &name, const QString &value)
{
    if (m_values.value(name) == value)
        return true;
    m_values[name] = value;
    // What could not be read is not replaced: somebody may still read the others.
    if (m_isDamaged) {
        const QString aside = m_path + QStringLiteral(".damaged");
        QFile::remove(aside);
        m_isDamaged = !QFile::rename(m_path, aside);
    }
    return !m_isDamaged && write();
}

bool SecretFile::write() const
{
    const auto folder = QFileInfo(m_path).absolutePath();
    if (!QDir().exists(folder)
        && (!QDir().mkpath(QFileInfo(folder).absolutePath())
            || !QDir().mkdir(folder, kOwner | QFile::ExeOwner)))
        return false;
    QJsonObject object;
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        object[it.key()] = it.value();
    // The file that takes the place of another is made with the mode of that.
    if (QFile first(m_path); !first.exists()
        && !first.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwner))
        return false;
    const auto bytes = QJsonDocument(object).toJson();
    QSaveFile file(m_path); // syncs before it gets its name
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kOwner)
        && file.write(bytes) == bytes.size() && file.commit() && syncToDisk(folder);
}

} // namespace syngraph
