#include "app/editor/colors.h"
#include "app/editor/editor_widget.h"
#include "app/editor/layout/text_direction.h"
#include "app/editor/printed_document.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QTest>
#include <QTextList>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kHebrew = u"\u05d0\u05d1\u05d2\u05d3"_s;

QTextBlock blockAt(EditorWidget &editor, int number)
{
    return editor.document()->findBlockByNumber(number);
}

QRectF firstLine(EditorWidget &editor, int number)
{
    return EditorGeometry(editor).firstLine(blockAt(editor, number)).rect;
}

/// Where the first line's text is, from the left of the column.
qreal leftOfText(EditorWidget &editor, int number)
{
    return blockAt(editor, number).layout()->lineAt(0).naturalTextRect().left();
}

} // namespace

/// Right and left, on the screen and on paper.
class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rightIsRight();
    void emptyParagraphsReadAsTheOneAbove();
    void unitsUnderThePoint();
    void rectanglesOfBothWays();
    void printedLists();
    void printedColors();
    void formatsOfAZoomAreFoundAgain();

private:
    std::unique_ptr<EditorWidget> m_editor;
};

void TestLooks::init()
{
    m_editor = std::make_unique<EditorWidget>();
    m_editor->resize(500, 400);
    m_editor->show();
}

void TestLooks::cleanup()
{
    m_editor.reset();
}

void TestLooks::rightIsRight()
{
    const auto right = attribute(AttributeKey::Align, u"right"_s);
    m_editor->binding().load(documentOf({put(u"abc"), put(u"\n", right), put(kHebrew),
                                         put(u"\n", right), put(kHebrew), end()}));
    const qreal middle = EditorGeometry(*m_editor).column().width() / 2;
    for (int paragraph = 0; paragraph < 3; ++paragraph)
        QVERIFY2(leftOfText(*m_editor, paragraph) > middle, qPrintable(QString::number(paragraph)));
}

void TestLooks::emptyParagraphsReadAsTheOneAbove()
{
    m_editor->binding().load(
        documentOf({put(u"abc\n\n"), put(kHebrew), end(), end(), end(u"ul")}));
    const auto way = [this](int number) { return directionOf(blockAt(*m_editor, number)); };
    QCOMPARE(way(1), Qt::LeftToRight);
    QCOMPARE(way(2), Qt::RightToLeft);
    QCOMPARE(way(3), Qt::RightToLeft);
    QCOMPARE(way(4), Qt::RightToLeft);
    const qreal middle = EditorGeometry(*m_editor).column().center().x();
    const auto caretIn = [&](int number) {
        return EditorGeometry(*m_editor).caretRect(blockAt(*m_editor, number).position()).left();
    };
    QVERIFY(caretIn(1) < middle);
    QVERIFY(caretIn(3) > middle);
    // What is above decides again when it changes.
    m_editor->binding().applyRemote(delta(m_editor->content().length(), {keep(5), drop(4), put(u"abc")}));
    QVERIFY(caretIn(3) < middle);
}

void TestLooks::unitsUnderThePoint()
{
    m_editor->binding().load(documentOf({put(u"wwww"), end(), put(kHebrew), end()}));
    for (const int paragraph : {0, 1}) {
        const QTextBlock block = blockAt(*m_editor, paragraph);
        const auto line = block.layout()->lineAt(0);
        const QRectF rect = firstLine(*m_editor, paragraph);
        const qreal origin = rect.left() - line.rect().left();
        for (int unit = 0; unit < 4; ++unit) {
            const qreal x = (line.cursorToX(unit) + line.cursorToX(unit + 1)) / 2 + origin;
            QCOMPARE(EditorGeometry(*m_editor).unitAt({x, rect.center().y()}),
                     std::optional<qsizetype>(block.position() + unit));
        }
    }
}

void TestLooks::rectanglesOfBothWays()
{
    // The selection ends within the word that reads the other way: two pieces.
    m_editor->binding().load(documentOf({put(u"ww "), put(kHebrew), put(u" ww"), end()}));
    const QTextBlock block = blockAt(*m_editor, 0);
    const EditorGeometry geometry(*m_editor);
    QCOMPARE(geometry.rectsIn(block, 0, 3).size(), size_t(1));
    QCOMPARE(geometry.rectsIn(block, 0, 5).size(), size_t(2));
    QCOMPARE(geometry.rectsIn(block, 0, 10).size(), size_t(1));
    m_editor->binding().load(documentOf({put(kHebrew), end()}));
    const auto marked = EditorGeometry(*m_editor).rectsIn(blockAt(*m_editor, 0), 0, 5);
    const auto text = EditorGeometry(*m_editor).rectsIn(blockAt(*m_editor, 0), 0, 4);
    QCOMPARE(marked.size(), size_t(1));
    QVERIFY(marked.front().left() < text.front().left());
    QCOMPARE(marked.front().right(), text.front().right());
}

void TestLooks::printedLists()
{
    const auto pages = printedDocument(
        documentOf({put(u"one"), end(u"ol"), put(u"a"), end(u"ol", 1), put(u"two"), end(u"ol"),
                    put(u"dot"), end(u"ul"), put(kHebrew), end(u"ol", 1), put(u"plain"),
                    end()}));
    QStringList shown;
    for (QTextBlock block = pages->begin(); block.isValid(); block = block.next()) {
        shown += block.text();
        QVERIFY(!block.textList());
        QCOMPARE(block.blockFormat().textIndent() < 0, block.next().isValid());
    }
    QCOMPARE(shown[0], u"1. one"_s);
    QCOMPARE(shown[1], u"a. a"_s);
    QCOMPARE(shown[2], u"2. two"_s);
    QCOMPARE(shown[3], u"\u2022 dot"_s);
    QVERIFY(shown[4].isRightToLeft());
    QCOMPARE(shown[5], u"plain"_s);
}

void TestLooks::printedColors()
{
    for (const auto name : {u"#ffffff", u"#ffff00", u"#101010"}) {
        const QString color = QString::fromUtf16(name);
        const auto inkOf = [](const Document &document) {
            const auto pages = printedDocument(document);
            return pages->begin().begin().fragment().charFormat();
        };
        const auto plain = inkOf(documentOf({put(u"a", attribute(AttributeKey::Color, color)), end()}));
        QVERIFY(colors::contrast(Qt::white, plain.foreground().color()) >= 4.5);
        const auto marked =
            inkOf(documentOf({put(u"a", attribute(AttributeKey::Background, color)), end()}));
        QCOMPARE(marked.background().color(), QColor(color));
        QVERIFY(colors::contrast(QColor(color), marked.foreground().color()) >= 4.5);
    }
}

void TestLooks::formatsOfAZoomAreFoundAgain()
{
    EditorWidget editor;
    const auto bold = attribute(AttributeKey::Bold, true);
    editor.binding().load(documentOf({put(u"plain "), put(u"bold", bold), put(u"\n"),
                                      put(u"heading"), end(u"h1"), put(u"item"), end(u"ul")}));
    const auto formats = [&editor] { return editor.document()->allFormats().size(); };
    editor.setZoom(1.5);
    editor.setZoom(1);
    const auto known = formats();
    for (int i = 0; i < 5; ++i) {
        editor.setZoom(1.5);
        editor.setZoom(1);
    }
    QCOMPARE(formats(), known);
}

QObject *makeLooksSuite()
{
    return new TestLooks;
}

#include "test_looks.moc"
