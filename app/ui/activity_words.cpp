#include "app/ui/activity_words.h"

#include "app/models/shown_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kSpokenUnits = 120; ///< of a message; the rest can be read
constexpr qsizetype kNamed = 6; ///< in a sentence; more cannot be listened to

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::ActivityWords)

public:
    static QString inserted(const EditSummary::Amount &amount);
    static QString deleted(const EditSummary::Amount &amount);
    static QString formatted(const EditSummary::Amount &amount);
    static QString replaced(const EditSummary::Amount &amount);
    static QString moved(const EditSummary::Amount &amount);
    static QString writing(const QStringList &names);
    static QString coming(const QStringList &names);
    static QString leaving(const QStringList &names);
    static QString saying(int count, const QString &name, const QString &text);
    static QString place(const Person &person);
    static QString nobody();
    static QString more(int count);
};

QString Words::inserted(const EditSummary::Amount &amount)
{
    if (amount.words > 0)
        return tr("%1 wrote %Ln word(s).", nullptr, int(amount.words));
    if (amount.characters > 0)
        return tr("%1 wrote %Ln character(s).", nullptr, int(amount.characters));
    if (amount.embeds > 0)
        return tr("%1 put in %Ln object(s).", nullptr, int(amount.embeds));
    return tr("%1 added %Ln paragraph(s).", nullptr, int(amount.paragraphEnds));
}

QString Words::deleted(const EditSummary::Amount &amount)
{
    if (amount.words > 0)
        return tr("%1 deleted %Ln word(s).", nullptr, int(amount.words));
    if (amount.characters > 0)
        return tr("%1 deleted %Ln character(s).", nullptr, int(amount.characters));
    if (amount.embeds > 0)
        return tr("%1 deleted %Ln object(s).", nullptr, int(amount.embeds));
    return tr("%1 deleted %Ln paragraph(s).", nullptr, int(amount.paragraphEnds));
}

QString Words::formatted(const EditSummary::Amount &amount)
{
    if (amount.words > 0)
        return tr("%1 formatted %Ln word(s).", nullptr, int(amount.words));
    if (amount.paragraphEnds > 0)
        return tr("%1 formatted %Ln paragraph(s).", nullptr, int(amount.paragraphEnds));
    return tr("%1 formatted something.");
}

QString Words::replaced(const EditSummary::Amount &amount)
{
    return amount.words > 0 ? tr("%1 replaced %Ln word(s).", nullptr, int(amount.words))
                            : tr("%1 replaced something.");
}

QString Words::moved(const EditSummary::Amount &amount)
{
    return amount.words > 0 ? tr("%1 moved %Ln word(s).", nullptr, int(amount.words))
                            : tr("%1 moved something.");
}

QString Words::writing(const QStringList &names)
{
    if (names.size() == 1)
        return tr("%1 is writing.").arg(names.first());
    if (names.size() == 2)
        return tr("%1 and %2 are writing.").arg(names.first(), names.last());
    return tr("%Ln people are writing.", nullptr, int(names.size()));
}

QString Words::coming(const QStringList &names)
{
    return names.size() == 1 ? tr("%1 came.").arg(names.first())
                             : tr("%Ln people came.", nullptr, int(names.size()));
}

QString Words::leaving(const QStringList &names)
{
    return names.size() == 1 ? tr("%1 left.").arg(names.first())
                             : tr("%Ln people left.", nullptr, int(names.size()));
}

QString Words::saying(int count, const QString &name, const QString &text)
{
    const QString last = tr("%1 says in the chat: %2").arg(name, text);
    return count == 1 ? last : tr("%Ln message(s) in the chat.", nullptr, count) + u' ' + last;
}

QString Words::place(const Person &person)
{
    const QString name = isolatedName(person.name);
    return person.line > 0 ? tr("%1 in paragraph %2").arg(name, QLocale().toString(person.line))
                           : tr("%1 without a caret").arg(name);
}

QString Words::nobody()
{
    return tr("Nobody else is here.");
}

QString Words::more(int count)
{
    return tr("and %Ln more", nullptr, count);
}

} // namespace

QString activityWords(const QString &name, const EditSummary &summary)
{
    QString sentence;
    switch (summary.act) {
    case EditSummary::Act::Nothing: return {};
    case EditSummary::Act::Inserted: sentence = Words::inserted(summary.inserted); break;
    case EditSummary::Act::Deleted: sentence = Words::deleted(summary.deleted); break;
    case EditSummary::Act::Replaced: sentence = Words::replaced(summary.deleted); break;
    case EditSummary::Act::Formatted: sentence = Words::formatted(summary.formatted); break;
    case EditSummary::Act::Moved: sentence = Words::moved(summary.inserted); break;
    }
    return sentence.arg(isolatedName(name));
}

QString writingWords(const QStringList &names)
{
    QStringList isolated;
    for (const QString &name : names)
        isolated += isolatedName(name);
    return isolated.isEmpty() ? QString() : Words::writing(isolated);
}

QString comingWords(const QStringList &came, const QStringList &left)
{
    const auto isolated = [](const QStringList &names) {
        QStringList result;
        for (const QString &name : names)
            result += isolatedName(name);
        return result;
    };
    QStringList sentences;
    if (!came.isEmpty())
        sentences += Words::coming(isolated(came));
    if (!left.isEmpty())
        sentences += Words::leaving(isolated(left));
    return sentences.join(u' ');
}

QString chatWords(int count, const QString &name, const QString &text)
{
    return count > 0 ? Words::saying(count, isolatedName(name), singleLine(text, kSpokenUnits))
                     : QString();
}

QString whereaboutsWords(const std::vector<Person> &people)
{
    QStringList places;
    int more = 0;
    for (const Person &person : people) {
        if (person.isSelf)
            continue;
        if (places.size() < kNamed)
            places += Words::place(person);
        else
            ++more;
    }
    if (places.isEmpty())
        return Words::nobody();
    if (more > 0)
        places += Words::more(more);
    return places.join(u", "_s) + u'.';
}

} // namespace syngraph
