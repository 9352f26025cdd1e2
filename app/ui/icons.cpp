#include "app/ui/icons.h"

#include "app/ui/theme_colors.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Ink { Palette, OnAccent };

QByteArray drawingNamed(QLatin1StringView name)
{
    QFile file(u":/syngraph/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class PaletteIconEngine final : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QByteArray drawing, Ink ink)
        : m_name(std::move(name)), m_drawing(std::move(drawing)), m_ink(ink)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        const QColor color = colorFor(mode, state);
        const QString key = u"syngraph/%1/%2/%3x%4@%5"_s.arg(m_name, color.name())
                                .arg(size.width()).arg(size.height()).arg(scale);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QByteArray drawing = m_drawing;
        drawing.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(drawing);
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(m_name, m_drawing, m_ink); }

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const ThemeColors &colors = themeColorsOf(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return colors.disabled;
        if (m_ink == Ink::OnAccent)
            return colors.accentText;
        return state == QIcon::On ? colors.accent : colors.text;
    }

    QString m_name;
    QByteArray m_drawing;
    Ink m_ink;
};

QIcon iconNamed(QLatin1StringView name, Ink ink)
{
    return QIcon(new PaletteIconEngine(name, drawingNamed(name), ink));
}

} // namespace

QIcon themedIcon(QLatin1StringView name)
{
    return iconNamed(name, Ink::Palette);
}

QIcon iconOnAccent(QLatin1StringView name)
{
    return iconNamed(name, Ink::OnAccent);
}

} // namespace syngraph
