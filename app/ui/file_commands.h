#pragma once

#include "app/ui/local_file.h"
#include "app/ui/save_line.h"

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
/// and written on threads of their own; what is typed while one is written is not in it and counts
/// as changed since. What goes wrong is said in the tab in front. Nothing here asks by a dialog but
/// for names. Owned by the window; GUI thread.
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
    /// Files are being read or written.
    bool isBusy() const
    {
        return !m_readers.empty() || !m_waiting.empty() || !m_writers.empty() || m_line.isBusy();
    }

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
    struct Work
    {
        std::function<void()> work;
        std::function<void()> done;
    };
    using Threads = std::vector<QThread *>;
    /// The work on a thread of its own, then what is to be done in this one.
    void start(Threads &threads, const Work &work);
    void read(const Work &work); ///< when no more than a few are
    void startNext();
    /// What another program wrote there since is to be kept, or is not.
    enum class Care { Others, Nothing };
    struct Writing;
    struct Wish;
    void write(DocumentTab &tab, const LocalFile &file, Care care, const Done &done);
    void start(DocumentTab &tab, const std::shared_ptr<Writing> &writing,
               const std::shared_ptr<Wish> &wish);
    void finish(DocumentTab *tab, const Writing &writing, Wish &wish);
    void showSaving(DocumentTab &tab, const Writing &writing);
    void askBeforeLoss(DocumentTab &tab, const LocalFile &file, Care care, const QString &question,
                       const Done &done);

    MainWindow &m_window;
    bool m_dragIsForText = false;
    Threads m_readers;          ///< that have not ended yet
    std::deque<Work> m_waiting; ///< each file that is read takes memory
    Threads m_writers;          ///< never behind a file that cannot be read to its end
    SaveLine m_line;
};

} // namespace syngraph
