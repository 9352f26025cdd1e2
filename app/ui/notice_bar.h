#pragma once

#include "app/ui/connection_words.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace syngraph {

/// A slim line above the text that says one thing and offers what can be done about it. It never
/// takes the focus and never stops anybody from typing. Plain text only. GUI thread.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void setMessage(const QString &text, Tone tone);
    QString message() const;
    /// A button at the right; owned by the bar.
    QPushButton *addButton(const QString &text);
    void clearButtons();
    /// Shows a cross that hides the bar and reports closed().
    void setClosable(bool isClosable);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_layout;
    QLabel *m_text;
    QToolButton *m_close;
    QList<QPushButton *> m_buttons;
    Tone m_tone = Tone::Quiet;
};

} // namespace syngraph
