// What a transport makes of answers that are no upgrade, of a server that says what the test wants.

#include "common/transport/websocket_transport.h"
#include "server/net/tls_identity.h"

#include <QSignalSpy>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusalSaysWhenToComeAgain_data();
    void refusalSaysWhenToComeAgain();
    void endsWithinTheCall_data();
    void endsWithinTheCall();

private:
    QTemporaryDir m_directory;
    TlsIdentity m_identity;
};

namespace {

constexpr int kPatience = 20'000;

/// In these pieces, each when the one before it is gone, to the first request that comes.
void answerWith(QTcpSocket *socket, const QByteArrayList &pieces)
{
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, pieces = QByteArrayList(pieces)]() mutable {
        if (!socket->readAll().contains("\r\n\r\n") || pieces.isEmpty())
            return;
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket, pieces]() mutable {
            if (!pieces.isEmpty())
                socket->write(pieces.takeFirst());
        });
        socket->write(pieces.takeFirst());
        pieces.clear();
    });
}

} // namespace

void TestTransport::initTestCase()
{
    const auto made = loadOrMakeSelfSigned(m_directory.path(), {u"localhost"_s},
                                           QDateTime::currentDateTimeUtc());
    QVERIFY(made.ok());
    m_identity = *made;
}

void TestTransport::refusalSaysWhenToComeAgain_data()
{
    QTest::addColumn<QByteArrayList>("answer");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *name, const QByteArrayList &answer, int seconds) {
        for (const bool isSecure : {false, true})
            QTest::addRow("%s%s", name, isSecure ? ", TLS" : "") << answer << seconds;
    };
    const QByteArray busy("HTTP/1.1 503 Service Unavailable\r\n");
    row("seconds", {busy + "Retry-After: 5\r\nContent-Length: 0\r\n\r\n"}, 5);
    row("another status, in pieces",
        {"HTTP/1.1 429 Too ", "Many\r\nA: b\r\nretry-", "after:  17 \r\n", "\r\nbody"}, 17);
    row("none", {busy + "Content-Length: 0\r\n\r\n"}, 0);
    row("in the body", {busy + "\r\nRetry-After: 5\r\n\r\n"}, 0);
    row("0", {busy + "Retry-After: 0\r\n\r\n"}, 0);
    row("for days", {busy + "Retry-After: 999999\r\n\r\n"}, 60);
    row("beyond every number", {busy + "Retry-After: 99999999999999999999\r\n\r\n"}, 60);
    row("below none", {busy + "Retry-After: -5\r\n\r\n"}, 0);
    row("a date", {busy + "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n\r\n"}, 0);
    row("empty", {busy + "Retry-After:\r\n\r\n"}, 0);
    row("a status without words of its own", {"HTTP/1.1 400 Bad Request\r\nRetry-After: 9\r\n\r\n"}, 9);
    row("agreed to, by somebody else", {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                        "Connection: Upgrade\r\nSec-WebSocket-Accept: no\r\n\r\n"}, 0);
    row("a page in the way", {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"}, 0);
}

void TestTransport::endsWithinTheCall_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("no way to the address") << QUrl(u"ws://255.255.255.255:9/ws/x"_s);
    QTest::newRow("the same with TLS") << QUrl(u"wss://255.255.255.255:9/ws/x"_s);
    QTest::newRow("another scheme") << QUrl(u"ftp://127.0.0.1:9/x"_s);
    QTest::newRow("no host") << QUrl(u"wss:///ws/x"_s);
}

/// A laptop that has just left its network: the socket fails before open() returns.
void TestTransport::endsWithinTheCall()
{
    QFETCH(QUrl, url);
    WebSocketTransport transport;
    QSignalSpy opened(&transport, &Transport::opened);
    QSignalSpy ended(&transport, &Transport::ended);
    TransportTarget target;
    target.url = url;
    transport.open(target);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(opened.size(), 0);
}

void TestTransport::refusalSaysWhenToComeAgain()
{
    QFETCH(QByteArrayList, answer);
    QFETCH(int, seconds);
    const bool isSecure = QByteArrayView(QTest::currentDataTag()).endsWith("TLS");
    QSslServer secure;
    secure.setSslConfiguration(m_identity.configuration);
    QTcpServer plain;
    QTcpServer &server = isSecure ? secure : plain;
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server,
            [&] { answerWith(server.nextPendingConnection(), answer); });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    WebSocketTransport transport;
    QSignalSpy opened(&transport, &Transport::opened);
    std::optional<TransportEnd> end;
    connect(&transport, &Transport::ended, this, [&](const TransportEnd &how) { end = how; });
    TransportTarget target;
    target.url.setScheme(isSecure ? u"wss"_s : u"ws"_s);
    target.url.setHost(u"127.0.0.1"_s);
    target.url.setPort(server.serverPort());
    if (isSecure)
        target.fingerprint = m_identity.fingerprint;
    transport.open(target);
    QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), kPatience);
    QCOMPARE(end->kind, TransportEnd::Kind::HttpRefused);
    QCOMPARE(end->httpStatus, answer[0].mid(9, 3).toInt());
    QCOMPARE(end->retryAfter, Milliseconds(std::chrono::seconds(seconds)));
    QCOMPARE(opened.size(), 0);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
