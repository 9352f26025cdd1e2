#include "common/document/attribute_bytes.h"

#include "common/base/limits.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

enum class ValueType : quint8 { Null, True, False, Number, Text };

void appendValue(QByteArray &bytes, const AttributeValue &value)
{
    const auto appendType = [&bytes](ValueType type) { bytes.append(char(type)); };
    if (const auto *flag = value.asBool()) {
        appendType(*flag ? ValueType::True : ValueType::False);
    } else if (const auto *number = value.asInt()) {
        appendType(ValueType::Number);
        appendUInt32(bytes, quint32(*number));
    } else if (const auto *text = value.asString()) {
        const auto utf8 = text->toUtf8();
        appendType(ValueType::Text);
        appendUInt32(bytes, quint32(utf8.size()));
        bytes.append(utf8);
    } else {
        appendType(ValueType::Null);
    }
}

std::optional<QByteArrayView> takeBytes(QByteArrayView &bytes, qsizetype size)
{
    if (bytes.size() < size)
        return std::nullopt;
    const auto taken = bytes.first(size);
    bytes = bytes.sliced(size);
    return taken;
}

std::optional<quint32> takeUInt32(QByteArrayView &bytes)
{
    const auto taken = takeBytes(bytes, qsizetype(sizeof(quint32)));
    return taken ? std::optional(qFromLittleEndian<quint32>(taken->data())) : std::nullopt;
}

std::optional<quint8> takeByte(QByteArrayView &bytes)
{
    const auto taken = takeBytes(bytes, 1);
    return taken ? std::optional(quint8(taken->front())) : std::nullopt;
}

std::optional<AttributeKey> keyNamed(QByteArrayView name)
{
    std::array<char16_t, 16> units;
    if (name.size() > qsizetype(units.size()))
        return std::nullopt;
    std::ranges::transform(name, units.begin(), [](char byte) { return char16_t(uchar(byte)); });
    return attributeKeyNamed(QStringView(units.data(), name.size()));
}

std::optional<AttributeValue> takeText(QByteArrayView &bytes)
{
    constexpr auto kMostBytes = quint32(limits::kAttributeValueUnits * 3);
    const auto size = takeUInt32(bytes);
    if (!size || *size > kMostBytes)
        return std::nullopt;
    const auto utf8 = takeBytes(bytes, qsizetype(*size));
    auto text = utf8 ? textFromUtf8(*utf8) : std::nullopt;
    return text ? std::optional(AttributeValue(std::move(*text))) : std::nullopt;
}

std::optional<AttributeValue> takeValue(QByteArrayView &bytes)
{
    const auto type = takeByte(bytes);
    if (!type)
        return std::nullopt;
    switch (ValueType(*type)) {
    case ValueType::Null:
        return std::nullopt;
    case ValueType::True:
        return AttributeValue(true);
    case ValueType::False:
        return AttributeValue(false);
    case ValueType::Number:
        if (const auto number = takeUInt32(bytes))
            return AttributeValue(int(*number));
        return std::nullopt;
    case ValueType::Text:
        return takeText(bytes);
    }
    return std::nullopt;
}

} // namespace

void appendUInt32(QByteArray &bytes, quint32 value)
{
    const auto wire = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&wire), qsizetype(sizeof wire));
}

QByteArray attributeBytes(const AttributeSet &attributes)
{
    QByteArray bytes;
    bytes.append(char(attributes.items().size()));
    for (const auto &[key, value] : attributes.items()) {
        const auto name = nameOf(key);
        bytes.append(char(name.size()));
        bytes.append(name.data(), name.size());
        appendValue(bytes, value);
    }
    return bytes;
}

quint32 attributeByteCount(const AttributeSet &attributes)
{
    if (attributes.isEmpty())
        return 0;
    qsizetype bytes = 1;
    for (const auto &[key, value] : attributes.items()) {
        bytes += 1 + nameOf(key).size() + 1;
        if (value.asInt()) {
            bytes += qsizetype(sizeof(quint32));
        } else if (const auto *text = value.asString()) {
            bytes += qsizetype(sizeof(quint32));
            for (const auto unit : *text) {
                // Half a pair is two of its four bytes.
                bytes += unit < u'\x80' ? 1 : unit < u'\x800' || unit.isSurrogate() ? 2 : 3;
            }
        }
    }
    return quint32(bytes);
}

std::optional<AttributeSet> takeAttributes(QByteArrayView &bytes)
{
    const auto count = takeByte(bytes);
    if (!count || *count > kAttributeKeys)
        return std::nullopt;
    std::vector<Attribute> list;
    for (int i = 0; i < int(*count); ++i) {
        const auto nameSize = takeByte(bytes);
        const auto name = nameSize ? takeBytes(bytes, *nameSize) : std::nullopt;
        const auto key = name ? keyNamed(*name) : std::nullopt;
        if (!key || (!list.empty() && *key <= list.back().key))
            return std::nullopt;
        auto value = takeValue(bytes);
        if (!value)
            return std::nullopt;
        list.push_back({*key, std::move(*value)});
    }
    return AttributeSet::fromList(std::move(list));
}

std::optional<QString> textFromUtf8(QByteArrayView bytes)
{
    using Flag = QStringDecoder::Flag;
    // Without the flag the decoder would swallow a first U+FEFF as a byte order mark.
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

} // namespace syngraph
