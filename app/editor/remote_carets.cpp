#include "app/editor/remote_carets.h"

#include "app/editor/colors.h"
#include "app/editor/editor_theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace syngraph {

namespace {

constexpr qreal kCaretWidth = 0.13; ///< this and the next in em of the text
constexpr qreal kFlagFont = 0.74;
constexpr qreal kLeastCaretWidth = 2; ///< this and the next in pixels
constexpr int kLeastFlagFont = 9;
constexpr qreal kHoverReach = 6;
constexpr Milliseconds kFadeStep{40};
constexpr double kSelectionAlpha = 0.25;
constexpr double kCaretContrast = 3.0;
constexpr qsizetype kNameLength = 24;
constexpr qsizetype kNamesInFlag = 3;

/// Of the text, in pixels.
qreal emOf(const EditorTheme &theme)
{
    return theme.listMargin() / 1.9;
}

QFont flagFont(const EditorTheme &theme)
{
    QFont font = theme.bodyFont();
    font.setPixelSize(std::max(kLeastFlagFont, qRound(emOf(theme) * kFlagFont)));
    font.setWeight(QFont::DemiBold);
    return font;
}

qreal caretWidth(const EditorTheme &theme)
{
    return std::max(kLeastCaretWidth, std::round(emOf(theme) * kCaretWidth));
}

qreal distance(const QRectF &a, const QRectF &b)
{
    const qreal x = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
    const qreal y = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
    return std::hypot(x, y);
}

} // namespace

QString displayName(const QString &name, qsizetype most)
{
    QString shown;
    for (const QChar c : name.simplified()) {
        const auto category = c.category();
        if (category != QChar::Other_Control && category != QChar::Other_Format &&
            category != QChar::Separator_Line && category != QChar::Separator_Paragraph)
            shown += c;
    }
    if (shown.size() <= most)
        return shown;
    auto kept = most - 1;
    if (shown[kept - 1].isHighSurrogate())
        --kept;
    return shown.first(kept) + QChar(0x2026);
}

QColor RemoteCarets::caretColor(const QColor &color, const EditorTheme &theme)
{
    return colors::readableOn(theme.base(), color.isValid() ? color : theme.accent(),
                              kCaretContrast);
}

void RemoteCarets::set(std::vector<RemoteCaret> carets, qsizetype length, Instant now)
{
    const auto within = [length](qsizetype p) { return std::clamp<qsizetype>(p, 0, length - 1); };
    std::vector<std::pair<int, Instant>> flagUntil;
    for (auto &caret : carets) {
        caret.anchor = within(caret.anchor);
        caret.head = within(caret.head);
        if (caret.typing) {
            flagUntil.emplace_back(caret.id, now + kFlagTime);
            continue;
        }
        const auto known = std::find_if(m_flagUntil.begin(), m_flagUntil.end(),
                                        [&](const auto &entry) { return entry.first == caret.id; });
        if (known == m_flagUntil.end())
            continue;
        // The time runs from when the typing was seen to end.
        const auto before = std::find_if(m_carets.begin(), m_carets.end(),
                                         [&](const auto &old) { return old.id == caret.id; });
        const bool justEnded = before != m_carets.end() && before->typing;
        flagUntil.emplace_back(caret.id, justEnded ? now + kFlagTime : known->second);
    }
    m_flagUntil = std::move(flagUntil);
    m_carets = std::move(carets);
}

void RemoteCarets::mapThrough(const Delta &delta)
{
    for (auto &caret : m_carets) {
        caret.anchor = mapPosition(delta, caret.anchor, Stickiness::Left);
        caret.head = mapPosition(delta, caret.head, Stickiness::Left);
    }
}

std::optional<Instant> RemoteCarets::nextDeadline(Instant now, Ending ending) const
{
    std::optional<Instant> next;
    for (const auto &[id, until] : m_flagUntil) {
        if (until <= now)
            continue;
        const auto fadesFrom = until - kFadeTime;
        const Instant change = ending == Ending::Vanishes ? until
            : now < fadesFrom                             ? fadesFrom
                              : std::min<Instant>(until, now + kFadeStep);
        if (!next || change < *next)
            next = change;
    }
    return next;
}

bool RemoteCarets::moveMouse(const std::optional<QPointF> &place, const EditorGeometry &geometry)
{
    std::optional<int> hovered;
    for (const auto &caret : m_carets) {
        if (!place)
            break;
        if (!geometry.isVisible(caret.head, caret.head))
            continue;
        const QRectF rect = geometry.caretRect(caret.head);
        if (rect.adjusted(-kHoverReach, -2, kHoverReach, 2).contains(*place))
            hovered = caret.id;
    }
    return std::exchange(m_hovered, hovered) != hovered;
}

qreal RemoteCarets::opacityOf(const RemoteCaret &caret, const Surroundings &around) const
{
    if (caret.typing || m_hovered == caret.id)
        return 1;
    const auto known = std::find_if(m_flagUntil.begin(), m_flagUntil.end(),
                                    [&](const auto &entry) { return entry.first == caret.id; });
    if (known == m_flagUntil.end() || known->second <= around.now)
        return 0;
    const std::chrono::duration<double> left = known->second - around.now;
    const std::chrono::duration<double> fade = kFadeTime;
    return around.ending == Ending::Vanishes ? 1 : std::min(1.0, left / fade);
}

/// Carets that share a flag, each in its order on the line.
struct RemoteCarets::Group
{
    std::vector<const RemoteCaret *> carets;
    QRectF line; ///< of the first caret
    Flag flag;
    bool isHovered = false;
};

RemoteCarets::Flag RemoteCarets::flagOf(const Group &group, const Surroundings &around) const
{
    QStringList names;
    qreal opacity = 0;
    for (const RemoteCaret *caret : group.carets) {
        names += displayName(caret->name, kNameLength);
        opacity = std::max(opacity, opacityOf(*caret, around));
    }
    if (names.size() > kNamesInFlag) {
        names = names.first(kNamesInFlag);
        names += QString(QChar(0x2026));
    }
    const QString text = names.join(QLatin1StringView(", "));
    const QFontMetricsF metrics(flagFont(around.theme));
    const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 10,
                      std::ceil(metrics.height()) + 3);
    const QRectF &line = group.line;
    QRectF rect(line.topLeft() - QPointF(caretWidth(around.theme) / 2, size.height()), size);
    if (rect.top() < 0)
        rect.moveTop(line.bottom());
    rect.moveRight(std::min(rect.right(), around.geometry.viewport().right() - 1));
    rect.moveLeft(std::max<qreal>(rect.left(), 0));
    const QColor background = caretColor(group.carets.front()->color, around.theme);
    return {rect, text, background, colors::inkOn(background), opacity};
}

std::vector<RemoteCarets::Group> RemoteCarets::groups(const Surroundings &around) const
{
    std::vector<Group> groups;
    std::vector<qsizetype> done;
    for (const auto &caret : m_carets) {
        if (opacityOf(caret, around) <= 0 ||
            !around.geometry.isVisible(caret.head, caret.head) ||
            std::find(done.begin(), done.end(), caret.head) != done.end())
            continue;
        done.push_back(caret.head);
        Group group;
        group.line = around.geometry.caretRect(caret.head);
        for (const auto &other : m_carets) {
            if (other.head != caret.head)
                continue;
            group.carets.push_back(&other);
            group.isHovered = group.isHovered || m_hovered == other.id;
        }
        group.flag = flagOf(group, around);
        groups.push_back(std::move(group));
    }
    std::sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) {
        return std::pair(a.line.top(), a.line.left()) < std::pair(b.line.top(), b.line.left());
    });
    // A flag grows by what it takes in, and one at the edge reaches back to the left.
    for (size_t at = 1; at < groups.size();) {
        Group &left = groups[at - 1];
        const Group &right = groups[at];
        if (left.line.top() != right.line.top() || !left.flag.rect.intersects(right.flag.rect)) {
            ++at;
            continue;
        }
        left.carets.insert(left.carets.end(), right.carets.begin(), right.carets.end());
        left.isHovered = left.isHovered || right.isHovered;
        groups.erase(groups.begin() + qptrdiff(at));
        left.flag = flagOf(left, around);
        at = std::max<size_t>(1, at - 1);
    }
    return groups;
}

std::vector<RemoteCarets::Flag> RemoteCarets::flags(const Surroundings &around) const
{
    std::vector<Flag> flags;
    for (const Group &group : groups(around)) {
        const QRectF &rect = group.flag.rect;
        const bool inTheWay = around.ownCaret && !group.isHovered
            && distance(rect, *around.ownCaret) < kKeepClear;
        if (rect.intersects(around.geometry.viewport()) && !inTheWay)
            flags.push_back(group.flag);
    }
    return flags;
}

void RemoteCarets::paintSelections(QPainter &painter, const Surroundings &around) const
{
    for (const auto &caret : m_carets) {
        const auto [from, to] = std::minmax(caret.anchor, caret.head);
        if (!around.geometry.isVisible(from, to))
            continue;
        QColor color = caretColor(caret.color, around.theme);
        color.setAlphaF(kSelectionAlpha);
        for (const auto &rect : around.geometry.rangeRects(from, to))
            painter.fillRect(rect, color);
    }
}

void RemoteCarets::paintCarets(QPainter &painter, const Surroundings &around) const
{
    for (const auto &caret : m_carets) {
        if (!around.geometry.isVisible(caret.head, caret.head))
            continue;
        const QRectF line = around.geometry.caretRect(caret.head);
        painter.fillRect(QRectF(line.topLeft(), QSizeF(caretWidth(around.theme), line.height())),
                         caretColor(caret.color, around.theme));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(flagFont(around.theme));
    for (const auto &flag : flags(around)) {
        painter.setOpacity(flag.opacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(flag.background);
        painter.drawRoundedRect(flag.rect, 3, 3);
        painter.setPen(flag.ink);
        painter.drawText(flag.rect, Qt::AlignCenter | Qt::TextSingleLine, flag.text);
    }
    painter.setOpacity(1);
}

} // namespace syngraph
