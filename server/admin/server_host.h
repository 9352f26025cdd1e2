#pragma once

#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "server/admin/admin_socket.h"
#include "server/admin/storage_alerts.h"
#include "server/admin/watchdog.h"
#include "server/engine/engine.h"
#include "server/net/server_runtime.h"
#include "server/storage/storage_thread.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace syngraph {

struct ServerOptions
{
    QString dataDirectory;
    NetOptions net;
    EngineOptions engine;
};

/// Why a server did not start; whoever asked words it.
struct StartError
{
    enum class Part { Store, Prepare, Listen, AdminSocket };
    Part part;
    StoreOpenError store = StoreOpenError::NotWritable;
    ListenError listen = ListenError::Failed;
};

/// A whole server in one object: the engine between the sockets and the storage thread. The same
/// one runs in the program and inside tests. Lives on the thread of its event loop.
///
/// It only carries things from one to the other; the order of everything is the engine's business.
/// A commit whose outcome is unknown ends the process (exit code 74): see SCHEMA.md.
class ServerHost final : public QObject, public EngineHost
{
    Q_OBJECT

public:
    explicit ServerHost(ServerOptions options, QObject *parent = nullptr);
    ~ServerHost() override;

    /// `prepare` may complete the options with what is in the data directory: it is called when
    /// the directory is this process's alone, and says false (Part::Prepare) to end the start.
    using Prepare = std::function<bool(ServerOptions &options)>;
    Status<StartError> start(const Prepare &prepare = {});
    void replaceIdentity(TlsIdentity identity) { m_runtime->replaceIdentity(std::move(identity)); }
    std::vector<ListenAddress> addresses() const { return m_runtime->addresses(); }
    Engine::Figures figures() const { return m_engine->figures(); }

    /// As over the administration socket; `answer` comes later on this thread.
    void administer(const QJsonObject &request, AdminSocket::Answer answer);

    /// Announces the end to everybody, finishes what is in the store's hands, then stopped().
    void drain();

Q_SIGNALS:
    void stopped();

private:
    void onConnected(PeerId peer, std::optional<DocumentId> document, WireFormat format,
                     const QString &address) override;
    void onMessage(PeerId peer, const QByteArray &message) override;
    void onClosed(PeerId peer) override;
    void onLagging(PeerId peer, bool isLagging) override;
    void onPageWanted(PeerId visitor, const DocumentId &document) override;

    void step(const EngineInput &input);
    void stepCleared(const QJsonObject &result);
    void carryOut(const EngineAction &action);
    void rearm();
    [[noreturn]] static void endNow(const char *reason);
    void finish();

    ServerOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<StorageThread> m_storage;
    std::unique_ptr<ServerRuntime> m_runtime;
    std::unique_ptr<StorageAlerts> m_alerts;
    AdminSocket m_adminSocket;
    QTimer m_timer;
    std::optional<Instant> m_timerDue; ///< what m_timer runs for
    QTimer m_farewell;
    Watchdog m_patience; ///< with the storage, while draining
    bool m_isDraining = false;
    bool m_finished = false;
};

} // namespace syngraph
