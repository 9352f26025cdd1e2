#include "tests/sim/person.h"

#include "common/base/limits.h"
#include "common/protocol/codec.h"
#include "common/protocol/submit_digest.h"
#include "common/sync/journal_codec.h"
#include "tests/sim/markers.h"
#include "tests/sim/older_version.h"
#include "tests/support/delta_generator.h"

#include <algorithm>

namespace syngraph::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongEnough = 400;   ///< units; beyond it edits do not add
constexpr int kTicksInVain = 2; ///< one step at a time may lead to the next
constexpr Milliseconds kJournalTick = 1s; ///< older entries survive a power cut

std::optional<messages::Submit> submitIn(const QByteArray &bytes, WireFormat format)
{
    const auto message = decodeClientMessage(bytes, format);
    const auto *submit = message ? std::get_if<messages::Submit>(&*message) : nullptr;
    return submit ? std::optional(*submit) : std::nullopt;
}

} // namespace

Person::Person(Schedule &schedule, Network &network, History &history, Options options,
               quint64 seed, std::function<void(const QString &)> onFailure)
    : m_schedule(schedule)
    , m_network(network)
    , m_history(history)
    , m_options(std::move(options))
    , m_random(seed)
    , m_fail([number = m_options.number, onFailure](const QString &what) {
        onFailure(u"person %1: "_s.arg(number) + what);
    })
{
    m_identity = {m_options.token, m_random.id<ClientId>(), u"Ann %1"_s.arg(m_options.number),
                  0x336699};
}

void Person::start()
{
    begin(std::nullopt);
}

void Person::begin(const std::optional<JournalRecord> &record)
{
    ++m_incarnation;
    if (record) // which may not know the newest of its ids
        goOnAs(record->client);
    SessionOptions options;
    options.format = m_options.format;
    options.journaled = m_options.isJournaled;
    if (m_options.freezeAnewAfter > 0)
        options.freezeAnewAfter = m_options.freezeAnewAfter;
    options.chat = !m_options.isOlder;
    m_session = std::make_unique<Session>(m_identity, options, m_random);
    m_wake = Instant::max();
    m_isToGoOn = false;
    m_hasDocument = record.has_value();
    if (record)
        m_session->restore(*record);
    step(events::Start{});
}

void Person::step(const SessionEvent &event)
{
    if (!m_session)
        return;
    if (m_isAsleep) {
        m_missed.push_back(event);
        return;
    }
    if (const auto *message = std::get_if<events::TransportMessage>(&event))
        noteWhatIsTold(*message);
    const auto &document = m_session->document();
    m_baseBefore = document.inFlight() ? document.inFlight()->frozen.base : document.revision();
    const auto flying = document.inFlight() ? document.inFlight()->frozen.sequence : Sequence();
    for (const auto &effect : m_session->step(event, m_schedule.now()))
        carryOut(effect);
    const bool isAcknowledged = flying != Sequence() && document.lastSequence() >= flying
        && (!document.inFlight() || document.inFlight()->frozen.sequence > flying);
    goOnAs(m_session->client());
    if (isAcknowledged && !m_history.isDurable(m_identity.client, flying))
        m_fail(u"an operation counts as saved that is not in the log"_s);
    checkDocument();
    if (std::holds_alternative<events::Tick>(event))
        checkDeadline();
    goOnWhenReplaced();
    rearm();
}

/// What it has in flight and in its buffer is sent under the new id, and nothing was yet.
void Person::goOnAs(ClientId client)
{
    if (client == m_identity.client)
        return;
    if (!m_isCopied)
        m_fail(u"took another identity without need"_s);
    m_identity.client = client;
    m_sent.clear();
    for (const auto marker : m_markers) {
        if (!m_history.isDurable(marker))
            m_history.reassignMarker(marker, m_identity.client);
    }
}

void Person::goOnWhenReplaced()
{
    if (m_session->state() != ConnectionState::Blocked || m_isToGoOn)
        return;
    if (!m_isCopied || m_session->blockReason() != BlockReason::Replaced) {
        m_fail(u"is blocked (reason %1)"_s.arg(int(m_session->blockReason())));
        return;
    }
    m_isToGoOn = true;
    m_schedule.after(m_random.between(200ms, 4'000ms), [this, incarnation = m_incarnation] {
        if (incarnation != m_incarnation)
            return;
        m_isToGoOn = false;
        step(events::Start{});
    });
}

void Person::carryOut(const SessionEffect &effect)
{
    if (const auto *connect = std::get_if<effects::Connect>(&effect)) {
        m_network.connect(m_options.number, connect->attempt);
    } else if (const auto *send = std::get_if<effects::Send>(&effect)) {
        checkIsNoDivergence(send->bytes);
        int copies = 1;
        if (const auto submit = submitIn(send->bytes, m_options.format)) {
            checkIsSameOperation(*submit, *send);
            if (m_duplicates > 0) {
                --m_duplicates;
                copies = 2;
            }
        }
        m_network.send(m_options.number,
                       m_options.isNewer   ? withUnknownField(send->bytes, m_options.format,
                                                              Sender::Client)
                       : m_options.isOlder ? withoutOptionalFields(send->bytes, m_options.format,
                                                                   Sender::Client)
                                           : send->bytes,
                       copies);
    } else if (std::holds_alternative<effects::Abort>(effect)) {
        m_network.leave(m_options.number, Network::Leaving::Aborted);
    } else if (std::holds_alternative<effects::Close>(effect)) {
        m_network.leave(m_options.number, Network::Leaving::Closed);
    } else if (const auto *entry = std::get_if<effects::Journal>(&effect)) {
        m_journal.push_back({encodeEntry(entry->entry), m_schedule.now(),
                             std::holds_alternative<journal::Checkpoint>(entry->entry)});
    } else if (const auto *sync = std::get_if<effects::SyncJournal>(&effect)) {
        syncJournal(sync->number);
    } else if (std::holds_alternative<effects::Reset>(effect)) {
        m_hasDocument = true;
        // Also where nothing had to be handed out: what was refused had been undone since.
        forgetWhatIsVoid();
    } else if (const auto *recovered = std::get_if<effects::Recovered>(&effect)) {
        takeHandedOut(*recovered);
    }
}

void Person::noteWhatIsTold(const events::TransportMessage &message)
{
    if (!m_isCopied)
        return; // the log itself says it
    const auto decoded = decodeServerMessage(message.bytes, m_options.format);
    if (const auto *welcome = decoded ? std::get_if<messages::Welcome>(&*decoded) : nullptr)
        m_told = {{m_incarnation, message.attempt}, welcome->lastSequence, welcome->lastDigest};
}

/// Whether the server said on this connection that the log has the operation in no form.
bool Person::isToldOfNone(const Sent &before, Sequence sequence, ConnectionId connection) const
{
    if (m_told.connection != connection || m_told.last > sequence)
        return false;
    return m_told.last < sequence || (m_told.digest && !before.digests.contains(*m_told.digest));
}

/// It may become another one behind a REBASE and when it is old, and both only when it is not in the
/// log. Where another copy writes under the same numbers that can change between the server's word
/// and the sending: then its word on this connection counts.
void Person::checkIsSameOperation(const messages::Submit &submit, const effects::Send &send)
{
    const auto enough = [](qint64 few, qint64 usual) { return few > 0 ? few : usual; };
    const auto behind = std::min(enough(m_options.freezeAnewAfter, SessionOptions().freezeAnewAfter),
                                 enough(m_options.tailOperations, limits::kTailOperations));
    Sent now{send.bytes, submit.base, {m_incarnation, send.attempt}, {submitDigest(submit)}};
    const auto &before = m_sent.try_emplace(submit.sequence, now).first->second;
    const bool mayBecomeAnother = submit.base - before.base > behind
        && before.connection != now.connection
        && (m_isCopied ? isToldOfNone(before, submit.sequence, now.connection)
                       : !m_history.isDurable(m_identity.client, submit.sequence));
    if (before.bytes != now.bytes && !mayBecomeAnother)
        m_fail(u"an operation was changed after it was sent"_s);
    now.digests.insert(before.digests.begin(), before.digests.end());
    m_sent[submit.sequence] = std::move(now);
}

/// Whatever the network and the server do, nobody may come to another text at a revision: a snapshot
/// would hide that it happened.
void Person::checkIsNoDivergence(const QByteArray &bytes)
{
    const auto message = decodeClientMessage(bytes, m_options.format);
    const auto *resync = message ? std::get_if<messages::Resync>(&*message) : nullptr;
    static const QStringList kFaults{u"hash differs"_s, u"operation does not fit"_s,
                                     u"rebase does not fit"_s, u"ack of the past"_s,
                                     u"ack of nothing"_s};
    if (resync && kFaults.contains(resync->reason))
        m_fail(u"%1 at revision %2"_s.arg(resync->reason)
                   .arg(m_session->document().revision().value));
}

/// What was written on a revision that the log does not reach back to any more goes to the person:
/// all of it that is not durable, and from then on it must never be.
void Person::takeHandedOut(const effects::Recovered &recovered)
{
    if (!m_isCopied && m_baseBefore >= m_history.logStart()) {
        m_fail(u"lost its place (reason %1)"_s.arg(int(recovered.reason)));
        return;
    }
    const auto handedOut = markersIn(recovered.ownText.join(QString()));
    std::erase_if(m_markers, [&](uint marker) {
        if (m_history.isDurable(marker))
            return false;
        if (std::find(handedOut.begin(), handedOut.end(), marker) == handedOut.end())
            m_fail(u"U+%1 was neither sent nor handed out"_s.arg(marker, 0, 16));
        m_history.loseMarker(marker);
        return true;
    });
    forgetWhatIsVoid();
}

/// The numbers of what is not in the log are free behind a snapshot.
void Person::forgetWhatIsVoid()
{
    std::erase_if(m_sent, [this](const auto &sent) {
        return !m_history.isDurable(m_identity.client, sent.first);
    });
}

void Person::syncJournal(qint64 number)
{
    const auto delay = m_random.between(Milliseconds(0), m_journalDelay);
    const auto entries = m_journal.size();
    m_schedule.after(delay, [this, number, entries, incarnation = m_incarnation] {
        if (incarnation != m_incarnation)
            return;
        m_synced = std::max(m_synced, entries);
        step(events::Journaled{number});
    });
}

void Person::rearm()
{
    const auto deadline = m_session->nextDeadline();
    if (!deadline || *deadline >= m_wake)
        return;
    m_wake = *deadline;
    m_schedule.after(*deadline - m_schedule.now(),
                     [this, expected = m_wake, incarnation = m_incarnation] {
                         if (incarnation != m_incarnation || m_wake != expected)
                             return;
                         m_wake = Instant::max();
                         step(events::Tick{});
                     });
}

// --- what the person does ---------------------------------------------------------------------

void Person::applyEdit(const events::Edit &edit, quint64 salt)
{
    step(edit);
    if (!m_session)
        return;
    const auto &view = m_session->document().view();
    view.checkInvariants();
    const auto caret = qsizetype(salt % quint64(view.length()));
    step(events::Selection{{caret, caret}});
}

void Person::edit(quint64 salt)
{
    if (!isAwake() || !m_hasDocument)
        return;
    SeededRandom random(salt);
    const auto &view = m_session->document().view();
    const auto content = view.toDelta();
    const auto text = view.text();
    for (int tries = 0; tries < 5; ++tries) {
        const auto operation = randomOperation(random, content);
        const bool grows = view.length() > kLongEnough && operation.targetLength() > view.length();
        if (!grows && !deletesMarker(operation, text) && view.check(operation)) {
            const EditKind kinds[] = {EditKind::Typing, EditKind::Erasing, EditKind::Other};
            applyEdit({operation, events::Edit::Undoing{invert(operation, view),
                                                        kinds[random.below(std::size(kinds))]}},
                      salt);
            return;
        }
    }
}

void Person::mark(quint64 salt)
{
    if (!isAwake() || !m_hasDocument)
        return;
    SeededRandom random(salt);
    const auto &view = m_session->document().view();
    const auto text = view.text();
    auto place = random.between(qint64(0), qint64(text.size() - 1));
    if (text[place].isLowSurrogate() && place > 0)
        --place;
    const auto marker = m_history.newMarker(m_identity.client);
    m_markers.push_back(marker);
    DeltaBuilder builder;
    builder.retain(place).insert(markerText(marker));
    applyEdit({builder.build(view.length())}, salt);
}

void Person::stepBack(const SessionEvent &undoOrRedo)
{
    if (!isAwake() || !m_hasDocument)
        return;
    const auto before = markersIn(m_session->document().view().text());
    step(undoOrRedo);
    // Marks cannot be undone, not one's own and nobody's else.
    if (m_session && markersIn(m_session->document().view().text()) != before)
        m_fail(u"an undo or a redo touched a mark"_s);
}

void Person::rename(quint64 salt)
{
    if (isAwake() && m_hasDocument)
        step(events::Rename{u"Title %1"_s.arg(salt % 1'000)});
}

void Person::say(quint64 salt)
{
    if (!isAwake() || !m_hasDocument || m_options.isOlder)
        return;
    const UnsentChat chat{m_random.id<ChatId>(), u"message %1"_s.arg(salt)};
    m_said.push_back(chat.id);
    step(events::Say{chat});
}

void Person::workOffline(Milliseconds time)
{
    if (!isAwake() || std::exchange(m_isOffline, true))
        return;
    step(events::Stop{});
    m_schedule.after(time, [this] {
        m_isOffline = false;
        step(events::Start{});
    });
}

void Person::sleep(Milliseconds time)
{
    if (!isAwake())
        return;
    m_isAsleep = true;
    m_schedule.after(time, [this, incarnation = m_incarnation] {
        if (incarnation == m_incarnation)
            wake();
    });
}

void Person::wake()
{
    if (!std::exchange(m_isAsleep, false))
        return;
    for (const auto &event : std::exchange(m_missed, {}))
        step(event);
    step(events::RetrySoon{}); // the machine tells that it woke
}

void Person::die(Death death, Milliseconds back)
{
    if (!m_session || !m_options.isJournaled)
        return;
    m_network.leave(m_options.number,
                    death == Death::Power ? Network::Leaving::Died : Network::Leaving::Aborted);
    const auto shown = m_session->document().view();
    const auto undo = m_session->undoStack();
    m_waiting.clear();
    for (const auto &unsent : m_session->chat().waiting())
        m_waiting.push_back(unsent.id);
    m_session.reset();
    ++m_incarnation;
    m_isAsleep = false;
    m_missed.clear();
    if (death == Death::Power) {
        while (m_synced < m_journal.size()
               && m_journal[m_synced].written + kJournalTick <= m_schedule.now())
            ++m_synced;
        // Some of the rest may have made it to the disk.
        m_journal.resize(size_t(m_random.between(qint64(m_synced), qint64(m_journal.size()))));
    }
    m_synced = m_journal.size();
    const auto record = readJournal();
    if (death == Death::Process && record)
        checkRestored(shown, undo, *record);
    forgetUnsaid(death, record);
    const auto kept = markersIn(record ? record->document.view().text() : QString());
    std::erase_if(m_markers, [&](uint marker) {
        const bool isKept = std::find(kept.begin(), kept.end(), marker) != kept.end();
        if (isKept || m_history.isDurable(marker))
            return false;
        m_history.loseMarker(marker);
        if (death == Death::Process && m_hasDocument && record)
            m_fail(u"U+%1 is not in the journal"_s.arg(marker, 0, 16));
        return true;
    });
    m_isOffline = false;
    m_schedule.after(back, [this, record] {
        if (!m_session)
            begin(record);
    });
}

void Person::checkRestored(const Document &shown, const UndoStack &undo,
                           const JournalRecord &record)
{
    if (!(record.document.view() == shown))
        m_fail(u"the journal does not have what was on the screen"_s);
    else if (!(record.undo.parts() == undo.parts()))
        m_fail(u"the journal would undo something else"_s);
}

/// What neither the journal nor, as far as was heard, the server has is gone with the power.
void Person::forgetUnsaid(Death death, const std::optional<JournalRecord> &record)
{
    std::erase_if(m_waiting, [&](const ChatId &id) {
        const bool isKept = record
            && std::ranges::find(record->unsentChat, id, &UnsentChat::id)
                != record->unsentChat.end();
        if (isKept)
            return false;
        std::erase(m_said, id);
        if (death == Death::Process && record)
            m_fail(u"a message of the chat is not in the journal"_s);
        return true;
    });
}

void Person::beginAsCopyOf(Person &other, Milliseconds back)
{
    m_isCopied = true;
    other.m_isCopied = true;
    m_identity.client = other.m_identity.client;
    m_journal = other.m_journal;
    m_synced = m_journal.size();
    m_sent = other.m_sent;
    for (auto &[sequence, sent] : m_sent)
        sent.connection = {}; // not one of this machine's
    m_markers = other.m_markers;
    for (const auto marker : m_markers) {
        if (!m_history.isDurable(marker))
            m_history.shareMarker(marker);
    }
    m_schedule.after(back, [this, record = readJournal()] {
        if (!m_session)
            begin(record);
    });
}

std::optional<JournalRecord> Person::readJournal() const
{
    std::optional<JournalRecord> record;
    for (const auto &written : m_journal) {
        const auto entry = decodeEntry(written.bytes);
        if (!entry) {
            m_fail(u"an entry of the journal does not decode"_s);
            return std::nullopt;
        }
        if (!record)
            record.emplace();
        if (!applyEntry(*record, *entry)) {
            m_fail(u"an entry of the journal does not fit"_s);
            return std::nullopt;
        }
    }
    return record;
}

void Person::makeGood()
{
    m_journalDelay = 1ms;
    m_duplicates = 0;
    wake();
    if (std::exchange(m_isOffline, false))
        step(events::Start{});
}

// --- what must hold ---------------------------------------------------------------------------

void Person::checkDocument()
{
    const auto &document = m_session->document();
    if (document.revision() > m_history.head())
        m_fail(u"holds revision %1, durable is %2"_s.arg(document.revision().value)
                   .arg(m_history.head().value));
    if (document.hasPending() || !m_session->hasDocument())
        return;
    for (const auto marker : m_markers) {
        if (!m_history.isDurable(marker)) {
            m_fail(u"says saved, but the log lacks U+%1"_s.arg(marker, 0, 16));
            return;
        }
    }
}

void Person::checkDeadline()
{
    const auto next = m_session->nextDeadline();
    const bool isDueAgain = next && *next <= m_schedule.now();
    m_ticksInVain = isDueAgain ? m_ticksInVain + 1 : 0;
    if (m_ticksInVain > kTicksInVain || (isDueAgain && *next < m_schedule.now()))
        m_fail(u"its deadline lies in the past after its tick"_s);
}

QString Person::description() const
{
    if (!m_session)
        return u"dead"_s;
    const auto &document = m_session->document();
    return u"state %1, revision %2, pending %3, unsaid %4%5%6"_s.arg(int(m_session->state()))
        .arg(document.revision().value)
        .arg(document.pendingEdits())
        .arg(m_session->chat().waiting().size())
        .arg(m_isAsleep ? u", asleep"_s : QString(), m_isOffline ? u", offline"_s : QString());
}

bool Person::isInSync(Revision head) const
{
    return m_session && m_session->state() == ConnectionState::Live
        && !m_session->document().hasPending() && m_session->document().revision() == head
        && m_session->chat().waiting().empty();
}

} // namespace syngraph::sim
