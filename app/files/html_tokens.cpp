#include "app/files/html_tokens.h"

#include "app/files/html_references.h"

#include <algorithm>
#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kNameUnits = 32;
constexpr qsizetype kHeadUnits = 1'000; ///< in which a page says that it is XML
constexpr qsizetype kValueUnits = 8'192;
constexpr std::array kKept{"style"_L1, "href"_L1,    "class"_L1, "align"_L1,
                           "color"_L1, "alt"_L1,     "type"_L1,  "checked"_L1,
                           "role"_L1,  "aria-checked"_L1, "name"_L1, "content"_L1,
                           "dir"_L1,   "src"_L1};
/// Elements whose content is no markup.
constexpr std::array kRaw{"script"_L1,   "style"_L1,   "xmp"_L1,       "iframe"_L1, "noembed"_L1,
                          "noframes"_L1, "title"_L1,   "textarea"_L1,  "plaintext"_L1};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

template <typename List>
bool isIn(const List &list, QStringView name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

HtmlTokens::HtmlTokens(QStringView html) : m_html(html)
{
    const auto start = html.first(std::min(html.size(), kHeadUnits)).trimmed();
    m_isXml = start.startsWith(u"<?xml") || start.contains(u"http://www.w3.org/1999/xhtml");
}

QString HtmlTokens::Token::attribute(QStringView wanted) const
{
    for (const auto &[known, value] : attributes) {
        if (known == wanted)
            return value;
    }
    return {};
}

bool HtmlTokens::Token::has(QStringView wanted) const
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [wanted](const auto &pair) { return pair.first == wanted; });
}

bool HtmlTokens::isAt(qsizetype position, QStringView text) const
{
    return m_html.size() - position >= text.size()
        && m_html.sliced(position, text.size()).compare(text, Qt::CaseInsensitive) == 0;
}

std::optional<HtmlTokens::Token> HtmlTokens::next()
{
    if (m_held)
        return std::exchange(m_held, std::nullopt);
    while (m_at < m_html.size()) {
        const auto start = m_at;
        qsizetype open = m_at;
        while (open < m_html.size()) {
            open = m_html.indexOf(u'<', open);
            if (open < 0)
                open = m_html.size();
            if (open + 1 >= m_html.size())
                break;
            const QChar after = m_html[open + 1];
            if (isLetter(after) || after == u'/' || after == u'!' || after == u'?')
                break;
            ++open; // a sign like any other
        }
        if (open + 1 >= m_html.size())
            open = m_html.size();
        if (open > start) {
            m_at = open;
            Token text;
            text.text = withoutReferences(m_html.sliced(start, open - start));
            return text;
        }
        if (auto tag = takeTag())
            return tag;
    }
    return std::nullopt;
}

/// At "<"; nothing when it was no tag, and is passed over.
std::optional<HtmlTokens::Token> HtmlTokens::takeTag()
{
    const bool isEnd = m_html[m_at + 1] == u'/';
    const auto nameAt = m_at + (isEnd ? 2 : 1);
    if (isAt(m_at, u"<!--")) {
        skipComment();
        return std::nullopt;
    }
    if (nameAt >= m_html.size() || !isLetter(m_html[nameAt])) {
        skipTo(u'>');
        return std::nullopt;
    }
    m_at = nameAt;
    while (m_at < m_html.size() && !isBlank(m_html[m_at]) && m_html[m_at] != u'/'
           && m_html[m_at] != u'>')
        ++m_at;
    Token token;
    token.kind = isEnd ? Kind::End : Kind::Start;
    token.name = m_html.sliced(nameAt, std::min(kNameUnits, m_at - nameAt)).toString().toLower();
    const bool isWhole = takeAttributes(token) && m_isXml;
    if (isWhole && !isEnd) {
        m_held = Token();
        m_held->kind = Kind::End;
        m_held->name = token.name;
    }
    if (isEnd || isWhole || !isIn(kRaw, token.name))
        return token;
    const auto raw = takeRaw(token.name);
    if (token.name == u"title") {
        if (m_title.isEmpty())
            m_title = withoutReferences(raw.first(std::min<qsizetype>(raw.size(), 1'000))).simplified();
        return std::nullopt;
    }
    if (token.name != u"xmp" && token.name != u"textarea" && token.name != u"plaintext")
        return token;
    m_held = Token();
    m_held->text = raw.toString();
    return token;
}

bool HtmlTokens::takeAttributes(Token &token)
{
    bool isWhole = false;
    while (m_at < m_html.size() && m_html[m_at] != u'>') {
        isWhole = m_html[m_at] == u'/';
        if (isBlank(m_html[m_at]) || m_html[m_at] == u'/') {
            ++m_at;
            continue;
        }
        const auto nameAt = m_at++; // an equals sign may be the first of a name
        while (m_at < m_html.size() && !isBlank(m_html[m_at]) && m_html[m_at] != u'/'
               && m_html[m_at] != u'>' && m_html[m_at] != u'=')
            ++m_at;
        const auto name = m_html.sliced(nameAt, m_at - nameAt);
        auto after = m_at;
        while (after < m_html.size() && isBlank(m_html[after]))
            ++after;
        QString value;
        if (after < m_html.size() && m_html[after] == u'=') {
            m_at = after + 1;
            value = takeValue();
        }
        const bool isShort = name.size() <= kNameUnits;
        const QString lower = isShort ? name.toString().toLower() : QString();
        if (isIn(kKept, lower) && !token.has(lower))
            token.attributes.emplace_back(lower, value);
    }
    if (m_at < m_html.size())
        ++m_at;
    return isWhole;
}

/// Behind "="; what is longer than any value that is of use comes cut.
QString HtmlTokens::takeValue()
{
    while (m_at < m_html.size() && isBlank(m_html[m_at]))
        ++m_at;
    if (m_at >= m_html.size() || m_html[m_at] == u'>')
        return {};
    const QChar quote = m_html[m_at];
    auto from = m_at;
    auto to = m_at;
    if (quote == u'"' || quote == u'\'') {
        from = m_at + 1;
        to = m_html.indexOf(quote, from);
        if (to < 0)
            to = m_html.size();
        m_at = std::min(to + 1, m_html.size());
    } else {
        while (to < m_html.size() && !isBlank(m_html[to]) && m_html[to] != u'>')
            ++to;
        m_at = to;
    }
    return withoutReferences(m_html.sliced(from, std::min(to - from, kValueUnits)));
}

void HtmlTokens::skipComment()
{
    m_at += 4;
    if (isAt(m_at, u">") || isAt(m_at, u"->")) {
        skipTo(u'>');
        return;
    }
    const auto end = m_html.indexOf(u"-->", m_at);
    m_at = end < 0 ? m_html.size() : end + 3;
}

void HtmlTokens::skipTo(QChar c)
{
    const auto end = m_html.indexOf(c, m_at);
    m_at = end < 0 ? m_html.size() : end + 1;
}

/// What stands up to the end tag of `name`, which is passed over as well.
QStringView HtmlTokens::takeRaw(const QString &name)
{
    const auto start = m_at;
    const QString wanted = u"</"_s + name;
    auto end = name == u"plaintext" ? -1 : m_html.indexOf(wanted, m_at, Qt::CaseInsensitive);
    if (end < 0)
        end = m_html.size();
    m_at = end;
    skipTo(u'>');
    return m_html.sliced(start, end - start);
}

} // namespace syngraph
