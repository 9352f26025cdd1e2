#include "server/admin/logged_document.h"

#include "common/protocol/codec.h"
#include "server/admin/console.h"
#include "server/admin/doc_request.h"

#include <QJsonArray>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

void readAbout(const QJsonObject &answer, LoggedDocument &about)
{
    if (answer.contains(u"title"_s))
        about.title = answer[u"title"_s].toString();
    for (const auto &value : answer[u"authors"_s].toArray()) {
        const auto author = value.toObject();
        about.authors[AuthorNumber(author[u"number"_s].toInteger())] =
            author[u"name"_s].toString();
    }
}

std::optional<LoggedOperation> operationFrom(const QJsonArray &row, Revision revision)
{
    const auto bytes = QByteArray::fromBase64(row[2].toString().toLatin1());
    auto delta = decodeDelta(bytes, DeltaParser::Bounds::Document);
    if (!delta)
        return std::nullopt;
    return LoggedOperation{revision, AuthorNumber(row[0].toInteger()),
                           WallTime(Milliseconds(row[1].toInteger())), *std::move(delta)};
}

} // namespace

int readLog(const QString &directory, const QString &document, std::optional<Revision> upTo,
            LoggedDocument &about, const std::function<bool(LoggedOperation)> &visit)
{
    QJsonObject request{{u"command"_s, u"log"_s}, {u"document"_s, document}};
    if (upTo)
        request[u"head"_s] = upTo->value;
    DocRequests requests(directory, MissingData::IsAnError);
    Revision read;
    for (bool more = true; more;) {
        QJsonObject answer;
        request[u"after"_s] = read.value;
        const auto code = requests.perform(request, answer);
        if (code != ExitOk)
            return code;
        if (!answer[u"ok"_s].toBool()) {
            console::complain(sentenceFor(answer[u"error"_s].toString()));
            return exitCodeFor(answer[u"error"_s].toString());
        }
        if (answer.contains(u"head"_s))
            request[u"head"_s] = answer[u"head"_s];
        readAbout(answer, about);
        const auto rows = answer[u"operations"_s].toArray();
        more = answer[u"more"_s].toBool() && !rows.isEmpty();
        for (const auto &row : rows) {
            read = read.next();
            auto operation = operationFrom(row.toArray(), read);
            if (!operation || !visit(*std::move(operation))) {
                console::complain(u"revision %1 is damaged; see doc check"_s.arg(read.value));
                return ExitData;
            }
        }
    }
    return ExitOk;
}

} // namespace syngraph
