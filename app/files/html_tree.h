#pragma once

#include "app/files/html_tokens.h"

namespace syngraph {

/// What an element is to a document.
enum class HtmlTag : quint8 {
    Other, ///< of no meaning; what is in it counts
    Skip,  ///< with all that is in it
    Division, Paragraph, Heading, BulletList, NumberedList, Item, Quote, Pre, Table, TablePart, Row,
    Cell, Term, Description, Center,
    Rule, Break, Image, Input, ///< these are empty
    Bold, Italic, Underline, Strike, Code, Font, Link
};
bool isBlock(HtmlTag tag);

struct HtmlNode
{
    HtmlTag tag = HtmlTag::Other;
    int level = 0; ///< of a heading
    bool isText = false;
    HtmlTokens::Token token;
    int firstChild = -1;
    int lastChild = -1;
    int nextSibling = -1;
};

/// The elements of a page, nested at most kHtmlDepth deep, with the end tags that HTML lets out; not
/// all of the repairs that browsers make, which cost more than linear time and memory. The root is
/// the first node.
struct HtmlTree
{
    std::vector<HtmlNode> nodes;
    QString title;
    bool isOwn = false;     ///< written by this program
    bool isTooLarge = false; ///< more than `mostNodes`; the rest is missing
};
inline constexpr int kHtmlDepth = 120;
HtmlTree parseHtml(QStringView html, size_t mostNodes);

/// Whether every cell of a table holds one line at most, so that a row can be one.
bool isGrid(const HtmlTree &tree, int table);

} // namespace syngraph
