#pragma once

#include "app/client/document_images.h"
#include "app/client/document_links.h"
#include "app/client/journal.h"
#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/document/document.h"
#include "common/link/share_link.h"
#include "common/sync/session.h"
#include "common/sync/undo_stack.h"
#include "common/transport/transport.h"

#include <QObject>

#include <functional>
#include <memory>

namespace syngraph {

/// What becomes of edits that no server has when the program ends.
enum class Keeping {
    InWindow, ///< there is no journal, or it has not written them yet: they go
    OnDisk,
    Failing   ///< the journal cannot be written; they go until it can
};

/// When somebody else's edit was made.
enum class EditAge { Now, WhileAway };

/// What the status bar, the banner and the tab say about a document, from one place.
struct ConnectionStatus
{
    bool isLocal = true;           ///< never shared: no server involved
    ConnectionState state = ConnectionState::Idle;
    BlockReason blockReason = BlockReason::None;
    Role role = Role::Edit;
    qint64 pendingEdits = 0;       ///< not yet acknowledged, images included; 0 means saved
    qint64 waitingMessages = 0;    ///< of the chat, that go to the server by themselves
    qint64 stuckMessages = 0;      ///< refused, or with no way to a chat: the person decides
    Milliseconds unsavedFor{0};
    std::optional<Milliseconds> roundTrip;
    std::optional<Milliseconds> nextAttemptIn;
    int failedAttempts = 0;
    ConnectionEnd lastEnd;         ///< of the attempt before, while there is no connection
    bool wasLive = false;          ///< since this document was opened
    bool isLoaded = false;         ///< there is a text, from the server or from the journal
    std::optional<ErrorCode> heldBack; ///< the server takes no edits for now
    std::optional<Revision> damagedBehind; ///< the server has no more of the document than that ...
    Revision revision;                     ///< ... and this is what is shown
    Keeping keeping = Keeping::InWindow;
    JournalError keepingError = JournalError::Failed; ///< of Keeping::Failing
    bool isBroken = false; ///< giveUp(): nothing is edited, sent or received any more
    std::optional<ServerEndpoint> server; ///< of the link
    bool isHostOff = false; ///< that is this computer, which is not hosting now
    QByteArray shownKey; ///< of BlockReason::WrongIdentity: the one that was met; may be empty
};

/// Failures of Share, in the words of the program; user-visible text is made in app/ui.
enum class ShareError {
    Unreachable,
    NotAllowed,
    WrongIdentity, ///< the detail: both fingerprints in hexadecimal digits, the one that was met first
    UntrustedCertificate,
    BadAnswer,
    Busy
};

/// One open document: the model, its undo, and, once it is shared, its session with the server.
/// The editor shows what this holds and tells it what the user did; it never waits for the network.
/// Thread: the GUI thread. Owned by its tab.
class DocumentController final : public QObject
{
    Q_OBJECT

public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;
    struct Environment
    {
        const Clock &clock;
        Random &random;             ///< fit for secrets
        TransportFactory makeTransport;
        QString name;               ///< of the user
        quint32 color = 0;          ///< 0xRRGGBB
        SessionOptions session;
        Journal *journal = nullptr; ///< outlives the controller
        ImageShelf *shelf = nullptr; ///< likewise; needs the journal
        /// Of this installation: makes it one client for a link with a limit, whatever becomes of the
        /// journal. A secret; empty: each opening is another one.
        QByteArray seatSecret{};
        std::function<bool(const ServerEndpoint &)> isHostOff = {}; ///< see ConnectionStatus
    };

    /// A local document, "\n" or as given.
    explicit DocumentController(Environment environment, QObject *parent = nullptr);
    ~DocumentController() override;

    /// Opens a shared document: at once with what the journal has of it, and edits that wait there
    /// are sent. The present content is dropped (use on a fresh controller).
    /// `id`: the one of several in the journal with this link, where that matters.
    void open(const ShareLink &link, JournalId id = {});
    /// Opens a document of the journal that was never shared.
    void openLocal(JournalId id);
    /// It is closed for good: the journal forgets it, unless it is on a server or was not read yet.
    void discardLocal();
    /// Another link to the document that is open: connects with it, pending edits kept, or handed
    /// out where it allows to read alone. Nothing while the journal is still being read.
    void replaceLink(const ShareLink &link);
    /// Another link to the document that is open and works: where nobody knows what it is, it is
    /// tried, and used if it makes its holder an owner, or one for longer. What is pending stays.
    void tryLink(const ShareLink &link);
    /// Makes a document on the server with the present content, undo kept, and connects to it.
    /// Ends with shared() or shareFailed().
    void share(const ServerAddress &server, const QString &title);
    void loadLocal(const Document &document, const QString &title);

    const Document &document() const;
    QString title() const;
    bool isShared() const;
    bool isSharing() const; ///< between share() and its end
    std::optional<ShareLink> editLink() const; ///< the link that opened or was made here
    std::optional<ShareLink> viewLink() const; ///< known to whoever shared it
    std::optional<ShareLink> ownLink() const;  ///< an owner's, where this editor has it: a secret
    ConnectionStatus status() const;
    /// For how long others were not heard of, when that ended last.
    std::optional<Milliseconds> lastAbsence() const;
    const std::vector<Participant> &participants() const; ///< others, carets in document()
    AuthorNumber author() const;
    JournalId journalId() const; ///< null while the journal knows nothing of it
    /// Where in document() the edits are that the server does not have.
    std::vector<ClientDocument::Place> pendingPlaces() const;
    DocumentImages &images();
    DocumentLinks &links();
    /// None while the document is not shared.
    const ChatExchange *chat() const;
    bool canEdit() const;
    bool canUndo() const;
    bool canRedo() const;

public Q_SLOTS:
    /// `delta` was made on document() by the user and is shown already; `inverse` takes it back.
    /// Where it cannot stay, documentReset() takes it off the screen.
    void editLocal(const syngraph::Delta &delta, const syngraph::Delta &inverse,
                   syngraph::EditKind kind);
    void moveSelection(qsizetype anchor, qsizetype head);
    void undo();
    void redo();
    /// What is typed next is undone apart from what was typed before: saved, or left for a while.
    void breakUndoGroup();
    void rename(const QString &title);
    void setProfile(const QString &name, quint32 color);
    /// When what shows the document broke an invariant: ends it here, hands out its text as
    /// recovered() and takes no more edits. Again: nothing.
    void giveUp();
    /// In the chat; what `text` must not hold goes. Too long or empty: nothing.
    void say(const QString &text);
    void sayAgain(syngraph::ChatId message);
    void unsay(syngraph::ChatId message);
    void markChatSeen();
    /// What stands in the field of the chat; the journal keeps it.
    void keepChatDraft(const QString &text);
    /// Asks everybody to come to the own caret; ends with gatherEnded().
    void gather();
    void retryNow();
    void retrySoon(); ///< the network or the machine came back
    void setWorkOffline(bool offline);

Q_SIGNALS:
    /// Show it; the caret stays with its text. Author 0: several, or not known.
    void remoteEdited(const syngraph::Delta &delta, syngraph::EditAge age,
                      syngraph::AuthorNumber author);
    void localEdited(const syngraph::Delta &delta);   ///< undo or redo: show it, caret goes there
    /// WhileAway: what differs was written by others while this one was away.
    void documentReset(const syngraph::Document &document,
                       syngraph::EditAge age = syngraph::EditAge::Now);
    /// An undo, a redo or an edit would lead beyond the limits of a document: nothing happened.
    void editRefused(syngraph::ApplyError reason);
    /// A step that nothing can take back any more is gone; an undo or redo goes on with the next.
    void stepLeftOut();
    /// Text that could not be brought into the document; the journal keeps it until it is dropped.
    void recovered(const syngraph::KeptText &text);
    /// After an absence: own edits and others' were brought together.
    void caughtUp(const syngraph::effects::CaughtUp &summary);
    void statusChanged();
    void participantsChanged();
    void titleChanged(const QString &title);
    void undoStateChanged();
    void chatChanged();
    /// Others said this just now.
    void chatArrived(const std::vector<syngraph::ChatEntry> &entries);
    /// `author` asks everybody to come to them.
    void gathered(syngraph::AuthorNumber author);
    /// They were asked, or could not be in good time.
    void gatherEnded(bool isSent);
    void shared(const syngraph::ShareLink &editLink);
    void shareFailed(syngraph::ShareError error, const QString &detail);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace syngraph
