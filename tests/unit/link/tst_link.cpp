#include "common/base/random.h"
#include "common/link/share_link.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kId = u"AAECAwQFBgcICQoLDA0ODw"_s;
const QString kToken = u"AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"_s;
const QString kFingerprint = u"fp-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_s;

QString withHost(const QString &origin)
{
    return origin + u"/d/"_s + kId + u'#' + kToken;
}

} // namespace

class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void hosts_data();
    void hosts();
    void addresses_data();
    void addresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void urlsHoldNoSecret();
    void tokenThatLooksLikeAFingerprint();
    void everyCutOfALinkIsRefused();
    void survivesRandomText();
};

void TestLink::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const QString link = withHost(u"https://example.org"_s);
    QTest::newRow("as written") << link << link;
    QTest::newRow("other port") << withHost(u"https://example.org:7717"_s)
                                << withHost(u"https://example.org:7717"_s);
    QTest::newRow("the scheme's port goes") << withHost(u"https://example.org:443"_s) << link;
    QTest::newRow("with fingerprint") << link + u'.' + kFingerprint << link + u'.' + kFingerprint;
    QTest::newRow("capitals") << withHost(u"HTTPS://Example.ORG"_s) << link;
    QTest::newRow("from the operating system") << u"syngraph:"_s + link << link;
    QTest::newRow("white space around") << u" \t\n"_s + link + u"\r\n "_s << link;
    QTest::newRow("end of a sentence") << link + u"."_s << link;
    QTest::newRow("in brackets") << link + u">)];,."_s << link;
    QTest::newRow("dot behind the fingerprint") << link + u'.' + kFingerprint + u'.'
                                                << link + u'.' + kFingerprint;
    QTest::newRow("loopback without TLS") << withHost(u"http://127.0.0.1:7717"_s)
                                          << withHost(u"http://127.0.0.1:7717"_s);
    QTest::newRow("localhost without TLS") << withHost(u"http://localhost"_s)
                                           << withHost(u"http://localhost"_s);
    QTest::newRow("IPv6 loopback without TLS") << withHost(u"http://[::1]:7717"_s)
                                               << withHost(u"http://[::1]:7717"_s);
    QTest::newRow("IPv6") << withHost(u"https://[2001:DB8::1]"_s)
                          << withHost(u"https://[2001:db8::1]"_s);
}

void TestLink::accepts()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto link = ShareLink::parse(text);
    QVERIFY(link.ok());
    QCOMPARE(link->text(), canonical);
    QCOMPARE(link->document.toText(), kId);
    QCOMPARE(base64UrlText(link->token), kToken);
    QVERIFY(*ShareLink::parse(canonical) == *link);
    QVERIFY(*ShareLink::parse(link->appText()) == *link);
}

void TestLink::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<LinkError>("error");
    using enum LinkError;
    const QString link = withHost(u"https://example.org"_s);
    const QString path = u"https://example.org/d/"_s + kId;
    QTest::newRow("nothing") << QString() << Empty;
    QTest::newRow("spaces") << u"  \n"_s << Empty;
    QTest::newRow("2 KiB and one") << link + QString(kLinkUnits, u'A') << TooLong;
    QTest::newRow("a megabyte") << QString(1'000'000, u'a') << TooLong;
    QTest::newRow("no scheme") << u"example.org/d/"_s + kId + u'#' + kToken << NotALink;
    QTest::newRow("ftp") << withHost(u"ftp://example.org"_s) << NotALink;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << NotALink;
    QTest::newRow("scheme twice") << u"syngraph:syngraph:"_s + link << NotALink;
    QTest::newRow("scheme as if it had a host") << withHost(u"syngraph://example.org"_s) << NotALink;
    QTest::newRow("scheme glued on") << u"syngraph"_s + link << NotALink;
    QTest::newRow("option for a shell") << u"--platform=x"_s << NotALink;
    QTest::newRow("space inside") << withHost(u"https://exam ple.org"_s) << ForbiddenCharacter;
    QTest::newRow("second link behind") << link + u' ' + link << ForbiddenCharacter;
    QTest::newRow("line feed inside") << path + u"\n#"_s + kToken << ForbiddenCharacter;
    QTest::newRow("backslash") << withHost(u"https://example.org\\evil"_s) << ForbiddenCharacter;
    QTest::newRow("bidi override") << withHost(u"https://example\u202e.org"_s)
                                   << ForbiddenCharacter;
    QTest::newRow("zero-width space") << withHost(u"https://example\u200b.org"_s)
                                      << ForbiddenCharacter;
    QTest::newRow("user name") << withHost(u"https://good.org@evil.org"_s) << UserInfo;
    QTest::newRow("user and password") << withHost(u"https://a:b@evil.org"_s) << UserInfo;
    QTest::newRow("no host") << withHost(u"https://"_s) << BadHost;
    QTest::newRow("percent in host") << withHost(u"https://ex%61mple.org"_s) << BadHost;
    QTest::newRow("IPv6 zone") << withHost(u"https://[fe80::1%25eth0]"_s) << BadHost;
    QTest::newRow("IPv6 without brackets") << withHost(u"https://2001:db8::1"_s) << BadHost;
    QTest::newRow("odd IPv6") << withHost(u"https://[2001:db8::zz]"_s) << BadHost;
    QTest::newRow("quote in host") << withHost(u"https://a\"b.org"_s) << BadHost;
    QTest::newRow("semicolon in host") << withHost(u"https://a;rm.org"_s) << BadHost;
    QTest::newRow("port 0") << withHost(u"https://example.org:0"_s) << BadPort;
    QTest::newRow("port 65536") << withHost(u"https://example.org:65536"_s) << BadPort;
    QTest::newRow("port +80") << withHost(u"https://example.org:+80"_s) << BadPort;
    QTest::newRow("port with zero before") << withHost(u"https://example.org:080"_s) << BadPort;
    QTest::newRow("port empty") << withHost(u"https://example.org:"_s) << BadPort;
    QTest::newRow("other path") << u"https://example.org/x/"_s + kId + u'#' + kToken << BadPath;
    QTest::newRow("no path") << u"https://example.org#"_s + kToken << BadPath;
    QTest::newRow("query") << path + u"?a=b#"_s + kToken << BadPath;
    QTest::newRow("query without path") << u"https://example.org?/d/"_s + kId + u'#' + kToken
                                        << BadPath;
    QTest::newRow("short id") << u"https://example.org/d/"_s + kId.chopped(1) + u'#' + kToken
                              << BadDocument;
    QTest::newRow("slash behind the id") << path + u"/#"_s + kToken << BadDocument;
    QTest::newRow("unused bits in the id")
        << u"https://example.org/d/"_s + kId.chopped(1) + u"x#"_s + kToken << BadDocument;
    QTest::newRow("no fragment") << path << LinkIncomplete;
    QTest::newRow("empty fragment") << path + u'#' << LinkIncomplete;
    QTest::newRow("hash written as %23") << path + u"%23"_s + kToken << LinkIncomplete;
    QTest::newRow("fingerprint alone") << path + u'#' + kFingerprint << LinkIncomplete;
    QTest::newRow("short token") << link.chopped(1) << BadToken;
    QTest::newRow("long token") << link + u'A' << BadToken;
    QTest::newRow("token with %2E") << link + u"%2E"_s << BadToken;
    QTest::newRow("two fragments") << link + u'#' + kToken << BadToken;
    QTest::newRow("short fingerprint") << (link + u'.' + kFingerprint).chopped(1)
                                       << BadFingerprint;
    QTest::newRow("fingerprint without TLS")
        << withHost(u"http://localhost"_s) + u'.' + kFingerprint << BadFingerprint;
    QTest::newRow("two fingerprints") << link + u'.' + kFingerprint + u'.' + kFingerprint
                                      << SeveralFingerprints;
    QTest::newRow("something else") << link + u".x-1"_s << UnknownPart;
    QTest::newRow("part in the middle empty") << link + u".."_s + kFingerprint << UnknownPart;
    QTest::newRow("no TLS to a name") << withHost(u"http://example.org"_s) << InsecureHost;
    QTest::newRow("no TLS to the cloud's metadata")
        << withHost(u"http://169.254.169.254"_s) << InsecureHost;
    QTest::newRow("no TLS to a name like a loopback")
        << withHost(u"http://127.0.0.1.example.org"_s) << InsecureHost;
    QTest::newRow("no TLS to a number that is none") << withHost(u"http://127.0.0.256"_s)
                                                     << InsecureHost;
    QTest::newRow("no TLS to localhost of somebody") << withHost(u"http://localhost.evil.org"_s)
                                                     << InsecureHost;
}

void TestLink::refuses()
{
    QFETCH(QString, text);
    QFETCH(LinkError, error);
    const auto link = ShareLink::parse(text);
    QVERIFY(!link.ok());
    QCOMPARE(int(link.error()), int(error));
}

void TestLink::hosts_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("name") << u"http://example.org"_s << u"example.org"_s << false;
    QTest::newRow("homograph shows as punycode") << u"http://ex\u0430mple.org"_s
                                                 << u"xn--exmple-4nf.org"_s << false;
    QTest::newRow("IPv4") << u"http://192.0.2.1"_s << u"192.0.2.1"_s << false;
    QTest::newRow("loopback") << u"http://127.8.9.1"_s << u"127.8.9.1"_s << true;
    QTest::newRow("loopback in short") << u"http://127.1"_s << u"127.0.0.1"_s << true;
    QTest::newRow("loopback in hex") << u"http://0x7f000001"_s << u"127.0.0.1"_s << true;
    QTest::newRow("IPv6 loopback in full") << u"http://[0:0:0:0:0:0:0:1]"_s << u"::1"_s << true;
    QTest::newRow("localhost") << u"http://LOCALHOST"_s << u"localhost"_s << true;
}

void TestLink::hosts()
{
    QFETCH(QString, origin);
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    const auto link = ShareLink::parse(withHost(origin), InsecureLinks::Allow);
    QVERIFY(link.ok());
    QCOMPARE(link->server.host, host);
    QCOMPARE(link->server.isLoopback(), loopback);
    QCOMPARE(link->server.secure, false);
    QCOMPARE(link->server.port, quint16(80));
    QCOMPARE(ShareLink::parse(withHost(origin)).ok(), loopback);
}

void TestLink::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const QString server = u"https://example.org:7717/"_s;
    QTest::newRow("plain") << server << server;
    QTest::newRow("no slash") << server.chopped(1) << server;
    QTest::newRow("empty fragment") << server + u'#' << server;
    QTest::newRow("key") << server + u'#' + kToken << server + u'#' + kToken;
    QTest::newRow("fingerprint") << server + u'#' + kFingerprint << server + u'#' + kFingerprint;
    QTest::newRow("both") << server + u'#' + kToken + u'.' + kFingerprint
                          << server + u'#' + kToken + u'.' + kFingerprint;
    QTest::newRow("IPv6") << u"syngraph:http://[::1]:7717"_s << u"http://[::1]:7717/"_s;
}

void TestLink::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto address = ServerAddress::parse(text);
    QVERIFY(address.ok());
    QCOMPARE(address->text(), canonical);
    QVERIFY(*ServerAddress::parse(canonical) == *address);
    QCOMPARE(address->creationKey.has_value(), canonical.contains(kToken + u'.')
                 || canonical.endsWith(kToken));
    QCOMPARE(address->server.fingerprint.has_value(), canonical.contains(kFingerprint));
}

void TestLink::refusesAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<LinkError>("error");
    using enum LinkError;
    QTest::newRow("a document") << withHost(u"https://example.org"_s) << BadPath;
    QTest::newRow("a query") << u"https://example.org/?x"_s << BadPath;
    QTest::newRow("short key") << u"https://example.org/#"_s + kToken.chopped(1) << BadToken;
    QTest::newRow("fingerprint before the key")
        << u"https://example.org/#"_s + kFingerprint + u'.' + kToken << UnknownPart;
    QTest::newRow("no TLS") << u"http://example.org/"_s << InsecureHost;
    QTest::newRow("host alone") << u"example.org"_s << NotALink;
}

void TestLink::refusesAddresses()
{
    QFETCH(QString, text);
    QFETCH(LinkError, error);
    const auto address = ServerAddress::parse(text);
    QVERIFY(!address.ok());
    QCOMPARE(int(address.error()), int(error));
}

void TestLink::urlsHoldNoSecret()
{
    const auto link = *ShareLink::parse(withHost(u"https://[2001:db8::1]:7717"_s) + u'.'
                                        + kFingerprint);
    QCOMPARE(link.webSocketUrl().toString(), u"wss://[2001:db8::1]:7717/ws/"_s + kId);
    QCOMPARE(link.maskedText(), u"https://[2001:db8::1]:7717/d/"_s + kId);
    const auto plain = *ShareLink::parse(withHost(u"http://localhost"_s));
    QCOMPARE(plain.webSocketUrl().toString(), u"ws://localhost:80/ws/"_s + kId);
    const auto server = *ServerAddress::parse(u"https://example.org/#"_s + kToken);
    QCOMPARE(server.webSocketUrl().toString(), u"wss://example.org:443/ws/new"_s);
    QCOMPARE(server.maskedText(), u"https://example.org/"_s);
    QCOMPARE(fingerprintShort(*link.server.fingerprint),
             u"0001 0203 0405 0607 0809 0A0B 0C0D 0E0F"_s);
}

void TestLink::tokenThatLooksLikeAFingerprint()
{
    const QString token = u"fp-"_s + kToken.sliced(3);
    const auto link = ShareLink::parse(u"https://example.org/d/"_s + kId + u'#' + token);
    QVERIFY(link.ok());
    QCOMPARE(base64UrlText(link->token), token);
    const auto address = ServerAddress::parse(u"https://example.org/#"_s + token);
    QVERIFY(address.ok());
    QVERIFY(address->creationKey.has_value());
    QVERIFY(!address->server.fingerprint.has_value());
}

void TestLink::everyCutOfALinkIsRefused()
{
    const QString link = withHost(u"https://example.org"_s) + u'.' + kFingerprint;
    for (qsizetype size = 0; size < link.size(); ++size) {
        const auto parsed = ShareLink::parse(link.first(size));
        // Cut right behind the token it is a link without a fingerprint, which TLS then guards.
        const bool whole = size == link.indexOf(u'.' + kFingerprint)
            || size == link.indexOf(kFingerprint);
        QVERIFY2(parsed.ok() == whole, qPrintable(link.first(size)));
    }
}

void TestLink::survivesRandomText()
{
    const quint64 seed = 20240917;
    SeededRandom random(seed);
    const QString link = withHost(u"https://example.org:7717"_s) + u'.' + kFingerprint;
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text = link;
        for (auto changes = random.between(1, 3); changes > 0; --changes) {
            const auto at = random.between(0, text.size() - 1);
            text[at] = QChar(char16_t(random.chance(0.9) ? random.between(32, 126)
                                                         : random.between(0, 0xffff)));
        }
        const auto parsed = ShareLink::parse(text, InsecureLinks::Allow);
        if (!parsed)
            continue;
        ++accepted;
        const auto again = ShareLink::parse(parsed->text(), InsecureLinks::Allow);
        QVERIFY2(again && *again == *parsed, qPrintable(text));
    }
    QVERIFY(accepted > 0);
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
