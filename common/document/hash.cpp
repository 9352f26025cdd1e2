#include "common/document/hash.h"

#include "common/base/sha256.h"
#include "common/document/attribute_bytes.h"
#include "common/document/canonical_bytes.h"

namespace syngraph {

QByteArray documentHash(const Document &document)
{
    constexpr qsizetype kFlushBytes = 4096;
    Sha256 digest;
    QByteArray pending;
    appendUInt32(pending, quint32(document.length()));
    digest.add(pending);
    visitUtf8(document, [&digest](QByteArrayView utf8) { digest.add(utf8); });
    pending.clear();
    pending.reserve(2 * kFlushBytes);
    AttributeByteCache bytes;
    document.visitAttributes([&](qsizetype length, const AttributeSet &attributes) {
        appendUInt32(pending, quint32(length));
        pending += bytes.of(attributes);
        if (pending.size() >= kFlushBytes) {
            digest.add(pending);
            pending.resize(0);
        }
    });
    digest.add(pending);
    return digest.result();
}

} // namespace syngraph
