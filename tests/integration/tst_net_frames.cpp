#include "tst_net_frames.h"

#include "tst_net_fixture.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::test;
using websocket::FrameEnd;
using websocket::Opcode;

namespace {

using Code = std::optional<quint16>;

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

void TestNetFrames::hostileFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint16>("code");
    const auto row = [](const char *name, const QByteArray &bytes, quint16 code) {
        QTest::newRow(name) << bytes << code;
    };
    row("W01 unmasked", hex("820161"), 1002);
    row("W03 RSV1", hex("c28000000000"), 1002);
    row("W03 RSV2", hex("a28000000000"), 1002);
    row("W03 RSV3", hex("928000000000"), 1002);
    for (const char *first : {"83", "84", "85", "86", "87", "8b", "8c", "8d", "8e", "8f"}) {
        const QByteArray name = QByteArray("W04 opcode ") + (first + 1);
        row(name, hex(first) + hex("8000000000"), 1002);
    }
    row("W05 long ping", hex("89fe007e00000000"), 1002);
    row("W05 fragmented ping", hex("098000000000"), 1002);
    row("W06 126 for 5 bytes", hex("82fe000500000000"), 1002);
    row("W06 127 for 65,535", hex("82ff000000000000ffff00000000"), 1002);
    row("W06 highest bit", hex("82ff800000000000000000000000"), 1002);
    row("W07 2^63-1", hex("82ff7fffffffffffffff00000000"), 1009);
    row("W07 2^32", hex("82ff000000010000000000000000"), 1009);
    row("W07 1 GiB", hex("82ff000000004000000000000000"), 1009);
    row("W07 limit + 1", hex("82ff000000000004000100000000"), 1009);
    row("W09 continuation of nothing", hex("808000000000"), 1002);
    row("W09 message inside a message", hex("028000000000") + hex("828000000000"), 1002);
    row("W10 65 fragments",
        hex("028000000000") + hex("008000000000").repeated(64), 1008);
    row("W10 200,000 empty fragments",
        hex("028000000000") + hex("008000000000").repeated(200'000), 1008);
    row("W15 close with 1 byte", hex("88810000000000"), 1002);
    row("W15 code 0", masked(Opcode::Close, hex("0000")), 1002);
    row("W15 code 999", masked(Opcode::Close, hex("03e7")), 1002);
    row("W15 code 1005", masked(Opcode::Close, hex("03ed")), 1002);
    row("W15 code 1006", masked(Opcode::Close, hex("03ee")), 1002);
    row("W15 code 1016", masked(Opcode::Close, hex("03f8")), 1002);
    row("W15 code 5000", masked(Opcode::Close, hex("1388")), 1002);
    row("W15 bad reason", masked(Opcode::Close, hex("03e8c3")), 1007);
}

void TestNetFrames::hostileFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint16, code);
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    client.send(bytes);
    QCOMPARE(client.closeCode(), Code(code));
    QVERIFY(client.untilClosed());
    QVERIFY(server.host.lastPeer().isClosed);
    QVERIFY(server.host.messages.isEmpty());
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetFrames::onlyTheProtocolsKindOfMessage_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("CBOR, binary") << QByteArray("syngraph.v1.cbor") << 2 << true;
    QTest::newRow("W14 CBOR, text") << QByteArray("syngraph.v1.cbor") << 1 << false;
    QTest::newRow("JSON, text") << QByteArray("syngraph.v1.json") << 1 << true;
    QTest::newRow("W14 JSON, binary") << QByteArray("syngraph.v1.json") << 2 << false;
}

void TestNetFrames::onlyTheProtocolsKindOfMessage()
{
    QFETCH(QByteArray, protocol);
    QFETCH(int, opcode);
    QFETCH(bool, accepted);
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade(UpgradeRequest().with("Sec-WebSocket-Protocol", protocol)));
    client.send(masked(static_cast<Opcode>(opcode), "hello"));
    if (!accepted) {
        QCOMPARE(client.closeCode(), Code(1003));
        QVERIFY(server.host.messages.isEmpty());
    } else if (opcode == 1) {
        QCOMPARE(client.nextEvent(), websocket::Event(websocket::TextMessage{"hello"}));
    } else {
        QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"hello"}));
    }
}

void TestNetFrames::oneByteAtATime()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    const QByteArray message(130, 'm'); // with an extended length
    for (const char byte : masked(Opcode::Binary, message.first(100), FrameEnd::MoreFollow) +
                               masked(Opcode::Ping, "p") +
                               masked(Opcode::Continuation, message.sliced(100))) {
        client.send(QByteArray(1, byte)); // W17
        QCoreApplication::processEvents();
    }
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::Pong{"p"}));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{message}));
}

void TestNetFrames::stalledFrameIsClosed()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.frameProgressDeadline = 50ms;
    TestServer server(options);
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    client.send(masked(Opcode::Binary, "whole")); // nothing is pending behind it
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"whole"}));
    RawClient stalled(server.port());
    QVERIFY(stalled.upgrade());
    stalled.send(hex("82ff000000000003200000000000") + QByteArray(10, 'x')); // W08: 200 KiB
    QCOMPARE(stalled.closeCode(), Code(1008));
    QVERIFY(server.host.lastPeer().isClosed);
    // The first has been silent for longer than that, and between two frames one may be.
    client.send(masked(Opcode::Binary, "more"));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"more"}));
}

void TestNetFrames::peersCloseIsEchoed_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<quint16>("echoed");
    QTest::newRow("W15 no code") << QByteArray() << quint16(1005);
    QTest::newRow("W15 1000") << hex("03e8") << quint16(1000);
    QTest::newRow("W15 reason") << hex("03e8") + "good-bye" << quint16(1000);
    QTest::newRow("W15 125 bytes") << hex("0fa0") + QByteArray(123, 'r') << quint16(4000);
}

void TestNetFrames::peersCloseIsEchoed()
{
    QFETCH(QByteArray, payload);
    QFETCH(quint16, echoed);
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    client.send(masked(Opcode::Close, payload));
    QCOMPARE(client.closeCode(), Code(echoed));
    QVERIFY(client.untilClosed());
    QVERIFY(server.host.lastPeer().isClosed);
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetFrames::ourCloseThatNobodyAnswers()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.closeDeadline = 50ms;
    TestServer server(options);
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    QTRY_COMPARE(server.host.peers.size(), size_t(1));
    server.runtime->close(server.host.last, 1012, "restart");
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::CloseReceived{1012, "restart"}));
    QVERIFY(client.untilClosed()); // W16
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
    QVERIFY(!server.host.lastPeer().isClosed); // the host closed it itself and hears no more of it
}

void TestNetFrames::dataAfterOurCloseIsDiscarded()
{
    TestServer server;
    server.host.closesOnMessage = {4404, "gone"};
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    // The second message is in the same segment as the one that makes the host close (W20).
    client.send(masked(Opcode::Binary, "first") + masked(Opcode::Binary, "second"));
    QCOMPARE(client.closeCode(), Code(4404));
    client.send(masked(Opcode::Binary, "third"));
    client.send(masked(Opcode::Close, hex("1134")));
    QVERIFY(client.untilClosed());
    QCOMPARE(server.host.messages, QByteArrayList{"first"});
}

void TestNetFrames::closeComesBehindWhatWasSent()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    QTRY_COMPARE(server.host.peers.size(), size_t(1));
    const PeerId peer = server.host.last;
    server.runtime->send(std::span(&peer, 1), "last words", WireFormat::Cbor);
    server.runtime->close(peer, 4409, "replaced");
    server.runtime->send(std::span(&peer, 1), "too late", WireFormat::Cbor);
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"last words"}));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::CloseReceived{4409, "replaced"}));
}

void TestNetFrames::pingIsAnswered()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    const QByteArray payload(125, 'p');
    client.send(masked(Opcode::Ping, payload));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::Pong{payload}));
    QVERIFY(server.host.messages.isEmpty());
}

void TestNetFrames::pongsAreIgnored()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    client.send(masked(Opcode::Pong, "never asked for") + masked(Opcode::Binary, "still here"));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"still here"}));
}

void TestNetFrames::pingFloodIsClosed()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    client.send(masked(Opcode::Ping, QByteArray(125, 'p')).repeated(10'000)); // W11
    QCOMPARE(client.closeCode(), Code(1008));
}

void TestNetFrames::messageLimitBeforeAndAfterAuth()
{
    TestServer server;
    server.host.admitsEverybody = false;
    {
        RawClient stranger(server.port());
        QVERIFY(stranger.upgrade());
        stranger.send(masked(Opcode::Binary, QByteArray(4096, 'a')));
        QVERIFY(stranger.nextEvent());
        stranger.send(masked(Opcode::Binary, QByteArray(4097, 'a')));
        QCOMPARE(stranger.closeCode(), Code(1009));
    }
    RawClient member(server.port());
    QVERIFY(member.upgrade());
    server.runtime->admit(server.host.last);
    server.runtime->admit(server.host.last); // twice does no harm
    member.send(masked(Opcode::Binary, QByteArray(256 * 1024, 'a')));
    QTRY_COMPARE(server.host.messages.size(), 2);
    member.send(masked(Opcode::Binary, QByteArray(256 * 1024 + 1, 'a')));
    QCOMPARE(member.closeCode(), Code(1009));
}

void TestNetFrames::notAuthenticatedInTime()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.authDeadline = 100ms;
    TestServer server(options);
    RawClient member(server.port());
    QVERIFY(member.upgrade()); // admitted at once
    server.host.admitsEverybody = false;
    RawClient stranger(server.port());
    QVERIFY(stranger.upgrade());
    QCOMPARE(stranger.closeCode(), Code(4408));
    QVERIFY(server.host.lastPeer().isClosed);
    member.send(masked(Opcode::Binary, "still here"));
    QVERIFY(member.nextEvent());
}

void TestNetFrames::halfCloseIsAClose()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade());
    QTRY_COMPARE(server.host.peers.size(), size_t(1));
    client.socket.disconnectFromHost(); // T05
    QTRY_VERIFY(server.host.lastPeer().isClosed);
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetFrames::goneWithoutGoodbye()
{
    TestServer server;
    for (int i = 0; i < 50; ++i) {
        RawClient client(server.port());
        if (i % 2 == 0)
            QVERIFY(client.upgrade());
        client.socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        client.socket.abort(); // T04
    }
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
    QVERIFY(server.host.openPeers().empty());
}
