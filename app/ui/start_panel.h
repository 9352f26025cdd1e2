#pragma once

#include "app/client/journal_store.h"
#include "common/link/share_link.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace syngraph {

/// What else one may want when nothing is open: the link that was copied, the documents of last time,
/// being a server. It lies over the lower part of the blank page, which has the caret, takes no focus
/// and goes with the first letter that is written. GUI thread.
class StartPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `area`, of which it is a child.
    explicit StartPanel(QWidget *area);

    /// Takes the clipboard's link as it is now.
    void open(const std::vector<JournalDocument> &recent, const QStringList &files, bool canHost);
    void close();
    QLineEdit *field() const { return m_link; }
    QString errorText() const;
    const QList<QPushButton *> &recentButtons() const { return m_recent; }

Q_SIGNALS:
    void linkChosen(const syngraph::ShareLink &link);
    void fileChosen(const QString &path);
    void hostRequested();
    /// Esc: the page is wanted.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    void submit();
    void takeClipboard();
    void lookAgain();
    void showRecent(const std::vector<JournalDocument> &recent, const QStringList &files);
    QPushButton *addRecent(const QString &text);

    QVBoxLayout *m_layout;
    QLabel *m_copied;
    QLineEdit *m_link;
    QLabel *m_error;
    QLabel *m_recentHeading;
    QVBoxLayout *m_recentList;
    QList<QPushButton *> m_recent;
    QPushButton *m_host;
    bool m_isWanted = false; ///< though there may be no room
};

} // namespace syngraph
