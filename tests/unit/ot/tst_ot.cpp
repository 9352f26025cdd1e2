#include "tests/unit/ot/ot_tests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const auto run :
         {syngraph::runAttributesTests, syngraph::runDeltaTests, syngraph::runSchemaTests,
          syngraph::runAlgebraTests, syngraph::runDiffTests, syngraph::runListTests,
          syngraph::runStorageTests, syngraph::runEditSummaryTests, syngraph::runCostTests})
        failures += run(argc, argv);
    return failures;
}
