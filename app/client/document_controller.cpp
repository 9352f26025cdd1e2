#include "app/client/document_controller.h"

#include "app/client/document_controller_impl.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

namespace syngraph {

void DocumentController::Impl::startSession(const ShareLink &link, ClientId client)
{
    m_isOpening = false;
    m_link = link;
    SessionIdentity identity;
    identity.token = tokenFor(link);
    identity.client = client;
    identity.name = m_environment.name;
    identity.color = m_environment.color;
    m_session = std::make_unique<Session>(identity, m_environment.session, m_environment.random);
}

void DocumentController::Impl::step(SessionEvent event)
{
    if (!m_session || m_isBroken)
        return;
    m_events.push_back(std::move(event));
    if (m_stepping)
        return;
    m_stepping = true;
    guarded([this] {
        while (!m_events.empty()) {
            const auto next = std::move(m_events.front());
            m_events.pop_front();
            for (const auto &effect : m_session->step(next, now())) {
                std::visit([this](const auto &e) { carryOut(e); }, effect);
                if (m_isBroken)
                    return;
            }
            describeWhenDue();
            flushJournal();
        }
    });
    m_stepping = false;
    if (!m_isBroken)
        rearm();
}

/// The session mends what breaks within it; here it is the rest: undo, journal, and what is shown.
void DocumentController::Impl::giveUp()
{
    if (std::exchange(m_isBroken, true))
        return;
    m_events.clear();
    m_timer.stop();
    if (m_transport) {
        m_transport->disconnect(&q);
        m_transport->abort();
        m_transport.release()->deleteLater();
    }
    keepText(document(), ErrorCode::Internal, {});
    Q_EMIT q.statusChanged();
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
        if (end.kind == TransportEnd::Kind::WrongIdentity)
            m_shownKey = QByteArray::fromHex(end.detail.toLatin1());
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
    // It goes when the other side has answered; one that was never open says nothing.
    auto *transport = m_transport.release();
    transport->setParent(&q);
    QObject::connect(transport, &Transport::ended, transport, &QObject::deleteLater);
    QTimer::singleShot(limits::kCloseDeadline, transport, &QObject::deleteLater);
}

void DocumentController::Impl::carryOut(const effects::RemoteEdit &effect)
{
    Q_EMIT q.remoteEdited(effect.delta, effect.wasMissed ? EditAge::WhileAway : EditAge::Now,
                          effect.author);
    Q_EMIT q.undoStateChanged();
}

void DocumentController::Impl::carryOut(const effects::Reset &effect)
{
    m_loaded = true;
    Q_EMIT q.documentReset(effect.document,
                           effect.wasMissed ? EditAge::WhileAway : EditAge::Now);
    Q_EMIT q.undoStateChanged();
}

void DocumentController::Impl::carryOut(const effects::Recovered &effect)
{
    keepText(effect.document, effect.reason, effect.ownText);
}

void DocumentController::Impl::carryOut(const effects::TitleChanged &)
{
    m_journal.setTitle(m_session->title());
    Q_EMIT q.titleChanged(m_session->title());
}

void DocumentController::Impl::carryOut(const effects::StateChanged &)
{
    const bool isLive = m_session->state() == ConnectionState::Live;
    const bool hasComeLive = isLive && !std::exchange(m_isLive, isLive);
    if (hasComeLive)
        m_images.connected(document());
    m_isLive = isLive;
    m_wasLive = m_wasLive || isLive;
    noteAbsence();
    settleLink();
    m_links.connectionChanged(hasComeLive);
    Q_EMIT q.statusChanged();
    Q_EMIT q.undoStateChanged();
}

/// Whoever is shown a damaged document hears of nobody, and is as far away as without a connection.
void DocumentController::Impl::noteAbsence()
{
    const bool isHere = m_isLive && !m_session->damagedBehind();
    if (isHere && m_awaySince)
        m_absence = std::chrono::duration_cast<Milliseconds>(now() - *std::exchange(m_awaySince, {}));
    else if (!isHere && m_wasLive && !m_awaySince)
        m_awaySince = now();
}

std::optional<Milliseconds> DocumentController::lastAbsence() const { return m_impl->m_absence; }

DocumentController::DocumentController(Environment environment, QObject *parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(environment)))
{
    if (auto *journal = m_impl->m_environment.journal) {
        connect(journal, &Journal::healthChanged, this, &DocumentController::statusChanged);
        connect(journal, &Journal::checkpointsWanted, this,
                [this] { m_impl->rewriteJournal(); });
        connect(journal, &Journal::documentsRead, this, [this] { m_impl->adoptLateJournal(); });
    }
}

DocumentController::~DocumentController()
{
    if (m_impl->m_transport) {
        m_impl->m_transport->disconnect(this);
        m_impl->m_transport->close();
    }
}

void DocumentController::open(const ShareLink &link, JournalId id)
{
    SYNGRAPH_CHECK(!m_impl->m_session && !m_impl->m_isOpening);
    m_impl->m_undo = UndoStack();
    if (auto *journal = m_impl->m_environment.journal) {
        m_impl->m_isOpening = true;
        m_impl->m_link = link;
        journal->whenOpened(this, [this, link, id] { m_impl->openFromJournal(link, id); });
    } else {
        m_impl->startSession(link, m_impl->newClient(link));
        m_impl->step(events::Start{});
    }
    Q_EMIT statusChanged();
}

void DocumentController::openLocal(JournalId id)
{
    auto *journal = m_impl->m_environment.journal;
    const auto known = journal ? journal->find(id) : std::nullopt;
    if (!known || isShared())
        return;
    m_impl->m_journal.begin(*known, m_impl->m_environment.random);
    if (m_impl->m_journal.what().id != id)
        return;
    m_impl->loadLocal();
    Q_EMIT statusChanged();
}

void DocumentController::discardLocal()
{
    if (isShared())
        return;
    if (std::exchange(m_impl->m_isOpening, false))
        m_impl->m_journal.leave();
    else
        m_impl->m_journal.forget();
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

void DocumentController::replaceLink(const ShareLink &link)
{
    if (!m_impl->m_session)
        return;
    SYNGRAPH_CHECK(link.document == m_impl->m_link->document);
    m_impl->m_link = link;
    m_impl->m_otherLink.reset();
    m_impl->m_candidate.reset();
    m_impl->step(events::Token{m_impl->tokenFor(link)});
    Q_EMIT statusChanged();
}

void DocumentController::share(const ServerAddress &server, const QString &wishedTitle)
{
    if (m_impl->m_session || m_impl->m_creation || m_impl->m_isBroken)
        return;
    if (m_impl->m_isOpening) {
        Q_EMIT shareFailed(ShareError::Busy, {});
        return;
    }
    const QString title = cleanedTitle(wishedTitle);
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
            [this, creation, title](const ShareLink &editLink, const ShareLink &viewLink,
                                    const QByteArray &ownToken) {
                m_impl->m_creation = nullptr;
                creation->deleteLater();
                m_impl->m_viewLink = viewLink;
                m_impl->m_ownToken = ownToken;
                m_impl->m_plainLink = Impl::PlainLink{editLink.token, Role::Edit};
                m_impl->startSession(editLink, m_impl->newClient(editLink));
                if (!m_impl->m_journal.hasBegun())
                    m_impl->m_journal.begin({}, m_impl->m_environment.random);
                m_impl->m_journal.setLinks(editLink, viewLink);
                m_impl->m_journal.setOwnToken(ownToken);
                m_impl->m_journal.setTitle(title);
                // What was typed stays on the screen, undo and all, and is the first edit there.
                m_impl->m_session->adopt(m_impl->m_local, title, std::move(m_impl->m_undo));
                m_impl->m_loaded = true;
                m_impl->step(events::Start{});
                Q_EMIT titleChanged(title);
                Q_EMIT shared(editLink);
                Q_EMIT statusChanged();
            });
    creation->start();
}

const Document &DocumentController::document() const { return m_impl->document(); }
bool DocumentController::isShared() const { return m_impl->m_session || m_impl->m_link; }
JournalId DocumentController::journalId() const { return m_impl->m_journal.what().id; }
bool DocumentController::isSharing() const { return m_impl->m_creation != nullptr; }
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
    status.isBroken = m_impl->m_isBroken;
    status.isLocal = !isShared();
    status.isLoaded = status.isLocal || m_impl->m_loaded;
    if (const auto *journal = m_impl->m_environment.journal) {
        const auto health = journal->health();
        const bool isGood = health.state == JournalHealth::State::Good;
        status.keeping = isGood && !journal->isBehindScreen()               ? Keeping::OnDisk
            : isGood || health.state == JournalHealth::State::Opening ? Keeping::InWindow
                                                                            : Keeping::Failing;
        status.keepingError = health.reason;
    }
    if (m_impl->m_link) {
        status.server = m_impl->m_link->server;
        const auto &isOff = m_impl->m_environment.isHostOff;
        status.isHostOff = isOff && isOff(*status.server);
    }
    if (m_impl->m_isOpening)
        status.state = ConnectionState::Connecting;
    if (!session)
        return status;
    const auto now = m_impl->now();
    status.state = session->state();
    status.blockReason = session->blockReason();
    if (status.blockReason == BlockReason::WrongIdentity)
        status.shownKey = m_impl->m_shownKey;
    status.role = session->role();
    status.pendingEdits = m_impl->pendingEdits();
    const auto unsent = m_impl->unsentMessages();
    status.waitingMessages = unsent.waiting;
    status.stuckMessages = unsent.stuck;
    status.roundTrip = session->roundTrip();
    status.failedAttempts = session->failedAttempts();
    status.lastEnd = session->lastEnd();
    status.wasLive = m_impl->m_wasLive;
    status.heldBack = session->heldBack();
    status.damagedBehind = session->damagedBehind();
    status.revision = session->document().revision();
    if (const auto since = session->unsavedSince())
        status.unsavedFor = std::chrono::duration_cast<Milliseconds>(now - *since);
    if (const auto next = session->nextAttempt())
        status.nextAttemptIn =
            std::max(Milliseconds(0), std::chrono::duration_cast<Milliseconds>(*next - now));
    return status;
}

DocumentImages &DocumentController::images() { return m_impl->m_images; }
DocumentLinks &DocumentController::links() { return m_impl->m_links; }

bool DocumentController::canEdit() const
{
    const auto *session = m_impl->m_session.get();
    if (m_impl->m_isBroken)
        return false;
    if (!session)
        return !m_impl->m_isOpening;
    // What is written behind a dead link would never get anywhere.
    const bool isDead = session->state() == ConnectionState::Blocked
        && (session->blockReason() == BlockReason::BadLink
            || session->blockReason() == BlockReason::NoDocument);
    return m_impl->m_loaded && !isDead && session->role() == Role::Edit;
}

std::vector<ClientDocument::Place> DocumentController::pendingPlaces() const
{
    return m_impl->m_session ? m_impl->m_session->document().pendingPlaces()
                             : std::vector<ClientDocument::Place>();
}

void DocumentController::giveUp()
{
    m_impl->giveUp();
}

void DocumentController::moveSelection(qsizetype anchor, qsizetype head)
{
    if (m_impl->m_session)
        m_impl->step(events::Selection{{anchor, head}});
    else
        m_impl->m_undo.noteSelection(anchor, head);
}

void DocumentController::rename(const QString &title)
{
    if (m_impl->m_session) {
        m_impl->step(events::Rename{title});
    } else if (m_impl->m_localTitle != title) {
        m_impl->m_localTitle = title;
        m_impl->m_journal.setTitle(title);
        if (m_impl->m_journal.hasBegun())
            m_impl->flushJournal();
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
        m_impl->step(events::RetrySoon{true});
}

void DocumentController::retrySoon() { m_impl->step(events::RetrySoon{}); }

void DocumentController::setWorkOffline(bool offline)
{
    if (offline)
        m_impl->step(events::Stop{});
    else
        m_impl->step(events::Start{});
}

} // namespace syngraph
