#include "common/document/hash.h"

#include "common/base/sha256.h"
#include "common/document/attribute_bytes.h"
#include "common/document/canonical_bytes.h"

#include <QVarLengthArray>
#include <QtEndian>

namespace syngraph {

QByteArray documentHash(const Document &document)
{
    constexpr qsizetype kFlushBytes = 4096;
    Sha256 digest;
    QByteArray head;
    appendUInt32(head, quint32(document.length()));
    digest.add(head);
    visitUtf8(document, [&digest](QByteArrayView utf8) { digest.add(utf8); });
    QVarLengthArray<char, kFlushBytes> pending;
    AttributeByteCache bytes;
    document.visitAttributes([&](qsizetype length, const AttributeSet &attributes) {
        const auto wire = qToLittleEndian(quint32(length));
        const auto &set = bytes.of(attributes);
        if (pending.size() + qsizetype(sizeof wire) + set.size() > kFlushBytes) {
            digest.add(QByteArrayView(pending.constData(), pending.size()));
            pending.clear();
        }
        pending.append(reinterpret_cast<const char *>(&wire), qsizetype(sizeof wire));
        pending.append(set.constData(), set.size());
    });
    digest.add(QByteArrayView(pending.constData(), pending.size()));
    return digest.result();
}

} // namespace syngraph
