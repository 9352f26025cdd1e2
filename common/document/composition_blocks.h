#pragma once

#include "common/base/ids.h"
#include "common/ot/algebra.h"

#include <array>
#include <functional>
#include <map>

namespace syngraph {

/// Any stretch of an op log as one operation, composed of O(log n) pieces: the compositions of 16,
/// 256 and 4,096 revisions that begin at a multiple of as many are kept once they were needed.
///
/// Composing the operations of a stretch one by one costs O(n^2), in pairs O(n log n) every time;
/// here the second time costs as much as its result is long. Whoever owns the log owns this too and
/// says when the log changes: revisions that were forgotten are composed anew. The blocks together
/// hold at most three times what the operations hold. Thread: one at a time.
class CompositionBlocks final
{
public:
    /// The operation that makes a revision. It stays where it is until the function that was given
    /// the log returns: several are held at once.
    using Log = std::function<const Delta &(Revision)>;
    using Visitor = std::function<void(const Delta &)>;

    /// All of (after, upTo] as one operation; after < upTo.
    Delta composed(Revision after, Revision upTo, const Log &log);
    /// The same as a few operations to be applied one after the other, which for a document is
    /// cheaper than to compose them first.
    void visitPieces(Revision after, Revision upTo, const Log &log, const Visitor &visit);

    /// The operations up to and with `revision` are gone, or others.
    void forgetUpTo(Revision revision);
    /// The operations after `revision` are gone, or others.
    void forgetAfter(Revision revision);

    qsizetype blockCount() const;

private:
    static constexpr qint64 kFanOut = 16;
    static constexpr int kLevels = 3;
    static constexpr std::array<qint64, kLevels> kRevisions{16, 256, 4'096};

    const Delta &block(int level, qint64 index, const Log &log);

    std::array<std::map<qint64, Delta>, kLevels> m_blocks; ///< by first revision / size
};

} // namespace syngraph
