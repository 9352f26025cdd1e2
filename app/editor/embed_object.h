#pragma once

#include <QTextFormat>
#include <QTextObjectInterface>

namespace syngraph {

class FormatPool;

/// Object type of the formats under U+FFFC.
inline constexpr int kEmbedObjectType = QTextFormat::UserObject + 1;

/// Draws what stands in one unit U+FFFC: a rule across the text, or a frame in place of an image
/// that is not at hand. Asks nobody for anything: no file, no network.
/// Registered with the layout of the binding's document and owned by the binding.
class EmbedObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    EmbedObject(const FormatPool &pool, QObject *parent);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    const FormatPool &m_pool;
};

} // namespace syngraph
