#include "server/admin/doc_command.h"

#include "common/base/limits.h"
#include "server/admin/console.h"
#include "server/admin/doc_request.h"
#include "server/admin/document_administration.h"
#include "server/admin/exit_codes.h"
#include "server/admin/history_command.h"
#include "server/admin/image_files.h"
#include "server/admin/server_address_file.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;
using console::complain;
using console::print;

QString linkText(const std::optional<ServerAddress> &server, const QJsonObject &answer,
                 const QString &key)
{
    const auto document = DocumentId::fromText(answer[u"document"_s].toString());
    const auto token = bytesFromBase64Url(answer[key].toString(), kTokenBytes);
    if (!server || !document || !token)
        return u"/d/"_s + answer[u"document"_s].toString() + u'#' + answer[key].toString();
    return ShareLink{server->server, *document, *token}.text();
}

/// Of `removed` messages `shown` were printed before.
QString removedWords(qint64 removed, qint64 shown)
{
    const QString words = removed == 1 ? u"1 message removed"_s
                                       : u"%1 messages removed"_s.arg(removed);
    return removed > shown ? words + u", %1 of them could not be read"_s.arg(removed - shown)
                           : words;
}

/// A link in one line, for "links".
QString linkWords(const QJsonObject &row)
{
    if (row[u"damaged"_s].toBool())
        return u"%1  damaged: it lets nobody in, and 'doc revoke' removes it"_s.arg(
            row[u"number"_s].toInteger());
    QString words = u"%1  %2  created %3  uses %4"_s.arg(
        QString::number(row[u"number"_s].toInteger()), row[u"role"_s].toString(),
        row[u"created"_s].toString(), QString::number(row[u"uses"_s].toInteger()));
    if (row.contains(u"maxUses"_s))
        words += u" of %1"_s.arg(row[u"maxUses"_s].toInteger());
    if (row.contains(u"lastUsed"_s))
        words += u"  last used "_s + row[u"lastUsed"_s].toString();
    if (row[u"revoked"_s].toBool())
        words += u"  revoked"_s;
    else if (row.contains(u"expires"_s))
        words += u"  expires "_s + row[u"expires"_s].toString();
    const QString label = row[u"label"_s].toString();
    return label.isEmpty() ? words : words + u"  "_s + label;
}

void show(const QString &command, const std::optional<ServerAddress> &server,
          const QJsonObject &answer)
{
    if (command == u"create") {
        print(u"document "_s + answer[u"document"_s].toString());
        print(u"edit "_s + linkText(server, answer, u"edit"_s));
        print(u"view "_s + linkText(server, answer, u"view"_s));
        print(u"own "_s + linkText(server, answer, u"own"_s));
    } else if (command == u"link") {
        print(u"number %1"_s.arg(answer[u"number"_s].toInteger()));
        const auto expires = answer[u"expires"_s].toString();
        print(expires.isEmpty() ? u"valid until it is revoked"_s : u"valid until "_s + expires);
        print(answer[u"role"_s].toString() + u' ' + linkText(server, answer, u"token"_s));
    } else if (command == u"revoke") {
        print(u"link %1 is revoked"_s.arg(answer[u"number"_s].toInteger()));
    } else if (command == u"check") {
        print((answer[u"isLogDamaged"_s].toBool() ? u"damaged behind revision %1"_s
                                                  : u"good, %1 revisions"_s)
                  .arg(answer[u"revision"_s].toInteger()));
        if (answer[u"images"_s].toInteger() > 0) {
            print(u"%1 images, %2 of them damaged"_s
                      .arg(answer[u"images"_s].toInteger())
                      .arg(answer[u"badImages"_s].toInteger()));
        }
        if (answer[u"messages"_s].toInteger() + answer[u"badMessages"_s].toInteger() > 0) {
            print(u"%1 messages in the chat, %2 of them damaged"_s
                      .arg(answer[u"messages"_s].toInteger())
                      .arg(answer[u"badMessages"_s].toInteger()));
        }
        if (const auto bad = answer[u"badLinks"_s].toInteger(); bad > 0)
            print(u"%1 damaged links: 'doc links' names them"_s.arg(bad));
    } else if (command == u"chat") {
        for (const auto &value : answer[u"messages"_s].toArray()) {
            const auto row = value.toObject();
            print(u"%1  %2: %3"_s.arg(row[u"time"_s].toString(), row[u"name"_s].toString(),
                                      row[u"text"_s].toString().replace(u'\n', u"\n    "_s)));
        }
        if (answer[u"cleared"_s].toBool())
            print(removedWords(answer[u"removed"_s].toInteger(),
                               answer[u"messages"_s].toArray().size()));
    } else if (command == u"compact") {
        print(u"the log starts behind revision %1, its head is %2"_s
                  .arg(answer[u"revision"_s].toInteger())
                  .arg(answer[u"head"_s].toInteger()));
    } else if (command == u"list") {
        for (const auto &value : answer[u"documents"_s].toArray()) {
            const auto row = value.toObject();
            print(u"%1  revision %2  links %3  images %4 KiB  changed %5  %6"_s.arg(
                row[u"document"_s].toString(), QString::number(row[u"revision"_s].toInteger()),
                QString::number(row[u"links"_s].toInteger()),
                QString::number((row[u"imageBytes"_s].toInteger() + 1'023) / 1'024),
                row[u"changed"_s].toString(), row[u"title"_s].toString()));
        }
    } else {
        for (const auto &value : answer[u"links"_s].toArray())
            print(linkWords(value.toObject()));
    }
    if (!server && (command == u"create" || command == u"link"))
        complain(u"the server has not run here yet: put its address before the link"_s);
}

int showAddress(const QString &directory)
{
    const auto address = readServerAddress(directory);
    if (!address) {
        complain(u"no server has run on %1 yet"_s.arg(directory));
        return ExitNoInput;
    }
    print(address->text());
    return ExitOk;
}

/// What looks at the log: history and export.
int runPast(const QCommandLineParser &parser, const QString &directory, const QString &command,
            const QString &document)
{
    if (command == u"history") {
        const int limit = parser.value(u"limit"_s).toInt();
        if (limit < 1 || limit > kMostSessions) {
            complain(u"--limit takes a number of sessions, 1 to %1"_s.arg(kMostSessions));
            return ExitUsage;
        }
        return runHistory(directory, document, limit,
                          parser.isSet(u"json"_s) ? Shape::Json : Shape::Lines);
    }
    const QMap<QString, ExportFormat> formats{{u"text"_s, ExportFormat::Text},
                                              {u"markdown"_s, ExportFormat::Markdown},
                                              {u"html"_s, ExportFormat::Html}};
    const auto format = formats.find(parser.value(u"format"_s));
    if (format == formats.end()) {
        complain(u"--format takes text, markdown or html"_s);
        return ExitUsage;
    }
    std::optional<Revision> revision;
    if (parser.isSet(u"revision"_s)) {
        bool isNumber = false;
        revision = Revision(parser.value(u"revision"_s).toLongLong(&isNumber));
        if (!isNumber || revision->value < 0) {
            complain(u"--revision takes the number of a revision"_s);
            return ExitUsage;
        }
    }
    return runExport(directory, document, revision, *format);
}

struct Command
{
    QLatin1StringView name;
    QLatin1StringView object; ///< what one it is carried out on; empty for none
};

constexpr std::array kCommands{
    Command{"create"_L1, ""_L1},
    Command{"list"_L1, ""_L1},
    Command{"link"_L1, "DOCUMENT"_L1},
    Command{"links"_L1, "DOCUMENT"_L1},
    Command{"revoke"_L1, "NUMBER"_L1},
    Command{"check"_L1, "DOCUMENT"_L1},
    Command{"chat"_L1, "DOCUMENT"_L1},
    Command{"history"_L1, "DOCUMENT"_L1},
    Command{"export"_L1, "DOCUMENT"_L1},
    Command{"rescue"_L1, "DOCUMENT"_L1},
    Command{"compact"_L1, "DOCUMENT"_L1},
    Command{"address"_L1, ""_L1},
};

const Command *commandNamed(const QString &name)
{
    const auto found = std::ranges::find(kCommands, name, &Command::name);
    return found == kCommands.end() ? nullptr : &*found;
}

/// "create, list, link DOCUMENT ... or address".
QString commandsInWords(bool hasObjects)
{
    QString words;
    for (const auto &command : kCommands) {
        if (&command == &kCommands.back())
            words += u" or "_s;
        else if (!words.isEmpty())
            words += u", "_s;
        words += command.name;
        if (hasObjects && !command.object.isEmpty())
            words += u' ' + command.object;
    }
    return words;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Documents and their links.\n\n"
        "  doc create [--title TITLE]                    make a document, print its links\n"
        "  doc list                                      all documents\n"
        "  doc link DOCUMENT --role view|edit|own [--days N] [--uses N] [--label NAME]\n"
        "                                                make one more link\n"
        "  doc links DOCUMENT                            its links\n"
        "  doc revoke NUMBER                             end a link; who came by it has to leave\n"
        "  doc check DOCUMENT                            compare all of it with its checksums\n"
        "  doc chat DOCUMENT [--clear]                   what was said in it; and remove that\n"
        "  doc history DOCUMENT [--limit N]              who wrote when, and what came of it\n"
        "  doc export DOCUMENT [--revision N] [--format text|markdown|html]\n"
        "                                                the document as it is, or as it was\n"
        "  doc rescue DOCUMENT [--images FOLDER]         its last good text, also of a damaged\n"
        "                                                one, and its images into a folder\n"
        "                                                (exit code 65 then)\n"
        "  doc compact DOCUMENT [--keep N] [--days N]    drop operations older than both\n"
        "  doc address                                   the server's address, for Share"_s);
    parser.addOptions({
        {u"data-dir"_s, u"where the server keeps its data"_s, u"directory"_s,
         console::defaultDataDirectory()},
        {u"title"_s, u"create: the document's title"_s, u"title"_s},
        {u"uses"_s, u"link: lets in so many people (default: any number)"_s, u"people"_s},
        {u"label"_s, u"link: what its owners see it called"_s, u"name"_s},
        {u"role"_s, u"link: view, edit, or own: edit, and manage the links"_s, u"role"_s, u"view"_s},
        {u"days"_s, u"link: valid for so many days (default: for ever)"_s, u"days"_s},
        {u"limit"_s, u"history: at most so many sessions, the newest"_s, u"sessions"_s, u"20"_s},
        {u"revision"_s, u"export: as the document was then (default: now)"_s, u"number"_s},
        {u"format"_s, u"export: text, markdown or html"_s, u"format"_s, u"text"_s},
        {u"keep"_s, u"compact: so many of the newest operations stay"_s, u"operations"_s,
         QString::number(limits::kKeptRevisions)},
        {u"images"_s, u"rescue: where images are written; without it they are only named"_s,
         u"folder"_s},
        {u"clear"_s, u"chat: remove every message"_s},
        {u"json"_s, u"print the answer as JSON"_s},
    });
    parser.addPositionalArgument(u"command"_s, commandsInWords(false));
}

/// What is asked of the administration; false, and a complaint, when an option makes no sense.
bool fillRequest(const QCommandLineParser &parser, const Command &command, const QString &object,
                 QJsonObject &request)
{
    const bool isCompact = command.name == "compact"_L1;
    request[u"command"_s] = QString(command.name);
    if (command.object == "NUMBER"_L1)
        request[u"number"_s] = object.toLongLong();
    else if (!command.object.isEmpty())
        request[u"document"_s] = object;
    request[u"title"_s] = parser.value(u"title"_s);
    request[u"own"_s] = true; // what is made here has somebody who manages its links
    request[u"role"_s] = parser.value(u"role"_s);
    request[u"label"_s] = parser.value(u"label"_s);
    request[u"clear"_s] = parser.isSet(u"clear"_s);
    if (parser.isSet(u"uses"_s)) {
        const auto uses = parser.value(u"uses"_s).toLongLong();
        if (uses < 1 || uses > limits::kLinkUses) {
            complain(u"--uses takes a number of people, 1 to %1"_s.arg(limits::kLinkUses));
            return false;
        }
        request[u"uses"_s] = uses;
    }
    if (parser.isSet(u"days"_s)) {
        const int days = parser.value(u"days"_s).toInt();
        const int least = isCompact ? 0 : 1;
        const int most = isCompact ? kMostKeptDays : kMostLinkDays;
        if (days < least || days > most) {
            complain(u"--days takes a number of days, %1 to %2"_s.arg(least).arg(most));
            return false;
        }
        request[u"days"_s] = days;
    }
    if (isCompact) {
        bool isNumber = false;
        request[u"revisions"_s] = parser.value(u"keep"_s).toLongLong(&isNumber);
        if (!isNumber || request[u"revisions"_s].toInteger() < 0) {
            complain(u"--keep takes a number of operations"_s);
            return false;
        }
    }
    return true;
}

/// Asks as often as there is more to say, and shows the answer.
int runRequest(const QCommandLineParser &parser, const QString &directory, QJsonObject request)
{
    const QString command = request[u"command"_s].toString();
    const bool isRescue = command == u"rescue";
    const bool isJson = parser.isSet(u"json"_s);
    QJsonObject answer;
    const bool mayMake = command == u"create" && parser.isSet(u"data-dir"_s);
    DocRequests requests(directory, mayMake ? MissingData::IsMade : MissingData::IsAnError);
    do {
        if (const int code = requests.perform(request, answer); code != ExitOk)
            return code;
        request[u"after"_s] = answer[u"revision"_s];
        request[u"from"_s] = answer[u"from"_s];
        if (isRescue && !isJson)
            console::printRaw(answer[u"text"_s].toString());
        request[u"imagesAfter"_s] = answer[u"imagesAfter"_s];
        request[u"badImages"_s] = answer[u"badImages"_s];
    } while (answer[u"more"_s].toBool());
    if (isJson)
        print(QString::fromUtf8(QJsonDocument(answer).toJson()).trimmed());
    if (!answer[u"ok"_s].toBool()) {
        complain(sentenceFor(answer[u"error"_s].toString()));
        return exitCodeFor(answer[u"error"_s].toString());
    }
    if (isRescue && parser.isSet(u"images"_s)) {
        const int code = writeImageFiles(requests, request[u"document"_s].toString(),
                                         parser.value(u"images"_s));
        if (code != ExitOk)
            return code;
    }
    const bool isDamaged = answer[u"damaged"_s].toBool();
    if (isDamaged && isRescue)
        complain(u"the document is damaged: this is revision %1, the last that is good"_s.arg(
            answer[u"revision"_s].toInteger()));
    else if (!isJson && !isRescue)
        show(command, readServerAddress(directory), answer);
    return isDamaged ? ExitData : ExitOk;
}

} // namespace

int runDoc(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    bool ends = false;
    if (const int code = console::parse(parser, arguments, ends); ends)
        return code;
    const auto words = parser.positionalArguments();
    const Command *command = commandNamed(words.value(0));
    if (!command || words.size() != (command->object.isEmpty() ? 1 : 2)) {
        complain(u"doc takes "_s + commandsInWords(true));
        return ExitUsage;
    }
    const QString object = words.value(1);
    QJsonObject request;
    if (!fillRequest(parser, *command, object, request))
        return ExitUsage;
    const auto directory = console::directoryFrom(parser.value(u"data-dir"_s));
    if (!directory)
        return ExitUsage;
    if (command->name == "address"_L1)
        return showAddress(*directory);
    if (command->name == "history"_L1 || command->name == "export"_L1)
        return runPast(parser, *directory, words[0], object);
    return runRequest(parser, *directory, request);
}

} // namespace syngraph
