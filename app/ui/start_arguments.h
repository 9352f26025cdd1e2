#pragma once

#include <QString>

#include <span>

namespace syngraph {

/// The command line, read before Qt reads it. Behind "--" stands what the desktop hands over: one
/// text, never an option, whatever it begins with.
struct StartArguments
{
    enum class Wish { Window, Version, Help };
    Wish wish = Wish::Window;
    int ownCount = 0; ///< of arguments before "--", the program's name counted
    QString link;     ///< behind "--"; empty without one; at most kMostUnits
    static constexpr qsizetype kMostUnits = 16 * 1024;
};

StartArguments readStartArguments(std::span<char *> arguments);

} // namespace syngraph
