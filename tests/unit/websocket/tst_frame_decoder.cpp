#include "common/base/random.h"
#include "tests/unit/websocket/frame_case.h"

#include <QTest>

#include <algorithm>

using namespace syngraph;
using namespace syngraph::websocket;
using namespace syngraph::websocket::frames;

namespace {

void addRows(const std::vector<FrameCase> &cases)
{
    QTest::addColumn<FrameCase>("frameCase");
    QTest::addColumn<Role>("role");
    for (const FrameCase &frameCase : cases) {
        if (frameCase.roles != Roles::ClientOnly)
            QTest::newRow((frameCase.name + ", server").constData()) << frameCase << Role::Server;
        if (frameCase.roles != Roles::ServerOnly)
            QTest::newRow((frameCase.name + ", client").constData()) << frameCase << Role::Client;
    }
}

/// Every place where `wire` can be cut in two; of a large one those around the borders of its
/// frames and some random ones between.
std::vector<qsizetype> cutsOf(const Wire &wire, Role role, qsizetype size)
{
    constexpr qsizetype kAllCutsUpTo = 4096;
    constexpr qsizetype kAroundBorder = 16;
    constexpr int kRandomCuts = 200;
    std::vector<qsizetype> cuts;
    if (size <= kAllCutsUpTo) {
        for (qsizetype at = 1; at < size; ++at)
            cuts.push_back(at);
        return cuts;
    }
    for (const qsizetype border : wire.borders(role)) {
        for (qsizetype at = border - kAroundBorder; at <= border + kAroundBorder; ++at) {
            if (at > 0 && at < size)
                cuts.push_back(at);
        }
    }
    SeededRandom random(static_cast<quint64>(size));
    for (int i = 0; i < kRandomCuts; ++i)
        cuts.push_back(random.between(1, size - 1));
    return cuts;
}

void checkCase(const FrameCase &frameCase, Role role)
{
    const QByteArray bytes = frameCase.wire.bytes(role);
    const auto run = [&](const std::vector<qsizetype> &cuts) {
        return decode(role, frameCase.limits, bytes, cuts);
    };
    const Outcome whole = run({});
    verifyOutcome(whole, frameCase.events, QStringLiteral("whole"));
    if (QTest::currentTestFailed())
        return;
    for (const qsizetype cut : cutsOf(frameCase.wire, role, bytes.size())) {
        verifySame(run({cut}), whole, QStringLiteral("cut at %1").arg(cut));
        if (QTest::currentTestFailed())
            return;
    }
    for (const qsizetype pieceBytes : {1, 2, 7, 997}) {
        const Outcome pieces = decodeInPieces(role, frameCase.limits, bytes, pieceBytes);
        verifySame(pieces, whole, QStringLiteral("pieces of %1").arg(pieceBytes));
        const bool isTimed = role == Role::Server || frameCase.roles == Roles::ClientOnly;
        if (pieceBytes == 1 && isTimed && frameCase.decidedAfter)
            QCOMPARE(pieces.decidedAfter, *frameCase.decidedAfter);
    }
}

} // namespace

class TestFrameDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framing_data() { addRows(framingCases()); }
    void framing() { checkRow(); }
    void utf8_data() { addRows(utf8Cases()); }
    void utf8() { checkRow(); }
    void closing_data() { addRows(closeCases()); }
    void closing() { checkRow(); }
    void hostileFrames_data() { addRows(hostileFrameCases()); }
    void hostileFrames() { checkRow(); }

    void utf8AcrossFrames_data();
    void utf8AcrossFrames();
    void utf8FailsWithTheFirstWrongByte();
    void giants_data();
    void giants();

    void insideFrame();
    void messageLimitChanges();
    void declaredLengthReservesNothing();
    void randomBytes();

private:
    void checkRow()
    {
        QFETCH(FrameCase, frameCase);
        QFETCH(Role, role);
        checkCase(frameCase, role);
    }
};

void TestFrameDecoder::utf8AcrossFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isValid");
    for (const Utf8Sequence &sequence : utf8Sequences())
        QTest::newRow(sequence.name.constData()) << sequence.bytes << sequence.isValid;
}

void TestFrameDecoder::utf8AcrossFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isValid);
    std::vector<Event> expected{failure(close_code::kInvalidPayload)};
    if (isValid)
        expected = {TextMessage{bytes}};
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        const Wire wire = firstText(bytes.first(cut)) + last(bytes.mid(cut));
        verifyOutcome(decode(Role::Server, {}, wire.bytes(Role::Server), {}), expected,
                      QStringLiteral("frames cut at %1").arg(cut));
    }
    const Wire single = fragmented(0x01, bytes, 1);
    verifyOutcome(decode(Role::Server, kGiantLimits, single.bytes(Role::Server), {}), expected,
                  QStringLiteral("a frame for each byte"));
}

/// Against every code point as QString encodes it: a byte is right exactly when some text goes on
/// so.
void TestFrameDecoder::utf8FailsWithTheFirstWrongByte()
{
    std::vector<quint32> beginnings; // bytes of a code point from its first on, as one number
    for (char32_t codePoint = 0; codePoint <= 0x10ffff; ++codePoint) {
        if (codePoint >= 0xd800 && codePoint <= 0xdfff)
            continue;
        quint32 packed = 0;
        for (const char byte : QStringView(QChar::fromUcs4(codePoint)).toUtf8()) {
            packed = packed << 8 | static_cast<quint8>(byte);
            if (beginnings.empty() || beginnings.back() != packed)
                beginnings.push_back(packed);
        }
    }
    std::sort(beginnings.begin(), beginnings.end());
    const auto canGoOn = [&](quint32 packed) {
        return std::binary_search(beginnings.begin(), beginnings.end(), packed);
    };

    const std::array<quint8, 12> interesting{0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
                                             0xa0, 0xbf, 0xc0, 0xc2, 0xf4, 0xff};
    const auto check = [&](const std::array<quint8, 4> &bytes) {
        Utf8Validator validator;
        quint32 packed = 0;
        for (const quint8 byte : bytes) {
            packed = packed << 8 | byte;
            const bool isRight = canGoOn(packed);
            const char fed = static_cast<char>(byte);
            if (validator.feed({&fed, 1}) != isRight)
                return false;
            if (!isRight)
                return true;
            if (validator.isComplete())
                packed = 0;
        }
        return true;
    };
    for (int lead = 0; lead < 256; ++lead) {
        for (int second = 0; second < 256; ++second) {
            for (const quint8 third : interesting) {
                for (const quint8 fourth : interesting) {
                    const std::array<quint8, 4> bytes{static_cast<quint8>(lead),
                                                      static_cast<quint8>(second), third, fourth};
                    QVERIFY2(check(bytes),
                             QByteArray(reinterpret_cast<const char *>(bytes.data()), 4)
                                 .toHex()
                                 .constData());
                }
            }
        }
    }
}

void TestFrameDecoder::giants_data()
{
    QTest::addColumn<GiantCase>("giant");
    for (const GiantCase &giant : giantCases())
        QTest::newRow(giant.name.constData()) << giant;
}

void TestFrameDecoder::giants()
{
    QFETCH(GiantCase, giant);
    const QByteArray payload = giantPayload(giant);
    const Wire wire = giantWire(giant);
    const Event event =
        giant.opcode == Opcode::Text ? Event(TextMessage{payload}) : Event(BinaryMessage{payload});
    const std::vector<Event> expected(static_cast<size_t>(giant.messages), event);
    verifyOutcome(decode(Role::Client, kGiantLimits, wire.bytes(Role::Client), {}), expected,
                  QStringLiteral("client"));
    const QByteArray bytes = wire.bytes(Role::Server);
    verifyOutcome(decode(Role::Server, kGiantLimits, bytes, {}), expected, QStringLiteral("whole"));
    verifyOutcome(decodeInPieces(Role::Server, kGiantLimits, bytes, giant.pieceBytes), expected,
                  QStringLiteral("in pieces"));
    const quint64 seed = 9;
    SeededRandom random(seed);
    verifyOutcome(
        decode(Role::Server, kGiantLimits, bytes, randomCuts(random, bytes.size(), 100'000)),
        expected, QStringLiteral("random cuts of seed %1").arg(seed));
}

void TestFrameDecoder::insideFrame()
{
    FrameDecoder decoder(Role::Server);
    std::vector<Event> events;
    const auto feed = [&](const QByteArray &bytes) {
        decoder.feed(bytes, events);
        return decoder.insideFrame();
    };
    QVERIFY(!decoder.insideFrame());
    const QByteArray whole = text("abc").bytes(Role::Server);
    for (qsizetype i = 0; i + 1 < whole.size(); ++i)
        QVERIFY(feed(whole.mid(i, 1)));
    QVERIFY(!feed(whole.last(1)));
    QVERIFY(feed(firstText("a").bytes(Role::Server)));
    QVERIFY(feed(ping().bytes(Role::Server)));
    QVERIFY(!feed(last("").bytes(Role::Server)));
    QVERIFY(!decoder.isFinished());
    QVERIFY(!feed(closeFrame(1000).bytes(Role::Server)));
    QVERIFY(decoder.isFinished());
    QVERIFY(!feed(firstText("a").bytes(Role::Server)));
    QCOMPARE(events.size(), size_t(4));
}

void TestFrameDecoder::messageLimitChanges()
{
    FrameDecoder decoder(Role::Server, {.messageBytes = 10, .framesPerMessage = 64});
    std::vector<Event> events;
    const QByteArray eleven(11, 'x');
    decoder.feed(binary(QByteArray(10, 'x')).bytes(Role::Server), events);
    decoder.setMessageLimit(11);
    decoder.feed(binary(eleven).bytes(Role::Server), events);

    const QByteArray bytes = binary(eleven).bytes(Role::Server);
    decoder.feed(bytes.first(8), events);
    decoder.setMessageLimit(10);
    decoder.feed(bytes.sliced(8), events);
    decoder.feed(bytes, events);
    QVERIFY2(matches(events, {BinaryMessage{QByteArray(10, 'x')}, BinaryMessage{eleven},
                              BinaryMessage{eleven}, failure(close_code::kMessageTooBig)}),
             qPrintable(describe(events)));
}

void TestFrameDecoder::declaredLengthReservesNothing()
{
    FrameDecoder decoder(Role::Server, kGiantLimits);
    std::vector<Event> events;
    const QByteArray bytes = binary(QByteArray(kGiantLimits.messageBytes, 'x')).bytes(Role::Server);
    decoder.feed(bytes.first(14), events);
    QCOMPARE(decoder.reservedBytes(), 0);
    decoder.feed(bytes.sliced(14, 10), events);
    QVERIFY(decoder.reservedBytes() <= 32);
    decoder.feed(bytes.sliced(24, 1000), events);
    QVERIFY(decoder.reservedBytes() <= 2048);
    QVERIFY(events.empty());
    decoder.feed(bytes.sliced(1024), events);
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(decoder.reservedBytes(), 0);
    QVERIFY(std::get<BinaryMessage>(events[0]).payload.capacity() <= kGiantLimits.messageBytes);
}

/// Noise, and good frames with a few bytes changed, so that all depths are reached.
void TestFrameDecoder::randomBytes()
{
    const quint64 seed = 20'061'101;
    SeededRandom random(seed);
    const CodecLimits limits{.messageBytes = 100, .framesPerMessage = 4};
    int failures = 0;
    int messages = 0;
    for (int round = 0; round < 200'000; ++round) {
        const Role role = random.chance(0.5) ? Role::Server : Role::Client;
        QByteArray bytes;
        if (random.chance(0.3)) {
            bytes = random.bytes(random.between(0, 64));
        } else {
            const qint64 frames = random.between(1, 4);
            for (qint64 i = 0; i < frames; ++i) {
                const auto first = static_cast<quint8>(random.chance(0.9) ? 0x80 : 0x00);
                const auto opcode = random.chance(0.3) ? random.below(11) : random.below(3);
                const qint64 size = random.between(0, 40);
                bytes += frame(static_cast<quint8>(first | opcode),
                               random.chance(0.7) ? QByteArray(size, 'x') : random.bytes(size))
                             .bytes(role);
            }
            for (qint64 flips = random.between(0, 2); flips > 0; --flips)
                bytes[random.between(0, bytes.size() - 1)] = static_cast<char>(random.below(256));
        }
        const Outcome whole = decode(role, limits, bytes, {});
        const Outcome cut = decode(role, limits, bytes, randomCuts(random, bytes.size(), 8));
        const QString how = QStringLiteral("seed %1, round %2, bytes %3")
                                .arg(seed)
                                .arg(round)
                                .arg(QString::fromLatin1(bytes.toHex()));
        verifyOutcome(whole, whole.events, how);
        verifySame(cut, whole, how);
        QVERIFY2(whole.events.size() <= size_t(bytes.size()) / 2 + 1, qPrintable(how));
        if (QTest::currentTestFailed())
            return;
        for (const Event &event : whole.events) {
            failures += std::holds_alternative<ProtocolFailure>(event);
            messages += std::holds_alternative<TextMessage>(event);
        }
    }
    QVERIFY2(failures > 20'000 && messages > 20'000,
             qPrintable(QStringLiteral("%1 failures, %2 messages").arg(failures).arg(messages)));
}

QTEST_GUILESS_MAIN(TestFrameDecoder)
#include "tst_frame_decoder.moc"
