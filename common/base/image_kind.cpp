#include "common/base/image_kind.h"

namespace syngraph {

std::optional<ImageKind> imageKindOf(QByteArrayView bytes)
{
    constexpr QByteArrayView kPng("\x89PNG\r\n\x1a\n", 8);
    constexpr QByteArrayView kJpeg("\xff\xd8\xff", 3);
    if (bytes.startsWith(kPng))
        return ImageKind::Png;
    if (bytes.startsWith(kJpeg))
        return ImageKind::Jpeg;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return ImageKind::Gif;
    if (bytes.startsWith("RIFF") && bytes.size() >= 12 && bytes.sliced(8, 4) == "WEBP")
        return ImageKind::WebP;
    return std::nullopt;
}

QLatin1StringView endingOf(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return QLatin1StringView("png");
    case ImageKind::Jpeg:
        return QLatin1StringView("jpg");
    case ImageKind::Gif:
        return QLatin1StringView("gif");
    case ImageKind::WebP:
        break;
    }
    return QLatin1StringView("webp");
}

QLatin1StringView mediaTypeOf(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return QLatin1StringView("image/png");
    case ImageKind::Jpeg:
        return QLatin1StringView("image/jpeg");
    case ImageKind::Gif:
        return QLatin1StringView("image/gif");
    case ImageKind::WebP:
        break;
    }
    return QLatin1StringView("image/webp");
}

} // namespace syngraph
