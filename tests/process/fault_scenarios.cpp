#include "tests/process/fault_scenarios.h"

#include "tests/process/server_process.h"
#include "tests/tools/fault_proxy.h"

#include <QTemporaryDir>

namespace syngraph::tests {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr Milliseconds kTypingPeriod = 50ms;
constexpr Milliseconds kBefore = 800ms;
constexpr Milliseconds kPatience = 60s;

class Stage final
{
public:
    Stage(const Scenario &scenario, const ScenarioScale &scale)
        : m_scenario(scenario)
        , m_scale(scale)
        , m_server({m_directory.path(), scale.heartbeatSeconds, {}})
    {
    }

    ScenarioOutcome run()
    {
        if (!m_server.start())
            return {u"the server does not start: "_s + m_server.process().allErrors(), {}};
        m_proxy = std::make_unique<tools::FaultProxy>(QHostAddress(QHostAddress::LocalHost),
                                                      m_server.port(), 1);
        if (!m_proxy->listen(QHostAddress::LocalHost))
            return {u"the proxy does not listen"_s, {}};
        const auto link = m_server.link(m_proxy->port());
        ClientProcess ann(ClientProcess::Kind::Append, link, u"Ann"_s);
        ClientProcess ben(ClientProcess::Kind::Watch, link, u"Ben"_s);
        if (!ann.waitUntilLive(kPatience) || !ben.waitUntilLive(kPatience))
            return {u"the clients do not come in"_s, {}};
        Typist typist(ann, u"Ann"_s, kTypingPeriod);
        typist.start();
        pass(kBefore);
        const auto failure = breakAndMend(ann, ben);
        if (!failure.isEmpty())
            return {failure, m_figures};
        pass(kBefore);
        typist.stop();
        m_figures.lines = typist.lines();
        return {checkEnd(ann, ben, typist), m_figures};
    }

private:
    QString breakAndMend(ClientProcess &ann, ClientProcess &ben)
    {
        const auto began = ChildProcess::now();
        if (const auto failure = obey(m_scenario.begin); !failure.isEmpty())
            return failure;
        pass(m_scale.fault);
        const auto since = [](std::optional<Instant> at, Instant from) {
            return at ? std::optional(std::chrono::duration_cast<Milliseconds>(*at - from))
                      : std::nullopt;
        };
        m_figures.typistNoticed = since(ann.noticedSince(began), began);
        m_figures.watcherNoticed = since(ben.noticedSince(began), began);
        m_figures.typistLost = since(ann.lostSince(began), began);
        m_figures.watcherLost = since(ben.lostSince(began), began);
        auto over = ChildProcess::now();
        if (const auto failure = obey(m_scenario.end); !failure.isEmpty())
            return failure;
        if (m_scenario.end.contains(u"restart"_s))
            over = m_server.listeningSince();
        if (!m_scenario.isNoticed) {
            return ann.reconnects() + ben.reconnects() == 0 ? QString()
                                                            : u"a connection was lost"_s;
        }
        if (!m_scenario.canBeMissed && (!m_figures.typistNoticed || !m_figures.watcherNoticed))
            return u"nobody noticed in %1 ms"_s.arg(m_scale.fault.count());
        if (!waitUntil([&] { return ann.isLive() && ben.isLive(); }, kPatience))
            return u"not live again"_s;
        m_figures.typistBack = since(ann.liveSince(over), over);
        m_figures.watcherBack = since(ben.liveSince(over), over);
        return {};
    }

    QString obey(const QString &commands)
    {
        for (const auto &command : commands.split(u';', Qt::SkipEmptyParts)) {
            const auto word = command.trimmed();
            if (word == u"kill"_s)
                m_server.process().kill();
            else if (word == u"stop"_s)
                m_server.process().pause();
            else if (word == u"continue"_s)
                m_server.process().resume();
            else if (word == u"restart"_s) {
                if (!m_server.start())
                    return u"the server does not start again: "_s
                        + m_server.process().allErrors();
            } else if (!m_proxy->command(word)) {
                return u"no such command: "_s + word;
            }
        }
        return {};
    }

    QString checkEnd(ClientProcess &ann, ClientProcess &ben, const Typist &typist)
    {
        ann.process().closeInput();
        if (!ann.process().waitForEnd(kPatience) || ann.process().exitCode() != 0)
            return u"the typist's text was not saved: "_s + ann.process().allErrors();
        const auto text = textOf(m_server.link());
        if (!text)
            return u"the text cannot be read"_s;
        const auto difference = compareLines(*text, {&typist});
        if (!difference.isEmpty())
            return difference;
        const auto units = text->size(); // all but the document's own last line end
        if (!waitUntil([&] { return ben.watchedUnits() == units; }, kPatience))
            return u"the watcher has %1 units of %2"_s.arg(ben.watchedUnits()).arg(units);
        return {};
    }

    Scenario m_scenario;
    ScenarioScale m_scale;
    QTemporaryDir m_directory;
    ServerProcess m_server;
    std::unique_ptr<tools::FaultProxy> m_proxy;
    ScenarioFigures m_figures;
};

} // namespace

ScenarioOutcome runScenario(const Scenario &scenario, const ScenarioScale &scale)
{
    return Stage(scenario, scale).run();
}

} // namespace syngraph::tests
