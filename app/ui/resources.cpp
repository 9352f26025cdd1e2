#include "app/ui/resources.h"

#include <QtGlobal>

static void registerResources()
{
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(translations);
}

namespace syngraph {

void initResources()
{
    registerResources();
}

} // namespace syngraph
