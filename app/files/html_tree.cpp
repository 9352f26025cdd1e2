#include "app/files/html_tree.h"

#include "common/base/names.h"

#include <QHash>

#include <algorithm>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGridNodes = 200'000; ///< looked at to judge a table

struct Known
{
    const char *names;
    HtmlTag tag;
};
constexpr std::array kKnown{
    Known{"script style template iframe object embed applet svg math canvas audio video noframes "
          "noembed select noscript button datalist frameset",
          HtmlTag::Skip},
    Known{"div address article aside details dialog fieldset figcaption figure footer form header "
          "hgroup legend main nav section summary dl caption",
          HtmlTag::Division},
    Known{"p", HtmlTag::Paragraph},
    Known{"h1 h2 h3 h4 h5 h6", HtmlTag::Heading},
    Known{"ul menu dir", HtmlTag::BulletList},
    Known{"ol", HtmlTag::NumberedList},
    Known{"li", HtmlTag::Item},
    Known{"blockquote", HtmlTag::Quote},
    Known{"pre listing xmp plaintext", HtmlTag::Pre},
    Known{"table", HtmlTag::Table},
    Known{"tbody thead tfoot", HtmlTag::TablePart},
    Known{"tr", HtmlTag::Row},
    Known{"td th", HtmlTag::Cell},
    Known{"dt", HtmlTag::Term},
    Known{"dd", HtmlTag::Description},
    Known{"center", HtmlTag::Center},
    Known{"hr", HtmlTag::Rule},
    Known{"br", HtmlTag::Break},
    Known{"img", HtmlTag::Image},
    Known{"input", HtmlTag::Input},
    Known{"b strong", HtmlTag::Bold},
    Known{"i em cite dfn var", HtmlTag::Italic},
    Known{"u ins", HtmlTag::Underline},
    Known{"s strike del", HtmlTag::Strike},
    Known{"code tt kbd samp", HtmlTag::Code},
    Known{"font", HtmlTag::Font},
    Known{"a", HtmlTag::Link},
};
constexpr const char *kEmptyElements = "area base col link meta param source track wbr basefont";
constexpr const char *kFrameElements = "html head body";

/// Made once; read by several threads.
const QHash<QString, HtmlTag> &knownTags()
{
    static const QHash<QString, HtmlTag> tags = [] {
        QHash<QString, HtmlTag> made;
        for (const auto &[names, tag] : kKnown) {
            for (const auto &name : QString::fromLatin1(names).split(u' '))
                made.insert(name, tag);
        }
        return made;
    }();
    return tags;
}

bool isOneOf(const QString &name, const char *names)
{
    return QString::fromLatin1(names).split(u' ').contains(name);
}

bool isEmptyElement(HtmlTag tag)
{
    return tag == HtmlTag::Rule || tag == HtmlTag::Break || tag == HtmlTag::Image
        || tag == HtmlTag::Input;
}

bool isOfTable(HtmlTag tag)
{
    return tag == HtmlTag::Table || tag == HtmlTag::TablePart || tag == HtmlTag::Row
        || tag == HtmlTag::Cell;
}

class TreeBuilder final
{
public:
    TreeBuilder(HtmlTree &tree) : m_tree(tree)
    {
        m_tree.nodes.emplace_back();
        m_open.push_back(0);
    }

    void add(HtmlTokens::Token token)
    {
        switch (token.kind) {
        case HtmlTokens::Kind::Text: {
            HtmlNode node;
            node.isText = true;
            node.token = std::move(token);
            append(std::move(node));
            break;
        }
        case HtmlTokens::Kind::Start:
            start(std::move(token));
            break;
        case HtmlTokens::Kind::End:
            end(token.name);
            break;
        }
    }

private:
    void start(HtmlTokens::Token token)
    {
        if (token.name == u"meta") {
            m_tree.isOwn = m_tree.isOwn
                || (token.attribute(u"name") == u"generator"
                    && token.attribute(u"content") == names::kProduct);
            return;
        }
        static const QStringList dropped =
            QString::fromLatin1(kEmptyElements).split(u' ')
            + QString::fromLatin1(kFrameElements).split(u' ');
        if (dropped.contains(token.name))
            return;
        HtmlNode node;
        node.tag = knownTags().value(token.name, HtmlTag::Other);
        if (node.tag == HtmlTag::Heading)
            node.level = token.name[1].digitValue();
        const bool isRaw = node.tag == HtmlTag::Skip
            && isOneOf(token.name, "script style iframe noembed noframes");
        closeBefore(node.tag);
        const HtmlTag tag = node.tag;
        node.token = std::move(token);
        const int made = append(std::move(node));
        if (made >= 0 && !isEmptyElement(tag) && !isRaw && m_open.size() < size_t(kHtmlDepth))
            m_open.push_back(made);
    }

    void end(const QString &name)
    {
        const HtmlTag tag = knownTags().value(name, HtmlTag::Other);
        for (size_t i = m_open.size(); i-- > 1;) {
            const HtmlNode &node = m_tree.nodes[size_t(m_open[i])];
            if (node.token.name == name || (tag == HtmlTag::Heading && node.tag == tag)) {
                m_open.resize(i);
                return;
            }
            // An end within a cell ends nothing outside of it.
            if (node.tag == HtmlTag::Cell && !isOfTable(tag))
                return;
        }
    }

    /// The ends that may be left out.
    void closeBefore(HtmlTag tag)
    {
        switch (tag) {
        case HtmlTag::Item:
            close({HtmlTag::Item}, {HtmlTag::BulletList, HtmlTag::NumberedList, HtmlTag::Cell});
            break;
        case HtmlTag::Term:
        case HtmlTag::Description:
            close({HtmlTag::Term, HtmlTag::Description}, {HtmlTag::Cell, HtmlTag::Item});
            break;
        case HtmlTag::Cell:
            close({HtmlTag::Cell}, {HtmlTag::Row, HtmlTag::Table});
            break;
        case HtmlTag::Row:
            close({HtmlTag::Row}, {HtmlTag::Table});
            break;
        case HtmlTag::TablePart:
            close({HtmlTag::TablePart}, {HtmlTag::Table});
            break;
        case HtmlTag::Link:
            close({HtmlTag::Link}, {HtmlTag::Cell, HtmlTag::Item, HtmlTag::Paragraph});
            break;
        default:
            break;
        }
        if (isBlock(tag) || tag == HtmlTag::Rule)
            close({HtmlTag::Paragraph}, {HtmlTag::Cell, HtmlTag::Table, HtmlTag::Item});
    }

    void close(std::initializer_list<HtmlTag> wanted, std::initializer_list<HtmlTag> borders)
    {
        const auto isIn = [](std::initializer_list<HtmlTag> list, HtmlTag tag) {
            return std::find(list.begin(), list.end(), tag) != list.end();
        };
        for (size_t i = m_open.size(); i-- > 1;) {
            const HtmlTag tag = m_tree.nodes[size_t(m_open[i])].tag;
            if (isIn(wanted, tag)) {
                m_open.resize(i);
                return;
            }
            if (isIn(borders, tag))
                return;
        }
    }

    int append(HtmlNode node)
    {
        const int made = int(m_tree.nodes.size());
        m_tree.nodes.push_back(std::move(node));
        HtmlNode &parent = m_tree.nodes[size_t(m_open.back())];
        if (parent.lastChild >= 0)
            m_tree.nodes[size_t(parent.lastChild)].nextSibling = made;
        else
            parent.firstChild = made;
        parent.lastChild = made;
        return made;
    }

    HtmlTree &m_tree;
    std::vector<int> m_open;
};

} // namespace

bool isBlock(HtmlTag tag)
{
    return tag >= HtmlTag::Division && tag <= HtmlTag::Center;
}

HtmlTree parseHtml(QStringView html, size_t mostNodes)
{
    HtmlTree tree;
    TreeBuilder builder(tree);
    HtmlTokens tokens(html);
    while (auto token = tokens.next()) {
        if (tree.nodes.size() >= mostNodes) {
            tree.isTooLarge = true;
            break;
        }
        builder.add(std::move(*token));
    }
    tree.title = tokens.title();
    return tree;
}

bool isGrid(const HtmlTree &tree, int table)
{
    std::vector<int> waiting{table};
    int most = 0;
    int looked = 0;
    while (!waiting.empty()) {
        const HtmlNode &node = tree.nodes[size_t(waiting.back())];
        waiting.pop_back();
        int cells = 0;
        int lines = 0;
        for (int i = node.firstChild; i >= 0; i = tree.nodes[size_t(i)].nextSibling) {
            const HtmlTag tag = tree.nodes[size_t(i)].tag;
            if (++looked > kGridNodes)
                return false;
            cells += tag == HtmlTag::Cell ? 1 : 0;
            const bool isLine = tag == HtmlTag::Paragraph || tag == HtmlTag::Division;
            const bool isPart = isOfTable(tag) && tag != HtmlTag::Table;
            if (tag == HtmlTag::Rule || (isBlock(tag) && !isLine && !isPart))
                return false;
            lines += isLine ? 1 : 0;
            if (!tree.nodes[size_t(i)].isText)
                waiting.push_back(i);
        }
        if (node.tag == HtmlTag::Cell && lines > 1)
            return false;
        most = std::max(most, cells);
    }
    return most > 1;
}

} // namespace syngraph
