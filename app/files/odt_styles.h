#pragma once

#include "app/files/text_look.h"

#include <QHash>

#include <optional>

class QXmlStreamAttributes;

namespace syngraph {

/// The styles of an OpenDocument text, as far as documents know what they say. Named styles of
/// paragraphs count by their name ("Heading 2", "Quotations"): how somebody's template draws a
/// heading is not of the text.
class OdtStyles final
{
public:
    /// An element of content.xml or styles.xml, names with their usual prefixes. `isAutomatic`: it
    /// stands among the styles that the program made by itself.
    void open(QStringView name, const QXmlStreamAttributes &attributes, bool isAutomatic);
    void close(QStringView name);

    struct Paragraph
    {
        QString block;  ///< empty for an ordinary one
        QString align;
        int indent = 0;
        TextLook look;
        bool isRule = false;
    };
    Paragraph paragraph(const QString &name) const;
    /// `base` as text of this style looks in it.
    TextLook text(const QString &name, TextLook base) const;
    bool isNumbered(const QString &listStyle, int level) const; ///< level from 1

private:
    struct Style
    {
        QString parent;
        bool isAutomatic = false;
        std::optional<bool> isBold, isItalic, isUnderlined, isStruck;
        QString color, background, align, direction;
        std::optional<int> indent;
    };
    void takeText(const QXmlStreamAttributes &attributes);
    void takeParagraph(const QXmlStreamAttributes &attributes);
    static void apply(const Style &style, TextLook &look);
    /// From the style's oldest ancestor to itself; cycles end after some steps.
    std::vector<const Style *> lineOf(const QString &key, QString *lastNamed) const;

    QHash<QString, Style> m_styles; ///< by family and name
    QHash<QString, quint32> m_numbered; ///< of list styles, a bit for each level
    QString m_open;
    QString m_openList;
};

} // namespace syngraph
