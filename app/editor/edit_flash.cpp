#include "app/editor/edit_flash.h"

#include <QApplication>
#include <QPainter>

namespace syngraph {

namespace {

constexpr int kStep = 100; ///< in milliseconds: a slow fade that costs a few repaints
constexpr int kAlpha = 80;
constexpr qreal kPointWidth = 4; ///< where text was deleted

} // namespace

EditFlash::EditFlash(EditorWidget &editor) : QObject(&editor), m_editor(editor)
{
    m_clock.start();
    m_fading.setInterval(kStep);
    connect(&m_fading, &QTimer::timeout, this, &EditFlash::fade);
    connect(&editor.binding(), &DocumentBinding::changed, this,
            [this](const Delta &delta, EditOrigin origin) {
                follow(delta);
                if (origin == EditOrigin::Remote || origin == EditOrigin::Undo)
                    light(delta);
            });
    connect(&editor.binding(), &DocumentBinding::loaded, this, [this] { m_places.clear(); });
    editor.addLayer(this);
}

void EditFlash::setOn(bool isOn)
{
    m_isOn = isOn;
    if (!isOn)
        m_places.clear();
}

void EditFlash::follow(const Delta &delta)
{
    for (Place &place : m_places) {
        place.from = mapPosition(delta, place.from, Stickiness::Right);
        place.to = std::max(place.from, mapPosition(delta, place.to, Stickiness::Left));
    }
}

void EditFlash::light(const Delta &delta)
{
    if (!m_isOn || !QApplication::isEffectEnabled(Qt::UI_General))
        return;
    const Instant until = now() + kTime;
    qsizetype at = 0;
    for (const auto &component : delta.components()) {
        const bool isDelete = component.kind == Delta::Kind::Delete;
        const bool changes =
            component.kind != Delta::Kind::Retain || !component.attributes.isEmpty();
        const qsizetype to = isDelete ? at : at + qsizetype(component.length);
        const bool goesOn = !m_places.empty() && m_places.back().until == until
            && m_places.back().to == at;
        if (changes && goesOn)
            m_places.back().to = to;
        else if (changes)
            m_places.push_back({at, to, until});
        if (m_places.size() > kMost)
            m_places.pop_front();
        at = to;
    }
    if (!m_places.empty())
        m_fading.start();
}

void EditFlash::fade()
{
    while (!m_places.empty() && m_places.front().until <= now())
        m_places.pop_front();
    if (m_places.empty())
        m_fading.stop();
    m_editor.viewport()->update();
}

void EditFlash::paintBelow(QPainter &painter, const EditorGeometry &geometry,
                           const EditorTheme &theme)
{
    const Instant present = now();
    for (const Place &place : m_places) {
        if (place.until <= present || place.to > m_editor.content().length() - 1)
            continue;
        QColor color = theme.accent();
        const auto left = std::chrono::duration_cast<Milliseconds>(place.until - present);
        color.setAlpha(int(kAlpha * left.count() / kTime.count()));
        if (place.from < place.to) {
            for (const QRectF &line : geometry.rangeRects(place.from, place.to))
                painter.fillRect(line, color);
        } else if (geometry.isVisible(place.from, place.from)) {
            const QRectF caret = geometry.caretRect(place.from);
            painter.fillRect(QRectF(caret.center().x() - kPointWidth / 2, caret.top(),
                                    kPointWidth, caret.height()), color);
        }
    }
}

} // namespace syngraph
