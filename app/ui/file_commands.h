#pragma once

#include "app/ui/local_file.h"

#include <QObject>

#include <deque>
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
    /// For a tab with text that was kept apart from its file: where the file has the same, the tab
    /// is as saved; where it had and another program wrote it since, the tab takes what the file has
    /// now; else, also when it cannot be read, the text stays and counts as changed.
    void settle(DocumentTab &tab);
    /// Files that are dropped there are opened, not inserted; images are for a text that can be edited.
    void takeDrops(QWidget &place);
    /// Files are being read.
    bool isBusy() const { return !m_readers.empty() || !m_waiting.empty(); }

Q_SIGNALS:
    /// A document came from a file or went into one.
    void filesChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isForTheText(const QObject &place, const QMimeData &data) const;
    void read(const QString &path);
    void show(const Result<OpenedFile, FileFailure> &result, const QString &path);
    DocumentTab *tabOf(const QString &path) const;
    void say(const QString &words);
    void sayNotes(DocumentTab &tab);
    /// `work` on a thread of its own, then `done` in this one.
    void run(const std::function<void()> &work, const std::function<void()> &done);
    void write(DocumentTab &tab, LocalFile file, const Done &done);
    void writeWith(DocumentTab &tab, LocalFile file, const ImageBytes &images, const Done &done);
    void askBeforeLoss(DocumentTab &tab, const LocalFile &file, const QString &question,
                       const Done &done);

    MainWindow &m_window;
    bool m_dragIsForText = false;
    void startNext();

    struct Work
    {
        std::function<void()> work;
        std::function<void()> done;
    };
    std::vector<QThread *> m_readers; ///< that have not ended yet
    std::deque<Work> m_waiting;       ///< each file that is read takes memory
};

} // namespace syngraph
