#include "server/engine/engine.h"

#include "common/protocol/error_codes.h"
#include "server/engine/engine_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kSweepEvery = 1s;

} // namespace

Engine::Engine(EngineOptions options, Random &random, const Clock &clock)
    : m_impl(std::make_unique<Impl>(std::move(options), random, clock))
{
}

Engine::~Engine() = default;

std::vector<EngineAction> Engine::step(const EngineInput &input, Instant now)
{
    return m_impl->step(input, now);
}

std::optional<Instant> Engine::nextDeadline() const { return m_impl->nextDeadline(); }
Engine::Figures Engine::figures() const { return m_impl->figures(); }

Engine::Impl::Impl(EngineOptions options, Random &random, const Clock &clock)
    : m_options(std::move(options)), m_random(random), m_clock(clock), m_wall(clock)
{
}

std::vector<EngineAction> Engine::Impl::step(const EngineInput &input, Instant now)
{
    std::visit([this, now](const auto &what) { handle(what, now); }, input);
    removeClosed();
    admitNext();
    if (m_draining && !m_drained && !anyBusy()) {
        m_drained = true;
        m_out.add(actions::Drained{});
    }
    return m_out.take();
}

std::optional<Instant> Engine::Impl::nextDeadline() const
{
    if (m_peers.empty() && m_actors.empty())
        return std::nullopt;
    if (m_due.empty())
        return m_nextSweep;
    return m_nextSweep ? std::min(*m_nextSweep, m_due.begin()->first) : m_due.begin()->first;
}

Engine::Figures Engine::Impl::figures() const
{
    Figures figures{qint64(m_actors.size()), qint64(m_peers.size()), m_operations};
    for (const auto &[id, slot] : m_actors)
        figures.operations += slot.actor->operationsCommitted();
    figures.imageUploadBytes = m_uploadBytes;
    return figures;
}

Peer *Engine::Impl::peer(PeerId id)
{
    const auto found = m_peers.find(id.value);
    return found == m_peers.end() || found->second->closing ? nullptr : found->second.get();
}

/// Runs what concerns one document and carries on what came of it. A broken invariant ends the
/// document, not the server.
template <typename Work>
void Engine::Impl::withActor(DocumentId document, Work work)
{
    const auto found = m_actors.find(document);
    if (found == m_actors.end())
        return;
    auto &actor = *found->second.actor;
    std::optional<ErrorCode> failure;
    try {
        work(actor);
        failure = actor.failure();
    } catch (const InvariantError &) {
        failure = ErrorCode::Internal;
    }
    if (failure) {
        endActor(document, *failure);
        return;
    }
    noteDue(document, found->second, actor.nextDeadline());
    for (auto &request : actor.takeRequests()) {
        // Of those that may fail nobody has to hear.
        const bool isHousekeeping = std::holds_alternative<requests::SaveSnapshot>(request)
            || std::holds_alternative<requests::Compact>(request);
        const bool isRename = std::holds_alternative<requests::RenameDocument>(request);
        const auto token = m_lastToken = m_lastToken.next();
        if (!isHousekeeping)
            m_asked[token.value] = AskedByActor{document, found->second.incarnation, isRename};
        std::visit([&](auto &r) { m_out.add(actions::Ask{StoreRequest{token, std::move(r)}}); },
                   request);
    }
}

/// Into its document, which is loaded for it when nobody has it open.
void Engine::Impl::join(Peer &peer, Instant now)
{
    const auto document = *peer.document;
    if (!m_actors.contains(document)) {
        auto chat = std::make_unique<ChatDesk>(document, m_clock);
        auto actor = std::make_unique<DocumentActor>(document, m_options, m_clock, m_wall, m_writes,
                                                     *chat);
        m_actors[document] = {
            std::move(chat), std::move(actor),
            std::make_unique<ImageDesk>(document, m_uploadBytes, m_clock,
                                        [this](PeerId id) { return this->peer(id); }),
            ++m_incarnations, now, {}};
    }
    withActor(document, [&](DocumentActor &actor) {
        actor.enqueue(peer, DocumentActor::Join{}, m_out);
    });
}

void Engine::Impl::endActor(DocumentId document, ErrorCode code)
{
    const auto found = m_actors.find(document);
    m_operations += found->second.actor->operationsCommitted();
    for (Peer *leaving : found->second.actor->peers())
        m_out.close(*leaving, code, QStringLiteral("the document is not available"));
    noteDue(document, found->second, std::nullopt);
    m_actors.erase(found);
}

/// Keeps in m_due when a document wants to go on by itself.
void Engine::Impl::noteDue(DocumentId document, Slot &slot, std::optional<Instant> due)
{
    if (slot.due == due)
        return;
    if (slot.due)
        m_due.erase({*slot.due, document});
    if (due)
        m_due.insert({*due, document});
    slot.due = due;
}

void Engine::Impl::removeClosed()
{
    // A removal can end a document, which closes others.
    for (auto closed = m_out.takeClosed(); !closed.empty(); closed = m_out.takeClosed()) {
        for (const auto id : closed)
            removePeer(id);
    }
}

void Engine::Impl::removePeer(PeerId id)
{
    const auto found = m_peers.find(id.value);
    if (found == m_peers.end())
        return;
    Peer &leaving = *found->second;
    leaving.closing = true;
    if (leaving.document)
        withActor(*leaving.document,
                  [&](DocumentActor &actor) { actor.remove(leaving, m_out); });
    m_peers.erase(found);
    std::erase(m_admission, id);
}

void Engine::Impl::handle(const inputs::PeerConnected &input, Instant now)
{
    // A sweep that is due stays due, or those who keep coming would put it off for ever.
    if (m_peers.empty() && m_actors.empty())
        m_nextSweep = now + kSweepEvery;
    auto fresh = std::make_unique<Peer>();
    fresh->id = input.peer;
    fresh->document = input.document;
    fresh->format = input.format;
    fresh->address = input.address;
    fresh->connected = now;
    fresh->lastInbound = now;
    fresh->submits = RateLimit(m_options.submits);
    Peer &added = *fresh;
    m_peers[input.peer.value] = std::move(fresh);
    if (m_draining) {
        m_out.close(added, ErrorCode::Restart, QStringLiteral("restarting"));
        return;
    }
    if (const auto banned = m_bans.find(input.address); banned != m_bans.end()) {
        if (now < banned->second)
            m_out.close(added, ErrorCode::Policy, QStringLiteral("too many wrong links"));
        else
            m_bans.erase(banned);
    }
}

void Engine::Impl::handle(const inputs::PeerClosed &input, Instant)
{
    removePeer(input.peer);
}

void Engine::Impl::handle(const inputs::PeerLagging &input, Instant)
{
    Peer *known = peer(input.peer);
    if (!known)
        return;
    known->lagging = input.lagging;
    if (known->document && !input.lagging && known->isPresent())
        withActor(*known->document,
                  [&](DocumentActor &actor) { actor.continueCatchUp(*known, m_out); });
}

void Engine::Impl::handle(const inputs::PeerMessage &input, Instant now)
{
    Peer *sender = peer(input.peer);
    if (!sender)
        return;
    sender->lastInbound = now;
    const auto message = decodeClientMessage(input.bytes, sender->format);
    if (!message) {
        refuseMalformed(*sender, input.bytes, message.error(), now);
        return;
    }
    const bool greeting = std::holds_alternative<messages::Auth>(*message)
        || std::holds_alternative<messages::Create>(*message);
    if (greeting != (sender->stage == PeerStage::Greeting)) {
        m_out.close(*sender, ErrorCode::Malformed,
                    greeting ? QStringLiteral("AUTH comes once")
                             : QStringLiteral("AUTH comes first"));
        return;
    }
    if (!greeting && !sender->isPresent()) {
        // Its link is not checked yet: it must neither hear nor be heard.
        m_out.close(*sender, ErrorCode::Malformed, QStringLiteral("WELCOME comes first"));
        return;
    }
    std::visit([&](const auto &m) { receive(*sender, m, now); }, *message);
}

/// An operation against the schema is refused, its author goes on; anything else ends the peer.
void Engine::Impl::refuseMalformed(Peer &sender, const QByteArray &bytes, DecodeError error,
                                   Instant now)
{
    const auto sequence = error == DecodeError::BadOperation
        ? sequenceOfSubmit(bytes, sender.format)
        : std::nullopt;
    if (!sequence || !sender.isPresent()) {
        const auto code = error == DecodeError::BadOperation ? ErrorCode::Malformed
                                                             : errorCodeFor(error);
        m_out.close(sender, code,
                    code == ErrorCode::BadVersion ? QStringLiteral("versions: 1")
                                                  : QStringLiteral("not a message"));
        return;
    }
    if (!admitSubmit(sender, now))
        return;
    const auto digest = qHash(bytes);
    if (sender.refusedBytes == digest) {
        sender.refusedBytes.reset(); // a copy, sent before the refusal was heard
        return;
    }
    if (!sender.fetches.admit(now)) {
        m_out.close(sender, ErrorCode::Rate, QStringLiteral("too many requests"), 2s);
        return;
    }
    sender.refusedBytes = digest;
    m_out.send(sender, messages::Reject{*sequence, ErrorCode::BadOperation,
                                        QStringLiteral("not an operation of the schema")});
    withActor(*sender.document, [&](DocumentActor &actor) {
        actor.enqueue(sender, messages::Resync{}, m_out);
    });
}

/// Whether a SUBMIT, good or bad, is looked at now.
bool Engine::Impl::admitSubmit(Peer &sender, Instant now)
{
    if (sender.role != Role::Edit && !sender.refusals.admit(now)) {
        m_out.close(sender, ErrorCode::Policy, QStringLiteral("the link only allows to read"));
        return false;
    }
    if (!sender.submits.admit(now)) {
        m_out.send(sender, messages::Error{ErrorCode::Rate, QStringLiteral("too fast"),
                                           sender.submits.wait(now).count(), false});
        return false;
    }
    return true;
}

void Engine::Impl::receive(Peer &sender, const messages::Submit &submit, Instant now)
{
    if (!admitSubmit(sender, now))
        return;
    withActor(*sender.document,
              [&](DocumentActor &actor) { actor.enqueue(sender, submit, m_out); });
}

void Engine::Impl::receive(Peer &sender, const messages::Select &select, Instant now)
{
    if (sender.selects.admit(now))
        withActor(*sender.document,
                  [&](DocumentActor &actor) { actor.select(sender, select, m_out); });
}

void Engine::Impl::receive(Peer &sender, const messages::Gather &gather, Instant now)
{
    if (takesPartInChat(sender) && sender.role == Role::Edit && sender.gathers.admit(now))
        withActor(*sender.document,
                  [&](DocumentActor &actor) { actor.gather(sender, gather, m_out); });
}

void Engine::Impl::receive(Peer &sender, const messages::Heartbeat &heartbeat, Instant now)
{
    if (sender.heartbeats.admit(now))
        withActor(*sender.document,
                  [&](DocumentActor &actor) { actor.heartbeat(sender, heartbeat, m_out); });
}

template <typename Wish>
void Engine::Impl::catchUpAgain(Peer &sender, const Wish &wish, Instant now)
{
    if (!sender.fetches.admit(now)) {
        m_out.close(sender, ErrorCode::Rate, QStringLiteral("too many requests"), 2s);
        return;
    }
    withActor(*sender.document, [&](DocumentActor &actor) { actor.enqueue(sender, wish, m_out); });
}

void Engine::Impl::receive(Peer &sender, const messages::Fetch &fetch, Instant now)
{
    catchUpAgain(sender, fetch, now);
}

void Engine::Impl::receive(Peer &sender, const messages::Resync &resync, Instant now)
{
    catchUpAgain(sender, resync, now);
}

void Engine::Impl::receive(Peer &sender, const messages::Profile &profile, Instant now)
{
    if (!sender.profiles.admit(now))
        return;
    sender.name = profile.name;
    sender.color = profile.color;
    withActor(*sender.document, [&](DocumentActor &actor) { actor.changeProfile(sender, m_out); });
}

void Engine::Impl::receive(Peer &sender, const messages::Rename &rename, Instant now)
{
    if (sender.profiles.admit(now))
        withActor(*sender.document,
                  [&](DocumentActor &actor) { actor.enqueue(sender, rename, m_out); });
}

void Engine::Impl::handle(const inputs::Stored &input, Instant now)
{
    const auto asked = m_asked.find(input.reply.token.value);
    if (asked == m_asked.end())
        return;
    const auto context = std::move(asked->second);
    m_asked.erase(asked);
    if (const auto *forPeer = std::get_if<AskedForPeer>(&context)) {
        const auto *link = std::get_if<replies::Link>(&input.reply.what);
        if (Peer *sender = peer(forPeer->peer); sender && link)
            linkFound(*sender, link->link, now);
    } else if (const auto *creation = std::get_if<Creation>(&context)) {
        const auto *outcome = std::get_if<replies::Outcome>(&input.reply.what);
        if (Peer *sender = peer(creation->peer); sender && outcome)
            documentCreated(*sender, creation->answer, outcome->status);
    } else if (const auto *forImage = std::get_if<AskedForImage>(&context)) {
        imageAnswered(*forImage, input.reply);
    } else if (const auto *forChat = std::get_if<AskedForChat>(&context)) {
        chatAnswered(*forChat, input.reply);
    } else if (const auto *forUse = std::get_if<AskedForUse>(&context)) {
        const auto *noted = std::get_if<replies::UsesNoted>(&input.reply.what);
        if (Peer *sender = peer(forUse->peer); sender && noted)
            linkUsed(*sender, noted->areIn, now);
    } else if (const auto *forLinks = std::get_if<AskedForLinks>(&context)) {
        linksAnswered(*forLinks, input.reply, now);
    } else if (const auto *byActor = std::get_if<AskedByActor>(&context)) {
        const auto found = m_actors.find(byActor->document);
        // An answer to one that was ended meanwhile is no answer to its successor.
        if (found == m_actors.end() || found->second.incarnation != byActor->incarnation)
            return;
        found->second.lastUsed = now;
        if (const auto *opened = std::get_if<replies::Opened>(&input.reply.what);
            opened && !found->second.actor->isDamaged()) // else it is only looked at again
            found->second.chat->opened(opened->chat);
        withActor(byActor->document, [&](DocumentActor &actor) {
            if (const auto *opened = std::get_if<replies::Opened>(&input.reply.what))
                actor.opened(*opened, m_out);
            else if (const auto *loaded = std::get_if<replies::Operations>(&input.reply.what))
                actor.operationsLoaded(loaded->operations, m_out);
            else if (const auto *outcome = std::get_if<replies::Outcome>(&input.reply.what)) {
                if (byActor->isRename)
                    actor.renamed(outcome->status, m_out);
                else
                    actor.appended(outcome->status, m_out);
            }
        });
    }
}

void Engine::Impl::handle(const inputs::LinkRevoked &input, Instant)
{
    m_revoked.insert(input.link);
    for (const auto &[id, candidate] : m_peers) {
        if (candidate->link == input.link && candidate->stage >= PeerStage::Checking)
            m_out.close(*candidate, ErrorCode::BadToken, QStringLiteral("the link was revoked"));
    }
}

void Engine::Impl::handle(const inputs::Tick &, Instant now)
{
    // Those that are due now; one that is due again at once has its turn at the next Tick.
    std::vector<DocumentId> due;
    for (auto at = m_due.begin(); at != m_due.end() && at->first <= now; ++at)
        due.push_back(at->second);
    for (const auto document : due)
        withActor(document, [&](DocumentActor &actor) { actor.resume(m_out); });
    if (!m_nextSweep || now < *m_nextSweep)
        return;
    m_nextSweep = now + kSweepEvery;
    m_wall.at(now); // a clock that drifts stays believed
    for (const auto &[id, candidate] : m_peers) {
        if (!candidate->closing)
            sweepPeer(*candidate, now);
    }
    if (now >= m_nextWaitMessage) {
        m_nextWaitMessage = now + kWaitMessageEvery;
        qint64 position = 0;
        for (const auto id : m_admission) {
            if (const Peer *waiting = peer(id))
                tellPosition(*waiting, ++position);
        }
    }
    noteUses();
    sweepDocuments(now);
    readChatsAgain();
}

void Engine::Impl::sweepPeer(Peer &each, Instant now)
{
    switch (each.stage) {
    case PeerStage::Greeting:
        if (now >= each.connected + limits::kAuthDeadline)
            m_out.close(each, ErrorCode::Timeout, QStringLiteral("no AUTH in time"));
        return;
    case PeerStage::Queued:
    case PeerStage::Checking:
        each.lastInbound = now; // it waits for us, and has nothing to say meanwhile
        return;
    case PeerStage::Loading:
    case PeerStage::CatchingUp:
    case PeerStage::Joined:
        break;
    }
    if (now >= each.lastInbound + m_options.idleDeadline)
        m_out.close(each, ErrorCode::Timeout, QStringLiteral("silent for too long"));
    else if (each.linkExpires && *each.linkExpires <= m_wall.at(now))
        m_out.close(each, ErrorCode::BadToken, QStringLiteral("the link expired"));
    else
        withActor(*each.document,
                  [&](DocumentActor &actor) { actor.continueCatchUp(each, m_out); });
}

void Engine::Impl::sweepDocuments(Instant now)
{
    for (auto slot = m_actors.begin(); slot != m_actors.end();) {
        auto &[document, entry] = *slot;
        entry.images->dropIdle();
        entry.chat->forgetIdle();
        if (entry.actor->hasPeers() || entry.actor->isBusy() || entry.chat->isBusy())
            entry.lastUsed = now;
        if (now >= entry.lastUsed + m_options.unloadAfter) {
            m_operations += entry.actor->operationsCommitted();
            noteDue(document, entry, std::nullopt);
            slot = m_actors.erase(slot);
        } else {
            ++slot;
        }
    }
}

void Engine::Impl::handle(const inputs::Drain &, Instant)
{
    if (std::exchange(m_draining, true))
        return;
    const auto window = Milliseconds(std::clamp<qint64>(qint64(m_peers.size()) * 5, 2'000, 30'000));
    for (const auto &[id, leaving] : m_peers)
        m_out.send(*leaving, messages::GoAway{window.count()});
    for (auto &[document, slot] : m_actors)
        slot.actor->drain();
    noteUses();
    m_admission.clear(); // they have their GOAWAY, and nothing to wait for
}

bool Engine::Impl::anyBusy() const
{
    const bool creating = std::any_of(m_asked.begin(), m_asked.end(), [](const auto &asked) {
        return std::holds_alternative<Creation>(asked.second);
    });
    return creating || std::any_of(m_actors.begin(), m_actors.end(),
                       [](const auto &entry) { return entry.second.actor->isBusy(); });
}

} // namespace syngraph
