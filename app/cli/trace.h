#pragma once

#include "common/base/result.h"

#include <QString>

#include <vector>

namespace syngraph::cli {

/// A recorded editing session: who wrote what, and what each had seen when writing it.
struct Trace
{
    struct Patch
    {
        qsizetype position = 0;
        qsizetype deleted = 0;
        QString inserted;
    };
    struct Transaction
    {
        int agent = 0;
        std::vector<Patch> patches; ///< one after another
        /// Per agent: how many of its transactions it was made upon. Of its own agent, all before.
        std::vector<qint64> seen;
    };
    int agents = 1;
    std::vector<Transaction> transactions;
    QString endText;
};

enum class TraceError { Unreadable, NotGzip, NotATrace, TooLarge, NotUtf16 };

/// Reads `.json` or `.json.gz` of the editing-traces collection (github.com/josephg/editing-traces),
/// sequential or concurrent, up to 256 MiB unpacked. Positions become UTF-16 units; a trace with
/// characters beyond U+FFFF, where they would differ, is refused.
Result<Trace, TraceError> readTrace(const QString &path);

/// Two people who type a text of their own, in turns and at once, for when no recording is at hand.
Trace generatedTrace(quint64 seed, int transactions);

} // namespace syngraph::cli
