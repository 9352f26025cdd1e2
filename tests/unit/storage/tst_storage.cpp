#include "tests/unit/storage/suites.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failures = 0;
    for (auto *make : {makeOpenSuite, makeSchemaSuite, makeDamageSuite, makeSqlFailureSuite,
                       makeMemoryFaultSuite, makeRequestLineSuite, makeStorageThreadSuite}) {
        const std::unique_ptr<QObject> suite(make());
        failures += QTest::qExec(suite.get(), argc, argv);
    }
    return failures;
}
