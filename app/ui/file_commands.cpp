#include "app/ui/file_commands.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_images.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/connection_words.h"
#include "app/ui/document_tab.h"
#include "app/ui/gathered_images.h"
#include "app/ui/main_window.h"
#include "app/ui/notice_bar.h"
#include "app/ui/preferences.h"
#include "app/ui/save_copy.h"
#include "app/ui/slow_notice.h"
#include "app/ui/tab_strip.h"
#include "common/base/file_limits.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kReaders = 2;
constexpr unsigned long kLongestWait = 5'000; ///< in milliseconds

/// Of a drop: all of it is files, which are to be opened and not inserted.
bool isOfFiles(const QMimeData *data)
{
    if (!data || !data->hasUrls())
        return false;
    const auto urls = data->urls();
    return !urls.isEmpty() && std::all_of(urls.begin(), urls.end(), [](const QUrl &url) {
        return url.scheme() == u"file";
    });
}

QString savedTitle(DocumentTab &tab, const LocalFile &file)
{
    return tab.controller().title().isEmpty() ? QFileInfo(file.path).completeBaseName()
                                              : tab.shownTitle();
}

QStringList openFilters()
{
    return {FileCommands::tr("Documents (*.syngraph *.odt *.md *.markdown *.html *.htm *.txt)"),
            FileCommands::tr("All files (*)")};
}

} // namespace

/// What is written and what became of it; of both threads, one after the other, and whichever lets go
/// last: values alone.
struct FileCommands::Writing
{
    LocalFile file;
    Care care = Care::Others;
    Document document;
    QString title;
    ImageBytes images;
    bool isOthers = false; ///< another program wrote there: nothing was saved
    std::optional<Result<LocalFile, QString>> saved;
};

/// Who waits for it; of this thread.
struct FileCommands::Wish
{
    Done done;
    SaveLine::Turn turn;
    std::unique_ptr<SlowNotice> notice;
};

FileCommands::FileCommands(MainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_line([this](DocumentTab &tab, const Done &done) { save(tab, done); })
{
}

FileCommands::~FileCommands()
{
    for (const Threads &threads : {m_readers, m_writers}) {
        for (QThread *thread : threads) {
            thread->disconnect(this);
            // A disk that never answers must not hold up the end; what the thread has is its own.
            if (thread->wait(kLongestWait))
                delete thread;
        }
    }
}

void FileCommands::askToOpen()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(openFilters());
    const DocumentTab *tab = m_window.currentTab();
    dialog->setDirectory(tab->file()
                             ? QFileInfo(tab->file()->path).absolutePath()
                             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &paths) { open(paths); });
    dialog->open();
}

void FileCommands::open(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls) {
        if (!url.isLocalFile() || !url.host().isEmpty()) {
            say(tr("Only files of this computer can be opened."));
            return;
        }
        paths.append(url.toLocalFile());
    }
    open(paths);
}

void FileCommands::open(const QStringList &paths)
{
    if (paths.size() > limits::kFilesAtOnce) {
        say(tr("At most %Ln file(s) can be opened at once.", nullptr, limits::kFilesAtOnce));
        return;
    }
    for (const QString &path : paths) {
        if (DocumentTab *tab = tabOf(path))
            m_window.tabStrip().setCurrentPage(tab);
        else
            read(path);
    }
}

DocumentTab *FileCommands::tabOf(const QString &path) const
{
    const QString wanted = QFileInfo(path).canonicalFilePath();
    for (DocumentTab *tab : m_window.tabs()) {
        if (tab->file() && !wanted.isEmpty()
            && QFileInfo(tab->file()->path).canonicalFilePath() == wanted)
            return tab;
    }
    return nullptr;
}

void FileCommands::read(const QString &path)
{
    using Outcome = std::optional<Result<OpenedFile, FileFailure>>;
    const auto outcome = std::make_shared<Outcome>();
    read({[outcome, path] { outcome->emplace(openLocalFile(path)); },
          [this, outcome, path] { show(**outcome, path); }});
}

void FileCommands::show(const Result<OpenedFile, FileFailure> &result, const QString &path)
{
    Preferences &preferences = m_window.services().preferences;
    if (!result) {
        preferences.removeRecentFile(QFileInfo(path).absoluteFilePath());
        say(fileErrorWords(result.error(), path));
        return;
    }
    preferences.addRecentFile(result->file.path);
    if (DocumentTab *there = tabOf(path)) {
        m_window.tabStrip().setCurrentPage(there);
        return;
    }
    DocumentTab *tab = m_window.currentTab();
    if (!tab->isPristine())
        tab = m_window.newDocument();
    tab->loadFile(*result);
    sayNotes(*tab);
    Q_EMIT filesChanged();
}

/// What is of interest only to whoever saves it is asked then.
void FileCommands::sayNotes(DocumentTab &tab)
{
    FileNotes notes = tab.file()->notes;
    notes.hasLostLook = notes.isRecoded = false;
    if (!notes.isNone())
        tab.showNotice(fileNotesWords(notes), Tone::Quiet, DocumentTab::Stay::UntilClosed);
}

void FileCommands::read(const Work &work)
{
    m_waiting.push_back(work);
    startNext();
}

void FileCommands::startNext()
{
    if (m_waiting.empty() || m_readers.size() == kReaders)
        return;
    const Work next = std::move(m_waiting.front());
    m_waiting.pop_front();
    start(m_readers, {next.work, [this, done = next.done] {
                          done();
                          startNext();
                      }});
}

void FileCommands::start(Threads &threads, const Work &work)
{
    QThread *thread = QThread::create(work.work);
    threads.push_back(thread);
    connect(thread, &QThread::finished, this, [&threads, thread, done = work.done] {
        std::erase(threads, thread);
        thread->deleteLater();
        done();
    });
    thread->start();
}

void FileCommands::settle(DocumentTab &tab)
{
    using Outcome = std::optional<Result<FileComparison, FileFailure>>;
    const auto outcome = std::make_shared<Outcome>();
    const LocalFile file = *tab.file();
    const Document document = tab.editor().content();
    const auto compare = [outcome, file, document, title = savedTitle(tab, file)] {
        outcome->emplace(compareWithFile(file, document, title));
    };
    const auto decide = [this, outcome, file, document, held = QPointer(&tab)] {
        const bool isSame = held && held->file() && held->file()->path == file.path
            && held->editor().content() == document;
        if (!isSame)
            return; // whoever writes in it has decided
        const auto &found = **outcome;
        if (!found) {
            held->showNotice(fileErrorWords(found.error(), file.path), Tone::Warning,
                             DocumentTab::Stay::UntilClosed);
        } else if (found->isSaved) {
            held->setFile(found->now.file);
            held->markKept();
        } else if (found->wasSaved) {
            const Selection place = held->editor().selection();
            held->controller().discardLocal(); // the file has what came after it
            held->loadFile(found->now);
            const qsizetype last = found->now.document.length() - 1;
            held->editor().setSelection(
                {std::min(place.anchor, last), std::min(place.head, last)});
            sayNotes(*held);
        }
    };
    read({compare, decide});
}

void FileCommands::say(const QString &words)
{
    m_window.currentTab()->showNotice(words, Tone::Warning, DocumentTab::Stay::UntilClosed);
}

void FileCommands::save(DocumentTab &tab, const Done &done)
{
    const ConnectionStatus status = tab.controller().status();
    if (!status.isLocal) {
        if (status.damagedBehind) { // the server does not even have what it acknowledged
            const ConnectionWords words = wordsFor(status);
            if (!words.banner.isEmpty())
                tab.showNotice(words.banner, words.tone, DocumentTab::Stay::UntilClosed);
            copyToFile(tab, &m_window, done);
            return;
        }
        const qint64 messages = status.waitingMessages + status.stuckMessages;
        tab.showNotice(status.pendingEdits == 0 && messages > 0
                           ? unsentMessagesWords(messages)
                       : status.pendingEdits == 0
                           ? tr("Nothing to save: the server has everything.")
                           : tr("%Ln edit(s) are kept here and go to the server by themselves.",
                                nullptr, int(status.pendingEdits)),
                       Tone::Quiet, DocumentTab::Stay::Briefly);
        return;
    }
    if (m_line.isSaving(tab)) { // maybe into its first file
        m_line.waitToSave(tab, done);
        return;
    }
    if (!tab.file()) {
        saveAs(tab, done);
        return;
    }
    const LocalFile file = *tab.file();
    if (file.notes.isNone()) {
        write(tab, file, Care::Others, done);
    } else {
        askBeforeLoss(tab, file, Care::Others,
                      tr("Saving takes out of %1 what is not here. %2")
                          .arg(shownFileName(file.path), fileNotesWords(file.notes)),
                      done);
    }
}

/// In the tab, in the place of a dialog: one can go on writing.
void FileCommands::askBeforeLoss(DocumentTab &tab, const LocalFile &file, Care care,
                                 const QString &question, const Done &done)
{
    tab.showNotice(question, Tone::Warning, DocumentTab::Stay::UntilClosed);
    connect(tab.notice().addButton(tr("Replace")), &QPushButton::clicked, &tab,
            [this, &tab, file, care, done] { write(tab, file, care, done); });
    connect(tab.notice().addButton(tr("Save as…")), &QPushButton::clicked, &tab,
            [this, &tab, done] { saveAs(tab, done); });
    if (done)
        done(false);
}

void FileCommands::saveAs(DocumentTab &tab, const Done &done)
{
    FileQuestion question;
    question.caption = tr("Save as");
    question.forms = savingForms();
    question.chosen = endingOf(tab.file() ? tab.file()->form : FileForm::Syngraph);
    askForFile(tab, &m_window, question, [this, held = QPointer(&tab), done](const QString &path) {
        if (path.isEmpty() || !held) {
            if (done)
                done(false);
            return;
        }
        LocalFile file;
        file.path = QFileInfo(path).absoluteFilePath();
        file.form = fileFormNamed(QFileInfo(path).suffix()).value_or(FileForm::Text);
        file.hasWindowsLines = held->file() && held->file()->hasWindowsLines;
        write(*held, file, Care::Nothing, done);
    });
}

void FileCommands::write(DocumentTab &tab, const LocalFile &file, Care care, const Done &done)
{
    auto turn = m_line.take(tab, file.path);
    if (!turn) {
        m_line.wait([this, held = QPointer(&tab), file, care, done] {
            if (held)
                write(*held, file, care, done);
            else if (done)
                done(false);
        });
        return;
    }
    const auto writing = std::make_shared<Writing>();
    writing->file = file;
    if (tab.file() && tab.file()->path == file.path)
        writing->file.mark = tab.file()->mark; // it may have been saved since somebody asked
    writing->care = care;
    const auto wish = std::make_shared<Wish>();
    wish->done = done;
    wish->turn = std::move(turn);
    gatherImages(tab, [this, &tab, writing, wish](const ImageBytes &images) {
        writing->images = images;
        start(tab, writing, wish);
    });
}

void FileCommands::start(DocumentTab &tab, const std::shared_ptr<Writing> &writing,
                         const std::shared_ptr<Wish> &wish)
{
    tab.controller().breakUndoGroup(); // undo leads to what was saved
    writing->document = tab.editor().content();
    writing->title = savedTitle(tab, writing->file);
    wish->notice =
        std::make_unique<SlowNotice>(tab, tr("Saving %1…").arg(shownFileName(writing->file.path)));
    const auto work = [writing] {
        const LocalFile &file = writing->file;
        writing->isOthers =
            writing->care == Care::Others && hasChangedSince(file.path, file.mark);
        if (!writing->isOthers)
            writing->saved =
                saveLocalFile(file, writing->document, writing->title, writing->images);
    };
    const auto done = [this, writing, wish, held = QPointer(&tab)] {
        finish(held, *writing, *wish);
    };
    start(m_writers, {work, done});
}

/// The tab may have gone.
void FileCommands::finish(DocumentTab *tab, const Writing &writing, Wish &wish)
{
    wish.notice.reset();
    wish.turn.reset(); // what is asked for next has to wait for nobody
    const bool isSaved = writing.saved.has_value() && writing.saved->ok();
    if (tab)
        tab->noteSaving(isSaved);
    if (tab && writing.isOthers) {
        const QString name = shownFileName(writing.file.path);
        askBeforeLoss(*tab, writing.file, Care::Nothing,
                      tr("%1 was changed by another program.").arg(name), wish.done);
        return;
    }
    if (tab)
        showSaving(*tab, writing);
    if (wish.done)
        wish.done(isSaved);
}

void FileCommands::showSaving(DocumentTab &tab, const Writing &writing)
{
    const QString name = shownFileName(writing.file.path);
    const auto &saved = *writing.saved;
    if (!saved) {
        tab.showNotice(tr("%1 could not be saved: %2").arg(name, saved.error()), Tone::Bad,
                       DocumentTab::Stay::UntilClosed);
        return;
    }
    if (!tab.controller().isShared()) { // by now its server has it
        const bool isNewName = !tab.file() || tab.file()->path != saved->path;
        tab.setFile(*saved);
        if (tab.editor().content() == writing.document)
            tab.markKept();
        if (isNewName)
            tab.controller().rename(QFileInfo(saved->path).completeBaseName());
    }
    m_window.services().preferences.addRecentFile(saved->path);
    const QString missing = missingImagesWords(writing.document, saved->form, writing.images);
    if (losesFormats(*saved, writing.document))
        tab.showNotice(tr("Saved as %1, without the formats: it is plain text.").arg(name),
                       Tone::Warning, DocumentTab::Stay::UntilClosed);
    else
        showSaved(tab, tr("Saved as %1").arg(name), missing);
    Q_EMIT filesChanged();
}

void FileCommands::takeDrops(QWidget &place)
{
    place.setAcceptDrops(true);
    place.installEventFilter(this);
}

/// Images are for the text that they are dropped on.
bool FileCommands::isForTheText(const QObject &place, const QMimeData &data) const
{
    const auto *editor = qobject_cast<const EditorWidget *>(place.parent());
    return editor && &place == editor->viewport() && !editor->isReadOnly()
           && EditorImages::areIn(data);
}

bool FileCommands::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (!isOfFiles(drag->mimeData()))
            break;
        if (event->type() == QEvent::DragEnter) // looks into the files, so not at each move
            m_dragIsForText = isForTheText(*watched, *drag->mimeData());
        if (m_dragIsForText)
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!isOfFiles(drop->mimeData()) || isForTheText(*watched, *drop->mimeData()))
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        EditorWidget &editor = m_window.currentTab()->editor();
        if (!editor.isReadOnly() && EditorImages::areIn(*drop->mimeData())) {
            editor.images().insert(*drop->mimeData()); // beside the text: at the caret
            return true;
        }
        open(drop->mimeData()->urls());
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace syngraph
