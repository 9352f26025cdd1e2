#pragma once

#include "common/document/document.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace syngraph {

enum class ExportFormat : quint8 { Text, Markdown, Html, Json };

/// By the name that the command line and file endings use: txt, md, html, json.
std::optional<ExportFormat> exportFormatNamed(QStringView name);

/// The whole document in another form, UTF-8. Text, names and addresses are escaped: what comes out
/// holds no markup that the document did not mean. `title` heads an HTML page and the JSON object.
///
/// - Text: paragraphs as they are, list marks and numbers included.
/// - Markdown: CommonMark with strike-through and task lists; underline as <u>; colours are left out.
/// - Html: one page without scripts or outside resources.
/// - Json: {"title", "ops"}, the operations as PROTOCOL.md defines a document in JSON.
QByteArray exportDocument(const Document &document, ExportFormat format, const QString &title);

} // namespace syngraph
