#include "app/ui/chat_input.h"

#include <QKeyEvent>
#include <QTextBlock>

#include <cmath>

namespace syngraph {

namespace {

constexpr int kMostLines = 6;
constexpr int kAround = 16; ///< padding and frame above and below the lines

} // namespace

ChatInput::ChatInput(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setPlaceholderText(tr("Write a message"));
    setAccessibleName(tr("Message to everybody here"));
    setAccessibleDescription(tr("Return sends, Shift+Return begins a new line."));
    setToolTip(accessibleDescription());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &ChatInput::fit);
    fit();
}

void ChatInput::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines <= kMostLines;
         block = block.next())
        lines += std::max(1, block.lineCount());
    setVerticalScrollBarPolicy(lines > kMostLines ? Qt::ScrollBarAsNeeded
                                                  : Qt::ScrollBarAlwaysOff);
    const auto height = fontMetrics().lineSpacing() * std::clamp(lines, 1, kMostLines) + kAround;
    if (height != this->height())
        setFixedHeight(height);
}

void ChatInput::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void ChatInput::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void ChatInput::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !event->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT sendRequested();
    else if (isReturn)
        insertPlainText(QStringLiteral("\n"));
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace syngraph
