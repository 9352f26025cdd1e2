#pragma once

#include "common/base/result.h"
#include "common/ot/delta.h"
#include "common/ot/link_address.h"

namespace syngraph {

/// What documents of this version may hold. Client and server ask the same functions, which are pure,
/// O(what they look at), and judge attributes and text alone: what depends on a document's limits is
/// for Document::check().
enum class SchemaError {
    IllFormedText,      ///< half of a surrogate pair
    ForbiddenCharacter, ///< C0 controls but tab and "\n", DEL, U+2029, noncharacters
    BadValue,           ///< attribute value outside of its range
    WrongPlace,         ///< inline key on "\n", paragraph key on text, embed key in a retain,
                        ///< U+FFFC without exactly one embed key or among other units
    UnsafeLink          ///< not http, https, mailto or syngraph
};

/// Where a set of attributes stands.
enum class AttributePlace : quint8 { Text, ParagraphEnd, Embed, Change };

Status<SchemaError> validateText(QStringView text);
Status<SchemaError> validateAttributes(const AttributeSet &attributes, AttributePlace place);
/// All of an operation that can be judged without its base document.
Status<SchemaError> validateSchema(const Delta &delta);

/// `text` with everything that documents must not hold taken out or put right: CR, CRLF, U+2029,
/// vertical tabs and form feeds become "\n", half pairs U+FFFD, other forbidden characters and
/// U+FFFC go. O(length).
QString cleanedText(QStringView text);

/// Values of AttributeKey::Block; no value means an ordinary paragraph.
namespace blocks {
inline constexpr QLatin1StringView kHeading1("h1");
inline constexpr QLatin1StringView kHeading2("h2");
inline constexpr QLatin1StringView kHeading3("h3");
inline constexpr QLatin1StringView kHeading4("h4");
inline constexpr QLatin1StringView kHeading5("h5");
inline constexpr QLatin1StringView kHeading6("h6");
inline constexpr QLatin1StringView kBulletList("ul");
inline constexpr QLatin1StringView kNumberedList("ol");
inline constexpr QLatin1StringView kCheckList("check");
inline constexpr QLatin1StringView kQuote("quote");
inline constexpr QLatin1StringView kCode("code");
/// 1 to 6 for a heading, else 0.
int headingLevel(QStringView block);
bool isList(QStringView block);
} // namespace blocks

} // namespace syngraph
