#include "app/ui/app_context.h"
#include "app/ui/resources.h"
#include "app/ui/start_arguments.h"
#include "app/ui/translations.h"
#include "common/base/names.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Answers that need no screen: they must work on a machine that has none.
bool answersWithoutWindow(const syngraph::StartArguments &arguments)
{
    using Wish = syngraph::StartArguments::Wish;
    if (arguments.wish == Wish::Version) {
        std::printf("%s %s\n", syngraph::names::kEditor.data(), syngraph::names::kVersion.data());
    } else if (arguments.wish == Wish::Help) {
        std::printf("Usage: %s [--] [LINK]\n\n"
                    "Opens a blank document, or the shared document that LINK leads to.\n\n"
                    "  -h, --help     show this\n"
                    "  -v, --version  show the version\n\n"
                    "SYNGRAPH_THEME=light|dark|system overrides the appearance.\n",
                    syngraph::names::kEditor.data());
    }
    return arguments.wish != Wish::Window;
}

} // namespace

int main(int argc, char **argv)
{
    const auto arguments = syngraph::readStartArguments({argv, size_t(argc)});
    if (answersWithoutWindow(arguments))
        return 0;
    // Qt would take "-platform" and the like as its own also behind "--".
    argc = arguments.ownCount;
    argv[argc] = nullptr;
    QApplication application(argc, argv);
    QApplication::setOrganizationName(syngraph::names::kProduct);
    QApplication::setApplicationName(syngraph::names::kEditor);
    QApplication::setApplicationDisplayName(syngraph::names::kProduct);
    QApplication::setApplicationVersion(syngraph::names::kVersion);
    QApplication::setDesktopFileName(syngraph::names::kEditor);
    syngraph::initResources();
    syngraph::installTranslations(application, QLocale());
    QApplication::setWindowIcon(QIcon(u":/syngraph/syngraph.svg"_s));

    QString link = arguments.link;
    if (link.isEmpty()) {
        QCommandLineParser parser;
        parser.addPositionalArgument(u"link"_s, QString());
        parser.process(application);
        link = parser.positionalArguments().value(0);
    }
    syngraph::AppContext context(application);
    if (!context.claimJournal(link))
        return 0;
    context.showWindow(link);
    return QApplication::exec();
}
