#include "tests/unit/websocket/upgrade_request.h"

namespace syngraph::websocket {

Parsed parse(QByteArrayView bytes, const std::vector<qsizetype> &cuts)
{
    RequestHeadParser parser;
    Parsed parsed;
    qsizetype from = 0;
    const auto feedUpTo = [&](qsizetype to) {
        auto progress = parser.feed(bytes.sliced(from, to - from).toByteArray());
        if (auto *complete = std::get_if<HeadComplete>(&progress)) {
            parsed.status = kAccepted;
            parsed.head = std::move(complete->head);
            parsed.headBytes = from + complete->bytesUsed;
        } else if (auto *refusal = std::get_if<HttpRefusal>(&progress)) {
            parsed.status = refusal->status;
            parsed.refusal = *std::move(refusal);
        }
        from = to;
        return parsed.status == -1;
    };
    for (const qsizetype cut : cuts) {
        if (!feedUpTo(cut))
            return parsed;
    }
    feedUpTo(bytes.size());
    return parsed;
}

} // namespace syngraph::websocket
