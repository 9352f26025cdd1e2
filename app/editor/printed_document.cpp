#include "app/editor/printed_document.h"

#include "app/editor/colors.h"
#include "app/editor/image_coding.h"
#include "app/editor/list_number.h"
#include "common/base/limits.h"
#include "common/base/names.h"
#include "common/export/paragraphs.h"
#include "common/ot/schema.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QHash>
#include <QLocale>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kBodyPoints = 11;
constexpr std::array kHeadingPoints{22.0, 18.0, 15.0, 13.0, 12.0, 11.0};
constexpr qreal kIndent = 28; ///< of a level, in the layout's pixels
constexpr double kReadable = 4.5; ///< as on the screen
/// In the layout's pixels, 96 to an inch: what a page of A4 leaves between Qt's margins of 2 cm, and
/// Letter has more.
constexpr QSizeF kRoom(635, 900);
constexpr int kWidestPicture = 2'560;
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
    QColor ground = paragraph.block == blocks::kCode ? kCodeGround : QColor(Qt::white);
    if (const QColor chosen(text.text(AttributeKey::Background)); chosen.isValid()) {
        ground = chosen;
        format.setBackground(ground);
    }
    const QColor chosen(text.text(AttributeKey::Color));
    // What is white on a dark screen must be read on paper, too.
    format.setForeground(
        colors::readableOn(ground, chosen.isValid() ? chosen : QColor(Qt::black), kReadable));
    if (const auto link = text.text(AttributeKey::Link); !link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(link);
        format.setForeground(colors::readableOn(ground, QColor(0x0b, 0x57, 0xa4), kReadable));
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
    const bool isSetIn = isList || paragraph.block == blocks::kQuote;
    format.setIndent(paragraph.indent + (isSetIn ? 1 : 0));
    if (isCode)
        format.setBackground(kCodeGround);
    if (isHeading)
        format.setPageBreakPolicy(QTextFormat::PageBreak_Auto);
    const QString align = paragraph.attributes.text(AttributeKey::Align);
    format.setAlignment(align == u"center"    ? Qt::Alignment(Qt::AlignHCenter)
                            : align == u"right"   ? Qt::AlignRight | Qt::AlignAbsolute
                            : align == u"justify" ? Qt::Alignment(Qt::AlignJustify)
                                                  : Qt::Alignment(Qt::AlignLeading));
    return format;
}

/// In front of an item's text. Not a QTextList, which makes each item look at all before it.
QString markerOf(const ExportParagraph &paragraph)
{
    constexpr std::array<char16_t, 3> kBullets{0x2022, 0x25e6, 0x25aa};
    QString marker;
    if (paragraph.block == blocks::kNumberedList)
        marker = listNumber(paragraph.number, paragraph.indent);
    else if (paragraph.block == blocks::kCheckList)
        marker = QChar(paragraph.attributes.isOn(AttributeKey::Checked) ? u'\u2611' : u'\u2610');
    else
        marker = QChar(kBullets[size_t(std::max(0, paragraph.indent)) % 3]);
    // The letters of a number must not decide which way the paragraph reads.
    for (const auto &run : paragraph.runs) {
        if (run.text.isRightToLeft())
            return QChar(0x200f) + marker + QChar(0x200f) + u' ';
        if (!run.text.trimmed().isEmpty())
            break;
    }
    return marker + u' ';
}

class Printer final
{
public:
    Printer(QTextDocument &target, const ImageBytes &images)
        : m_target(target), m_cursor(&target), m_images(images)
    {
    }

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
    }

    void addPart(const ExportParagraph &paragraph)
    {
        QTextBlockFormat format = blockFormat(paragraph);
        const auto plain = charFormat(paragraph, {});
        const QString marker = blocks::isList(paragraph.block) ? markerOf(paragraph) : QString();
        if (!marker.isEmpty())
            format.setTextIndent(-QFontMetricsF(plain.font()).horizontalAdvance(marker));
        begin(format);
        m_cursor.setBlockCharFormat(plain);
        m_cursor.insertText(marker, plain);
        for (const auto &run : paragraph.runs) {
            const auto image = imageIn(run.attributes);
            for (qsizetype i = 0; image && i < run.text.size(); ++i)
                addImage(*image);
            if (!run.text.contains(QChar(kEmbedUnit)))
                m_cursor.insertText(run.text, charFormat(paragraph, run.attributes));
        }
    }

    /// As large as on the screen, within the page.
    void addImage(const QByteArray &image)
    {
        const QString name = u"image:"_s + QString::fromLatin1(image.toHex());
        auto known = m_sizes.constFind(image);
        if (known == m_sizes.cend()) {
            const auto decoded = image_coding::decode(m_images.value(image), kWidestPicture);
            if (decoded)
                m_target.addResource(QTextDocument::ImageResource, QUrl(name), decoded->picture);
            known = m_sizes.insert(image, decoded ? QSizeF(decoded->size) : QSizeF());
        }
        if (known->isEmpty())
            return; // not at hand, or damaged
        QSizeF size = *known;
        if (size.width() > kRoom.width() || size.height() > kRoom.height())
            size.scale(kRoom, Qt::KeepAspectRatio);
        QTextImageFormat format;
        format.setName(name);
        format.setWidth(size.width());
        format.setHeight(size.height());
        m_cursor.insertImage(format);
    }

    QTextDocument &m_target;
    QTextCursor m_cursor;
    const ImageBytes &m_images;
    QHash<QByteArray, QSizeF> m_sizes; ///< of those that were looked at; empty for bad ones
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<QTextDocument> printedDocument(const Document &document, const ImageBytes &images)
{
    auto target = std::make_unique<QTextDocument>();
    target->setUndoRedoEnabled(false);
    target->setIndentWidth(kIndent);
    QFont body;
    body.setPointSizeF(kBodyPoints);
    target->setDefaultFont(body);
    QTextCursor(target.get()).beginEditBlock();
    Printer printer(*target, images);
    visitParagraphs(document,
                    [&printer](const ExportParagraph &paragraph) { printer.add(paragraph); });
    QTextCursor(target.get()).endEditBlock();
    return target;
}

QByteArray pdfOf(const Document &document, const QString &title, const ImageBytes &images)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(names::kProduct);
    const bool isAmerican = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    writer.setPageSize(QPageSize(isAmerican ? QPageSize::Letter : QPageSize::A4));
    writer.setResolution(600);
    printedDocument(document, images)->print(&writer);
    return bytes;
}

} // namespace syngraph
