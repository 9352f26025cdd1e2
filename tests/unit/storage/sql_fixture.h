#pragma once

#include "server/storage/sql_store.h"

#include <QSqlDatabase>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace syngraph {

/// A data directory that is gone after the test.
class StoreDirectory final
{
public:
    QString path() const { return m_root.filePath(QStringLiteral("data")); }
    QString databasePath() const { return path() + QStringLiteral("/syngraph.db"); }
    bool isValid() const { return m_root.isValid(); }
    /// Of a place beside the data directory.
    QString besides(const QString &name) const { return m_root.filePath(name); }

private:
    QTemporaryDir m_root;
};

/// Calls `use` with a plain connection to a database file; the store must be closed.
void withConnection(const QString &path, const std::function<void(QSqlDatabase &)> &use);
/// Runs statements that end with ";" at the end of a line; throws InvariantError when one fails.
void runSql(const QString &path, const QString &statements);
/// First column of all rows.
QStringList sqlColumn(const QString &path, const QString &query);

QByteArray fileBytes(const QString &path);
void writeFile(const QString &path, const QByteArray &bytes);

/// What the tests of damage start from: document 1 with six operations of clients 1 and 2,
/// document 2 with one operation and two links.
void fillStore(Store &store);

} // namespace syngraph
