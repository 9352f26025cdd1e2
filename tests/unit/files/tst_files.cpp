// Readers and writers of files: what a stranger's file may not do, and what a file gives back.

#include "tests/unit/files/suites.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (auto *make : {makeFileImagesSuite, makeFormsSuite, makeHtmlSuite, makeMarkdownSuite, makeOdtSuite,
                       makeHostileFilesSuite, makeRegularFileSuite}) {
        const std::unique_ptr<QObject> suite(make());
        failures += QTest::qExec(suite.get(), argc, argv);
    }
    return failures;
}
