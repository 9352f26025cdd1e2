// Messages of the sub-protocol from bytes, in both forms and both directions.
// Input: a byte that names form and direction, the message.

#include "common/protocol/codec.h"
#include "tests/fuzz/fuzz_target.h"

namespace syngraph {

namespace {

template <typename Decode>
void roundTrip(QByteArrayView bytes, WireFormat form, Decode decode)
{
    const auto message = decode(bytes, form);
    if (!message)
        return;
    // The bytes may be others: fields and error codes of later versions are passed over.
    const auto again = encode(*message, form);
    const auto back = decode(again, form);
    FUZZ_CHECK(back && *back == *message);
    // What one form can say the other can.
    const auto other = form == WireFormat::Json ? WireFormat::Cbor : WireFormat::Json;
    const auto translated = decode(encode(*message, other), other);
    FUZZ_CHECK(translated && *translated == *message);
}

} // namespace

void fuzz(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const auto form = input[0] & 1 ? WireFormat::Json : WireFormat::Cbor;
    const auto bytes = input.sliced(1);
    if (input[0] & 2) {
        roundTrip(bytes, form, decodeServerMessage);
    } else {
        roundTrip(bytes, form, decodeClientMessage);
        (void)sequenceOfSubmit(bytes, form);
    }
}

} // namespace syngraph
