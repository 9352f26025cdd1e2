#pragma once

#include "common/document/snapshot.h"
#include "common/sync/session.h"
#include "common/sync/split_operation.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/test_seed.h"

#include <QCryptographicHash>
#include <QTest>

namespace syngraph {

using namespace messages;

/// A session whose server is played by the test: what it sends is decoded, time is moved by hand.
class Stage
{
public:
    Stage() : Stage(SessionOptions()) {}
    /// `seed`: two stages of one seed are one client.
    explicit Stage(SessionOptions options, quint64 seed = 11)
        : random(seed)
        , session({QByteArray(24, 't'), random.id<ClientId>(), QStringLiteral("Ann"), 0}, options,
                  random)
    {
    }
    /// In a new life, on what the journal kept.
    Stage(SessionOptions options, const JournalRecord &record)
        : session({QByteArray(24, 't'), record.client, QStringLiteral("Ann"), 0}, options, random)
    {
        session.restore(record);
    }

    void step(const SessionEvent &event)
    {
        for (auto &effect : session.step(event, now)) {
            if (const auto *connect = std::get_if<effects::Connect>(&effect))
                attempt = connect->attempt;
            if (const auto *message = std::get_if<effects::Send>(&effect))
                sentBytes.push_back(message->bytes);
            effects.push_back(std::move(effect));
        }
    }
    void open()
    {
        step(events::Start{});
        step(events::TransportOpened{attempt});
    }
    /// Waits for the next attempt and lets it through.
    void reconnect()
    {
        while (session.state() != ConnectionState::Connecting)
            advance(100ms);
        step(events::TransportOpened{attempt});
    }
    void receive(const ServerMessage &message)
    {
        step(events::TransportMessage{attempt, encode(message, WireFormat::Cbor)});
    }
    void end(int code, TransportEnd::Kind kind = TransportEnd::Kind::Closed)
    {
        TransportEnd how;
        how.kind = kind;
        how.closeCode = code;
        step(events::TransportEnded{attempt, how});
    }
    Welcome welcome(qint64 head) const
    {
        Welcome greeting;
        greeting.role = Role::Edit;
        greeting.author = AuthorNumber(1);
        greeting.epoch = kFirstEpoch;
        greeting.head = Revision(head);
        greeting.title = QStringLiteral("Minutes");
        return greeting;
    }
    void snapshot(const Document &document, qint64 revision)
    {
        const auto bytes = encodeSnapshot(document);
        receive(SnapshotChunk{kFirstEpoch, Revision(revision), 0, bytes.size(),
                              QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes});
    }
    /// Live on `text` at revision 5.
    void goLive(QStringView text = u"")
    {
        open();
        receive(welcome(5));
        snapshot(*Document::fromDelta(documentFromText(text)), 5);
        QCOMPARE(session.state(), ConnectionState::Live);
        forget();
    }
    void type(QStringView text)
    {
        step(events::Edit{delta(view().length(), {put(text)})});
    }
    /// Ticks at every deadline; a deadline that a Tick does not move would spin.
    void advance(Microseconds by)
    {
        const Instant until = now + by;
        for (auto next = session.nextDeadline(); next && *next <= until;
             next = session.nextDeadline()) {
            now = std::max(now, *next);
            const auto before = session.state();
            step(events::Tick{});
            const auto after = session.nextDeadline();
            SYNGRAPH_CHECK(!after || *after > now || session.state() != before);
        }
        now = until;
    }
    void forget()
    {
        effects.clear();
        sentBytes.clear();
    }
    template <typename M>
    std::vector<M> sent() const
    {
        std::vector<M> found;
        for (const auto &bytes : sentBytes) {
            const auto message = decodeClientMessage(bytes, WireFormat::Cbor);
            SYNGRAPH_CHECK(message.ok());
            if (const auto *one = std::get_if<M>(&*message))
                found.push_back(*one);
        }
        return found;
    }
    template <typename E>
    int count() const
    {
        int n = 0;
        for (const auto &effect : effects)
            n += std::holds_alternative<E>(effect) ? 1 : 0;
        return n;
    }
    const Document &view() const { return session.document().view(); }

    SeededRandom random{11};
    Session session;
    Instant now{1s};
    qint64 attempt = 0;
    std::vector<SessionEffect> effects;
    QList<QByteArray> sentBytes;
};

} // namespace syngraph
