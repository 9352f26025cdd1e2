#include "app/ui/follower.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"

namespace syngraph {

Follower::Follower(EditorWidget &editor, DocumentController &controller, QObject *parent)
    : QObject(parent), m_editor(editor), m_controller(controller)
{
    connect(&m_editor, &EditorWidget::selectionMoved, this, &Follower::stop);
    connect(&m_editor, &EditorWidget::scrolledByUser, this, &Follower::stop);
}

void Follower::follow(AuthorNumber author)
{
    m_followed = author;
    m_editor.revealRemoteCaret(int(author.value));
    Q_EMIT changed();
}

void Follower::stop()
{
    if (!m_followed)
        return;
    m_followed.reset();
    Q_EMIT changed();
}

void Follower::look()
{
    if (!m_followed)
        return;
    const auto &people = m_controller.participants();
    const bool isHere = std::any_of(people.begin(), people.end(), [this](const Participant &one) {
        return one.author == *m_followed;
    });
    const int id = int(m_followed->value);
    if (!isHere)
        stop();
    else if (!m_editor.isNearRemoteCaret(id))
        m_editor.revealRemoteCaret(id);
}

} // namespace syngraph
