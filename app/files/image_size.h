#pragma once

#include <QByteArrayView>

#include <optional>

namespace syngraph {

/// In pixels, from 1 up.
struct ImageSize
{
    int width = 0;
    int height = 0;
    bool operator==(const ImageSize &) const = default;
};

/// As the head of a PNG (RFC 2083, 11.2.2), JPEG (ISO 10918-1, B.2.2), GIF (89a, 18) or WebP (RFC
/// 9649, 2.5 to 2.7) says; nothing is decoded. For bytes of anybody.
std::optional<ImageSize> imageSizeOf(QByteArrayView bytes);

} // namespace syngraph
