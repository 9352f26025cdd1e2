#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace syngraph {

/// Sequence whose first `N` elements need no memory of their own, for values that are made and
/// thrown away millions of times. Elements are moved as bytes; a T that is not trivial says that it
/// may be by `static constexpr bool kRelocatable = true`, and with a `becomeCopy() noexcept`, which is
/// called on each copy, that it may be copied as bytes too.
///
/// QVarLengthArray is the general one; of Qt 6.4 it loses its memory when it is moved into, and
/// moves a few elements by a call of memcpy whose size the compiler does not know. Here the inner
/// room goes over as one block of constant size, which is a handful of vector registers. With results
/// written in place (DeltaWriter) that took composing two key presses from 94 to 40 ns.
/// Value type; as thread-safe as T. Memory that runs out is std::bad_alloc.
template <typename T, quint32 N>
class InlineVector final
{
    static constexpr bool kTrivial = std::is_trivially_copyable_v<T>;
    static constexpr bool mayMoveAsBytes()
    {
        if constexpr (kTrivial)
            return true;
        else
            return T::kRelocatable;
    }
    static_assert(mayMoveAsBytes());

public:
    InlineVector() noexcept : m_data(inner()) {}
    InlineVector(const InlineVector &other) : m_data(inner())
    {
        constexpr bool kCopiesAsBytes = requires(const T &element) { element.becomeCopy(); };
        if (!other.isInner() || !(kTrivial || kCopiesAsBytes)) {
            append(other.m_data, other.m_size);
            return;
        }
        std::memcpy(m_inner, other.m_inner, sizeof m_inner);
        m_size = other.m_size;
        if constexpr (kCopiesAsBytes) {
            for (quint32 i = 0; i < m_size; ++i)
                m_data[i].becomeCopy();
        }
    }
    InlineVector(InlineVector &&other) noexcept : m_data(inner()) { take(other); }
    InlineVector &operator=(const InlineVector &other)
    {
        if (this != &other) {
            InlineVector copy(other);
            release();
            take(copy);
        }
        return *this;
    }
    InlineVector &operator=(InlineVector &&other) noexcept
    {
        if (this != &other) {
            release();
            take(other);
        }
        return *this;
    }
    ~InlineVector() { release(); }

    quint32 size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    bool isInner() const { return m_data == inner(); }
    const T *begin() const { return m_data; }
    const T *end() const { return m_data + m_size; }
    T *begin() { return m_data; }
    T *end() { return m_data + m_size; }
    const T &operator[](quint32 index) const { return m_data[index]; }
    T &operator[](quint32 index) { return m_data[index]; }
    const T &front() const { return m_data[0]; }
    T &front() { return m_data[0]; }
    const T &back() const { return m_data[m_size - 1]; }
    T &back() { return m_data[m_size - 1]; }

    /// Room for `more` elements behind those that are there: adding them does not fail then.
    void reserveMore(quint32 more)
    {
        if (more > m_capacity - m_size) [[unlikely]]
            grow(more);
    }
    /// `arguments` must not come from this sequence.
    template <typename... Arguments>
    T &emplaceBack(Arguments &&...arguments)
    {
        if (m_size == m_capacity) [[unlikely]]
            grow(1);
        T *const made = new (m_data + m_size) T(std::forward<Arguments>(arguments)...);
        ++m_size;
        return *made;
    }
    /// `elements` must not come from this sequence.
    void append(const T *elements, quint32 count)
    {
        if (count > m_capacity - m_size) [[unlikely]]
            grow(count);
        if constexpr (kTrivial) {
            if (count == 1) // the key press
                m_data[m_size] = *elements;
            else
                std::memcpy(m_data + m_size, elements, count * sizeof(T));
        } else {
            std::uninitialized_copy_n(elements, count, m_data + m_size);
        }
        m_size += count;
    }
    void popBack()
    {
        --m_size;
        std::destroy_at(m_data + m_size);
    }

    /// The first `size` <= size() elements stay.
    void truncate(quint32 size)
    {
        std::destroy_n(m_data + size, m_size - size);
        m_size = size;
    }

private:
    T *inner() { return std::launder(reinterpret_cast<T *>(m_inner)); }
    const T *inner() const { return std::launder(reinterpret_cast<const T *>(m_inner)); }

    /// This sequence holds nothing; the other one will.
    void take(InlineVector &other) noexcept
    {
        if (other.isInner()) {
            m_data = inner();
            m_capacity = N;
            std::memcpy(m_inner, other.m_inner, sizeof m_inner);
        } else {
            m_data = std::exchange(other.m_data, other.inner());
            m_capacity = std::exchange(other.m_capacity, N);
        }
        m_size = std::exchange(other.m_size, 0);
    }
    void release() noexcept
    {
        std::destroy_n(m_data, m_size);
        if (!isInner())
            std::free(static_cast<void *>(m_data));
    }
    void grow(quint32 more)
    {
        const quint64 wanted = std::max<quint64>(quint64(m_capacity) * 2, quint64(m_size) + more);
        const bool fits = wanted <= 0xffff'ffffu / sizeof(T);
        void *const room = fits ? std::malloc(size_t(wanted) * sizeof(T)) : nullptr;
        if (!room)
            throw std::bad_alloc();
        std::memcpy(room, static_cast<const void *>(m_data), m_size * sizeof(T));
        if (!isInner())
            std::free(static_cast<void *>(m_data));
        m_data = static_cast<T *>(room);
        m_capacity = quint32(wanted);
    }

    T *m_data;
    quint32 m_size = 0;
    quint32 m_capacity = N;
    alignas(T) unsigned char m_inner[N * sizeof(T)];
};

} // namespace syngraph
