#include "server/admin/history_command.h"

#include "common/document/document_history.h"
#include "common/export/paragraphs.h"
#include "server/admin/console.h"
#include "server/admin/doc_request.h"
#include "server/admin/exit_codes.h"
#include "server/admin/image_files.h"
#include "server/admin/logged_document.h"
#include "server/admin/work_sessions.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <deque>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

/// In the largest unit that says something.
QString amountText(const EditSummary::Amount &amount)
{
    QStringList parts;
    if (amount.words > 0)
        parts << counted(amount.words, u"word"_s, u"words"_s);
    else if (amount.characters > 0)
        parts << counted(amount.characters, u"character"_s, u"characters"_s);
    if (amount.embeds > 0)
        parts << counted(amount.embeds, u"object"_s, u"objects"_s);
    if (parts.isEmpty())
        parts << counted(amount.paragraphEnds, u"paragraph end"_s, u"paragraph ends"_s);
    return parts.join(u" and "_s);
}

QString timeText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toUTC()
        .toString(Qt::ISODate);
}

QString nameOf(AuthorNumber author, const LoggedDocument &about)
{
    const auto known = about.authors.find(author);
    return known == about.authors.end() || known->second.isEmpty()
        ? u"author %1"_s.arg(author.value) : known->second;
}

QString namesOf(const WorkSession &session, const LoggedDocument &about)
{
    QStringList names;
    for (const auto author : session.authors)
        names << nameOf(author, about);
    return names.join(u", "_s);
}

QJsonObject amountJson(const EditSummary::Amount &amount)
{
    return {{u"words"_s, amount.words},
            {u"characters"_s, amount.characters},
            {u"paragraphEnds"_s, amount.paragraphEnds},
            {u"objects"_s, amount.embeds}};
}

QJsonObject sessionJson(const WorkSession &session, const LoggedDocument &about,
                        const EditSummary &summary)
{
    QJsonArray authors;
    for (const auto author : session.authors)
        authors.append(QJsonObject{{u"number"_s, author.value}, {u"name"_s, nameOf(author, about)}});
    return {{u"first"_s, session.first.value},
            {u"last"_s, session.last.value},
            {u"start"_s, timeText(session.start)},
            {u"end"_s, timeText(session.end)},
            {u"authors"_s, authors},
            {u"inserted"_s, amountJson(summary.inserted)},
            {u"deleted"_s, amountJson(summary.deleted)},
            {u"formatted"_s, amountJson(summary.formatted)},
            {u"summary"_s, wordsFor(summary)}};
}

/// The log from the first session that is wanted on, and the document in front of it.
struct Stretch
{
    Document base;
    Revision revision; ///< of `base`
    std::deque<Delta> log;

    bool add(Delta delta, Revision firstWanted)
    {
        log.push_back(std::move(delta));
        while (!log.empty() && revision.next() < firstWanted) {
            if (!base.applyUnlimited(log.front()))
                return false;
            log.pop_front();
            revision = revision.next();
        }
        return true;
    }
};

} // namespace

QString wordsFor(const EditSummary &summary)
{
    using Act = EditSummary::Act;
    switch (summary.act) {
    case Act::Nothing:
        break;
    case Act::Inserted:
        return u"inserted "_s + amountText(summary.inserted);
    case Act::Deleted:
        return u"deleted "_s + amountText(summary.deleted);
    case Act::Formatted:
        return u"formatted "_s + amountText(summary.formatted);
    case Act::Moved:
        return u"moved "_s + amountText(summary.inserted);
    case Act::Replaced:
        return summary.places == 1
            ? u"replaced %1 by %2"_s.arg(amountText(summary.deleted), amountText(summary.inserted))
            : u"inserted %1, deleted %2"_s.arg(amountText(summary.inserted),
                                               amountText(summary.deleted));
    }
    return u"left nothing behind"_s;
}

int runHistory(const QString &directory, const QString &document, int sessions, Shape shape)
{
    LoggedDocument about;
    WorkSessions parted(sessions);
    Stretch stretch;
    const auto code = readLog(directory, document, std::nullopt, about,
                              [&](LoggedOperation operation) {
        parted.add(operation.revision, operation.author, operation.time);
        return stretch.add(std::move(operation.delta), parted.kept().front().first);
    });
    if (code != ExitOk)
        return code;
    DocumentHistory history(stretch.base, stretch.revision,
                            [&stretch](Revision revision) -> const Delta & {
        return stretch.log[size_t(revision - stretch.revision - 1)];
    });
    QJsonArray rows;
    QStringList lines;
    for (const auto &session : parted.newest()) {
        const auto before = history.version(session.first.previous());
        if (!before) {
            console::complain(u"revision %1 is damaged; see doc check"_s.arg(session.first.value));
            return ExitData;
        }
        const auto edit = history.between(session.first.previous(), session.last);
        const auto summary = summaryOf(edit, *before);
        rows.append(sessionJson(session, about, summary));
        lines.prepend(u"%1-%2  %3  %4  %5"_s.arg(
            QString::number(session.first.value), QString::number(session.last.value),
            timeText(session.start), namesOf(session, about), wordsFor(summary)));
    }
    if (shape == Shape::Json)
        console::print(QString::fromUtf8(QJsonDocument(QJsonObject{{u"ok"_s, true},
                                                                   {u"document"_s, document},
                                                                   {u"title"_s, about.title},
                                                                   {u"sessions"_s, rows}})
                                             .toJson())
                           .trimmed());
    else if (!lines.isEmpty())
        console::print(lines.join(u'\n'));
    return ExitOk;
}

namespace {

ImageBytes imagesFrom(const QString &directory, const QString &document, const Document &version)
{
    const auto names = imagesOf(version);
    if (names.empty())
        return {};
    DocRequests requests(directory, MissingData::IsAnError);
    return readImages(requests, document, names);
}

} // namespace

int runExport(const QString &directory, const QString &document, std::optional<Revision> revision,
              ExportFormat format)
{
    LoggedDocument about;
    Document version;
    const auto code = readLog(directory, document, revision, about,
                              [&version](const LoggedOperation &operation) {
        return version.applyUnlimited(operation.delta).ok();
    });
    if (code != ExitOk)
        return code;
    const auto bytes = format == ExportFormat::Html
        ? exportHtml(version, about.title, imagesFrom(directory, document, version))
        : format == ExportFormat::Markdown          ? exportMarkdown(version)
                                                    : exportText(version);
    const bool written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout)
            == size_t(bytes.size())
        && std::fflush(stdout) == 0;
    if (!written)
        console::complain(u"the output could not be written"_s);
    return written ? ExitOk : ExitIo;
}

} // namespace syngraph
