#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <map>
#include <optional>

namespace syngraph {

/// Documents that are read well, and into which nothing can be written: a page of the file that only
/// writing meets is damaged. Each time it is found again its document rests for longer, so that those
/// who are there are not sent away and fetched again for ever. A write that works proves nothing: the
/// next one may need another page.
///
/// Owned by the engine, on its thread; outlives the actors. Bounded.
class WriteDamage final
{
public:
    /// A write met damage: until when to leave it at reading.
    Instant found(DocumentId document, Instant now);
    /// That time, while it lasts.
    std::optional<Instant> restsUntil(DocumentId document, Instant now) const;

private:
    struct Rest
    {
        Milliseconds pause;
        Instant until;
        /// It has been in order for so long that the next damage is another one.
        bool isOver(Instant now) const { return now > until + 4 * pause; }
    };
    std::map<DocumentId, Rest> m_rests;
};

} // namespace syngraph
