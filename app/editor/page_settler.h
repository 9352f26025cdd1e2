#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

class QTextEdit;

namespace syngraph {

class ParagraphLayout;

/// Keeps what is seen laid out and in its place. The layout guesses the heights of paragraphs that
/// nobody has seen; where a guess above the view turns out wrong, the view scrolls along with its
/// text and shows what it showed. The rest of the document is measured in the pauses, so that the
/// scroll bar comes to tell the truth.
/// Owned by the EditorWidget, whose view and layout it borrows; GUI thread.
class PageSettler final : public QObject
{
    Q_OBJECT

public:
    PageSettler(QTextEdit &view, ParagraphLayout &layout);

    /// To be called when something else came into view: after scrolling, edits, changes of size.
    /// What others do puts off the work in the pauses no further: they may go on for hours.
    enum class Cause { User, Others };
    void settle(Cause cause = Cause::User);
    /// The view scrolls along with its text: nothing moves on the screen.
    bool isFollowing() const { return m_isFollowing; }

private:
    void noteView();
    void follow(qreal top, int heightBefore, int growth);
    qreal heldHeight(qreal top, qreal bottom) const;
    void measureMore();

    QTextEdit &m_view;
    ParagraphLayout &m_layout;
    QTimer m_pause;
    std::optional<qreal> m_held; ///< what ends above it moves the view; otherwise the view's top
    bool m_isSettling = false;
    bool m_isFollowing = false;
};

} // namespace syngraph
