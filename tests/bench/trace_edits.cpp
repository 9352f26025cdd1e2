#include "tests/bench/trace_edits.h"

#include "common/base/random.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace syngraph::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray unpacked(const QString &path)
{
    const std::unique_ptr<gzFile_s, decltype(&::gzclose)> file(
        ::gzopen(QFile::encodeName(path).constData(), "rb"), &::gzclose);
    QByteArray content;
    QByteArray piece(1 << 20, Qt::Uninitialized);
    for (int count = 0;
         file && (count = ::gzread(file.get(), piece.data(), unsigned(piece.size()))) > 0;)
        content.append(piece.constData(), count);
    return content;
}

/// Empty for a recording of several authors: their edits are not on one line.
Session recorded(const QString &path)
{
    const auto root = QJsonDocument::fromJson(unpacked(path)).object();
    Session session;
    session.name = path.section(u'/', -1).section(u'.', 0, 0);
    session.end = root[u"endContent"].toString();
    if (root[u"kind"].toString() == u"concurrent")
        return {};
    const auto transactions = root[u"txns"].toArray();
    for (const auto &transaction : transactions) {
        for (const auto patches = transaction[u"patches"].toArray(); const auto &patch : patches)
            session.add(patch[0].toInteger(), patch[1].toInteger(), patch[2].toString());
    }
    return session;
}

/// Somebody writes: words at the caret, now and then Backspace, now and then elsewhere.
Session generated()
{
    SeededRandom random(7);
    Session session;
    session.name = u"generated"_s;
    qsizetype caret = 0;
    for (int i = 0; i < 100'000; ++i) {
        auto &text = session.end;
        if (random.below(40) == 0)
            caret = qsizetype(random.below(quint64(text.size() + 1)));
        if (caret > 0 && random.below(6) == 0) {
            session.add(--caret, 1, {});
            text.remove(caret, 1);
            continue;
        }
        const QChar key = random.below(60) == 0 ? u'\n' : QChar(u'a' + int(random.below(26)));
        session.add(caret, 0, QStringView(&key, 1));
        text.insert(caret++, key);
    }
    return session;
}

std::vector<Session> readSessions()
{
    std::vector<Session> found;
    const QDir folder(qEnvironmentVariable("SYNGRAPH_TRACES", u"/nonexistent"_s));
    for (const auto &name : folder.entryList({u"*.json.gz"_s}, QDir::Files, QDir::Name)) {
        if (auto session = recorded(folder.filePath(name)); !session.edits.empty())
            found.push_back(std::move(session));
    }
    found.push_back(generated());
    return found;
}

} // namespace

const std::vector<Session> &sessions()
{
    static const auto all = readSessions();
    return all;
}

} // namespace syngraph::bench
