#pragma once

#include "app/client/journal_store.h"
#include "app/ui/local_file.h"

namespace syngraph {

/// What was open in the window, to be open again at the next start. Texts are not in it: those are
/// in the journal, in files and on servers.
struct SessionState
{
    struct Place
    {
        qint64 anchor = 0;
        qint64 head = 0;
        qint64 top = 0; ///< the first position that is visible
    };
    struct Tab
    {
        std::optional<ShareLink> link;
        JournalId journal; ///< null for what the journal does not know
        std::optional<LocalFile> file;
        Place place;
    };
    QList<Tab> tabs;
    int current = 0;
    QByteArray layout; ///< of QMainWindow::saveState()
};

/// In JSON, in a file that only this user can read: links are secrets. Whatever is in the file, at
/// most kSessionTabs come out of it, and nothing at all of a file that is not understood.
inline constexpr qsizetype kSessionTabs = 50;
QByteArray encodeSession(const SessionState &state);
SessionState decodeSession(const QByteArray &bytes);
bool writeSession(const QString &path, const SessionState &state);
SessionState readSession(const QString &path);

} // namespace syngraph
