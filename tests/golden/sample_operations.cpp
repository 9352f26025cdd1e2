#include "tests/golden/sample_messages.h"

#include "common/base/random.h"
#include "common/ot/algebra.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRandomPairs = 60;
constexpr quint64 kTransformSeed = 20'240'101;
constexpr quint64 kComposeSeed = 20'240'102;

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kPlain = removal(AttributeKey::Bold);
const auto kRed = attribute(AttributeKey::Color, u"#ff0000"_s);
const auto kBlue = attribute(AttributeKey::Color, u"#0000ff"_s);
const auto kHeading = attribute(AttributeKey::Block, u"h1"_s);
const auto kRule = attribute(AttributeKey::Rule, true);

} // namespace

std::vector<OperationPair> samplePairsForTransform()
{
    std::vector<OperationPair> pairs{
        {u"inserts at one place"_s, delta(5, {keep(2), put(u"A")}), delta(5, {keep(2), put(u"B")})},
        {u"inserts apart"_s, delta(5, {keep(1), put(u"A")}), delta(5, {keep(3), put(u"B")})},
        {u"insert into deleted text"_s, delta(5, {keep(2), put(u"A")}),
         delta(5, {keep(1), drop(3)})},
        {u"insert at the start of deleted text"_s, delta(5, {keep(1), put(u"A")}),
         delta(5, {keep(1), drop(3)})},
        {u"both replace the same"_s, delta(5, {keep(1), put(u"A"), drop(2)}),
         delta(5, {keep(1), put(u"B"), drop(2)})},
        {u"deletes overlap"_s, delta(6, {keep(1), drop(3)}), delta(6, {keep(2), drop(3)})},
        {u"delete of formatted text"_s, delta(5, {keep(1), drop(2)}), delta(5, {keep(3, kBold)})},
        {u"one key, two values"_s, delta(5, {keep(3, kRed)}), delta(5, {keep(1), keep(3, kBlue)})},
        {u"set and removed"_s, delta(5, {keep(3, kBold)}), delta(5, {keep(3, kPlain)})},
        {u"two keys"_s, delta(5, {keep(3, kRed)}), delta(5, {keep(3, kBold)})},
        {u"insert inside a range that becomes bold"_s, delta(5, {keep(2), put(u"A")}),
         delta(5, {keep(1), keep(3, kBold)})},
        {u"insert at the edge of that range"_s, delta(5, {keep(1), put(u"A")}),
         delta(5, {keep(1), keep(3, kBold)})},
        {u"insert between two colours"_s, delta(5, {keep(2), put(u"A")}),
         delta(5, {keep(2, kRed), keep(2, kBlue)})},
        {u"new paragraph inside a range that becomes bold"_s, delta(5, {keep(2), put(u"A\nB")}),
         delta(5, {keep(1), keep(3, kBold)})},
        {u"paragraph attributes are not taken over"_s, delta(5, {keep(2), put(u"\n")}),
         delta(5, {keep(5, kHeading)})},
        {u"embed inside a range that becomes red"_s, delta(5, {keep(2), put(u"\ufffc", kRule)}),
         delta(5, {keep(4, kRed)})},
        {u"nothing"_s, Delta::identity(5), delta(5, {drop(1)})},
    };
    SeededRandom random(kTransformSeed);
    for (int i = 0; i < kRandomPairs; ++i) {
        const auto document = randomDocument(random);
        auto first = randomOperation(random, document);
        pairs.push_back({u"random %1"_s.arg(i), std::move(first), randomOperation(random, document)});
    }
    return pairs;
}

std::vector<OperationPair> samplePairsForCompose()
{
    std::vector<OperationPair> pairs{
        {u"typing on"_s, delta(3, {keep(1), put(u"a")}), delta(4, {keep(2), put(u"b")})},
        {u"insert taken back"_s, delta(3, {put(u"ab")}), delta(5, {drop(2)})},
        {u"delete, then insert"_s, delta(3, {drop(1)}), delta(2, {put(u"a")})},
        {u"format of an insert"_s, delta(3, {put(u"ab")}), delta(5, {keep(1, kBold)})},
        {u"format removed from an insert"_s, delta(3, {put(u"a", kBold)}), delta(4, {keep(1, kPlain)})},
        {u"removal stays in a retain"_s, delta(3, {keep(1, kBold)}), delta(3, {keep(1, kPlain)})},
        {u"later value"_s, delta(3, {keep(2, kRed)}), delta(3, {keep(1), keep(1, kBlue)})},
        {u"keys take effect on their units"_s, delta(1, {put(u"a\nb")}),
         delta(4, {keep(3, kBold.with(AttributeKey::Block, AttributeValue(u"h1"_s)))})},
    };
    SeededRandom random(kComposeSeed);
    for (int i = 0; i < kRandomPairs; ++i) {
        const auto document = randomDocument(random);
        auto first = randomOperation(random, document);
        auto second = randomOperation(random, compose(document, first));
        pairs.push_back({u"random %1"_s.arg(i), std::move(first), std::move(second)});
    }
    return pairs;
}

} // namespace syngraph
