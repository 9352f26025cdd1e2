#pragma once

#include "common/base/result.h"
#include "common/ot/delta.h"

#include <QByteArray>
#include <QLatin1StringView>

namespace syngraph {

/// A piece of a document on the clipboard, format kFragmentMimeType: JSON
/// {"syngraph-fragment": 1, "insert": [[text, {name: value, ...}], ...]}, UTF-8.
/// Whoever puts it there may be another program, so decoding trusts nothing.
inline constexpr QLatin1StringView kFragmentMimeType("application/x-syngraph-fragment");

/// The most that is taken from a clipboard or a drop, in bytes.
inline constexpr qsizetype kClipboardBytes = 5 * 1024 * 1024;

enum class FragmentError {
    TooLarge, ///< more than kClipboardBytes, or more units than a document may have
    Malformed ///< not this format, not canonical, or outside of the schema
};

/// `fragment` is insert-only.
QByteArray encodeFragment(const Delta &fragment);
Result<Delta, FragmentError> decodeFragment(const QByteArray &bytes);

} // namespace syngraph
