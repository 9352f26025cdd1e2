#include "tests/unit/engine/suites.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const auto run : {syngraph::runGreetingTests, syngraph::runOperationTests,
                           syngraph::runRefusalTests, syngraph::runCatchUpTests,
                           syngraph::runDamageTests,
                           syngraph::runCrowdTests, syngraph::runImageTests, syngraph::runChatTests,
                           syngraph::runChatReadingTests, syngraph::runManagedLinkTests,
                           syngraph::runEngineFuzz})
        failures += run(argc, argv);
    return failures;
}
