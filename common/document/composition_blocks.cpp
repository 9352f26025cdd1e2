#include "common/document/composition_blocks.h"

#include "common/base/check.h"

#include <span>
#include <vector>

namespace syngraph {

namespace {

/// In pairs of neighbours, so that each piece takes part in O(log n) compositions.
Delta composedOf(std::span<const Delta *const> pieces)
{
    SYNGRAPH_CHECK(!pieces.empty());
    if (pieces.size() == 1)
        return *pieces.front();
    if (pieces.size() == 2)
        return compose(*pieces.front(), *pieces.back());
    const auto half = pieces.size() / 2;
    return compose(composedOf(pieces.first(half)), composedOf(pieces.subspan(half)));
}

} // namespace

const Delta &CompositionBlocks::block(int level, qint64 index, const Log &log)
{
    auto &blocks = m_blocks[size_t(level)];
    if (const auto known = blocks.find(index); known != blocks.end())
        return known->second;
    std::array<const Delta *, kFanOut> parts;
    for (qint64 i = 0; i < kFanOut; ++i) {
        const auto part = index * kFanOut + i;
        parts[size_t(i)] = level == 0 ? &log(Revision(part + 1)) : &block(level - 1, part, log);
    }
    return blocks.emplace(index, composedOf(parts)).first->second;
}

void CompositionBlocks::visitPieces(Revision after, Revision upTo, const Log &log,
                                    const Visitor &visit)
{
    SYNGRAPH_CHECK(after < upTo && after >= Revision());
    auto at = after.value;
    while (at < upTo.value) {
        int level = kLevels - 1;
        while (level >= 0 && (at % kRevisions[size_t(level)] != 0
                              || at + kRevisions[size_t(level)] > upTo.value))
            --level;
        if (level < 0) {
            visit(log(Revision(at + 1)));
            ++at;
        } else {
            const auto size = kRevisions[size_t(level)];
            visit(block(level, at / size, log));
            at += size;
        }
    }
}

Delta CompositionBlocks::composed(Revision after, Revision upTo, const Log &log)
{
    std::vector<const Delta *> pieces; // of the log or of a map: none of them moves
    visitPieces(after, upTo, log, [&pieces](const Delta &piece) { pieces.push_back(&piece); });
    return composedOf(pieces);
}

void CompositionBlocks::forgetUpTo(Revision revision)
{
    for (int level = 0; level < kLevels; ++level) {
        const auto size = kRevisions[size_t(level)];
        auto &blocks = m_blocks[size_t(level)];
        if (!blocks.empty())
            blocks.erase(blocks.begin(), blocks.lower_bound((revision.value + size - 1) / size));
    }
}

void CompositionBlocks::forgetAfter(Revision revision)
{
    for (int level = 0; level < kLevels; ++level) {
        auto &blocks = m_blocks[size_t(level)];
        blocks.erase(blocks.lower_bound(revision.value / kRevisions[size_t(level)]), blocks.end());
    }
}

qsizetype CompositionBlocks::blockCount() const
{
    qsizetype count = 0;
    for (const auto &blocks : m_blocks)
        count += qsizetype(blocks.size());
    return count;
}

} // namespace syngraph
