#pragma once

#include "app/client/journal.h"
#include "common/base/random.h"

namespace syngraph {

/// One open document's part of the journal: gathers what one step of its session did, so that it is
/// written as one. Without a journal it takes everything and does nothing. GUI thread; owned by the
/// document's controller.
class DocumentJournal final
{
public:
    DocumentJournal(Journal *journal, const Clock &clock) : m_journal(journal), m_clock(clock) {}

    ~DocumentJournal();
    DocumentJournal(const DocumentJournal &) = delete;
    DocumentJournal &operator=(const DocumentJournal &) = delete;

    Journal *journal() const { return m_journal; }
    bool hasBegun() const { return !m_what.id.isNull(); }
    const JournalDocument &what() const { return m_what; }

    /// From now on as this document; a new one when `what` names none, or one that is open.
    void begin(JournalDocument what, Random &random);
    /// It was shared: it goes on under the same id.
    void setLinks(const ShareLink &link, const std::optional<ShareLink> &viewLink);
    void setViewLink(const ShareLink &viewLink);
    /// The server took `link` and said what it allows. The better of the two stays, the newer one
    /// where they allow the same.
    void settleLink(const ShareLink &link, Role role);
    void setTitle(const QString &title);
    /// What its owner holds: secrets, kept as the links are.
    void setOwnToken(const QByteArray &token);
    void setMadeTokens(std::vector<QByteArray> tokens);

    void add(JournalEntry entry);
    void keep(const KeptText &text);
    /// The journal lost what it was given: the next flush() tells it everything.
    void startOver();
    /// What add() and keep() took, as one.
    void flush(qint64 pendingEdits, bool keepsOwn);
    /// No longer open here; the journal keeps it as it is.
    void leave();
    /// The document is not to come back.
    void forget();

    /// For a document without a session, which decides on its checkpoints by itself.
    void prepareLocalEdit(const Document &before, const UndoStack &undoBefore);
    void addLocalEdit(const Delta &delta, EditStep step);
    void addLocalCheckpoint(const Document &document, const UndoStack &undo);

private:
    Journal *m_journal;
    const Clock &m_clock;
    JournalDocument m_what;
    ClientId m_localClient;
    bool m_isDescribed = false;
    qint64 m_localCost = 0;
    std::vector<JournalEntry> m_entries;
    std::vector<JournalWrite> m_others;
};

} // namespace syngraph
