#pragma once

namespace syngraph {

/// Registers icons, style sheet and translations, which a static library does not do by itself.
/// Call before the first of them is used; again does no harm.
void initResources();

} // namespace syngraph
