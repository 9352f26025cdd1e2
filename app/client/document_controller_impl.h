#pragma once

#include "app/client/document_controller.h"
#include "app/client/document_creation.h"
#include "app/client/document_journal.h"
#include "common/base/check.h"

#include <QTimer>

#include <deque>

namespace syngraph {

/// Pumps the session: its effects go to the transport and out as signals, its deadline is one
/// timer. Events that come while effects are carried out wait their turn.
class DocumentController::Impl final
{
public:
    Impl(DocumentController &owner, Environment environment)
        : q(owner)
        , m_environment(std::move(environment))
        , m_journal(m_environment.journal, m_environment.clock)
        , m_images(m_environment.journal ? m_environment.shelf : nullptr, imageHooks())
        , m_links(linkHooks())
    {
        QObject::connect(&m_images, &DocumentImages::pendingChanged, &q, [this] { imagesMoved(); });
        m_environment.session.journaled = m_journal.journal() != nullptr;
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &q, [this] { step(events::Tick{}); });
    }

    Instant now() const { return m_environment.clock.now(); }
    DocumentImages::Hooks imageHooks();
    DocumentLinks::Hooks linkHooks();
    ClientId newClient(const ShareLink &link);
    const QByteArray &tokenFor(const ShareLink &link) const;
    bool fallBackFromOwnToken();
    void noteOwner();
    void notePlainLink();
    void noteListed();
    void noteListedAsOwners();
    void tryCandidate();
    void adoptLateJournal();
    qint64 pendingEdits() const;
    struct UnsentMessages
    {
        qint64 waiting = 0; ///< as in ConnectionStatus
        qint64 stuck = 0;
        bool operator==(const UnsentMessages &) const = default;
    };
    UnsentMessages unsentMessages() const;
    void imagesMoved();
    void describeWhenDue();
    const Document &document() const { return m_session ? m_session->document().view() : m_local; }

    void startSession(const ShareLink &link, ClientId client);
    void openFromJournal(const ShareLink &link, JournalId id);
    void loadLocal();
    void resume(const ShareLink &link, const ReadRecord &read);
    void resumeLocal(const ReadRecord &read);
    void handOutDamaged(const ReadRecord &read);
    void settleLink();
    void noteWhetherOnlyHere();
    enum class Wholeness { All, Damaged };
    void keepText(const Document &document, ErrorCode reason, const QStringList &ownText,
                  Wholeness wholeness = Wholeness::All);
    void rewriteJournal();
    void flushJournal();
    void step(SessionEvent event);
    bool edit(const Delta &delta, const Delta &inverse, EditKind kind);
    bool editWithoutSession(const Delta &delta, const Delta &inverse, EditKind kind);
    void giveUp();
    /// Where an invariant breaks in `work`, this document ends, and no other.
    template <typename Work> void guarded(const Work &work)
    {
        try {
            work();
        } catch (const InvariantError &) {
            giveUp();
        }
    }
    void stepBack(EditStep step);
    void stepBackWithoutSession(EditStep step);
    void beginLocalJournal();
    void waitWritten();
    const UndoStack &undoStack() const { return m_session ? m_session->undoStack() : m_undo; }

    DocumentController &q;
    Environment m_environment;
    DocumentJournal m_journal;
    DocumentImages m_images;
    DocumentLinks m_links;
    bool m_isOpening = false; ///< the journal is being read
    bool m_isUnread = false;  ///< it did not answer, and is asked again when it works
    Document m_local;
    QString m_localTitle;
    UndoStack m_undo; ///< of m_local
    std::optional<ShareLink> m_link;
    std::optional<ShareLink> m_otherLink; ///< the one that was given, while m_link is the one that
                                          ///< unsent edits were written with
    std::optional<ShareLink> m_viewLink;
    QByteArray m_ownToken; ///< it is opened with this one, where it is there; m_link is given away
    bool m_isOwnRefused = false; ///< in this run, so that m_link is used
    /// Given, and perhaps an owner's that is better than what is used.
    std::optional<QByteArray> m_candidate;
    std::optional<QByteArray> m_tried; ///< it, while the session finds out
    /// A link of which a server said what it allows, and that it is no owner's.
    struct PlainLink
    {
        QByteArray token;
        Role role;
    };
    std::optional<PlainLink> m_plainLink;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Transport> m_transport;
    qint64 m_attempt = 0;
    QByteArray m_shownKey; ///< of the last server that was not the link's
    DocumentCreation *m_creation = nullptr; ///< owned by q
    std::vector<Participant> m_noParticipants;
    bool m_loaded = false; ///< the session has shown a document
    bool m_isLive = false;
    bool m_wasLive = false;
    std::optional<Instant> m_awaySince;
    std::optional<Milliseconds> m_absence;
    /// When it was last live the server had less of it than is here, by damage: no other copy is known.
    bool m_isOnlyHere = false;
    bool m_isBroken = false;

private:
    void carryOut(const effects::Connect &effect);
    void carryOut(const effects::Send &effect);
    void carryOut(const effects::Abort &effect);
    void carryOut(const effects::Close &effect);
    void carryOut(const effects::RemoteEdit &effect);
    void carryOut(const effects::OwnEdit &effect);
    void carryOut(const effects::EditRefused &effect);
    void carryOut(const effects::StepLeftOut &) { Q_EMIT q.stepLeftOut(); }
    void carryOut(const effects::Reset &effect);
    void carryOut(const effects::Recovered &effect);
    void carryOut(const effects::Journal &effect) { m_journal.add(effect.entry); }
    void carryOut(const effects::SyncJournal &effect) { m_toSync = effect.number; }
    void carryOut(const effects::CaughtUp &effect) { Q_EMIT q.caughtUp(effect); }
    void carryOut(const effects::StateChanged &);
    void noteAbsence();
    void carryOut(const effects::SaveStateChanged &) { Q_EMIT q.statusChanged(); }
    void carryOut(const effects::ParticipantsChanged &) { Q_EMIT q.participantsChanged(); }
    void carryOut(const effects::TitleChanged &);
    void carryOut(const effects::ChatChanged &);
    void carryOut(const effects::ChatArrived &effect) { Q_EMIT q.chatArrived(effect.entries); }
    void carryOut(const effects::Gathered &effect) { Q_EMIT q.gathered(effect.author); }
    void carryOut(const effects::LinksAnswered &effect) { m_links.answered(effect.answer); }
    void carryOut(const effects::LinksUnanswered &effect) { m_links.unanswered(effect.request); }
    void carryOut(const effects::GatherEnded &effect) { Q_EMIT q.gatherEnded(effect.isSent); }
    template <typename ImageEffect>
        requires requires(DocumentImages &images, const ImageEffect &e) { images.carryOut(e); }
    void carryOut(const ImageEffect &effect)
    {
        m_images.carryOut(effect);
    }
    void rearm();

    QTimer m_timer;
    std::deque<SessionEvent> m_events;
    bool m_stepping = false;
    UnsentMessages m_knownMessages; ///< when the status was told last
    bool m_isRefused = false; ///< the edit that was just handed over
    bool m_describeDue = false; ///< behind what the step itself puts into the journal
    std::optional<qint64> m_toSync; ///< of the journal, asked for by this step
};

} // namespace syngraph
