#include "app/ui/text_figures.h"

#include <QChar>

namespace syngraph {

namespace {

bool isIdeograph(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

bool joinsWords(QChar c)
{
    return c == u'\'' || c == u'’' || c == u'-' || c == u'_';
}

} // namespace

void TextTally::add(QStringView piece)
{
    for (const QChar c : piece) {
        m_figures.paragraphs += c == u'\n' ? 1 : 0;
        m_figures.characters += c == u'\n' || c.isLowSurrogate() ? 0 : 1;
        const bool isPlainLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        if (!isPlainLetter && c.unicode() >= 0x2e80 && isIdeograph(c)) {
            ++m_figures.words;
            m_isInsideWord = false;
        } else if (isPlainLetter || c.isLetterOrNumber() || c.isSurrogate()) {
            m_figures.words += m_isInsideWord ? 0 : 1;
            m_isInsideWord = true;
        } else if (!(m_isInsideWord && (joinsWords(c) || c.isMark()))) {
            m_isInsideWord = false;
        }
    }
}

qint64 countWords(QStringView text)
{
    TextTally tally;
    tally.add(text);
    return tally.figures().words;
}

} // namespace syngraph
