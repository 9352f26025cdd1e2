#include "app/ui/save_copy.h"

#include "app/files/exporter.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"
#include "app/ui/notice_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
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
    const FileForm format = fileFormNamed(ending).value_or(FileForm::Text);
    return exportDocument(tab.editor().content(), format, tab.shownTitle());
}

bool writeCopy(DocumentTab &tab, const QString &path)
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
    return isWritten;
}

/// The dialog asked about the name as it was typed, not about the one with an ending.
void askToReplace(DocumentTab &tab, const QString &path)
{
    const QString name = singleLine(path, kShownPath);
    tab.showNotice(DocumentTab::tr("%1 exists already.").arg(name), Tone::Warning,
                   DocumentTab::Stay::UntilClosed);
    QObject::connect(tab.notice().addButton(DocumentTab::tr("Replace")), &QPushButton::clicked, &tab,
                     [&tab, path] { writeCopy(tab, path); });
}

bool copyTo(DocumentTab &tab, const QString &typed, const QString &ending)
{
    const QString path = withFormEnding(typed, ending);
    if (path == typed || !QFileInfo::exists(path))
        return writeCopy(tab, path);
    askToReplace(tab, path);
    return false;
}

} // namespace

QString withFormEnding(const QString &path, const QString &ending)
{
    const bool isKnown = fileFormNamed(QFileInfo(path).suffix().toLower()).has_value();
    return isKnown ? path : path + u'.' + ending;
}

void copyToFile(DocumentTab &tab, QWidget *window, const std::function<void(bool isSaved)> &done)
{
    auto *dialog = new QFileDialog(window, DocumentTab::tr("Save a copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QList<std::pair<QString, QString>> forms{
        {DocumentTab::tr("Markdown (*.md)"), u"md"_s},
        {DocumentTab::tr("Web page (*.html)"), u"html"_s},
        {DocumentTab::tr("Plain text (*.txt)"), u"txt"_s},
        {DocumentTab::tr("Operations (*.json)"), u"json"_s},
    };
    QStringList filters;
    for (const auto &[filter, ending] : forms)
        filters.append(filter);
    const auto endingOf = [forms](const QString &chosen) {
        for (const auto &[filter, ending] : forms) {
            if (filter == chosen)
                return ending;
        }
        return forms.first().second;
    };
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(forms.first().second);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, endingOf](const QString &chosen) {
                         dialog->setDefaultSuffix(endingOf(chosen));
                     });
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileNameFor(tab.shownTitle()));
    QObject::connect(dialog, &QFileDialog::fileSelected, &tab,
                     [copied = &tab, dialog, endingOf, done](const QString &path) {
                         const QString ending = endingOf(dialog->selectedNameFilter());
                         const bool isSaved = copyTo(*copied, path, ending);
                         if (done)
                             done(isSaved);
                     });
    QObject::connect(dialog, &QDialog::rejected, &tab, [done] {
        if (done)
            done(false);
    });
    dialog->open();
}

} // namespace syngraph
