#pragma once

#include "server/storage/store_requests.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>
#include <set>
#include <unordered_map>

namespace syngraph {

class StorageThread;

/// What an administrator has to know about the store: says it in the log when it begins and when it
/// is over, and is the trouble that `/healthz` tells. Owned by the ServerHost, on its thread.
///
/// | trouble                      | begins with                     | is over with                |
/// |------------------------------|---------------------------------|-----------------------------|
/// | storage is full              | Full of anything that writes    | a write, and kSpace free    |
/// | storage does not answer      | a request older than lag        | none of that age            |
/// | low on space (log alone)     | under 10 %, again under 5 %     | over 10 %                   |
/// | long log of SQLite (log)     | logBytes                        | less                        |
/// | damaged document (log)       | Corrupt of that document        | it is opened whole          |
/// | damage met by writing (log)  | Corrupt of an append            | an append                   |
/// | senseless document (log)     | an Open that says so            | an append                   |
/// | damage beside its text (log) | Corrupt of what else is written | it is opened whole          |
/// | damaged history (log, once)  | Corrupt of its old operations   |                             |
/// | damaged snapshot (log)       | a document opened without it    |                             |
/// | damaged link (log, once)     | a row of it that is read        |                             |
class StorageAlerts final : public QObject
{
    Q_OBJECT

public:
    struct Space
    {
        qint64 total = 0; ///< bytes of the disk; 0 when that cannot be told
        qint64 free = 0;
    };
    struct Options
    {
        Milliseconds lookEvery = 2s;
        Milliseconds lag = 10s;               ///< of a storage that works
        qint64 logBytes = 256 * 1024 * 1024;  ///< checkpoints keep it at a few
        std::function<Space()> space = {};    ///< without it: of the directory's disk
    };

    /// `storage` is borrowed. `trouble` is called with a word when something begins, and with
    /// nothing when all is well again.
    StorageAlerts(QString directory, StorageThread &storage,
                  std::function<void(const QByteArray &trouble)> onChange, Options options);

    void noteRequest(const StoreRequest &request);
    void noteReply(const StoreReply &reply);
    /// An administrator's wish met a full storage.
    void noteFull(DocumentId document = {});
    /// At the disk and the storage, as it does by itself each lookEvery.
    void look();
    /// The storage is about to be stopped.
    void stop() { m_timer.stop(); }

private:
    void lookAtSpace();
    void lookAtLog();
    void tryToWrite();
    void noteSpace();
    enum class Damage { Of, OfHistory, WhenWritten, Beside, OfLinks };
    struct Asked
    {
        DocumentId document;
        bool isAppend = false;
    };
    static Damage damageOf(const StoreReply &reply, const Asked &asked);
    void noteWritten(DocumentId document);
    void noteDamage(DocumentId document, Damage damage, const OpenedDocument *remains = nullptr);
    void noteOpened(DocumentId document, const replies::Opened &opened);
    void update();

    enum class Room { Enough, Low, Short };
    Space space() const;

    QString m_directory;
    StorageThread &m_storage;
    std::function<void(const QByteArray &)> m_onChange;
    Options m_options;
    QTimer m_timer;
    std::optional<DocumentId> m_fullFor; ///< the document that met a full storage, if it is known
    bool m_isStuck = false;
    bool m_isLogLong = false;
    Room m_room = Room::Enough;
    QByteArray m_trouble;
    std::set<std::pair<DocumentId, Damage>> m_damaged; ///< said already
    std::set<DocumentId> m_senseless; ///< said already, to be said once
    std::unordered_map<qint64, Asked> m_asked; ///< by token, until the reply
};

} // namespace syngraph
