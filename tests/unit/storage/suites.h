#pragma once

class QObject;

/// The suites of tst_storage, one a file.
QObject *makeOpenSuite();
QObject *makeSchemaSuite();
QObject *makeDamageSuite();
QObject *makeSqlFailureSuite();
QObject *makeMemoryFaultSuite();
QObject *makeRequestLineSuite();
QObject *makeStorageThreadSuite();
