#pragma once

#include "app/ui/connection_words.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace syngraph {

class NoticeBar;

/// The line above the text while a shared document is not live. It waits a moment before it shows
/// itself, so that a hiccup is not worth a word, and says what happens to what is typed.
/// Fed by showStatus(); knows no controller. GUI thread.
class ConnectionBanner final : public QWidget
{
    Q_OBJECT

public:
    /// `patience`: how long the document may be out of touch before anybody is told.
    explicit ConnectionBanner(Milliseconds patience = 2s, QWidget *parent = nullptr);

    void showStatus(const ConnectionStatus &status);
    QString message() const;
    NoticeBar &bar() { return *m_bar; }

Q_SIGNALS:
    void retryRequested();
    void workOfflineRequested(bool offline);
    void saveCopyRequested();
    void copyTextRequested();
    void hostRequested();

private:
    QPushButton *addAction(BannerAction action, const QString &text);
    void showWords(const ConnectionWords &words);

    NoticeBar *m_bar;
    QTimer m_patience;
    QMap<int, QPushButton *> m_buttons; ///< by BannerAction
    bool m_isDue = false;               ///< out of touch for longer than the patience
};

} // namespace syngraph
