#include "app/editor/image_coding.h"

#include "common/base/image_kind.h"
#include "common/base/limits.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QPainter>

namespace syngraph::image_coding {

namespace {

constexpr int kAllocationMegabytes = 160; ///< 16 megapixels of 64 bits, and some room
constexpr int kQuality = 88;
constexpr qsizetype kLargePng = 1024 * 1024; ///< from here on a photograph may hide in it
constexpr int kMostHalvings = 4;

QByteArray formatOf(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return "png";
    case ImageKind::Jpeg:
        return "jpeg";
    case ImageKind::Gif:
        return "gif";
    case ImageKind::WebP:
        return "webp";
    }
    return {};
}

qint64 pixelsOf(const QSize &size)
{
    return qint64(size.width()) * size.height();
}

struct Wish
{
    qint64 mostPixels;
    QSize within; ///< scaled down to fit
};

/// Upright, and no larger than wished.
Result<Decoded, ImageError> read(const QByteArray &bytes, ImageKind kind, const Wish &wish)
{
    QImageReader::setAllocationLimit(kAllocationMegabytes);
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, formatOf(kind));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        return QImageReader::supportedImageFormats().contains(formatOf(kind))
            ? ImageError::Unreadable
            : ImageError::Unsupported;
    const QSize size = reader.size();
    if (size.isEmpty())
        return ImageError::Unreadable;
    if (pixelsOf(size) > wish.mostPixels)
        return ImageError::TooLarge;
    const bool isTurned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize upright = isTurned ? size.transposed() : size;
    if (upright.width() > wish.within.width() || upright.height() > wish.within.height()) {
        const QSize smaller =
            upright.scaled(wish.within, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
        reader.setScaledSize(isTurned ? smaller.transposed() : smaller);
    }
    QImage picture = reader.read();
    if (picture.isNull())
        return ImageError::Unreadable;
    return Decoded{upright, std::move(picture)};
}

/// The pixels and nothing else of what came with them.
QImage plain(const QImage &picture)
{
    QImage upright = picture;
    const auto space = upright.colorSpace();
    if (space.isValid() && space != QColorSpace(QColorSpace::SRgb))
        upright.convertToColorSpace(QColorSpace::SRgb);
    const bool hasAlpha = upright.hasAlphaChannel();
    QImage clean(upright.size(), hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    clean.fill(Qt::transparent);
    upright.setDevicePixelRatio(1);
    QPainter painter(&clean);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(0, 0, upright);
    return clean;
}

QByteArray encoded(const QImage &picture, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, format, kQuality) ? bytes : QByteArray();
}

enum class Look { Photograph, Drawing };

Result<QByteArray, ImageError> encode(const QImage &picture, Look look)
{
    QImage smaller = plain(picture);
    for (int i = 0; i <= kMostHalvings; ++i) {
        const bool mayBeJpeg = !smaller.hasAlphaChannel();
        QByteArray bytes =
            encoded(smaller, mayBeJpeg && look == Look::Photograph ? "jpeg" : "png");
        if (mayBeJpeg && look == Look::Drawing && bytes.size() > kLargePng) {
            const auto photograph = encoded(smaller, "jpeg");
            if (!photograph.isEmpty() && photograph.size() < bytes.size() / 2)
                bytes = photograph;
        }
        if (bytes.isEmpty())
            return ImageError::Unreadable;
        if (bytes.size() <= limits::kImageBytes)
            return bytes;
        smaller = smaller.scaled(smaller.size() / 2, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    return ImageError::TooLarge;
}

} // namespace

Result<Decoded, ImageError> decode(const QByteArray &bytes, int widest)
{
    const auto kind = imageKindOf(bytes);
    if (!kind)
        return ImageError::NotAnImage;
    constexpr int kAnyHeight = 1 << 24;
    return read(bytes, *kind, {limits::kImagePixels, {widest, kAnyHeight}});
}

Result<QByteArray, ImageError> prepare(const QByteArray &bytes)
{
    const auto kind = imageKindOf(bytes);
    if (!kind)
        return ImageError::NotAnImage;
    if (bytes.size() > limits::kImageSourceBytes)
        return ImageError::TooLarge;
    // JPEG alone can be read scaled down, without the whole in memory.
    const auto most =
        *kind == ImageKind::Jpeg ? limits::kImageSourcePixels : limits::kImagePixels;
    const auto decoded = read(bytes, *kind, {most, {kLongestEdge, kLongestEdge}});
    if (!decoded)
        return decoded.error();
    const bool isPhotograph = *kind == ImageKind::Jpeg || *kind == ImageKind::WebP;
    return encode(decoded->picture, isPhotograph ? Look::Photograph : Look::Drawing);
}

Result<QByteArray, ImageError> prepare(const QImage &picture)
{
    if (picture.isNull())
        return ImageError::Unreadable;
    if (pixelsOf(picture.size()) > limits::kImageSourcePixels)
        return ImageError::TooLarge;
    if (std::max(picture.width(), picture.height()) > kLongestEdge) {
        return encode(picture.scaled(kLongestEdge, kLongestEdge, Qt::KeepAspectRatio,
                                     Qt::SmoothTransformation),
                      Look::Drawing);
    }
    return encode(picture, Look::Drawing);
}

} // namespace syngraph::image_coding
