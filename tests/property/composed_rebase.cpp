#include "tests/property/composed_rebase.h"

#include "common/ot/algebra.h"
#include "common/ot/delta_composer.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Writer { Log, Own };

/// Which of `text` is the base's.
bool isOfBase(QChar unit)
{
    return unit == kParagraphEnd || unit.isLower();
}

AttributeSet randomFormat(Random &random)
{
    switch (random.below(4)) {
    case 0:
        return attribute(AttributeKey::Bold, true);
    case 1:
        return removal(AttributeKey::Bold);
    case 2:
        return attribute(AttributeKey::Color, random.chance(0.5) ? u"#ff0000"_s : u"#0000ff"_s);
    default:
        return attribute(AttributeKey::Block, random.chance(0.5) ? u"h1"_s : u"ul"_s);
    }
}

class Author final
{
public:
    Author(Random &random, Writer writer, bool deletes)
        : m_random(random), m_next(writer == Writer::Log ? u'0' : u'A'), m_first(m_next),
          m_letters(writer == Writer::Log ? 10 : 26), m_deletes(deletes)
    {
    }

    Delta write(const Delta &document)
    {
        const auto text = document.insertedText();
        const auto length = text.size() - 1; // not behind the end
        const auto place = qsizetype(m_random.below(quint64(length) + 1));
        const auto range = length == place
            ? 0 : qsizetype(m_random.below(quint64(std::min<qsizetype>(length - place, 4)))) + 1;
        DeltaBuilder builder;
        builder.retain(place);
        switch (m_random.below(4)) {
        case 0:
        case 1: {
            const QChar letter(m_next);
            m_next = char16_t(m_first + (m_next - m_first + 1) % m_letters);
            builder.insert(QStringView(&letter, 1));
            break;
        }
        case 2:
            if (mayDelete(text.sliced(place, range)))
                builder.erase(range);
            break;
        case 3:
            builder.retain(range, randomFormat(m_random));
            break;
        }
        return builder.build(text.size());
    }

private:
    bool mayDelete(QStringView range) const
    {
        return std::none_of(range.begin(), range.end(), [this](QChar unit) {
            return unit == kParagraphEnd || (!m_deletes && isOfBase(unit));
        });
    }

    Random &m_random;
    char16_t m_next;
    char16_t m_first;
    int m_letters;
    bool m_deletes;
};

std::vector<Delta> rowOf(Random &random, Writer writer, Delta document, bool deletes)
{
    Author author(random, writer, deletes);
    std::vector<Delta> row;
    for (auto i = random.below(8) + 1; i > 0; --i) {
        row.push_back(author.write(document));
        document = compose(document, row.back());
    }
    return row;
}

/// What stands between two units of the base that are left, and the second of these units.
struct Gap
{
    QString log;
    QString own;
    QString both;
    AttributeSet baseAttributes;
    QChar base;
};

std::vector<Gap> gapsOf(const Delta &document)
{
    std::vector<Gap> gaps(1);
    for (const auto &component : document.components()) {
        for (const QChar unit : document.text(component)) {
            auto &gap = gaps.back();
            if (isOfBase(unit)) {
                gap.base = unit;
                gap.baseAttributes = component.attributes;
                gaps.emplace_back();
                continue;
            }
            (unit.isDigit() ? gap.log : gap.own) += unit;
            gap.both += unit;
        }
    }
    return gaps;
}

/// For each gap whether a unit of the base was deleted in it.
std::vector<bool> holesOf(const Delta &before, const std::vector<Gap> &gaps)
{
    std::vector<bool> holes;
    auto unit = before.insertedText().begin();
    for (const auto &gap : gaps) {
        bool hole = false;
        while (unit != before.insertedText().end() && *unit != gap.base) {
            hole = true;
            ++unit;
        }
        if (unit != before.insertedText().end())
            ++unit;
        holes.push_back(hole);
    }
    return holes;
}

QString report(QLatin1StringView what, const RebaseOutcome &outcome)
{
    QString text = what + u"\n  document "_s + describe(outcome.document);
    for (const auto &operation : outcome.log)
        text += u"\n  log "_s + describe(operation);
    for (const auto &operation : outcome.own)
        text += u"\n  own "_s + describe(operation);
    return text + u"\n  composed   "_s + describe(outcome.composed) + u"\n  one by one "_s
        + describe(outcome.oneByOne);
}

} // namespace

RebaseOutcome rebaseBothWays(Random &random, bool deletes)
{
    RebaseOutcome outcome;
    // No letter twice, so that a unit is known by it.
    DeltaBuilder builder;
    const QString letters = u"abcdefghijklmnop"_s.left(2 + qsizetype(random.below(9)));
    builder.insert(letters).insert(u"\n");
    outcome.document = builder.build();
    outcome.log = rowOf(random, Writer::Log, outcome.document, deletes);
    outcome.own = rowOf(random, Writer::Own, outcome.document, deletes);
    auto log = composeAll(outcome.log);
    auto own = composeAll(outcome.own);
    const auto afterLog = compose(outcome.document, log);
    transformPairInPlace(log, own);
    outcome.composed = compose(afterLog, own);
    auto rebased = outcome.own;
    auto passed = outcome.log;
    transformLists(passed, rebased);
    outcome.oneByOne = afterLog;
    for (const auto &operation : rebased)
        outcome.oneByOne = compose(outcome.oneByOne, operation);
    return outcome;
}

QString brokenEquality(const RebaseOutcome &outcome)
{
    if (textOf(outcome.composed) != textOf(outcome.oneByOne))
        return report("texts differ"_L1, outcome);
    return brokenLikeness(outcome);
}

QString brokenLikeness(const RebaseOutcome &outcome)
{
    const auto composed = gapsOf(outcome.composed);
    const auto oneByOne = gapsOf(outcome.oneByOne);
    if (composed.size() != oneByOne.size())
        return report("other units of the base"_L1, outcome);
    const auto holes = holesOf(outcome.document, composed);
    for (size_t i = 0; i < composed.size(); ++i) {
        const auto &a = composed[i];
        const auto &b = oneByOne[i];
        if (a.base != b.base || !(a.baseAttributes == b.baseAttributes))
            return report("other units of the base"_L1, outcome);
        if (a.log != b.log || a.own != b.own)
            return report("text lost or out of order"_L1, outcome);
        if (!holes[i] && a.both != b.both)
            return report("differs where nothing was deleted"_L1, outcome);
    }
    return {};
}

} // namespace syngraph
