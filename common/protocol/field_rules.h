#pragma once

#include "common/base/limits.h"
#include "common/ot/delta_parser.h"
#include "common/protocol/messages.h"

#include <QLatin1StringView>

/// The rules that fields of messages obey; message_fields.h has the fields.
namespace syngraph::wire {

inline constexpr int kVersion = 1;

/// Values that an integer may have.
struct Range
{
    qint64 lowest = 0;
    qint64 highest = (qint64(1) << 53) - 1;
};
inline constexpr Range kFromOne{1};
inline constexpr Range kPosition{0, limits::kDocumentUnits};
inline constexpr Range kSnapshotOffset{0, limits::kSnapshotBytes};
inline constexpr Range kSnapshotTotal{1, limits::kSnapshotBytes};
inline constexpr Range kImageOffset{0, limits::kImageBytes};
inline constexpr Range kImageTotal{1, limits::kImageBytes};

enum class TextRule : quint8 { Name, Title, Line, Chat, Label };

/// Sizes that a byte string may have.
struct ByteRule
{
    qsizetype lowest;
    qsizetype highest;
    bool mayBeEmpty = false;
};
inline constexpr ByteRule kToken{24, 24};
inline constexpr ByteRule kKeyOrNone{24, 24, true};
inline constexpr ByteRule kHash{32, 32};
inline constexpr ByteRule kDigest{16, 16};
inline constexpr ByteRule kLinkMark{8, 8};
inline constexpr ByteRule kHashOrNone{32, 32, true};
inline constexpr ByteRule kChunk{1, limits::kSnapshotChunkBytes};
inline constexpr ByteRule kImageChunk{1, limits::kImageChunkBytes};

/// Marks the one integer that decides about everything behind it.
struct VersionRule
{
};

template <typename Message>
struct Fields;

/// What the two forms call a message.
struct MessageType
{
    quint8 number;
    const char *text;
    constexpr QLatin1StringView name() const { return QLatin1StringView(text); }
};

inline constexpr QLatin1StringView operator""_n(const char *text, size_t size)
{
    return QLatin1StringView(text, qsizetype(size));
}

} // namespace syngraph::wire
