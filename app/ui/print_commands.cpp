#include "app/ui/print_commands.h"

#include "app/editor/editor_widget.h"
#include "app/editor/printed_document.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"
#include "app/ui/gathered_images.h"

#include <QPointer>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace syngraph {

namespace {

/// What a dialog prints; lives as long as the dialog, whose connection holds it.
struct PrintJob
{
    QPrinter printer{QPrinter::HighResolution};
    std::unique_ptr<QTextDocument> pages;
};

std::shared_ptr<PrintJob> jobFor(DocumentTab &tab, const ImageBytes &images)
{
    auto job = std::make_shared<PrintJob>();
    job->printer.setDocName(fileNameFor(tab.shownTitle()));
    job->pages = printedDocument(tab.editor().content(), images);
    return job;
}

void showPrintDialog(const std::shared_ptr<PrintJob> &job, QWidget &window)
{
    auto *dialog = new QPrintDialog(&job->printer, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, false);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), dialog,
                     [job](QPrinter *printer) { job->pages->print(printer); });
    dialog->open();
}

void showPreview(const std::shared_ptr<PrintJob> &job, QWidget &window)
{
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
