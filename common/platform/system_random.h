#pragma once

#include "common/base/random.h"

namespace syngraph {

/// The operating system's random source, fit for tokens and keys. Thread: any.
class SystemRandom final : public Random
{
public:
    quint64 next() override;
};

} // namespace syngraph
