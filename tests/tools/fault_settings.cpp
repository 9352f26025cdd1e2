#include "tests/tools/fault_settings.h"

#include <QMap>
#include <QStringList>

#include <functional>

namespace syngraph::tools {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Word
{
    using Set = std::function<void(DirectionFaults &, const QList<qint64> &)>;
    int least = 1; ///< numbers behind it
    int most = 1;
    Set set;
};

const QMap<QString, Word> &numberWords()
{
    static const QMap<QString, Word> words{
        {u"latency"_s, {1, 2, [](DirectionFaults &to, const QList<qint64> &n) {
                            to.latency = Milliseconds(n[0]);
                            to.jitter = Milliseconds(n.value(1));
                        }}},
        {u"rate"_s, {1, 1, [](DirectionFaults &to, const QList<qint64> &n) {
                         to.bytesPerSecond = n[0];
                     }}},
        {u"slice"_s, {1, 1, [](DirectionFaults &to, const QList<qint64> &n) {
                          to.sliceBytes = n[0];
                      }}},
        {u"reset-after"_s, {1, 1, [](DirectionFaults &to, const QList<qint64> &n) {
                                to.resetAfterBytes = n[0];
                            }}},
        {u"cut-header"_s, {1, 1, [](DirectionFaults &to, const QList<qint64> &n) {
                               to.cutHeaderOfFrame = int(n[0]);
                           }}},
        {u"replay"_s, {1, 1, [](DirectionFaults &to, const QList<qint64> &n) {
                           to.replayEvery = int(n[0]);
                       }}},
    };
    return words;
}

std::optional<QList<qint64>> numbersIn(const QStringList &words)
{
    QList<qint64> numbers;
    for (const auto &word : words) {
        bool isNumber = false;
        numbers += word.toLongLong(&isNumber);
        if (!isNumber || numbers.back() < 0 || numbers.back() > 1'000'000'000)
            return std::nullopt;
    }
    return numbers;
}

bool setDoor(FaultSettings &settings, const QStringList &words)
{
    static const QMap<QString, FaultSettings::Door> doors{
        {u"open"_s, FaultSettings::Door::Open},
        {u"silent"_s, FaultSettings::Door::Silent},
        {u"closed"_s, FaultSettings::Door::Closed},
        {u"refuse"_s, FaultSettings::Door::Refuse},
        {u"portal"_s, FaultSettings::Door::Portal}};
    const auto numbers = numbersIn(words.sliced(1));
    if (!numbers || numbers->size() > 2 || !doors.contains(words[0]))
        return false;
    settings.door = doors.value(words[0]);
    const bool isPortal = settings.door == FaultSettings::Door::Portal;
    settings.refusalStatus = int(numbers->value(0, isPortal ? 200 : 503));
    settings.retryAfterSeconds = int(numbers->value(1));
    return true;
}

} // namespace

std::optional<FaultSettings> FaultSettings::changed(FaultSettings settings, const QString &line)
{
    auto words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return std::nullopt;
    const auto command = words.takeFirst();
    if (command == u"door"_s)
        return setDoor(settings, words) ? std::optional(settings) : std::nullopt;
    QList<DirectionFaults *> directions{&settings.up, &settings.down};
    if (words.back() == u"up"_s || words.back() == u"down"_s)
        directions = {words.takeLast() == u"up"_s ? &settings.up : &settings.down};
    if (command == u"hole"_s || command == u"stall"_s) {
        if (words != QStringList{u"on"_s} && words != QStringList{u"off"_s})
            return std::nullopt;
        for (auto *direction : directions)
            (command == u"hole"_s ? direction->isHole : direction->isStalled) =
                words[0] == u"on"_s;
        return settings;
    }
    const auto numbers = numbersIn(words);
    if (!numbers)
        return std::nullopt;
    if (command == u"idle"_s && numbers->size() == 1) {
        settings.idleKill = Milliseconds(numbers->front());
        return settings;
    }
    const auto word = numberWords().find(command);
    if (word == numberWords().end() || numbers->size() < word->least
        || numbers->size() > word->most)
        return std::nullopt;
    for (auto *direction : directions)
        word->set(*direction, *numbers);
    return settings;
}

} // namespace syngraph::tools
