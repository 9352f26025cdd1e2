#pragma once

#include <QPlainTextEdit>

namespace syngraph {

/// Where a message of the chat is written: Return sends, Shift+Return begins a line, Tab goes on and
/// Esc back to the text. Grows with what is in it, up to a few lines. Plain text. GUI thread.
class ChatInput final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ChatInput(QWidget *parent = nullptr);

Q_SIGNALS:
    void sendRequested();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace syngraph
