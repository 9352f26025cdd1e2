#include "app/editor/page_settler.h"

#include "app/editor/layout/paragraph_layout.h"

#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextEdit>

namespace syngraph {

namespace {

constexpr int kPauseMilliseconds = 300; ///< after scrolling and edits
constexpr int kRestMilliseconds = 15;   ///< between two stretches of work
/// Some 3 ms of work, so that a key waits no longer than that.
constexpr int kUnitsInPause = 5'000;
/// Each round lays out what the one before brought into view. Paragraphs of at least a pixel end
/// this sooner; it is there for those of none.
constexpr int kMostRounds = 50;

} // namespace

PageSettler::PageSettler(QTextEdit &view, ParagraphLayout &layout)
    : m_view(view)
    , m_layout(layout)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PageSettler::measureMore);
    connect(&m_layout, &ParagraphLayout::refined, this, &PageSettler::follow);
}

/// The first paragraph in view whose place is certain; what is above it gives way.
qreal PageSettler::heldHeight(qreal top, qreal bottom) const
{
    for (QTextBlock block = m_layout.blockAt(top); block.isValid(); block = block.next()) {
        const auto extent = m_layout.extentOf(block);
        if (extent.top > bottom)
            break;
        if (extent.isMeasured)
            return std::max(extent.top, top);
    }
    return top;
}

void PageSettler::noteView()
{
    const qreal top = m_view.verticalScrollBar()->value();
    m_layout.setView(top, top + m_view.viewport()->height());
}

void PageSettler::settle(Cause cause)
{
    if (m_isSettling)
        return;
    noteView();
    const QScopedValueRollback settling(m_isSettling, true);
    for (int round = 0; round < kMostRounds; ++round) {
        const qreal top = m_view.verticalScrollBar()->value();
        const qreal height = m_view.viewport()->height();
        m_held = heldHeight(top, top + height);
        // A page more on both sides: Qt counts pixels there when it goes up or down by a page.
        if (!m_layout.measure(top - height, top + 2 * height))
            break;
    }
    m_held.reset();
    if (!m_layout.isMeasured() && (cause == Cause::User || !m_pause.isActive()))
        m_pause.start(kPauseMilliseconds);
}

void PageSettler::follow(qreal top, int heightBefore, int growth)
{
    auto *bar = m_view.verticalScrollBar();
    if (top + heightBefore > m_held.value_or(bar->value()))
        return;
    if (m_held)
        *m_held += growth;
    // The scroll area must hear of it, or its next step would be wrong by as much.
    const QScopedValueRollback following(m_isFollowing, true);
    {
        const QSignalBlocker silence(bar); // the layout has yet to say how high it is
        bar->setMaximum(std::max(bar->maximum(), bar->value() + growth));
    }
    bar->setValue(bar->value() + growth);
    noteView();
}

void PageSettler::measureMore()
{
    if (m_layout.measureMore(kUnitsInPause))
        m_pause.start(kRestMilliseconds);
}

} // namespace syngraph
