#include "app/files/odt_reader.h"

#include "app/files/document_assembler.h"
#include "app/files/odt_styles.h"
#include "app/files/odt_words.h"
#include "app/files/zip_archive.h"
#include "common/base/file_limits.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/names.h"
#include "common/ot/schema.h"

#include <QHash>
#include <QXmlStreamReader>

#include <functional>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kTextType("application/vnd.oasis.opendocument.text");
constexpr int kMostSpaces = 1'000; ///< that one element may stand for

/// What an element within the text is to the reader.
enum class Part { Other, Skipped, Paragraph, Item, List, Row, Rule, Frame, Box };

struct Level
{
    Part part = Part::Other;
    TextLook look;
};

/// The bytes of an entry of the archive; empty where there is none.
using PictureAt = std::function<QByteArray(const QString &address)>;

class OdtText final
{
public:
    OdtText(const OdtStyles &styles, DocumentAssembler &out, PictureAt pictureAt)
        : m_styles(styles), m_out(out), m_pictureAt(std::move(pictureAt))
    {
        m_levels.push_back({});
    }

    void open(QStringView name, const QXmlStreamAttributes &attributes)
    {
        const Part outer = m_levels.back().part;
        Level level{Part::Other, m_levels.back().look};
        if (outer == Part::Skipped || isLeftOut(name))
            level.part = Part::Skipped;
        else if (name == u"draw:image")
            level.part = openImage(attributes.value("xlink:href"_L1).toString());
        else if (!openDrawing(name, level) && outer == Part::Frame)
            level.part = Part::Skipped; // the picture's title and the like
        else if (level.part == Part::Other)
            openKnown(name, attributes, level);
        m_levels.push_back(level);
    }

    void close()
    {
        const Part part = m_levels.back().part;
        m_levels.pop_back();
        switch (part) {
        case Part::Paragraph:
            if (m_cells > 0)
                m_hasSpace = true;
            else if (m_boxes > 0)
                m_wantsLine = true;
            else if (!m_isItem)
                flush();
            break;
        case Part::Frame:
            m_out.notes().hasLostImages = m_out.notes().hasLostImages || !m_hasBox;
            break;
        case Part::Box:
            --m_boxes;
            break;
        case Part::Item:
            flush();
            break;
        case Part::List:
            flush();
            m_lists.pop_back();
            break;
        case Part::Row:
            m_cells = 0;
            flush();
            break;
        default:
            break;
        }
    }

    /// White space is one space, and none at the start of a paragraph (ODF 1.2, 6.1.2).
    void addText(QStringView text)
    {
        if (m_levels.back().part == Part::Skipped || !m_isOpen)
            return;
        qsizetype at = 0;
        const auto isBlank = [](QChar c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r'; };
        while (at < text.size()) {
            if (isBlank(text[at])) {
                if (!m_hasSpace)
                    m_spaceLook = m_levels.back().look;
                m_hasSpace = m_hasSpace || m_hasText;
                ++at;
                continue;
            }
            auto end = at;
            while (end < text.size() && !isBlank(text[end]))
                ++end;
            put(text.sliced(at, end - at));
            at = end;
        }
    }

private:
    bool isLeftOut(QStringView name)
    {
        const bool isObject = name == u"text:note" || name == u"office:annotation"
            || name == u"text:tracked-changes" || name == u"office:forms"
            || name == u"math:math" || name == u"draw:object" || name == u"text:script";
        m_out.notes().hasLostObjects = m_out.notes().hasLostObjects || isObject;
        return isObject || name == u"text:ruby-text" || name == u"text:sequence-decls"
            || name == u"text:variable-decls" || name == u"text:user-field-decls"
            || name == u"office:annotation-end" || name.startsWith(u"svg:");
    }

    /// Frames hold pictures or boxes of text; the text of one that hangs on a paragraph becomes
    /// lines of that paragraph, for it has no other place.
    bool openDrawing(QStringView name, Level &level)
    {
        if (name == u"draw:frame" || name == u"draw:a" || name == u"draw:g") {
            level.part = Part::Frame;
            m_hasBox = false;
            return true;
        }
        if (name != u"draw:text-box" && name != u"draw:custom-shape")
            return false;
        m_hasBox = true;
        m_out.notes().hasLostImages = m_out.notes().hasLostImages || name != u"draw:text-box";
        if (m_isOpen) {
            level.part = Part::Box;
            ++m_boxes;
            m_wantsLine = true;
        }
        return true;
    }

    /// Within a cell or a box: all of it belongs to the paragraph that is open.
    bool isWithin() const { return m_cells > 0 || m_boxes > 0; }

    void openKnown(QStringView name, const QXmlStreamAttributes &attributes, Level &level)
    {
        const auto styleName = [&attributes] {
            return attributes.value("text:style-name"_L1).toString();
        };
        if (name == u"text:p" || name == u"text:h") {
            openParagraph(name == u"text:h", attributes, level);
        } else if (name == u"text:span") {
            level.look = m_styles.text(styleName(), level.look);
        } else if (name == u"text:a") {
            level.look.link = linkFrom(attributes.value("xlink:href"_L1));
        } else if (name == u"text:s") {
            const int count = std::clamp(attributes.value("text:c"_L1).toInt(), 1, kMostSpaces);
            put(QString(count, u' '));
        } else if (name == u"text:tab") {
            put(u"\t");
        } else if (name == u"text:line-break") {
            put(QString(m_cells > 0 ? QChar(u' ') : QChar(QChar::LineSeparator)));
        } else if (name == u"text:list" && !isWithin()) {
            flush();
            const bool isNew = !styleName().isEmpty() || m_lists.empty();
            m_lists.push_back(isNew ? styleName() : m_lists.back());
            level.part = Part::List;
        } else if (name == u"text:list-item" && !isWithin()) {
            flush();
            level.part = Part::Item;
            m_isFresh = true;
        } else if (name == u"table:table-row" && !isWithin()) {
            flush();
            begin({});
            m_out.notes().hasFlattenedTables = true;
            level.part = Part::Row;
        } else if (name == u"table:table-cell" || name == u"table:covered-table-cell") {
            openCell();
        }
    }

    Part openImage(const QString &address)
    {
        const QByteArray bytes = m_isOpen ? m_pictureAt(address) : QByteArray();
        if (imageKindOf(bytes)) {
            putWhatIsBefore();
            const bool isTaken = m_out.addImage(bytes);
            m_hasText = m_hasText || isTaken;
            m_hasBox = m_hasBox || isTaken;
        }
        return Part::Skipped;
    }

    void openCell()
    {
        if (!m_isOpen || m_boxes > 0)
            return;
        if (m_cells++ > 0) {
            m_hasSpace = false;
            m_out.addText(u"\t");
        }
        m_hasText = false;
    }

    void openParagraph(bool isHeading, const QXmlStreamAttributes &attributes, Level &level)
    {
        level.part = Part::Paragraph;
        const auto style = m_styles.paragraph(attributes.value("text:style-name"_L1).toString());
        level.look = style.look;
        if (m_cells > 0)
            return; // of a table's cell, one line
        if (m_boxes > 0) {
            m_wantsLine = true;
            return;
        }
        QString block = style.block;
        if (isHeading) {
            const int outline = attributes.value("text:outline-level"_L1).toInt();
            block = u"h%1"_s.arg(std::clamp(outline, 1, 6));
        }
        if (style.isRule) {
            flush();
            m_out.addRule();
            m_out.endParagraph();
            level.part = Part::Rule;
            return;
        }
        const bool isItem = !m_lists.empty() && block.isEmpty();
        if (isItem && m_isItem && m_isOpen) {
            m_out.addText(QString(QChar::LineSeparator)); // another line of the same item
            m_hasSpace = m_hasText = false;
            return;
        }
        flush();
        AttributeSet paragraph;
        int indent = style.indent;
        if (isItem) {
            indent = std::min(int(m_lists.size()) - 1, limits::kListDepth);
            if (m_isFresh)
                block = m_styles.isNumbered(m_lists.back(), int(m_lists.size()))
                    ? blocks::kNumberedList
                    : blocks::kBulletList;
        }
        if (!block.isEmpty())
            paragraph = paragraph.with(AttributeKey::Block, AttributeValue(block));
        if (!style.align.isEmpty())
            paragraph = paragraph.with(AttributeKey::Align, AttributeValue(style.align));
        if (indent > 0)
            paragraph = paragraph.with(AttributeKey::Indent, AttributeValue(indent));
        begin(paragraph);
        m_isItem = isItem && m_isFresh;
        m_isFresh = false;
    }

    void begin(const AttributeSet &paragraph)
    {
        m_paragraph = paragraph;
        m_isOpen = true;
        m_hasText = m_hasSpace = m_isBehindBox = m_wantsLine = false;
    }

    void put(QStringView text)
    {
        if (!m_isOpen)
            return;
        const TextLook &look = m_levels.back().look;
        if (look != m_lastLook) {
            m_lastLook = look;
            m_attributes = look.attributes();
        }
        putWhatIsBefore();
        if (m_isItem && m_out.isEmptyParagraph())
            text = takeBox(text);
        m_out.addText(text, m_attributes);
        m_hasText = true;
    }

    /// The line's end or the space that was only to be written when something follows.
    void putWhatIsBefore()
    {
        if (std::exchange(m_wantsLine, false) && !m_out.isEmptyParagraph()) {
            m_out.addText(m_cells > 0 ? u" "_s : QString(QChar::LineSeparator));
            m_hasSpace = m_hasText = false;
        }
        const bool isBehindBox = std::exchange(m_isBehindBox, false);
        if (std::exchange(m_hasSpace, false) && m_hasText && !isBehindBox)
            m_out.addText(u" ", m_spaceLook.attributes());
    }

    /// Items that begin with a box are those of a check list.
    QStringView takeBox(QStringView text)
    {
        if (text.isEmpty() || (text.front() != kOpenBox && text.front() != kCheckedBox))
            return text;
        m_paragraph = m_paragraph.with(AttributeKey::Block,
                                       AttributeValue(QString(blocks::kCheckList)));
        if (text.front() == kCheckedBox)
            m_paragraph = m_paragraph.with(AttributeKey::Checked, AttributeValue(true));
        m_isBehindBox = true;
        return text.sliced(1);
    }

    void flush()
    {
        if (m_isOpen)
            m_out.endParagraph(m_paragraph);
        m_isOpen = m_isItem = m_hasSpace = m_hasText = m_wantsLine = false;
    }

    const OdtStyles &m_styles;
    DocumentAssembler &m_out;
    PictureAt m_pictureAt;
    std::vector<Level> m_levels;
    std::vector<QString> m_lists; ///< styles of the lists that are open
    AttributeSet m_paragraph;
    TextLook m_lastLook;
    TextLook m_spaceLook; ///< of the space that is only written when something follows
    AttributeSet m_attributes;
    int m_cells = 0;        ///< of the row that is open
    int m_boxes = 0;        ///< that are open and hang on the open paragraph
    bool m_hasBox = false;  ///< the frame has text, or a picture that was taken
    bool m_wantsLine = false; ///< what comes next stands on a line of its own
    bool m_isOpen = false;
    bool m_isItem = false;  ///< the open paragraph is a list's
    bool m_isFresh = false; ///< an item has begun and has no paragraph yet
    bool m_hasText = false;
    bool m_hasSpace = false;
    bool m_isBehindBox = false;
};

/// Walks over XML that may be anything; `take` gets the start of elements, `end` their end.
class SafeXml final
{
public:
    explicit SafeXml(const QByteArray &bytes) : m_xml(bytes)
    {
        m_xml.setNamespaceProcessing(false); // names as they are written
        m_xml.setEntityExpansionLimit(0);
    }

    template <typename Open, typename Close, typename Text>
    std::optional<FileFailure> walk(Open open, Close close, Text text)
    {
        int depth = 0;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                if (++depth > limits::kXmlDepth)
                    return FileFailure{FileError::Forbidden};
                if (!open(m_xml.qualifiedName(), m_xml.attributes()))
                    return std::nullopt;
                break;
            case QXmlStreamReader::EndElement:
                --depth;
                close(m_xml.qualifiedName());
                break;
            case QXmlStreamReader::Characters:
                text(m_xml.text());
                break;
            case QXmlStreamReader::DTD:
            case QXmlStreamReader::EntityReference:
                return FileFailure{FileError::Forbidden};
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return FileFailure{FileError::Damaged};
        return std::nullopt;
    }

private:
    QXmlStreamReader m_xml;
};

std::optional<FileFailure> readStyles(const QByteArray &xml, OdtStyles &styles)
{
    bool isAutomatic = false;
    return SafeXml(xml).walk(
        [&](QStringView name, const QXmlStreamAttributes &attributes) {
            isAutomatic = isAutomatic || name == u"office:automatic-styles";
            styles.open(name, attributes, isAutomatic);
            return name != u"office:body";
        },
        [&](QStringView name) {
            isAutomatic = isAutomatic && name != u"office:automatic-styles";
            styles.close(name);
        },
        [](QStringView) {});
}

std::optional<FileFailure> readText(const QByteArray &xml, const OdtStyles &styles,
                                    DocumentAssembler &out, const PictureAt &pictureAt)
{
    OdtText text(styles, out, pictureAt);
    int inText = 0;
    bool hasText = false;
    const auto failure = SafeXml(xml).walk(
        [&](QStringView name, const QXmlStreamAttributes &attributes) {
            if (inText > 0) {
                ++inText;
                text.open(name, attributes);
            } else if (name == u"office:text") {
                inText = 1;
                hasText = true;
            }
            return !out.isFull();
        },
        [&](QStringView) {
            if (inText > 1)
                text.close();
            inText -= inText > 0 ? 1 : 0;
        },
        [&](QStringView characters) {
            if (inText > 0)
                text.addText(characters);
        });
    if (!failure && !hasText)
        return FileFailure{FileError::WrongForm};
    return failure;
}

struct Origin
{
    QString title;
    bool isOwn = false; ///< this program wrote it: nothing around the text is another's
};

Origin originIn(const QByteArray &xml)
{
    if (xml.isEmpty())
        return {};
    QString title;
    QString generator;
    QString *wanted = nullptr;
    const auto failure = SafeXml(xml).walk(
        [&](QStringView name, const QXmlStreamAttributes &) {
            wanted = name == u"dc:title"       ? &title
                : name == u"meta:generator" ? &generator
                                            : nullptr;
            return true;
        },
        [&](QStringView) { wanted = nullptr; },
        [&](QStringView text) {
            if (wanted && wanted->size() < limits::kTitleUnits)
                *wanted += text.left(limits::kTitleUnits);
        });
    if (failure)
        return {};
    return {cleanedText(title).simplified().left(limits::kTitleUnits),
            generator == names::kProduct};
}

} // namespace

Result<ReadDocument, FileFailure> readOdt(QByteArrayView bytes)
{
    auto archive = ZipReader::open(bytes);
    if (!archive)
        return archive.error();
    QByteArray parts[5];
    const char *names[5] = {"mimetype", "META-INF/manifest.xml", "styles.xml", "content.xml",
                            "meta.xml"};
    for (int i = 0; i < 5; ++i) {
        auto part = archive.value().read(names[i]);
        if (!part)
            return part.error();
        parts[i] = std::move(part).value();
    }
    const auto &[type, manifest, stylesXml, contentXml, metaXml] = parts;
    if (!type.trimmed().startsWith(kTextType) || contentXml.isEmpty())
        return FileFailure{FileError::WrongForm, 0};
    if (manifest.contains("encryption-data"))
        return FileFailure{FileError::Encrypted};
    OdtStyles styles;
    if (!stylesXml.isEmpty()) {
        if (const auto failure = readStyles(stylesXml, styles))
            return *failure;
    }
    if (const auto failure = readStyles(contentXml, styles))
        return *failure;
    DocumentAssembler out;
    QHash<QString, QByteArray> pictures; // one may be shown many times
    const auto pictureAt = [&](const QString &address) {
        const auto known = pictures.constFind(address);
        if (known != pictures.cend())
            return *known;
        const QString name = address.startsWith(u"./"_s) ? address.sliced(2) : address;
        const auto picture = archive.value().read(name.toUtf8());
        // One that cannot be read is no reason to stop.
        const bool isGood = picture && imageKindOf(*picture);
        return *pictures.insert(address, isGood ? *picture : QByteArray());
    };
    if (const auto failure = readText(contentXml, styles, out, pictureAt))
        return *failure;
    auto document = out.document();
    if (!document)
        return FileFailure{document.error()};
    const Origin origin = originIn(metaXml);
    out.notes().hasLostLook = !origin.isOwn;
    return ReadDocument{std::move(document).value(), origin.title, out.notes(), out.images()};
}

} // namespace syngraph
