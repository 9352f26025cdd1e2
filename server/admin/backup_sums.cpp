#include "server/admin/backup_sums.h"

#include "common/base/sha256.h"
#include "server/storage/sql_database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <optional>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kBlock = 1024 * 1024;
constexpr qint64 kMostOfAList = 64 * 1024;
const QString kLock = u"lock"_s;
constexpr qsizetype kDigits = 2 * Sha256::kBytes;
constexpr QByteArrayView kBetween("  ");

std::optional<QByteArray> sumOf(const QString &path)
{
    QFile file(path);
    const QFileInfo info(path);
    if (!info.isFile() || info.isSymLink() // a pipe would keep us waiting
        || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    Sha256 sum;
    for (;;) {
        const auto block = file.read(kBlock);
        if (block.isEmpty())
            break;
        sum.add(block);
    }
    return file.error() == QFile::NoError ? std::optional(sum.result().toHex()) : std::nullopt;
}

/// A name in this directory and nothing else, whoever wrote the list.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != u"."_s && name != u".."_s && !name.contains(u'/')
        && std::none_of(name.begin(), name.end(),
                        [](QChar unit) { return unit.unicode() < 0x20 || unit.unicode() == 0x7f; });
}

/// What a backup consists of; the lock of the server that wrote it is none of it.
QStringList filesOf(const QDir &directory)
{
    QStringList names = directory.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    names.removeOne(kLock);
    names.removeOne(kSumsFile);
    return names;
}

} // namespace

bool writeSums(const QString &directory)
{
    const QDir files(directory);
    QByteArray list;
    for (const auto &name : filesOf(files)) {
        const auto sum = sumOf(files.filePath(name));
        if (!sum)
            return false;
        list += *sum + kBetween.toByteArray() + QFile::encodeName(name) + '\n';
    }
    QSaveFile out(files.filePath(kSumsFile)); // syncs before it gets its name
    return out.open(QIODevice::WriteOnly)
        && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && out.write(list) == list.size() && out.commit();
}

Status<SumsError> checkSums(const QString &directory, QString &file)
{
    const QDir files(directory);
    const auto dataFile = QFileInfo(SqlDatabase::filePath(directory)).fileName();
    file = kSumsFile;
    QFile in(files.filePath(kSumsFile));
    const QFileInfo info(in.fileName());
    if (!info.isFile() || info.isSymLink())
        return SumsError::Missing;
    if (!in.open(QIODevice::ReadOnly))
        return SumsError::NotReadable;
    const QByteArray list = in.read(kMostOfAList + 1);
    if (list.size() > kMostOfAList)
        return SumsError::Missing;
    auto lines = list.split('\n');
    if (!lines.takeLast().isEmpty() || lines.isEmpty())
        return SumsError::Missing; // cut off
    QStringList present = filesOf(files);
    bool hasData = false;
    for (const auto &line : lines) {
        const auto name = QFile::decodeName(line.sliced(
            std::min(line.size(), kDigits + kBetween.size())));
        if (!isPlainName(name) || !QByteArrayView(line).sliced(kDigits).startsWith(kBetween))
            return SumsError::Missing;
        file = name;
        hasData = hasData || name == dataFile;
        if (present.removeAll(name) == 0)
            return SumsError::Differs; // not there, or listed twice
        const auto sum = sumOf(files.filePath(name));
        if (!sum)
            return SumsError::NotReadable;
        if (*sum != line.first(kDigits))
            return SumsError::Differs;
    }
    if (!present.isEmpty()) { // as the log of a server that wrote into the copy
        file = isPlainName(present.front()) ? present.front() : u"?"_s;
        return SumsError::Differs;
    }
    if (hasData)
        return Done{};
    file = kSumsFile;
    return SumsError::Missing; // of something else
}

} // namespace syngraph
