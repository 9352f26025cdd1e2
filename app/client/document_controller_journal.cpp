// What a document's controller does with the journal: opens from it, keeps it up to date.

#include "app/client/document_controller_impl.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr qsizetype kEntriesWorthACheckpoint = 256;

} // namespace

/// All that one step did to the document goes into the journal as one.
void DocumentController::Impl::flushJournal()
{
    if (m_session) {
        const auto messages = unsentMessages();
        const auto pending = pendingEdits() + messages.waiting;
        const bool hasBegun = !m_session->chat().draft().isEmpty();
        const bool keepsOwn = m_isOnlyHere || messages.stuck > 0 || hasBegun;
        m_journal.flush(pending, pending == 0 && keepsOwn);
    } else {
        m_journal.flush(0, false);
    }
    if (m_toSync) {
        m_journal.journal()->sync(&q, [this, number = *std::exchange(m_toSync, std::nullopt)] {
            step(events::Journaled{number});
        });
    }
}

qint64 DocumentController::Impl::pendingEdits() const
{
    return m_session->document().pendingEdits() + m_images.pending();
}

DocumentImages::Hooks DocumentController::Impl::imageHooks()
{
    return {[this] { return m_journal.what().id; },
            [this] {
                if (m_journal.journal() && !m_journal.hasBegun())
                    m_journal.begin({}, m_environment.random);
            },
            [this](SessionEvent event) { step(std::move(event)); },
            [this] { return m_session != nullptr; }};
}

/// An image is on the server, or is not any more: the journal knows how much waits, so that the
/// document is opened again where something does.
void DocumentController::Impl::imagesMoved()
{
    m_describeDue = true;
    if (!m_stepping) {
        describeWhenDue();
        flushJournal();
    }
    Q_EMIT q.statusChanged();
}

void DocumentController::Impl::describeWhenDue()
{
    if (!std::exchange(m_describeDue, false) || !m_session || !m_session->hasDocument()
        || !m_journal.hasBegun())
        return;
    const auto record = m_session->record();
    m_journal.add(journal::Described{record.role, record.author, record.title});
}

void DocumentController::Impl::rewriteJournal()
{
    if (!m_journal.hasBegun())
        return;
    m_journal.startOver();
    if (m_isOpening) {
        // What is in the journal is not known here yet: nothing replaces it.
        if (std::exchange(m_isUnread, false))
            loadLocal();
        return;
    }
    if (m_session) {
        step(events::WriteCheckpoint{});
    } else {
        m_journal.addLocalCheckpoint(m_local, m_undo);
        flushJournal();
    }
}

void DocumentController::Impl::openFromJournal(const ShareLink &link, JournalId id)
{
    auto known = id.isNull() ? m_journal.journal()->find(link) : m_journal.journal()->find(id);
    JournalDocument fresh;
    fresh.link = link;
    const auto wanted = known ? known->id : JournalId();
    m_journal.begin(known.value_or(fresh), m_environment.random);
    const auto &what = m_journal.what();
    m_viewLink = what.viewLink;
    m_ownToken = what.ownToken;
    // A token that is kept may be an owner's of before: the server's list says what it is.
    const bool isPlain = what.link && what.link->token != m_ownToken
        && std::ranges::find(what.madeTokens, what.link->token) == what.madeTokens.end();
    if (isPlain && what.role)
        m_plainLink = PlainLink{what.link->token, *what.role};
    if (!m_ownToken.isEmpty() && link.token != m_ownToken && what.link != link)
        m_candidate = link.token;
    m_links.restore(what.madeTokens);
    m_localTitle = what.title;
    // What waits was written with a link that allowed it: another one may be for reading alone.
    const bool hasBetter = what.pendingEdits > 0 && what.link && *what.link != link;
    if (hasBetter)
        m_otherLink = link;
    Q_EMIT q.titleChanged(m_localTitle);
    if (what.id == wanted)
        m_journal.journal()->load(wanted, &q,
                                  [this, used = hasBetter ? *what.link : link](
                                      const ReadRecord &read) { resume(used, read); });
    else
        resume(link, {}); // unknown, or open in another tab
}

void DocumentController::Impl::resume(const ShareLink &link, const ReadRecord &read)
{
    JournalDocument fresh; // what only its owner's editor knows outlives the record
    fresh.link = link;
    fresh.viewLink = m_journal.what().viewLink;
    fresh.ownToken = m_ownToken;
    fresh.madeTokens = m_journal.what().madeTokens;
    if (read.isDamaged) {
        m_link = link;
        handOutDamaged(read); // and the document comes anew
    }
    if (read.isDamaged || read.isUnreadable)
        m_journal.begin(fresh, m_environment.random);
    if (read.record && !read.isDamaged) {
        startSession(link, read.record->client);
        m_session->restore(*read.record);
        m_isOnlyHere = m_journal.what().keepsOwn; // until a server says more
        m_loaded = true;
        Q_EMIT q.documentReset(document());
        Q_EMIT q.titleChanged(m_session->title());
        Q_EMIT q.undoStateChanged();
        // Both are written as one, so that a difference is a wish that no server has heard.
        const auto wish = m_journal.what().title;
        if (read.record->role == Role::Edit && !wish.isEmpty() && wish != read.record->title)
            step(events::Rename{wish});
        if (read.entries > kEntriesWorthACheckpoint)
            step(events::WriteCheckpoint{});
    } else {
        startSession(link, newClient(link));
    }
    flushJournal();
    step(events::Start{});
}

/// The link that was given counts from the moment on when the server says what it allows, and it
/// is tried at all only where the other one is of no use any more.
void DocumentController::Impl::settleLink()
{
    if (fallBackFromOwnToken())
        return;
    if (m_session->state() == ConnectionState::Live) {
        noteOwner();
        noteWhetherOnlyHere();
        notePlainLink();
        if (const auto other = std::exchange(m_otherLink, std::nullopt))
            m_candidate = other->token;
        // An owner is told by the list what it is.
        if (m_candidate && m_session->isOwner() == false)
            tryCandidate();
    } else if (m_session->state() == ConnectionState::Blocked && m_otherLink) {
        switch (m_session->blockReason()) {
        case BlockReason::BadLink:
        case BlockReason::NoDocument:
        case BlockReason::WrongIdentity:
        case BlockReason::UntrustedCertificate:
            m_link = std::exchange(m_otherLink, std::nullopt);
            step(events::Token{tokenFor(*m_link)});
            break;
        case BlockReason::None:
        case BlockReason::BadVersion:
        case BlockReason::Replaced:
        case BlockReason::Policy:
            break;
        }
    }
}

/// The journal hears of it with its next entries, which somebody who only reads may never make.
void DocumentController::Impl::noteWhetherOnlyHere()
{
    const auto damaged = m_session->damagedBehind();
    const bool isOnlyHere = damaged && m_session->document().revision() > *damaged;
    if (std::exchange(m_isOnlyHere, isOnlyHere) != isOnlyHere)
        step(events::WriteCheckpoint{});
}

void DocumentController::Impl::loadLocal()
{
    m_isOpening = true;
    m_journal.journal()->load(m_journal.what().id, &q,
                              [this](const ReadRecord &read) { resumeLocal(read); });
}

void DocumentController::Impl::resumeLocal(const ReadRecord &read)
{
    if (!m_isOpening)
        return; // closed meanwhile
    m_isUnread = read.isUnreadable;
    if (m_isUnread)
        return;
    m_isOpening = false;
    if (read.isDamaged) {
        m_localTitle = m_journal.what().title;
        handOutDamaged(read);
    } else if (!read.record
               || (read.record->document.view().length() == 1 && !read.record->undo.canUndo())) {
        m_journal.forget(); // never written in
    } else {
        q.loadLocal(read.record->document.view(), m_journal.what().title);
        m_undo = read.record->undo;
        Q_EMIT q.undoStateChanged();
    }
    Q_EMIT q.statusChanged();
}

/// Nobody knows what was sent of it: all that can be read goes to the person, who hears of it even
/// where that is nothing.
void DocumentController::Impl::handOutDamaged(const ReadRecord &read)
{
    const auto document = read.record ? read.record->document.view() : Document();
    const auto ownText = ownTextOf(read);
    const auto &what = m_journal.what();
    const bool isOnServer = what.link && !what.hasOwn();
    if (!isOnServer || document.length() > 1 || !ownText.isEmpty())
        keepText(document, ErrorCode::Internal, ownText, Wholeness::Damaged);
    flushJournal();
    m_journal.forget();
}

void DocumentController::Impl::keepText(const Document &document, ErrorCode reason,
                                        const QStringList &ownText, Wholeness wholeness)
{
    KeptText text;
    text.id = m_environment.random.id<JournalId>();
    text.title = q.title();
    text.reason = reason;
    text.document = document;
    text.ownText = ownText;
    text.link = m_link;
    text.isDamaged = wholeness == Wholeness::Damaged;
    m_journal.keep(text);
    Q_EMIT q.recovered(text);
}

} // namespace syngraph
