#include "common/protocol/image_kind.h"

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

} // namespace syngraph
