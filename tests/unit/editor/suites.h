#pragma once

class QObject;

/// The suites of tst_editor, one a file.
QObject *makeBindingSuite();
QObject *makeCommandsSuite();
QObject *makeClipboardSuite();
QObject *makeKeysSuite();
QObject *makeHoldingSuite();
QObject *makeHostileTextSuite();
QObject *makeLooksSuite();
QObject *makeViewSuite();
QObject *makeRemoteCaretsSuite();
QObject *makeTypingHabitsSuite();
QObject *makeSpellingSuite();
QObject *makeTextSearchSuite();
QObject *makeHeightsSuite();
QObject *makeLayoutSuite();
QObject *makeLongParagraphSuite();
QObject *makeLongLinesSuite();
QObject *makeLongEditingSuite();
QObject *makeSettlingSuite();
QObject *makeImagesSuite();
QObject *makeRandomSuite();
