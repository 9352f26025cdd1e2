#include "server/admin/backup_sums.h"

#include "common/base/sha256.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <optional>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kBlock = 1024 * 1024;
constexpr qint64 kMostOfAList = 64 * 1024;
constexpr qsizetype kDigits = 2 * Sha256::kBytes;
constexpr QByteArrayView kBetween("  ");

std::optional<QByteArray> sumOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
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
        && !name.contains(QChar::Null);
}

} // namespace

bool writeSums(const QString &directory)
{
    const QDir files(directory);
    QByteArray list;
    for (const auto &name : files.entryList(QDir::Files | QDir::Hidden, QDir::Name)) {
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
    file = kSumsFile;
    QFile in(files.filePath(kSumsFile));
    if (!in.exists())
        return SumsError::Missing;
    if (!in.open(QIODevice::ReadOnly))
        return SumsError::NotReadable;
    if (in.size() > kMostOfAList)
        return SumsError::Missing;
    auto lines = in.readAll().split('\n');
    if (!lines.takeLast().isEmpty() || lines.isEmpty())
        return SumsError::Missing; // cut off
    for (const auto &line : lines) {
        const auto name = QFile::decodeName(line.sliced(
            std::min(line.size(), kDigits + kBetween.size())));
        if (!isPlainName(name) || !QByteArrayView(line).sliced(kDigits).startsWith(kBetween))
            return SumsError::Missing;
        file = name;
        if (!files.exists(name))
            return SumsError::Differs;
        const auto sum = sumOf(files.filePath(name));
        if (!sum)
            return SumsError::NotReadable;
        if (*sum != line.first(kDigits))
            return SumsError::Differs;
    }
    return Done{};
}

} // namespace syngraph
