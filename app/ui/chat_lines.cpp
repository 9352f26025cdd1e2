#include "app/ui/chat_lines.h"

#include "app/models/shown_text.h"

#include <QDateTime>
#include <QStringList>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kTogether = 5 * 60 * 1000; ///< milliseconds between messages of one group

class LineWriter final
{
public:
    explicit LineWriter(const ChatReader &reader) : m_reader(reader) {}

    void takeGap(qint64 firstBehind, qint64 count)
    {
        ChatLine line;
        line.kind = ChatLine::Kind::Gap;
        line.number = firstBehind;
        line.count = count;
        add(std::move(line));
        m_lastAuthor.reset();
    }
    void takeSaid(const ChatEntry &entry)
    {
        ChatLine line;
        line.id = entry.id;
        line.number = entry.number;
        line.author = entry.author;
        line.isOwn = entry.author == m_reader.self;
        line.name = entry.name;
        line.color = entry.color;
        line.time = std::max<qint64>(entry.time, 1);
        line.text = entry.text;
        const auto day = QDateTime::fromMSecsSinceEpoch(line.time).date();
        const bool isNewDay = day != m_day;
        if (isNewDay)
            addDay(day);
        const bool goesOn = !isNewDay && m_lastAuthor == line.author && m_lastName == line.name
            && line.time - m_lastTime < kTogether;
        m_lastTime = line.time;
        addMessage(std::move(line), goesOn);
    }
    void takeWaiting(const UnsentChat &chat, ChatLine::Fate fate)
    {
        ChatLine line;
        line.id = chat.id;
        line.author = m_reader.self;
        line.isOwn = true;
        line.name = m_reader.name;
        line.color = m_reader.color;
        line.text = chat.text;
        line.fate = fate;
        const bool goesOn = m_lastAuthor == line.author && m_lastName == line.name;
        addMessage(line, goesOn);
        line.kind = ChatLine::Kind::Fate;
        line.text.clear();
        add(std::move(line));
    }
    void takeMuted()
    {
        if (m_reader.muted.isEmpty())
            return;
        QStringList names;
        for (const QString &name : m_reader.muted)
            names += isolatedName(name);
        names.sort();
        ChatLine line;
        line.kind = ChatLine::Kind::Muted;
        line.name = names.join(u", "_s);
        add(std::move(line));
    }
    std::vector<ChatLine> take() { return std::move(m_lines); }

private:
    void add(ChatLine line)
    {
        line.isFirst = m_lines.empty();
        m_lines.push_back(std::move(line));
    }
    void addDay(QDate day)
    {
        m_day = day;
        ChatLine line;
        line.kind = ChatLine::Kind::Day;
        line.day = day;
        line.isToday = day == m_reader.today;
        add(std::move(line));
    }
    void addMessage(ChatLine text, bool goesOn)
    {
        m_lastAuthor = text.author;
        m_lastName = text.name;
        if (!goesOn) {
            ChatLine head = text;
            head.kind = ChatLine::Kind::Head;
            head.text.clear();
            add(std::move(head));
        }
        add(std::move(text));
    }

    const ChatReader &m_reader;
    std::vector<ChatLine> m_lines;
    std::optional<AuthorNumber> m_lastAuthor; ///< whose messages stand together
    QString m_lastName;
    qint64 m_lastTime = 0;
    QDate m_day;
};

ChatLine::Fate fateOf(const UnsentChat &unsent, const ChatReader &reader)
{
    const bool isForbidden = unsent.refused == ErrorCode::Forbidden
        && reader.waiting == ChatLine::Fate::ReadOnly;
    return unsent.refused && !isForbidden ? ChatLine::Fate::Refused : reader.waiting;
}

} // namespace

std::vector<ChatLine> chatLines(const ChatExchange &chat, const ChatReader &reader)
{
    LineWriter writer(reader);
    qint64 last = 0;
    for (const ChatEntry &entry : chat.entries()) {
        // Numbers have no gaps, so what is missing did not come, or is not kept any more.
        if (last > 0 && entry.number > last + 1)
            writer.takeGap(entry.number, entry.number - last - 1);
        last = entry.number;
        if (!reader.muted.contains(entry.author.value))
            writer.takeSaid(entry);
    }
    for (const UnsentChat &unsent : chat.waiting())
        writer.takeWaiting(unsent, fateOf(unsent, reader));
    writer.takeMuted();
    return writer.take();
}

} // namespace syngraph
