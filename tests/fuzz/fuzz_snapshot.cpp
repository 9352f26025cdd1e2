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
    const auto document = decodeSnapshot(body + Sha256::of(body));
    if (!document)
        return;
    document->checkInvariants();
    const auto again = decodeSnapshot(encodeSnapshot(*document));
    FUZZ_CHECK(again && *again == *document && again->hash() == document->hash());
}

} // namespace syngraph
