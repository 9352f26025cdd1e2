#include "server/admin/doc_request.h"

#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "server/admin/admin_socket.h"
#include "server/admin/console.h"
#include "server/admin/document_administration.h"
#include "server/admin/exit_codes.h"
#include "server/admin/store_words.h"
#include "server/storage/sql_store.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;
using console::complain;

QString sentenceFor(const QString &error)
{
    if (error == u"no-document")
        return u"there is no such document"_s;
    if (error == u"no-link")
        return u"there is no such link"_s;
    if (error == u"no-revision")
        return u"the document has no such revision"_s;
    if (error == u"too-many-links")
        return u"the document has as many links as it may have"_s;
    if (error == u"storage-full")
        return u"the disk is full"_s;
    if (error == u"bad-request")
        return u"that cannot be read; see --help"_s;
    if (error == u"unknown-outcome")
        return u"the disk failed: look at what is there before you try again"_s;
    return u"the data could not be read or written"_s;
}

ServerExit exitCodeFor(const QString &error)
{
    if (error == u"bad-request" || error == u"too-many-links")
        return ExitUsage;
    if (error == u"no-document" || error == u"no-link" || error == u"no-revision")
        return ExitNoInput;
    return ExitIo;
}

int perform(const QString &directory, const QJsonObject &request, MissingData missing,
            QJsonObject &answer)
{
    const auto answered = AdminSocket::ask(directory, request);
    if (answered) {
        answer = *answered;
        return ExitOk;
    }
    if (answered.error() == AdminSocket::AskError::NoAnswer) {
        complain(u"the server on %1 does not answer in time; it may still do it, so look before "
                 "you ask again"_s.arg(directory));
        return ExitBusy;
    }
    if (missing == MissingData::IsAnError && !SqlStore::isThere(directory)) {
        complain(u"there is no data of a server in %1; is --data-dir right?"_s.arg(directory));
        return ExitNoInput;
    }
    auto store = SqlStore::open(directory);
    if (!store) {
        complain(sentenceFor(store.error(), directory));
        return exitCodeFor(store.error());
    }
    SystemRandom random;
    const SystemClock clock;
    answer = administer(**store, request, random, clock);
    return ExitOk;
}

} // namespace syngraph
