#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QTest>

#include <memory>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    int failures = 0;
    for (auto *make : {makeBindingSuite, makeCommandsSuite, makeClipboardSuite, makeKeysSuite,
                       makeViewSuite, makeRemoteCaretsSuite, makeTypingHabitsSuite,
                       makeTextSearchSuite, makeSpellingSuite, makeHeightsSuite, makeLayoutSuite,
                       makeLongParagraphSuite, makeLongLinesSuite, makeLongEditingSuite,
                       makeImagesSuite,
                       makeSettlingSuite, makeHoldingSuite, makeHostileTextSuite,
                       makeLooksSuite, makeRandomSuite}) {
        const std::unique_ptr<QObject> suite(make());
        failures += QTest::qExec(suite.get(), argc, argv);
    }
    return failures;
}
