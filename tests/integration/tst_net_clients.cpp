#include "tst_net_clients.h"

#include "tst_net_fixture.h"

#include <QCryptographicHash>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace syngraph;
using namespace syngraph::test;
using namespace Qt::Literals::StringLiterals;

namespace {

NetOptions tlsOptions(const QString &dataDirectory)
{
    NetOptions options = TestServer::roomyOptions();
    const auto identity = loadOrMakeSelfSigned(dataDirectory, {u"localhost"_s},
                                               QDateTime::currentDateTimeUtc());
    if (identity)
        options.tls = *identity;
    return options;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
constexpr auto kErrorSignal = &QWebSocket::errorOccurred;
#else
constexpr auto kErrorSignal = QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error);
#endif

/// Accepts exactly the key with this fingerprint.
void pin(QWebSocket &client, const QByteArray &fingerprint)
{
    QObject::connect(&client, &QWebSocket::sslErrors, &client, [&client, fingerprint] {
        const auto key = client.sslConfiguration().peerCertificate().publicKey().toDer();
        if (QCryptographicHash::hash(key, QCryptographicHash::Sha256) == fingerprint)
            client.ignoreSslErrors();
    });
}

void open(QWebSocket &client, const TestServer &server, bool isTls, const QString &protocol)
{
    QWebSocketHandshakeOptions handshake;
    if (!protocol.isEmpty())
        handshake.setSubprotocols({protocol});
    client.open(QUrl(u"%1://127.0.0.1:%2/ws/new"_s.arg(isTls ? u"wss"_s : u"ws"_s)
                         .arg(server.port())),
                handshake);
}

void addTransports()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QString>("protocol");
    QTest::newRow("plain CBOR") << false << u"syngraph.v1.cbor"_s;
    QTest::newRow("plain JSON") << false << u"syngraph.v1.json"_s;
    QTest::newRow("TLS CBOR") << true << u"syngraph.v1.cbor"_s;
    QTest::newRow("TLS JSON") << true << u"syngraph.v1.json"_s;
}

/// Sends `message` in the protocol's kind and collects what comes back, of both kinds.
QByteArray exchange(QWebSocket &client, const QByteArray &message)
{
    QByteArray received;
    const auto text = QObject::connect(
        &client, &QWebSocket::textMessageReceived,
        [&](const QString &answer) { received = "text " + answer.toUtf8(); });
    const auto binary = QObject::connect(
        &client, &QWebSocket::binaryMessageReceived,
        [&](const QByteArray &answer) { received = "binary " + answer; });
    if (client.subprotocol() == u"syngraph.v1.cbor")
        client.sendBinaryMessage(message);
    else
        client.sendTextMessage(QString::fromUtf8(message));
    [[maybe_unused]] const bool hasCome =
        QTest::qWaitFor([&] { return !received.isEmpty(); }, 10'000);
    QObject::disconnect(text);
    QObject::disconnect(binary);
    return received;
}

} // namespace

void TestNetClients::echoes_data()
{
    addTransports();
}

void TestNetClients::echoes()
{
    QFETCH(bool, isTls);
    QFETCH(QString, protocol);
    TestServer server(isTls ? tlsOptions(m_dataDirectory.path()) : TestServer::roomyOptions());
    QCOMPARE(server.runtime->addresses().size(), size_t(1));
    QWebSocket client;
    if (isTls)
        pin(client, tlsOptions(m_dataDirectory.path()).tls->fingerprint);
    open(client, server, isTls, protocol);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(client.subprotocol(), protocol);
    const QByteArray kind = protocol.endsWith(u"cbor") ? "binary " : "text ";
    QCOMPARE(exchange(client, "Gr\u00fc\u00dfe"), kind + "Gr\u00fc\u00dfe");
    QCOMPARE(exchange(client, "again"), kind + "again");
    client.close();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(server.host.lastPeer().isClosed);
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetClients::noProtocolIsRefusedBeforeTheUpgrade()
{
    TestServer server;
    QWebSocket client;
    bool hasFailed = false;
    connect(&client, kErrorSignal, this, [&] { hasFailed = true; });
    open(client, server, false, {});
    QTRY_VERIFY(hasFailed); // with what status: refusedUpgrades()
    QVERIFY(server.host.peers.empty());
    client.abort();
}

void TestNetClients::wrongFingerprintIsNoticed()
{
    TestServer server(tlsOptions(m_dataDirectory.path()));
    QWebSocket client;
    pin(client, QByteArray(32, 'x'));
    bool hasFailed = false;
    connect(&client, kErrorSignal, this, [&] { hasFailed = true; });
    open(client, server, true, u"syngraph.v1.cbor"_s);
    QTRY_VERIFY(hasFailed);
    QVERIFY(server.host.peers.empty());
    client.abort();
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetClients::plainOnTheTlsPort_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("T06 page") << QByteArray("GET /d/x HTTP/1.1\r\nHost: localhost:7\r\n\r\n")
                              << 301;
    QTest::newRow("query") << QByteArray("GET /?a HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("foreign host") << QByteArray("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                  << 400;
    QTest::newRow("post") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("WebSocket") << UpgradeRequest().bytes() << 400;
    QTest::newRow("rubbish") << QByteArray("\r\n\r\n") << 400;
}

void TestNetClients::plainOnTheTlsPort()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    TestServer server(tlsOptions(m_dataDirectory.path()));
    RawClient client(server.port());
    client.send(request);
    const auto answer = client.untilClosed();
    QVERIFY(answer);
    QCOMPARE(statusOf(*answer), status);
    if (status == 301)
        QVERIFY(answer->contains("\r\nLocation: https://localhost:7/d/x\r\n"));
    QVERIFY(server.host.peers.empty());
}

void TestNetClients::oldTlsIsRefused()
{
    TestServer server(tlsOptions(m_dataDirectory.path()));
    QSslSocket client;
    QSslConfiguration configuration = client.sslConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2);
    // A cipher without authenticated encryption, which the server must not take (T07).
    configuration.setCiphers(u"ECDHE-ECDSA-AES256-SHA384"_s);
    client.setSslConfiguration(configuration);
    bool isEncrypted = false;
    connect(&client, &QSslSocket::encrypted, this, [&] { isEncrypted = true; });
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!isEncrypted);
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetClients::rubbishBehindATlsByte()
{
    TestServer server(tlsOptions(m_dataDirectory.path()));
    RawClient client(server.port());
    client.send(QByteArray::fromHex("16030100") + QByteArray(4096, '\xff'));
    QVERIFY(client.untilClosed());
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetClients::bigMessagesBothWays_data()
{
    addTransports();
}

void TestNetClients::bigMessagesBothWays()
{
    QFETCH(bool, isTls);
    QFETCH(QString, protocol);
    TestServer server(isTls ? tlsOptions(m_dataDirectory.path()) : TestServer::roomyOptions());
    QWebSocket client;
    client.setOutgoingFrameSize(16 * 1024);
    if (isTls)
        pin(client, tlsOptions(m_dataDirectory.path()).tls->fingerprint);
    open(client, server, isTls, protocol);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const QByteArray message(256 * 1024, 'm');
    for (int i = 0; i < 8; ++i)
        QVERIFY(exchange(client, message).endsWith(message));
}

void TestNetClients::pageOverTls()
{
    TestServer server(tlsOptions(m_dataDirectory.path()));
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(&client, &QSslSocket::encrypted, &client, [&] {
        client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    });
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QTRY_COMPARE(server.runtime->figures().accepted, 1);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    const QByteArray answer = client.readAll();
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.endsWith("</html>\n"));
    QVERIFY(!answer.contains("Strict-Transport-Security")); // the key is self-signed
}
