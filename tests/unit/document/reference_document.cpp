#include "tests/unit/document/reference_document.h"

#include "common/ot/schema.h"

#include <algorithm>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace syngraph {

namespace {

const AttributeValue kOn(true);
const auto kImageId = QString(43, u'A');

AttributeSet randomParagraphSet(Random &random)
{
    switch (random.below(5)) {
    case 0:
        return {{AttributeKey::Block, AttributeValue(u"h1"_s)}};
    case 1:
        return {{AttributeKey::Block, AttributeValue(u"ul"_s)},
                {AttributeKey::Indent, AttributeValue(2)}};
    case 2:
        return {{AttributeKey::Align, AttributeValue(u"right"_s)}};
    default:
        return {};
    }
}

void insertRandom(Random &random, DeltaBuilder &builder, qsizetype longest)
{
    const auto kind = random.below(10);
    if (kind == 0) {
        auto attributes = randomInlineSet(random);
        attributes = random.chance(0.5)
            ? attributes.with(AttributeKey::Rule, kOn)
            : attributes.with(AttributeKey::Image, AttributeValue(kImageId));
        builder.insert(u"\xfffc", attributes);
    } else if (kind == 1) {
        builder.insert(QString(qsizetype(random.between(1, 3)), u'\n'), randomParagraphSet(random));
    } else if (kind <= 5) {
        auto text = randomText(random, random.between(1, longest));
        text.replace(u'\n', u'-');
        builder.insert(text, randomInlineSet(random));
    } else {
        builder.insert(randomText(random, random.between(1, longest)));
    }
}

} // namespace

void ReferenceDocument::apply(const Delta &operation, Authorship authorship)
{
    QString text;
    std::vector<AttributeSet> attributes;
    std::vector<Authorship> authors;
    qsizetype position = 0;
    const auto keep = [&](qsizetype length, const AttributeSet &change) {
        const auto author = m_authors.begin() + position;
        authors.insert(authors.end(), author, author + length);
        if (change.isEmpty()) {
            const auto from = m_attributes.begin() + position;
            text += QStringView(m_text).sliced(position, length);
            attributes.insert(attributes.end(), from, from + length);
            position += length;
            return;
        }
        for (; length > 0; --length, ++position) {
            text += m_text[position];
            const auto &old = m_attributes[size_t(position)];
            attributes.push_back(applyChange(old, change, m_text[position] == u'\n'));
        }
    };
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        switch (component.kind) {
        case Delta::Kind::Retain:
            keep(length, component.attributes);
            break;
        case Delta::Kind::Insert:
            text += operation.text(component);
            attributes.resize(attributes.size() + size_t(length), component.attributes);
            authors.resize(authors.size() + size_t(length), authorship);
            break;
        case Delta::Kind::Delete:
            position += length;
            break;
        }
    }
    keep(m_text.size() - position, {});
    m_text = text;
    m_attributes = std::move(attributes);
    m_authors = std::move(authors);
}

qsizetype ReferenceDocument::outsideOfPairs(qsizetype position) const
{
    const bool inside = position > 0 && position < m_text.size()
        && m_text[position].isLowSurrogate();
    return inside ? position - 1 : position;
}

QString ReferenceDocument::difference(const Document &document) const
{
    if (document.length() != length())
        return u"length %1 instead of %2"_s.arg(document.length()).arg(length());
    QString found = differenceOfMarks(document);
    if (found.isEmpty())
        found = differenceOfAuthors(document);
    qsizetype position = 0;
    document.visitRuns(0, length(), [&](QStringView text, const AttributeSet &attributes) {
        if (found.isEmpty() && text != QStringView(m_text).sliced(position, text.size()))
            found = u"text differs in the piece at %1"_s.arg(position);
        if (!found.isEmpty())
            return;
        const auto from = m_attributes.begin() + position;
        const auto wrong = std::find_if(from, from + text.size(), [&](const AttributeSet &set) {
            return !(set == attributes);
        });
        if (wrong != from + text.size())
            found = u"attributes differ at %1"_s.arg(wrong - m_attributes.begin());
        position += text.size();
    });
    if (found.isEmpty() && position != length())
        found = u"runs end at %1"_s.arg(position);
    return found;
}

QString ReferenceDocument::differenceOfMarks(const Document &document) const
{
    if (document.paragraphCount() != m_text.count(u'\n'))
        return u"paragraph count %1"_s.arg(document.paragraphCount());
    if (document.embedCount() != m_text.count(QChar(kEmbedUnit)))
        return u"embed count %1"_s.arg(document.embedCount());
    qsizetype position = -1;
    for (qsizetype embed = 0; embed < std::min<qsizetype>(document.embedCount(), 3); ++embed) {
        position = m_text.indexOf(QChar(kEmbedUnit), position + 1);
        if (document.embedPosition(embed) != position)
            return u"embed %1 is elsewhere"_s.arg(embed);
    }
    return {};
}

QString ReferenceDocument::differenceOfAuthors(const Document &document) const
{
    QString found;
    qsizetype position = 0;
    std::optional<Authorship> last;
    document.visitAuthors(0, length(), [&](qsizetype units, Authorship authorship) {
        const auto from = m_authors.begin() + position;
        if (last == authorship)
            found = u"runs of authors not merged at %1"_s.arg(position);
        else if (std::any_of(from, from + units, [&](auto a) { return a != authorship; }))
            found = u"authors differ from %1 on"_s.arg(position);
        last = authorship;
        position += units;
    });
    if (found.isEmpty() && position != length())
        found = u"runs of authors end at %1"_s.arg(position);
    return found;
}

Delta ReferenceDocument::toDelta() const
{
    DeltaBuilder builder;
    for (qsizetype i = 0; i < m_text.size(); ++i)
        builder.insert(QStringView(m_text).sliced(i, 1), m_attributes[size_t(i)]);
    return builder.build();
}

AttributeSet randomInlineSet(Random &random)
{
    AttributeSet set;
    if (random.chance(0.3))
        set = set.with(AttributeKey::Bold, kOn);
    if (random.chance(0.2))
        set = set.with(AttributeKey::Italic, kOn);
    if (random.chance(0.2))
        set = set.with(AttributeKey::Color,
                       AttributeValue(random.chance(0.5) ? u"#ff0000"_s : u"#00ff00"_s));
    return set;
}

AttributeSet randomChange(Random &random)
{
    AttributeSet set = randomInlineSet(random);
    if (random.chance(0.3))
        set = set.with(AttributeKey::Bold, AttributeValue());
    if (random.chance(0.2))
        set = set.with(AttributeKey::Color, AttributeValue());
    if (random.chance(0.3))
        set = set.with(AttributeKey::Block,
                       random.chance(0.5) ? AttributeValue() : AttributeValue(u"quote"_s));
    return set.isEmpty() ? AttributeSet{{AttributeKey::Underline, kOn}} : set;
}

QString randomText(Random &random, qsizetype length)
{
    QString text;
    while (text.size() < length) {
        const auto kind = random.below(40);
        if (kind < 2)
            text += u'\n';
        else if (kind < 6 && text.size() + 2 <= length)
            text += u"\U0001f600"_s;
        else if (kind < 9)
            text += QChar(char16_t(0x4e00 + random.below(50)));
        else
            text += QChar(char16_t(u'a' + random.below(26)));
    }
    return text;
}

Delta randomOperation(Random &random, const ReferenceDocument &base, const OperationShape &shape)
{
    DeltaBuilder builder;
    const auto last = base.length() - 1; // the final "\n" may be formatted, no more
    const auto edits = random.between(1, shape.mostEdits);
    const auto weights = shape.insertWeight + shape.deleteWeight + shape.formatWeight;
    for (qint64 i = 0; i < edits; ++i) {
        const auto position = base.outsideOfPairs(random.between(builder.consumed(), last));
        builder.retain(std::max(position, builder.consumed()) - builder.consumed());
        const auto upTo = [&](qsizetype longest, qsizetype end) {
            const auto to = std::min(builder.consumed() + random.between(1, longest), end);
            return std::max(base.outsideOfPairs(to), builder.consumed()) - builder.consumed();
        };
        const auto kind = qint64(random.below(quint64(weights)));
        if (kind < shape.insertWeight)
            insertRandom(random, builder, shape.longestInsert);
        else if (kind < shape.insertWeight + shape.deleteWeight)
            builder.erase(upTo(shape.longestDelete, last));
        else
            builder.retain(upTo(shape.longestFormat, base.length()), randomChange(random));
        if (builder.consumed() >= last)
            break;
    }
    return builder.build(base.length());
}

} // namespace syngraph
