#include "common/ot/schema.h"
#include "common/protocol/embeds.h"
#include "common/protocol/json_reader.h"
#include "common/protocol/json_writer.h"

#include <limits>

namespace syngraph {

namespace {

using Kind = JsonTree::Kind;

constexpr QLatin1StringView kAttributes("attributes");
constexpr QLatin1StringView kBase("base");
constexpr QLatin1StringView kDelete("delete");
constexpr QLatin1StringView kInsert("insert");
constexpr QLatin1StringView kOps("ops");
constexpr QLatin1StringView kRetain("retain");

void writeValue(JsonWriter &out, const AttributeValue &value)
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

void writeAttributes(JsonWriter &out, const AttributeSet &attributes)
{
    out.beginStruct();
    for (const auto &[key, value] : attributes.items()) {
        out.name(nameOf(key));
        writeValue(out, value);
    }
    out.endStruct();
}

/// `{...}` with the attributes at the end, when there are any.
template <typename WriteContent>
void writeOp(JsonWriter &out, const AttributeSet &attributes, WriteContent writeContent)
{
    out.element();
    out.beginStruct();
    writeContent();
    if (!attributes.isEmpty()) {
        out.name(kAttributes);
        writeAttributes(out, attributes);
    }
    out.endStruct();
}

void writeComponent(JsonWriter &out, const Delta &delta, const Delta::Component &component)
{
    if (component.kind == Delta::Kind::Insert && isEmbed(component)) {
        const auto parts = partEmbed(component.attributes);
        for (quint32 i = 0; i < component.length; ++i) {
            writeOp(out, parts.format, [&] {
                out.name(kInsert);
                writeAttributes(out, parts.kind);
            });
        }
        return;
    }
    writeOp(out, component.attributes, [&] {
        if (component.kind == Delta::Kind::Insert) {
            out.name(kInsert);
            out.text(delta.text(component));
        } else {
            out.name(component.kind == Delta::Kind::Delete ? kDelete : kRetain);
            out.integer(component.length);
        }
    });
}

/// Reads the "ops" of a delta into a parser.
class OpsReader final
{
public:
    OpsReader(JsonReader &in, DeltaParser &parser) : m_in(in), m_tree(in.tree()), m_parser(parser)
    {
    }

    void op(JsonTree::Index object)
    {
        const auto &node = m_tree.node(object);
        const auto attributesAt = node.kind == Kind::Object
            ? m_tree.find(object, kAttributes) : std::nullopt;
        if (node.kind != Kind::Object || node.number != (attributesAt ? 2 : 1)) {
            refuse();
            return;
        }
        const auto attributes = attributesAt ? readAttributes(*attributesAt) : AttributeSet();
        if (m_in.failed())
            return;
        if (const auto text = m_tree.find(object, kInsert))
            insert(*text, attributes);
        else if (const auto length = m_tree.find(object, kRetain))
            admit(m_parser.retain(number(*length), attributes));
        else if (const auto erased = m_tree.find(object, kDelete); erased && !attributesAt)
            admit(m_parser.erase(number(*erased)));
        else
            refuse();
    }

private:
    void refuse() { m_in.fail(DecodeError::BadOperation); }
    void admit(const Status<DeltaError> &status)
    {
        if (!status)
            refuse();
    }
    /// 0, which no operation takes, when it is not a number.
    qint64 number(JsonTree::Index index) const
    {
        const auto &node = m_tree.node(index);
        return node.kind == Kind::Integer ? node.number : 0;
    }
    std::optional<AttributeValue> value(JsonTree::Index index)
    {
        const auto &node = m_tree.node(index);
        switch (node.kind) {
        case Kind::Null:
            return AttributeValue();
        case Kind::True:
        case Kind::False:
            return AttributeValue(node.kind == Kind::True);
        case Kind::Integer:
            if (node.number < std::numeric_limits<int>::min()
                || node.number > std::numeric_limits<int>::max())
                return std::nullopt;
            return AttributeValue(int(node.number));
        case Kind::Text:
            if (auto text = m_tree.text(index, limits::kAttributeValueUnits))
                return AttributeValue(std::move(*text));
            return std::nullopt;
        case Kind::Array:
        case Kind::Object:
            break;
        }
        return std::nullopt;
    }
    AttributeSet readAttributes(JsonTree::Index object)
    {
        const auto &node = m_tree.node(object);
        if (node.kind != Kind::Object || node.number == 0
            || node.number > limits::kAttributesPerComponent) {
            refuse();
            return {};
        }
        std::vector<Attribute> list;
        auto member = JsonTree::firstChild(object);
        for (qint64 left = node.number; left > 0; --left) {
            const auto key = attributeKeyNamed(QString(m_tree.name(member)));
            auto read = value(member);
            if (!key || !read) {
                refuse();
                return {};
            }
            list.push_back({*key, std::move(*read)});
            member = m_tree.node(member).next;
        }
        return AttributeSet::fromList(std::move(list)); // an object has no order, a set has
    }
    void insert(JsonTree::Index content, const AttributeSet &attributes)
    {
        if (m_tree.node(content).kind == Kind::Text) {
            m_in.moveTo(content);
            const auto text = m_in.text(limits::kDecodeStringBytes);
            if (hasEmbedKey(attributes)) // an embed has a spelling of its own
                refuse();
            if (!m_in.failed())
                admit(m_parser.insert(text, attributes));
            return;
        }
        const auto kind = readAttributes(content);
        const auto all = m_in.failed() ? std::nullopt : joinEmbed(kind, attributes);
        if (all)
            admit(m_parser.insert(QStringView(&kEmbedUnit, 1), *all));
        else
            refuse();
    }

    JsonReader &m_in;
    const JsonTree &m_tree;
    DeltaParser &m_parser;
};

} // namespace

void writeDelta(JsonWriter &out, const Delta &delta)
{
    out.beginStruct();
    out.name(kBase);
    out.integer(delta.baseLength());
    out.name(kOps);
    out.beginList();
    for (const auto &component : delta.components())
        writeComponent(out, delta, component);
    out.endList();
    out.endStruct();
}

void readDelta(JsonReader &in, DeltaParser::Bounds bounds, Delta &result)
{
    auto frame = in.enterStruct();
    if (!in.nextField(frame, kBase, Need::Required))
        return;
    const auto baseLength = in.integer();
    if (baseLength < 0 || baseLength > limits::kDocumentUnits
        || in.tree().node(frame.object).number != 2)
        in.fail(DecodeError::BadOperation);
    if (!in.nextField(frame, kOps, Need::Required))
        return;
    const auto count = in.enterList(limits::kDecodeItems);
    if (in.failed())
        return;
    DeltaParser parser(result, baseLength, bounds);
    OpsReader reader(in, parser);
    auto op = JsonTree::firstChild(in.at());
    for (qsizetype i = 0; i < count && !in.failed(); ++i) {
        reader.op(op);
        op = in.tree().node(op).next;
    }
    in.leaveStruct(frame);
    if (!in.failed() && !(parser.finish() && validateSchema(result)))
        in.fail(DecodeError::BadOperation);
}

} // namespace syngraph
