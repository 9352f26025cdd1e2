// The window and its parts, with servers that the test plays.

#include "app/ui/translations.h"
#include "tests/ui/suites.h"

#include <QApplication>
#include <QLocale>
#include <QTest>

#include <memory>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    syngraph::installTranslations(application, QLocale(QLocale::English));
    int failures = 0;
    for (auto *make : {makeWordsSuite, makeWindowSuite, makeKeyboardSuite, makeSharingSuite,
                       makeClosingSuite, makePeopleSuite, makeFindSuite, makeFollowingSuite,
                       makeRecentSuite, makeFormatsSuite, makeRefusalsSuite, makeReadingSuite,
                       makeLinksSuite, makeManagedLinksSuite, makeLinksBetweenSuite,
                       makeHostingSuite, makeJournalSuite, makeFilesSuite, makePastingSuite,
                       makePrintingSuite, makeSavingSuite, makeStallsSuite, makeSessionSuite,
                       makeImagesSuite, makeChatSuite, makeChatLogSuite, makeChatKeptSuite,
                       makeGatheringSuite, makeTranslationsSuite}) {
        const std::unique_ptr<QObject> suite(make());
        failures += QTest::qExec(suite.get(), argc, argv);
    }
    return failures;
}
