#pragma once

#include "app/client/journal_store.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <set>

namespace syngraph {

/// Images on this user's disk, by document and by name, the SHA-256 of their bytes. **Kept** are
/// those that no server is known to have: they stay, as the journal's edits do. **Cached** are the
/// others, within limits::kImageCacheBytes, those used longest ago going first. Documents share
/// nothing, so that no server learns what another document holds; adopt() is for what the user
/// carries from one to another by hand.
///
/// Files are private (0600 in folders of 0700); what is read is compared with its name. Writing and
/// reading is done on a thread of its own, in order, and answered on the GUI thread, where this
/// lives. Owned by the composition root, outlives all documents.
class ImageShelf final : public QObject
{
    Q_OBJECT

public:
    ImageShelf(QString keptFolder, QString cacheFolder, QObject *parent = nullptr);
    /// Finishes what was asked for.
    ~ImageShelf() override;

    /// `done(true)` once the bytes survive a power cut.
    void keep(JournalId document, const QByteArray &image, const QByteArray &bytes,
              QObject *context, std::function<void(bool isKept)> done);
    void cache(JournalId document, const QByteArray &image, const QByteArray &bytes);
    /// The server has it: what was kept is cached from now on.
    void settle(JournalId document, const QByteArray &image);
    /// Empty when it is not there, or not what its name says.
    void read(JournalId document, const QByteArray &image, QObject *context,
              std::function<void(QByteArray bytes)> done);

    // At once, on the GUI thread.
    /// Names and sizes in bytes.
    QHash<QByteArray, qint64> kept(JournalId document) const;
    QByteArray readNow(JournalId document, const QByteArray &image) const;
    /// Keeps for `document` what another one has. True when it is kept, or was before.
    bool adopt(JournalId document, const QByteArray &image);

    /// Of documents that the journal does not know any more.
    void dropAllBut(const std::set<JournalId> &known);

private:
    QString keptPath(JournalId document, const QByteArray &image) const;
    QString cachedPath(JournalId document, const QByteArray &image) const;
    void run(std::function<void()> work);
    void trimWhenDue(qint64 written);

    QString m_keptFolder;
    QString m_cacheFolder;
    QThreadPool m_thread;
    qint64 m_untrimmed = 0; ///< bytes cached since the last look; of the thread alone
};

} // namespace syngraph
