#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// The server's web pages: constants in the binary, no resource of anybody else's, no file path
/// made from a request. UTF-8.
namespace syngraph::pages {

/// What somebody sees who follows a link in a browser: what the document is called, what Syngraph
/// is, and a button that hands the whole link to the app. The link's secret part stays in the
/// browser. Without a title (unknown document) the page is the same but for the heading.
QByteArray documentPage(const std::optional<QString> &title);

/// For `/`.
QByteArray welcomePage();

/// Value of Content-Security-Policy for these pages: exactly their own script and style, by hash.
QByteArray contentSecurityPolicy();

} // namespace syngraph::pages
