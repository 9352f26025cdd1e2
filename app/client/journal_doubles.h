#pragma once

#include "app/client/journal_store.h"

#include <functional>
#include <map>

namespace syngraph {

/// One row a document: what to write so that there is. Others are left by a journal that was read
/// only after its document was opened, and by versions that had one for each link; what waits in them
/// was sent by then, or they stay. No token is lost: the row that stays inherits them.
/// `isClaimed`: the document is open under this row, which stays too.
std::vector<JournalWrite> withoutDoubles(const std::map<JournalId, JournalDocument> &documents,
                                         const std::function<bool(JournalId)> &isClaimed);

} // namespace syngraph
