#pragma once

class QObject;

/// The suites of tst_ui, one a file.
QObject *makeWordsSuite();
QObject *makeWindowSuite();
QObject *makeKeyboardSuite();
QObject *makeSavingSuite();
QObject *makeStallsSuite();
QObject *makeSessionSuite();
QObject *makeSharingSuite();
QObject *makeChatSuite();
QObject *makeChatLogSuite();
QObject *makeChatKeptSuite();
QObject *makeGatheringSuite();
QObject *makeClosingSuite();
QObject *makePastingSuite();
QObject *makePeopleSuite();
QObject *makePrintingSuite();
QObject *makeFindSuite();
QObject *makeFilesSuite();
QObject *makeFollowingSuite();
QObject *makeRecentSuite();
QObject *makeFormatsSuite();
QObject *makeHostingSuite();
QObject *makeLinksSuite();
QObject *makeManagedLinksSuite();
QObject *makeLinksBetweenSuite();
QObject *makeReadingSuite();
QObject *makeJournalSuite();
QObject *makeRefusalsSuite();
QObject *makeImagesSuite();
QObject *makeTranslationsSuite();
