// A snapshot from bytes. The checksum at its end is made right, or no mutation would get past it.

#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "tests/fuzz/fuzz_target.h"

namespace syngraph {

void fuzz(QByteArrayView input)
{
    (void)decodeSnapshot(input);
    const auto sealBytes = std::min<qsizetype>(input.size(), Sha256::kBytes);
    const auto body = input.chopped(sealBytes).toByteArray();
    const auto sealed = body + Sha256::of(body);
    const auto document = decodeSnapshot(sealed);
    if (!document)
        return;
    document->checkInvariants();
    const auto written = encodeSnapshot(*document);
    const auto again = decodeSnapshot(written);
    FUZZ_CHECK(again && *again == *document && again->hash() == document->hash());
    // Bytes also tell of authors, which neither equality nor the hash looks at. There is one way to
    // write a document: what was read is that, unless it came from an older version.
    constexpr qsizetype kVersionAt = 4;
    FUZZ_CHECK(encodeSnapshot(*again) == written);
    FUZZ_CHECK(sealed[kVersionAt] != written[kVersionAt] || sealed == written);
}

} // namespace syngraph
