#include "common/sync/journal_codec.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/ot/algebra.h"
#include "common/protocol/codec.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/plain_text.h"
#include "common/sync/split_operation.h"

#include <limits>

namespace syngraph {

namespace {

constexpr quint8 kVersion = 5;
constexpr quint8 kFirstWithDrafts = 5;
constexpr quint8 kFirstWithChat = 4;
constexpr quint8 kFirstWithUndo = 3;
constexpr quint8 kFirstWithAuthors = 2; ///< of a Merged
constexpr quint8 kFirstVersion = 1;
constexpr qsizetype kChecksumBytes = 8;
constexpr qsizetype kHeadBytes = 2;

class EntryWriter final
{
public:
    QByteArray take()
    {
        m_bytes += Sha256::of(m_bytes).first(kChecksumBytes);
        return std::move(m_bytes);
    }
    void byte(quint8 value) { m_bytes.append(char(value)); }
    void number(qint64 value)
    {
        SYNGRAPH_CHECK(value >= 0);
        auto rest = quint64(value);
        for (; rest >= 0x80; rest >>= 7)
            m_bytes.append(char(rest | 0x80));
        m_bytes.append(char(rest));
    }
    void bytes(QByteArrayView value)
    {
        number(value.size());
        m_bytes.append(value);
    }
    void submit(const messages::Submit &value)
    {
        bytes(encode(ClientMessage(value), WireFormat::Cbor));
    }
    void delta(const Delta &value)
    {
        QList<QByteArray> parts;
        std::optional<Delta> rest;
        for (const auto *next = &value; next; next = rest ? &*rest : nullptr) {
            auto split = splitOperation(*next);
            parts += encodeDelta(split.first);
            rest = std::move(split.rest);
        }
        number(parts.size());
        for (const auto &part : parts)
            bytes(part);
    }
    void optionalDelta(const std::optional<Delta> &value)
    {
        byte(value ? 1 : 0);
        if (value)
            delta(*value);
    }
    void optionalCode(std::optional<ErrorCode> code) { number(code ? qint64(*code) : 0); }

    void history(const std::vector<UndoHistory::View> &entries)
    {
        number(qint64(entries.size()));
        for (const auto &entry : entries) {
            delta(*entry.operation);
            optionalDelta(entry.since);
        }
    }

    void operator()(const journal::Checkpoint &entry)
    {
        const auto &record = entry.record;
        const auto parts = record.document.parts();
        bytes(record.client.toBytes());
        (*this)(journal::Described{record.role, record.author, record.title});
        number(parts.epoch.value);
        number(parts.revision.value);
        number(parts.lastSequence.value);
        bytes(encodeSnapshot(parts.view));
        byte(parts.inFlight ? 1 : 0);
        if (parts.inFlight) {
            submit(parts.inFlight->frozen);
            delta(parts.inFlight->current);
        }
        optionalDelta(parts.buffer);
        number(parts.inFlightEdits);
        number(parts.bufferEdits);
        const auto undo = record.undo.views();
        EntryWriter inner;
        inner.history(undo.undo);
        inner.history(undo.redo);
        bytes(inner.m_bytes);
        number(qint64(record.unsentChat.size()));
        for (const auto &chat : record.unsentChat)
            (*this)(journal::ChatWritten{chat});
        byte(record.chatSeen ? 1 : 0);
        number(record.chatSeen.value_or(0));
        for (const auto &chat : record.unsentChat)
            optionalCode(chat.refused);
        bytes(record.chatDraft.toUtf8());
    }
    void operator()(const journal::Edited &entry)
    {
        delta(entry.delta);
        byte(quint8(entry.step));
    }
    void operator()(const journal::Frozen &entry)
    {
        submit(entry.submit);
        optionalDelta(entry.rest);
    }
    void operator()(const journal::Merged &entry)
    {
        number(entry.rebase.from.value);
        number(entry.rebase.to.value);
        delta(entry.rebase.delta);
        number(entry.author.value);
    }
    void operator()(const journal::Acknowledged &entry)
    {
        number(entry.ack.sequence.value);
        number(entry.ack.revision.value);
    }
    void operator()(const journal::FoldedBack &) {}
    void operator()(const journal::Described &entry)
    {
        number(entry.role == Role::Edit ? 1 : 0);
        number(entry.author.value);
        bytes(entry.title.toUtf8());
    }
    void operator()(const journal::ChatWritten &entry)
    {
        bytes(entry.chat.id.toBytes());
        bytes(entry.chat.text.toUtf8());
    }
    void operator()(const journal::ChatSettled &entry) { bytes(entry.id.toBytes()); }
    void operator()(const journal::ChatSeen &entry) { number(entry.number); }
    void operator()(const journal::ChatRefused &entry)
    {
        bytes(entry.id.toBytes());
        optionalCode(entry.refused);
    }
    void operator()(const journal::ChatDraft &entry) { bytes(entry.text.toUtf8()); }

private:
    QByteArray m_bytes;
};

/// After the first failure every call returns something empty.
class EntryReader final
{
public:
    EntryReader(QByteArrayView bytes, quint8 version) : m_bytes(bytes), m_version(version) {}

    bool isDone() const { return !m_failed && m_bytes.isEmpty(); }

    quint8 byte()
    {
        if (m_bytes.isEmpty()) {
            m_failed = true;
            return 0;
        }
        const auto value = quint8(m_bytes.front());
        m_bytes = m_bytes.sliced(1);
        return value;
    }
    qint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            const auto part = byte();
            value |= quint64(part & 0x7f) << shift;
            if (!(part & 0x80))
                return m_failed ? 0 : qint64(value);
        }
        m_failed = true;
        return 0;
    }
    QByteArrayView bytes()
    {
        const auto size = number();
        if (m_failed || size > m_bytes.size()) {
            m_failed = true;
            return {};
        }
        const auto value = m_bytes.first(qsizetype(size));
        m_bytes = m_bytes.sliced(qsizetype(size));
        return value;
    }
    Delta delta()
    {
        std::optional<Delta> all;
        for (auto left = number(); left > 0 && !m_failed; --left) {
            const auto part = decodeDelta(bytes(), DeltaParser::Bounds::Document);
            if (!part || (all && part->baseLength() != all->targetLength()))
                m_failed = true;
            else
                all = all ? compose(*all, *part) : *part;
        }
        m_failed = m_failed || !all;
        return all.value_or(Delta());
    }
    std::optional<Delta> optionalDelta()
    {
        return byte() == 1 ? std::optional(delta()) : std::nullopt;
    }
    messages::Submit submit()
    {
        const auto message = decodeClientMessage(bytes(), WireFormat::Cbor);
        const auto *found = message ? std::get_if<messages::Submit>(&*message) : nullptr;
        m_failed = m_failed || !found;
        return found ? *found : messages::Submit();
    }
    journal::Described described()
    {
        journal::Described entry;
        entry.role = number() == 1 ? Role::Edit : Role::View;
        entry.author = AuthorNumber(number());
        entry.title = QString::fromUtf8(bytes()).left(limits::kTitleUnits);
        return entry;
    }
    std::vector<UndoHistory::Entry> history()
    {
        std::vector<UndoHistory::Entry> entries;
        auto left = number();
        m_failed = m_failed || left > limits::kJournalUndoEntries;
        for (; left > 0 && !m_failed; --left) {
            auto operation = delta();
            entries.push_back({std::move(operation), optionalDelta()});
        }
        return entries;
    }
    /// Empty where it cannot be read: no text of anybody may depend on it.
    UndoStack undoStack(QByteArrayView bytes, qsizetype documentLength) const
    {
        EntryReader inner(bytes, m_version);
        UndoStack::Parts parts;
        parts.undo = inner.history();
        parts.redo = inner.history();
        return inner.isDone() ? UndoStack::fromParts(std::move(parts), documentLength) : UndoStack();
    }
    journal::Edited edited()
    {
        journal::Edited entry{delta(), EditStep::Apart};
        const auto step = m_version >= kFirstWithUndo ? byte() : 0;
        m_failed = m_failed || step > quint8(EditStep::Redo);
        entry.step = EditStep(step);
        return entry;
    }
    ChatId chatId()
    {
        const auto id = ChatId::fromBytes(bytes());
        m_failed = m_failed || !id;
        return id.value_or(ChatId());
    }
    UnsentChat chat()
    {
        UnsentChat chat{chatId(), {}};
        const auto text = bytes();
        if (text.size() <= 3 * limits::kChatUnits)
            chat.text = QString::fromUtf8(text);
        m_failed = m_failed || !isChatText(chat.text);
        return chat;
    }
    std::optional<ErrorCode> optionalCode()
    {
        const auto wanted = number();
        const auto code = errorCodeFromNumber(wanted);
        m_failed = m_failed || (wanted != 0 && !code);
        return code;
    }
    QString draft()
    {
        const auto text = bytes();
        m_failed = m_failed || text.size() > 3 * limits::kChatDraftUnits;
        return m_failed ? QString() : QString::fromUtf8(text);
    }
    journal::Checkpoint checkpoint()
    {
        JournalRecord record;
        record.client = ClientId::fromBytes(bytes()).value_or(ClientId());
        const auto words = described();
        record.role = words.role;
        record.author = words.author;
        record.title = words.title;
        ClientDocument::Parts parts;
        parts.epoch = Epoch(number());
        parts.revision = Revision(number());
        parts.lastSequence = Sequence(number());
        if (const auto view = decodeSnapshot(bytes(), SnapshotBounds::View))
            parts.view = *view;
        else
            m_failed = true;
        if (byte() == 1) {
            auto frozen = submit();
            parts.inFlight = {std::move(frozen), delta()};
        }
        parts.buffer = optionalDelta();
        parts.inFlightEdits = number();
        parts.bufferEdits = number();
        if (m_version >= kFirstWithUndo)
            record.undo = undoStack(bytes(), parts.view.length());
        if (m_version >= kFirstWithChat) {
            auto left = number();
            m_failed = m_failed || left > qint64(limits::kChatWaiting);
            for (; left > 0 && !m_failed; --left)
                record.unsentChat.push_back(chat());
            const bool hasSeen = byte() == 1;
            const auto seen = number();
            if (hasSeen)
                record.chatSeen = seen;
        }
        if (m_version >= kFirstWithDrafts) {
            for (auto &chat : record.unsentChat)
                chat.refused = optionalCode();
            record.chatDraft = draft();
        }
        const auto document = ClientDocument::fromParts(std::move(parts));
        if (document)
            record.document = *document;
        m_failed = m_failed || !document || record.client.isNull();
        return {std::move(record)};
    }
    std::optional<JournalEntry> entry(quint8 kind)
    {
        switch (kind) {
        case 0: return checkpoint();
        case 1: return edited();
        case 2: {
            auto frozen = submit();
            return journal::Frozen{std::move(frozen), optionalDelta()};
        }
        case 3: {
            const Revision from(number());
            const Revision to(number());
            messages::Rebase rebase{from, to, delta()};
            return journal::Merged{std::move(rebase),
                                   m_version >= kFirstWithAuthors
                                       ? AuthorNumber(number())
                                       : AuthorNumber()};
        }
        case 4: {
            const Sequence sequence(number());
            return journal::Acknowledged{{sequence, Revision(number())}};
        }
        case 5: return journal::FoldedBack{};
        case 6: return described();
        case 7: return journal::ChatWritten{chat()};
        case 8: return journal::ChatSettled{chatId()};
        case 9: return journal::ChatSeen{number()};
        case 10: {
            const auto id = chatId();
            return journal::ChatRefused{id, optionalCode()};
        }
        case 11: return journal::ChatDraft{draft()};
        default: return std::nullopt;
        }
    }

private:
    QByteArrayView m_bytes;
    quint8 m_version;
    bool m_failed = false;
};

} // namespace

QByteArray encodeEntry(const JournalEntry &entry)
{
    EntryWriter writer;
    writer.byte(kVersion);
    writer.byte(quint8(entry.index()));
    std::visit(writer, entry);
    return writer.take();
}

Result<JournalEntry, JournalCodecError> decodeEntry(QByteArrayView bytes)
{
    if (bytes.size() < kHeadBytes + kChecksumBytes)
        return JournalCodecError::Damaged;
    const auto body = bytes.chopped(kChecksumBytes);
    if (Sha256::of(body).first(kChecksumBytes) != bytes.last(kChecksumBytes))
        return JournalCodecError::Damaged;
    if (quint8(body[0]) > kVersion)
        return JournalCodecError::TooNew;
    const auto version = quint8(body[0]);
    EntryReader reader(body.sliced(kHeadBytes), version);
    auto entry = reader.entry(quint8(body[1]));
    if (version < kFirstVersion || !entry || !reader.isDone())
        return JournalCodecError::Malformed;
    return *std::move(entry);
}

} // namespace syngraph
