#pragma once

#include "app/files/document_assembler.h"

namespace syngraph {

/// Why HTML is read: what programs put on a clipboard says colours that nobody chose.
enum class HtmlSource { File, Clipboard };

/// How many pieces a page may have. What is pasted is read while somebody waits: some 50 ms.
inline constexpr size_t kPastedNodes = 60'000;
inline constexpr size_t kHtmlFileNodes = 2'000'000;

/// Reads a page into `assembler` and returns its title. Only structure and looks that documents
/// have are taken; scripts, frames and everything that would have to be fetched are not even looked
/// at; of images only the `pictures` that were cut out of the page (html_pictures.h). Tables of plain
/// cells become lines with tabs. Linear in time and memory, no recursion.
/// nullopt when the page has more than `mostNodes` pieces. Any thread.
std::optional<QString> readHtml(QStringView html, HtmlSource source, size_t mostNodes,
                                DocumentAssembler &assembler,
                                const std::vector<QByteArray> &pictures = {});

} // namespace syngraph
