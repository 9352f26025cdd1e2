#include "common/export/paragraphs.h"

#include "common/base/image_kind.h"
#include "common/base/names.h"
#include "common/ot/schema.h"

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Browsers make one space of many, and none at the ends of lines.
bool needsItsSpaces(QStringView text)
{
    const auto isWide = [](QChar c) { return c == u' ' || c == u'\t'; };
    if (isWide(text.front()) || isWide(text.back()) || text.contains(u'\t'))
        return true;
    const QString line{QChar(QChar::LineSeparator)};
    return text.contains(u"  ") || text.contains(QString(line + u' '))
        || text.contains(QString(u' ' + line));
}

QString htmlRun(const ExportParagraph::Run &run, bool isCode)
{
    QString out = run.text.toHtmlEscaped();
    out.replace(QChar(QChar::LineSeparator), u"<br>"_s);
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
    if (!isCode && needsItsSpaces(run.text))
        style += u"white-space:pre-wrap;"_s;
    if (!style.isEmpty())
        out = u"<span style=\""_s + style.toHtmlEscaped() + u"\">"_s + out + u"</span>"_s;
    if (const auto link = run.attributes.text(AttributeKey::Link); isSafeLink(link))
        out = u"<a href=\""_s + link.toHtmlEscaped() + u"\" rel=\"noopener noreferrer\">"_s + out
            + u"</a>"_s;
    return out;
}

/// Images as they stand in a page.
class HtmlImages final
{
public:
    explicit HtmlImages(const ImageBytes &images) : m_images(images) {}

    QString of(const ExportParagraph::Run &run)
    {
        const auto name = imageIn(run.attributes);
        const QByteArray bytes = name ? m_images.value(*name) : QByteArray();
        const auto kind = imageKindOf(bytes);
        QString out;
        for (qsizetype i = 0; i < run.text.size(); ++i) {
            m_bytes += bytes.size();
            if (!kind || m_bytes > kHtmlImageBytes)
                out += u"[image]"_s;
            else
                out += u"<img style=\"max-width:100%\" alt=\"\" src=\"data:"_s
                    + mediaTypeOf(*kind) + u";base64,"_s + QString::fromLatin1(bytes.toBase64())
                    + u"\">"_s;
        }
        return out;
    }

private:
    const ImageBytes &m_images;
    qint64 m_bytes = 0;
};

/// Lists are nested by opening and closing elements as the depth changes.
class HtmlWriter final
{
public:
    explicit HtmlWriter(const ImageBytes &images) : m_images(images) {}

    /// A rule ends the paragraph that it stands in.
    void add(const ExportParagraph &paragraph)
    {
        forPartsAtRules(paragraph, [this](const ExportParagraph *part) {
            if (part)
                addPart(*part);
            else
                addRule();
        });
    }

    QString finish()
    {
        closeLists(0);
        setOpen({});
        return m_out;
    }

private:
    void addRule()
    {
        closeLists(0);
        setOpen({});
        m_out += u"<hr>\n"_s;
    }

    void addPart(const ExportParagraph &paragraph)
    {
        const bool isCode = paragraph.block == blocks::kCode;
        QString body;
        for (const auto &run : paragraph.runs) {
            body += run.attributes.contains(AttributeKey::Image) ? m_images.of(run)
                                                                 : htmlRun(run, isCode);
            if (!isCode && run.text.endsWith(QChar::LineSeparator)
                && &run == &paragraph.runs.back())
                body += u"<br>"_s; // the last one of a paragraph does not show
        }
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

    static QString style(const ExportParagraph &paragraph)
    {
        QString style;
        if (const auto align = paragraph.attributes.text(AttributeKey::Align); !align.isEmpty())
            style += u"text-align:"_s + align + u';';
        if (paragraph.indent > 0 && !blocks::isList(paragraph.block))
            style += u"margin-left:%1em;"_s.arg(2 * paragraph.indent);
        const QString direction = startsOnTheRight(paragraph) ? u" dir=\"auto\""_s : QString();
        return direction
            + (style.isEmpty() ? QString() : u" style=\""_s + style.toHtmlEscaped() + u'"');
    }

    void setOpen(const QString &tag)
    {
        if (tag == m_open)
            return;
        if (!m_open.isEmpty())
            m_out += u"</"_s + m_open + u">\n"_s;
        if (!tag.isEmpty())
            m_out += u'<' + tag + u'>' + (tag == u"pre" ? u"\n"_s : QString());
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
        m_out += u"<li"_s + style(paragraph) + u'>' + box + body + u"</li>\n"_s;
    }

    void closeLists(qsizetype depth)
    {
        while (m_lists.size() > depth)
            m_out += u"</"_s + m_lists.takeLast() + u">\n"_s;
    }

    HtmlImages m_images;
    QString m_out;
    QString m_open;
    QStringList m_lists;
};

QString htmlBody(const Document &document, const ImageBytes &images)
{
    HtmlWriter writer(images);
    visitParagraphs(document,
                    [&writer](const ExportParagraph &paragraph) { writer.add(paragraph); });
    return writer.finish();
}

} // namespace

QByteArray exportHtml(const Document &document, const QString &title, const ImageBytes &images)
{
    return (u"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>"_s
            + title.toHtmlEscaped() + u"</title>\n<meta name=\"generator\" content=\""_s
            + QString(names::kProduct) + u"\">\n</head>\n<body>\n"_s
            + htmlBody(document, images)
            + u"</body>\n</html>\n"_s)
        .toUtf8();
}

QByteArray htmlFragment(const Delta &fragment)
{
    DeltaBuilder whole;
    bool isLine = true; // within one paragraph, whose kind does not come along
    for (const auto &component : fragment.components()) {
        whole.insert(fragment.text(component), component.attributes);
        isLine = isLine && !fragment.text(component).contains(kParagraphEnd);
    }
    if (fragment.targetLength() == 0 || !fragment.insertedText().endsWith(kParagraphEnd))
        whole.insert(QStringView(&kParagraphEnd, 1));
    const auto document = Document::fromDelta(whole.build());
    if (!document)
        return {};
    QString body;
    if (isLine) {
        visitParagraphs(*document, [&body](const ExportParagraph &paragraph) {
            for (const auto &run : paragraph.runs) {
                if (run.attributes.contains(AttributeKey::Image))
                    body += u"[image]"_s;
                else if (!run.attributes.contains(AttributeKey::Rule)) // stands between paragraphs
                    body += htmlRun(run, false);
            }
        });
    } else {
        body = htmlBody(*document, {});
    }
    return (u"<html><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\""_s
            + QString(names::kProduct) + u"\"></head><body><!--StartFragment-->"_s + body
            + u"<!--EndFragment--></body></html>"_s)
        .toUtf8();
}

} // namespace syngraph
