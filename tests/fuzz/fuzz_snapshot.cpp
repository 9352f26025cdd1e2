// A snapshot from bytes. The checksum at its end is made right, or no mutation would get past it.

#include "common/document/digest.h"
#include "common/document/snapshot.h"
#include "tests/fuzz/fuzz_target.h"

namespace syngraph {

void fuzz(QByteArrayView input)
{
    (void)decodeSnapshot(input);
    const auto body = input.chopped(std::min<qsizetype>(input.size(), Digest::kBytes)).toByteArray();
    const auto document = decodeSnapshot(body + Digest::of(body));
    if (!document)
        return;
    document->checkInvariants();
    const auto again = decodeSnapshot(encodeSnapshot(*document));
    FUZZ_CHECK(again && *again == *document && again->hash() == document->hash());
}

} // namespace syngraph
