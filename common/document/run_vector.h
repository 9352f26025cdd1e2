#pragma once

#include "common/base/check.h"

#include <QTypeInfo>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace syngraph {

/// What a value adds to RunVector::weight(); overloaded for those that weigh something.
template <typename Value>
constexpr quint32 runWeight(const Value &)
{
    return 0;
}

/// The values of one leaf's units: how many in a row have which. Invariants: no empty run, no two
/// neighbours with equal values, all lengths together below 65,536, weight() the sum over the runs.
///
/// Lengths lie apart from the values: among many runs the search is most of an edit, and in numbers
/// of 16 bits side by side it looks at 16 of them at once. Two runs need no memory of their own.
/// Offsets and lengths are units. Part of a Leaf, as thread-safe as a plain value. Each function but
/// assign() leaves all as it was when it throws std::bad_alloc.
template <typename Value>
class RunVector final
{
    static_assert(QTypeInfo<Value>::isRelocatable);

public:
    RunVector() noexcept {}
    RunVector(const RunVector &other)
    {
        reserve(other.m_size);
        std::uninitialized_copy_n(other.values(), other.m_size, values());
        std::copy_n(other.lengths(), other.m_size, lengths());
        m_size = other.m_size;
        m_weight = other.m_weight;
    }
    RunVector &operator=(const RunVector &) = delete;
    ~RunVector()
    {
        std::destroy_n(values(), m_size);
        if (isOnHeap())
            std::free(m_heap);
    }

    int size() const { return m_size; }
    int lengthOf(int index) const { return lengths()[index]; }
    const Value &valueOf(int index) const { return values()[index]; }
    quint32 weight() const { return m_weight; }
    /// `offset` < all lengths together.
    const Value &at(qsizetype offset) const
    {
        const auto place = placeAt(int(offset));
        SYNGRAPH_CHECK(offset >= 0 && place.index < m_size);
        return values()[place.index];
    }

    void append(qsizetype length, const Value &value) { append(length, value, runWeight(value)); }
    /// For who knows what the value weighs.
    void append(qsizetype length, const Value &value, quint32 weight)
    {
        if (length == 0)
            return;
        if (m_size > 0 && values()[m_size - 1] == value)
            grow(m_size - 1, length);
        else
            put(m_size, int(length), value, weight);
    }
    /// All runs of `other`, which has none then but keeps its memory; this one takes no more than
    /// it needs, and must be empty.
    void takeAll(RunVector &other)
    {
        SYNGRAPH_CHECK(m_size == 0);
        reserve(other.m_size);
        std::memcpy(static_cast<void *>(values()), static_cast<const void *>(other.values()),
                    size_t(other.m_size) * sizeof(Value));
        std::memcpy(lengths(), other.lengths(), size_t(other.m_size) * sizeof(quint16));
        m_size = std::exchange(other.m_size, quint16(0));
        m_weight = std::exchange(other.m_weight, 0U);
    }
    void insert(qsizetype offset, qsizetype length, const Value &value)
    {
        // Most leaves have one run, and the last of a document two: its first "\n" is nobody's.
        if (m_size > 0 && offset <= lengths()[0] && values()[0] == value)
            grow(0, length);
        else
            insertAmongMany(int(offset), int(length), value);
    }
    void erase(qsizetype offset, qsizetype length)
    {
        if (m_size > 0 && offset + length <= lengths()[0] && length < lengths()[0])
            grow(0, -length);
        else
            eraseAmongMany(int(offset), int(length));
    }
    /// Gives the units from `offset` the value.
    void assign(qsizetype offset, qsizetype length, const Value &value)
    {
        const Value kept = value; // might be one of those that go
        erase(offset, length);
        insert(offset, length, kept);
    }

    /// Puts the runs of `fresh` into the place of the `length` units from `offset`, as many as it
    /// has. Costs the runs there, those of `fresh`, and moving what is behind.
    void splice(qsizetype offset, qsizetype length, const RunVector &fresh);

private:
    static constexpr int kInline = 2;
    static constexpr int kBlock = 16;
    struct Place
    {
        int index;
        int start; ///< offset of the run's first unit
    };

    bool isOnHeap() const { return m_capacity > kInline; }
    Value *values()
    {
        return static_cast<Value *>(isOnHeap() ? m_heap : static_cast<void *>(m_values));
    }
    const Value *values() const { return const_cast<RunVector *>(this)->values(); }
    quint16 *lengths()
    {
        return isOnHeap() ? static_cast<quint16 *>(behindValues(m_heap, m_capacity)) : m_lengths;
    }
    const quint16 *lengths() const { return const_cast<RunVector *>(this)->lengths(); }

    static void *behindValues(void *values, int capacity)
    {
        return static_cast<Value *>(values) + capacity;
    }

    void grow(int index, qsizetype length)
    {
        auto &run = lengths()[index];
        run = quint16(run + length);
    }

    /// The run that holds the unit at `offset`; behind the last one when there is none.
    Place placeAt(int offset) const
    {
        const auto *const all = lengths();
        Place place{0, 0};
        for (; m_size - place.index >= kBlock; place.index += kBlock) {
            quint16 sum = 0;
            for (int i = 0; i < kBlock; ++i)
                sum = quint16(sum + all[place.index + i]);
            if (place.start + sum > offset)
                break;
            place.start += sum;
        }
        for (; place.index < m_size; ++place.index) {
            const auto end = place.start + all[place.index];
            if (offset < end)
                break;
            place.start = end;
        }
        return place;
    }

    void reserve(int capacity)
    {
        if (capacity <= m_capacity)
            return;
        capacity = std::max(capacity, 2 * m_capacity);
        void *memory = std::malloc(size_t(capacity) * (sizeof(Value) + sizeof(quint16)));
        if (!memory)
            throw std::bad_alloc();
        std::memcpy(behindValues(memory, capacity), lengths(), size_t(m_size) * sizeof(quint16));
        std::memcpy(memory, static_cast<const void *>(values()), size_t(m_size) * sizeof(Value));
        if (isOnHeap())
            std::free(m_heap);
        m_heap = memory;
        m_capacity = quint16(capacity);
    }

    void put(int index, int length, const Value &value)
    {
        put(index, length, value, runWeight(value));
    }
    /// A new run in front of `index`.
    void put(int index, int length, const Value &value, quint32 weight)
    {
        Value kept = value; // may lie in the memory that moves
        reserve(m_size + 1);
        m_weight += weight;
        move(index, index + 1);
        std::construct_at(values() + index, std::move(kept));
        lengths()[index] = quint16(length);
        ++m_size;
    }

    void remove(int from, int to)
    {
        for (int i = from; i < to; ++i)
            m_weight -= runWeight(values()[i]);
        std::destroy(values() + from, values() + to);
        move(to, from);
        m_size = quint16(m_size - (to - from));
    }

    /// Moves all runs behind `from` to `to`.
    void move(int from, int to)
    {
        const auto count = size_t(m_size - from);
        std::memmove(static_cast<void *>(values() + to), static_cast<const void *>(values() + from),
                     count * sizeof(Value));
        std::memmove(lengths() + to, lengths() + from, count * sizeof(quint16));
    }

    void insertAmongMany(int offset, int length, const Value &value);
    void eraseAmongMany(int offset, int length);

    quint16 m_size = 0;
    quint16 m_capacity = kInline;
    quint32 m_weight = 0;
    union {
        alignas(Value) char m_values[kInline * sizeof(Value)];
        void *m_heap; ///< m_capacity values, then as many lengths
    };
    quint16 m_lengths[kInline];
};

template <typename Value>
void RunVector<Value>::insertAmongMany(int offset, int length, const Value &value)
{
    if (length == 0)
        return;
    const auto [index, start] = placeAt(offset);
    SYNGRAPH_CHECK(index < m_size || offset == start);
    if (index < m_size && values()[index] == value) {
        grow(index, length);
    } else if (offset > start) {
        const Value kept = value;
        reserve(m_size + 2); // all of it or nothing
        const auto rest = lengths()[index] - (offset - start);
        grow(index, -rest);
        put(index + 1, rest, values()[index]);
        put(index + 1, length, kept);
    } else if (index > 0 && values()[index - 1] == value) {
        grow(index - 1, length);
    } else {
        put(index, length, value);
    }
}

template <typename Value>
void RunVector<Value>::splice(qsizetype offset, qsizetype length, const RunVector &fresh)
{
    if (length == 0)
        return;
    const auto first = placeAt(int(offset));
    auto last = first;
    while (last.index < m_size && last.start + lengthOf(last.index) < offset + length)
        last.start += lengthOf(last.index++);
    SYNGRAPH_CHECK(last.index < m_size);
    const auto before = offset - first.start;
    const auto behind = last.start + lengthOf(last.index) - (offset + length);
    // With the neighbours at both ends, which may be equal to what comes between them.
    const auto from = first.index - (before == 0 && first.index > 0 ? 1 : 0);
    const auto to = last.index + (behind == 0 && last.index + 1 < m_size ? 2 : 1);
    RunVector middle;
    middle.reserve(fresh.m_size + 2);
    if (before > 0 || from < first.index)
        middle.append(before > 0 ? before : lengthOf(from), valueOf(from));
    for (int i = 0; i < fresh.m_size; ++i)
        middle.append(fresh.lengthOf(i), fresh.valueOf(i));
    if (behind > 0 || to > last.index + 1)
        middle.append(behind > 0 ? behind : lengthOf(to - 1), valueOf(to - 1));
    reserve(m_size - (to - from) + middle.m_size); // from here on nothing can fail
    for (int i = from; i < to; ++i)
        m_weight -= runWeight(valueOf(i));
    std::destroy(values() + from, values() + to);
    move(to, from + middle.m_size);
    std::memcpy(static_cast<void *>(values() + from), static_cast<const void *>(middle.values()),
                size_t(middle.m_size) * sizeof(Value));
    std::memcpy(lengths() + from, middle.lengths(), size_t(middle.m_size) * sizeof(quint16));
    m_size = quint16(m_size - (to - from) + middle.m_size);
    m_weight += middle.m_weight;
    middle.m_size = 0;
}

template <typename Value>
void RunVector<Value>::eraseAmongMany(int offset, int length)
{
    if (length == 0)
        return;
    const auto [first, start] = placeAt(offset);
    SYNGRAPH_CHECK(first < m_size);
    const int firstLength = lengths()[first];
    if (length < firstLength && offset + length <= start + firstLength) {
        grow(first, -length);
        return;
    }
    auto kept = offset - start; // units of the first run in front of the hole
    auto index = first;
    while (length > 0) {
        SYNGRAPH_CHECK(index < m_size);
        const auto part = std::min(length, lengths()[index] - kept);
        grow(index, -part);
        length -= part;
        kept = 0;
        if (length > 0)
            ++index;
    }
    // Runs in between are empty now, those at both ends may be.
    const auto from = lengths()[first] > 0 ? first + 1 : first;
    auto to = lengths()[index] > 0 ? index : index + 1;
    if (from >= to)
        return;
    if (from > 0 && to < m_size && values()[from - 1] == values()[to]) {
        grow(from - 1, lengths()[to]);
        ++to;
    }
    remove(from, to);
}

} // namespace syngraph
