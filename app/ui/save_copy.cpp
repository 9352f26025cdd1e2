#include "app/ui/save_copy.h"

#include "app/editor/editor_widget.h"
#include "app/editor/printed_document.h"
#include "app/files/exporter.h"
#include "app/files/regular_file.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/gathered_images.h"
#include "app/ui/notice_bar.h"
#include "app/ui/slow_notice.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QThread>

#include <memory>
#include <optional>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kPdf("pdf");
constexpr qsizetype kShownPath = 200;
constexpr qsizetype kShownReason = 120;
constexpr unsigned long kLongestWait = 5'000; ///< in milliseconds, when the program ends

/// What a copy has, and what not.
struct CopyPlan
{
    QString path;
    Document document;
    QString missing; ///< of its images, in words
    bool isWhole = false;
};

void finishCopy(DocumentTab &tab, const CopyPlan &copy, const Result<FileMark, QString> &written)
{
    const QString name = singleLine(copy.path, kShownPath);
    if (!written) {
        const QString reason = singleLine(written.error(), kShownReason);
        tab.showNotice(DocumentTab::tr("The copy could not be saved as %1: %2").arg(name, reason),
                       Tone::Bad, DocumentTab::Stay::UntilClosed);
        return;
    }
    if (copy.isWhole && copy.missing.isEmpty() && tab.editor().content() == copy.document)
        tab.markCopied();
    const QString saved = DocumentTab::tr("A copy was saved as %1").arg(name);
    const QString least =
        copy.isWhole ? QString() : DocumentTab::tr("Only a .syngraph file has everything.");
    if (copy.missing.isEmpty() && !least.isEmpty())
        tab.showNotice(saved + u". "_s + least, Tone::Good, DocumentTab::Stay::Briefly);
    else
        showSaved(tab, saved, least.isEmpty() ? copy.missing : copy.missing + u' ' + least);
}

/// Large documents and their pages take long, and so may a disk: not in the window's thread. The
/// text may change meanwhile.
void writeOnThread(DocumentTab &tab, const CopyPlan &copy,
                   const std::function<QByteArray()> &make, const std::function<void(bool)> &done)
{
    const auto written = std::make_shared<std::optional<Result<FileMark, QString>>>();
    auto notice = std::make_shared<SlowNotice>(
        tab, FileCommands::tr("Saving %1…").arg(shownFileName(copy.path)));
    auto mark = tab.savingMark();
    QThread *maker = QThread::create(
        [written, make, path = copy.path] { written->emplace(writeWholeFile(path, make())); });
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, maker,
                     [maker] { maker->wait(kLongestWait); });
    QObject::connect(maker, &QThread::finished, maker, &QObject::deleteLater);
    QObject::connect(maker, &QThread::finished, &tab,
                     [&tab, copy, written, done, notice, mark]() mutable {
                         notice.reset();
                         mark.reset();
                         tab.noteSaving((*written)->ok());
                         finishCopy(tab, copy, **written);
                         if (done)
                             done((*written)->ok());
                     });
    maker->start();
}

void writeCopy(DocumentTab &tab, const QString &path, const std::function<void(bool)> &done)
{
    gatherImages(tab, [&tab, path, done, mark = tab.savingMark()](const ImageBytes &images) {
        const QString ending = QFileInfo(path).suffix().toLower();
        const bool isPdf = ending == kPdf;
        const FileForm form = isPdf ? FileForm::Odt
                                    : fileFormNamed(ending).value_or(FileForm::Text);
        const CopyPlan copy{path, tab.editor().content(),
                            missingImagesWords(tab.editor().content(), form, images),
                            !isPdf && keepsEverything(form)};
        writeOnThread(
            tab, copy,
            [document = copy.document, title = tab.shownTitle(), images, isPdf, form] {
                return isPdf ? pdfOf(document, title, images)
                             : exportDocument(document, form, title, images);
            },
            done);
    });
}

/// The dialog asked about the name as it was typed, not about the one with an ending.
void askToReplace(DocumentTab &tab, const QString &path,
                  const std::function<void(const QString &)> &answer)
{
    const QString name = singleLine(path, kShownPath);
    tab.showNotice(DocumentTab::tr("%1 exists already.").arg(name), Tone::Warning,
                   DocumentTab::Stay::UntilClosed);
    QObject::connect(tab.notice().addButton(DocumentTab::tr("Replace")), &QPushButton::clicked, &tab,
                     [path, answer] { answer(path); });
}

} // namespace

QList<SavingForm> savingForms()
{
    return {{DocumentTab::tr("Syngraph document (*.syngraph)"), endingOf(FileForm::Syngraph)},
            {DocumentTab::tr("OpenDocument text (*.odt)"), endingOf(FileForm::Odt)},
            {DocumentTab::tr("Markdown (*.md)"), endingOf(FileForm::Markdown)},
            {DocumentTab::tr("Web page (*.html)"), endingOf(FileForm::Html)},
            {DocumentTab::tr("Plain text (*.txt)"), endingOf(FileForm::Text)}};
}

QList<SavingForm> copyingForms()
{
    return savingForms()
        + QList<SavingForm>{{DocumentTab::tr("PDF (*.pdf)"), kPdf},
                            {DocumentTab::tr("Operations (*.json)"), endingOf(FileForm::Json)}};
}

QString withFormEnding(const QString &path, const QString &ending, const QList<SavingForm> &forms)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto form = fileFormNamed(suffix);
    const QString usual = form ? endingOf(*form) : suffix;
    const bool isKnown = std::any_of(forms.begin(), forms.end(), [&usual](const SavingForm &one) {
        return one.ending == usual;
    });
    return isKnown ? path : path + u'.' + ending;
}

void askForFile(DocumentTab &tab, QWidget *window, const FileQuestion &question,
                const std::function<void(const QString &path)> &answer)
{
    auto *dialog = new QFileDialog(window, question.caption);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto &[filter, ending] : question.forms) {
        filters.append(filter);
    }
    const auto endingFor = [forms = question.forms](const QString &chosen) {
        for (const auto &[filter, ending] : forms) {
            if (filter == chosen)
                return ending;
        }
        return forms.first().ending;
    };
    dialog->setNameFilters(filters);
    for (const auto &[filter, ending] : question.forms) {
        if (ending == question.chosen)
            dialog->selectNameFilter(filter);
    }
    dialog->setDefaultSuffix(question.chosen);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, endingFor](const QString &chosen) {
                         dialog->setDefaultSuffix(endingFor(chosen));
                     });
    dialog->setDirectory(tab.file()
                             ? QFileInfo(tab.file()->path).absolutePath()
                             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileNameFor(tab.shownTitle()));
    QObject::connect(dialog, &QFileDialog::fileSelected, &tab,
                     [asked = &tab, dialog, endingFor, answer,
                      forms = question.forms](const QString &typed) {
                         const QString ending = endingFor(dialog->selectedNameFilter());
                         const QString path = withFormEnding(typed, ending, forms);
                         if (path == typed || !QFileInfo::exists(path))
                             answer(path);
                         else
                             askToReplace(*asked, path, answer);
                     });
    QObject::connect(dialog, &QDialog::rejected, &tab, [answer] { answer({}); });
    dialog->open();
}

void copyToFile(DocumentTab &tab, QWidget *window, const std::function<void(bool isSaved)> &done,
                const QString &ending)
{
    const FileQuestion question{DocumentTab::tr("Save a copy"), copyingForms(), ending};
    askForFile(tab, window, question, [copied = QPointer(&tab), done](const QString &path) {
        if (copied && !path.isEmpty())
            writeCopy(*copied, path, done);
        else if (done)
            done(false);
    });
}

} // namespace syngraph
