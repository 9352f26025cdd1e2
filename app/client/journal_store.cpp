#include "app/client/journal_store.h"

#include "common/sync/journal_codec.h"

namespace syngraph {

namespace {

QStringList textTyped(std::span<const QByteArray> entries)
{
    QStringList typed;
    for (const auto &bytes : entries) {
        const auto entry = decodeEntry(bytes);
        if (const auto *said = entry ? std::get_if<journal::ChatWritten>(&*entry) : nullptr)
            typed += said->chat.text;
        const auto *edited = entry ? std::get_if<journal::Edited>(&*entry) : nullptr;
        if (!edited)
            continue;
        for (const auto &component : edited->delta.components()) {
            if (component.kind == Delta::Kind::Insert)
                typed += edited->delta.text(component).toString();
        }
    }
    return typed;
}

} // namespace

/// An entry with a good checksum may still be of another document, or of a program with a fault.
ReadRecord readRecord(const QList<QByteArray> &entries)
{
    ReadRecord read;
    for (const auto &bytes : entries) {
        const auto entry = decodeEntry(bytes);
        if (!entry && entry.error() == JournalCodecError::TooNew) {
            read = {};
            read.isUnreadable = true;
            return read;
        }
        const bool isFirst = !read.record;
        const bool fits = entry
            && (!isFirst || std::holds_alternative<journal::Checkpoint>(*entry));
        if (!fits) {
            read.isDamaged = true;
            break;
        }
        if (isFirst)
            read.record.emplace();
        try {
            read.isDamaged = !applyEntry(*read.record, *entry);
        } catch (const InvariantError &) {
            // Half done; what came before it is good.
            const auto good = read.entries;
            read = readRecord(entries.first(good));
            read.isDamaged = true;
        }
        if (read.isDamaged)
            break;
        ++read.entries;
    }
    if (read.isDamaged)
        read.strayText = textTyped(std::span(entries).subspan(size_t(read.entries)));
    return read;
}

QStringList ownTextOf(const ReadRecord &read)
{
    QStringList text;
    if (read.record) {
        const auto &document = read.record->document;
        for (const auto &place : document.pendingPlaces()) {
            if (place.isInsert)
                text += document.view().text(place.position, place.length);
        }
        for (const auto &chat : read.record->unsentChat)
            text += chat.text;
        if (!read.record->chatDraft.isEmpty())
            text += read.record->chatDraft;
    }
    return text + read.strayText;
}

} // namespace syngraph
