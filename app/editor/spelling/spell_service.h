#pragma once

#include "app/editor/spelling/spell_dictionary.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThread>

#include <optional>

namespace syngraph {

class SpellWorker;

/// Spelling for all windows of the program: asks a dictionary on a thread of its own and remembers
/// its verdicts, so that typing never waits. Words that a person added are kept in a file of UTF-8
/// lines and count in every language.
///
/// Bounds: kMostKnown verdicts are remembered, kMostAsked questions wait; what is beyond waits to
/// be asked again. Owned by the composition root; GUI thread.
class SpellService final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off,         ///< by choice, or before setLanguage()
        NoDictionary,///< there is none for the language that was asked for
        Loading,
        Ready,
        Broken       ///< the dictionary's files cannot be used
    };
    static constexpr qsizetype kMostKnown = 50'000;
    static constexpr qsizetype kMostAsked = 4'000;
    static constexpr qsizetype kMostOwnWords = 20'000;

    /// `ownWordsPath`: made with the first word that is added.
    SpellService(const QStringList &folders, QString ownWordsPath, QObject *parent = nullptr);
    ~SpellService() override;

    const QList<SpellLanguage> &languages() const { return m_languages; }
    /// Empty: off.
    void setLanguage(const QString &code);
    QString language() const { return m_language; }
    State state() const { return m_state; }
    bool isOn() const { return m_state == State::Loading || m_state == State::Ready; }

    /// Whether `word`, in its spelledForm(), is right; nothing while that is not known yet, in
    /// which case it is asked about and verdictsChanged() follows.
    std::optional<bool> isKnown(const QString &word);
    /// Answered by suggested().
    void askForSuggestions(const QString &word);
    /// False when the file cannot be written; the word counts until the program ends.
    bool addWord(const QString &word);

Q_SIGNALS:
    void verdictsChanged();
    void suggested(const QString &word, const QStringList &suggestions);
    void stateChanged();

private:
    void setState(State state);
    void sendQuestions();
    void takeVerdicts(quint64 session, const QHash<QString, bool> &verdicts);
    void readOwnWords();

    QList<SpellLanguage> m_languages;
    QString m_ownWordsPath;
    QSet<QString> m_ownWords;
    QString m_language;
    State m_state = State::Off;
    QHash<QString, bool> m_known;
    QSet<QString> m_asked;  ///< on their way
    QStringList m_questions;///< to go with the next turn of the event loop
    quint64 m_session = 0;  ///< answers about an earlier language count no more
    QThread m_thread;
    SpellWorker *m_worker;  ///< lives on m_thread
};

} // namespace syngraph
