#include "tests/oracle/quill_oracle.h"

#include "common/protocol/codec.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFetchMs = 90'000;
constexpr int kAnswerMs = 90'000;
const auto kFiles = {u"package.json"_s, u"package-lock.json"_s, u"answers.cjs"_s};

QString room()
{
    return qEnvironmentVariable("SYNGRAPH_ORACLE_ROOM");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray opsOf(const Delta &delta)
{
    const auto json = QJsonDocument::fromJson(encodeDelta(delta, WireFormat::Json));
    return json.object()[u"ops"_s].toArray();
}

/// In the spelling of a retain's attributes.
QJsonObject jsonOf(const AttributeSet &attributes)
{
    if (attributes.isEmpty())
        return {};
    DeltaBuilder builder;
    builder.retain(1, attributes);
    return opsOf(builder.build())[0].toObject()[u"attributes"_s].toObject();
}

QByteArray lineOf(const QJsonObject &question)
{
    return QJsonDocument(question).toJson(QJsonDocument::Compact);
}

} // namespace

QString QuillOracle::prepare()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        return u"node is not installed"_s;
    const QString source = qEnvironmentVariable("SYNGRAPH_ORACLE_SOURCE");
    if (source.isEmpty() || room().isEmpty() || !QDir().mkpath(room()))
        return u"run it by ctest, which says where the package goes"_s;
    const QString installed = room() + u"/node_modules/quill-delta/package.json"_s;
    const auto lock = contentOf(source + u"/package-lock.json"_s);
    const bool current = QFile::exists(installed)
        && contentOf(room() + u"/package-lock.json"_s) == lock;
    for (const auto &name : kFiles) {
        QFile::remove(room() + u'/' + name);
        if (!QFile::copy(source + u'/' + name, room() + u'/' + name))
            return u"cannot write to "_s + room();
    }
    if (current)
        return {};
    if (QStandardPaths::findExecutable(u"npm"_s).isEmpty())
        return u"npm is not installed"_s;
    QProcess npm;
    npm.setWorkingDirectory(room());
    npm.start(u"npm"_s, {u"ci"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s,
                         u"--fetch-retries=1"_s, u"--fetch-timeout=20000"_s});
    if (!npm.waitForFinished(kFetchMs) || npm.exitStatus() != QProcess::NormalExit
        || npm.exitCode() != 0 || !QFile::exists(installed)) {
        npm.kill();
        npm.waitForFinished();
        return u"npm could not fetch quill-delta: "_s
            + QString::fromUtf8(npm.readAllStandardError()).section(u'\n', 0, 2);
    }
    return {};
}

void QuillOracle::compose(const Delta &first, const Delta &second, const Delta &ours)
{
    m_questions += lineOf({{u"ask"_s, u"compose"_s}, {u"a"_s, opsOf(first)}, {u"b"_s, opsOf(second)},
                           {u"ours"_s, opsOf(ours)}});
}

void QuillOracle::invert(const Delta &operation, const Delta &base, const Delta &ours)
{
    m_questions += lineOf({{u"ask"_s, u"invert"_s}, {u"a"_s, opsOf(operation)},
                           {u"b"_s, opsOf(base)}, {u"ours"_s, opsOf(ours)}});
}

void QuillOracle::transform(const Delta &operation, const Delta &over, bool isLater,
                            const Delta &ours)
{
    m_questions += lineOf({{u"ask"_s, u"transform"_s}, {u"a"_s, opsOf(operation)},
                           {u"b"_s, opsOf(over)},
                           {u"order"_s, isLater ? u"later"_s : u"earlier"_s},
                           {u"ours"_s, opsOf(ours)}});
}

void QuillOracle::position(const Delta &operation, qsizetype at, bool staysLeft, qsizetype ours)
{
    m_questions += lineOf({{u"ask"_s, u"position"_s}, {u"a"_s, opsOf(operation)},
                           {u"at"_s, qint64(at)}, {u"side"_s, staysLeft ? u"left"_s : u"right"_s},
                           {u"ours"_s, qint64(ours)}});
}

void QuillOracle::composeAttributes(const AttributeSet &base, const AttributeSet &change,
                                    bool keepNull, const AttributeSet &ours)
{
    m_questions += lineOf({{u"ask"_s, u"attributesCompose"_s}, {u"a"_s, jsonOf(base)},
                           {u"b"_s, jsonOf(change)}, {u"keepNull"_s, keepNull},
                           {u"ours"_s, jsonOf(ours)}});
}

void QuillOracle::invertAttributes(const AttributeSet &change, const AttributeSet &base,
                                   const AttributeSet &ours)
{
    m_questions += lineOf({{u"ask"_s, u"attributesInvert"_s}, {u"a"_s, jsonOf(change)},
                           {u"b"_s, jsonOf(base)}, {u"ours"_s, jsonOf(ours)}});
}

std::vector<QuillOracle::Answer> QuillOracle::answers()
{
    QProcess node;
    node.setWorkingDirectory(room());
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(u"node"_s, {u"answers.cjs"_s});
    node.write(m_questions.join('\n') + '\n');
    node.closeWriteChannel();
    const bool ended = node.waitForFinished(kAnswerMs) && node.exitCode() == 0;
    if (!ended)
        node.kill();
    auto lines = node.readAllStandardOutput().split('\n');
    lines.removeLast();
    std::vector<Answer> result;
    if (ended && lines.size() == m_questions.size()) {
        for (qsizetype i = 0; i < lines.size(); ++i)
            result.push_back({m_questions[i], lines[i] == "same" ? QByteArray() : lines[i]});
    }
    m_questions.clear();
    return result;
}

} // namespace syngraph
