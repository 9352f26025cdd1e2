#include "app/editor/editor_widget.h"

#include "app/editor/clipboard.h"
#include "app/editor/editor_document.h"
#include "app/editor/editor_images.h"
#include "app/editor/marked_scroll_bar.h"
#include "app/editor/paste_run.h"
#include "common/ot/schema.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qreal kLeastPoints = 11;
constexpr int kLightTime = 1'500; ///< in milliseconds

QFont defaultBodyFont()
{
    QFont font = QApplication::font("QTextEdit");
    font.setPointSizeF(std::max(font.pointSizeF(), kLeastPoints));
    return font;
}

} // namespace

EditorWidget::EditorWidget(QWidget *parent)
    : QTextEdit(parent)
    , m_binding(std::make_unique<DocumentBinding>(*takeDocument()))
    , m_keeper(*this)
    , m_words(*this)
    , m_readers([this] { makeReadable(); })
    , m_bodyFont(defaultBodyFont())
{
    m_clock.start();
    setFrameShape(QFrame::NoFrame);
    setAcceptRichText(false);
    setAutoFormatting(QTextEdit::AutoNone);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setCursorWidth(2);
    viewport()->setMouseTracking(true);
    m_lightTimer.setSingleShot(true);
    connect(&m_lightTimer, &QTimer::timeout, this, [this] {
        m_marks.setLight(std::nullopt);
        viewport()->update();
    });
    m_wheelTimer.setSingleShot(true);
    connect(&m_wheelTimer, &QTimer::timeout, this, &EditorWidget::zoomByWheel);
    m_scrollBar = new MarkedScrollBar([this] { return scrollMarks(); }, this);
    setVerticalScrollBar(m_scrollBar);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &EditorWidget::scrolledByUser);
    m_flagTimer.setSingleShot(true);
    connect(&m_flagTimer, &QTimer::timeout, this, [this] {
        viewport()->update();
        scheduleFlags();
    });
    connectBinding();
    ParagraphLayout::of(*document()).setCaretSource([this] {
        return ParagraphLayout::Caret{textCursor().position(), m_composedCaret};
    });
    m_settler = std::make_unique<PageSettler>(*this, ParagraphLayout::of(*document()));
    m_images = std::make_unique<EditorImages>(*this);
    m_pasting = std::make_unique<PasteRun>(*this);
    setFont(m_bodyFont);
    renewTheme();
    afterLoad();
}

QTextDocument *EditorWidget::takeDocument()
{
    setDocument(new EditorDocument(this));
    return document();
}

EditorWidget::~EditorWidget()
{
    // The document goes with the widget: what it reports then must find nobody.
    m_binding->disconnect(this);
    ParagraphLayout::of(*document()).setCaretSource({});
    disconnect(document(), nullptr, this, nullptr);
}

void EditorWidget::connectBinding()
{
    m_binding->setCaretSource([this] { return qsizetype(textCursor().position()); });
    connect(m_binding.get(), &DocumentBinding::aboutToChange, this,
            [this](const Delta &, EditOrigin origin) { beforeChange(origin); });
    connect(m_binding.get(), &DocumentBinding::changed, this, &EditorWidget::afterChange);
    connect(m_binding.get(), &DocumentBinding::aboutToLoad, this, &EditorWidget::beforeLoad);
    connect(m_binding.get(), &DocumentBinding::loaded, this, &EditorWidget::afterLoad);
    connect(m_binding.get(), &DocumentBinding::settled, this, &EditorWidget::noteCaret);
    connect(m_binding.get(), &DocumentBinding::broken, this, &EditorWidget::showWhatIsKept);
    connect(this, &QTextEdit::cursorPositionChanged, this, &EditorWidget::noteCaret);
    connect(this, &QTextEdit::selectionChanged, this, &EditorWidget::noteCaret);
}

Selection EditorWidget::selection() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.anchor(), cursor.position()};
}

void EditorWidget::setSelection(const Selection &selection)
{
    const qsizetype caret = textCursor().position();
    const qsizetype length = content().length();
    endComposition();
    // What was being composed is text now, and the places behind it have moved.
    const qsizetype growth = content().length() - length;
    const auto moved = [&](qsizetype place) { return place > caret ? place + growth : place; };
    select({moved(selection.anchor), moved(selection.head)});
}

void EditorWidget::select(const Selection &selection)
{
    const auto last = qsizetype(document()->characterCount()) - 1;
    if (isInLongParagraph() && selection == this->selection()) {
        showCaret(); // to put it there anew would cost what the paragraph is long
        return;
    }
    QTextCursor cursor(document());
    cursor.setPosition(int(std::clamp<qsizetype>(selection.anchor, 0, last)));
    cursor.setPosition(int(std::clamp<qsizetype>(selection.head, 0, last)),
                       QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    if (isInLongParagraph())
        showCaret();
}

bool EditorWidget::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

void EditorWidget::noteCaret()
{
    if (m_isHolding || m_binding->isBehind())
        return;
    if (leaveSurrogatePair())
        return;
    const Selection current = selection();
    if (m_typing && (!current.isEmpty() || current.head != m_typing->position))
        m_typing.reset();
    refreshTypingFormat();
    announceFormatState();
    if (current == m_knownSelection)
        return;
    m_goalX.reset();
    // There Qt asks for too little to be painted again, also of what is no longer marked.
    if (hasPartInLong(current) || hasPartInLong(m_knownSelection))
        viewport()->update();
    m_knownSelection = current;
    Q_EMIT selectionMoved(current.anchor, current.head);
}

/// Down and the mouse can land in the middle of a pair, where nothing may be typed. Goes on in the
/// direction of the move, so that no key is stuck.
bool EditorWidget::leaveSurrogatePair()
{
    const auto outside = [this](qsizetype position, qsizetype before) {
        if (!content().unitAt(position).isLowSurrogate())
            return position;
        return position > before ? position + 1 : position - 1;
    };
    const Selection current = selection();
    const Selection moved{outside(current.anchor, m_knownSelection.anchor),
                          outside(current.head, m_knownSelection.head)};
    if (moved == current)
        return false;
    select(moved); // comes back to noteCaret()
    return true;
}

AttributeSet EditorWidget::typingAttributes() const
{
    const Selection current = selection();
    if (m_typing)
        return m_typing->attributes;
    if (current.isEmpty())
        return commands::typingAttributes(content(), current.head);
    // What replaces marked text is formatted like its beginning.
    const auto first = content().attributesAt(current.start()).only(AttributeScope::Inline);
    return first.without(AttributeKey::Link);
}

void EditorWidget::refreshTypingFormat()
{
    const Selection current = selection();
    if (!current.isEmpty())
        return; // it would format the marked text
    const auto format = m_binding->typingFormat(typingAttributes(), current.head);
    if (!FormatPool::isSame(format, currentCharFormat()))
        setCurrentCharFormat(format);
}

FormatState EditorWidget::formatState() const
{
    return commands::formatState(content(), selection(), typingAttributes());
}

void EditorWidget::announceFormatState()
{
    const FormatState state = formatState();
    if (state == m_knownState)
        return;
    m_knownState = state;
    Q_EMIT formatStateChanged(state);
}

bool EditorWidget::run(const std::optional<Delta> &delta, EditOrigin as)
{
    return delta && !isReadOnly() && m_binding->perform(*delta, as);
}

void EditorWidget::changeTyping(const AttributeSet &attributes)
{
    if (isReadOnly())
        return;
    m_typing = Typing{selection().head, attributes};
    refreshTypingFormat();
    announceFormatState();
}

void EditorWidget::toggleInline(AttributeKey key)
{
    const bool isOn = formatState().text.isOn(key);
    setInline(key, isOn ? AttributeValue() : AttributeValue(true));
}

void EditorWidget::setInline(AttributeKey key, const AttributeValue &value)
{
    const Selection current = selection();
    if (!current.isEmpty()) {
        run(commands::setInline(content(), current, key, value));
        return;
    }
    const auto now = typingAttributes();
    changeTyping(value.isNull() ? now.without(key) : now.with(key, value));
}

void EditorWidget::setBlock(const QString &kind)
{
    run(commands::setBlock(content(), selection(), kind));
}

void EditorWidget::setAlignment(const QString &alignment)
{
    run(commands::setAlignment(content(), selection(), alignment));
}

void EditorWidget::indentBy(int step)
{
    run(commands::indentBy(content(), selection(), step, commands::IndentScope::All));
}

void EditorWidget::toggleChecked()
{
    run(commands::toggleChecked(content(), selection().head));
}

void EditorWidget::setLink(const QString &address)
{
    if (!address.isEmpty() && !isSafeLink(address)) {
        Q_EMIT m_binding->editRefused(EditRefusal::UnsafeLink);
        return;
    }
    const Selection whole = commands::linkAround(content(), selection());
    const AttributeValue value = address.isEmpty() ? AttributeValue() : AttributeValue(address);
    if (!whole.isEmpty()) {
        run(commands::setInline(content(), whole, AttributeKey::Link, value));
    } else if (!address.isEmpty()) {
        DeltaBuilder fragment;
        fragment.insert(address, typingAttributes().with(AttributeKey::Link, value));
        run(commands::replace(content(), whole, fragment.build()));
    }
}

void EditorWidget::clearFormatting()
{
    const Selection current = selection();
    if (current.isEmpty())
        changeTyping({});
    else
        run(commands::clearInline(content(), current));
}

void EditorWidget::insertRule()
{
    const auto paragraph = content().paragraphAt(selection().start());
    const bool isEmpty = content().paragraphStart(paragraph) == content().paragraphEnd(paragraph);
    DeltaBuilder fragment;
    if (!isEmpty)
        fragment.insert(u"\n", content().paragraphAttributes(paragraph));
    fragment.insert(QString(QChar(kEmbedUnit)), {{AttributeKey::Rule, AttributeValue(true)}});
    fragment.insert(u"\n");
    run(commands::replace(content(), selection(), fragment.build()));
}

void EditorWidget::setRemoteCarets(std::vector<RemoteCaret> carets)
{
    m_remoteCarets.set(std::move(carets), content().length(), now());
    scheduleFlags();
    m_scrollBar->changeMarks();
    viewport()->update();
}

void EditorWidget::revealRemoteCaret(int id)
{
    for (const auto &caret : m_remoteCarets.carets()) {
        if (caret.id != id)
            continue;
        revealPosition(caret.head);
    }
}

void EditorWidget::revealPosition(qsizetype position)
{
    const QRectF rect = EditorGeometry(*this).caretRect(position);
    auto *scrollBar = verticalScrollBar();
    scrollBar->setValue(scrollBar->value() + int(rect.center().y()) - viewport()->height() / 2);
}

bool EditorWidget::isNearRemoteCaret(int id) const
{
    const qreal height = viewport()->height();
    for (const auto &caret : m_remoteCarets.carets()) {
        if (caret.id != id)
            continue;
        const qreal at = EditorGeometry(*this).caretRect(caret.head).center().y();
        return at > height / 4 && at < height * 3 / 4;
    }
    return false;
}

void EditorWidget::setMatches(std::vector<TextMatch> matches)
{
    if (matches == m_matchMarks.matches())
        return;
    m_matchMarks.set(std::move(matches));
    m_scrollBar->changeMarks();
    viewport()->update();
}

/// Where `position` stands in the whole document, from 0 to 1. Asks for no layout that is not there
/// yet: to a scroll bar the paragraph's number is near enough.
std::vector<ScrollMark> EditorWidget::scrollMarks() const
{
    const EditorGeometry geometry(*this);
    std::vector<ScrollMark> marks;
    const QColor shade = MatchMarks::strongColor(m_binding->theme());
    for (const TextMatch &match : m_matchMarks.matches())
        marks.push_back({geometry.shareOfHeight(match.from), shade, false});
    for (const RemoteCaret &caret : m_remoteCarets.carets()) {
        marks.push_back({geometry.shareOfHeight(caret.head),
                         RemoteCarets::caretColor(caret.color, m_binding->theme()), true});
    }
    return marks;
}

void EditorWidget::scheduleFlags()
{
    if (const auto next = m_remoteCarets.nextDeadline(now(), flagEnding())) {
        const auto wait = std::chrono::ceil<Milliseconds>(*next - now());
        m_flagTimer.start(std::max(wait, 1ms));
    }
}

RemoteCarets::Ending EditorWidget::flagEnding()
{
    return QApplication::isEffectEnabled(Qt::UI_General) ? RemoteCarets::Ending::Fades
                                                         : RemoteCarets::Ending::Vanishes;
}

Instant EditorWidget::now() const
{
    return Instant(Milliseconds(m_clock.elapsed()));
}

RemoteCarets::Surroundings EditorWidget::caretSurroundings(const EditorGeometry &geometry) const
{
    std::optional<QRectF> ownCaret;
    const auto head = textCursor().position();
    if (hasFocus() && geometry.isVisible(head, head))
        ownCaret = geometry.caretRect(head, m_composedCaret);
    return {geometry, m_binding->theme(), ownCaret, now(), flagEnding()};
}

void EditorWidget::paintEvent(QPaintEvent *event)
{
    const EditorGeometry geometry(*this);
    {
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        m_blockPainter.paint(painter, geometry, m_binding->theme(), content(), event->rect());
        for (EditorLayer *layer : m_layers)
            layer->paintBelow(painter, geometry, m_binding->theme());
        m_marks.paint(painter, geometry, m_binding->theme(), *document());
        m_matchMarks.paint(painter, geometry, m_binding->theme());
        m_remoteCarets.paintSelections(painter, caretSurroundings(geometry));
    }
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    for (EditorLayer *layer : m_layers)
        layer->paintAbove(painter, geometry, m_binding->theme());
    m_matchMarks.paintFrames(painter, geometry, m_binding->theme());
    m_remoteCarets.paintCarets(painter, caretSurroundings(geometry));
    completeCaret(event->region());
}

void EditorWidget::setUnsentRanges(std::vector<MarginMarks::Range> ranges)
{
    if (m_marks.setUnsent(std::move(ranges)))
        viewport()->update();
}

void EditorWidget::showRange(qsizetype from, qsizetype to)
{
    setSelection({from, from});
    m_marks.setLight(MarginMarks::Range{from, to});
    viewport()->update();
    m_lightTimer.start(kLightTime);
}

QMimeData *EditorWidget::createMimeDataFromSelection() const
{
    auto copied = clipboard::mimeDataFor(content(), selection());
    if (const auto image = m_images->selected()) {
        const auto *look = m_images->pictures().known(*image);
        if (look && !look->picture.isNull())
            copied->setImageData(look->picture);
    }
    return copied.release();
}

bool EditorWidget::canInsertFromMimeData(const QMimeData *source) const
{
    return clipboard::canPaste(*source) || EditorImages::areIn(*source);
}

void EditorWidget::insertFromMimeData(const QMimeData *source)
{
    takeMimeData(*source);
}

/// Whether it is in the text now, or on its way there.
bool EditorWidget::takeMimeData(const QMimeData &source)
{
    if (isReadOnly())
        return false;
    endComposition();
    if (EditorImages::areIn(source)) {
        m_images->insert(source);
        return true;
    }
    FileNotes left;
    const auto fragment = clipboard::fragmentFrom(source, content(), selection().start(),
                                                  typingAttributes(), left);
    if (fragment) {
        const bool isThere = m_pasting->start(*fragment);
        if (isThere && !left.isNone())
            Q_EMIT pastedInPart(left);
        return isThere;
    }
    Q_EMIT m_binding->editRefused(fragment.error());
    return false;
}

} // namespace syngraph
