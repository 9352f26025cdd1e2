// Two operations from bytes: decoded strictly, applied, transformed, composed, by value and on the
// spot, and inverted; and what shares its nodes with a document does not change when that does.
// Input: a byte that names the form, a byte with the length of the first operation, both operations.

#include "common/document/document.h"
#include "common/ot/algebra.h"
#include "common/ot/schema.h"
#include "common/protocol/codec.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/delta_rows.h"

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

/// A document of `length` units: letters, surrogate pairs, paragraphs of several kinds, embeds, some
/// of them equal side by side, and formats.
Delta documentOf(qsizetype length)
{
    DeltaBuilder builder;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet rule{{AttributeKey::Rule, AttributeValue(true)}};
    const AttributeSet image = bold.with(AttributeKey::Image,
                                         AttributeValue(QString(43, QChar(u'A'))));
    const AttributeSet heading{{AttributeKey::Block, AttributeValue(QStringLiteral("h2"))}};
    const AttributeSet item = AttributeSet{
        {AttributeKey::Block, AttributeValue(QStringLiteral("check"))},
        {AttributeKey::Checked, AttributeValue(true)}}.with(AttributeKey::Indent, AttributeValue(2));
    const AttributeSet paragraphs[] = {{}, heading, item};
    for (qsizetype at = 0; at + 1 < length;) {
        const auto left = length - 1 - at;
        if (at % 23 == 0) {
            builder.insert(u"\n", paragraphs[at / 23 % 3]);
        } else if (at % 31 == 9 || at % 31 == 10) {
            builder.insert(QStringView(&kEmbedUnit, 1), at % 2 ? rule : image);
        } else {
            const QStringView piece = at % 7 < 2 && left > 1 ? u"\U0001F600" : u"a";
            builder.insert(piece, at % 11 == 3 ? bold : AttributeSet());
            at += piece.size() - 1;
        }
        ++at;
    }
    builder.insert(u"\n", length % 2 ? heading : AttributeSet());
    return builder.build();
}

void composeBothWays(const Delta &first, const Delta &second)
{
    auto onTheSpot = first;
    composeInPlace(onTheSpot, second);
    FUZZ_CHECK(onTheSpot == compose(first, second));
    FUZZ_CHECK(onTheSpot.lastEdit() == compose(first, second).lastEdit());
}

void apply(const Delta &operation)
{
    const auto length = operation.baseLength();
    if (length < 1 || length > kMostBase)
        return;
    const auto base = documentOf(length);
    auto document = *Document::fromDelta(base);
    const auto before = document;
    const bool fits = document.check(operation).ok();
    if (!document.apply(operation)) {
        FUZZ_CHECK(!fits && document == before);
        return;
    }
    FUZZ_CHECK(fits);
    document.checkInvariants();
    before.checkInvariants();
    FUZZ_CHECK(before.toDelta() == base);
    FUZZ_CHECK(document.toDelta() == compose(base, operation));
    composeBothWays(base, operation);
    auto other = before; // goes its own way from the same nodes
    FUZZ_CHECK(other.apply(operation) && other == document && other.hash() == document.hash());
    const auto inverse = invert(operation, DeltaText(base));
    composeBothWays(operation, inverse);
    FUZZ_CHECK(document.applyUnlimited(inverse));
    document.checkInvariants();
    FUZZ_CHECK(document.toDelta() == base && document.hash() == before.hash());
    FUZZ_CHECK(other.toDelta() == compose(base, operation));
}

void meet(const Delta &earlier, const Delta &later)
{
    if (earlier.baseLength() != later.baseLength())
        return;
    auto first = earlier;
    auto second = later;
    transformPairInPlace(first, second);
    FUZZ_CHECK(compose(earlier, second) == compose(later, first));
    FUZZ_CHECK(first == transform(earlier, later, Order::Earlier));
    FUZZ_CHECK(second == transform(later, earlier, Order::Later));
    composeBothWays(earlier, second);
    composeBothWays(later, first);
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
