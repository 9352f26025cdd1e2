#include "tests/sim/network.h"

#include <algorithm>

namespace syngraph::sim {

namespace {

TransportEnd endOf(TransportEnd::Kind kind, int closeCode = 0)
{
    TransportEnd end;
    end.kind = kind;
    end.closeCode = closeCode;
    end.httpStatus = kind == TransportEnd::Kind::HttpRefused ? 503 : 0;
    return end;
}

bool isTorn(const std::optional<Instant> &from, Instant now)
{
    return from && now >= *from;
}

} // namespace

Network::Link *Network::find(qint64 id)
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? nullptr : &found->second;
}

Network::Link *Network::linkOf(int person)
{
    const auto found = m_linkOfPerson.find(person);
    return found == m_linkOfPerson.end() ? nullptr : find(found->second);
}

Microseconds Network::delay()
{
    return Microseconds(m_random.between(qint64(500), qint64(150'000)));
}

void Network::connect(int person, qint64 attempt)
{
    ++m_attempts;
    const auto id = ++m_lastLink;
    Link link;
    link.person = person;
    link.attempt = attempt;
    link.peer = PeerId(id);
    m_links[id] = link;
    m_linkOfPerson[person] = id;
    m_schedule.after(delay(), [this, id] { arrive(id); });
}

void Network::arrive(qint64 id)
{
    Link *link = find(id);
    if (!link || !link->isUpAlive || m_door == Door::Silent)
        return; // nobody ever answers
    if (!isServerUp() || m_door == Door::Refusing) {
        endForClient(id, endOf(isServerUp() ? TransportEnd::Kind::HttpRefused
                                            : TransportEnd::Kind::Failed), delay());
        return;
    }
    link->isOpen = true;
    m_linkOfPeer[link->peer] = id;
    peerConnected(link->peer, link->person);
    link = find(id);
    if (!link || !link->isDownAlive)
        return;
    link->downClear = std::max(link->downClear, m_schedule.now() + delay());
    m_schedule.after(link->downClear - m_schedule.now(), [this, id] {
        const Link *here = find(id);
        if (here && here->isDownAlive && !here->end)
            personEvent(here->person, events::TransportOpened{here->attempt});
    });
}

void Network::send(int person, const QByteArray &bytes, int copies)
{
    Link *link = linkOf(person);
    if (!link || link->end || std::exchange(link->losesNextUp, false))
        return;
    link->upClear = std::max(link->upClear, m_schedule.now() + delay());
    const auto id = m_linkOfPerson[person];
    for (int i = 0; i < copies; ++i) {
        m_schedule.after(link->upClear - m_schedule.now(), [this, id, bytes] {
            const Link *here = find(id);
            if (here && here->isOpen && here->isUpAlive && !isTorn(here->upTorn, m_schedule.now()))
                peerMessage(here->peer, bytes);
        });
    }
}

void Network::sendToPeer(PeerId peer, const QByteArray &bytes)
{
    const auto found = m_linkOfPeer.find(peer);
    if (found == m_linkOfPeer.end())
        return;
    const auto id = found->second;
    Link *link = find(id);
    if (std::exchange(link->losesNextDown, false))
        return;
    link->downClear = std::max(link->downClear, m_schedule.now() + delay());
    m_schedule.after(link->downClear - m_schedule.now(), [this, id, bytes] {
        const Link *here = find(id);
        if (here && here->isDownAlive && !here->end
            && !isTorn(here->downTorn, m_schedule.now()))
            personEvent(here->person, events::TransportMessage{here->attempt, bytes});
    });
}

/// The client hears of the end behind what was sent to it.
void Network::closePeer(PeerId peer, int code)
{
    const auto found = m_linkOfPeer.find(peer);
    if (found == m_linkOfPeer.end())
        return;
    const auto id = found->second;
    Link *link = find(id);
    link->isOpen = false;
    m_linkOfPeer.erase(found);
    const auto behind = std::max(delay(), Microseconds(link->downClear - m_schedule.now()));
    m_schedule.after(behind + Microseconds(1), [this, id, code] {
        endForClient(id, endOf(TransportEnd::Kind::Closed, code), Microseconds(0));
    });
}

void Network::leave(int person, Leaving how)
{
    Link *link = linkOf(person);
    if (!link)
        return;
    const auto id = m_linkOfPerson[person];
    m_linkOfPerson.erase(person);
    link->isDownAlive = false;
    if (!link->isOpen) {
        forget(id);
        return;
    }
    // What was sent still arrives, and the end behind it; of a machine without power neither, and
    // an end that is lost on the way is never heard of.
    if (how == Leaving::Died && m_random.chance(0.5))
        link->isUpAlive = false;
    if (link->isUpAlive)
        endForServer(id, std::max(delay(), Microseconds(link->upClear - m_schedule.now()))
                             + Microseconds(1));
}

void Network::dropAll(Fall fall)
{
    for (auto &[id, link] : m_links) {
        m_linkOfPeer.erase(link.peer);
        link.isOpen = false;
        link.isUpAlive = false;
        if (fall == Fall::Silent)
            link.isDownAlive = false;
        else if (!link.end)
            endForClient(id, endOf(TransportEnd::Kind::Failed),
                         m_random.chance(0.5)
                             ? delay()
                             : std::max(delay(), Microseconds(link.downClear - m_schedule.now())));
    }
}

void Network::cut(int person, bool isTorn)
{
    Link *link = linkOf(person);
    if (!link || link->end)
        return;
    const auto id = m_linkOfPerson[person];
    if (isTorn) {
        link->upTorn = m_schedule.now() + delay();
        link->downTorn = m_schedule.now() + delay();
    }
    endForClient(id, endOf(TransportEnd::Kind::Failed), delay());
    if (link->isOpen)
        endForServer(id, std::max(delay(), Microseconds(link->upClear - m_schedule.now())));
}

/// The client comes back while its old connection still lives at the server.
void Network::cutWithLateGoodbye(int person, Milliseconds until)
{
    Link *link = linkOf(person);
    if (!link || link->end || !link->isOpen)
        return;
    const auto id = m_linkOfPerson[person];
    endForClient(id, endOf(TransportEnd::Kind::Failed), Microseconds(1));
    endForServer(id, until);
}

void Network::swallow(int person, Side side)
{
    Link *link = linkOf(person);
    if (!link)
        return;
    if (side != Side::Down)
        link->isUpAlive = false;
    if (side != Side::Up)
        link->isDownAlive = false;
}

void Network::loseNext(int person, Side side)
{
    if (Link *link = linkOf(person))
        (side == Side::Up ? link->losesNextUp : link->losesNextDown) = true;
}

void Network::endForClient(qint64 id, const TransportEnd &end, Microseconds after)
{
    m_schedule.after(after, [this, id, end] {
        Link *link = find(id);
        if (!link || !link->isDownAlive || link->end)
            return;
        link->end = end;
        const auto person = link->person;
        const auto attempt = link->attempt;
        if (m_linkOfPerson.contains(person) && m_linkOfPerson[person] == id)
            m_linkOfPerson.erase(person);
        if (!link->isOpen)
            forget(id);
        personEvent(person, events::TransportEnded{attempt, end});
    });
}

void Network::endForServer(qint64 id, Microseconds after)
{
    m_schedule.after(after, [this, id] {
        Link *link = find(id);
        if (!link || !link->isOpen || !link->isUpAlive)
            return;
        link->isOpen = false;
        const auto peer = link->peer;
        m_linkOfPeer.erase(peer);
        if (link->end || !link->isDownAlive)
            forget(id);
        peerClosed(peer);
    });
}

void Network::forget(qint64 id)
{
    const auto found = m_links.find(id);
    if (found == m_links.end())
        return;
    m_linkOfPeer.erase(found->second.peer);
    const auto person = m_linkOfPerson.find(found->second.person);
    if (person != m_linkOfPerson.end() && person->second == id)
        m_linkOfPerson.erase(person);
    m_links.erase(found);
}

} // namespace syngraph::sim
