#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QFont;
class QPainter;

namespace syngraph {

/// The disc that stands for a person: initials on their colour, in black or white, whichever reads.
void paintAvatar(QPainter &painter, const QRectF &disc, const QString &initials,
                 const QColor &color, const QFont &font);

} // namespace syngraph
