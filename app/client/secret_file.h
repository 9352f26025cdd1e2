#pragma once

#include <QMap>
#include <QString>

namespace syngraph {

/// A few secrets by name, such as the address of the server with the key to make documents there,
/// in a file that only this user can read (mode 0600), replaced as a whole; one that cannot be
/// read is kept as *.damaged. What cannot be written is remembered until the end of the program.
/// GUI thread.
class SecretFile final
{
public:
    explicit SecretFile(QString path);

    QString value(const QString &name) const { return m_values.value(name); }
    /// False when it could not be written.
    bool setValue(const QString &name, const QString &value);

private:
    void read();
    bool write() const;

    QString m_path;
    QMap<QString, QString> m_values;
    bool m_isDamaged = false; ///< the file holds something, nobody knows what
};

} // namespace syngraph
