#include "tests/property/exhaustive.h"

#include "tests/support/delta_pieces.h"

#include <functional>

namespace syngraph {

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);
const AttributeSet kHeading = attribute(AttributeKey::Block, QStringLiteral("h1"));

/// One more copy of every builder in `unfinished` for each of `steps`.
template <typename Step>
void branch(std::vector<DeltaBuilder> &unfinished, const std::vector<Step> &steps)
{
    std::vector<DeltaBuilder> result;
    result.reserve(unfinished.size() * steps.size());
    for (const auto &builder : unfinished) {
        for (const auto &step : steps) {
            auto next = builder;
            step(next);
            result.push_back(std::move(next));
        }
    }
    unfinished = std::move(result);
}

using Step = std::function<void(DeltaBuilder &)>;

std::vector<Delta> finish(std::vector<DeltaBuilder> &unfinished, qsizetype baseLength)
{
    std::vector<Delta> result;
    for (auto &builder : unfinished) {
        auto delta = builder.build(baseLength);
        result.push_back(std::move(delta));
    }
    return result;
}

} // namespace

std::vector<Delta> allOperations(qsizetype length, const SmallAlphabet &alphabet)
{
    std::vector<Step> gap{[](DeltaBuilder &) {}};
    for (const auto &piece : alphabet.inserts) {
        gap.push_back([piece](DeltaBuilder &builder) {
            builder.insert(piece.insertedText(), piece.components()[0].attributes);
        });
    }
    std::vector<Step> lastUnit{[](DeltaBuilder &builder) { builder.retain(1); }};
    for (const auto &change : alphabet.changes)
        lastUnit.push_back([change](DeltaBuilder &builder) { builder.retain(1, change); });
    auto unit = lastUnit;
    unit.push_back([](DeltaBuilder &builder) { builder.erase(1); });

    std::vector<DeltaBuilder> unfinished(1);
    for (qsizetype i = 0; i < length; ++i) {
        branch(unfinished, gap);
        branch(unfinished, i + 1 == length ? lastUnit : unit);
    }
    return finish(unfinished, length);
}

std::vector<Delta> allDocuments(qsizetype length)
{
    const std::vector<Step> end{
        [](DeltaBuilder &builder) { builder.insert(u"\n"); },
        [](DeltaBuilder &builder) { builder.insert(u"\n", kHeading); },
    };
    auto unit = end;
    unit.push_back([](DeltaBuilder &builder) { builder.insert(u"a"); });
    unit.push_back([](DeltaBuilder &builder) { builder.insert(u"a", kBold); });
    std::vector<DeltaBuilder> unfinished(1);
    for (qsizetype i = 0; i < length; ++i)
        branch(unfinished, i + 1 == length ? end : unit);
    return finish(unfinished, 0);
}

SmallAlphabet fullAlphabet()
{
    return {{fragment(u"x"), fragment(u"x", kBold), fragment(u"\n"), fragment(u"\n", kHeading)},
            {kBold, removal(AttributeKey::Bold), kHeading, removal(AttributeKey::Block)}};
}

SmallAlphabet smallerAlphabet()
{
    return {{fragment(u"x"), fragment(u"\n", kHeading)},
            {kBold, removal(AttributeKey::Bold)
                        .with(AttributeKey::Block, AttributeValue(QStringLiteral("h1")))}};
}

SmallAlphabet smallestAlphabet()
{
    return {{fragment(u"x")}, {kBold}};
}

SmallAlphabet twoAttributes()
{
    return {{fragment(u"x")}, {kBold, kHeading}};
}

} // namespace syngraph
