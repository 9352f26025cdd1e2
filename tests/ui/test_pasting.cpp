#include "app/editor/paste_run.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

constexpr int kLines = 3'000;

QString manyLines()
{
    QString text;
    for (int i = 0; i < kLines; ++i)
        text += u"line %1\n"_s.arg(i);
    return text.chopped(1);
}

} // namespace

/// What is much comes in parts, while the window goes on.
class TestPasting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(manyLines()); }
    void comesInParts();
    void isUndoneAsOne();
    void undoInBetweenEndsIt();
    void escEndsIt();
    void writingGoesOnElsewhere();
    void writingGoesOnBehindIt_data();
    void writingGoesOnBehindIt();
    void othersWriteMeanwhile();
    void twoAfterEachOther();
    void allOrNothing();
    void goesWithTheDocument();
};

void TestPasting::comesInParts()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"before after");
    bench.editor().setSelection({6, 7});
    bench.editor().paste();
    QVERIFY(bench.editor().pasting().isRunning());
    QVERIFY(bench.text().startsWith(u"beforeline 0\nline 1\n"));
    QVERIFY(bench.text().size() < manyLines().size() / 2);
    QTRY_VERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"before"_s + manyLines() + u"after\n"_s);
    QCOMPARE(bench.editor().selection().head, 6 + manyLines().size());
    QVERIFY(bench.editor().content() == bench.tab().controller().document());
}

void TestPasting::isUndoneAsOne()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"before after");
    bench.editor().setSelection({6, 7});
    bench.editor().paste();
    QTRY_VERIFY(!bench.editor().pasting().isRunning());
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.text(), u"before after\n"_s);
    bench.press(QKeySequence(u"Ctrl+Shift+Z"_s));
    QCOMPARE(bench.text(), u"before"_s + manyLines() + u"after\n"_s);
}

void TestPasting::undoInBetweenEndsIt()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"text");
    bench.editor().paste();
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QVERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"text\n"_s);
    QCoreApplication::processEvents();
    QCOMPARE(bench.text(), u"text\n"_s);
}

void TestPasting::escEndsIt()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"text");
    bench.editor().paste();
    bench.press(Qt::Key_Escape);
    QVERIFY(!bench.editor().pasting().isRunning());
    const QString part = bench.text();
    QVERIFY(part.size() > 100 && part.size() < manyLines().size());
    QCoreApplication::processEvents();
    QCOMPARE(bench.text(), part);
}

void TestPasting::writingGoesOnElsewhere()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"before after");
    bench.editor().setSelection({6, 7});
    bench.editor().paste();
    bench.editor().setSelection({0, 0});
    bench.type(u"x"_s);
    QVERIFY(bench.editor().pasting().isRunning());
    QTRY_VERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"xbefore"_s + manyLines() + u"after\n"_s);
    QCOMPARE(bench.editor().selection().head, 1); // nobody is taken to the other place
}

void TestPasting::writingGoesOnBehindIt_data()
{
    QTest::addColumn<int>("key"); // 0: two letters
    QTest::newRow("letters") << 0;
    QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    QTest::newRow("Return") << int(Qt::Key_Return);
}

/// At the very place: what was pasted was pasted before that.
void TestPasting::writingGoesOnBehindIt()
{
    QFETCH(int, key);
    UiBench bench;
    bench.openLive(Role::Edit, u"before after");
    bench.editor().setSelection({6, 7});
    bench.editor().paste();
    QVERIFY(bench.editor().pasting().isRunning());
    QString pasted = manyLines();
    if (key == 0) {
        bench.type(u"xy"_s);
        pasted += u"xy"_s;
    } else {
        bench.press(Qt::Key(key));
        pasted = key == Qt::Key_Return ? pasted + u'\n' : pasted.chopped(1);
    }
    QVERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"before"_s + pasted + u"after\n"_s);
}

void TestPasting::othersWriteMeanwhile()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"before after", {UiBench::person(2, u"Ben"_s, 1)});
    bench.editor().setSelection({6, 7});
    bench.editor().paste();
    QVERIFY(bench.editor().pasting().isRunning());
    bench.answer(messages::Operation{Revision(6), AuthorNumber(2),
                                     delta(13, {put(u"theirs "), keep(13)}), std::nullopt});
    QTRY_VERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"theirs before"_s + manyLines() + u"after\n"_s);
}

void TestPasting::twoAfterEachOther()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"");
    bench.editor().paste();
    bench.editor().paste(); // at the caret, behind what is there of the first
    QTRY_VERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), manyLines() + manyLines() + u'\n');
}

void TestPasting::allOrNothing()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"text");
    QGuiApplication::clipboard()->setText(u"\n"_s.repeated(60'000));
    bench.editor().paste();
    QVERIFY(!bench.editor().pasting().isRunning());
    QCOMPARE(bench.text(), u"text\n"_s);
    QVERIFY(!bench.tab().noticeText().isEmpty());
}

void TestPasting::goesWithTheDocument()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"text");
    bench.editor().paste();
    bench.editor().binding().load(Document());
    QVERIFY(!bench.editor().pasting().isRunning());
    QCoreApplication::processEvents();
    QCOMPARE(bench.editor().content().length(), 1);
}

QObject *makePastingSuite()
{
    return new TestPasting;
}

#include "test_pasting.moc"
