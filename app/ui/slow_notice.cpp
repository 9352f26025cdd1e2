#include "app/ui/slow_notice.h"

#include "app/ui/document_tab.h"
#include "app/ui/notice_bar.h"

namespace syngraph {

SlowNotice::SlowNotice(DocumentTab &tab, const QString &words) : m_tab(&tab), m_words(words)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_tab)
            m_tab->showNotice(m_words, Tone::Busy, DocumentTab::Stay::UntilClosed);
    });
    m_timer.start(kAfter);
}

SlowNotice::~SlowNotice()
{
    if (m_tab && m_tab->noticeText() == m_words)
        m_tab->notice().hide();
}

} // namespace syngraph
