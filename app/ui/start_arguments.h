#pragma once

#include <QStringList>

#include <span>

namespace syngraph {

/// The command line, read before Qt reads it. Behind "--" stands what the desktop hands over: texts,
/// never options, whatever they begin with.
struct StartArguments
{
    enum class Wish { Window, Version, Help };
    Wish wish = Wish::Window;
    int ownCount = 0; ///< of arguments before "--", the program's name counted
    QStringList targets; ///< behind "--", at most kMostTargets of at most kMostUnits each
    static constexpr qsizetype kMostTargets = 100;
    static constexpr qsizetype kMostUnits = 16 * 1024;
};

StartArguments readStartArguments(std::span<char *> arguments);

} // namespace syngraph
