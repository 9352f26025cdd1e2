#pragma once

#include "common/protocol/messages.h"
#include "common/sync/client_document.h"

#include <unordered_map>
#include <vector>

namespace syngraph {

/// The others who have the document open and where their carets are. Carets are kept in the
/// server's document at the revision that is held, and move with every operation of the log.
class Presence final
{
public:
    /// Nobody has a caret until select() or advance() says where.
    void reset(std::vector<Participant> participants);
    void join(const Participant &participant);
    void leave(AuthorNumber author);
    void select(AuthorNumber author, std::optional<Caret> caret, qsizetype documentLength);
    /// `delta` went into the server's document; `author` wrote it and stands at `caret` then.
    void advance(const Delta &delta, AuthorNumber author, std::optional<Caret> caret);

    /// The document was replaced by one of that length: carets stay about where they were.
    void clampTo(qsizetype documentLength);

    /// With carets as positions in document.view().
    std::vector<Participant> inView(const ClientDocument &document) const;

private:
    Participant *find(AuthorNumber author);

    std::vector<Participant> m_participants;           ///< in the order of their coming
    std::unordered_map<qint64, size_t> m_places;       ///< in it, by author
};

} // namespace syngraph
