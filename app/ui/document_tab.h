#pragma once

#include "app/client/changed_places.h"
#include "app/client/document_controller.h"
#include "app/ui/chat_view.h"
#include "app/ui/connection_words.h"
#include "app/ui/local_file.h"
#include "app/ui/text_counter.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QMimeData;

namespace syngraph {

class ConnectionBanner;
class DocumentOverlays;
class EditorWidget;
class FindBar;
class Follower;
class Gathering;
class NoticeBar;
class ParticipantsModel;
class TabImages;
enum class EditOrigin;
enum class EditRefusal;

/// One document: the banner, a bar for passing notices and the text, and the wires between editor
/// and controller. Owns all of them. It holds no rule of its own about the network. GUI thread.
class DocumentTab final : public QWidget
{
    Q_OBJECT

public:
    explicit DocumentTab(std::unique_ptr<DocumentController> controller,
                         QWidget *parent = nullptr);
    ~DocumentTab() override;

    DocumentController &controller() { return *m_controller; }
    const DocumentController &controller() const { return *m_controller; }
    EditorWidget &editor() { return *m_editor; }
    const EditorWidget &editor() const { return *m_editor; }
    ParticipantsModel &people() { return *m_people; }
    const ConnectionBanner &banner() const { return *m_banner; }
    NoticeBar &bannerBar();

    /// The given title, or the first words of the text, or "Untitled". Not cleaned.
    QString shownTitle() const;
    /// Local, empty, never touched: as good as no document.
    bool isPristine() const;
    /// Local, with text that is in no file and on no server.
    bool isOnlyHere() const;
    /// In place of what is there: text that is in no file.
    void loadKept(const Document &document, const QString &title);
    /// A document of the journal that was never shared.
    void openKept(JournalId id);
    void markKept(); ///< the present text is in its file, or nobody wants it
    /// A copy of all of the present document is in some file; that of the document itself, if it has one, is as
    /// before.
    void markCopied();
    /// Local, in place of what is there: what `file` holds.
    void loadFile(const OpenedFile &opened);
    /// The file that a local document is in; none once it is shared.
    const std::optional<LocalFile> &file() const { return m_file; }
    void setFile(const LocalFile &file);
    /// It has a file, and the file has not all of it.
    bool isModified() const { return m_file && m_hasChanged; }
    /// A file has all that was written here.
    bool hasCopy() const { return m_hasCopy; }
    /// It is being written into a file, as long as somebody holds one of these.
    std::shared_ptr<void> savingMark() const { return m_savingMark; }
    bool isSaving() const { return m_savingMark.use_count() > 1; }
    void noteSaving(bool isSaved) { m_wasSaved = isSaved; }
    bool hasFailedSaving() const { return !m_wasSaved; } ///< the last time it was tried
    const TextFigures &figures() const { return m_figures; }
    void share(const ServerAddress &server, const QString &title);
    /// In place of what is there: text that found no place in its document, to read, to copy and to
    /// put back in; it cannot be edited here.
    void showRecovered(const KeptText &text, const QString &title);
    const std::optional<KeptText> &recoveredText() const { return m_recovered; }
    /// The person's own pieces of such a text, at the caret.
    void insertPieces(const QStringList &pieces);

    /// To the next (or previous) place that others changed while one was away.
    void walkChanges(int step);
    const ChangedPlaces &changedPlaces() const { return m_places; }

    /// While its file is not plain text, where the marks that a habit takes away are all there is.
    void setHabits(bool hasHabits);
    void setProfile(const QString &name, quint32 color);
    DocumentOverlays &overlays() { return *m_overlays; }
    FindBar &findBar() { return *m_findBar; }
    TabImages &images() { return *m_images; }
    /// Shown by the window's dock, which ends before this or not: then there is none.
    ChatView *chat() const { return m_chat; }
    Gathering &gathering() { return *m_gathering; }
    void goToPerson(AuthorNumber author);
    /// Whoever stands next behind the caret here, from the top again behind the last.
    void goToNextPerson();
    void follow(AuthorNumber author);
    void stopFollowing();
    std::optional<AuthorNumber> followed() const;
    /// From 1.
    void goToParagraph(qsizetype paragraph);
    std::optional<TextFigures> figuresOfSelection() const;
    void goToPosition(qsizetype position);
    /// Into the middle of the view; the caret stays where it is.
    void showPosition(qsizetype position);
    void pastePlain();
    /// The text of a link may say anything; the question names where it leads.
    void askToOpen(const QString &address);
    void copyText();
    /// One sentence above the text that goes away by itself after a while, or never.
    enum class Stay { Briefly, UntilClosed };
    void showNotice(const QString &text, Tone tone, Stay stay);
    QString noticeText() const;
    NoticeBar &notice() { return *m_notice; }
    /// What lies above the text, from top to bottom, shown or not.
    QList<NoticeBar *> bars() const;

Q_SIGNALS:
    void shownTitleChanged();
    /// Also while nothing happens but time: countdowns and ages are in it.
    void statusRefreshed(const syngraph::ConnectionStatus &status);
    void caretMoved();
    void textCounted(const syngraph::TextFigures &figures);
    /// A document was made there; worth remembering.
    void serverUsed(const syngraph::ServerAddress &address);
    void saveCopyRequested();
    void hostRequested(); ///< this computer is to be the document's server again
    void linkActivated(const QString &address);
    void insertRequested(const syngraph::KeptText &text);
    void discardRequested();
    /// What could not be brought into the shared document; wants a tab of its own.
    void recovered(const syngraph::KeptText &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void wireEditor();
    void wireController();
    void wireBanner();
    void takeLocalEdit(const Delta &delta, const Delta &inverse, EditOrigin origin);
    template <typename Work> void guarded(const Work &work);
    void noteChange();
    void refreshStatus();
    void refreshCarets();
    void showFollowed();
    void refreshText();
    void refreshMarks();
    void showAnew(const Document &document, EditAge age);
    void sayWhatCameTogether(const effects::CaughtUp &summary);
    void paste(const QMimeData &plain);
    void showRefusal(EditRefusal reason);
    void sayWhatWasLeft(const FileNotes &left);

    std::unique_ptr<DocumentController> m_controller;
    ParticipantsModel *m_people;
    ConnectionBanner *m_banner;
    NoticeBar *m_notice;
    NoticeBar *m_followBar; ///< whom one follows, with a way out
    EditorWidget *m_editor;
    FindBar *m_findBar;
    Follower *m_follower;
    DocumentOverlays *m_overlays;
    TabImages *m_images;
    QPointer<ChatView> m_chat;
    Gathering *m_gathering;
    QTimer m_statusTimer; ///< while a figure of the status runs
    QTimer m_textTimer;   ///< words and title, once the typing pauses
    QTimer m_noticeTimer;
    QTimer m_marksTimer;  ///< what is unsent is marked a little later
    ChangedPlaces m_places;
    std::optional<KeptText> m_recovered;
    QHash<qint64, qsizetype> m_knownHeads; ///< by author; tells who is typing
    TextCounter m_counter;
    TextFigures m_figures;
    QString m_knownTitle;
    std::optional<qsizetype> m_lastVisited; ///< whose caret goToNextPerson() showed, by place
    std::optional<ServerAddress> m_shareAddress; ///< being shared there
    std::optional<LocalFile> m_file;
    bool m_hasChanged = false;     ///< since it was made or kept
    bool m_hasCopy = false;
    bool m_wasSaved = true;
    std::shared_ptr<void> m_savingMark = std::make_shared<int>();
    bool m_wantsHabits = true;
    bool m_sawRemoteEdit = false;  ///< since the carets were shown last
};

} // namespace syngraph
