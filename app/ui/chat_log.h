#pragma once

#include "common/sync/chat_exchange.h"

#include <QDate>
#include <QSet>
#include <QTextBrowser>

class QTextCursor;

namespace syngraph {

/// What was said in a document's chat, and below it what of one's own waits or was refused. Text of
/// others is inserted as text, never read as markup, and nothing is loaded; what looks like an
/// address can be clicked where the schema of documents allows it. With the keyboard: arrows and
/// Ctrl+C, Tab goes from link to link. GUI thread.
class ChatLog final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ChatLog(QWidget *parent = nullptr);

    void show(const ChatExchange &chat, AuthorNumber self, const QString &ownName,
              quint32 ownColor);
    void mute(AuthorNumber author, const QString &name);
    void unmuteAll();
    bool isMuted(AuthorNumber author) const { return m_muted.contains(author.value); }
    void scrollToEnd();

Q_SIGNALS:
    void linkChosen(const QString &address);
    void againRequested(syngraph::ChatId message);
    void dropRequested(syngraph::ChatId message);
    void mutesChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Said; ///< one message, whatever has become of it
    struct Group ///< whose messages stand together
    {
        qint64 author = -1;
        QString name;
        qint64 time = 0;
        QDate day;
    };
    void put(QTextCursor &cursor, Group &group, const Said &said);
    void putDay(QTextCursor &cursor, QDate day);
    void putHead(QTextCursor &cursor, const Said &said);
    void putText(QTextCursor &cursor, const Said &said);
    void putFate(QTextCursor &cursor, const Said &said);
    void putMuted(QTextCursor &cursor);
    void choose(const QUrl &address);

    QHash<qint64, QString> m_muted; ///< names of those whose messages are left out, by author
};

/// Where the addresses in `text` are that may be clicked, each as position and length.
QList<std::pair<qsizetype, qsizetype>> linksIn(const QString &text);

} // namespace syngraph
