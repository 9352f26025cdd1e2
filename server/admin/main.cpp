#include "common/base/names.h"
#include "server/admin/backup_command.h"
#include "server/admin/console.h"
#include "server/admin/doc_command.h"
#include "server/admin/exit_codes.h"
#include "server/admin/serve_command.h"
#include "server/storage/sql_version.h"
#ifdef Q_OS_LINUX
#    include "server/net/epoll_dispatcher.h"
#endif

#include <QCoreApplication>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kHelp = "Syngraph server.\n\n"
                       "  syngraph-server serve   serve the documents of a data directory\n"
                       "  syngraph-server doc     make, list and share documents\n"
                       "  syngraph-server backup  copy all of it while the server runs\n\n"
                       "Each has --help. -v, --version prints the version.";

} // namespace

int main(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    // Before the application is made, or Qt's own is in place already.
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(names::kServer);
    QCoreApplication::setApplicationVersion(names::kVersion);
    auto arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    if (arguments.size() > 1) { // what is left reads like a program's own arguments
        arguments.removeAt(1);
        arguments[0] = names::kServer + u' ' + command;
    }
    if (command == u"serve"_s)
        return runServe(arguments);
    if (command == u"doc"_s)
        return runDoc(arguments);
    if (command == u"backup"_s)
        return runBackup(arguments);
    if (command == u"--version"_s || command == u"-v"_s) {
        console::print(names::kServer + u' ' + names::kVersion + u" (SQLite "_s + sqliteVersion()
                       + u')');
        return ExitOk;
    }
    if (command == u"--help"_s || command == u"-h"_s || command == u"help"_s) {
        console::print(QString::fromLatin1(kHelp));
        return ExitOk;
    }
    console::complain(command.isEmpty() ? u"say serve, doc or backup; see --help"_s
                                        : u"no such command: %1; say serve, doc or backup; "
                                          "see --help"_s.arg(command));
    return ExitUsage;
}
