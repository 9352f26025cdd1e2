#include "server/admin/store_words.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

QString sentenceFor(StoreOpenError error, const QString &directory)
{
    switch (error) {
    case StoreOpenError::Locked:
        return u"another server uses the data in %1"_s.arg(directory);
    case StoreOpenError::TooNew:
        return u"the data in %1 was written by a newer version; nothing was changed"_s.arg(
            directory);
    case StoreOpenError::Foreign:
        return u"syngraph.db in %1 is not a file of this program; nothing was changed"_s.arg(
            directory);
    case StoreOpenError::Corrupt:
        return u"the data in %1 is damaged; restore a backup"_s.arg(directory);
    case StoreOpenError::NotWritable:
        return u"%1 cannot be made or written"_s.arg(directory);
    }
    return {};
}

ServerExit exitCodeFor(StoreOpenError error)
{
    switch (error) {
    case StoreOpenError::Locked:
        return ExitBusy;
    case StoreOpenError::TooNew:
        return ExitConfig;
    case StoreOpenError::Foreign:
    case StoreOpenError::Corrupt:
        return ExitData;
    case StoreOpenError::NotWritable:
        break;
    }
    return ExitCannotCreate;
}

} // namespace syngraph
