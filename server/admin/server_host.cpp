#include "server/admin/server_host.h"

#include "server/admin/document_administration.h"
#include "server/storage/sql_store.h"
#include "server/storage/sql_version.h"
#include "server/storage/store_dispatch.h"

#include <QLoggingCategory>

#include <cstdlib>

namespace syngraph {

Q_LOGGING_CATEGORY(logServer, "syngraph.server")

namespace {

constexpr int kExitIoError = 74;
constexpr Milliseconds kDrainPatience = 8s; ///< what is not acknowledged then is sent again
constexpr quint16 kCloseRestart = 1012;

} // namespace

ServerHost::ServerHost(ServerOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_adminSocket(m_options.dataDirectory,
                    [this](const QJsonObject &request, AdminSocket::Answer answer) {
                        administer(request, std::move(answer));
                    })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { step(inputs::Tick{}); });
    m_farewell.setSingleShot(true);
    m_farewell.setInterval(limits::kCloseDeadline);
    connect(&m_farewell, &QTimer::timeout, this, &ServerHost::finish);
}

ServerHost::~ServerHost()
{
    // The storage thread posts to this object: it has to end first.
    if (m_storage)
        m_storage->stop();
}

Status<StartError> ServerHost::start(const Prepare &prepare)
{
    const auto directory = m_options.dataDirectory;
    m_storage = std::make_unique<StorageThread>(
        [directory] { return SqlStore::open(directory); },
        [this](int, StoreReply reply) {
            QMetaObject::invokeMethod(
                this,
                [this, reply = std::move(reply)] {
                    if (m_alerts)
                        m_alerts->noteReply(reply);
                    step(inputs::Stored{reply});
                },
                Qt::QueuedConnection);
        },
        m_clock);
    // What is on disk is not known any more, and only a fresh start can tell.
    m_storage->setOnBroken([] { endNow("a commit failed in an unknown way"); });
    if (const auto opened = m_storage->start(); !opened)
        return StartError{StartError::Part::Store, opened.error(), {}};
    qCInfo(logServer, "SQLite %s", qPrintable(sqliteVersion()));
    if (prepare && !prepare(m_options))
        return StartError{StartError::Part::Prepare, {}, {}};
    m_engine = std::make_unique<Engine>(m_options.engine, m_random, m_clock);
    m_runtime = std::make_unique<ServerRuntime>(m_options.net, *this, m_clock);
    if (const auto listening = m_runtime->listen(); !listening)
        return StartError{StartError::Part::Listen, {}, listening.error()};
    if (!m_adminSocket.listen())
        return StartError{StartError::Part::AdminSocket, {}, {}};
    m_alerts = std::make_unique<StorageAlerts>(
        directory, *m_storage, [this](const QByteArray &trouble) {
            if (!m_isDraining)
                m_runtime->setTrouble(trouble);
        },
        StorageAlerts::Options());
    connect(m_runtime.get(), &ServerRuntime::emptied, this, &ServerHost::finish);
    return Done{};
}

void ServerHost::endNow(const char *reason)
{
    qCCritical(logServer, "%s: stopping at once", reason);
    std::_Exit(kExitIoError);
}

void ServerHost::administer(const QJsonObject &request, AdminSocket::Answer answer)
{
    if (m_finished) {
        answer(refusal(AdministrationError::Storage));
        return;
    }
    m_storage->submitTask([this, request, answer = std::move(answer)](Store &store) {
        const auto result = syngraph::administer(store, request, m_random, m_clock);
        if (result[QStringLiteral("error")] == wordFor(AdministrationError::UnknownOutcome))
            m_storage->breakDown();
        const bool revoked = request[QStringLiteral("command")].toString() == u"revoke"
            && result[QStringLiteral("ok")].toBool();
        QMetaObject::invokeMethod(
            this,
            [this, result, revoked, answer] {
                if (result[QStringLiteral("error")] == wordFor(AdministrationError::StorageFull))
                    m_alerts->noteFull();
                if (revoked)
                    step(inputs::LinkRevoked{
                        LinkNumber(result[QStringLiteral("number")].toInteger())});
                if (result[QStringLiteral("cleared")].toBool())
                    stepCleared(result);
                answer(result);
            },
            Qt::QueuedConnection);
    });
}

void ServerHost::stepCleared(const QJsonObject &result)
{
    if (const auto document = DocumentId::fromText(result[QStringLiteral("document")].toString()))
        step(inputs::ChatCleared{*document, result[QStringLiteral("newest")].toInteger()});
}

void ServerHost::drain()
{
    qCInfo(logServer, "draining: %d connections", m_runtime->connectionCount());
    m_isDraining = true;
    m_runtime->setTrouble("stopping");
    m_runtime->stopAccepting();
    m_patience.arm(kDrainPatience, [] { endNow("the storage did not finish in time"); });
    step(inputs::Drain{});
}

void ServerHost::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_timer.stop();
    m_alerts->stop();
    m_runtime->closeAll(kCloseRestart, "restart");
    m_storage->stop();
    Q_EMIT stopped();
}

void ServerHost::onConnected(PeerId peer, std::optional<DocumentId> document, WireFormat format,
                             const QString &address)
{
    step(inputs::PeerConnected{peer, document, format, address});
}

void ServerHost::onMessage(PeerId peer, const QByteArray &message)
{
    step(inputs::PeerMessage{peer, message});
}

void ServerHost::onClosed(PeerId peer)
{
    step(inputs::PeerClosed{peer});
}

void ServerHost::onLagging(PeerId peer, bool isLagging)
{
    step(inputs::PeerLagging{peer, isLagging});
}

void ServerHost::onPageWanted(PeerId visitor, const DocumentId &document)
{
    if (m_finished)
        return;
    m_storage->submitTask([this, visitor, document](Store &store) {
        const auto title = store.content().title(document);
        const auto shown = title ? std::optional(*title) : std::nullopt;
        QMetaObject::invokeMethod(
            this, [this, visitor, shown] { m_runtime->answerPage(visitor, shown); },
            Qt::QueuedConnection);
    });
}

void ServerHost::step(const EngineInput &input)
{
    if (m_finished)
        return;
    for (const auto &action : m_engine->step(input, m_clock.now()))
        carryOut(action);
    rearm();
}

void ServerHost::carryOut(const EngineAction &action)
{
    if (const auto *send = std::get_if<actions::Send>(&action)) {
        m_runtime->send(send->peers, send->bytes, send->format);
    } else if (const auto *admit = std::get_if<actions::Admit>(&action)) {
        m_runtime->admit(admit->peer);
    } else if (const auto *close = std::get_if<actions::Close>(&action)) {
        qCDebug(logServer, "closing connection %lld with %d: %s",
                static_cast<long long>(close->peer.value), int(close->code),
                close->reason.constData());
        m_runtime->close(close->peer, close->code, close->reason);
    } else if (const auto *ask = std::get_if<actions::Ask>(&action)) {
        m_alerts->noteRequest(ask->request);
        m_storage->submit(ask->request);
    } else if (std::holds_alternative<actions::Drained>(action)) {
        if (m_runtime->connectionCount() == 0)
            finish();
        else
            m_farewell.start();
    }
}

/// Most steps leave the deadline as it is, and a timer that runs is left alone then. Never later
/// than the engine wants; a Tick that comes early does no harm.
void ServerHost::rearm()
{
    const auto deadline = m_engine->nextDeadline();
    if (!deadline) {
        m_timer.stop();
    } else if (!m_timer.isActive() || *deadline < m_timerDue) {
        m_timerDue = deadline;
        m_timer.start(std::max(Milliseconds(0),
                               std::chrono::ceil<Milliseconds>(*deadline - m_clock.now())));
    }
}

} // namespace syngraph
