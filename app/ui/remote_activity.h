#pragma once

#include "common/document/document.h"
#include "common/ot/delta.h"
#include "common/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace syngraph {

class DocumentController;

/// What the others do, for people who cannot see it: gathers edits, comings and goings and says them
/// in one sentence every kEvery. While nobody listens it costs nothing.
///
/// Edits of one person with none in between are composed and told exactly ("Ann replaced 3
/// words."); else it is said who writes. Owned by the document's tab; GUI thread.
class RemoteActivity final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kEvery = 5'000; ///< in milliseconds

    /// `isWanted`: whether somebody listens, asked at every edit. `controller` is borrowed.
    RemoteActivity(const DocumentController &controller, std::function<bool()> isWanted,
                   QObject *parent = nullptr);

    /// Somebody's edit, `before` the document without it.
    void takeRemote(const Document &before, const Delta &delta, AuthorNumber author);
    /// One's own: what is gathered goes on from another document then.
    void takeLocal();
    void takePeople();
    void takeChat(const std::vector<ChatEntry> &entries);
    void setWanted(std::function<bool()> isWanted) { m_isWanted = std::move(isWanted); }

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void tell();
    QString editSentence() const;
    QString nameOf(AuthorNumber author) const;

    const DocumentController &m_controller;
    std::function<bool()> m_isWanted;
    QTimer m_quiet{this};             ///< runs from one sentence to the next
    std::optional<Document> m_before; ///< of m_gathered
    Delta m_gathered;
    bool m_isExact = true;
    QList<qint64> m_writers;
    QHash<qint64, QString> m_people;  ///< here at the last look, by author
    bool m_knowsPeople = false;
    QStringList m_came;
    QStringList m_left;
    int m_chats = 0;
    ChatEntry m_lastChat;
};

} // namespace syngraph
