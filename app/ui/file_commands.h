#pragma once

#include "app/ui/local_file.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QMimeData;
class QThread;
class QUrl;

namespace syngraph {

class DocumentTab;
class MainWindow;

/// Opens files in tabs of the window and saves the local documents that are in them. Files are read
/// on a thread of their own; what goes wrong is said in the tab in front. Nothing here asks by a
/// dialog but for names. Owned by the window; GUI thread.
class FileCommands final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(bool isSaved)>;

    explicit FileCommands(MainWindow &window);
    ~FileCommands() override;

    void askToOpen();
    /// Each in a tab; one that is open already comes to the front. At most limits::kFilesAtOnce.
    void open(const QStringList &paths);
    void open(const QList<QUrl> &urls);
    /// A local document goes into its file, or a name is asked for; of a shared one it is said that
    /// its server has it. `done` is told once, but for a question in the window that nobody answers.
    void save(DocumentTab &tab, const Done &done = {});
    void saveAs(DocumentTab &tab, const Done &done = {});
    /// Files that are dropped there are opened, not inserted.
    void takeDrops(QWidget &place);
    /// Files are being read.
    bool isBusy() const { return !m_readers.empty(); }

Q_SIGNALS:
    /// A document came from a file or went into one.
    void filesChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read(const QString &path);
    void show(const Result<OpenedFile, FileFailure> &result, const QString &path);
    DocumentTab *tabOf(const QString &path) const;
    void say(const QString &words);
    void write(DocumentTab &tab, LocalFile file, const Done &done);
    void askBeforeLoss(DocumentTab &tab, const LocalFile &file, const QString &question,
                       const Done &done);

    MainWindow &m_window;
    std::vector<QThread *> m_readers; ///< that have not ended yet
};

} // namespace syngraph
