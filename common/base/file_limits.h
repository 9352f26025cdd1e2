#pragma once

#include <QtGlobal>

/// Bounds of files that are opened, the editor's own affair: no peer meets them. As limits.h, of
/// which this is a part that few need.
namespace syngraph::limits {

inline constexpr qsizetype kFileBytes = 16 * 1024 * 1024;
/// Of a file in a form that holds pictures; what else is in it keeps to kFileBytes.
inline constexpr qsizetype kPictureFileBytes = 288 * 1024 * 1024;
inline constexpr qint64 kArchiveBytes = 64 * 1024 * 1024; ///< unpacked, all of it
inline constexpr qint64 kArchiveFreeBytes = 8 * 1024 * 1024; ///< of an entry, however it is packed
inline constexpr qint64 kArchiveRatio = 100; ///< beyond that, unpacked to packed
inline constexpr int kArchiveEntries = 2'000;
inline constexpr int kXmlDepth = 100;
inline constexpr int kFilesAtOnce = 20;

} // namespace syngraph::limits
