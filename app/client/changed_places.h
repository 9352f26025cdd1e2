#pragma once

#include "common/ot/delta.h"

#include <optional>
#include <vector>

namespace syngraph {

/// Where others changed a document while one was away, kept up to date with every later edit, to be
/// walked through. At most kMost places; what comes beyond them joins the last. Positions in UTF-16
/// units of the present document. GUI thread; owned by the document's tab.
class ChangedPlaces final
{
public:
    static constexpr size_t kMost = 1'000;

    struct Place
    {
        qsizetype position = 0;
        qsizetype length = 0; ///< 0 where something was deleted
        bool operator==(const Place &) const = default;
    };

    /// An edit of others that is to be walked to.
    void add(const Delta &delta);
    /// Any other edit: moves the places along.
    void follow(const Delta &delta);
    void clear();

    bool isEmpty() const { return m_places.empty(); }
    const std::vector<Place> &places() const { return m_places; }
    /// The one behind (or before) `position`, and around the end.
    std::optional<Place> next(qsizetype position) const;
    std::optional<Place> previous(qsizetype position) const;

private:
    std::vector<Place> m_places; ///< in order, apart from each other
};

} // namespace syngraph
