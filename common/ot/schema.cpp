#include "common/ot/schema.h"

#include "common/base/limits.h"
#include "common/ot/link_address.h"
#include "common/ot/text_scan.h"

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

constexpr std::array kBlocks{blocks::kCheckList, blocks::kCode,         blocks::kHeading1,
                             blocks::kHeading2,  blocks::kHeading3,     blocks::kHeading4,
                             blocks::kHeading5,  blocks::kHeading6,     blocks::kNumberedList,
                             blocks::kQuote,     blocks::kBulletList};
constexpr std::array kAlignments{QLatin1StringView("center"), QLatin1StringView("right"),
                                 QLatin1StringView("justify")};
constexpr qsizetype kImageIdLength = 43; // SHA-256 in base64url
// A set has each key once, so it keeps the limit by itself: that is for what comes over the wire.
static_assert(kAttributeKeys <= limits::kAttributesPerComponent);

bool isForbidden(char16_t unit)
{
    return (unit < 0x20 && unit != u'\n' && unit != u'\t') || unit == 0x7f || unit == 0x2029
        || (unit >= 0xfdd0 && unit <= 0xfdef) || unit >= 0xfffe;
}

bool isColor(QStringView value)
{
    return value.size() == 7 && value.front() == u'#'
        && std::all_of(value.begin() + 1, value.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool isImageId(QStringView value)
{
    return value.size() == kImageIdLength && std::all_of(value.begin(), value.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z')
                   || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'_';
           });
}

template <typename List>
bool isOneOf(const List &list, const AttributeValue &value)
{
    const auto *text = value.asString();
    return text && std::find(list.begin(), list.end(), *text) != list.end();
}

Status<SchemaError> validateValue(AttributeKey key, const AttributeValue &value)
{
    const auto demand = [](bool good) -> Status<SchemaError> {
        if (!good)
            return SchemaError::BadValue;
        return Done{};
    };
    const auto *text = value.asString();
    switch (key) {
    case AttributeKey::Bold:
    case AttributeKey::Checked:
    case AttributeKey::Code:
    case AttributeKey::Italic:
    case AttributeKey::Rule:
    case AttributeKey::Strike:
    case AttributeKey::Underline:
        return demand(value.asBool() && *value.asBool());
    case AttributeKey::Background:
    case AttributeKey::Color:
        return demand(text && isColor(*text));
    case AttributeKey::Align:
        return demand(isOneOf(kAlignments, value));
    case AttributeKey::Block:
        return demand(isOneOf(kBlocks, value));
    case AttributeKey::Image:
        return demand(text && isImageId(*text));
    case AttributeKey::Indent:
        return demand(value.asInt() && *value.asInt() >= 1
                      && *value.asInt() <= limits::kListDepth);
    case AttributeKey::Link:
        if (!text || !isSafeLink(*text))
            return SchemaError::UnsafeLink;
        return Done{};
    }
    return SchemaError::BadValue;
}

bool mayStand(AttributeScope scope, AttributePlace place)
{
    switch (place) {
    case AttributePlace::Text:
        return scope == AttributeScope::Inline;
    case AttributePlace::ParagraphEnd:
        return scope == AttributeScope::Paragraph;
    case AttributePlace::Embed:
        return scope != AttributeScope::Paragraph;
    case AttributePlace::Change:
        return scope != AttributeScope::Embed;
    }
    return false;
}

Status<SchemaError> validateInsert(QStringView text, const AttributeSet &attributes)
{
    if (scan::isPlainlyAllowed(text)) { // and holds no embeds
        if (attributes.isEmpty())
            return Done{};
    } else if (auto valid = validateText(text); !valid) {
        return valid;
    }
    // One set of attributes stands on units of one kind; only plain text mixes with plain "\n".
    const auto marks = scan::countMarks(text);
    const auto units = quint32(text.size());
    auto place = AttributePlace::Text;
    if (marks.embeds > 0) {
        if (marks.embeds < units)
            return SchemaError::WrongPlace;
        place = AttributePlace::Embed;
    } else if (marks.paragraphEnds > 0 && !attributes.isEmpty()) {
        if (marks.paragraphEnds < units)
            return SchemaError::WrongPlace;
        place = AttributePlace::ParagraphEnd;
    }
    return validateAttributes(attributes, place);
}

} // namespace

Status<SchemaError> validateText(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (QChar::isSurrogate(unit)) {
            if (!QChar::isHighSurrogate(unit) || i + 1 == text.size()
                || !text[i + 1].isLowSurrogate())
                return SchemaError::IllFormedText;
            const auto code = QChar::surrogateToUcs4(unit, text[i + 1].unicode());
            if ((code & 0xfffe) == 0xfffe)
                return SchemaError::ForbiddenCharacter;
            ++i;
        } else if (isForbidden(unit)) {
            return SchemaError::ForbiddenCharacter;
        }
    }
    return Done{};
}

Status<SchemaError> validateAttributes(const AttributeSet &attributes, AttributePlace place)
{
    int embedKeys = 0;
    for (const auto &[key, value] : attributes.items()) {
        if (!mayStand(scopeOf(key), place))
            return SchemaError::WrongPlace;
        embedKeys += scopeOf(key) == AttributeScope::Embed ? 1 : 0;
        if (value.isNull()) {
            if (place != AttributePlace::Change)
                return SchemaError::BadValue;
        } else if (auto valid = validateValue(key, value); !valid) {
            return valid;
        }
    }
    if (place == AttributePlace::Embed && embedKeys != 1)
        return SchemaError::WrongPlace;
    return Done{};
}

Status<SchemaError> validateSchema(const Delta &delta)
{
    for (const auto &component : delta.components()) {
        Status<SchemaError> valid = Done{};
        if (component.kind == Delta::Kind::Insert)
            valid = validateInsert(delta.text(component), component.attributes);
        else if (!component.attributes.isEmpty())
            valid = validateAttributes(component.attributes, AttributePlace::Change);
        if (!valid)
            return valid;
    }
    return Done{};
}

QString cleanedText(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit == u'\r') {
            result += u'\n';
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
        } else if (unit == QChar::ParagraphSeparator || unit == u'\f' || unit == u'\v') {
            result += u'\n';
        } else if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (validateText(text.sliced(i, 2)))
                result += text.sliced(i, 2);
            ++i;
        } else if (unit.isSurrogate()) {
            result += QChar::ReplacementCharacter;
        } else if (!isForbidden(unit.unicode()) && unit != QChar(kEmbedUnit)) {
            result += unit;
        }
    }
    return result;
}

int blocks::headingLevel(QStringView block)
{
    const bool heading = block.size() == 2 && block[0] == u'h' && block[1] >= u'1'
        && block[1] <= u'6';
    return heading ? block[1].unicode() - u'0' : 0;
}

bool blocks::isList(QStringView block)
{
    return block == kBulletList || block == kNumberedList || block == kCheckList;
}

} // namespace syngraph
