#include "tests/tools/load_crowd.h"

#include <algorithm>

namespace syngraph::tools {

namespace {

constexpr Milliseconds kKeyTick = 5ms;
constexpr qsizetype kLongEnough = 20'000; ///< units; from there on typists delete as well

} // namespace

struct LoadCrowd::Client
{
    int document = 0;
    bool isTypist = false;
    ShareLink link;
    QHostAddress from;
    std::unique_ptr<Session> session;
    std::unique_ptr<LoadSocket> socket;
    qint64 attempt = 0;
    std::optional<Instant> due;      ///< in m_due
    Instant joined;                  ///< first attempt
    std::optional<Instant> keyAt;    ///< of what is in flight, typed alone
    Instant nextKey;
    bool wasLive = false;
    bool isLive = false;
    bool isStalled = false;          ///< does not read
    bool isCounted = true;           ///< in the figures: was never stalled
    bool isBack = false;             ///< counted since the mark
};

LoadCrowd::LoadCrowd(LoadOptions options) : m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoadCrowd::runDue);
    m_keys.setInterval(kKeyTick);
    m_keys.setTimerType(Qt::PreciseTimer);
    connect(&m_keys, &QTimer::timeout, this, &LoadCrowd::type);
    connect(&m_joins, &QTimer::timeout, this, [this] {
        const auto wanted = size_t(std::max(1, m_options.joinsPerSecond / 50));
        for (size_t i = 0; i < wanted && m_joined < m_clients.size(); ++i)
            join(m_joined++);
        if (m_joined == m_clients.size())
            m_joins.stop();
    });
}

LoadCrowd::~LoadCrowd() = default;

void LoadCrowd::start()
{
    const auto documents = int(m_options.links.size());
    for (int i = 0; i < m_options.clients; ++i) {
        auto client = std::make_unique<Client>();
        client->document = i % documents;
        client->isTypist = i / documents < m_options.typistsPerDocument;
        client->link = m_options.links[size_t(client->document)];
        if (m_options.addresses > 0) // 127.1.0.0 and on
            client->from = QHostAddress(0x7f010000u + quint32(i % m_options.addresses));
        SessionIdentity identity;
        identity.token = client->link.token;
        identity.client = m_random.id<ClientId>();
        identity.name = QStringLiteral("Load %1").arg(i);
        identity.color = quint32(m_cheap.below(0x1000000));
        client->session = std::make_unique<Session>(identity, SessionOptions{}, m_cheap);
        m_clients.push_back(std::move(client));
    }
    if (m_options.joinsPerSecond == 0) {
        for (m_joined = 0; m_joined < m_clients.size(); ++m_joined)
            join(m_joined);
    } else {
        m_joins.start(20ms);
    }
    m_keys.start();
}

void LoadCrowd::join(size_t index)
{
    auto &client = *m_clients[index];
    client.joined = m_clock.now();
    step(client, events::Start{});
}

void LoadCrowd::mark()
{
    m_figures.marked = m_clock.now();
    m_figures.back.clear();
    for (auto &client : m_clients)
        client->isBack = false;
}

void LoadCrowd::stall(int clients)
{
    const auto count = int(m_clients.size());
    for (int i = 0; i < count; ++i) {
        auto &client = *m_clients[size_t(i)];
        client.isStalled = i >= count - clients;
        client.isCounted = client.isCounted && !client.isStalled;
        if (client.socket)
            client.socket->setReading(!client.isStalled);
    }
}

CrowdStates LoadCrowd::states() const
{
    CrowdStates states;
    for (const auto &client : m_clients) {
        states.pending += client->session->document().hasPending() ? 1 : 0;
        switch (client->session->state()) {
        case ConnectionState::Live:
        case ConnectionState::Suspect:
            ++states.live;
            break;
        case ConnectionState::Connecting:
        case ConnectionState::Authenticating:
        case ConnectionState::Syncing:
            ++states.connecting;
            break;
        case ConnectionState::Idle:
        case ConnectionState::Waiting:
        case ConnectionState::Draining:
            ++states.waiting;
            break;
        case ConnectionState::Blocked:
            ++states.blocked;
            break;
        }
    }
    return states;
}

bool LoadCrowd::isConverged() const
{
    std::map<int, QByteArray> hashes;
    for (const auto &client : m_clients) {
        const auto &document = client->session->document();
        if (!client->isLive || document.hasPending())
            return false;
        const auto hash = document.view().hash() + QByteArray::number(document.revision().value);
        if (hashes.try_emplace(client->document, hash).first->second != hash)
            return false;
    }
    return true;
}

void LoadCrowd::step(Client &client, const SessionEvent &event)
{
    const auto &document = client.session->document();
    const auto flying = document.inFlight() ? document.inFlight()->frozen.sequence : Sequence();
    for (const auto &effect : client.session->step(event, m_clock.now()))
        carryOut(client, effect);
    noteOwnOperation(client, flying);
    noteState(client);
    schedule(client);
}

/// The one that was in flight is acknowledged, and the last message was that acknowledgement.
void LoadCrowd::noteOwnOperation(Client &client, Sequence before)
{
    const auto &document = client.session->document();
    const auto flying = document.inFlight() ? document.inFlight()->frozen.sequence : Sequence();
    if (before == Sequence() || before == flying || !client.keyAt)
        return;
    if (client.isLive)
        m_figures.typed(client.document, document.revision().value, *client.keyAt);
    client.keyAt.reset();
}

void LoadCrowd::noteState(Client &client)
{
    const auto state = client.session->state();
    const bool isLive = state == ConnectionState::Live || state == ConnectionState::Suspect;
    if (isLive == client.isLive)
        return;
    client.isLive = isLive;
    const auto passed = [this](Instant since) {
        return std::chrono::duration<double, std::milli>(m_clock.now() - since).count();
    };
    if (!isLive) {
        ++m_figures.lost;
        client.keyAt.reset();
        return;
    }
    if (client.isStalled && client.socket)
        client.socket->setReading(false);
    if (!std::exchange(client.wasLive, true))
        m_figures.joined.add(passed(client.joined));
    if (m_figures.marked && !std::exchange(client.isBack, true))
        m_figures.back.add(passed(*m_figures.marked));
}

void LoadCrowd::carryOut(Client &client, const SessionEffect &effect)
{
    if (const auto *connect = std::get_if<effects::Connect>(&effect)) {
        ++m_figures.attempts;
        client.attempt = connect->attempt;
        if (client.socket)
            client.socket.release()->deleteLater();
        client.socket = std::make_unique<LoadSocket>(client.link, client.from, m_cheap);
        const auto attempt = connect->attempt;
        client.socket->opened = [this, &client, attempt] {
            step(client, events::TransportOpened{attempt});
        };
        client.socket->received = [this, &client, attempt](const QByteArray &bytes) {
            step(client, events::TransportMessage{attempt, bytes});
        };
        client.socket->ended = [this, &client, attempt](const TransportEnd &end) {
            step(client, events::TransportEnded{attempt, end});
        };
        client.socket->open();
    } else if (const auto *send = std::get_if<effects::Send>(&effect)) {
        if (client.socket && send->attempt == client.attempt)
            client.socket->send(send->bytes);
    } else if (std::holds_alternative<effects::Abort>(effect)
               || std::holds_alternative<effects::Close>(effect)) {
        if (client.socket) {
            client.socket->opened = [] {};
            client.socket->received = [](const QByteArray &) {};
            client.socket->ended = [](const TransportEnd &) {};
            if (std::holds_alternative<effects::Close>(effect))
                client.socket->close();
            client.socket.release()->deleteLater();
        }
    } else if (std::holds_alternative<effects::RemoteEdit>(effect)) {
        ++m_figures.deliveries;
        if (client.isCounted) {
            m_figures.seen(client.document, client.session->document().revision().value,
                           m_clock.now());
        }
    } else if (std::holds_alternative<effects::Recovered>(effect)) {
        ++m_figures.recovered;
    }
}

void LoadCrowd::schedule(Client &client)
{
    const auto next = client.session->nextDeadline();
    if (next == client.due)
        return;
    if (client.due)
        m_due.erase({*client.due, &client});
    client.due = next;
    if (!next)
        return;
    m_due.insert({*next, &client});
    if (m_due.begin()->second == &client)
        m_timer.start(std::max(Milliseconds(0),
                               std::chrono::ceil<Milliseconds>(*next - m_clock.now())));
}

void LoadCrowd::runDue()
{
    const auto now = m_clock.now();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        auto &client = *m_due.begin()->second;
        m_due.erase(m_due.begin());
        client.due.reset();
        step(client, events::Tick{});
    }
    if (!m_due.empty())
        m_timer.start(std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(
                                                    m_due.begin()->first - m_clock.now())));
}

void LoadCrowd::type()
{
    if (!m_options.areTyping || m_options.keysPerSecond <= 0)
        return;
    const auto now = m_clock.now();
    const auto period = Microseconds(qint64(1'000'000 / m_options.keysPerSecond));
    for (auto &client : m_clients) {
        if (!client->isTypist || !client->session->hasDocument() || client->nextKey > now)
            continue;
        client->nextKey = now + period / 2
            + Microseconds(m_cheap.between(qint64(0), qint64(period.count())));
        typeInto(*client);
    }
}

void LoadCrowd::typeInto(Client &client)
{
    const auto &document = client.session->document();
    const auto &view = document.view();
    const auto place = qsizetype(m_cheap.below(quint64(view.length())));
    DeltaBuilder builder;
    builder.retain(place);
    if (view.length() > kLongEnough && place + 1 < view.length())
        builder.erase(1);
    else
        builder.insert(QString(QChar(char16_t('a' + m_cheap.below(26)))));
    const auto edit = builder.build(view.length());
    if (!view.check(edit))
        return;
    ++m_figures.keys;
    if (!document.hasPending() && client.isLive)
        client.keyAt = m_clock.now();
    else if (!document.inFlight())
        client.keyAt.reset();
    step(client, events::Edit{edit});
}

} // namespace syngraph::tools
