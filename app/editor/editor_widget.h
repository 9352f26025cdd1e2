#pragma once

#include "app/editor/block_painter.h"
#include "app/editor/document_binding.h"
#include "app/editor/edit_commands.h"
#include "app/editor/editor_layer.h"
#include "app/editor/margin_marks.h"
#include "app/editor/match_marks.h"
#include "app/editor/page_settler.h"
#include "app/editor/reader_watch.h"
#include "app/editor/remote_carets.h"
#include "app/editor/view_keeper.h"
#include "app/editor/word_marking.h"
#include "app/files/file_form.h"

#include <QElapsedTimer>
#include <QTextEdit>
#include <QTimer>

namespace syngraph {

class EditorImages;
class MarkedScrollBar;
class PasteRun;
struct ScrollMark;

/// The surface that people write on: shows the document of its binding, turns keys, mouse and
/// clipboard into edits, and others' carets into paint. Knows no network and no controller: connect
/// binding()'s localEdit(), feed binding()'s applyRemote() and applyLocal().
///
/// Undo belongs to the owner: the keys for it only emit signals. Commands act on the selection,
/// each as one Delta; in read-only mode they do nothing. User-visible words are the owner's, too.
/// Thread: the GUI thread.
class EditorWidget final : public QTextEdit
{
    Q_OBJECT

public:
    explicit EditorWidget(QWidget *parent = nullptr);
    ~EditorWidget() override;

    DocumentBinding &binding() { return *m_binding; }
    const DocumentBinding &binding() const { return *m_binding; }
    const Document &content() const { return m_binding->document(); }

    Selection selection() const;
    /// Scrolls to its head; ends a composition.
    void setSelection(const Selection &selection);
    FormatState formatState() const;
    bool isComposing() const; ///< an input method has text of its own at the caret
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    Q_INVOKABLE QVariant inputMethodQuery(Qt::InputMethodQuery query, QVariant argument) const;

    /// Where the others are, in place of all before.
    void setRemoteCarets(std::vector<RemoteCaret> carets);
    const RemoteCarets &remoteCarets() const { return m_remoteCarets; }
    RemoteCarets::Surroundings caretSurroundings(const EditorGeometry &geometry) const;
    /// Where the desktop asks for less motion nothing fades.
    static RemoteCarets::Ending flagEnding();
    /// Into the middle of the view.
    void revealRemoteCaret(int id);
    /// Into the middle of the view; the caret stays where it is.
    void revealPosition(qsizetype position);
    /// Whether it stands in the middle half of the view, where nobody need be taken.
    bool isNearRemoteCaret(int id) const;

    /// What a search found, in place of what was found before; moves along with edits.
    void setMatches(std::vector<TextMatch> matches);
    const std::vector<TextMatch> &matches() const { return m_matchMarks.matches(); }
    /// Whether marks of Markdown turn into formats as they are typed; true at first.
    void setHabits(bool hasHabits) { m_hasHabits = hasHabits; }

    /// Painted from now on; borrowed until the widget goes.
    void addLayer(EditorLayer *layer) { m_layers.push_back(layer); }

    EditorImages &images() { return *m_images; }
    PasteRun &pasting() { return *m_pasting; }
    /// It looks otherwise than it did; what is in view stays there.
    void remeasureImage(const QByteArray &image);

    /// What no server has yet, in place of all before.
    void setUnsentRanges(std::vector<MarginMarks::Range> ranges);
    const MarginMarks &marginMarks() const { return m_marks; }
    /// Scrolls there and lights it for a moment; the caret goes to its start.
    void showRange(qsizetype from, qsizetype to);

    /// The address of the link at `place` of the viewport; empty without one.
    QString linkAt(const QPointF &place) const;

    /// Without it there is a caret all the same, to read by keyboard.
    void setEditable(bool isEditable);

    qreal zoom() const { return m_zoom; }
    void setZoom(qreal zoom); ///< within [0.5, 3]
    /// Before zoom; what the system uses for text, at least 11 points, when never called.
    void setBodyFont(const QFont &font);

public Q_SLOTS:
    void toggleInline(syngraph::AttributeKey key);
    /// A null value removes the key.
    void setInline(syngraph::AttributeKey key, const syngraph::AttributeValue &value);
    void setBlock(const QString &kind);          ///< "p" or empty for an ordinary paragraph
    void setAlignment(const QString &alignment); ///< "left" or empty for the ordinary one
    void indentBy(int step);
    void toggleChecked(); ///< the caret's paragraph, of a check list
    /// An empty address removes the link. Without selection the link at the caret is meant, or the
    /// address itself is put in.
    void setLink(const QString &address);
    void clearFormatting();
    void insertRule();
    void resetZoom() { setZoom(1); }
    void stepZoom(int steps) { setZoom(m_zoom + 0.1 * steps); }

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void formatStateChanged(const syngraph::FormatState &state);
    /// The user moved, or typed; not sent for moves that others' edits cause.
    void selectionMoved(qsizetype anchor, qsizetype head);
    void linkActivated(const QString &address); ///< safe to open
    void menuRequested(const QPoint &globalPosition, const QString &link);
    void zoomChanged(qreal zoom);
    void scrolledByUser(); ///< by wheel, scroll bar or keys, without an edit
    void focusLeft();
    /// What was pasted is in the text, but for this.
    void pastedInPart(const syngraph::FileNotes &left);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    QTextDocument *takeDocument();
    void connectBinding();
    void beforeChange(EditOrigin origin);
    void afterChange(const Delta &delta, EditOrigin origin);
    void beforeLoad(const Document &next);
    void afterLoad();
    template <typename Change> void hold(const Change &change);
    void select(const Selection &selection);
    void endComposition();
    void noteCaret();
    bool leaveSurrogatePair();
    void refreshTypingFormat();
    void announceFormatState();
    bool run(const std::optional<Delta> &delta, EditOrigin as = EditOrigin::Command);
    void changeTyping(const AttributeSet &attributes);
    AttributeSet typingAttributes() const;
    bool handleEditKey(QKeyEvent *event);
    bool handleBackspace();
    bool isInLongParagraph() const;
    bool hasPartInLong(const Selection &selection) const;
    void passToControl(QKeyEvent *event);
    bool takeCommit(const QInputMethodEvent &event);
    void offerSelection();
    void showWhatIsKept();
    void makeReadable();
    bool moveByLines(const QKeyEvent &key);
    bool editLongParagraph(const QKeyEvent &key, const QString &typed);
    void showCaret();
    void completeCaret(const QRegion &painted);
    void applyHabit();
    bool breakParagraph();
    bool handleTab(bool back);
    bool handleZoomKey(const QKeyEvent *event);
    bool takeMimeData(const QMimeData &source);
    void renewTheme();
    void zoomByWheel();
    void layOutPage();
    std::optional<qsizetype> checkBoxAt(const QPointF &place) const;
    void scheduleFlags();
    std::vector<ScrollMark> scrollMarks() const;
    void settlePage(PageSettler::Cause cause = PageSettler::Cause::User);
    Instant now() const;

    std::unique_ptr<PageSettler> m_settler; ///< null until the document is in
    std::unique_ptr<DocumentBinding> m_binding;
    std::unique_ptr<EditorImages> m_images;
    std::unique_ptr<PasteRun> m_pasting;
    BlockPainter m_blockPainter;
    RemoteCarets m_remoteCarets;
    MarginMarks m_marks;
    QTimer m_lightTimer;
    MatchMarks m_matchMarks;
    MarkedScrollBar *m_scrollBar = nullptr;
    std::vector<EditorLayer *> m_layers;
    ViewKeeper m_keeper;
    WordMarking m_words;
    ReaderWatch m_readers;
    QTimer m_flagTimer;
    QTimer m_wheelTimer;
    int m_turned = 0; ///< of the wheel with Ctrl, since the last step
    QElapsedTimer m_clock;
    QFont m_bodyFont;
    qreal m_zoom = 1;
    /// Chosen for what is typed next at a place, with nothing marked.
    struct Typing
    {
        qsizetype position;
        AttributeSet attributes;
    };
    std::optional<Typing> m_typing;
    std::optional<Delta> m_reloading; ///< from the old document to the one that is being loaded
    int m_composedCaret = 0; ///< where it stands in what is being composed
    /// What moves up and down hold on to in a long paragraph, until anything else moves the caret.
    std::optional<int> m_goalX;
    Selection m_knownSelection;
    FormatState m_knownState;
    QString m_pressedLink;
    bool m_hasHabits = true;
    qsizetype m_fencedAt = -1; ///< where "```" has just become a block of code
    bool m_isHolding = false;  ///< the caret moves, and not by the user
    bool m_isRenewing = false; ///< within renewTheme()
};

} // namespace syngraph
