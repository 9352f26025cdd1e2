#pragma once

#include "app/models/participants_model.h"
#include "common/ot/edit_summary.h"

#include <QString>

namespace syngraph {

/// What somebody did, in one sentence: "Ann replaced 3 words." Empty when that is nothing.
QString activityWords(const QString &name, const EditSummary &summary);
/// Several at once, or one whose edits are not told apart: "Ann and Ben are writing."
QString writingWords(const QStringList &names);
/// "Ann came." "3 people came." One of the two lists, or both.
QString comingWords(const QStringList &came, const QStringList &left);
/// "Ann says in the chat: come here". Of several messages their number and the last one; empty for
/// none.
QString chatWords(int count, const QString &name, const QString &text);
/// Where everybody is, in one sentence; the person here is left out.
QString whereaboutsWords(const std::vector<Person> &people);

} // namespace syngraph
