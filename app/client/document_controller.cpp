#include "app/client/document_controller.h"

#include "app/client/document_creation.h"

#include <QTimer>

#include <deque>

namespace syngraph {

/// Pumps the session: its effects go to the transport and out as signals, its deadline is one
/// timer. Events that come while effects are carried out wait their turn.
class DocumentController::Impl final
{
public:
    Impl(DocumentController &owner, Environment environment)
        : q(owner), m_environment(std::move(environment))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &q, [this] { step(events::Tick{}); });
    }

    Instant now() const { return m_environment.clock.now(); }
    const Document &document() const { return m_session ? m_session->document().view() : m_local; }

    void startSession(const ShareLink &link);
    void step(SessionEvent event);
    void edit(const Delta &delta);

    DocumentController &q;
    Environment m_environment;
    Document m_local;
    QString m_localTitle;
    UndoStack m_undo;
    std::optional<ShareLink> m_link;
    std::optional<ShareLink> m_viewLink;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Transport> m_transport;
    qint64 m_attempt = 0;
    DocumentCreation *m_creation = nullptr; ///< owned by q
    std::vector<Participant> m_noParticipants;
    bool m_loaded = false; ///< the session has shown a document
    bool m_wasLive = false;

private:
    void carryOut(const effects::Connect &effect);
    void carryOut(const effects::Send &effect);
    void carryOut(const effects::Abort &effect);
    void carryOut(const effects::Close &effect);
    void carryOut(const effects::RemoteEdit &effect);
    void carryOut(const effects::Reset &effect);
    void carryOut(const effects::Recovered &effect);
    void carryOut(const effects::Journal &) {}
    void carryOut(const effects::SyncJournal &) {}
    void carryOut(const effects::CaughtUp &) {}
    void carryOut(const effects::StateChanged &);
    void carryOut(const effects::SaveStateChanged &) { Q_EMIT q.statusChanged(); }
    void carryOut(const effects::ParticipantsChanged &) { Q_EMIT q.participantsChanged(); }
    void carryOut(const effects::TitleChanged &) { Q_EMIT q.titleChanged(m_session->title()); }
    void rearm();

    QTimer m_timer;
    std::deque<SessionEvent> m_events;
    bool m_stepping = false;
};

void DocumentController::Impl::startSession(const ShareLink &link)
{
    m_link = link;
    SessionIdentity identity;
    identity.token = link.token;
    identity.client = m_environment.random.id<ClientId>();
    identity.name = m_environment.name;
    identity.color = m_environment.color;
    m_session = std::make_unique<Session>(identity, m_environment.session, m_environment.random);
}

void DocumentController::Impl::step(SessionEvent event)
{
    if (!m_session)
        return;
    m_events.push_back(std::move(event));
    if (m_stepping)
        return;
    m_stepping = true;
    while (!m_events.empty()) {
        const auto next = std::move(m_events.front());
        m_events.pop_front();
        for (const auto &effect : m_session->step(next, now()))
            std::visit([this](const auto &e) { carryOut(e); }, effect);
    }
    m_stepping = false;
    rearm();
}

void DocumentController::Impl::rearm()
{
    const auto deadline = m_session->nextDeadline();
    if (!deadline) {
        m_timer.stop();
        return;
    }
    // Rounded up: a tick that comes too early would only come again.
    const auto left = std::chrono::ceil<Milliseconds>(*deadline - now());
    m_timer.start(std::max(Milliseconds(0), left));
}

void DocumentController::Impl::edit(const Delta &delta)
{
    if (m_session)
        step(events::Edit{delta});
    else
        SYNGRAPH_CHECK(bool(m_local.apply(delta)));
}

void DocumentController::Impl::carryOut(const effects::Connect &effect)
{
    m_attempt = effect.attempt;
    m_transport = m_environment.makeTransport();
    const auto attempt = effect.attempt;
    auto *transport = m_transport.get();
    QObject::connect(transport, &Transport::opened, &q,
                     [this, attempt] { step(events::TransportOpened{attempt}); });
    QObject::connect(transport, &Transport::received, &q,
                     [this, attempt](const QByteArray &message) {
                         step(events::TransportMessage{attempt, message});
                     });
    QObject::connect(transport, &Transport::ended, &q, [this, attempt](const TransportEnd &end) {
        step(events::TransportEnded{attempt, end});
    });
    transport->open({m_link->webSocketUrl(), m_link->server.fingerprint,
                     m_environment.session.format});
}

void DocumentController::Impl::carryOut(const effects::Send &effect)
{
    if (m_transport && effect.attempt == m_attempt)
        m_transport->send(effect.bytes);
}

void DocumentController::Impl::carryOut(const effects::Abort &effect)
{
    if (!m_transport || effect.attempt != m_attempt)
        return;
    m_transport->disconnect(&q);
    m_transport->abort();
    m_transport.release()->deleteLater();
}

void DocumentController::Impl::carryOut(const effects::Close &effect)
{
    if (!m_transport || effect.attempt != m_attempt)
        return;
    m_transport->disconnect(&q);
    m_transport->close();
    // It goes when the other side has answered, or with the next attempt.
    QObject::connect(m_transport.get(), &Transport::ended, m_transport.get(),
                     &QObject::deleteLater);
    m_transport.release()->setParent(&q);
}

void DocumentController::Impl::carryOut(const effects::RemoteEdit &effect)
{
    m_undo.recordRemote(effect.delta);
    Q_EMIT q.remoteEdited(effect.delta);
    Q_EMIT q.undoStateChanged();
}

void DocumentController::Impl::carryOut(const effects::Reset &effect)
{
    m_undo = UndoStack();
    m_loaded = true;
    Q_EMIT q.documentReset(effect.document);
    Q_EMIT q.undoStateChanged();
}

void DocumentController::Impl::carryOut(const effects::Recovered &effect)
{
    Q_EMIT q.recovered(effect.document, effect.reason);
}

void DocumentController::Impl::carryOut(const effects::StateChanged &)
{
    m_wasLive = m_wasLive || m_session->state() == ConnectionState::Live;
    Q_EMIT q.statusChanged();
}

DocumentController::DocumentController(Environment environment, QObject *parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(environment)))
{
}

DocumentController::~DocumentController()
{
    if (m_impl->m_transport) {
        m_impl->m_transport->disconnect(this);
        m_impl->m_transport->close();
    }
}

void DocumentController::open(const ShareLink &link)
{
    SYNGRAPH_CHECK(!m_impl->m_session);
    m_impl->m_undo = UndoStack();
    m_impl->startSession(link);
    m_impl->step(events::Start{});
}

void DocumentController::loadLocal(const Document &document, const QString &title)
{
    SYNGRAPH_CHECK(!m_impl->m_session);
    m_impl->m_local = document;
    m_impl->m_localTitle = title;
    m_impl->m_undo = UndoStack();
    Q_EMIT documentReset(document);
    Q_EMIT titleChanged(title);
    Q_EMIT undoStateChanged();
}

void DocumentController::share(const ServerAddress &server, const QString &title)
{
    if (m_impl->m_session || m_impl->m_creation)
        return;
    auto *creation = new DocumentCreation(server, title, m_impl->m_environment.makeTransport(),
                                          m_impl->m_environment.session.connectDeadline, this);
    m_impl->m_creation = creation;
    connect(creation, &DocumentCreation::failed, this,
            [this, creation](ShareError error, const QString &detail) {
                m_impl->m_creation = nullptr;
                creation->deleteLater();
                Q_EMIT shareFailed(error, detail);
            });
    connect(creation, &DocumentCreation::created, this,
            [this, creation, title](const ShareLink &editLink, const ShareLink &viewLink) {
                m_impl->m_creation = nullptr;
                creation->deleteLater();
                m_impl->m_viewLink = viewLink;
                m_impl->startSession(editLink);
                // What was typed stays on the screen, undo and all, and is the first edit there.
                m_impl->m_session->adopt(m_impl->m_local, title);
                m_impl->m_loaded = true;
                m_impl->step(events::Start{});
                Q_EMIT titleChanged(title);
                Q_EMIT shared(editLink);
                Q_EMIT statusChanged();
            });
    creation->start();
}

const Document &DocumentController::document() const { return m_impl->document(); }
bool DocumentController::isShared() const { return m_impl->m_session != nullptr; }
std::optional<ShareLink> DocumentController::viewLink() const { return m_impl->m_viewLink; }

std::optional<ShareLink> DocumentController::editLink() const
{
    return m_impl->m_link;
}

QString DocumentController::title() const
{
    return m_impl->m_session ? m_impl->m_session->title() : m_impl->m_localTitle;
}

const std::vector<Participant> &DocumentController::participants() const
{
    return m_impl->m_session ? m_impl->m_session->participants() : m_impl->m_noParticipants;
}

AuthorNumber DocumentController::author() const
{
    return m_impl->m_session ? m_impl->m_session->author() : AuthorNumber();
}

ConnectionStatus DocumentController::status() const
{
    ConnectionStatus status;
    const auto *session = m_impl->m_session.get();
    if (!session)
        return status;
    const auto now = m_impl->now();
    status.isLocal = false;
    status.state = session->state();
    status.blockReason = session->blockReason();
    status.role = session->role();
    status.pendingEdits = session->document().pendingEdits();
    status.roundTrip = session->roundTrip();
    status.failedAttempts = session->failedAttempts();
    status.wasLive = m_impl->m_wasLive;
    if (const auto since = session->unsavedSince())
        status.unsavedFor = std::chrono::duration_cast<Milliseconds>(now - *since);
    if (const auto next = session->nextAttempt())
        status.nextAttemptIn =
            std::max(Milliseconds(0), std::chrono::duration_cast<Milliseconds>(*next - now));
    return status;
}

bool DocumentController::canEdit() const
{
    return !m_impl->m_session
        || (m_impl->m_loaded && m_impl->m_session->role() == Role::Edit);
}

bool DocumentController::canUndo() const { return canEdit() && m_impl->m_undo.canUndo(); }
bool DocumentController::canRedo() const { return canEdit() && m_impl->m_undo.canRedo(); }

void DocumentController::editLocal(const Delta &delta, const Delta &inverse, EditKind kind)
{
    SYNGRAPH_CHECK(canEdit());
    m_impl->m_undo.recordLocal(delta, inverse, m_impl->now(), kind);
    m_impl->edit(delta);
    Q_EMIT undoStateChanged();
}

void DocumentController::moveSelection(qsizetype anchor, qsizetype head)
{
    m_impl->step(events::Selection{{anchor, head}});
}

void DocumentController::undo()
{
    if (!canUndo())
        return;
    if (const auto delta = m_impl->m_undo.undo(document())) {
        m_impl->edit(*delta);
        Q_EMIT localEdited(*delta);
    }
    Q_EMIT undoStateChanged();
}

void DocumentController::redo()
{
    if (!canRedo())
        return;
    if (const auto delta = m_impl->m_undo.redo(document())) {
        m_impl->edit(*delta);
        Q_EMIT localEdited(*delta);
    }
    Q_EMIT undoStateChanged();
}

void DocumentController::breakUndoGroup() { m_impl->m_undo.breakGroup(); }

void DocumentController::rename(const QString &title)
{
    if (m_impl->m_session) {
        m_impl->step(events::Rename{title});
    } else if (m_impl->m_localTitle != title) {
        m_impl->m_localTitle = title;
        Q_EMIT titleChanged(title);
    }
}

void DocumentController::setProfile(const QString &name, quint32 color)
{
    m_impl->m_environment.name = name;
    m_impl->m_environment.color = color;
    m_impl->step(events::Profile{name, color});
}

void DocumentController::retryNow()
{
    const bool resting = m_impl->m_session
        && (m_impl->m_session->state() == ConnectionState::Idle
            || m_impl->m_session->state() == ConnectionState::Blocked);
    if (resting)
        m_impl->step(events::Start{});
    else
        m_impl->step(events::RetrySoon{});
}

void DocumentController::setWorkOffline(bool offline)
{
    if (offline)
        m_impl->step(events::Stop{});
    else
        m_impl->step(events::Start{});
}

} // namespace syngraph
