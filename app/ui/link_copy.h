#pragma once

#include "common/link/share_link.h"

#include <QString>

namespace syngraph {

/// Puts the link into the clipboard: as text, and as HTML with the document's title as what is
/// clicked.
void copyLinkToClipboard(const ShareLink &link, const QString &title);

/// The link in a text that was typed or pasted: the text itself where that is one; else the one of its
/// words that is one, if there is just one; else the text as it is.
QString linkIn(const QString &text);

/// From the clipboard, no more than can hold a link with a few words.
QString linkInClipboard();

} // namespace syngraph
