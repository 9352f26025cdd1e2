#pragma once

#include "app/client/image_shelf.h"
#include "common/sync/session.h"

namespace syngraph {

/// The images of one open document: on this disk, on their way to the server, or asked for there.
///
/// An image that the user puts in is on the disk before the edit that names it is made, and stays
/// kept until the server says that it has it, over any number of restarts. Offered to the server is
/// only what this document names and what its user put into it here: what was only seen is not given
/// away, whoever names it. Without a shelf everything is in memory and goes with the window.
///
/// Owned by the document's controller; GUI thread.
class DocumentImages final : public QObject
{
    Q_OBJECT

public:
    struct Hooks
    {
        std::function<JournalId()> document; ///< its id in the journal; null without one
        std::function<void()> begin;         ///< makes it have one, where there is a journal
        std::function<void(SessionEvent)> tell; ///< the session, if there is one
        std::function<bool()> isShared;
    };
    DocumentImages(ImageShelf *shelf, Hooks hooks, QObject *parent = nullptr);

    /// `done` gets the name, or nothing when the disk does not take it.
    void add(const QByteArray &bytes, QObject *context, std::function<void(QByteArray image)> done);
    /// Of a file that was opened: in memory until the document is edited or shared, then kept.
    void hold(const QHash<QByteArray, QByteArray> &images) { m_held.insert(images); }
    /// Ends with arrived() or missing(), once or, when it comes later, both.
    void want(const QByteArray &image);
    /// What is here at once, for files that are written; empty when it is not here.
    QByteArray bytesNow(const QByteArray &image);
    /// Of the document as it is, so many are not on the server.
    qint64 pending() const { return qint64(m_pending.size()); }

    // By the controller.
    /// Before an edit of the user's is made: what it names is taken along.
    void noteLocalEdit(const Delta &edit);
    /// Live on the server: what it may not have is offered.
    void connected(const Document &document);
    void carryOut(const effects::ReadImage &effect);
    void carryOut(const effects::ImageArrived &effect);
    void carryOut(const effects::ImageStored &effect);
    void carryOut(const effects::ImageRefused &effect);
    void carryOut(const effects::ImageMissing &effect) { Q_EMIT missing(effect.image); }

Q_SIGNALS:
    void arrived(const QByteArray &image, const QByteArray &bytes);
    void missing(const QByteArray &image);
    /// The server will not take it: others do not see it. It stays kept here.
    void refused(const QByteArray &image, syngraph::ErrorCode code);
    void pendingChanged();

private:
    void lookAtShelf();
    void keepHeld();
    void offer(const QByteArray &image);
    void settlePending(const QByteArray &image);

    ImageShelf *m_shelf;
    Hooks m_hooks;
    JournalId m_known;                  ///< the document whose kept images these are
    QHash<QByteArray, qint64> m_kept;   ///< and their sizes
    QHash<QByteArray, QByteArray> m_held; ///< without a shelf, and what is not on it yet
    std::set<QByteArray> m_pending;
    std::set<QByteArray> m_stored; ///< the server said so since this was opened
};

/// The names of the images that `delta` inserts; those that are no SHA-256 are left out.
std::set<QByteArray> imagesInsertedBy(const Delta &delta);

} // namespace syngraph
