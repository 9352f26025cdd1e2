#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <QByteArray>

namespace syngraph {

/// Source of random bits, handed to whoever needs some. For secrets it must be
/// platform/system_random.h; with SeededRandom a run can be repeated.
class Random
{
public:
    virtual ~Random() = default;

    virtual quint64 next() = 0;

    /// Evenly spread in [0, bound); bound > 0.
    quint64 below(quint64 bound);
    /// Evenly spread in [low, high].
    qint64 between(qint64 low, qint64 high);
    bool chance(double probability);
    Milliseconds between(Milliseconds low, Milliseconds high);
    QByteArray bytes(qsizetype size);

    template <typename Id>
    Id id()
    {
        return *Id::fromBytes(bytes(Id::kSizeBytes));
    }
};

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
/// Repeatable on every platform; not for secrets.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) {}
    quint64 next() override;

private:
    quint64 m_state;
};

} // namespace syngraph
