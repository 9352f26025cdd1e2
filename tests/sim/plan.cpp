#include "tests/sim/plan.h"

#include "common/base/random.h"

#include <algorithm>

namespace syngraph::sim {

namespace {

constexpr const char *kNames[] = {
    "edit",         "undo",          "redo",         "rename",        "mark",          "cut",          "torn-cut",     "late-goodbye",
    "half-open",    "deaf-up",       "deaf-down",    "lose-up",      "lose-down",
    "duplicate",    "offline",       "sleep",        "kill-client",  "copy-home",    "power-client",
    "slow-journal", "kill-server",   "vanish-server", "power-server", "drain-server",
    "freeze-server", "store-fault",  "slow-store",   "store-gone",   "silent-door",
    "refusing-door", "wall-jump",    "say"};
static_assert(std::size(kNames) == size_t(EventKind::Count));

constexpr qint64 kMostPeople = 16;
constexpr size_t kMostEvents = 100'000;
constexpr quint64 kMostRevisions = 1'000'000;

using K = EventKind;
constexpr std::pair<K, int> kEverything[] = {
    {K::Cut, 6},          {K::TornCut, 8},      {K::LateGoodbye, 4},  {K::HalfOpen, 3},
    {K::DeafUp, 2},       {K::DeafDown, 2},     {K::Duplicate, 4},    {K::Offline, 3},
    {K::LoseUp, 2},       {K::LoseDown, 3},
    {K::Sleep, 2},        {K::KillClient, 4},   {K::PowerClient, 4},  {K::SlowJournal, 3},
    {K::KillServer, 3},   {K::VanishServer, 1}, {K::PowerServer, 3},  {K::DrainServer, 2},
    {K::FreezeServer, 2}, {K::StoreFault, 5},   {K::SlowStore, 4},    {K::StoreGone, 1},
    {K::SilentDoor, 1},   {K::RefusingDoor, 1}, {K::WallJump, 2},    {K::CopyHome, 2}};

qint64 amountFor(EventKind kind, Random &random)
{
    switch (kind) {
    case K::Duplicate:
        return random.between(qint64(1), qint64(5));
    case K::StoreFault:
        return random.between(qint64(0), qint64(4));
    case K::SlowStore:
        return random.chance(0.3) ? 0 : random.between(qint64(100), qint64(3'000));
    case K::SlowJournal:
        return random.chance(0.3) ? 1 : random.between(qint64(20), qint64(2'000));
    case K::WallJump:
        return random.between(qint64(-90'000'000'000), qint64(90'000'000'000)); // three years
    case K::Sleep:
        return random.chance(0.2) ? 600'000 : random.between(qint64(500), qint64(20'000));
    case K::LateGoodbye:
        return random.between(qint64(10), qint64(40'000));
    case K::KillClient:
    case K::CopyHome:
    case K::PowerClient:
    case K::KillServer:
    case K::VanishServer:
    case K::PowerServer:
    case K::DrainServer:
        return random.between(qint64(20), qint64(8'000));
    case K::FreezeServer:
        return random.chance(0.2) ? 40'000 : random.between(qint64(500), qint64(12'000));
    case K::Offline:
    case K::StoreGone:
    case K::SilentDoor:
    case K::RefusingDoor:
        return random.between(qint64(500), qint64(12'000));
    default:
        return 0;
    }
}

EventKind faultFrom(const Profile &profile, Random &random)
{
    int sum = 0;
    for (const auto &[kind, weight] : profile.weights)
        sum += weight;
    auto left = qint64(random.below(quint64(sum)));
    for (const auto &[kind, weight] : profile.weights) {
        left -= weight;
        if (left < 0)
            return kind;
    }
    return profile.weights.back().first;
}

} // namespace

QByteArray nameOf(EventKind kind)
{
    return kNames[size_t(kind)];
}

bool Plan::hasFaults() const
{
    constexpr K kHarmless[] = {K::Edit, K::Undo, K::Redo, K::Rename, K::Mark};
    return !std::ranges::all_of(events, [&](const PlanEvent &event) {
        return std::ranges::find(kHarmless, event.kind) != std::end(kHarmless);
    });
}

QByteArray Plan::toText() const
{
    const auto number = [](auto value) { return QByteArray::number(qint64(value)); };
    QByteArray text = "seed " + QByteArray::number(seed) + "\npeople " + number(people)
        + "\njson-people " + QByteArray::number(jsonPeople) + "\nnewer-people "
        + QByteArray::number(newerPeople) + "\nolder-people " + QByteArray::number(olderPeople)
        + "\njournaled " + number(isJournaled)
        + "\nkeep-revisions " + number(keepRevisions) + "\ntail-operations "
        + number(tailOperations) + "\nfreeze-anew-after " + number(freezeAnewAfter) + "\nlength "
        + number(length.count()) + '\n';
    for (const auto &event : events) {
        text += "at " + number(event.at.count()) + ' ' + nameOf(event.kind) + ' '
            + number(event.who) + ' ' + number(event.amount) + ' '
            + QByteArray::number(event.salt) + '\n';
    }
    return text;
}

Result<Plan, QString> Plan::fromText(const QByteArray &text)
{
    Plan plan;
    for (const auto &line : text.split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.front().isEmpty() || words.front().startsWith('#'))
            continue;
        const auto bad = [&line] {
            return QStringLiteral("not of a plan: ") + QString::fromUtf8(line);
        };
        if (words.front() == "at" && words.size() == 6 && plan.events.size() < kMostEvents) {
            const auto *name = std::find(std::begin(kNames), std::end(kNames), words[2]);
            const auto who = words[3].toInt();
            if (name == std::end(kNames) || who < 0 || who >= kMostPeople)
                return bad();
            plan.events.push_back({Milliseconds(words[1].toLongLong()),
                                   EventKind(name - std::begin(kNames)), who,
                                   words[4].toLongLong(), words[5].toULongLong()});
            continue;
        }
        if (words.size() != 2)
            return bad();
        const auto value = words[1].toULongLong();
        if (words[0] == "seed")
            plan.seed = value;
        else if (words[0] == "people" && value >= 1 && value <= kMostPeople)
            plan.people = int(value);
        else if (words[0] == "json-people")
            plan.jsonPeople = value;
        else if (words[0] == "newer-people")
            plan.newerPeople = value;
        else if (words[0] == "older-people")
            plan.olderPeople = value;
        else if (words[0] == "journaled")
            plan.isJournaled = value != 0;
        else if (words[0] == "keep-revisions")
            plan.keepRevisions = qint64(std::min<quint64>(value, kMostRevisions));
        else if (words[0] == "tail-operations")
            plan.tailOperations = qint64(std::min<quint64>(value, kMostRevisions));
        else if (words[0] == "freeze-anew-after")
            plan.freezeAnewAfter = qint64(std::min<quint64>(value, kMostRevisions));
        else if (words[0] == "length")
            plan.length = Milliseconds(qint64(value));
        else
            return bad();
    }
    return plan;
}

const std::vector<Profile> &profiles()
{
    static const std::vector<Profile> all{
        {"nothing goes wrong", 0, {}, true},
        {"connections", 0.25,
         {{K::Cut, 3}, {K::TornCut, 4}, {K::LateGoodbye, 2}, {K::HalfOpen, 1}, {K::DeafUp, 1},
          {K::DeafDown, 1}, {K::Duplicate, 3}, {K::LoseUp, 2}, {K::LoseDown, 3}}, false},
        {"the server dies", 0.15,
         {{K::KillServer, 4}, {K::VanishServer, 1}, {K::PowerServer, 4}, {K::DrainServer, 2},
          {K::FreezeServer, 1}, {K::SlowStore, 3}, {K::Cut, 2}}, true},
        {"the store fails", 0.2,
         {{K::StoreFault, 6}, {K::SlowStore, 3}, {K::StoreGone, 1}, {K::TornCut, 2}}, true},
        {"people's programs die", 0.2,
         {{K::KillClient, 4}, {K::PowerClient, 4}, {K::CopyHome, 1}, {K::SlowJournal, 2}, {K::Offline, 2},
          {K::Sleep, 1}, {K::TornCut, 2}, {K::SlowStore, 1}}, true},
        {"everything at once", 0.25, {std::begin(kEverything), std::end(kEverything)}, true},
        {"everything, no journal", 0.25, {std::begin(kEverything), std::end(kEverything)}, false},
    };
    return all;
}

Plan makePlan(const Profile &profile, quint64 seed, int events)
{
    SeededRandom random(seed * 0x9e3779b97f4a7c15u + 1);
    Plan plan;
    plan.seed = seed;
    plan.people = int(random.between(qint64(2), qint64(5)));
    plan.isJournaled = profile.isJournaled;
    plan.jsonPeople = random.chance(0.3) ? random.next() & 0xff : 0;
    plan.newerPeople = random.chance(0.3) ? random.next() & 0xff : 0;
    plan.keepRevisions = random.chance(0.3) ? random.between(qint64(1), qint64(20)) : 0;
    // A plan is far too short to come to what is usual of these two.
    plan.tailOperations = random.chance(0.4) ? random.between(qint64(2), qint64(10)) : 0;
    plan.freezeAnewAfter = random.chance(0.4) ? random.between(qint64(1), qint64(6)) : 0;
    // Close together the operations meet, far apart the faults have time to be noticed.
    const qint64 lengths[] = {5'000, 20'000, 60'000, 180'000};
    plan.length = Milliseconds(lengths[random.below(4)]);
    const bool isBursty = random.chance(0.5);
    const auto burst = random.between(qint64(1), qint64(plan.length.count()));
    for (int i = 0; i < events; ++i) {
        PlanEvent event;
        event.at = random.between(Milliseconds(0), plan.length);
        if (isBursty && random.chance(0.5))
            event.at = std::min(plan.length,
                                Milliseconds(burst) + random.between(0ms, 1'500ms));
        event.who = int(random.below(quint64(plan.people)));
        if (random.chance(profile.faults))
            event.kind = faultFrom(profile, random);
        else if (random.chance(0.02))
            event.kind = K::Rename;
        else if (random.chance(0.12))
            event.kind = random.chance(0.6) ? K::Undo : K::Redo;
        else if (random.chance(0.06))
            event.kind = K::Say;
        else
            event.kind = random.chance(0.4) ? K::Mark : K::Edit;
        event.amount = amountFor(event.kind, random);
        event.salt = random.next();
        plan.events.push_back(event);
    }
    std::stable_sort(plan.events.begin(), plan.events.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
    // Without a digest nobody can tell the operations of two copies of one home apart.
    const bool hasCopies = std::ranges::any_of(
        plan.events, [](const PlanEvent &event) { return event.kind == K::CopyHome; });
    if (seed % 4 == 3 && !hasCopies)
        plan.olderPeople = (seed / 4) & 0xff & ~plan.newerPeople;
    return plan;
}

} // namespace syngraph::sim
