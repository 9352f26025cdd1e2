#pragma once

#include <QWidget>

namespace syngraph {

class Journal;
class NoticeBar;

/// A line in the window that stays while what is typed is not kept on this computer, and one that
/// says where a damaged journal was put. GUI thread.
class JournalBar final : public QWidget
{
    Q_OBJECT

public:
    /// `journal` is borrowed and may be none.
    explicit JournalBar(Journal *journal, QWidget *parent = nullptr);
    QString message() const;

private:
    void refresh();

    Journal *m_journal;
    NoticeBar *m_bar;
    bool m_isAsideSeen = false;
};

} // namespace syngraph
