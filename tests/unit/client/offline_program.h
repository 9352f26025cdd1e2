#pragma once

#include "app/client/document_controller.h"
#include "app/client/sql_journal_store.h"
#include "common/ot/algebra.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/client/troubled_journal_store.h"
#include "tests/unit/engine/engine_harness.h"

namespace syngraph {

/// A network of one server and one client, which can be away.
class Network final : public QObject
{
public:
    class Line final : public Transport
    {
    public:
        explicit Line(Network &network) : m_network(network) {}
        ~Line() override { hangUp(); }

        void open(const TransportTarget &) override
        {
            if (!m_network.isUp) {
                QMetaObject::invokeMethod(this, [this] { Q_EMIT ended(TransportEnd{}); },
                                          Qt::QueuedConnection);
                return;
            }
            m_peer = m_network.harness.connect(m_network.harness.document());
            m_network.harness.take(*m_peer);
            m_network.line = this;
            QMetaObject::invokeMethod(this, [this] { Q_EMIT opened(); }, Qt::QueuedConnection);
        }
        void send(const QByteArray &message) override
        {
            if (!m_peer)
                return;
            m_network.harness.sendBytes(*m_peer, message);
            if (m_network.losesAnswers) {
                m_network.harness.take(*m_peer);
                return;
            }
            for (const auto &answer : m_network.harness.take(*m_peer)) {
                const auto bytes = encode(answer, WireFormat::Cbor);
                QMetaObject::invokeMethod(this, [this, bytes] { Q_EMIT received(bytes); },
                                          Qt::QueuedConnection);
            }
            if (const int code = m_network.harness.closeCode(*m_peer)) {
                m_peer.reset();
                TransportEnd end;
                end.kind = TransportEnd::Kind::Closed;
                end.closeCode = code;
                QMetaObject::invokeMethod(this, [this, end] { Q_EMIT ended(end); },
                                          Qt::QueuedConnection);
            }
        }
        void close() override { hangUp(); }
        void abort() override { hangUp(); }
        void hangUp()
        {
            if (m_peer)
                m_network.harness.hangUp(*std::exchange(m_peer, std::nullopt));
        }

    private:
        Network &m_network;
        std::optional<PeerId> m_peer;
    };

    EngineHarness harness;
    Line *line = nullptr;
    bool isUp = true;
    bool losesAnswers = false;
    QByteArray seatSecret = QByteArrayLiteral("of this computer");
};

inline ShareLink linkTo(Network &network, Role role)
{
    ShareLink link;
    link.server.host = QStringLiteral("pad.example.org");
    link.document = network.harness.document();
    link.token = network.harness.token(role);
    return link;
}

class HarnessClock final : public Clock
{
public:
    explicit HarnessClock(EngineHarness &harness) : m_harness(harness) {}
    Instant now() const override { return m_harness.now(); }
    WallTime wallNow() const override { return m_harness.wallNow(); }

private:
    EngineHarness &m_harness;
};

/// One run of the program.
struct Program
{
    Program(Network &network, const QString &path)
        : Program(network, [path] { return SqlJournalStore::open(path); })
    {
    }
    Program(Network &network, Trouble &trouble)
        : Program(network, [&trouble] { return openTroubled(trouble); })
    {
    }
    Program(Network &network, Journal::OpenStore open)
        : clock(network.harness)
        , journal(std::move(open), Journal::Options{1s, 1ms})
        , controller({clock, network.harness.random(),
                      [&network] { return std::make_unique<Network::Line>(network); }, QStringLiteral("Ann"), 0,
                      {.chat = true, .links = true}, &journal, nullptr, network.seatSecret})
    {
        QObject::connect(&controller, &DocumentController::recovered, &controller,
                         [this](const KeptText &text) { recovered.push_back(text); });
        QObject::connect(&controller, &DocumentController::caughtUp, &controller,
                         [this](const effects::CaughtUp &summary) { together.push_back(summary); });
        QObject::connect(&controller, &DocumentController::remoteEdited, &controller,
                         [this](const Delta &, EditAge age) {
                             missed += age == EditAge::WhileAway ? 1 : 0;
                             seen += age == EditAge::Now ? 1 : 0;
                         });
    }
    void type(const QString &text)
    {
        const auto &document = controller.document();
        const auto edit = delta(document.length(), {put(text), keep(document.length())});
        controller.editLocal(edit, invert(edit, document), EditKind::Typing);
    }
    QString text() const { return controller.document().text(); }
    bool isSaved() const
    {
        const auto status = controller.status();
        return status.state == ConnectionState::Live && status.pendingEdits == 0;
    }

    HarnessClock clock;
    Journal journal;
    DocumentController controller;
    std::vector<KeptText> recovered;
    std::vector<effects::CaughtUp> together;
    int missed = 0; ///< edits of others, made while away
    int seen = 0;
};

} // namespace syngraph
