#include "app/client/document_controller.h"

#include "app/client/document_creation.h"
#include "app/client/document_journal.h"
#include "common/base/limits.h"
#include "common/protocol/plain_text.h"

#include <QTimer>

#include <deque>

namespace syngraph {

namespace {

constexpr qsizetype kEntriesWorthACheckpoint = 256;

} // namespace

/// Pumps the session: its effects go to the transport and out as signals, its deadline is one
/// timer. Events that come while effects are carried out wait their turn.
class DocumentController::Impl final
{
public:
    Impl(DocumentController &owner, Environment environment)
        : q(owner)
        , m_environment(std::move(environment))
        , m_journal(m_environment.journal, m_environment.clock)
    {
        m_environment.session.journaled = m_journal.journal() != nullptr;
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &q, [this] { step(events::Tick{}); });
    }

    Instant now() const { return m_environment.clock.now(); }
    const Document &document() const { return m_session ? m_session->document().view() : m_local; }

    void startSession(const ShareLink &link, ClientId client);
    void openFromJournal(const ShareLink &link);
    void resume(const ShareLink &link, const ReadRecord &read);
    void resumeLocal(const ReadRecord &read);
    void keepText(const Document &document, ErrorCode reason, const QStringList &ownText);
    void rewriteJournal();
    void step(SessionEvent event);
    void edit(const Delta &delta);

    DocumentController &q;
    Environment m_environment;
    DocumentJournal m_journal;
    bool m_isOpening = false; ///< the journal is being read
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
    void carryOut(const effects::Journal &effect) { m_journal.add(effect.entry); }
    void carryOut(const effects::SyncJournal &effect) { m_toSync = effect.number; }
    void carryOut(const effects::CaughtUp &effect) { Q_EMIT q.caughtUp(effect); }
    void carryOut(const effects::StateChanged &);
    void carryOut(const effects::SaveStateChanged &) { Q_EMIT q.statusChanged(); }
    void carryOut(const effects::ParticipantsChanged &) { Q_EMIT q.participantsChanged(); }
    void carryOut(const effects::TitleChanged &);
    void flushJournal();
    void rearm();

    QTimer m_timer;
    std::deque<SessionEvent> m_events;
    bool m_stepping = false;
    std::optional<qint64> m_toSync; ///< of the journal, asked for by this step
};

void DocumentController::Impl::startSession(const ShareLink &link, ClientId client)
{
    m_isOpening = false;
    m_link = link;
    SessionIdentity identity;
    identity.token = link.token;
    identity.client = client;
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
        flushJournal();
    }
    m_stepping = false;
    rearm();
}

/// All that one step did to the document goes into the journal as one.
void DocumentController::Impl::flushJournal()
{
    m_journal.flush(m_session ? m_session->document().pendingEdits() : 0);
    if (m_toSync) {
        m_journal.journal()->sync(&q, [this, number = *std::exchange(m_toSync, std::nullopt)] {
            step(events::Journaled{number});
        });
    }
}

void DocumentController::Impl::rewriteJournal()
{
    if (!m_journal.hasBegun())
        return;
    m_journal.startOver();
    if (m_session) {
        step(events::WriteCheckpoint{});
    } else {
        m_journal.addLocalCheckpoint(m_local);
        flushJournal();
    }
}

void DocumentController::Impl::openFromJournal(const ShareLink &link)
{
    auto known = m_journal.journal()->find(link);
    JournalDocument fresh;
    fresh.link = link;
    const auto wanted = known ? known->id : JournalId();
    m_journal.begin(known.value_or(fresh), m_environment.random);
    m_viewLink = m_journal.what().viewLink;
    m_localTitle = m_journal.what().title;
    Q_EMIT q.titleChanged(m_localTitle);
    if (m_journal.what().id == wanted)
        m_journal.journal()->load(wanted, &q,
                                  [this, link](const ReadRecord &read) { resume(link, read); });
    else
        resume(link, {}); // unknown, or open in another tab
}

void DocumentController::Impl::resume(const ShareLink &link, const ReadRecord &read)
{
    if (read.isDamaged) {
        // Nobody knows what was sent of it: the text is kept, and the document comes anew.
        m_link = link;
        if (read.record && read.record->document.view().length() > 1)
            keepText(read.record->document.view(), ErrorCode::Internal, {});
        flushJournal();
        m_journal.forget();
    }
    if (read.isDamaged || read.isUnreadable) {
        JournalDocument fresh;
        fresh.link = link;
        m_journal.begin(fresh, m_environment.random);
    }
    if (read.record && !read.isDamaged) {
        startSession(link, read.record->client);
        m_session->restore(*read.record);
        m_loaded = true;
        Q_EMIT q.documentReset(document());
        Q_EMIT q.titleChanged(m_session->title());
        Q_EMIT q.undoStateChanged();
        if (read.entries > kEntriesWorthACheckpoint)
            step(events::WriteCheckpoint{});
    } else {
        startSession(link, m_environment.random.id<ClientId>());
    }
    flushJournal();
    step(events::Start{});
}

void DocumentController::Impl::resumeLocal(const ReadRecord &read)
{
    m_isOpening = false;
    if (!read.record)
        return;
    const auto &document = read.record->document.view();
    if (document.length() == 1) {
        m_journal.forget(); // emptied by its writer
        return;
    }
    if (read.isDamaged) {
        keepText(document, ErrorCode::Internal, {});
        flushJournal();
        m_journal.forget();
        return;
    }
    q.loadLocal(document, m_journal.what().title);
}

void DocumentController::Impl::keepText(const Document &document, ErrorCode reason,
                                        const QStringList &ownText)
{
    KeptText text;
    text.id = m_environment.random.id<JournalId>();
    text.title = q.title();
    text.reason = reason;
    text.document = document;
    text.ownText = ownText;
    text.link = m_link;
    m_journal.keep(text);
    Q_EMIT q.recovered(text);
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
    if (m_session) {
        step(events::Edit{delta});
    } else {
        const Document before = m_local;
        SYNGRAPH_CHECK(bool(m_local.apply(delta)));
        if (!m_journal.hasBegun())
            m_journal.begin({}, m_environment.random);
        m_journal.setTitle(m_localTitle);
        m_journal.addLocalEdit(before, delta);
        flushJournal();
    }
    // What is on the screen next outlives this process. A disk that takes longer is not waited for.
    if (m_journal.journal())
        m_journal.journal()->waitWritten(limits::kJournalWait);
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
    Q_EMIT q.remoteEdited(effect.delta, effect.wasMissed ? EditAge::WhileAway : EditAge::Now);
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
    keepText(effect.document, effect.reason, effect.ownText);
}

void DocumentController::Impl::carryOut(const effects::TitleChanged &)
{
    m_journal.setTitle(m_session->title());
    Q_EMIT q.titleChanged(m_session->title());
}

void DocumentController::Impl::carryOut(const effects::StateChanged &)
{
    m_wasLive = m_wasLive || m_session->state() == ConnectionState::Live;
    Q_EMIT q.statusChanged();
}

DocumentController::DocumentController(Environment environment, QObject *parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(environment)))
{
    if (auto *journal = m_impl->m_environment.journal) {
        connect(journal, &Journal::healthChanged, this, &DocumentController::statusChanged);
        connect(journal, &Journal::checkpointsWanted, this,
                [this] { m_impl->rewriteJournal(); });
    }
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
    SYNGRAPH_CHECK(!m_impl->m_session && !m_impl->m_isOpening);
    m_impl->m_undo = UndoStack();
    if (auto *journal = m_impl->m_environment.journal) {
        m_impl->m_isOpening = true;
        m_impl->m_link = link;
        journal->whenOpened(this, [this, link] { m_impl->openFromJournal(link); });
    } else {
        m_impl->startSession(link, m_impl->m_environment.random.id<ClientId>());
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
    m_impl->m_isOpening = true;
    journal->load(id, this, [this](const ReadRecord &read) { m_impl->resumeLocal(read); });
}

void DocumentController::discardLocal()
{
    if (!isShared())
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
    m_impl->m_journal.setLinks(link, m_impl->m_viewLink);
    m_impl->step(events::Token{link.token});
    Q_EMIT statusChanged();
}

void DocumentController::share(const ServerAddress &server, const QString &wishedTitle)
{
    if (m_impl->m_session || m_impl->m_creation)
        return;
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
            [this, creation, title](const ShareLink &editLink, const ShareLink &viewLink) {
                m_impl->m_creation = nullptr;
                creation->deleteLater();
                m_impl->m_viewLink = viewLink;
                m_impl->startSession(editLink, m_impl->m_environment.random.id<ClientId>());
                if (!m_impl->m_journal.hasBegun())
                    m_impl->m_journal.begin({}, m_impl->m_environment.random);
                m_impl->m_journal.setLinks(editLink, viewLink);
                m_impl->m_journal.setTitle(title);
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
bool DocumentController::isShared() const { return m_impl->m_session || m_impl->m_link; }
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
    status.isLocal = !isShared();
    status.isLoaded = status.isLocal || m_impl->m_loaded;
    if (const auto *journal = m_impl->m_environment.journal) {
        const auto health = journal->health();
        status.keeping = health.state == JournalHealth::State::Good ? Keeping::OnDisk
            : health.state == JournalHealth::State::Opening         ? Keeping::InWindow
                                                                    : Keeping::Failing;
        status.keepingError = health.reason;
    }
    if (m_impl->m_isOpening)
        status.state = ConnectionState::Connecting;
    if (!session)
        return status;
    const auto now = m_impl->now();
    status.state = session->state();
    status.blockReason = session->blockReason();
    status.role = session->role();
    status.pendingEdits = session->document().pendingEdits();
    status.roundTrip = session->roundTrip();
    status.failedAttempts = session->failedAttempts();
    status.wasLive = m_impl->m_wasLive;
    status.heldBack = session->heldBack();
    if (const auto since = session->unsavedSince())
        status.unsavedFor = std::chrono::duration_cast<Milliseconds>(now - *since);
    if (const auto next = session->nextAttempt())
        status.nextAttemptIn =
            std::max(Milliseconds(0), std::chrono::duration_cast<Milliseconds>(*next - now));
    return status;
}

bool DocumentController::canEdit() const
{
    const auto *session = m_impl->m_session.get();
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
        m_impl->m_journal.setTitle(title);
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

void DocumentController::retrySoon() { m_impl->step(events::RetrySoon{}); }

void DocumentController::setWorkOffline(bool offline)
{
    if (offline)
        m_impl->step(events::Stop{});
    else
        m_impl->step(events::Start{});
}

} // namespace syngraph
