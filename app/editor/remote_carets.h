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

/// Other people's selections, painted under the text and one's own selection, and their carets and
/// name flags, painted over it. A flag shows while its owner types and kFlagTime after, and under the
/// mouse; it keeps away from one's own caret, becomes one with another that it would cover, and
/// fades in the end where things may move.
/// Owned by the EditorWidget; GUI thread. Time comes in as arguments.
class RemoteCarets final
{
public:
    static constexpr Milliseconds kFlagTime{2500};
    static constexpr Milliseconds kFadeTime{300}; ///< the last of it
    static constexpr qreal kKeepClear = 48; ///< pixels between a flag and one's own caret

    /// In place of all carets there are. Positions past `length` are put to its end.
    void set(std::vector<RemoteCaret> carets, qsizetype length, Instant now);
    const std::vector<RemoteCaret> &carets() const { return m_carets; }
    /// After an edit of anybody.
    void mapThrough(const Delta &delta);
    enum class Ending : quint8 { Fades, Vanishes };
    /// When a flag looks different, for no other reason than the time.
    std::optional<Instant> nextDeadline(Instant now, Ending ending) const;
    /// Whether something has to be painted again.
    bool moveMouse(const std::optional<QPointF> &place, const EditorGeometry &geometry);

    struct Surroundings
    {
        const EditorGeometry &geometry;
        const EditorTheme &theme;
        std::optional<QRectF> ownCaret; ///< none while the editor has no focus
        Instant now;
        Ending ending = Ending::Fades;
    };
    void paintSelections(QPainter &painter, const Surroundings &around) const;
    void paintCarets(QPainter &painter, const Surroundings &around) const;

    struct Flag
    {
        QRectF rect;
        QString text;
        QColor background;
        QColor ink;
        qreal opacity = 1;
    };
    /// What paintCarets() shows; carets at one place share a flag, and so do flags that would meet on
    /// one line.
    std::vector<Flag> flags(const Surroundings &around) const;

    /// `color` fit for a caret on the theme's ground.
    static QColor caretColor(const QColor &color, const EditorTheme &theme);

private:
    struct Group;
    /// 0: no flag.
    qreal opacityOf(const RemoteCaret &caret, const Surroundings &around) const;
    std::vector<Group> groups(const Surroundings &around) const;
    Flag flagOf(const Group &group, const Surroundings &around) const;

    std::vector<RemoteCaret> m_carets;
    std::vector<std::pair<int, Instant>> m_flagUntil; ///< by id
    std::optional<int> m_hovered;
};

/// `name` on one line, without controls and direction marks, at most `most` characters.
QString displayName(const QString &name, qsizetype most);

} // namespace syngraph
