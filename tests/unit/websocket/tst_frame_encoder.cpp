#include "common/base/check.h"
#include "tests/unit/websocket/frame_case.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::websocket;
using namespace syngraph::websocket::frames;

class TestFrameEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesSamplesOfTheRfc();
    void encodesShortestLength_data();
    void encodesShortestLength();
    void fragmentsOutgoingMessages_data();
    void fragmentsOutgoingMessages();
    void encodesClose_data();
    void encodesClose();
    void refusesToEncodeNonsense();
    void roundTrips();
};

void TestFrameEncoder::encodesSamplesOfTheRfc()
{
    const MaskKey key{0x37, 0xfa, 0x21, 0x3d};
    const auto hex = [](const QByteArray &bytes) { return bytes.toHex(); };
    QCOMPARE(hex(encodeFrame(Opcode::Text, "Hello")), QByteArray("810548656c6c6f"));
    QCOMPARE(hex(encodeFrame(Opcode::Text, "Hello", FrameEnd::Final, key)),
             QByteArray("818537fa213d7f9f4d5158"));
    QCOMPARE(hex(encodeFrame(Opcode::Text, "Hel", FrameEnd::MoreFollow)), QByteArray("010348656c"));
    QCOMPARE(hex(encodeFrame(Opcode::Continuation, "lo")), QByteArray("80026c6f"));
    QCOMPARE(hex(encodeMessage(Opcode::Text, "Hello", 3)), QByteArray("010348656c80026c6f"));
    QCOMPARE(hex(encodeFrame(Opcode::Ping, "Hello")), QByteArray("890548656c6c6f"));
    QCOMPARE(hex(encodeFrame(Opcode::Pong, "Hello", FrameEnd::Final, key)),
             QByteArray("8a8537fa213d7f9f4d5158"));
    QCOMPARE(hex(encodeFrame(Opcode::Binary, QByteArray(256, 'x')).first(4)),
             QByteArray("827e0100"));
    QCOMPARE(hex(encodeFrame(Opcode::Binary, QByteArray(65536, 'x')).first(10)),
             QByteArray("827f0000000000010000"));
}

void TestFrameEncoder::encodesShortestLength_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 7, 8, 9, 125, 126, 127, 65535, 65536, 65537})
        QTest::addRow("%d bytes", size) << size;
}

void TestFrameEncoder::encodesShortestLength()
{
    QFETCH(int, size);
    const QByteArray payload(size, 'x');
    const QByteArray plain = encodeFrame(Opcode::Binary, payload);
    QCOMPARE(plain, binary(payload).bytes(Role::Client));
    QCOMPARE(plain.capacity(), plain.size());
    const MaskKey key{0x37, 0xfa, 0x21, static_cast<quint8>(1 + size % 255)};
    QCOMPARE(encodeFrame(Opcode::Binary, payload, FrameEnd::Final, key),
             binary(payload).bytes(Role::Server));
}

void TestFrameEncoder::fragmentsOutgoingMessages_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("frameBytes");
    QTest::newRow("10.1.1 65536 bytes in frames of 1300") << 65536 << 1300;
    QTest::newRow("10.1.2 empty message") << 0 << 1300;
    QTest::newRow("10.1.3 exactly one frame") << 1300 << 1300;
    QTest::newRow("10.1.4 one byte above a frame") << 1301 << 1300;
    QTest::newRow("10.1.5 exactly three frames") << 3900 << 1300;
    QTest::newRow("10.1.6 frames of one byte") << 50 << 1;
    QTest::newRow("10.1.7 frames of 126") << 1000 << 126;
    QTest::newRow("10.1.8 a snapshot chunk in the default frames")
        << int(limits::kSnapshotChunkBytes) << int(limits::kOutgoingFrameBytes);
}

void TestFrameEncoder::fragmentsOutgoingMessages()
{
    QFETCH(int, size);
    QFETCH(int, frameBytes);
    const QByteArray payload = longText(size);
    const QByteArray encoded = encodeMessage(Opcode::Text, payload, frameBytes);
    QCOMPARE(encoded, fragmented(0x01, payload, frameBytes).bytes(Role::Client));
    QVERIFY(encoded.capacity() <= encoded.size() + 10);
    verifyOutcome(decode(Role::Client, {}, encoded, {}), {TextMessage{payload}},
                  QStringLiteral("decoded"));
}

void TestFrameEncoder::encodesClose_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("sentReason");
    const QByteArray a123(123, 'a');
    const QByteArray a122(122, 'a');
    const QByteArray a120(120, 'a');
    QTest::newRow("no status") << 1005 << QByteArray() << QByteArray();
    QTest::newRow("no reason") << 1000 << QByteArray() << QByteArray();
    QTest::newRow("reason") << 4401 << QByteArray("why") << QByteArray("why");
    QTest::newRow("longest reason") << 1011 << a123 << a123;
    QTest::newRow("reason cut") << 1011 << a123 + 'b' << a123;
    QTest::newRow("reason cut before two bytes") << 1011 << a122 + "\xc3\xa4" << a122;
    QTest::newRow("reason cut before four bytes") << 1011 << a120 + "\xf0\x9f\x96\x8b" << a120;
    QTest::newRow("reason that just fits")
        << 1011 << a120 + "\xe2\x82\xac" << a120 + "\xe2\x82\xac";
}

void TestFrameEncoder::encodesClose()
{
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, sentReason);
    const auto value = static_cast<quint16>(code);
    verifyOutcome(decode(Role::Client, {}, encodeClose(value, reason), {}),
                  {CloseReceived{value, sentReason}}, QStringLiteral("decoded"));
    verifyOutcome(decode(Role::Server, {}, encodeClose(value, reason, MaskKey{1, 2, 3, 4}), {}),
                  {CloseReceived{value, sentReason}}, QStringLiteral("decoded by a server"));
}

void TestFrameEncoder::refusesToEncodeNonsense()
{
    const QByteArray tooLong(126, 'x');
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)encodeFrame(Opcode::Ping, tooLong));
    QVERIFY_THROWS_EXCEPTION(InvariantError,
                             (void)encodeFrame(Opcode::Pong, "a", FrameEnd::MoreFollow));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)encodeMessage(Opcode::Ping, "a"));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)encodeMessage(Opcode::Text, "a", 0));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)encodeClose(1006));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)encodeClose(999));
}

/// Whole conversations of random messages in random fragments with pings between them.
void TestFrameEncoder::roundTrips()
{
    const quint64 seed = 6455;
    SeededRandom random(seed);
    for (int round = 0; round < 500; ++round) {
        const Role role = random.chance(0.5) ? Role::Server : Role::Client;
        const auto encode = [&](Opcode opcode, QByteArrayView payload, FrameEnd end) {
            const QByteArray key = random.bytes(4);
            const auto at = [&](qsizetype i) { return static_cast<quint8>(key[i]); };
            return role == Role::Client
                       ? encodeFrame(opcode, payload, end)
                       : encodeFrame(opcode, payload, end, MaskKey{at(0), at(1), at(2), at(3)});
        };
        QByteArray bytes;
        std::vector<Event> expected;
        for (qint64 messages = random.between(1, 8); messages > 0; --messages) {
            const bool isText = random.chance(0.5);
            QByteArray payload = random.bytes(random.between(0, random.chance(0.1) ? 70'000 : 300));
            if (isText)
                payload = QString::fromLatin1(payload).toUtf8();
            Opcode opcode = isText ? Opcode::Text : Opcode::Binary;
            QByteArrayView rest = payload;
            for (qint64 fragments = random.between(0, 10); fragments > 0; --fragments) {
                const qsizetype size = random.between(0, rest.size());
                bytes += encode(opcode, rest.first(size), FrameEnd::MoreFollow);
                rest = rest.sliced(size);
                opcode = Opcode::Continuation;
                if (random.chance(0.3)) {
                    const QByteArray ping = random.bytes(random.between(0, 125));
                    bytes += encode(Opcode::Ping, ping, FrameEnd::Final);
                    expected.push_back(Ping{ping});
                }
            }
            bytes += encode(opcode, rest, FrameEnd::Final);
            if (isText)
                expected.emplace_back(TextMessage{payload});
            else
                expected.emplace_back(BinaryMessage{payload});
        }
        const QString how = QStringLiteral("seed %1, round %2").arg(seed).arg(round);
        verifyOutcome(decode(role, {}, bytes, {}), expected, how);
        verifyOutcome(decode(role, {}, bytes, randomCuts(random, bytes.size(), 500)), expected,
                      how);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(TestFrameEncoder)
#include "tst_frame_encoder.moc"
