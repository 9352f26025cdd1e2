#include "app/ui/close_prompt.h"
#include "app/ui/color_popover.h"
#include "app/ui/connection_banner.h"
#include "app/ui/figures_popover.h"
#include "app/ui/find_bar.h"
#include "app/ui/key_list.h"
#include "app/ui/notice_bar.h"
#include "app/ui/open_link_popover.h"
#include "app/ui/share_popover.h"
#include "app/ui/start_panel.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

/// Which keys reach the text, and how the focus goes around.
class TestKeyboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortcutsReachTheText_data();
    void shortcutsReachTheText();
    void keysInAFieldAreTheFields_data();
    void keysInAFieldAreTheFields();
    void whatIsTypedAfterAMoveIsUndoneApart_data();
    void whatIsTypedAfterAMoveIsUndoneApart();
    void shortcutsFollowTheTab();
    void barsAreInTheRound();
    void escapeLeavesABar();
    void bannerGivesTheFocusBack();
    void returnPressesButtons();
    void popoversHaveNames();
    void popoversSayWhatIsWrong();
    void focusOfWhatHasGoneIsTheTexts();
    void keysAreListed();
};

void TestKeyboard::shortcutsReachTheText_data()
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

void TestKeyboard::shortcutsReachTheText()
{
    UiBench bench;
    QFETCH(QKeySequence, keys);
    QFETCH(QString, attribute);
    EditorWidget &editor = bench.editor();
    QTest::keyClicks(&editor, u"word"_s);
    editor.selectAll();
    QTest::keySequence(&editor, keys);
    const auto key = *attributeKeyNamed(attribute);
    const auto state = editor.formatState();
    QVERIFY(state.text.contains(key) || state.paragraph.contains(key));
    QCOMPARE(editor.content().text(), u"word\n"_s);
}

void TestKeyboard::keysInAFieldAreTheFields_data()
{
    QTest::addColumn<QKeySequence>("keys");
    for (const char *keys : {"Ctrl+Shift+V", "Ctrl+B", "Ctrl+Alt+1", "Ctrl+Z", "Ctrl+Y",
                             "Ctrl+Shift+8", "Ctrl+V", "Ctrl+\\"})
        QTest::newRow(keys) << QKeySequence(QLatin1StringView(keys));
}

void TestKeyboard::keysInAFieldAreTheFields()
{
    QFETCH(QKeySequence, keys);
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    QGuiApplication::clipboard()->setText(u"https://pad.example.org/d/x#secret"_s);
    const Document before = bench.editor().content();
    bench.window().showOpenLink();
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    bench.press(keys);
    QCOMPARE(bench.editor().content(), before);
}

void TestKeyboard::whatIsTypedAfterAMoveIsUndoneApart_data()
{
    using Move = std::function<void(UiBench &)>;
    QTest::addColumn<Move>("move");
    const auto row = [](const char *name, const Move &move) { QTest::newRow(name) << move; };
    row("by keys, and back", [](UiBench &bench) {
        QTest::keyClick(&bench.editor(), Qt::Key_Left);
        QTest::keyClick(&bench.editor(), Qt::Key_Right);
    });
    row("a selection, and none", [](UiBench &bench) {
        QTest::keyClick(&bench.editor(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&bench.editor(), Qt::Key_End);
    });
    row("by the mouse, and back", [](UiBench &bench) {
        auto &editor = bench.editor();
        const auto end = editor.cursorRect().center();
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, {0, end.y()});
        QVERIFY(editor.textCursor().position() == 0);
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, end);
    });
    row("the focus, and back", [](UiBench &bench) {
        QFocusEvent out(QEvent::FocusOut);
        QFocusEvent in(QEvent::FocusIn);
        QCoreApplication::sendEvent(&bench.editor(), &out);
        QCoreApplication::sendEvent(&bench.editor(), &in);
    });
}

void TestKeyboard::whatIsTypedAfterAMoveIsUndoneApart()
{
    QFETCH(std::function<void(UiBench &)>, move);
    UiBench bench;
    auto &editor = bench.editor();
    QTest::keyClicks(&editor, u"ab"_s);
    move(bench);
    QTest::keyClicks(&editor, u"c"_s);
    QCOMPARE(editor.content().text(), u"abc\n"_s);
    bench.tab().controller().undo();
    QCOMPARE(editor.content().text(), u"ab\n"_s);
}

void TestKeyboard::shortcutsFollowTheTab()
{
    UiBench bench;
    bench.type(u"one"_s);
    DocumentTab *first = &bench.tab();
    bench.window().newDocument();
    bench.type(u"two"_s);
    bench.editor().selectAll();
    bench.press(QKeySequence(u"Ctrl+B"_s));
    QVERIFY(bench.editor().formatState().text.isOn(AttributeKey::Bold));
    bench.window().tabStrip().setCurrentPage(first);
    bench.editor().selectAll();
    bench.press(QKeySequence(u"Ctrl+I"_s));
    QVERIFY(bench.editor().formatState().text.isOn(AttributeKey::Italic));
    QVERIFY(!bench.editor().formatState().text.isOn(AttributeKey::Bold));
}

void TestKeyboard::barsAreInTheRound()
{
    UiBench bench;
    bench.tab().showNotice(u"Something happened."_s, Tone::Quiet, DocumentTab::Stay::UntilClosed);
    const QWidget *bar = &bench.tab().notice();
    bool wasThere = false;
    for (int i = 0; i < 8 && !wasThere; ++i) {
        bench.press(Qt::Key_F6);
        wasThere = bar->isAncestorOf(QApplication::focusWidget());
    }
    QVERIFY(wasThere);
    bench.press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(!bar->isAncestorOf(QApplication::focusWidget()));
}

void TestKeyboard::escapeLeavesABar()
{
    UiBench bench;
    bench.tab().showNotice(u"Something happened."_s, Tone::Quiet, DocumentTab::Stay::UntilClosed);
    bench.tab().notice().firstButton()->setFocus();
    bench.press(Qt::Key_Escape);
    QVERIFY(bench.tab().notice().isHidden());
    QVERIFY(bench.editor().hasFocus());

    bench.type(u"notes"_s);
    bench.press(QKeySequence(u"Ctrl+Q"_s));
    ClosePrompt &prompt = bench.window().closePrompt();
    QVERIFY(prompt.isVisible());
    QVERIFY(prompt.isAncestorOf(QApplication::focusWidget()));
    bench.press(Qt::Key_Escape);
    QVERIFY(!prompt.isVisible());
    QVERIFY(bench.editor().hasFocus());
}

void TestKeyboard::returnPressesButtons()
{
    UiBench bench;
    bench.window().showOpenLink();
    auto *popover = bench.window().findChild<OpenLinkPopover *>();
    popover->findChild<QPushButton *>()->setFocus();
    bench.press(Qt::Key_Return);
    QVERIFY(!popover->errorText().isEmpty()); // there is no link in it
    popover->closePopover();

    bench.tab().showNotice(u"Something happened."_s, Tone::Quiet, DocumentTab::Stay::UntilClosed);
    QPushButton *button = bench.tab().notice().addButton(u"Go on"_s);
    QSignalSpy clicked(button, &QPushButton::clicked);
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    bench.press(Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);

    bench.type(u"one one"_s);
    bench.press(Qt::Key_H, Qt::ControlModifier);
    auto *find = bench.tab().findChild<FindBar *>();
    QTest::keyClicks(QApplication::focusWidget(), u"one"_s);
    const auto buttons = find->findChildren<QPushButton *>();
    const auto all = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) {
        return one->text() == u"Replace all"_s;
    });
    QVERIFY(all != buttons.end());
    QTRY_VERIFY((*all)->isEnabled());
    (*all)->setFocus();
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.text(), u" \n"_s);
}

void TestKeyboard::popoversHaveNames()
{
    UiBench bench;
    int checked = 0;
    for (Popover *popover : bench.window().findChildren<Popover *>()) {
        if (qobject_cast<ColorPopover *>(popover) || qobject_cast<FiguresPopover *>(popover))
            continue; // named by what they are opened for
        popover->openOver(bench.window().centralWidget());
        QVERIFY2(!popover->accessibleName().isEmpty(), popover->metaObject()->className());
        popover->closePopover();
        ++checked;
    }
    QVERIFY(checked >= 5);
}

void TestKeyboard::popoversSayWhatIsWrong()
{
    UiBench bench;
    bench.window().showOpenLink();
    auto *popover = bench.window().findChild<OpenLinkPopover *>();
    bench.press(Qt::Key_Return);
    QVERIFY(!popover->errorText().isEmpty());
    auto *status = bench.window().findChild<StatusLine *>();
    status->findChild<QTimer *>()->setInterval(0); // what was said before has its five seconds
    QTRY_VERIFY_WITH_TIMEOUT(status->spoken().contains(popover->errorText()), 20'000);
    // Whoever comes back to the field hears it again.
    QCOMPARE(popover->findChild<QLineEdit *>()->accessibleDescription(), popover->errorText());
}

/// Asked for from the start page, which is no longer there when the document is shared.
void TestKeyboard::focusOfWhatHasGoneIsTheTexts()
{
    UiBench bench;
    bench.window().startPanel().findChild<QPushButton *>()->setFocus();
    bench.window().showShare();
    SharePopover &share = bench.window().sharePopover();
    QVERIFY(share.isAncestorOf(QApplication::focusWidget()));
    bench.window().startPanel().close();
    bench.press(Qt::Key_Escape);
    QVERIFY(!share.isOpen());
    QVERIFY(bench.editor().hasFocus());
}

void TestKeyboard::bannerGivesTheFocusBack()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.tab().controller().setWorkOffline(true);
    NoticeBar &bar = bench.tab().bannerBar();
    QTRY_VERIFY(bar.isVisible());
    bar.firstButton()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // "Go online"
    bench.welcome(Role::Edit, u"abc");
    QVERIFY(!bar.isVisible());
    QVERIFY(bench.editor().hasFocus());
}

/// All that menus and the window have, and no more than fits what is looked for.
void TestKeyboard::keysAreListed()
{
    UiBench bench;
    bench.press(QKeySequence(u"Ctrl+F1"_s));
    KeyList *list = bench.window().keyList();
    QVERIFY(list && list->isOpen());
    QVERIFY(list->field()->hasFocus());
    const QStringList lines = list->lines();
    QVERIFY(lines.contains(u"Save: Ctrl+S"_s));
    QVERIFY(lines.contains(u"Next area of the window: F6"_s));
    const auto actions = bench.window().findChildren<QAction *>();
    int withKeys = 0;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty() || !action->isVisible())
            continue;
        ++withKeys;
        const auto keys = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(std::ranges::any_of(lines, [&](const QString &line) { return line.contains(keys); }),
                 qPrintable(action->text()));
    }
    QVERIFY(withKeys > 50);
    QCOMPARE(QSet<QString>(lines.begin(), lines.end()).size(), lines.size());
    QTest::keyClicks(list->field(), u"bold"_s);
    QCOMPARE(list->lines(), QStringList{u"Bold: Ctrl+B"_s});
    QTest::keyClicks(list->field(), u" nothing"_s);
    QVERIFY(list->lines().isEmpty());
    QVERIFY(!list->field()->accessibleDescription().isEmpty());
    bench.press(Qt::Key_Escape);
    QVERIFY(!list->isOpen());
    QVERIFY(bench.editor().hasFocus());
}

QObject *makeKeyboardSuite()
{
    return new TestKeyboard;
}

#include "test_keyboard.moc"
