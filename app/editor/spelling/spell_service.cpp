#include "app/editor/spelling/spell_service.h"

#include "app/editor/spelling/spell_words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace syngraph {

/// What is on the thread: the dictionary, and nothing of the windows.
class SpellWorker final : public QObject
{
public:
    bool load(const SpellLanguage &language)
    {
        m_dictionary = SpellDictionary::load(language);
        return m_dictionary != nullptr;
    }
    void unload() { m_dictionary.reset(); }

    QHash<QString, bool> judge(const QStringList &words) const
    {
        QHash<QString, bool> verdicts;
        for (const QString &word : words)
            verdicts.insert(word, !m_dictionary || m_dictionary->knows(word));
        return verdicts;
    }

    QStringList suggestionsFor(const QString &word) const
    {
        return m_dictionary ? m_dictionary->suggestionsFor(word) : QStringList();
    }

private:
    std::unique_ptr<SpellDictionary> m_dictionary;
};

SpellService::SpellService(const QStringList &folders, QString ownWordsPath, QObject *parent)
    : QObject(parent)
    , m_languages(spellLanguages(folders))
    , m_ownWordsPath(std::move(ownWordsPath))
    , m_worker(new SpellWorker)
{
    readOwnWords();
    m_thread.setObjectName(QStringLiteral("spelling"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

SpellService::~SpellService()
{
    m_thread.quit();
    m_thread.wait();
}

void SpellService::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void SpellService::setLanguage(const QString &code)
{
    if (code == m_language && (m_state != State::Off || code.isEmpty()))
        return;
    m_language = code;
    ++m_session;
    m_known.clear();
    m_asked.clear();
    m_questions.clear();
    const auto found = std::find_if(m_languages.cbegin(), m_languages.cend(),
                                    [&](const SpellLanguage &one) { return one.code == code; });
    if (found == m_languages.cend()) {
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->unload(); });
        setState(code.isEmpty() ? State::Off : State::NoDictionary);
        Q_EMIT verdictsChanged();
        return;
    }
    setState(State::Loading);
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, language = *found,
                                         session = m_session] {
        const bool isLoaded = worker->load(language);
        QMetaObject::invokeMethod(this, [this, isLoaded, session] {
            if (session != m_session)
                return;
            setState(isLoaded ? State::Ready : State::Broken);
            Q_EMIT verdictsChanged();
        });
    });
    Q_EMIT verdictsChanged();
}

std::optional<bool> SpellService::isKnown(const QString &word)
{
    if (m_state != State::Ready || m_ownWords.contains(word))
        return true;
    if (const auto verdict = m_known.constFind(word); verdict != m_known.cend())
        return *verdict;
    if (m_asked.contains(word) || m_asked.size() >= kMostAsked)
        return std::nullopt;
    m_asked.insert(word);
    if (m_questions.isEmpty())
        QMetaObject::invokeMethod(this, &SpellService::sendQuestions, Qt::QueuedConnection);
    m_questions.append(word);
    return std::nullopt;
}

void SpellService::sendQuestions()
{
    const QStringList words = std::exchange(m_questions, {});
    if (words.isEmpty())
        return;
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, words, session = m_session] {
        const auto verdicts = worker->judge(words);
        QMetaObject::invokeMethod(
            this, [this, session, verdicts] { takeVerdicts(session, verdicts); });
    });
}

void SpellService::takeVerdicts(quint64 session, const QHash<QString, bool> &verdicts)
{
    if (session != m_session)
        return;
    if (m_known.size() + verdicts.size() > kMostKnown)
        m_known.clear();
    for (auto one = verdicts.cbegin(); one != verdicts.cend(); ++one) {
        m_asked.remove(one.key());
        m_known.insert(one.key(), one.value());
    }
    Q_EMIT verdictsChanged();
}

void SpellService::askForSuggestions(const QString &word)
{
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, word, session = m_session] {
        const QStringList found = worker->suggestionsFor(word);
        QMetaObject::invokeMethod(this, [this, word, found, session] {
            if (session == m_session)
                Q_EMIT suggested(word, found);
        });
    });
}

bool SpellService::addWord(const QString &word)
{
    if (word.isEmpty() || word.size() > kSpellWordUnits || m_ownWords.size() >= kMostOwnWords)
        return false;
    m_ownWords.insert(word);
    Q_EMIT verdictsChanged();
    QDir().mkpath(QFileInfo(m_ownWordsPath).absolutePath());
    QSaveFile file(m_ownWordsPath);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QStringList words(m_ownWords.cbegin(), m_ownWords.cend());
    words.sort();
    file.write(words.join(u'\n').toUtf8() + '\n');
    return file.commit();
}

/// The file may have been edited by hand: a line that is no word is passed over.
void SpellService::readOwnWords()
{
    constexpr qint64 kMostBytes = kMostOwnWords * kSpellWordUnits * 3;
    QFile file(m_ownWordsPath);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto lines = QString::fromUtf8(file.read(kMostBytes)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString word = line.trimmed();
        if (!word.isEmpty() && word.size() <= kSpellWordUnits && m_ownWords.size() < kMostOwnWords)
            m_ownWords.insert(word);
    }
}

} // namespace syngraph
