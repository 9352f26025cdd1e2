#pragma once

/// The parts of tst_engine; each runs one QtTest object and returns its count of failures.
namespace syngraph {

int runGreetingTests(int argc, char **argv);
int runOperationTests(int argc, char **argv);
int runRefusalTests(int argc, char **argv);
int runCatchUpTests(int argc, char **argv);
int runDamageTests(int argc, char **argv);
int runCrowdTests(int argc, char **argv);
int runImageTests(int argc, char **argv);
int runChatTests(int argc, char **argv);
int runChatReadingTests(int argc, char **argv);
int runManagedLinkTests(int argc, char **argv);
int runEngineFuzz(int argc, char **argv);

} // namespace syngraph
