#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/document/document.h"
#include "common/protocol/messages.h"

#include <optional>
#include <vector>

namespace syngraph {

/// Why a message of the server does not continue what the client holds. The answer is to catch up
/// again (Gap) or to take a snapshot (all others); the user's text stays in any case.
enum class SyncError {
    Gap,           ///< a revision is missing in between
    UnexpectedAck, ///< of nothing, or of another number than the one in flight
    DoesNotFit     ///< the operation is not of this document
};

/// The client's half of the operational transform of one document, without any connection.
///
/// Three states, as in Jupiter (Nichols et al. 1995) and Wave: in sync; one operation in flight;
/// one in flight and one buffer of all that was typed since. What is seen is always
///     server document at revision() * in flight * buffer.
///
/// Invariants:
/// 1. view() is that composition; it changes only by editLocal() and by what the other calls return.
/// 2. An operation in flight is sent again with the same number, base and delta for ever (`frozen`),
///    until it is acknowledged, refused or folded back; what is typed later never joins it.
/// 3. revision() grows by one per operation of the log, without a gap.
/// 4. Sequence numbers grow by one per operation put in flight.
class ClientDocument final
{
public:
    struct InFlight
    {
        messages::Submit frozen; ///< as first sent
        Delta current;           ///< on the server's document at revision()
    };

    /// All of it, for a journal and back.
    struct Parts
    {
        Document view;
        Epoch epoch;
        Revision revision;
        Sequence lastSequence;
        std::optional<InFlight> inFlight;
        std::optional<Delta> buffer;
        qint64 inFlightEdits = 0;
        qint64 bufferEdits = 0;
    };

    ClientDocument() = default;
    /// DoesNotFit when the parts are not of one document.
    static Result<ClientDocument, SyncError> fromParts(Parts parts);
    Parts parts() const;

    const Document &view() const { return m_view; }
    Epoch epoch() const { return m_epoch; }
    Revision revision() const { return m_revision; }
    Sequence lastSequence() const { return m_lastSequence; }
    const std::optional<InFlight> &inFlight() const { return m_inFlight; }
    bool hasPending() const { return m_inFlight || m_buffer; }
    bool hasBuffer() const { return m_buffer.has_value(); }
    const std::optional<Delta> &buffer() const { return m_buffer; }
    /// Local edits that the server has not acknowledged, as the person counts them; never 0 while
    /// something is pending.
    qint64 pendingEdits() const;

    /// Where in view() the pending edits are, in order. O(size of what is pending).
    struct Place
    {
        qsizetype position = 0;
        qsizetype length = 0;  ///< 0 where something was deleted
        bool isInsert = false; ///< else of a format, or of a deletion
        bool operator==(const Place &) const = default;
    };
    std::vector<Place> pendingPlaces() const;
    /// As pendingPlaces(), but for what is in flight.
    std::vector<Place> bufferPlaces() const;

    /// Under which number the server's log has this client's operations; 0 until it is known. What
    /// is typed counts as this author's from now on, and so does what is pending: before the first
    /// operation is in the log, a server that was restarted may give the old number to others.
    void setAuthor(AuthorNumber author);

    /// Puts `delta` on what is seen. On an error nothing happened.
    Status<ApplyError> editLocal(const Delta &delta);

    /// Freezes the buffer as the next operation in flight, when nothing is in flight.
    /// `caret`: the selection in view() at this time; what the message implies anyway is left out.
    std::optional<messages::Submit> takeSubmit(std::optional<Caret> caret);

    /// What takeSubmit() did in an earlier life, from the journal: `frozen` went in flight and
    /// `rest` is the buffer since. DoesNotFit when it cannot have been.
    Status<SyncError> resumeSubmit(const messages::Submit &frozen, std::optional<Delta> rest);

    /// An operation of somebody else. The value is what to apply to the view; it was applied to
    /// view() already.
    Result<Delta, SyncError> applyRemote(const messages::Operation &operation);
    /// All of (revision(), rebase.to] at once, by authors whom it does not name. An operation in flight that the server does not have
    /// must have been folded back before.
    Result<Delta, SyncError> applyRebase(const messages::Rebase &rebase);
    Status<SyncError> acknowledge(const messages::Ack &ack);

    /// The operation in flight is known not to be in the log: joins the buffer, its number is free.
    void foldBack();

    /// Goes on under another client id, of which no log has an operation. Nothing may be in flight.
    void restartNumbers();

    /// Starts over from the server's document. Pending edits are gone from view(); whoever calls
    /// keeps the old view() for the user first when hasPending().
    /// `lastSequence`: the last of this client that the server's log holds.
    void reset(const Document &document, Epoch epoch, Revision revision, Sequence lastSequence);

    /// What is held as the server's is not: no server has epoch 0, so every way on leads to a
    /// snapshot, also from a journal. view() and what is pending stay.
    void distrust() { m_epoch = Epoch(); }
    bool isTrusted() const { return m_epoch != Epoch(); }

    /// Starts with a document that the server just made, empty at revision 0: all of `document` is
    /// one pending edit.
    void adopt(const Document &document, Epoch epoch);

    /// Length of the server's document at revision().
    qsizetype serverLength() const;

    /// Where a position in the server's document at revision() stands in view(), and back. A
    /// position beyond the end counts as the end.
    qsizetype toView(qsizetype position) const;
    qsizetype toServer(qsizetype position) const;

private:
    Result<Delta, SyncError> applyLogged(const messages::Rebase &rebase, Authorship authorship);
    void markAsLogged(const Delta &operation, Revision revision);
    void dropEmptyBuffer();

    Document m_view;
    AuthorNumber m_author;
    Epoch m_epoch;
    Revision m_revision;
    Sequence m_lastSequence;
    std::optional<InFlight> m_inFlight;
    std::optional<Delta> m_buffer; ///< on the document after the operation in flight
    qint64 m_inFlightEdits = 0;
    qint64 m_bufferEdits = 0;
};

} // namespace syngraph
