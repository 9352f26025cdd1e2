#include "app/ui/paragraph_hint.h"

#include "app/editor/editor_widget.h"
#include "app/ui/document_tab.h"

#include <algorithm>

namespace syngraph {

ParagraphHint::ParagraphHint(DocumentTab &tab)
    : QObject(&tab), m_tab(tab)
{
    connect(&tab.editor().binding(), &DocumentBinding::localEdit, this, &ParagraphHint::look);
}

void ParagraphHint::look()
{
    if (m_isSaid)
        return;
    const Document &document = m_tab.editor().content();
    const auto head = std::min(m_tab.editor().selection().head, document.length() - 1);
    const auto paragraph = document.paragraphAt(head);
    if (document.paragraphEnd(paragraph) - document.paragraphStart(paragraph) < kVeryLong)
        return;
    m_isSaid = true;
    m_tab.showNotice(tr("This paragraph is very long, and writing in it may become slow. Several "
                        "shorter ones are faster."),
                     Tone::Quiet, DocumentTab::Stay::Briefly);
}

} // namespace syngraph
