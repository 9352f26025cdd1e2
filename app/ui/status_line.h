#pragma once

#include "app/ui/connection_words.h"
#include "app/ui/text_figures.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace syngraph {

class ConnectionPill;

/// The status bar's content: connection, save state, server, people, caret, words. Changes of the
/// connection, and what else there is to say, are announced to screen readers by a live label that
/// is not seen, one sentence at most in five seconds.
/// Fed with values; knows no controller. GUI thread.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showStatus(const ConnectionStatus &status);
    /// Empty for a local document.
    void showServer(const QString &host);
    void showPeople(int count);
    /// From 1; `selected` in characters.
    void showCaret(qsizetype line, qsizetype column, qsizetype selected);
    void showFigures(const TextFigures &figures);

    /// For people who cannot see it; a change of the connection takes its place.
    void announce(const QString &sentence);
    QString spoken() const; ///< what was announced last

    QString pillText() const;
    QString savedText() const;

private:
    void say(const QString &sentence);
    void speak();

    ConnectionPill *m_pill;
    QLabel *m_saved;
    QLabel *m_server;
    QLabel *m_people;
    QLabel *m_caret;
    QLabel *m_words;
    QLabel *m_live; ///< in the tree of accessible things, and out of sight
    QString m_lastPill;
    QString m_sentence;   ///< waits to be announced
    QTimer m_quiet{this}; ///< running: something was announced just now
};

/// StatusLine::announce() of the window that `part` is in; nothing where it has none.
void announceIn(QWidget &part, const QString &sentence);

} // namespace syngraph
