#include "app/editor/colors.h"
#include "app/models/shown_text.h"
#include "app/ui/connection_words.h"
#include "app/ui/link_words.h"
#include "app/ui/menu_words.h"
#include "app/ui/save_copy.h"
#include "app/ui/text_figures.h"
#include "app/ui/text_link_popover.h"
#include "app/ui/theme_colors.h"
#include "app/ui/user_profile.h"
#include "tests/ui/suites.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;

namespace {

ConnectionStatus sharedStatus(ConnectionState state)
{
    ConnectionStatus status;
    status.isLocal = false;
    status.state = state;
    status.wasLive = true;
    status.isLoaded = true;
    return status;
}

} // namespace

/// What is said and shown, without a window.
class TestWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheState_data();
    void saysTheState();
    void saysThatWhatIsShownIsDamaged_data();
    void saysThatWhatIsShownIsDamaged();
    void offersACopyOfWhatIsDamaged();
    void saysMenuTexts_data();
    void saysMenuTexts();
    void completesTheServer_data();
    void completesTheServer();
    void completesALink_data();
    void completesALink();
    void saysWhereALinkLeads_data();
    void saysWhereALinkLeads();
    void fileEndings_data();
    void fileEndings();
    void fileEndingsToSave_data();
    void fileEndingsToSave();
    void namesArePlainAndShort_data();
    void namesArePlainAndShort();
    void titlesAreSafeAsFiles_data();
    void titlesAreSafeAsFiles();
    void takesNoLoginForAName_data();
    void takesNoLoginForAName();
    void colorsCanBeRead();
    void countsWords();
    void countsInPieces();

private:
    static void addNotTakenRows();
    static void addWhyLostRows();
};

void TestWords::addNotTakenRows()
{
    auto status = sharedStatus(ConnectionState::Live);
    status.pendingEdits = 5;
    status.unsavedFor = 30s;
    QTest::newRow("not yet too long") << status << u"Slow"_s << u"5 edits waiting"_s << QString();
    status.unsavedFor = 31s;
    status.keeping = Keeping::OnDisk;
    QTest::newRow("not saved for half a minute")
        << status << u"Not saved"_s << u"5 edits kept on this computer"_s
        << u"The server has not taken your edits for 31.0 s. 5 edits are kept on this computer."_s;
    status.unsavedFor = 1s;
    status.heldBack = ErrorCode::StorageFull;
    QTest::newRow("storage full")
        << status << u"Server is full"_s << u"5 edits kept on this computer"_s
        << u"The server is out of space; your edits go there as soon as it has some. 5 edits are "
           "kept on this computer."_s;
    status.heldBack.reset();
    status.role = Role::View;
    status.keeping = Keeping::InWindow;
    QTest::newRow("made view-only with edits")
        << status << u"View only"_s << u"5 edits only in this window"_s
        << u"This document was made view-only for you. 5 edits are not confirmed by the server."_s;
}

void TestWords::addWhyLostRows()
{
    const auto row = [](const char *name, EndCause cause, const QString &sentence) {
        auto status = sharedStatus(ConnectionState::Waiting);
        status.nextAttemptIn = 3200ms;
        status.lastEnd = {cause, 407};
        QTest::newRow(name) << status << u"Reconnecting…"_s << u"All changes saved"_s
                            << sentence + u" Next try in 4 s. You can keep typing."_s;
    };
    row("lost, no address", EndCause::NoAddress,
        u"The server's address was not found. Is this computer online?"_s);
    row("lost, refused", EndCause::Refused, u"No server takes connections at this address."_s);
    row("lost, no TLS", EndCause::NoSecurity,
        u"No secure connection could be made: the server's certificate or encryption does not fit."_s);
    row("lost, somebody else answers", EndCause::InBetween,
        u"Something in front of the server answered in its place (HTTP 407). A network that wants you "
        "to sign in does that."_s);
    row("lost, silent", EndCause::NoAnswer, u"The server does not answer."_s);
    row("lost, busy", EndCause::Busy, u"The server is busy and asks to wait."_s);
    row("lost, server out of space", EndCause::StorageFull, u"The server is out of space."_s);
    row("lost, server's fault", EndCause::ServerFault,
        u"The server made a mistake with this document."_s);
    auto status = sharedStatus(ConnectionState::Waiting);
    status.lastEnd.cause = EndCause::Damaged;
    status.pendingEdits = 2;
    status.keeping = Keeping::OnDisk;
    const auto damaged = u"This document is damaged on the server and is not served until its "
                         "operator has brought it back from a backup."_s;
    QTest::newRow("damaged") << status << u"Damaged"_s << u"2 edits kept on this computer"_s
                             << damaged
            + u" You can keep typing. 2 edits are kept on this computer."_s;
    status.state = ConnectionState::Connecting;
    status.pendingEdits = 0;
    status.wasLive = false;
    status.isLoaded = false;
    QTest::newRow("damaged, never loaded, tried again")
        << status << u"Damaged"_s << QString()
        << damaged + u" This document has not been loaded yet."_s;
}

void TestWords::saysThatWhatIsShownIsDamaged_data()
{
    QTest::addColumn<ConnectionStatus>("status");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("banner");
    const auto told = u"This document is damaged on the server, as its log says. "_s;
    auto status = sharedStatus(ConnectionState::Live);
    status.damagedBehind = Revision(17);
    status.revision = Revision(17);
    status.role = Role::View;
    QTest::newRow("reader") << status << QString() << told + u"You see the state of revision 17."_s;
    status.role = Role::Edit;
    const auto stay = u" Your edits stay with you until it is mended."_s;
    QTest::newRow("writer") << status << QString()
                            << told + u"You see the state of revision 17."_s + stay;
    status.pendingEdits = 2;
    status.unsavedFor = 40s;
    status.keeping = Keeping::OnDisk;
    QTest::newRow("writer with edits")
        << status << u"2 edits kept on this computer"_s
        << told + u"You see the state of revision 17."_s + stay
            + u" 2 edits are kept on this computer."_s;
    status.pendingEdits = 0;
    status.revision = Revision(20);
    QTest::newRow("holds more")
        << status << QString()
        << told + u"The server can read revision 17, and you see a newer one: keep it."_s + stay;
    status.revision = Revision(12);
    QTest::newRow("holds another")
        << status << QString()
        << told + u"The server can read revision 17, and you see your own copy: keep it."_s + stay;
}

void TestWords::saysThatWhatIsShownIsDamaged()
{
    QFETCH(ConnectionStatus, status);
    const auto words = wordsFor(status);
    QCOMPARE(words.pill, u"Damaged"_s);
    QTEST(words.saved, "saved");
    QTEST(words.banner, "banner");
    QVERIFY(words.actions.testFlag(BannerAction::SaveCopy) && words.isBannerUrgent);
}

/// It is still here, and nobody knows whether it comes back.
void TestWords::offersACopyOfWhatIsDamaged()
{
    auto status = sharedStatus(ConnectionState::Waiting);
    status.lastEnd.cause = EndCause::Damaged;
    QVERIFY(wordsFor(status).actions.testFlag(BannerAction::SaveCopy));
    QVERIFY(wordsFor(status).isBannerUrgent);
    status.isLoaded = false;
    QVERIFY(!wordsFor(status).actions.testFlag(BannerAction::SaveCopy));
}

void TestWords::saysTheState_data()
{
    QTest::addColumn<ConnectionStatus>("status");
    QTest::addColumn<QString>("pill");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("banner");

    QTest::newRow("local") << ConnectionStatus() << u"Local"_s << u"Only in this window"_s
                           << QString();
    auto status = sharedStatus(ConnectionState::Live);
    QTest::newRow("live") << status << u"Live"_s << u"All changes saved"_s << QString();
    status.pendingEdits = 1;
    QTest::newRow("live, one edit on its way") << status << u"Live"_s << u"Saving 1 edit…"_s << QString();
    status.unsavedFor = 4s;
    QTest::newRow("slow, one edit") << status << u"Slow"_s << u"1 edit waiting"_s << QString();
    status.pendingEdits = 5;
    QTest::newRow("slow, five edits") << status << u"Slow"_s << u"5 edits waiting"_s << QString();
    addNotTakenRows();
    status = sharedStatus(ConnectionState::Live);
    status.role = Role::View;
    QTest::newRow("viewer") << status << u"View only"_s << u"All changes saved"_s << QString();
    status = sharedStatus(ConnectionState::Waiting);
    status.nextAttemptIn = 3200ms;
    QTest::newRow("lost") << status << u"Reconnecting…"_s << u"All changes saved"_s
                          << u"Connection lost. Next try in 4 s. You can keep typing."_s;
    status.pendingEdits = 3;
    QTest::newRow("lost with edits")
        << status << u"Reconnecting…"_s << u"3 edits only in this window"_s
        << u"Connection lost. Next try in 4 s. You can keep typing. 3 edits are only in this window."_s;
    status.keeping = Keeping::OnDisk;
    QTest::newRow("lost with edits in the journal")
        << status << u"Reconnecting…"_s << u"3 edits kept on this computer"_s
        << u"Connection lost. Next try in 4 s. You can keep typing. 3 edits are kept on this "
           "computer."_s;
    status.keeping = Keeping::InWindow;
    status.wasLive = false;
    status.pendingEdits = 0;
    QTest::newRow("never reached") << status << u"Not connected"_s << QString()
                                   << u"The server cannot be reached. Next try in 4 s. You can keep "
                                      "typing."_s;
    status = sharedStatus(ConnectionState::Connecting);
    status.wasLive = false;
    QTest::newRow("connecting") << status << u"Connecting…"_s << QString()
                                << u"Still connecting…"_s;
    addWhyLostRows();
    QTest::newRow("syncing") << sharedStatus(ConnectionState::Syncing) << u"Catching up…"_s
                             << QString() << u"Catching up with what the others wrote."_s;
    QTest::newRow("suspect") << sharedStatus(ConnectionState::Suspect) << u"No answer"_s
                             << u"All changes saved"_s
                             << u"The server does not answer. You can keep typing."_s;
    QTest::newRow("offline") << sharedStatus(ConnectionState::Idle) << u"Offline"_s
                             << u"All changes saved"_s << u"You are working offline."_s;
    status = sharedStatus(ConnectionState::Blocked);
    status.blockReason = BlockReason::NoDocument;
    status.pendingEdits = 1;
    QTest::newRow("blocked") << status << u"Not connected"_s << u"1 edit not sent"_s
                             << u"This document is not on the server any more. 1 edit is not "
                                "confirmed by the server."_s;
    status.blockReason = BlockReason::BadLink;
    status.isLoaded = false;
    status.pendingEdits = 0;
    QTest::newRow("blocked before it was loaded")
        << status << u"Not connected"_s << QString()
        << u"This link does not work any more: it expired or was withdrawn. Ask for a new one."_s;
    status.isLoaded = true;
    status.blockReason = BlockReason::UntrustedCertificate;
    QTest::newRow("unknown certificate")
        << status << u"Stopped"_s << QString()
        << u"This computer does not know the server's certificate. Nothing was sent to it. Use the "
           "whole link, with everything behind #."_s;
    status = sharedStatus(ConnectionState::Idle);
    status.isLoaded = false;
    status.wasLive = false;
    QTest::newRow("offline before it was loaded")
        << status << u"Offline"_s << QString()
        << u"You are working offline. This document has not been loaded yet."_s;
    status.state = ConnectionState::Waiting;
    QTest::newRow("never reached, never loaded")
        << status << u"Not connected"_s << QString()
        << u"The server cannot be reached. Trying now. This document has not been loaded yet."_s;
    status = sharedStatus(ConnectionState::Blocked);
    status.blockReason = BlockReason::WrongIdentity;
    QTest::newRow("wrong key") << status << u"Stopped"_s << QString()
                               << u"Stopped: the server is not the one that this link was made "
                                  "for. Neither your text nor the key in the link was sent to "
                                  "it."_s;
    status.server = ServerEndpoint();
    status.server->fingerprint = QByteArray(kFingerprintBytes, char(0xab));
    status.shownKey = QByteArray(kFingerprintBytes, char(0x12));
    const QString link = u"\u2066ABAB ABAB ABAB ABAB ABAB ABAB ABAB ABAB\u2069"_s;
    const QString shown = u"\u20661212 1212 1212 1212 1212 1212 1212 1212\u2069"_s;
    QTest::newRow("wrong key, both known")
        << status << u"Stopped"_s << QString()
        << u"Stopped: the server is not the one that this link was made for. Neither your text nor "
           "the key in the link was sent to it. Its key: %1. The link's: %2."_s.arg(shown, link);
    status.shownKey = QByteArray("odd");
    QTest::newRow("wrong key, nothing known of it")
        << status << u"Stopped"_s << QString()
        << u"Stopped: the server is not the one that this link was made for. Neither your text nor "
           "the key in the link was sent to it."_s;
}

void TestWords::saysTheState()
{
    QFETCH(ConnectionStatus, status);
    const ConnectionWords words = wordsFor(status);
    QTEST(words.pill, "pill");
    QTEST(words.saved, "saved");
    QTEST(words.banner, "banner");
}

void TestWords::namesArePlainAndShort_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << u"Ann Lee"_s << u"Ann Lee"_s << u"AL"_s;
    QTest::newRow("markup") << u"<b>x</b>"_s << u"<b>x</b>"_s << u"B"_s;
    QTest::newRow("line ends") << u"a\nb\r\nc"_s << u"a b c"_s << u"AC"_s;
    QTest::newRow("right to left override") << u"a\u202eb"_s << u"ab"_s << u"A"_s;
    QTest::newRow("joiners alone") << QString(64, QChar(0x200d)) << QString() << u"?"_s;
    QTest::newRow("escape sequence") << u"\x1b[31mred"_s << u"[31mred"_s << u"3"_s;
    QTest::newRow("empty") << QString() << QString() << u"?"_s;
}

void TestWords::namesArePlainAndShort()
{
    QFETCH(QString, name);
    QTEST(shownName(name), "shown");
    QTEST(initialsOf(name), "initials");
}

void TestWords::titlesAreSafeAsFiles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << u"Minutes of May"_s << u"Minutes of May"_s;
    QTest::newRow("up and away") << u"../../etc/passwd"_s << u"-..-etc-passwd"_s;
    QTest::newRow("hidden") << u"...profile"_s << u"profile"_s;
    QTest::newRow("Windows' paths") << u"C:\\autoexec.bat"_s << u"C--autoexec.bat"_s;
    QTest::newRow("Windows' devices") << u"CON"_s << u"document"_s;
    QTest::newRow("with an ending") << u"nul.txt"_s << u"document"_s;
    QTest::newRow("a port") << u"lpt9.tar.gz"_s << u"document"_s;
    QTest::newRow("no port") << u"computer"_s << u"computer"_s;
    QTest::newRow("dots and spaces behind") << u"a. . ."_s << u"a"_s;
    QTest::newRow("controls") << u"a\n\tb\u0000c"_s << u"a bc"_s;
    QTest::newRow("turned round") << u"a\u202egpj.exe"_s << u"agpj.exe"_s;
    QTest::newRow("nothing") << u" .. "_s << u"document"_s;
}

void TestWords::titlesAreSafeAsFiles()
{
    QFETCH(QString, title);
    QFETCH(QString, file);
    QCOMPARE(fileNameFor(title), file);
    QVERIFY(fileNameFor(QString(5'000, u'x') + title).size() <= 80);
}

void TestWords::takesNoLoginForAName_data()
{
    QTest::addColumn<QString>("gecos");
    QTest::addColumn<QString>("name");
    QTest::newRow("full name") << u"Ann Lee,,,"_s << u"Ann Lee"_s;
    QTest::newRow("login itself") << u"alee"_s << QString();
    QTest::newRow("stands for the login") << u"& Lee"_s << QString();
    QTest::newRow("none") << QString() << QString();
}

void TestWords::takesNoLoginForAName()
{
    QFETCH(QString, gecos);
    QTEST(fullNameFromGecos(gecos, u"alee"_s), "name");
}

void TestWords::colorsCanBeRead()
{
    for (const quint32 color : personColors())
        QVERIFY(colors::contrast(QColor::fromRgb(color), Qt::white) >= 4.5);
    for (const ThemeColors *theme : {&strongLightColors(), &strongDarkColors()}) {
        for (const QColor &ink : {theme->text, theme->muted, theme->accent, theme->good,
                                  theme->warning, theme->bad})
            QVERIFY2(colors::contrast(ink, theme->chrome) >= 7, qPrintable(ink.name()));
        for (const QColor &line : {theme->line, theme->outline, theme->disabled})
            QVERIFY2(colors::contrast(line, theme->chrome) >= 3, qPrintable(line.name()));
        QVERIFY(colors::contrast(theme->text, theme->selection) >= 7);
        QCOMPARE(&themeColorsOf(paletteOf(*theme)), theme);
    }
    for (const ThemeColors *theme : {&lightColors(), &darkColors(), &strongLightColors(),
                                     &strongDarkColors()}) {
        QCOMPARE(&themeColorsOf(paletteOf(*theme)), theme);
        QVERIFY(colors::contrast(theme->muted, theme->chrome) >= 4.5);
        QVERIFY(colors::contrast(theme->text, theme->page) >= 7);
        QVERIFY(colors::contrast(theme->accentText, theme->accent) >= 4.5);
        QVERIFY(colors::contrast(theme->text, theme->warningSoft) >= 4.5);
    }
}

void TestWords::countsWords()
{
    QCOMPARE(countWords(u"It's a well-known fact – 42.\n"), 5);
    QCOMPARE(countWords(u"漢字 test"), 3);
    QCOMPARE(countWords(u"\n"), 0);
}

void TestWords::countsInPieces()
{
    const QString text = u"It's a well-known\nfact \U0001F600 漢字.\n"_s;
    TextTally whole;
    whole.add(text);
    QCOMPARE(whole.figures().words, 7);
    QCOMPARE(whole.figures().paragraphs, 2);
    QCOMPARE(whole.figures().characters, text.size() - 3); // two line ends, one pair
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        TextTally parts;
        parts.add(QStringView(text).first(cut));
        parts.add(QStringView(text).sliced(cut));
        QCOMPARE(parts.figures(), whole.figures());
    }
}

void TestWords::saysMenuTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const QString &text, const QString &said) {
        QTest::newRow(qPrintable(text)) << text << said;
    };
    row(u"Bold"_s, u"Bold"_s);
    row(u"&Bold"_s, u"Bold"_s);
    row(u"Heading &1"_s, u"Heading 1"_s);
    row(u"&Open…"_s, u"Open"_s);
    row(u"粗体(&B)"_s, u"粗体"_s);
    row(u"打开(&O)…"_s, u"打开"_s);
    row(u"غامق (&B)"_s, u"غامق"_s);
    row(u"Search && Replace"_s, u"Search & Replace"_s);
    row(u"Left (of the line)"_s, u"Left (of the line)"_s);
}

void TestWords::saysMenuTexts()
{
    QFETCH(QString, text);
    QTEST(wordsOfMenuText(text), "said");
}

void TestWords::completesTheServer_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("host") << u" pad.example.org "_s << u"https://pad.example.org"_s;
    // A server of one's own speaks TLS as well, unless it was told not to.
    QTest::newRow("this machine") << u"localhost:7717"_s << u"https://localhost:7717"_s;
    QTest::newRow("its number") << u"127.0.0.1:7717"_s << u"https://127.0.0.1:7717"_s;
    QTest::newRow("with a scheme") << u"http://localhost:7717"_s << u"http://localhost:7717"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestWords::completesTheServer()
{
    QFETCH(QString, typed);
    QTEST(completedAddress(typed), "address");
}

void TestWords::completesALink_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("link");
    QTest::newRow("host") << u"example.org"_s << u"https://example.org"_s;
    QTest::newRow("mail") << u"ann@example.org"_s << u"mailto:ann@example.org"_s;
    QTest::newRow("a profile") << u"mastodon.social/@ann"_s << u"https://mastodon.social/@ann"_s;
    QTest::newRow("here") << u"localhost:8080"_s << u"http://localhost:8080"_s;
    QTest::newRow("here, a page") << u"localhost:8080/a"_s << u"http://localhost:8080/a"_s;
    QTest::newRow("host and port") << u"example.org:8080"_s << u"https://example.org:8080"_s;
    QTest::newRow("whole") << u"https://example.org"_s << u"https://example.org"_s;
    QTest::newRow("mailto") << u"mailto:ann@example.org"_s << u"mailto:ann@example.org"_s;
    QTest::newRow("a scheme that is refused later") 
        << u"javascript:alert(1)"_s << u"javascript:alert(1)"_s;
}

void TestWords::completesALink()
{
    QFETCH(QString, typed);
    QTEST(completedLink(typed), "link");
}

void TestWords::saysWhereALinkLeads_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("place");
    const QString pad(200, u'a');
    QTest::newRow("page") << u"https://example.org/a?b"_s << u"example.org"_s;
    QTest::newRow("port") << u"https://example.org:8443/"_s << u"example.org:8443"_s;
    QTest::newRow("the host at the end of a long name")
        << u"https://www.bank.example."_s + pad.left(60) + u'.' + pad.left(60) + u".evil.test/"_s
        << u"www.bank.example."_s + pad.left(60) + u'.' + pad.left(60) + u".evil.test"_s;
    QTest::newRow("letters of another script") << u"https://ex\u0430mple.org/"_s
                                               << u"xn--exmple-4nf.org"_s;
    QTest::newRow("mail") << u"mailto:ann@example.org"_s << u"ann@example.org"_s;
}

void TestWords::saysWhereALinkLeads()
{
    QFETCH(QString, address);
    QTEST(destinationWords(address), "place");
}

void TestWords::fileEndings_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << u"/a/Plan"_s << u"/a/Plan.md"_s;
    QTest::newRow("a dot in the title") << u"/a/Release 1.2"_s << u"/a/Release 1.2.md"_s;
    QTest::newRow("a form of its own") << u"/a/Plan.html"_s << u"/a/Plan.html"_s;
    QTest::newRow("in capitals") << u"/a/PLAN.TXT"_s << u"/a/PLAN.TXT"_s;
    QTest::newRow("operations") << u"/a/plan.json"_s << u"/a/plan.json"_s;
    QTest::newRow("pages") << u"/a/plan.pdf"_s << u"/a/plan.pdf"_s;
}

void TestWords::fileEndings()
{
    QFETCH(QString, typed);
    QTEST(withFormEnding(typed, u"md"_s, copyingForms()), "path");
}

/// What can be opened again, and nothing else.
void TestWords::fileEndingsToSave_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("path");
    QTest::newRow("another program's") << u"/a/plan.pdf"_s << u"/a/plan.pdf.md"_s;
    QTest::newRow("operations") << u"/a/plan.json"_s << u"/a/plan.json.md"_s;
    QTest::newRow("a form by another name") << u"/a/plan.htm"_s << u"/a/plan.htm"_s;
}

void TestWords::fileEndingsToSave()
{
    QFETCH(QString, typed);
    QTEST(withFormEnding(typed, u"md"_s, savingForms()), "path");
}

QObject *makeWordsSuite()
{
    return new TestWords;
}

#include "test_words.moc"
