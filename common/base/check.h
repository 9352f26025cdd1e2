#pragma once

#include <stdexcept>

namespace syngraph {

/// A broken invariant of our own code, never a fault of input. Checks stay on in release builds.
/// Whoever owns a document catches it at its boundary and stops that document, not the process.
class InvariantError final : public std::logic_error
{
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void invariantBroken(const char *condition, const char *file, int line);

} // namespace syngraph

#define SYNGRAPH_CHECK(condition)                                                                  \
    do {                                                                                           \
        if (!(condition)) [[unlikely]]                                                             \
            ::syngraph::invariantBroken(#condition, __FILE__, __LINE__);                           \
    } while (false)
