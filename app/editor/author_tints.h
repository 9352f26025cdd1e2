#pragma once

#include "app/editor/editor_layer.h"
#include "common/document/document.h"

#include <QColor>

#include <functional>
#include <optional>

namespace syngraph {

/// The ground under each piece of text in the colour of whoever wrote it, light enough to read on.
/// What nobody is known for stays as it is. Asks about the visible paragraphs alone.
/// Owned by the view's owner; GUI thread.
class AuthorTints final : public EditorLayer
{
public:
    using ColorOf = std::function<std::optional<QColor>(Authorship)>;

    /// `source` is the document with its authors, unit for unit what the editor shows.
    AuthorTints(std::function<const Document &()> source, ColorOf colorOf);

    void setShown(bool isShown) { m_isShown = isShown; }
    bool isShown() const { return m_isShown; }
    void paintBelow(QPainter &painter, const EditorGeometry &geometry,
                    const EditorTheme &theme) override;
    static QColor tint(const QColor &person, const EditorTheme &theme);

private:
    std::function<const Document &()> m_source;
    ColorOf m_colorOf;
    bool m_isShown = false;
};

} // namespace syngraph
