#include "tests/unit/storage/sql_fixture.h"

#include "tests/contract/store_samples.h"

#include <QFile>
#include <QSqlQuery>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

void withConnection(const QString &path, const std::function<void(QSqlDatabase &)> &use)
{
    const auto name = u"test"_s;
    {
        auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        connection.setDatabaseName(path);
        SYNGRAPH_CHECK(connection.open());
        use(connection);
        connection.close();
    }
    QSqlDatabase::removeDatabase(name);
}

void runSql(const QString &path, const QString &statements)
{
    withConnection(path, [&](QSqlDatabase &connection) {
        QSqlQuery query(connection);
        for (const auto &text : statements.trimmed().split(u";\n"_s, Qt::SkipEmptyParts))
            SYNGRAPH_CHECK(query.exec(text));
    });
}

QStringList sqlColumn(const QString &path, const QString &text)
{
    QStringList values;
    withConnection(path, [&](QSqlDatabase &connection) {
        QSqlQuery query(connection);
        SYNGRAPH_CHECK(query.exec(text));
        while (query.next())
            values.append(query.value(0).toString());
    });
    return values;
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    SYNGRAPH_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    SYNGRAPH_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    SYNGRAPH_CHECK(file.write(bytes) == bytes.size());
}

void fillStore(Store &store)
{
    using namespace samples;
    const std::vector links{link(document(2), 1, LinkRole::Edit), link(document(2), 2, LinkRole::View)};
    SYNGRAPH_CHECK(store.content().create(document(1), u"one"_s, time(0)).ok());
    SYNGRAPH_CHECK(store.content().create(document(2), u"two"_s, time(1), links).ok());
    SYNGRAPH_CHECK(append(store.content(), request(document(1), 0, 3, 1)).ok());
    SYNGRAPH_CHECK(append(store.content(), request(document(1), 3, 3, 2)).ok());
    SYNGRAPH_CHECK(append(store.content(), request(document(2), 0)).ok());
}

} // namespace syngraph
