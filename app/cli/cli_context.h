#pragma once

#include "app/client/document_controller.h"
#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"

#include <QCommandLineParser>

#include <memory>

namespace syngraph::cli {

/// Exit codes of syngraph-cli; sysexits(3) where it has one.
enum ExitCode : int {
    Ok = 0,
    Failed = 1,      ///< it ran, and the result is not what was asked for
    Usage = 64,
    BadData = 65,    ///< a file that cannot be read as what it should be
    Unavailable = 69,///< no server there within the time given
    NoPermission = 77///< the link does not allow it, or the server is not that of the link
};

/// What all commands share: clocks, randomness, the name to appear under. Lives in main().
struct CliContext
{
    SystemClock clock;
    SystemRandom random;
    QString name = QStringLiteral("syngraph-cli");
    InsecureLinks insecure = InsecureLinks::Refuse;
    Milliseconds patience{0}; ///< how long to wait for the server; 0: for ever
    Journal *journal = nullptr; ///< keeps what was written and not sent; outlives this

    std::unique_ptr<DocumentController> makeController() const;
};

/// One line on standard error.
void complain(const QString &text);
QString sentenceFor(LinkError error);
QString sentenceFor(BlockReason reason);
/// The fingerprints, of BlockReason::WrongIdentity; empty where they are not both known.
QString keysIn(const QByteArray &shown, const ServerEndpoint &wanted);
/// Empty while all is well.
QString sentenceFor(JournalHealth health);

/// Runs the event loop until `done()` holds, the link turns out useless, or patience ends. Asks
/// again whenever the controller says that something changed.
ExitCode waitFor(const CliContext &context, DocumentController &controller,
                 const std::function<bool()> &done);

bool isCaughtUp(const DocumentController &controller);
bool isSaved(const DocumentController &controller);

} // namespace syngraph::cli
