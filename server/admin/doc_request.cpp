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

DocRequests::DocRequests(QString directory, MissingData missing)
    : m_directory(std::move(directory))
    , m_missing(missing)
{
}

DocRequests::~DocRequests() = default;

int DocRequests::perform(const QJsonObject &request, QJsonObject &answer)
{
    if (!m_store) {
        const auto answered = AdminSocket::ask(m_directory, request);
        if (answered) {
            answer = *answered;
            return ExitOk;
        }
        if (answered.error() == AdminSocket::AskError::NoAnswer) {
            complain(u"the server on %1 does not answer in time; it may still do it, so look "
                     "before you ask again"_s.arg(m_directory));
            return ExitBusy;
        }
        if (const int code = open(); code != ExitOk)
            return code;
    }
    SystemRandom random;
    const SystemClock clock;
    answer = administer(*m_store, request, random, clock);
    return ExitOk;
}

int DocRequests::open()
{
    if (m_missing == MissingData::IsAnError && !SqlStore::isThere(m_directory)) {
        complain(u"there is no data of a server in %1; is --data-dir right?"_s.arg(m_directory));
        return ExitNoInput;
    }
    auto store = SqlStore::open(m_directory);
    if (!store) {
        complain(sentenceFor(store.error(), m_directory));
        return exitCodeFor(store.error());
    }
    m_store = *std::move(store);
    return ExitOk;
}

} // namespace syngraph
