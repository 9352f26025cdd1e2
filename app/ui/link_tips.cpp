#include "app/ui/link_tips.h"

#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/link_words.h"

#include <QHelpEvent>
#include <QKeySequence>
#include <QToolTip>

namespace syngraph {

LinkTips::LinkTips(EditorWidget &editor) : QObject(&editor), m_editor(editor)
{
    editor.viewport()->installEventFilter(this);
}

QString LinkTips::words(const QString &address)
{
    const QString where = leadsToWords(address);
    if (where.isEmpty())
        return {};
    const QString key = QKeySequence(Qt::CTRL).toString(QKeySequence::NativeText);
    return where + u'\n' + tr("%1click opens it.", "%1 is a key with a plus sign").arg(key);
}

bool LinkTips::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor.viewport() || event->type() != QEvent::ToolTip)
        return QObject::eventFilter(watched, event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = words(m_editor.linkAt(help->pos()));
    if (tip.isEmpty()) {
        if (std::exchange(m_isShown, false))
            QToolTip::hideText();
        return false; // others have tips for the text
    }
    m_isShown = true;
    QToolTip::showText(help->globalPos(), plainToolTip(tip), m_editor.viewport());
    return true;
}

} // namespace syngraph
