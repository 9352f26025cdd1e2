#include "common/export/paragraphs.h"

#include "common/ot/schema.h"

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QLatin1StringView kLineBreak("<br>");

QString escaped(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (c == QChar::LineSeparator) {
            out += kLineBreak;
            continue;
        }
        if (u"\\`*_{}[]<>#|~&!"_s.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

/// Spaces at the ends of a line mean something else, or nothing: as references they are spaces.
QString guardedSpaces(const QString &line)
{
    const auto isWide = [](QChar c) { return c == u' ' || c == u'\t'; };
    const auto reference = [](QChar c) { return c == u' ' ? u"&#32;"_s : u"&#9;"_s; };
    qsizetype start = 0;
    while (start < line.size() && isWide(line[start]))
        ++start;
    qsizetype end = line.size();
    while (end > start && isWide(line[end - 1]))
        --end;
    QString out;
    for (const QChar c : QStringView(line).first(start))
        out += reference(c);
    out += QStringView(line).sliced(start, end - start);
    for (const QChar c : QStringView(line).sliced(end))
        out += reference(c);
    return out;
}

/// A line that would start a block of another kind is kept from it.
QString guardedLineStart(QString line)
{
    qsizetype digits = 0;
    while (digits < line.size() && line[digits] >= u'0' && line[digits] <= u'9')
        ++digits;
    if (digits > 0 && digits < line.size() && (line[digits] == u'.' || line[digits] == u')'))
        line.insert(digits, u'\\');
    else if (line.startsWith(u'-') || line.startsWith(u'+') || line.startsWith(u'='))
        line.prepend(u'\\');
    return line;
}

qsizetype longestTicks(QStringView text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

QString codeSpan(const QString &text)
{
    const QString fence(longestTicks(text) + 1, u'`');
    const bool touches = text.startsWith(u'`') || text.endsWith(u'`');
    const QString pad = touches ? u" "_s : QString();
    return fence + pad + text + pad + fence;
}

/// Where the marks of CommonMark are read as marks whatever stands beside them; elsewhere tags are.
enum class Marks { Short, Tags };

QString wrapped(const QString &core, const AttributeSet &attributes, Marks marks)
{
    const bool isShort = marks == Marks::Short;
    QString out;
    if (!attributes.isOn(AttributeKey::Code))
        out = escaped(core);
    else if (isShort && !core.contains(QChar::LineSeparator))
        out = codeSpan(core);
    else
        out = u"<code>"_s + escaped(core) + u"</code>"_s;
    const auto wrap = [&](AttributeKey key, const QString &mark, const QString &tag) {
        if (!attributes.isOn(key))
            return;
        out = isShort ? mark + out + mark : u'<' + tag + u'>' + out + u"</"_s + tag + u'>';
    };
    wrap(AttributeKey::Strike, u"~~"_s, u"s"_s);
    wrap(AttributeKey::Italic, u"*"_s, u"i"_s);
    wrap(AttributeKey::Bold, u"**"_s, u"b"_s);
    if (attributes.isOn(AttributeKey::Underline))
        out = u"<u>"_s + out + u"</u>"_s;
    if (const auto link = attributes.text(AttributeKey::Link); isSafeLink(link)) {
        QString address = link;
        address.replace(u'&', u"&amp;"_s).replace(u'<', u"%3C"_s).replace(u'>', u"%3E"_s);
        out = u'[' + out + u"](<"_s + address + u">)"_s;
    }
    return out;
}

QString markdownRun(const std::vector<ExportParagraph::Run> &runs, size_t index)
{
    const auto &run = runs[index];
    if (run.attributes.contains(AttributeKey::Image))
        return u"![](image:"_s + run.attributes.text(AttributeKey::Image) + u')';
    // Marks must touch the words, or they are read as plain characters.
    const auto isEdge = [](QChar c) { return c.isSpace(); };
    qsizetype start = 0;
    qsizetype end = run.text.size();
    while (start < end && isEdge(run.text[start]))
        ++start;
    while (end > start && isEdge(run.text[end - 1]))
        --end;
    const QString core = run.text.mid(start, end - start);
    if (core.isEmpty())
        return escaped(run.text);
    const bool isFreeBefore = start > 0 || index == 0 || runs[index - 1].text.back() == u' ';
    const bool isFreeBehind = end < run.text.size() || index + 1 == runs.size()
        || runs[index + 1].text.front() == u' ';
    const Marks marks = isFreeBefore && isFreeBehind ? Marks::Short : Marks::Tags;
    return escaped(QStringView(run.text).first(start)) + wrapped(core, run.attributes, marks)
        + escaped(QStringView(run.text).sliced(end));
}

class MarkdownWriter final
{
public:
    void add(const ExportParagraph &paragraph)
    {
        forPartsAtRules(paragraph, [this](const ExportParagraph *part) {
            if (part && part->block == blocks::kCode) {
                m_code.append(textOf(*part));
                return;
            }
            flushCode();
            if (part)
                addPart(*part);
            else
                addBlock(u"---"_s, u"rule"_s);
        });
    }

    QString finish()
    {
        flushCode();
        return m_out;
    }

private:
    static QString textOf(const ExportParagraph &paragraph)
    {
        QString text;
        for (const auto &run : paragraph.runs)
            text += run.text;
        text.remove(QChar(kEmbedUnit));
        return text.replace(QChar(QChar::LineSeparator), u'\n');
    }

    /// How many of the lines of code are the head of the file.
    qsizetype headLines() const
    {
        if (m_code.size() < 2 || m_code.front() != u"---" || m_code[1].isEmpty())
            return 0;
        for (qsizetype i = 1; i < std::min(m_code.size(), kMarkdownHeadLines + 1); ++i) {
            if (m_code[i] == u"---" || m_code[i] == u"...")
                return i + 1;
            if (m_code[i].contains(u'\n'))
                return 0;
        }
        return 0;
    }

    void flushCode()
    {
        if (const auto head = m_out.isEmpty() ? headLines() : 0; head > 0) {
            addBlock(m_code.first(head).join(u'\n'), u"head"_s);
            m_code = m_code.sliced(head);
        }
        if (m_code.isEmpty())
            return;
        const QString content = m_code.join(u'\n');
        const QString fence(std::max<qsizetype>(3, longestTicks(content) + 1), u'`');
        addBlock(fence + u'\n' + content + u'\n' + fence, u"code"_s);
        m_code.clear();
    }

    /// Blocks have an empty line between them, items of a list have none.
    void addBlock(const QString &lines, const QString &kind)
    {
        const bool isList = kind == u"list";
        if (!isList)
            m_contentAt.clear();
        if (!m_out.isEmpty() && !(isList && m_before == kind))
            m_out += m_before == kind && kind == blocks::kQuote ? u">\n"_s : u"\n"_s;
        m_out += lines + u'\n';
        m_before = kind;
    }

    void addPart(const ExportParagraph &paragraph)
    {
        QString line;
        for (size_t i = 0; i < paragraph.runs.size(); ++i)
            line += markdownRun(paragraph.runs, i);
        line = guardedLineStart(guardedSpaces(line));
        if (line == kLineBreak)
            line = u"&#8232;"_s; // alone it would be a block of HTML
        if (const int level = blocks::headingLevel(paragraph.block))
            addBlock(QString(level, u'#') + u' ' + line, paragraph.block);
        else if (blocks::isList(paragraph.block))
            addItem(paragraph, line);
        else if (paragraph.block == blocks::kQuote)
            addBlock(u"> "_s + line, blocks::kQuote);
        else if (!line.isEmpty())
            addBlock(line, {});
        else
            m_contentAt.clear(); // an empty paragraph is an empty line at most
    }

    /// An item belongs to the one above when it begins where that one's content does.
    void addItem(const ExportParagraph &paragraph, const QString &line)
    {
        if (m_before != u"list")
            m_contentAt.clear();
        const size_t depth = std::min(size_t(paragraph.indent), m_contentAt.size());
        m_contentAt.resize(depth);
        const qsizetype column = depth > 0 ? m_contentAt.back() : 0;
        QString mark = u"- "_s;
        if (paragraph.block == blocks::kNumberedList)
            mark = QString::number(paragraph.number) + u". "_s;
        m_contentAt.push_back(column + mark.size());
        if (paragraph.block == blocks::kCheckList)
            mark += paragraph.attributes.isOn(AttributeKey::Checked) ? u"[x] "_s : u"[ ] "_s;
        if (line.isEmpty() && column > 0 && m_hasText)
            m_out += u'\n'; // right below text its mark would make a heading of that
        m_hasText = !line.isEmpty();
        addBlock(QString(column, u' ') + mark + line, u"list"_s);
    }

    QString m_out;
    QString m_before; ///< kind of the block before
    QStringList m_code;
    bool m_hasText = false; ///< of the item before
    std::vector<qsizetype> m_contentAt; ///< column of the content of each open item
};

} // namespace

QByteArray exportMarkdown(const Document &document)
{
    MarkdownWriter writer;
    visitParagraphs(document,
                    [&writer](const ExportParagraph &paragraph) { writer.add(paragraph); });
    return writer.finish().toUtf8();
}

} // namespace syngraph
