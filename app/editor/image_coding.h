#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QImage>

namespace syngraph {

enum class ImageError {
    NotAnImage,  ///< none of the kinds that documents hold
    TooLarge,    ///< in bytes, width or height: nothing was decoded
    Unreadable,  ///< damaged
    Unsupported  ///< this computer cannot read the kind
};

/// From bytes to pictures and back, for bytes of anybody: the kind is told by the first bytes,
/// never by what somebody says, width and height are read and bounded before anything is decoded,
/// and of an animation only the first picture is looked at. No file, no network. Thread: any.
namespace image_coding {

struct Decoded
{
    QSize size;     ///< of the whole, turned upright
    QImage picture; ///< the same or, wider than asked for, scaled down
};
/// At most limits::kImagePixels. `widest` in pixels.
Result<Decoded, ImageError> decode(const QByteArray &bytes, int widest);

/// An image as it goes into a document: upright, in sRGB, at most kLongestEdge long, within
/// limits::kImageBytes, and nothing but pixels: no place, camera, name or thumbnail. Photographs
/// become JPEG, all else PNG. At most limits::kImageSourceBytes and kImageSourcePixels go in.
Result<QByteArray, ImageError> prepare(const QByteArray &bytes);
Result<QByteArray, ImageError> prepare(const QImage &picture);

inline constexpr int kLongestEdge = 2'560; ///< in pixels

} // namespace image_coding

} // namespace syngraph
