#pragma once

class QObject;

/// The suites of tst_files, one a file.
QObject *makeFileImagesSuite();
QObject *makeFormsSuite();
QObject *makeHtmlSuite();
QObject *makeHostileFilesSuite();
QObject *makeMarkdownSuite();
QObject *makeOdtSuite();
QObject *makeRegularFileSuite();
