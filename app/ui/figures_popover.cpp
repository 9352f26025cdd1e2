#include "app/ui/figures_popover.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 300;

} // namespace

FiguresPopover::FiguresPopover(QWidget *window)
    : Popover(kWidth, window), m_table(nullptr), m_grid(nullptr)
{
    auto *heading = new QLabel(tr("Length of the text"), this);
    heading->setProperty("look", u"heading"_s);
    content()->addWidget(heading);
}

void FiguresPopover::setFigures(const TextFigures &document,
                                const std::optional<TextFigures> &marked)
{
    delete m_table;
    m_lines.clear();
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    if (marked) {
        auto *whole = new QLabel(tr("Document"), m_table);
        auto *part = new QLabel(tr("Selection"), m_table);
        for (QLabel *label : {whole, part})
            label->setProperty("look", u"muted"_s);
        m_grid->addWidget(whole, 0, 1, Qt::AlignRight);
        m_grid->addWidget(part, 0, 2, Qt::AlignRight);
    }
    const auto of = [&marked](qint64 TextFigures::*figure) {
        return marked ? std::optional((*marked).*figure) : std::nullopt;
    };
    addLine(tr("Words"), document.words, of(&TextFigures::words));
    addLine(tr("Characters"), document.characters, of(&TextFigures::characters));
    addLine(tr("Paragraphs"), document.paragraphs, of(&TextFigures::paragraphs));
    content()->addWidget(m_table);
    setAccessibleName(text());
}

void FiguresPopover::addLine(const QString &name, qint64 whole, std::optional<qint64> marked)
{
    const QLocale locale;
    const int row = m_grid->rowCount();
    m_grid->addWidget(new QLabel(name, m_table), row, 0);
    m_grid->addWidget(new QLabel(locale.toString(whole), m_table), row, 1, Qt::AlignRight);
    QString line = name + u": "_s + locale.toString(whole);
    if (marked) {
        m_grid->addWidget(new QLabel(locale.toString(*marked), m_table), row, 2, Qt::AlignRight);
        line += u" / "_s + locale.toString(*marked);
    }
    m_lines.append(line);
}

QString FiguresPopover::text() const
{
    return m_lines.join(u'\n');
}

} // namespace syngraph
