#include "tests/support/delta_generator.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

// Few letters, so that neighbours are often equal and cuts are ambiguous.
constexpr std::array kNarrow{u"a", u"b", u"b", u" ", u"x"};
constexpr std::array kWide{
    u"\U0001F600",                                 // one pair
    u"\U0001F468\u200D\U0001F469\u200D\U0001F467", // a family joined by ZWJ
    u"\U0001F44D\U0001F3FD",                       // skin tone
    u"\U0001F1E9\U0001F1EA",                       // a flag of two regional indicators
    u"e\u0301",                                    // combining accent
    u"\u05E9\u05C1",                               // Hebrew with a point
    u"\u0633\u0644",                               // Arabic
    u"\u6587",
    u"\u00DF",
    u"\u2028",
    u"\t",
    u"\U00020000", // and the plain odd ones
};

template <size_t N> QString pick(Random &random, const std::array<const char16_t *, N> &list)
{
    return QString::fromUtf16(list[random.below(N)]);
}

int upTo(Random &random, int most)
{
    return int(random.between(1, std::max(1, most)));
}

AttributeValue randomValue(Random &random, AttributeKey key)
{
    static const std::array colours{u"#ff0000"_s, u"#0000ff"_s};
    static const std::array blockNames{u"h1"_s, u"ul"_s, u"code"_s};
    switch (key) {
    case AttributeKey::Color:
    case AttributeKey::Background:
        return AttributeValue(colours[random.below(colours.size())]);
    case AttributeKey::Block:
        return AttributeValue(blockNames[random.below(blockNames.size())]);
    case AttributeKey::Align:
        return AttributeValue(random.chance(0.5) ? u"center"_s : u"right"_s);
    case AttributeKey::Indent:
        return AttributeValue(upTo(random, 3));
    case AttributeKey::Link:
        return AttributeValue(u"https://example.org/"_s);
    case AttributeKey::Image:
        return AttributeValue(QString(43, random.chance(0.5) ? u'A' : u'B'));
    default:
        return AttributeValue(true);
    }
}

constexpr std::array kInlineKeys{AttributeKey::Bold,  AttributeKey::Bold, AttributeKey::Italic,
                                 AttributeKey::Color, AttributeKey::Link, AttributeKey::Code};
constexpr std::array kParagraphKeys{AttributeKey::Block, AttributeKey::Block, AttributeKey::Align,
                                    AttributeKey::Indent, AttributeKey::Checked};

template <size_t N> AttributeSet randomSet(Random &random, const std::array<AttributeKey, N> &keys)
{
    AttributeSet result;
    for (int i = upTo(random, 2); i > 0; --i) {
        const auto key = keys[random.below(N)];
        result = result.with(key, randomValue(random, key));
    }
    return result;
}

AttributeSet randomChange(Random &random)
{
    AttributeSet change;
    const auto add = [&](const AttributeSet &set) {
        for (const auto &[key, value] : set.items())
            change = change.with(key, random.chance(0.35) ? AttributeValue() : value);
    };
    const auto which = random.below(4);
    if (which != 3)
        add(randomSet(random, kInlineKeys));
    if (which >= 2)
        add(randomSet(random, kParagraphKeys));
    return change;
}

void insertPiece(DeltaBuilder &builder, Random &random, const GeneratorOptions &options)
{
    AttributeSet attributes;
    if (random.chance(options.paragraphEnds)) {
        if (random.chance(options.attributes))
            attributes = randomSet(random, kParagraphKeys);
        builder.insert(u"\n", attributes);
        return;
    }
    if (random.chance(options.attributes))
        attributes = randomSet(random, kInlineKeys);
    if (random.chance(options.embeds)) {
        const auto key = random.chance(0.3) ? AttributeKey::Rule : AttributeKey::Image;
        builder.insert(QStringView(&kEmbedUnit, 1), attributes.with(key, randomValue(random, key)));
        return;
    }
    builder.insert(randomText(random, options.textClusters, options.wideCharacters), attributes);
}

/// The places of a document where an edit may begin or end, in order; the last is before the
/// final "\n".
std::vector<qsizetype> editPlaces(QStringView text, bool wholeClusters)
{
    std::vector<qsizetype> places;
    if (wholeClusters) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
        for (auto at = finder.position(); at >= 0 && at < text.size(); at = finder.toNextBoundary())
            places.push_back(at);
    } else {
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (at == 0 || !text[at].isLowSurrogate())
                places.push_back(at);
        }
    }
    return places;
}

/// Makes one operation: chooses ranges from left to right and edits them.
class OperationMaker final
{
public:
    OperationMaker(Random &random, const Delta &document, const GeneratorOptions &options)
        : m_random(random)
        , m_options(options)
        , m_places(editPlaces(document.insertedText(), options.wholeClusters))
        , m_length(document.targetLength())
    {
    }

    Delta make()
    {
        const auto kind = m_random.below(100);
        if (kind < 4)
            return Delta::identity(m_length);
        if (kind < 10) {
            m_builder.retain(m_length, randomChange(m_random));
            return m_builder.build(m_length);
        }
        const int edits = kind < 60 ? 1 : upTo(m_random, m_options.operationPieces);
        std::vector<size_t> starts;
        for (int i = 0; i < edits; ++i)
            starts.push_back(randomPlace());
        std::sort(starts.begin(), starts.end());
        for (const auto start : starts)
            edit(std::max(start, m_next));
        return m_builder.build(m_length);
    }

private:
    size_t randomPlace()
    {
        const auto last = m_places.size() - 1;
        if (m_random.chance(m_options.samePlace)) {
            const std::array hot{size_t(0), last / 2, last};
            return hot[m_random.below(hot.size())];
        }
        return m_random.below(last + 1);
    }

    /// Some units from place `start`: usually few, at times up to the end.
    size_t endOfRange(size_t start)
    {
        const auto most = m_places.size() - 1 - start;
        if (most == 0)
            return start;
        return start + 1 + m_random.below(m_random.chance(0.8) ? std::min<size_t>(most, 3) : most);
    }

    void edit(size_t start)
    {
        if (m_reachedEnd)
            return;
        m_builder.retain(m_places[start] - m_builder.consumed());
        m_next = start;
        const auto what = m_random.below(10);
        if (what < 5)
            insertPiece(m_builder, m_random, m_options);
        const auto end = endOfRange(start);
        if (what >= 4 && what < 7) {
            m_builder.erase(m_places[end] - m_places[start]);
            m_next = end;
        } else if (what >= 7 && m_random.chance(std::max(0.1, 2 * m_options.attributes))) {
            // A format may reach over the final "\n", which no other edit touches.
            m_reachedEnd = end + 1 == m_places.size();
            m_builder.retain((m_reachedEnd ? m_length : m_places[end]) - m_builder.consumed(),
                             randomChange(m_random));
            m_next = end;
        }
    }

    Random &m_random;
    const GeneratorOptions &m_options;
    const std::vector<qsizetype> m_places;
    const qsizetype m_length;
    DeltaBuilder m_builder;
    size_t m_next = 0; ///< first place that is still free
    bool m_reachedEnd = false;
};

} // namespace

QString randomText(Random &random, int clusters, double wideCharacters)
{
    QString text;
    for (int i = upTo(random, clusters); i > 0; --i)
        text += random.chance(wideCharacters) ? pick(random, kWide) : pick(random, kNarrow);
    return text;
}

Delta randomDocument(Random &random, const GeneratorOptions &options)
{
    DeltaBuilder builder;
    for (auto i = random.below(quint64(options.documentPieces) + 1); i > 0; --i)
        insertPiece(builder, random, options);
    builder.insert(u"\n", random.chance(options.attributes) ? randomSet(random, kParagraphKeys)
                                                            : AttributeSet());
    return builder.build();
}

Delta randomOperation(Random &random, const Delta &document, const GeneratorOptions &options)
{
    SYNGRAPH_CHECK(document.baseLength() == 0 && document.insertedText().endsWith(kParagraphEnd));
    return OperationMaker(random, document, options).make();
}

bool splitsPair(const Delta &operation, QStringView text)
{
    qsizetype position = 0;
    for (const auto &component : operation.components()) {
        if (position > 0 && position < text.size() && text[position].isLowSurrogate() &&
            text[position - 1].isHighSurrogate())
            return true;
        if (component.kind != Delta::Kind::Insert)
            position += qsizetype(component.length);
    }
    return position > 0 && position < text.size() && text[position].isLowSurrogate() &&
           text[position - 1].isHighSurrogate();
}

} // namespace syngraph
