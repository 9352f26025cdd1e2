#include "app/ui/session_state.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <array>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qint64 kMostBytes = 1024 * 1024;
constexpr qsizetype kPathUnits = 4'096;
constexpr double kMostNumber = 9e15; ///< what a double counts exactly

qint64 number(const QJsonValue &value)
{
    const double found = value.toDouble(0);
    return found >= 0 && found <= kMostNumber ? qint64(found) : 0;
}

/// A bit each, in this order for ever.
constexpr std::array kNotes{
    &FileNotes::hasLostImages,      &FileNotes::hasLostObjects,   &FileNotes::hasFlattenedTables,
    &FileNotes::hasSplitParagraphs, &FileNotes::hasReplacedBytes, &FileNotes::hasLostCharacters,
    &FileNotes::isRecoded,          &FileNotes::hasLostLook};

int notesNumber(const FileNotes &notes)
{
    int number = 0;
    for (size_t i = 0; i < kNotes.size(); ++i)
        number |= notes.*kNotes[i] ? 1 << i : 0;
    return number;
}

FileNotes notesFrom(int number)
{
    FileNotes notes;
    for (size_t i = 0; i < kNotes.size(); ++i)
        notes.*kNotes[i] = (number >> i & 1) != 0;
    return notes;
}

QJsonObject fileJson(const LocalFile &file)
{
    return {{u"path"_s, file.path},
            {u"bytes"_s, double(file.mark.bytes)},
            {u"modified"_s, QString::number(file.mark.modified)},
            {u"hash"_s, QString::fromLatin1(file.mark.hash.toHex())},
            {u"notes"_s, notesNumber(file.notes)},
            {u"mark"_s, file.hasOrderMark},
            {u"windows"_s, file.hasWindowsLines}};
}

std::optional<LocalFile> fileFrom(const QJsonObject &json)
{
    LocalFile file;
    file.path = json.value(u"path"_s).toString();
    if (file.path.size() > kPathUnits || !QDir::isAbsolutePath(file.path))
        return std::nullopt;
    file.form = fileFormNamed(QFileInfo(file.path).suffix()).value_or(FileForm::Text);
    file.mark.bytes = number(json.value(u"bytes"_s));
    file.mark.modified = json.value(u"modified"_s).toString().toLongLong();
    file.mark.hash = QByteArray::fromHex(json.value(u"hash"_s).toString().toLatin1());
    file.notes = notesFrom(json.value(u"notes"_s).toInt());
    if (json.value(u"lost"_s).toBool()) // as versions before wrote it
        file.notes.hasLostObjects = true;
    file.hasOrderMark = json.value(u"mark"_s).toBool();
    file.hasWindowsLines = json.value(u"windows"_s).toBool();
    return file;
}

QJsonObject tabJson(const SessionState::Tab &tab)
{
    QJsonObject json{{u"anchor"_s, double(tab.place.anchor)},
                     {u"head"_s, double(tab.place.head)},
                     {u"top"_s, double(tab.place.top)}};
    if (tab.link)
        json[u"link"_s] = tab.link->text();
    if (!tab.journal.isNull())
        json[u"journal"_s] = tab.journal.toText();
    if (tab.file)
        json[u"file"_s] = fileJson(*tab.file);
    return json;
}

SessionState::Tab tabFrom(const QJsonObject &json)
{
    SessionState::Tab tab;
    if (const auto link = ShareLink::parse(json.value(u"link"_s).toString()))
        tab.link = *link;
    tab.journal = JournalId::fromText(json.value(u"journal"_s).toString()).value_or(JournalId());
    if (json.contains(u"file"_s))
        tab.file = fileFrom(json.value(u"file"_s).toObject());
    tab.place = {number(json.value(u"anchor"_s)), number(json.value(u"head"_s)),
                 number(json.value(u"top"_s))};
    return tab;
}

} // namespace

QByteArray encodeSession(const SessionState &state)
{
    QJsonArray tabs;
    for (const auto &tab : state.tabs.first(std::min(state.tabs.size(), kSessionTabs)))
        tabs.append(tabJson(tab));
    return QJsonDocument(QJsonObject{{u"version"_s, kVersion},
                                     {u"current"_s, state.current},
                                     {u"layout"_s, QString::fromLatin1(state.layout.toBase64())},
                                     {u"tabs"_s, tabs}})
        .toJson();
}

SessionState decodeSession(const QByteArray &bytes)
{
    SessionState state;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json.value(u"version"_s).toInt() != kVersion)
        return state;
    for (const auto &tab : json.value(u"tabs"_s).toArray()) {
        if (state.tabs.size() < kSessionTabs)
            state.tabs.append(tabFrom(tab.toObject()));
    }
    state.current = json.value(u"current"_s).toInt();
    state.layout = QByteArray::fromBase64(json.value(u"layout"_s).toString().toLatin1());
    return state;
}

bool writeSession(const QString &path, const SessionState &state)
{
    QSaveFile file(path);
    // The file with the new content is private before it has any.
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(encodeSession(state)) >= 0 && file.commit();
}

SessionState readSession(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return {};
    return decodeSession(file.read(kMostBytes));
}

} // namespace syngraph
