#include "app/client/export/paragraphs.h"

#include "common/ot/schema.h"

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

// --- Markdown -------------------------------------------------------------------------------

QString escapedMarkdown(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (u"\\`*_{}[]<>#|~&!"_s.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

/// A line that would start a block of another kind is kept from it.
QString guardedLineStart(QString line)
{
    qsizetype digits = 0;
    while (digits < line.size() && line[digits].isDigit())
        ++digits;
    if (digits > 0 && digits < line.size() && (line[digits] == u'.' || line[digits] == u')'))
        line.insert(digits, u'\\');
    else if (line.startsWith(u'-') || line.startsWith(u'+') || line.startsWith(u'='))
        line.prepend(u'\\');
    return line;
}

QString codeSpan(const QString &text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const QString pad = longest > 0 ? u" "_s : QString();
    return fence + pad + text + pad + fence;
}

QString markdownRun(const ExportParagraph::Run &run)
{
    if (run.attributes.contains(AttributeKey::Rule))
        return u"\n\n---\n\n"_s;
    if (run.attributes.contains(AttributeKey::Image))
        return u"![](image:"_s + run.attributes.text(AttributeKey::Image) + u')';
    // Marks must touch the words, or they are read as plain characters.
    qsizetype start = 0;
    qsizetype end = run.text.size();
    while (start < end && run.text[start].isSpace())
        ++start;
    while (end > start && run.text[end - 1].isSpace())
        --end;
    const QString core = run.text.mid(start, end - start);
    if (core.isEmpty())
        return run.text;
    QString out = run.attributes.isOn(AttributeKey::Code) ? codeSpan(core) : escapedMarkdown(core);
    const auto wrap = [&](AttributeKey key, const QString &open, const QString &close) {
        if (run.attributes.isOn(key))
            out = open + out + close;
    };
    wrap(AttributeKey::Strike, u"~~"_s, u"~~"_s);
    wrap(AttributeKey::Italic, u"*"_s, u"*"_s);
    wrap(AttributeKey::Bold, u"**"_s, u"**"_s);
    wrap(AttributeKey::Underline, u"<u>"_s, u"</u>"_s);
    if (const auto link = run.attributes.text(AttributeKey::Link); isSafeLink(link))
        out = u'[' + out + u"](<"_s + link + u">)"_s;
    return run.text.left(start) + out + run.text.mid(end);
}

// --- HTML -----------------------------------------------------------------------------------

QString htmlRun(const ExportParagraph::Run &run)
{
    if (run.attributes.contains(AttributeKey::Rule))
        return u"<hr>"_s;
    if (run.attributes.contains(AttributeKey::Image))
        return u"[image]"_s;
    QString out = run.text.toHtmlEscaped();
    const auto wrap = [&](AttributeKey key, const QString &tag) {
        if (run.attributes.isOn(key))
            out = u'<' + tag + u'>' + out + u"</"_s + tag + u'>';
    };
    wrap(AttributeKey::Code, u"code"_s);
    wrap(AttributeKey::Strike, u"s"_s);
    wrap(AttributeKey::Underline, u"u"_s);
    wrap(AttributeKey::Italic, u"em"_s);
    wrap(AttributeKey::Bold, u"strong"_s);
    QString style;
    if (const auto color = run.attributes.text(AttributeKey::Color); !color.isEmpty())
        style += u"color:"_s + color + u';';
    if (const auto color = run.attributes.text(AttributeKey::Background); !color.isEmpty())
        style += u"background:"_s + color + u';';
    if (!style.isEmpty())
        out = u"<span style=\""_s + style.toHtmlEscaped() + u"\">"_s + out + u"</span>"_s;
    if (const auto link = run.attributes.text(AttributeKey::Link); isSafeLink(link))
        out = u"<a href=\""_s + link.toHtmlEscaped() + u"\" rel=\"noopener noreferrer\">"_s + out
            + u"</a>"_s;
    return out;
}

/// Lists are nested by opening and closing elements as the depth changes.
class HtmlWriter final
{
public:
    void add(const ExportParagraph &paragraph)
    {
        QString body;
        for (const auto &run : paragraph.runs)
            body += htmlRun(run);
        if (blocks::isList(paragraph.block)) {
            addItem(paragraph, body);
            return;
        }
        closeLists(0);
        setOpen(paragraph.block == blocks::kCode      ? u"pre"_s
                    : paragraph.block == blocks::kQuote ? u"blockquote"_s
                                                        : QString());
        if (paragraph.block == blocks::kCode) {
            m_out += body + u'\n';
            return;
        }
        const int level = blocks::headingLevel(paragraph.block);
        const QString tag = level > 0 ? u"h%1"_s.arg(level) : u"p"_s;
        m_out += u'<' + tag + style(paragraph) + u'>' + (body.isEmpty() ? u"<br>"_s : body)
            + u"</"_s + tag + u">\n"_s;
    }

    QString finish()
    {
        closeLists(0);
        setOpen({});
        return m_out;
    }

private:
    static QString style(const ExportParagraph &paragraph)
    {
        QString style;
        if (const auto align = paragraph.attributes.text(AttributeKey::Align); !align.isEmpty())
            style += u"text-align:"_s + align + u';';
        if (paragraph.indent > 0)
            style += u"margin-left:%1em;"_s.arg(2 * paragraph.indent);
        return style.isEmpty() ? QString() : u" style=\""_s + style.toHtmlEscaped() + u'"';
    }

    void setOpen(const QString &tag)
    {
        if (tag == m_open)
            return;
        if (!m_open.isEmpty())
            m_out += u"</"_s + m_open + u">\n"_s;
        if (!tag.isEmpty())
            m_out += u'<' + tag + u'>';
        m_open = tag;
    }

    void addItem(const ExportParagraph &paragraph, const QString &body)
    {
        setOpen({});
        const QString tag = paragraph.block == blocks::kNumberedList ? u"ol"_s : u"ul"_s;
        const auto depth = qsizetype(paragraph.indent) + 1;
        closeLists(depth);
        if (m_lists.size() == depth && m_lists.back() != tag)
            closeLists(depth - 1);
        while (m_lists.size() < depth) {
            m_out += u'<' + tag + u">\n"_s;
            m_lists.push_back(tag);
        }
        QString box;
        if (paragraph.block == blocks::kCheckList) {
            box = paragraph.attributes.isOn(AttributeKey::Checked)
                ? u"<input type=\"checkbox\" checked disabled> "_s
                : u"<input type=\"checkbox\" disabled> "_s;
        }
        m_out += u"<li>"_s + box + body + u"</li>\n"_s;
    }

    void closeLists(qsizetype depth)
    {
        while (m_lists.size() > depth)
            m_out += u"</"_s + m_lists.takeLast() + u">\n"_s;
    }

    QString m_out;
    QString m_open;
    QStringList m_lists;
};

} // namespace

QByteArray exportMarkdown(const Document &document)
{
    QString out;
    QString before; // kind of the block before
    visitParagraphs(document, [&](const ExportParagraph &paragraph) {
        const bool isCode = paragraph.block == blocks::kCode;
        const bool sameGroup = paragraph.block == before
            || (blocks::isList(paragraph.block) && blocks::isList(before));
        if (before == blocks::kCode && !isCode)
            out += u"```\n"_s;
        if (!out.isEmpty() && !(sameGroup && (isCode || blocks::isList(paragraph.block))))
            out += paragraph.block == blocks::kQuote && sameGroup ? u">\n"_s : u"\n"_s;
        if (isCode && before != blocks::kCode)
            out += u"```\n"_s;
        before = paragraph.block;
        QString line;
        for (const auto &run : paragraph.runs)
            line += isCode ? run.text : markdownRun(run);
        if (isCode) {
            out += line + u'\n';
            return;
        }
        line = guardedLineStart(line);
        const QString indent(paragraph.indent * 4, u' ');
        if (const int level = blocks::headingLevel(paragraph.block))
            out += QString(level, u'#') + u' ';
        else if (paragraph.block == blocks::kBulletList)
            out += indent + u"- "_s;
        else if (paragraph.block == blocks::kNumberedList)
            out += indent + QString::number(paragraph.number) + u". "_s;
        else if (paragraph.block == blocks::kCheckList)
            out += indent
                + (paragraph.attributes.isOn(AttributeKey::Checked) ? u"- [x] "_s : u"- [ ] "_s);
        else if (paragraph.block == blocks::kQuote)
            out += u"> "_s;
        out += line + u'\n';
    });
    if (before == blocks::kCode)
        out += u"```\n"_s;
    return out.toUtf8();
}

QByteArray exportHtml(const Document &document, const QString &title)
{
    HtmlWriter writer;
    visitParagraphs(document,
                    [&writer](const ExportParagraph &paragraph) { writer.add(paragraph); });
    return (u"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>"_s
            + title.toHtmlEscaped() + u"</title>\n</head>\n<body>\n"_s + writer.finish()
            + u"</body>\n</html>\n"_s)
        .toUtf8();
}

} // namespace syngraph
