#include "app/ui/connection_banner.h"
#include "app/ui/connection_pill.h"
#include "app/ui/connection_words.h"
#include "app/ui/document_actions.h"
#include "app/ui/notice_bar.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/people_panel.h"
#include "app/ui/profile_popover.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/text_link_popover.h"
#include "app/ui/theme_colors.h"
#include "common/document/snapshot.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAction>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::FakeTransport;
using syngraph::testing::UiBench;

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

/// Tabs, links that are opened, bars.
class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheCaretInABlankDocument();
    void takesTheTitleFromTheText();
    void undoIsEnabledAfterTyping();
    void bannerWaitsAndGoes();
    void urgentBannerDoesNotWait();
    void newLinkRevivesADeadTab();
    void editLinkOverAViewOnlyTab();
    void anotherLinkLeavesALiveTabAlone();
    void deadLinkIsReadOnly();
    void aBrokenDocumentEndsAlone();
    void linkOfTheOwnScheme();
    void linkQuestionNamesTheHost();
    void linkPopoverGoesWithItsDocument();
    void introducesOnce();
    void profileReachesTheServer();
    void countsWordsOffTheWindow();
    void peopleInANarrowWindow();
    void tabsTellOfTrouble();
    void zoomAndFullScreen();
    void thePillIsMirrored();
    void whatCameTogetherIsSaidAndWalked();
    void whatCameInAMomentIsNotSaid_data();
    void whatCameInAMomentIsNotSaid();
    void whatASnapshotChangedIsSaidAndWalked();
};

void TestWindow::startsWithTheCaretInABlankDocument()
{
    UiBench bench;
    QCOMPARE(bench.window().tabs().size(), 1);
    QCOMPARE(bench.editor().content().length(), 1);
    QVERIFY(bench.editor().hasFocus());
    QCOMPARE(bench.window().statusLine().pillText(), u"Local"_s);
}

void TestWindow::takesTheTitleFromTheText()
{
    UiBench bench;
    DocumentTab *tab = &bench.tab();
    QCOMPARE(bench.window().tabStrip().title(tab), u"Untitled"_s);
    QTest::keyClicks(&tab->editor(), u"Fish & chips"_s);
    QTRY_COMPARE(bench.window().tabStrip().title(tab), u"Fish && chips"_s);
}

void TestWindow::undoIsEnabledAfterTyping()
{
    UiBench bench;
    QAction *undo = bench.window().actionsOfDocument().undo();
    QAction *redo = bench.window().actionsOfDocument().redo();
    QVERIFY(!undo->isEnabled());
    QTest::keyClicks(&bench.editor(), u"abc"_s);
    QVERIFY(undo->isEnabled());
    undo->trigger();
    QCOMPARE(bench.editor().content().text(), u"\n"_s);
    QVERIFY(redo->isEnabled());
    redo->trigger();
    QCOMPARE(bench.editor().content().text(), u"abc\n"_s);
}

void TestWindow::bannerWaitsAndGoes()
{
    ConnectionBanner banner(50ms);
    banner.showStatus(sharedStatus(ConnectionState::Waiting));
    QVERIFY(banner.isHidden());
    QTRY_VERIFY(!banner.isHidden());
    banner.showStatus(sharedStatus(ConnectionState::Live));
    QVERIFY(banner.isHidden());
}

void TestWindow::urgentBannerDoesNotWait()
{
    ConnectionBanner banner(std::chrono::hours(1));
    banner.showStatus(sharedStatus(ConnectionState::Blocked));
    QVERIFY(!banner.isHidden());
}

void TestWindow::newLinkRevivesADeadTab()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.type(u"xy"_s);
    bench.refuse();
    QCOMPARE(bench.tab().controller().status().state, ConnectionState::Blocked);
    QVERIFY(bench.editor().isReadOnly());
    const QPointer<FakeTransport> dead = bench.transport();

    bench.window().newDocument();
    bench.window().openLink(UiBench::link('n'));
    QCOMPARE(bench.window().tabs().size(), 2);
    QVERIFY(bench.transport() != dead);
    Q_EMIT bench.transport()->opened();
    const auto auths = bench.sent<messages::Auth>();
    QCOMPARE(auths.size(), 1u);
    QCOMPARE(auths.front().token, QByteArray(kTokenBytes, 'n'));
    QCOMPARE(bench.text(), u"xyabc\n"_s);
    QCOMPARE(bench.tab().controller().status().pendingEdits, 2);
    QVERIFY(!bench.editor().isReadOnly());
}

void TestWindow::editLinkOverAViewOnlyTab()
{
    UiBench bench;
    bench.openLive(Role::View, u"abc");
    QVERIFY(bench.editor().isReadOnly());
    bench.window().openLink(UiBench::link('n'));
    bench.welcome(Role::Edit, u"abc");
    QVERIFY(!bench.editor().isReadOnly());
    QCOMPARE(bench.window().tabs().size(), 1);
}

void TestWindow::anotherLinkLeavesALiveTabAlone()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    const FakeTransport *transport = bench.transport();
    bench.window().newDocument();
    bench.window().openLink(UiBench::link('v'));
    QCOMPARE(bench.transport(), transport);
    QCOMPARE(bench.text(), u"abc\n"_s);
    QVERIFY(!bench.editor().isReadOnly());
}

void TestWindow::deadLinkIsReadOnly()
{
    UiBench bench;
    bench.window().openLink(UiBench::link());
    bench.refuse(ErrorCode::NoDocument);
    QVERIFY(bench.editor().isReadOnly());
    QTest::keyClicks(&bench.editor(), u"lost"_s);
    QCOMPARE(bench.text(), u"\n"_s);
    QCOMPARE(bench.tab().controller().status().pendingEdits, 0);
}

/// A broken invariant is a fault of ours: it must cost neither the text nor the other documents.
void TestWindow::aBrokenDocumentEndsAlone()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    auto &broken = bench.tab();
    const QPointer<FakeTransport> transport = bench.transport();
    Q_EMIT broken.controller().remoteEdited(Delta::identity(99), EditAge::Now, AuthorNumber());
    QVERIFY(broken.controller().status().isBroken);
    QVERIFY(broken.editor().isReadOnly());
    QCOMPARE(broken.banner().isHidden(), false);
    QCOMPARE(bench.window().tabs().size(), 2);
    QVERIFY(&bench.tab() != &broken);
    QVERIFY(bench.tab().recoveredText());
    QCOMPARE(bench.text(), u"abc\n"_s);
    QTRY_VERIFY(!transport); // and nobody waits for what it sends
    bench.window().newDocument();
    bench.type(u"on it goes"_s);
    QCOMPARE(bench.text(), u"on it goes\n"_s);
}

void TestWindow::linkOfTheOwnScheme()
{
    UiBench bench;
    Q_EMIT bench.tab().linkActivated(UiBench::link().appText());
    QVERIFY(bench.tab().controller().isShared());
    Q_EMIT bench.tab().linkActivated(u"syngraph:https://pad.example.org/d/x"_s);
    QVERIFY(bench.window().openPopover().isOpen());
    QVERIFY(!bench.window().openPopover().errorText().isEmpty());
}

void TestWindow::linkQuestionNamesTheHost()
{
    UiBench bench;
    const QString address = u"https://"_s + QString(60, u'a') + u'.' + QString(60, u'b')
        + u".evil.test/"_s + QString(300, u'c');
    Q_EMIT bench.editor().linkActivated(address);
    QVERIFY(bench.tab().noticeText().contains(u".evil.test?"_s));
    QVERIFY(bench.tab().notice().toolTip().contains(address));
}

void TestWindow::linkPopoverGoesWithItsDocument()
{
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    bench.press(QKeySequence(u"Ctrl+K"_s));
    QVERIFY(bench.window().linkPopover().isOpen());
    bench.window().newDocument();
    QVERIFY(!bench.window().linkPopover().isOpen());
}

void TestWindow::introducesOnce()
{
    UiBench bench;
    QVERIFY(bench.window().introduction().isHidden());
    bench.openLive();
    QVERIFY(bench.window().introduction().isVisible());
    QVERIFY(bench.window().introduction().message().contains(u"Ann Lee"_s));
    Q_EMIT bench.window().introduction().closed();
    bench.window().introduction().hide();
    bench.window().newDocument();
    bench.answer(messages::Renamed{u"other"_s});
    QVERIFY(bench.window().introduction().isHidden());
}

void TestWindow::profileReachesTheServer()
{
    UiBench bench;
    bench.openLive();
    bench.window().showProfile();
    auto *name = bench.window().profilePopover().findChild<QLineEdit *>();
    QVERIFY(name->hasFocus());
    QCOMPARE(name->text(), u"Ann Lee"_s);
    bench.type({}); // nothing reaches the text
    name->selectAll();
    QTest::keyClicks(name, u"Bea"_s);
    QTest::keyClick(name, Qt::Key_Return);
    const auto profiles = bench.sent<messages::Profile>();
    QCOMPARE(profiles.size(), 1u);
    QCOMPARE(profiles.front().name, u"Bea"_s);
    QCOMPARE(profiles.front().color, 0x356ae6u);
    QCOMPARE(bench.preferences().name(), u"Bea"_s);
    QVERIFY(bench.editor().hasFocus());
}

void TestWindow::countsWordsOffTheWindow()
{
    UiBench bench;
    QSignalSpy counted(&bench.tab(), &DocumentTab::textCounted);
    bench.type(u"one two three"_s);
    QTRY_COMPARE(bench.tab().figures().words, 3);
    QCOMPARE(bench.tab().figures().characters, 13);
}

void TestWindow::peopleInANarrowWindow()
{
    UiBench bench;
    bench.window().setFixedWidth(600);
    bench.press(QKeySequence(u"F4"_s));
    QVERIFY(bench.window().peoplePanel().isVisible());
    bench.press(QKeySequence(u"F4"_s));
    QVERIFY(!bench.window().peoplePanel().isVisible());
}

/// Of a document that is not in front.
void TestWindow::tabsTellOfTrouble()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    DocumentTab *tab = &bench.tab();
    TabStrip &strip = bench.window().tabStrip();
    auto *bar = strip.findChild<QTabBar *>();
    QVERIFY(strip.trouble(tab).isEmpty());
    bench.window().newDocument();
    const QPointer<FakeTransport> lost = bench.transport();
    Q_EMIT lost->ended({});
    QTRY_VERIFY(!strip.trouble(tab).isEmpty());
    QVERIFY(!bar->tabIcon(0).isNull());
    QVERIFY(bar->tabToolTip(0).contains(strip.trouble(tab)));
    QVERIFY(bar->accessibleTabName(0).endsWith(strip.trouble(tab)));
    QVERIFY(bar->tabIcon(1).isNull());
    tab->controller().retryNow();
    const auto isTriedAgain = [&] {
        bench.clock().advance(1s);
        return bench.transport() && bench.transport() != lost;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTriedAgain(), 20'000);
    Q_EMIT bench.transport()->opened();
    messages::Welcome greeting; // nothing has happened meanwhile
    greeting.role = Role::Edit;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(5);
    greeting.chat = 0;
    bench.answer(greeting);
    QTRY_VERIFY(strip.trouble(tab).isEmpty());
    QVERIFY(bar->tabIcon(0).isNull());
    QVERIFY(bar->accessibleTabName(0).isEmpty());
}

void TestWindow::zoomAndFullScreen()
{
    UiBench bench;
    bench.press(QKeySequence(QKeySequence::ZoomIn));
    bench.press(QKeySequence(QKeySequence::ZoomIn));
    QCOMPARE(bench.editor().zoom(), 1.2);
    DocumentTab *first = &bench.tab();
    QCOMPARE(bench.window().newDocument()->editor().zoom(), 1.2); // and of the next start
    bench.window().showOpenLink(); // also while a field has the focus
    bench.press(QKeySequence(QKeySequence::ZoomOut));
    QCOMPARE(bench.editor().zoom(), 1.1);
    QCOMPARE(first->editor().zoom(), 1.1);
    bench.press(QKeySequence(u"Ctrl+0"_s));
    QCOMPARE(bench.editor().zoom(), 1.0);
    bench.press(Qt::Key_F11);
    QVERIFY(bench.window().isFullScreen());
    bench.press(Qt::Key_F11);
    QVERIFY(!bench.window().isFullScreen());
}

void TestWindow::thePillIsMirrored()
{
    ConnectionWords words;
    words.pill = u"Live"_s;
    words.figure = u"12 ms"_s;
    words.tone = Tone::Good;
    // The columns in which the dot's colour is.
    const auto dot = [&words](Qt::LayoutDirection direction) {
        ConnectionPill pill;
        pill.setLayoutDirection(direction);
        pill.showWords(words);
        pill.resize(pill.sizeHint());
        const QImage image = pill.grab().toImage();
        const QRgb color = themeColorsOf(pill.palette()).good.rgb();
        std::set<int> columns;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixel(x, y) == color)
                    columns.insert(x * 100 / image.width());
            }
        }
        return columns;
    };
    const auto left = dot(Qt::LeftToRight);
    const auto right = dot(Qt::RightToLeft);
    QVERIFY(!left.empty() && *left.rbegin() < 35);
    QVERIFY(!right.empty() && *right.begin() > 65);
}

void TestWindow::whatCameInAMomentIsNotSaid_data()
{
    QTest::addColumn<bool>("isDamaged"); // meanwhile
    QTest::addColumn<Milliseconds>("absence");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("a moment") << false << Milliseconds(0) << false;
    QTest::newRow("two minutes") << false << Milliseconds(2min) << true;
    QTest::newRow("two minutes of a damaged document") << true << Milliseconds(2min) << true;
    QTest::newRow("a moment of a damaged document") << true << Milliseconds(0) << false;
}

/// Of others alone, to whoever wrote nothing. Who sees a damaged document is away, though connected.
void TestWindow::whatCameInAMomentIsNotSaid()
{
    QFETCH(bool, isDamaged);
    QFETCH(Milliseconds, absence);
    QFETCH(bool, isSaid);
    UiBench bench;
    bench.openLive(Role::Edit, u"one");
    if (isDamaged)
        bench.comeBack(5, Revision(5));
    else
        Q_EMIT bench.transport()->ended({});
    bench.clock().advance(absence);
    bench.comeBack(6);
    bench.answer(messages::Operation{Revision(6), AuthorNumber(2), delta(4, {put(u"!")}), {}});
    QCOMPARE(bench.text(), u"!one\n"_s);
    QCOMPARE(!bench.tab().noticeText().isEmpty(), isSaid);
}

/// An absence with edits on both sides: how many of whom, and where they are.
void TestWindow::whatCameTogetherIsSaidAndWalked()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"one two three");
    auto *const before = bench.transport();
    Q_EMIT before->ended({});
    bench.press(QKeySequence(u"Ctrl+Home"_s));
    bench.type(u"mine "_s);
    bench.tab().controller().retryNow();
    bench.clock().advance(500ms);
    QTRY_VERIFY_WITH_TIMEOUT(bench.transport() && bench.transport() != before, 20'000);
    Q_EMIT bench.transport()->opened();
    messages::Welcome greeting;
    greeting.role = Role::Edit;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(7);
    bench.answer(greeting);
    using messages::Operation;
    bench.answer(Operation{Revision(6), AuthorNumber(2), delta(14, {keep(3), put(u"!")}), {}});
    bench.answer(Operation{Revision(7), AuthorNumber(3), delta(15, {keep(8), put(u"?")}), {}});
    QCOMPARE(bench.text(), u"mine one! two? three\n"_s);
    QVERIFY2(bench.tab().noticeText().endsWith(u" came together with 2 others by 2 people."),
             qPrintable(bench.tab().noticeText()));
    const auto there = [&bench] {
        return bench.text().sliced(bench.editor().selection().head, 1); // behind the caret
    };
    for (auto *button : bench.tab().notice().findChildren<QPushButton *>()) {
        if (button->text() == u"Review"_s)
            button->click();
    }
    QCOMPARE(there(), u"!"_s);
    bench.press(Qt::Key_F8);
    QCOMPARE(there(), u"?"_s);
    bench.press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(there(), u"!"_s);
}

/// From far behind the document comes whole: where it differs from what was seen is found all the
/// same.
void TestWindow::whatASnapshotChangedIsSaidAndWalked()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"one two three");
    auto *const before = bench.transport();
    Q_EMIT before->ended({});
    bench.tab().controller().retryNow();
    bench.clock().advance(500ms);
    QTRY_VERIFY_WITH_TIMEOUT(bench.transport() && bench.transport() != before, 20'000);
    Q_EMIT bench.transport()->opened();
    messages::Welcome greeting;
    greeting.role = Role::Edit;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(90'000);
    bench.answer(greeting);
    const auto bytes = encodeSnapshot(*Document::fromDelta(documentFromText(u"one! two three?")));
    bench.answer(messages::SnapshotChunk{
        kFirstEpoch, Revision(90'000), 0, bytes.size(),
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes});
    QCOMPARE(bench.text(), u"one! two three?\n"_s);
    QVERIFY(bench.tab().changedPlaces().places().size() == 2);
    bench.press(QKeySequence(u"Ctrl+Home"_s));
    bench.press(Qt::Key_F8);
    QCOMPARE(bench.text().sliced(bench.editor().selection().head, 1), u"!"_s);
    bench.press(Qt::Key_F8);
    QCOMPARE(bench.text().sliced(bench.editor().selection().head, 1), u"?"_s);
    QCOMPARE(caughtUpWords({0, 0, 0}), u"This document was changed while you were away."_s);
}

QObject *makeWindowSuite()
{
    return new TestWindow;
}

#include "test_window.moc"
