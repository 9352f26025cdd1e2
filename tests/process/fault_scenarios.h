#pragma once

#include "common/base/clock.h"

#include <QString>

#include <functional>
#include <optional>

namespace syngraph::tests {

/// How long somebody needed to see that something is wrong, and to be live when it was right again.
struct ScenarioFigures
{
    std::optional<Milliseconds> typistNoticed;
    std::optional<Milliseconds> typistLost;
    std::optional<Milliseconds> watcherNoticed;
    std::optional<Milliseconds> watcherLost;
    std::optional<Milliseconds> typistBack;
    std::optional<Milliseconds> watcherBack;
    qint64 lines = 0;
};

/// What a scenario is run with: short in every run of the tests, with the product's own figures
/// when somebody asks for them.
struct ScenarioScale
{
    int heartbeatSeconds = 1;
    Milliseconds fault = 9s; ///< how long it lasts
};

struct ScenarioOutcome
{
    QString failure; ///< empty: everything is there once, and everybody has it
    ScenarioFigures figures;
};

/// A real server, a fault proxy in front of it, one client that types all the time and one that
/// watches. Something goes wrong, lasts, and is over.
struct Scenario
{
    QString name;
    QString begin; ///< commands of the proxy, or kill, stop: to the server
    QString end;   ///< ... or restart, continue
    bool isNoticed = true; ///< false: nobody is to lose the connection
    bool canBeMissed = false; ///< it may also heal before somebody sees anything
};

/// Blocks; uses a thread of its own with an event loop, so that several may run at once.
ScenarioOutcome runScenario(const Scenario &scenario, const ScenarioScale &scale);

} // namespace syngraph::tests
