#pragma once

#include "common/document/attribute_bytes.h"
#include "common/document/document.h"

#include <QByteArrayView>
#include <QHash>

#include <array>
#include <functional>

namespace syngraph {

/// attributeBytes() of one set after another: of each set of a document it makes them once.
class AttributeByteCache final
{
public:
    /// Good until the next call. The set outlives the cache: it is known by its address.
    const QByteArray &of(const AttributeSet &attributes)
    {
        const auto *const key = attributes.items().data();
        auto &recent = m_recent[(quintptr(key) / sizeof(Attribute)) % m_recent.size()];
        if (recent.key != key || recent.bytes.isEmpty()) {
            auto known = m_bytes.constFind(key);
            if (known == m_bytes.constEnd())
                known = m_bytes.insert(key, attributeBytes(attributes));
            recent = {key, *known};
        }
        return recent.bytes;
    }

private:
    struct Recent
    {
        const Attribute *key = nullptr;
        QByteArray bytes;
    };
    QHash<const Attribute *, QByteArray> m_bytes;
    std::array<Recent, 32> m_recent; ///< most runs have a set that was met a moment ago
};

/// Calls `visit` for the text in UTF-8, piece by piece; the pieces are gone after the call.
void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit);

} // namespace syngraph
