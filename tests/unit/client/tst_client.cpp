#include "tests/unit/client/suites.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    failures += syngraph::runJournalStoreContract(argc, argv);
    failures += syngraph::runJournalSuite(argc, argv);
    failures += syngraph::runJournalTroubleSuite(argc, argv);
    failures += syngraph::runJournalDamageSuite(argc, argv);
    failures += syngraph::runJournalBehindSuite(argc, argv);
    failures += syngraph::runImagesSuite(argc, argv);
    failures += syngraph::runOfflineSuite(argc, argv);
    failures += syngraph::runOwnerSuite(argc, argv);
    failures += syngraph::runOwnerTokensSuite(argc, argv);
    failures += syngraph::runReturnSuite(argc, argv);
    return failures;
}
