#include "common/document/hash.h"

#include "common/document/canonical_bytes.h"

#include <QCryptographicHash>

namespace syngraph {

QByteArray documentHash(const Document &document)
{
    constexpr qsizetype kFlushBytes = 4096;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray pending;
    appendUInt32(pending, quint32(document.length()));
    hash.addData(pending);
    visitUtf8(document, [&hash](QByteArrayView utf8) { hash.addData(utf8); });
    pending.clear();
    visitMaximalRuns(document, [&](qsizetype length, const AttributeSet &attributes) {
        appendUInt32(pending, quint32(length));
        pending += attributeBytes(attributes);
        if (pending.size() >= kFlushBytes) {
            hash.addData(pending);
            pending.resize(0);
        }
    });
    hash.addData(pending);
    return hash.result();
}

} // namespace syngraph
