#include "tests/contract/store_cases.h"

#include <QCoreApplication>
#include <QTest>

/// What every store promises, run against each of them.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const auto make : {makeContentTest, makeLinkTest, makeImageTest, makeChatTest})
        failed += QTest::qExec(make().get(), argc, argv);
    return failed;
}
