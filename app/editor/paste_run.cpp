#include "app/editor/paste_run.h"

#include "app/editor/clipboard.h"
#include "app/editor/editor_widget.h"
#include "common/ot/algebra.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <utility>

namespace syngraph {

PasteRun::PasteRun(EditorWidget &editor) : m_editor(editor)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { insertNext(EditOrigin::Part); });
    connect(&editor.binding(), &DocumentBinding::changed, this, &PasteRun::follow);
    connect(&editor.binding(), &DocumentBinding::aboutToLoad, this, &PasteRun::stop);
    editor.installEventFilter(this);
}

bool PasteRun::eventFilter(QObject *watched, QEvent *event)
{
    const bool writes = event->type() == QEvent::InputMethod
        || (event->type() == QEvent::KeyPress
            && static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape
            && !static_cast<QKeyEvent *>(event)->text().isEmpty());
    if (writes && isRunning()) {
        const Selection at = m_editor.selection();
        if (at.start() <= m_place.end() && m_place.start() <= at.end())
            finish();
    }
    return QObject::eventFilter(watched, event);
}

void PasteRun::stop()
{
    m_next.stop();
    m_parts.clear();
}

void PasteRun::finish()
{
    while (isRunning() && insertNext(EditOrigin::Part)) { }
    stop();
}

bool PasteRun::start(const Delta &fragment)
{
    finish(); // one at a time, and none is lost
    m_isInterrupted = false;
    const Document &document = m_editor.content();
    const Selection place = m_editor.selection();
    if (const auto fits = document.check(commands::replace(document, place, fragment)); !fits) {
        Q_EMIT m_editor.binding().editRefused(DocumentBinding::refusalFor(fits.error()));
        return false;
    }
    const auto parts = clipboard::inParts(fragment);
    m_parts.assign(parts.begin(), parts.end());
    m_place = place;
    return !isRunning() || insertNext(EditOrigin::Command);
}

/// Also for what undo takes away: who undoes a part wants no more of it.
void PasteRun::follow(const Delta &delta, EditOrigin origin)
{
    if (!isRunning() || m_isWriting)
        return;
    if (origin == EditOrigin::Undo)
        stop();
    m_isInterrupted = m_isInterrupted || origin != EditOrigin::Remote;
    // What lands at the place stays behind what was pasted before it.
    const auto at = mapPosition(delta, m_place.end(), Stickiness::Left);
    m_place = {at, at};
}

bool PasteRun::insertNext(EditOrigin as)
{
    if (!isRunning() || m_editor.isReadOnly()) {
        stop();
        return false;
    }
    const Delta part = std::move(m_parts.front());
    m_parts.pop_front();
    const Delta edit = commands::replace(m_editor.content(), m_place, part);
    const QScopedValueRollback writing(m_isWriting, true);
    if (std::exchange(m_isInterrupted, false))
        as = EditOrigin::Command;
    if (!m_editor.binding().perform(edit, as)) {
        stop(); // somebody else filled the document meanwhile
        return false;
    }
    m_place = mapOwn(edit, {m_place.end(), m_place.end()});
    if (isRunning())
        m_next.start(0);
    return true;
}

} // namespace syngraph
