#pragma once

#include <QTextBlock>

namespace syngraph {

/// Which way a paragraph reads: as its first letter does. One without any text reads as what is
/// being composed in it, else as what is above it, the first of all as the keyboard writes.
Qt::LayoutDirection directionOf(const QTextBlock &block);

} // namespace syngraph
