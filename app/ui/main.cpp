#include "app/files/file_form.h"
#include "app/ui/app_context.h"
#include "app/ui/resources.h"
#include "app/ui/start_arguments.h"
#include "app/ui/translations.h"
#include "common/base/names.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QLocale>
#include <QUrl>

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
        std::printf("Usage: %s [LINK | FILE]...\n"
                    "       %s -- LINK | FILE...\n\n"
                    "Opens what was open last, and the shared documents that links lead to\n"
                    "and files: .syngraph, .odt, .md, .html, and all others as plain text.\n\n"
                    "  -h, --help     show this\n"
                    "  -v, --version  show the version\n\n"
                    "SYNGRAPH_THEME=light|dark|system overrides the appearance.\n",
                    syngraph::names::kEditor.data(), syngraph::names::kEditor.data());
    }
    return arguments.wish != Wish::Window;
}

/// What is there under this name is a file, whatever else it looks like; a relative name counts from
/// where this program was started, not the one that may be running already.
QString targetOf(const QString &argument)
{
    const bool isLink = argument.contains(u"://"_s)
        || argument.startsWith(u"syngraph:"_s, Qt::CaseInsensitive);
    const QFileInfo file(argument);
    if (argument.startsWith(u"file:"_s, Qt::CaseInsensitive) || (isLink && !file.exists()))
        return argument;
    const bool isFile = file.exists() || syngraph::fileFormNamed(file.suffix()).has_value();
    return isFile ? QUrl::fromLocalFile(file.absoluteFilePath()).toString(QUrl::FullyEncoded)
                  : argument;
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

    QStringList given = arguments.targets;
    if (given.isEmpty()) {
        QCommandLineParser parser;
        parser.addPositionalArgument(u"target"_s, QString());
        parser.process(application);
        given = parser.positionalArguments();
    }
    QStringList targets; // one a line, so none has lines
    for (const QString &argument : std::as_const(given))
        targets.append(targetOf(argument).replace(u'\n', u' '));
    syngraph::AppContext context(application);
    if (!context.claimJournal(targets.join(u'\n')))
        return 0;
    context.showWindow(targets.join(u'\n'));
    return QApplication::exec();
}
