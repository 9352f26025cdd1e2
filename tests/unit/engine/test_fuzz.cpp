#include "tests/support/delta_generator.h"
#include "tests/support/test_seed.h"
#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

#include <map>
#include <set>

namespace syngraph {

namespace {

using namespace messages;

/// What hostile and confused clients send: mostly of the right form, rarely of the right content.
class HostileClients
{
public:
    explicit HostileClients(quint64 seed) : m_random(seed)
    {
        EngineOptions options;
        options.submits = {1'000'000, 1'000'000};
        options.documentSubmits = {1'000'000, 1'000'000};
        options.snapshotEvery = 50;
        options.hashEvery = 16;
        m_harness = std::make_unique<EngineHarness>(options);
        for (int i = 0; i < 4; ++i)
            m_clients.push_back(m_random.id<ClientId>());
    }

    void run(int messages)
    {
        for (int i = 0; i < messages; ++i) {
            if (m_peers.size() < 6 || m_random.chance(0.02))
                newcomer();
            const auto at = size_t(m_random.below(m_peers.size()));
            oneStep(m_peers[at]);
            if (at >= m_peers.size())
                continue; // it ended others
            if (m_harness->closeCode(m_peers[at]) != 0 || m_random.chance(0.003)) {
                m_harness->hangUp(m_peers[at]);
                m_peers.erase(m_peers.begin() + std::ptrdiff_t(at));
            }
            // Now and then so long that a damaged document is looked at again.
            if (i % 64 == 0)
                m_harness->advance(m_random.chance(0.1) ? 150s : m_random.between(0ms, 3'000ms));
            for (const auto peer : m_peers)
                checkOrder(peer);
        }
        m_harness->release();
    }

    EngineHarness &harness() { return *m_harness; }
    qint64 broken() const { return m_broken; }

private:
    void newcomer()
    {
        const auto peer = m_harness->connect(
            m_random.chance(0.95) ? std::optional(m_harness->document()) : std::nullopt);
        m_peers.push_back(peer);
        const auto client = size_t(m_random.below(m_clients.size()));
        m_clientOf[peer] = client;
        auto greeting =
            m_harness->auth(m_random.chance(0.85) ? Role::Edit : Role::View, m_clients[client]);
        greeting.epoch = Epoch(m_random.chance(0.9) ? 1 : m_random.between(qint64(0), qint64(2)));
        greeting.revision = someRevision();
        greeting.lastSequence = m_random.chance(0.8)
            ? Sequence(m_acknowledged[client])
            : Sequence(m_random.between(qint64(0), qint64(30)));
        if (m_random.chance(0.1)) {
            greeting.partRevision = someRevision();
            greeting.partOffset = m_random.between(qint64(0), qint64(4'000));
        }
        if (m_random.chance(0.95))
            m_harness->send(peer, greeting);
    }

    Revision someRevision()
    {
        const auto head = m_harness->storedHead().value;
        return Revision(m_random.chance(0.7) ? head
                                             : m_random.between(qint64(0), head + 2));
    }

    void oneStep(PeerId peer)
    {
        switch (m_random.below(14)) {
        case 0:
            m_harness->holdStore();
            break;
        case 1:
        case 2:
            m_harness->release();
            break;
        case 3:
            if (m_random.chance(0.05))
                m_harness->store().failNextAppend(MemoryStore::Fault(m_random.below(5)));
            break;
        case 4:
            m_harness->setLagging(peer, m_random.chance(0.5));
            break;
        case 5: {
            auto bytes = encode(someMessage(), WireFormat::Cbor);
            bytes[qsizetype(m_random.below(quint64(bytes.size())))] = char(m_random.below(256));
            m_askedAgain.insert(peer); // perhaps
            m_harness->sendBytes(peer, bytes);
            break;
        }
        case 6:
            if (m_random.chance(0.02))
                m_harness->restart(), m_peers.clear(), m_seen.clear(), newcomer();
            break;
        default: {
            const ClientMessage message =
                m_random.chance(0.4) ? goodSubmit(peer) : someMessage();
            if (std::holds_alternative<Fetch>(message) || std::holds_alternative<Resync>(message))
                m_askedAgain.insert(peer);
            m_harness->send(peer, message);
        }
        }
    }

    /// As an honest client would send it, if the store lets it be: without such ones nothing would
    /// ever be in the way of the others.
    ClientMessage goodSubmit(PeerId peer)
    {
        const auto next = m_acknowledged[m_clientOf[peer]] + 1;
        return Submit{Sequence(next), m_harness->storedHead(), fitting(), std::nullopt};
    }

    Delta fitting()
    {
        const auto document = m_harness->stored();
        if (document.length() > 300 && m_random.chance(0.5))
            return delta(document.length(), {drop(document.length() - 1)});
        return randomOperation(m_random, document.toDelta());
    }

    ClientMessage someMessage()
    {
        const auto place = [this] { return qsizetype(m_random.below(40)); };
        switch (m_random.below(10)) {
        case 0:
            return Select{someRevision(), {place(), place()}};
        case 1:
            return Heartbeat{m_random.between(qint64(0), qint64(9)), someRevision(), Sequence()};
        case 2:
            return Fetch{someRevision()};
        case 3:
            return Resync{QStringLiteral("fuzz")};
        case 4:
            return Profile{QStringLiteral("Mallory"), 1};
        case 5:
            return Rename{QStringLiteral("T%1").arg(m_random.below(9))};
        default:
            break;
        }
        const Delta operation =
            m_random.chance(0.1) ? delta(place() + 1, {put(u"x")}) : fitting();
        std::optional<Caret> caret;
        if (m_random.chance(0.3))
            caret = Caret{place(), place()};
        return Submit{Sequence(m_random.between(qint64(1), qint64(40))), someRevision(), operation,
                      caret};
    }

    /// Revisions reach each peer in order, each once, unless it asked for some again.
    void checkOrder(PeerId peer)
    {
        for (const auto &message : m_harness->take(peer)) {
            std::optional<Revision> revision;
            if (const auto *operation = std::get_if<Operation>(&message))
                revision = operation->revision;
            else if (const auto *chunk = std::get_if<SnapshotChunk>(&message))
                m_seen[peer] = chunk->revision;
            else if (const auto *rebase = std::get_if<Rebase>(&message))
                m_seen[peer] = rebase->to;
            else if (const auto *ack = std::get_if<Ack>(&message)) {
                auto &known = m_acknowledged[m_clientOf[peer]];
                known = std::max(known, ack->sequence.value);
                if (ack->revision > m_seen[peer])
                    revision = ack->revision;
            }
            if (!revision)
                continue;
            if (m_seen.contains(peer) && *revision > m_seen[peer].next() && m_seen[peer].value > 0)
                ++m_broken;
            if (*revision <= m_seen[peer] && !m_askedAgain.contains(peer))
                ++m_broken; // a second time
            if (*revision > m_harness->storedHead())
                ++m_broken; // shown before it was durable
            m_seen[peer] = *revision;
        }
    }

    SeededRandom m_random;
    std::unique_ptr<EngineHarness> m_harness;
    std::vector<ClientId> m_clients;
    std::vector<PeerId> m_peers;
    std::map<PeerId, size_t> m_clientOf;
    std::map<size_t, qint64> m_acknowledged; ///< sequence numbers, by client
    std::map<PeerId, Revision> m_seen;
    std::set<PeerId> m_askedAgain; ///< for what they may have had
    qint64 m_broken = 0;
};

} // namespace

class EngineFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileClients();
};

void EngineFuzz::hostileClients()
{
    const auto first = testSeed(1);
    const auto rounds = testRounds(12);
    qint64 revisions = 0;
    for (auto seed = first; seed < first + rounds; ++seed) {
        HostileClients clients(seed);
        try {
            clients.run(5'000);
        } catch (const std::exception &error) {
            QFAIL(qPrintable(QStringLiteral("SYNGRAPH_SEED=%1: %2")
                                 .arg(seed)
                                 .arg(QString::fromUtf8(error.what()))));
        }
        QVERIFY2(clients.broken() == 0, qPrintable(QStringLiteral("SYNGRAPH_SEED=%1").arg(seed)));
        auto &harness = clients.harness();
        harness.stored().checkInvariants();
        revisions += harness.storedHead().value;
        // Whatever they did, the next one is served; a fault of the store that is still to come
        // may meet the first.
        const auto head = harness.storedHead().value;
        for (int i = 0; i < 2 && harness.storedHead().value == head; ++i) {
            harness.restart();
            const auto peer = harness.join();
            harness.submit(peer, 1, head, delta(harness.stored().length(), {put(u"fine")}));
        }
        QVERIFY(harness.storedHead().value == head + 1);
    }
    qInfo("%lld operations accepted", static_cast<long long>(revisions));
    if (rounds >= 10) // of fewer one may have met a fault at its beginning
        QVERIFY(revisions > qint64(20 * rounds)); // else nothing was in anybody's way
}

int runEngineFuzz(int argc, char **argv)
{
    EngineFuzz test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_fuzz.moc"
