#include "app/ui/save_copy.h"

#include "app/client/export/exporter.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kShownPath = 200;
constexpr qsizetype kShownReason = 120;

/// Bytes of the document in the form that the name of the file asks for.
QByteArray bytesFor(DocumentTab &tab, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const ExportFormat format = exportFormatNamed(ending).value_or(ExportFormat::Text);
    return exportDocument(tab.editor().content(), format, tab.shownTitle());
}

void writeCopy(DocumentTab &tab, const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = bytesFor(tab, path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
        && file.commit();
    const QString name = singleLine(path, kShownPath);
    if (isWritten) {
        tab.markKept();
        tab.showNotice(DocumentTab::tr("A copy was saved as %1").arg(name), Tone::Good,
                       DocumentTab::Stay::Briefly);
    } else {
        const QString reason = singleLine(file.errorString(), kShownReason);
        tab.showNotice(DocumentTab::tr("The copy could not be saved as %1: %2").arg(name, reason),
                       Tone::Bad, DocumentTab::Stay::UntilClosed);
    }
}

} // namespace

void copyToFile(DocumentTab &tab, QWidget *window)
{
    auto *dialog = new QFileDialog(window, DocumentTab::tr("Save a copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QList<std::pair<QString, QString>> forms{
        {DocumentTab::tr("Markdown (*.md)"), u"md"_s},
        {DocumentTab::tr("Web page (*.html)"), u"html"_s},
        {DocumentTab::tr("Plain text (*.txt)"), u"txt"_s},
    };
    QStringList filters;
    for (const auto &[filter, ending] : forms)
        filters.append(filter);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(forms.first().second);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, forms](const QString &chosen) {
                         for (const auto &[filter, ending] : forms) {
                             if (filter == chosen)
                                 dialog->setDefaultSuffix(ending);
                         }
                     });
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileNameFor(tab.shownTitle()));
    QObject::connect(dialog, &QFileDialog::fileSelected, &tab,
                     [copied = &tab](const QString &path) { writeCopy(*copied, path); });
    dialog->open();
}

} // namespace syngraph
