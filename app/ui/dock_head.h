#pragma once

#include <QWidget>

class QLabel;

namespace syngraph {

/// The head of a dock at the right: what it is, how many there are, and a cross that hides it.
/// Owned by its dock. GUI thread.
class DockHead final : public QWidget
{
    Q_OBJECT

public:
    /// `closeWords` say what the cross does.
    DockHead(const QString &title, const QString &closeWords, QWidget *parent);

    /// None for 0.
    void showCount(int count);

Q_SIGNALS:
    void closeRequested();

private:
    QLabel *m_count;
};

} // namespace syngraph
