#include "app/files/image_size.h"

#include "common/base/image_kind.h"

#include <QtEndian>

namespace syngraph {

namespace {

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes[at]);
}

int big16(QByteArrayView bytes, qsizetype at)
{
    return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
}

int little16(QByteArrayView bytes, qsizetype at)
{
    return byteAt(bytes, at + 1) << 8 | byteAt(bytes, at);
}

std::optional<ImageSize> jpegSize(QByteArrayView bytes)
{
    for (qsizetype at = 2; at + 9 <= bytes.size();) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const auto marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        // Frame headers, but for the tables and extensions among their numbers.
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
            && marker != 0xcc;
        if (isFrame)
            return ImageSize{big16(bytes, at + 7), big16(bytes, at + 5)};
        const int length = big16(bytes, at + 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<ImageSize> webPSize(QByteArrayView bytes)
{
    if (bytes.size() < 30)
        return std::nullopt;
    const auto chunk = bytes.sliced(12, 4);
    if (chunk == "VP8X") {
        const auto length = [bytes](qsizetype at) {
            return (little16(bytes, at) | byteAt(bytes, at + 2) << 16) + 1;
        };
        return ImageSize{length(24), length(27)};
    }
    if (chunk == "VP8L") {
        const quint32 bits = qFromLittleEndian<quint32>(bytes.data() + 21);
        return ImageSize{int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1};
    }
    if (chunk == "VP8 ")
        return ImageSize{little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff};
    return std::nullopt;
}

std::optional<ImageSize> statedSize(QByteArrayView bytes)
{
    const auto kind = imageKindOf(bytes);
    if (kind == ImageKind::Png && bytes.size() >= 24)
        return ImageSize{int(qFromBigEndian<quint32>(bytes.data() + 16) & 0x7fffffff),
                         int(qFromBigEndian<quint32>(bytes.data() + 20) & 0x7fffffff)};
    if (kind == ImageKind::Gif && bytes.size() >= 10)
        return ImageSize{little16(bytes, 6), little16(bytes, 8)};
    if (kind == ImageKind::Jpeg)
        return jpegSize(bytes);
    return kind == ImageKind::WebP ? webPSize(bytes) : std::nullopt;
}

} // namespace

std::optional<ImageSize> imageSizeOf(QByteArrayView bytes)
{
    const auto size = statedSize(bytes);
    return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

} // namespace syngraph
