#pragma once

#include "app/files/file_form.h"

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace syngraph {

class DocumentTab;

/// What a document can be saved as, for a dialog.
struct SavingForm
{
    QString filter;
    QString ending;
};

/// `path`, with `ending` behind it unless it ends in one that stands for one of `forms`: the dots
/// in "Release 1.2" are part of the name, and so is "pdf" where no PDF is written.
QString withFormEnding(const QString &path, const QString &ending, const QList<SavingForm> &forms);

QList<SavingForm> savingForms();  ///< those that it can be opened from again
QList<SavingForm> copyingForms(); ///< those and the ones for other programs alone, PDF among them

struct FileQuestion
{
    QString caption;
    QList<SavingForm> forms;
    QString chosen; ///< ending of the form that is proposed
};
/// Asks for a name without waiting: the dialog belongs to `window` and the text behind it stays alive
/// for the others. `answer` is told once, with an empty name when there is none; not when the tab
/// goes first.
void askForFile(DocumentTab &tab, QWidget *window, const FileQuestion &question,
                const std::function<void(const QString &path)> &answer);

/// Asks for a file and writes the document of `tab` there, in the form of `ending` unless another is
/// chosen; says in the tab how it went. The document stays what it was and where it was.
void copyToFile(DocumentTab &tab, QWidget *window, const std::function<void(bool isSaved)> &done = {},
                const QString &ending = QStringLiteral("syngraph"));

} // namespace syngraph
