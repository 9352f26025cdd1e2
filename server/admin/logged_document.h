#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/ot/delta.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace syngraph {

/// An operation of a document's log.
struct LoggedOperation
{
    Revision revision;
    AuthorNumber author;
    WallTime time; ///< of its commit
    Delta delta;
};

/// What is known of a document beside its log; of the authors only where all of the log was asked for.
struct LoggedDocument
{
    QString title;
    std::map<AuthorNumber, QString> authors; ///< by the name that each used last
};

/// Reads the log from the first revision up to and with `upTo`, or to the head: of the server that
/// runs on `directory`, else from its data. Changes nothing there. Calls `visit` for one operation
/// after another; it returns false to end with ExitData, when an operation fits no document.
/// An exit code; what is not ExitOk was complained of.
int readLog(const QString &directory, const QString &document, std::optional<Revision> upTo,
            LoggedDocument &about, const std::function<bool(LoggedOperation)> &visit);

} // namespace syngraph
