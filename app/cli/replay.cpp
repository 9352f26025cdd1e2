#include "app/cli/replay.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace syngraph::cli {

namespace {

Delta deltaOf(const Trace::Transaction &transaction, qsizetype length)
{
    Delta whole = Delta::identity(length);
    for (const auto &patch : transaction.patches) {
        // The document's own final "\n" stays behind everything.
        if (patch.position + patch.deleted > whole.targetLength() - 1)
            throw InvariantError("a patch reaches beyond its document");
        DeltaBuilder builder;
        builder.retain(patch.position).insert(patch.inserted).erase(patch.deleted);
        whole = compose(whole, builder.build(whole.targetLength()));
    }
    return whole;
}

/// One author at a client. The client takes part in the session as always; the author looks up
/// only as far as the recording says, so what came in since is kept apart and each new transaction
/// is transformed over it.
class Typist final
{
public:
    Typist(const CliContext &context, const ShareLink &link, int agent)
        : m_controller(context.makeController()), m_agent(agent)
    {
        QObject::connect(m_controller.get(), &DocumentController::documentReset,
                         m_controller.get(), [this](const Document &document) {
                             m_length = document.length();
                             m_unseen.clear();
                         });
        QObject::connect(m_controller.get(), &DocumentController::remoteEdited,
                         m_controller.get(), [this](const Delta &delta) {
                             m_unseen.push_back(delta);
                             ++m_arrived;
                         });
        m_controller->open(link);
    }

    DocumentController &controller() { return *m_controller; }
    int agent() const { return m_agent; }
    qint64 arrived() const { return m_arrived; }
    bool isIdle() const { return m_controller->status().pendingEdits == 0; }

    /// Looks up until `count` of the other's operations are taken in.
    void look(qint64 count)
    {
        for (; m_looked < count; ++m_looked) {
            m_length = m_unseen.front().targetLength();
            m_unseen.pop_front();
        }
    }
    /// Whether an operation came of it: what changes nothing is not sent.
    bool write(const Trace::Transaction &transaction)
    {
        Delta delta = deltaOf(transaction, m_length);
        if (delta.isIdentity())
            return false;
        m_length = delta.targetLength();
        for (auto &remote : m_unseen) {
            auto pair = transformPair(remote, delta);
            remote = std::move(pair.first);
            delta = std::move(pair.second);
        }
        const auto inverse = invert(delta, m_controller->document());
        m_controller->editLocal(delta, inverse, EditKind::Other);
        return true;
    }

private:
    std::unique_ptr<DocumentController> m_controller;
    int m_agent;
    qsizetype m_length = 1; ///< of what the author looks at
    std::deque<Delta> m_unseen;
    qint64 m_arrived = 0;
    qint64 m_looked = 0;
};

class Player final
{
public:
    Player(const CliContext &context, const ShareLink &link, const Trace &trace)
        : m_context(context), m_link(link), m_trace(trace), m_reader(context.makeController())
    {
        for (int agent = 0; agent < trace.agents; ++agent)
            m_typists.push_back(std::make_unique<Typist>(context, link, agent));
        m_reader->open(link);
        countOperations();
    }

    ExitCode play();

private:
    void countOperations();
    void advance();
    bool writeNext(Typist &typist);
    void noteArrival(int agent);
    ExitCode report();

    const CliContext &m_context;
    ShareLink m_link;
    const Trace &m_trace;
    std::vector<std::unique_ptr<Typist>> m_typists;
    std::unique_ptr<DocumentController> m_reader;
    std::vector<std::vector<size_t>> m_own;          ///< per agent: its transactions
    std::vector<size_t> m_next;                      ///< per agent: into m_own
    std::vector<std::vector<qint64>> m_operations;   ///< per agent: operations after n transactions
    std::vector<std::deque<Instant>> m_submitted;    ///< per agent: of operations on their way
    std::vector<Microseconds> m_latencies;
    qint64 m_sent = 0;
    Instant m_started;
    bool m_broken = false;
};

void Player::countOperations()
{
    const auto agents = size_t(m_trace.agents);
    m_own.resize(agents);
    m_next.resize(agents);
    m_operations.assign(agents, {0});
    m_submitted.resize(agents);
    for (size_t i = 0; i < m_trace.transactions.size(); ++i)
        m_own[size_t(m_trace.transactions[i].agent)].push_back(i);
}

/// One more transaction, when its author has seen what the recording wants and the operation
/// before it is acknowledged.
bool Player::writeNext(Typist &typist)
{
    const auto agent = size_t(typist.agent());
    if (m_next[agent] == m_own[agent].size() || !typist.isIdle())
        return false;
    const auto &transaction = m_trace.transactions[m_own[agent][m_next[agent]]];
    if (m_trace.agents == 2) {
        const auto other = 1 - agent;
        const auto wanted = size_t(transaction.seen[other]);
        if (wanted >= m_operations[other].size()
            || typist.arrived() < m_operations[other][wanted])
            return false;
        typist.look(m_operations[other][wanted]);
    }
    const auto sentAt = m_context.clock.now();
    const bool sent = typist.write(transaction);
    if (sent) {
        m_submitted[agent].push_back(sentAt);
        ++m_sent;
    }
    m_operations[agent].push_back(m_operations[agent].back() + (sent ? 1 : 0));
    ++m_next[agent];
    return true;
}

void Player::advance()
{
    try {
        bool wrote = true;
        while (wrote) {
            wrote = false;
            for (auto &typist : m_typists)
                wrote = writeNext(*typist) || wrote;
        }
    } catch (const InvariantError &) {
        m_broken = true;
    }
}

ExitCode Player::play()
{
    for (auto &typist : m_typists) {
        const auto live = waitFor(m_context, typist->controller(),
                                  [&] { return isCaughtUp(typist->controller()); });
        if (live != ExitCode::Ok)
            return live;
        if (!typist->controller().canEdit() || typist->controller().document().length() != 1) {
            complain(QCoreApplication::translate("cli", "replay needs an empty document and a link that allows to edit"));
            return ExitCode::NoPermission;
        }
    }
    const auto live = waitFor(m_context, *m_reader, [&] { return isCaughtUp(*m_reader); });
    if (live != ExitCode::Ok)
        return live;
    m_started = m_context.clock.now();
    QEventLoop loop;
    const auto goOn = [&] {
        advance();
        const bool done = std::all_of(m_typists.begin(), m_typists.end(), [this](const auto &t) {
            return m_next[size_t(t->agent())] == m_own[size_t(t->agent())].size() && t->isIdle();
        });
        const auto everything = m_sent;
        const bool arrived = std::all_of(m_typists.begin(), m_typists.end(), [&](const auto &t) {
            return t->arrived() == everything - m_operations[size_t(t->agent())].back();
        });
        if (m_broken || (done && arrived && m_reader->document() == m_typists[0]->controller().document()))
            loop.quit();
    };
    // Arrivals are counted at the other author's client, or at the reader's when there is none.
    for (auto &typist : m_typists) {
        auto &controller = typist->controller();
        QObject::connect(&controller, &DocumentController::statusChanged, &loop, goOn,
                         Qt::QueuedConnection);
        if (m_trace.agents == 2) {
            const int other = 1 - typist->agent();
            QObject::connect(&controller, &DocumentController::remoteEdited, &loop,
                             [this, other] { noteArrival(other); });
        }
        QObject::connect(&controller, &DocumentController::remoteEdited, &loop, goOn,
                         Qt::QueuedConnection);
    }
    QObject::connect(m_reader.get(), &DocumentController::remoteEdited, &loop, [&] {
        if (m_trace.agents == 1)
            noteArrival(0);
    });
    QObject::connect(m_reader.get(), &DocumentController::remoteEdited, &loop, goOn,
                     Qt::QueuedConnection);
    QTimer::singleShot(0, &loop, goOn);
    loop.exec();
    return report();
}

void Player::noteArrival(int agent)
{
    auto &waiting = m_submitted[size_t(agent)];
    if (waiting.empty())
        return;
    m_latencies.push_back(m_context.clock.now() - waiting.front());
    waiting.pop_front();
}

ExitCode Player::report()
{
    if (m_broken) {
        complain(QCoreApplication::translate("cli", "the recording does not fit itself"));
        return ExitCode::BadData;
    }
    const auto seconds = std::chrono::duration<double>(m_context.clock.now() - m_started).count();
    std::sort(m_latencies.begin(), m_latencies.end());
    const auto percentile = [this](size_t percent) {
        if (m_latencies.empty())
            return 0.0;
        const auto index = std::min(m_latencies.size() - 1, m_latencies.size() * percent / 100);
        return double(m_latencies[index].count()) / 1'000.0;
    };
    const auto fresh = m_context.makeController();
    fresh->open(m_link);
    const auto live = waitFor(m_context, *fresh, [&] { return isCaughtUp(*fresh); });
    if (live != ExitCode::Ok)
        return live;
    const QString wanted = m_trace.endText + u'\n';
    bool same = fresh->document().text() == wanted && m_reader->document().text() == wanted;
    for (auto &typist : m_typists)
        same = same && typist->controller().document().text() == wanted;
    QTextStream out(stdout);
    out << "transactions " << m_trace.transactions.size() << '\n'
        << "operations " << m_sent << '\n'
        << "seconds " << QString::number(seconds, 'f', 2) << '\n'
        << "operations_per_second " << QString::number(double(m_sent) / seconds, 'f', 0) << '\n'
        << "submit_to_other_p50_ms " << QString::number(percentile(50), 'f', 2) << '\n'
        << "submit_to_other_p99_ms " << QString::number(percentile(99), 'f', 2) << '\n'
        << "end_text " << (same ? "equal" : "DIFFERS") << '\n';
    return same ? ExitCode::Ok : ExitCode::Failed;
}

} // namespace

ExitCode runReplay(const CliContext &context, const ShareLink &link, const Trace &trace)
{
    if (trace.agents > 2) {
        complain(QCoreApplication::translate("cli", "only recordings of one or two authors can be replayed"));
        return ExitCode::BadData;
    }
    return Player(context, link, trace).play();
}

} // namespace syngraph::cli
