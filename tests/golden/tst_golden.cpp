#include "common/ot/algebra.h"
#include "common/protocol/codec.h"
#include "tests/golden/sample_messages.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

/// The wire form as it was published. What fails here would no longer talk to programs that are
/// out in the world: a change of the form needs a new version of the protocol, not new vectors.
///
/// SYNGRAPH_WRITE_GOLDEN=<this folder> writes the files anew, for messages that are added.
class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void messagesAreWrittenTheSame();
    void messagesAreReadTheSame_data();
    void messagesAreReadTheSame();
    void firstMessagesStay();
    void operations_data();
    void operations();
};

namespace {

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

template <typename Message>
QByteArray messageLines(const char *from, const std::vector<Sample<Message>> &samples)
{
    QByteArray lines;
    for (const auto &[name, message] : samples) {
        lines += "{\"name\":" + quoted(name) + ",\"from\":\"" + from + "\",\"cbor\":\""
            + encode(message, WireFormat::Cbor).toHex() + "\",\"json\":"
            + encode(message, WireFormat::Json) + "}\n";
    }
    return lines;
}

QByteArray json(const Delta &delta)
{
    return encodeDelta(delta, WireFormat::Json);
}

QByteArray line(const OperationPair &pair, const char *order, const Delta &result)
{
    return "{\"name\":" + quoted(pair.name) + ",\"a\":" + json(pair.first) + ",\"b\":"
        + json(pair.second) + (order ? ",\"order\":\""_ba + order + '"' : QByteArray())
        + ",\"result\":" + json(result) + '}';
}

QByteArray transformLine(const OperationPair &pair, Order order)
{
    return line(pair, order == Order::Later ? "later" : "earlier",
                transform(pair.first, pair.second, order));
}

QByteArray composeLine(const OperationPair &pair)
{
    return line(pair, nullptr, compose(pair.first, pair.second));
}

QList<QByteArray> goldenLines(const QString &name)
{
    QFile file(QFINDTESTDATA(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto lines = file.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

void writeGolden(const QString &name, const QByteArray &content)
{
    QFile file(qEnvironmentVariable("SYNGRAPH_WRITE_GOLDEN") + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QJsonObject parsed(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

Delta deltaOf(const QJsonValue &value)
{
    const auto text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const auto delta = decodeDelta(text, DeltaParser::Bounds::Document, WireFormat::Json);
    return delta ? *delta : Delta();
}

/// That `cbor` and `json` mean one message, and each is the only spelling that we write.
template <typename Message>
void checkForms(const Result<Message, DecodeError> &cbor, const Result<Message, DecodeError> &json,
                const QByteArray &bytes)
{
    QVERIFY(cbor.ok());
    QVERIFY(json.ok());
    QVERIFY(*cbor == *json);
    QCOMPARE(encode(*cbor, WireFormat::Cbor), bytes);
}

} // namespace

void TestGolden::initTestCase()
{
    if (!qEnvironmentVariableIsSet("SYNGRAPH_WRITE_GOLDEN"))
        return;
    writeGolden(u"messages.jsonl"_s, messageLines("client", sampleClientMessages())
                                         + messageLines("server", sampleServerMessages()));
    QByteArray transformed;
    for (const auto &pair : samplePairsForTransform())
        transformed += transformLine(pair, Order::Earlier) + '\n'
            + transformLine(pair, Order::Later) + '\n';
    writeGolden(u"transform.jsonl"_s, transformed);
    QByteArray composed;
    for (const auto &pair : samplePairsForCompose())
        composed += composeLine(pair) + '\n';
    writeGolden(u"compose.jsonl"_s, composed);
}

void TestGolden::messagesAreWrittenTheSame()
{
    auto lines = (messageLines("client", sampleClientMessages())
                  + messageLines("server", sampleServerMessages()))
                     .split('\n');
    lines.removeAll(QByteArray());
    const auto expected = goldenLines(u"messages.jsonl"_s);
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i], expected[i]);
}

void TestGolden::messagesAreReadTheSame_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("today's") << u"messages.jsonl"_s;
    QTest::newRow("the first") << u"first_messages.jsonl"_s;
}

void TestGolden::messagesAreReadTheSame()
{
    QFETCH(QString, file);
    for (const auto &line : goldenLines(file)) {
        const auto vector = parsed(line);
        const auto bytes = QByteArray::fromHex(vector["cbor"_L1].toString().toLatin1());
        // Indented and in alphabetical order: JSON has many spellings, all of them mean this.
        const auto spelled = QJsonDocument(vector["json"_L1].toObject()).toJson();
        if (vector["from"_L1] == u"client"_s)
            checkForms(decodeClientMessage(bytes, WireFormat::Cbor),
                       decodeClientMessage(spelled, WireFormat::Json), bytes);
        else
            checkForms(decodeServerMessage(bytes, WireFormat::Cbor),
                       decodeServerMessage(spelled, WireFormat::Json), bytes);
    }
}

/// What the first programs say and understand, for good: it is never written anew, and each of them
/// is among today's.
void TestGolden::firstMessagesStay()
{
    const auto first = goldenLines(u"first_messages.jsonl"_s);
    QCOMPARE(first.size(), 57);
    const auto today = goldenLines(u"messages.jsonl"_s);
    for (const auto &line : first)
        QVERIFY2(today.contains(line), line.constData());
}

void TestGolden::operations_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto &file : {u"transform.jsonl"_s, u"compose.jsonl"_s}) {
        for (const auto &line : goldenLines(file)) {
            const auto vector = parsed(line);
            const auto name = file.section(u'.', 0, 0) + u": "_s + vector["name"_L1].toString()
                + u' ' + vector["order"_L1].toString();
            QTest::newRow(qPrintable(name)) << line;
        }
    }
}

void TestGolden::operations()
{
    QFETCH(QByteArray, line);
    const auto vector = parsed(line);
    const OperationPair pair{vector["name"_L1].toString(), deltaOf(vector["a"_L1]),
                             deltaOf(vector["b"_L1])};
    if (!vector.contains("order"_L1))
        QCOMPARE(composeLine(pair), line);
    else
        QCOMPARE(transformLine(pair, vector["order"_L1] == u"later"_s ? Order::Later
                                                                      : Order::Earlier),
                 line);
}

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
