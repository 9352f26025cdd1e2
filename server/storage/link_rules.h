#pragma once

#include "server/storage/store.h"

namespace syngraph {

/// What becomes of a wish for a link, or for the end of one.
enum class LinkRuling : quint8 {
    Done,
    TooMany,  ///< limits::kLinksPerDocument that are of use
    NoLink,   ///< the document has none of that number
    LastOwner,///< nobody could manage the document's links any more
    Failed    ///< the store: see the error
};

struct LinkChange
{
    LinkRuling ruling = LinkRuling::Failed;
    Result<LinkRecord, StoreError> link; ///< as it is now, when Done
};

// The rules of a document's links, the same for its owners and for the command line. Whoever calls
// these is the only one to change links meanwhile: they look first. Thread: the store's.

/// Where limits::kLinksMade are kept already, the oldest that are of no use make way.
LinkChange makeLink(LinkStore &links, const LinkRecord &wanted);

enum class LastOwnerMay : quint8 { Stay, Go };
/// With Stay the document keeps a link of the role own that is valid for at least as long as this
/// one: else, after one click in haste, nobody but the server's administrator could ever end a link
/// of the document again.
LinkChange endLink(LinkStore &links, DocumentId document, LinkNumber number, WallTime now,
                   LastOwnerMay lastOwner);

} // namespace syngraph
