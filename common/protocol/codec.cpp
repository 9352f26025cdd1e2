#include "common/protocol/codec.h"

#include "common/protocol/embeds.h"
#include "common/protocol/field_reader.h"
#include "common/protocol/field_writer.h"
#include "common/protocol/utf8.h"

namespace syngraph {

namespace {

constexpr QLatin1StringView kTypeField("type");
constexpr qsizetype kUsualMessageBytes = 64;

/// Kinds of messages as the two forms write them.
bool isCalled(wire::MessageType type, qint64 number)
{
    return type.number == number;
}
bool isCalled(wire::MessageType type, const QString &name)
{
    return name == type.name();
}
qint64 readType(CborReader &in, CborReader::Frame &frame)
{
    return in.nextField(frame, kTypeField, Need::Required) ? in.integer() : 0;
}
QString readType(JsonReader &in, JsonReader::Frame &frame)
{
    return in.nextField(frame, kTypeField, Need::Required) ? in.text(limits::kDecodeNameBytes)
                                                           : QString();
}

template <typename Source, typename Message, typename Type, typename Variant>
bool readIf(Source &in, typename Source::Frame &frame, const Type &type, Variant &into)
{
    if (!isCalled(wire::Fields<Message>::kType, type))
        return false;
    wire::readMessage(in, frame, into.template emplace<Message>());
    return true;
}

template <typename Source, typename... Messages>
void readAny(Source &in, std::variant<Messages...> &into)
{
    auto frame = in.enterStruct();
    const auto type = readType(in, frame);
    if (in.failed())
        return;
    if (!(readIf<Source, Messages>(in, frame, type, into) || ...))
        in.fail(DecodeError::UnknownType);
}

template <typename Variant>
Result<Variant, DecodeError> decodeAny(QByteArrayView bytes, WireFormat format)
{
    // One variable that every return names, so that it is made where the caller wants it.
    Result<Variant, DecodeError> decoded(std::in_place);
    if (format == WireFormat::Cbor) {
        CborReader in(bytes);
        readAny(in, decoded.value());
        in.expectEnd();
        if (in.failed())
            decoded = in.error();
        return decoded;
    }
    const auto tree = JsonTree::parse(bytes);
    if (!tree) {
        decoded = tree.error();
        return decoded;
    }
    JsonReader in(*tree);
    readAny(in, decoded.value());
    if (in.failed())
        decoded = in.error();
    return decoded;
}

template <typename Variant>
QByteArray encodeAny(const Variant &message, WireFormat format)
{
    QByteArray bytes;
    bytes.reserve(kUsualMessageBytes);
    std::visit(
        [&](const auto &chosen) {
            if (format == WireFormat::Cbor) {
                CborWriter out(bytes);
                wire::writeMessage(out, chosen);
            } else {
                JsonWriter out(bytes);
                wire::writeMessage(out, chosen);
            }
        },
        message);
    return bytes;
}

template <typename Source>
std::optional<Sequence> submittedSequence(Source &in)
{
    auto frame = in.enterStruct();
    const auto type = readType(in, frame);
    if (in.failed() || !isCalled(wire::Fields<messages::Submit>::kType, type))
        return std::nullopt;
    messages::Submit submit;
    wire::FieldReader<Source> reader(in, frame);
    reader.field(QLatin1StringView("seq"), submit.sequence, wire::kFromOne);
    if (in.failed())
        return std::nullopt;
    return submit.sequence;
}

/// Bytes of `text` within quotes in JSON; in CBOR it takes fewer.
qsizetype jsonSize(QStringView text)
{
    qsizetype size = utf8::encodedSize(text);
    for (const QChar unit : text)
        size += unit < u' ' || unit == u'"' || unit == u'\\' ? 1 : 0;
    return size;
}

} // namespace

Result<ClientMessage, DecodeError> decodeClientMessage(QByteArrayView bytes, WireFormat format)
{
    return decodeAny<ClientMessage>(bytes, format);
}

Result<ServerMessage, DecodeError> decodeServerMessage(QByteArrayView bytes, WireFormat format)
{
    return decodeAny<ServerMessage>(bytes, format);
}

QByteArray encode(const ClientMessage &message, WireFormat format)
{
    return encodeAny(message, format);
}

QByteArray encode(const ServerMessage &message, WireFormat format)
{
    return encodeAny(message, format);
}

std::optional<Sequence> sequenceOfSubmit(QByteArrayView bytes, WireFormat format)
{
    if (format == WireFormat::Cbor) {
        CborReader in(bytes);
        return submittedSequence(in);
    }
    const auto tree = JsonTree::parse(bytes);
    if (!tree)
        return std::nullopt;
    JsonReader in(*tree);
    return submittedSequence(in);
}

QByteArray encodeDelta(const Delta &delta, WireFormat format)
{
    QByteArray bytes;
    bytes.reserve(kUsualMessageBytes);
    if (format == WireFormat::Cbor) {
        CborWriter out(bytes);
        writeDelta(out, delta);
    } else {
        JsonWriter out(bytes);
        writeDelta(out, delta);
    }
    return bytes;
}

Result<Delta, DecodeError> decodeDelta(QByteArrayView bytes, DeltaParser::Bounds bounds,
                                       WireFormat format)
{
    Result<Delta, DecodeError> decoded(std::in_place); // see decodeAny()
    if (format == WireFormat::Cbor) {
        CborReader in(bytes);
        readDelta(in, bounds, decoded.value());
        in.expectEnd();
        if (in.failed())
            decoded = in.error();
        return decoded;
    }
    const auto tree = JsonTree::parse(bytes);
    if (!tree) {
        decoded = tree.error();
        return decoded;
    }
    JsonReader in(*tree);
    readDelta(in, bounds, decoded.value());
    if (in.failed())
        decoded = in.error();
    return decoded;
}

bool fitsMessage(const Delta &delta)
{
    // Room for the other fields, and for the syntax around one component or attribute.
    constexpr qsizetype kOtherItems = 32;
    constexpr qsizetype kOtherBytes = 1024;
    constexpr qsizetype kComponentBytes = 48;
    constexpr qsizetype kAttributeBytes = 32;
    qsizetype items = kOtherItems;
    qsizetype bytes = kOtherBytes;
    for (const auto &component : delta.components()) {
        const auto count = itemsOnWire(component);
        const auto attributes = component.attributes.items();
        items += count * (4 + qsizetype(attributes.size()));
        bytes += count * kComponentBytes;
        for (const auto &attribute : attributes) {
            const auto *text = attribute.value.asString();
            bytes += count * (kAttributeBytes + (text ? jsonSize(*text) : 0));
        }
        if (component.kind == Delta::Kind::Insert && count == 1) {
            const auto size = jsonSize(delta.text(component));
            if (size > limits::kDecodeStringBytes)
                return false;
            bytes += size;
        }
    }
    return items <= limits::kDecodeItems && bytes <= limits::kMessageBytes;
}

Caret impliedCaret(const Delta &delta)
{
    qsizetype position = 0;
    qsizetype afterInsert = -1;
    qsizetype atChange = 0;
    for (const auto &component : delta.components()) {
        if (component.kind != Delta::Kind::Delete)
            position += qsizetype(component.length);
        if (component.kind == Delta::Kind::Insert)
            afterInsert = position;
        else if (component.kind == Delta::Kind::Delete || !component.attributes.isEmpty())
            atChange = position;
    }
    const auto place = afterInsert >= 0 ? afterInsert : atChange;
    return {place, place};
}

} // namespace syngraph
