#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace syngraph {

class DocumentTab;

/// Who is being saved, and who waits for that: savings of one document come one after the other, and
/// so do those into one file, so that the last to be asked for is what it has in the end. However
/// often a document is to be saved meanwhile, it is saved once more, as it is then. GUI thread.
class SaveLine final : public QObject
{
public:
    using Done = std::function<void(bool isSaved)>;
    /// Held for as long as it is being saved, by whoever may outlive this.
    using Turn = std::shared_ptr<void>;

    /// `save` begins anew what waitToSave() put off.
    explicit SaveLine(std::function<void(DocumentTab &tab, const Done &done)> save);

    /// Null while the document or the file is being saved.
    Turn take(DocumentTab &tab, const QString &path);
    bool isSaving(const DocumentTab &tab) const;
    /// `done` is told once, false when the tab goes before.
    void waitToSave(DocumentTab &tab, const Done &done);
    /// `start` is called once, when something that was being saved is no more.
    void wait(const std::function<void()> &start);
    bool isBusy() const { return !m_running.empty() || !m_waiting.empty(); }

private:
    struct Running
    {
        int number;
        QPointer<const DocumentTab> tab;
        QString path;
    };
    struct Waiting
    {
        std::function<void()> start; ///< or empty, for a document that is to be saved again
        QPointer<DocumentTab> tab;
        std::vector<Done> dones;
    };
    void end(int number);
    void goOn();

    std::function<void(DocumentTab &tab, const Done &done)> m_save;
    std::vector<Running> m_running;
    std::vector<Waiting> m_waiting; ///< at most one a document but for names that were asked for
    int m_last = 0;
};

} // namespace syngraph
