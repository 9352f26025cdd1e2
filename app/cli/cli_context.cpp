#include "app/cli/cli_context.h"

#include "common/transport/websocket_transport.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

#include <utility>

namespace syngraph::cli {

std::unique_ptr<DocumentController> CliContext::makeController() const
{
    DocumentController::Environment environment{
        clock,
        const_cast<SystemRandom &>(random),
        [] { return std::unique_ptr<Transport>(std::make_unique<WebSocketTransport>()); },
        name,
        0x5f6b7a,
        {},
        journal};
    return std::make_unique<DocumentController>(std::move(environment));
}

void complain(const QString &text)
{
    QTextStream(stderr) << "syngraph-cli: " << text << '\n';
}

QString sentenceFor(LinkError error)
{
    switch (error) {
    case LinkError::LinkIncomplete:
        return QCoreApplication::translate("cli", "the link is incomplete: the part behind # is missing");
    case LinkError::InsecureHost:
        return QCoreApplication::translate(
            "cli", "the link would go unencrypted to another machine; --insecure allows it");
    case LinkError::BadToken:
    case LinkError::BadFingerprint:
    case LinkError::BadDocument:
        return QCoreApplication::translate("cli", "the link is damaged");
    default:
        return QCoreApplication::translate("cli", "this is not a Syngraph link");
    }
}

QString sentenceFor(BlockReason reason)
{
    switch (reason) {
    case BlockReason::BadLink:
        return QCoreApplication::translate("cli", "the link is not valid any more");
    case BlockReason::NoDocument:
        return QCoreApplication::translate("cli", "there is no such document");
    case BlockReason::BadVersion:
        return QCoreApplication::translate("cli", "the server speaks another version");
    case BlockReason::Replaced:
        return QCoreApplication::translate("cli", "connected again from elsewhere");
    case BlockReason::WrongIdentity:
        return QCoreApplication::translate("cli",
                                           "the server's key is not the one that the link names");
    case BlockReason::UntrustedCertificate:
        return QCoreApplication::translate("cli",
                                           "this computer does not know the server's certificate; "
                                           "use the whole link, with everything behind #");
    case BlockReason::Policy:
        return QCoreApplication::translate("cli", "the server refuses this client");
    case BlockReason::None:
        break;
    }
    return {};
}

QString keysIn(const QByteArray &shown, const ServerEndpoint &wanted)
{
    if (shown.size() != kFingerprintBytes || !wanted.fingerprint)
        return {};
    return QCoreApplication::translate("cli", " (it has %1, wanted was %2)")
        .arg(fingerprintShort(shown), fingerprintShort(*wanted.fingerprint));
}

QString sentenceFor(JournalHealth health)
{
    using State = JournalHealth::State;
    if (health.state == State::Good || health.state == State::Opening)
        return {};
    switch (health.reason) {
    case JournalError::Full:
        return QCoreApplication::translate("cli", "the disk is full: the journal is not written");
    case JournalError::Locked:
        return QCoreApplication::translate("cli", "another program has the journal open");
    case JournalError::TooNew:
        return QCoreApplication::translate(
            "cli", "the journal is of a later version; it is left as it is and not written");
    case JournalError::NotWritable:
    case JournalError::Damaged:
    case JournalError::Stalled:
    case JournalError::Failed:
        break;
    }
    return QCoreApplication::translate("cli", "the journal cannot be written");
}

ExitCode waitFor(const CliContext &context, DocumentController &controller,
                 const std::function<bool()> &done)
{
    QEventLoop loop;
    auto result = ExitCode::Ok;
    bool isDamageSaid = false;
    const auto look = [&] {
        const auto status = controller.status();
        if (status.damagedBehind && status.state == ConnectionState::Live
            && !std::exchange(isDamageSaid, true)) {
            complain(QCoreApplication::translate(
                         "cli", "the document is damaged on the server: this is revision %1, and "
                                "nothing is written")
                         .arg(status.revision.value));
        }
        if (done()) {
            loop.quit();
        } else if (status.state == ConnectionState::Blocked) {
            complain(sentenceFor(status.blockReason)
                     + (status.server ? keysIn(status.shownKey, *status.server) : QString()));
            result = ExitCode::NoPermission;
            loop.quit();
        } else if (status.lastEnd.cause == EndCause::Damaged
                   && !std::exchange(isDamageSaid, true)) {
            // It may be brought back while this waits.
            complain(QCoreApplication::translate(
                "cli", "the document is damaged on the server and not served"));
        }
    };
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &loop, [&] {
        complain(QCoreApplication::translate("cli", "the server did not answer in time"));
        result = ExitCode::Unavailable;
        loop.quit();
    });
    if (context.patience > 0ms)
        patience.start(context.patience);
    // Queued: the controller may be in the middle of its step.
    for (const auto signal : {&DocumentController::statusChanged})
        QObject::connect(&controller, signal, &loop, look, Qt::QueuedConnection);
    QObject::connect(&controller, &DocumentController::documentReset, &loop, look,
                     Qt::QueuedConnection);
    QObject::connect(&controller, &DocumentController::remoteEdited, &loop, look,
                     Qt::QueuedConnection);
    QTimer::singleShot(0, &loop, look);
    loop.exec();
    return result;
}

bool isCaughtUp(const DocumentController &controller)
{
    return controller.status().state == ConnectionState::Live;
}

bool isSaved(const DocumentController &controller)
{
    return isCaughtUp(controller) && controller.status().pendingEdits == 0;
}

} // namespace syngraph::cli
