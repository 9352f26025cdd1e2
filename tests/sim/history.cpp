#include "tests/sim/history.h"

#include "common/protocol/codec.h"
#include "tests/sim/markers.h"

namespace syngraph::sim {

using namespace Qt::Literals::StringLiterals;

uint History::newMarker(ClientId client)
{
    m_authors.push_back(client);
    return kFirstMarker + uint(m_authors.size()) - 1;
}

void History::reassignMarker(uint marker, ClientId author)
{
    m_authors[size_t(marker - kFirstMarker)] = author;
}

QString History::follow(ContentStore &store, DocumentId document)
{
    const auto opened = store.open(document);
    if (!opened)
        return u"the document cannot be opened"_s;
    if (opened->head < m_head)
        return u"the log was shortened from revision %1 to %2"_s.arg(m_head.value)
            .arg(opened->head.value);
    m_logStart = std::max(m_logStart, opened->logStart);
    const auto log = store.operations(document, m_head, opened->head);
    if (!log)
        return u"the log cannot be read"_s;
    for (const auto &operation : *log) {
        if (const auto wrong = take(operation); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString History::take(const StoredOperation &operation)
{
    const auto where = u" at revision %1"_s.arg(operation.revision.value);
    if (operation.revision != m_head.next())
        return u"a revision is missing or doubled"_s + where;
    auto &sequence = m_lastSequence[operation.client];
    if (operation.sequence != sequence.next())
        return u"a client's operation is missing or doubled"_s + where;
    const auto delta = decodeDelta(operation.delta, DeltaParser::Bounds::Document);
    if (!delta
        || !m_document.applyUnlimited(*delta, {operation.author, operation.revision}))
        return u"an operation does not fit"_s + where;
    // One person's marks appear in the order of writing, whatever place they stand at.
    auto marks = markersIn(delta->insertedText());
    std::sort(marks.begin(), marks.end());
    for (const auto marker : marks) {
        const auto index = size_t(marker - kFirstMarker);
        if (index >= m_authors.size() || m_authors[index] != operation.client)
            return u"U+%1 is of nobody, or of somebody else"_s.arg(marker, 0, 16) + where;
        if (!m_markers.insert(marker).second)
            return u"U+%1 is doubled"_s.arg(marker, 0, 16) + where;
        if (m_lost.contains(marker))
            return u"U+%1 came back from the dead"_s.arg(marker, 0, 16) + where;
        auto &last = m_lastMarker[operation.client];
        if (marker < last)
            return u"U+%1 came behind its successor"_s.arg(marker, 0, 16) + where;
        last = marker;
    }
    sequence = operation.sequence;
    m_head = operation.revision;
    m_log.push_back(operation);
    return {};
}

QString History::compare(ContentStore &store, DocumentId document) const
{
    const auto opened = store.open(document);
    const auto start = opened ? opened->logStart : Revision();
    const auto log = store.operations(document, start, m_head);
    if (!log)
        return u"durable operations are not there any more"_s;
    return std::equal(log->begin(), log->end(), m_log.begin() + start.value, m_log.end())
        ? QString()
        : u"durable operations have changed"_s;
}

bool History::isDurable(ClientId client, Sequence sequence) const
{
    const auto found = m_lastSequence.find(client);
    return found != m_lastSequence.end() && found->second >= sequence;
}

QString History::checkMarkers() const
{
    std::map<uint, int> seen;
    for (const auto marker : markersIn(m_document.text()))
        ++seen[marker];
    for (size_t i = 0; i < m_authors.size(); ++i) {
        const auto marker = kFirstMarker + uint(i);
        const int wanted = m_lost.contains(marker) ? 0 : 1;
        const bool isGivenUp = m_givenUp.contains(marker) && seen[marker] == 0;
        if (seen[marker] != wanted && !isGivenUp)
            return u"U+%1 is there %2 times"_s.arg(marker, 0, 16).arg(seen[marker]);
    }
    return {};
}

} // namespace syngraph::sim
