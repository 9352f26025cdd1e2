#pragma once

#include "common/document/document.h"
#include "server/engine/engine.h"
#include "server/storage/memory_store.h"
#include "tests/support/delta_pieces.h"

#include <QStringList>

#include <deque>
#include <map>

namespace syngraph {

/// One engine over one memory store on a clock that is moved by hand. Everything that it sends is
/// decoded, so a message that no client could read fails the test.
class EngineHarness final
{
public:
    /// Without options people are told of one by one, at once.
    explicit EngineHarness(EngineOptions options = {.presenceInterval = 0ms}, WireFormat format = WireFormat::Cbor);

    // --- the connection's side ---
    PeerId connect(std::optional<DocumentId> document, const QString &address = {});
    void send(PeerId peer, const ClientMessage &message);
    void sendBytes(PeerId peer, const QByteArray &bytes);
    void hangUp(PeerId peer);
    void setLagging(PeerId peer, bool lagging);
    /// Connects, says AUTH and takes WELCOME away; what follows it stays.
    PeerId join(Role role = Role::Edit, std::optional<ClientId> client = std::nullopt);
    PeerId joinWith(const messages::Auth &auth);
    messages::Auth auth(Role role = Role::Edit, std::optional<ClientId> client = std::nullopt);
    void submit(PeerId peer, qint64 sequence, qint64 base, const Delta &delta,
                std::optional<Caret> caret = std::nullopt);

    /// What came since the last call.
    std::vector<ServerMessage> take(PeerId peer);
    template <typename M>
    std::vector<M> take(PeerId peer)
    {
        std::vector<M> found;
        for (const auto &message : take(peer)) {
            if (const auto *one = std::get_if<M>(&message))
                found.push_back(*one);
        }
        return found;
    }
    /// The kinds that came since the last call, such as "welcome joined operation".
    QString heard(PeerId peer);
    /// 0 while it is open.
    int closeCode(PeerId peer) const;
    bool isAdmitted(PeerId peer) const;

    // --- the store's side ---
    /// Requests wait until release(), or go one by one by storeOne().
    void holdStore() { m_holding = true; }
    void release();
    bool storeOne();
    /// Until it is told to work again.
    void setChatError(std::optional<StoreError> error) { m_chatError = error; }
    size_t waitingRequests() const { return m_requests.size(); }
    MemoryStore &store() { return m_store; }
    /// The document of the log, replayed.
    Document stored();
    Revision storedHead();
    /// Puts `count` operations of one client straight into the log; each inserts `text` in front.
    void fillLog(qint64 count, const QString &text, ClientId client);
    /// The same, but every second operation deletes what the one before it inserted.
    void fillLogInTurns(qint64 count, const QString &text, ClientId client);

    void tick();
    /// Moves time on, with a Tick at each deadline.
    void advance(Milliseconds by);
    void step(const EngineInput &input);
    /// A new process over the same store.
    void restart();

    Engine &engine() { return *m_engine; }
    Random &random() { return m_random; }
    Instant now() const { return m_clock.now(); }
    WallTime wallNow() const { return m_clock.wallNow(); }
    /// Somebody sets the clock.
    void setWallForward(Milliseconds by) { m_clock.wallStep += by; }
    bool isDrained() const { return m_drained; }
    DocumentId document() const { return m_document; }
    LinkNumber linkNumber(Role role) const { return m_links.at(role); }
    QByteArray token(Role role) const { return m_tokens.at(role); }
    QByteArray addLink(DocumentId document, Role role, std::optional<WallTime> expires,
                       LinkNumber *number = nullptr);
    /// All but its token is given.
    QByteArray addLink(LinkRecord link, LinkNumber *number = nullptr);
    /// In order: "commit" and, for each message, "<kind> to <peer>".
    QStringList log;

private:
    class HandClock final : public Clock
    {
    public:
        Instant now() const override { return time; }
        WallTime wallNow() const override
        {
            return WallTime(Milliseconds(1'700'000'000'000)
                            + std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()))
                + wallStep;
        }
        Instant time{1s};
        Milliseconds wallStep{0};
    };
    void carryOut(const EngineAction &action);
    void putIntoLog(const std::vector<Delta> &operations, ClientId client);

    EngineOptions m_options;
    WireFormat m_format;
    SeededRandom m_random{7};
    HandClock m_clock;
    MemoryStore m_store;
    std::unique_ptr<Engine> m_engine;
    std::deque<StoreRequest> m_requests;
    bool m_holding = false;
    std::optional<StoreError> m_chatError;
    bool m_drained = false;
    qint64 m_lastPeer = 0;
    std::map<PeerId, std::vector<ServerMessage>> m_inbox;
    std::map<PeerId, int> m_closed;
    std::map<PeerId, bool> m_admitted;
    DocumentId m_document;
    std::map<Role, QByteArray> m_tokens;
    std::map<Role, LinkNumber> m_links;
};

/// "welcome", "operation" and so on.
QString kindOf(const ServerMessage &message);

} // namespace syngraph
