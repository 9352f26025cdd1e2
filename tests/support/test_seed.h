#pragma once

#include <QtGlobal>

namespace syngraph {

/// The whole number in the environment variable `name`, or `otherwise` when it is unset. A value
/// that is not a number ends the program: a run must never be quietly another one than was meant.
quint64 numberFromEnvironment(const char *name, quint64 otherwise);

/// SYNGRAPH_SEED: what a random test starts from. Print it with every failure.
inline quint64 testSeed(quint64 otherwise)
{
    return numberFromEnvironment("SYNGRAPH_SEED", otherwise);
}

/// SYNGRAPH_ROUNDS: how often a random test tries.
inline quint64 testRounds(quint64 otherwise)
{
    return numberFromEnvironment("SYNGRAPH_ROUNDS", otherwise);
}

} // namespace syngraph
