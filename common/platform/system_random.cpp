#include "common/platform/system_random.h"

#include <QRandomGenerator>

namespace syngraph {

quint64 SystemRandom::next()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace syngraph
