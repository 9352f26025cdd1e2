#pragma once

#include "app/ui/connection_words.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace syngraph {

/// A slim line above the text that says one thing and offers what can be done about it. It never
/// takes the focus by itself and never stops anybody from typing; screen readers are told when it
/// shows itself, F6 leads into it and Esc out of it. Plain text only. GUI thread.
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
    /// The first button that can be pressed; nullptr when there is none.
    QWidget *firstButton() const;
    /// Has it read out; happens by itself when the bar appears.
    void announce();

Q_SIGNALS:
    void closed();
    /// It had the focus and goes, or Esc was pressed: the focus belongs to the text again.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dismiss();

    QHBoxLayout *m_layout;
    QLabel *m_text;
    QToolButton *m_close;
    QList<QPushButton *> m_buttons;
    Tone m_tone = Tone::Quiet;
    bool m_isClosable = false;
};

} // namespace syngraph
