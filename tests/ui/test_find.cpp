#include "app/ui/figures_popover.h"
#include "app/ui/find_bar.h"
#include "app/ui/goto_popover.h"
#include "app/ui/notice_bar.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

const QKeySequence kFind(u"Ctrl+F"_s);
const QKeySequence kReplace(u"Ctrl+H"_s);

QToolButton *switchNamed(UiBench &bench, const QString &name)
{
    const auto buttons = bench.tab().findBar().findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

void pressButton(UiBench &bench, const QString &text)
{
    const auto buttons = bench.tab().findBar().findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text)
            button->click();
    }
}

void look(UiBench &bench, const QString &text)
{
    bench.press(kFind);
    bench.tab().findBar().field()->clear();
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QLineEdit *replacementField(UiBench &bench)
{
    return bench.tab().findBar().findChildren<QLineEdit *>().back();
}

QString marked(UiBench &bench)
{
    const Selection selection = bench.editor().selection();
    return bench.editor().content().text(selection.start(), selection.end() - selection.start());
}

} // namespace

/// Find, replace, go to, and the figures of a text.
class TestFind final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAndCountsAllMatches();
    void stepsAround();
    void escapeGoesBackToTheText();
    void looksForWhatIsMarked();
    void switches();
    void badExpressionsAreSaid();
    void followsTheText();
    void replacesOneByOne();
    void replacesAllInOneUndo();
    void replacementKeepsTheFormat();
    void manyAreReplacedInParts();
    void othersWriteWhileItReplaces();
    void groupsAreThoseThatWereFound();
    void whatOthersChangedStays();
    void readersDoNotReplace();
    void goesToAParagraph();
    void goesByTheDigitsOfTheLanguage();
    void showsFigures();
    void habitsAreAChoice();
};

void TestFind::marksAndCountsAllMatches()
{
    UiBench bench;
    bench.type(u"one two one three One"_s);
    bench.editor().setSelection({0, 0});
    look(bench, u"one"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"1 of 3"_s);
    QCOMPARE(bench.editor().matches(), (std::vector<TextMatch>{{0, 3}, {8, 11}, {18, 21}}));
    QCOMPARE(marked(bench), u"one"_s);
    QCOMPARE(bench.text(), u"one two one three One\n"_s);
    look(bench, u"four"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"Nothing found"_s);
    QVERIFY(bench.editor().matches().empty());
}

void TestFind::stepsAround()
{
    UiBench bench;
    bench.type(u"a b a b a"_s);
    bench.editor().setSelection({3, 3});
    look(bench, u"a"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"2 of 3"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.tab().findBar().countText(), u"3 of 3"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.tab().findBar().countText(), u"1 of 3"_s);
    bench.press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(bench.tab().findBar().countText(), u"3 of 3"_s);
    bench.press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(bench.editor().selection(), (Selection{4, 5}));
    bench.editor().setFocus();
    bench.press(Qt::Key_F3);
    QCOMPARE(bench.editor().selection(), (Selection{8, 9}));
    // From a place between two matches to the next one, and to the one before.
    bench.editor().setSelection({2, 2});
    bench.press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(bench.editor().selection(), (Selection{0, 1}));
}

void TestFind::escapeGoesBackToTheText()
{
    UiBench bench;
    bench.type(u"a b"_s);
    look(bench, u"b"_s);
    QTRY_COMPARE(bench.editor().matches().size(), 1u);
    bench.press(Qt::Key_Escape);
    QVERIFY(bench.tab().findBar().isHidden());
    QVERIFY(bench.editor().hasFocus());
    QVERIFY(bench.editor().matches().empty());
    QCOMPARE(marked(bench), u"b"_s);
}

void TestFind::looksForWhatIsMarked()
{
    UiBench bench;
    bench.type(u"ab ab"_s);
    bench.editor().setSelection({3, 5});
    bench.press(kFind);
    QCOMPARE(bench.tab().findBar().field()->text(), u"ab"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"2 of 2"_s);
}

void TestFind::switches()
{
    UiBench bench;
    bench.type(u"Cat cat concat c.t"_s);
    bench.editor().setSelection({0, 0});
    look(bench, u"cat"_s);
    QTRY_COMPARE(bench.editor().matches().size(), 3u);
    switchNamed(bench, u"Match case"_s)->click();
    QTRY_COMPARE(bench.editor().matches().size(), 2u);
    switchNamed(bench, u"Whole words"_s)->click();
    QTRY_COMPARE(bench.editor().matches().size(), 1u);
    switchNamed(bench, u"Whole words"_s)->click();
    switchNamed(bench, u"Regular expression"_s)->click();
    look(bench, u"c.t"_s);
    QTRY_COMPARE(bench.editor().matches().size(), 3u);
}

void TestFind::badExpressionsAreSaid()
{
    UiBench bench;
    bench.type(QString(200, u'a') + u'!');
    bench.press(kFind);
    switchNamed(bench, u"Regular expression"_s)->click();
    look(bench, u"(a"_s);
    QCOMPARE(bench.tab().findBar().countText(), u"Not a regular expression"_s);
    look(bench, u"(a+)+$"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"This expression takes too long"_s);
}

void TestFind::followsTheText()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"cat dog");
    look(bench, u"cat"_s);
    QTRY_COMPARE(bench.editor().matches().size(), 1u);
    bench.editor().setFocus();
    bench.editor().setSelection({7, 7});
    bench.type(u" cat"_s);
    QTRY_COMPARE(bench.editor().matches(), (std::vector<TextMatch>{{0, 3}, {8, 11}}));
}

void TestFind::replacesOneByOne()
{
    UiBench bench;
    bench.type(u"a b a"_s);
    bench.editor().setSelection({0, 0});
    look(bench, u"a"_s);
    bench.press(kReplace);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"1 of 2"_s);
    replacementField(bench)->setText(u"xy"_s);
    pressButton(bench, u"Replace"_s);
    QCOMPARE(bench.text(), u"xy b a\n"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"1 of 1"_s);
    QCOMPARE(bench.editor().selection(), (Selection{5, 6}));
    pressButton(bench, u"Replace"_s);
    QCOMPARE(bench.text(), u"xy b xy\n"_s);
    bench.editor().setFocus();
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.text(), u"xy b a\n"_s);
}

void TestFind::replacesAllInOneUndo()
{
    UiBench bench;
    bench.type(u"Ann Lee, Bob Ray"_s);
    bench.press(kReplace);
    switchNamed(bench, u"Regular expression"_s)->click();
    look(bench, u"(\\w+) (\\w+)"_s);
    bench.press(kReplace);
    replacementField(bench)->setText(u"$2 $1"_s);
    pressButton(bench, u"Replace all"_s);
    QTRY_COMPARE(bench.text(), u"Lee Ann, Ray Bob\n"_s);
    QTRY_COMPARE(bench.tab().findBar().countText(), u"2 replaced"_s);
    bench.editor().setFocus();
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.text(), u"Ann Lee, Bob Ray\n"_s);
}

void TestFind::replacementKeepsTheFormat()
{
    UiBench bench;
    bench.type(u"x bold x"_s);
    bench.editor().setSelection({2, 6});
    bench.press(QKeySequence(u"Ctrl+B"_s));
    bench.press(kReplace);
    look(bench, u"bold"_s);
    bench.press(kReplace);
    replacementField(bench)->setText(u"strong"_s);
    pressButton(bench, u"Replace all"_s);
    QTRY_COMPARE(bench.text(), u"x strong x\n"_s);
    QVERIFY(bench.editor().content().attributesAt(7).isOn(AttributeKey::Bold));
    QVERIFY(!bench.editor().content().attributesAt(8).isOn(AttributeKey::Bold));
}

namespace {

/// A document in which "cat" stands so often that it takes many parts.
constexpr int kCats = 3'000;

QString manyCats()
{
    QString text;
    for (int i = 0; i < kCats; ++i)
        text += i % 10 == 9 ? u"cat\n"_s : u"cat "_s;
    return text.chopped(1);
}

} // namespace

/// Esc ends it early; either way Ctrl+Z takes all of it back at once.
void TestFind::manyAreReplacedInParts()
{
    for (const bool isEndedEarly : {false, true}) {
        UiBench bench;
        bench.openLive(Role::Edit, manyCats());
        const QString before = bench.text();
        look(bench, u"cat"_s);
        bench.press(kReplace);
        replacementField(bench)->setText(u"horse"_s);
        const FindBar &bar = bench.tab().findBar();
        int parts = 0;
        connect(&bench.editor().binding(), &DocumentBinding::changed, this, [&] {
            if (++parts == 2 && isEndedEarly)
                QTimer::singleShot(0, &bench.window(), [&] {
                    QTest::keyClick(replacementField(bench), Qt::Key_Escape);
                });
        });
        pressButton(bench, u"Replace all"_s);
        QVERIFY(bar.replacing().isRunning()); // and the window goes on
        QTRY_VERIFY(!bar.replacing().isRunning());
        QVERIFY2(parts >= 2, qPrintable(QString::number(parts)));
        const auto horses = bench.text().count(u"horse"_s);
        QCOMPARE(bar.replacing().replaced(), horses);
        if (isEndedEarly)
            QVERIFY(horses > 0 && horses < kCats);
        else
            QCOMPARE(horses, kCats);
        QCOMPARE(bench.text().count(u"cat"_s), kCats - horses);
        QVERIFY(bar.isVisible()); // the next Esc closes it
        bench.editor().setFocus();
        bench.press(QKeySequence(u"Ctrl+Z"_s));
        QCOMPARE(bench.text(), before);
    }
}

void TestFind::othersWriteWhileItReplaces()
{
    UiBench bench;
    bench.openLive(Role::Edit, manyCats(), {UiBench::person(2, u"Ben"_s, 1)});
    look(bench, u"cat"_s);
    bench.press(kReplace);
    replacementField(bench)->setText(u"horse"_s);
    int parts = 0;
    qint64 revision = 5;
    connect(&bench.editor().binding(), &DocumentBinding::changed, this, [&] {
        if (++parts > 2)
            return;
        // In front of all of them, within the first, and over the third.
        QTimer::singleShot(0, &bench.window(), [&] {
            const auto length = kCats * 4 + (revision - 5) * 4;
            bench.answer(messages::Operation{
                Revision(++revision), AuthorNumber(2),
                delta(length, {put(u"dog "), keep(length)}), std::nullopt});
        });
    });
    const FindBar &bar = bench.tab().findBar();
    pressButton(bench, u"Replace all"_s);
    QTRY_VERIFY(!bar.replacing().isRunning() && parts > 2);
    QCOMPARE(bench.text().count(u"cat"_s), 0);
    QCOMPARE(bench.text().count(u"horse"_s), kCats);
    QVERIFY(bench.text().startsWith(u"dog dog horse "_s));
}

/// What stands behind a place is another text as soon as the part behind it was replaced.
void TestFind::groupsAreThoseThatWereFound()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"1234567\n"_s.repeated(500).chopped(1));
    bench.press(kReplace);
    switchNamed(bench, u"Regular expression"_s)->click();
    look(bench, u"(\\d)(?=(\\d{3})+$)"_s);
    bench.press(kReplace);
    replacementField(bench)->setText(u"$1,"_s);
    pressButton(bench, u"Replace all"_s);
    QTRY_COMPARE(bench.text(), u"1,234,567\n"_s.repeated(500));
}

void TestFind::whatOthersChangedStays()
{
    UiBench bench;
    bench.openLive(Role::Edit, manyCats(), {UiBench::person(2, u"Ben"_s, 1)});
    look(bench, u"cat"_s);
    bench.press(kReplace);
    replacementField(bench)->setText(u"bat"_s); // as long, so that Ben's numbers hold
    bool isDone = false;
    connect(&bench.editor().binding(), &DocumentBinding::changed, this, [&] {
        if (std::exchange(isDone, true))
            return;
        QTimer::singleShot(0, &bench.window(), [&] { // a letter of the first, which is the last to come
            bench.answer(messages::Operation{
                Revision(6), AuthorNumber(2),
                delta(kCats * 4, {keep(1), put(u"u"), drop(1), keep(kCats * 4 - 2)}), std::nullopt});
        });
    });
    pressButton(bench, u"Replace all"_s);
    QTRY_VERIFY(isDone && !bench.tab().findBar().replacing().isRunning());
    QVERIFY(bench.text().startsWith(u"cut bat "_s));
    QCOMPARE(bench.text().count(u"bat"_s), kCats - 1);
}

void TestFind::readersDoNotReplace()
{
    UiBench bench;
    bench.openLive(Role::View, u"cat");
    look(bench, u"cat"_s);
    QTRY_COMPARE(bench.editor().matches().size(), 1u);
    bench.press(kReplace);
    replacementField(bench)->setText(u"dog"_s);
    QTest::keyClick(replacementField(bench), Qt::Key_Return);
    pressButton(bench, u"Replace all"_s);
    QTRY_COMPARE(bench.text(), u"cat\n"_s);
}

void TestFind::goesToAParagraph()
{
    UiBench bench;
    bench.openLive(Role::View, u"one\ntwo\nthree");
    bench.press(QKeySequence(u"Ctrl+G"_s));
    QVERIFY(bench.window().goToPopover().isOpen());
    QTest::keyClicks(QApplication::focusWidget(), u"3"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.editor().selection(), (Selection{8, 8}));
    QVERIFY(bench.editor().hasFocus());
    bench.press(QKeySequence(u"Ctrl+G"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"99"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.editor().selection(), (Selection{8, 8}));
    bench.press(QKeySequence(u"Ctrl+G"_s));
    bench.press(Qt::Key_Delete); // nothing is no paragraph
    bench.press(Qt::Key_Return);
    QVERIFY(bench.window().goToPopover().isOpen());
    QCOMPARE(bench.editor().selection(), (Selection{8, 8}));
}

void TestFind::goesByTheDigitsOfTheLanguage()
{
    const QLocale before;
    const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(u"ar_EG"_s));
    UiBench bench;
    bench.openLive(Role::View, u"one\ntwo\nthree");
    for (const QString &typed : {u"\u0662"_s, u"2"_s}) {
        bench.editor().setSelection({0, 0});
        bench.press(QKeySequence(u"Ctrl+G"_s));
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->text(), u"\u0661"_s);
        field->insert(typed);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.editor().selection(), (Selection{4, 4}));
    }
}

void TestFind::showsFigures()
{
    UiBench bench;
    bench.type(u"one two three"_s);
    QTRY_COMPARE(bench.tab().figures().words, 3);
    bench.editor().setSelection({0, 7});
    bench.press(QKeySequence(u"Ctrl+Shift+G"_s));
    QCOMPARE(bench.window().figuresPopover().text(),
             u"Words: 3 / 2\nCharacters: 13 / 7\nParagraphs: 1 / 1"_s);
}

void TestFind::habitsAreAChoice()
{
    UiBench bench;
    bench.type(u"# a"_s);
    QCOMPARE(bench.text(), u"a\n"_s);
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.text(), u"# \n"_s);
    bench.window().setHabits(false);
    bench.window().newDocument();
    bench.type(u"# a"_s);
    QCOMPARE(bench.text(), u"# a\n"_s);
    QVERIFY(!bench.preferences().hasHabits());
}

QObject *makeFindSuite()
{
    return new TestFind;
}

#include "test_find.moc"
