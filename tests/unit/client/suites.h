#pragma once

namespace syngraph {

int runJournalStoreContract(int argc, char **argv);
int runJournalSuite(int argc, char **argv);
int runJournalTroubleSuite(int argc, char **argv);
int runJournalDamageSuite(int argc, char **argv);
int runReturnSuite(int argc, char **argv);
int runJournalBehindSuite(int argc, char **argv);
int runImagesSuite(int argc, char **argv);
int runOwnerSuite(int argc, char **argv);
int runOwnerTokensSuite(int argc, char **argv);
int runOfflineSuite(int argc, char **argv);

} // namespace syngraph
