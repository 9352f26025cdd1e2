#include "common/sync/client_document.h"

#include "common/ot/algebra.h"
#include "common/ot/delta_cursor.h"
#include "common/ot/schema.h"
#include "common/protocol/codec.h"
#include "common/sync/split_operation.h"

#include <algorithm>

namespace syngraph {

namespace {

qsizetype mapBack(const Delta &operation, qsizetype position)
{
    qsizetype base = 0;
    qsizetype target = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Retain:
            if (position <= target + length)
                return base + (position - target);
            base += length;
            target += length;
            break;
        case Delta::Kind::Insert:
            if (position < target + length)
                return base;
            target += length;
            break;
        case Delta::Kind::Delete:
            base += length;
            break;
        }
    }
    return base + (position - target);
}

std::vector<ClientDocument::Place> placesOf(const Delta &operation)
{
    std::vector<ClientDocument::Place> places;
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        const bool isInsert = component.kind == Delta::Kind::Insert;
        if (component.kind == Delta::Kind::Delete)
            places.push_back({position, 0, false});
        else if (isInsert || !component.attributes.isEmpty())
            places.push_back({position, length, isInsert});
        if (component.kind != Delta::Kind::Delete)
            position += length;
    }
    return places;
}

} // namespace

qint64 ClientDocument::pendingEdits() const
{
    return hasPending() ? std::max<qint64>(1, m_inFlightEdits + m_bufferEdits) : 0;
}

std::vector<ClientDocument::Place> ClientDocument::pendingPlaces() const
{
    if (!hasPending())
        return {};
    const Delta &last = m_buffer ? *m_buffer : m_inFlight->current;
    return placesOf(m_buffer && m_inFlight ? compose(m_inFlight->current, last) : last);
}

std::vector<ClientDocument::Place> ClientDocument::bufferPlaces() const
{
    return m_buffer ? placesOf(*m_buffer) : std::vector<Place>();
}

void ClientDocument::setAuthor(AuthorNumber author)
{
    if (std::exchange(m_author, author) == author)
        return;
    for (const auto &place : pendingPlaces()) {
        if (place.isInsert)
            m_view.setAuthorship(place.position, place.length, {author, Revision()});
    }
}

Status<ApplyError> ClientDocument::editLocal(const Delta &delta)
{
    // What the server would refuse goes no way at all: both ask the same functions.
    if (!validateSchema(delta))
        return ApplyError::AgainstSchema;
    if (auto applied = m_view.apply(delta, {m_author, Revision()}); !applied)
        return applied;
    if (delta.isIdentity())
        return Done{};
    if (m_buffer)
        composeInPlace(*m_buffer, delta);
    else
        m_buffer = delta;
    ++m_bufferEdits;
    dropEmptyBuffer();
    return Done{};
}

/// What was typed and taken back, or deleted by others as well, needs no operation.
void ClientDocument::dropEmptyBuffer()
{
    if (m_buffer && m_buffer->isIdentity()) {
        m_buffer.reset();
        m_bufferEdits = 0;
    }
}

std::optional<messages::Submit> ClientDocument::takeSubmit(std::optional<Caret> caret)
{
    if (m_inFlight || !m_buffer)
        return std::nullopt;
    m_lastSequence = m_lastSequence.next();
    auto [first, rest] = splitOperation(*m_buffer);
    if (rest || caret == impliedCaret(first))
        caret.reset();
    messages::Submit submit{m_lastSequence, m_revision, first, caret};
    m_inFlight = InFlight{submit, std::move(first)};
    m_buffer = std::move(rest);
    // The edits count as pending until the last part of them is acknowledged.
    if (!m_buffer)
        m_inFlightEdits = std::exchange(m_bufferEdits, 0);
    return submit;
}

Status<SyncError> ClientDocument::resumeSubmit(const messages::Submit &frozen,
                                               std::optional<Delta> rest)
{
    const bool fits = !m_inFlight && m_buffer && frozen.sequence == m_lastSequence.next()
        && frozen.base == m_revision && frozen.delta.baseLength() == m_buffer->baseLength()
        && (rest ? rest->baseLength() : m_view.length()) == frozen.delta.targetLength()
        && (!rest || rest->targetLength() == m_view.length());
    if (!fits)
        return SyncError::DoesNotFit;
    m_lastSequence = frozen.sequence;
    m_inFlight = InFlight{frozen, frozen.delta};
    m_buffer = std::move(rest);
    if (!m_buffer)
        m_inFlightEdits = std::exchange(m_bufferEdits, 0);
    return Done{};
}

ClientDocument::Parts ClientDocument::parts() const
{
    return {m_view,   m_epoch,         m_revision,   m_lastSequence, m_inFlight,
            m_buffer, m_inFlightEdits, m_bufferEdits};
}

Result<ClientDocument, SyncError> ClientDocument::fromParts(Parts parts)
{
    qsizetype length = parts.view.length();
    if (parts.buffer) {
        if (parts.buffer->targetLength() != length)
            return SyncError::DoesNotFit;
        length = parts.buffer->baseLength();
    }
    if (parts.inFlight) {
        if (parts.inFlight->current.targetLength() != length
            || parts.inFlight->frozen.sequence != parts.lastSequence)
            return SyncError::DoesNotFit;
    }
    if (parts.inFlightEdits < 0 || parts.bufferEdits < 0)
        return SyncError::DoesNotFit;
    ClientDocument document;
    document.m_view = std::move(parts.view);
    document.m_epoch = parts.epoch;
    document.m_revision = parts.revision;
    document.m_lastSequence = parts.lastSequence;
    document.m_inFlight = std::move(parts.inFlight);
    document.m_buffer = std::move(parts.buffer);
    document.m_inFlightEdits = parts.inFlightEdits;
    document.m_bufferEdits = parts.bufferEdits;
    return document;
}

Result<Delta, SyncError> ClientDocument::applyRemote(const messages::Operation &operation)
{
    return applyLogged({operation.revision.previous(), operation.revision, operation.delta},
                       {operation.author, operation.revision});
}

Result<Delta, SyncError> ClientDocument::applyRebase(const messages::Rebase &rebase)
{
    return applyLogged(rebase, {AuthorNumber(), rebase.to});
}

Result<Delta, SyncError> ClientDocument::applyLogged(const messages::Rebase &rebase,
                                                     Authorship authorship)
{
    if (rebase.from != m_revision || rebase.to <= m_revision)
        return SyncError::Gap;
    // More than one operation must not be transformed over while something is in flight.
    if (m_inFlight && rebase.to - rebase.from > 1)
        return SyncError::DoesNotFit;
    if (rebase.delta.baseLength() != serverLength())
        return SyncError::DoesNotFit;
    // The log's operation goes past what is pending, and that past it: pending operations come
    // later in the order. Nothing changes before the result is known to fit.
    Delta mapped = rebase.delta;
    std::optional<Delta> inFlight;
    if (m_inFlight) {
        inFlight = m_inFlight->current;
        transformPairInPlace(mapped, *inFlight);
    }
    std::optional<Delta> buffer = m_buffer;
    if (buffer)
        transformPairInPlace(mapped, *buffer);
    if (!m_view.applyUnlimited(mapped, authorship))
        return SyncError::DoesNotFit;
    if (inFlight)
        m_inFlight->current = *std::move(inFlight);
    m_buffer = std::move(buffer);
    dropEmptyBuffer();
    m_revision = rebase.to;
    return mapped;
}

Status<SyncError> ClientDocument::acknowledge(const messages::Ack &ack)
{
    if (!m_inFlight || ack.sequence != m_inFlight->frozen.sequence)
        return SyncError::UnexpectedAck;
    if (ack.revision != m_revision.next())
        return SyncError::Gap;
    markAsLogged(m_inFlight->current, ack.revision);
    m_revision = ack.revision;
    m_inFlight.reset();
    m_inFlightEdits = 0;
    return Done{};
}

/// What `operation` inserted, and the buffer left of it, is this author's text of `revision` now. Both
/// are walked over together: whoever replaced a word all over a text has thousands of pieces in each.
void ClientDocument::markAsLogged(const Delta &operation, Revision revision)
{
    const Authorship authorship(m_author, revision);
    const Delta nothing;
    DeltaCursor buffer(m_buffer ? *m_buffer : nothing);
    qsizetype position = 0; // in the view
    for (const auto &component : operation.components()) {
        if (component.kind == Delta::Kind::Delete)
            continue;
        for (auto left = qsizetype(component.length); left > 0;) {
            const auto step = buffer.isInsert() ? buffer.left() : std::min(left, buffer.left());
            if (component.kind == Delta::Kind::Insert && buffer.isRetain())
                m_view.setAuthorship(position, step, authorship);
            position += buffer.isDelete() ? 0 : step;
            left -= buffer.isInsert() ? 0 : step;
            buffer.advance(step);
        }
    }
}

void ClientDocument::foldBack()
{
    if (!m_inFlight)
        return;
    m_buffer = m_buffer ? compose(m_inFlight->current, *m_buffer) : m_inFlight->current;
    m_bufferEdits += std::exchange(m_inFlightEdits, 0);
    m_lastSequence = m_lastSequence.previous();
    m_inFlight.reset();
    dropEmptyBuffer();
}

void ClientDocument::restartNumbers()
{
    SYNGRAPH_CHECK(!m_inFlight);
    m_lastSequence = Sequence();
}

qsizetype ClientDocument::serverLength() const
{
    if (m_inFlight)
        return m_inFlight->current.baseLength();
    return m_buffer ? m_buffer->baseLength() : m_view.length();
}

void ClientDocument::adopt(const Document &document, Epoch epoch)
{
    const Document empty;
    DeltaBuilder builder;
    // The server's document has its final "\n" already: it stays, and takes on the attributes.
    document.visitRuns(0, document.length() - 1,
                       [&builder](QStringView text, const AttributeSet &attributes) {
                           builder.insert(text, attributes);
                       });
    builder.retain(1, document.attributesAt(document.length() - 1));
    const auto content = builder.build(empty.length());
    reset(document, epoch, Revision(), Sequence());
    // Whoever wrote it in another document has no number in this one; who puts it here does.
    m_view.setAuthorship(0, m_view.length() - 1, {m_author, Revision()});
    m_view.setAuthorship(m_view.length() - 1, 1, {});
    if (!content.isIdentity()) {
        m_buffer = content;
        m_bufferEdits = 1;
    }
}

void ClientDocument::reset(const Document &document, Epoch epoch, Revision revision,
                           Sequence lastSequence)
{
    m_view = document;
    m_epoch = epoch;
    m_revision = revision;
    m_lastSequence = lastSequence;
    m_inFlight.reset();
    m_buffer.reset();
    m_inFlightEdits = 0;
    m_bufferEdits = 0;
}

qsizetype ClientDocument::toView(qsizetype position) const
{
    position = std::clamp<qsizetype>(position, 0, serverLength());
    if (m_inFlight)
        position = mapPosition(m_inFlight->current, position, Stickiness::Left);
    if (m_buffer)
        position = mapPosition(*m_buffer, position, Stickiness::Left);
    return position;
}

qsizetype ClientDocument::toServer(qsizetype position) const
{
    position = std::clamp<qsizetype>(position, 0, m_view.length());
    if (m_buffer)
        position = mapBack(*m_buffer, position);
    if (m_inFlight)
        position = mapBack(m_inFlight->current, position);
    return position;
}

} // namespace syngraph
