#include "common/base/check.h"
#include "common/websocket/handshake.h"
#include "tests/unit/websocket/upgrade_request.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::websocket;

namespace {

UpgradePolicy policy()
{
    UpgradePolicy p;
    p.protocols = {"syngraph.v1.cbor", "syngraph.v1.json"};
    p.allowedOrigins = {"https://docs.example", "http://localhost:7717"};
    return p;
}

} // namespace

class TestHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksUpgrades_data();
    void checksUpgrades();
    void choosesTheProtocol_data();
    void choosesTheProtocol();
    void checksTheHost_data();
    void checksTheHost();
    void refusalsNameTheWayOut();

    void acceptKeyOfTheRfc();
    void buildsTheUpgradeAnswer();
    void buildsAnswers();
    void refusesToBuildBrokenHeaders();
};

void TestHandshake::checksUpgrades_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int status, const QByteArray &request) {
        QTest::newRow(name) << request << status;
    };
    using R = UpgradeRequest;
    const QByteArray id(22, 'A');
    row("good upgrade", kAccepted, R());
    for (const char *method : {"POST", "PUT", "HEAD", "TRACE", "DELETE", "get"}) {
        QTest::addRow("H02 %s", method)
            << R().line(method + (" /ws/" + id) + " HTTP/1.1").bytes() << 405;
    }
    row("H02 OPTIONS *", 405, R().line("OPTIONS * HTTP/1.1"));
    row("H02 CONNECT", 405, R().line("CONNECT a:443 HTTP/1.1"));

    for (const char *path : {"/", "/ws", "/ws/", "/WS/a", "/ws/../../etc/passwd", "/ws/%2e%2e%2f",
                             "/ws/%00", "/ws//", "//ws/a", "/ws/a/", "/ws/a/b", "/ws/a.b",
                             "/ws/a%41", "/ws/%c0%af", "/ws/a+b", "/ws/a;b", "/x/ws/a"}) {
        QTest::addRow("H12 path %s", path)
            << R().line("GET " + QByteArray(path) + " HTTP/1.1").bytes() << 404;
    }
    row("H12 64 characters", kAccepted, R().line("GET /ws/" + QByteArray(64, 'a') + " HTTP/1.1"));
    row("H12 65 characters", 404, R().line("GET /ws/" + QByteArray(65, 'a') + " HTTP/1.1"));
    row("H16 token in the query", 400, R().line("GET /ws/" + id + "?token=x HTTP/1.1"));
    row("H16 empty query", 400, R().line("GET /ws/" + id + "? HTTP/1.1"));

    row("H01 no Upgrade", 426, R().without("Upgrade"));
    row("Upgrade in other case", kAccepted, R().set("Upgrade", "WebSocket"));
    row("Upgrade in a list", kAccepted, R().set("Upgrade", "h2c, websocket"));
    row("Upgrade over two lines", kAccepted,
        R().set("Upgrade", "h2c").with("Upgrade", "websocket"));
    row("Upgrade to something else", 426, R().set("Upgrade", "websockets"));
    row("no Connection", 400, R().without("Connection"));
    row("Connection in a list", kAccepted, R().set("Connection", "keep-alive, upgrade"));
    row("Connection over two lines", kAccepted,
        R().set("Connection", "keep-alive").with("Connection", "Upgrade"));
    row("Connection is something else", 400, R().set("Connection", "keep-alive"));

    row("H08 no version", 426, R().without("Sec-WebSocket-Version"));
    row("H08 version twice", 426, R().with("Sec-WebSocket-Version", "13"));
    for (const char *version : {"8", "13, 8", "-1", "013", "14", "", "13;x"}) {
        QTest::addRow("H08 version %s", version)
            << R().set("Sec-WebSocket-Version", version).bytes() << 426;
    }

    row("H07 no key", 400, R().without("Sec-WebSocket-Key"));
    row("H07 key twice", 400, R().with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
    row("H07 key in the RFC's second sample", kAccepted,
        R().set("Sec-WebSocket-Key", "AQIDBAUGBwgJCgsMDQ4PEC=="));
    for (const char *key :
         {"", "x", "AAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAA",
          "AAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAA*AAAAAAAAA==", "AAAAAAAAAAAA-_AAAAAAAA==",
          "AAAAAAAAAAAA AAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAA===", "=AAAAAAAAAAAAAAAAAAAAA==",
          "AAAAAAAAAAAAAAAAAAAAAA==AAAA"}) {
        QTest::addRow("H07 key %s", key) << R().set("Sec-WebSocket-Key", key).bytes() << 400;
    }

    row("H09 own origin", kAccepted, R().with("Origin", "https://docs.example"));
    row("H09 other own origin", kAccepted, R().with("Origin", "http://localhost:7717"));
    for (const char *origin :
         {"http://evil.example", "null", "", "https://docs.example.evil", "https://docs.example/",
          "https://docs.example:443", "*", "http://docs.example"}) {
        QTest::addRow("H09 origin %s", origin) << R().with("Origin", origin).bytes() << 403;
    }
    row("H09 two origins", 403,
        R().with("Origin", "https://docs.example").with("Origin", "https://docs.example"));
    row("H09 origin of 6 KB", 403, R().with("Origin", QByteArray(6000, 'o')));
    row("H11 extensions", kAccepted,
        R().with("Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=8"));
    row("H13 no matter what proxies add", kAccepted, R().with("X-Forwarded-For", "1.2.3.4"));
}

void TestHandshake::checksUpgrades()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const Parsed parsed = parse(request);
    QCOMPARE(parsed.status, kAccepted);
    const auto checked = checkUpgrade(parsed.head, policy());
    if (status == kAccepted) {
        QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().body.constData());
        QCOMPARE(checked->protocol, QByteArray("syngraph.v1.cbor"));
        QCOMPARE("/ws/" + checked->resource, parsed.head.path);
        const QByteArray answer = upgradeResponse(*checked);
        QVERIFY(!answer.contains("Extensions") && !answer.contains("Origin"));
    } else {
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error().status, status);
        QVERIFY(!checked.error().body.isEmpty());
        QVERIFY(!httpResponse(checked.error()).contains("evil"));
    }
}

void TestHandshake::choosesTheProtocol_data()
{
    QTest::addColumn<QByteArrayList>("offers"); // one header line each
    QTest::addColumn<QByteArray>("chosen");     // empty: refused
    const QByteArray cbor = "syngraph.v1.cbor";
    const QByteArray json = "syngraph.v1.json";
    const auto row = [](const char *name, const QByteArrayList &offers, const QByteArray &chosen) {
        QTest::newRow(name) << offers << chosen;
    };
    row("only one", {json}, json);
    row("the server's order wins", {json + ", " + cbor}, cbor);
    row("over two lines", {json, cbor}, cbor);
    row("among unknown ones", {"chat, " + json + ", superchat"}, json);
    row("without blanks", {"chat," + json}, json);
    QByteArrayList many;
    for (int i = 0; i < 1000; ++i)
        many.append("p" + QByteArray::number(i));
    row("H10 a thousand and a good one", {many.join(',') + ',' + json}, json);
    row("H10 a thousand unknown ones", {many.join(',')}, {});
    row("H10 missing", {}, {});
    row("H10 empty", {""}, {});
    row("H10 only commas", {",,"}, {});
    row("H10 unknown", {"chat"}, {});
    row("H10 wrong case", {"Syngraph.v1.cbor"}, {});
    row("H10 with a blank inside", {"syngraph.v1 .cbor"}, {});
    row("H10 beginning of one", {"syngraph.v1"}, {});
    row("H10 more than one", {cbor + ".2"}, {});
    row("H10 quoted", {'"' + cbor + '"'}, {});
    row("H10 with a parameter", {cbor + ";a=b"}, {});
}

void TestHandshake::choosesTheProtocol()
{
    QFETCH(QByteArrayList, offers);
    QFETCH(QByteArray, chosen);
    UpgradeRequest request;
    request.without("Sec-WebSocket-Protocol");
    for (const QByteArray &offer : offers)
        request.with("Sec-WebSocket-Protocol", offer);
    const Parsed parsed = parse(request.bytes());
    QCOMPARE(parsed.status, kAccepted);
    const auto checked = checkUpgrade(parsed.head, policy());
    if (chosen.isEmpty()) {
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error(), (HttpRefusal{400, "unsupported protocol", {}}));
    } else {
        QVERIFY(checked.ok());
        QCOMPARE(checked->protocol, chosen);
    }
}

void TestHandshake::checksTheHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("any") << QByteArray("evil.example") << QByteArray() << true;
    QTest::newRow("name") << QByteArray("docs.example") << QByteArray("docs.example") << true;
    QTest::newRow("other case") << QByteArray("DOCS.example") << QByteArray("docs.EXAMPLE") << true;
    QTest::newRow("any port") << QByteArray("docs.example:1") << QByteArray("docs.example") << true;
    QTest::newRow("its port") << QByteArray("docs.example:1") << QByteArray("docs.example:1")
                              << true;
    QTest::newRow("IPv6") << QByteArray("[::1]:7717") << QByteArray("[::1]") << true;
    QTest::newRow("other port") << QByteArray("docs.example:2") << QByteArray("docs.example:1")
                                << false;
    QTest::newRow("no port") << QByteArray("docs.example") << QByteArray("docs.example:1") << false;
    QTest::newRow("H05 evil.example")
        << QByteArray("evil.example") << QByteArray("docs.example") << false;
    QTest::newRow("part of it") << QByteArray("docs.example.evil") << QByteArray("docs.example")
                                << false;
}

void TestHandshake::checksTheHost()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, allowed);
    QFETCH(bool, accepted);
    UpgradePolicy hosts = policy();
    if (!allowed.isEmpty())
        hosts.allowedHosts = {{"other.example", {}}, parseHttpHost(allowed).value()};
    const Parsed parsed = parse(UpgradeRequest().set("Host", host).bytes());
    const auto checked = checkUpgrade(parsed.head, hosts);
    QCOMPARE(checked.ok() ? kAccepted : checked.error().status, accepted ? kAccepted : 421);
}

void TestHandshake::refusalsNameTheWayOut()
{
    const auto refusalOf = [](const QByteArray &request) {
        return checkUpgrade(parse(request).head, policy()).error();
    };
    QCOMPARE(refusalOf(UpgradeRequest().set("Sec-WebSocket-Version", "8")).headers,
             (std::vector<HttpHeader>{{"Sec-WebSocket-Version", "13"}}));
    QCOMPARE(refusalOf(UpgradeRequest().line("POST /ws/a HTTP/1.1")).headers,
             (std::vector<HttpHeader>{{"Allow", "GET"}}));
    QCOMPARE(refusalOf(UpgradeRequest().without("Upgrade")).headers,
             (std::vector<HttpHeader>{{"Upgrade", "websocket"}}));
    QCOMPARE(refusalOf(UpgradeRequest().line("GET /ws/a?t=secret HTTP/1.1")),
             (HttpRefusal{400, "token must not be in the URL", {}}));
}

void TestHandshake::acceptKeyOfTheRfc()
{
    QCOMPARE(acceptKey("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void TestHandshake::buildsTheUpgradeAnswer()
{
    const UpgradeAccept accept{"a", "dGhlIHNhbXBsZSBub25jZQ==", "syngraph.v1.json"};
    const std::vector<HttpHeader> extra{{"X-A", "b"}};
    QCOMPARE(upgradeResponse(accept, extra),
             QByteArray("HTTP/1.1 101 Switching Protocols\r\n"
                        "Upgrade: websocket\r\n"
                        "Connection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                        "Sec-WebSocket-Protocol: syngraph.v1.json\r\n"
                        "X-A: b\r\n\r\n"));
}

void TestHandshake::buildsAnswers()
{
    const std::vector<HttpHeader> security{{"X-Content-Type-Options", "nosniff"}};
    const QByteArray head("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n"
                          "Connection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n");
    QCOMPARE(httpResponse(200, "text/html", "<p>", security), head + "<p>");
    QCOMPARE(httpResponse(200, "text/html", "<p>", security, ResponseBody::LeftOut), head);
    QCOMPARE(httpResponse(299, {}, {}), QByteArray("HTTP/1.1 299 Status\r\nContent-Length: 0\r\n"
                                                   "Connection: close\r\n\r\n"));
    const HttpRefusal refusal{405, "no", {{"Allow", "GET"}}};
    QCOMPARE(httpResponse(refusal, security),
             QByteArray("HTTP/1.1 405 Method Not Allowed\r\n"
                        "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"
                        "Connection: close\r\nAllow: GET\r\nX-Content-Type-Options: nosniff\r\n\r\n"
                        "no\n"));
}

void TestHandshake::refusesToBuildBrokenHeaders()
{
    const auto build = [](const QByteArray &name, const QByteArray &value) {
        const std::vector<HttpHeader> headers{{name, value}};
        return httpResponse(200, {}, {}, headers);
    };
    QVERIFY(!build("Location", "/d/a").isEmpty());
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)build("Location", "/d\r\nSet-Cookie: a"));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)build("A\nB", "c"));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)build("", "c"));
}

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
