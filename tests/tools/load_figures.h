#pragma once

#include "common/base/clock.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace syngraph::tools {

struct CrowdStates
{
    int live = 0;
    int connecting = 0; ///< and catching up
    int waiting = 0;
    int blocked = 0;
    int pending = 0;    ///< with something unacknowledged
};

/// Values of one kind; the memory is bounded by leaving out some when there are many.
class Samples final
{
public:
    void add(double value);
    void add(const Samples &others);
    size_t count() const { return m_count; }
    /// `part` in [0, 1]; 0 without values.
    double at(double part) const;
    void clear() { *this = {}; }

private:
    std::vector<float> m_values;
    size_t m_count = 0;
    size_t m_step = 1;
};

/// What a crowd of load clients has seen.
struct LoadFigures
{
    qint64 attempts = 0;
    qint64 keys = 0;       ///< typed
    qint64 deliveries = 0; ///< operations of others that arrived
    qint64 lost = 0;       ///< connections that ended while live
    qint64 recovered = 0;  ///< clients whose text could not be brought into the document
    Samples joined;        ///< milliseconds from the first attempt to live
    Samples back;          ///< milliseconds from the mark to live
    Samples latency;       ///< milliseconds from the key to another client
    Samples latencyNow;    ///< of the present second

    std::optional<Instant> marked;

    void typed(int document, qint64 revision, Instant at);
    void seen(int document, qint64 revision, Instant at);

private:
    struct Passage
    {
        std::optional<Instant> typed;
        std::vector<Instant> seen; ///< before the author knew the revision
    };
    void sample(Instant typed, Instant seen);

    std::map<int, std::map<qint64, Passage>> m_passages;
};

} // namespace syngraph::tools
