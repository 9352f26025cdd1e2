#include "app/files/html_reader.h"

#include "app/files/html_pictures.h"
#include "app/files/html_styles.h"
#include "app/files/html_tree.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/ot/schema.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

/// What an element passes on to those in it.
struct Context
{
    TextLook look;
    QString block;            ///< of paragraphs
    QString list;             ///< kind of the list that items belong to
    QString align;
    int indent = 0;
    int listDepth = 0;
    bool isRtl = false;       ///< its lines start on the right
    bool isParagraph = false; ///< within p, h1 and the like, where <br> is a line's end alone
    bool isItem = false;      ///< within li, and no block of its own kind
    bool isCell = false;      ///< within a cell of a table that becomes lines
    bool keepsLines = false;  ///< within pre
    bool keepsSpaces = false;
};

struct Frame
{
    const HtmlNode *node;
    int next = -1; ///< the child to be looked at next
    Context context;
    bool isLine = false; ///< ends the paragraph when it ends
};

class Walker final
{
public:
    Walker(DocumentAssembler &out, HtmlSource source, bool isOwn,
           const std::vector<QByteArray> &pictures)
        : m_out(out), m_pictures(pictures), m_source(source), m_isOwn(isOwn)
    {
    }

    void walk(const HtmlTree &tree)
    {
        m_tree = &tree;
        std::vector<Frame> stack;
        stack.push_back({&tree.nodes.front(), tree.nodes.front().firstChild, Context(), false});
        while (!stack.empty() && !m_out.isFull()) {
            Frame &top = stack.back();
            if (top.next < 0) {
                if (top.isLine)
                    leaveLine(top);
                stack.pop_back();
                continue;
            }
            const HtmlNode &child = tree.nodes[size_t(top.next)];
            top.next = child.nextSibling;
            if (child.isText)
                addText(child.token.text, top.context);
            else
                enter(child, stack);
        }
        endParagraph();
    }

private:
    // --- paragraphs ---------------------------------------------------------------------------

    void begin(const Context &context)
    {
        AttributeSet attributes;
        const int indent = std::clamp(context.indent, 0, limits::kListDepth);
        if (!context.block.isEmpty())
            attributes = attributes.with(AttributeKey::Block, AttributeValue(context.block));
        if (indent > 0)
            attributes = attributes.with(AttributeKey::Indent, AttributeValue(indent));
        if (!context.align.isEmpty())
            attributes = attributes.with(AttributeKey::Align, AttributeValue(context.align));
        m_paragraph = attributes;
        m_isOpen = true;
    }

    /// Ends what was written, if it was anything.
    void endParagraph()
    {
        if (m_isOpen && (m_hasContent || m_isWanted)) {
            if (m_isCheck)
                m_paragraph = m_paragraph.with(AttributeKey::Block,
                                               AttributeValue(QString(blocks::kCheckList)));
            if (m_isCheck && m_isChecked)
                m_paragraph = m_paragraph.with(AttributeKey::Checked, AttributeValue(true));
            putBreaks(1); // the last one only ends the line that it stands on
            m_out.endParagraph(m_paragraph);
        }
        m_breaks.clear();
        m_tabs = 0;
        m_isOpen = m_hasContent = m_isWanted = m_hasSpace = m_isCheck = m_isChecked = false;
        m_hasText = false;
        m_wordMark.clear();
        m_isSecondLine = false;
    }

    void putBreaks(size_t less)
    {
        for (size_t i = 0; i + less < m_breaks.size(); ++i)
            m_out.addText(QString(QChar::LineSeparator), attributesOf(m_breaks[i]));
        m_breaks.clear();
    }

    void put(QStringView text, const TextLook &look)
    {
        putWhatIsBefore();
        m_out.addText(text, attributesOf(look));
        m_hasContent = m_hasText = true;
    }

    /// What was only to be written when something follows.
    void putWhatIsBefore()
    {
        if (!m_breaks.empty()) {
            putBreaks(0);
            m_hasSpace = false;
        }
        if (std::exchange(m_isSecondLine, false))
            m_out.addText(QString(QChar::LineSeparator));
        for (; m_tabs > 0; --m_tabs)
            m_out.addText(u"\t");
        if (std::exchange(m_hasSpace, false) && m_hasText)
            m_out.addText(u" ", attributesOf(m_spaceLook));
    }

    AttributeSet attributesOf(const TextLook &look)
    {
        if (look != m_lastLook) {
            m_lastLook = look;
            m_lastAttributes = look.attributes();
        }
        return m_lastAttributes;
    }

    void addText(const QString &text, const Context &context)
    {
        if (m_isWordMark) {
            m_wordMark += text.left(8).trimmed();
            return;
        }
        if (context.keepsLines) {
            addLines(text, context);
            return;
        }
        if (context.keepsSpaces) {
            if (!m_isOpen)
                begin(context);
            if (!text.isEmpty())
                put(text, context.look);
            return;
        }
        qsizetype at = 0;
        while (at < text.size()) {
            if (isBlank(text[at])) {
                if (!m_hasSpace && m_hasText)
                    m_spaceLook = context.look;
                m_hasSpace = m_hasSpace || m_hasText;
                ++at;
                continue;
            }
            auto end = at;
            while (end < text.size() && !isBlank(text[end]))
                ++end;
            if (!m_isOpen)
                begin(context);
            put(QStringView(text).sliced(at, end - at), context.look);
            at = end;
        }
    }

    /// Each line of <pre> is a paragraph.
    void addLines(QStringView text, const Context &context)
    {
        if (std::exchange(m_isAtStart, false) && text.startsWith(u'\n'))
            text = text.sliced(1);
        while (!text.isEmpty()) {
            const auto end = text.indexOf(u'\n');
            const auto line = end < 0 ? text : text.first(end);
            if (!m_isOpen)
                begin(context);
            if (!line.isEmpty())
                put(line, context.look);
            if (end < 0)
                return;
            m_isWanted = true;
            if (!m_breaks.empty())
                m_breaks.push_back({}); // before the end of a line of code each of them counts
            endParagraph();
            text = text.sliced(end + 1);
        }
    }

    void addBreak(const Context &context)
    {
        if (context.isCell) {
            m_hasSpace = m_hasText;
            return;
        }
        if (context.isParagraph || context.isItem || context.keepsLines) {
            if (!m_isOpen)
                begin(context);
            m_hasContent = true;
            m_breaks.push_back(context.look);
            m_hasSpace = false;
            return;
        }
        if (!m_isOpen)
            begin(context);
        m_isWanted = true;
        endParagraph();
    }

    // --- elements -----------------------------------------------------------------------------

    void enter(const HtmlNode &node, std::vector<Frame> &stack)
    {
        if (node.tag == HtmlTag::Skip) {
            noteSkipped(node.token.name);
            return;
        }
        const HtmlStyle style = htmlStyleFrom(node.token.attribute(u"style"));
        if (style.isHidden)
            return;
        switch (node.tag) {
        case HtmlTag::Break:
            if (node.token.attribute(u"class") != u"Apple-interchange-newline")
                addBreak(stack.back().context);
            return;
        case HtmlTag::Rule:
            endParagraph();
            m_out.addRule();
            m_out.endParagraph();
            return;
        case HtmlTag::Image:
            addImage(node, stack.back().context);
            return;
        case HtmlTag::Input:
            addBox(node);
            return;
        default:
            break;
        }
        Frame frame{&node, node.firstChild, stack.back().context, false};
        takeLook(frame.context.look, node, style);
        if (style.keepsSpaces)
            frame.context.keepsSpaces = *style.keepsSpaces;
        if (isBlock(node.tag))
            enterBlock(frame, style);
        else if (style.isWordListMark)
            m_isWordMark = frame.isLine = true;
        stack.push_back(std::move(frame));
    }

    void enterBlock(Frame &frame, const HtmlStyle &style)
    {
        Context &context = frame.context;
        const HtmlTag tag = frame.node->tag;
        if (context.isCell && tag != HtmlTag::Cell && tag != HtmlTag::Row
            && tag != HtmlTag::TablePart) {
            m_hasSpace = m_hasText;
            return;
        }
        takeAlignment(context, *frame.node, style);
        switch (tag) {
        case HtmlTag::BulletList:
        case HtmlTag::NumberedList:
            endParagraph();
            context.list = tag == HtmlTag::NumberedList ? blocks::kNumberedList
                                                        : blocks::kBulletList;
            ++context.listDepth;
            context.isItem = false;
            break;
        case HtmlTag::Item:
            enterItem(frame);
            break;
        case HtmlTag::Table:
            endParagraph();
            context.isCell = isGrid(*m_tree, int(frame.node - m_tree->nodes.data()));
            m_out.notes().hasFlattenedTables = m_out.notes().hasFlattenedTables || context.isCell;
            break;
        case HtmlTag::Row:
            enterRow(frame);
            break;
        case HtmlTag::Cell:
            enterCell(frame);
            break;
        case HtmlTag::Quote:
            endParagraph();
            context.block = blocks::kQuote;
            context.isItem = context.isParagraph = false;
            context.listDepth = context.indent = 0;
            frame.isLine = true;
            break;
        case HtmlTag::Pre:
            endParagraph();
            context.block = blocks::kCode;
            context.keepsLines = true;
            context.indent = 0;
            context.align.clear();
            frame.isLine = true;
            m_isAtStart = true;
            break;
        case HtmlTag::Description:
            context.indent = std::min(context.indent + 1, limits::kListDepth);
            enterLine(frame);
            break;
        default:
            enterParagraph(frame, style);
            break;
        }
    }

    void enterRow(Frame &frame)
    {
        if (!frame.context.isCell)
            return;
        endParagraph();
        begin(frame.context);
        m_isFirstCell = true;
        frame.isLine = true;
    }

    void enterCell(Frame &frame)
    {
        if (!frame.context.isCell) {
            enterLine(frame);
            return;
        }
        m_tabs += m_isFirstCell ? 0 : 1;
        m_isFirstCell = false;
        m_hasSpace = false;
        m_hasText = false;
        m_hasContent = true;
    }

    void enterItem(Frame &frame)
    {
        endParagraph();
        Context &context = frame.context;
        context.block = context.list.isEmpty() ? QString(blocks::kBulletList) : context.list;
        const int depth = std::max(1, context.listDepth);
        context.indent = std::min(depth - 1, limits::kListDepth);
        context.isItem = true;
        context.isParagraph = false;
        frame.isLine = true;
        begin(context);
        m_isWanted = true;
        if (frame.node->token.attribute(u"role") == u"checkbox") {
            m_isCheck = true;
            m_isChecked = frame.node->token.attribute(u"aria-checked") == u"true";
        }
    }

    void enterLine(Frame &frame)
    {
        endParagraph();
        frame.isLine = true;
    }

    void enterParagraph(Frame &frame, const HtmlStyle &style)
    {
        Context &context = frame.context;
        const HtmlTag tag = frame.node->tag;
        if (style.wordListLevel) {
            endParagraph();
            context.block = blocks::kBulletList; // its mark says more
            context.indent = *style.wordListLevel - 1;
            context.isParagraph = frame.isLine = true;
            begin(context);
            return;
        }
        if (tag == HtmlTag::Heading) {
            endParagraph();
            context.block = u"h%1"_s.arg(std::clamp(frame.node->level, 1, 6));
            context.isItem = false;
            context.isParagraph = frame.isLine = true;
            if (context.listDepth > 0)
                context.indent = 0;
            if (style.indent)
                context.indent = *style.indent;
            return;
        }
        if (context.isItem) {
            // Further paragraphs of an item are lines of it: the list goes on behind them.
            if (m_isOpen && m_hasContent)
                m_isSecondLine = true;
            m_hasSpace = false;
            return;
        }
        if (context.keepsLines)
            return;
        if (style.indent)
            context.indent = *style.indent;
        context.isParagraph = context.isParagraph || tag == HtmlTag::Paragraph;
        if (tag != HtmlTag::TablePart)
            enterLine(frame);
    }

    void leaveLine(const Frame &frame)
    {
        if (m_isWordMark && !isBlock(frame.node->tag)) {
            m_isWordMark = false;
            takeWordMark();
            return;
        }
        endParagraph();
    }

    void takeWordMark()
    {
        const bool isNumber = m_wordMark.size() > 1
            && (m_wordMark.endsWith(u'.') || m_wordMark.endsWith(u')'))
            && m_wordMark.front().isLetterOrNumber();
        if (isNumber)
            m_paragraph = m_paragraph.with(AttributeKey::Block,
                                           AttributeValue(QString(blocks::kNumberedList)));
        m_wordMark.clear();
    }

    void takeAlignment(Context &context, const HtmlNode &node, const HtmlStyle &style) const
    {
        if (const QString dir = node.token.attribute(u"dir").toLower(); !dir.isEmpty())
            context.isRtl = dir == u"rtl";
        QString align = style.align;
        if (align.isEmpty())
            align = node.token.attribute(u"align").toLower();
        if (align.isEmpty() && node.tag == HtmlTag::Center)
            align = u"center"_s;
        if (align == u"end" && !context.isRtl)
            align = u"right"_s; // a document knows the sides of the page alone
        if (align == u"center" || align == u"right" || align == u"justify")
            context.align = align;
        else if (!align.isEmpty())
            context.align.clear();
    }

    void takeLook(TextLook &look, const HtmlNode &node, const HtmlStyle &style) const
    {
        look.isBold = look.isBold || node.tag == HtmlTag::Bold;
        look.isItalic = look.isItalic || node.tag == HtmlTag::Italic;
        look.isUnderlined = look.isUnderlined || node.tag == HtmlTag::Underline;
        look.isStruck = look.isStruck || node.tag == HtmlTag::Strike;
        look.isCode = look.isCode || node.tag == HtmlTag::Code;
        if (node.tag == HtmlTag::Font)
            takeColor(look.color, colorFrom(node.token.attribute(u"color")), u"#000000");
        if (node.tag == HtmlTag::Link) {
            if (const QString link = linkFrom(node.token.attribute(u"href")); !link.isEmpty())
                look.link = link;
        }
        look.isBold = style.isBold.value_or(look.isBold);
        look.isItalic = style.isItalic.value_or(look.isItalic);
        look.isStruck = style.isStruck.value_or(look.isStruck);
        look.isUnderlined = style.isUnderlined.value_or(look.isUnderlined);
        takeColor(look.color, style.color, u"#000000");
        takeColor(look.background, style.background, u"#ffffff");
        if (!look.link.isEmpty() && !m_isOwn) {
            look.isUnderlined = false; // links look like links
            look.color.clear();
        }
    }

    /// Programs write the colours of their paper and ink, which are not those of the reader.
    void takeColor(QString &kept, const QString &color, QStringView ordinary) const
    {
        if (color.isEmpty())
            return;
        if (m_source == HtmlSource::Clipboard && color == ordinary && !m_isOwn)
            kept.clear();
        else
            kept = color;
    }

    void addImage(const HtmlNode &node, const Context &context)
    {
        const auto number = cutOutPicture(node.token.attribute(u"src"));
        if (number >= 0 && number < qsizetype(m_pictures.size())
            && imageKindOf(m_pictures[size_t(number)])) {
            if (!m_isOpen)
                begin(context);
            putWhatIsBefore();
            m_out.addImage(m_pictures[size_t(number)]);
            m_hasContent = m_hasText = true;
            return;
        }
        m_out.notes().hasLostImages = true;
        const QString words = node.token.attribute(u"alt").simplified().left(200);
        if (!words.isEmpty())
            addText(u'[' + words + u']', context);
    }

    void addBox(const HtmlNode &node)
    {
        if (!m_isOpen || m_hasContent || node.token.attribute(u"type").toLower() != u"checkbox")
            return;
        m_isCheck = true;
        m_isChecked = node.token.has(u"checked");
    }

    void noteSkipped(const QString &name)
    {
        static const QStringList objects{u"iframe"_s, u"object"_s, u"embed"_s, u"applet"_s,
                                         u"video"_s, u"audio"_s};
        m_out.notes().hasLostObjects = m_out.notes().hasLostObjects || objects.contains(name);
        m_out.notes().hasLostImages = m_out.notes().hasLostImages || name == u"svg";
    }

    DocumentAssembler &m_out;
    const std::vector<QByteArray> &m_pictures;
    const HtmlTree *m_tree = nullptr;
    HtmlSource m_source;
    bool m_isOwn; ///< this program wrote it: every word of it is meant
    AttributeSet m_paragraph;
    TextLook m_lastLook;
    AttributeSet m_lastAttributes;
    TextLook m_spaceLook;
    QString m_wordMark;
    std::vector<TextLook> m_breaks; ///< line ends that are only written when something follows
    int m_tabs = 0;
    bool m_isOpen = false;
    bool m_isWanted = false;   ///< also when it stays empty
    bool m_hasContent = false;
    bool m_hasText = false;    ///< since the line or cell began
    bool m_hasSpace = false;
    bool m_isCheck = false;
    bool m_isChecked = false;
    bool m_isFirstCell = false;
    bool m_isSecondLine = false;
    bool m_isWordMark = false;
    bool m_isAtStart = false; ///< of <pre>, whose first line end does not count
};

} // namespace

std::optional<QString> readHtml(QStringView html, HtmlSource source, size_t mostNodes,
                                DocumentAssembler &assembler,
                                const std::vector<QByteArray> &pictures)
{
    const HtmlTree tree = parseHtml(html, mostNodes);
    if (tree.isTooLarge)
        return std::nullopt;
    Walker(assembler, source, tree.isOwn, pictures).walk(tree);
    assembler.notes().hasLostLook = source == HtmlSource::File && !tree.isOwn;
    return tree.title;
}

} // namespace syngraph
