#include "app/editor/document_binding.h"

#include "app/editor/edit_block.h"
#include "common/base/check.h"
#include "common/base/clock.h"
#include "common/ot/diff.h"
#include "common/ot/schema.h"

#include <QAbstractTextDocumentLayout>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextCursor>
#include <QTextFrame>

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kPauseBeforeCheck = 4s;

/// Everything but the last unit of an insert-only fragment, and that unit's attributes.
struct WithoutEnd
{
    Delta body;
    AttributeSet end;
};
WithoutEnd withoutEnd(const Delta &fragment)
{
    WithoutEnd result;
    DeltaBuilder shorter;
    qsizetype left = fragment.targetLength() - 1;
    for (const auto &component : fragment.components()) {
        const auto take = std::min(left, qsizetype(component.length));
        shorter.insert(fragment.text(component).first(take), component.attributes);
        left -= take;
        result.end = component.attributes;
    }
    result.body = shorter.build();
    return result;
}

void append(DeltaBuilder &out, const Delta &delta)
{
    for (const auto &component : delta.components()) {
        switch (component.kind) {
        case Delta::Kind::Retain:
            out.retain(qsizetype(component.length), component.attributes);
            break;
        case Delta::Kind::Insert:
            out.insert(delta.text(component), component.attributes);
            break;
        case Delta::Kind::Delete:
            out.erase(qsizetype(component.length));
            break;
        }
    }
}

} // namespace

DocumentBinding::DocumentBinding(QTextDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_embeds(new EmbedObject(m_pool, this))
    , m_cells(document, m_pool)
{
    m_document.setUndoRedoEnabled(false);
    // Without a layout a document reports no changes.
    m_document.documentLayout()->registerHandler(kEmbedObjectType, m_embeds);
    connect(&m_document, &QTextDocument::contentsChange, this, &DocumentBinding::noteChange);
    connect(&m_document, &QTextDocument::contentsChanged, this, &DocumentBinding::takeEdit);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseBeforeCheck);
    connect(&m_pause, &QTimer::timeout, this, &DocumentBinding::reconcile);
    load(Document());
}

DocumentBinding::~DocumentBinding() = default;

/// No exception may find its way through Qt's text document and its event loop.
template <typename Work> bool DocumentBinding::guarded(const Work &work)
{
    try {
        work();
        return true;
    } catch (const InvariantError &) {
        m_pause.stop();
        Q_EMIT broken();
        return false;
    }
}

/// The same for what others hand in, who are to hear of it, too.
template <typename Work> void DocumentBinding::reported(const Work &work)
{
    try {
        work();
    } catch (const InvariantError &) {
        m_pause.stop();
        Q_EMIT broken();
        throw;
    }
}

EditRefusal DocumentBinding::refusalFor(ApplyError error)
{
    switch (error) {
    case ApplyError::DocumentTooLong:
        return EditRefusal::DocumentTooLong;
    case ApplyError::TooManyParagraphs:
        return EditRefusal::TooManyParagraphs;
    case ApplyError::ParagraphTooLong:
        return EditRefusal::ParagraphTooLong;
    case ApplyError::TooManyAttributes:
        return EditRefusal::TooManyAttributes;
    case ApplyError::WrongBase:
    case ApplyError::SplitsPair:
    case ApplyError::LosesEnd:
    case ApplyError::AgainstSchema:
        break;
    }
    return EditRefusal::ForbiddenText;
}

void DocumentBinding::load(const Document &document)
{
    Q_EMIT aboutToLoad(document);
    {
        const QScopedValueRollback writing(m_isWriting, true);
        m_cells.fill(document);
        m_shadow = document;
    }
    Q_EMIT loaded();
}

void DocumentBinding::applyRemote(const Delta &delta)
{
    // The model has taken it already, limits or not: it comes on top of what is not sent yet, and
    // both together may be longer than one person may make it.
    reported([&] {
        SYNGRAPH_CHECK(delta.baseLength() == m_shadow.length());
        Q_EMIT aboutToChange(delta, EditOrigin::Remote);
        writeDelta(delta);
        Q_EMIT changed(delta, EditOrigin::Remote);
    });
}

void DocumentBinding::applyLocal(const Delta &delta)
{
    reported([&] {
        SYNGRAPH_CHECK(m_shadow.check(delta).ok());
        Q_EMIT aboutToChange(delta, EditOrigin::Undo);
        writeDelta(delta);
        Q_EMIT changed(delta, EditOrigin::Undo);
    });
}

bool DocumentBinding::perform(const Delta &delta, EditOrigin as)
{
    if (delta.isIdentity())
        return true;
    if (const auto refusal = judge(delta)) {
        Q_EMIT editRefused(*refusal);
        return false;
    }
    return guarded([&] {
        const Delta inverse = invert(delta, m_shadow);
        Q_EMIT aboutToChange(delta, EditOrigin::Command);
        writeDelta(delta);
        Q_EMIT changed(delta, EditOrigin::Command);
        Q_EMIT localEdit(delta, inverse, as);
        Q_EMIT settled();
    });
}

void DocumentBinding::setTheme(const EditorTheme &theme)
{
    const QScopedValueRollback writing(m_isWriting, true);
    // The layout hears of it directly. To a screen reader, which would be sent all of the text
    // anew, nothing has happened.
    const QSignalBlocker silence(&m_document);
    m_pool.setTheme(theme);
    m_cells.restyle(m_shadow, 0, m_shadow.length());
}

void DocumentBinding::remeasureImage(const QByteArray &image)
{
    const QScopedValueRollback writing(m_isWriting, true);
    const QString name = base64UrlText(image);
    for (qsizetype i = 0; i < m_shadow.embedCount(); ++i) {
        const auto position = m_shadow.embedPosition(i);
        if (m_shadow.attributesAt(position).text(AttributeKey::Image) == name)
            m_document.markContentsDirty(int(position), 1);
    }
}

QTextCharFormat DocumentBinding::typingFormat(const AttributeSet &attributes, qsizetype position)
{
    const auto paragraph = m_shadow.paragraphAttributes(m_shadow.paragraphAt(position));
    return m_pool.charFormat(attributes, textLookOf(paragraph));
}

void DocumentBinding::writeDelta(const Delta &delta)
{
    const QScopedValueRollback writing(m_isWriting, true);
    EditBlock group(m_document);
    m_cells.writeText(delta);
    const auto paragraphs = m_shadow.paragraphCount();
    const auto applied = m_shadow.applyUnlimited(delta);
    SYNGRAPH_CHECK(applied.ok());
    // Text that came to another paragraph looks as that one does.
    const bool movesText = m_shadow.paragraphCount() != paragraphs
        || delta.insertedText().contains(QChar(kParagraphEnd));
    for (auto range : touchedRanges(delta)) {
        if (movesText) {
            const auto last = m_shadow.length() - 1;
            range.from = m_shadow.paragraphStart(m_shadow.paragraphAt(std::min(range.from, last)));
            range.to = m_shadow.paragraphEnd(m_shadow.paragraphAt(std::min(range.to, last)));
        }
        m_cells.restyle(m_shadow, range.from, range.to);
    }
    group.end();
    SYNGRAPH_CHECK(m_cells.length() == m_shadow.length());
}

void DocumentBinding::noteChange(int position, int removed, int added)
{
    if (m_isWriting)
        return;
    const qsizetype before = m_shadow.length();
    const qsizetype after = m_cells.length();
    const qsizetype shorter = std::min(before, after);
    Dirty dirty{0, 0};
    // Counts that do not explain the growth explain nothing.
    if (after - before == added - removed) {
        dirty.head = std::clamp<qsizetype>(position, 0, shorter);
        dirty.tail = std::clamp<qsizetype>(before - (position + removed), 0, shorter - dirty.head);
    }
    if (m_dirty) {
        dirty.head = std::min(dirty.head, m_dirty->head);
        dirty.tail = std::min(dirty.tail, m_dirty->tail);
    }
    m_dirty = dirty;
    m_caretHint = position + added;
}

void DocumentBinding::takeEdit()
{
    // The view may be written to only now: within contentsChange() it is not yet laid out.
    if (m_isWriting || !m_dirty)
        return;
    const Dirty dirty = *m_dirty;
    m_dirty.reset();
    m_pause.start();
    if (guarded([&] { takeRegion(regionOf(dirty)); }))
        Q_EMIT settled();
}

DocumentBinding::Region DocumentBinding::regionOf(const Dirty &dirty) const
{
    const qsizetype before = m_shadow.length();
    const qsizetype after = m_cells.length();
    const qsizetype oldLast = std::min(before - dirty.tail, before - 1);
    // A paragraph's attributes stand at its end, so the region takes in whole paragraphs.
    const qsizetype first = m_shadow.paragraphAt(std::min(dirty.head, before - 1));
    const Region region{m_shadow.paragraphStart(first),
                        m_shadow.paragraphEnd(m_shadow.paragraphAt(oldLast)) + 1,
                        m_cells.paragraphEnd(after - dirty.tail)};
    const bool fits = before - region.oldTo == after - region.newTo &&
                      m_cells.paragraphStart(region.from) == region.from &&
                      region.from < region.newTo;
    return fits ? region : Region{0, before, after};
}

Delta DocumentBinding::differenceIn(const Region &region) const
{
    const Delta before = m_shadow.slice(region.from, region.oldTo - region.from);
    const Delta after = m_cells.read(region.from, region.newTo);
    if (before == after)
        return Delta::identity(m_shadow.length());
    // The last paragraph end stays what it is, if only to never delete the document's.
    const auto [oldBody, oldEnd] = withoutEnd(before);
    const auto [newBody, newEnd] = withoutEnd(after);
    const qsizetype caret = (m_caretSource ? m_caretSource() : m_caretHint) - region.from;
    const bool caretWithin = caret >= 0 && caret <= newBody.targetLength();
    DeltaBuilder out;
    out.retain(region.from);
    append(out,
           diff(oldBody, newBody, caretWithin ? std::optional<qsizetype>(caret) : std::nullopt));
    out.retain(region.oldTo - 1 - out.consumed());
    out.retain(1, changeBetween(oldEnd, newEnd));
    return out.build(m_shadow.length());
}

void DocumentBinding::takeRegion(const Region &region)
{
    const Delta delta = differenceIn(region);
    if (delta.isIdentity()) {
        // Text in place of the same text can have come with a format of Qt's choosing.
        const QScopedValueRollback writing(m_isWriting, true);
        m_cells.restyle(m_shadow, region.from, region.newTo - 1);
        return;
    }
    if (const auto refusal = judge(delta)) {
        putBack(region);
        Q_EMIT editRefused(*refusal);
        return;
    }
    const Delta inverse = invert(delta, m_shadow);
    Q_EMIT aboutToChange(delta, EditOrigin::Typed);
    const auto applied = m_shadow.apply(delta);
    SYNGRAPH_CHECK(applied.ok());
    {
        const QScopedValueRollback writing(m_isWriting, true);
        m_cells.restyle(m_shadow, region.from, region.newTo - 1);
    }
    Q_EMIT changed(delta, EditOrigin::Typed);
    Q_EMIT localEdit(delta, inverse, EditOrigin::Typed);
}

std::optional<EditRefusal> DocumentBinding::judge(const Delta &delta) const
{
    if (!validateSchema(delta))
        return EditRefusal::ForbiddenText;
    if (const auto fits = m_shadow.check(delta); !fits)
        return refusalFor(fits.error());
    return std::nullopt;
}

void DocumentBinding::putBack(const Region &region)
{
    const QScopedValueRollback writing(m_isWriting, true);
    m_cells.replaceText(region.from, region.newTo,
                        m_shadow.text(region.from, region.oldTo - region.from));
    m_cells.restyle(m_shadow, region.from, region.oldTo - 1);
}

void DocumentBinding::reconcile()
{
    const Region everything{0, m_shadow.length(), m_cells.length()};
    if (m_cells.read(0, m_cells.length()) == m_shadow.toDelta())
        return;
    ++m_missedEdits;
    if (guarded([&] { takeRegion(everything); }))
        Q_EMIT settled();
}

} // namespace syngraph
