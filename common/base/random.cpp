#include "common/base/random.h"

#include "common/base/check.h"

#include <cstring>

namespace syngraph {

quint64 Random::below(quint64 bound)
{
    SYNGRAPH_CHECK(bound > 0);
    // The highest multiple of bound that fits; what lies beyond would favour small results.
    const quint64 limit = ~quint64(0) - (~quint64(0) % bound + 1) % bound;
    quint64 value = next();
    while (value > limit)
        value = next();
    return value % bound;
}

qint64 Random::between(qint64 low, qint64 high)
{
    SYNGRAPH_CHECK(low <= high);
    return low + qint64(below(quint64(high - low) + 1));
}

bool Random::chance(double probability)
{
    return double(next() >> 11) * 0x1.0p-53 < probability;
}

Milliseconds Random::between(Milliseconds low, Milliseconds high)
{
    return Milliseconds(between(qint64(low.count()), qint64(high.count())));
}

QByteArray Random::bytes(qsizetype size)
{
    QByteArray result(size, Qt::Uninitialized);
    for (qsizetype at = 0; at < size; at += qsizetype(sizeof(quint64))) {
        const quint64 word = next();
        std::memcpy(result.data() + at, &word,
                    size_t(std::min(size - at, qsizetype(sizeof word))));
    }
    return result;
}

quint64 SeededRandom::next()
{
    m_state += 0x9e3779b97f4a7c15u;
    quint64 z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

} // namespace syngraph
