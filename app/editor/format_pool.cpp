#include "app/editor/format_pool.h"

namespace syngraph {

namespace {

constexpr char16_t kParagraphKind = 0x100; // beyond the values of TextLook

/// Equal for equal sets alone: every part has its length or a fixed width.
QString keyOf(const AttributeSet &attributes, char16_t kind)
{
    QString key;
    key += QChar(kind);
    for (const auto &[name, value] : attributes.items()) {
        key += QChar(char16_t(name));
        if (const bool *flag = value.asBool()) {
            key += *flag ? u't' : u'f';
        } else if (const int *number = value.asInt()) {
            key += u'i';
            key += QChar(char16_t(quint32(*number) >> 16));
            key += QChar(char16_t(quint32(*number) & 0xffff));
        } else if (const QString *text = value.asString()) {
            key += u's';
            key += QChar(char16_t(text->size()));
            key += *text;
        }
    }
    return key;
}

} // namespace

void FormatPool::setTheme(EditorTheme theme)
{
    m_theme = std::move(theme);
    m_byKey = &m_byTheme[m_theme.key()];
}

template <typename Fill>
const FormatPool::Entry &FormatPool::entryFor(const AttributeSet &attributes, char16_t kind,
                                              Fill fill)
{
    const QString key = keyOf(attributes, kind);
    if (const auto found = m_byKey->constFind(key); found != m_byKey->cend())
        return **found;
    auto entry = std::make_unique<Entry>();
    entry->attributes = attributes;
    fill(*entry, int(m_entries.size()) + 1);
    m_entries.push_back(std::move(entry));
    m_byKey->insert(key, m_entries.back().get());
    return *m_entries.back();
}

const QTextCharFormat &FormatPool::charFormat(const AttributeSet &text, TextLook look)
{
    return entryFor(text, char16_t(look),
                    [&](Entry &entry, int number) {
                        entry.charFormat = m_theme.charFormat(text, look);
                        entry.charFormat.setProperty(kNumber, number);
                    })
        .charFormat;
}

const QTextBlockFormat &FormatPool::blockFormat(const AttributeSet &paragraph, BlockEdges edges)
{
    return entryFor(paragraph, char16_t(kParagraphKind + int(edges)),
                    [&](Entry &entry, int number) {
                        entry.blockFormat = m_theme.blockFormat(paragraph, edges);
                        entry.blockFormat.setProperty(kNumber, number);
                    })
        .blockFormat;
}

const AttributeSet &FormatPool::attributesOf(const QTextFormat &format) const
{
    static const AttributeSet kNone;
    const int number = format.intProperty(kNumber);
    if (number < 1 || size_t(number) > m_entries.size())
        return kNone;
    return m_entries[size_t(number) - 1]->attributes;
}

} // namespace syngraph
