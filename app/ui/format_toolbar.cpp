#include "app/ui/format_toolbar.h"

#include "app/ui/avatar_row.h"
#include "app/ui/document_actions.h"
#include "app/ui/icons.h"
#include "app/ui/menu_words.h"
#include "app/ui/theme_colors.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStyleOption>
#include <QStylePainter>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kIcon(18, 18);
constexpr int kStyleWidth = 128;
constexpr int kChevronRoom = 21;
constexpr int kSideRoom = 7; ///< beyond what the style sheet gives on all four sides

/// Shows the kind of paragraph where a line begins, and a chevron that follows the palette where it
/// ends. Qt centers the text of a tool button, whatever a style sheet says.
class StyleButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.text.clear();
        painter.drawComplexControl(QStyle::CC_ToolButton, option);
        const auto inDirection = [this](const QRect &place) {
            return QStyle::visualRect(layoutDirection(), rect(), place);
        };
        const QRect words = inDirection(rect().adjusted(11, 0, -kChevronRoom, 0));
        painter.drawItemText(
            words, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
            palette(), isEnabled(), fontMetrics().elidedText(text(), Qt::ElideRight, words.width()),
            QPalette::ButtonText);
        m_chevron.paint(&painter,
                        inDirection(QRect(width() - kChevronRoom, (height() - 14) / 2, 14, 14)),
                        Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    }

private:
    QIcon m_chevron = themedIcon("chevron-down"_L1);
};

} // namespace

FormatToolbar::FormatToolbar(DocumentActions &actions, QWidget *parent)
    : QToolBar(tr("Format"), parent), m_actions(actions), m_tools(new QToolBar)
{
    setObjectName(u"format"_s);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(kSideRoom, 0, kSideRoom, 0);
    layout->setSpacing(8);
    layout->addWidget(m_tools, 1);
    layout->addWidget(makeEnd());
    addWidget(row);
    fillTools();
    for (QToolButton *more : findChildren<QToolButton *>(u"qt_toolbar_ext_button"_s))
        more->setAccessibleName(tr("More tools"));
}

void FormatToolbar::fillTools()
{
    m_tools->setObjectName(u"tools"_s);
    m_tools->setIconSize(kIcon);
    m_tools->setContextMenuPolicy(Qt::PreventContextMenu);
    m_tools->addAction(m_actions.undo());
    m_tools->addAction(m_actions.redo());
    m_tools->addSeparator();
    addStyleButton();
    m_tools->addSeparator();
    m_tools->addActions(m_actions.inlineFormats());
    m_tools->addActions({m_actions.color(), m_actions.highlight(), m_actions.link(),
                         m_actions.image(), m_actions.rule(), m_actions.clearFormat()});
    m_tools->addSeparator();
    m_tools->addActions(m_actions.blocks());
    m_tools->addSeparator();
    addAlignButton();
    m_tools->addActions({m_actions.outdent(), m_actions.indent()});
    m_tools->addSeparator();
    m_tools->addAction(m_actions.find());
    nameButtons();
}

void FormatToolbar::nameButtons()
{
    // The style's own arrows are drawn for a light ground.
    if (auto *more = m_tools->findChild<QToolButton *>(u"qt_toolbar_ext_button"_s)) {
        more->setIcon(themedIcon("more"_L1));
        more->setAccessibleName(tr("More tools"));
        more->setToolTip(tr("More tools"));
    }
    const QList<QAction *> all = m_tools->actions();
    for (QAction *action : all) {
        auto *button = qobject_cast<QToolButton *>(m_tools->widgetForAction(action));
        if (!button)
            continue;
        button->setFocusPolicy(Qt::TabFocus);
        if (button->accessibleName().isEmpty())
            button->setAccessibleName(wordsOfMenuText(action->text()));
    }
}

void FormatToolbar::addStyleButton()
{
    m_style = new StyleButton(this);
    m_style->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_style->setPopupMode(QToolButton::InstantPopup);
    m_style->setFixedWidth(kStyleWidth);
    m_style->setText(m_actions.blockName());
    m_style->setToolTip(tr("Kind of paragraph"));
    auto *menu = new QMenu(m_style);
    menu->addActions(m_actions.headings());
    m_style->setMenu(menu);
    connect(&m_actions, &DocumentActions::blockNameChanged, m_style, [this](const QString &name) {
        m_style->setText(name);
        m_style->setAccessibleName(tr("Kind of paragraph: %1").arg(name));
    });
    m_tools->addWidget(m_style)->setText(tr("Kind of paragraph"));
}

void FormatToolbar::addAlignButton()
{
    m_align = new QToolButton(this);
    m_align->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_align);
    menu->addActions(m_actions.alignments());
    m_align->setMenu(menu);
    const auto show = [this](QAction *alignment) {
        m_align->setIcon(alignment->icon());
        const QString name = wordsOfMenuText(alignment->text());
        m_align->setToolTip(tr("Alignment: %1").arg(name));
        m_align->setAccessibleName(m_align->toolTip());
    };
    show(m_actions.alignments().first());
    connect(&m_actions, &DocumentActions::alignmentChanged, m_align, show);
    m_tools->addWidget(m_align)->setText(tr("Alignment"));
}

QWidget *FormatToolbar::makeEnd()
{
    auto *end = new QWidget;
    auto *layout = new QHBoxLayout(end);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_avatars = new AvatarRow(end);
    m_share = new QPushButton(iconOnAccent("share"_L1), tr("Share"), end);
    m_share->setProperty("look", u"primary"_s);
    m_share->setObjectName(u"share"_s);
    m_share->setAutoDefault(true); // Return presses it
    layout->addWidget(m_avatars);
    layout->addWidget(m_share);
    return end;
}

void FormatToolbar::addAtEnd(QWidget *tool)
{
    auto *layout = static_cast<QHBoxLayout *>(m_share->parentWidget()->layout());
    layout->insertWidget(layout->indexOf(m_share), tool);
}

QWidget *FormatToolbar::buttonOf(QAction *action) const
{
    QWidget *button = m_tools->widgetForAction(action);
    return button && button->isVisible() ? button : m_tools;
}

} // namespace syngraph
