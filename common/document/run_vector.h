#pragma once

#include "common/base/check.h"

#include <QTypeInfo>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

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
/// Offsets and lengths are units. Part of a Leaf, as thread-safe as a plain value.
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
    void swap(RunVector &other) noexcept
    {
        alignas(RunVector) char bytes[sizeof(RunVector)];
        std::memcpy(bytes, static_cast<const void *>(this), sizeof bytes);
        std::memcpy(static_cast<void *>(this), static_cast<const void *>(&other), sizeof bytes);
        std::memcpy(static_cast<void *>(&other), bytes, sizeof bytes);
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

    void append(qsizetype length, const Value &value)
    {
        if (length == 0)
            return;
        if (m_size > 0 && values()[m_size - 1] == value)
            grow(m_size - 1, length);
        else
            put(m_size, int(length), value);
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

    /// A new run in front of `index`.
    void put(int index, int length, const Value &value)
    {
        Value kept = value; // may lie in the memory that moves
        m_weight += runWeight(kept);
        reserve(m_size + 1);
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
