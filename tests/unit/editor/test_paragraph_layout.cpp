#include "app/editor/editor_document.h"
#include "app/editor/layout/paragraph_layout.h"
#include "tests/support/delta_generator.h"
#include "tests/support/test_seed.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QPainter>
#include <QTest>
#include <QTextBlock>
#include <QTextFrame>
#include <QTextLayout>

#include <functional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPageWidth = 320;
using Write = std::function<void(QTextCursor &)>;

/// A document as a widget of this width has it, with whole pixels everywhere, as far as the
/// document goes.
void preparePage(QTextDocument &document)
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(13);
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(40);
    document.setDefaultTextOption(option);
    document.setDocumentMargin(0);
    auto page = document.rootFrame()->frameFormat();
    page.setLeftMargin(21);
    page.setTopMargin(9);
    page.setRightMargin(17);
    page.setBottomMargin(30);
    document.rootFrame()->setFrameFormat(page);
    document.setPageSize({kPageWidth, -1});
}

QTextBlockFormat paragraph(qreal above, qreal below, Qt::Alignment alignment = Qt::AlignLeft)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    format.setAlignment(alignment);
    return format;
}

/// An inline object of a size of its own.
class Box final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int kType = QTextFormat::UserObject + 9;
    QSizeF intrinsicSize(QTextDocument *, int, const QTextFormat &format) override
    {
        return {qreal(format.intProperty(QTextFormat::UserProperty)), 33};
    }
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int,
                    const QTextFormat &) override
    {
        painter->fillRect(rect, Qt::darkGreen);
    }
    static void insert(QTextCursor &cursor, int width)
    {
        QTextCharFormat format;
        format.setObjectType(kType);
        format.setProperty(QTextFormat::UserProperty, width);
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }
};

struct View
{
    int cursor = -1;
    int from = 0; ///< of what is marked
    int to = 0;
};

QImage picture(QTextDocument &document, const View &view)
{
    auto *layout = document.documentLayout();
    QImage image(kPageWidth, int(layout->documentSize().height()), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = image.rect();
    context.cursorPosition = view.cursor;
    if (view.from != view.to) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(&document);
        selection.cursor.setPosition(view.from);
        selection.cursor.setPosition(view.to, QTextCursor::KeepAnchor);
        selection.format.setBackground(Qt::darkBlue);
        selection.format.setForeground(Qt::white);
        context.selections.append(selection);
    }
    layout->setProperty("cursorWidth", 2);
    layout->draw(&painter, context);
    return image;
}

} // namespace

Q_DECLARE_METATYPE(Write)
Q_DECLARE_METATYPE(View)

/// The same as Qt's own layout, as far as both are meant to be the same; and the same after edits
/// as made anew.
class TestParagraphLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsQt_data();
    void sameAsQt();
    void linesAsQt();
    void sameAsFresh_data();
    void sameAsFresh();
    void hitsWhereCaretsAre();
    void quietWithinEdits();
};

void TestParagraphLayout::sameAsQt_data()
{
    QTest::addColumn<Write>("write");
    QTest::addColumn<View>("view");
    const auto row = [](const char *name, Write write, View view = {}) {
        QTest::newRow(name) << std::move(write) << view;
    };
    const QString prose = u"The quick brown fox jumps over the lazy dog while others watch it "
                          u"from afar and wonder how long a line may be."_s;
    const Write threeParagraphs = [prose](QTextCursor &cursor) {
        cursor.setBlockFormat(paragraph(4, 6));
        cursor.insertText(prose);
        cursor.insertBlock(paragraph(11, 2));
        cursor.insertText(u"Short."_s);
        cursor.insertBlock(paragraph(3, 3));
        cursor.insertText(prose);
    };
    row("empty", [](QTextCursor &) {});
    row("margins", threeParagraphs);
    row("caret in a line", threeParagraphs, {50});
    row("caret at the end", threeParagraphs, {int(prose.size())});
    row("marked within a line", threeParagraphs, {-1, 5, 20});
    row("marked over paragraphs", threeParagraphs, {-1, 30, int(prose.size()) + 20});
    row("all marked", threeParagraphs, {-1, 0, int(prose.size()) * 2 + 8});
    for (const auto alignment : {Qt::AlignLeft, Qt::AlignRight, Qt::AlignHCenter, Qt::AlignJustify})
        QTest::addRow("alignment %d", int(alignment)) << Write([=](QTextCursor &cursor) {
            cursor.setBlockFormat(paragraph(0, 0, alignment));
            cursor.insertText(prose);
        }) << View();
    row("formats", [prose](QTextCursor &cursor) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        cursor.insertText(prose.first(30), format);
        format.setFontItalic(true);
        format.setForeground(Qt::red);
        format.setBackground(Qt::yellow);
        cursor.insertText(prose.sliced(30, 40), format);
        format.setFontUnderline(true);
        format.setProperty(QTextFormat::FontPixelSize, 22);
        cursor.insertText(prose.sliced(70), format);
    });
    row("distances of lines", [prose](QTextCursor &cursor) {
        auto format = paragraph(0, 7);
        format.setLineHeight(200, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
        cursor.insertText(prose);
        format.setLineHeight(30, QTextBlockFormat::MinimumHeight);
        cursor.insertBlock(format);
        cursor.insertText(prose);
        format.setLineHeight(5, QTextBlockFormat::LineDistanceHeight);
        cursor.insertBlock(format);
        cursor.insertText(prose);
    });
    row("indents", [prose](QTextCursor &cursor) {
        auto format = paragraph(0, 0);
        format.setLeftMargin(40);
        format.setRightMargin(30);
        format.setTextIndent(25);
        cursor.insertBlock(format);
        cursor.insertText(prose);
        format.setTextIndent(-20);
        format.setIndent(1);
        cursor.insertBlock(format);
        cursor.insertText(prose);
    });
    row("right to left",
        [](QTextCursor &cursor) {
            auto format = paragraph(2, 2);
            format.setLeftMargin(
                10); // ours puts the left one on the right, so both are the same here
            format.setRightMargin(10);
            format.setTextIndent(15);
            format.setIndent(1);
            cursor.insertBlock(format);
            cursor.insertText(
                u"\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 "
                u"abc \u05e9\u05dc\u05d5\u05dd 123 \u0645\u0631\u062d\u0628\u0627 "
                u"\u0628\u0627\u0644\u062c\u0645\u064a\u0639 \u0647\u0646\u0627"_s);
            cursor.insertBlock(paragraph(2, 2, Qt::AlignRight));
            cursor.insertText(u"left \u05e9\u05dc\u05d5\u05dd to right"_s);
        },
        {12, 20, 30});
    row("tabs and breaks", [](QTextCursor &cursor) {
        cursor.insertText(u"a\tb\tc\u2028second line\tof it"_s);
        auto format = paragraph(0, 0);
        format.setTabPositions({{100, QTextOption::LeftTab}, {200, QTextOption::RightTab}});
        cursor.insertBlock(format);
        cursor.insertText(u"a\tb\tc"_s);
    });
    row("long words", [](QTextCursor &cursor) {
        cursor.insertText(u"short "_s + QString(120, u'm') + u" short"_s);
        auto format = paragraph(0, 0);
        format.setNonBreakableLines(true);
        cursor.insertBlock(format);
        cursor.insertText(u"some words that go on beyond the edge of the page and further"_s);
    });
    row("objects",
        [](QTextCursor &cursor) {
            cursor.insertText(u"before "_s);
            Box::insert(cursor, 50);
            cursor.insertText(u" after"_s, QTextCharFormat());
            cursor.insertBlock(paragraph(5, 5, Qt::AlignHCenter));
            Box::insert(cursor, 20);
        },
        {3, 5, 9});
}

void TestParagraphLayout::sameAsQt()
{
    QFETCH(Write, write);
    QFETCH(View, view);
    QTextDocument qt;
    EditorDocument ours;
    for (QTextDocument *document : {&qt, static_cast<QTextDocument *>(&ours)}) {
        preparePage(*document);
        document->documentLayout()->registerHandler(Box::kType, new Box);
        QTextCursor cursor(document);
        cursor.beginEditBlock();
        write(cursor);
        cursor.endEditBlock();
    }
    for (int i = 0; i < qt.blockCount(); ++i) {
        QCOMPARE(ours.documentLayout()->blockBoundingRect(ours.findBlockByNumber(i)),
                 qt.documentLayout()->blockBoundingRect(qt.findBlockByNumber(i)));
    }
    QCOMPARE(ours.documentLayout()->documentSize().height(),
             qt.documentLayout()->documentSize().height());
    const QImage expected = picture(qt, view);
    const QImage shown = picture(ours, view);
    if (shown != expected) {
        shown.save(u"layout-shown.png"_s);
        expected.save(u"layout-expected.png"_s);
    }
    QVERIFY2(shown == expected, "see layout-shown.png and layout-expected.png");
}

/// With the theme of the editor, whose distances are no whole pixels: the same lines, and each
/// paragraph where Qt has it but for the pixels that its distances and lines were rounded by.
/// Left margins of what is read from the right are on the right, other than with Qt.
void TestParagraphLayout::linesAsQt()
{
    SeededRandom random(testSeed(20260702));
    QTextDocument qt;
    EditorDocument ours;
    preparePage(qt);
    preparePage(ours);
    DocumentBinding qtBinding(qt);
    DocumentBinding ourBinding(ours);
    for (int round = 0; round < 40; ++round) {
        const auto content = *Document::fromDelta(randomDocument(random));
        qtBinding.load(content);
        ourBinding.load(content);
        qreal roundings = 1;
        for (QTextBlock left = qt.begin(), right = ours.begin(); left.isValid();
             left = left.next(), right = right.next()) {
            const QRectF theirs = qt.documentLayout()->blockBoundingRect(left);
            const QRectF own = ours.documentLayout()->blockBoundingRect(right);
            QCOMPARE(right.layout()->lineCount(), left.layout()->lineCount());
            QVERIFY2(std::abs(own.top() - theirs.top()) <= roundings,
                     qPrintable(u"%1: %2 and %3"_s.arg(round).arg(own.top()).arg(theirs.top())));
            for (int i = 0; i < left.layout()->lineCount(); ++i) {
                QCOMPARE(right.layout()->lineAt(i).textStart(),
                         left.layout()->lineAt(i).textStart());
                if (right.textDirection() == Qt::LeftToRight)
                    QCOMPARE(right.layout()->lineAt(i).x(), left.layout()->lineAt(i).x());
            }
            roundings += 0.5 * (1 + left.layout()->lineCount());
        }
    }
}

void TestParagraphLayout::sameAsFresh_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("paragraphs");
    const quint64 seed = testSeed(20260703);
    QTest::addRow("short, seed %llu", seed) << seed << 3;
    QTest::addRow("longer than is laid out at once, seed %llu", seed) << seed << 600;
}

void TestParagraphLayout::sameAsFresh()
{
    QFETCH(quint64, seed);
    QFETCH(int, paragraphs);
    SeededRandom random(seed);
    EditorDocument edited;
    preparePage(edited);
    DocumentBinding binding(edited);
    EditTap tap(edited, binding);
    DeltaBuilder text;
    for (int i = 0; i < paragraphs; ++i)
        text.insert(u"Paragraph %1 of a document "_s.arg(i).repeated(1 + i % 3) + u'\n');
    tap.load(*Document::fromDelta(text.build()));
    auto &layout = ParagraphLayout::of(edited);
    for (int step = 0; step < (paragraphs > 100 ? 25 : 150); ++step) {
        for (int i = 0; i < 3; ++i) {
            const Delta near = randomOperation(random, tap.model().toDelta());
            tap.applyRemote(near);
        }
        if (random.chance(0.3)) {
            // At both ends in one edit.
            DeltaBuilder far;
            far.insert(u"x\n");
            far.retain(tap.model().length() - 1);
            far.insert(u"end\nend");
            tap.applyRemote(far.build(tap.model().length()));
        }
        if (random.chance(0.2))
            edited.setPageSize({qreal(random.between(150, 500)), -1});
        while (layout.measureMore(1'000)) {
        }
        EditorDocument fresh;
        preparePage(fresh);
        fresh.setPageSize(edited.pageSize());
        DocumentBinding freshBinding(fresh);
        freshBinding.load(tap.model());
        auto &freshLayout = ParagraphLayout::of(fresh);
        while (freshLayout.measureMore(100'000)) {
        }
        QVERIFY(layout.isMeasured());
        QCOMPARE(layout.documentSize().height(), freshLayout.documentSize().height());
        for (QTextBlock block = edited.begin(); block.isValid(); block = block.next()) {
            const auto other = fresh.findBlockByNumber(block.blockNumber());
            const auto extent = layout.extentOf(block);
            const auto expected = freshLayout.extentOf(other);
            QCOMPARE(extent.textTop, expected.textTop);
            QCOMPARE(extent.bottom, expected.bottom);
            if (paragraphs < 100)
                QCOMPARE(layout.blockBoundingRect(block), freshLayout.blockBoundingRect(other));
        }
    }
    QCOMPARE(tap.problem(), QString());
}

void TestParagraphLayout::hitsWhereCaretsAre()
{
    EditorDocument document;
    preparePage(document);
    QTextCursor cursor(&document);
    cursor.setBlockFormat(paragraph(8, 8));
    cursor.insertText(
        u"The first paragraph goes over more than a line of this page. "_s.repeated(2));
    cursor.insertBlock(paragraph(20, 4));
    cursor.insertText(u"second"_s);
    auto *layout = document.documentLayout();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QPointF origin = layout->blockBoundingRect(block).topLeft();
        for (int i = 0; i < block.length(); ++i) {
            const auto line = block.layout()->lineForTextPosition(i);
            const QPointF place = origin + QPointF(line.cursorToX(i), line.y() + line.height() / 2);
            QCOMPARE(layout->hitTest(place, Qt::FuzzyHit), block.position() + i);
        }
    }
    const QRectF first = layout->blockBoundingRect(document.begin());
    const QRectF second = layout->blockBoundingRect(document.lastBlock());
    // A gap belongs to the nearer paragraph, and the end of the page to the end of the text.
    QVERIFY(layout->hitTest({60, first.bottom() + 3}, Qt::FuzzyHit) <
            document.begin().length() - 1);
    QVERIFY(layout->hitTest({60, second.top() - 3}, Qt::FuzzyHit) >
            document.lastBlock().position());
    QCOMPARE(layout->hitTest({60, second.bottom() + 99}, Qt::FuzzyHit),
             document.characterCount() - 1);
    QCOMPARE(layout->hitTest({60, -9}, Qt::FuzzyHit), 0);
    QCOMPARE(layout->hitTest({second.left() + 250, second.center().y()}, Qt::ExactHit), -1);
    QCOMPARE(layout->hitTest({second.left() + 2, second.center().y()}, Qt::ExactHit),
             document.lastBlock().position());
}

/// Whoever asks in the midst of an edit gets no answer, and nothing breaks.
void TestParagraphLayout::quietWithinEdits()
{
    EditorDocument document;
    preparePage(document);
    auto &layout = ParagraphLayout::of(document);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.insertText(u"one\ntwo\nthree"_s);
    QCOMPARE(layout.blockBoundingRect(document.lastBlock()), QRectF());
    QCOMPARE(layout.hitTest({50, 50}, Qt::FuzzyHit), 0);
    QVERIFY(!layout.measure(0, 1000));
    QVERIFY(!layout.measureMore(1000));
    picture(document, {});
    cursor.endEditBlock();
    QVERIFY(layout.blockBoundingRect(document.lastBlock()).top() > 30);
    document.clear();
    QCOMPARE(layout.hitTest({50, 50}, Qt::FuzzyHit), 0);
    QVERIFY(layout.isMeasured());
}

QObject *makeLayoutSuite()
{
    return new TestParagraphLayout;
}

#include "test_paragraph_layout.moc"
