#include "app/files/exporter.h"
#include "app/files/image_size.h"
#include "app/files/odt_words.h"
#include "app/files/zip_archive.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/names.h"
#include "common/ot/schema.h"

#include <QHash>
#include <QXmlStreamWriter>

#include <algorithm>
#include <iterator>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kType("application/vnd.oasis.opendocument.text");
constexpr double kCentimetresPerPixel = 2.54 / 96; ///< as CSS has it
constexpr double kWidest = 17;                     ///< of a page of A4, in centimetres
constexpr double kHighest = 22;
constexpr int kListLevels = 10; ///< limits::kListDepth and one

QString parentStyle(const QString &block)
{
    if (const int level = blocks::headingLevel(block))
        return u"Heading_20_%1"_s.arg(level);
    if (block == blocks::kQuote)
        return u"Quotations"_s;
    if (block == blocks::kCode)
        return u"Preformatted_20_Text"_s;
    return u"Standard"_s;
}

void startDocument(QXmlStreamWriter &xml, const QString &root)
{
    xml.writeStartDocument();
    xml.writeStartElement(root);
    struct Namespace
    {
        QLatin1StringView prefix;
        QLatin1StringView uri;
    };
    constexpr QLatin1StringView kBase("urn:oasis:names:tc:opendocument:xmlns:");
    for (const auto &[prefix, uri] : {Namespace{"office"_L1, "office:1.0"_L1},
                                      Namespace{"style"_L1, "style:1.0"_L1},
                                      Namespace{"text"_L1, "text:1.0"_L1},
                                      Namespace{"fo"_L1, "xsl-fo-compatible:1.0"_L1},
                                      Namespace{"svg"_L1, "svg-compatible:1.0"_L1},
                                      Namespace{"meta"_L1, "meta:1.0"_L1},
                                      Namespace{"draw"_L1, "drawing:1.0"_L1}})
        xml.writeAttribute(u"xmlns:"_s + prefix, kBase + uri);
    xml.writeAttribute(u"xmlns:xlink"_s, u"http://www.w3.org/1999/xlink"_s);
    xml.writeAttribute(u"xmlns:dc"_s, u"http://purl.org/dc/elements/1.1/"_s);
    xml.writeAttribute(u"office:version"_s, u"1.2"_s);
}

/// Makes a style for each way that paragraphs or text look, in the order of their first use.
class StyleBook final
{
public:
    QString paragraph(const ExportParagraph &paragraph)
    {
        const AttributeSet key = paragraph.attributes.without(AttributeKey::Checked);
        return named(m_paragraphs, u"P"_s, {key, startsOnTheRight(paragraph)});
    }
    QString text(const AttributeSet &attributes)
    {
        const AttributeSet key = attributes.without(AttributeKey::Link);
        return key.isEmpty() ? QString() : named(m_texts, u"T"_s, {key, false});
    }

    void write(QXmlStreamWriter &xml) const
    {
        for (size_t i = 0; i < m_paragraphs.inOrder.size(); ++i)
            writeParagraph(xml, u"P%1"_s.arg(i + 1), m_paragraphs.inOrder[i]);
        for (size_t i = 0; i < m_texts.inOrder.size(); ++i)
            writeText(xml, u"T%1"_s.arg(i + 1), m_texts.inOrder[i].attributes);
    }

private:
    struct Look
    {
        AttributeSet attributes;
        bool isRtl = false; ///< of a paragraph
    };
    struct Styles
    {
        std::vector<Look> inOrder;
        QHash<QString, size_t> places; ///< by what they say
    };
    static QString named(Styles &styles, const QString &letter, const Look &key)
    {
        QString words = key.isRtl ? u"rl;"_s : QString();
        for (const auto &[name, value] : key.attributes.items()) {
            words += QString::number(int(name)) + u'=';
            if (value.asString())
                words += *value.asString();
            else if (value.asInt())
                words += QString::number(*value.asInt());
            words += u';';
        }
        const auto known = styles.places.constFind(words);
        if (known != styles.places.cend())
            return letter + QString::number(*known);
        styles.inOrder.push_back(key);
        styles.places.insert(words, styles.inOrder.size());
        return letter + QString::number(styles.inOrder.size());
    }

    static void writeParagraph(QXmlStreamWriter &xml, const QString &name, const Look &look)
    {
        const AttributeSet &key = look.attributes;
        const QString block = key.text(AttributeKey::Block);
        xml.writeStartElement(u"style:style"_s);
        xml.writeAttribute(u"style:name"_s, name);
        xml.writeAttribute(u"style:family"_s, u"paragraph"_s);
        xml.writeAttribute(u"style:parent-style-name"_s, parentStyle(block));
        xml.writeStartElement(u"style:paragraph-properties"_s);
        if (const auto align = key.text(AttributeKey::Align); !align.isEmpty())
            xml.writeAttribute(u"fo:text-align"_s, align);
        if (look.isRtl)
            xml.writeAttribute(u"style:writing-mode"_s, u"rl-tb"_s);
        if (const int indent = key.number(AttributeKey::Indent);
            indent > 0 && !blocks::isList(block))
            xml.writeAttribute(u"fo:margin-left"_s, u"%1cm"_s.arg(indent));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    static void writeText(QXmlStreamWriter &xml, const QString &name, const AttributeSet &key)
    {
        xml.writeStartElement(u"style:style"_s);
        xml.writeAttribute(u"style:name"_s, name);
        xml.writeAttribute(u"style:family"_s, u"text"_s);
        if (key.isOn(AttributeKey::Code))
            xml.writeAttribute(u"style:parent-style-name"_s, u"Source_20_Text"_s);
        xml.writeStartElement(u"style:text-properties"_s);
        if (key.isOn(AttributeKey::Bold))
            xml.writeAttribute(u"fo:font-weight"_s, u"bold"_s);
        if (key.isOn(AttributeKey::Italic))
            xml.writeAttribute(u"fo:font-style"_s, u"italic"_s);
        if (key.isOn(AttributeKey::Underline)) {
            xml.writeAttribute(u"style:text-underline-style"_s, u"solid"_s);
            xml.writeAttribute(u"style:text-underline-width"_s, u"auto"_s);
        }
        if (key.isOn(AttributeKey::Strike))
            xml.writeAttribute(u"style:text-line-through-style"_s, u"solid"_s);
        if (const auto color = key.text(AttributeKey::Color); !color.isEmpty())
            xml.writeAttribute(u"fo:color"_s, color);
        if (const auto color = key.text(AttributeKey::Background); !color.isEmpty())
            xml.writeAttribute(u"fo:background-color"_s, color);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    Styles m_paragraphs;
    Styles m_texts;
};

QString pictureName(const QByteArray &image, ImageKind kind)
{
    return u"Pictures/"_s + QString::fromLatin1(image.toHex()) + u'.' + endingOf(kind);
}

class BodyWriter final
{
public:
    BodyWriter(QXmlStreamWriter &xml, StyleBook &styles, const ImageBytes &images)
        : m_xml(xml), m_styles(styles), m_images(images)
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
    void finish() { closeLists(0); }

private:
    void addRule()
    {
        closeLists(0);
        m_xml.writeStartElement(u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, u"Horizontal_20_Line"_s);
        m_xml.writeEndElement();
    }

    void addPart(const ExportParagraph &paragraph)
    {
        if (blocks::isList(paragraph.block))
            openItem(paragraph);
        else
            closeLists(0);
        const int level = blocks::headingLevel(paragraph.block);
        m_xml.writeStartElement(level > 0 ? u"text:h"_s : u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, m_styles.paragraph(paragraph));
        if (level > 0)
            m_xml.writeAttribute(u"text:outline-level"_s, QString::number(level));
        m_isStart = true;
        if (paragraph.block == blocks::kCheckList) {
            const bool isDone = paragraph.attributes.isOn(AttributeKey::Checked);
            m_xml.writeCharacters(QString(isDone ? kCheckedBox : kOpenBox) + u' ');
        }
        for (const auto &run : paragraph.runs)
            addRun(run, &run == &paragraph.runs.back());
        m_xml.writeEndElement();
    }

    void addRun(const ExportParagraph::Run &run, bool isLast)
    {
        if (run.attributes.contains(AttributeKey::Image)) {
            for (qsizetype i = 0; i < run.text.size(); ++i)
                addImage(run.attributes);
            return;
        }
        const auto link = run.attributes.text(AttributeKey::Link);
        const bool isLink = isSafeLink(link);
        if (isLink) {
            m_xml.writeStartElement(u"text:a"_s);
            m_xml.writeAttribute(u"xlink:type"_s, u"simple"_s);
            m_xml.writeAttribute(u"xlink:href"_s, link);
        }
        const QString style = m_styles.text(run.attributes);
        if (!style.isEmpty()) {
            m_xml.writeStartElement(u"text:span"_s);
            m_xml.writeAttribute(u"text:style-name"_s, style);
        }
        addText(run.text, isLast);
        if (!style.isEmpty())
            m_xml.writeEndElement();
        if (isLink)
            m_xml.writeEndElement();
    }

    /// As a character of the text, as large as on the screen but no wider than a page.
    void addImage(const AttributeSet &attributes)
    {
        const auto name = imageIn(attributes);
        const QByteArray bytes = name ? m_images.value(*name) : QByteArray();
        const auto kind = imageKindOf(bytes);
        if (!kind)
            return;
        const auto size = imageSizeOf(bytes).value_or(ImageSize{400, 300});
        const double scale = std::min({1.0, kWidest / (size.width * kCentimetresPerPixel),
                                       kHighest / (size.height * kCentimetresPerPixel)});
        const auto length = [scale](int pixels) {
            return QString::number(pixels * kCentimetresPerPixel * scale, 'f', 3) + u"cm"_s;
        };
        m_xml.writeStartElement(u"draw:frame"_s);
        m_xml.writeAttribute(u"draw:name"_s, u"Image%1"_s.arg(++m_imageCount));
        m_xml.writeAttribute(u"text:anchor-type"_s, u"as-char"_s);
        m_xml.writeAttribute(u"svg:width"_s, length(size.width));
        m_xml.writeAttribute(u"svg:height"_s, length(size.height));
        m_xml.writeStartElement(u"draw:image"_s);
        m_xml.writeAttribute(u"xlink:href"_s, pictureName(*name, *kind));
        m_xml.writeAttribute(u"xlink:type"_s, u"simple"_s);
        m_xml.writeAttribute(u"xlink:show"_s, u"embed"_s);
        m_xml.writeAttribute(u"xlink:actuate"_s, u"onLoad"_s);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_isStart = true; // a space behind it must not get lost
    }

    /// Spaces at the ends of paragraphs, and all but one of several, need elements of their own.
    void addText(QStringView text, bool isLast)
    {
        qsizetype from = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            const bool isEnd = isLast && i + 1 == text.size();
            const bool isPlainSpace = c == u' ' && !m_isStart && !isEnd;
            const bool isOrdinary = c != u' ' && c != u'\t' && c != QChar::LineSeparator;
            m_isStart = !isOrdinary; // behind any of them a space would be none
            if (isOrdinary || isPlainSpace)
                continue;
            m_xml.writeCharacters(text.sliced(from, i - from).toString());
            m_xml.writeEmptyElement(c == u' '    ? u"text:s"_s
                                        : c == u'\t' ? u"text:tab"_s
                                                     : u"text:line-break"_s);
            from = i + 1;
        }
        m_xml.writeCharacters(text.sliced(from).toString());
    }

    /// A deeper list stands in the item above it.
    void openItem(const ExportParagraph &paragraph)
    {
        const auto depth = size_t(std::clamp(paragraph.indent, 0, limits::kListDepth)) + 1;
        const bool isNumbered = paragraph.block == blocks::kNumberedList;
        closeLists(depth);
        const bool isOther = m_lists.size() == depth
            && (m_lists.back() != isNumbered || paragraph.number == 1);
        if (isOther)
            closeLists(depth - 1);
        if (m_lists.size() == depth) {
            m_xml.writeEndElement();
            m_xml.writeStartElement(u"text:list-item"_s);
        }
        while (m_lists.size() < depth) {
            m_xml.writeStartElement(u"text:list"_s);
            m_xml.writeAttribute(u"text:style-name"_s, isNumbered ? u"Numbers"_s : u"Bullets"_s);
            m_xml.writeStartElement(u"text:list-item"_s);
            m_lists.push_back(isNumbered);
        }
    }

    void closeLists(size_t depth)
    {
        while (m_lists.size() > depth) {
            m_xml.writeEndElement(); // the item
            m_xml.writeEndElement();
            m_lists.pop_back();
        }
    }

    QXmlStreamWriter &m_xml;
    StyleBook &m_styles;
    const ImageBytes &m_images;
    int m_imageCount = 0;
    std::vector<bool> m_lists; ///< whether each is numbered; each has an open item
    bool m_isStart = true;     ///< the next space must be written as an element
};

void writeListStyle(QXmlStreamWriter &xml, const QString &name, bool isNumbered)
{
    xml.writeStartElement(u"text:list-style"_s);
    xml.writeAttribute(u"style:name"_s, name);
    for (int level = 1; level <= kListLevels; ++level) {
        xml.writeStartElement(isNumbered ? u"text:list-level-style-number"_s
                                         : u"text:list-level-style-bullet"_s);
        xml.writeAttribute(u"text:level"_s, QString::number(level));
        if (isNumbered) {
            xml.writeAttribute(u"style:num-format"_s, u"1"_s);
            xml.writeAttribute(u"style:num-suffix"_s, u"."_s);
        } else {
            xml.writeAttribute(u"text:bullet-char"_s, u"•"_s);
        }
        xml.writeStartElement(u"style:list-level-properties"_s);
        xml.writeAttribute(u"text:list-level-position-and-space-mode"_s, u"label-alignment"_s);
        xml.writeStartElement(u"style:list-level-label-alignment"_s);
        xml.writeAttribute(u"text:label-followed-by"_s, u"listtab"_s);
        xml.writeAttribute(u"fo:text-indent"_s, u"-0.6cm"_s);
        xml.writeAttribute(u"fo:margin-left"_s, u"%1cm"_s.arg(0.6 + 0.8 * level));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

QByteArray contentXml(const Document &document, const ImageBytes &images)
{
    // The styles stand in front of the text that says which ones there are.
    StyleBook styles;
    QByteArray body;
    {
        QXmlStreamWriter xml(&body);
        BodyWriter writer(xml, styles, images);
        visitParagraphs(document,
                        [&writer](const ExportParagraph &paragraph) { writer.add(paragraph); });
        writer.finish();
    }
    QByteArray head;
    QXmlStreamWriter xml(&head);
    startDocument(xml, u"office:document-content"_s);
    xml.writeStartElement(u"office:automatic-styles"_s);
    styles.write(xml);
    writeListStyle(xml, u"Bullets"_s, false);
    writeListStyle(xml, u"Numbers"_s, true);
    xml.writeEndElement();
    xml.writeStartElement(u"office:body"_s);
    xml.writeStartElement(u"office:text"_s);
    xml.writeCharacters(QString()); // ends the start tag
    return head + body + "</office:text></office:body></office:document-content>";
}

void writeNamedStyle(QXmlStreamWriter &xml, const QString &name, const QString &family,
                     const QXmlStreamAttributes &paragraph, const QXmlStreamAttributes &text)
{
    xml.writeStartElement(u"style:style"_s);
    xml.writeAttribute(u"style:name"_s, QString(name).replace(u' ', u"_20_"_s));
    xml.writeAttribute(u"style:display-name"_s, name);
    xml.writeAttribute(u"style:family"_s, family);
    if (!paragraph.isEmpty()) {
        xml.writeStartElement(u"style:paragraph-properties"_s);
        xml.writeAttributes(paragraph);
        xml.writeEndElement();
    }
    if (!text.isEmpty()) {
        xml.writeStartElement(u"style:text-properties"_s);
        xml.writeAttributes(text);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

QByteArray stylesXml()
{
    const auto list = [](std::initializer_list<std::pair<QString, QString>> pairs) {
        QXmlStreamAttributes attributes;
        for (const auto &[name, value] : pairs)
            attributes.append(name, value);
        return attributes;
    };
    QByteArray out;
    QXmlStreamWriter xml(&out);
    startDocument(xml, u"office:document-styles"_s);
    xml.writeStartElement(u"office:styles"_s);
    writeNamedStyle(xml, u"Standard"_s, u"paragraph"_s, list({{u"fo:margin-bottom"_s, u"0.2cm"_s}}),
                    list({{u"fo:font-size"_s, u"11pt"_s}}));
    constexpr std::array kSizes{22, 18, 15, 13, 12, 11};
    for (int level = 1; level <= 6; ++level) {
        writeNamedStyle(xml, u"Heading %1"_s.arg(level), u"paragraph"_s,
                        list({{u"fo:margin-top"_s, u"0.4cm"_s}, {u"fo:margin-bottom"_s, u"0.2cm"_s},
                              {u"fo:keep-with-next"_s, u"always"_s}}),
                        list({{u"fo:font-size"_s, u"%1pt"_s.arg(kSizes[size_t(level) - 1])},
                              {u"fo:font-weight"_s, u"bold"_s}}));
    }
    writeNamedStyle(xml, u"Quotations"_s, u"paragraph"_s,
                    list({{u"fo:margin-left"_s, u"1cm"_s}, {u"fo:margin-right"_s, u"1cm"_s}}), {});
    const auto mono = list({{u"fo:font-family"_s, u"monospace"_s}});
    writeNamedStyle(xml, u"Preformatted Text"_s, u"paragraph"_s,
                    list({{u"fo:margin-bottom"_s, u"0cm"_s}}), mono);
    writeNamedStyle(xml, u"Horizontal Line"_s, u"paragraph"_s,
                    list({{u"fo:border-bottom"_s, u"0.5pt solid #808080"_s},
                          {u"fo:margin-bottom"_s, u"0.4cm"_s}}), {});
    writeNamedStyle(xml, u"Source Text"_s, u"text"_s, {}, mono);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

QByteArray metaXml(const QString &title)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    startDocument(xml, u"office:document-meta"_s);
    xml.writeStartElement(u"office:meta"_s);
    xml.writeTextElement(u"meta:generator"_s, names::kProduct);
    xml.writeTextElement(u"dc:title"_s, cleanedText(title).simplified());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

QByteArray manifestXml(const std::vector<ZipEntry> &pictures)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    const QString uri = u"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"_s;
    xml.writeStartDocument();
    xml.writeNamespace(uri, u"manifest"_s);
    xml.writeStartElement(uri, u"manifest"_s);
    xml.writeAttribute(uri, u"version"_s, u"1.2"_s);
    const auto entry = [&](const QString &path, const QString &type) {
        xml.writeStartElement(uri, u"file-entry"_s);
        xml.writeAttribute(uri, u"full-path"_s, path);
        xml.writeAttribute(uri, u"media-type"_s, type);
        xml.writeEndElement();
    };
    entry(u"/"_s, QString::fromLatin1(kType));
    for (const auto &name : {u"content.xml"_s, u"styles.xml"_s, u"meta.xml"_s})
        entry(name, u"text/xml"_s);
    for (const auto &picture : pictures)
        entry(QString::fromLatin1(picture.name), mediaTypeOf(*imageKindOf(picture.content)));
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

} // namespace

QByteArray exportOdt(const Document &document, const QString &title, const ImageBytes &images)
{
    std::vector<ZipEntry> pictures;
    for (const auto &name : imagesOf(document)) {
        const QByteArray bytes = images.value(name);
        if (const auto kind = imageKindOf(bytes))
            pictures.push_back({pictureName(name, *kind).toLatin1(), bytes});
    }
    std::vector<ZipEntry> entries{{"mimetype", kType.toByteArray()},
                                  {"META-INF/manifest.xml", manifestXml(pictures)},
                                  {"content.xml", contentXml(document, images)},
                                  {"styles.xml", stylesXml()},
                                  {"meta.xml", metaXml(title)}};
    std::ranges::move(pictures, std::back_inserter(entries));
    return zipOf(entries);
}

} // namespace syngraph
