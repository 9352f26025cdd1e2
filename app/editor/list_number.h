#pragma once

#include <QString>

namespace syngraph {

/// What stands in front of the `number`th item, from 1, of a list at `level`: "1.", "a.", "i.".
QString listNumber(int number, int level);

} // namespace syngraph
