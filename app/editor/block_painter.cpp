#include "app/editor/block_painter.h"

#include "app/editor/editor_theme.h"
#include "app/editor/layout/text_direction.h"
#include "app/editor/list_number.h"
#include "common/base/limits.h"
#include "common/ot/schema.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

static_assert(limits::kListDepth < 16);
constexpr qsizetype kParagraphsBetweenKnown = 64;

/// 1 a, 26 z, 27 aa.
QString letters(int number)
{
    QString text;
    for (; number > 0; number = (number - 1) / 26)
        text.prepend(QChar(char16_t(u'a' + (number - 1) % 26)));
    return text;
}

QString roman(int number)
{
    struct Sign
    {
        int value;
        QLatin1StringView letters;
    };
    static constexpr std::array<Sign, 13> kSigns{{{1000, QLatin1StringView("m")},
                                                  {900, QLatin1StringView("cm")},
                                                  {500, QLatin1StringView("d")},
                                                  {400, QLatin1StringView("cd")},
                                                  {100, QLatin1StringView("c")},
                                                  {90, QLatin1StringView("xc")},
                                                  {50, QLatin1StringView("l")},
                                                  {40, QLatin1StringView("xl")},
                                                  {10, QLatin1StringView("x")},
                                                  {9, QLatin1StringView("ix")},
                                                  {5, QLatin1StringView("v")},
                                                  {4, QLatin1StringView("iv")},
                                                  {1, QLatin1StringView("i")}}};
    if (number > 3999)
        return QString::number(number);
    QString text;
    for (const auto &sign : kSigns) {
        for (; number >= sign.value; number -= sign.value)
            text += sign.letters;
    }
    return text;
}

bool isRightToLeft(const QTextBlock &block)
{
    return directionOf(block) == Qt::RightToLeft;
}

/// Where the text of a list item begins, and what is `distance` in front of there, of this width.
qreal leftOfMarker(const EditorGeometry &geometry, const QTextBlock &block, qreal distance,
                   qreal width)
{
    const QRectF column = geometry.column();
    const qreal margin = block.blockFormat().leftMargin();
    return isRightToLeft(block) ? column.right() - margin + distance
                                : column.left() + margin - distance - width;
}

qreal bulletSize(int level, qreal em)
{
    return em * (level % 3 == 2 ? 0.30 : 0.34);
}

void paintBullet(QPainter &painter, const QRectF &line, qreal left, int level, qreal em,
                 const QColor &color)
{
    const qreal size = bulletSize(level, em);
    const QRectF box(left, line.center().y() - size / 2 + em * 0.06, size, size);
    painter.setPen(level % 3 == 1 ? QPen(color, std::max(1.0, em * 0.08)) : QPen(Qt::NoPen));
    painter.setBrush(level % 3 == 1 ? QBrush(Qt::NoBrush) : QBrush(color));
    if (level % 3 == 2)
        painter.drawRect(box);
    else
        painter.drawEllipse(box);
}

void paintCheckBox(QPainter &painter, const QRectF &box, bool done, const EditorTheme &theme)
{
    const qreal radius = box.width() * 0.22;
    if (!done) {
        painter.setPen(QPen(theme.muted(), 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent());
    painter.drawRoundedRect(box, radius, radius);
    QPainterPath tick(box.topLeft() + QPointF(0.24, 0.53) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.43, 0.72) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.77, 0.31) * box.width());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(theme.base(), box.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
}

} // namespace

QString listNumber(int number, int level)
{
    const QString text = level % 3 == 0   ? QString::number(number)
                         : level % 3 == 1 ? letters(number)
                                          : roman(number);
    return text + u'.';
}

void BlockPainter::count(Counters &counters, const AttributeSet &paragraph)
{
    const QString block = paragraph.text(AttributeKey::Block);
    if (!blocks::isList(block)) {
        counters.fill(0);
        return;
    }
    const auto level =
        size_t(std::clamp(paragraph.number(AttributeKey::Indent), 0, limits::kListDepth));
    std::fill(counters.begin() + ptrdiff_t(level) + 1, counters.end(), 0);
    counters.at(level) = block == blocks::kNumberedList ? counters.at(level) + 1 : 0;
}

void BlockPainter::noteChange(const Delta &delta, const Document &after)
{
    bool touchesParagraphs = after.paragraphCount() != m_paragraphs;
    qsizetype unchanged = 0;
    bool isAtStart = true;
    for (const auto &component : delta.components()) {
        const bool isPlain =
            component.kind == Delta::Kind::Retain && component.attributes.isEmpty();
        isAtStart = isAtStart && isPlain;
        if (isAtStart)
            unchanged += qsizetype(component.length);
        if (component.kind == Delta::Kind::Insert)
            touchesParagraphs |= delta.text(component).contains(QChar(kParagraphEnd));
        touchesParagraphs |= !component.attributes.only(AttributeScope::Paragraph).isEmpty();
    }
    m_paragraphs = after.paragraphCount();
    if (touchesParagraphs)
        m_known.erase(m_known.upper_bound(after.paragraphAt(unchanged)), m_known.end());
}

BlockPainter::Counters BlockPainter::countersBefore(const Document &document, qsizetype paragraph)
{
    Counters counters{};
    qsizetype first = paragraph;
    for (; first > 0; --first) {
        if (const auto known = m_known.find(first); known != m_known.end()) {
            counters = known->second;
            break;
        }
        if (!blocks::isList(document.paragraphAttributes(first - 1).text(AttributeKey::Block)))
            break;
    }
    for (; first < paragraph; ++first) {
        if (first % kParagraphsBetweenKnown == 0)
            m_known[first] = counters;
        count(counters, document.paragraphAttributes(first));
    }
    return counters;
}

QRectF BlockPainter::checkBox(const EditorGeometry &geometry, const EditorTheme &theme,
                              const QTextBlock &block)
{
    const QRectF line = geometry.firstLine(block).rect;
    if (line.isNull())
        return {};
    const qreal em = theme.listMargin() / 1.9;
    const qreal size = std::round(em * 0.92);
    const qreal left = leftOfMarker(geometry, block, theme.listMargin() * 0.28, size);
    return {std::round(left), std::round(line.center().y() - size / 2 + em * 0.06), size, size};
}

void BlockPainter::paintMarker(QPainter &painter, const EditorGeometry &geometry,
                               const EditorTheme &theme, const AttributeSet &paragraph,
                               const QTextBlock &block, int number) const
{
    const QString kind = paragraph.text(AttributeKey::Block);
    const int level = paragraph.number(AttributeKey::Indent);
    const auto [line, baseline] = geometry.firstLine(block);
    if (line.isNull())
        return; // far above the view
    const qreal em = theme.listMargin() / 1.9;
    const QColor color = theme.muted();
    if (kind == blocks::kCheckList) {
        paintCheckBox(painter, checkBox(geometry, theme, block),
                      paragraph.isOn(AttributeKey::Checked), theme);
    } else if (kind == blocks::kBulletList) {
        const qreal left = leftOfMarker(geometry, block, em * 0.72, bulletSize(level, em));
        paintBullet(painter, line, left, level, em, color);
    } else {
        painter.setPen(color);
        painter.setFont(theme.bodyFont());
        const QString text = listNumber(number, level);
        const qreal width = QFontMetricsF(theme.bodyFont()).horizontalAdvance(text);
        // The full stop stands where the paragraph reads on, whatever way the window reads.
        painter.setLayoutDirection(isRightToLeft(block) ? Qt::RightToLeft : Qt::LeftToRight);
        painter.drawText(QPointF(leftOfMarker(geometry, block, em * 0.5, width), baseline), text);
    }
}

void BlockPainter::paintGround(QPainter &painter, const EditorGeometry &geometry,
                               const EditorTheme &theme, const AttributeSet &paragraph,
                               const QTextBlock &first, const QTextBlock &last) const
{
    const QRectF column = geometry.column();
    const qreal indent = paragraph.number(AttributeKey::Indent) * theme.indentWidth();
    const bool isMirrored = isRightToLeft(first);
    const qreal left = column.left() + (isMirrored ? 0 : indent);
    const qreal right = column.right() - (isMirrored ? indent : 0);
    const qreal top = geometry.blockRect(first).top();
    const qreal bottom = geometry.blockRect(last).bottom();
    if (paragraph.text(AttributeKey::Block) == blocks::kQuote) {
        const qreal bar = isMirrored ? right - theme.quoteBarWidth() : left;
        painter.fillRect(QRectF(bar, top, theme.quoteBarWidth(), bottom - top), theme.quoteBar());
        return;
    }
    const qreal padding = theme.codePadding();
    QRectF box(left, top - padding, right - left, bottom - top + 2 * padding);
    box = QRectF(box.toRect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme.codeBorder());
    painter.setBrush(theme.codeBackground());
    painter.drawRoundedRect(box, 5, 5);
}

void BlockPainter::paint(QPainter &painter, const EditorGeometry &geometry,
                         const EditorTheme &theme, const Document &document, const QRectF &clip)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto attributesOf = [&document](const QTextBlock &block) {
        return document.paragraphAttributes(block.blockNumber());
    };
    const auto hasGround = [](const AttributeSet &paragraph) {
        const QString kind = paragraph.text(AttributeKey::Block);
        return kind == blocks::kCode || kind == blocks::kQuote;
    };
    const auto isAlike = [](const AttributeSet &a, const AttributeSet &b) {
        return a.text(AttributeKey::Block) == b.text(AttributeKey::Block) &&
               a.number(AttributeKey::Indent) == b.number(AttributeKey::Indent);
    };
    const qreal reach = theme.codePadding() * 2;
    QTextBlock block = geometry.firstVisibleBlock();
    auto counters = countersBefore(document, block.blockNumber());
    // A ground that began above goes on here: its upper edge stays outside of the view.
    QTextBlock groundStart =
        block.previous().isValid() && isAlike(attributesOf(block.previous()), attributesOf(block))
            ? block.previous()
            : block;
    for (; block.isValid() && geometry.blockRect(block).top() - reach <= clip.bottom();
         block = block.next()) {
        const auto paragraph = attributesOf(block);
        count(counters, paragraph);
        const bool goesOn =
            block.next().isValid() && isAlike(attributesOf(block.next()), paragraph);
        // What goes on below the view keeps its lower edge there.
        const bool isLastSeen =
            goesOn && geometry.blockRect(block.next()).top() - reach > clip.bottom();
        if (hasGround(paragraph) && (!goesOn || isLastSeen))
            paintGround(painter, geometry, theme, paragraph, groundStart,
                        goesOn ? block.next() : block);
        if (!goesOn)
            groundStart = block.next();
        if (blocks::isList(paragraph.text(AttributeKey::Block)) &&
            geometry.blockRect(block).bottom() + reach >= clip.top())
            paintMarker(painter, geometry, theme, paragraph, block,
                        counters.at(size_t(paragraph.number(AttributeKey::Indent))));
    }
}

} // namespace syngraph
