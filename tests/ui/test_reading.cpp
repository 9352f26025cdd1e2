#include "app/editor/author_tints.h"
#include "app/editor/edit_flash.h"
#include "app/editor/spelling/spell_layer.h"
#include "app/ui/activity_words.h"
#include "app/ui/document_overlays.h"
#include "app/ui/format_toolbar.h"
#include "app/ui/notice_bar.h"
#include "app/ui/remote_activity.h"
#include "app/ui/start_panel.h"
#include "app/ui/status_line.h"
#include "app/ui/tab_strip.h"
#include "app/ui/text_menu.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::messages;
using syngraph::testing::UiBench;

/// What is laid over the text: misspelt words, authors, flashes, and sentences for who cannot see.
class TestReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void misspeltWordsAreFound();
    void wordBeingTypedIsLeftAlone();
    void suggestionReplacesAsOneStep();
    void addedWordIsRight();
    void codeAndLinksAreLeftAlone();
    void authorsAreTold();
    void authorsAreTinted();
    void remoteEditsFlash();
    void undoFlashes();
    void flashesCanBeOff_data();
    void flashesCanBeOff();
    void whereIsEveryone_data();
    void whereIsEveryone();
    void activityInSentences_data();
    void activityInSentences();
    void activityIsGathered();
    void nobodyListens();
    void screenReadersHearOfOthers();
    void sentencesReachTheLiveLabel();
    void everyControlHasAName();
    void focusModeHidesTheRest();
    void focusModeSaysWhatIsNotSaved();

private:
    static SpellLayer &layer(UiBench &bench) { return *bench.tab().overlays().spelling(); }
    static QStringList wrongWords(UiBench &bench, qsizetype paragraph = 0);
    static QMenu *menuAtCaret(UiBench &bench);
    static Operation edit(qint64 revision, qint64 author, const Delta &delta);
};

QStringList TestReading::wrongWords(UiBench &bench, qsizetype paragraph)
{
    QStringList words;
    const Document &document = bench.editor().content();
    for (const auto &one : layer(bench).misspellingsIn(document.paragraphStart(paragraph),
                                                       document.paragraphEnd(paragraph)))
        words += one.word;
    return words;
}

QMenu *TestReading::menuAtCaret(UiBench &bench)
{
    const QPoint place = bench.editor().cursorRect().center();
    return showTextMenu(bench.tab(), bench.editor().viewport()->mapToGlobal(place), {});
}

Operation TestReading::edit(qint64 revision, qint64 author, const Delta &delta)
{
    return Operation{Revision(revision), AuthorNumber(author), delta, std::nullopt};
}

void TestReading::misspeltWordsAreFound()
{
    UiBench bench;
    bench.type(u"hello wrold house "_s);
    QTRY_COMPARE(wrongWords(bench), QStringList{u"wrold"_s});
    QCOMPARE(bench.text(), u"hello wrold house \n"_s);
}

void TestReading::wordBeingTypedIsLeftAlone()
{
    UiBench bench;
    bench.type(u"wrold"_s);
    QTRY_COMPARE(bench.spelling().isKnown(u"wrold"_s), false);
    bench.type(u"x"_s);
    QTRY_COMPARE(bench.spelling().isKnown(u"wroldx"_s), false);
    QCOMPARE(wrongWords(bench), QStringList());
    bench.type(u" "_s); // it is ended
    QCOMPARE(wrongWords(bench), QStringList{u"wroldx"_s});
}

void TestReading::suggestionReplacesAsOneStep()
{
    UiBench bench;
    bench.type(u"hello wrold "_s);
    QTRY_COMPARE(wrongWords(bench), QStringList{u"wrold"_s});
    const Document before = bench.editor().content();
    bench.editor().setSelection({8, 8});
    QMenu *menu = menuAtCaret(bench);
    const auto find = [menu](const QString &text) -> QAction * {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    };
    QTRY_VERIFY(find(u"world"_s));
    find(u"world"_s)->trigger();
    menu->close();
    QCOMPARE(bench.text(), u"hello world \n"_s);
    QCOMPARE(wrongWords(bench), QStringList());
    bench.editor().setFocus();
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.editor().content(), before);
}

void TestReading::addedWordIsRight()
{
    UiBench bench;
    bench.type(u"wrold "_s);
    QTRY_COMPARE(wrongWords(bench), QStringList{u"wrold"_s});
    bench.editor().setSelection({2, 2});
    QMenu *menu = menuAtCaret(bench);
    for (QAction *action : menu->actions()) {
        if (action->text().contains(u"wrold"_s))
            action->trigger();
    }
    menu->close();
    QCOMPARE(wrongWords(bench), QStringList());
}

void TestReading::codeAndLinksAreLeftAlone()
{
    UiBench bench;
    bench.type(u"wrold "_s);
    QTRY_COMPARE(wrongWords(bench), QStringList{u"wrold"_s});
    bench.editor().setSelection({0, 5});
    bench.press(QKeySequence(u"Ctrl+E"_s));
    QCOMPARE(wrongWords(bench), QStringList());
    bench.press(QKeySequence(u"Ctrl+E"_s));
    QCOMPARE(wrongWords(bench), QStringList{u"wrold"_s});
    bench.editor().setLink(u"https://example.org"_s);
    QCOMPARE(wrongWords(bench), QStringList());
    bench.editor().setLink({});
    bench.press(QKeySequence(u"Ctrl+Alt+C"_s));
    QCOMPARE(wrongWords(bench), QStringList());
}

void TestReading::authorsAreTold()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    DocumentOverlays &overlays = bench.tab().overlays();
    bench.type(u"x"_s);
    bench.answer(edit(6, 2, DeltaBuilder().retain(3).insert(u"ben").build(4)));
    QCOMPARE(bench.text(), u"xabcben\n"_s);
    QCOMPARE(overlays.authorWords(0), u"You wrote this."_s);
    QCOMPARE(overlays.authorWords(4), u"\u2068" u"Ben\u2069 wrote this."_s);
    QCOMPARE(overlays.authorWords(2), u"It is not known who wrote this."_s);
    QCOMPARE(overlays.authorWords(99), QString());
    bench.answer(Left{{AuthorNumber(2)}});
    QCOMPARE(overlays.authorWords(4), u"\u2068" u"Ben\u2069 wrote this."_s); // also when he left
    bench.editor().setSelection({7, 7});
    bench.press(Qt::Key_F9);
    QVERIFY(bench.tab().noticeText().contains(u"Ben"_s));
}

void TestReading::authorsAreTinted()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"", {UiBench::person(2, u"Ben"_s)});
    bench.answer(edit(6, 2, DeltaBuilder().insert(QString(12, u'\u2003')).build(1)));
    bench.editor().setSelection({12, 12});
    const auto colorAt = [&bench] {
        const QPoint place = EditorGeometry(bench.editor()).caretRect(3).center().toPoint();
        return bench.editor().viewport()->grab().toImage().pixelColor(place);
    };
    const EditorTheme &theme = bench.editor().binding().theme();
    QApplication::setEffectEnabled(Qt::UI_General, false);
    QTRY_COMPARE(colorAt(), theme.base());
    bench.press(Qt::Key_F7);
    QVERIFY(bench.preferences().showsAuthors());
    QCOMPARE(colorAt(), AuthorTints::tint(QColor(0xcb, 0x43, 0x19), theme));
    bench.press(Qt::Key_F7);
    QCOMPARE(colorAt(), theme.base());
    QApplication::setEffectEnabled(Qt::UI_General, true);
}

void TestReading::remoteEditsFlash()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    const EditFlash &flash = bench.tab().overlays().flash();
    bench.type(u"own"_s);
    QVERIFY(flash.places().empty());
    bench.answer(edit(6, 2, DeltaBuilder().retain(1).erase(1).insert(u"XY").build(4)));
    QCOMPARE(flash.places().size(), size_t(1));
    QCOMPARE(flash.places().front().from, 4);
    QCOMPARE(flash.places().front().to, 6);
    bench.editor().setSelection({0, 0});
    bench.type(u"12"_s); // it moves along
    QCOMPARE(flash.places().front().from, 6);
    QTRY_VERIFY(flash.places().empty());
}

void TestReading::undoFlashes()
{
    UiBench bench;
    QString many;
    for (int i = 0; i < 120; ++i)
        many += u"line\n"_s;
    bench.openLive(Role::Edit, many);
    bench.editor().setSelection({0, 0});
    bench.type(u"gone"_s);
    bench.editor().moveCursor(QTextCursor::End);
    QVERIFY(!EditorGeometry(bench.editor()).isVisible(0, 1));
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.tab().overlays().flash().places().size(), size_t(1));
    QVERIFY(EditorGeometry(bench.editor()).isVisible(0, 1));
    QCOMPARE(bench.editor().selection().head, 0);
}

void TestReading::flashesCanBeOff_data()
{
    QTest::addColumn<bool>("isOn");
    QTest::addColumn<bool>("moves");
    QTest::addColumn<bool>("expected");
    QTest::newRow("on") << true << true << true;
    QTest::newRow("off by choice") << false << true << false;
    QTest::newRow("less motion") << true << false << false;
}

void TestReading::flashesCanBeOff()
{
    QFETCH(bool, isOn);
    QFETCH(bool, moves);
    QFETCH(bool, expected);
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    bench.window().setFlashing(isOn);
    QApplication::setEffectEnabled(Qt::UI_General, moves);
    bench.answer(edit(6, 2, DeltaBuilder().insert(u"XY").build(4)));
    QApplication::setEffectEnabled(Qt::UI_General, true);
    QCOMPARE(!bench.tab().overlays().flash().places().empty(), expected);
}

void TestReading::whereIsEveryone_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nobody") << 0 << u"Nobody else is here."_s;
    QTest::newRow("one") << 1 << u"P2 in paragraph 1."_s;
    QTest::newRow("two") << 2 << u"P2 in paragraph 1, P3 in paragraph 2."_s;
    QTest::newRow("many") << 8
                          << u"P2 in paragraph 1, P3 in paragraph 2, P4 in paragraph 3, P5 in "
                             "paragraph 4, P6 in paragraph 5, P7 in paragraph 6, and 2 more."_s;
}

void TestReading::whereIsEveryone()
{
    QFETCH(int, others);
    QFETCH(QString, expected);
    UiBench bench;
    std::vector<Participant> people;
    for (int i = 0; i < others; ++i)
        people.push_back(UiBench::person(2 + i, u"P%1"_s.arg(2 + i), i));
    bench.openLive(Role::Edit, u"\n\n\n\n\n\n\n\n\n", people);
    QTRY_COMPARE(bench.tab().people().rowCount(), others + 1);
    bench.press(QKeySequence(u"Ctrl+Shift+W"_s));
    QString said = bench.tab().noticeText();
    said.remove(u'\u2068').remove(u'\u2069');
    QCOMPARE(said, expected);
}

void TestReading::activityInSentences_data()
{
    QTest::addColumn<Delta>("delta");
    QTest::addColumn<QString>("expected");
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    // The base is "one two three\n".
    QTest::newRow("nothing") << Delta::identity(14) << QString();
    QTest::newRow("words") << DeltaBuilder().insert(u"many new words ").build(14)
                           << u"Ann wrote 3 words."_s;
    QTest::newRow("word") << DeltaBuilder().insert(u"zero ").build(14) << u"Ann wrote 1 word."_s;
    QTest::newRow("mark") << DeltaBuilder().retain(13).insert(u"!").build(14)
                          << u"Ann wrote 1 character."_s;
    QTest::newRow("paragraph") << DeltaBuilder().retain(13).insert(u"\n").build(14)
                               << u"Ann added 1 paragraph."_s;
    QTest::newRow("deleted") << DeltaBuilder().erase(8).build(14) << u"Ann deleted 2 words."_s;
    QTest::newRow("replaced") << DeltaBuilder().insert(u"1 2").erase(7).build(14)
                              << u"Ann replaced 2 words."_s;
    QTest::newRow("formatted") << DeltaBuilder().retain(13, bold).build(14)
                               << u"Ann formatted 3 words."_s;
}

void TestReading::activityInSentences()
{
    QFETCH(Delta, delta);
    QFETCH(QString, expected);
    const Document base =
        *Document::fromDelta(DeltaBuilder().insert(u"one two three\n").build());
    QString said = activityWords(u"Ann"_s, summaryOf(delta, base));
    said.remove(u'\u2068').remove(u'\u2069');
    QCOMPARE(said, expected);
}

void TestReading::activityIsGathered()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    RemoteActivity activity(bench.tab().controller(), [] { return true; });
    QSignalSpy told(&activity, &RemoteActivity::told);
    activity.findChild<QTimer *>()->setInterval(0);
    const auto sayNow = [&] {
        told.wait(20);
        QString said = told.isEmpty() ? QString() : told.takeFirst().first().toString();
        return said.remove(u'\u2068').remove(u'\u2069');
    };
    Document document = bench.editor().content();
    const auto write = [&](qint64 author, const QString &text) {
        const Delta delta =
            DeltaBuilder().retain(document.length() - 1).insert(text).build(document.length());
        activity.takeRemote(document, delta, AuthorNumber(author));
        QVERIFY(document.apply(delta));
    };
    write(2, u" d"_s); // letter by letter it is still one word
    write(2, u"e"_s);
    write(2, u"f"_s);
    QCOMPARE(sayNow(), u"Ben wrote 1 word."_s);
    write(2, u" g"_s);
    activity.takeLocal();
    write(2, u"h"_s);
    QCOMPARE(sayNow(), u"Ben is writing."_s);
    write(2, u" i"_s);
    write(3, u" j"_s);
    QCOMPARE(sayNow(), u"Ben and Somebody are writing."_s);
    QCOMPARE(sayNow(), QString());
}

void TestReading::nobodyListens()
{
    UiBench bench;
    RemoteActivity activity(bench.tab().controller(), [] { return false; });
    QSignalSpy told(&activity, &RemoteActivity::told);
    activity.takeRemote(bench.editor().content(), DeltaBuilder().insert(u"x").build(1),
                        AuthorNumber(2));
    QVERIFY(!activity.findChild<QTimer *>()->isActive());
}

void TestReading::screenReadersHearOfOthers()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    // No bridge for screen readers is active here; the rest of the way is as it is with one.
    bench.tab().overlays().findChild<RemoteActivity *>()->setWanted([] { return true; });
    for (QTimer *timer : bench.tab().overlays().findChildren<QTimer *>())
        timer->setInterval(0);
    bench.answer(Joined{{UiBench::person(2, u"Ben"_s, 1)}}); // whom it knew already
    for (QTimer *timer : bench.window().statusLine().findChildren<QTimer *>())
        timer->setInterval(0);
    bench.answer(edit(6, 2, DeltaBuilder().retain(3).insert(u" two words").build(4)));
    QTRY_VERIFY(bench.window().statusLine().spoken().contains(u"wrote 2 words."_s));
    bench.answer(Left{{AuthorNumber(2)}});
    QTRY_VERIFY(bench.window().statusLine().spoken().contains(u"left."_s));
}

void TestReading::sentencesReachTheLiveLabel()
{
    StatusLine line;
    ConnectionStatus status;
    line.showStatus(status);
    const QString first = line.spoken();
    QVERIFY(!first.isEmpty());
    line.announce(u"Ann came."_s); // within the five seconds
    line.announce(u"Ben left."_s);
    QCOMPARE(line.spoken(), first);
    line.findChild<QTimer *>()->setInterval(0);
    QTRY_COMPARE(line.spoken(), u"Ann came. Ben left."_s);
}

void TestReading::everyControlHasAName()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s, 0)});
    bench.window().showReplace();
    bench.window().showShare();
    int checked = 0;
    QStringList nameless;
    const auto widgets = bench.window().findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isControl = (widget->focusPolicy() & Qt::TabFocus)
            || qobject_cast<QAbstractButton *>(widget);
        const bool isInner = widget->objectName().startsWith(u"qt_scrollarea")
            || QByteArrayView(widget->metaObject()->className()).contains("Popover")
            || widget->objectName() == u"qt_menubar_ext_button"
            || QByteArrayView(widget->metaObject()->className()) == "QTabBar::ScrollButton"
            || (qobject_cast<QToolButton *>(widget) && qobject_cast<QTabBar *>(widget->parent())
                && widget->objectName().startsWith(u"Scroll"));
        // A bar gives its buttons their words when it shows itself.
        const auto *bar = qobject_cast<NoticeBar *>(widget->parentWidget());
        if (!isControl || isInner || widget->isHidden() || (bar && !bar->isVisible()))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        ++checked;
        if (face->text(QAccessible::Name).isEmpty()) {
            nameless += QString::fromLatin1(widget->metaObject()->className()) + u' '
                + widget->objectName() + u" in "_s
                + QString::fromLatin1(widget->parentWidget()->metaObject()->className());
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    QVERIFY(checked > 40);
}

void TestReading::focusModeHidesTheRest()
{
    UiBench bench;
    const QKeySequence keys(u"Ctrl+Shift+F11"_s);
    const auto isBare = [&bench] {
        return !bench.window().findChild<FormatToolbar *>()->isVisible()
            && !bench.window().tabStrip().bar()->isVisible()
            && bench.window().menuBar()->height() == 0 && !bench.window().startPanel().isVisible();
    };
    QVERIFY(!isBare());
    bench.press(keys);
    QTRY_VERIFY(isBare());
    bench.type(u"a"_s);
    bench.press(QKeySequence(u"Ctrl+A"_s));
    bench.press(QKeySequence(u"Ctrl+B"_s)); // keys of menus and bars go on working
    QVERIFY(bench.editor().formatState().text.isOn(AttributeKey::Bold));
    bench.press(keys);
    QTRY_VERIFY(!isBare());
    bench.press(keys);
    QTRY_VERIFY(isBare());
    bench.press(Qt::Key_Escape);
    QTRY_VERIFY(!isBare());
}

void TestReading::focusModeSaysWhatIsNotSaved()
{
    UiBench bench;
    bench.window().setFocusMode(true);
    ConnectionStatus status;
    status.isLocal = false;
    status.isLoaded = true;
    status.state = ConnectionState::Live;
    const auto isSaid = [&] {
        Q_EMIT bench.window().currentTab()->statusRefreshed(status);
        return bench.window().statusBar()->isVisible();
    };
    QVERIFY(!isSaid());
    status.pendingEdits = 3;
    status.unsavedFor = 900ms; // each key on its way: the text would jump
    QVERIFY(!isSaid());
    status.unsavedFor = 1s;
    QVERIFY(isSaid());
    status.pendingEdits = 0;
    QVERIFY(!isSaid());
    status.state = ConnectionState::Suspect;
    QVERIFY(isSaid());
    status.state = ConnectionState::Live;
    QVERIFY(!isSaid());
}

QObject *makeReadingSuite()
{
    return new TestReading;
}

#include "test_reading.moc"
