#pragma once

#include <QStringView>

#include <cstring>
#include <string>
#include <vector>

namespace syngraph::bench {

/// What the document tree is held against: all of a text in one gap buffer, nothing else counted.
class FlatGapBuffer final
{
public:
    explicit FlatGapBuffer(size_t capacity) : m_units(capacity), m_gapEnd(capacity) {}

    void insert(size_t position, QStringView text)
    {
        if (size_t(text.size()) > m_gapEnd - m_gapStart)
            grow(size_t(text.size()));
        moveGap(position);
        std::memcpy(m_units.data() + m_gapStart, text.utf16(), size_t(text.size()) * 2);
        m_gapStart += size_t(text.size());
    }
    void erase(size_t position, size_t length)
    {
        // As in the tree's leaves: a backspace moves nothing.
        if (position + length == m_gapStart) {
            m_gapStart = position;
            return;
        }
        moveGap(position);
        m_gapEnd += length;
    }
    size_t length() const { return m_units.size() - (m_gapEnd - m_gapStart); }
    std::u16string text() const
    {
        std::u16string all(m_units.data(), m_gapStart);
        return all.append(m_units.data() + m_gapEnd, m_units.size() - m_gapEnd);
    }

private:
    void moveGap(size_t position)
    {
        auto *units = m_units.data();
        if (position < m_gapStart) {
            const auto moved = m_gapStart - position;
            std::memmove(units + m_gapEnd - moved, units + position, moved * 2);
            m_gapStart -= moved;
            m_gapEnd -= moved;
        } else if (position > m_gapStart) {
            const auto moved = position - m_gapStart;
            std::memmove(units + m_gapStart, units + m_gapEnd, moved * 2);
            m_gapStart += moved;
            m_gapEnd += moved;
        }
    }
    void grow(size_t more)
    {
        const auto tail = m_units.size() - m_gapEnd;
        std::vector<char16_t> larger(2 * m_units.size() + more);
        std::memcpy(larger.data(), m_units.data(), m_gapStart * 2);
        std::memcpy(larger.data() + larger.size() - tail, m_units.data() + m_gapEnd, tail * 2);
        m_gapEnd = larger.size() - tail;
        m_units.swap(larger);
    }

    std::vector<char16_t> m_units;
    size_t m_gapStart = 0;
    size_t m_gapEnd;
};

} // namespace syngraph::bench
