#pragma once

#include "app/editor/editor_layer.h"
#include "app/editor/editor_widget.h"

#include <QTimer>

#include <deque>

namespace syngraph {

/// Lights what others changed, and what undo and redo changed, for kTime; text that one types
/// oneself never. Nothing while the desktop asks for less motion (QApplication's effects are off).
/// At most kMost places at a time; of what comes beyond them the oldest goes dark.
/// A child of the EditorWidget; GUI thread.
class EditFlash final : public QObject, public EditorLayer
{
    Q_OBJECT

public:
    static constexpr Milliseconds kTime{600};
    static constexpr size_t kMost = 64;

    explicit EditFlash(EditorWidget &editor);

    void setOn(bool isOn);
    struct Place
    {
        qsizetype from = 0;
        qsizetype to = 0; ///< equal to `from` where something was deleted
        Instant until;
    };
    const std::deque<Place> &places() const { return m_places; }
    void paintBelow(QPainter &painter, const EditorGeometry &geometry,
                    const EditorTheme &theme) override;

private:
    void follow(const Delta &delta);
    void light(const Delta &delta);
    void fade();
    Instant now() const { return Instant(Milliseconds(m_clock.elapsed())); }

    EditorWidget &m_editor;
    std::deque<Place> m_places; ///< the oldest first
    QElapsedTimer m_clock;
    QTimer m_fading;
    bool m_isOn = true;
};

} // namespace syngraph
