#pragma once

#include "common/sync/chat_exchange.h"

#include <QDate>
#include <QHash>
#include <QString>

namespace syngraph {

/// One line of what is shown of a chat, a paragraph of the log. Two that are equal look the same, so
/// that a log changes where its lines do. Value type.
struct ChatLine
{
    enum class Kind : quint8 {
        Day,
        Gap,  ///< of messages that are not here
        Head, ///< who speaks
        Text,
        Fate, ///< what becomes of a message that is not in the chat yet
        Muted
    };
    enum class Fate : quint8 { None, WillBeSent, ReadOnly, NoWay, NoChat, Damaged, Refused };

    Kind kind = Kind::Text;
    bool isFirst = false; ///< of the log
    bool isOwn = false;
    bool isToday = false;
    Fate fate = Fate::None; ///< None: it is in the chat
    ChatId id;            ///< of the message
    qint64 number = 0;    ///< of the message; of a Gap that of the one behind it
    qint64 count = 0;     ///< of a Gap
    AuthorNumber author;
    quint32 color = 0;
    qint64 time = 0;      ///< 0: not said yet
    QDate day;
    QString name;         ///< of a Muted: of all of them
    QString text;
    bool operator==(const ChatLine &) const = default;
};

/// Who reads, and what else the lines depend on.
struct ChatReader
{
    AuthorNumber self;
    QString name;
    quint32 color = 0;
    ChatLine::Fate waiting = ChatLine::Fate::WillBeSent; ///< of what was not refused
    QHash<qint64, QString> muted; ///< names of those whose messages are left out, by author
    QDate today;
};

/// What was said, in its order, and below it what of one's own waits or was refused.
std::vector<ChatLine> chatLines(const ChatExchange &chat, const ChatReader &reader);

} // namespace syngraph
