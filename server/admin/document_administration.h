#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "server/storage/store.h"

#include <QJsonObject>

namespace syngraph {

inline constexpr int kMostLinkDays = 3'650;
inline constexpr int kMostKeptDays = 36'500;

enum class AdministrationError {
    BadRequest,
    NoDocument,
    NoLink,
    NoRevision,
    TooManyLinks,
    StorageFull,   ///< nothing was written
    UnknownOutcome,///< the server that met it has to end, and what was wanted may have been done
    Storage
};

/// What an administrator does with documents and links, on a store that is open: by the server
/// itself when it runs, else by the command line. Requests and answers are JSON objects, so that
/// the same words go over the administration socket.
///
///     {"command": "create", "title": text, "own": bool?}   -> document, edit, view, own (tokens)
///     {"command": "list"}                                  -> documents [...]
///     {"command": "link", "document": id, "role": "view" | "edit" | "own", "days": n?, "uses": n?,
///      "label": text?} -> token, number, expires
///     {"command": "links", "document": id}                 -> links [...], of a damaged one number
///                                                             and damaged
///     {"command": "revoke", "number": n}                   -> number
///     {"command": "check", "document": id, "after": n?, "imagesAfter": text?, "badImages": n?}
///         -> damaged, isLogDamaged, revision (good up to it), images, badImages, badLinks, more (ask again,
///            with the answer's revision as "after", its imagesAfter and badImages)
///     {"command": "compact", "document": id, "revisions": n?, "days": n?} -> revision (the log
///                                                             starts behind it), head, more
///     {"command": "rescue", "document": id, "from": n?}    -> text, from (of the next part), more,
///                                                             damaged, revision (good up to it)
///     {"command": "image", "document": id, "after": name?} -> image (the next name, in base 16),
///                                                             total; neither behind the last
///     {"command": "image", "document": id, "image": name, "offset": n?} -> bytes (base64), total
///
///     {"command": "log", "document": id, "after": n?, "head": n?}
///         -> operations [[author, milliseconds, operation in base64] ...] after that, more (ask
///            again, with the head of the first answer); without "after" also title, without "head"
///            also head and authors [{number, name}]
///
/// Every answer has "ok"; a refusal has "error" with a wordFor() it. Tokens are shown once and
/// stored as hashes only.
/// Thread: the store's.
QJsonObject administer(Store &store, const QJsonObject &request, Random &random,
                       const Clock &clock);

QLatin1StringView wordFor(AdministrationError error);
QJsonObject refusal(AdministrationError error);
QJsonObject refusalFor(StoreError error);

} // namespace syngraph
