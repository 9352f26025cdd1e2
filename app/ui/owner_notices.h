#pragma once

namespace syngraph {

class DocumentTab;

/// Says above the text when the links of a tab's document can be managed from here, or not any more.
void announceOwnership(DocumentTab &tab);

} // namespace syngraph
