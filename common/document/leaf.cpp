#include "common/document/leaf.h"

#include "common/base/check.h"

namespace syngraph {

namespace {

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
    , m_gapStart(other.m_gapStart)
    , m_gapLength(other.m_gapLength)
    , m_marks(other.m_marks)
    , m_runs(other.m_runs)
    , m_authors(other.m_authors)
{
    copyUnits(m_units.data(), other.m_units.data(), m_gapStart);
    const auto behind = m_gapStart + m_gapLength;
    copyUnits(m_units.data() + behind, other.m_units.data() + behind, kCapacity - behind);
}

void Leaf::moveGap(qsizetype offset)
{
    SYNGRAPH_CHECK(offset >= 0 && offset <= length());
    auto *units = m_units.data();
    if (offset < m_gapStart)
        moveUnits(units + offset + m_gapLength, units + offset, m_gapStart - offset);
    else if (offset > m_gapStart)
        moveUnits(units + m_gapStart, units + m_gapStart + m_gapLength, offset - m_gapStart);
    m_gapStart = qint32(offset);
}

void Leaf::appendFormatted(AttributeRuns &runs, qsizetype offset, qsizetype length,
                           const AttributeSet &attributes, AttributeChange &change) const
{
    const auto &outcome = change.on(attributes);
    if (outcome.text == outcome.paragraphEnd) {
        runs.append(length, outcome.text);
        return;
    }
    visitText(offset, length, [&](QStringView text) {
        while (!text.isEmpty()) {
            const auto end = text.indexOf(QChar(kParagraphEnd));
            const auto plain = end < 0 ? text.size() : end;
            runs.append(plain, outcome.text);
            if (end >= 0)
                runs.append(1, outcome.paragraphEnd);
            text = text.sliced(end < 0 ? plain : plain + 1);
        }
    });
}

void Leaf::format(qsizetype offset, qsizetype length, AttributeChange &change)
{
    SYNGRAPH_CHECK(offset >= 0 && length >= 0 && offset + length <= this->length());
    AttributeRuns formatted;
    visitRange(m_runs, offset, length,
               [&](qsizetype from, qsizetype part, const AttributeSet &attributes) {
                   appendFormatted(formatted, from, part, attributes, change);
               });
    m_runs.splice(offset, length, formatted);
}

void Leaf::appendText(QStringView text, scan::Marks marks)
{
    SYNGRAPH_CHECK(text.size() <= room());
    if (m_gapStart != length())
        moveGap(length());
    copyUnits(m_units.data() + m_gapStart, text.utf16(), text.size());
    m_gapStart += qint32(text.size());
    m_gapLength -= qint32(text.size());
    m_marks += marks;
}

void Leaf::append(const Leaf &right)
{
    right.visitText(0, right.length(), [this](QStringView text) { appendText(text, {}); });
    m_marks += right.m_marks;
    for (int i = 0; i < right.m_runs.size(); ++i)
        m_runs.append(right.m_runs.lengthOf(i), right.m_runs.valueOf(i));
    for (int i = 0; i < right.m_authors.size(); ++i)
        m_authors.append(right.m_authors.lengthOf(i), right.m_authors.valueOf(i));
}

scan::Marks Leaf::countMarks(qsizetype offset, qsizetype length) const
{
    scan::Marks found;
    visitText(offset, length, [&found](QStringView text) { found += scan::countMarks(text); });
    return found;
}

qsizetype Leaf::offsetOf(char16_t mark, qsizetype index) const
{
    SYNGRAPH_CHECK(index >= 0);
    qsizetype offset = 0;
    qsizetype result = -1;
    visitText(0, length(), [&](QStringView text) {
        if (result >= 0)
            return;
        if (const auto found = scan::indexOf(text, mark, index); found >= 0)
            result = offset + found;
        offset += text.size();
    });
    SYNGRAPH_CHECK(result >= 0);
    return result;
}

namespace {

template <typename Value>
void checkRuns(const Leaf &leaf, const RunVector<Value> &runs)
{
    qsizetype covered = 0;
    quint32 weight = 0;
    for (int i = 0; i < runs.size(); ++i) {
        SYNGRAPH_CHECK(runs.lengthOf(i) > 0);
        SYNGRAPH_CHECK(i == 0 || !(runs.valueOf(i - 1) == runs.valueOf(i)));
        covered += runs.lengthOf(i);
        weight += runWeight(runs.valueOf(i));
        SYNGRAPH_CHECK(covered == leaf.length()
                       || (covered < leaf.length()
                           && !QChar::isLowSurrogate(leaf.unitAt(covered))));
    }
    SYNGRAPH_CHECK(covered == leaf.length() && weight == runs.weight());
}

} // namespace

void Leaf::checkInvariants() const
{
    SYNGRAPH_CHECK(length() > 0 && m_gapLength >= 0);
    SYNGRAPH_CHECK(m_gapStart >= 0 && m_gapStart + m_gapLength <= kCapacity);
    SYNGRAPH_CHECK(m_marks == marksIn(0, length()));
    visitText(0, length(), [](QStringView text) { SYNGRAPH_CHECK(scan::isWellFormed(text)); });
    checkRuns(*this, m_runs);
    checkRuns(*this, m_authors);
}

} // namespace syngraph
