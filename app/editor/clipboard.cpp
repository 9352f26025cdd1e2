#include "app/editor/clipboard.h"

#include "app/editor/fragment_codec.h"
#include "app/files/exporter.h"
#include "app/files/html_reader.h"
#include "common/base/limits.h"
#include "common/ot/schema.h"
#include "common/protocol/embeds.h"

#include <QUrl>

namespace syngraph::clipboard {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Some room is left for what a replacement adds to a part: deletes and a paragraph's attributes.
constexpr qsizetype kPartUnits = limits::kInsertUnits / 2;
constexpr qsizetype kPartComponents = limits::kOperationComponents / 2;
constexpr qsizetype kPartParagraphs = 500; ///< somebody waits for each part

QString plainText(const QMimeData &source)
{
    if (source.hasText())
        return source.text();
    QStringList addresses;
    for (const auto &url : source.urls())
        addresses += url.toString();
    return addresses.join(u'\n');
}

/// From a browser, an office program, a spreadsheet. Nothing when it is more than can be read while
/// somebody waits: the plain text beside it does as well.
std::optional<Delta> richText(const QMimeData &source, FileNotes &left)
{
    if (!source.hasHtml())
        return std::nullopt;
    const QString html = source.html();
    DocumentAssembler assembler;
    if (html.size() > kClipboardBytes / qsizetype(sizeof(QChar))
        || !readHtml(html, HtmlSource::Clipboard, kPastedNodes, assembler)) {
        left.hasLostLook = true;
        return std::nullopt;
    }
    // Lines with tabs are what one expects of cells, and who copies wants no page's scripts.
    left.hasLostImages = assembler.notes().hasLostImages;
    left.hasLostObjects = assembler.notes().hasLostObjects;
    auto piece = assembler.fragment();
    if (!piece || piece->delta.targetLength() == 0)
        return std::nullopt;
    // One paragraph goes into the one at the caret, several keep their kinds to the last.
    if (piece->paragraphs == 1 && piece->last.only(AttributeScope::Paragraph).isEmpty())
        return piece->delta;
    DeltaBuilder whole;
    for (const auto &component : piece->delta.components())
        whole.insert(piece->delta.text(component), component.attributes);
    if (!piece->last.isEmpty())
        whole.insert(QStringView(&kParagraphEnd, 1), piece->last);
    return whole.build();
}

bool isInCode(const Document &document, qsizetype position)
{
    const auto paragraph = document.paragraphAt(std::min(position, document.length() - 1));
    return document.paragraphAttributes(paragraph).text(AttributeKey::Block) == blocks::kCode;
}

/// How much of `text` goes into a part that has room for `room` units and so many paragraphs.
qsizetype partOf(QStringView text, qsizetype room, qsizetype paragraphs)
{
    qsizetype end = 0;
    bool hasThem = true;
    for (; hasThem && paragraphs > 0; --paragraphs) {
        const auto next = text.indexOf(QChar(kParagraphEnd), end);
        hasThem = next >= 0 && next < room;
        end = next + 1;
    }
    if (hasThem)
        return end;
    if (text.size() <= room)
        return text.size();
    const auto lastBreak = text.first(room).lastIndexOf(QChar(kParagraphEnd));
    if (lastBreak >= 0)
        return lastBreak + 1;
    return text[room].isLowSurrogate() ? room - 1 : room;
}

} // namespace

std::unique_ptr<QMimeData> mimeDataFor(const Document &document, const Selection &selection)
{
    auto data = std::make_unique<QMimeData>();
    const auto length = selection.end() - selection.start();
    QString text = document.text(selection.start(), length);
    text.remove(QChar(kEmbedUnit));
    text.replace(QChar::LineSeparator, u'\n');
    data->setText(text);
    const Delta slice = document.slice(selection.start(), length);
    const auto encoded = encodeFragment(slice);
    if (encoded.size() > kClipboardBytes)
        return data;
    data->setData(kFragmentMimeType, encoded);
    data->setData(u"text/html"_s, htmlFragment(slice));
    return data;
}

bool canPaste(const QMimeData &source)
{
    return source.hasFormat(kFragmentMimeType) || source.hasHtml() || source.hasText()
        || source.hasUrls();
}

Result<Delta, EditRefusal> fragmentFrom(const QMimeData &source, const Document &document,
                                        qsizetype position, const AttributeSet &attributes,
                                        FileNotes &left)
{
    const bool isCode = isInCode(document, position);
    QString text = plainText(source);
    const bool takesRich = !isCode || text.isEmpty();
    std::optional<Delta> rich;
    if (takesRich && source.hasFormat(kFragmentMimeType)) {
        auto fragment = decodeFragment(source.data(kFragmentMimeType));
        if (fragment)
            rich = std::move(fragment).value();
        else if (fragment.error() == FragmentError::TooLarge)
            return EditRefusal::ClipboardTooLarge;
        else if (!source.hasHtml() && text.isEmpty())
            return EditRefusal::ClipboardBroken;
        // What a later version wrote has HTML and text beside it.
    }
    if (takesRich && !rich)
        rich = richText(source, left);
    if (rich && !isCode)
        return std::move(*rich);
    if (rich)
        text = rich->insertedText().toString().remove(QChar(kEmbedUnit));
    if (text.size() * qsizetype(sizeof(QChar)) > kClipboardBytes)
        return EditRefusal::ClipboardTooLarge;
    // No document has room for it: that need not be found out by cleaning it.
    if (text.size() - text.count(u'\r') > limits::kDocumentUnits)
        return EditRefusal::DocumentTooLong;
    return commands::plainFragment(document, position, text, attributes);
}

std::vector<Delta> inParts(const Delta &fragment)
{
    std::vector<Delta> parts;
    DeltaBuilder part;
    qsizetype units = 0;
    qsizetype components = 0;
    qsizetype paragraphs = 0;
    const auto finish = [&] {
        if (units > 0)
            parts.push_back(part.build());
        part = DeltaBuilder();
        units = 0;
        components = 0;
        paragraphs = 0;
    };
    for (const auto &component : fragment.components()) {
        QStringView text = fragment.text(component);
        while (!text.isEmpty()) {
            if (components == kPartComponents || units == kPartUnits
                || paragraphs >= kPartParagraphs)
                finish();
            if (isEmbed(component)) { // each is a component of its own on the wire
                part.insert(text.first(1), component.attributes);
                ++units;
                ++components;
                text = text.sliced(1);
                continue;
            }
            const auto room = kPartUnits - units;
            if (units > 0 && text.size() > room)
                finish(); // rather a fresh part than a cut in a bad place
            const auto taken = partOf(text, kPartUnits - units, kPartParagraphs - paragraphs);
            part.insert(text.first(taken), component.attributes);
            units += taken;
            ++components;
            paragraphs += text.first(taken).count(QChar(kParagraphEnd));
            text = text.sliced(taken);
        }
    }
    finish();
    return parts;
}

} // namespace syngraph::clipboard
