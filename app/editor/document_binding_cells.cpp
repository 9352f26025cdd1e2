#include "app/editor/document_binding_cells.h"

#include "app/editor/edit_block.h"

#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

namespace syngraph {

namespace {

/// Calls `visit` for the stretches of `text` between paragraph ends, and for each end.
template <typename Visit> void forEachPiece(QStringView text, Visit visit)
{
    while (!text.isEmpty()) {
        auto length = text.indexOf(QChar(kParagraphEnd));
        if (length == 0)
            length = 1;
        else if (length < 0)
            length = text.size();
        visit(text.first(length));
        text = text.sliced(length);
    }
}

/// What text, or an embed, can carry of `attributes`. Qt lends the format of an object to the text
/// that is typed behind it.
AttributeSet fittingAttributes(const AttributeSet &attributes, bool isEmbed)
{
    if (attributes.isEmpty() || isEmbed)
        return attributes;
    return attributes.only(AttributeScope::Inline);
}

void readFragment(DeltaBuilder &out, QStringView text, const AttributeSet &attributes)
{
    while (!text.isEmpty()) {
        const bool isEmbed = text.front() == QChar(kEmbedUnit);
        auto length = isEmbed ? 1 : text.indexOf(QChar(kEmbedUnit));
        if (length < 0)
            length = text.size();
        out.insert(text.first(length), fittingAttributes(attributes, isEmbed));
        text = text.sliced(length);
    }
}

/// The formats that a block shows, from its start to its end. What a fragment is, Qt counts up anew
/// each time it is asked.
class ShownRuns
{
public:
    explicit ShownRuns(const QTextBlock &block)
        : m_next(block.begin())
    {
        advance();
    }
    void skipTo(qsizetype position)
    {
        while (m_isValid && m_end <= position)
            advance();
    }
    /// Of the units from the last place to this one.
    bool areAll(const QTextCharFormat &wanted, qsizetype end)
    {
        bool isRight = true;
        while (m_isValid) {
            isRight = isRight && FormatPool::isSame(m_format, wanted);
            if (m_end > end)
                break;
            const bool isDone = m_end == end;
            advance();
            if (isDone)
                break;
        }
        return isRight;
    }

private:
    void advance()
    {
        m_isValid = !m_next.atEnd();
        if (!m_isValid)
            return;
        const QTextFragment fragment = m_next.fragment();
        m_end = fragment.position() + fragment.length();
        m_format = fragment.charFormat();
        ++m_next;
    }

    QTextBlock::iterator m_next;
    QTextCharFormat m_format;
    qsizetype m_end = 0;
    bool m_isValid = false;
};

} // namespace

DocumentBindingCells::DocumentBindingCells(QTextDocument &document, FormatPool &pool)
    : m_document(document)
    , m_pool(pool)
{
}

qsizetype DocumentBindingCells::paragraphStart(qsizetype position) const
{
    return m_document.findBlock(int(std::min(position, length() - 1))).position();
}

qsizetype DocumentBindingCells::paragraphEnd(qsizetype position) const
{
    const auto block = m_document.findBlock(int(std::min(position, length() - 1)));
    return block.position() + block.length();
}

Delta DocumentBindingCells::read(qsizetype from, qsizetype to) const
{
    DeltaBuilder out;
    for (auto block = m_document.findBlock(int(from)); block.isValid() && block.position() < to;
         block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const qsizetype start = std::max<qsizetype>(fragment.position(), from);
            const qsizetype end = std::min<qsizetype>(fragment.position() + fragment.length(), to);
            if (start >= end)
                continue;
            const QString text = fragment.text();
            readFragment(out, QStringView(text).sliced(start - fragment.position(), end - start),
                         m_pool.attributesOf(fragment.charFormat()));
        }
        const qsizetype separator = block.position() + block.length() - 1;
        if (separator >= from && separator < to)
            out.insert(u"\n", m_pool.attributesOf(block.blockFormat()));
    }
    return out.build();
}

void DocumentBindingCells::fill(const Document &model)
{
    EditBlock group(m_document);
    QTextCursor cursor(&m_document);
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    qsizetype number = 0;
    struct Run
    {
        QString text;
        AttributeSet attributes;
    };
    std::vector<Run> runs;
    const auto writeParagraph = [&](const AttributeSet &paragraph) {
        const auto look = textLookOf(paragraph);
        const auto &plain = m_pool.charFormat({}, look);
        const auto &format = blockFormat(model, number);
        if (number == 0) {
            cursor.setBlockFormat(format);
            cursor.setBlockCharFormat(plain);
        } else {
            cursor.insertBlock(format, plain);
        }
        ++number;
        for (const auto &run : runs)
            cursor.insertText(run.text, m_pool.charFormat(run.attributes, look));
        runs.clear();
    };
    model.visitRuns(0, model.length(), [&](QStringView text, const AttributeSet &attributes) {
        forEachPiece(text, [&](QStringView piece) {
            if (piece.front() == QChar(kParagraphEnd))
                writeParagraph(attributes);
            else
                runs.push_back({piece.toString(), attributes});
        });
    });
    group.end();
}

void DocumentBindingCells::insertText(qsizetype position, QStringView text,
                                      const AttributeSet &attributes)
{
    QTextCursor cursor(&m_document);
    cursor.setPosition(int(position));
    const auto look = textLookOf(m_pool.attributesOf(cursor.blockFormat()));
    forEachPiece(text, [&](QStringView piece) {
        if (piece.front() == QChar(kParagraphEnd))
            cursor.insertBlock();
        else
            cursor.insertText(piece.toString(), m_pool.charFormat(attributes, look));
    });
}

void DocumentBindingCells::erase(qsizetype position, qsizetype length)
{
    QTextCursor cursor(&m_document);
    cursor.setPosition(int(position));
    cursor.setPosition(int(position + length), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

void DocumentBindingCells::writeText(const Delta &delta)
{
    EditBlock group(m_document);
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const auto size = qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete) {
            erase(position, size);
            continue;
        }
        if (component.kind == Delta::Kind::Insert)
            insertText(position, delta.text(component), component.attributes);
        position += size;
    }
    group.end();
}

void DocumentBindingCells::replaceText(qsizetype from, qsizetype to, QStringView text)
{
    const Delta shown = read(from, to);
    const QStringView old = shown.insertedText();
    const auto shorter = std::min(old.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    // Halves of a pair in pieces of their own would be deleted one by one from then on.
    if (head > 0 && text[head - 1].isHighSurrogate())
        --head;
    if (tail > 0 && text[text.size() - tail].isLowSurrogate())
        --tail;
    EditBlock group(m_document);
    if (old.size() > head + tail)
        erase(from + head, old.size() - head - tail);
    insertText(from + head, text.sliced(head, text.size() - head - tail), {});
    group.end();
}

void DocumentBindingCells::restyle(const Document &model, qsizetype from, qsizetype to)
{
    EditBlock group(m_document);
    auto block = m_document.findBlock(int(std::min(from, length() - 1)));
    if (block.previous().isValid())
        block = block.previous();
    bool isBehind = false;
    for (; block.isValid() && !isBehind; block = block.next()) {
        isBehind = block.position() > to;
        restyleBlock(model, block, from, to);
    }
    group.end();
}

const QTextBlockFormat &DocumentBindingCells::blockFormat(const Document &model,
                                                          qsizetype paragraph)
{
    const auto now = model.paragraphAttributes(paragraph);
    if (textLookOf(now) != TextLook::Code)
        return m_pool.blockFormat(now, BlockEdges::Both);
    AttributeSet previous;
    AttributeSet next;
    if (paragraph > 0)
        previous = model.paragraphAttributes(paragraph - 1);
    if (paragraph + 1 < model.paragraphCount())
        next = model.paragraphAttributes(paragraph + 1);
    return m_pool.blockFormat(now, blockEdgesOf(now, previous, next));
}

/// A block whose own formats are right has right text outside of [from, to), where it was before.
void DocumentBindingCells::restyleBlock(const Document &model, const QTextBlock &block,
                                        qsizetype from, qsizetype to)
{
    const qsizetype start = block.position();
    const qsizetype end = start + block.length() - 1;
    const auto look = textLookOf(model.attributesAt(end));
    const auto &format = blockFormat(model, block.blockNumber());
    const auto &plain = m_pool.charFormat({}, look);
    const bool wrongBlock = !FormatPool::isSame(block.blockFormat(), format);
    const bool wrongPlain = !FormatPool::isSame(block.charFormat(), plain);
    const bool isAll = wrongBlock || wrongPlain;
    const qsizetype first = isAll ? start : std::clamp(from - 1, start, end);
    const qsizetype last = isAll ? end : std::clamp(to + 1, first, end);

    struct Wrong
    {
        qsizetype from;
        qsizetype to;
        const QTextCharFormat &format;
    };
    std::vector<Wrong> wrong;
    ShownRuns shown(block);
    shown.skipTo(first);
    qsizetype position = first;
    model.visitRuns(first, last - first, [&](QStringView text, const AttributeSet &attributes) {
        const auto &wanted = m_pool.charFormat(attributes, look);
        const qsizetype runEnd = position + text.size();
        if (!shown.areAll(wanted, runEnd))
            wrong.push_back({position, runEnd, wanted});
        position = runEnd;
    });

    QTextCursor cursor(&m_document);
    cursor.setPosition(int(start));
    if (wrongBlock)
        cursor.setBlockFormat(format);
    if (wrongPlain)
        cursor.setBlockCharFormat(plain);
    for (const auto &run : wrong) {
        cursor.setPosition(int(run.from));
        cursor.setPosition(int(run.to), QTextCursor::KeepAnchor);
        cursor.setCharFormat(run.format);
    }
}

std::vector<TextRange> touchedRanges(const Delta &delta)
{
    std::vector<TextRange> ranges;
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const bool stays = component.kind != Delta::Kind::Delete;
        const auto end = position + (stays ? qsizetype(component.length) : 0);
        if (component.kind != Delta::Kind::Retain || !component.attributes.isEmpty()) {
            if (!ranges.empty() && ranges.back().to >= position)
                ranges.back().to = end;
            else
                ranges.push_back({position, end});
        }
        position = end;
    }
    return ranges;
}

} // namespace syngraph
