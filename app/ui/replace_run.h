#pragma once

#include "app/editor/document_search.h"

#include <QTimer>

namespace syngraph {

class EditorWidget;
enum class EditOrigin;

/// "Replace all": looks for the places on a thread of its own and replaces them part by part from the
/// end on, each part in one turn of the event loop, so that nobody waits for the window. All parts
/// are undone as one, unless the user wrote in between. What anybody changes meanwhile moves the
/// places; one that reads otherwise than when it was found stays as it is. An undo in between ends it.
/// Owned by the find bar; GUI thread.
class ReplaceRun final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 100'000;
    static constexpr Milliseconds kTurn{25}; ///< of one part, as far as it can be foreseen

    /// `editor` is borrowed and outlives this.
    explicit ReplaceRun(EditorWidget &editor, QObject *parent = nullptr);

    /// Ends with ended() or failed(), unless stop() comes before.
    void start(const TextSearch &search, const QString &replacement);
    /// What is replaced stays so.
    void stop();
    bool isRunning() const { return m_search.has_value(); }
    int replaced() const { return m_replaced; }

Q_SIGNALS:
    void progressed();
    void ended();
    void failed(syngraph::SearchError error);

private:
    struct Place
    {
        TextMatch now;
        TextMatch then; ///< in m_given
    };
    void move(const Delta &delta);
    void take(const DocumentSearch::Outcome &outcome);
    void follow(const Delta &delta, EditOrigin origin);
    void replacePart();
    void finish();

    EditorWidget &m_editor;
    DocumentSearch m_finder;
    std::optional<TextSearch> m_search; ///< while this runs
    QString m_replacement;
    Document m_given;            ///< to the finder: what takes the places is made from it
    std::vector<Place> m_places; ///< still to be replaced
    std::vector<Delta> m_changes;      ///< of the document, since it was given to the finder
    QTimer m_next;
    size_t m_partSize = 0;
    int m_replaced = 0;
    bool m_isWriting = false; ///< what changes is our own doing
    bool m_hasWritten = false; ///< there is an edit that the next part goes on
    bool m_isInterrupted = false; ///< the user wrote something else since
};

/// What takes the place of `match`: in the format of its beginning, as if typed over it.
Delta replacementFragment(const Document &document, const TextSearch &search,
                          const TextMatch &match, const QString &replacement);

} // namespace syngraph
