#include "app/ui/tab_strip.h"

#include "app/models/shown_text.h"
#include "app/ui/icons.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kTip[] = "tip";         ///< properties of a page
constexpr char kTrouble[] = "trouble";
constexpr qsizetype kTitleUnits = 28;
constexpr int kCloseSize = 14;

} // namespace

TabStrip::TabStrip(QWidget *parent)
    : QWidget(parent)
    , m_row(new QWidget(this))
    , m_bar(new QTabBar(this))
    , m_plus(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
{
    m_bar->setDocumentMode(true);
    m_bar->setDrawBase(false);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setAccessibleName(tr("Open documents"));
    m_bar->installEventFilter(this);
    m_plus->setIcon(themedIcon("plus"_L1));
    m_plus->setIconSize({16, 16});
    m_plus->setToolTip(tr("New document"));
    m_plus->setAccessibleName(m_plus->toolTip());

    auto *rowLayout = new QHBoxLayout(m_row);
    rowLayout->setContentsMargins(10, 0, 10, 0);
    rowLayout->setSpacing(2);
    rowLayout->addWidget(m_bar);
    rowLayout->addWidget(m_plus);
    rowLayout->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_row);
    layout->addWidget(m_pages, 1);

    connect(m_plus, &QToolButton::clicked, this, &TabStrip::newRequested);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        QWidget *page = pageAt(tab);
        if (page)
            m_pages->setCurrentWidget(page);
        Q_EMIT currentChanged(page);
    });
}

void TabStrip::addPage(QWidget *page)
{
    m_pages->addWidget(page);
    const QSignalBlocker quiet(m_bar); // the first tab becomes current before it has its page
    const int tab = m_bar->addTab(QString());
    m_bar->setTabData(tab, QVariant::fromValue<QObject *>(page));
    addCloseButton(tab, page);
}

void TabStrip::addCloseButton(int tab, QWidget *page)
{
    auto *close = new QToolButton(m_bar);
    close->setProperty("look", u"tab"_s);
    close->setIcon(themedIcon("close"_L1));
    close->setIconSize({kCloseSize, kCloseSize});
    close->setFocusPolicy(Qt::NoFocus);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this document"));
    connect(close, &QToolButton::clicked, this, [this, page] { Q_EMIT closeRequested(page); });
    m_bar->setTabButton(tab, QTabBar::RightSide, close);
}

void TabStrip::removePage(QWidget *page)
{
    const int tab = tabOf(page);
    if (tab < 0)
        return;
    m_pages->removeWidget(page);
    m_bar->removeTab(tab);
    page->deleteLater();
}

void TabStrip::setCurrentPage(QWidget *page)
{
    const int tab = tabOf(page);
    if (tab < 0)
        return;
    if (tab == m_bar->currentIndex()) {
        m_pages->setCurrentWidget(page);
        Q_EMIT currentChanged(page);
        return;
    }
    m_bar->setCurrentIndex(tab);
}

QWidget *TabStrip::currentPage() const
{
    return pageAt(m_bar->currentIndex());
}

QList<QWidget *> TabStrip::pages() const
{
    QList<QWidget *> pages;
    for (int tab = 0; tab < m_bar->count(); ++tab)
        pages.append(pageAt(tab));
    return pages;
}

void TabStrip::setTitle(QWidget *page, const QString &title, const QString &tip)
{
    const int tab = tabOf(page);
    if (tab < 0)
        return;
    QString text = singleLine(title, kTitleUnits);
    m_bar->setTabText(tab, text.replace(u'&', u"&&"_s));
    page->setProperty(kTip, tip);
    showTip(tab);
}

void TabStrip::setTrouble(QWidget *page, const QIcon &icon, const QString &words)
{
    const int tab = tabOf(page);
    if (tab < 0 || words == trouble(page))
        return;
    page->setProperty(kTrouble, words);
    m_bar->setTabIcon(tab, words.isEmpty() ? QIcon() : icon);
    showTip(tab);
}

QString TabStrip::trouble(const QWidget *page) const
{
    return page->property(kTrouble).toString();
}

void TabStrip::showTip(int tab)
{
    const QWidget *page = pageAt(tab);
    const QString words = trouble(page);
    const QString tip = page->property(kTip).toString();
    m_bar->setTabToolTip(tab, plainToolTip(words.isEmpty() ? tip : tip + u'\n' + words));
    // Without one of its own it is the text.
    m_bar->setAccessibleTabName(
        tab, words.isEmpty() ? QString() : m_bar->tabText(tab).replace(u"&&"_s, u"&"_s) + u", "_s + words);
}

QString TabStrip::title(const QWidget *page) const
{
    return m_bar->tabText(tabOf(page));
}

void TabStrip::showNext(int step)
{
    const int count = m_bar->count();
    if (count > 0)
        m_bar->setCurrentIndex((m_bar->currentIndex() + step + count) % count);
}

void TabStrip::setBarVisible(bool isVisible)
{
    m_row->setVisible(isVisible);
}

QWidget *TabStrip::bar() const
{
    return m_bar;
}

bool TabStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int tab = m_bar->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && tab >= 0) {
            Q_EMIT closeRequested(pageAt(tab));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

int TabStrip::tabOf(const QWidget *page) const
{
    for (int tab = 0; tab < m_bar->count(); ++tab) {
        if (pageAt(tab) == page)
            return tab;
    }
    return -1;
}

QWidget *TabStrip::pageAt(int tab) const
{
    return tab < 0 ? nullptr : qobject_cast<QWidget *>(m_bar->tabData(tab).value<QObject *>());
}

} // namespace syngraph
