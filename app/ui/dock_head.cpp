#include "app/ui/dock_head.h"

#include "app/ui/icons.h"
#include "app/ui/mirrored_margins.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

DockHead::DockHead(const QString &title, const QString &closeWords, QWidget *parent)
    : QWidget(parent), m_count(new QLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(mirroredMargins(*this, {18, 10, 8, 6}));
    auto *heading = new QLabel(title);
    heading->setProperty("look", u"heading"_s);
    m_count->setProperty("look", u"muted"_s);
    auto *close = new QToolButton;
    close->setIcon(themedIcon("close"_L1));
    close->setIconSize({14, 14});
    close->setAutoRaise(true);
    close->setToolTip(closeWords);
    close->setAccessibleName(closeWords);
    connect(close, &QToolButton::clicked, this, &DockHead::closeRequested);
    layout->addWidget(heading);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(close);
}

void DockHead::showCount(int count)
{
    m_count->setText(count > 0 ? locale().toString(count) : QString());
}

} // namespace syngraph
