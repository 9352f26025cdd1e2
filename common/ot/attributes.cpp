#include "common/ot/attributes.h"

#include "common/base/check.h"

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

bool takesEffect(AttributeKey key, bool isNewline)
{
    const auto scope = scopeOf(key);
    return isNewline ? scope == AttributeScope::Paragraph : scope != AttributeScope::Paragraph;
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

AttributeSet::AttributeSet(std::vector<Attribute> sorted)
{
    if (!sorted.empty()) {
        m_data = new Data;
        m_data->attributes = std::move(sorted);
    }
}

AttributeSet::AttributeSet(std::initializer_list<Attribute> attributes)
    : AttributeSet(fromList(std::vector<Attribute>(attributes)))
{
}

AttributeSet AttributeSet::fromList(std::vector<Attribute> attributes)
{
    const auto byKey = [](const Attribute &a, const Attribute &b) { return a.key < b.key; };
    if (!std::is_sorted(attributes.begin(), attributes.end(), byKey))
        std::stable_sort(attributes.begin(), attributes.end(), byKey);
    std::vector<Attribute> unique;
    unique.reserve(attributes.size());
    for (auto &attribute : attributes) {
        if (!unique.empty() && unique.back().key == attribute.key)
            unique.back() = std::move(attribute);
        else
            unique.push_back(std::move(attribute));
    }
    return AttributeSet(std::move(unique));
}

std::span<const Attribute> AttributeSet::items() const &
{
    return m_data ? std::span<const Attribute>(m_data->attributes) : std::span<const Attribute>();
}

const AttributeValue *AttributeSet::find(AttributeKey key) const
{
    for (const auto &attribute : items()) {
        if (attribute.key == key)
            return &attribute.value;
    }
    return nullptr;
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
    std::vector<Attribute> list(items().begin(), items().end());
    list.push_back({key, std::move(value)});
    return fromList(std::move(list));
}

AttributeSet AttributeSet::without(AttributeKey key) const
{
    if (!contains(key))
        return *this;
    std::vector<Attribute> list;
    for (const auto &attribute : items()) {
        if (attribute.key != key)
            list.push_back(attribute);
    }
    return AttributeSet(std::move(list));
}

AttributeSet AttributeSet::only(AttributeScope scope) const
{
    std::vector<Attribute> list;
    for (const auto &attribute : items()) {
        if (scopeOf(attribute.key) == scope)
            list.push_back(attribute);
    }
    return list.size() == items().size() ? *this : AttributeSet(std::move(list));
}

bool AttributeSet::equalItems(const AttributeSet &other) const
{
    return m_data && other.m_data && m_data->attributes == other.m_data->attributes;
}

AttributeSet composeChanges(const AttributeSet &base, const AttributeSet &change)
{
    if (base.isEmpty())
        return change;
    if (change.isEmpty())
        return base;
    std::vector<Attribute> list;
    const auto take = [&list](const Attribute &a) { list.push_back(a); };
    mergeByKey(base.items(), change.items(), take, take,
               [&list](const Attribute &, const Attribute &later) { list.push_back(later); });
    return AttributeSet::fromList(std::move(list));
}

AttributeSet applyChange(const AttributeSet &base, const AttributeSet &change, bool isNewline)
{
    if (change.isEmpty())
        return base;
    std::vector<Attribute> list;
    const auto take = [&](const Attribute &a) {
        if (!a.value.isNull() && takesEffect(a.key, isNewline))
            list.push_back(a);
    };
    mergeByKey(
        base.items(), change.items(), [&](const Attribute &a) { list.push_back(a); }, take,
        [&](const Attribute &old, const Attribute &later) {
            if (takesEffect(later.key, isNewline))
                take(later);
            else
                list.push_back(old);
        });
    return AttributeSet::fromList(std::move(list));
}

AttributeSet invertChange(const AttributeSet &change, const AttributeSet &base)
{
    std::vector<Attribute> list;
    mergeByKey(
        base.items(), change.items(), kIgnore,
        [&list](const Attribute &set) {
            if (!set.value.isNull())
                list.push_back({set.key, AttributeValue()});
        },
        [&list](const Attribute &old, const Attribute &set) {
            if (!(old.value == set.value))
                list.push_back(old);
        });
    return AttributeSet::fromList(std::move(list));
}

AttributeSet changeBetween(const AttributeSet &from, const AttributeSet &to)
{
    if (from == to)
        return {};
    std::vector<Attribute> list;
    mergeByKey(
        from.items(), to.items(),
        [&list](const Attribute &gone) { list.push_back({gone.key, AttributeValue()}); },
        [&list](const Attribute &added) { list.push_back(added); },
        [&list](const Attribute &old, const Attribute &now) {
            if (!(old.value == now.value))
                list.push_back(now);
        });
    return AttributeSet::fromList(std::move(list));
}

AttributeSet withoutKeysOf(const AttributeSet &change, const AttributeSet &winner)
{
    if (change.isEmpty() || winner.isEmpty())
        return change;
    std::vector<Attribute> list;
    mergeByKey(
        change.items(), winner.items(), [&list](const Attribute &a) { list.push_back(a); },
        kIgnore, [](const Attribute &, const Attribute &) {});
    return list.size() == change.items().size() ? change : AttributeSet::fromList(std::move(list));
}

AttributeSet commonInline(const AttributeSet &left, const AttributeSet &right)
{
    if (left.isEmpty() || right.isEmpty())
        return {};
    std::vector<Attribute> list;
    mergeByKey(left.items(), right.items(), kIgnore, kIgnore,
               [&list](const Attribute &a, const Attribute &b) {
                   if (a.value == b.value && scopeOf(a.key) == AttributeScope::Inline)
                       list.push_back(a);
               });
    return AttributeSet::fromList(std::move(list));
}

} // namespace syngraph
