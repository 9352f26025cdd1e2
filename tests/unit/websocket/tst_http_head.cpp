#include "common/base/check.h"
#include "common/base/limits.h"
#include "tests/unit/websocket/upgrade_request.h"

#include <QTest>

#include <algorithm>

using namespace syngraph;
using namespace syngraph::websocket;

namespace {

const QByteArray kNoise = "\x82\x00GET / HTTP/1.1\r\n\r\n";

bool isSameParse(const Parsed &a, const Parsed &b)
{
    return a.status == b.status && a.refusal == b.refusal && a.headBytes == b.headBytes &&
           a.head.target == b.head.target && a.head.headers == b.head.headers;
}

void addHostRows()
{
    const auto row = [](const char *name, const QByteArray &host, int status) {
        QTest::addRow("H05 host %s", name) << UpgradeRequest().set("Host", host).bytes() << status;
    };
    row("name", "docs.example", kAccepted);
    row("name and port", "docs.example:443", kAccepted);
    row("highest port", "a:65535", kAccepted);
    row("one above the highest port", "a:65536", 400);
    row("port 99999", "a:99999", 400);
    row("port 0", "a:0", 400);
    row("port of six digits", "a:000080", 400);
    row("empty port", "a:", 400);
    row("signed port", "a:+80", 400);
    row("port with a blank", "a: 80", 400);
    row("two ports", "a:80:80", 400);
    row("empty", "", 400);
    row("blank", " ", 400);
    row("user", "user@a", 400);
    row("user and password", "user:secret@a:80", 400);
    row("path", "a/b", 400);
    row("percent", "a%2eb", 400);
    row("list", "a, b", 400);
    row("two dots", "a..b", 400);
    row("first dot", ".a", 400);
    row("high byte", "\xc3\xa4.example", 400);
    row("253 bytes", QByteArray(253, 'a'), kAccepted);
    row("254 bytes", QByteArray(254, 'a'), 400);
    row("IPv4", "127.0.0.1:7717", kAccepted);
    row("IPv6 loopback", "[::1]:7717", kAccepted);
    row("IPv6 unspecified", "[::]", kAccepted);
    row("IPv6 full", "[2001:db8:1:2:3:4:5:6]", kAccepted);
    row("IPv6 gap in the middle", "[2001:DB8::6]", kAccepted);
    row("IPv6 gap at the end", "[2001:db8::]", kAccepted);
    row("IPv6 with IPv4", "[::ffff:192.0.2.1]", kAccepted);
    row("IPv6 full with IPv4", "[1:2:3:4:5:6:192.0.2.1]", kAccepted);
    row("IPv6 not closed", "[::1", 400);
    row("IPv6 without brackets", "::1", 400);
    row("IPv6 empty", "[]", 400);
    row("IPv6 seven groups", "[1:2:3:4:5:6:7]", 400);
    row("IPv6 nine groups", "[1:2:3:4:5:6:7:8:9]", 400);
    row("IPv6 gap for nothing", "[1:2:3:4::5:6:7:8]", 400);
    row("IPv6 two gaps", "[1::2::3]", 400);
    row("IPv6 three colons", "[1:::2]", 400);
    row("IPv6 five digits", "[12345::1]", 400);
    row("IPv6 no digit", "[::g]", 400);
    row("IPv6 colon at the end", "[1:2:3:4:5:6:7:]", 400);
    row("IPv6 with a broken IPv4", "[::192.0.2.256]", 400);
    row("IPv6 with IPv4 in front", "[192.0.2.1::]", 400);
    row("IPv6 zone", "[fe80::1%25eth0]", 400);
    row("IPv6 with text behind", "[::1]x", 400);
    QTest::newRow("H05 no host") << UpgradeRequest().without("Host").bytes() << 400;
    QTest::newRow("H05 two hosts") << UpgradeRequest().with("Host", "a").bytes() << 400;
    QTest::newRow("H05 two hosts, one in lower case")
        << UpgradeRequest().with("host", "docs.example:7717").bytes() << 400;
}

void addLineRows()
{
    const auto row = [](const char *name, const QByteArray &line, int status) {
        QTest::newRow(name) << UpgradeRequest().line(line).bytes() << status;
    };
    row("H01 plain page", "GET / HTTP/1.1", kAccepted);
    row("H02 POST is for the caller to refuse", "POST /d/x HTTP/1.1", kAccepted);
    row("H02 OPTIONS *", "OPTIONS * HTTP/1.1", kAccepted);
    row("H02 CONNECT", "CONNECT a.example:443 HTTP/1.1", kAccepted);
    row("H02 any token is a method", "BREW /pot HTTP/1.1", kAccepted);
    row("H02 GET *", "GET * HTTP/1.1", 400);
    row("H02 method with a colon", "GE:T / HTTP/1.1", 400);
    row("H02 no method", " / HTTP/1.1", 400);
    row("H02 method with a high byte", "G\xc3\xa4T / HTTP/1.1", 400);
    row("H03 HTTP/1.0", "GET / HTTP/1.0", 505);
    row("H03 HTTP/0.9", "GET / HTTP/0.9", 505);
    row("H03 HTTP/9.9", "GET / HTTP/9.9", 505);
    row("H03 HTTP/2.0", "PRI * HTTP/2.0", 505);
    row("H03 HTTP/nan", "GET / HTTP/nan", 505);
    row("H03 HTTP/inf", "GET / HTTP/inf", 505);
    row("H03 HTTP/1.1 and more", "GET / HTTP/1.10", 505);
    row("H03 simple request of HTTP/0.9", "GET /", 400);
    row("H03 lower case", "GET / http/1.1", 400);
    row("H03 no number", "GET / HTTP", 400);
    row("H03 blank behind", "GET / HTTP/1.1 ", 400);
    row("H04 two blanks", "GET  / HTTP/1.1", 400);
    row("H04 tab for blank", "GET\t/\tHTTP/1.1", 400);
    row("H04 blank in the target", "GET /a b HTTP/1.1", 400);
    row("H04 empty line first", "\r\nGET / HTTP/1.1", 400);
    row("H04 one word", "GET", 400);
    row("H12 high byte in the target", "GET /\xc0\xaf HTTP/1.1", 400);
    row("H12 fragment in the target", "GET /d#token HTTP/1.1", 400);
    row("H12 absolute target", "GET http://a/ HTTP/1.1", 400);
    row("H12 relative target", "GET ws/x HTTP/1.1", 400);
    row("H12 encoded target is for the caller", "GET /%2e%2e/%00 HTTP/1.1", kAccepted);
    const QByteArray frame = "GET / HTTP/1.1";
    const QByteArray fill(limits::kRequestLineBytes - frame.size(), 'a');
    row("H04 longest request line", "GET /" + fill + " HTTP/1.1", kAccepted);
    row("H04 request line one too long", "GET /" + fill + "a HTTP/1.1", 414);
    QTest::newRow("H04 endless request line") << "GET /" + QByteArray(1024 * 1024, 'a') << 414;
}

void addHeaderRows()
{
    const auto row = [](const char *name, const QByteArray &line, int status) {
        QTest::newRow(name) << UpgradeRequest().rawLine(line).bytes() << status;
    };
    row("H04 header", "X-A: b", kAccepted);
    row("H04 header without a blank", "X-A:b", kAccepted);
    row("H04 header without a value", "X-A:", kAccepted);
    row("H04 header with tab and high bytes", "X-A: a\tb \xc3\xa4", kAccepted);
    row("H04 no colon", "X-A b", 400);
    row("H04 blank before the colon", "X-A : b", 400);
    row("H04 no name", ": b", 400);
    row("H04 name with a bracket", "X(A): b", 400);
    row("H04 name with a high byte", "X-\xc3\xa4: b", 400);
    row("H04 folded line", "X-A: b\r\n c", 400);
    row("H04 folded line with tab", "X-A: b\r\n\tc", 400);
    row("H04 bare line feed", "X-A: b\nX-B: c", 400);
    row("H04 bare carriage return", "X-A: b\rX-B: c", 400);
    row("H04 carriage return twice", "X-A: b\r", 400);
    row("H04 NUL", QByteArray("X-A: a\0b", 8), 400);
    row("H04 escape", "X-A: \x1b[31m", 400);
    row("H04 delete", "X-A: \x7f", 400);
    UpgradeRequest most;
    for (int i = 6; i < limits::kRequestHeaders; ++i)
        most.rawLine("X: y");
    QTest::newRow("H04 as many headers as allowed") << most.bytes() << kAccepted;
    QTest::newRow("H04 one header too many") << most.rawLine("X: y").bytes() << 431;

    const qsizetype room =
        limits::kRequestHeadBytes - UpgradeRequest().rawLine("X: ").bytes().size();
    row("H04 longest head", "X: " + QByteArray(room, 'a'), kAccepted);
    row("H04 head one too long", "X: " + QByteArray(room + 1, 'a'), 431);
    row("H04 header of 800 KB", "X: " + QByteArray(800 * 1024, 'a'), 431);
    QTest::newRow("H04 line feeds only") << UpgradeRequest().bytes().replace("\r\n", "\n") << 400;
    QTest::newRow("T06 start of TLS") << QByteArray::fromHex("16030100f8010000f40303") << 400;
}

void addBodyRows()
{
    const auto row = [](const char *name, const QByteArray &line, const char *method, int status) {
        QTest::newRow(name)
            << UpgradeRequest().line(method + QByteArray(" / HTTP/1.1")).rawLine(line).bytes()
            << status;
    };
    row("H06 both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked", "POST", 400);
    row("H06 both lengths on a GET", "Transfer-Encoding: chunked\r\nContent-Length: 0", "GET", 400);
    row("H06 body on a GET", "Content-Length: 5", "GET", 400);
    row("H06 body on a HEAD", "Content-Length: 5", "HEAD", 400);
    row("H06 chunked GET", "Transfer-Encoding: chunked", "GET", 400);
    row("H06 empty body on a GET", "Content-Length: 0", "GET", kAccepted);
    row("H06 body on a POST", "Content-Length: 5", "POST", kAccepted);
    row("H06 chunked POST", "Transfer-Encoding: chunked", "POST", 501);
    row("H06 two lengths", "Content-Length: 5\r\nContent-Length: 5", "POST", 400);
    row("H06 list of lengths", "Content-Length: 5, 5", "POST", 400);
    row("H06 negative length", "Content-Length: -1", "POST", 400);
    row("H06 signed length", "Content-Length: +5", "POST", 400);
    row("H06 hexadecimal length", "Content-Length: 0x5", "POST", 400);
    row("H06 no length", "Content-Length:", "POST", 400);
    row("H06 length beyond 64 bits", "Content-Length: 99999999999999999999", "POST", 400);
}

} // namespace

class TestHttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesHeads_data();
    void parsesHeads();
    void splitsTheHead();
    void leavesWhatFollows();
    void refusesBeforeTheEnd();
};

void TestHttpHead::parsesHeads_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("good upgrade") << UpgradeRequest().bytes() << kAccepted;
    addLineRows();
    addHeaderRows();
    addHostRows();
    addBodyRows();
}

void TestHttpHead::parsesHeads()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const Parsed whole = parse(request);
    QCOMPARE(whole.status, status);
    if (status == kAccepted)
        QCOMPARE(whole.headBytes, request.size());
    else
        QVERIFY(!whole.refusal.body.isEmpty());
    const qsizetype step = request.size() > 10'000 ? 4'999 : 1;
    for (qsizetype cut = 0; cut <= request.size(); cut += step)
        QVERIFY2(isSameParse(parse(request, {cut}), whole), QByteArray::number(cut).constData());
    std::vector<qsizetype> everywhere;
    for (qsizetype cut = 1; cut < request.size(); ++cut)
        everywhere.push_back(cut);
    QVERIFY(isSameParse(parse(request, everywhere), whole));
}

void TestHttpHead::splitsTheHead()
{
    const Parsed parsed = parse(UpgradeRequest()
                                    .line("POST /a/b%20c?x=1&y=?2 HTTP/1.1")
                                    .set("Host", "Docs.Example:443")
                                    .rawLine("Content-Length: 12")
                                    .rawLine("X-List:  a ,, b\t")
                                    .rawLine("x-list: C")
                                    .bytes());
    QCOMPARE(parsed.status, kAccepted);
    const RequestHead &head = parsed.head;
    QCOMPARE(head.method, QByteArray("POST"));
    QCOMPARE(head.target, QByteArray("/a/b%20c?x=1&y=?2"));
    QCOMPARE(head.path, QByteArray("/a/b%20c"));
    QCOMPARE(head.query.value(), QByteArray("x=1&y=?2"));
    QCOMPARE(head.host, (HttpHost{"docs.example", quint16(443)}));
    QCOMPARE(head.contentLength, qint64(12));
    QCOMPARE(head.count("X-LIST"), 2);
    QCOMPARE(head.count("X-None"), 0);
    QCOMPARE(head.value("x-LIST"), QByteArray("a ,, b"));
    QCOMPARE(head.value("X-None"), QByteArray());
    QCOMPARE(head.listItems("X-List"), (std::vector<QByteArrayView>{"a", "b", "C"}));
    QVERIFY(head.hasListItem("X-List", "c"));
    QVERIFY(!head.hasListItem("X-List", "d"));
    QVERIFY(!parse(UpgradeRequest().bytes()).head.query);
    QCOMPARE(parse(UpgradeRequest().line("GET /? HTTP/1.1").bytes()).head.query.value(),
             QByteArray());
}

/// H13: what stands behind the head in the same segment is not touched.
void TestHttpHead::leavesWhatFollows()
{
    const QByteArray request = UpgradeRequest().bytes();
    for (qsizetype cut = 0; cut < request.size(); ++cut) {
        const Parsed parsed = parse(request + kNoise, {cut});
        QCOMPARE(parsed.status, kAccepted);
        QCOMPARE(parsed.headBytes, request.size());
    }
}

void TestHttpHead::refusesBeforeTheEnd()
{
    QCOMPARE(parse(QByteArray("GET / HTTP/1.0\r\n")).status, 505);
    QCOMPARE(parse(QByteArray("GET / HTTP/1.1\r\nX A: b\r\n")).status, 400);
    QCOMPARE(parse(QByteArray("GET \x01")).status, 400);
    QCOMPARE(parse(QByteArray("GET / HTTP/1.1\r\nHost: a\r\n")).status, -1);
    QCOMPARE(parse(QByteArray()).status, -1);

    RequestHeadParser parser;
    QVERIFY(std::holds_alternative<HttpRefusal>(parser.feed("\n")));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)parser.feed("G"));
}

QTEST_GUILESS_MAIN(TestHttpHead)
#include "tst_http_head.moc"
