#include "app/editor/editor_widget.h"
#include "common/base/limits.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Paragraphs of no typical length, so that every guess is wrong.
Document unevenDocument(int paragraphs)
{
    DeltaBuilder text;
    for (int i = 0; i < paragraphs; ++i) {
        text.insert(u"%1: "_s.arg(i));
        const QString words = i % 7 == 0 ? u"iii lll "_s : u"WWWW MMMM "_s;
        text.insert(words.repeated(1 + i * 13 % 17));
        text.insert(u"\n", i % 5 == 0 ? block(u"h2") : AttributeSet());
    }
    return *Document::fromDelta(text.build());
}

/// A character and where its line is in the view.
struct Place
{
    qsizetype position;
    int top;
};
int topOf(EditorWidget &editor, qsizetype position)
{
    return int(EditorGeometry(editor).caretRect(position).top());
}
Place topPlace(EditorWidget &editor)
{
    const auto position = EditorGeometry(editor).firstVisiblePosition();
    return {position, topOf(editor, position)};
}

bool isMeasured(EditorWidget &editor)
{
    return ParagraphLayout::of(*editor.document()).isMeasured();
}

void compose(EditorWidget &editor, const QString &text)
{
    QInputMethodEvent event(text, {});
    QCoreApplication::sendEvent(&editor, &event);
}

} // namespace

/// The reader's place, the caret and what is being written stay, whatever else happens.
class TestHolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void screenIsWhatWouldBePainted();
    void placeUnderOtherSizes_data();
    void placeUnderOtherSizes();
    void placeUnderZoom();
    void heightsUnderTheSameColumn();
    void caretUnderNewDocuments_data();
    void caretUnderNewDocuments();
    void compositionUnderNewDocuments();
    void compositionUnderCommands();
    void compositionEndsBeforeMoves();
    void lineOfTheCaretAtTheTop();
    void boxElsewhereMovesNothing();
    void refusedDropsAreNotTaken_data();
    void refusedDropsAreNotTaken();
    void readingByKeyboard();
    void wheelZoomsByWholeTurns();
    void measuredWhileOthersWrite();
    void marksMoveWithEdits();

private:
    void load(const Document &document) { m_tap->load(document); }
    std::unique_ptr<EditorWidget> m_editor;
    std::unique_ptr<EditTap> m_tap;
};

void TestHolding::init()
{
    m_editor = std::make_unique<EditorWidget>();
    m_tap = std::make_unique<EditTap>(*m_editor->document(), m_editor->binding());
    m_editor->resize(500, 400);
    m_editor->show();
}

void TestHolding::cleanup()
{
    m_tap.reset();
    m_editor.reset();
}

/// Scrolling shifts the picture that is there; where text moved for another reason as well, it must
/// not be shifted by the wrong amount.
void TestHolding::screenIsWhatWouldBePainted()
{
    load(unevenDocument(1500));
    m_editor->setCursorWidth(0);
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum());
    QApplication::processEvents();
    const int start = bar->value();
    int asked = 0;
    for (int step = 0; step < 150; ++step) {
        bar->setValue(bar->value() - 5);
        asked -= 5;
        QApplication::processEvents();
        const auto shown = m_editor->screen()->grabWindow(m_editor->winId()).toImage();
        const auto fresh = m_editor->grab().toImage().convertToFormat(shown.format());
        QCOMPARE(shown.size(), fresh.size());
        QVERIFY2(shown == fresh, qPrintable(QString::number(step)));
    }
    QVERIFY(bar->value() != start + asked); // guesses were wrong
}

void TestHolding::placeUnderOtherSizes_data()
{
    QTest::addColumn<QSize>("before");
    QTest::addColumn<QSize>("after");
    QTest::newRow("narrower") << QSize(600, 400) << QSize(350, 400);
    QTest::newRow("wider") << QSize(350, 400) << QSize(700, 400);
    QTest::newRow("the column as wide as before") << QSize(1400, 400) << QSize(1700, 400);
    QTest::newRow("higher") << QSize(500, 300) << QSize(500, 500);
}

void TestHolding::placeUnderOtherSizes()
{
    QFETCH(QSize, before);
    QFETCH(QSize, after);
    m_editor->resize(before);
    load(unevenDocument(1500));
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() * 6 / 10);
    const Place place = topPlace(*m_editor);
    m_editor->resize(after);
    QCOMPARE(topOf(*m_editor, place.position), place.top);
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(*m_editor), 20'000);
    QCOMPARE(topOf(*m_editor, place.position), place.top);
}

void TestHolding::placeUnderZoom()
{
    load(unevenDocument(1500));
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() * 6 / 10);
    for (const qreal zoom : {1.5, 0.7, 1.0}) {
        const Place place = topPlace(*m_editor);
        m_editor->setZoom(zoom);
        QCOMPARE(topOf(*m_editor, place.position), place.top);
    }
}

/// What is known stays known where nothing of it changes.
void TestHolding::heightsUnderTheSameColumn()
{
    m_editor->resize(1400, 400);
    load(unevenDocument(600));
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(*m_editor), 20'000);
    m_editor->resize(1700, 400);
    QVERIFY(isMeasured(*m_editor));
    m_editor->resize(1700, 500);
    QVERIFY(isMeasured(*m_editor));
    m_editor->resize(500, 500);
    QVERIFY(!isMeasured(*m_editor));
}

void TestHolding::caretUnderNewDocuments_data()
{
    QTest::addColumn<QString>("above");
    QTest::newRow("the same text") << QString();
    QTest::newRow("more text above") << u"new\nnew\nnew\n"_s;
}

/// A server that cannot go on from where one was sends the whole document.
void TestHolding::caretUnderNewDocuments()
{
    QFETCH(QString, above);
    const Document before = unevenDocument(300);
    load(before);
    const auto caret = before.paragraphStart(200) + 7;
    m_editor->setSelection({caret - 2, caret});
    const int top = topOf(*m_editor, caret);
    QSignalSpy moves(m_editor.get(), &EditorWidget::selectionMoved);
    Document after = before;
    QVERIFY(after.apply(delta(before.length(), {put(above + u'x')})).ok());
    load(after);
    const auto growth = above.size() + 1;
    QCOMPARE(m_editor->selection(), (Selection{caret - 2 + growth, caret + growth}));
    QCOMPARE(topOf(*m_editor, caret + growth), top);
    QCOMPARE(moves.count(), 1); // the session that sent it has forgotten where one was
    load(documentOf({put(u"something else\n")}));
    QVERIFY(m_editor->selection().end() < m_editor->content().length());
}

void TestHolding::compositionUnderNewDocuments()
{
    load(documentOf({put(u"abc\n")}));
    m_editor->setSelection({2, 2});
    compose(*m_editor, u"ni"_s);
    load(documentOf({put(u"new abc\n")}));
    QVERIFY(m_editor->isComposing());
    QCOMPARE(m_editor->selection(), (Selection{6, 6}));
    QInputMethodEvent commit;
    commit.setCommitString(u"\u4f60"_s);
    QCoreApplication::sendEvent(m_editor.get(), &commit);
    QCOMPARE(m_editor->content().text(), u"new ab\u4f60c\n"_s);
    QCOMPARE(m_tap->problem(), QString());
}

void TestHolding::compositionUnderCommands()
{
    load(documentOf({put(u"abc\n")}));
    m_editor->setSelection({2, 2});
    compose(*m_editor, u"ni"_s);
    m_editor->setBlock(u"h1"_s);
    QVERIFY(m_editor->isComposing());
    m_tap->applyUndo(Delta(m_tap->inverses().back()));
    QVERIFY(m_editor->isComposing());
    QCOMPARE(m_editor->content().text(), u"abc\n"_s);
}

void TestHolding::compositionEndsBeforeMoves()
{
    load(documentOf({put(u"abc\ndef\n")}));
    m_editor->setSelection({2, 2});
    compose(*m_editor, u"ni"_s);
    m_editor->setSelection({4, 7}); // as a search does
    QVERIFY(!m_editor->isComposing());
    QCOMPARE(m_editor->document()->begin().layout()->preeditAreaText(), QString());
    QCOMPARE(m_editor->content().text(), u"abnic\ndef\n"_s);
    QCOMPARE(m_editor->selection(), (Selection{6, 9}));
    QCOMPARE(m_tap->problem(), QString());
}

void TestHolding::lineOfTheCaretAtTheTop()
{
    load(unevenDocument(100));
    const auto caret = m_editor->content().paragraphStart(3);
    m_editor->setSelection({caret, caret});
    QCOMPARE(m_editor->verticalScrollBar()->value(), 0);
    const int top = topOf(*m_editor, caret);
    QVERIFY(top < m_editor->viewport()->height());
    m_tap->applyRemote(delta(m_editor->content().length(), {put(u"1\n2\n3\n4\n5\n6\n7\n8\n")}));
    QCOMPARE(topOf(*m_editor, m_editor->selection().head), top);
}

void TestHolding::boxElsewhereMovesNothing()
{
    DeltaBuilder list;
    for (int i = 0; i < 100; ++i) {
        list.insert(u"item"_s);
        list.insert(u"\n", block(u"check"));
    }
    load(*Document::fromDelta(list.build()));
    m_editor->setSelection({1, 1});
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(800);
    QTextBlock shown = EditorGeometry(*m_editor).firstVisibleBlock().next();
    const auto box = BlockPainter::checkBox(EditorGeometry(*m_editor), m_editor->binding().theme(),
                                            shown).center().toPoint();
    const auto isChecked = [&] {
        return m_editor->content().paragraphAttributes(shown.blockNumber()).isOn(
            AttributeKey::Checked);
    };
    QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, box);
    QVERIFY(isChecked());
    QCOMPARE(bar->value(), 800);
    QCOMPARE(m_editor->selection(), (Selection{1, 1}));
    QMouseEvent twice(QEvent::MouseButtonDblClick, box, m_editor->viewport()->mapToGlobal(box),
                      Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_editor->viewport(), &twice);
    QVERIFY(!isChecked());
    QCOMPARE(m_editor->selection(), (Selection{1, 1}));
}

void TestHolding::refusedDropsAreNotTaken_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("there is room") << qsizetype(10) << true;
    QTest::newRow("there is none") << qsizetype(limits::kParagraphUnits) << false;
}

void TestHolding::refusedDropsAreNotTaken()
{
    QFETCH(qsizetype, length);
    QFETCH(bool, isTaken);
    load(documentOf({put(QString(length, u'x') + u'\n')}));
    QMimeData text;
    text.setText(u"dropped"_s);
    QDragEnterEvent enter(QPoint(200, 60), Qt::MoveAction | Qt::CopyAction, &text, Qt::LeftButton,
                          Qt::NoModifier);
    QCoreApplication::sendEvent(m_editor->viewport(), &enter); // else Qt knows no target
    QDropEvent drop(QPointF(200, 60), Qt::MoveAction | Qt::CopyAction, &text, Qt::LeftButton,
                    Qt::NoModifier);
    drop.setDropAction(Qt::MoveAction);
    QCoreApplication::sendEvent(m_editor->viewport(), &drop);
    QCOMPARE(m_editor->content().text().contains(u"dropped"_s), isTaken);
    QCOMPARE(drop.isAccepted(), isTaken);
    if (isTaken)
        QCOMPARE(drop.dropAction(), Qt::CopyAction); // it is the sender's to keep
}

void TestHolding::readingByKeyboard()
{
    load(documentOf({put(u"abc\n")}));
    for (int i = 0; i < 2; ++i) {
        m_editor->setEditable(false);
        QVERIFY(m_editor->isReadOnly());
        QTest::keyClick(m_editor.get(), Qt::Key_Right);
        QTest::keyClick(m_editor.get(), Qt::Key_X);
    }
    QCOMPARE(m_editor->selection(), (Selection{2, 2}));
    QTest::keyClick(m_editor.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_editor->selection(), (Selection{2, 1}));
    QVERIFY(m_tap->edits().empty());
    m_editor->setEditable(true);
    QVERIFY(!m_editor->isReadOnly());
    QTest::keyClick(m_editor.get(), Qt::Key_X);
    QCOMPARE(m_editor->content().text(), u"axc\n"_s);
}

void TestHolding::wheelZoomsByWholeTurns()
{
    const auto turn = [this](int angle) {
        QWheelEvent event(QPointF(10, 10), m_editor->mapToGlobal(QPointF(10, 10)), QPoint(),
                          QPoint(0, angle), Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(m_editor->viewport(), &event);
    };
    QSignalSpy zooms(m_editor.get(), &EditorWidget::zoomChanged);
    for (int i = 0; i < 32; ++i)
        turn(15); // four notches of a touchpad
    QTRY_COMPARE(zooms.count(), 1);
    QCOMPARE(m_editor->zoom(), 1.4);
    turn(-119);
    QApplication::processEvents();
    turn(-1);
    QTRY_COMPARE(m_editor->zoom(), 1.3);
}

void TestHolding::measuredWhileOthersWrite()
{
    load(unevenDocument(600));
    QVERIFY(!isMeasured(*m_editor));
    QTimer others;
    connect(&others, &QTimer::timeout, this,
            [this] { m_tap->applyRemote(delta(m_tap->model().length(), {put(u"x")})); });
    others.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(isMeasured(*m_editor), 20'000);
}

void TestHolding::marksMoveWithEdits()
{
    load(documentOf({put(u"abcdef\n")}));
    m_editor->setUnsentRanges({{2, 4}, {5, 5}});
    m_editor->showRange(3, 5);
    m_tap->applyRemote(delta(7, {put(u"xy\n")}));
    QCOMPARE(m_editor->marginMarks().unsent(),
             (std::vector<MarginMarks::Range>{{5, 7}, {8, 8}}));
    QCOMPARE(m_editor->marginMarks().light(), (MarginMarks::Range{6, 8}));
}

QObject *makeHoldingSuite()
{
    return new TestHolding;
}

#include "test_holding.moc"
