#include "app/ui/connection_words.h"

#include "app/ui/link_words.h"
#include "common/link/share_link.h"

#include <QCoreApplication>
#include <QLocale>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kSlowRoundTrip = 1s;
constexpr Milliseconds kSlowSaving = 3s;
constexpr Milliseconds kNotSaved = 30s;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::ConnectionWords)

public:
    static QString saved(const ConnectionStatus &status);
    static QString waiting(qint64 edits);
    static QString kept(const ConnectionStatus &status);
    static QString keptBriefly(const ConnectionStatus &status);
    static QString notSent(qint64 edits);
    static QString unsent(qint64 edits);
    static QString unsentMessages(qint64 messages);
    static ConnectionWords withMessages(ConnectionWords words, const ConnectionStatus &status);
    static ConnectionWords withoutMessages(const ConnectionStatus &status);
    static QString notLoaded(const ConnectionStatus &status);
    static QString countdown(const ConnectionStatus &status);
    static QString milliseconds(Milliseconds time);
    static QString seconds(Milliseconds time);

    static ConnectionWords local(const ConnectionStatus &status);
    static ConnectionWords offline(const ConnectionStatus &status);
    static ConnectionWords opening(const ConnectionStatus &status);
    static ConnectionWords syncing(const ConnectionStatus &status);
    static ConnectionWords live(const ConnectionStatus &status);
    static QString caughtUp(const effects::CaughtUp &summary);
    static ConnectionWords readOnly(const ConnectionStatus &status);
    static ConnectionWords notTaken(const ConnectionStatus &status);
    static ConnectionWords suspect(const ConnectionStatus &status);
    static ConnectionWords hostOff(const ConnectionStatus &status);
    static ConnectionWords lost(const ConnectionStatus &status);
    static ConnectionWords damaged(const ConnectionStatus &status);
    static ConnectionWords shownDamaged(const ConnectionStatus &status);
    static QString whyLost(const ConnectionStatus &status);
    static ConnectionWords draining(const ConnectionStatus &status);
    static ConnectionWords blocked(const ConnectionStatus &status);
    static ConnectionWords broken(const ConnectionStatus &status);
    static QString blockedSentence(BlockReason reason);
    static QString keys(const ConnectionStatus &status);
};

QString Words::saved(const ConnectionStatus &status)
{
    if (!status.isLoaded)
        return {};
    return status.pendingEdits == 0 ? tr("All changes saved") : waiting(status.pendingEdits);
}

QString Words::waiting(qint64 edits)
{
    return tr("%Ln edit(s) waiting", nullptr, int(edits));
}

/// Where nothing is going to be sent by itself.
QString Words::notSent(qint64 edits)
{
    return tr("%Ln edit(s) not sent", nullptr, int(edits));
}

QString Words::kept(const ConnectionStatus &status)
{
    const int edits = int(status.pendingEdits);
    if (edits == 0)
        return {};
    return u' '
        + (status.keeping == Keeping::OnDisk
               ? tr("%Ln edit(s) are kept on this computer.", nullptr, edits)
               : tr("%Ln edit(s) are only in this window.", nullptr, edits));
}

/// For the status bar, without a connection.
QString Words::keptBriefly(const ConnectionStatus &status)
{
    const int edits = int(status.pendingEdits);
    if (edits == 0)
        return saved(status);
    return status.keeping == Keeping::OnDisk ? tr("%Ln edit(s) kept on this computer", nullptr, edits)
                                             : tr("%Ln edit(s) only in this window", nullptr, edits);
}

QString Words::unsent(qint64 edits)
{
    return tr("%Ln edit(s) are not confirmed by the server.", nullptr, int(edits));
}

QString Words::notLoaded(const ConnectionStatus &status)
{
    return status.isLoaded ? QString() : u' ' + tr("This document has not been loaded yet.");
}

QString Words::milliseconds(Milliseconds time)
{
    return tr("%1 ms").arg(QLocale().toString(qint64(time.count())));
}

QString Words::seconds(Milliseconds time)
{
    return tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000.0, 'f', 1));
}

QString Words::countdown(const ConnectionStatus &status)
{
    const qint64 left = status.nextAttemptIn
        ? std::chrono::ceil<std::chrono::seconds>(*status.nextAttemptIn).count()
        : 0;
    return left > 0 ? tr("Next try in %1 s.").arg(left) : tr("Trying now.");
}

ConnectionWords Words::local(const ConnectionStatus &status)
{
    return {.pill = tr("Local"), .figure = {}, .tone = Tone::Quiet,
            .saved = status.keeping == Keeping::OnDisk ? tr("Kept on this computer")
                                                       : tr("Only in this window"),
            .banner = {}, .actions = {}};
}

ConnectionWords Words::offline(const ConnectionStatus &status)
{
    return {.pill = tr("Offline"),
            .figure = {},
            .tone = Tone::Quiet,
            .saved = keptBriefly(status),
            .banner = tr("You are working offline.") + notLoaded(status) + kept(status),
            .actions = BannerAction::GoOnline};
}

ConnectionWords Words::opening(const ConnectionStatus &status)
{
    if (status.wasLive || status.failedAttempts > 0 || status.lastEnd.cause != EndCause::Unknown)
        return lost(status);
    return {.pill = tr("Connecting…"),
            .figure = {},
            .tone = Tone::Busy,
            .saved = status.pendingEdits == 0 ? QString() : waiting(status.pendingEdits),
            .banner = tr("Still connecting…"),
            .actions = {}};
}

ConnectionWords Words::syncing(const ConnectionStatus &status)
{
    return {.pill = tr("Catching up…"),
            .figure = {},
            .tone = Tone::Busy,
            .saved = status.pendingEdits == 0 ? QString() : waiting(status.pendingEdits),
            .banner = tr("Catching up with what the others wrote."),
            .actions = {}};
}

ConnectionWords Words::live(const ConnectionStatus &status)
{
    const bool isRoundTripSlow = status.roundTrip && *status.roundTrip > kSlowRoundTrip;
    const bool isSavingSlow = status.pendingEdits > 0 && status.unsavedFor > kSlowSaving;
    if (status.pendingEdits > 0 && status.role == Role::View)
        return readOnly(status);
    if (status.pendingEdits > 0
        && (status.heldBack == ErrorCode::StorageFull || status.unsavedFor > kNotSaved))
        return notTaken(status);
    ConnectionWords words;
    words.saved = status.pendingEdits == 0
        ? tr("All changes saved")
        : tr("Saving %Ln edit(s)…", nullptr, int(status.pendingEdits));
    if (isRoundTripSlow || isSavingSlow) {
        words.pill = tr("Slow");
        words.tone = Tone::Warning;
        words.saved = saved(status);
        words.figure = seconds(std::max(status.roundTrip.value_or(Milliseconds{0}),
                                        isSavingSlow ? status.unsavedFor : Milliseconds{0}));
        return words;
    }
    words.pill = status.role == Role::View ? tr("View only") : tr("Live");
    words.tone = Tone::Good;
    if (status.roundTrip)
        words.figure = milliseconds(*status.roundTrip);
    return words;
}

/// The right to edit went while edits were on their way.
ConnectionWords Words::readOnly(const ConnectionStatus &status)
{
    return {.pill = tr("View only"),
            .figure = {},
            .tone = Tone::Bad,
            .saved = keptBriefly(status),
            .banner = tr("This document was made view-only for you.") + u' '
                + unsent(status.pendingEdits),
            .actions = BannerAction::SaveCopy | BannerAction::CopyText,
            .isBannerUrgent = true};
}

/// The server is there and does not take what it is sent.
ConnectionWords Words::notTaken(const ConnectionStatus &status)
{
    const bool isFull = status.heldBack == ErrorCode::StorageFull;
    ConnectionWords words;
    words.pill = isFull ? tr("Server is full") : tr("Not saved");
    words.tone = isFull ? Tone::Warning : Tone::Bad;
    words.saved = keptBriefly(status);
    words.banner = (isFull ? tr("The server is out of space; your edits go there as soon as it has "
                                "some.")
                           : tr("The server has not taken your edits for %1.")
                                 .arg(seconds(status.unsavedFor)))
        + kept(status);
    words.actions = BannerAction::SaveCopy;
    words.isBannerUrgent = true;
    return words;
}

ConnectionWords Words::suspect(const ConnectionStatus &status)
{
    return {.pill = tr("No answer"),
            .figure = {},
            .tone = Tone::Warning,
            .saved = keptBriefly(status),
            .banner = tr("The server does not answer.")
                + (status.isLoaded ? u' ' + tr("You can keep typing.") : notLoaded(status))
                + kept(status),
            .actions = BannerAction::Retry | BannerAction::WorkOffline};
}

/// Only what is known, and only where a person may want to do something about it.
QString Words::whyLost(const ConnectionStatus &status)
{
    switch (status.lastEnd.cause) {
    case EndCause::NoAddress:
        return tr("The server's address was not found. Is this computer online?");
    case EndCause::Refused:
        return tr("No server takes connections at this address.");
    case EndCause::NoSecurity:
        return tr("No secure connection could be made: the server's certificate or encryption does "
                  "not fit.");
    case EndCause::InBetween:
        return tr("Something in front of the server answered in its place (HTTP %1). A network that "
                  "wants you to sign in does that.")
            .arg(status.lastEnd.httpStatus);
    case EndCause::NoAnswer:
        return tr("The server does not answer.");
    case EndCause::Busy:
        return tr("The server is busy and asks to wait.");
    case EndCause::StorageFull:
        return tr("The server is out of space.");
    case EndCause::ServerFault:
        return tr("The server made a mistake with this document.");
    case EndCause::Damaged:
    case EndCause::Unknown:
        break;
    }
    return status.wasLive ? tr("Connection lost.") : tr("The server cannot be reached.");
}

/// Nothing that waiting alone mends; what is typed is kept for the day when somebody has.
ConnectionWords Words::damaged(const ConnectionStatus &status)
{
    BannerActions actions = BannerAction::Retry | BannerAction::WorkOffline;
    if (status.isLoaded)
        actions |= BannerAction::SaveCopy;
    return {.pill = tr("Damaged"),
            .figure = {},
            .tone = Tone::Bad,
            .saved = status.pendingEdits == 0 && !status.wasLive ? QString() : keptBriefly(status),
            .banner = tr("This document is damaged on the server and is not served until its "
                         "operator has brought it back from a backup.")
                + (status.isLoaded ? u' ' + tr("You can keep typing.") : notLoaded(status))
                + kept(status),
            .actions = actions,
            .isBannerUrgent = true};
}

/// There is a connection, and what the server still vouches for came over it, or more is here.
ConnectionWords Words::shownDamaged(const ConnectionStatus &status)
{
    const auto good = QLocale().toString(status.damagedBehind->value);
    QString banner = tr("This document is damaged on the server, as its log says.");
    QString seen = tr("You see the state of revision %1.");
    if (status.revision > *status.damagedBehind)
        seen = tr("The server can read revision %1, and you see a newer one: keep it.");
    else if (status.revision < *status.damagedBehind) // it could not be brought to what is there
        seen = tr("The server can read revision %1, and you see your own copy: keep it.");
    banner += u' ' + seen.arg(good);
    if (status.role == Role::Edit)
        banner += u' ' + tr("Your edits stay with you until it is mended.");
    return {.pill = tr("Damaged"),
            .figure = {},
            .tone = Tone::Bad,
            .saved = status.pendingEdits == 0 ? QString() : keptBriefly(status),
            .banner = banner + kept(status),
            .actions = BannerAction::SaveCopy | BannerAction::WorkOffline,
            .isBannerUrgent = true};
}

/// No trying helps; the person can.
ConnectionWords Words::hostOff(const ConnectionStatus &status)
{
    return {.pill = tr("Not connected"),
            .figure = {},
            .tone = Tone::Warning,
            .saved = status.pendingEdits == 0 && !status.wasLive ? QString() : keptBriefly(status),
            .banner = tr("This document is kept by this computer, which is not hosting now.")
                + (status.isLoaded ? u' ' + tr("You can keep typing.") : notLoaded(status))
                + kept(status),
            .actions = BannerAction::Host | BannerAction::WorkOffline};
}

ConnectionWords Words::lost(const ConnectionStatus &status)
{
    if (status.lastEnd.cause == EndCause::Damaged)
        return damaged(status);
    if (status.isHostOff)
        return hostOff(status);
    const QString reason = whyLost(status);
    return {.pill = status.wasLive ? tr("Reconnecting…") : tr("Not connected"),
            .figure = {},
            .tone = Tone::Warning,
            .saved = status.pendingEdits == 0 && !status.wasLive ? QString() : keptBriefly(status),
            .banner = reason + u' ' + countdown(status)
                + (status.isLoaded ? u' ' + tr("You can keep typing.") : notLoaded(status))
                + kept(status),
            .actions = BannerAction::Retry | BannerAction::WorkOffline};
}

QString Words::caughtUp(const effects::CaughtUp &summary)
{
    if (summary.othersEdits == 0)
        return tr("This document was changed while you were away.");
    const int others = int(summary.othersEdits);
    const QString people =
        summary.people > 0 ? u' ' + tr("by %Ln people", nullptr, summary.people) : QString();
    if (summary.ownEdits == 0)
        return tr("While you were away: %1.").arg(tr("%Ln change(s)", nullptr, others) + people);
    const QString own = tr("Your %Ln edit(s)", nullptr, int(summary.ownEdits));
    return tr("%1 came together with %2.").arg(own, tr("%Ln other(s)", nullptr, others) + people);
}

ConnectionWords Words::draining(const ConnectionStatus &status)
{
    return {.pill = tr("Restarting"),
            .figure = {},
            .tone = Tone::Warning,
            .saved = keptBriefly(status),
            .banner = tr("The server restarts; the connection comes back by itself.")
                + notLoaded(status) + kept(status),
            .actions = BannerAction::WorkOffline};
}

QString Words::blockedSentence(BlockReason reason)
{
    switch (reason) {
    case BlockReason::BadLink:
        return tr("This link does not work any more: it expired or was withdrawn. Ask for a new "
                  "one.");
    case BlockReason::NoDocument:
        return tr("This document is not on the server any more.");
    case BlockReason::BadVersion:
        return tr("The server speaks another version. Update Syngraph to go on.");
    case BlockReason::Replaced:
        return tr("This document was opened again elsewhere in your name.");
    case BlockReason::WrongIdentity:
        return tr("Stopped: the server is not the one that this link was made for. Neither your "
                  "text nor the key in the link was sent to it.");
    case BlockReason::UntrustedCertificate:
        return tr("This computer does not know the server's certificate. Nothing was sent to it. Use "
                  "the whole link, with everything behind #.");
    case BlockReason::Policy:
        return tr("The server refuses this connection.");
    case BlockReason::None:
        break;
    }
    return tr("The connection was stopped.");
}

/// For whoever can ask the server's operator which of the two it is.
QString Words::keys(const ConnectionStatus &status)
{
    const auto &wanted = status.server ? status.server->fingerprint : std::nullopt;
    if (status.shownKey.size() != kFingerprintBytes || !wanted)
        return {};
    return u' '
        + tr("Its key: %1. The link's: %2.")
              .arg(fingerprintWords(status.shownKey),
                   fingerprintWords(*wanted));
}

ConnectionWords Words::blocked(const ConnectionStatus &status)
{
    const bool isDanger = status.blockReason == BlockReason::WrongIdentity
        || status.blockReason == BlockReason::UntrustedCertificate;
    BannerActions actions;
    if (status.isLoaded)
        actions = BannerAction::SaveCopy | BannerAction::CopyText;
    // A backup may be on its way back, a link be good again, whoever was in between be gone.
    const bool isOld = status.blockReason == BlockReason::BadVersion;
    if (!isDanger && !isOld)
        actions |= BannerAction::Retry;
    QString banner = blockedSentence(status.blockReason) + keys(status);
    if (status.pendingEdits > 0)
        banner += u' ' + unsent(status.pendingEdits);
    return {.pill = isDanger ? tr("Stopped") : isOld ? tr("Update needed") : tr("Not connected"),
            .figure = {},
            .tone = Tone::Bad,
            .saved = status.pendingEdits == 0 ? QString() : notSent(status.pendingEdits),
            .banner = banner,
            .actions = actions,
            .isBannerUrgent = true};
}

ConnectionWords Words::broken(const ConnectionStatus &status)
{
    QString banner = tr("Syngraph made a mistake in this document and stopped working on it. What was "
                        "on the screen is in a tab of its own.");
    if (status.pendingEdits > 0)
        banner += u' ' + unsent(status.pendingEdits);
    return {.pill = tr("Stopped"),
            .figure = {},
            .tone = Tone::Bad,
            .saved = status.pendingEdits == 0 ? QString() : notSent(status.pendingEdits),
            .banner = banner,
            .actions = BannerAction::SaveCopy | BannerAction::CopyText,
            .isBannerUrgent = true};
}

QString Words::unsentMessages(qint64 messages)
{
    return tr("%Ln chat message(s) are not sent.", nullptr, int(messages));
}

/// What the chat has to say beside what was written in the text.
ConnectionWords Words::withMessages(ConnectionWords words, const ConnectionStatus &status)
{
    const qint64 messages = status.waitingMessages + status.stuckMessages;
    if (messages == 0)
        return words;
    // Where some wait and some were refused, the person has to know of these.
    if (status.pendingEdits == 0 && status.stuckMessages > 0)
        words.saved = tr("%Ln message(s) not sent", nullptr, int(status.stuckMessages));
    else if (status.pendingEdits == 0)
        words.saved = tr("%Ln message(s) waiting", nullptr, int(status.waitingMessages));
    if (!words.banner.isEmpty())
        words.banner += u' ' + unsentMessages(messages);
    return words;
}

ConnectionWords Words::withoutMessages(const ConnectionStatus &status)
{
    if (status.isBroken)
        return broken(status);
    if (status.isLocal)
        return local(status);
    const bool isShown = status.state == ConnectionState::Live
        || status.state == ConnectionState::Suspect;
    if (status.damagedBehind && isShown)
        return shownDamaged(status);
    switch (status.state) {
    case ConnectionState::Idle: return offline(status);
    case ConnectionState::Connecting:
    case ConnectionState::Authenticating: return opening(status);
    case ConnectionState::Syncing: return syncing(status);
    case ConnectionState::Live: return live(status);
    case ConnectionState::Suspect: return suspect(status);
    case ConnectionState::Waiting: return lost(status);
    case ConnectionState::Draining: return draining(status);
    case ConnectionState::Blocked: return blocked(status);
    }
    return local(status);
}

} // namespace

ConnectionWords wordsFor(const ConnectionStatus &status)
{
    return Words::withMessages(Words::withoutMessages(status), status);
}

QString unsentMessagesWords(qint64 messages)
{
    return Words::unsentMessages(messages);
}

QString caughtUpWords(const effects::CaughtUp &summary)
{
    return Words::caughtUp(summary);
}

QString unsentWords(qint64 edits)
{
    return Words::unsent(edits);
}

} // namespace syngraph
