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

qint64 countWords(QStringView text)
{
    qint64 words = 0;
    bool isInside = false;
    for (const QChar c : text) {
        const bool isPlainLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        if (!isPlainLetter && c.unicode() >= 0x2e80 && isIdeograph(c)) {
            ++words;
            isInside = false;
        } else if (isPlainLetter || c.isLetterOrNumber() || c.isSurrogate()) {
            words += isInside ? 0 : 1;
            isInside = true;
        } else if (!(isInside && (joinsWords(c) || c.isMark()))) {
            isInside = false;
        }
    }
    return words;
}

} // namespace syngraph
