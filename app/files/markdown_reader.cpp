#include "app/files/markdown_reader.h"

#include "app/files/html_references.h"
#include "app/files/text_look.h"
#include "common/base/limits.h"
#include "common/export/paragraphs.h"
#include "common/ot/schema.h"

#include <md4c.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
/// A table may claim cells without writing them; so the calls are counted, not the bytes alone.
constexpr qint64 kMostCalls = 8'000'000;

class MarkdownWalker final
{
public:
    explicit MarkdownWalker(DocumentAssembler &out) : m_out(out) {}

    bool enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            flush();
            ++m_quotes;
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            flush();
            m_lists.push_back(type == MD_BLOCK_OL);
            if (type == MD_BLOCK_OL)
                lose(static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->start != 1);
            break;
        case MD_BLOCK_LI:
            flush();
            beginItem(*static_cast<const MD_BLOCK_LI_DETAIL *>(detail));
            break;
        case MD_BLOCK_HR:
            flush();
            m_out.addRule();
            m_out.endParagraph();
            break;
        case MD_BLOCK_H:
            begin(u"h%1"_s.arg(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level), 0);
            m_isWanted = true;
            break;
        case MD_BLOCK_CODE:
            begin(QString(blocks::kCode), 0);
            lose(static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->info.size > 0);
            m_hasLines = true;
            break;
        case MD_BLOCK_HTML:
            lose(true);
            begin({}, 0);
            m_hasLines = true;
            break;
        case MD_BLOCK_P:
            if (m_isItem && !m_out.isEmptyParagraph())
                m_out.addText(QString(QChar::LineSeparator));
            else if (!m_isItem)
                begin(ordinary(), m_lists.empty() ? 0 : indent() + 1);
            break;
        case MD_BLOCK_TR:
            begin({}, 0);
            m_out.notes().hasFlattenedTables = true;
            m_cell = 0;
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            if (m_cell++ > 0)
                m_out.addText(u"\t");
            break;
        default:
            break;
        }
        return goesOn();
    }

    bool leaveBlock(MD_BLOCKTYPE type)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            flush();
            --m_quotes;
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            flush();
            m_lists.pop_back();
            break;
        case MD_BLOCK_LI:
        case MD_BLOCK_H:
        case MD_BLOCK_TR:
            flush();
            break;
        case MD_BLOCK_P:
            if (!m_isItem)
                flush();
            break;
        case MD_BLOCK_CODE:
        case MD_BLOCK_HTML:
            m_isWanted = false;
            if (m_out.isEmptyParagraph())
                m_isOpen = false; // the last line has ended already
            flush();
            m_hasLines = false;
            break;
        default:
            break;
        }
        return goesOn();
    }

    bool enterSpan(MD_SPANTYPE type, void *detail)
    {
        change(type, 1);
        if (type == MD_SPAN_A) {
            m_links.push_back(m_look.link);
            m_look.link = linkFrom(text(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href));
            lose(static_cast<const MD_SPAN_A_DETAIL *>(detail)->title.size > 0);
        } else if (type == MD_SPAN_IMG) {
            m_out.notes().hasLostImages = true;
        }
        return goesOn();
    }

    bool leaveSpan(MD_SPANTYPE type)
    {
        change(type, -1);
        if (type == MD_SPAN_A && !m_links.empty()) {
            m_look.link = m_links.back();
            m_links.pop_back();
        }
        return goesOn();
    }

    bool addText(MD_TEXTTYPE type, QByteArrayView bytes)
    {
        switch (type) {
        case MD_TEXT_NULLCHAR:
            put(QString(QChar::ReplacementCharacter));
            break;
        case MD_TEXT_BR:
            put(QString(QChar::LineSeparator));
            break;
        case MD_TEXT_SOFTBR:
            put(u" "_s);
            break;
        case MD_TEXT_ENTITY:
            put(withoutReferences(QString::fromUtf8(bytes)));
            break;
        case MD_TEXT_HTML:
            if (!m_hasLines && takeTag(bytes))
                break;
            lose(true); // it becomes text, and is written as such
            [[fallthrough]];
        default:
            if (m_hasLines)
                addLines(QString::fromUtf8(bytes));
            else
                put(QString::fromUtf8(bytes));
            break;
        }
        return goesOn();
    }

    void finish() { flush(); }

private:
    void lose(bool isLost)
    {
        m_out.notes().hasLostLook = m_out.notes().hasLostLook || isLost;
    }

    bool goesOn() { return !m_out.isFull() && ++m_calls < kMostCalls; }

    QString ordinary() const { return m_quotes > 0 ? QString(blocks::kQuote) : QString(); }
    int indent() const
    {
        return std::clamp(int(m_lists.size()) - 1, 0, limits::kListDepth);
    }

    void begin(const QString &block, int indent)
    {
        m_isWanted = m_isWanted && !m_isItem; // its content is of a kind of its own
        flush();
        m_isOpen = true;
        m_isItem = false;
        m_bold = m_italic = m_struck = m_underlined = m_code = 0; // tags may be left open
        m_look = {};
        m_links.clear();
        m_paragraph = {};
        if (!block.isEmpty())
            m_paragraph = m_paragraph.with(AttributeKey::Block, AttributeValue(block));
        if (indent > 0)
            m_paragraph = m_paragraph.with(AttributeKey::Indent,
                                           AttributeValue(std::min(indent, limits::kListDepth)));
    }

    void beginItem(const MD_BLOCK_LI_DETAIL &detail)
    {
        const bool isNumbered = !m_lists.empty() && m_lists.back();
        begin(detail.is_task ? blocks::kCheckList
                  : isNumbered ? blocks::kNumberedList
                               : blocks::kBulletList,
              indent());
        if (detail.is_task && detail.task_mark != ' ')
            m_paragraph = m_paragraph.with(AttributeKey::Checked, AttributeValue(true));
        m_isItem = m_isWanted = true;
    }

    void flush()
    {
        if (m_isOpen && (m_isWanted || !m_out.isEmptyParagraph()))
            m_out.endParagraph(m_paragraph);
        m_isOpen = m_isItem = m_isWanted = false;
    }

    void put(const QString &text)
    {
        if (!m_isOpen)
            begin(ordinary(), 0);
        if (m_look != m_lastLook) {
            m_lastLook = m_look;
            m_attributes = m_look.attributes();
        }
        m_out.addText(text, m_attributes);
    }

    void addLines(const QString &text)
    {
        QStringView rest = text;
        while (!rest.isEmpty()) {
            const auto end = rest.indexOf(u'\n');
            put((end < 0 ? rest : rest.first(end)).toString());
            if (end < 0)
                return;
            m_out.endParagraph(m_paragraph);
            rest = rest.sliced(end + 1);
        }
    }

    void change(MD_SPANTYPE type, int by)
    {
        const auto count = [by](int &depth) {
            depth += by;
            return depth > 0;
        };
        switch (type) {
        case MD_SPAN_STRONG: m_look.isBold = count(m_bold); break;
        case MD_SPAN_EM: m_look.isItalic = count(m_italic); break;
        case MD_SPAN_DEL: m_look.isStruck = count(m_struck); break;
        case MD_SPAN_U: m_look.isUnderlined = count(m_underlined); break;
        case MD_SPAN_CODE: m_look.isCode = count(m_code); break;
        default: break;
        }
    }

    bool takeTag(QByteArrayView tag)
    {
        struct Meaning
        {
            QByteArrayView name;
            MD_SPANTYPE span;
        };
        static constexpr std::array kMeanings{
            Meaning{"u", MD_SPAN_U},      Meaning{"ins", MD_SPAN_U},
            Meaning{"b", MD_SPAN_STRONG}, Meaning{"strong", MD_SPAN_STRONG},
            Meaning{"i", MD_SPAN_EM},     Meaning{"em", MD_SPAN_EM},
            Meaning{"s", MD_SPAN_DEL},    Meaning{"del", MD_SPAN_DEL},
            Meaning{"code", MD_SPAN_CODE}};
        if (tag == "<br>" || tag == "<br/>" || tag == "<br />") {
            put(QString(QChar::LineSeparator));
            return true;
        }
        if (tag.startsWith("<!--")) {
            lose(true);
            return true;
        }
        const bool closes = tag.startsWith("</");
        const auto name = tag.sliced(closes ? 2 : 1).chopped(1);
        for (const auto &meaning : kMeanings) {
            if (name == meaning.name) {
                if (!closes || isInside(meaning.span))
                    change(meaning.span, closes ? -1 : 1);
                return true;
            }
        }
        return false;
    }

    bool isInside(MD_SPANTYPE type) const
    {
        return (type == MD_SPAN_U ? m_underlined
                    : type == MD_SPAN_STRONG ? m_bold
                    : type == MD_SPAN_EM     ? m_italic
                    : type == MD_SPAN_DEL    ? m_struck
                                             : m_code)
            > 0;
    }

    static QString text(const MD_ATTRIBUTE &attribute)
    {
        QString out;
        for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
            const auto from = attribute.substr_offsets[i];
            const QByteArrayView part(attribute.text + from,
                                      qsizetype(attribute.substr_offsets[i + 1] - from));
            const QString words = QString::fromUtf8(part);
            out += attribute.substr_types[i] == MD_TEXT_ENTITY ? withoutReferences(words) : words;
        }
        return out;
    }

    DocumentAssembler &m_out;
    AttributeSet m_paragraph;
    TextLook m_look;
    TextLook m_lastLook;
    AttributeSet m_attributes;
    std::vector<bool> m_lists; ///< from outside in; whether it is numbered
    std::vector<QString> m_links;
    qint64 m_calls = 0;
    int m_quotes = 0;
    int m_cell = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_struck = 0;
    int m_underlined = 0;
    int m_code = 0;
    bool m_isOpen = false;
    bool m_isItem = false;   ///< a list item, whose paragraphs are lines of one
    bool m_isWanted = false; ///< also when it stays empty
    bool m_hasLines = false; ///< code and raw HTML: each line is a paragraph
};

MarkdownWalker &walker(void *data)
{
    return *static_cast<MarkdownWalker *>(data);
}

/// How many bytes a head of YAML takes, with which some programs begin a file.
qsizetype headBytes(QByteArrayView text)
{
    if (!text.startsWith("---\n"))
        return 0;
    qsizetype at = 4;
    for (qsizetype line = 0; line < kMarkdownHeadLines; ++line) {
        const auto end = text.indexOf('\n', at);
        if (end < 0)
            return 0;
        const auto content = text.sliced(at, end - at);
        at = end + 1;
        if (content == "---" || content == "...")
            return at;
        if (content.isEmpty() && line == 0)
            return 0; // a rule
    }
    return 0;
}

} // namespace

bool readMarkdown(QByteArrayView utf8, DocumentAssembler &assembler)
{
    const auto head = headBytes(utf8);
    if (head > 0) {
        // Written back as it is: the writer knows it by its first and last line.
        for (const auto &line : utf8.first(head - 1).toByteArray().split('\n')) {
            assembler.addText(QString::fromUtf8(line));
            assembler.endParagraph({{AttributeKey::Block, AttributeValue(QString(blocks::kCode))}});
        }
    }
    MarkdownWalker reader(assembler);
    MD_PARSER parser{};
    parser.flags = kDialect;
    // Anything but 0 ends the parser.
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        return walker(data).enterBlock(type, detail) ? 0 : 1;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) {
        return walker(data).leaveBlock(type) ? 0 : 1;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) {
        return walker(data).enterSpan(type, detail) ? 0 : 1;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) {
        return walker(data).leaveSpan(type) ? 0 : 1;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
        return walker(data).addText(type, {text, qsizetype(size)}) ? 0 : 1;
    };
    const auto body = utf8.sliced(head);
    if (body.size() > qsizetype(std::numeric_limits<int>::max()))
        return false;
    if (md_parse(body.data(), MD_SIZE(body.size()), &parser, &reader) != 0)
        return false;
    reader.finish();
    return true;
}

} // namespace syngraph
