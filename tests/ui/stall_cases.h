#pragma once

#include "app/files/file_form.h"

#include <QString>

#include <functional>
#include <vector>

namespace syngraph::testing {

class UiBench;

/// The heaviest things that are allowed to happen to a window at once, as cases for whoever measures
/// how long the window stands still.
struct StallCase
{
    QString name;
    std::function<void(UiBench &)> prepare;
    std::function<void(UiBench &)> act;
    std::function<bool(UiBench &)> isDone;
};

/// Files of these forms are made in `folder`. `clipboardBytes`: of the text that is too much to be
/// pasted.
std::vector<StallCase> stallCases(const QString &folder, const std::vector<FileForm> &forms,
                                  qsizetype clipboardBytes);

/// The longest time in milliseconds that the event loop did not come round between the start of
/// `act` and `afterwards` milliseconds behind `isDone`; negative when that does not come. What
/// watches is a timer of a few milliseconds, so shorter ones are not told apart.
double longestGap(const std::function<void()> &act, const std::function<bool()> &isDone,
                  int afterwards);

} // namespace syngraph::testing
