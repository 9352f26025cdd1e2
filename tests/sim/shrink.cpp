#include "tests/sim/shrink.h"

#include <algorithm>

namespace syngraph::sim {

namespace {

class Shrinker final
{
public:
    Shrinker(Plan plan, const std::function<bool(const Plan &)> &fails, int runs)
        : m_plan(std::move(plan)), m_fails(fails), m_runsLeft(runs)
    {
    }

    Plan shrink()
    {
        size_t before = 0;
        do {
            before = m_plan.events.size();
            removeEvents();
            simplify();
        } while (m_plan.events.size() < before && m_runsLeft > 0);
        return m_plan;
    }

private:
    bool keepIfFailing(const Plan &candidate)
    {
        if (m_runsLeft-- <= 0 || !m_fails(candidate))
            return false;
        m_plan = candidate;
        return true;
    }

    void removeEvents()
    {
        for (size_t chunk = std::max<size_t>(1, m_plan.events.size() / 2); chunk > 0; chunk /= 2) {
            for (size_t at = 0; at < m_plan.events.size() && m_runsLeft > 0;) {
                Plan candidate = m_plan;
                const auto first = candidate.events.begin() + std::ptrdiff_t(at);
                const auto count = std::min(chunk, candidate.events.size() - at);
                candidate.events.erase(first, first + std::ptrdiff_t(count));
                if (!keepIfFailing(candidate))
                    at += chunk;
            }
        }
    }

    void simplify()
    {
        for (auto field : {&Plan::jsonPeople, &Plan::newerPeople, &Plan::olderPeople}) {
            Plan candidate = m_plan;
            candidate.*field = 0;
            if (candidate.*field != m_plan.*field)
                keepIfFailing(candidate);
        }
        for (auto field : {&Plan::keepRevisions, &Plan::tailOperations, &Plan::freezeAnewAfter}) {
            Plan candidate = m_plan;
            candidate.*field = 0;
            if (candidate.*field != m_plan.*field)
                keepIfFailing(candidate);
        }
        while (m_plan.people > 1) {
            Plan candidate = m_plan;
            --candidate.people;
            if (!keepIfFailing(candidate))
                break;
        }
    }

    Plan m_plan;
    const std::function<bool(const Plan &)> &m_fails;
    int m_runsLeft;
};

} // namespace

Plan shrink(Plan plan, const std::function<bool(const Plan &)> &fails, int runs)
{
    return Shrinker(std::move(plan), fails, runs).shrink();
}

} // namespace syngraph::sim
