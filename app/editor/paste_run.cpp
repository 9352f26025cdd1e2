#include "app/editor/paste_run.h"

#include "app/editor/clipboard.h"
#include "app/editor/editor_widget.h"

#include <QScopedValueRollback>

namespace syngraph {

PasteRun::PasteRun(EditorWidget &editor) : m_editor(editor)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { insertNext(EditOrigin::Part); });
    connect(&editor.binding(), &DocumentBinding::changed, this, &PasteRun::follow);
    connect(&editor.binding(), &DocumentBinding::aboutToLoad, this, &PasteRun::stop);
}

void PasteRun::stop()
{
    m_next.stop();
    m_parts.clear();
}

bool PasteRun::start(const Delta &fragment)
{
    while (isRunning() && insertNext(EditOrigin::Part)) { } // one at a time, and none is lost
    stop();
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
    m_place = mapOwn(delta, m_place);
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
