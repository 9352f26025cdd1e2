#include "app/cli/trace.h"

#include "common/base/random.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace syngraph::cli {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kMostBytes = 256 * 1024 * 1024;

Result<QByteArray, TraceError> readAll(const QString &path)
{
    // gzread() passes plain files through as they are.
    const std::unique_ptr<gzFile_s, decltype(&::gzclose)> file(
        ::gzopen(QFile::encodeName(path).constData(), "rb"), &::gzclose);
    if (!file)
        return TraceError::Unreadable;
    QByteArray content;
    QByteArray piece(1024 * 1024, Qt::Uninitialized);
    for (;;) {
        const int count = ::gzread(file.get(), piece.data(), unsigned(piece.size()));
        if (count < 0)
            return TraceError::NotGzip;
        if (count == 0)
            return content;
        if (content.size() + count > kMostBytes)
            return TraceError::TooLarge;
        content.append(piece.constData(), count);
    }
}

std::optional<std::vector<Trace::Patch>> patchesOf(const QJsonArray &list)
{
    std::vector<Trace::Patch> patches;
    for (const auto &value : list) {
        const auto patch = value.toArray();
        if (patch.size() != 3 || !patch[0].isDouble() || !patch[1].isDouble()
            || !patch[2].isString() || patch[0].toInteger(-1) < 0 || patch[1].toInteger(-1) < 0)
            return std::nullopt;
        patches.push_back({qsizetype(patch[0].toInteger()), qsizetype(patch[1].toInteger()),
                           patch[2].toString()});
    }
    return patches;
}

bool hasSurrogate(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

} // namespace

Result<Trace, TraceError> readTrace(const QString &path)
{
    const auto content = readAll(path);
    if (!content)
        return content.error();
    const auto root = QJsonDocument::fromJson(*content).object();
    const auto list = root[u"txns"_s].toArray();
    if (!root[u"endContent"_s].isString() || list.isEmpty()
        || !root[u"startContent"_s].toString().isEmpty())
        return TraceError::NotATrace;
    Trace trace;
    trace.endText = root[u"endContent"_s].toString();
    const bool concurrent = root[u"kind"_s].toString() == u"concurrent";
    trace.agents = concurrent ? root[u"numAgents"_s].toInt() : 1;
    if (trace.agents < 1 || trace.agents > 1'000)
        return TraceError::NotATrace;
    if (hasSurrogate(trace.endText))
        return TraceError::NotUtf16;
    std::vector<std::vector<qint64>> versions; // after each transaction: how many of each agent
    for (const auto &value : list) {
        const auto object = value.toObject();
        Trace::Transaction transaction;
        transaction.agent = concurrent ? object[u"agent"_s].toInt(-1) : 0;
        auto patches = patchesOf(object[u"patches"_s].toArray());
        if (!patches || transaction.agent < 0 || transaction.agent >= trace.agents)
            return TraceError::NotATrace;
        transaction.patches = *std::move(patches);
        for (const auto &patch : transaction.patches) {
            if (hasSurrogate(patch.inserted))
                return TraceError::NotUtf16;
        }
        transaction.seen.assign(size_t(trace.agents), 0);
        auto parents = object[u"parents"_s].toArray();
        if (!concurrent && !versions.empty())
            parents = {qint64(versions.size()) - 1};
        for (const auto &parent : parents) {
            const auto index = parent.toInteger(-1);
            if (index < 0 || index >= qint64(versions.size()))
                return TraceError::NotATrace;
            for (size_t i = 0; i < transaction.seen.size(); ++i)
                transaction.seen[i] = std::max(transaction.seen[i], versions[size_t(index)][i]);
        }
        versions.push_back(transaction.seen);
        ++versions.back()[size_t(transaction.agent)];
        trace.transactions.push_back(std::move(transaction));
    }
    return trace;
}

Trace generatedTrace(quint64 seed, int transactions)
{
    SeededRandom random(seed);
    Trace trace;
    trace.agents = 2;
    // Each has a half of the text to itself, so that the end is known without an algebra: agent 0
    // writes before the mark, agent 1 behind it.
    QString texts[2] = {QString(), u"|"_s};
    qint64 made[2] = {0, 0};
    qint64 seen[2] = {0, 0}; // of the other's
    QString known[2];        // the other's text as each has seen it
    known[0] = texts[1];
    trace.transactions.push_back({1, {{0, 0, u"|"_s}}, {0, 0}});
    made[1] = seen[0] = 1;
    std::vector<QString> history[2] = {{QString()}, {QString(), u"|"_s}};
    for (int i = 1; i < transactions; ++i) {
        const int agent = int(random.below(2));
        const int other = 1 - agent;
        if (agent == 1 || random.chance(0.6)) {
            const auto most = made[other];
            seen[agent] = most - qint64(random.below(quint64(most - seen[agent]) + 1));
        }
        known[agent] = history[other][size_t(seen[agent])];
        QString &own = texts[agent];
        const qsizetype first = agent == 1 ? 1 : 0; // behind the mark
        const qsizetype place =
            own.size() > first && random.chance(0.4)
                ? first + qsizetype(random.below(quint64(own.size() - first)))
                : own.size();
        const qsizetype deleted =
            random.chance(0.2) ? std::min<qsizetype>(2, own.size() - place) : 0;
        const QString inserted =
            deleted > 0 ? QString() : QString(QChar(u'a' + char16_t(random.below(26))));
        const auto offset = agent == 1 ? known[1].size() : 0;
        Trace::Transaction transaction{agent, {{offset + place, deleted, inserted}}, {0, 0}};
        transaction.seen[size_t(agent)] = made[agent];
        transaction.seen[size_t(other)] = seen[agent];
        own.replace(place, deleted, inserted);
        history[agent].push_back(own);
        ++made[agent];
        trace.transactions.push_back(std::move(transaction));
    }
    trace.endText = texts[0] + texts[1];
    return trace;
}

} // namespace syngraph::cli
