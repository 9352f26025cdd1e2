#pragma once

#include "app/client/document_links.h"
#include "common/base/clock.h"

#include <QString>

namespace syngraph {

/// What a link is called: by its owners, or by what it allows.
QString managedLinkName(const LinkInfo &info);
/// All else that is known of it, in one line of a few words.
QString managedLinkWords(const LinkInfo &info, WallTime now);
/// Whether it lets nobody in any more.
bool hasEnded(const LinkInfo &info, WallTime now);
/// Whether it lets in nobody but those who are in already.
bool isUsedUp(const LinkInfo &info);
/// What becomes of this window without the owner's link that it uses.
enum class Afterwards : quint8 { WritesOn, EndsHere };
/// What ending it comes to, before that is done.
QString revokeWords(const LinkInfo &info, Afterwards afterwards);
QString linkProblemWords(LinkProblem problem);
/// A day and the time of it, of this computer's time zone.
QString momentWords(WallTime time);

} // namespace syngraph
