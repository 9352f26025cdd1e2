#include "app/ui/start_arguments.h"

#include <QByteArrayView>

namespace syngraph {

StartArguments readStartArguments(std::span<char *> arguments)
{
    StartArguments result;
    result.ownCount = int(arguments.size());
    for (size_t i = 1; i < arguments.size(); ++i) {
        const QByteArrayView argument(arguments[i]);
        if (argument == "--") {
            result.ownCount = int(i);
            for (++i; i < arguments.size()
                 && result.targets.size() < StartArguments::kMostTargets; ++i) {
                result.targets.append(
                    QString::fromLocal8Bit(arguments[i]).left(StartArguments::kMostUnits));
            }
            break;
        }
        if (argument == "--version" || argument == "-v")
            result.wish = StartArguments::Wish::Version;
        else if (argument == "--help" || argument == "-h")
            result.wish = StartArguments::Wish::Help;
    }
    return result;
}

} // namespace syngraph
