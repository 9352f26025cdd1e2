#include "common/document/leaf.h"

#include "common/base/check.h"
#include "common/document/text_scan.h"

#include <cstring>

namespace syngraph {

namespace {

constexpr qsizetype kFillUnits = Leaf::kCapacity * 3 / 4;

void copyUnits(char16_t *target, const char16_t *source, qsizetype length)
{
    std::memcpy(target, source, size_t(length) * sizeof(char16_t));
}

void moveUnits(char16_t *target, const char16_t *source, qsizetype length)
{
    std::memmove(target, source, size_t(length) * sizeof(char16_t));
}

} // namespace

Leaf::Leaf(const Leaf &other)
    : TreeNode(other)
    , m_runs(other.m_runs)
    , m_gapStart(other.m_gapStart)
    , m_gapLength(other.m_gapLength)
    , m_paragraphEnds(other.m_paragraphEnds)
{
    copyUnits(m_units.data(), other.m_units.data(), m_gapStart);
    const auto behind = m_gapStart + m_gapLength;
    copyUnits(m_units.data() + behind, other.m_units.data() + behind, kCapacity - behind);
}

void Leaf::moveGap(qsizetype offset)
{
    auto *units = m_units.data();
    if (offset < m_gapStart)
        moveUnits(units + offset + m_gapLength, units + offset, m_gapStart - offset);
    else if (offset > m_gapStart)
        moveUnits(units + m_gapStart, units + m_gapStart + m_gapLength, offset - m_gapStart);
    m_gapStart = offset;
}

void Leaf::insert(qsizetype offset, QStringView text, qsizetype paragraphEnds,
                  const AttributeSet &attributes)
{
    SYNGRAPH_CHECK(offset >= 0 && offset <= length() && text.size() <= room());
    m_runs.insert(offset, text.size(), attributes);
    if (offset != m_gapStart)
        moveGap(offset);
    if (text.size() == 1)
        m_units[size_t(offset)] = text.front().unicode();
    else
        copyUnits(m_units.data() + offset, text.utf16(), text.size());
    m_gapStart += text.size();
    m_gapLength -= text.size();
    m_paragraphEnds += paragraphEnds;
}

void Leaf::erase(qsizetype offset, qsizetype length, qsizetype paragraphEnds)
{
    SYNGRAPH_CHECK(offset >= 0 && length >= 0 && offset + length <= this->length());
    m_runs.erase(offset, length);
    // Taken from the side of the gap that needs the least moving: a backspace moves nothing.
    if (offset + length == m_gapStart)
        m_gapStart = offset;
    else if (offset != m_gapStart)
        moveGap(offset);
    m_gapLength += length;
    m_paragraphEnds -= paragraphEnds;
}

void Leaf::appendFormatted(RunList &runs, qsizetype offset, const Run &part,
                           const AttributeSet &change) const
{
    const auto forText = applyChange(part.attributes, change, false);
    const auto forParagraphEnd = applyChange(part.attributes, change, true);
    if (forText == forParagraphEnd) {
        runs.append(qsizetype(part.length), forText);
        return;
    }
    visitText(offset, qsizetype(part.length), [&](QStringView text) {
        while (!text.isEmpty()) {
            const auto end = text.indexOf(QChar(kParagraphEnd));
            const auto plain = end < 0 ? text.size() : end;
            runs.append(plain, forText);
            if (end >= 0)
                runs.append(1, forParagraphEnd);
            text = text.sliced(end < 0 ? plain : plain + 1);
        }
    });
}

void Leaf::format(qsizetype offset, qsizetype length, const AttributeSet &change)
{
    SYNGRAPH_CHECK(offset >= 0 && length >= 0 && offset + length <= this->length());
    RunList formatted;
    qsizetype start = 0;
    for (const auto &run : m_runs.items()) {
        const auto end = start + qsizetype(run.length);
        const auto from = std::clamp(offset, start, end);
        const auto to = std::clamp(offset + length, from, end);
        formatted.append(from - start, run.attributes);
        if (from < to)
            appendFormatted(formatted, from, {run.attributes, quint32(to - from)}, change);
        formatted.append(end - to, run.attributes);
        start = end;
    }
    m_runs.swap(formatted);
}

void Leaf::append(QStringView text, const AttributeSet &attributes)
{
    SYNGRAPH_CHECK(text.size() <= room());
    moveGap(length());
    copyUnits(m_units.data() + m_gapStart, text.utf16(), text.size());
    m_gapStart += text.size();
    m_gapLength -= text.size();
    m_paragraphEnds += scan::countParagraphEnds(text);
    m_runs.append(text.size(), attributes);
}

void Leaf::append(const Leaf &right)
{
    right.visitRuns(0, right.length(), [this](QStringView text, const AttributeSet &attributes) {
        append(text, attributes);
    });
}

qsizetype Leaf::paragraphEndsIn(qsizetype offset, qsizetype length) const
{
    qsizetype found = 0;
    visitText(offset, length,
              [&found](QStringView text) { found += scan::countParagraphEnds(text); });
    return found;
}

qsizetype Leaf::paragraphEndOffset(qsizetype index) const
{
    SYNGRAPH_CHECK(index >= 0 && index < m_paragraphEnds);
    qsizetype offset = 0;
    qsizetype result = -1;
    visitText(0, length(), [&](QStringView text) {
        qsizetype from = 0;
        while (result < 0) {
            const auto end = text.indexOf(QChar(kParagraphEnd), from);
            if (end < 0)
                break;
            if (index-- == 0)
                result = offset + end;
            from = end + 1;
        }
        offset += text.size();
    });
    return result;
}

void Leaf::checkInvariants() const
{
    SYNGRAPH_CHECK(length() > 0 && m_gapLength >= 0);
    SYNGRAPH_CHECK(m_gapStart >= 0 && m_gapStart + m_gapLength <= kCapacity);
    SYNGRAPH_CHECK(m_paragraphEnds == paragraphEndsIn(0, length()));
    visitText(0, length(), [](QStringView text) { SYNGRAPH_CHECK(scan::isWellFormed(text)); });
    qsizetype covered = 0;
    const Run *previous = nullptr;
    for (const auto &run : m_runs.items()) {
        SYNGRAPH_CHECK(run.length > 0);
        SYNGRAPH_CHECK(!previous || !(previous->attributes == run.attributes));
        covered += qsizetype(run.length);
        previous = &run;
        SYNGRAPH_CHECK(covered == length() || !QChar::isLowSurrogate(unitAt(covered)));
    }
    SYNGRAPH_CHECK(covered == length());
}

LeafFiller::LeafFiller(qsizetype total)
    : m_left(total)
    , m_leavesLeft(total <= Leaf::kCapacity ? 1 : (total + kFillUnits - 1) / kFillUnits)
{
}

void LeafFiller::openLeaf()
{
    SYNGRAPH_CHECK(m_leavesLeft > 0 && m_left > 0);
    m_target = (m_left + m_leavesLeft - 1) / m_leavesLeft;
    --m_leavesLeft;
    m_leaf.reset(new Leaf);
}

void LeafFiller::add(QStringView text, const AttributeSet &attributes)
{
    while (!text.isEmpty()) {
        if (!m_leaf)
            openLeaf();
        auto part = std::min(m_target - m_leaf->length(), text.size());
        if (part < text.size() && text[part].isLowSurrogate())
            ++part;
        m_leaf->append(text.first(part), attributes);
        m_left -= part;
        if (m_leaf->length() >= m_target) {
            m_done.push_back(NodePointer(m_leaf.data()));
            m_leaf.reset();
        }
        text = text.sliced(part);
    }
}

NodeList LeafFiller::take()
{
    SYNGRAPH_CHECK(m_left == 0 && !m_leaf);
    return std::move(m_done);
}

} // namespace syngraph
