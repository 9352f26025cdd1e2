#include "app/editor/colors.h"
#include "app/editor/editor_widget.h"
#include "common/base/random.h"
#include "tests/support/test_seed.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QScopeGuard>
#include <QScrollBar>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLines = 120;
constexpr qsizetype kLineUnits = 10; // "line 000.\n"

Document lines()
{
    QString text;
    for (int i = 0; i < kLines; ++i)
        text += u"line %1.\n"_s.arg(i, 3, 10, QChar(u'0'));
    return documentOf({put(text)});
}

QString topLine(EditorWidget &editor)
{
    const auto position = EditorGeometry(editor).firstVisiblePosition();
    const auto paragraph = editor.content().paragraphAt(position);
    const auto start = editor.content().paragraphStart(paragraph);
    return editor.content().text(start, editor.content().paragraphEnd(paragraph) - start);
}

int topOffset(EditorWidget &editor)
{
    const EditorGeometry geometry(editor);
    return int(geometry.caretRect(geometry.firstVisiblePosition()).top());
}

} // namespace

/// What a person looks at stays where it is while others write.
class TestView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersReadAsTheirParagraph();
    void heldUnderRemoteEdits_data();
    void heldUnderRemoteEdits();
    void topStaysAtTop();
    void undoGoesToItsPlace();
    void ownTypingScrolls();
    void selectionMapping_data();
    void selectionMapping();
    void readingColumn();
    void embedAndMarkersPaint();
    void numbersFollowEdits();
    void colorsStayReadable();
};

/// "1." stays "1." before English text in a window that reads from right to left.
void TestView::numbersReadAsTheirParagraph()
{
    const auto painted = [](Qt::LayoutDirection direction) {
        QGuiApplication::setLayoutDirection(direction);
        const auto reset =
            qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        EditorWidget editor;
        editor.binding().load(documentOf({put(u"one"), end(u"ol"), put(u"two"), end(u"ol")}));
        editor.resize(300, 200);
        editor.setCursorWidth(0);
        return editor.viewport()->grab().toImage();
    };
    const QImage image = painted(Qt::LeftToRight);
    QCOMPARE(painted(Qt::RightToLeft), image);
}

void TestView::heldUnderRemoteEdits_data()
{
    QTest::addColumn<Delta>("edit");
    QTest::addColumn<Selection>("selection");
    QTest::addColumn<Selection>("after");
    const qsizetype length = kLines * kLineUnits;
    const qsizetype middle = length / 2;
    const Selection caret{middle + 3, middle + 3};
    const Selection marked{middle + 13, middle + 3};
    const auto row = [&](const char *name, const Delta &edit, Selection before, Selection after) {
        QTest::newRow(name) << edit << before << after;
    };
    const auto shifted = [](Selection s, qsizetype by) {
        return Selection{s.anchor + by, s.head + by};
    };
    row("paragraphs above", delta(length, {put(u"1\n2\n3\n")}), caret, shifted(caret, 6));
    row("a heading above", delta(length, {keep(9), keep(1, block(u"h1"))}), caret, caret);
    row("deleted above", delta(length, {drop(300)}), caret, shifted(caret, -300));
    row("text above, marked", delta(length, {keep(40), put(u"abc")}), marked, shifted(marked, 3));
    row("at the caret", delta(length, {keep(caret.head), put(u"abc")}), caret, caret);
    row("at both borders of what is marked",
        delta(length, {keep(middle + 3), put(u"abc"), keep(10), put(u"def")}), marked,
        shifted(marked, 3));
    row("within what is marked", delta(length, {keep(middle + 5), put(u"abc")}), marked,
        Selection{middle + 16, middle + 3});
    row("over what is marked", delta(length, {keep(middle), drop(20)}), marked,
        Selection{middle, middle});
    row("below", delta(length, {keep(length - 1), put(u"\nabc\n")}), caret, caret);
    row("above and below", delta(length, {put(u"x\n"), keep(length - 1), put(u"\nabc")}), caret,
        shifted(caret, 2));
}

void TestView::heldUnderRemoteEdits()
{
    QFETCH(Delta, edit);
    QFETCH(Selection, selection);
    QFETCH(Selection, after);
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    editor.resize(500, 300);
    editor.show();
    tap.load(lines());
    editor.setSelection(selection);
    // The caret is out of sight: holding still must not mean going back to it.
    for (const int away : {0, 400}) {
        auto *scrollBar = editor.verticalScrollBar();
        scrollBar->setValue(scrollBar->value() + away);
        const QString line = topLine(editor);
        const int offset = topOffset(editor);
        tap.applyRemote(edit);
        QCOMPARE(editor.selection(), after);
        QCOMPARE(topLine(editor), line);
        QCOMPARE(topOffset(editor), offset);
        QCOMPARE(tap.problem(), QString());
        tap.load(lines());
        editor.setSelection(selection);
    }
}

void TestView::topStaysAtTop()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    editor.resize(500, 300);
    editor.show();
    tap.applyRemote(delta(1, {put(lines().text())}));
    QCOMPARE(editor.verticalScrollBar()->value(), 0);
    QCOMPARE(editor.selection(), Selection());
}

void TestView::undoGoesToItsPlace()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    editor.resize(500, 300);
    editor.show();
    tap.load(lines());
    const qsizetype length = kLines * kLineUnits;
    tap.applyUndo(delta(length, {keep(800), put(u"back")}));
    QCOMPARE(editor.selection(), (Selection{804, 804}));
    QVERIFY(editor.viewport()->rect().contains(editor.cursorRect().center()));
    tap.applyUndo(delta(length + 4, {keep(9), keep(1, block(u"h1"))}));
    QCOMPARE(editor.selection(), (Selection{9, 9}));
    QCOMPARE(tap.problem(), QString());
}

void TestView::ownTypingScrolls()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    editor.resize(500, 300);
    editor.show();
    tap.load(lines());
    editor.setSelection({5, 5});
    editor.verticalScrollBar()->setValue(editor.verticalScrollBar()->maximum());
    QTest::keyClick(&editor, Qt::Key_Return);
    QVERIFY(editor.viewport()->rect().contains(editor.cursorRect().center()));
}

void TestView::selectionMapping_data()
{
    QTest::addColumn<Selection>("before");
    QTest::addColumn<Delta>("edit");
    QTest::addColumn<Selection>("held");
    QTest::addColumn<Selection>("own");
    QTest::newRow("insert at the caret")
        << Selection{2, 2} << delta(5, {keep(2), put(u"ab")}) << Selection{2, 2} << Selection{4, 4};
    QTest::newRow("insert at the start")
        << Selection{1, 3} << delta(5, {keep(1), put(u"ab")}) << Selection{3, 5} << Selection{3, 5};
    QTest::newRow("insert at the end")
        << Selection{1, 3} << delta(5, {keep(3), put(u"ab")}) << Selection{1, 3} << Selection{1, 5};
    QTest::newRow("all replaced") << Selection{3, 1} << delta(5, {keep(1), put(u"ab"), drop(2)})
                                  << Selection{3, 3} << Selection{3, 3};
}

void TestView::selectionMapping()
{
    QFETCH(Selection, before);
    QFETCH(Delta, edit);
    QTEST(mapHeld(edit, before), "held");
    QTEST(mapOwn(edit, before), "own");
}

void TestView::readingColumn()
{
    EditorWidget editor;
    editor.show();
    for (const int width : {300, 900, 2000}) {
        editor.resize(width, 400);
        const QRectF column = EditorGeometry(editor).column();
        QVERIFY(column.width() <= editor.binding().theme().readingWidth() + 2);
        QVERIFY(column.width() >= std::min(width * 0.7, 700.0));
        QVERIFY(std::abs(column.center().x() - editor.viewport()->width() / 2.0) <= 1);
    }
}

void TestView::embedAndMarkersPaint()
{
    EditorWidget editor;
    editor.resize(600, 800);
    editor.show();
    const auto blank = editor.grab().toImage();
    const auto differs = [&](std::initializer_list<DeltaPiece> pieces) {
        editor.binding().load(documentOf(pieces));
        return editor.grab().toImage() != blank;
    };
    editor.setCursorWidth(0);
    editor.clearFocus();
    QVERIFY(!differs({end()}));
    for (const auto kind : {u"ul", u"ol", u"check", u"quote", u"code"})
        QVERIFY2(differs({end(kind)}), qPrintable(QString::fromUtf16(kind)));
    QVERIFY(differs({put(u"\ufffc", attribute(AttributeKey::Rule, true)), end()}));
    QVERIFY(differs({put(u"\ufffc", attribute(AttributeKey::Image, QString(43, u'A'))), end()}));
}

/// Numbers are remembered from painting to painting; they must be those of a view that never was
/// edited.
void TestView::numbersFollowEdits()
{
    SeededRandom random(testSeed(20260704));
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    DeltaBuilder list;
    for (int i = 0; i < 150; ++i) {
        list.insert(u"item"_s);
        list.insert(u"\n", block(i % 40 == 39 ? u"ul" : u"ol").with(AttributeKey::Indent,
                                                                 AttributeValue(i % 7 / 3)));
    }
    const auto show = [](EditorWidget &view) {
        view.setCursorWidth(0);
        view.resize(400, 500);
        view.show();
    };
    show(editor);
    tap.load(*Document::fromDelta(list.build()));
    for (int step = 0; step < 40; ++step) {
        const auto length = tap.model().length();
        const auto at = random.between(1, length - 12);
        const auto paragraph = tap.model().paragraphAt(at);
        const auto start = tap.model().paragraphStart(paragraph);
        const auto end = tap.model().paragraphEnd(paragraph);
        const auto which = random.below(4);
        if (which == 0)
            tap.applyRemote(delta(length, {keep(start), put(u"new"), put(u"\n", block(u"ol"))}));
        else if (which == 1)
            tap.applyRemote(delta(length, {keep(start), drop(end + 1 - start)}));
        else if (which == 2)
            tap.applyRemote(
                delta(length, {keep(end), keep(1, block(random.chance(0.5) ? u"h3" : u"ol"))}));
        else
            tap.applyRemote(delta(length, {keep(at), put(u"x")}));
        auto *bar = editor.verticalScrollBar();
        bar->setValue(int(random.below(quint64(bar->maximum()))));
        EditorWidget fresh;
        show(fresh);
        fresh.binding().load(tap.model());
        fresh.verticalScrollBar()->setValue(bar->value());
        QVERIFY2(editor.grab().toImage() == fresh.grab().toImage(),
                 qPrintable(u"step %1, edit %2 at %3"_s.arg(step).arg(which).arg(at)));
    }
    QCOMPARE(tap.problem(), QString());
}

void TestView::colorsStayReadable()
{
    for (const auto &[base, text] : {std::pair(QColor(Qt::white), QColor(Qt::black)),
                                     std::pair(QColor(30, 30, 30), QColor(230, 230, 230)),
                                     std::pair(QColor(Qt::black), QColor(Qt::yellow))}) {
        QPalette palette;
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::Text, text);
        const EditorTheme theme(palette, QFont());
        for (const auto name : {u"#ffffff", u"#000000", u"#ffff00", u"#0000ff", u"#808080"}) {
            const QString color = QString::fromUtf16(name);
            const auto written =
                theme.charFormat(attribute(AttributeKey::Color, color), TextLook::Body);
            QVERIFY(colors::contrast(base, written.foreground().color()) >= 4.5);
            const auto marked =
                theme.charFormat(attribute(AttributeKey::Background, color), TextLook::Body);
            const QColor ground = marked.background().color();
            QVERIFY(colors::contrast(ground, marked.foreground().color()) >= 4.5);
            QVERIFY(!theme.isDark() || colors::isDark(ground)); // nothing glares
            QVERIFY(colors::contrast(base, RemoteCarets::caretColor(QColor(color), theme)) >= 3);
        }
    }
}

QObject *makeViewSuite()
{
    return new TestView;
}

#include "test_view.moc"
