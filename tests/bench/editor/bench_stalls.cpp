// How long the window stands still at most when the heaviest that is allowed happens to it.

#include "tests/ui/stall_cases.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace syngraph;
using namespace syngraph::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kClipboardBytes = 500'000'000;
constexpr int kAfterwards = 1'000; ///< for what waits for a pause

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString chosen = application.arguments().value(1); // a part of the name
    const QTemporaryDir folder;
    std::printf("Milliseconds that the event loop did not come round, the longest of each case.\n");
    const std::vector forms{FileForm::Syngraph, FileForm::Markdown, FileForm::Html, FileForm::Odt,
                            FileForm::Text};
    for (const StallCase &one : stallCases(folder.path(), forms, kClipboardBytes)) {
        if (!one.name.contains(chosen))
            continue;
        UiBench bench;
        one.prepare(bench);
        QCoreApplication::processEvents();
        const double gap =
            longestGap([&] { one.act(bench); }, [&] { return one.isDone(bench); }, kAfterwards);
        std::printf("  %-34s %8.1f\n", qPrintable(one.name), gap);
        std::fflush(stdout);
    }
    return 0;
}
