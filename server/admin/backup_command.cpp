#include "server/admin/backup_command.h"

#include "server/admin/console.h"
#include "server/admin/exit_codes.h"
#include "server/storage/sql_backup.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

// With the keys people's links go on working on the copy. address.json is written at each start.
constexpr QLatin1StringView kKeys[] = {"tls-key.pem"_L1, "tls-cert.pem"_L1, "creation.key"_L1};

int complainOf(BackupError error, const QString &directory, const QString &target)
{
    switch (error) {
    case BackupError::NoData:
        console::complain(u"there is no data of a server in %1; is --data-dir right?"_s.arg(
            directory));
        return ExitNoInput;
    case BackupError::Exists:
        console::complain(u"%1 is there already; nothing was changed"_s.arg(target));
        return ExitCannotCreate;
    case BackupError::NotWritable:
        console::complain(u"%1 cannot be made or written; is there space?"_s.arg(target));
        return ExitCannotCreate;
    case BackupError::Damaged:
        break;
    }
    console::complain(u"the data in %1 is damaged, no copy was made; see doc check"_s.arg(
        directory));
    return ExitData;
}

/// Whether all that are there were copied, readable by their owner alone.
bool copyKeys(const QString &directory, const QString &target)
{
    for (const auto name : kKeys) {
        const QString from = QDir(directory).filePath(name);
        const QString to = QDir(target).filePath(name);
        if (QFile::exists(from)
            && !(QFile::copy(from, to)
                 && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner)))
            return false;
    }
    return true;
}

} // namespace

int runBackup(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Copies data and keys into a new directory, while the server runs. To restore, serve the "
        "copy: syngraph-server serve --data-dir DIRECTORY"_s);
    parser.addOption({u"data-dir"_s, u"where the server keeps its data"_s, u"directory"_s,
                      console::defaultDataDirectory()});
    parser.addPositionalArgument(u"directory"_s, u"where the copy goes; must not exist yet"_s);
    bool ends = false;
    if (const int code = console::parse(parser, arguments, ends); ends)
        return code;
    const auto words = parser.positionalArguments();
    const auto directory = console::directoryFrom(parser.value(u"data-dir"_s));
    if (!directory)
        return ExitUsage;
    if (words.size() != 1 || words[0].isEmpty()) {
        console::complain(u"backup takes one directory; see --help"_s);
        return ExitUsage;
    }
    const QString target = QDir(words[0]).absolutePath();
    if (const auto done = backUpDatabase(*directory, target); !done)
        return complainOf(done.error(), *directory, target);
    if (!copyKeys(*directory, target)) {
        QDir(target).removeRecursively();
        return complainOf(BackupError::NotWritable, *directory, target);
    }
    console::print(u"backup "_s + target);
    return ExitOk;
}

} // namespace syngraph
