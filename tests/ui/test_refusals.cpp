#include "common/base/limits.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QPointer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

const QKeySequence kUndo(Qt::CTRL | Qt::Key_Z);

} // namespace

/// Edits that a document may not take: nothing ends, nothing is lost, and the person is told.
class TestRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoBeyondAParagraphWaits();
    void undoInAnOverlongLocalDocument();
    void editAfterTheRightHasGone();
    void stepThatIsLeftOut();
};

/// Two halves of a paragraph, one of which somebody fills up: they cannot be joined again.
void TestRefusals::undoBeyondAParagraphWaits()
{
    UiBench bench;
    constexpr auto kUnits = limits::kParagraphUnits - 1'000;
    bench.openLive(Role::Edit, u"a"_s);
    qint64 revision = 5;
    const auto receive = [&](const Delta &change) {
        bench.answer(messages::Operation{Revision(++revision), AuthorNumber(2), change, {}});
    };
    for (qsizetype units = 1; units < kUnits;) {
        const QString more(std::min(limits::kInsertUnits, kUnits - units), u'a');
        receive(delta(units + 1, {put(more)}));
        units += more.size();
    }
    bench.editor().moveCursor(QTextCursor::End);
    for (int i = 0; i < 3; ++i)
        bench.press(Qt::Key_Left);
    bench.press(Qt::Key_Return);
    bench.answer(messages::Ack{Sequence(1), Revision(++revision)});
    const QString others(2'000, u'b');
    receive(delta(kUnits + 2, {put(others)}));
    const QString full = bench.text();
    QCOMPARE(full.size(), kUnits + 2 + others.size());
    const qsizetype tabs = bench.window().tabs().size();

    bench.press(kUndo);
    QCOMPARE(bench.text(), full);
    QCOMPARE(bench.tab().noticeText(), u"This paragraph is full. Start a new one."_s);
    QCOMPARE(bench.tab().controller().status().state, ConnectionState::Live);
    QCOMPARE(bench.tab().controller().status().pendingEdits, 0);
    QCOMPARE(qsizetype(bench.window().tabs().size()), tabs);
    QVERIFY(bench.tab().controller().canUndo());

    // With room for it, it is done after all.
    receive(delta(kUnits + 2'002, {drop(2'000)}));
    bench.press(kUndo);
    QCOMPARE(bench.text(), QString(kUnits, u'a') + u'\n');
    bench.press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    QCOMPARE(bench.text(), QString(kUnits - 3, u'a') + u"\naaa\n"_s);
}

/// As it comes from a file of before, or from what was recovered.
void TestRefusals::undoInAnOverlongLocalDocument()
{
    UiBench bench;
    constexpr auto kUnits = limits::kParagraphUnits + 1'000;
    const QString text(kUnits, u'a');
    bench.tab().controller().loadLocal(*Document::fromDelta(documentFromText(text)), {});
    bench.editor().moveCursor(QTextCursor::End);
    bench.press(Qt::Key_Left);
    bench.press(Qt::Key_Return);
    const QString parted = QString(kUnits - 1, u'a') + u"\na\n"_s;
    QCOMPARE(bench.text(), parted);
    bench.press(kUndo);
    QCOMPARE(bench.text(), parted);
    QCOMPARE(bench.tab().noticeText(), u"This paragraph is full. Start a new one."_s);
    QCOMPARE(bench.tab().controller().document().text(), parted);
}

/// An input method may hand over its text when the editor is read-only already.
void TestRefusals::editAfterTheRightHasGone()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.answer(messages::RoleChanged{Role::View});
    QTextCursor(bench.editor().document()).insertText(u"late "_s);
    QCOMPARE(bench.text(), u"abc\n"_s);
    QCOMPARE(bench.editor().toPlainText(), u"abc"_s);
}

/// What nobody can take back any more is not what was typed just now.
void TestRefusals::stepThatIsLeftOut()
{
    UiBench bench;
    bench.type(u"text"_s);
    Q_EMIT bench.tab().controller().stepLeftOut();
    QCOMPARE(bench.tab().noticeText(),
             u"A step that cannot be undone or redone any more was left out."_s);
}

QObject *makeRefusalsSuite() { return new TestRefusals; }

#include "test_refusals.moc"
