#include "common/ot/attribute_table.h"

#include "common/base/check.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

constexpr size_t kParts = 16;
constexpr size_t kFewestBuckets = 16;

size_t hashOf(const AttributeValue &value, size_t seed)
{
    if (const auto *text = value.asString())
        return qHash(QStringView(*text), seed);
    if (const auto *number = value.asInt())
        return qHash(*number, seed);
    const auto *flag = value.asBool();
    return seed + (flag ? 1 + size_t(*flag) : 0);
}

size_t hashOf(std::span<const Attribute *const> attributes)
{
    const size_t seed = QHashSeed::globalSeed();
    size_t hash = seed;
    for (const auto *attribute : attributes) {
        hash ^= hashOf(attribute->value, seed + size_t(attribute->key));
        hash *= 0x9e37'79b9'7f4a'7c15u;
        hash ^= hash >> 32;
    }
    return hash;
}

} // namespace

struct alignas(64) AttributeTable::Part
{
    std::atomic_flag busy;
    size_t count = 0;
    std::vector<AttributeRecord *> buckets = std::vector<AttributeRecord *>(kFewestBuckets);

    AttributeRecord *&bucketOf(size_t hash)
    {
        return buckets[(hash / kParts) & (buckets.size() - 1)];
    }
};

namespace {

/// Holds a part. Whoever finds it taken sleeps until it is free.
class Hold final
{
public:
    explicit Hold(std::atomic_flag &busy) : m_busy(busy)
    {
        while (m_busy.test_and_set(std::memory_order_acquire))
            m_busy.wait(true, std::memory_order_relaxed);
    }
    ~Hold()
    {
        m_busy.clear(std::memory_order_release);
        m_busy.notify_one();
    }
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;

private:
    std::atomic_flag &m_busy;
};

} // namespace

AttributeRecord::AttributeRecord(std::span<const Attribute *const> sorted, size_t hash)
    : m_hash(hash)
{
    m_items.reserve(sorted.size());
    for (const auto *attribute : sorted) {
        const auto bit = AttributeSet::KeyBits(1U << quint8(attribute->key));
        SYNGRAPH_CHECK(m_keys < bit); // sorted, each key once
        m_keys |= bit;
        m_nulls |= attribute->value.isNull() ? bit : AttributeSet::KeyBits(0);
        m_items.push_back(*attribute);
    }
}

AttributeTable::Part &AttributeTable::partOf(size_t hash)
{
    // Never taken down: sets in static variables of other files may go later than it would.
    static auto &parts = *new std::array<Part, kParts>;
    return parts[hash % kParts];
}

AttributeRecord *AttributeTable::find(Part &part, size_t hash,
                                      std::span<const Attribute *const> sorted)
{
    const auto same = [](const Attribute &have, const Attribute *wanted) {
        return have == *wanted;
    };
    for (auto *record = part.bucketOf(hash); record; record = record->m_next) {
        const auto &items = record->m_items;
        if (record->m_hash == hash
            && std::equal(items.begin(), items.end(), sorted.begin(), sorted.end(), same))
            return record;
    }
    return nullptr;
}

void AttributeTable::rehash(Part &part, size_t buckets)
{
    std::vector<AttributeRecord *> old(buckets);
    old.swap(part.buckets);
    for (auto *record : old) {
        while (record) {
            auto *const next = record->m_next;
            auto *&bucket = part.bucketOf(record->m_hash);
            record->m_next = std::exchange(bucket, record);
            record = next;
        }
    }
}

/// Gives memory back where that takes none: too many buckets are as good as few.
void AttributeTable::shrink(Part &part) noexcept
{
    try {
        rehash(part, part.buckets.size() / 2);
    } catch (const std::bad_alloc &) {
    }
}

const AttributeRecord *AttributeTable::intern(std::span<const Attribute *const> sorted)
{
    const auto hash = hashOf(sorted);
    auto &part = partOf(hash);
    const Hold hold(part.busy);
    if (auto *known = find(part, hash, sorted)) {
        share(known);
        return known;
    }
    if (part.count >= part.buckets.size())
        rehash(part, part.buckets.size() * 2);
    auto *const record = new AttributeRecord(sorted, hash);
    auto *&bucket = part.bucketOf(hash);
    record->m_next = std::exchange(bucket, record);
    ++part.count;
    return record;
}

void AttributeTable::release(const AttributeRecord *record) noexcept
{
    auto references = record->m_references.load(std::memory_order_relaxed);
    while (references > 1) {
        if (record->m_references.compare_exchange_weak(references, references - 1,
                                                       std::memory_order_release,
                                                       std::memory_order_relaxed))
            return;
    }
    // The last reference goes under the lock alone: nobody can find the record in between.
    auto &part = partOf(record->m_hash);
    {
        const Hold hold(part.busy);
        if (record->m_references.fetch_sub(1, std::memory_order_acq_rel) > 1)
            return;
        auto **place = &part.bucketOf(record->m_hash);
        while (*place != record)
            place = &(*place)->m_next;
        *place = record->m_next;
        --part.count;
        if (part.buckets.size() > kFewestBuckets && part.count < part.buckets.size() / 8)
            shrink(part);
    }
    delete record;
}

size_t AttributeTable::size()
{
    size_t sum = 0;
    for (size_t i = 0; i < kParts; ++i) {
        auto &part = partOf(i);
        const Hold hold(part.busy);
        sum += part.count;
    }
    return sum;
}

} // namespace syngraph
