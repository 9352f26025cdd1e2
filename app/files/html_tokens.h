#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace syngraph {

/// Cuts HTML into text and tags, as the tokenizer of HTML 13.2.5 does, in linear time whatever the
/// input is. Scripts, styles and whatever else is no text of the page are passed over; of attributes
/// only those that a document can make something of are kept, and none of those that name something
/// to be fetched but the target of a link.
class HtmlTokens final
{
public:
    enum class Kind { Text, Start, End };
    struct Token
    {
        Kind kind = Kind::Text;
        QString name; ///< of a tag, lower case
        QString text; ///< references resolved
        std::vector<std::pair<QString, QString>> attributes;

        QString attribute(QStringView name) const;
        bool has(QStringView name) const;
    };

    /// `html` outlives this.
    explicit HtmlTokens(QStringView html);
    std::optional<Token> next();

    /// Of what was read so far.
    const QString &title() const { return m_title; }

private:
    std::optional<Token> takeTag();
    /// Whether it ended with "/>".
    bool takeAttributes(Token &token);
    QString takeValue();
    void skipComment();
    void skipTo(QChar c);
    QStringView takeRaw(const QString &name);
    bool isAt(qsizetype position, QStringView text) const;

    QStringView m_html;
    qsizetype m_at = 0;
    bool m_isXml = false; ///< "/>" ends elements
    QString m_title;
    std::optional<Token> m_held; ///< text of an element that has no markup in it, or its end
};

} // namespace syngraph
