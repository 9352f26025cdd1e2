#pragma once

#include "server/engine/believed_wall.h"
#include "server/engine/chat_desk.h"
#include "server/engine/document_actor.h"
#include "server/engine/engine.h"
#include "server/engine/image_desk.h"
#include "server/engine/outbox.h"
#include "server/engine/peer.h"

#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace syngraph {

constexpr Milliseconds kWaitMessageEvery = 2s;
constexpr Milliseconds kWhileDamaged = 2min; ///< until what is refused is worth another try

/// The inside of Engine: who is connected, which documents are loaded, and which answer of the
/// store belongs to whom. engine_greeting.cpp has how a connection gets in, engine.cpp the rest.
class Engine::Impl final
{
public:
    Impl(EngineOptions options, Random &random, const Clock &clock);
    std::vector<EngineAction> step(const EngineInput &input, Instant now);
    std::optional<Instant> nextDeadline() const;
    Figures figures() const;

private:
    struct AskedByActor
    {
        DocumentId document;
        qint64 incarnation;
        bool isRename = false; ///< else it is an opening, a batch or older operations
    };
    struct AskedForPeer
    {
        PeerId peer;
    };
    struct Creation
    {
        PeerId peer;
        messages::Created answer;
    };
    struct AskedForImage
    {
        DocumentId document;
        qint64 incarnation;
        ImageTask task;
    };
    struct AskedForChat
    {
        DocumentId document;
        qint64 incarnation;
    };
    struct AskedForUse ///< whether the link lets the peer in
    {
        PeerId peer;
    };
    struct AskedForLinks
    {
        PeerId peer;
        qint64 request;
        QByteArray token; ///< of the link that is being made
    };
    struct Slot
    {
        std::unique_ptr<ChatDesk> chat; ///< borrowed by the actor
        std::unique_ptr<DocumentActor> actor;
        std::unique_ptr<ImageDesk> images;
        qint64 incarnation = 0;
        Instant lastUsed;
        std::optional<Instant> due; ///< as it is in m_due
    };

    void handle(const inputs::PeerConnected &, Instant now);
    void handle(const inputs::PeerMessage &, Instant now);
    void handle(const inputs::PeerClosed &, Instant now);
    void handle(const inputs::PeerLagging &, Instant now);
    void handle(const inputs::Stored &, Instant now);
    void handle(const inputs::LinkRevoked &, Instant now);
    void handle(const inputs::ChatCleared &, Instant now);
    void handle(const inputs::Tick &, Instant now);
    void handle(const inputs::Drain &, Instant now);

    void receive(Peer &, const messages::Auth &, Instant now);
    void receive(Peer &, const messages::Create &, Instant now);
    void receive(Peer &, const messages::Submit &, Instant now);
    void receive(Peer &, const messages::Select &, Instant now);
    void receive(Peer &, const messages::Heartbeat &, Instant now);
    void receive(Peer &, const messages::Fetch &, Instant now);
    void receive(Peer &, const messages::Resync &, Instant now);
    void receive(Peer &, const messages::Profile &, Instant now);
    void receive(Peer &, const messages::Rename &, Instant now);
    void receive(Peer &, const messages::ImageOffer &, Instant now);
    void receive(Peer &, const messages::ImagePut &, Instant now);
    void receive(Peer &, const messages::ImageGet &, Instant now);
    void receive(Peer &, const messages::Chat &, Instant now);
    void receive(Peer &, const messages::Gather &, Instant now);
    void receive(Peer &, const messages::Links &, Instant now);
    void receive(Peer &, const messages::LinkMake &, Instant now);
    void receive(Peer &, const messages::LinkRevoke &, Instant now);

    Peer *peer(PeerId id);
    template <typename Work>
    void withActor(DocumentId document, Work work);
    template <typename Work>
    void withImages(DocumentId document, Work work);
    template <typename Work>
    void withChat(DocumentId document, Work work);
    bool admitImagePart(Peer &sender, Instant now);
    void imageAnswered(const AskedForImage &asked, const StoreReply &reply);
    bool takesPartInChat(Peer &sender);
    void chatAnswered(const AskedForChat &asked, const StoreReply &reply);
    void readChatsAgain();
    bool mayManageLinks(Peer &sender, qint64 request, Instant now);
    void askForLinks(Peer &sender, qint64 request, StoreRequest what, QByteArray token = {});
    void linksAnswered(const AskedForLinks &asked, const StoreReply &reply, Instant now);
    void linkChanged(const Peer &owner, const AskedForLinks &asked, const LinkChange &change);
    void listLinks(const Peer &owner, qint64 request, const std::vector<LinkRecord> &links,
                   Instant now);
    LinkInfo infoOf(const LinkRecord &link, const Peer &owner) const;
    qint64 peopleBy(LinkNumber link) const;
    void refuseLink(const Peer &sender, qint64 request, ErrorCode code,
                    Milliseconds retryAfter = 0ms);
    void refuseLink(const Peer &sender, qint64 request, StoreError error);
    void useLink(Peer &sender, const LinkRecord &link, Instant now);
    void linkUsed(Peer &sender, const Result<std::vector<bool>, StoreError> &areIn, Instant now);
    void noteUse(const LinkUse &use);
    void noteUses();
    void takeSeat(Peer &sender, Instant now);
    void refuseToken(Peer &sender, Instant now);
    void closeForToken(Peer &sender);
    void admit(Peer &sender, Instant now);
    template <typename Wish>
    void catchUpAgain(Peer &sender, const Wish &wish, Instant now);
    void endActor(DocumentId document, ErrorCode code);
    void noteDue(DocumentId document, Slot &slot, std::optional<Instant> due);
    void removeClosed();
    void removePeer(PeerId id);
    void refuseMalformed(Peer &sender, const QByteArray &bytes, DecodeError error, Instant now);
    bool admitSubmit(Peer &sender, Instant now);
    void sweepPeer(Peer &peer, Instant now);
    void sweepDocuments(Instant now);
    void admitNext();
    void tellPosition(const Peer &waiting, qint64 position);
    void linkFound(Peer &sender, const Result<LinkRecord, StoreError> &link, Instant now);
    void documentCreated(Peer &sender, const messages::Created &answer,
                         const Status<StoreError> &status);
    void join(Peer &peer, Instant now);
    static RateGate &gateOf(std::map<QString, RateGate> &gates, const QString &address,
                            Instant now);
    void countFailedAuth(const QString &address, Instant now);
    bool anyBusy() const;

    EngineOptions m_options;
    Random &m_random;
    const Clock &m_clock;
    BelievedWall m_wall; ///< outlives the actors
    WriteDamage m_writes; ///< likewise
    Outbox m_out;
    std::unordered_map<qint64, std::unique_ptr<Peer>> m_peers;
    qint64 m_uploadBytes = 0; ///< of images that are half-way, in all documents
    std::map<DocumentId, Slot> m_actors;
    std::set<std::pair<Instant, DocumentId>> m_due; ///< documents that go on by themselves
    qint64 m_incarnations = 0;
    std::unordered_map<qint64, std::variant<AskedByActor, AskedForPeer, Creation, AskedForImage,
                                            AskedForChat, AskedForUse, AskedForLinks>>
        m_asked;
    RequestToken m_lastToken;
    std::deque<PeerId> m_admission; ///< with AUTH, waiting to catch up
    std::map<QString, RateGate> m_failedAuth;
    std::map<QString, RateGate> m_creations;
    std::map<QString, Instant> m_bans;
    std::set<LinkNumber> m_revoked; ///< while the server runs: a look-up may have been on its way
    std::vector<LinkUse> m_uses; ///< that the store hears of with the sweep
    std::optional<Instant> m_nextSweep;
    Instant m_nextWaitMessage;
    qint64 m_operations = 0; ///< of documents that were unloaded
    bool m_draining = false;
    bool m_drained = false;
};

} // namespace syngraph
