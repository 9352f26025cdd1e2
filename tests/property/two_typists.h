#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/ot/delta.h"

#include <array>

namespace syngraph {

/// Two people type a word each at the very same place of one document, at human speed, through one
/// sequencing server and a network with latency. Runs to the end on its own clock.
struct TypingRun
{
    std::array<Delta, 2> documents; ///< as each of them sees it in the end
    Delta serverDocument;
};

/// `latency` is one way and varies by a quarter.
TypingRun typeAtOneSpot(Random &random, Milliseconds latency, const Delta &start, qsizetype caret,
                        const std::array<QString, 2> &words);

} // namespace syngraph
