#pragma once

#include "common/base/ids.h"

#include <QObject>

#include <optional>

namespace syngraph {

class DocumentController;
class EditorWidget;

/// Keeps somebody's caret in view, until the person here does something of their own in the text:
/// types, moves the caret, scrolls. Owned by the tab; GUI thread.
class Follower final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    Follower(EditorWidget &editor, DocumentController &controller, QObject *parent = nullptr);

    std::optional<AuthorNumber> followed() const { return m_followed; }
    void follow(AuthorNumber author);
    void stop();
    /// The carets were shown anew.
    void look();

Q_SIGNALS:
    /// Whom, or nobody any more.
    void changed();

private:
    EditorWidget &m_editor;
    DocumentController &m_controller;
    std::optional<AuthorNumber> m_followed;
};

} // namespace syngraph
