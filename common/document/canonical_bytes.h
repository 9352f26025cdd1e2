#pragma once

#include "common/document/attribute_bytes.h"
#include "common/document/document.h"

#include <QByteArrayView>
#include <QHash>

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
        auto known = m_bytes.constFind(key);
        if (known == m_bytes.constEnd())
            known = m_bytes.insert(key, attributeBytes(attributes));
        return *known;
    }

private:
    QHash<const Attribute *, QByteArray> m_bytes;
};

/// Calls `visit` for the text in UTF-8, piece by piece; the pieces are gone after the call.
void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit);

} // namespace syngraph
