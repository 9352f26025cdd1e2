#include "tst_net_parts.h"

#include "server/net/http_front.h"
#include "server/net/self_signed.h"
#include "server/net/tls_identity.h"
#include "server/web/pages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

websocket::RequestHead headOf(const QByteArray &request)
{
    websocket::RequestHeadParser parser;
    const auto progress = parser.feed(request);
    const auto *complete = std::get_if<websocket::HeadComplete>(&progress);
    return complete ? complete->head : websocket::RequestHead();
}

QByteArray upgradeBytes(const QByteArray &host, const QByteArray &origin)
{
    QByteArray text = "GET /ws/new HTTP/1.1\r\nHost: " + host +
                      "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      "Sec-WebSocket-Protocol: syngraph.v1.cbor\r\n";
    if (!origin.isEmpty())
        text += "Origin: " + origin + "\r\n";
    return text + "\r\n";
}

/// Status of the answer; 101 for an upgrade.
int statusOf(const HttpRoute &route)
{
    if (std::holds_alternative<UpgradeWanted>(route))
        return 101;
    const auto *answer = std::get_if<HttpAnswer>(&route);
    return answer ? answer->bytes.mid(9, 3).toInt() : 200;
}

QByteArray bytesOf(const HttpRoute &route)
{
    const auto *answer = std::get_if<HttpAnswer>(&route);
    return answer ? answer->bytes : QByteArray();
}

QByteArray between(const QByteArray &text, const QByteArray &begin, const QByteArray &end)
{
    const qsizetype at = text.indexOf(begin) + begin.size();
    return text.sliced(at, text.indexOf(end, at) - at);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

const QDateTime kNow = QDateTime(QDate(2030, 5, 6), QTime(7, 8, 9), Qt::UTC);

} // namespace

void TestNetFront::policyOfHostsAndOrigins_data()
{
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *url, const char *listen, const char *host,
                        const char *origin, int status) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(listen)
                            << QByteArray(host) << QByteArray(origin) << status;
    };
    const char *url = "https://docs.example:8443/";
    row("public host", url, "*:80", "docs.example:8443", "", 101);
    row("public host at another port", url, "*:80", "docs.example", "", 101);
    row("public origin", url, "*:80", "docs.example:8443", "https://docs.example:8443", 101);
    row("origin of another port", url, "*:80", "docs.example", "https://docs.example", 403);
    row("origin of another scheme", url, "*:80", "docs.example", "http://docs.example:8443", 403);
    row("other host", url, "*:80", "evil.example", "", 421);
    row("a host that ends alike", url, "*:80", "evildocs.example", "", 421);
    row("localhost", url, "*:80", "localhost:80", "", 101);
    row("loopback", url, "*:80", "127.0.0.1", "", 101);
    row("loopback 6", url, "*:80", "[::1]:80", "", 101);
    row("page on localhost", url, "*:80", "localhost:80", "http://localhost:80", 101);
    row("listen address", "", "192.0.2.7:7717", "192.0.2.7:7717", "http://192.0.2.7:7717", 101);
    row("neither address nor name", "", "192.0.2.7:7717", "192.0.2.8:7717", "", 421);
    row("wildcard without a name", "", "*:7717", "whatever.example", "", 101);
    row("wildcard, page of somebody", "", "*:7717", "a.example", "http://evil.example", 403);
}

void TestNetFront::policyOfHostsAndOrigins()
{
    QFETCH(QString, publicUrl);
    QFETCH(QString, listen);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    const HttpFront front(
        {.publicUrl = QUrl(publicUrl), .addresses = {*parseListenAddress(listen)}});
    const auto route =
        front.route(headOf(upgradeBytes(host, origin)), HttpFront::Channel::Plain);
    QCOMPARE(statusOf(route), status);
}

void TestNetFront::policyNamesTheHashesOfThePages()
{
    const QByteArray policy = pages::contentSecurityPolicy();
    const QByteArray page = pages::documentPage(u"A title with %1 and <script>"_s);
    const auto hash = [](const QByteArray &content) {
        return "'sha256-" +
               QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + "'";
    };
    QVERIFY(policy.contains("script-src " + hash(between(page, "<script>", "</script>"))));
    QVERIFY(policy.contains("style-src " + hash(between(page, "<style>", "</style>"))));
    QVERIFY(policy.startsWith("default-src 'none';"));
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(page.count("<script"), 1);
    QVERIFY(page.contains("A title with %1 and &lt;script&gt;"));
    QVERIFY(!page.contains(" style=") && !page.contains(" onclick="));
    const QByteArray welcome = pages::welcomePage();
    QCOMPARE(between(welcome, "<style>", "</style>"), between(page, "<style>", "</style>"));
    QVERIFY(!welcome.contains("<script"));
}

void TestNetFront::scriptHandsTheLinkOver()
{
    const QByteArray page = pages::documentPage(std::nullopt);
    QVERIFY(page.contains("open.href = 'syngraph:' + location.href;"));
    QVERIFY(page.contains("location.hash.length < 2"));
    QVERIFY(page.contains("id=\"open\""));
    QVERIFY(page.contains("A shared document"));
    QVERIFY(page.contains("prefers-color-scheme: dark"));
    QVERIFY(!page.contains("http://") && !page.contains("https://")); // nothing of others
    QVERIFY(!page.contains("%1") && !page.contains("%2") && !page.contains("%3"));
}

void TestNetFront::strictTransportOnlyWithATrustedCertificate()
{
    const auto get = headOf("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for (const bool isTrusted : {true, false}) {
        HttpFront::Options options;
        options.isTls = true;
        options.isCertificateTrusted = isTrusted;
        const HttpFront front(options);
        const QByteArray answer = bytesOf(front.route(get, HttpFront::Channel::Encrypted));
        QCOMPARE(answer.contains("Strict-Transport-Security: max-age=63072000\r\n"), isTrusted);
    }
}

void TestNetFront::plainIsSentToThePublicUrl()
{
    const HttpFront front({.publicUrl = QUrl(u"https://docs.example/"_s),
                           .addresses = {*parseListenAddress(u"*:7717"_s)},
                           .isTls = true});
    const auto get = headOf("GET /d/abc HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    const QByteArray answer = bytesOf(front.route(get, HttpFront::Channel::Plain));
    QVERIFY(answer.startsWith("HTTP/1.1 301 "));
    QVERIFY(answer.contains("Location: https://docs.example/d/abc\r\n")); // not the Host that came
}

void TestNetFront::selfSignedIsMadeOnceAndKept()
{
    const QTemporaryDir directory;
    const auto first = loadOrMakeSelfSigned(directory.path(), {u"localhost"_s}, kNow);
    QVERIFY(first.ok());
    QCOMPARE(first->fingerprint.size(), 32);
    QVERIFY(first->isSelfSigned);
    QCOMPARE(first->notAfter, kNow.addYears(10));
    const QByteArray certificate = readAll(directory.filePath(u"tls-cert.pem"_s));
    const auto again = loadOrMakeSelfSigned(directory.path(), {u"localhost"_s}, kNow.addDays(30));
    QVERIFY(again.ok());
    QCOMPARE(again->fingerprint, first->fingerprint);
    QCOMPARE(readAll(directory.filePath(u"tls-cert.pem"_s)), certificate);
    // The fingerprint is that of the public key, as a client computes it.
    const auto key = first->configuration.localCertificate().publicKey();
    QCOMPARE(QCryptographicHash::hash(key.toDer(), QCryptographicHash::Sha256),
             first->fingerprint);
    QCOMPARE(key.algorithm(), QSsl::Ec);
    QCOMPARE(key.length(), 256);
}

void TestNetFront::keyFileIsPrivate()
{
    const QTemporaryDir directory;
    QVERIFY(loadOrMakeSelfSigned(directory.path(), {}, kNow).ok());
    const auto permissions = QFileInfo(directory.filePath(u"tls-key.pem"_s)).permissions();
    QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                             QFileDevice::ReadOther | QFileDevice::WriteOther)));
}

void TestNetFront::expiredSelfSignedIsMadeAnew()
{
    const QTemporaryDir directory;
    const auto old = loadOrMakeSelfSigned(directory.path(), {}, kNow);
    const auto fresh = loadOrMakeSelfSigned(directory.path(), {}, kNow.addYears(11));
    QVERIFY(old.ok() && fresh.ok());
    QCOMPARE(fresh->fingerprint, old->fingerprint); // links go on working
    QCOMPARE(fresh->notAfter, kNow.addYears(21));
    // So they do when only the certificate was lost or spoilt.
    writeAll(directory.filePath(u"tls-cert.pem"_s), "spoilt");
    const auto repaired = loadOrMakeSelfSigned(directory.path(), {}, kNow);
    QVERIFY(repaired.ok());
    QCOMPARE(repaired->fingerprint, old->fingerprint);
}

void TestNetFront::namesOfASelfSignedCertificate()
{
    const auto key = makeTlsKey();
    QVERIFY(key);
    const auto pem = makeSelfSigned(
        *key, {u"docs.example"_s, u"192.0.2.7"_s, u"::1"_s, u"bad,DNS:evil.example"_s, u"a b"_s,
               QString()},
        kNow);
    QVERIFY(pem);
    const QSslCertificate certificate(*pem);
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"docs.example"_s});
    QStringList addresses = names.values(QSsl::IpAddressEntry);
    addresses.sort();
    QCOMPARE(addresses.size(), 2);
    QVERIFY(addresses.contains(u"192.0.2.7"_s));
    QVERIFY(certificate.effectiveDate() < kNow);
}

void TestNetFront::operatorsFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("error"); // -1: loads
    const auto row = [](const char *name, const QString &certificate, const QString &key,
                        int error) {
        QTest::newRow(name) << certificate << key << error;
    };
    row("a pair", u"a-cert"_s, u"a-key"_s, -1);
    row("mismatch", u"a-cert"_s, u"b-key"_s, int(TlsError::Mismatch));
    row("no certificate file", u"none"_s, u"a-key"_s, int(TlsError::CertificateUnreadable));
    row("no key file", u"a-cert"_s, u"none"_s, int(TlsError::KeyUnreadable));
    row("swapped", u"a-key"_s, u"a-cert"_s, int(TlsError::CertificateUnreadable));
    row("empty key", u"a-cert"_s, u"empty"_s, int(TlsError::KeyUnreadable));
    row("key needs a password", u"a-cert"_s, u"locked"_s, int(TlsError::KeyUnreadable));
    row("directory", u"."_s, u"a-key"_s, int(TlsError::CertificateUnreadable));
}

void TestNetFront::operatorsFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(int, error);
    const QTemporaryDir directory;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        const auto pem = makeTlsKey();
        QVERIFY(pem);
        writeAll(directory.filePath(name + u"-key"_s), *pem);
        writeAll(directory.filePath(name + u"-cert"_s), *makeSelfSigned(*pem, {name}, kNow));
    }
    writeAll(directory.filePath(u"empty"_s), {});
    const QSslKey locked(readAll(directory.filePath(u"a-key"_s)), QSsl::Ec);
    writeAll(directory.filePath(u"locked"_s), locked.toPem("secret"));
    const auto identity =
        loadTlsIdentity(directory.filePath(certificate), directory.filePath(key));
    QCOMPARE(identity.ok() ? -1 : int(identity.error()), error);
    if (identity) {
        QVERIFY(!identity->configuration.ciphers().isEmpty());
        for (const auto &cipher : identity->configuration.ciphers())
            QVERIFY2(!cipher.name().contains(u"CBC") && !cipher.name().endsWith(u"SHA"),
                     qPrintable(cipher.name()));
    }
}

void TestNetFront::expiredIsAWarning()
{
    const QTemporaryDir directory;
    const auto key = makeTlsKey();
    QVERIFY(key);
    writeAll(directory.filePath(u"key"_s), *key);
    writeAll(directory.filePath(u"cert"_s), *makeSelfSigned(*key, {}, kNow.addYears(-20)));
    const auto identity =
        loadTlsIdentity(directory.filePath(u"cert"_s), directory.filePath(u"key"_s));
    QVERIFY(identity.ok());
    QVERIFY(identity->isExpired(kNow));
    QVERIFY(!identity->isExpired(kNow.addYears(-15)));
}

void TestNetFront::dataDirectoryMustBeWritable()
{
    const QTemporaryDir directory;
    const auto identity =
        loadOrMakeSelfSigned(directory.filePath(u"not/there"_s), {}, kNow);
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error(), TlsError::NotWritable);
}
