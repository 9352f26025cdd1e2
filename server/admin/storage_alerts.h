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
/// | storage does not answer      | a request older than kLag       | none of that age            |
/// | low on space (log alone)     | under 10 %, again under 5 %     | over 10 %                   |
/// | long log of SQLite (log)     | kLogBytes                       | less                        |
/// | damaged document (log, once) | Corrupt of that document        |                             |
/// | damaged history (log, once)  | Corrupt of its old operations   |                             |
/// | damaged snapshot (log)       | a document opened without it    |                             |
class StorageAlerts final : public QObject
{
    Q_OBJECT

public:
    /// `storage` is borrowed. `trouble` is called with a word when something begins, and with
    /// nothing when all is well again.
    StorageAlerts(QString directory, StorageThread &storage,
                  std::function<void(const QByteArray &trouble)> onChange);

    void noteRequest(const StoreRequest &request);
    void noteReply(const StoreReply &reply);
    /// An administrator's wish met a full storage.
    void noteFull(DocumentId document = {});
    /// The storage is about to be stopped.
    void stop() { m_timer.stop(); }

private:
    void look();
    void lookAtSpace();
    void lookAtLog();
    void tryToWrite();
    void noteSpace();
    void noteDamage(DocumentId document, bool isHistory);
    void update();

    enum class Space { Enough, Low, Short };

    QString m_directory;
    StorageThread &m_storage;
    std::function<void(const QByteArray &)> m_onChange;
    QTimer m_timer;
    std::optional<DocumentId> m_fullFor; ///< the document that met a full storage, if it is known
    bool m_isStuck = false;
    bool m_isLogLong = false;
    Space m_space = Space::Enough;
    QByteArray m_trouble;
    std::set<std::pair<DocumentId, bool>> m_damaged; ///< said already; with true, of its history
    std::unordered_map<qint64, DocumentId> m_asked; ///< by token, until the reply
};

} // namespace syngraph
