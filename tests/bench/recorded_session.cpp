#include "tests/bench/recorded_session.h"

#include "app/cli/trace.h"
#include "common/ot/algebra.h"

#include <cstdio>

namespace syngraph {

namespace {

constexpr int kGeneratedEdits = 26'000;

cli::Trace trace()
{
    const QString folder = qEnvironmentVariable("SYNGRAPH_TRACES");
    if (!folder.isEmpty()) {
        auto recorded = cli::readTrace(folder + QStringLiteral("/friendsforever.json.gz"));
        if (recorded && recorded->agents == 2)
            return *std::move(recorded);
        std::fprintf(stderr, "no friendsforever.json.gz in SYNGRAPH_TRACES: a generated session\n");
    }
    return cli::generatedTrace(1, kGeneratedEdits);
}

Delta operationOf(const cli::Trace::Transaction &transaction, qsizetype length)
{
    auto whole = Delta::identity(length);
    for (const auto &patch : transaction.patches) {
        DeltaBuilder builder;
        builder.retain(patch.position).insert(patch.inserted).erase(patch.deleted);
        whole = compose(whole, builder.build(whole.targetLength()));
    }
    return whole;
}

} // namespace

const RecordedSession &RecordedSession::get()
{
    static const RecordedSession session = [] {
        RecordedSession made;
        const auto recorded = trace();
        // Only the machines know how long the text before an author's eyes is.
        TwoAuthorMachines machines(recorded.transactions.size());
        for (const auto &transaction : recorded.transactions) {
            const auto author = size_t(transaction.agent);
            const auto seen = transaction.seen[1 - author];
            made.edits.push_back(
                {author, seen, operationOf(transaction, machines.look(author, seen)), 1});
            machines.submit(made.edits.back());
        }
        made.end = recorded.endText + u'\n';
        return made;
    }();
    return session;
}

std::vector<size_t> RecordedSession::runEnds() const
{
    // Where somebody looked up, a run ends: half of an operation is never seen.
    std::vector<bool> looked[2];
    for (auto &marks : looked)
        marks.resize(edits.size() + 1);
    for (const auto &edit : edits)
        looked[1 - edit.author][size_t(edit.seen)] = true;
    std::vector<size_t> ends;
    qint64 made[2] = {0, 0};
    for (size_t i = 0; i < edits.size(); ++i) {
        const auto &edit = edits[i];
        const bool isLast = i + 1 == edits.size() || edits[i + 1].author != edit.author
            || edits[i + 1].seen != edit.seen;
        if (isLast || looked[edit.author][size_t(made[edit.author] + 1)])
            ends.push_back(i + 1);
        ++made[edit.author];
    }
    return ends;
}

qsizetype TwoAuthorMachines::look(size_t author, qint64 seen)
{
    hear(author, seen);
    return m_stations[author].length;
}

void TwoAuthorMachines::submit(const RecordedSession::Edit &edit)
{
    hear(edit.author, edit.seen);
    auto &station = m_stations[edit.author];
    station.underWay.push(edit.operation);
    station.length = edit.operation.targetLength();
    Delta operation = edit.operation;
    for (auto &other : station.unseen.items())
        transformPairInPlace(other, operation);
    m_transforms += 2 * qint64(station.unseen.items().size());
    m_stations[1 - edit.author].unseen.push(operation);
    m_log.push_back(std::move(operation));
    m_made[edit.author] += edit.count;
    m_places.push_back({edit.author, m_made[edit.author]});
}

void TwoAuthorMachines::hear(size_t author, qint64 seen)
{
    auto &station = m_stations[author];
    while (station.seen < seen) {
        const auto &place = m_places[station.heard];
        if (place.author == author) {
            station.underWay.pop();
        } else {
            Delta arrived = m_log[station.heard];
            for (auto &own : station.underWay.items())
                transformPairInPlace(arrived, own);
            m_transforms += 2 * qint64(station.underWay.items().size());
            SYNGRAPH_CHECK(arrived == station.unseen.front());
            station.unseen.pop();
            station.seen = place.edits;
            station.length = arrived.targetLength();
        }
        ++station.heard;
    }
}

const std::vector<Delta> &TwoAuthorMachines::finish()
{
    hear(0, m_made[1]);
    hear(1, m_made[0]);
    return m_log;
}

} // namespace syngraph
