#include "tests/support/test_seed.h"

#include <QByteArray>

namespace syngraph {

quint64 numberFromEnvironment(const char *name, quint64 otherwise)
{
    if (!qEnvironmentVariableIsSet(name))
        return otherwise;
    bool ok = false;
    const auto number = qgetenv(name).toULongLong(&ok, 0);
    if (!ok)
        qFatal("%s is not a whole number", name);
    return number;
}

} // namespace syngraph
