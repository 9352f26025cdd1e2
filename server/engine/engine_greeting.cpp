// How a connection gets in: AUTH, its turn to catch up, the check of its link; and CREATE.

#include "server/engine/engine.h"
#include "server/engine/engine_impl.h"

#include <QCryptographicHash>

#include <algorithm>

namespace syngraph {

namespace {

constexpr int kProtocolVersion = 1;
constexpr qsizetype kTokenBytes = 24;
constexpr size_t kAddressesRemembered = 10'000;
constexpr Rate kFailedAuths{limits::kFailedAuthPerAddressPerMinute,
                            limits::kFailedAuthPerAddressPerMinute, 1min};
constexpr Rate kCreations{limits::kCreationsPerAddressPerMinute,
                          limits::kCreationsPerAddressPerMinute, 1min};

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    // Of the digests, so that neither length nor content shows in the time it takes.
    const auto x = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const auto y = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype i = 0; i < x.size(); ++i)
        difference |= x[i] ^ y[i];
    return difference == 0;
}

} // namespace

void Engine::Impl::receive(Peer &sender, const messages::Auth &auth, Instant)
{
    if (!sender.document) {
        m_out.close(sender, ErrorCode::Malformed, QStringLiteral("this path takes CREATE"));
        return;
    }
    if (auth.version != kProtocolVersion) {
        m_out.close(sender, ErrorCode::BadVersion, QStringLiteral("versions: 1"));
        return;
    }
    sender.auth = auth;
    sender.name = auth.name;
    sender.color = auth.color;
    sender.stage = PeerStage::Queued;
    m_admission.push_back(sender.id);
    admitNext();
    if (sender.stage == PeerStage::Queued)
        tellPosition(sender, qint64(m_admission.size()));
}

void Engine::Impl::tellPosition(const Peer &waiting, qint64 position)
{
    m_out.send(waiting, messages::Wait{position, kWaitMessageEvery.count()});
}

/// So that a crowd after a restart does not ask for everything at once.
void Engine::Impl::admitNext()
{
    if (m_admission.empty())
        return;
    auto busy = std::count_if(m_peers.begin(), m_peers.end(), [](const auto &entry) {
        return entry.second->stage == PeerStage::Checking
            || entry.second->stage == PeerStage::Loading
            || entry.second->stage == PeerStage::CatchingUp;
    });
    while (!m_admission.empty() && busy < limits::kSyncingClients) {
        Peer *next = peer(m_admission.front());
        m_admission.pop_front();
        if (!next)
            continue;
        ++busy;
        next->stage = PeerStage::Checking;
        const auto token = m_lastToken = m_lastToken.next();
        m_asked[token.value] = AskedForPeer{next->id};
        m_out.add(actions::Ask{StoreRequest{
            token,
            requests::FindLink{
                QCryptographicHash::hash(next->auth.token, QCryptographicHash::Sha256)}}});
    }
}

void Engine::Impl::linkFound(Peer &sender, const Result<LinkRecord, StoreError> &link, Instant now)
{
    if (!link && link.error() == StoreError::Corrupt) {
        // Nobody guessed it, and to come again would be in vain. Whoever watches the storage hears
        // by the list which document has a damaged link.
        m_lastToken = m_lastToken.next();
        m_out.add(actions::Ask{
            StoreRequest{m_lastToken, requests::ReadLinks{*sender.document}}});
        closeForToken(sender);
        return;
    }
    if (!link && link.error() != StoreError::NotFound) {
        m_out.close(sender, ErrorCode::Overload, QStringLiteral("the store does not answer"), 2s);
        return;
    }
    if (m_draining) {
        m_out.close(sender, ErrorCode::Restart, QStringLiteral("restarting"));
        return;
    }
    const bool valid = link && !link->revoked && !m_revoked.contains(link->number)
        && link->document == *sender.document
        && (!link->expires || *link->expires > m_wall.at(now));
    if (!valid) {
        refuseToken(sender, now);
        return;
    }
    sender.role = roleOf(link->role);
    sender.isOwner = link->role == LinkRole::Own;
    sender.link = link->number;
    sender.linkExpires = link->expires;
    useLink(sender, *link, now);
}

void Engine::Impl::refuseToken(Peer &sender, Instant now)
{
    countFailedAuth(sender.address, now);
    closeForToken(sender);
}

void Engine::Impl::closeForToken(Peer &sender)
{
    m_out.close(sender, ErrorCode::BadToken, QStringLiteral("no such link"));
}

void Engine::Impl::admit(Peer &sender, Instant now)
{
    m_out.add(actions::Admit{sender.id});
    join(sender, now);
}

/// An address that was quiet for long enough is forgotten; were there still too many, all are.
RateGate &Engine::Impl::gateOf(std::map<QString, RateGate> &gates, const QString &address,
                               Instant now)
{
    if (gates.size() >= kAddressesRemembered && !gates.contains(address)) {
        std::erase_if(gates, [now](const auto &gate) { return gate.second.isFull(now); });
        if (gates.size() >= kAddressesRemembered)
            gates.clear();
    }
    return gates[address];
}

void Engine::Impl::countFailedAuth(const QString &address, Instant now)
{
    if (gateOf(m_failedAuth, address, now).take(kFailedAuths, now))
        return;
    if (m_bans.size() >= kAddressesRemembered)
        std::erase_if(m_bans, [now](const auto &ban) { return ban.second <= now; });
    if (m_bans.size() < kAddressesRemembered)
        m_bans[address] = now + limits::kFailedAuthBan;
}

void Engine::Impl::receive(Peer &sender, const messages::Create &create, Instant now)
{
    if (sender.document) {
        m_out.close(sender, ErrorCode::Malformed, QStringLiteral("this path takes AUTH"));
        return;
    }
    if (create.version != kProtocolVersion) {
        m_out.close(sender, ErrorCode::BadVersion, QStringLiteral("versions: 1"));
        return;
    }
    if (!m_options.creationKey.isEmpty()
        && !equalInConstantTime(create.key, m_options.creationKey)) {
        countFailedAuth(sender.address, now);
        m_out.close(sender, ErrorCode::Forbidden, QStringLiteral("wrong key"));
        return;
    }
    auto &creations = gateOf(m_creations, sender.address, now);
    if (!creations.take(kCreations, now)) {
        m_out.close(sender, ErrorCode::Rate, QStringLiteral("too many new documents"),
                    std::chrono::ceil<Milliseconds>(creations.opensAt(kCreations) - now));
        return;
    }
    sender.stage = PeerStage::Checking;
    Creation creation{sender.id,
                      {m_random.id<DocumentId>(), m_random.bytes(kTokenBytes),
                       m_random.bytes(kTokenBytes), {}}};
    if (create.links.value_or(false))
        creation.answer.ownToken = m_random.bytes(kTokenBytes);
    const auto wall = m_clock.wallNow();
    const auto record = [&](LinkRole role, const QByteArray &secret) {
        LinkRecord link;
        link.document = creation.answer.document;
        link.role = role;
        link.tokenHash = QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
        link.created = wall;
        return link;
    };
    requests::CreateDocument request{creation.answer.document,
                                     create.title,
                                     wall,
                                     {record(LinkRole::Edit, creation.answer.editToken),
                                      record(LinkRole::View, creation.answer.viewToken)}};
    if (creation.answer.ownToken)
        request.links.push_back(record(LinkRole::Own, *creation.answer.ownToken));
    const auto token = m_lastToken = m_lastToken.next();
    m_asked[token.value] = std::move(creation);
    m_out.add(actions::Ask{StoreRequest{token, std::move(request)}});
}

void Engine::Impl::documentCreated(Peer &sender, const messages::Created &answer,
                                   const Status<StoreError> &status)
{
    if (!status) {
        const bool full = status.error() == StoreError::Full;
        m_out.close(sender, full ? ErrorCode::StorageFull : ErrorCode::Internal,
                    QStringLiteral("could not be stored"), 2s);
        return;
    }
    m_out.send(sender, answer);
    sender.closing = true;
    m_out.add(actions::Close{sender.id, 1000, {}});
    m_out.noteClosed(sender);
}

} // namespace syngraph
