#include "tests/tools/load_figures.h"

#include <algorithm>

namespace syngraph::tools {

namespace {

constexpr size_t kValues = 2'000'000;
constexpr size_t kPassages = 400; ///< of a document; older ones are not looked at any more

} // namespace

void Samples::add(double value)
{
    if (m_count++ % m_step != 0)
        return;
    if (m_values.size() >= kValues) {
        for (size_t i = 0; 2 * i < m_values.size(); ++i)
            m_values[i] = m_values[2 * i];
        m_values.resize(m_values.size() / 2);
        m_step *= 2;
    }
    m_values.push_back(float(value));
}

void Samples::add(const Samples &others)
{
    for (const auto value : others.m_values)
        add(double(value));
}

double Samples::at(double part) const
{
    if (m_values.empty())
        return 0;
    auto sorted = m_values;
    const auto place = std::min(sorted.size() - 1, size_t(part * double(sorted.size())));
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(place), sorted.end());
    return double(sorted[place]);
}

void LoadFigures::sample(Instant typed, Instant seen)
{
    const double passed = std::chrono::duration<double, std::milli>(seen - typed).count();
    latency.add(passed);
    latencyNow.add(passed);
}

void LoadFigures::typed(int document, qint64 revision, Instant at)
{
    auto &passage = m_passages[document][revision];
    passage.typed = at;
    for (const auto seenAt : std::exchange(passage.seen, {}))
        sample(at, seenAt);
}

void LoadFigures::seen(int document, qint64 revision, Instant at)
{
    auto &passages = m_passages[document];
    auto &passage = passages[revision];
    if (passage.typed)
        sample(*passage.typed, at);
    else
        passage.seen.push_back(at);
    while (passages.size() > kPassages)
        passages.erase(passages.begin());
}

} // namespace syngraph::tools
