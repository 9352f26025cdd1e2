#include "app/editor/caret_moves.h"

#include "app/editor/layout/paragraph_layout.h"
#include "app/editor/layout/text_direction.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextEdit>

#include <algorithm>

namespace syngraph {

namespace {

/// Units on each side of the caret that are looked at for where a word begins; four times as many
/// when they are all one word.
constexpr int kReach = 500;

} // namespace

CaretMoves::CaretMoves(const QTextEdit &view)
    : CaretMoves(view, view.textCursor())
{
}

CaretMoves::CaretMoves(const QTextEdit &view, const QTextCursor &from)
    : m_view(view)
    , m_layout(ParagraphLayout::of(*view.document()))
    , m_cursor(from)
    , m_block(m_cursor.block())
    , m_offset(m_cursor.position() - m_block.position())
{
}

std::optional<CaretMoves::Move> CaretMoves::moveOf(const QKeyEvent &key)
{
    struct Row
    {
        QKeySequence::StandardKey move;
        QKeySequence::StandardKey select;
        Way way;
        int step;
    };
    using Keys = QKeySequence;
    static constexpr std::array kRows{
        Row{Keys::MoveToNextChar, Keys::SelectNextChar, Way::Character, 1},
        Row{Keys::MoveToPreviousChar, Keys::SelectPreviousChar, Way::Character, -1},
        Row{Keys::MoveToNextWord, Keys::SelectNextWord, Way::Word, 1},
        Row{Keys::MoveToPreviousWord, Keys::SelectPreviousWord, Way::Word, -1},
        Row{Keys::MoveToEndOfLine, Keys::SelectEndOfLine, Way::LineEdge, 1},
        Row{Keys::MoveToStartOfLine, Keys::SelectStartOfLine, Way::LineEdge, -1},
        Row{Keys::MoveToNextLine, Keys::SelectNextLine, Way::Line, 1},
        Row{Keys::MoveToPreviousLine, Keys::SelectPreviousLine, Way::Line, -1},
        Row{Keys::MoveToNextPage, Keys::SelectNextPage, Way::Page, 1},
        Row{Keys::MoveToPreviousPage, Keys::SelectPreviousPage, Way::Page, -1},
    };
    for (const Row &row : kRows) {
        if (key.matches(row.move))
            return Move{row.way, row.step, QTextCursor::MoveAnchor};
        if (key.matches(row.select))
            return Move{row.way, row.step, QTextCursor::KeepAnchor};
    }
    return std::nullopt;
}

int CaretMoves::pagesOf(const QKeyEvent &key)
{
    const auto move = moveOf(key);
    return move && move->way == Way::Page ? move->step : 0;
}

/// Whether Qt would come through lines that it does not know.
bool CaretMoves::concernsLong(const Move &move) const
{
    if (ParagraphLayout::isLong(m_block))
        return true;
    if (move.way != Way::Line && move.way != Way::Page)
        return false;
    const qreal reach = move.way == Way::Page ? m_view.viewport()->height() : 0;
    const auto here = m_layout.extentOf(m_block);
    QTextBlock block = m_block;
    for (;;) {
        block = move.step > 0 ? block.next() : block.previous();
        if (!block.isValid())
            return false;
        if (ParagraphLayout::isLong(block))
            return true;
        const auto extent = m_layout.extentOf(block);
        if (move.step > 0 ? extent.bottom > here.bottom + reach : extent.top < here.top - reach)
            return false;
    }
}

bool CaretMoves::isVertical(const QKeyEvent &key)
{
    const auto move = moveOf(key);
    return move && (move->way == Way::Line || move->way == Way::Page);
}

std::optional<QTextCursor> CaretMoves::after(const QKeyEvent &key, std::optional<int> goalX) const
{
    const auto move = moveOf(key);
    if (!move || !concernsLong(*move))
        return std::nullopt;
    QTextCursor moved = m_cursor;
    if (move->way == Way::Line || move->way == Way::Page) {
        const Line line = lineOfCaret();
        const QTextLine here = line.part.layout->lineAt(line.number);
        int x = int(here.cursorToX(m_offset - line.part.from));
        if (goalX)
            x = *goalX;
        else if (!ParagraphLayout::isLong(m_block) && m_cursor.verticalMovementX() >= 0)
            x = m_cursor.verticalMovementX(); // Qt's own, from lines that it knows
        const auto there = move->way == Way::Page ? pageBeside(line, move->step)
                                                  : lineBeside(line, move->step);
        if (there)
            moved.setPosition(positionIn(*there, x), move->mode);
        else if (move->mode == QTextCursor::KeepAnchor) // the rest of the last line, or the first
            moved.movePosition(move->step > 0 ? QTextCursor::End : QTextCursor::Start, move->mode);
        moved.setVerticalMovementX(x);
        return moved;
    }
    const auto position = move->way == Way::LineEdge ? edgeOfLine(move->step) : beside(*move);
    if (!position)
        return std::nullopt;
    moved.setPosition(*position, move->mode);
    return moved;
}

/// What Qt finds with all of the paragraph's text, which takes long.
int CaretMoves::stepBy(int offset, int step, QTextLayout::CursorMode mode) const
{
    const QString text = m_block.text();
    const int length = int(text.size());
    for (int reach = kReach;; reach *= 4) {
        int from = std::max(0, offset - reach);
        int to = std::min(length, offset + reach);
        if (from > 0 && text[from].isLowSurrogate())
            --from;
        if (to < length && text[to].isLowSurrogate())
            ++to;
        const QTextLayout around(text.mid(from, to - from));
        const int found = from + (step > 0 ? around.nextCursorPosition(offset - from, mode)
                                           : around.previousCursorPosition(offset - from, mode));
        if (found > from ? found < to || to == length : from == 0)
            return found;
    }
}

Selection CaretMoves::word() const
{
    const QString text = m_block.text();
    int from = std::max(0, m_offset - kReach);
    int to = std::min(int(text.size()), m_offset + kReach);
    if (from > 0 && text[from].isLowSurrogate())
        --from;
    if (to < text.size() && text[to].isLowSurrogate())
        ++to;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, QStringView(text).sliced(from, to - from));
    const auto isInWord = [&](int offset) {
        return offset >= from && offset < to && !text[offset].isSpace() && !text[offset].isPunct();
    };
    // Behind a word it is the word that is meant.
    const int inside = !isInWord(m_offset) && isInWord(m_offset - 1) ? m_offset - 1 : m_offset;
    finder.setPosition(inside - from);
    if (!finder.isAtBoundary() || inside == to)
        finder.toPreviousBoundary();
    const auto start = std::max<qsizetype>(0, finder.position());
    const auto end = finder.toNextBoundary();
    const int origin = m_block.position() + from;
    return {origin + start, origin + (end < 0 ? to - from : end)};
}

std::optional<int> CaretMoves::beside(const Move &move) const
{
    if (move.way == Way::Character && move.mode == QTextCursor::MoveAnchor
        && m_cursor.hasSelection())
        return std::nullopt;
    const int step = directionOf(m_block) == Qt::RightToLeft ? -move.step : move.step;
    if (step > 0 ? m_offset >= m_block.length() - 1 : m_offset == 0)
        return std::nullopt;
    return m_block.position() + stepBy(m_offset, step, move.way == Way::Word
                                                           ? QTextLayout::SkipWords
                                                           : QTextLayout::SkipCharacters);
}

int CaretMoves::edgeOfLine(int step) const
{
    const Line here = lineOfCaret();
    const QTextLine line = here.part.layout->lineAt(here.number);
    const int origin = m_block.position() + here.part.from;
    if (step < 0)
        return origin + line.textStart();
    const int end = line.textStart() + line.textLength();
    const bool isLast =
        here.part.isLast && here.number + 1 == here.part.layout->lineCount();
    // Behind the space that a line ends with the next one begins.
    const bool endsInSpace = !isLast && line.textLength() > 0
        && m_view.document()->characterAt(origin + end - 1).isSpace();
    return origin + end - (endsInSpace ? 1 : 0);
}

CaretMoves::Line CaretMoves::lineOfCaret() const
{
    const LinePart part = m_layout.partAt(m_block, m_offset);
    const QTextLine line = part.layout->lineForTextPosition(m_offset - part.from);
    return {m_block, part, line.isValid() ? line.lineNumber() : part.layout->lineCount() - 1};
}

std::optional<CaretMoves::Line> CaretMoves::lineBeside(const Line &line, int step) const
{
    const int number = line.number + step;
    if (number >= 0 && number < line.part.layout->lineCount())
        return Line{line.block, line.part, number};
    Line there{line.block, {}, 0};
    if (step < 0 ? !line.part.isFirst : !line.part.isLast) {
        there.part = m_layout.partAt(line.block, step < 0 ? line.part.from - 1 : line.part.end);
    } else {
        there.block = step < 0 ? line.block.previous() : line.block.next();
        if (!there.block.isValid())
            return std::nullopt;
        there.part = m_layout.partAt(there.block, step < 0 ? there.block.length() - 1 : 0);
    }
    there.number = step < 0 ? there.part.layout->lineCount() - 1 : 0;
    return there;
}

/// As Qt counts a page: the lines that a view's height takes.
CaretMoves::Line CaretMoves::pageBeside(Line line, int step) const
{
    const qreal start = topOf(line);
    const qreal height = m_view.viewport()->height();
    while (std::abs(topOf(line) - start) < height) {
        const auto next = lineBeside(line, step);
        if (!next)
            break;
        line = *next;
    }
    return line;
}

qreal CaretMoves::topOf(const Line &line) const
{
    return m_layout.extentOf(line.block).textTop + line.part.top
        + line.part.layout->lineAt(line.number).y();
}

int CaretMoves::positionIn(const Line &line, qreal x) const
{
    return line.block.position() + line.part.from
        + line.part.layout->lineAt(line.number).xToCursor(x);
}

std::optional<Selection> CaretMoves::erasedBy(const QKeyEvent &key) const
{
    const auto isOf = [&key](QKeySequence::StandardKey which) { return key.matches(which); };
    const bool isBackspace = key.key() == Qt::Key_Backspace
        && (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool isBack = isBackspace || isOf(QKeySequence::DeleteStartOfWord);
    const bool isForth = isOf(QKeySequence::Delete) || isOf(QKeySequence::DeleteEndOfWord)
        || isOf(QKeySequence::DeleteEndOfLine);
    if (!ParagraphLayout::isLong(m_block) || (!isBack && !isForth))
        return std::nullopt;
    if (m_cursor.hasSelection())
        return Selection{m_cursor.anchor(), m_cursor.position()};
    if (isBack ? m_offset == 0 : m_offset >= m_block.length() - 1)
        return std::nullopt;
    const int start = m_block.position();
    if (isBackspace) {
        const bool isPair = m_offset > 1
            && m_view.document()->characterAt(start + m_offset - 1).isLowSurrogate();
        return Selection{start + m_offset - (isPair ? 2 : 1), start + m_offset};
    }
    if (isOf(QKeySequence::DeleteEndOfLine))
        return Selection{start + m_offset, edgeOfLine(1)};
    const auto mode = isOf(QKeySequence::Delete) ? QTextLayout::SkipCharacters
                                                 : QTextLayout::SkipWords;
    return Selection{start + m_offset, start + stepBy(m_offset, isBack ? -1 : 1, mode)};
}

} // namespace syngraph
