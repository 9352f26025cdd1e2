#pragma once

#include "common/base/ids.h"
#include "common/ot/edit_summary.h"

#include <QString>

#include <optional>

namespace syngraph {

inline constexpr int kMostSessions = 1'000;

/// `doc history`: who wrote when, and what came of it, the newest of `sessions` first; as JSON
/// lists oldest first. Works on a server that runs and on its data alone, and changes nothing. An
/// exit code.
enum class Shape : quint8 { Lines, Json };
int runHistory(const QString &directory, const QString &document, int sessions, Shape shape);

enum class ExportFormat : quint8 { Text, Markdown, Html };
/// `doc export`: the document as it was at a revision, or as it is, to standard output.
int runExport(const QString &directory, const QString &document, std::optional<Revision> revision,
              ExportFormat format);

/// "inserted 3 words", "replaced 3 words by 1 word" ...
QString wordsFor(const EditSummary &summary);

} // namespace syngraph
