// What of a tab's text is kept where: in the journal, in a file, in a copy.

#include "app/ui/document_tab.h"

#include "app/editor/editor_widget.h"

namespace syngraph {

bool DocumentTab::isPristine() const
{
    return !m_controller->isShared() && !m_hasChanged && !m_file && !isSaving()
        && m_controller->title().isEmpty() && m_editor->content().length() == 1;
}

bool DocumentTab::isOnlyHere() const
{
    return !m_controller->isShared() && m_hasChanged
        && (m_file ? !m_hasCopy : m_editor->content().length() > 1);
}

void DocumentTab::loadKept(const Document &document, const QString &title)
{
    m_controller->loadLocal(document, title); // comes back as documentReset()
    m_hasChanged = true;
    m_hasCopy = false;
    refreshText();
    refreshStatus();
}

void DocumentTab::openKept(JournalId id)
{
    m_hasChanged = true;
    m_controller->openLocal(id);
}

void DocumentTab::markKept()
{
    m_controller->breakUndoGroup(); // undo leads to what was saved
    m_hasChanged = false;
    m_hasCopy = true;
    Q_EMIT shownTitleChanged();
}

void DocumentTab::markCopied()
{
    m_hasCopy = true;
    if (!m_file)
        m_hasChanged = false;
}

void DocumentTab::loadFile(const OpenedFile &opened)
{
    loadKept(opened.document, opened.title);
    m_controller->images().hold(opened.images);
    setFile(opened.file);
    markKept();
}

void DocumentTab::sayWhatWasLeft(const FileNotes &left)
{
    showNotice(left.hasLostLook
                   ? tr("That is too much to be pasted with its formats: the text alone is there.")
                   : tr("Not all of it could be pasted. %1").arg(fileNotesWords(left)),
               Tone::Quiet, Stay::UntilClosed);
}

void DocumentTab::setFile(const LocalFile &file)
{
    m_file = file;
    setHabits(m_wantsHabits);
    Q_EMIT shownTitleChanged();
}

void DocumentTab::setHabits(bool hasHabits)
{
    m_wantsHabits = hasHabits;
    m_editor->setHabits(hasHabits && (!m_file || m_file->form != FileForm::Text));
}

} // namespace syngraph
