#pragma once

#include "app/ui/connection_words.h"
#include "common/base/clock.h"
#include "common/base/ids.h"

#include <QObject>
#include <QTextCursor>
#include <QTimer>

#include <optional>

namespace syngraph {

class DocumentTab;
class NoticeBar;

/// Asking everybody else to come to one's place, and being asked: a line above the text with a
/// button. The view is never moved by anybody but the person who looks at it. Owned by the tab; GUI
/// thread.
class Gathering final : public QObject
{
    Q_OBJECT

public:
    /// `tab` is borrowed and outlives this.
    explicit Gathering(DocumentTab &tab);

    NoticeBar &bar() const { return *m_bar; }
    /// What comes of it is said above the text.
    void ask();

private:
    void take(AuthorNumber author);
    void takeEnd(bool isSent);
    void say(const QString &words, Tone tone);
    void goThere();

    DocumentTab &m_tab;
    NoticeBar *m_bar;
    QTimer m_patience;      ///< nobody means the place after that
    AuthorNumber m_author;  ///< who asked last
    QString m_name;
    QTextCursor m_place;    ///< where they were; goes with the text
    std::optional<Instant> m_lastShown; ///< whoever asked: to come back under another id costs nothing
    std::optional<Instant> m_lastAsked;
    bool m_isAsking = false;
};

} // namespace syngraph
