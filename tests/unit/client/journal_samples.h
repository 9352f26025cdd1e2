#pragma once

#include "app/client/journal_store.h"
#include "tests/support/delta_pieces.h"

namespace syngraph {

/// Ids, links and entries to write in tests of journals.
inline JournalId journalId(char letter)
{
    return *JournalId::fromBytes(QByteArray(16, letter));
}

inline ShareLink sampleLink(char letter)
{
    ShareLink link;
    link.server.host = QStringLiteral("pad.example.org");
    link.document = *DocumentId::fromBytes(QByteArray(16, letter));
    link.token = QByteArray(24, letter);
    return link;
}

inline JournalDocument sampleDocument(char letter, qint64 usedAt = 1'000)
{
    JournalDocument document;
    document.id = journalId(letter);
    document.link = sampleLink(letter);
    document.title = QStringLiteral("Minutes ") + QChar::fromLatin1(letter);
    document.lastUsed = WallTime(Milliseconds(usedAt));
    return document;
}

inline JournalRecord sampleRecord(QStringView text)
{
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.role = Role::Edit;
    record.author = AuthorNumber(4);
    record.document.reset(*Document::fromDelta(documentFromText(text)), kFirstEpoch, Revision(7),
                          Sequence(2));
    return record;
}

/// Appends `text` to a document of that length.
inline journal::Edited typed(qsizetype length, QStringView text)
{
    return {delta(length, {keep(length - 1), put(text), keep(1)})};
}

inline JournalWrite append(JournalId id, std::vector<JournalEntry> entries, qint64 pending = 0,
                          bool keepsOwn = false)
{
    return writes::Append{id, std::move(entries), pending, keepsOwn};
}

} // namespace syngraph
