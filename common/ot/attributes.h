#pragma once

#include <QString>
#include <QTypeInfo>

#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace syngraph {

/// Everything that text can carry. The order is the alphabetical one of the wire names, which is
/// the canonical order of a set; add a key at its place.
enum class AttributeKey : quint8 {
    Align,
    Background,
    Block,
    Bold,
    Checked,
    Code,
    Color,
    Image,
    Indent,
    Italic,
    Link,
    Rule,
    Strike,
    Underline,
};
inline constexpr int kAttributeKeys = 14;

/// Which units a key takes effect on. A key on other units is without effect, so that a range can
/// be formatted across paragraph ends without naming each of them.
enum class AttributeScope : quint8 {
    Inline,    ///< every unit but "\n"
    Paragraph, ///< "\n" alone, and with it the paragraph that it ends
    Embed,     ///< U+FFFC alone; says what stands there; never changed by a retain
};

AttributeScope scopeOf(AttributeKey key);
QLatin1StringView nameOf(AttributeKey key);
std::optional<AttributeKey> attributeKeyNamed(QStringView name);

/// Value of one attribute. Null only stands in a retain, where it removes the key.
class AttributeValue final
{
public:
    AttributeValue() = default;
    explicit AttributeValue(bool value) : m_value(value) {}
    explicit AttributeValue(int value) : m_value(value) {}
    explicit AttributeValue(QString value) : m_value(std::move(value)) {}
    /// A literal would quietly be the value true.
    template <typename T>
    explicit AttributeValue(const T *) = delete;

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    const bool *asBool() const { return std::get_if<bool>(&m_value); }
    const int *asInt() const { return std::get_if<int>(&m_value); }
    const QString *asString() const { return std::get_if<QString>(&m_value); }
    bool operator==(const AttributeValue &) const = default;

private:
    std::variant<std::monostate, bool, int, QString> m_value;
};

struct Attribute
{
    AttributeKey key;
    AttributeValue value;
    bool operator==(const Attribute &) const = default;
};

class AttributeRecord;

/// Immutable set of attributes, each key at most once, sorted by key. Equal sets share one record
/// (attribute_table.h), so a copy is a pointer, a comparison is one of pointers, and making a set
/// that exists already allocates nothing. The empty set has no record at all.
/// Thread: copies may be used on any thread.
class AttributeSet final
{
public:
    AttributeSet() noexcept = default;
    AttributeSet(std::initializer_list<Attribute> attributes);
    AttributeSet(const AttributeSet &other) noexcept : m_record(other.m_record)
    {
        if (m_record)
            share(m_record);
    }
    AttributeSet(AttributeSet &&other) noexcept : m_record(std::exchange(other.m_record, nullptr)) {}
    AttributeSet &operator=(AttributeSet other) noexcept
    {
        std::swap(m_record, other.m_record);
        return *this;
    }
    ~AttributeSet()
    {
        if (m_record)
            release(m_record);
    }
    /// For who copied the bytes of a set as they lie in memory: counts it as one more.
    void becomeCopy() const noexcept
    {
        if (m_record)
            share(m_record);
    }
    /// Sorts; of several values for one key the last counts.
    static AttributeSet fromList(std::vector<Attribute> attributes);

    bool isEmpty() const { return !m_record; }
    std::span<const Attribute> items() const &;
    std::span<const Attribute> items() const && = delete; ///< they would not outlive the loop
    const AttributeValue *find(AttributeKey key) const;
    bool contains(AttributeKey key) const { return (keys() >> quint8(key)) & 1; }
    /// Any key of this scope.
    bool has(AttributeScope scope) const { return m_record && holds(scope); }
    bool isOn(AttributeKey key) const;      ///< the value is true
    QString text(AttributeKey key) const;   ///< empty when absent or not a string
    int number(AttributeKey key) const;     ///< 0 when absent or not a number

    AttributeSet with(AttributeKey key, AttributeValue value) const;
    AttributeSet without(AttributeKey key) const;
    /// Those of the given scopes only.
    AttributeSet only(AttributeScope scope) const;

    /// A bit for each key, AttributeKey 0 the lowest.
    using KeyBits = quint16;
    static_assert(kAttributeKeys <= 16);
    KeyBits keys() const { return m_record ? recordKeys() : KeyBits(0); }
    /// Of keys() those whose value is null.
    KeyBits nulls() const { return m_record ? recordNulls() : KeyBits(0); }

    bool operator==(const AttributeSet &other) const = default;

private:
    friend class AttributeUnion;
    explicit AttributeSet(const AttributeRecord *owned) : m_record(owned) {}
    bool holds(AttributeScope scope) const;
    KeyBits recordKeys() const;
    KeyBits recordNulls() const;
    static void share(const AttributeRecord *record) noexcept;
    static void release(const AttributeRecord *record) noexcept;
    const AttributeRecord *m_record = nullptr;
};

/// `change` on top of `base`, both of retains: nulls stay, they still have to remove something.
AttributeSet composeChanges(const AttributeSet &base, const AttributeSet &change);
/// What text with `base` carries after `change`: nulls remove. Only keys that take effect on the
/// kind of unit count: `isNewline` tells whether it is "\n".
AttributeSet applyChange(const AttributeSet &base, const AttributeSet &change, bool isNewline);
/// The change that leads from `change` applied on `base` back to `base`.
AttributeSet invertChange(const AttributeSet &change, const AttributeSet &base);
/// The change that makes `to` out of `from`.
AttributeSet changeBetween(const AttributeSet &from, const AttributeSet &to);
/// `change` without the keys that `winner` sets too.
AttributeSet withoutKeysOf(const AttributeSet &change, const AttributeSet &winner);
/// Inline pairs that both hold with the same value, nulls included.
AttributeSet commonInline(const AttributeSet &left, const AttributeSet &right);

} // namespace syngraph

Q_DECLARE_TYPEINFO(syngraph::AttributeSet, Q_RELOCATABLE_TYPE);
