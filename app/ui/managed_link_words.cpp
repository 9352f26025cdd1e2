#include "app/ui/managed_link_words.h"

#include "app/models/shown_text.h"
#include "common/base/limits.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::ManagedLinks)

public:
    static QString name(LinkRole role);
    static QString role(LinkRole role);
    static QStringList end(const LinkInfo &info, WallTime now);
    static QStringList use(const LinkInfo &info);
    static QString made(const QString &day) { return tr("made %1").arg(day); }
    static QString mine() { return tr("yours"); }
    static QString revoke(const LinkInfo &info, Afterwards afterwards);
    static QString problem(LinkProblem problem);
};

QDateTime dateTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds);
}

QString dayWords(qint64 milliseconds)
{
    return QLocale().toString(dateTime(milliseconds).date(), QLocale::ShortFormat);
}

QString Words::name(LinkRole role)
{
    switch (role) {
    case LinkRole::View: return tr("View-only link");
    case LinkRole::Edit: return tr("Edit link");
    case LinkRole::Own: break;
    }
    return tr("Owner's link");
}

QString Words::role(LinkRole role)
{
    switch (role) {
    case LinkRole::View: return tr("can view");
    case LinkRole::Edit: return tr("can edit");
    case LinkRole::Own: break;
    }
    return tr("can edit and manage links");
}

QStringList Words::end(const LinkInfo &info, WallTime now)
{
    if (info.isRevoked)
        return {tr("revoked")};
    if (hasEnded(info, now))
        return {tr("expired")};
    if (info.expires)
        return {tr("until %1").arg(momentWords(WallTime(Milliseconds(*info.expires))))};
    return {};
}

QStringList Words::use(const LinkInfo &info)
{
    QStringList words;
    if (info.maxUses) {
        words += tr("has let in %1 of %2 editors")
                     .arg(QLocale().toString(info.uses), QLocale().toString(*info.maxUses));
    }
    if (info.people > 0)
        words += tr("%Ln person(s) now", nullptr, int(info.people));
    else if (info.lastUsed)
        words += tr("last used %1").arg(dayWords(*info.lastUsed));
    else
        words += tr("never used");
    return words;
}

QString Words::revoke(const LinkInfo &info, Afterwards afterwards)
{
    QString words = info.people > 0
        ? tr("%Ln person(s) will be disconnected. The document and its history stay.", nullptr,
             int(info.people))
        : tr("Nobody is connected by it at the moment. The document and its history stay.");
    if (info.isMine && afterwards == Afterwards::WritesOn)
        words += u' ' + tr("This window uses it itself and goes on by another link.");
    else if (info.isMine)
        words += u' '
            + tr("This window uses it itself and knows no other: nothing can be written here any "
                 "more then, and what was not sent yet stays here.");
    return words;
}

QString Words::problem(LinkProblem problem)
{
    switch (problem) {
    case LinkProblem::NoAnswer:
        return tr("This needs the server, and there is no connection to it at the moment.");
    case LinkProblem::Unsettled:
        return tr("The connection ended before the server answered. Whether it was done is not known; "
                  "the list will show it.");
    case LinkProblem::NoOwner: return tr("The links may not be managed from here any more.");
    case LinkProblem::TooMany:
        return tr("The document has as many links as it may have. Revoke one of them first.");
    case LinkProblem::NoLink: return tr("This link is gone already.");
    case LinkProblem::LastOwner:
        return tr("This is the last link by which the links can be managed. Without it nobody could "
                  "ever end one again, so only the server's administrator can revoke it.");
    case LinkProblem::TooFast: return tr("That was too much at once. Try again in a minute.");
    case LinkProblem::ServerFull: return tr("The server is out of space.");
    case LinkProblem::ServerFault: break;
    }
    return tr("The server could not do that. Try again in a moment.");
}

} // namespace

QString momentWords(WallTime time)
{
    return QLocale().toString(dateTime(time.time_since_epoch().count()), QLocale::ShortFormat);
}

bool hasEnded(const LinkInfo &info, WallTime now)
{
    return info.isRevoked || (info.expires && *info.expires <= now.time_since_epoch().count());
}

bool isUsedUp(const LinkInfo &info)
{
    return info.maxUses && info.uses >= *info.maxUses;
}

QString managedLinkName(const LinkInfo &info)
{
    const QString label = singleLine(info.label, limits::kLinkLabelUnits);
    return label.isEmpty() ? Words::name(info.role) : label;
}

QString managedLinkWords(const LinkInfo &info, WallTime now)
{
    QStringList words{Words::role(info.role)};
    if (info.isMine)
        words += Words::mine();
    words += Words::end(info, now);
    if (!hasEnded(info, now))
        words += Words::use(info);
    words += Words::made(dayWords(info.created));
    return words.join(u" · "_s);
}

QString revokeWords(const LinkInfo &info, Afterwards afterwards)
{
    return Words::revoke(info, afterwards);
}

QString linkProblemWords(LinkProblem problem)
{
    return Words::problem(problem);
}

} // namespace syngraph
