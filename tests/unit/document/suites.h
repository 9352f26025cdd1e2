#pragma once

class QObject;

/// The suites of tst_document, one a file.
QObject *makeDocumentSuite();
QObject *makeCheckSuite();
QObject *makeRandomSuite();
QObject *makeHashSuite();
QObject *makeSnapshotSuite();
QObject *makeSnapshotBoundsSuite();
QObject *makeAuthorsSuite();
QObject *makeAttributeLimitSuite();
QObject *makeHistorySuite();
QObject *makeOperationBatchSuite();
QObject *makeCostSuite();
