#pragma once

/// The parts of tst_ot; each runs one QtTest object and returns its count of failures.
namespace syngraph {

int runAttributesTests(int argc, char **argv);
int runDeltaTests(int argc, char **argv);
int runSchemaTests(int argc, char **argv);
int runAlgebraTests(int argc, char **argv);
int runDiffTests(int argc, char **argv);
int runListTests(int argc, char **argv);
int runStorageTests(int argc, char **argv);
int runEditSummaryTests(int argc, char **argv);
int runCostTests(int argc, char **argv);

} // namespace syngraph
