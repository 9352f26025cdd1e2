#include "server/storage/sql_migrations.h"

#include <QSqlQuery>
#include <QStringList>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr SqlMigration kMigrations[] = {
    {1, R"sql(
CREATE TABLE docs (
    doc       BLOB    NOT NULL PRIMARY KEY CHECK (length(doc) = 16),
    epoch     INTEGER NOT NULL CHECK (epoch >= 1),
    head_rev  INTEGER NOT NULL CHECK (head_rev >= 0),
    head_hash BLOB    NOT NULL CHECK (length(head_hash) = 32),
    title     TEXT    NOT NULL,
    created   INTEGER NOT NULL,
    changed   INTEGER NOT NULL,
    checksum  BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE ops (
    doc     BLOB    NOT NULL REFERENCES docs (doc),
    rev     INTEGER NOT NULL CHECK (rev >= 1),
    epoch   INTEGER NOT NULL,
    client  BLOB    NOT NULL CHECK (length(client) = 16),
    seq     INTEGER NOT NULL,
    author  INTEGER NOT NULL,
    time    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (doc, rev),
    UNIQUE (doc, client, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE clients (
    doc      BLOB    NOT NULL REFERENCES docs (doc),
    client   BLOB    NOT NULL CHECK (length(client) = 16),
    author   INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_rev INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    checksum BLOB    NOT NULL,
    PRIMARY KEY (doc, client)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (
    doc        BLOB    NOT NULL REFERENCES docs (doc),
    rev        INTEGER NOT NULL CHECK (rev >= 0),
    chain_hash BLOB    NOT NULL CHECK (length(chain_hash) = 32),
    body       BLOB    NOT NULL,
    checksum   BLOB    NOT NULL CHECK (length(checksum) = 32),
    PRIMARY KEY (doc, rev)
) STRICT;
CREATE TABLE links (
    number     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    doc        BLOB    NOT NULL REFERENCES docs (doc),
    role       INTEGER NOT NULL,
    token_hash BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created    INTEGER NOT NULL,
    expires    INTEGER,
    revoked    INTEGER NOT NULL CHECK (revoked IN (0, 1)),
    checksum   BLOB    NOT NULL
) STRICT;
CREATE INDEX links_of_doc ON links (doc);
)sql"},
    {2, R"sql(
ALTER TABLE docs ADD COLUMN log_start INTEGER NOT NULL DEFAULT 0 CHECK (log_start >= 0);
)sql"},
    {3, R"sql(
CREATE TABLE images (
    doc     BLOB    NOT NULL REFERENCES docs (doc),
    image   BLOB    NOT NULL CHECK (length(image) = 32),
    size    INTEGER NOT NULL CHECK (size >= 1),
    created INTEGER NOT NULL,
    PRIMARY KEY (doc, image)
) STRICT, WITHOUT ROWID;
CREATE TABLE image_parts (
    doc   BLOB    NOT NULL,
    image BLOB    NOT NULL,
    part  INTEGER NOT NULL CHECK (part >= 0),
    bytes BLOB    NOT NULL,
    PRIMARY KEY (doc, image, part),
    FOREIGN KEY (doc, image) REFERENCES images (doc, image)
) STRICT;
)sql"},
    {4, R"sql(
ALTER TABLE clients ADD COLUMN last_digest BLOB NOT NULL DEFAULT x''
    CHECK (length(last_digest) IN (0, 16));
)sql"},
    {5, R"sql(
CREATE TABLE chat (
    doc      BLOB    NOT NULL REFERENCES docs (doc),
    number   INTEGER NOT NULL CHECK (number >= 1),
    id       BLOB    NOT NULL CHECK (length(id) = 16),
    author   INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    color    INTEGER NOT NULL,
    time     INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    checksum BLOB    NOT NULL,
    PRIMARY KEY (doc, number)
) STRICT;
CREATE TABLE chat_ids (
    doc    BLOB    NOT NULL REFERENCES docs (doc),
    id     BLOB    NOT NULL CHECK (length(id) = 16),
    number INTEGER NOT NULL CHECK (number >= 1),
    PRIMARY KEY (doc, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX chat_ids_by_number ON chat_ids (doc, number);
)sql"},
    {6, R"sql(
ALTER TABLE links ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE links ADD COLUMN max_uses INTEGER CHECK (max_uses >= 1);
ALTER TABLE links ADD COLUMN used INTEGER;
CREATE TABLE link_uses (
    link   INTEGER NOT NULL REFERENCES links (number),
    client BLOB    NOT NULL CHECK (length(client) = 16),
    PRIMARY KEY (link, client)
) STRICT, WITHOUT ROWID;
)sql"},
};

Status<SqlFailure> run(QSqlQuery &query, const QString &text)
{
    if (!query.exec(text))
        return failureOf(query.lastError());
    query.finish();
    return Done{};
}

Status<SqlFailure> applyStep(QSqlDatabase &connection, const SqlMigration &migration)
{
    QSqlQuery query(connection);
    auto texts = QString::fromUtf8(migration.sql).trimmed().split(u";\n"_s, Qt::SkipEmptyParts);
    texts.prepend(u"BEGIN EXCLUSIVE"_s);
    texts.append(u"PRAGMA application_id = %1"_s.arg(kSqlApplicationId));
    texts.append(u"PRAGMA user_version = %1"_s.arg(migration.number));
    texts.append(u"COMMIT"_s);
    for (const auto &text : std::as_const(texts)) {
        if (const auto done = run(query, text); !done) {
            query.exec(u"ROLLBACK"_s);
            return done;
        }
    }
    return Done{};
}

} // namespace

std::span<const SqlMigration> sqlMigrations()
{
    return kMigrations;
}

Status<SqlFailure> migrate(QSqlDatabase &connection, std::span<const SqlMigration> migrations)
{
    QSqlQuery query(connection);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return failureOf(query.lastError());
    const int present = query.value(0).toInt();
    query.finish();
    for (const auto &migration : migrations) {
        if (migration.number <= present)
            continue;
        if (const auto done = applyStep(connection, migration); !done)
            return done;
    }
    return Done{};
}

} // namespace syngraph
