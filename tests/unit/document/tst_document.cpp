#include "tests/unit/document/suites.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (auto *make : {makeDocumentSuite, makeCheckSuite, makeRandomSuite, makeHashSuite,
                       makeSnapshotSuite, makeSnapshotBoundsSuite, makeAuthorsSuite,
                       makeAttributeLimitSuite, makeHistorySuite, makeOperationBatchSuite,
                       makeCostSuite}) {
        const std::unique_ptr<QObject> suite(make());
        failures += QTest::qExec(suite.get(), argc, argv);
    }
    return failures;
}
