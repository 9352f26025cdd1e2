#pragma once

#include <QLabel>
#include <QVariant>

namespace syngraph {

/// A label that shows its text as it is, whoever wrote it, in as many lines as it takes; markup
/// runs in none. `look` is a look of the style sheet: "heading", "muted", "error" or "good".
inline QLabel *plainLabel(const QString &text, const QString &look, QWidget *parent = nullptr)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("look", look);
    return label;
}

} // namespace syngraph
