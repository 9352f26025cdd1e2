// Two operations from bytes: decoded strictly, applied, transformed, composed and inverted.
// Input: a byte that names the form, a byte with the length of the first operation, both operations.

#include "common/document/document.h"
#include "common/ot/algebra.h"
#include "common/ot/schema.h"
#include "common/protocol/codec.h"
#include "tests/fuzz/fuzz_target.h"

#include <optional>

namespace syngraph {

namespace {

constexpr qsizetype kMostBase = 20'000;

std::optional<Delta> decoded(QByteArrayView bytes, WireFormat form)
{
    const auto delta = decodeDelta(bytes, DeltaParser::Bounds::Operation, form);
    if (!delta)
        return std::nullopt;
    FUZZ_CHECK(validateSchema(*delta));
    const auto again = encodeDelta(*delta, form);
    // CBOR has one spelling for each operation; JSON has spaces and orders.
    FUZZ_CHECK(form == WireFormat::Json || again == bytes.toByteArray());
    const auto back = decodeDelta(again, DeltaParser::Bounds::Operation, form);
    FUZZ_CHECK(back && *back == *delta);
    return *delta;
}

/// A document of `length` units: letters, surrogate pairs, paragraphs and formats.
Delta documentOf(qsizetype length)
{
    DeltaBuilder builder;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    for (qsizetype at = 0; at + 1 < length;) {
        const auto left = length - 1 - at;
        const QStringView piece = at % 23 == 0 ? u"\n" : at % 7 < 2 && left > 1 ? u"\U0001F600" : u"a";
        builder.insert(piece, at % 11 == 3 && piece != u"\n" ? bold : AttributeSet());
        at += piece.size();
    }
    builder.insert(u"\n");
    return builder.build();
}

void apply(const Delta &operation)
{
    const auto length = operation.baseLength();
    if (length < 1 || length > kMostBase)
        return;
    const auto base = documentOf(length);
    auto document = *Document::fromDelta(base);
    if (!document.apply(operation))
        return;
    document.checkInvariants();
    FUZZ_CHECK(document.toDelta() == compose(base, operation));
    const auto inverse = invert(operation, DeltaText(base));
    FUZZ_CHECK(document.applyUnlimited(inverse));
    FUZZ_CHECK(document.toDelta() == base);
}

void meet(const Delta &earlier, const Delta &later)
{
    if (earlier.baseLength() != later.baseLength())
        return;
    auto first = earlier;
    auto second = later;
    transformPairInPlace(first, second);
    FUZZ_CHECK(compose(earlier, second) == compose(later, first));
    const auto length = earlier.baseLength();
    for (const auto place : {qsizetype(0), length / 2, length}) {
        const auto mapped = mapPosition(earlier, place, Stickiness::Left);
        FUZZ_CHECK(mapped >= 0 && mapped <= earlier.targetLength());
        FUZZ_CHECK(mapped <= mapPosition(earlier, place, Stickiness::Right));
    }
}

} // namespace

void fuzz(QByteArrayView input)
{
    if (input.size() < 2)
        return;
    const auto form = input[0] & 1 ? WireFormat::Json : WireFormat::Cbor;
    const auto rest = input.sliced(2);
    const auto split = std::min<qsizetype>(quint8(input[1]), rest.size());
    const auto first = decoded(rest.first(split), form);
    const auto second = decoded(rest.sliced(split), form);
    if (first)
        apply(*first);
    if (second)
        apply(*second);
    if (first && second)
        meet(*first, *second);
}

} // namespace syngraph
