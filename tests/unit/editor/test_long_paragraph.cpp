#include "app/editor/editor_document.h"
#include "app/editor/editor_widget.h"
#include "app/editor/layout/paragraph_layout.h"
#include "common/base/random.h"
#include "tests/support/test_seed.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextFrame>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMost = ParagraphLayout::kMostInOneLayout;
constexpr int kRoom = 400;

QString words(SeededRandom &random, qsizetype units)
{
    static const QStringList kWords{u"and"_s,         u"paragraph"_s, u"of"_s,     u"a"_s,
                                    u"syngraph"_s,    u"together"_s,  u"written"_s, u"tablet"_s,
                                    u"\u6587\u5b57"_s, u"\U0001F600"_s, u"e\u0301t\u00e9"_s,
                                    u"in"_s};
    QString text;
    while (text.size() < units)
        text += kWords[qsizetype(random.below(quint64(kWords.size())))] + u' ';
    return text;
}

AttributeSet someFormat(SeededRandom &random)
{
    static const std::array<AttributeSet, 4> kFormats{
        AttributeSet(), attribute(AttributeKey::Bold, true), attribute(AttributeKey::Code, true),
        AttributeSet{{AttributeKey::Italic, AttributeValue(true)},
                     {AttributeKey::Strike, AttributeValue(true)}}};
    return kFormats[size_t(random.below(4))];
}

void addText(DeltaBuilder &out, SeededRandom &random, qsizetype units)
{
    for (qsizetype done = 0; done < units;) {
        const QString part = words(random, qsizetype(random.between(1, 700)));
        out.insert(part, someFormat(random));
        done += part.size();
    }
}

Document longDocument(SeededRandom &random, qsizetype units)
{
    DeltaBuilder out;
    out.insert(words(random, 300) + u'\n');
    addText(out, random, units);
    out.insert(QString(QChar(kEmbedUnit)),
               {{AttributeKey::Image, AttributeValue(QString(43, u'A'))}});
    addText(out, random, units / 4);
    out.insert(u"\n"_s + words(random, 300) + u'\n');
    return *Document::fromDelta(out.build());
}

/// What both sides can take: no boundary within a pair.
Delta someEdit(SeededRandom &random, const Document &document)
{
    const auto outside = [&document](qsizetype position) {
        return position - (document.unitAt(position).isLowSurrogate() ? 1 : 0);
    };
    const auto last = document.length() - 1;
    const auto from = outside(qsizetype(random.below(quint64(last))));
    const auto span = qsizetype(random.chance(0.2) ? random.below(3'000) : random.below(40));
    const auto to = outside(std::min(last, from + span));
    DeltaBuilder out;
    out.retain(from);
    switch (random.below(5)) {
    case 0:
        out.erase(to - from);
        break;
    case 1:
        if (to > from)
            out.retain(to - from, {{AttributeKey::Bold, random.chance(0.5) ? AttributeValue(true)
                                                                         : AttributeValue()}});
        break;
    case 2:
        out.insert(words(random, random.chance(0.1) ? 5'000 : 3), someFormat(random));
        break;
    case 3:
        if (random.chance(0.05))
            out.insert(u"\n");
        break;
    default:
        out.insert(u"x");
    }
    return out.build(document.length());
}

void prepare(EditorDocument &document)
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(13);
    document.setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(40);
    document.setDefaultTextOption(option);
    document.setDocumentMargin(0);
    document.setPageSize({kRoom, -1});
}

struct Place
{
    int start;
    qreal x;
    qreal y;
    bool operator==(const Place &) const = default;
};

std::vector<Place> linesInPieces(const ParagraphLayout &layout, const QTextBlock &block)
{
    std::vector<Place> lines;
    for (int offset = 0; offset < block.length() - 1;) {
        const LinePart part = layout.partAt(block, offset);
        for (int i = 0; i < part.layout->lineCount(); ++i) {
            const QTextLine line = part.layout->lineAt(i);
            lines.push_back({part.from + line.textStart(), line.x(), part.top + line.y()});
        }
        offset = part.end;
    }
    return lines;
}

std::vector<Place> linesInOne(const QTextBlock &block, int *height)
{
    LineRoom room;
    room.option = block.document()->defaultTextOption();
    room.indentWidth = block.document()->indentWidth();
    room.width = kRoom;
    QTextLayout layout(block);
    *height = layOutLines(layout, linesTaskFor(block), room).height;
    std::vector<Place> lines;
    for (int i = 0; i < layout.lineCount(); ++i)
        lines.push_back({layout.lineAt(i).textStart(), layout.lineAt(i).x(), layout.lineAt(i).y()});
    return lines;
}

/// The same document twice: once in one layout, which a screen reader gets up to some length, and
/// once in pieces.
class Both
{
public:
    explicit Both(const Document &document)
    {
        ParagraphLayout::of(*m_whole.document())
            .setMostInOneLayout(ParagraphLayout::kMostInOneLayoutToRead);
        act([&](EditorWidget &editor) {
            editor.resize(420, 300);
            editor.show();
            editor.binding().load(document);
        });
    }

    void act(const std::function<void(EditorWidget &)> &action)
    {
        for (EditorWidget *editor : {&m_whole, &m_pieces}) {
            action(*editor);
            while (ParagraphLayout::of(*editor->document()).measureMore(1'000'000)) {
            }
        }
    }
    bool areApart() const
    {
        return ParagraphLayout::isLong(m_pieces.document()->findBlockByNumber(1))
            && !ParagraphLayout::isLong(m_whole.document()->findBlockByNumber(1));
    }
    QString difference();
    EditorWidget &pieces() { return m_pieces; }

private:
    EditorWidget m_whole;
    EditorWidget m_pieces;
};

QString Both::difference()
{
    if (m_whole.content() != m_pieces.content())
        return u"text"_s;
    if (m_whole.selection() != m_pieces.selection())
        return u"caret at %1, not %2"_s.arg(m_pieces.selection().head)
            .arg(m_whole.selection().head);
    const auto caretOf = [](const EditorWidget &editor) {
        return EditorGeometry(editor).caretRect(editor.selection().head).toRect();
    };
    if (!m_whole.isComposing() && caretOf(m_whole) != caretOf(m_pieces))
        return u"caret's place %1 %2 %3, not %4 %5 %6"_s.arg(caretOf(m_pieces).left())
            .arg(caretOf(m_pieces).top()).arg(caretOf(m_pieces).height())
            .arg(caretOf(m_whole).left()).arg(caretOf(m_whole).top())
            .arg(caretOf(m_whole).height());
    if (m_whole.inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect()
        != m_pieces.inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect())
        return u"caret's place for input methods"_s;
    if (m_whole.verticalScrollBar()->value() != m_pieces.verticalScrollBar()->value())
        return u"scrolled to %1, not %2"_s.arg(m_pieces.verticalScrollBar()->value())
            .arg(m_whole.verticalScrollBar()->value());
    // Of marked text Qt marks the space at the end of a layout's last line, too.
    if (!m_whole.selection().isEmpty())
        return {};
    for (EditorWidget *editor : {&m_whole, &m_pieces}) {
        QFocusEvent leave(QEvent::FocusOut); // only one of them would show a caret
        QCoreApplication::sendEvent(editor, &leave);
    }
    const QImage expected = m_whole.viewport()->grab().toImage();
    const QImage shown = m_pieces.viewport()->grab().toImage();
    if (shown == expected)
        return {};
    shown.save(u"pieces-shown.png"_s);
    expected.save(u"pieces-expected.png"_s);
    return u"picture, see pieces-shown.png and pieces-expected.png"_s;
}

/// Forty pixels above the caret and as many below it.
QImage withCaret(EditorWidget &editor, int position, qreal top)
{
    auto &layout = ParagraphLayout::of(*editor.document());
    QAbstractTextDocumentLayout::PaintContext context;
    context.cursorPosition = position;
    context.clip = QRectF(0, top, 420, 100);
    QImage image(420, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.translate(0, -top);
    layout.draw(&painter, context);
    return image;
}

struct Key
{
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

struct Act
{
    QString name;
    std::function<void(EditorWidget &)> act;
};

Act someAct(SeededRandom &random, const Document &document)
{
    static constexpr std::array kKeys{
        Key{Qt::Key_Right}, Key{Qt::Key_Left}, Key{Qt::Key_Up}, Key{Qt::Key_Down},
        Key{Qt::Key_Home}, Key{Qt::Key_End},
        Key{Qt::Key_Right, Qt::ControlModifier}, Key{Qt::Key_Left, Qt::ControlModifier},
        Key{Qt::Key_Down, Qt::ShiftModifier}, Key{Qt::Key_Up, Qt::ShiftModifier},
        Key{Qt::Key_End, Qt::ShiftModifier}, Key{Qt::Key_Home, Qt::ShiftModifier},
        Key{Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier},
        Key{Qt::Key_Backspace}, Key{Qt::Key_Delete}, Key{Qt::Key_A}, Key{Qt::Key_Space},
        Key{Qt::Key_Delete, Qt::ControlModifier}, Key{Qt::Key_Backspace, Qt::ControlModifier},
        Key{Qt::Key_K, Qt::ControlModifier},
    };
    const auto number = random.below(kKeys.size() + 8);
    if (number < kKeys.size()) {
        const Key key = kKeys[number];
        const auto times = random.between(1, 4);
        const QString name = QKeySequence(QKeyCombination(key.modifiers, key.key)).toString();
        return {u"%1 times %2"_s.arg(times).arg(name), [=](EditorWidget &editor) {
            // After edits Qt goes up and down from where the caret was before them.
            QTest::keyClick(&editor, Qt::Key_Right);
            for (int i = 0; i < times; ++i)
                QTest::keyClick(&editor, key.key, key.modifiers);
        }};
    }
    if (number < kKeys.size() + 3) {
        const QPoint point(int(random.between(5, 400)), int(random.between(5, 290)));
        return {u"click"_s, [=](EditorWidget &editor) {
            QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, point);
        }};
    }
    if (number < kKeys.size() + 5) {
        const bool commits = random.chance(0.5);
        return {u"composing"_s, [=](EditorWidget &editor) {
            QInputMethodEvent composing(u"composed"_s,
                                        {{QInputMethodEvent::Cursor, 3, 1, {}}});
            QCoreApplication::sendEvent(&editor, &composing);
            QInputMethodEvent end;
            if (commits)
                end.setCommitString(u"done"_s);
            QCoreApplication::sendEvent(&editor, &end);
        }};
    }
    if (number < kKeys.size() + 6) {
        const int by = int(random.between(-400, 400));
        return {u"scrolling"_s, [=](EditorWidget &editor) {
            auto *bar = editor.verticalScrollBar();
            bar->setValue(bar->value() + by);
        }};
    }
    const Delta edit = someEdit(random, document);
    return {u"edit of others"_s,
            [=](EditorWidget &editor) { editor.binding().applyRemote(edit); }};
}

} // namespace

/// Paragraphs that are laid out in pieces: nobody can tell but by the time it takes.
class TestLongParagraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAsInOneLayout_data();
    void linesAsInOneLayout();
    void carriesObjectsAndFormats();
    void sameAsInOneLayout_data();
    void sameAsInOneLayout();
    void composedTextStaysInPlace();
    void tellsInputMethodsWhatIsNear();
    void farPiecesAreLeftAlone();
};

void TestLongParagraph::linesAsInOneLayout_data()
{
    QTest::addColumn<quint64>("seed");
    for (int i = 0; i < 2; ++i) {
        const quint64 seed = testSeed(20261101) + quint64(i);
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestLongParagraph::linesAsInOneLayout()
{
    QFETCH(quint64, seed);
    SeededRandom random(seed);
    EditorDocument view;
    prepare(view);
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(longDocument(random, 14'000));
    auto &layout = ParagraphLayout::of(view);
    layout.setPage(kRoom, {});
    int seen = 0;
    for (int step = 0; step < 25; ++step) {
        while (layout.measureMore(100'000)) {
        }
        for (QTextBlock block = view.begin(); block.isValid(); block = block.next()) {
            if (!ParagraphLayout::isLong(block))
                continue;
            ++seen;
            int height = 0;
            const auto expected = linesInOne(block, &height);
            const auto lines = linesInPieces(layout, block);
            const auto parted = std::ranges::mismatch(lines, expected);
            const auto number = parted.in1 - lines.begin();
            QVERIFY2(lines == expected,
                     qPrintable(u"step %1: line %2 of %3"_s.arg(step).arg(number)
                                    .arg(expected.size())));
            QCOMPARE(layout.extentOf(block).bottom - layout.extentOf(block).textTop, height);
        }
        if (random.chance(0.2)) // something seen in the midst of what is not measured
            layout.measure(qreal(random.below(4'000)), 4'200);
        for (int i = 0; i < 5; ++i)
            tap.applyRemote(someEdit(random, tap.model()));
        if (random.chance(0.1)) {
            DeltaBuilder back;
            addText(back, random, 3'000);
            tap.applyRemote(back.build(tap.model().length()));
        }
    }
    QVERIFY2(seen > 12, qPrintable(u"only %1 seen"_s.arg(seen)));
    QCOMPARE(tap.problem(), QString());
}

/// Painted like Qt's own layout, whose lines stand at the same whole pixels here.
void TestLongParagraph::carriesObjectsAndFormats()
{
    SeededRandom random(testSeed(20261104));
    Both both(longDocument(random, kMost + 500));
    QVERIFY(both.areApart());
    for (int page = 0; page < 6; ++page) {
        both.act([&](EditorWidget &editor) {
            editor.verticalScrollBar()->setValue(page * 280);
            editor.setMatches({{2'000, 2'400}, {9'000, 9'001}});
        });
        QCOMPARE(both.difference(), QString());
    }
    for (int position = 400; position < kMost; position += 777) {
        const QTextBlock block = both.pieces().document()->findBlock(position);
        const auto &layout = ParagraphLayout::of(*both.pieces().document());
        const qreal top = layout.caretRect(block, position - block.position()).top() - 40;
        QList<QImage> images;
        both.act([&](EditorWidget &editor) { images += withCaret(editor, position, top); });
        QVERIFY2(images.front() == images.back(), qPrintable(QString::number(position)));
    }
}

void TestLongParagraph::sameAsInOneLayout_data()
{
    QTest::addColumn<quint64>("seed");
    for (int i = 0; i < 2; ++i) {
        const quint64 seed = testSeed(20261110) + quint64(i);
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestLongParagraph::sameAsInOneLayout()
{
    QFETCH(quint64, seed);
    SeededRandom random(seed);
    Both both(longDocument(random, kMost));
    int apart = 0;
    QStringList acts(5);
    for (int step = 0; step < 80; ++step) {
        const Act act = someAct(random, both.pieces().content());
        acts.append(act.name);
        both.act(act.act);
        apart += both.areApart() ? 1 : 0;
        const QString difference = both.difference();
        QVERIFY2(difference.isEmpty(), qPrintable(u"step %1: %2; %3"_s.arg(step).arg(
                                           difference, acts.last(5).join(u", "_s))));
    }
    QVERIFY2(apart > 40, qPrintable(u"only %1 steps apart"_s.arg(apart)));
}

void TestLongParagraph::composedTextStaysInPlace()
{
    SeededRandom random(testSeed(20261105));
    Both both(longDocument(random, kMost));
    both.act([](EditorWidget &editor) {
        editor.setSelection({6'000, 6'000});
        QInputMethodEvent composing(u"composed"_s, {{QInputMethodEvent::Cursor, 3, 1, {}}});
        QCoreApplication::sendEvent(&editor, &composing);
    });
    QCOMPARE(both.difference(), QString());
    both.act([](EditorWidget &editor) {
        editor.binding().applyRemote(
            DeltaBuilder().retain(editor.content().paragraphStart(1))
                .insert(u"written by others ").build(editor.content().length()));
    });
    QVERIFY(both.pieces().isComposing());
    QCOMPARE(both.difference(), QString());
}

void TestLongParagraph::tellsInputMethodsWhatIsNear()
{
    SeededRandom random(testSeed(20261106));
    EditorWidget editor;
    editor.resize(420, 300);
    editor.show();
    editor.binding().load(longDocument(random, 50'000));
    editor.setSelection({40'003, 40'000});
    const QString text = editor.inputMethodQuery(Qt::ImSurroundingText).toString();
    const int caret = editor.inputMethodQuery(Qt::ImCursorPosition).toInt();
    const int anchor = editor.inputMethodQuery(Qt::ImAnchorPosition).toInt();
    QVERIFY(text.size() > 1'000 && text.size() < 3'000);
    QCOMPARE(text.mid(caret, 200), editor.content().text(40'000, 200));
    QCOMPARE(anchor, caret + 3);
}

/// What an edit costs must not depend on what nobody looks at.
void TestLongParagraph::farPiecesAreLeftAlone()
{
    EditorWidget editor;
    editor.resize(420, 300);
    editor.show();
    editor.binding().load(documentOf({put(u"word "_s.repeated(40'000) + u'\n')}));
    const auto &layout = ParagraphLayout::of(*editor.document());
    const auto measured = [&] {
        int count = 0;
        const QTextBlock block = editor.document()->firstBlock();
        for (int offset = 0; offset < block.length(); offset += 500)
            count += layout.extentAt(block, offset).isMeasured ? 1 : 0;
        return count;
    };
    const int before = measured();
    QVERIFY(before < 100);
    std::vector<RemoteCaret> carets;
    for (int i = 0; i < 50; ++i)
        carets.push_back({i, u"Person"_s, Qt::red, i * 4'000, i * 4'000, false});
    editor.setRemoteCarets(std::move(carets));
    editor.setMatches({{150'000, 150'004}});
    for (int i = 1; i < 20; ++i)
        editor.binding().applyRemote(DeltaBuilder().retain(i * 10'000).insert(u"x").build(
            editor.content().length()));
    editor.viewport()->grab();
    QVERIFY2(measured() <= before, qPrintable(u"%1, %2 before"_s.arg(measured()).arg(before)));
}

QObject *makeLongParagraphSuite()
{
    return new TestLongParagraph;
}

#include "test_long_paragraph.moc"
