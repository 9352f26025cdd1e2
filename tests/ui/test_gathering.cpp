#include "app/ui/chat_log.h"
#include "app/ui/chat_view.h"
#include "app/ui/gathering.h"
#include "app/ui/notice_bar.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

void openWithBen(UiBench &bench)
{
    bench.openLive(Role::Edit, u"text", {UiBench::person(2, u"Ben"_s, 1)});
}

QString longText()
{
    QString text;
    for (int line = 0; line < 300; ++line)
        text += u"line %1\n"_s.arg(line);
    return text.chopped(1);
}

} // namespace

/// Asking everybody to a place, and being asked.
class TestGathering final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksEverybody();
    void askedToAPlace();
    void askedOnceItIsSent();
    void notAskedAgainAndAgain();
    void whoOnlyGathersCanBeMuted();
    void placeOfAnOldText();
    void notOfADamagedDocument();
};

void TestGathering::asksEverybody()
{
    UiBench bench;
    openWithBen(bench);
    bench.press(Qt::Key_Right);
    bench.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.sent<messages::Gather>().size(), 1U);
    QCOMPARE(bench.sent<messages::Gather>()[0].caret.head, 1);
    QCOMPARE(bench.tab().noticeText(), u"1 other was asked to come here."_s);
    bench.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.sent<messages::Gather>().size(), 1U);
    bench.answer(messages::Left{{AuthorNumber(2)}});
    bench.window().gather();
    QCOMPARE(bench.tab().noticeText(), u"Nobody else is here."_s);
}

void TestGathering::askedToAPlace()
{
    UiBench bench;
    const QString text = longText();
    bench.openLive(Role::View, text, {UiBench::person(2, u"Ben"_s, 0)});
    NoticeBar &bar = bench.tab().gathering().bar();
    QVERIFY(!bar.isVisible());
    const auto place = bench.editor().content().paragraphStart(200);
    QScrollBar *scroll = bench.editor().verticalScrollBar();
    bench.answer(messages::Gathered{AuthorNumber(2), Revision(5), Caret{place, place}});
    QVERIFY(bar.isVisible());
    QVERIFY(bar.message().contains(u"Ben"_s));
    QCOMPARE(scroll->value(), 0);
    QVERIFY(bench.editor().hasFocus());
    // Where they were then, wherever they have gone since.
    bench.answer(messages::Selected{AuthorNumber(2), Revision(5), Caret{0, 0}});
    QTest::keyClick(bar.firstButton(), Qt::Key_Space);
    QVERIFY(!bar.isVisible());
    QVERIFY(scroll->value() > 0);
    QCOMPARE(bench.editor().selection(), (Selection{0, 0}));
    QVERIFY(bench.editor().hasFocus());
}

void TestGathering::askedOnceItIsSent()
{
    UiBench bench;
    openWithBen(bench);
    bench.type(u"x"_s);
    bench.window().gather();
    QVERIFY(bench.sent<messages::Gather>().empty()); // what was written goes first
    QCOMPARE(bench.tab().noticeText(), u"Asking the others to come here…"_s);
    bench.answer(messages::Ack{Sequence(1), Revision(6)});
    QCOMPARE(bench.sent<messages::Gather>().size(), 1U);
    QCOMPARE(bench.tab().noticeText(), u"1 other was asked to come here."_s);
    // And what did not go out is no reason to wait.
    UiBench other;
    openWithBen(other);
    other.type(u"x"_s);
    other.window().gather();
    other.clock().advance(11s);
    other.type(u"y"_s); // anything that lets time be seen
    QCOMPARE(other.tab().noticeText(),
             u"The others could not be asked: what you wrote is not on the server yet."_s);
    other.answer(messages::Ack{Sequence(1), Revision(6)});
    other.answer(messages::Ack{Sequence(2), Revision(7)});
    QVERIFY(other.sent<messages::Gather>().empty());
    other.window().gather();
    QCOMPARE(other.sent<messages::Gather>().size(), 1U);
}

void TestGathering::notAskedAgainAndAgain()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"text",
                   {UiBench::person(2, u"Ben"_s, 1), UiBench::person(3, u"Cy"_s, 2)});
    NoticeBar &bar = bench.tab().gathering().bar();
    const messages::Gathered asked{AuthorNumber(2), Revision(5), Caret{1, 1}};
    bench.answer(asked);
    QVERIFY(bar.isVisible());
    const auto buttons = bar.findChildren<QPushButton *>();
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    bench.answer(asked);
    QVERIFY(!bar.isVisible());
    // Whoever comes back under another name is no other.
    bench.answer(messages::Gathered{AuthorNumber(3), Revision(5), Caret{1, 1}});
    QVERIFY(!bar.isVisible());
    bench.answer(messages::Gathered{AuthorNumber(77), Revision(5), Caret{1, 1}}); // who is nobody
    QVERIFY(!bar.isVisible());
}

void TestGathering::whoOnlyGathersCanBeMuted()
{
    UiBench bench;
    openWithBen(bench);
    const ChatEntry said{1, ChatId(), AuthorNumber(2), u"Ben"_s, 0, 1'700'000'000'000, u"come"_s};
    bench.answer(messages::Chatted{{said}});
    NoticeBar &bar = bench.tab().gathering().bar();
    bench.answer(messages::Gathered{AuthorNumber(2), Revision(5), Caret{1, 1}});
    const auto buttons = bar.findChildren<QPushButton *>();
    QCOMPARE(buttons.at(2)->text(), u"Mute"_s);
    QTest::mouseClick(buttons.at(2), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    QVERIFY(bench.tab().chat()->isMuted(AuthorNumber(2)));
    QTRY_VERIFY(bench.tab().chat()->log().toPlainText().startsWith(u"Muted: "_s));
}

/// The document was loaded anew meanwhile: there is no such place in it.
void TestGathering::placeOfAnOldText()
{
    UiBench bench;
    bench.openLive(Role::View, longText(), {UiBench::person(2, u"Ben"_s, 0)});
    NoticeBar &bar = bench.tab().gathering().bar();
    const auto place = bench.editor().content().paragraphStart(200);
    bench.answer(messages::Gathered{AuthorNumber(2), Revision(5), Caret{place, place}});
    DocumentController &controller = bench.tab().controller();
    Q_EMIT controller.documentReset(controller.document());
    QVERIFY(bar.isVisible());
    QCOMPARE(bench.editor().verticalScrollBar()->value(), 0);
    QTest::keyClick(bar.firstButton(), Qt::Key_Space);
    QVERIFY(bench.editor().verticalScrollBar()->value() > 0);
}

/// The server answers, and tells nobody anything.
void TestGathering::notOfADamagedDocument()
{
    UiBench bench;
    openWithBen(bench);
    bench.comeBack(5, Revision(5), {UiBench::person(2, u"Ben"_s, 1)});
    bench.window().gather();
    QCOMPARE(bench.tab().noticeText(),
             u"This document is damaged on the server: nobody can be asked."_s);
    QVERIFY(bench.sent<messages::Gather>().empty());
}

QObject *makeGatheringSuite()
{
    return new TestGathering;
}

#include "test_gathering.moc"
