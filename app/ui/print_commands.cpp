#include "app/ui/print_commands.h"

#include "app/editor/editor_widget.h"
#include "app/editor/printed_document.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"
#include "app/ui/gathered_images.h"
#include "common/base/names.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>
#include <QThreadPool>

#include <memory>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFileResolution = 600; ///< dots to an inch

/// What a dialog prints; lives until it is printed, or as long as the dialog, whose connection holds
/// it.
struct PrintJob
{
    QPointer<DocumentTab> tab;
    QPrinter printer{QPrinter::HighResolution};
    Document document;
    ImageBytes images;
    std::unique_ptr<QTextDocument> pages; ///< of the preview
};

std::shared_ptr<PrintJob> jobFor(DocumentTab &tab, const ImageBytes &images)
{
    auto job = std::make_shared<PrintJob>();
    job->tab = &tab;
    job->printer.setDocName(fileNameFor(tab.shownTitle()));
    job->document = tab.editor().content();
    job->images = images;
    return job;
}

/// A file is written whole or not at all, and its errors are known; a QPrinter would tell neither.
bool printToFile(const PrintJob &job)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(job.printer.docName());
        writer.setCreator(names::kProduct);
        writer.setPageLayout(job.printer.pageLayout());
        writer.setPageRanges(job.printer.pageRanges());
        writer.setResolution(kFileResolution);
        printedDocument(job.document, job.images)->print(&writer);
    }
    QSaveFile file(job.printer.outputFileName());
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

bool printToPrinter(PrintJob &job)
{
    printedDocument(job.document, job.images)->print(&job.printer);
    return job.printer.printerState() != QPrinter::Error;
}

/// What becomes of it in the printer nobody tells the program.
void sayPrinted(DocumentTab &tab, const QPrinter &printer, bool isDone)
{
    if (!isDone)
        return tab.showNotice(DocumentTab::tr("The document was not printed."), Tone::Bad,
                              DocumentTab::Stay::UntilClosed);
    const QString file = printer.outputFileName();
    tab.showNotice(file.isEmpty()
                       ? DocumentTab::tr("Sent to the printer %1.").arg(printer.printerName())
                       : DocumentTab::tr("Printed to %1.").arg(file),
                   Tone::Good, DocumentTab::Stay::Briefly);
}

/// One printing after the other. The window waits for it when it goes, as long as there is still a
/// QApplication, without which text can be neither laid out nor painted.
QThreadPool &printersOf(QWidget &window)
{
    static constexpr auto kName = "printing"_L1;
    auto *pool = window.findChild<QThreadPool *>(kName, Qt::FindDirectChildrenOnly);
    if (!pool) {
        pool = new QThreadPool(&window);
        pool->setObjectName(kName);
        pool->setMaxThreadCount(1);
    }
    return *pool;
}

/// Apart from the window: laying out and painting a long document takes seconds.
void printApart(const std::shared_ptr<PrintJob> &job, QWidget &window)
{
    if (job->tab)
        job->tab->showNotice(DocumentTab::tr("Printing…"), Tone::Quiet, DocumentTab::Stay::Briefly);
    printersOf(window).start([job] {
        const bool isFile = !job->printer.outputFileName().isEmpty();
        const bool isDone = isFile ? printToFile(*job) : printToPrinter(*job);
        QMetaObject::invokeMethod(
            qApp,
            [job, isDone] {
                if (job->tab)
                    sayPrinted(*job->tab, job->printer, isDone);
            },
            Qt::QueuedConnection);
    });
}

void showPrintDialog(const std::shared_ptr<PrintJob> &job, QWidget &window)
{
    auto *dialog = new QPrintDialog(&job->printer, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, false);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), dialog,
                     [job, &window] { printApart(job, window); });
    dialog->open();
}

void showPreview(const std::shared_ptr<PrintJob> &job, QWidget &window)
{
    job->pages = printedDocument(job->document, job->images);
    auto *dialog = new QPrintPreviewDialog(&job->printer, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QPrintPreviewDialog::paintRequested, dialog,
                     [job](QPrinter *printer) { job->pages->print(printer); });
    dialog->open();
}

} // namespace

void printDocument(DocumentTab &tab, QWidget &window)
{
    gatherImages(tab, [&tab, window = QPointer(&window)](const ImageBytes &images) {
        if (window)
            showPrintDialog(jobFor(tab, images), *window);
    });
}

void previewDocument(DocumentTab &tab, QWidget &window)
{
    gatherImages(tab, [&tab, window = QPointer(&window)](const ImageBytes &images) {
        if (window)
            showPreview(jobFor(tab, images), *window);
    });
}

} // namespace syngraph
