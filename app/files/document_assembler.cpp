#include "app/files/document_assembler.h"

#include "common/base/ids.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/ot/schema.h"

#include <utility>

namespace syngraph {

namespace {

/// How far back from a forced cut a space is looked for.
constexpr qsizetype kWordUnits = 200;

qsizetype cutOf(QStringView text, qsizetype room)
{
    if (text.size() <= room)
        return text.size();
    for (qsizetype at = room; at > std::max<qsizetype>(0, room - kWordUnits); --at) {
        if (text[at - 1] == u' ')
            return at;
    }
    return text[room].isLowSurrogate() ? room - 1 : room;
}

} // namespace

AttributeSet DocumentAssembler::allowed(const AttributeSet &attributes, bool isParagraph)
{
    if (attributes.isEmpty())
        return {};
    if (attributes == m_lastAsked)
        return m_lastAllowed;
    const auto place = isParagraph ? AttributePlace::ParagraphEnd : AttributePlace::Text;
    AttributeSet good;
    for (const auto &[key, value] : attributes.items()) {
        if (validateAttributes({{key, value}}, place))
            good = good.with(key, value);
    }
    m_lastAsked = attributes;
    m_lastAllowed = good;
    return good;
}

void DocumentAssembler::take(QStringView text, const AttributeSet &attributes)
{
    if (text.isEmpty() || m_isFull)
        return;
    m_units += text.size();
    if (m_units > limits::kDocumentUnits) {
        m_isFull = true;
        return;
    }
    if (!m_runs.empty() && m_runs.back().attributes == attributes)
        m_runs.back().text += text;
    else
        m_runs.push_back({text.toString(), attributes});
}

void DocumentAssembler::addText(QStringView text, const AttributeSet &attributes)
{
    if (m_isFull || text.size() > 2 * limits::kDocumentUnits) {
        m_isFull = true;
        return;
    }
    QString clean = cleanedText(text);
    m_notes.hasLostCharacters = m_notes.hasLostCharacters
        || clean.size() + text.count(u"\r\n") < text.size() || text.contains(u'\f')
        || text.contains(u'\v');
    clean.replace(QChar(kParagraphEnd), QChar(QChar::LineSeparator));
    take(clean, allowed(attributes, false));
}

void DocumentAssembler::addRule()
{
    take(QStringView(&kEmbedUnit, 1), {{AttributeKey::Rule, AttributeValue(true)}});
}

bool DocumentAssembler::addImage(const QByteArray &bytes)
{
    // By where they are: files may show one large image a million times.
    QByteArray name = m_imageNames.value(bytes.constData()).name;
    if (name.isEmpty()) {
        const bool isGood = imageKindOf(bytes) && bytes.size() <= limits::kImageSourceBytes
            && m_images.size() < limits::kDocumentImages
            && m_imageBytes + bytes.size() <= limits::kDocumentImageBytes;
        if (!isGood) {
            m_notes.hasLostImages = true;
            return false;
        }
        name = Sha256::of(bytes);
        m_imageBytes += m_images.contains(name) ? 0 : bytes.size();
        if (!m_images.contains(name))
            m_images.insert(name, bytes);
        m_imageNames.insert(bytes.constData(), {name, bytes});
    }
    take(QStringView(&kEmbedUnit, 1), {{AttributeKey::Image, AttributeValue(base64UrlText(name))}});
    return true;
}

void DocumentAssembler::endParagraph(const AttributeSet &attributes)
{
    if (m_isFull)
        return;
    flushRuns(allowed(attributes, true));
}

void DocumentAssembler::flushRuns(const AttributeSet &paragraph)
{
    if (m_heldEnd)
        putEnd(*std::exchange(m_heldEnd, std::nullopt));
    qsizetype inParagraph = 0;
    for (const Run &run : std::exchange(m_runs, {})) {
        QStringView text = run.text;
        while (!text.isEmpty()) {
            const auto taken = cutOf(text, limits::kParagraphUnits - inParagraph);
            if (taken > 0) {
                m_builder.insert(text.first(taken), run.attributes);
                inParagraph += taken;
                text = text.sliced(taken);
            }
            if (!text.isEmpty()) {
                m_notes.hasSplitParagraphs = true;
                putEnd(paragraph);
                inParagraph = 0;
            }
        }
    }
    m_heldEnd = paragraph;
    ++m_paragraphs;
    ++m_units;
    m_isFull = m_isFull || m_paragraphs > limits::kParagraphs || m_units > limits::kDocumentUnits;
}

void DocumentAssembler::putEnd(const AttributeSet &paragraph)
{
    m_builder.insert(QStringView(&kParagraphEnd, 1), paragraph);
}

Result<Document, FileError> DocumentAssembler::document()
{
    if (!m_runs.empty() || !m_heldEnd)
        endParagraph();
    if (m_isFull)
        return FileError::TooLarge;
    putEnd(*std::exchange(m_heldEnd, std::nullopt));
    auto made = Document::fromDelta(m_builder.build());
    if (!made)
        return FileError::TooLarge;
    return std::move(made).value();
}

Result<DocumentAssembler::Fragment, FileError> DocumentAssembler::fragment()
{
    if (!m_runs.empty())
        endParagraph();
    if (m_isFull)
        return FileError::TooLarge;
    const auto last = std::exchange(m_heldEnd, std::nullopt).value_or(AttributeSet());
    return Fragment{m_builder.build(), last, m_paragraphs};
}

} // namespace syngraph
