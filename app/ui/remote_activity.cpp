#include "app/ui/remote_activity.h"

#include "app/client/document_controller.h"
#include "app/ui/activity_words.h"
#include "common/ot/edit_summary.h"

namespace syngraph {

namespace {

constexpr size_t kMostComponents = 512; ///< gathered; more is not worth a count of words

} // namespace

RemoteActivity::RemoteActivity(const DocumentController &controller,
                               std::function<bool()> isWanted, QObject *parent)
    : QObject(parent), m_controller(controller), m_isWanted(std::move(isWanted))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kEvery);
    connect(&m_quiet, &QTimer::timeout, this, &RemoteActivity::tell);
}

void RemoteActivity::takeRemote(const Document &before, const Delta &delta, AuthorNumber author)
{
    if (!m_isWanted())
        return;
    const bool isOfOne = m_writers.isEmpty() || m_writers == QList<qint64>{author.value};
    if (!m_writers.contains(author.value))
        m_writers.append(author.value);
    if (!m_before) {
        m_before = before;
        m_gathered = delta;
    } else if (m_isExact && isOfOne && m_gathered.components().size() < kMostComponents) {
        m_gathered = compose(m_gathered, delta);
    } else {
        m_isExact = false;
    }
    if (!m_quiet.isActive())
        m_quiet.start();
}

void RemoteActivity::takeLocal()
{
    m_isExact = m_isExact && !m_before;
}

void RemoteActivity::takePeople()
{
    if (!m_isWanted()) {
        m_knowsPeople = false;
        return;
    }
    if (m_controller.status().state != ConnectionState::Live)
        return; // the list is that of the time before
    QHash<qint64, QString> now;
    for (const Participant &person : m_controller.participants())
        now.insert(person.author.value, person.name);
    if (m_knowsPeople) {
        for (auto one = now.cbegin(); one != now.cend(); ++one) {
            if (!m_people.contains(one.key()))
                m_came += one.value();
        }
        for (auto one = m_people.cbegin(); one != m_people.cend(); ++one) {
            if (!now.contains(one.key()))
                m_left += one.value();
        }
        if (!(m_came.isEmpty() && m_left.isEmpty()) && !m_quiet.isActive())
            m_quiet.start();
    }
    m_people = std::move(now);
    m_knowsPeople = true;
}

void RemoteActivity::takeChat(const std::vector<ChatEntry> &entries)
{
    if (!m_isWanted() || entries.empty())
        return;
    m_chats += int(entries.size());
    m_lastChat = entries.back();
    if (!m_quiet.isActive())
        m_quiet.start();
}

QString RemoteActivity::nameOf(AuthorNumber author) const
{
    for (const Participant &person : m_controller.participants()) {
        if (person.author == author)
            return person.name;
    }
    return m_people.value(author.value);
}

QString RemoteActivity::editSentence() const
{
    QStringList names;
    for (const qint64 author : m_writers) {
        const QString name = nameOf(AuthorNumber(author));
        names += name.isEmpty() ? tr("Somebody") : name;
    }
    if (names.size() == 1 && m_isExact && m_before)
        return activityWords(names.first(), summaryOf(m_gathered, *m_before));
    return writingWords(names);
}

void RemoteActivity::tell()
{
    QStringList sentences{comingWords(m_came, m_left),
                          chatWords(std::exchange(m_chats, 0), m_lastChat.name, m_lastChat.text),
                          editSentence()};
    sentences.removeAll(QString());
    m_before.reset();
    m_gathered = Delta();
    m_isExact = true;
    m_writers.clear();
    m_came.clear();
    m_left.clear();
    if (!sentences.isEmpty())
        Q_EMIT told(sentences.join(u' '));
}

} // namespace syngraph
