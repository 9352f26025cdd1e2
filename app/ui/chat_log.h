#pragma once

#include "app/ui/chat_lines.h"

#include <QTextBrowser>

class QTextCursor;

namespace syngraph {

/// What was said in a document's chat, and below it what of one's own waits or was refused. Text of
/// others is inserted as text, never read as markup, and nothing is loaded; what looks like an
/// address can be clicked where the schema of documents allows it. With the keyboard: arrows and
/// Ctrl+C, Tab goes from link to link. GUI thread.
///
/// Invariant: paragraph n shows line n. What did not change is not touched, so that the place of the
/// reader, a selection and the focus of a link stay where they are; so they do when fonts or colours
/// change.
class ChatLog final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ChatLog(QWidget *parent = nullptr);

    void show(const std::vector<ChatLine> &lines);
    void mute(AuthorNumber author, const QString &name);
    void unmuteAll();
    bool isMuted(AuthorNumber author) const { return m_muted.contains(author.value); }
    const QHash<qint64, QString> &muted() const { return m_muted; }
    void scrollToEnd();
    bool isAtEnd() const;

Q_SIGNALS:
    void linkChosen(const QString &address);
    void againRequested(syngraph::ChatId message);
    void dropRequested(syngraph::ChatId message);
    void mutesChanged();
    /// Another part of it is in view.
    void scrolled();

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct LinePlace
    {
        int line = 0;
        int column = 0;
    };
    LinePlace placeOf(int position) const;
    QTextCursor cursorAt(LinePlace place) const;
    qreal heightOf(int line) const;
    void putAnew();
    void change(const std::vector<ChatLine> &lines);
    void insert(QTextCursor &cursor, size_t at, const ChatLine &line);
    void remove(QTextCursor &cursor, size_t first, size_t count);
    void put(QTextCursor &cursor, const ChatLine &line) const;
    void putHead(QTextCursor &cursor, const ChatLine &line) const;
    void putText(QTextCursor &cursor, const ChatLine &line) const;
    void putFate(QTextCursor &cursor, const ChatLine &line) const;
    void choose(const QUrl &address);

    std::vector<ChatLine> m_lines;
    bool m_staysAtEnd = true; ///< until somebody scrolls up
    bool m_isChangingLooks = false;
    QHash<qint64, QString> m_muted; ///< names of those whose messages are left out, by author
};

/// Where the addresses in `text` are that may be clicked, each as position and length.
QList<std::pair<qsizetype, qsizetype>> linksIn(const QString &text);

} // namespace syngraph
