#include "app/client/secret_file.h"

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
    if (!file.exists())
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
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder))
            return false;
        QFile::setPermissions(folder, kOwner | QFile::ExeOwner);
    }
    QJsonObject object;
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        object[it.key()] = it.value();
    QSaveFile file(m_path);
    // The file with the new content is private before it has any.
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kOwner)
        && file.write(QJsonDocument(object).toJson()) >= 0 && file.commit();
}

} // namespace syngraph
