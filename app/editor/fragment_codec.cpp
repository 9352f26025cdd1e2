#include "app/editor/fragment_codec.h"

#include "common/base/limits.h"
#include "common/ot/delta_parser.h"
#include "common/ot/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kVersionKey("syngraph-fragment");
constexpr QLatin1StringView kInsertKey("insert");
constexpr int kVersion = 1;

QJsonValue toJson(const AttributeValue &value)
{
    if (const bool *flag = value.asBool())
        return *flag;
    if (const int *number = value.asInt())
        return *number;
    return *value.asString();
}

std::optional<AttributeValue> valueFromJson(const QJsonValue &json)
{
    if (json.isBool())
        return AttributeValue(json.toBool());
    if (json.isString())
        return AttributeValue(json.toString());
    const double number = json.toDouble(-1);
    if (!json.isDouble() || number < 0 || number > 1'000'000 || number != double(int(number)))
        return std::nullopt;
    return AttributeValue(int(number));
}

std::optional<AttributeSet> attributesFromJson(const QJsonObject &json)
{
    if (json.size() > limits::kAttributesPerComponent)
        return std::nullopt;
    std::vector<Attribute> list;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto key = attributeKeyNamed(it.key());
        const auto value = valueFromJson(it.value());
        if (!key || !value)
            return std::nullopt;
        list.push_back({*key, *value});
    }
    return AttributeSet::fromList(std::move(list));
}

} // namespace

QByteArray encodeFragment(const Delta &fragment)
{
    QJsonArray inserts;
    for (const auto &component : fragment.components()) {
        QJsonObject attributes;
        for (const auto &[key, value] : component.attributes.items())
            attributes.insert(nameOf(key), toJson(value));
        const QString text = fragment.text(component).toString();
        // Every object is an insert of its own.
        const bool isEmbed = text.startsWith(QChar(kEmbedUnit));
        for (qsizetype i = 0; i < (isEmbed ? text.size() : 1); ++i)
            inserts.append(QJsonArray{isEmbed ? text.mid(i, 1) : text, attributes});
    }
    return QJsonDocument(QJsonObject{{kVersionKey, kVersion}, {kInsertKey, inserts}})
        .toJson(QJsonDocument::Compact);
}

Result<Delta, FragmentError> decodeFragment(const QByteArray &bytes)
{
    if (bytes.size() > kClipboardBytes)
        return FragmentError::TooLarge;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json.size() != 2 || json.value(kVersionKey) != QJsonValue(kVersion) ||
        !json.value(kInsertKey).isArray())
        return FragmentError::Malformed;
    Delta fragment;
    DeltaParser parser(fragment, 0, DeltaParser::Bounds::Document);
    for (const auto &entry : json.value(kInsertKey).toArray()) {
        const QJsonArray pair = entry.toArray();
        if (pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isObject())
            return FragmentError::Malformed;
        const auto attributes = attributesFromJson(pair.at(1).toObject());
        if (!attributes)
            return FragmentError::Malformed;
        if (const auto taken = parser.insert(pair.at(0).toString(), *attributes); !taken)
            return taken.error() == DeltaError::TooMuchText ? FragmentError::TooLarge
                                                            : FragmentError::Malformed;
    }
    if (!parser.finish() || !validateSchema(fragment))
        return FragmentError::Malformed;
    return fragment;
}

} // namespace syngraph
