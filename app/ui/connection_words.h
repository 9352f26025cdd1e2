#pragma once

#include "app/client/document_controller.h"

#include <QFlags>
#include <QString>

namespace syngraph {

/// How urgent a state is; the words always say it too.
enum class Tone { Quiet, Good, Busy, Warning, Bad };

enum class BannerAction {
    Retry = 1,
    WorkOffline = 2,
    GoOnline = 4,
    SaveCopy = 8,
    CopyText = 16,
    Host = 32, ///< this computer is the server
};
Q_DECLARE_FLAGS(BannerActions, BannerAction)
Q_DECLARE_OPERATORS_FOR_FLAGS(BannerActions)

/// What a ConnectionStatus reads like, everywhere in the window.
struct ConnectionWords
{
    QString pill;       ///< "Live", at most three words
    QString figure;     ///< "23 ms", beside the pill; may be empty
    Tone tone = Tone::Quiet;
    QString saved;      ///< says "saved" only when nothing waits for an acknowledgement
    QString banner;     ///< empty: no banner
    BannerActions actions;
    bool isBannerUrgent = false; ///< at once, not only when the state lasts
};

ConnectionWords wordsFor(const ConnectionStatus &status);

/// "Your 12 edits were merged with 31 others by 2 people." after an absence.
QString caughtUpWords(const effects::CaughtUp &summary);

/// "3 edits are not confirmed by the server." for a bar before closing.
QString unsentWords(qint64 edits);
/// The same of messages in the chat.
QString unsentMessagesWords(qint64 messages);

} // namespace syngraph
