#pragma once

#include "common/base/clock.h"

#include <QPointer>
#include <QString>
#include <QTimer>

namespace syngraph {

class DocumentTab;

/// Says in the tab what is being waited for, once it takes so long that somebody wonders, and takes
/// that back when it goes. Owned by who waits; the tab may go before. GUI thread.
class SlowNotice final
{
public:
    static constexpr Milliseconds kAfter{300};

    SlowNotice(DocumentTab &tab, const QString &words);
    ~SlowNotice();
    SlowNotice(const SlowNotice &) = delete;
    SlowNotice &operator=(const SlowNotice &) = delete;

private:
    QPointer<DocumentTab> m_tab;
    const QString m_words;
    QTimer m_timer;
};

} // namespace syngraph
