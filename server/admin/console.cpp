#include "server/admin/console.h"

#include "common/base/names.h"
#include "server/admin/exit_codes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>

#include <atomic>
#include <cstdio>
#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#    include <unistd.h>
#endif

namespace syngraph::console {

namespace {

using namespace Qt::Literals::StringLiterals;

std::atomic<int> leastSeverity = 1;

int severityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return 3;
}

void writeLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    static constexpr const char *kWords[] = {"debug", "info", "warning", "error"};
    const int severity = severityOf(type);
    if (severity < leastSeverity)
        return;
    QString shown;
    // One line each, whatever a peer put into it.
    for (const QChar c : text.left(2'000))
        shown += c.isPrint() ? c : QChar(u'?');
    std::fprintf(stderr, "%s %s %s: %s\n",
                 qPrintable(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)),
                 kWords[severity], context.category ? context.category : "-", qPrintable(shown));
}

} // namespace

void print(const QString &line)
{
    QTextStream(stdout) << line << '\n';
}

void printRaw(const QString &text)
{
    QTextStream(stdout) << text;
}

std::optional<QString> directoryFrom(const QString &option)
{
    if (option.isEmpty()) {
        complain(u"--data-dir is empty"_s);
        return std::nullopt;
    }
    return QDir(option).absolutePath();
}

bool printsIntoJournal()
{
#ifdef Q_OS_UNIX
    // systemd.exec(5): device and inode of the journal's stream, so that one can tell whether it
    // was redirected since.
    const auto stream = qgetenv("JOURNAL_STREAM").split(':');
    struct stat status{};
    return stream.size() == 2 && ::fstat(STDOUT_FILENO, &status) == 0
        && stream[0].toULongLong() == status.st_dev && stream[1].toULongLong() == status.st_ino;
#else
    return false;
#endif
}

void complain(const QString &line)
{
    QTextStream(stderr) << names::kServer << ": " << line << '\n';
}

QString defaultDataDirectory()
{
    const QString fromSystemd = qEnvironmentVariable("STATE_DIRECTORY");
    if (!fromSystemd.isEmpty())
        return fromSystemd.section(u':', 0, 0);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(names::kServer);
}

int parse(QCommandLineParser &parser, const QStringList &arguments, bool &ends)
{
    const auto help = parser.addHelpOption();
    ends = true;
    if (!parser.parse(arguments)) {
        complain(parser.errorText());
        return ExitUsage;
    }
    if (parser.isSet(help)) {
        // Qt names the program alone, and by the path that it was started with.
        QString text = parser.helpText();
        const QString program = QCoreApplication::arguments().constFirst();
        if (const auto at = text.indexOf(program); at >= 0)
            text.replace(at, program.size(), arguments.constFirst());
        print(text);
        return ExitOk;
    }
    ends = false;
    return ExitOk;
}

bool setUpLog(const QString &level)
{
    static const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    const auto index = levels.indexOf(level);
    if (index < 0)
        return false;
    leastSeverity = int(index);
    if (index == 0)
        QLoggingCategory::setFilterRules(u"syngraph.*.debug=true"_s);
    qInstallMessageHandler(writeLog);
    return true;
}

} // namespace syngraph::console
