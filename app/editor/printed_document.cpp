#include "app/editor/printed_document.h"

#include "common/export/paragraphs.h"
#include "common/base/limits.h"
#include "common/base/names.h"
#include "common/ot/schema.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kBodyPoints = 11;
constexpr std::array kHeadingPoints{22.0, 18.0, 15.0, 13.0, 12.0, 11.0};
constexpr qreal kIndent = 28; ///< of a level, in the layout's pixels
const QColor kCodeGround(0xf3, 0xf3, 0xf3);

QTextCharFormat charFormat(const ExportParagraph &paragraph, const AttributeSet &text)
{
    QTextCharFormat format;
    format.setFontPointSize(kBodyPoints);
    if (const int level = blocks::headingLevel(paragraph.block)) {
        format.setFontPointSize(kHeadingPoints[size_t(level) - 1]);
        format.setFontWeight(QFont::Bold);
    }
    if (paragraph.block == blocks::kCode || text.isOn(AttributeKey::Code)) {
        format.setFontFamilies({u"monospace"_s});
        format.setFontFixedPitch(true);
    }
    if (text.isOn(AttributeKey::Bold))
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(text.isOn(AttributeKey::Italic));
    format.setFontUnderline(text.isOn(AttributeKey::Underline));
    format.setFontStrikeOut(text.isOn(AttributeKey::Strike));
    format.setForeground(Qt::black);
    if (const auto color = text.text(AttributeKey::Color); !color.isEmpty())
        format.setForeground(QColor(color));
    if (const auto color = text.text(AttributeKey::Background); !color.isEmpty())
        format.setBackground(QColor(color));
    if (const auto link = text.text(AttributeKey::Link); !link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(link);
        format.setForeground(QColor(0x0b, 0x57, 0xa4));
        format.setFontUnderline(true);
    }
    return format;
}

QTextBlockFormat blockFormat(const ExportParagraph &paragraph)
{
    QTextBlockFormat format;
    const bool isHeading = blocks::headingLevel(paragraph.block) > 0;
    const bool isList = blocks::isList(paragraph.block);
    const bool isCode = paragraph.block == blocks::kCode;
    format.setTopMargin(isHeading ? 12 : 0);
    format.setBottomMargin(isCode ? 0 : isList ? 3 : 7);
    // In indents and not as margins, which Qt does not scale to the printer's dots.
    if (!isList)
        format.setIndent(paragraph.indent + (paragraph.block == blocks::kQuote ? 1 : 0));
    if (isCode)
        format.setBackground(kCodeGround);
    if (isHeading)
        format.setPageBreakPolicy(QTextFormat::PageBreak_Auto);
    const QString align = paragraph.attributes.text(AttributeKey::Align);
    format.setAlignment(align == u"center"    ? Qt::AlignHCenter
                            : align == u"right"   ? Qt::AlignRight
                            : align == u"justify" ? Qt::AlignJustify
                                                  : Qt::AlignLeading);
    if (paragraph.block == blocks::kCheckList) {
        format.setMarker(paragraph.attributes.isOn(AttributeKey::Checked)
                             ? QTextBlockFormat::MarkerType::Checked
                             : QTextBlockFormat::MarkerType::Unchecked);
    }
    return format;
}

class Printer final
{
public:
    explicit Printer(QTextDocument &target) : m_cursor(&target) {}

    void add(const ExportParagraph &paragraph)
    {
        forPartsAtRules(paragraph, [this](const ExportParagraph *part) {
            if (part)
                addPart(*part);
            else
                addRule();
        });
    }

private:
    void begin(const QTextBlockFormat &format)
    {
        if (m_isFirst)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format);
        m_isFirst = false;
    }

    void addRule()
    {
        QTextBlockFormat format;
        format.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                           QTextLength(QTextLength::PercentageLength, 100));
        begin(format);
        m_lists.fill(nullptr);
    }

    void addPart(const ExportParagraph &paragraph)
    {
        begin(blockFormat(paragraph));
        m_cursor.setBlockCharFormat(charFormat(paragraph, {}));
        for (const auto &run : paragraph.runs) {
            QString text = run.text;
            text.replace(QChar(kEmbedUnit), u' '); // of a picture that is not at hand
            m_cursor.insertText(text, charFormat(paragraph, run.attributes));
        }
        if (blocks::isList(paragraph.block))
            putIntoList(paragraph);
        else
            m_lists.fill(nullptr);
    }

    void putIntoList(const ExportParagraph &paragraph)
    {
        const auto depth = size_t(std::clamp(paragraph.indent, 0, limits::kListDepth));
        std::fill(m_lists.begin() + qsizetype(depth) + 1, m_lists.end(), nullptr);
        const auto style = paragraph.block == blocks::kNumberedList ? QTextListFormat::ListDecimal
                                                                    : QTextListFormat::ListDisc;
        QTextList *&list = m_lists[depth];
        if (list && list->format().style() == style && paragraph.number != 1) {
            list->add(m_cursor.block());
            return;
        }
        QTextListFormat format;
        format.setStyle(style);
        format.setIndent(int(depth) + 1);
        list = m_cursor.createList(format);
    }

    QTextCursor m_cursor;
    std::array<QTextList *, limits::kListDepth + 1> m_lists{};
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<QTextDocument> printedDocument(const Document &document)
{
    auto target = std::make_unique<QTextDocument>();
    target->setUndoRedoEnabled(false);
    target->setIndentWidth(kIndent);
    QFont body;
    body.setPointSizeF(kBodyPoints);
    target->setDefaultFont(body);
    QTextCursor(target.get()).beginEditBlock();
    Printer printer(*target);
    visitParagraphs(document,
                    [&printer](const ExportParagraph &paragraph) { printer.add(paragraph); });
    QTextCursor(target.get()).endEditBlock();
    return target;
}

QByteArray pdfOf(const Document &document, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(names::kProduct);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(600);
    printedDocument(document)->print(&writer);
    return bytes;
}

} // namespace syngraph
