#pragma once

#include "app/client/document_controller.h"
#include "common/link/share_link.h"

#include <QString>

namespace syngraph {

/// What is wrong with a text that should be a share link or a server's address, and what to do.
QString linkErrorWords(LinkError error);
/// `detail` is for people who know more; it is cut and shown as plain text.
QString shareErrorWords(ShareError error, const QString &detail);

/// As fingerprintShort(), kept from left to right inside any sentence.
QString fingerprintWords(const QByteArray &fingerprint);

/// What a person typed as a server, made a whole address: "pad.example.org" gets https://. What has a
/// scheme already stays as it is.
QString completedAddress(const QString &typed);

/// Where a link in a text leads, with nothing that could pass for another place: the host of a web
/// address in ASCII, the recipient of a mail.
QString destinationWords(const QString &address);

/// A sentence about destinationWords(), with a warning where the name was written in letters that
/// can pass for others; empty for an address that leads nowhere.
QString leadsToWords(const QString &address);
/// The warning alone; empty where there is nothing to warn of.
QString lookAlikeWords(const QString &destination);

/// What to know before going to a machine that a link from elsewhere should not name: this computer
/// itself, or one that only this network knows. Empty for all others.
QString nearbyWords(const ServerEndpoint &server);
/// Whether a link from elsewhere to that machine is not followed without a question: this computer
/// and addresses that no document is ever at.
bool needsQuestion(const ServerEndpoint &server);

/// "pad.example.org" or "pad.example.org:7717"
QString hostWords(const ServerEndpoint &server);

} // namespace syngraph
