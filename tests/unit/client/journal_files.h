#pragma once

#include "app/client/sql_journal_store.h"
#include "tests/unit/client/journal_samples.h"

#include <QFile>

namespace syngraph {

using Batch = std::vector<JournalWrite>;

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    SYNGRAPH_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

/// Three documents with some text, one of them local, and a text that waits.
inline void fill(JournalStore &store)
{
    Batch batch;
    for (const char letter : {'a', 'b', 'c'}) {
        auto document = sampleDocument(letter);
        if (letter == 'c')
            document.link.reset();
        batch.push_back(writes::Describe{document});
        std::vector<JournalEntry> entries{
            journal::Checkpoint{sampleRecord(QString(2'000, QChar::fromLatin1(letter)))}};
        for (int i = 0; i < 20; ++i)
            entries.push_back(typed(2'001 + i, u"!"));
        batch.push_back(append(document.id, std::move(entries), 20));
    }
    KeptText text;
    text.id = journalId('t');
    text.title = QStringLiteral("Kept");
    text.document = *Document::fromDelta(documentFromText(u"kept text"));
    batch.push_back(writes::KeepText{text});
    SYNGRAPH_CHECK(bool(store.write(batch, JournalStore::Sync::Disk)));
}

inline QString textOf(JournalStore &store, char letter)
{
    const auto entries = store.entries(journalId(letter));
    const auto read = entries ? readRecord(*entries) : ReadRecord();
    return read.record && !read.isDamaged ? read.record->document.view().text() : QString();
}

inline QString filled(char letter)
{
    return QString(2'000, QChar::fromLatin1(letter)) + QString(20, u'!') + u'\n';
}

} // namespace syngraph
