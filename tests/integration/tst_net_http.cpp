#include "tst_net_http.h"

#include "tst_net_fixture.h"

#include <QTest>
#include <QTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace syngraph;
using namespace syngraph::test;

namespace {

QByteArray get(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

QByteArray manyHeaders(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + QByteArray::number(i) + ": a\r\n";
    return lines;
}

const QByteArray kDocument = "AAAAAAAAAAAAAAAAAAAAAA";

} // namespace

void TestNetHttp::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *name, const QByteArray &request, int status,
                        const QByteArray &part = {}) {
        QTest::newRow(name) << request << status << part;
    };
    row("H01 landing page", get("/"), 200, "Syngraph");
    row("H01 anything else", get("/index.html"), 404, "not found");
    row("HEAD has no body", "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200);
    row("upgrade to something else is ignored", get("/", "Connection: Upgrade\r\nUpgrade: h2c\r\n"),
        200);
    row("WebSocket elsewhere", UpgradeRequest().to("/").bytes(), 404, "not found");
    for (const char *method : {"POST", "PUT", "DELETE", "TRACE", "PATCH", "OPTIONS"}) {
        const QByteArray name = QByteArray("H02 ") + method;
        row(name, method + QByteArray(" / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405);
    }
    row("H02 OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405);
    row("H02 CONNECT", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405);
    row("H02 POST with a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 405);
    row("H03 HTTP/1.0", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 505);
    row("H03 HTTP/9.9", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505);
    row("H03 HTTP/nan", "GET / HTTP/nan\r\nHost: localhost\r\n\r\n", 505);
    row("H03 HTTP/inf", "GET / HTTP/inf\r\nHost: localhost\r\n\r\n", 505);
    row("H04 request line of 1 MB", get("/" + QByteArray(1'000'000, 'a')), 414);
    row("H04 header of 800 KB", get("/", "X: " + QByteArray(800'000, 'a') + "\r\n"), 431);
    row("H04 41 headers", get("/", manyHeaders(40)), 431);
    row("H04 no colon", get("/", "Nothing\r\n"), 400);
    row("H04 NUL", get("/", QByteArray("X: \0\r\n", 6)), 400);
    row("H04 bare CR", get("/", "X: a\rb\r\n"), 400);
    row("H04 bare LF", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
    row("H04 obs-fold", get("/", "X: a\r\n b\r\n"), 400);
    row("H05 no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("H05 two hosts", get("/", "Host: localhost\r\n"), 400);
    row("H05 user in the host", "GET / HTTP/1.1\r\nHost: me@localhost\r\n\r\n", 400);
    row("H05 foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
    row("H05 port 99999", "GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n", 400);
    row("H05 broken IPv6", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400);
    row("H06 smuggling", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                         "Transfer-Encoding: chunked\r\n\r\nabc", 400);
    row("H06 body on a GET", get("/", "Content-Length: 3\r\n") + "abc", 400);
    for (const char *path : {"/ws/../../etc/passwd", "/ws/%2e%2e%2fetc", "/ws/%00", "//", "/ws/",
                             "/ws//new", "/d/../healthz", "/d/", "/metrics", "/admin"}) {
        const QByteArray name = QByteArray("H12 H15 ") + path;
        row(name, get(path), 404, "not found");
    }
    row("H12 22 characters of another alphabet",
        UpgradeRequest().to("/ws/AAAAAAAAAAAAAAAAAAAA!!").bytes(), 404, "not found");
    row("H12 id with bits that are not used",
        UpgradeRequest().to("/ws/AAAAAAAAAAAAAAAAAAAAAB").bytes(), 404, "not found");
    row("H12 overlong UTF-8", get("/ws/\xc0\xae\xc0\xae"), 400);
    row("H15 health", get("/healthz"), 200, "\r\n\r\nok");
    row("H15 health under any name", "GET /healthz HTTP/1.1\r\nHost: 10.0.0.7\r\n\r\n", 200);
    row("unknown document", get("/d/" + kDocument), 404, "Open in Syngraph");
    row("TLS on the plain port is dropped", QByteArray::fromHex("16030100050100000100"), 0);
}

void TestNetHttp::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, part);
    TestServer server;
    RawClient client(server.port());
    client.send(request);
    const auto answer = client.untilClosed();
    QVERIFY(answer);
    QCOMPARE(statusOf(*answer), status);
    QVERIFY2(answer->contains(part), answer->constData());
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
    QVERIFY(server.host.peers.empty());
    if (status == 0 || request.startsWith("HEAD"))
        QVERIFY(answer->size() == 0 || answer->endsWith("\r\n\r\n"));
}

void TestNetHttp::refusedUpgrades_data()
{
    QTest::addColumn<UpgradeRequest>("request");
    QTest::addColumn<int>("status");
    const UpgradeRequest good;
    const auto row = [](const char *name, const UpgradeRequest &request, int status) {
        QTest::newRow(name) << request << status;
    };
    row("fine", good, 101);
    row("H12 anything but new or an id", good.to("/ws/NEW"), 404);
    row("fine: a document", good.to("/ws/" + kDocument), 101);
    row("H06 body", good.adding("Content-Length", "5"), 400);
    row("H07 no key", good.without("Sec-WebSocket-Key"), 400);
    row("H07 key x", good.with("Sec-WebSocket-Key", "x"), 400);
    row("H07 key of 15 bytes", good.with("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAA"), 400);
    row("H07 not base64", good.with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZ!=="), 400);
    row("H07 two keys", good.adding("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), 400);
    row("H08 version 8", good.with("Sec-WebSocket-Version", "8"), 426);
    row("H08 version 13, 8", good.with("Sec-WebSocket-Version", "13, 8"), 426);
    row("H08 version -1", good.with("Sec-WebSocket-Version", "-1"), 426);
    row("H08 version twice", good.adding("Sec-WebSocket-Version", "13"), 426);
    row("H09 foreign origin", good.adding("Origin", "http://evil.example"), 403);
    row("H09 origin null", good.adding("Origin", "null"), 403);
    row("H09 origin of 64 KB", good.adding("Origin", QByteArray(65'536, 'a')), 431);
    row("H09 same machine, other port", good.adding("Origin", "http://localhost:1"), 403);
    row("H10 no protocol", good.without("Sec-WebSocket-Protocol"), 400);
    row("H10 unknown protocol", good.with("Sec-WebSocket-Protocol", "chat"), 400);
    row("H10 wrong case", good.with("Sec-WebSocket-Protocol", "Syngraph.v1.cbor"), 400);
    row("H10 space inside", good.with("Sec-WebSocket-Protocol", "syngraph .v1.cbor"), 400);
    row("H10 among others", good.with("Sec-WebSocket-Protocol", "chat, syngraph.v1.json"), 101);
    row("H05 foreign host", good.with("Host", "evil.example"), 421);
    row("H16 token in the URL", good.to("/ws/new?token=abc"), 400);
    row("method", good.to("/ws/new").with("Connection", "close"), 400);
    row("no upgrade", good.without("Upgrade"), 426);
}

void TestNetHttp::refusedUpgrades()
{
    QFETCH(UpgradeRequest, request);
    QFETCH(int, status);
    TestServer server;
    RawClient client(server.port());
    if (status == 101) {
        QVERIFY(client.upgrade(request));
        QTRY_COMPARE(server.host.peers.size(), size_t(1));
        return;
    }
    client.send(request.bytes());
    const auto answer = client.untilClosed();
    QVERIFY(answer);
    QCOMPARE(statusOf(*answer), status);
    QVERIFY(!answer->contains("evil")); // nothing of the request comes back
    QVERIFY(!answer->contains("token=abc"));
    QVERIFY(server.host.peers.empty());
}

void TestNetHttp::refusedVersionNamesTheRightOne()
{
    TestServer server;
    RawClient client(server.port());
    client.send(UpgradeRequest().with("Sec-WebSocket-Version", "8").bytes());
    const auto answer = client.untilClosed();
    QVERIFY(answer);
    QVERIFY(answer->contains("Sec-WebSocket-Version: 13\r\n"));
}

void TestNetHttp::extensionsAreNotAccepted()
{
    TestServer server;
    RawClient client(server.port());
    client.send(UpgradeRequest()
                    .adding("Sec-WebSocket-Extensions",
                            "permessage-deflate; server_max_window_bits=8")
                    .bytes());
    QTRY_VERIFY(client.socket.bytesAvailable() > 0);
    const QByteArray answer = client.socket.readAll();
    QCOMPARE(statusOf(answer), 101);
    QVERIFY(!answer.contains("Extensions"));
}

void TestNetHttp::framesBehindTheUpgradeCount()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade({}, masked(websocket::Opcode::Binary, "early")));
    QCOMPARE(client.nextEvent(), websocket::Event(websocket::BinaryMessage{"early"}));
}

void TestNetHttp::secondRequestBehindTheUpgradeIsNoFrame()
{
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.upgrade({}, get("/")));
    QCOMPARE(client.closeCode(), std::optional<quint16>(1002));
}

void TestNetHttp::everyCutOfTheHeadIsTheSame()
{
    TestServer server;
    RawClient client(server.port());
    const QByteArray request = UpgradeRequest().bytes();
    for (const char byte : request.chopped(1)) {
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QVERIFY(server.host.peers.empty());
    client.send(request.last(1));
    QTRY_COMPARE(server.host.peers.size(), size_t(1));
}

void TestNetHttp::memoryOfAnEndlessHeadIsBounded()
{
    // The answer comes at 8 KiB, and who talks on for 256 KiB more is cut off, deadline or not.
    NetOptions options = TestServer::roomyOptions();
    options.connection.closeDeadline = 10min;
    TestServer server(options);
    // Below Qt, because QTcpSocket hangs up as soon as the server has said its last word.
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const QByteArray block = "GET /" + QByteArray(16 * 1024, 'a');
    int blocks = 0;
    while (blocks < 2000 && ::send(client, block.constData(), size_t(block.size()),
                                   MSG_NOSIGNAL | MSG_DONTWAIT) > 0) {
        ++blocks;
        QCoreApplication::processEvents();
    }
    ::close(client);
    QVERIFY2(blocks < 100, qPrintable(QString::number(blocks)));
    QTRY_COMPARE(server.runtime->connectionCount(), 0);
}

void TestNetHttp::silenceIsDropped()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.headDeadline = 30ms;
    TestServer server(options);
    RawClient client(server.port());
    QCOMPARE(client.untilClosed(), std::optional(QByteArray()));
}

void TestNetHttp::slowHeadGets408()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.headDeadline = 100ms;
    TestServer server(options);
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\n");
    QTimer more; // never ends, never stops: the deadline is for the whole head
    QObject::connect(&more, &QTimer::timeout, &client.socket, [&] { client.send("X: 1\r\n"); });
    more.start(20ms);
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    more.stop();
    QCOMPARE(statusOf(client.socket.readAll()), 408);
}

void TestNetHttp::forwardedAddress_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char *name, const char *proxy, const QByteArray &header,
                        const char *seen) {
        QTest::newRow(name) << QString::fromLatin1(proxy) << header << QString::fromLatin1(seen);
    };
    row("H14 nobody is trusted", "", "1.2.3.4", "127.0.0.1");
    row("H14 another is trusted", "10.0.0.0/8", "1.2.3.4", "127.0.0.1");
    row("H14 500 hops of nobody", "", QByteArray("1.2.3.4,").repeated(500), "127.0.0.1");
    row("trusted proxy", "127.0.0.1/32", "1.2.3.4", "1.2.3.4");
    row("the right-most that is not trusted", "127.0.0.1/32", "6.6.6.6, 1.2.3.4", "1.2.3.4");
    row("behind two proxies", "127.0.0.0/8", "1.2.3.4, 127.0.0.9", "1.2.3.4");
    row("rubbish", "127.0.0.1/32", "1.2.3.4, nonsense", "127.0.0.1");
    row("version 6", "127.0.0.1/32", "2001:db8::1", "2001:db8::1");
}

void TestNetHttp::forwardedAddress()
{
    QFETCH(QString, proxy);
    QFETCH(QByteArray, header);
    QFETCH(QString, seen);
    NetOptions options = TestServer::roomyOptions();
    if (!proxy.isEmpty())
        options.trustedProxies = TrustedProxies({QHostAddress::parseSubnet(proxy)});
    TestServer server(options);
    RawClient client(server.port());
    QVERIFY(client.upgrade(UpgradeRequest()
                               .adding("X-Forwarded-For", header)
                               .adding("CF-Connecting-IP", "9.9.9.9")));
    QTRY_COMPARE(server.host.peers.size(), size_t(1));
    QCOMPARE(server.host.lastPeer().address, seen);
}

void TestNetHttp::pageOfADocument()
{
    TestServer server;
    server.host.titles.insert(*DocumentId::fromText(QString::fromLatin1(kDocument)),
                              QStringLiteral("<b>Minutes & \"notes\"</b>"));
    RawClient client(server.port());
    client.send(get("/d/" + kDocument));
    const auto page = client.untilClosed();
    QVERIFY(page);
    QCOMPARE(statusOf(*page), 200);
    QVERIFY(page->contains("&lt;b&gt;Minutes &amp; &quot;notes&quot;&lt;/b&gt;"));
    QVERIFY(!page->contains("<b>Minutes"));
    QVERIFY(page->contains("Content-Security-Policy: default-src 'none'; script-src 'sha256-"));
    QVERIFY(page->contains("Referrer-Policy: no-referrer\r\n"));
}

void TestNetHttp::pageWithoutAnAnswerGets503()
{
    NetOptions options = TestServer::roomyOptions();
    options.connection.pageDeadline = 30ms;
    TestServer server(options);
    server.host.answersPages = false;
    RawClient client(server.port());
    client.send(get("/d/" + kDocument));
    const auto page = client.untilClosed();
    QVERIFY(page);
    QCOMPARE(statusOf(*page), 503);
}

void TestNetHttp::healthFollowsTheServer()
{
    TestServer server;
    server.runtime->setTrouble("unavailable");
    RawClient client(server.port());
    client.send(get("/healthz"));
    QCOMPARE(statusOf(client.untilClosed().value_or("")), 503);
}

void TestNetHttp::securityHeadersOnEveryAnswer()
{
    TestServer server;
    for (const QByteArray path : {"/", "/nothing", "/healthz", "/ws/x", "/d/x"}) {
        RawClient client(server.port());
        client.send(get(path));
        const auto answer = client.untilClosed();
        QVERIFY(answer);
        for (const char *header :
             {"X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
              "Cache-Control: no-store", "X-Robots-Tag: noindex", "Connection: close"})
            QVERIFY2(answer->contains(header), (path + " lacks " + header).constData());
        QVERIFY(!answer->contains("Strict-Transport-Security"));
        QVERIFY(!answer->contains("Server:"));
    }
}
