#include "app/ui/replace_run.h"

#include "app/editor/editor_widget.h"
#include "common/ot/algebra.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace syngraph {

namespace {

constexpr Milliseconds kSearchTime = 5s;
constexpr size_t kFirstPart = 64;
constexpr size_t kLargestPart = 4'096;
constexpr qsizetype kPartUnits = 50'000;   ///< of replacements: an operation has its limits
constexpr qsizetype kPartReach = 200'000;  ///< units from the first to the last place of a part

} // namespace

Delta replacementFragment(const Document &document, const TextSearch &search,
                          const TextMatch &match, const QString &replacement)
{
    const auto attributes = document.attributesAt(match.from).only(AttributeScope::Inline);
    return commands::plainFragment(document, match.from,
                                   search.replacementFor(document, match, replacement), attributes);
}

ReplaceRun::ReplaceRun(EditorWidget &editor, QObject *parent) : QObject(parent), m_editor(editor)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ReplaceRun::replacePart);
    connect(&m_finder, &DocumentSearch::finished, this, &ReplaceRun::take);
    connect(&m_editor.binding(), &DocumentBinding::changed, this, &ReplaceRun::follow);
    connect(&m_editor.binding(), &DocumentBinding::aboutToLoad, this, [this] {
        if (isRunning())
            finish(); // another text, with none of these places
    });
}

void ReplaceRun::start(const TextSearch &search, const QString &replacement)
{
    stop();
    m_search = search;
    m_replacement = replacement;
    m_replaced = 0;
    m_hasWritten = false;
    m_isInterrupted = false;
    m_partSize = kFirstPart;
    m_given = m_editor.content();
    m_finder.start(m_given, search, kMost, kSearchTime);
}

void ReplaceRun::stop()
{
    m_finder.stop();
    m_next.stop();
    m_search.reset();
    m_places.clear();
    m_changes.clear();
    m_given = Document();
}

void ReplaceRun::finish()
{
    stop();
    Q_EMIT ended();
}

void ReplaceRun::take(const DocumentSearch::Outcome &outcome)
{
    if (!outcome) {
        stop();
        Q_EMIT failed(outcome.error());
        return;
    }
    for (const TextMatch &match : outcome->matches)
        m_places.push_back({match, match});
    for (const Delta &change : std::exchange(m_changes, {}))
        move(change);
    m_next.start(0);
}

void ReplaceRun::move(const Delta &delta)
{
    for (Place &place : m_places) {
        place.now.from = mapPosition(delta, place.now.from, Stickiness::Right);
        place.now.to = mapPosition(delta, place.now.to, Stickiness::Left);
    }
}

void ReplaceRun::follow(const Delta &delta, EditOrigin origin)
{
    if (m_isWriting)
        m_hasWritten = true;
    if (!isRunning() || m_isWriting)
        return;
    m_isInterrupted = m_isInterrupted || origin != EditOrigin::Remote;
    if (origin == EditOrigin::Undo && m_hasWritten)
        finish(); // who takes back what is done wants no more of it
    else if (m_next.isActive())
        move(delta);
    else
        m_changes.push_back(delta);
}

void ReplaceRun::replacePart()
{
    if (m_places.empty() || m_editor.isReadOnly()) {
        finish();
        return;
    }
    QElapsedTimer spent;
    spent.start();
    const Document &document = m_editor.content();
    const auto textAt = [](const Document &of, const TextMatch &match) {
        return match.to > match.from ? of.text(match.from, match.to - match.from) : QString();
    };
    std::vector<std::pair<TextMatch, Delta>> part;
    qsizetype units = 0;
    while (!m_places.empty() && part.size() < m_partSize && units < kPartUnits
           && (part.empty() || part.front().first.to - m_places.back().now.from < kPartReach)) {
        const Place place = m_places.back();
        m_places.pop_back();
        if (textAt(document, place.now) != textAt(m_given, place.then))
            continue;
        const auto format = document.attributesAt(place.now.from).only(AttributeScope::Inline);
        const auto text = m_search->replacementFor(m_given, place.then, m_replacement);
        part.emplace_back(place.now,
                          commands::plainFragment(document, place.now.from, text, format));
        units += part.back().second.targetLength();
    }
    if (part.empty()) {
        m_next.start(0);
        return;
    }
    DeltaBuilder out;
    for (auto one = part.rbegin(); one != part.rend(); ++one) {
        const auto &[place, fragment] = *one;
        out.retain(place.from - out.consumed());
        for (const auto &component : fragment.components())
            out.insert(fragment.text(component), component.attributes);
        out.erase(place.to - place.from);
    }
    m_isWriting = true;
    const bool isDone = m_editor.binding().perform(
        out.build(document.length()), m_hasWritten && !std::exchange(m_isInterrupted, false)
            ? EditOrigin::Part
            : EditOrigin::Command);
    m_isWriting = false;
    if (!isDone) {
        finish(); // too long for a document, and the tab has said so
        return;
    }
    m_replaced += int(part.size());
    if (Milliseconds(spent.elapsed()) > kTurn)
        m_partSize = std::max(kFirstPart, part.size() / 2); // a part has costs besides its places
    else if (Milliseconds(spent.elapsed()) < kTurn / 2)
        m_partSize = std::min(kLargestPart, m_partSize * 2);
    m_next.start(0);
    Q_EMIT progressed();
}

} // namespace syngraph
