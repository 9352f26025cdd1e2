#include "common/document/hash.h"

#include "common/base/sha256.h"
#include "common/document/attribute_bytes.h"
#include "common/document/canonical_bytes.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

constexpr qsizetype kBufferBytes = 16 * 1024;

} // namespace

QByteArray documentHash(const Document &document)
{
    Sha256 digest;
    QByteArray head;
    appendUInt32(head, quint32(document.length()));
    digest.add(head);
    visitUtf8(document, [&digest](QByteArrayView utf8) { digest.add(utf8); });
    std::array<char, kBufferBytes> buffer;
    char *at = buffer.data();
    AttributeByteCache bytes;
    document.visitAttributes([&](qsizetype length, const AttributeSet &attributes) {
        const auto &set = bytes.of(attributes);
        const auto needed = qsizetype(sizeof(quint32)) + set.size();
        if (buffer.data() + kBufferBytes - at < needed) {
            digest.add(QByteArrayView(buffer.data(), at));
            at = buffer.data();
        }
        qToLittleEndian(quint32(length), at);
        at += sizeof(quint32);
        if (needed <= kBufferBytes) {
            at = std::copy(set.begin(), set.end(), at);
            return;
        }
        digest.add(QByteArrayView(buffer.data(), at)).add(set);
        at = buffer.data();
    });
    digest.add(QByteArrayView(buffer.data(), at));
    return digest.result();
}

} // namespace syngraph
