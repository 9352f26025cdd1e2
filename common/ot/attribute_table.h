#pragma once

#include "common/ot/attributes.h"

#include <atomic>

namespace syngraph {

/// One set of attributes that exists somewhere in the process; equal sets are one record. Made and
/// counted by the functions below alone.
class AttributeRecord final
{
public:
    std::span<const Attribute> items() const { return m_items; }
    AttributeSet::KeyBits keys() const { return m_keys; }
    AttributeSet::KeyBits nulls() const { return m_nulls; }

private:
    friend class AttributeTable;
    explicit AttributeRecord(std::span<const Attribute *const> sorted, size_t hash);

    mutable std::atomic<quint32> m_references = 1;
    AttributeSet::KeyBits m_keys = 0;
    AttributeSet::KeyBits m_nulls = 0;
    const size_t m_hash;
    AttributeRecord *m_next = nullptr; ///< of the same bucket
    std::vector<Attribute> m_items;
};

/// The records of the process. A record leaves with its last set, so a peer that makes up ever new
/// colours costs no more than the documents that show them, and the hash is seeded, so it cannot
/// aim at one bucket.
///
/// Thread: any. Sixteen parts, each behind a lock of its own that is held for one look-up: threads
/// meet only when they make or drop a set at the same time in the same part. Copies and
/// comparisons take no lock.
class AttributeTable final
{
public:
    /// The record of `sorted` (by key, each key once, not empty), with one reference for the caller.
    static const AttributeRecord *intern(std::span<const Attribute *const> sorted);
    static void share(const AttributeRecord *record) noexcept
    {
        record->m_references.fetch_add(1, std::memory_order_relaxed);
    }
    static void release(const AttributeRecord *record) noexcept;

    /// How many records there are. For tests: counts part by part, so only roughly true while other
    /// threads are at it.
    static size_t size();

private:
    struct Part;
    static Part &partOf(size_t hash);
    static AttributeRecord *find(Part &part, size_t hash,
                                 std::span<const Attribute *const> sorted);
    /// All of it or, when memory runs out, nothing.
    static void rehash(Part &part, size_t buckets);
    static void shrink(Part &part) noexcept;
};

} // namespace syngraph
