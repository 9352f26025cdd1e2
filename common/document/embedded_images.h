#pragma once

#include "common/document/document.h"

#include <set>

namespace syngraph {

/// An image is named by the SHA-256 of its bytes: the name in an embed's attributes; nothing where
/// there is none.
std::optional<QByteArray> imageIn(const AttributeSet &attributes);
/// The names of all images that `document` shows.
std::set<QByteArray> imagesOf(const Document &document);

} // namespace syngraph
