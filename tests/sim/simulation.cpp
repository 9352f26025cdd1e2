#include "tests/sim/simulation.h"

#include "tests/sim/older_version.h"

#include <algorithm>
#include <map>
#include <set>

namespace syngraph::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

/// From the end of the faults until all are in sync: 20 s for a WELCOME that never comes, 20 s of
/// back-off, and whoever was on the way to a server that is gone by then once more.
constexpr Milliseconds kBound = 60s;
constexpr size_t kMostCopies = 2;
/// Then everybody knows of everybody: a wish for a title is repeated with each heartbeat.
constexpr Milliseconds kSettling = 12s;
/// Whoever holds the head may have a connection that is dead: that is found out within 20 s, and by
/// the server, for whom a copy that came back under a new id is there twice meanwhile, within 35.
constexpr Milliseconds kSettlingOfFaults = 45s;

quint64 seedFor(quint64 seed, quint64 part)
{
    return SeededRandom(seed * 1'000 + part).next();
}

} // namespace

Simulation::Simulation(const Plan &plan)
    : m_plan(plan), m_network(m_schedule, seedFor(plan.seed, 1))
{
    const auto onFailure = [this](const QString &what) { fail(what); };
    m_server = std::make_unique<Server>(m_schedule, m_network, m_history, seedFor(plan.seed, 2),
                                        plan, onFailure);
    connectParts();
    m_server->start();
    for (int i = 0; i < plan.people; ++i)
        addPerson((plan.jsonPeople >> i) & 1 ? WireFormat::Json : WireFormat::Cbor,
                  (plan.newerPeople >> i) & 1, (plan.olderPeople >> i) & 1);
}

Simulation::~Simulation() = default;

Person &Simulation::addPerson(WireFormat format, bool isNewer, bool isOlder)
{
    const int number = int(m_people.size());
    Person::Options options{number, m_server->token(), format, m_plan.isJournaled, isNewer,
                            isOlder, m_plan.freezeAnewAfter, m_plan.tailOperations};
    m_people.push_back(std::make_unique<Person>(m_schedule, m_network, m_history, options,
                                                seedFor(m_plan.seed, 100 + quint64(number)),
                                                [this](const QString &what) { fail(what); }));
    return *m_people.back();
}

void Simulation::connectParts()
{
    m_network.isServerUp = [this] { return m_server->isUp(); };
    m_network.peerConnected = [this](PeerId peer, int person) {
        m_server->step(inputs::PeerConnected{peer, m_server->document(),
                                             m_people[size_t(person)]->format(),
                                             u"sim%1"_s.arg(person)});
    };
    m_network.peerMessage = [this](PeerId peer, const QByteArray &bytes) {
        m_server->step(inputs::PeerMessage{peer, bytes});
    };
    m_network.peerClosed = [this](PeerId peer) { m_server->step(inputs::PeerClosed{peer}); };
    m_network.personEvent = [this](int person, const SessionEvent &event) {
        auto &one = *m_people[size_t(person)];
        const auto *message = std::get_if<events::TransportMessage>(&event);
        if (message && m_corrupted == person)
            one.step(events::TransportMessage{message->attempt, corrupted(person, message->bytes)});
        else if (message && one.isOlder())
            one.step(events::TransportMessage{message->attempt,
                                              withoutOptionalFields(message->bytes, one.format(),
                                                                    Sender::Server)});
        else if (message && (m_plan.newerPeople >> person) & 1)
            one.step(events::TransportMessage{message->attempt,
                                              withUnknownField(message->bytes, one.format(),
                                                               Sender::Server)});
        else
            one.step(event);
    };
}

/// As long as it was, so that nothing but a comparison finds it.
QByteArray Simulation::corrupted(int person, const QByteArray &bytes)
{
    const auto format = m_people[size_t(person)]->format();
    const auto message = decodeServerMessage(bytes, format);
    const auto *operation = message ? std::get_if<messages::Operation>(&*message) : nullptr;
    if (!operation || operation->delta.insertedText().isEmpty())
        return bytes;
    m_corrupted.reset();
    const auto length = operation->delta.insertedText().size();
    auto other = *operation;
    DeltaBuilder builder;
    builder.insert(QString(length, u'?'));
    const auto kept = operation->delta.baseLength();
    builder.retain(kept);
    other.delta = builder.build(kept);
    return encode(ServerMessage(other), format);
}

void Simulation::fail(const QString &what)
{
    if (m_failure.isEmpty()) {
        const auto at = std::chrono::duration_cast<Milliseconds>(m_schedule.now()
                                                                 .time_since_epoch());
        m_failure = u"%1 (at %2 ms)"_s.arg(what).arg(at.count());
    }
}

QString Simulation::whoIsNot() const
{
    QStringList words;
    for (size_t i = 0; i < m_people.size(); ++i)
        words += u"%1 %2"_s.arg(i).arg(m_people[i]->description());
    return words.join(u"; "_s);
}

QString Simulation::run()
{
    const Instant begin = m_schedule.now();
    for (size_t i = 0; i < m_people.size(); ++i)
        m_schedule.after(Milliseconds(qint64(i) * 7), [this, i] { m_people[i]->start(); });
    for (const auto &event : m_plan.events)
        m_schedule.after(event.at, [this, &event] { happen(event); });
    m_schedule.after(m_plan.length, [this] { makeGood(); });
    const Instant good = begin + m_plan.length;
    bool hasNewcomer = false;
    std::optional<Instant> settled;
    while (m_failure.isEmpty()) {
        // Once they were, there is as much time again for what comes to light while they settle.
        if (m_schedule.isEmpty() || m_schedule.next() > settled.value_or(good) + kBound) {
            fail(u"not in sync %1 s after %2: %3"_s.arg(kBound.count() / 1'000)
                     .arg(settled ? u"all were"_s : u"the last fault"_s, whoIsNot()));
            break;
        }
        try {
            m_schedule.runNext();
        } catch (const InvariantError &broken) {
            fail(u"an invariant is broken: "_s + QString::fromUtf8(broken.what()));
        }
        if (!m_isGood || !areInSync())
            continue;
        if (!std::exchange(hasNewcomer, true)) {
            // What the server has in its memory is what it tells somebody who holds nothing.
            m_recovery = std::chrono::duration_cast<Milliseconds>(m_schedule.now() - good);
            addPerson(WireFormat::Cbor, false).start();
            continue;
        }
        if (!settled)
            settled = m_schedule.now() + (m_plan.hasFaults() ? kSettlingOfFaults : kSettling);
        if (m_schedule.now() < *settled)
            continue;
        checkEnd();
        break;
    }
    return m_failure;
}

void Simulation::happen(const PlanEvent &event)
{
    if (m_isGood || event.who >= m_plan.people)
        return;
    // Both machines of somebody whose files were copied are at work.
    const auto copy = m_copies.find(event.who);
    const bool isOfCopy = copy != m_copies.end() && event.salt % 2 == 1;
    if (!happenToPerson(event, isOfCopy ? copy->second : event.who))
        happenToServer(event);
}

/// As when a home directory is moved to a new computer and the old one is used all the same.
void Simulation::copyHome(int who, const PlanEvent &event)
{
    if (!m_people[size_t(who)]->isJournaled() || m_copies.contains(who)
        || m_copies.size() >= kMostCopies)
        return;
    const Milliseconds time(std::max<qint64>(0, event.amount));
    m_people[size_t(who)]->die(Person::Death::Process, time);
    const auto format = m_people[size_t(who)]->format();
    m_copies.emplace(who, int(m_people.size()));
    auto &copy = addPerson(format, false);
    copy.beginAsCopyOf(*m_people[size_t(who)], Milliseconds(qint64(event.salt % 6'000)));
}

bool Simulation::happenToPerson(const PlanEvent &event, int who)
{
    auto &person = *m_people[size_t(who)];
    const Milliseconds time(std::max<qint64>(0, event.amount));
    switch (event.kind) {
    case EventKind::Edit:
        person.edit(event.salt);
        return true;
    case EventKind::Undo:
        person.stepBack(events::Undo{});
        return true;
    case EventKind::Redo:
        person.stepBack(events::Redo{});
        return true;
    case EventKind::Mark:
        person.mark(event.salt);
        return true;
    case EventKind::Rename:
        person.rename(event.salt);
        return true;
    case EventKind::Say:
        person.say(event.salt);
        return true;
    case EventKind::Cut:
    case EventKind::TornCut:
        m_network.cut(event.who, event.kind == EventKind::TornCut);
        return true;
    case EventKind::LateGoodbye:
        m_network.cutWithLateGoodbye(event.who, time);
        return true;
    case EventKind::HalfOpen:
        m_network.swallow(event.who, Network::Side::Both);
        return true;
    case EventKind::DeafUp:
        m_network.swallow(event.who, Network::Side::Up);
        return true;
    case EventKind::DeafDown:
        m_network.swallow(event.who, Network::Side::Down);
        return true;
    case EventKind::LoseUp:
        m_network.loseNext(event.who, Network::Side::Up);
        return true;
    case EventKind::LoseDown:
        m_network.loseNext(event.who, Network::Side::Down);
        return true;
    case EventKind::Duplicate:
        person.duplicateNext(event.amount);
        return true;
    case EventKind::Offline:
        person.workOffline(time);
        return true;
    case EventKind::Sleep:
        person.sleep(time);
        return true;
    case EventKind::KillClient:
        person.die(Person::Death::Process, time);
        return true;
    case EventKind::CopyHome:
        copyHome(who, event);
        return true;
    case EventKind::PowerClient:
        person.die(Person::Death::Power, time);
        return true;
    case EventKind::SlowJournal:
        person.setJournalDelay(time);
        return true;
    default:
        return false;
    }
}

void Simulation::happenToServer(const PlanEvent &event)
{
    const Milliseconds time(std::max<qint64>(0, event.amount));
    const auto forAWhile = [this, time](std::function<void(bool)> set) {
        set(true);
        m_schedule.after(time, [set] { set(false); });
    };
    switch (event.kind) {
    case EventKind::KillServer:
    case EventKind::VanishServer:
    case EventKind::PowerServer:
        m_server->end(event.kind == EventKind::KillServer     ? Server::End::Killed
                          : event.kind == EventKind::PowerServer ? Server::End::PowerLost
                                                                 : Server::End::Vanished);
        m_server->startAfter(time);
        break;
    case EventKind::DrainServer:
        m_server->drain(time);
        break;
    case EventKind::FreezeServer:
        m_server->freeze(time);
        break;
    case EventKind::StoreFault:
        m_server->failNextAppend(MemoryStore::Fault(std::clamp<qint64>(event.amount, 0, 4)));
        break;
    case EventKind::SlowStore:
        m_server->setStoreDelay(std::max<Milliseconds>(2ms, time));
        break;
    case EventKind::StoreGone:
        forAWhile([this](bool gone) { m_server->setStoreGone(gone); });
        break;
    case EventKind::SilentDoor:
    case EventKind::RefusingDoor:
        forAWhile([this, kind = event.kind](bool closed) {
            const auto door = kind == EventKind::SilentDoor ? Network::Door::Silent
                                                            : Network::Door::Refusing;
            m_network.setDoor(closed ? door : Network::Door::Open);
        });
        break;
    case EventKind::WallJump:
        m_schedule.clock().jumpWall(Milliseconds(event.amount));
        break;
    default:
        break;
    }
}

void Simulation::makeGood()
{
    m_isGood = true;
    m_network.setDoor(Network::Door::Open);
    m_server->makeGood();
    m_server->start();
    for (const auto &person : m_people)
        person->makeGood();
}

bool Simulation::areInSync() const
{
    return m_server->isUp()
        && std::all_of(m_people.begin(), m_people.end(), [this](const auto &person) {
               return person->isInSync(m_history.head());
           });
}

namespace {

/// Everybody works out who wrote what from the operations alone, but for a REBASE, which names
/// nobody and never holds one's own.
bool namesOtherAuthors(const Document &view, const Document &right, AuthorNumber own)
{
    bool others = false;
    qsizetype position = 0;
    view.visitAuthors(0, view.length(), [&](qsizetype length, Authorship authorship) {
        right.visitAuthors(position, length, [&](qsizetype, Authorship there) {
            const bool isUnnamed = authorship.author() == AuthorNumber() && there.author() != own;
            others = others || (there != authorship && !isUnnamed);
        });
        position += length;
    });
    return others;
}

} // namespace

void Simulation::checkEnd()
{
    m_server->checkStore();
    const auto &right = m_history.document();
    const auto hash = right.hash();
    for (size_t i = 0; i < m_people.size(); ++i) {
        const auto &view = m_people[i]->session()->document().view();
        view.checkInvariants();
        if (view.hash() != hash || !(view == right))
            fail(u"person %1 differs from the log"_s.arg(i));
        else if (namesOtherAuthors(view, right, m_people[i]->session()->author()))
            fail(u"person %1 names other authors than the log"_s.arg(i));
    }
    if (const auto wrong = m_history.checkMarkers(); !wrong.isEmpty())
        fail(wrong);
    checkChat();
    // What a network never does to a connection, to lose a message, is healed for the text alone.
    const bool isPresenceSure = std::ranges::none_of(
        m_plan.events, [](const auto &event) { return event.kind == EventKind::LoseDown; });
    if (isPresenceSure)
        checkPresence();
}

/// Everything that was said is there once, and nobody has anything else at a number, or another
/// order. Who missed a message that a network never loses hears of it when they come back.
void Simulation::checkChat()
{
    const auto chat = m_server->chat();
    std::set<ChatId> ids;
    for (const auto &entry : chat.entries) {
        if (!ids.insert(entry.id).second)
            fail(u"message %1 of the chat is there twice"_s.arg(entry.number));
    }
    if (chat.newest != qint64(chat.entries.size()))
        fail(u"the chat counts to %1 and has %2"_s.arg(chat.newest).arg(chat.entries.size()));
    for (size_t i = 0; i < m_people.size(); ++i) {
        for (const auto &id : m_people[i]->said()) {
            if (!ids.contains(id))
                fail(u"person %1 said something that is not there"_s.arg(i));
        }
        qint64 before = 0;
        for (const auto &entry : m_people[i]->session()->chat().entries()) {
            const bool isThere = entry.number > before && entry.number <= chat.newest
                && chat.entries[size_t(entry.number - 1)] == entry;
            if (!isThere)
                fail(u"person %1 reads another message %2"_s.arg(i).arg(entry.number));
            before = entry.number;
        }
    }
    const auto &newcomer = m_people.back()->session()->chat().entries();
    if (newcomer.size() != chat.entries.size())
        fail(u"a newcomer reads %1 of %2 messages"_s.arg(newcomer.size()).arg(chat.newest));
}

/// Everybody sees everybody else, each once, with the caret where the others see it, and reads the
/// title that the store has.
void Simulation::checkPresence()
{
    const auto title = m_server->title();
    std::map<AuthorNumber, std::optional<Caret>> carets;
    for (size_t i = 0; i < m_people.size(); ++i) {
        const auto *session = m_people[i]->session();
        if (session->title() != title)
            fail(u"person %1 reads the title %2, the store has %3"_s.arg(i)
                     .arg(session->title(), title));
        std::set<AuthorNumber> seen;
        for (const auto &participant : session->participants()) {
            if (!seen.insert(participant.author).second)
                fail(u"person %1 sees author %2 twice"_s.arg(i).arg(participant.author.value));
            const auto known = carets.try_emplace(participant.author, participant.caret).first;
            // Of an author who was on two machines some know one's last caret, some the other's.
            // And who knows no carets in operations sees only those that moved by themselves.
            if (m_copies.empty() && m_plan.olderPeople == 0 && participant.caret && known->second
                && participant.caret != known->second)
                fail(u"person %1 sees author %2 at %3, others at %4"_s.arg(i)
                         .arg(participant.author.value).arg(participant.caret->head)
                         .arg(known->second->head));
        }
        for (size_t j = 0; j < m_people.size(); ++j) {
            if (seen.contains(m_people[j]->session()->author()) == (i == j))
                fail(u"person %1 %2 person %3"_s.arg(i)
                         .arg(i == j ? u"sees"_s : u"does not see"_s).arg(j));
        }
        if (seen.size() + 1 != m_people.size())
            fail(u"person %1 sees somebody who is not there"_s.arg(i));
    }
}

Simulation::Tally Simulation::tally() const
{
    return {m_schedule.done(), m_server->operations(), m_network.attempts(), m_server->deaths(),
            m_recovery};
}

} // namespace syngraph::sim
