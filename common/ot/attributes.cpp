#include "common/ot/attributes.h"

#include "common/base/check.h"
#include "common/ot/attribute_table.h"

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

struct KeyFacts
{
    QLatin1StringView name;
    AttributeScope scope;
};

constexpr std::array<KeyFacts, kAttributeKeys> kFacts{{
    {QLatin1StringView("align"), AttributeScope::Paragraph},
    {QLatin1StringView("background"), AttributeScope::Inline},
    {QLatin1StringView("block"), AttributeScope::Paragraph},
    {QLatin1StringView("bold"), AttributeScope::Inline},
    {QLatin1StringView("checked"), AttributeScope::Paragraph},
    {QLatin1StringView("code"), AttributeScope::Inline},
    {QLatin1StringView("color"), AttributeScope::Inline},
    {QLatin1StringView("image"), AttributeScope::Embed},
    {QLatin1StringView("indent"), AttributeScope::Paragraph},
    {QLatin1StringView("italic"), AttributeScope::Inline},
    {QLatin1StringView("link"), AttributeScope::Inline},
    {QLatin1StringView("rule"), AttributeScope::Embed},
    {QLatin1StringView("strike"), AttributeScope::Inline},
    {QLatin1StringView("underline"), AttributeScope::Inline},
}};

using KeyBits = AttributeSet::KeyBits;

constexpr KeyBits bitsOf(AttributeScope scope)
{
    KeyBits bits = 0;
    for (size_t i = 0; i < kFacts.size(); ++i)
        bits |= KeyBits(kFacts[i].scope == scope ? 1U << i : 0U);
    return bits;
}

constexpr auto kInlineKeys = bitsOf(AttributeScope::Inline);
constexpr auto kParagraphKeys = bitsOf(AttributeScope::Paragraph);
constexpr auto kEmbedKeys = bitsOf(AttributeScope::Embed);

constexpr KeyBits bitsOfUnit(bool isNewline)
{
    return isNewline ? kParagraphKeys : KeyBits(kInlineKeys | kEmbedKeys);
}

/// What removes `key`.
const Attribute &nullOf(AttributeKey key)
{
    static const auto all = [] {
        std::vector<Attribute> nulls;
        for (int i = 0; i < kAttributeKeys; ++i)
            nulls.push_back({AttributeKey(i), {}});
        return nulls;
    }();
    return all[size_t(key)];
}

/// Walks two sorted lists together; `onBoth` gets the pairs of one key.
template <typename OnLeft, typename OnRight, typename OnBoth>
void mergeByKey(std::span<const Attribute> left, std::span<const Attribute> right, OnLeft onLeft,
                OnRight onRight, OnBoth onBoth)
{
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() || r != right.end()) {
        if (r == right.end() || (l != left.end() && l->key < r->key))
            onLeft(*l++);
        else if (l == left.end() || r->key < l->key)
            onRight(*r++);
        else
            onBoth(*l++, *r++);
    }
}

constexpr auto kIgnore = [](const Attribute &) {};

} // namespace

AttributeScope scopeOf(AttributeKey key)
{
    return kFacts.at(size_t(key)).scope;
}

QLatin1StringView nameOf(AttributeKey key)
{
    return kFacts.at(size_t(key)).name;
}

std::optional<AttributeKey> attributeKeyNamed(QStringView name)
{
    const auto found = std::lower_bound(kFacts.begin(), kFacts.end(), name,
                                        [](const KeyFacts &f, QStringView n) { return f.name < n; });
    if (found == kFacts.end() || found->name != name)
        return std::nullopt;
    return AttributeKey(found - kFacts.begin());
}

/// Puts a set together out of attributes that stand somewhere else, without copying them: usually
/// the set exists already.
class AttributeUnion final
{
public:
    /// Keys in ascending order, each once.
    void take(const Attribute &attribute) { m_taken[m_size++] = &attribute; }
    AttributeSet set() const
    {
        if (m_size == 0)
            return {};
        return AttributeSet(AttributeTable::intern({m_taken.data(), m_size}));
    }

private:
    std::array<const Attribute *, kAttributeKeys> m_taken;
    size_t m_size = 0;
};

AttributeSet::AttributeSet(std::initializer_list<Attribute> attributes)
    : AttributeSet(fromList(std::vector<Attribute>(attributes)))
{
}

AttributeSet AttributeSet::fromList(std::vector<Attribute> attributes)
{
    const auto byKey = [](const Attribute &a, const Attribute &b) { return a.key < b.key; };
    if (!std::is_sorted(attributes.begin(), attributes.end(), byKey))
        std::stable_sort(attributes.begin(), attributes.end(), byKey);
    AttributeUnion sorted;
    for (size_t i = 0; i < attributes.size(); ++i) {
        if (i + 1 == attributes.size() || attributes[i + 1].key != attributes[i].key)
            sorted.take(attributes[i]);
    }
    return sorted.set();
}

void AttributeSet::share(const AttributeRecord *record) noexcept
{
    AttributeTable::share(record);
}

void AttributeSet::release(const AttributeRecord *record) noexcept
{
    AttributeTable::release(record);
}

std::span<const Attribute> AttributeSet::items() const &
{
    return m_record ? m_record->items() : std::span<const Attribute>();
}

KeyBits AttributeSet::recordKeys() const
{
    return m_record->keys();
}

KeyBits AttributeSet::recordNulls() const
{
    return m_record->nulls();
}

bool AttributeSet::holds(AttributeScope scope) const
{
    return (m_record->keys() & bitsOf(scope)) != 0;
}

const AttributeValue *AttributeSet::find(AttributeKey key) const
{
    if (!contains(key))
        return nullptr;
    const auto list = items();
    return &std::find_if(list.begin(), list.end(), [key](const Attribute &attribute) {
                return attribute.key == key;
            })->value;
}

bool AttributeSet::isOn(AttributeKey key) const
{
    const auto *value = find(key);
    return value && value->asBool() && *value->asBool();
}

QString AttributeSet::text(AttributeKey key) const
{
    const auto *value = find(key);
    return value && value->asString() ? *value->asString() : QString();
}

int AttributeSet::number(AttributeKey key) const
{
    const auto *value = find(key);
    return value && value->asInt() ? *value->asInt() : 0;
}

AttributeSet AttributeSet::with(AttributeKey key, AttributeValue value) const
{
    const Attribute added{key, std::move(value)};
    AttributeUnion all;
    const auto take = [&all](const Attribute &attribute) { all.take(attribute); };
    mergeByKey(items(), {&added, 1}, take, take,
               [&all](const Attribute &, const Attribute &later) { all.take(later); });
    return all.set();
}

namespace {

AttributeSet reducedTo(const AttributeSet &attributes, KeyBits keys)
{
    if ((attributes.keys() & keys) == attributes.keys())
        return attributes;
    AttributeUnion some;
    if (attributes.keys() & keys) {
        for (const auto &attribute : attributes.items()) {
            if ((keys >> quint8(attribute.key)) & 1)
                some.take(attribute);
        }
    }
    return some.set();
}

} // namespace

AttributeSet AttributeSet::without(AttributeKey key) const
{
    return reducedTo(*this, KeyBits(~(1U << quint8(key))));
}

AttributeSet AttributeSet::only(AttributeScope scope) const
{
    return reducedTo(*this, bitsOf(scope));
}

AttributeSet composeChanges(const AttributeSet &base, const AttributeSet &change)
{
    // Most of what follows is decided by the keys alone, without making a set.
    if ((base.keys() & change.keys()) == base.keys())
        return change;
    if (change.isEmpty())
        return base;
    AttributeUnion all;
    const auto take = [&all](const Attribute &a) { all.take(a); };
    mergeByKey(base.items(), change.items(), take, take,
               [&all](const Attribute &, const Attribute &later) { all.take(later); });
    return all.set();
}

AttributeSet applyChange(const AttributeSet &base, const AttributeSet &change, bool isNewline)
{
    const auto effective = KeyBits(change.keys() & bitsOfUnit(isNewline));
    if (effective == 0)
        return base;
    if (effective == change.keys() && change.nulls() == 0
        && (base.keys() & effective) == base.keys())
        return change;
    AttributeUnion all;
    const auto take = [&](const Attribute &a) {
        if (!a.value.isNull() && ((effective >> quint8(a.key)) & 1))
            all.take(a);
    };
    mergeByKey(
        base.items(), change.items(), [&all](const Attribute &a) { all.take(a); }, take,
        [&](const Attribute &old, const Attribute &later) {
            if ((effective >> quint8(later.key)) & 1)
                take(later);
            else
                all.take(old);
        });
    return all.set();
}

AttributeSet invertChange(const AttributeSet &change, const AttributeSet &base)
{
    AttributeUnion back;
    mergeByKey(
        base.items(), change.items(), kIgnore,
        [&back](const Attribute &set) {
            if (!set.value.isNull())
                back.take(nullOf(set.key));
        },
        [&back](const Attribute &old, const Attribute &set) {
            if (!(old.value == set.value))
                back.take(old);
        });
    return back.set();
}

AttributeSet changeBetween(const AttributeSet &from, const AttributeSet &to)
{
    if (from == to)
        return {};
    AttributeUnion change;
    mergeByKey(
        from.items(), to.items(),
        [&change](const Attribute &gone) { change.take(nullOf(gone.key)); },
        [&change](const Attribute &added) { change.take(added); },
        [&change](const Attribute &old, const Attribute &now) {
            if (!(old.value == now.value))
                change.take(now);
        });
    return change.set();
}

AttributeSet withoutKeysOf(const AttributeSet &change, const AttributeSet &winner)
{
    return reducedTo(change, KeyBits(~winner.keys()));
}

AttributeSet commonInline(const AttributeSet &left, const AttributeSet &right)
{
    if (left == right)
        return reducedTo(left, kInlineKeys);
    if ((left.keys() & right.keys() & kInlineKeys) == 0)
        return {};
    AttributeUnion common;
    mergeByKey(left.items(), right.items(), kIgnore, kIgnore,
               [&common](const Attribute &a, const Attribute &b) {
                   if (a.value == b.value && scopeOf(a.key) == AttributeScope::Inline)
                       common.take(a);
               });
    return common.set();
}

} // namespace syngraph
