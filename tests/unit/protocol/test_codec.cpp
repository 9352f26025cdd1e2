#include "common/protocol/codec.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/message_fields.h"
#include "tests/golden/sample_messages.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/test_seed.h"
#include "tests/unit/protocol/protocol_tests.h"
#include "tests/unit/protocol/random_messages.h"

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Message>
Result<Message, DecodeError> decoded(QByteArrayView bytes, WireFormat format)
{
    if constexpr (std::is_same_v<Message, ClientMessage>)
        return decodeClientMessage(bytes, format);
    else
        return decodeServerMessage(bytes, format);
}

constexpr std::array kFormats{WireFormat::Cbor, WireFormat::Json};

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageSurvives();
    void everyCutIsRefused();
    void oneChangedByteHasOneMeaning();
    void randomBytesAreHarmless();
    void eachKindHasItsOwnNumberAndName();
    void serverAndClientDoNotMix();
    void laterFieldsAreIgnored();
    void sequenceOfARefusedSubmit();
    void keystrokeIsSmall();
    void impliedCarets_data();
    void impliedCarets();
    void largeOperationsAreSeenBefore();
};

template <typename Message>
void checkSurvival(const Message &message, const char *what)
{
    for (const auto format : kFormats) {
        const auto bytes = encode(message, format);
        const auto back = decoded<Message>(bytes, format);
        QVERIFY2(back, back.ok() ? what : nameOf(back.error()).data());
        QVERIFY2(*back == message, what);
        QCOMPARE(encode(*back, format), bytes);
    }
}

void TestCodec::everyMessageSurvives()
{
    const auto seed = testSeed(1);
    SeededRandom random(seed);
    const auto what = "seed "_ba + QByteArray::number(seed);
    for (int round = 0; round < 300; ++round) {
        for (size_t i = 0; i < std::variant_size_v<ClientMessage>; ++i)
            checkSurvival(randomClientMessage(random, i), what);
        for (size_t i = 0; i < std::variant_size_v<ServerMessage>; ++i)
            checkSurvival(randomServerMessage(random, i), what);
        if (QTest::currentTestFailed())
            return;
    }
}

template <typename Message>
void checkCuts(const std::vector<Sample<Message>> &samples)
{
    for (const auto &[name, message] : samples) {
        for (const auto format : kFormats) {
            const auto bytes = encode(message, format);
            for (qsizetype size = 0; size < bytes.size(); ++size)
                QVERIFY2(!decoded<Message>(bytes.first(size), format), name.data());
            QVERIFY2(!decoded<Message>(bytes + bytes, format), name.data());
            QVERIFY2(!decoded<Message>(bytes + '\0', format), name.data());
        }
    }
}

void TestCodec::everyCutIsRefused()
{
    checkCuts(sampleClientMessages());
    checkCuts(sampleServerMessages());
}

/// What still decodes after a byte changed is another message, spelled as we would spell it. Only
/// fields of later versions are lost; they stand behind all that is known.
template <typename Message>
void checkSpelling(const QByteArray &bytes, const char *name)
{
    const auto message = decoded<Message>(bytes, WireFormat::Cbor);
    if (!message)
        return;
    const auto again = encode(*message, WireFormat::Cbor);
    if (again == bytes)
        return;
    const bool extended = quint8(bytes[0]) > quint8(again[0]) && bytes.size() > again.size()
        && bytes.sliced(1, again.size() - 1) == again.sliced(1);
    QVERIFY2(extended, (name + " "_ba + bytes.toHex()).constData());
}

template <typename Message>
void checkFlips(const std::vector<Sample<Message>> &samples)
{
    for (const auto &[name, message] : samples) {
        auto bytes = encode(message, WireFormat::Cbor);
        for (char &byte : bytes) {
            const char good = byte;
            for (int other = 0; other < 256; ++other) {
                byte = char(other);
                checkSpelling<Message>(bytes, name.data());
            }
            byte = good;
        }
        auto text = encode(message, WireFormat::Json);
        for (char &byte : text) {
            const char good = byte;
            for (int other = 0; other < 256; ++other) {
                byte = char(other);
                const auto read = decoded<Message>(text, WireFormat::Json);
                if (read)
                    QVERIFY(*decoded<Message>(encode(*read, WireFormat::Json), WireFormat::Json)
                            == *read);
            }
            byte = good;
        }
    }
}

void TestCodec::oneChangedByteHasOneMeaning()
{
    checkFlips(sampleClientMessages());
    checkFlips(sampleServerMessages());
}

void TestCodec::randomBytesAreHarmless()
{
    const auto seed = testSeed(2);
    SeededRandom random(seed);
    std::vector<QByteArray> seeds;
    for (const auto format : kFormats) {
        for (const auto &sample : sampleClientMessages())
            seeds.push_back(encode(sample.message, format));
        for (const auto &sample : sampleServerMessages())
            seeds.push_back(encode(sample.message, format));
    }
    int read = 0;
    for (int round = 0; round < 300'000; ++round) {
        QByteArray bytes;
        if (random.chance(0.3)) {
            bytes = random.bytes(qsizetype(random.below(40)));
        } else {
            // Parts of two messages with some bytes changed.
            const auto &head = seeds[random.below(seeds.size())];
            const auto &tail = seeds[random.below(seeds.size())];
            bytes = head.first(qsizetype(random.below(quint64(head.size()) + 1)));
            if (random.chance(0.5))
                bytes += tail.last(qsizetype(random.below(quint64(tail.size()) + 1)));
            for (auto changes = random.below(3); changes > 0 && !bytes.isEmpty(); --changes)
                bytes[qsizetype(random.below(quint64(bytes.size())))] = char(random.below(256));
        }
        for (const auto format : kFormats) {
            read += decodeClientMessage(bytes, format).ok() ? 1 : 0;
            read += decodeServerMessage(bytes, format).ok() ? 1 : 0;
            read += decodeDelta(bytes, DeltaParser::Bounds::Document, format).ok() ? 1 : 0;
            sequenceOfSubmit(bytes, format);
        }
    }
    QVERIFY2(read > 1'000, qPrintable(u"seed %1: %2 read"_s.arg(seed).arg(read)));
}

template <typename... Messages>
void collectTypes(const std::variant<Messages...> *, QList<int> &numbers, QStringList &names)
{
    ((numbers += wire::Fields<Messages>::kType.number), ...);
    ((names += QString(wire::Fields<Messages>::kType.name())), ...);
}

void TestCodec::eachKindHasItsOwnNumberAndName()
{
    QList<int> numbers;
    QStringList names;
    collectTypes(static_cast<ClientMessage *>(nullptr), numbers, names);
    collectTypes(static_cast<ServerMessage *>(nullptr), numbers, names);
    QCOMPARE(QSet<int>(numbers.begin(), numbers.end()).size(), numbers.size());
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
}

void TestCodec::serverAndClientDoNotMix()
{
    for (const auto format : kFormats) {
        for (const auto &sample : sampleClientMessages())
            QCOMPARE(int(decodeServerMessage(encode(sample.message, format), format).error()),
                     int(DecodeError::UnknownType));
        for (const auto &sample : sampleServerMessages())
            QCOMPARE(int(decodeClientMessage(encode(sample.message, format), format).error()),
                     int(DecodeError::UnknownType));
    }
}

/// All fields that a message may have.
struct FieldTotal
{
    static constexpr bool kReads = false;
    template <typename T, typename... Rule>
    void field(QLatin1StringView, const T &, Rule...)
    {
        ++count;
    }
    int count = 0;
};

void TestCodec::laterFieldsAreIgnored()
{
    for (const auto &[name, message] : sampleServerMessages()) {
        // Nulls for what may be missing, one of them too many, and a map behind them.
        FieldTotal total;
        std::visit(
            [&total](const auto &m) {
                wire::Fields<std::decay_t<decltype(m)>>::visit(total, m);
            },
            message);
        auto cbor = encode(message, WireFormat::Cbor);
        const int absent = total.count + 1 - (cbor[0] & 0x1f);
        cbor[0] = char(cbor[0] + absent + 2);
        cbor += QByteArray(absent + 1, char(0xf6)) + QByteArray::fromHex("a1617801");
        const auto read = decodeServerMessage(cbor, WireFormat::Cbor);
        QVERIFY2(read, name.data());
        QVERIFY2(*read == message, name.data());

        auto json = encode(message, WireFormat::Json);
        json.insert(json.size() - 1, R"(,"later":{"x":[1,{},null,"y"]})");
        const auto parsed = decodeServerMessage(json, WireFormat::Json);
        QVERIFY2(parsed, name.data());
        QVERIFY2(*parsed == message, name.data());
    }
}

void TestCodec::sequenceOfARefusedSubmit()
{
    const auto bad = QByteArray::fromHex("8403190141008201c0");
    QCOMPARE(int(decodeClientMessage(bad, WireFormat::Cbor).error()), int(DecodeError::Malformed));
    const auto nothing = QByteArray::fromHex("840319014100820100");
    QCOMPARE(int(decodeClientMessage(nothing, WireFormat::Cbor).error()),
             int(DecodeError::BadOperation));
    QVERIFY(sequenceOfSubmit(nothing, WireFormat::Cbor) == Sequence(321));
    const QByteArray json = R"({"type":"submit","seq":321,"base":0,)"
                            R"("delta":{"base":1,"ops":[{"retain":0}]}})";
    QCOMPARE(int(decodeClientMessage(json, WireFormat::Json).error()),
             int(DecodeError::BadOperation));
    QVERIFY(sequenceOfSubmit(json, WireFormat::Json) == Sequence(321));
    QVERIFY(!sequenceOfSubmit(QByteArray::fromHex("820601"), WireFormat::Cbor));
    QVERIFY(!sequenceOfSubmit(QByteArray::fromHex("84030000"), WireFormat::Cbor));
    QVERIFY(!sequenceOfSubmit("{", WireFormat::Json));
    QCOMPARE(errorCodeFor(DecodeError::BadOperation), ErrorCode::BadOperation);
    QCOMPARE(errorCodeFor(DecodeError::BadVersion), ErrorCode::BadVersion);
    QCOMPARE(errorCodeFor(DecodeError::TooDeep), ErrorCode::Malformed);
}

void TestCodec::keystrokeIsSmall()
{
    const auto typed = delta(20'000, {keep(10'000), put(u"a")});
    const messages::Submit submit{Sequence(20), Revision(20'000), typed, std::nullopt};
    QCOMPARE(encode(ClientMessage(submit), WireFormat::Cbor).size(), 15);
    const messages::Operation operation{Revision(20'001), AuthorNumber(3), typed, std::nullopt};
    QCOMPARE(encode(ServerMessage(operation), WireFormat::Cbor).size(), 15);
}

void TestCodec::impliedCarets_data()
{
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<qsizetype>("position");
    const auto bold = attribute(AttributeKey::Bold, true);
    QTest::newRow("nothing") << Delta::identity(9) << qsizetype(0);
    QTest::newRow("typed") << delta(9, {keep(4), put(u"ab")}) << qsizetype(6);
    QTest::newRow("typed at the start") << delta(9, {put(u"a")}) << qsizetype(1);
    QTest::newRow("deleted") << delta(9, {keep(4), drop(2)}) << qsizetype(4);
    QTest::newRow("replaced") << delta(9, {keep(4), put(u"a"), drop(2)}) << qsizetype(5);
    QTest::newRow("formatted") << delta(9, {keep(2), keep(3, bold)}) << qsizetype(5);
    QTest::newRow("typed, then deleted further on")
        << delta(9, {put(u"a"), keep(4), drop(2)}) << qsizetype(1);
    QTest::newRow("two inserts") << delta(9, {put(u"a"), keep(4), put(u"b")}) << qsizetype(6);
}

void TestCodec::impliedCarets()
{
    QFETCH(Delta, operation);
    QFETCH(qsizetype, position);
    QVERIFY((impliedCaret(operation) == Caret{position, position}));
}

void TestCodec::largeOperationsAreSeenBefore()
{
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto alternate = [&bold](qsizetype count, qsizetype units) {
        DeltaBuilder builder;
        for (qsizetype i = 0; i < count; ++i)
            builder.retain(1, i % 2 ? bold : AttributeSet()).insert(QString(units, u'"'));
        return builder.build();
    };
    QVERIFY(fitsMessage(alternate(1, 1)));
    QVERIFY(fitsMessage(alternate(900, 1)));
    QVERIFY(!fitsMessage(alternate(9'000, 1)));   // items
    QVERIFY(!fitsMessage(alternate(100, 2'000))); // bytes
    for (const auto &[count, units] : {std::pair(1, 60'000), std::pair(900, 60), std::pair(900, 1)}) {
        const auto large = alternate(count, units);
        QVERIFY(fitsMessage(large));
        const messages::Rebase rebase{Revision(), Revision((qint64(1) << 53) - 1), large};
        for (const auto format : kFormats)
            QVERIFY(decodeServerMessage(encode(ServerMessage(rebase), format), format));
    }
}

} // namespace

int syngraph::runCodecTests(int argc, char **argv)
{
    TestCodec test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_codec.moc"
