#include "app/ui/notice_bar.h"
#include "app/ui/people_panel.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

constexpr int kLines = 400;

QString longText()
{
    QString text;
    for (int line = 0; line < kLines; ++line)
        text += u"line %1\n"_s.arg(line);
    return text.chopped(1);
}

qsizetype startOf(UiBench &bench, int line)
{
    return bench.editor().content().paragraphStart(line);
}

void moveBen(UiBench &bench, int line)
{
    const auto place = startOf(bench, line);
    bench.answer(messages::Selected{AuthorNumber(2), Revision(5), Caret{place, place}});
}

void openWithBen(UiBench &bench, int line = 0)
{
    const QString text = longText();
    const auto document = *Document::fromDelta(documentFromText(text));
    bench.openLive(Role::Edit, text,
                   {UiBench::person(2, u"Ben"_s, document.paragraphStart(line)),
                    UiBench::person(3, u"Cy"_s, document.paragraphStart(300))});
    QTRY_COMPARE(bench.editor().remoteCarets().carets().size(), 2u);
}

int scrolled(UiBench &bench)
{
    return bench.editor().verticalScrollBar()->value();
}

} // namespace

/// Going to somebody and staying with them.
class TestFollowing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWithSomebody();
    void ownDoingsEndIt_data();
    void ownDoingsEndIt();
    void endsWhenTheyLeave();
    void goesFromOneToTheNext();
    void scrollBarShowsWhereTheyAre();
};

void TestFollowing::staysWithSomebody()
{
    UiBench bench;
    openWithBen(bench);
    const int before = scrolled(bench);
    moveBen(bench, 200);
    QCOMPARE(scrolled(bench), before);
    bench.window().follow(AuthorNumber(2));
    QVERIFY(scrolled(bench) > before);
    QVERIFY(bench.tab().bars().back()->isVisible());
    QVERIFY(bench.tab().bars().back()->message().contains(u"Ben"_s));
    const int there = scrolled(bench);
    moveBen(bench, 390);
    QVERIFY(scrolled(bench) > there);
    moveBen(bench, 0);
    QCOMPARE(scrolled(bench), 0);
    QCOMPARE(bench.editor().selection(), (Selection{0, 0}));
}

void TestFollowing::ownDoingsEndIt_data()
{
    QTest::addColumn<QString>("doing");
    for (const char *doing : {"key", "caret", "wheel", "Escape", "Stop"})
        QTest::newRow(doing) << QString::fromLatin1(doing);
}

void TestFollowing::ownDoingsEndIt()
{
    QFETCH(QString, doing);
    UiBench bench;
    openWithBen(bench, 200);
    bench.window().follow(AuthorNumber(2));
    QVERIFY(bench.tab().followed());
    if (doing == u"key") {
        bench.type(u"x"_s);
    } else if (doing == u"caret") {
        bench.press(Qt::Key_Right);
    } else if (doing == u"wheel") {
        QWheelEvent wheel({100, 100}, bench.editor().mapToGlobal(QPointF(100, 100)), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(bench.editor().viewport(), &wheel);
    } else if (doing == u"Escape") {
        bench.press(Qt::Key_Escape);
    } else {
        QTest::keyClick(bench.tab().bars().back()->firstButton(), Qt::Key_Space);
    }
    QVERIFY(!bench.tab().followed());
    QVERIFY(!bench.tab().bars().back()->isVisible());
    QVERIFY(bench.editor().hasFocus());
    const int there = scrolled(bench);
    moveBen(bench, 5);
    QCOMPARE(scrolled(bench), there);
}

void TestFollowing::endsWhenTheyLeave()
{
    UiBench bench;
    openWithBen(bench, 200);
    bench.window().follow(AuthorNumber(2));
    bench.answer(messages::Left{{AuthorNumber(2)}});
    QVERIFY(!bench.tab().followed());
}

void TestFollowing::goesFromOneToTheNext()
{
    UiBench bench;
    openWithBen(bench, 150);
    const QKeySequence next(u"Ctrl+Alt+N"_s);
    bench.press(next);
    QVERIFY(bench.editor().isNearRemoteCaret(2));
    bench.press(next);
    QVERIFY(bench.editor().isNearRemoteCaret(3));
    bench.press(next);
    QVERIFY(bench.editor().isNearRemoteCaret(2));
}

void TestFollowing::scrollBarShowsWhereTheyAre()
{
    UiBench bench;
    const QString text = longText();
    bench.openLive(Role::Edit, text);
    QScrollBar *bar = bench.editor().verticalScrollBar();
    QTRY_VERIFY(bar->isVisible());
    const QImage before = bar->grab().toImage();
    const auto middle = startOf(bench, kLines / 2);
    Participant ben = UiBench::person(2, u"Ben"_s, middle);
    ben.color = 0xd72667;
    bench.answer(messages::Joined{{ben}});
    moveBen(bench, kLines / 2);
    QTRY_COMPARE(bench.editor().remoteCarets().carets().size(), 1u);
    const QImage after = bar->grab().toImage();
    QList<int> changed;
    for (int y = 0; y < after.height(); ++y) {
        if (after.pixel(after.width() / 2, y) != before.pixel(after.width() / 2, y))
            changed.append(y);
    }
    QVERIFY(!changed.isEmpty());
    QVERIFY(std::abs(changed.front() - after.height() / 2) < after.height() / 20);
    QVERIFY(changed.size() < 8);
}

QObject *makeFollowingSuite()
{
    return new TestFollowing;
}

#include "test_following.moc"
