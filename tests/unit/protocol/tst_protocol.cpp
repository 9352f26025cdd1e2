#include "tests/unit/protocol/protocol_tests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const auto run :
         {syngraph::runCodecTests, syngraph::runHostileCborTests, syngraph::runHostileJsonTests,
          syngraph::runOperationTests, syngraph::runTextTests, syngraph::runDocumentationTests})
        failures += run(argc, argv);
    return failures;
}
