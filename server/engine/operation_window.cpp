#include "server/engine/operation_window.h"

#include "common/base/limits.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr qint64 kMostWeight = limits::kTailBytes / qint64(sizeof(char16_t));
constexpr qint64 kMostWeightWhileLoading = 8 * kMostWeight;
constexpr qint64 kComponentWeight = 16;

qint64 weightOf(const Delta &delta)
{
    return delta.insertedText().size() + kComponentWeight * qint64(delta.components().size());
}

} // namespace

bool OperationWindow::isHeavy() const
{
    return m_weight > kMostWeightWhileLoading;
}

void OperationWindow::append(LogEntry entry)
{
    SYNGRAPH_CHECK(entry.revision == m_head.next());
    m_head = entry.revision;
    m_weight += weightOf(entry.delta);
    m_entries.push_back(std::move(entry));
}

void OperationWindow::prepend(std::vector<LogEntry> entries)
{
    std::for_each(entries.rbegin(), entries.rend(), [this](LogEntry &entry) {
        SYNGRAPH_CHECK(entry.revision == start());
        m_weight += weightOf(entry.delta);
        m_entries.push_front(std::move(entry));
    });
}

void OperationWindow::rollBackTo(Revision revision)
{
    m_blocks.forgetAfter(std::min(revision, m_head));
    while (m_head > revision) {
        SYNGRAPH_CHECK(!m_entries.empty());
        m_weight -= weightOf(m_entries.back().delta);
        m_entries.pop_back();
        m_head = m_head.previous();
    }
}

void OperationWindow::trim()
{
    const auto before = start();
    while (size() > limits::kTransformWindow || (m_weight > kMostWeight && size() > 1)) {
        m_weight -= weightOf(m_entries.front().delta);
        m_entries.pop_front();
    }
    if (start() != before)
        m_blocks.forgetUpTo(start());
}

Delta OperationWindow::composed(Revision after, Revision upTo)
{
    SYNGRAPH_CHECK(reachesBackTo(after) && after < upTo && upTo <= m_head);
    return m_blocks.composed(after, upTo, [this](Revision revision) -> const Delta & {
        return at(revision).delta;
    });
}

std::optional<Caret> OperationWindow::mapCaret(Caret caret, Revision revision, Revision to) const
{
    if (!reachesBackTo(revision) || revision > to || to > m_head)
        return std::nullopt;
    for (auto at = revision.next(); at <= to; at = at.next()) {
        const auto &delta = this->at(at).delta;
        if (caret.anchor > delta.baseLength() || caret.head > delta.baseLength())
            return std::nullopt;
        caret = {mapPosition(delta, caret.anchor, Stickiness::Left),
                 mapPosition(delta, caret.head, Stickiness::Left)};
    }
    return caret;
}

} // namespace syngraph
