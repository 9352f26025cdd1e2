#pragma once

#include "common/base/clock.h"
#include "common/protocol/messages.h"

#include <QHash>

#include <optional>

namespace syngraph {

/// What somebody does: as far as edits and carets tell.
struct Activity
{
    enum class Kind { Typing, Here, Idle };
    Kind kind = Kind::Here;
    int idleMinutes = 0; ///< whole ones, when idle
    bool operator==(const Activity &) const = default;
};

/// When each of the people edited and moved last. Somebody types for some seconds after an edit, and
/// is idle after minutes without either. Value type; any thread.
class PeopleActivity
{
public:
    static constexpr Milliseconds kTypingFor = 3s;
    static constexpr Milliseconds kIdleAfter = 5min;

    void edited(AuthorNumber author, Instant now);
    /// How far their caret is from both ends of the text; -1 without one. Others' edits change one of
    /// the two, who moves changes both. The first one is of somebody who has just come.
    void seen(AuthorNumber author, qsizetype fromStart, qsizetype fromEnd, Instant now);
    Activity of(AuthorNumber author, Instant now) const;
    /// Until of() can say something else about anybody; nullopt without people.
    std::optional<Milliseconds> nextChange(Instant now) const;
    /// Forgets all but the `stay`.
    void keepOnly(const std::vector<AuthorNumber> &stay);

private:
    struct Times
    {
        std::optional<Instant> edit;
        Instant last;
        qsizetype fromStart = 0;
        qsizetype fromEnd = 0;
    };
    QHash<qint64, Times> m_times; ///< by author
};

} // namespace syngraph
