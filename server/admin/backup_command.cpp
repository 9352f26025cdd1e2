#include "server/admin/backup_command.h"

#include "common/platform/disk_sync.h"
#include "common/platform/system_clock.h"
#include "server/admin/backup_sums.h"
#include "server/admin/console.h"
#include "server/admin/exit_codes.h"
#include "server/storage/sql_backup.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <optional>

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
    case BackupError::NotReadable:
        console::complain(u"the data in %1 cannot be read; whose is it?"_s.arg(directory));
        return ExitIo;
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

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto content = file.readAll();
    return file.error() == QFile::NoError ? std::optional(content) : std::nullopt;
}

/// Readable by its owner alone, on the disk, and there as it was read.
bool copyKey(const QString &from, const QString &to)
{
    const auto key = contentOf(from);
    QFile empty(to); // private before a byte of it is there
    QSaveFile copy(to); // syncs before it gets its name
    return key
        && empty.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                      QFile::ReadOwner | QFile::WriteOwner)
        && copy.open(QIODevice::WriteOnly) && copy.write(*key) == key->size() && copy.commit()
        && contentOf(to) == key;
}

bool copyKeys(const QString &directory, const QString &target)
{
    return std::ranges::all_of(kKeys, [&](QLatin1StringView name) {
        const QString from = QDir(directory).filePath(name);
        return !QFile::exists(from) || copyKey(from, QDir(target).filePath(name));
    });
}

/// Everything under another name first: what has the right name is whole, whatever happens.
Status<BackupError> backUp(const QString &directory, const QString &target)
{
    if (QFileInfo::exists(target))
        return BackupError::Exists;
    const QString part = target + u".part"_s;
    const SystemClock clock;
    if (const auto done = backUpDatabase(directory, part, clock.wallNow()); !done)
        return done;
    if (copyKeys(directory, part) && writeSums(part) && syncToDisk(part) && QDir().rename(part, target)
        && syncToDisk(QFileInfo(target).absolutePath()))
        return Done{};
    if (!QFileInfo::exists(part))
        return BackupError::NotWritable; // it has its name, but the disk may forget that
    QDir(part).removeRecursively();
    return BackupError::NotWritable;
}

int verify(const QString &directory)
{
    if (const QFileInfo info(directory); info.isDir() && !(info.isReadable() && info.isExecutable())) {
        console::complain(u"%1 cannot be read; whose is it?"_s.arg(directory));
        return ExitIo;
    }
    QString file;
    const auto checked = checkSums(directory, file);
    if (checked) {
        console::print(u"verified "_s + directory);
        return ExitOk;
    }
    switch (checked.error()) {
    case SumsError::Missing:
        if (!QFileInfo(directory).isDir())
            console::complain(u"there is no directory %1"_s.arg(directory));
        else
            console::complain(u"%1 has no whole %2: it is no backup, or one of an older version, which "
                              "made none"_s.arg(directory, kSumsFile));
        return ExitNoInput;
    case SumsError::NotReadable:
        console::complain(u"%1 in %2 cannot be read"_s.arg(file, directory));
        return ExitIo;
    case SumsError::Differs:
        break;
    }
    console::complain(
        u"%1 in %2 is not what was copied: damaged, or a server ran on it"_s.arg(file, directory));
    return ExitData;
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
    parser.addOption({u"verify"_s, u"copies nothing: checks that the copy there is as it was made"_s});
    parser.addPositionalArgument(u"directory"_s, u"where the copy goes, and must not exist yet; with --verify: the copy"_s);
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
    if (parser.isSet(u"verify"_s))
        return verify(target);
    if (const auto done = backUp(*directory, target); !done)
        return complainOf(done.error(), *directory, target);
    console::print(u"backup "_s + target);
    return ExitOk;
}

} // namespace syngraph
