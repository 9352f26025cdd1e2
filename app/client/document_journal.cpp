#include "app/client/document_journal.h"

#include <utility>

namespace syngraph {

DocumentJournal::~DocumentJournal()
{
    if (m_journal && hasBegun())
        m_journal->release(m_what.id);
}

void DocumentJournal::begin(JournalDocument what, Random &random)
{
    if (m_journal && hasBegun())
        m_journal->release(m_what.id);
    m_what = std::move(what);
    m_isDescribed = false;
    m_localCost = 0;
    if (m_what.id.isNull() || (m_journal && !m_journal->claim(m_what.id))) {
        m_what.id = random.id<JournalId>();
        if (m_journal)
            m_journal->claim(m_what.id);
    }
    if (m_localClient.isNull())
        m_localClient = random.id<ClientId>();
}

void DocumentJournal::setLinks(const ShareLink &link, const std::optional<ShareLink> &viewLink)
{
    m_what.link = link;
    m_what.role.reset();
    m_what.viewLink = viewLink;
    m_isDescribed = false;
}

void DocumentJournal::setViewLink(const ShareLink &viewLink)
{
    m_what.viewLink = viewLink;
    m_isDescribed = false;
}

void DocumentJournal::settleLink(const ShareLink &link, Role role)
{
    const bool isKnown = m_what.link == link;
    if (isKnown && m_what.role == role)
        return;
    if (!isKnown && m_what.link && m_what.role == Role::Edit && role != Role::Edit)
        return;
    m_what.link = link;
    m_what.role = role;
    m_isDescribed = false;
}

void DocumentJournal::setTitle(const QString &title)
{
    if (m_what.title == title)
        return;
    m_what.title = title;
    m_isDescribed = false;
}

void DocumentJournal::setOwnToken(const QByteArray &token)
{
    if (m_what.ownToken == token)
        return;
    m_what.ownToken = token;
    m_isDescribed = false;
}

void DocumentJournal::setMadeTokens(std::vector<QByteArray> tokens)
{
    if (m_what.madeTokens == tokens)
        return;
    m_what.madeTokens = std::move(tokens);
    m_isDescribed = false;
}

void DocumentJournal::add(JournalEntry entry)
{
    if (m_journal)
        m_entries.push_back(std::move(entry));
}

void DocumentJournal::keep(const KeptText &text)
{
    if (m_journal)
        m_others.push_back(writes::KeepText{text});
}

void DocumentJournal::flush(qint64 pendingEdits, bool keepsOwn)
{
    if (!m_journal || (m_entries.empty() && m_others.empty() && m_isDescribed))
        return;
    std::vector<JournalWrite> writes;
    if (hasBegun() && !m_isDescribed) {
        m_what.lastUsed = m_clock.wallNow();
        m_isDescribed = true;
        writes.push_back(writes::Describe{m_what});
    }
    for (auto &other : m_others)
        writes.push_back(std::move(other));
    if (!m_entries.empty())
        writes.push_back(
            writes::Append{m_what.id, std::exchange(m_entries, {}), pendingEdits, keepsOwn});
    m_others.clear();
    if (!writes.empty())
        m_journal->write(std::move(writes));
}

void DocumentJournal::leave()
{
    m_entries.clear();
    m_others.clear();
    const auto id = std::exchange(m_what, {}).id;
    if (m_journal && !id.isNull())
        m_journal->release(id);
}

void DocumentJournal::forget()
{
    const auto id = m_what.id;
    leave();
    if (m_journal && !id.isNull())
        m_journal->write({writes::Forget{id}});
}

void DocumentJournal::startOver()
{
    m_isDescribed = false;
    m_localCost = 0;
}

void DocumentJournal::prepareLocalEdit(const Document &before, const UndoStack &undoBefore)
{
    const bool isFirst = m_localCost == 0;
    const auto due = std::max<qint64>(64 * 1024, before.length() + undoBefore.journalCost());
    if (m_journal && (isFirst || m_localCost >= due))
        addLocalCheckpoint(before, undoBefore);
}

void DocumentJournal::addLocalEdit(const Delta &delta, EditStep step)
{
    if (!m_journal)
        return;
    JournalEntry entry = journal::Edited{delta, step};
    m_localCost += costOf(entry);
    add(std::move(entry));
}

void DocumentJournal::addLocalCheckpoint(const Document &document, const UndoStack &undo)
{
    JournalRecord record;
    record.client = m_localClient;
    record.role = Role::Edit;
    record.title = m_what.title;
    record.undo = undo;
    record.document.reset(document, Epoch(), Revision(), Sequence());
    m_localCost = kLeastEntryCost;
    add(journal::Checkpoint{std::move(record)});
}

} // namespace syngraph
