#pragma once

#include "common/document/document.h"

#include <QByteArrayView>

#include <functional>

namespace syngraph {

/// Calls `visit` for each maximal run of equal attributes in order, with its length in units. Does
/// not depend on the tree's shape. Equal embeds side by side are one run of U+FFFC.
void visitMaximalRuns(const Document &document,
                      const std::function<void(qsizetype, const AttributeSet &)> &visit);

/// Calls `visit` for the text in UTF-8, piece by piece; the pieces are gone after the call.
void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit);

} // namespace syngraph
