#include "app/editor/typing_habits.h"

#include "common/ot/link_address.h"
#include "common/ot/schema.h"

#include <array>

namespace syngraph::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BlockMark
{
    QStringView text;
    QLatin1StringView kind;
    bool isChecked = false;
};

constexpr QStringView kFence = u"```";
constexpr std::array<BlockMark, 16> kBlockMarks{{
    {u"# ", blocks::kHeading1},
    {u"## ", blocks::kHeading2},
    {u"### ", blocks::kHeading3},
    {u"#### ", blocks::kHeading4},
    {u"##### ", blocks::kHeading5},
    {u"###### ", blocks::kHeading6},
    {u"- ", blocks::kBulletList},
    {u"* ", blocks::kBulletList},
    {u"+ ", blocks::kBulletList},
    {u"1. ", blocks::kNumberedList},
    {u"1) ", blocks::kNumberedList},
    {u"[ ] ", blocks::kCheckList},
    {u"[] ", blocks::kCheckList},
    {u"[x] ", blocks::kCheckList, true},
    {u"> ", blocks::kQuote},
    {kFence, blocks::kCode},
}};
constexpr qsizetype kLongestBlockMark = 7;

struct InlineMark
{
    QStringView text;
    AttributeKey key;
};

/// The longer of two that end alike comes first.
constexpr std::array<InlineMark, 4> kInlineMarks{{
    {u"**", AttributeKey::Bold},
    {u"*", AttributeKey::Italic},
    {u"~~", AttributeKey::Strike},
    {u"`", AttributeKey::Code},
}};

std::optional<Habit> blockHabit(const Document &document, qsizetype caret)
{
    const auto paragraph = document.paragraphAt(caret);
    const auto start = document.paragraphStart(paragraph);
    const auto end = document.paragraphEnd(paragraph);
    if (caret - start > kLongestBlockMark)
        return std::nullopt;
    const QString typed = document.text(start, caret - start);
    const AttributeSet now = document.paragraphAttributes(paragraph);
    const QString kind = now.text(AttributeKey::Block);
    for (const BlockMark &mark : kBlockMarks) {
        if (typed != mark.text)
            continue;
        // "- [ ] " comes through a bulleted list.
        const bool fits = kind.isEmpty()
            || (kind == blocks::kBulletList && mark.kind == blocks::kCheckList);
        if (!fits || (mark.kind == blocks::kCode && caret != end))
            return std::nullopt;
        AttributeSet change{{AttributeKey::Block, AttributeValue(QString(mark.kind))}};
        if (mark.isChecked)
            change = change.with(AttributeKey::Checked, AttributeValue(true));
        DeltaBuilder out;
        out.retain(start).erase(caret - start).retain(end - caret).retain(1, change);
        return Habit{out.build(document.length()), start, false, mark.kind == blocks::kCode};
    }
    return std::nullopt;
}

/// Where the opening mark stands in `text`, which ends in the closing one; -1 for nowhere.
qsizetype openingOf(QStringView text, QStringView mark)
{
    const auto inner = text.chopped(mark.size());
    if (!text.endsWith(mark) || inner.isEmpty() || inner.back().isSpace())
        return -1;
    const QChar sign = mark.front();
    if (inner.back() == sign)
        return -1; // "** **", or the second of three
    // Qt 6.4 finds no view of length one from the end.
    const auto open = mark.size() == 1 ? inner.lastIndexOf(sign) : inner.lastIndexOf(mark);
    const auto from = open + mark.size();
    if (open < 0 || from >= inner.size() || inner[from].isSpace() || inner[from] == sign)
        return -1;
    if (inner.sliced(from).contains(sign))
        return -1;
    if (open == 0)
        return open;
    const QChar before = inner[open - 1];
    // 2*3*4 is no emphasis, and a single star of two is half of another mark.
    const bool isPart = before == sign
        || (mark.size() == 1 && (before.isLetterOrNumber() || before == u'\\'));
    return isPart ? -1 : open;
}

template<class Predicate>
bool anyOf(const Document &document, qsizetype from, qsizetype length, Predicate holds)
{
    bool found = false;
    document.visitRuns(from, length, [&](QStringView, const AttributeSet &attributes) {
        found = found || holds(attributes);
    });
    return found;
}

bool isCode(const AttributeSet &attributes)
{
    return attributes.isOn(AttributeKey::Code);
}

bool isCodeOrLink(const AttributeSet &attributes)
{
    return isCode(attributes) || attributes.contains(AttributeKey::Link);
}

std::optional<Habit> inlineHabit(const Document &document, qsizetype caret)
{
    const auto start =
        std::max(document.paragraphStart(document.paragraphAt(caret)), caret - kHabitReach);
    const QString text = document.text(start, caret - start);
    for (const InlineMark &mark : kInlineMarks) {
        const auto width = mark.text.size();
        const auto open = openingOf(text, mark.text);
        if (open < 0)
            continue;
        const auto from = start + open;
        const auto inside = caret - from - 2 * width;
        if (anyOf(document, from, caret - from, isCode))
            return std::nullopt;
        DeltaBuilder out;
        out.retain(from).erase(width);
        out.retain(inside, AttributeSet{{mark.key, AttributeValue(true)}});
        out.erase(width);
        return Habit{out.build(document.length()), from + inside, true};
    }
    return std::nullopt;
}

constexpr QStringView kOpenings = u"([{'\"<\u201C\u201E\u2018\u00AB";
constexpr QStringView kEndings = u".,;:!?'\"\u201D\u201C\u2019\u00BB>";

/// What is left of a word when the sentence's signs behind it are gone; a closing bracket stays
/// when the word has its opening one.
QStringView withoutPunctuation(QStringView word)
{
    const auto isUnopened = [&word](QChar opening, QChar closing) {
        return word.back() == closing && word.count(opening) < word.count(closing);
    };
    while (!word.isEmpty() && (kEndings.contains(word.back()) || isUnopened(u'(', u')') ||
                               isUnopened(u'[', u']')))
        word.chop(1);
    return word;
}

/// The address that a word stands for; empty when it is none that may be opened.
QString addressOf(QStringView word)
{
    const auto begins = [word](QStringView start) {
        return word.size() > start.size() && word.startsWith(start, Qt::CaseInsensitive);
    };
    QString address;
    if (begins(u"http://") || begins(u"https://"))
        address = word.toString();
    else if (begins(u"www.") && word.sliced(4).contains(u'.'))
        address = u"https://"_s + word.toString();
    return isSafeLink(address) ? address : QString();
}

} // namespace

std::optional<Habit> linkBefore(const Document &document, qsizetype end)
{
    const auto paragraph = document.paragraphAt(end);
    if (document.paragraphAttributes(paragraph).text(AttributeKey::Block) == blocks::kCode)
        return std::nullopt;
    const auto start = std::max(document.paragraphStart(paragraph), end - kHabitReach);
    const QString text = document.text(start, end - start);
    qsizetype first = text.size();
    while (first > 0 && !text[first - 1].isSpace())
        --first;
    while (first < text.size() && kOpenings.contains(text[first]))
        ++first;
    const auto word = withoutPunctuation(QStringView(text).sliced(first));
    const QString address = addressOf(word);
    const auto from = start + first;
    if (address.isEmpty() || anyOf(document, from, word.size(), isCodeOrLink))
        return std::nullopt;
    DeltaBuilder out;
    out.retain(from).retain(word.size(),
                            AttributeSet{{AttributeKey::Link, AttributeValue(address)}});
    return Habit{out.build(document.length()), end, true};
}

std::optional<Habit> closingFence(const Document &document, qsizetype caret)
{
    const auto paragraph = document.paragraphAt(caret);
    const auto start = document.paragraphStart(paragraph);
    const auto isCodeBlock = [&document](qsizetype index) {
        return document.paragraphAttributes(index).text(AttributeKey::Block) == blocks::kCode;
    };
    if (paragraph == 0 || caret != document.paragraphEnd(paragraph)
        || caret - start != kFence.size() || document.text(start, kFence.size()) != kFence
        || !isCodeBlock(paragraph) || !isCodeBlock(paragraph - 1))
        return std::nullopt;
    DeltaBuilder out;
    out.retain(start).erase(kFence.size());
    out.retain(1, AttributeSet{{AttributeKey::Block, AttributeValue()}});
    return Habit{out.build(document.length()), start};
}

std::optional<Habit> habitAt(const Document &document, qsizetype caret)
{
    const auto paragraph = document.paragraphAt(caret);
    const QString kind = document.paragraphAttributes(paragraph).text(AttributeKey::Block);
    if (caret == document.paragraphStart(paragraph) || kind == blocks::kCode)
        return std::nullopt;
    if (auto habit = blockHabit(document, caret))
        return habit;
    if (document.text(caret - 1, 1) == u" ") {
        auto link = linkBefore(document, caret - 1);
        if (link)
            link->caret = caret;
        return link;
    }
    return inlineHabit(document, caret);
}

} // namespace syngraph::commands
