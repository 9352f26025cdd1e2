#include "app/editor/editor_widget.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kParagraphs = 1500;

/// Paragraphs of no typical length, so that every guess is wrong.
Document longDocument()
{
    DeltaBuilder text;
    for (int i = 0; i < kParagraphs; ++i) {
        text.insert(u"%1: "_s.arg(i));
        text.insert(
            QString(i % 7 == 0 ? u"iii lll "_s : u"WWWW MMMM "_s).repeated(1 + i * 13 % 17));
        text.insert(u"\n", i % 5 == 0 ? block(u"h2") : AttributeSet());
    }
    return *Document::fromDelta(text.build());
}

struct Sight
{
    int paragraph;
    int top; ///< of the paragraph, from the top of the view
    bool operator==(const Sight &) const = default;
};
Sight sightOf(EditorWidget &editor, int paragraph)
{
    const auto extent = ParagraphLayout::of(*editor.document())
                            .extentOf(editor.document()->findBlockByNumber(paragraph));
    return {paragraph, int(extent.textTop) - editor.verticalScrollBar()->value()};
}
Sight firstSight(EditorWidget &editor)
{
    return sightOf(editor, EditorGeometry(editor).firstVisibleBlock().next().blockNumber());
}

void waitUntilMeasured(EditorWidget &editor)
{
    QTRY_VERIFY_WITH_TIMEOUT(ParagraphLayout::of(*editor.document()).isMeasured(), 20'000);
}

} // namespace

class TestPageSettling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void scrollingMovesByWhatWasAsked();
    void stillWhileTheRestIsMeasured();
    void stillUnderRemoteEdits();
    void endIsReached();
    void farQuestionsMoveNothing();

private:
    std::unique_ptr<EditorWidget> m_editor;
};

void TestPageSettling::init()
{
    m_editor = std::make_unique<EditorWidget>();
    m_editor->resize(500, 400);
    m_editor->show();
    m_editor->binding().load(longDocument());
    QVERIFY(!ParagraphLayout::of(*m_editor->document()).isMeasured());
}

void TestPageSettling::cleanup()
{
    m_editor.reset();
}

void TestPageSettling::scrollingMovesByWhatWasAsked()
{
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    for (int i = 0; i < 60; ++i) {
        const int step = i < 40 ? -70 : 90; // up into what nobody has seen
        const Sight before = firstSight(*m_editor);
        bar->setValue(bar->value() + step);
        QCOMPARE(sightOf(*m_editor, before.paragraph).top, before.top - step);
    }
}

void TestPageSettling::stillWhileTheRestIsMeasured()
{
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() / 3);
    const Sight before = firstSight(*m_editor);
    const int value = bar->value();
    waitUntilMeasured(*m_editor);
    QCOMPARE(sightOf(*m_editor, before.paragraph), before);
    QVERIFY(bar->value() != value); // there was something to be wrong about
    QCOMPARE(bar->maximum() + bar->pageStep(),
             int(m_editor->document()->documentLayout()->documentSize().height()));
}

void TestPageSettling::stillUnderRemoteEdits()
{
    EditTap tap(*m_editor->document(), m_editor->binding());
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const Sight before = firstSight(*m_editor);
    const auto length = [&] { return tap.model().length(); };
    tap.applyRemote(delta(length(), {keep(4), put(u"some words above\nand a paragraph")}));
    tap.applyRemote(delta(length(), {drop(900)}));
    tap.applyRemote(delta(length(), {put(u"both\n"), keep(length() - 1), put(u"ends\nof it")}));
    QString many;
    for (int i = 0; i < 400; ++i)
        many += u"more than is laid out at once, and some of it longer than a line of text\n"_s;
    tap.applyRemote(delta(length(), {put(many)}));
    const int moved = int(m_editor->content().paragraphCount()) - kParagraphs;
    QVERIFY(moved > 300);
    // What is above the view changed in number; what is in view is where it was.
    const int paragraph = firstSight(*m_editor).paragraph;
    QCOMPARE(sightOf(*m_editor, paragraph).top, before.top);
    waitUntilMeasured(*m_editor);
    QCOMPARE(sightOf(*m_editor, paragraph).top, before.top);
    QCOMPARE(tap.problem(), QString());
}

void TestPageSettling::endIsReached()
{
    m_editor->setFocus();
    QTest::keyClick(m_editor.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_editor->viewport()->rect().contains(m_editor->cursorRect().center()));
    QCOMPARE(m_editor->textCursor().position(), m_editor->document()->characterCount() - 1);
    waitUntilMeasured(*m_editor);
    QVERIFY(m_editor->viewport()->rect().contains(m_editor->cursorRect().center()));
    QTest::keyClick(m_editor.get(), Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(m_editor->viewport()->rect().contains(m_editor->cursorRect().center()));
    QCOMPARE(m_editor->textCursor().position(), 0);
}

/// Somebody else's caret, a mark, a match far away: their places are asked for at each painting.
void TestPageSettling::farQuestionsMoveNothing()
{
    auto *bar = m_editor->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const int value = bar->value();
    const EditorGeometry geometry(*m_editor);
    for (const qsizetype position : {qsizetype(30'000), m_editor->content().length() - 40'000}) {
        QVERIFY(!geometry.isVisible(position, position + 300));
        QVERIFY(geometry.rangeRects(position, position + 300).empty());
        const qreal share = geometry.shareOfHeight(position);
        QVERIFY(share > 0 && share < 1);
        QVERIFY(!geometry.viewport().intersects(
            geometry.blockRect(m_editor->document()->findBlock(int(position)))));
        QVERIFY(!ParagraphLayout::of(*m_editor->document())
                     .extentOf(m_editor->document()->findBlock(int(position)))
                     .isMeasured);
    }
    QCOMPARE(bar->value(), value);
}

QObject *makeSettlingSuite()
{
    return new TestPageSettling;
}

#include "test_page_settling.moc"
