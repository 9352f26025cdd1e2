#include "app/ui/avatar.h"

#include "app/editor/colors.h"

#include <QPainter>

namespace syngraph {

void paintAvatar(QPainter &painter, const QRectF &disc, const QString &initials,
                 const QColor &color, const QFont &font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(disc);
    QFont letters(font);
    letters.setPixelSize(std::max(8, int(disc.height() * (initials.size() > 1 ? 0.38 : 0.46))));
    letters.setWeight(QFont::DemiBold);
    painter.setFont(letters);
    painter.setPen(colors::inkOn(color));
    painter.drawText(disc, Qt::AlignCenter, initials);
    painter.restore();
}

} // namespace syngraph
