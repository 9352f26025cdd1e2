#pragma once

#include "common/sync/journal_codec.h"
#include "common/sync/session.h"
#include "tests/unit/engine/engine_harness.h"

namespace syngraph {

/// A session on a real engine whose journal is a list of bytes, and whose process can die between
/// any two of its effects.
class JournaledClient final
{
public:
    /// What the disk keeps of the journal at a death.
    enum class Death { Process, Power };

    explicit JournaledClient(EngineHarness &harness) : m_harness(harness)
    {
        const auto auth = harness.auth();
        m_identity = {auth.token, auth.client, QStringLiteral("Ann"), 0};
        begin(std::nullopt);
    }

    Session &session() { return *m_session; }
    bool isDead() const { return m_isDead; }
    qint64 effectsSoFar() const { return m_effects; }
    const QList<QByteArray> &journal() const { return m_journal; }
    /// How many connections were begun.
    qint64 attempts() const { return m_attempt; }
    int recoveries() const { return m_recoveries; }
    const std::vector<effects::CaughtUp> &caughtUp() const { return m_caughtUp; }
    std::vector<messages::Submit> sentSubmits;

    /// Dies instead of carrying out the effect of that number.
    void dieAt(qint64 effect) { m_dieAt = effect; }

    void step(const SessionEvent &event)
    {
        if (m_isDead)
            return;
        for (const auto &effect : m_session->step(event, m_harness.now())) {
            if (m_effects++ == m_dieAt) {
                die();
                return;
            }
            carryOut(effect);
        }
    }
    /// The upgrade went through.
    void open()
    {
        if (m_opened)
            step(events::TransportOpened{*std::exchange(m_opened, std::nullopt)});
        pump();
    }
    /// True when the journal has it, so that it may be on the screen.
    bool type(qsizetype place, QStringView text)
    {
        const auto before = m_journal.size();
        const auto length = m_session->document().view().length();
        const auto edit = delta(length, {keep(place), put(text), keep(length - place)});
        const auto inverse = invert(edit, m_session->document().view());
        step(events::Edit{edit, events::Edit::Undoing{inverse, EditKind::Typing}});
        return m_journal.size() > before;
    }
    /// What the server sent and the disk did since the last call.
    void pump()
    {
        for (bool moved = true; moved && !m_isDead;) {
            moved = false;
            if (m_toSync && !m_diskIsSlow) {
                moved = true;
                m_synced = m_journal;
                step(events::Journaled{*std::exchange(m_toSync, std::nullopt)});
            }
            if (!m_peer)
                continue;
            const auto attempt = m_attempt;
            for (const auto &message : m_harness.take(*m_peer)) {
                moved = true;
                if (attempt == m_attempt)
                    step(events::TransportMessage{attempt, encode(message, WireFormat::Cbor)});
            }
            if (m_peer && m_harness.closeCode(*m_peer) != 0) {
                TransportEnd end;
                end.kind = TransportEnd::Kind::Closed;
                end.closeCode = m_harness.closeCode(*m_peer);
                m_peer.reset();
                step(events::TransportEnded{attempt, end});
                moved = true;
            }
        }
    }
    /// As from the server, out of turn.
    void receive(const ServerMessage &message)
    {
        step(events::TransportMessage{m_attempt, encode(message, WireFormat::Cbor)});
    }
    void cut()
    {
        if (m_peer)
            m_harness.hangUp(*std::exchange(m_peer, std::nullopt));
        step(events::TransportEnded{m_attempt, {}});
    }
    void restoreJournal(const QList<QByteArray> &old) { m_journal = old; }
    void setDiskSlow(bool slow) { m_diskIsSlow = slow; }
    /// A new process on what the disk has.
    void reboot(Death death)
    {
        if (!m_isDead)
            die();
        if (death == Death::Power)
            m_journal = m_synced;
        m_dieAt = -1;
        begin(readJournal());
    }
    void run(Milliseconds time)
    {
        const auto until = m_harness.now() + time;
        while (m_harness.now() < until) {
            m_harness.advance(50ms);
            step(events::Tick{});
            pump();
        }
    }
    std::optional<JournalRecord> readJournal() const
    {
        std::optional<JournalRecord> record;
        for (const auto &bytes : m_journal) {
            const auto entry = decodeEntry(bytes);
            SYNGRAPH_CHECK(entry.ok());
            if (!record)
                record.emplace();
            SYNGRAPH_CHECK(bool(applyEntry(*record, *entry)));
        }
        return record;
    }

private:
    void begin(const std::optional<JournalRecord> &record)
    {
        SessionOptions options;
        options.journaled = true;
        options.chat = true;
        m_session = std::make_unique<Session>(m_identity, options, m_harness.random());
        m_isDead = false;
        if (record)
            m_session->restore(*record);
        step(events::Start{});
    }
    void die()
    {
        m_isDead = true;
        m_toSync.reset();
        if (m_peer)
            m_harness.hangUp(*std::exchange(m_peer, std::nullopt));
    }
    void carryOut(const SessionEffect &effect)
    {
        if (const auto *connect = std::get_if<effects::Connect>(&effect)) {
            m_attempt = connect->attempt;
            m_peer = m_harness.connect(m_harness.document());
            m_harness.take(*m_peer);
            m_opened = m_attempt;
        } else if (const auto *send = std::get_if<effects::Send>(&effect)) {
            if (const auto message = decodeClientMessage(send->bytes, WireFormat::Cbor)) {
                if (const auto *submit = std::get_if<messages::Submit>(&*message))
                    sentSubmits.push_back(*submit);
            }
            if (m_peer)
                m_harness.sendBytes(*m_peer, send->bytes);
        } else if (std::holds_alternative<effects::Abort>(effect)
                   || std::holds_alternative<effects::Close>(effect)) {
            if (m_peer)
                m_harness.hangUp(*std::exchange(m_peer, std::nullopt));
        } else if (const auto *entry = std::get_if<effects::Journal>(&effect)) {
            if (std::holds_alternative<journal::Checkpoint>(entry->entry))
                m_journal.clear(); // in one transaction with what follows
            m_journal += encodeEntry(entry->entry);
        } else if (const auto *sync = std::get_if<effects::SyncJournal>(&effect)) {
            m_toSync = sync->number;
        } else if (std::holds_alternative<effects::Recovered>(effect)) {
            ++m_recoveries;
        } else if (const auto *merged = std::get_if<effects::CaughtUp>(&effect)) {
            m_caughtUp.push_back(*merged);
        }
    }

    EngineHarness &m_harness;
    SessionIdentity m_identity;
    std::unique_ptr<Session> m_session;
    std::optional<PeerId> m_peer;
    std::optional<qint64> m_opened;
    std::optional<qint64> m_toSync;
    qint64 m_attempt = 0;
    qint64 m_effects = 0;
    qint64 m_dieAt = -1;
    QList<QByteArray> m_journal;
    QList<QByteArray> m_synced; ///< what a power cut leaves
    int m_recoveries = 0;
    std::vector<effects::CaughtUp> m_caughtUp;
    bool m_isDead = false;
    bool m_diskIsSlow = false;
};

} // namespace syngraph
