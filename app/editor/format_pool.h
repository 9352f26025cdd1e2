#pragma once

#include "app/editor/editor_theme.h"

#include <QHash>
#include <QTextFormat>

#include <vector>

namespace syngraph {

/// Gives every pair of attributes and look one number, and carries that number as a property of the
/// QTextFormat that shows it. So the attributes come back from a view exactly, never guessed from
/// fonts, and two formats are compared by a number.
/// Owned by the binding of one QTextDocument; GUI thread. Numbers stay valid for the pool's life;
/// another theme has others, which makes every format of the old one differ from what it should be.
/// A theme that comes back, as when a zoom does, finds its numbers again: neither the pool nor the
/// document's formats grow with that.
class FormatPool final
{
public:
    FormatPool() { setTheme(EditorTheme()); }
    void setTheme(EditorTheme theme);
    const EditorTheme &theme() const { return m_theme; }

    /// Of text and embeds.
    const QTextCharFormat &charFormat(const AttributeSet &text, TextLook look);
    const QTextBlockFormat &blockFormat(const AttributeSet &paragraph, BlockEdges edges);

    /// Empty for a format that did not come from here.
    const AttributeSet &attributesOf(const QTextFormat &format) const;
    static bool isSame(const QTextFormat &first, const QTextFormat &second)
    {
        return first.intProperty(kNumber) == second.intProperty(kNumber);
    }

private:
    static constexpr int kNumber = QTextFormat::UserProperty + 1;
    struct Entry
    {
        AttributeSet attributes;
        QTextCharFormat charFormat; ///< one of the two is in use
        QTextBlockFormat blockFormat;
    };
    /// The number for the key, made with `fill` when it is new. Numbers start at 1.
    template <typename Fill>
    const Entry &entryFor(const AttributeSet &attributes, char16_t kind, Fill fill);

    EditorTheme m_theme;
    std::vector<std::unique_ptr<Entry>> m_entries;
    using Entries = QHash<QString, const Entry *>;
    QHash<QString, Entries> m_byTheme;
    Entries *m_byKey = nullptr; ///< of the theme in use
};

} // namespace syngraph
