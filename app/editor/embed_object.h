#pragma once

#include <QTextFormat>
#include <QTextObjectInterface>

namespace syngraph {

class FormatPool;
class ImagePictures;

/// Object type of the formats under U+FFFC.
inline constexpr int kEmbedObjectType = QTextFormat::UserObject + 1;

/// Draws what stands in one unit U+FFFC: a rule across the text, an image, no wider than the text,
/// or a frame with words in place of an image that is not at hand. Asks ImagePictures and nobody
/// else for anything: no file, no network.
/// Registered with the layout of the binding's document and owned by the binding.
class EmbedObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    EmbedObject(const FormatPool &pool, QObject *parent);

    /// Borrowed; without it every image is a frame.
    void setPictures(ImagePictures *pictures) { m_pictures = pictures; }

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    QSizeF sizeOfImage(const QByteArray &image, qreal width) const;
    void drawRule(QPainter &painter, const QRectF &rect) const;
    void drawImage(QPainter &painter, const QRectF &rect, const QByteArray &image) const;
    void drawFrame(QPainter &painter, const QRectF &rect, const QString &words) const;

    const FormatPool &m_pool;
    ImagePictures *m_pictures = nullptr;
};

} // namespace syngraph
