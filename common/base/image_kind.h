#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

namespace syngraph {

/// The kinds of images that documents may hold.
enum class ImageKind { Png, Jpeg, Gif, WebP };

/// By the first bytes alone: PNG (RFC 2083, 3.1), JPEG (ISO 10918-1, B.1.1.3), GIF (87a and 89a),
/// WebP (RFC 9649, 2.4). Says nothing about whether the rest is sound.
std::optional<ImageKind> imageKindOf(QByteArrayView bytes);

/// As file names end, without the dot.
QLatin1StringView endingOf(ImageKind kind);
/// As registered with IANA: "image/png".
QLatin1StringView mediaTypeOf(ImageKind kind);

} // namespace syngraph
