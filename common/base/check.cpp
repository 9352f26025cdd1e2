#include "common/base/check.h"

#include <string>

namespace syngraph {

void invariantBroken(const char *condition, const char *file, int line)
{
    throw InvariantError(std::string(condition) + " at " + file + ':' + std::to_string(line));
}

} // namespace syngraph
