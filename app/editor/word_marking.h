#pragma once

#include "app/editor/edit_commands.h"

#include <QElapsedTimer>
#include <QPoint>

#include <optional>

class QTextEdit;

namespace syngraph {

/// Marks whole words with the mouse, and with a third click the paragraph, where the paragraph is a
/// long one: Qt's text control needs lines for that. Owned by the EditorWidget; GUI thread.
class WordMarking final
{
public:
    explicit WordMarking(QTextEdit &view) : m_view(view) {}

    /// The word at a double click; false where Qt marks it.
    bool begin(const QPoint &point);
    /// On from that word to the one at `point`. The view stays where it is; false when no words are
    /// being marked.
    bool extendTo(const QPoint &point);
    /// The paragraph of a click that follows the two of begin() at once.
    std::optional<Selection> paragraphAt(const QPoint &point) const;
    bool isMarking() const { return m_first.has_value(); }
    void end() { m_first.reset(); }
    void mapThrough(const Delta &delta);

private:
    QTextEdit &m_view;
    std::optional<Selection> m_first; ///< the word that was clicked at
    QPoint m_clicked;
    QElapsedTimer m_sinceClick;
};

} // namespace syngraph
