#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace syngraph {

/// Tabs above pages: movable, closed by their cross or the middle button, with a "+" behind the
/// last one. Owns its pages. Closing is only asked for; the owner of the strip decides. GUI thread.
class TabStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget *parent = nullptr);

    /// At the end; takes `page` over.
    void addPage(QWidget *page);
    /// Out of the strip and deleted.
    void removePage(QWidget *page);
    void setCurrentPage(QWidget *page);
    QWidget *currentPage() const;
    QList<QWidget *> pages() const; ///< in the order of the tabs
    /// Plain text; `tip` as well.
    void setTitle(QWidget *page, const QString &title, const QString &tip);
    QString title(const QWidget *page) const;
    /// What is the matter with it, as an icon before the title and in words for who hears or rests
    /// the mouse on it; no words: nothing.
    void setTrouble(QWidget *page, const QIcon &icon, const QString &words);
    QString trouble(const QWidget *page) const;
    void showNext(int step);
    void setBarVisible(bool isVisible);
    QWidget *bar() const; ///< the row of tabs, for the focus

Q_SIGNALS:
    void currentChanged(QWidget *page);
    void closeRequested(QWidget *page);
    void newRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int tabOf(const QWidget *page) const;
    QWidget *pageAt(int tab) const;
    void showTip(int tab);
    void addCloseButton(int tab, QWidget *page);

    QWidget *m_row;
    QTabBar *m_bar;
    QToolButton *m_plus;
    QStackedWidget *m_pages;
};

} // namespace syngraph
