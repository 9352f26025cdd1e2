#pragma once

#include "app/editor/edit_commands.h"
#include "app/editor/layout/paragraph_layout.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

class QKeyEvent;
class QTextEdit;

namespace syngraph {

/// What keys that move the caret or delete do where a long paragraph has part in it, whose lines
/// Qt's text control does not know. What is asked for: where, and nothing is moved.
/// Borrows the view, whose document is an EditorDocument; made on the spot where it is needed.
class CaretMoves final
{
public:
    explicit CaretMoves(const QTextEdit &view);
    CaretMoves(const QTextEdit &view, const QTextCursor &from);

    /// No value when the key is no move, or one that Qt knows how to make.
    /// Moves up and down go to `goalX` pixels into their line, where there is such a goal.
    std::optional<QTextCursor> after(const QKeyEvent &key, std::optional<int> goalX) const;
    /// No value when the key does not delete, or reaches out of the paragraph.
    std::optional<Selection> erasedBy(const QKeyEvent &key) const;
    /// The word that the caret is in or beside.
    Selection word() const;
    /// Pages up (below 0) or down that a key asks to scroll, besides moving the caret.
    static int pagesOf(const QKeyEvent &key);
    static bool isVertical(const QKeyEvent &key);

private:
    enum class Way { Character, Word, LineEdge, Line, Page };
    struct Move
    {
        Way way;
        int step; ///< 1 to what comes later, -1 to what came before
        QTextCursor::MoveMode mode;
    };
    static std::optional<Move> moveOf(const QKeyEvent &key);
    struct Line
    {
        QTextBlock block;
        LinePart part;
        int number = 0; ///< in the part's layout
    };
    bool concernsLong(const Move &move) const;
    std::optional<int> beside(const Move &move) const;
    int stepBy(int offset, int step, QTextLayout::CursorMode mode) const;
    int edgeOfLine(int step) const;
    Line lineOfCaret() const;
    std::optional<Line> lineBeside(const Line &line, int step) const;
    Line pageBeside(Line line, int step) const;
    qreal topOf(const Line &line) const;
    int positionIn(const Line &line, qreal x) const;

    const QTextEdit &m_view;
    const ParagraphLayout &m_layout;
    QTextCursor m_cursor;
    QTextBlock m_block;
    int m_offset = 0; ///< in the block
};

} // namespace syngraph
