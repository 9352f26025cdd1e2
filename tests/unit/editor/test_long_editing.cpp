#include "app/editor/editor_theme.h"
#include "app/editor/editor_widget.h"
#include "app/editor/spelling/spell_layer.h"
#include "common/base/check.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QAccessible>
#include <QFile>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kWords = u"alpha beta gamma delta "_s;

/// What was painted again.
class PaintTap final : public QObject
{
public:
    explicit PaintTap(QWidget &view) { view.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
    bool covers(const std::vector<QRectF> &rects) const
    {
        return !rects.empty() && std::ranges::all_of(rects, [this](const QRectF &rect) {
            return (QRegion(rect.toRect()) - painted).isEmpty();
        });
    }
    QRegion painted;
};

struct LongBench
{
    explicit LongBench(const Document &document)
    {
        editor.resize(420, 300);
        editor.show();
        editor.setFocus();
        editor.binding().load(document);
    }
    explicit LongBench(qsizetype units = 20'000, QStringView kind = {})
        : LongBench(documentOf({put(kWords.repeated(units / kWords.size())), end(kind)}))
    {
    }
    EditorGeometry geometry() { return EditorGeometry(editor); }
    QPoint middleOf(qsizetype position)
    {
        return geometry().caretRect(position).center().toPoint() + QPoint(2, 0);
    }
    void send(QEvent::Type type, const QPoint &point, Qt::MouseButton button,
              Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, point, editor.viewport()->mapToGlobal(point), button, buttons,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(editor.viewport(), &event);
    }
    void drag(const QPoint &to) { send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton); }
    void doubleClick(const QPoint &point)
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, point);
        send(QEvent::MouseButtonDblClick, point, Qt::LeftButton, Qt::LeftButton);
    }
    EditorWidget editor;
};

} // namespace

/// Keys, mouse and marks in paragraphs whose lines Qt's text control does not know.
class TestLongEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draggingLeavesScrollingToQt();
    void reloadingStaysInPlace();
    void whatWasMarkedIsPaintedAgain();
    void markerStaysAtTheFirstLine();
    void wordBeingTypedHasNoWave();
    void marksToBothEnds();
    void mouseMarksWords();
    void commitsAsKeysDo();
    void readerThatComesLater();
    void barBesideTheLine();
    void faultLeavesWhatIsKept();
};

void TestLongEditing::draggingLeavesScrollingToQt()
{
    LongBench bench;
    auto *bar = bench.editor.verticalScrollBar();
    bar->setValue(2'000);
    const int before = bar->value();
    QTest::mousePress(bench.editor.viewport(), Qt::LeftButton, {}, {150, 100});
    for (int i = 0; i < 5; ++i)
        bench.drag({150, 500 + i});
    QCOMPARE(bar->value(), before);
    QVERIFY(bench.editor.selection().end() - bench.editor.selection().start() > 100);
    QTest::mouseRelease(bench.editor.viewport(), Qt::LeftButton, {}, {150, 290});
}

void TestLongEditing::reloadingStaysInPlace()
{
    LongBench bench;
    bench.editor.setSelection({1'000, 1'000});
    auto *bar = bench.editor.verticalScrollBar();
    bar->setValue(5'000);
    const auto before = bench.geometry().firstVisiblePosition();
    QVERIFY(before > 3'000);
    bench.editor.binding().load(
        documentOf({put(kWords.repeated(20'000 / kWords.size()) + u"more\n"_s)}));
    QCOMPARE(bench.geometry().firstVisiblePosition(), before);
    QCOMPARE(bench.editor.selection(), (Selection{1'000, 1'000}));
}

void TestLongEditing::whatWasMarkedIsPaintedAgain()
{
    LongBench bench(
        documentOf({put(u"short\n"), put(kWords.repeated(1'000) + u'\n'), put(u"short\n")}));
    QVERIFY(QTest::qWaitForWindowExposed(&bench.editor));
    PaintTap tap(*bench.editor.viewport());
    const auto mark = [&] {
        bench.editor.setSelection({100, 300});
        QCoreApplication::processEvents();
        tap.painted = {};
    };
    mark();
    const auto marked = bench.geometry().rangeRects(100, 300);
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, bench.middleOf(2));
    QVERIFY(bench.editor.selection().isEmpty());
    QTRY_VERIFY(tap.covers(marked));
    mark();
    QFocusEvent leave(QEvent::FocusOut);
    QCoreApplication::sendEvent(&bench.editor, &leave);
    QTRY_VERIFY(tap.covers(marked));
}

/// A click beside the text in the midst of a to-do item must not tick it off.
void TestLongEditing::markerStaysAtTheFirstLine()
{
    LongBench bench(20'000, u"check");
    const auto box = [&] {
        return BlockPainter::checkBox(bench.geometry(), bench.editor.binding().theme(),
                                      bench.editor.document()->begin());
    };
    const int x = int(box().center().x());
    auto *bar = bench.editor.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    QVERIFY(box().isNull());
    for (int y = 2; y < bench.editor.viewport()->height(); y += 6)
        QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, {x, y});
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, {1, 1});
    QVERIFY(!bench.editor.content().paragraphAttributes(0).isOn(AttributeKey::Checked));
}

void TestLongEditing::wordBeingTypedHasNoWave()
{
    QTemporaryDir folder;
    for (const auto &[name, bytes] : {std::pair{u"en_US.aff"_s, "SET UTF-8\n"},
                                      std::pair{u"en_US.dic"_s, "4\nalpha\nbeta\ngamma\ndelta\n"}}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) > 0);
    }
    SpellService service({folder.path()}, folder.filePath(u"own"_s));
    service.setLanguage(u"en_US"_s);
    LongBench bench(documentOf({put(u"gamam "_s + kWords.repeated(1'000) + u'\n')}));
    auto *layer = new SpellLayer(bench.editor, service); // goes with the editor
    QTRY_COMPARE_WITH_TIMEOUT(layer->misspellingsIn(0, 20).size(), size_t(1), 20'000);
    const qsizetype at = 6 + 5; // behind "alpha"
    bench.editor.setSelection({at, at});
    for (const QChar c : u" gamam"_s)
        QTest::keyClick(&bench.editor, c.toLatin1());
    QCOMPARE(bench.editor.content().text(at, 6), u" gamam"_s);
    QCOMPARE(layer->misspellingsIn(at, at + 6).size(), size_t(0));
    bench.editor.setSelection({at + 8, at + 8});
    QCOMPARE(layer->misspellingsIn(at, at + 6).size(), size_t(1));
}

void TestLongEditing::marksToBothEnds()
{
    LongBench bench;
    const auto last = bench.editor.content().length() - 1;
    bench.editor.setSelection({last - 3, last - 3});
    QTest::keyClick(&bench.editor, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(bench.editor.selection(), (Selection{last - 3, last}));
    bench.editor.setSelection({4, 4});
    QTest::keyClick(&bench.editor, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(bench.editor.selection(), (Selection{4, 0}));
}

void TestLongEditing::mouseMarksWords()
{
    LongBench bench;
    bench.doubleClick(bench.middleOf(8)); // "beta"
    QCOMPARE(bench.editor.selection(), (Selection{6, 10}));
    const auto gamma = kWords.size() + 11;
    bench.drag(bench.middleOf(gamma + 2));
    QCOMPARE(bench.editor.selection(), (Selection{6, gamma + 5}));
    bench.drag(bench.middleOf(2)); // "alpha"
    QCOMPARE(bench.editor.selection(), (Selection{10, 0}));
    bench.send(QEvent::MouseButtonRelease, bench.middleOf(2), Qt::LeftButton, Qt::NoButton);
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      bench.middleOf(gamma + 2));
    QCOMPARE(bench.editor.selection(), (Selection{6, gamma + 5}));
    // Others write in front of it while the words are being marked.
    bench.editor.binding().applyRemote(
        delta(bench.editor.content().length(), {put(u"first ")}));
    bench.drag(bench.middleOf(14));
    QCOMPARE(bench.editor.selection(), (Selection{12, 16}));
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, bench.middleOf(30));
    QVERIFY(bench.editor.selection().isEmpty());
    bench.drag(bench.middleOf(30));
    QVERIFY(bench.editor.selection().isEmpty());
}

void TestLongEditing::commitsAsKeysDo()
{
    LongBench bench;
    EditTap tap(*bench.editor.document(), bench.editor.binding());
    tap.load(documentOf({put(kWords.repeated(1'000) + u'\n')}));
    QSignalSpy changed(&bench.editor.binding(), &DocumentBinding::changed);
    QSignalSpy edited(&bench.editor.binding(), &DocumentBinding::localEdit);
    const auto commit = [&](const QString &text) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(&bench.editor, &event);
    };
    bench.editor.setSelection({10, 6});
    commit(u"\u6587\u5b57"_s);
    QInputMethodEvent composing(u"wen"_s, {});
    QCoreApplication::sendEvent(&bench.editor, &composing);
    QVERIFY(bench.editor.isComposing());
    commit(u"\u6587"_s);
    QVERIFY(!bench.editor.isComposing());
    QTest::keyClick(&bench.editor, Qt::Key_Tab);
    QTest::keyClick(&bench.editor, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(&bench.editor, Qt::Key_X);
    QCOMPARE(bench.editor.content().text(0, 13), u"alpha \u6587\u5b57\u6587\t\u2028x "_s);
    QCOMPARE(tap.problem(), QString());
    QCOMPARE(edited.size(), 5);
    for (int i = 0; i < 5; ++i) {
        // None was found by comparing all of the paragraph, which only Qt's own editing needs.
        QCOMPARE(changed.at(i).at(1).value<EditOrigin>(), EditOrigin::Command);
        QCOMPARE(edited.at(i).at(2).value<EditOrigin>(), EditOrigin::Typed);
    }
}

void TestLongEditing::readerThatComesLater()
{
    LongBench bench(15'000);
    bench.editor.verticalScrollBar()->setValue(2'000);
    const auto before = bench.geometry().firstVisiblePosition();
    QVERIFY(ParagraphLayout::isLong(bench.editor.document()->firstBlock()));
    QAccessible::setActive(true);
    QAccessible::setActive(false);
    QVERIFY(!ParagraphLayout::isLong(bench.editor.document()->firstBlock()));
    QCOMPARE(bench.geometry().firstVisiblePosition(), before);
}

void TestLongEditing::barBesideTheLine()
{
    LongBench bench;
    bench.editor.setSelection({1'000, 1'000});
    const auto heightOfBar = [&](std::vector<MarginMarks::Range> ranges) {
        bench.editor.setUnsentRanges(std::move(ranges));
        const QImage shown = bench.editor.viewport()->grab().toImage();
        const QRgb accent = bench.editor.binding().theme().accent().rgb();
        const int x = int(bench.geometry().column().left()) - 13;
        int height = 0;
        for (int y = 0; y < shown.height(); ++y)
            height += shown.pixel(x, y) == accent ? 1 : 0;
        return height;
    };
    const int line = int(bench.geometry().caretRect(1'000).height());
    QCOMPARE(heightOfBar({}), 0);
    QCOMPARE(heightOfBar({{1'000, 1'001}}), line);
    QCOMPARE(heightOfBar({{1'000, 1'000}}), line); // where something was deleted
}

/// What cannot be: an edit of others that fails half way. The view hears of its document again, and
/// shows what is handed out.
void TestLongEditing::faultLeavesWhatIsKept()
{
    LongBench bench(documentOf({put(u"a\U0001F600b\n")}));
    QSignalSpy broken(&bench.editor.binding(), &DocumentBinding::broken);
    QSignalSpy heard(bench.editor.document(), &QTextDocument::contentsChanged);
    QVERIFY_THROWS_EXCEPTION(InvariantError, bench.editor.binding().applyRemote(
                                                 delta(5, {keep(2), put(u"xyz\n")})));
    QCOMPARE(broken.size(), 1);
    QVERIFY(!heard.isEmpty());
    QVERIFY(bench.editor.isReadOnly());
    QCOMPARE(bench.editor.toPlainText(), u"a\U0001F600b"_s);
    QSignalSpy moved(&bench.editor, &EditorWidget::selectionMoved);
    bench.editor.setSelection({4, 4});
    QCOMPARE(moved.size(), 1);
    QVERIFY(bench.geometry().caretRect(4).height() > 5);
}

QObject *makeLongEditingSuite()
{
    return new TestLongEditing;
}

#include "test_long_editing.moc"
