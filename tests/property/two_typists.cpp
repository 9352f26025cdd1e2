#include "tests/property/two_typists.h"

#include "common/ot/algebra.h"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

namespace syngraph {

namespace {

/// One editor: at most one operation in flight, the rest composed in a buffer.
struct Typist
{
    Delta document;
    Delta inFlight;
    Delta buffer;
    qsizetype base = 0; ///< server revision that inFlight stands on
    qsizetype caret = 0;
    bool awaiting = false;
    bool buffering = false;

    void type(QChar letter)
    {
        DeltaBuilder builder;
        builder.retain(caret).insert(QStringView(&letter, 1));
        const auto operation = builder.build(document.targetLength());
        caret = mapPosition(operation, caret, Stickiness::Right);
        document = compose(document, operation);
        buffer = buffering ? compose(buffer, operation) : operation;
        buffering = true;
    }

    void receive(Delta remote)
    {
        ++base;
        const auto pass = [&remote](Delta &own) {
            auto [first, second] = transformPair(remote, own);
            remote = std::move(first);
            own = std::move(second);
        };
        if (awaiting)
            pass(inFlight);
        if (buffering)
            pass(buffer);
        document = compose(document, remote);
        caret = mapPosition(remote, caret, Stickiness::Left);
    }
};

class Run final
{
public:
    Run(Random &random, Milliseconds latency, const Delta &start, qsizetype caret)
        : m_random(random)
        , m_latency(latency)
        , m_server(start)
    {
        for (auto &typist : m_typists) {
            typist.document = start;
            typist.caret = caret;
        }
    }

    void plan(size_t who, const QString &word)
    {
        Milliseconds at = m_random.between(0ms, 300ms);
        for (const QChar letter : word) {
            post(at, [this, who, letter] {
                m_typists[who].type(letter);
                send(who);
            });
            at += m_random.between(60ms, 250ms);
        }
    }

    TypingRun finish()
    {
        while (!m_events.empty()) {
            auto event = m_events.extract(m_events.begin());
            m_now = event.key();
            event.mapped()();
        }
        return {{m_typists[0].document, m_typists[1].document}, m_server};
    }

private:
    void post(Milliseconds at, std::function<void()> action)
    {
        m_events.emplace(at, std::move(action));
    }

    /// When a message on line `line` arrives; a line keeps the order.
    Milliseconds arrival(size_t line)
    {
        const auto at = m_now + m_random.between(m_latency * 3 / 4, m_latency * 5 / 4);
        return m_lastArrival.at(line) = std::max(at, m_lastArrival.at(line));
    }

    void send(size_t who)
    {
        auto &typist = m_typists[who];
        if (typist.awaiting || !typist.buffering)
            return;
        typist.inFlight = typist.buffer;
        typist.awaiting = true;
        typist.buffering = false;
        post(arrival(who), [this, who, operation = typist.inFlight, base = typist.base] {
            sequence(who, operation, base);
        });
    }

    void sequence(size_t who, Delta operation, qsizetype base)
    {
        for (; base < qsizetype(m_log.size()); ++base)
            operation = transform(operation, m_log[size_t(base)], Order::Later);
        m_log.push_back(operation);
        m_server = compose(m_server, operation);
        for (size_t receiver = 0; receiver < 2; ++receiver) {
            post(arrival(2 + receiver), [this, who, receiver, operation] {
                auto &typist = m_typists[receiver];
                if (receiver != who) {
                    typist.receive(operation);
                } else {
                    ++typist.base;
                    typist.awaiting = false;
                    send(who);
                }
            });
        }
    }

    Random &m_random;
    const Milliseconds m_latency;
    Delta m_server;
    std::vector<Delta> m_log;
    std::array<Typist, 2> m_typists;
    std::multimap<Milliseconds, std::function<void()>> m_events;
    std::array<Milliseconds, 4> m_lastArrival{}; ///< two lines up, two down
    Milliseconds m_now{0};
};

} // namespace

TypingRun typeAtOneSpot(Random &random, Milliseconds latency, const Delta &start, qsizetype caret,
                        const std::array<QString, 2> &words)
{
    Run run(random, latency, start, caret);
    run.plan(0, words[0]);
    run.plan(1, words[1]);
    return run.finish();
}

} // namespace syngraph
