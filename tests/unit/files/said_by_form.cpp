#include "tests/unit/files/said_by_form.h"

#include "common/export/paragraphs.h"
#include "common/ot/schema.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

template <size_t N>
QString oneOf(Random &random, const std::array<const char16_t *, N> &list)
{
    return QString::fromUtf16(list[random.below(N)]);
}

constexpr std::array kWords{u"a", u"word", u"*x*", u"1. ", u"- ", u"# ", u"<b>", u"&amp;", u"`", u"``",
                            u" ", u"  ", u"\t", u"\u00a0", u"\u2028", u"[x](y)", u"_", u"~~",
                            u"\\", u"|", u"\U0001F600", u"e\u0301", u"\u05E9", u"!", u"http://x.org",
                            u"=", u"+", u">", u"\"'", u"1)", u"---", u".", u"(", u")"};
constexpr std::array kBlocks{u"", u"", u"", u"h1", u"h2", u"h3", u"h4", u"h5", u"h6",
                             u"ul", u"ul", u"ol", u"ol", u"check", u"quote", u"code", u"code"};
constexpr std::array kFlags{AttributeKey::Bold, AttributeKey::Italic, AttributeKey::Underline,
                            AttributeKey::Strike, AttributeKey::Code};

AttributeSet randomLook(Random &random)
{
    AttributeSet look;
    for (int i = int(random.below(3)); i > 0; --i)
        look = look.with(kFlags[random.below(kFlags.size())], AttributeValue(true));
    if (random.chance(0.1))
        look = look.with(AttributeKey::Color, AttributeValue(u"#12ab00"_s));
    if (random.chance(0.1))
        look = look.with(AttributeKey::Background, AttributeValue(u"#ffffff"_s));
    if (random.chance(0.15))
        look = look.with(AttributeKey::Link,
                         AttributeValue(u"https://example.org/?a=1&copy=2;x(y)"_s));
    return look;
}

AttributeSet randomParagraph(Random &random)
{
    AttributeSet paragraph;
    const QString block = oneOf(random, kBlocks);
    if (!block.isEmpty())
        paragraph = paragraph.with(AttributeKey::Block, AttributeValue(block));
    if (random.chance(0.3))
        paragraph = paragraph.with(AttributeKey::Indent, AttributeValue(int(random.between(1, 8))));
    if (random.chance(0.2))
        paragraph = paragraph.with(AttributeKey::Align,
                                   AttributeValue(random.chance(0.5) ? u"center"_s : u"right"_s));
    if (block == blocks::kCheckList && random.chance(0.5))
        paragraph = paragraph.with(AttributeKey::Checked, AttributeValue(true));
    return paragraph;
}

using Run = ExportParagraph::Run;

/// The parser of Markdown counts them as so many spaces, up to the next fourth column.
QString withoutLeadingTabs(const QString &line)
{
    QString start;
    qsizetype at = 0;
    for (; at < line.size() && (line[at] == u' ' || line[at] == u'\t'); ++at) {
        const qsizetype width = line[at] == u' ' ? 1 : 4 - start.size() % 4;
        start += QString(width, u' ');
    }
    return start + line.sliced(at);
}

class Speech final
{
public:
    explicit Speech(FileForm form) : m_form(form) {}

    void add(const ExportParagraph &paragraph)
    {
        std::vector<Run> runs;
        for (const auto &run : paragraph.runs) {
            if (run.attributes.contains(AttributeKey::Rule)) {
                for (qsizetype i = 0; i < run.text.size(); ++i) {
                    if (!runs.empty())
                        end(paragraph, std::exchange(runs, {}));
                    m_out.insert(QStringView(&kEmbedUnit, 1),
                                 {{AttributeKey::Rule, AttributeValue(true)}});
                    put(u"\n"_s, {});
                    m_depth = 0;
                }
                m_hadRule = true;
            } else {
                runs.push_back(run);
            }
        }
        if (!std::exchange(m_hadRule, false) || !runs.empty())
            end(paragraph, runs);
    }

    Document document()
    {
        if (m_out.consumed() == 0 && !m_hasAny)
            m_out.insert(u"\n");
        auto made = Document::fromDelta(m_out.build());
        return made ? *made : Document();
    }

private:
    void end(const ExportParagraph &paragraph, const std::vector<Run> &runs)
    {
        if (m_form == FileForm::Markdown)
            endMarkdown(paragraph, runs);
        else
            endRich(paragraph, runs);
    }

    void endRich(const ExportParagraph &paragraph, const std::vector<Run> &runs)
    {
        for (const auto &run : runs)
            put(run.text, run.attributes);
        AttributeSet attributes = paragraph.attributes;
        if (m_form == FileForm::Html && paragraph.block == blocks::kCode)
            attributes = attributes.without(AttributeKey::Align).without(AttributeKey::Indent);
        put(u"\n"_s, attributes);
    }

    void endMarkdown(const ExportParagraph &paragraph, const std::vector<Run> &runs)
    {
        AttributeSet attributes = paragraph.attributes.without(AttributeKey::Align);
        if (paragraph.block == blocks::kCode) {
            QString text;
            for (const auto &run : runs)
                text += run.text;
            m_depth = 0;
            attributes = attributes.without(AttributeKey::Indent);
            for (const auto &line : text.split(QChar(QChar::LineSeparator))) {
                put(withoutLeadingTabs(line), {});
                put(u"\n"_s, attributes);
            }
            return;
        }
        attributes = attributes.without(AttributeKey::Indent);
        if (blocks::isList(paragraph.block)) {
            const int indent = std::min(paragraph.indent, m_depth);
            m_depth = indent + 1;
            if (indent > 0)
                attributes = attributes.with(AttributeKey::Indent, AttributeValue(indent));
        } else {
            m_depth = 0;
        }
        const bool vanishes = paragraph.block.isEmpty() || paragraph.block == blocks::kQuote;
        if (runs.empty() && vanishes)
            return;
        for (const auto &run : runs)
            putMarked(run);
        put(u"\n"_s, attributes);
    }

    /// Marks stand around words, not around the spaces at their ends.
    void putMarked(const Run &run)
    {
        const AttributeSet look =
            run.attributes.without(AttributeKey::Color).without(AttributeKey::Background);
        qsizetype start = 0;
        qsizetype end = run.text.size();
        while (start < end && run.text[start].isSpace())
            ++start;
        while (end > start && run.text[end - 1].isSpace())
            --end;
        put(run.text.first(start), {});
        put(run.text.sliced(start, end - start), look);
        put(run.text.sliced(end), {});
    }

    void put(const QString &text, const AttributeSet &attributes)
    {
        m_out.insert(text, attributes);
        m_hasAny = true;
    }

    FileForm m_form;
    DeltaBuilder m_out;
    int m_depth = 0; ///< of the item before, from 1; 0 outside of lists
    bool m_hasAny = false;
    bool m_hadRule = false;
};

} // namespace

Document randomFormatted(Random &random)
{
    DeltaBuilder out;
    for (int p = int(random.between(1, 8)); p > 0; --p) {
        if (random.chance(0.9)) {
            for (int r = int(random.between(1, 4)); r > 0; --r) {
                QString text;
                for (int w = int(random.between(1, 3)); w > 0; --w)
                    text += oneOf(random, kWords);
                out.insert(text, random.chance(0.5) ? randomLook(random) : AttributeSet());
            }
        }
        if (random.chance(0.1))
            out.insert(QStringView(&kEmbedUnit, 1), {{AttributeKey::Rule, AttributeValue(true)}});
        out.insert(u"\n", randomParagraph(random));
    }
    auto made = Document::fromDelta(out.build());
    return made ? *made : Document();
}

Document saidBy(FileForm form, const Document &document)
{
    Speech speech(form);
    visitParagraphs(document,
                    [&speech](const ExportParagraph &paragraph) { speech.add(paragraph); });
    return speech.document();
}

QString described(const Document &document)
{
    return describe(document.toDelta());
}

Document documentOf(std::initializer_list<DeltaPiece> pieces)
{
    auto made = Document::fromDelta(delta(0, pieces));
    return made ? *made : Document();
}

DeltaPiece end(QStringView kind, int indent)
{
    AttributeSet attributes;
    if (!kind.isEmpty())
        attributes = attributes.with(AttributeKey::Block, AttributeValue(kind.toString()));
    if (indent > 0)
        attributes = attributes.with(AttributeKey::Indent, AttributeValue(indent));
    return put(u"\n", attributes);
}

} // namespace syngraph
