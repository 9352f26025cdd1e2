#include "app/models/shown_text.h"

#include "common/base/limits.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kFileNameUnits = 80;

bool isShown(char32_t c)
{
    if (c == 0x200d) // joins emoji
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return c != 0x034f && c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0;
    }
}

/// The longest start of `text` within `units` that does not break a character that people see.
QString startOf(const QString &text, qsizetype units)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(units);
    const qsizetype end = finder.isAtBoundary() ? units : finder.toPreviousBoundary();
    return text.left(std::max<qsizetype>(end, 0));
}

QString withoutHidden(const QString &text)
{
    QList<uint> kept;
    bool wasJoiner = true;
    const auto points = text.toUcs4();
    kept.reserve(points.size());
    for (const uint point : points) {
        const bool isSpace = point == u'\n' || point == u'\r' || point == u'\t'
            || QChar::isSpace(point);
        if (isSpace) {
            kept.append(u' ');
            continue;
        }
        const bool isJoiner = point == 0x200d;
        if (!isShown(point) || (isJoiner && wasJoiner))
            continue;
        wasJoiner = isJoiner;
        kept.append(point);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(kept.constData()), kept.size());
}

} // namespace

QString singleLine(const QString &text, qsizetype units)
{
    // Cleaning is linear; what is far longer than anybody sees need not be cleaned at all.
    const QString line = withoutHidden(text.left(units * 8)).simplified();
    if (line.size() <= units)
        return line;
    return startOf(line, units - 1).trimmed() + u'…';
}

QString shownName(const QString &name)
{
    const auto points = singleLine(name, 2 * limits::kNameCodePoints).toUcs4();
    const qsizetype count = std::min<qsizetype>(points.size(), limits::kNameCodePoints);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), count)
        .trimmed();
}

QString isolatedName(const QString &name)
{
    return u'\x2068' + shownName(name) + u'\x2069';
}

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = shownName(name).split(u' ', Qt::SkipEmptyParts);
    const auto addFirstLetter = [&initials](const QString &word) {
        const auto points = word.toUcs4();
        for (const uint point : points) {
            if (QChar::isLetterOrNumber(point)) {
                const char32_t letter = QChar::toUpper(point);
                initials += QString::fromUcs4(&letter, 1);
                return;
            }
        }
    };
    if (!words.isEmpty())
        addFirstLetter(words.first());
    if (words.size() > 1)
        addFirstLetter(words.last());
    return initials.isEmpty() ? u"?"_s : initials;
}

QString plainToolTip(const QString &text)
{
    return u"<span style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</span>"_s;
}

QString fileNameFor(const QString &title)
{
    static const QStringList kReserved{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    QString name = singleLine(title, kFileNameUnits);
    for (QChar &c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c))
            c = u'-';
    }
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    const QString stem = name.section(u'.', 0, 0).toLower();
    const bool isPort = stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt"))
        && stem.back().isDigit();
    if (name.isEmpty() || kReserved.contains(stem) || isPort)
        return u"document"_s;
    return name;
}

} // namespace syngraph
