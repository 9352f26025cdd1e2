#include "app/ui/menu_words.h"

#include <QRegularExpression>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

QString wordsOfMenuText(const QString &text)
{
    static const QRegularExpression kAdded(uR"(\s*\(&[^&\s]\))"_s);
    static const QRegularExpression kMarked(u"&(.?)"_s); // "&&" stands for one of them
    QString words = text;
    words.remove(kAdded);
    words.replace(kMarked, u"\\1"_s);
    if (words.endsWith(u'…'))
        words.chop(1);
    return words;
}

} // namespace syngraph
