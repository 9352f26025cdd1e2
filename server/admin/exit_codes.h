#pragma once

namespace syngraph {

/// Exit codes of syngraph-server, as sysexits(3) names them.
enum ServerExit : int {
    ExitOk = 0,
    ExitUsage = 64,       ///< wrong words on the command line, or more than may be
    ExitData = 65,        ///< the data file is damaged or not one of this program
    ExitNoInput = 66,     ///< there is no such document, link or data directory
    ExitUnavailable = 69, ///< the address cannot be listened on
    ExitCannotCreate = 73,///< a directory cannot be made or written, or is there already
    ExitIo = 74,          ///< the disk failed; of serve: a commit with an unknown outcome
    ExitBusy = 75,        ///< another server uses the data directory, or does not answer
    ExitConfig = 78       ///< certificate and key, or a data file of a newer version
};

} // namespace syngraph
