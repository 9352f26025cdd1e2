#include "app/editor/editor_geometry.h"
#include "app/editor/editor_widget.h"
#include "app/editor/layout/long_paragraph.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QScrollBar>
#include <QSet>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

QString repeated(const QString &text, qsizetype units)
{
    return text.repeated(units / text.size() + 1).first(units / text.size() * text.size());
}

const QString kMarks = u"a"_s + QString(30, u'\u0301');
const QString kSpaces = u"b"_s + QString(30, u'\u200B');

void measureAll(EditorWidget &editor)
{
    while (ParagraphLayout::of(*editor.document()).measureMore(1'000'000)) {
    }
}

struct Seen
{
    QSet<const QTextLayout *> layouts;
    int parts = 0;
};
Seen seenIn(EditorWidget &editor)
{
    const qreal top = editor.verticalScrollBar()->value();
    Seen seen;
    ParagraphLayout::of(*editor.document())
        .visitParts(editor.document()->firstBlock(), top, top + editor.viewport()->height(),
                    [&](const LinePart &part) {
                        seen.layouts += part.layout;
                        ++seen.parts;
                        return true;
                    });
    return seen;
}

} // namespace

/// Lines that hold many units, so that a piece of a long paragraph is hardly higher than one line.
class TestLongLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyPiecesInView_data();
    void manyPiecesInView();
    void endlessLine_data();
    void endlessLine();
    void refinedByWhatChanged();
    void shortButFullOfMarks_data();
    void shortButFullOfMarks();
};

void TestLongLines::manyPiecesInView_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("marks above letters") << kMarks;
    QTest::newRow("spaces without width") << kSpaces;
}

/// What is painted again is not laid out again, and marks stand where their text does.
void TestLongLines::manyPiecesInView()
{
    QFETCH(QString, text);
    EditorWidget editor;
    editor.resize(1'400, 1'600);
    editor.show();
    editor.binding().load(documentOf({put(repeated(text, 75'000) + u'\n')}));
    measureAll(editor);
    auto *bar = editor.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    editor.viewport()->grab();
    const Seen before = seenIn(editor);
    QCOMPARE(before.layouts.size(), before.parts); // each has its own
    editor.viewport()->grab();
    QCOMPARE(seenIn(editor).layouts, before.layouts);

    const EditorGeometry geometry(editor);
    const auto from = geometry.firstVisiblePosition() / text.size() * text.size();
    int marked = 0;
    for (qsizetype at = from + text.size(); at + text.size() < editor.content().length();
         at += text.size() * 7) {
        if (!geometry.isVisible(at, at + text.size()))
            break;
        const auto rects = geometry.rangeRects(at, at + text.size());
        const QRectF caret = geometry.caretRect(at);
        QVERIFY2(!rects.empty() && rects.front().top() == caret.top()
                     && std::abs(rects.front().left() - caret.left()) < 1,
                 qPrintable(QString::number(at)));
        ++marked;
    }
    QVERIFY2(marked > 60, qPrintable(QString::number(marked)));
}

void TestLongLines::endlessLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("joiners") << QString(u'\u2060');
    QTest::newRow("marks above one letter") << QString(u'\u0301');
}

void TestLongLines::endlessLine()
{
    QFETCH(QString, text);
    EditorWidget editor;
    editor.resize(500, 400);
    editor.show();
    editor.binding().load(documentOf({put(u"a"_s + repeated(text, 30'000) + u'\n')}));
    const auto &layout = ParagraphLayout::of(*editor.document());
    for (int step = 0; step < 2; ++step) {
        measureAll(editor);
        const QTextBlock block = editor.document()->firstBlock();
        for (int offset = 0; offset < block.length() - 1;) {
            const LinePart part = layout.partAt(block, offset);
            QVERIFY2(part.end > offset && part.end - part.from <= LongParagraph::kMostInLine,
                     qPrintable(u"[%1, %2)"_s.arg(part.from).arg(part.end)));
            offset = part.end;
        }
        editor.setSelection({12'000 + step, 12'000 + step});
        QTest::keyClick(&editor, Qt::Key_X);
    }
}

/// The view follows by what it is told: no height may come or go in silence.
void TestLongLines::refinedByWhatChanged()
{
    EditorWidget editor;
    editor.resize(500, 400);
    editor.show();
    const QString text = repeated(u"a"_s + QString(200, u'\u0301'), 40'000)
        + repeated(u"words between "_s, 30'000);
    editor.binding().load(documentOf({put(text + u'\n')}));
    auto &layout = ParagraphLayout::of(*editor.document());
    layout.guessAnew();
    const qreal before = layout.documentSize().height();
    int growth = 0;
    connect(&layout, &ParagraphLayout::refined, this,
            [&](qreal, int, int more) { growth += more; });
    measureAll(editor);
    QCOMPARE(before + growth, layout.documentSize().height());
    QVERIFY(growth != 0);
}

void TestLongLines::shortButFullOfMarks_data()
{
    QTest::addColumn<QString>("mark");
    QTest::newRow("of one unit") << u"\u0301"_s;
    QTest::newRow("of two units") << u"\U0001D165"_s;
}

/// In one layout it would take the square of the marks' number.
void TestLongLines::shortButFullOfMarks()
{
    QFETCH(QString, mark);
    EditorWidget editor;
    editor.resize(500, 400);
    editor.show();
    const QString wall = u"a"_s + repeated(mark, 3'000);
    editor.binding().load(
        documentOf({put(u"e\u0301 "_s.repeated(1'000) + u'\n'), put(wall + u'\n')}));
    QVERIFY(!ParagraphLayout::isLong(editor.document()->firstBlock()));
    const QTextBlock block = editor.document()->lastBlock();
    QVERIFY(ParagraphLayout::isLong(block));
    const auto &layout = ParagraphLayout::of(*editor.document());
    for (int offset = 0; offset < block.length() - 1;) {
        const LinePart part = layout.partAt(block, offset);
        QVERIFY(part.end > offset
                && part.end - part.from <= LongParagraph::kMostMarks * mark.size() + 1);
        offset = part.end;
    }
    const auto start = block.position();
    editor.setSelection({start + 1, start + 2'901});
    QTest::keyClick(&editor, Qt::Key_Delete);
    QCOMPARE(editor.content().paragraphEnd(1) - start, 101);
    QVERIFY(!ParagraphLayout::isLong(editor.document()->lastBlock()));
}

QObject *makeLongLinesSuite()
{
    return new TestLongLines;
}

#include "test_long_lines.moc"
