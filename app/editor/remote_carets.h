#pragma once

#include "app/editor/editor_geometry.h"
#include "common/base/clock.h"
#include "common/ot/algebra.h"

#include <QColor>
#include <QString>

class QPainter;

namespace syngraph {

class EditorTheme;

/// Where somebody else is. Positions in UTF-16 units of the shown document.
struct RemoteCaret
{
    int id = 0;
    QString name; ///< as a peer gave it
    QColor color; ///< as a peer gave it; shown lighter or darker where it could not be read
    qsizetype anchor = 0;
    qsizetype head = 0;
    bool typing = false;
};

/// Other people's carets, selections and name flags, painted over the text. A flag shows while its
/// owner types and kFlagTime after, and under the mouse; it keeps away from one's own caret.
/// Owned by the EditorWidget; GUI thread. Time comes in as arguments.
class RemoteCarets final
{
public:
    static constexpr Milliseconds kFlagTime{2500};
    static constexpr qreal kKeepClear = 48; ///< pixels between a flag and one's own caret

    /// In place of all carets there are. Positions past `length` are put to its end.
    void set(std::vector<RemoteCaret> carets, qsizetype length, Instant now);
    const std::vector<RemoteCaret> &carets() const { return m_carets; }
    /// After an edit of anybody.
    void mapThrough(const Delta &delta);
    /// When the next flag goes out.
    std::optional<Instant> nextDeadline(Instant now) const;
    /// Whether something has to be painted again.
    bool moveMouse(const std::optional<QPointF> &place, const EditorGeometry &geometry);

    struct Surroundings
    {
        const EditorGeometry &geometry;
        const EditorTheme &theme;
        std::optional<QRectF> ownCaret; ///< none while the editor has no focus
        Instant now;
    };
    void paint(QPainter &painter, const Surroundings &around) const;

    struct Flag
    {
        QRectF rect;
        QString text;
        QColor background;
        QColor ink;
    };
    /// What paint() shows; carets at one place share a flag.
    std::vector<Flag> flags(const Surroundings &around) const;

    /// `color` fit for a caret on the theme's ground.
    static QColor caretColor(const QColor &color, const EditorTheme &theme);

private:
    bool isFlagged(const RemoteCaret &caret, Instant now) const;

    std::vector<RemoteCaret> m_carets;
    std::vector<std::pair<int, Instant>> m_flagUntil; ///< by id
    std::optional<int> m_hovered;
};

/// `name` on one line, without controls and direction marks, at most `most` characters.
QString displayName(const QString &name, qsizetype most);

} // namespace syngraph
