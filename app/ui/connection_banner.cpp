#include "app/ui/connection_banner.h"

#include "app/ui/notice_bar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace syngraph {

ConnectionBanner::ConnectionBanner(Milliseconds patience, QWidget *parent)
    : QWidget(parent), m_bar(new NoticeBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    hide();

    connect(addAction(BannerAction::Host, tr("Host again")), &QPushButton::clicked, this,
            &ConnectionBanner::hostRequested);
    connect(addAction(BannerAction::Retry, tr("Retry now")), &QPushButton::clicked, this,
            &ConnectionBanner::retryRequested);
    connect(addAction(BannerAction::WorkOffline, tr("Work offline")), &QPushButton::clicked, this,
            [this] { Q_EMIT workOfflineRequested(true); });
    connect(addAction(BannerAction::GoOnline, tr("Go online")), &QPushButton::clicked, this,
            [this] { Q_EMIT workOfflineRequested(false); });
    connect(addAction(BannerAction::SaveCopy, tr("Save a copy…")), &QPushButton::clicked, this,
            &ConnectionBanner::saveCopyRequested);
    connect(addAction(BannerAction::CopyText, tr("Copy text")), &QPushButton::clicked, this,
            &ConnectionBanner::copyTextRequested);

    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isDue = true;
        show();
    });
}

QPushButton *ConnectionBanner::addAction(BannerAction action, const QString &text)
{
    QPushButton *button = m_bar->addButton(text);
    m_buttons.insert(int(action), button);
    return button;
}

QString ConnectionBanner::message() const
{
    return m_bar->message();
}

void ConnectionBanner::showStatus(const ConnectionStatus &status)
{
    const ConnectionWords words = wordsFor(status);
    if (words.banner.isEmpty()) {
        m_patience.stop();
        m_isDue = false;
        hide();
        return;
    }
    showWords(words);
    if (m_isDue || words.isBannerUrgent) {
        m_isDue = true;
        m_patience.stop();
        show();
    } else if (!m_patience.isActive()) {
        m_patience.start();
    }
}

void ConnectionBanner::showWords(const ConnectionWords &words)
{
    m_bar->setMessage(words.banner, words.tone);
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setVisible(words.actions.testFlag(BannerAction(it.key())));
}

} // namespace syngraph
