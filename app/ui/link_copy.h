#pragma once

#include "common/link/share_link.h"

#include <QString>

namespace syngraph {

/// Puts the link into the clipboard: as text with the document's title before it, for people to read
/// in a message, and as HTML with the title as what is clicked. Without a title, the link alone.
void copyLinkToClipboard(const ShareLink &link, const QString &title);

/// The link in a text that was typed or pasted: the text itself where that is one; else the one of its
/// words that is one, if there is just one; else the text as it is.
QString linkIn(const QString &text);

/// From the clipboard, no more than can hold a link with a title.
QString linkInClipboard();

} // namespace syngraph
