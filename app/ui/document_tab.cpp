#include "app/ui/document_tab.h"

#include "app/editor/clipboard.h"
#include "app/editor/editor_widget.h"
#include "app/editor/paste_run.h"
#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/chat_view.h"
#include "app/ui/connection_banner.h"
#include "app/ui/document_overlays.h"
#include "app/ui/edit_words.h"
#include "app/ui/find_bar.h"
#include "app/ui/follower.h"
#include "app/ui/gathering.h"
#include "app/ui/link_copy.h"
#include "app/ui/link_tips.h"
#include "app/ui/link_words.h"
#include "app/ui/notice_bar.h"
#include "app/ui/paragraph_hint.h"
#include "app/ui/tab_images.h"
#include "app/ui/text_menu.h"
#include "common/base/check.h"
#include "common/ot/diff.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace syngraph {

namespace {

constexpr Milliseconds kStatusEvery = 500ms;
constexpr Milliseconds kTextPause = 400ms;
constexpr Milliseconds kNoticeTime = 7s;
constexpr qsizetype kShownAddress = 2000;
constexpr Milliseconds kMarksPause = 200ms;
constexpr Milliseconds kUnsentForMark = 1s;
constexpr Milliseconds kAbsence = 60s; ///< from which on others' changes are worth a line
constexpr qsizetype kTitleFromText = 60;

} // namespace

DocumentTab::DocumentTab(std::unique_ptr<DocumentController> controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(std::move(controller))
    , m_people(new ParticipantsModel(this))
    , m_banner(new ConnectionBanner(2s, this))
    , m_notice(new NoticeBar(this))
    , m_followBar(new NoticeBar(this))
    , m_editor(new EditorWidget(this))
    , m_findBar(new FindBar(*m_editor, this))
    , m_follower(new Follower(*m_editor, *m_controller, this))
    , m_overlays(new DocumentOverlays(*m_editor, *m_controller, this))
    , m_images(new TabImages(*this))
    , m_chat(new ChatView(*m_controller))
    , m_gathering(new Gathering(*this))
{
    layOut();
    m_people->setController(m_controller.get());
    m_editor->binding().load(m_controller->document());
    wireEditor();
    wireController();
    connect(m_chat, &ChatView::heard, m_overlays, &DocumentOverlays::noteChat);
    wireBanner();
    refreshText();
    refreshStatus();
}

DocumentTab::~DocumentTab()
{
    delete m_chat;
    m_people->setController(nullptr);
    m_controller->disconnect(this);
    m_controller->disconnect(m_overlays);
}

void DocumentTab::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_notice);
    layout->addWidget(&m_gathering->bar());
    layout->addWidget(m_followBar);
    layout->addWidget(m_findBar);
    layout->addWidget(m_editor, 1);
    m_notice->setClosable(true);
    m_notice->hide();
    m_followBar->hide();
    m_editor->setAccessibleName(tr("Document"));
    setFocusProxy(m_editor);
    m_noticeTimer.setSingleShot(true);
    connect(&m_noticeTimer, &QTimer::timeout, m_notice, &QWidget::hide);
    for (NoticeBar *bar : bars())
        connect(bar, &NoticeBar::left, this, [this] { m_editor->setFocus(); });
}

void DocumentTab::wireEditor()
{
    DocumentBinding &binding = m_editor->binding();
    connect(&binding, &DocumentBinding::localEdit, this, &DocumentTab::takeLocalEdit);
    connect(&binding, &DocumentBinding::broken, m_controller.get(), &DocumentController::giveUp);
    connect(m_findBar, &FindBar::left, this, [this] { m_editor->setFocus(); });
    connect(m_follower, &Follower::changed, this, &DocumentTab::showFollowed);
    connect(m_followBar->addButton(tr("Stop")), &QPushButton::clicked, m_follower, &Follower::stop);
    connect(&binding, &DocumentBinding::editRefused, this, &DocumentTab::showRefusal);
    connect(m_editor, &EditorWidget::selectionMoved, this, [this](qsizetype anchor, qsizetype head) {
        m_controller->moveSelection(anchor, head);
        m_people->setOwnCaret(head);
        m_lastVisited.reset();
        Q_EMIT caretMoved();
    });
    connect(m_editor, &EditorWidget::undoRequested, m_controller.get(), &DocumentController::undo);
    connect(m_editor, &EditorWidget::redoRequested, m_controller.get(), &DocumentController::redo);
    connect(m_editor, &EditorWidget::pastedInPart, this, &DocumentTab::sayWhatWasLeft);
    connect(m_editor, &EditorWidget::focusLeft, m_controller.get(),
            &DocumentController::breakUndoGroup);
    connect(m_editor, &EditorWidget::linkActivated, this, &DocumentTab::askToOpen);
    connect(m_editor, &EditorWidget::menuRequested, this,
            [this](const QPoint &place, const QString &link) { showTextMenu(*this, place, link); });

    new ParagraphHint(*this);
    new LinkTips(*m_editor);
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(kTextPause);
    connect(&m_textTimer, &QTimer::timeout, this, &DocumentTab::refreshText);
    connect(&m_counter, &TextCounter::counted, this, [this](const TextFigures &figures) {
        m_figures = figures;
        Q_EMIT textCounted(figures);
    });
    connect(&binding, &DocumentBinding::changed, this, [this] {
        if (!m_textTimer.isActive())
            m_textTimer.start();
    });
}

void DocumentTab::wireController()
{
    DocumentController *controller = m_controller.get();
    connect(controller, &DocumentController::remoteEdited, this,
            [this](const Delta &delta, EditAge age) {
                guarded([&] {
                    m_sawRemoteEdit = true;
                    if (age == EditAge::WhileAway)
                        m_places.add(delta);
                    else
                        m_places.follow(delta);
                    m_editor->binding().applyRemote(delta);
                });
            });
    connect(controller, &DocumentController::caughtUp, this, &DocumentTab::sayWhatCameTogether);
    connect(controller, &DocumentController::localEdited, this, [this](const Delta &delta) {
        guarded([&] {
            noteChange();
            m_places.follow(delta);
            m_editor->binding().applyLocal(delta);
        });
    });
    connect(controller, &DocumentController::documentReset, this, &DocumentTab::showAnew);
    connect(controller, &DocumentController::editRefused, this, [this](ApplyError reason) {
        showRefusal(DocumentBinding::refusalFor(reason));
    });
    connect(controller, &DocumentController::stepLeftOut, this,
            [this] { showNotice(stepLeftOutWords(), Tone::Warning, Stay::Briefly); });
    connect(controller, &DocumentController::recovered, this, [this](const KeptText &text) {
        KeptText named = text;
        named.title = shownTitle();
        Q_EMIT recovered(named);
    });
    connect(controller, &DocumentController::statusChanged, this, &DocumentTab::refreshStatus);
    connect(controller, &DocumentController::participantsChanged, this,
            &DocumentTab::refreshCarets);
    connect(controller, &DocumentController::titleChanged, this, &DocumentTab::shownTitleChanged);
    connect(controller, &DocumentController::shared, this, [this](const ShareLink &link) {
        if (const auto address = std::exchange(m_shareAddress, std::nullopt))
            Q_EMIT serverUsed(*address);
        m_file.reset(); // it stays what it was; the document is on the server now
        setHabits(m_wantsHabits);
        copyLinkToClipboard(link, m_controller->title());
        showNotice(tr("Link copied. Send it to whoever should write with you."), Tone::Good,
                   Stay::Briefly);
        refreshStatus();
    });
    m_marksTimer.setSingleShot(true);
    m_marksTimer.setInterval(kMarksPause);
    connect(&m_marksTimer, &QTimer::timeout, this, &DocumentTab::refreshMarks);
    m_statusTimer.setInterval(kStatusEvery);
    connect(&m_statusTimer, &QTimer::timeout, this, &DocumentTab::refreshStatus);
}

void DocumentTab::showAnew(const Document &document, EditAge age)
{
    m_places.clear();
    if (age == EditAge::WhileAway)
        m_places.add(diff(m_editor->content().toDelta(), document.toDelta()));
    m_editor->binding().load(document);
    m_knownHeads.clear();
    refreshText();
    refreshCarets();
}

void DocumentTab::wireBanner()
{
    connect(m_banner, &ConnectionBanner::retryRequested, m_controller.get(),
            &DocumentController::retryNow);
    connect(m_banner, &ConnectionBanner::workOfflineRequested, m_controller.get(),
            &DocumentController::setWorkOffline);
    connect(m_banner, &ConnectionBanner::copyTextRequested, this, &DocumentTab::copyText);
    connect(m_banner, &ConnectionBanner::hostRequested, this, &DocumentTab::hostRequested);
    connect(m_banner, &ConnectionBanner::saveCopyRequested, this,
            &DocumentTab::saveCopyRequested);
}

void DocumentTab::takeLocalEdit(const Delta &delta, const Delta &inverse, EditOrigin origin)
{
    guarded([&] {
        noteChange();
        m_places.follow(delta);
        m_controller->editLocal(delta, inverse, editKindOf(delta, origin));
    });
}

/// An exception in the midst of Qt's event loop would end the program, with all other documents.
template <typename Work> void DocumentTab::guarded(const Work &work)
{
    try {
        work();
    } catch (const InvariantError &) {
        m_controller->giveUp();
    }
}

void DocumentTab::noteChange()
{
    m_hasCopy = false;
    if (std::exchange(m_hasChanged, true) || !m_file)
        return;
    Q_EMIT shownTitleChanged();
}

void DocumentTab::refreshStatus()
{
    const ConnectionStatus status = m_controller->status();
    m_editor->setEditable(m_controller->canEdit() && !m_recovered);
    if (!m_marksTimer.isActive())
        m_marksTimer.start();
    m_banner->showStatus(status);
    const bool isAtRest = status.isLocal
        || (status.state == ConnectionState::Live && status.pendingEdits == 0)
        || status.state == ConnectionState::Blocked;
    if (isAtRest)
        m_statusTimer.stop();
    else if (!m_statusTimer.isActive())
        m_statusTimer.start();
    Q_EMIT statusRefreshed(status);
}

/// What is on its way as usual needs no mark; it would flicker with every key.
void DocumentTab::refreshMarks()
{
    const ConnectionStatus status = m_controller->status();
    std::vector<MarginMarks::Range> ranges;
    const bool isOnItsWay =
        status.state == ConnectionState::Live && status.unsavedFor < kUnsentForMark;
    if (status.pendingEdits > 0 && !isOnItsWay) {
        for (const auto &place : m_controller->pendingPlaces())
            ranges.push_back({place.position, place.position + place.length});
    }
    m_editor->setUnsentRanges(std::move(ranges));
}

void DocumentTab::sayWhatCameTogether(const effects::CaughtUp &summary)
{
    const auto absence = m_controller->lastAbsence();
    const bool wasShort = absence && *absence < kAbsence;
    if (summary.ownEdits == 0 && wasShort)
        return;
    showNotice(caughtUpWords(summary), Tone::Good, Stay::UntilClosed);
    if (!m_places.isEmpty()) {
        connect(m_notice->addButton(tr("Review")), &QPushButton::clicked, this,
                [this] { walkChanges(1); });
    }
}

void DocumentTab::walkChanges(int step)
{
    const qsizetype here = m_editor->selection().head;
    const auto place = step > 0 ? m_places.next(here) : m_places.previous(here);
    if (!place) {
        showNotice(tr("Nothing was changed while you were away."), Tone::Quiet, Stay::Briefly);
        return;
    }
    const qsizetype last = m_editor->content().length() - 1;
    m_editor->showRange(std::min(place->position, last),
                        std::min(place->position + place->length, last));
    m_editor->setFocus();
}

void DocumentTab::showRecovered(const KeptText &text, const QString &title)
{
    loadKept(text.document, title);
    m_recovered = text;
    refreshStatus();
    QString words = recoveryWords(text.reason, !text.ownText.isEmpty());
    if (text.isDamaged)
        words += u' ' + tr("Not all of it could be read.");
    showNotice(words, Tone::Warning, Stay::UntilClosed);
    m_notice->setClosable(false); // its buttons are the way out
    if (!text.ownText.isEmpty()) {
        connect(m_notice->addButton(tr("Copy what I wrote")), &QPushButton::clicked, this, [this] {
            QGuiApplication::clipboard()->setText(m_recovered->ownText.join(u'\n'));
        });
    }
    if (!text.ownText.isEmpty() && text.link) {
        connect(m_notice->addButton(tr("Insert into the document")), &QPushButton::clicked, this,
                [this] { Q_EMIT insertRequested(*m_recovered); });
    }
    connect(m_notice->addButton(tr("Save a copy…")), &QPushButton::clicked, this,
            &DocumentTab::saveCopyRequested);
    connect(m_notice->addButton(tr("Discard")), &QPushButton::clicked, this,
            &DocumentTab::discardRequested);
}

void DocumentTab::insertPieces(const QStringList &pieces)
{
    QMimeData plain;
    plain.setText(pieces.join(u'\n'));
    if (!m_editor->isReadOnly())
        paste(plain);
}

void DocumentTab::refreshCarets()
{
    std::vector<RemoteCaret> carets;
    QHash<qint64, qsizetype> heads;
    for (const Participant &person : m_controller->participants()) {
        if (!person.caret)
            continue;
        const qsizetype head = person.caret->head;
        RemoteCaret caret;
        caret.id = int(person.author.value);
        caret.name = shownName(person.name);
        caret.color = QColor::fromRgb(QRgb(person.color));
        caret.anchor = person.caret->anchor;
        caret.head = head;
        const auto known = m_knownHeads.constFind(person.author.value);
        caret.typing = m_sawRemoteEdit && known != m_knownHeads.cend() && *known != head;
        heads.insert(person.author.value, head);
        carets.push_back(std::move(caret));
    }
    m_knownHeads = std::move(heads);
    m_sawRemoteEdit = false;
    m_editor->setRemoteCarets(std::move(carets));
    m_follower->look();
}

void DocumentTab::refreshText()
{
    m_counter.count(m_editor->content());
    if (const QString title = shownTitle(); title != m_knownTitle) {
        m_knownTitle = title;
        Q_EMIT shownTitleChanged();
    }
}

void DocumentTab::share(const ServerAddress &server, const QString &title)
{
    m_shareAddress = server;
    m_controller->share(server, title);
}

NoticeBar &DocumentTab::bannerBar()
{
    return m_banner->bar();
}

QList<NoticeBar *> DocumentTab::bars() const
{
    return {&m_banner->bar(), m_notice, &m_gathering->bar(), m_followBar};
}

QString DocumentTab::shownTitle() const
{
    const QString title = m_controller->title();
    if (!title.isEmpty())
        return title;
    const Document &document = m_editor->content();
    const qsizetype end = std::min(document.paragraphEnd(0), kTitleFromText);
    const QString start = singleLine(document.text(0, end), kTitleFromText);
    return start.isEmpty() ? tr("Untitled") : start;
}

void DocumentTab::setProfile(const QString &name, quint32 color)
{
    m_controller->setProfile(name, color);
    m_people->setProfile(name, color);
    m_overlays->setProfile(name, color);
    m_chat->setProfile(name, color);
}

void DocumentTab::goToPerson(AuthorNumber author)
{
    for (const Participant &person : m_controller->participants()) {
        if (person.author == author && !person.caret)
            showNotice(tr("%1 has no caret in the text yet.").arg(isolatedName(shownName(person.name))),
                       Tone::Quiet, Stay::Briefly);
    }
    m_editor->revealRemoteCaret(int(author.value));
}

void DocumentTab::goToNextPerson()
{
    const qsizetype own = m_editor->selection().head;
    const Participant *next = nullptr;
    const auto distance = [&](const Participant &person) {
        const qsizetype behind = person.caret->head - m_lastVisited.value_or(own);
        return behind > 0 ? behind : behind + m_editor->content().length();
    };
    for (const Participant &person : m_controller->participants()) {
        if (person.caret && (!next || distance(person) < distance(*next)))
            next = &person;
    }
    if (!next) {
        showNotice(tr("Nobody else has a caret in the text."), Tone::Quiet, Stay::Briefly);
        return;
    }
    m_lastVisited = next->caret->head;
    goToPerson(next->author);
}

void DocumentTab::follow(AuthorNumber author)
{
    m_follower->follow(author);
}

void DocumentTab::stopFollowing()
{
    m_follower->stop();
}

std::optional<AuthorNumber> DocumentTab::followed() const
{
    return m_follower->followed();
}

void DocumentTab::showFollowed()
{
    const auto followed = m_follower->followed();
    m_followBar->setVisible(followed.has_value());
    for (const Participant &person : m_controller->participants()) {
        if (person.author == followed) {
            m_followBar->setMessage(tr("Following %1 until you type or scroll.")
                                        .arg(isolatedName(person.name)),
                                    Tone::Quiet);
        }
    }
}

void DocumentTab::goToParagraph(qsizetype paragraph)
{
    const Document &document = m_editor->content();
    goToPosition(document.paragraphStart(
        std::clamp<qsizetype>(paragraph - 1, 0, document.paragraphCount() - 1)));
}

std::optional<TextFigures> DocumentTab::figuresOfSelection() const
{
    const Selection marked = m_editor->selection();
    if (marked.isEmpty())
        return std::nullopt;
    TextTally tally;
    m_editor->content().visitRuns(
        marked.start(), marked.end() - marked.start(),
        [&tally](QStringView text, const AttributeSet &) { tally.add(text); });
    TextFigures figures = tally.figures();
    ++figures.paragraphs; // the one that the selection ends in
    return figures;
}

void DocumentTab::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        QWidget::keyPressEvent(event);
    else if (m_follower->followed())
        m_follower->stop();
    else if (m_findBar->isVisible())
        m_findBar->closeBar();
    else
        QWidget::keyPressEvent(event);
}

void DocumentTab::goToPosition(qsizetype position)
{
    m_editor->setSelection({position, position});
    m_editor->setFocus();
}

void DocumentTab::showPosition(qsizetype position)
{
    m_editor->revealPosition(position);
}

void DocumentTab::pastePlain()
{
    if (m_editor->isReadOnly())
        return;
    QMimeData plain;
    plain.setText(QGuiApplication::clipboard()->text());
    paste(plain);
}

void DocumentTab::paste(const QMimeData &plain)
{
    const Selection selection = m_editor->selection();
    FileNotes left;
    const auto fragment
        = clipboard::fragmentFrom(plain, m_editor->content(), selection.start(), {}, left);
    if (!fragment) {
        showRefusal(fragment.error());
        return;
    }
    if (m_editor->pasting().start(*fragment))
        m_editor->ensureCursorVisible();
}

void DocumentTab::copyText()
{
    QGuiApplication::clipboard()->setText(m_editor->content().text());
    showNotice(tr("The text of the whole document was copied."), Tone::Good, Stay::Briefly);
}

void DocumentTab::showNotice(const QString &text, Tone tone, Stay stay)
{
    const bool wasShown = m_notice->isVisible();
    m_notice->clearButtons();
    m_notice->setToolTip({});
    m_notice->setClosable(true);
    m_notice->setMessage(text, tone);
    m_notice->show();
    if (wasShown)
        m_notice->announce();
    if (stay == Stay::Briefly)
        m_noticeTimer.start(kNoticeTime);
    else
        m_noticeTimer.stop();
}

QString DocumentTab::noticeText() const
{
    return m_notice->isHidden() ? QString() : m_notice->message();
}

void DocumentTab::showRefusal(EditRefusal reason)
{
    showNotice(refusalWords(reason), Tone::Warning, Stay::Briefly);
}

void DocumentTab::askToOpen(const QString &address)
{
    const QString place = destinationWords(address);
    const bool isMail = address.startsWith(u"mailto:", Qt::CaseInsensitive);
    const QString warning = lookAlikeWords(place);
    showNotice((isMail ? tr("Write to %1?") : tr("Open a page of %1?")).arg(place)
                   + (warning.isEmpty() ? QString() : u' ' + warning),
               warning.isEmpty() ? Tone::Quiet : Tone::Warning, Stay::UntilClosed);
    m_notice->setToolTip(plainToolTip(singleLine(address, kShownAddress)));
    connect(m_notice->addButton(tr("Open")), &QPushButton::clicked, this, [this, address] {
        m_notice->hide();
        Q_EMIT linkActivated(address);
    });
}

} // namespace syngraph
