#pragma once

class QPainter;

namespace syngraph {

class EditorGeometry;
class EditorTheme;

/// Something that is painted along with the text and leaves the document alone. Given to
/// EditorWidget::addLayer(), which borrows it until the widget goes: make it a child of the widget.
/// Asked at every paint, for what is visible alone; GUI thread.
class EditorLayer
{
public:
    virtual ~EditorLayer() = default;
    virtual void paintBelow(QPainter &, const EditorGeometry &, const EditorTheme &) {}
    virtual void paintAbove(QPainter &, const EditorGeometry &, const EditorTheme &) {}

protected:
    EditorLayer() = default;
    EditorLayer(const EditorLayer &) = delete;
    EditorLayer &operator=(const EditorLayer &) = delete;
};

} // namespace syngraph
