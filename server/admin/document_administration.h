#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "server/storage/store.h"

#include <QJsonObject>

namespace syngraph {

/// What an administrator does with documents and links, on a store that is open: by the server
/// itself when it runs, else by the command line. Requests and answers are JSON objects, so that
/// the same words go over the administration socket.
///
///     {"command": "create", "title": text}                 -> document, edit, view (tokens)
///     {"command": "list"}                                  -> documents [...]
///     {"command": "link", "document": id, "role": "view" | "edit", "days": n?} -> token, number
///     {"command": "links", "document": id}                 -> links [...]
///     {"command": "revoke", "number": n}                   -> number
///     {"command": "check", "document": id}                 -> damaged, revision (good up to it)
///
/// Every answer has "ok"; a refusal has "error" with a word of it: bad-request, no-document,
/// no-link, storage-full, storage. Tokens are shown once and stored as hashes only.
/// Thread: the store's.
QJsonObject administer(Store &store, const QJsonObject &request, Random &random,
                       const Clock &clock);

} // namespace syngraph
