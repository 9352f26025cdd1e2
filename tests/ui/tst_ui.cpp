#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/connection_banner.h"
#include "app/ui/document_actions.h"
#include "app/ui/document_tab.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "app/ui/share_popover.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/text_figures.h"
#include "app/ui/theme_colors.h"
#include "app/ui/translations.h"
#include "app/ui/user_profile.h"
#include "app/editor/colors.h"
#include "tests/ui/fake_transport.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::FakeTransport;

namespace {

class StillClock final : public Clock
{
public:
    Instant now() const override { return {}; }
    WallTime wallNow() const override { return {}; }
};

ConnectionStatus sharedStatus(ConnectionState state)
{
    ConnectionStatus status;
    status.isLocal = false;
    status.state = state;
    status.wasLive = true;
    return status;
}

} // namespace

/// The window and its parts, with a transport that the test holds in its hand.
class TestUi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysTheState_data();
    void saysTheState();
    void startsWithTheCaretInABlankDocument();
    void takesTheTitleFromTheText();
    void undoIsEnabledAfterTyping();
    void shortcutsReachTheText_data();
    void shortcutsReachTheText();
    void closingTheLastTabLeavesABlankOne();
    void asksBeforeTextIsLost();
    void shareSaysWhatIsWrongWithTheAddress();
    void shareSaysThatTheServerIsOutOfReach();
    void bannerWaitsAndGoes();
    void urgentBannerDoesNotWait();
    void namesArePlainAndShort_data();
    void namesArePlainAndShort();
    void takesNoLoginForAName_data();
    void takesNoLoginForAName();
    void colorsCanBeRead();
    void countsWords();

private:
    std::unique_ptr<DocumentController> makeController(const UserProfile &profile);

    QTemporaryDir m_folder;
    StillClock m_clock;
    SeededRandom m_random{7};
    QPointer<FakeTransport> m_transport;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void TestUi::initTestCase()
{
    installTranslations(*qApp, QLocale(QLocale::English));
}

std::unique_ptr<DocumentController> TestUi::makeController(const UserProfile &profile)
{
    const auto makeTransport = [this] {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        return transport;
    };
    return std::make_unique<DocumentController>(DocumentController::Environment{
        m_clock, m_random, makeTransport, profile.name, profile.color, SessionOptions{}});
}

void TestUi::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s),
                                             QSettings::IniFormat);
    m_settings->clear();
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_theme = std::make_unique<Theme>(*qApp);
    m_window = std::make_unique<MainWindow>(
        WindowServices{*m_preferences, *m_theme, {u"Ann Lee"_s, 0x356ae6},
                       [this](const UserProfile &profile) { return makeController(profile); }});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestUi::cleanup()
{
    m_window.reset();
    m_theme.reset();
}

void TestUi::saysTheState_data()
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
    QTest::newRow("live, one edit on its way") << status << u"Live"_s << u"Saving…"_s << QString();
    status.unsavedFor = 4s;
    QTest::newRow("slow, one edit") << status << u"Slow"_s << u"1 edit waiting"_s << QString();
    status.pendingEdits = 5;
    QTest::newRow("slow, five edits") << status << u"Slow"_s << u"5 edits waiting"_s << QString();
    status = sharedStatus(ConnectionState::Live);
    status.role = Role::View;
    QTest::newRow("viewer") << status << u"View only"_s << u"All changes saved"_s << QString();
    status = sharedStatus(ConnectionState::Waiting);
    status.nextAttemptIn = 3200ms;
    QTest::newRow("lost") << status << u"Reconnecting…"_s << u"All changes saved"_s
                          << u"Connection lost. Next try in 4 s. You can keep typing."_s;
    status.pendingEdits = 3;
    QTest::newRow("lost with edits")
        << status << u"Reconnecting…"_s << u"3 edits waiting"_s
        << u"Connection lost. Next try in 4 s. You can keep typing. 3 edits are kept in this window."_s;
    status.wasLive = false;
    status.pendingEdits = 0;
    QTest::newRow("never reached") << status << u"Not connected"_s << QString()
                                   << u"The server cannot be reached. Next try in 4 s."_s;
    status = sharedStatus(ConnectionState::Connecting);
    status.wasLive = false;
    QTest::newRow("connecting") << status << u"Connecting…"_s << QString()
                                << u"Still connecting…"_s;
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
    QTest::newRow("blocked") << status << u"Not connected"_s << u"1 edit waiting"_s
                             << u"This document is not on the server any more. 1 edit has not "
                                "reached the server."_s;
    status.blockReason = BlockReason::WrongIdentity;
    status.pendingEdits = 0;
    QTest::newRow("wrong key") << status << u"Stopped"_s << QString()
                               << u"Stopped: the server is not the one that this link was made "
                                  "for. Nothing was sent to it."_s;
}

void TestUi::saysTheState()
{
    QFETCH(ConnectionStatus, status);
    const ConnectionWords words = wordsFor(status);
    QTEST(words.pill, "pill");
    QTEST(words.saved, "saved");
    QTEST(words.banner, "banner");
}

void TestUi::startsWithTheCaretInABlankDocument()
{
    QCOMPARE(m_window->tabs().size(), 1);
    QCOMPARE(m_window->currentTab()->editor().content().length(), 1);
    QVERIFY(m_window->currentTab()->editor().hasFocus());
    QCOMPARE(m_window->statusLine().pillText(), u"Local"_s);
}

void TestUi::takesTheTitleFromTheText()
{
    DocumentTab *tab = m_window->currentTab();
    QCOMPARE(m_window->tabStrip().title(tab), u"Untitled"_s);
    QTest::keyClicks(&tab->editor(), u"Fish & chips"_s);
    QTRY_COMPARE(m_window->tabStrip().title(tab), u"Fish && chips"_s);
}

void TestUi::undoIsEnabledAfterTyping()
{
    QAction *undo = m_window->actionsOfDocument().undo();
    QAction *redo = m_window->actionsOfDocument().redo();
    QVERIFY(!undo->isEnabled());
    QTest::keyClicks(&m_window->currentTab()->editor(), u"abc"_s);
    QVERIFY(undo->isEnabled());
    undo->trigger();
    QCOMPARE(m_window->currentTab()->editor().content().text(), u"\n"_s);
    QVERIFY(redo->isEnabled());
    redo->trigger();
    QCOMPARE(m_window->currentTab()->editor().content().text(), u"abc\n"_s);
}

void TestUi::shortcutsReachTheText_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("attribute");
    for (const auto &[keys, attribute] :
         {std::pair{"Ctrl+B", "bold"}, {"Ctrl+I", "italic"}, {"Ctrl+U", "underline"},
          {"Ctrl+Shift+X", "strike"}, {"Ctrl+E", "code"}, {"Ctrl+Alt+1", "block"},
          {"Ctrl+Alt+Q", "block"}})
        QTest::newRow(keys) << QKeySequence(QLatin1StringView(keys))
                            << QString(QLatin1StringView(attribute));
}

void TestUi::shortcutsReachTheText()
{
    QFETCH(QKeySequence, keys);
    QFETCH(QString, attribute);
    EditorWidget &editor = m_window->currentTab()->editor();
    QTest::keyClicks(&editor, u"word"_s);
    editor.selectAll();
    QTest::keySequence(&editor, keys);
    const auto key = *attributeKeyNamed(attribute);
    const auto state = editor.formatState();
    QVERIFY(state.text.contains(key) || state.paragraph.contains(key));
    QCOMPARE(editor.content().text(), u"word\n"_s);
}

void TestUi::closingTheLastTabLeavesABlankOne()
{
    const QPointer<DocumentTab> first = m_window->currentTab();
    m_window->closeCurrentTab();
    QTRY_VERIFY(first.isNull());
    QCOMPARE(m_window->tabs().size(), 1);
    QVERIFY(m_window->currentTab()->isPristine());
}

void TestUi::asksBeforeTextIsLost()
{
    QTest::keyClicks(&m_window->currentTab()->editor(), u"notes"_s);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->closePrompt().isVisible());
    QCOMPARE(m_window->closePrompt().message(), u"“notes” is only in this window."_s);
    m_window->currentTab()->markKept();
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void TestUi::shareSaysWhatIsWrongWithTheAddress()
{
    SharePopover &share = m_window->sharePopover();
    m_window->showShare();
    share.setServerAddress(u"http://pad.example.org"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(share.page(), SharePopover::Page::Local);
    QVERIFY(share.errorText().contains(u"without encryption"_s));
}

void TestUi::shareSaysThatTheServerIsOutOfReach()
{
    SharePopover &share = m_window->sharePopover();
    m_window->showShare();
    share.setServerAddress(u"pad.example.org"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(share.page(), SharePopover::Page::Sharing);
    QVERIFY(m_transport);
    QCOMPARE(m_transport->target().url.host(), u"pad.example.org"_s);
    QTest::keyClicks(&m_window->currentTab()->editor(), u"typing goes on"_s);
    QCOMPARE(m_window->currentTab()->editor().content().text(), u"typing goes on\n"_s);
    Q_EMIT m_transport->ended(TransportEnd{});
    QTRY_COMPARE(share.page(), SharePopover::Page::Local);
    QVERIFY(share.errorText().startsWith(u"The server cannot be reached."_s));
}

void TestUi::bannerWaitsAndGoes()
{
    ConnectionBanner banner(50ms);
    banner.showStatus(sharedStatus(ConnectionState::Waiting));
    QVERIFY(banner.isHidden());
    QTRY_VERIFY(!banner.isHidden());
    banner.showStatus(sharedStatus(ConnectionState::Live));
    QVERIFY(banner.isHidden());
}

void TestUi::urgentBannerDoesNotWait()
{
    ConnectionBanner banner(std::chrono::hours(1));
    banner.showStatus(sharedStatus(ConnectionState::Blocked));
    QVERIFY(!banner.isHidden());
}

void TestUi::namesArePlainAndShort_data()
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

void TestUi::namesArePlainAndShort()
{
    QFETCH(QString, name);
    QTEST(shownName(name), "shown");
    QTEST(initialsOf(name), "initials");
}

void TestUi::takesNoLoginForAName_data()
{
    QTest::addColumn<QString>("gecos");
    QTest::addColumn<QString>("name");
    QTest::newRow("full name") << u"Ann Lee,,,"_s << u"Ann Lee"_s;
    QTest::newRow("login itself") << u"alee"_s << QString();
    QTest::newRow("stands for the login") << u"& Lee"_s << QString();
    QTest::newRow("none") << QString() << QString();
}

void TestUi::takesNoLoginForAName()
{
    QFETCH(QString, gecos);
    QTEST(fullNameFromGecos(gecos, u"alee"_s), "name");
}

void TestUi::colorsCanBeRead()
{
    for (const quint32 color : personColors())
        QVERIFY(colors::contrast(QColor::fromRgb(color), Qt::white) >= 4.5);
    for (const ThemeColors *theme : {&lightColors(), &darkColors()}) {
        QVERIFY(colors::contrast(theme->muted, theme->chrome) >= 4.5);
        QVERIFY(colors::contrast(theme->text, theme->page) >= 7);
        QVERIFY(colors::contrast(theme->accentText, theme->accent) >= 4.5);
        QVERIFY(colors::contrast(theme->text, theme->warningSoft) >= 4.5);
    }
}

void TestUi::countsWords()
{
    QCOMPARE(countWords(u"It's a well-known fact – 42.\n"), 5);
    QCOMPARE(countWords(u"漢字 test"), 3);
    QCOMPARE(countWords(u"\n"), 0);
}

QTEST_MAIN(TestUi)
#include "tst_ui.moc"
