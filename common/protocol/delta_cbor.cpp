#include "common/ot/schema.h"
#include "common/ot/text_scan.h"
#include "common/protocol/cbor_reader.h"
#include "common/protocol/cbor_writer.h"
#include "common/protocol/embeds.h"
#include "common/protocol/utf8.h"

#include <QVarLengthArray>

#include <limits>

namespace syngraph {

namespace {

void writeValue(CborWriter &out, const AttributeValue &value)
{
    if (const auto *flag = value.asBool())
        out.boolean(*flag);
    else if (const auto *number = value.asInt())
        out.integer(*number);
    else if (const auto *text = value.asString())
        out.text(*text);
    else
        out.null();
}

void writeAttributes(CborWriter &out, const AttributeSet &attributes)
{
    out.map(qsizetype(attributes.items().size()));
    for (const auto &[key, value] : attributes.items()) {
        out.latin1(nameOf(key));
        writeValue(out, value);
    }
}

void writeEmbeds(CborWriter &out, const Delta::Component &component)
{
    const auto parts = partEmbed(component.attributes);
    for (quint32 i = 0; i < component.length; ++i) {
        out.array(parts.format.isEmpty() ? 1 : 2);
        writeAttributes(out, parts.kind);
        if (!parts.format.isEmpty())
            writeAttributes(out, parts.format);
    }
}

void writeComponent(CborWriter &out, const Delta &delta, const Delta::Component &component)
{
    using Kind = Delta::Kind;
    if (component.kind == Kind::Insert && isEmbed(component)) {
        writeEmbeds(out, component);
        return;
    }
    const bool plain = component.attributes.isEmpty();
    if (!plain)
        out.array(2);
    if (component.kind == Kind::Insert)
        out.text(delta.text(component));
    else
        out.integer(component.kind == Kind::Delete ? -qint64(component.length)
                                                   : qint64(component.length));
    if (!plain)
        writeAttributes(out, component.attributes);
}

AttributeValue readValue(CborReader &in)
{
    switch (in.peek()) {
    case CborReader::Kind::Simple:
        if (in.takeNull())
            return AttributeValue();
        return AttributeValue(in.boolean());
    case CborReader::Kind::Unsigned:
    case CborReader::Kind::Negative: {
        const auto number = in.integer();
        if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
            break;
        return AttributeValue(int(number));
    }
    case CborReader::Kind::Text:
        return AttributeValue(in.text(limits::kAttributeValueUnits));
    case CborReader::Kind::Tag:
    case CborReader::Kind::End:
        in.fail(DecodeError::Malformed);
        return {};
    default:
        break;
    }
    in.fail(DecodeError::BadOperation);
    return {};
}

AttributeSet readAttributes(CborReader &in)
{
    const auto pairs = in.enterMap(limits::kDecodeItems);
    if (pairs == 0 || pairs > limits::kAttributesPerComponent)
        in.fail(DecodeError::BadOperation);
    std::vector<Attribute> list;
    for (qsizetype i = 0; i < pairs && !in.failed(); ++i) {
        const auto name = in.key();
        const auto key = attributeKeyNamed(QString::fromLatin1(name));
        if (in.failed())
            break;
        if (key && !list.empty() && *key == list.back().key)
            in.fail(DecodeError::Malformed); // a duplicate
        else if (!key || (!list.empty() && *key < list.back().key))
            in.fail(DecodeError::BadOperation);
        else
            list.push_back({*key, readValue(in)});
    }
    in.leaveList();
    return AttributeSet::fromList(std::move(list));
}

/// Reads the items of a delta into a parser.
class DeltaReader final
{
public:
    DeltaReader(CborReader &in, qsizetype baseLength, DeltaParser::Bounds bounds, Delta &result)
        : m_in(in), m_result(result), m_parser(result, baseLength, bounds)
    {
    }

    void item()
    {
        if (m_in.peek() != CborReader::Kind::Array) [[likely]] {
            plain();
            return;
        }
        const auto count = m_in.enterList(limits::kDecodeItems);
        if (m_in.peek() == CborReader::Kind::Map && count >= 1 && count <= 2)
            embed(count);
        else if (count == 2)
            formatted();
        else
            m_in.fail(DecodeError::BadOperation);
        m_in.leaveList();
    }
    void finish()
    {
        if (!m_in.failed()
            && !(m_parser.finish() && (!m_schemaIsOpen || validateSchema(m_result))))
            m_in.fail(DecodeError::BadOperation);
    }

private:
    enum class Attributes { None, Next };

    void admit(const Status<DeltaError> &status)
    {
        if (!status)
            m_in.fail(DecodeError::BadOperation);
    }
    /// Whatever is no insert, retain or delete.
    void refuse()
    {
        using Kind = CborReader::Kind;
        const auto kind = m_in.peek();
        // A float is no value of the protocol at all.
        if (kind == Kind::Simple && !m_in.takeNull())
            m_in.boolean();
        m_in.fail(kind == Kind::Tag || kind == Kind::End ? DecodeError::Malformed
                                                         : DecodeError::BadOperation);
    }
    void plain()
    {
        switch (m_in.peek()) {
        case CborReader::Kind::Text:
            insertPlain();
            return;
        case CborReader::Kind::Unsigned:
            if (const auto length = m_in.magnitude(); !m_in.failed()) [[likely]]
                admit(m_parser.retain(length, {}));
            return;
        case CborReader::Kind::Negative:
            if (const auto length = m_in.magnitude() + 1; !m_in.failed()) [[likely]]
                admit(m_parser.erase(length));
            return;
        default:
            refuse();
        }
    }
    void formatted()
    {
        m_schemaIsOpen = true;
        if (m_in.peek() == CborReader::Kind::Text) {
            insert(m_in.rawText(), Attributes::Next);
        } else if (m_in.peek() == CborReader::Kind::Unsigned) {
            const auto length = m_in.integer();
            const auto change = readAttributes(m_in);
            if (!m_in.failed())
                admit(m_parser.retain(length, change));
        } else {
            refuse();
        }
    }
    void insertPlain()
    {
        const auto raw = m_in.rawText();
        // A key, without the loops that all other text needs. A byte above 0x7f is no character.
        if (raw.size() == 1 && quint8(raw.front()) < 0x80
            && scan::isPlainlyAllowed(char16_t(raw.front()))) {
            admit(m_parser.insertUnit(char16_t(raw.front())));
            return;
        }
        m_schemaIsOpen = true;
        insert(raw, Attributes::None);
    }
    void insert(QByteArrayView raw, Attributes source)
    {
        QVarLengthArray<char16_t, 64> units(raw.size());
        const auto size = utf8::decode(raw, units.data());
        if (size < 0)
            m_in.fail(DecodeError::Malformed);
        const auto format = source == Attributes::Next ? readAttributes(m_in) : AttributeSet();
        if (hasEmbedKey(format)) // an embed has a spelling of its own
            m_in.fail(DecodeError::BadOperation);
        if (!m_in.failed())
            admit(m_parser.insert(QStringView(units.constData(), size), format));
    }
    void embed(qsizetype count)
    {
        m_schemaIsOpen = true;
        const auto kind = readAttributes(m_in);
        const auto format = count == 2 ? readAttributes(m_in) : AttributeSet();
        if (m_in.failed())
            return;
        if (const auto all = joinEmbed(kind, format))
            admit(m_parser.insert(QStringView(&kEmbedUnit, 1), *all));
        else
            m_in.fail(DecodeError::BadOperation);
    }

    CborReader &m_in;
    const Delta &m_result;
    DeltaParser m_parser;
    bool m_schemaIsOpen = false; ///< there is more than keys, plain retains and deletes
};

} // namespace

void writeDelta(CborWriter &out, const Delta &delta)
{
    qsizetype items = 1;
    for (const auto &component : delta.components())
        items += itemsOnWire(component);
    out.array(items);
    out.integer(delta.baseLength());
    for (const auto &component : delta.components())
        writeComponent(out, delta, component);
}

void readDelta(CborReader &in, DeltaParser::Bounds bounds, Delta &result)
{
    const auto count = in.enterList(limits::kDecodeItems);
    if (count == 0)
        in.fail(DecodeError::BadOperation);
    const auto baseLength = in.integer();
    if (baseLength < 0 || baseLength > limits::kDocumentUnits)
        in.fail(DecodeError::BadOperation);
    if (in.failed())
        return;
    DeltaReader reader(in, baseLength, bounds, result);
    for (qsizetype i = 1; i < count && !in.failed(); ++i)
        reader.item();
    in.leaveList();
    reader.finish();
}

} // namespace syngraph
