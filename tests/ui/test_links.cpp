#include "app/ui/link_tips.h"
#include "app/ui/link_words.h"
#include "app/ui/notice_bar.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/start_arguments.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QFile>
#include <QLineEdit>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

/// What the desktop or a page may hand over as a link: each is opened, asked about or refused with a
/// sentence, and none is ever an option of the program.
class TestLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsOfTheDesktop_data();
    void argumentsOfTheDesktop();
    void desktopFilePutsDashesFirst();
    void hostileLinks_data();
    void hostileLinks();
    void nearbyMachines_data();
    void nearbyMachines();
    void whatIsTypedIsNotAskedAbout();
    void lookAlikesShowTheirRealName();
    void sameDocumentIsBroughtToTheFront();
    void movedServerHasTheSameDocument();
    void tipsSayWhereALinkLeads();

private:
    /// As a share link to `host`, with a good document and token.
    static QString linkTo(const QString &host)
    {
        return UiBench::link().text().replace(u"pad.example.org"_s, host);
    }
};

void TestLinks::argumentsOfTheDesktop_data()
{
    QTest::addColumn<QList<QByteArray>>("arguments");
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<int>("own");
    using List = QList<QByteArray>;
    QTest::newRow("nothing") << List{} << QStringList() << 1;
    QTest::newRow("link") << List{"--", "syngraph:https://a/d/x#y"}
                          << QStringList{u"syngraph:https://a/d/x#y"_s} << 1;
    QTest::newRow("option as a link") << List{"--", "--version"} << QStringList{u"--version"_s}
                                      << 1;
    QTest::newRow("Qt's option as a link") << List{"--", "-platform"}
                                           << QStringList{u"-platform"_s} << 1;
    QTest::newRow("help as a link") << List{"--", "-h"} << QStringList{u"-h"_s} << 1;
    QTest::newRow("quotes and spaces") << List{"--", "syngraph:\"; rm -rf ~ '\n"}
                                       << QStringList{u"syngraph:\"; rm -rf ~ '\n"_s} << 1;
    QTest::newRow("two texts") << List{"--", "one", "--help"}
                               << QStringList{u"one"_s, u"--help"_s} << 1;
    QTest::newRow("dashes alone") << List{"--"} << QStringList() << 1;
    QTest::newRow("options before") << List{"-style", "fusion", "--", "x"}
                                    << QStringList{u"x"_s} << 3;
    QTest::newRow("a megabyte") << List{"--", QByteArray(1'000'000, 'x')}
                                << QStringList{QString(StartArguments::kMostUnits, u'x')} << 1;
    QTest::newRow("a thousand")
        << (List{"--"} + List(1'000, "x"))
        << QStringList(StartArguments::kMostTargets, u"x"_s) << 1;
}

void TestLinks::argumentsOfTheDesktop()
{
    QFETCH(QList<QByteArray>, arguments);
    QFETCH(QStringList, targets);
    QFETCH(int, own);
    arguments.prepend("syngraph");
    std::vector<char *> pointers;
    for (QByteArray &argument : arguments)
        pointers.push_back(argument.data());
    const StartArguments read = readStartArguments(pointers);
    QCOMPARE(read.targets, targets);
    QCOMPARE(read.ownCount, own);
    QCOMPARE(read.wish, StartArguments::Wish::Window);
}

void TestLinks::desktopFilePutsDashesFirst()
{
    QFile file(QStringLiteral(SYNGRAPH_SOURCE_DIR "/installer/syngraph.desktop"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("\nExec=syngraph -- %U\n"));
    QVERIFY(text.contains("x-scheme-handler/syngraph;"));
}

void TestLinks::hostileLinks_data()
{
    QTest::addColumn<QString>("text");
    const QString good = linkTo(u"pad.example.org"_s);
    QTest::newRow("quotes") << u"syngraph:\""_s + good + u'"';
    QTest::newRow("space inside") << QString(good).replace(u"/d/"_s, u"/d /"_s);
    QTest::newRow("option") << u"--platform=minimal"_s;
    QTest::newRow("encoded line end") << QString(good).replace(u"/d/"_s, u"/d%0a/"_s);
    QTest::newRow("command") << QString(good).replace(u"#"_s, u";rm#"_s);
    QTest::newRow("a second link behind") << good + good;
    QTest::newRow("a second link after a space") << good + u' ' + good;
    QTest::newRow("a megabyte") << good + QString(1'000'000, u'x');
    QTest::newRow("user name") << linkTo(u"good.org@evil.org"_s);
    QTest::newRow("another scheme") << u"syngraph:file:///etc/passwd"_s;
    QTest::newRow("scheme twice") << u"syngraph:syngraph:"_s + good;
    QTest::newRow("without TLS to elsewhere") << QString(good).replace(u"https:"_s, u"http:"_s);
    QTest::newRow("fragment lost") << good.section(u'#', 0, 0);
    QTest::newRow("fragment encoded") << QString(good).replace(u"#"_s, u"%23"_s);
    QTest::newRow("port out of range") << linkTo(u"pad.example.org:70000"_s);
    QTest::newRow("no host") << linkTo(QString());
}

void TestLinks::hostileLinks()
{
    QFETCH(QString, text);
    UiBench bench;
    bench.window().offerLink(text);
    QVERIFY(!bench.transport()); // nobody was called
    QVERIFY(!bench.tab().controller().isShared());
    QVERIFY(bench.window().openPopover().isOpen());
    QVERIFY(!bench.window().openPopover().errorText().isEmpty());
}

void TestLinks::nearbyMachines_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<bool>("isWarned");
    QTest::newRow("elsewhere") << u"pad.example.org"_s << false << false;
    QTest::newRow("address elsewhere") << u"93.184.216.34"_s << false << false;
    QTest::newRow("this computer") << u"127.0.0.1"_s << true << true;
    QTest::newRow("its other addresses") << u"127.9.9.9"_s << true << true;
    QTest::newRow("IPv6") << u"[::1]"_s << true << true;
    QTest::newRow("by name, with a port") << u"localhost:22"_s << true << true;
    QTest::newRow("below the name") << u"x.localhost"_s << true << true;
    QTest::newRow("link-local") << u"169.254.169.254"_s << true << true;
    QTest::newRow("nowhere") << u"0.0.0.0"_s << true << true;
    QTest::newRow("network 192.168") << u"192.168.1.5:7717"_s << false << true;
    QTest::newRow("network 10") << u"10.1.2.3"_s << false << true;
    QTest::newRow("network 172.16") << u"172.31.0.1"_s << false << true;
    QTest::newRow("beyond 172.16") << u"172.32.0.1"_s << false << false;
    QTest::newRow("unique local") << u"[fd00::1]"_s << false << true;
    QTest::newRow("name of the network") << u"printer.local"_s << false << true;
}

void TestLinks::nearbyMachines()
{
    QFETCH(QString, host);
    QFETCH(bool, isAsked);
    QFETCH(bool, isWarned);
    const QString text = u"syngraph:"_s + linkTo(host);
    const auto link = ShareLink::parse(text);
    QVERIFY(link);
    QCOMPARE(!nearbyWords(link->server).isEmpty(), isWarned);
    UiBench bench;
    bench.window().offerLink(text);
    QCOMPARE(bench.window().openPopover().isOpen(), isAsked);
    QCOMPARE(bench.transport() == nullptr, isAsked);
    if (!isAsked) {
        QCOMPARE(!bench.tab().noticeText().isEmpty(), isWarned);
        return;
    }
    QCOMPARE(bench.window().openPopover().errorText(), nearbyWords(link->server));
    bench.press(Qt::Key_Return); // one may say yes
    QCOMPARE(bench.tab().controller().editLink(), *link);
}

void TestLinks::whatIsTypedIsNotAskedAbout()
{
    UiBench bench;
    bench.window().offerLink(linkTo(u"127.0.0.1:7717"_s));
    QVERIFY(bench.transport());
    QVERIFY(!bench.window().openPopover().isOpen());
}

void TestLinks::lookAlikesShowTheirRealName()
{
    UiBench bench;
    bench.window().offerLink(linkTo(u"p\u0430d.example.org"_s)); // with a Cyrillic letter
    const auto link = bench.tab().controller().editLink();
    QVERIFY(link);
    QVERIFY(hostWords(link->server).startsWith(u"xn--"));
    QVERIFY(!link->maskedText().contains(u'\u0430'));
}

void TestLinks::sameDocumentIsBroughtToTheFront()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    DocumentTab *open = &bench.tab();
    bench.type(u"unsent "_s);
    bench.window().newDocument();
    bench.window().takeCall(UiBench::link().appText());
    QCOMPARE(&bench.tab(), open);
    QCOMPARE(bench.window().tabs().size(), 2);
    QCOMPARE(bench.text(), u"unsent abc\n"_s);
}

/// A laptop that hosts comes into another network, and its person sends the link again.
void TestLinks::movedServerHasTheSameDocument()
{
    UiBench bench;
    ShareLink link = UiBench::link();
    link.server.fingerprint = QByteArray(kFingerprintBytes, 'f');
    bench.window().openLink(link);
    DocumentTab *tab = &bench.tab();
    Q_EMIT bench.transport()->ended({});
    ShareLink moved = link;
    moved.server.host = u"192.0.2.9"_s;
    bench.window().openLink(moved);
    QCOMPARE(&bench.tab(), tab);
    QCOMPARE(tab->controller().editLink(), moved);
    QTRY_COMPARE(bench.transport()->target().url.host(), u"192.0.2.9"_s);
    moved.server.fingerprint = QByteArray(kFingerprintBytes, 'g'); // another server with that number
    moved.server.host = u"192.0.2.10"_s;
    bench.window().openLink(moved);
    QVERIFY(&bench.tab() != tab);
}

void TestLinks::tipsSayWhereALinkLeads()
{
    const QString tip = LinkTips::words(u"https://example.org/a?b"_s);
    QVERIFY2(tip.contains(u"example.org"_s) && tip.endsWith(u"Ctrl+click opens it."_s),
             qPrintable(tip));
    QVERIFY(LinkTips::words({}).isEmpty());

    UiBench bench;
    bench.openLive(Role::Edit, u"see there");
    bench.editor().setSelection({4, 9});
    bench.editor().setLink(u"https://example.org/"_s);
    QWidget *place = bench.editor().viewport();
    const auto ask = [&](int position) {
        QTextCursor cursor(bench.editor().document());
        cursor.setPosition(position);
        const QPoint point = bench.editor().cursorRect(cursor).center();
        QHelpEvent help(QEvent::ToolTip, point, place->mapToGlobal(point));
        QApplication::sendEvent(place, &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    };
    QVERIFY(ask(6).contains(u"example.org"_s));
    QTRY_VERIFY(ask(1).isEmpty());
}

QObject *makeLinksSuite()
{
    return new TestLinks;
}

#include "test_links.moc"
