#pragma once

#include "app/ui/popover.h"
#include "app/ui/text_figures.h"

#include <optional>

class QGridLayout;
class QLabel;

namespace syngraph {

/// Words, characters and paragraphs, of the document and of what is marked in it. GUI thread.
class FiguresPopover final : public Popover
{
    Q_OBJECT

public:
    explicit FiguresPopover(QWidget *window);

    void setFigures(const TextFigures &document, const std::optional<TextFigures> &marked);
    /// For tests and screen readers: all of it, line by line.
    QString text() const;

private:
    void addLine(const QString &name, qint64 whole, std::optional<qint64> marked);

    QWidget *m_table;
    QGridLayout *m_grid;
    QStringList m_lines;
};

} // namespace syngraph
