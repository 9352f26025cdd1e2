#include "app/editor/editor_widget.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);
const AttributeSet kLink = attribute(AttributeKey::Link, u"https://example.org/"_s);

struct Key
{
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    QString text = {};
};
Key letter(QChar c)
{
    return {Qt::Key(c.toUpper().unicode()), Qt::NoModifier, QString(c)};
}

struct Bench
{
    explicit Bench(const Document &document = {})
        : tap(*editor.document(), editor.binding())
    {
        tap.load(document);
        editor.resize(600, 400);
        editor.show();
        editor.setFocus();
    }
    void press(const Key &key)
    {
        QKeyEvent event(QEvent::KeyPress, key.key, key.modifiers, key.text);
        QCoreApplication::sendEvent(&editor, &event);
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            press(letter(c));
    }
    EditorWidget editor;
    EditTap tap;
};

} // namespace

/// Keys, commands and the mouse on the whole widget.
class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void singleKeys_data();
    void singleKeys();
    void undoKeysAreTheOwners();
    void readOnly();
    void typingFormat();
    void togglesAtTheCaret();
    void toggleSurvivesRemoteEdits();
    void emphasisGoesOnInTheNextLine();
    void typesInSequence();
    void links();
    void state();
    void ownersHearOfTheEditBeforeTheCaret();
    void caretLeavesAPair();
    void rule();
    void composition();
    void compositionMovesWithRemoteEdits();
    void clicksACheckBox();
    void followsLinks();
    void zooms();
};

void TestKeys::singleKeys_data()
{
    QTest::addColumn<Document>("before");
    QTest::addColumn<Selection>("selection");
    QTest::addColumn<Key>("key");
    QTest::addColumn<Delta>("expected");
    QTest::addColumn<Selection>("after");
    const auto row = [](const char *name, const Document &before, Selection selection,
                        const Key &key, const Delta &expected, qsizetype caret) {
        QTest::newRow(name) << before << selection << key << expected << Selection{caret, caret};
    };
    const auto plain = documentOf({put(u"abc\n")});
    row("letter", plain, {1, 1}, letter(u'x'), delta(4, {keep(1), put(u"x")}), 2);
    row("the same letter before", documentOf({put(u"tt\n")}), {0, 0}, letter(u't'),
        delta(3, {put(u"t")}), 1);
    row("the same letter between", documentOf({put(u"tt\n")}), {1, 1}, letter(u't'),
        delta(3, {keep(1), put(u"t")}), 2);
    row("the same letter behind", documentOf({put(u"tt\n")}), {2, 2}, letter(u't'),
        delta(3, {keep(2), put(u"t")}), 3);
    row("letter over bold", documentOf({put(u"a"), put(u"bc", kBold), put(u"d\n")}), {3, 1},
        letter(u'x'), delta(5, {keep(1), put(u"x", kBold), drop(2)}), 2);
    row("letter over a link", documentOf({put(u"bc", kLink), put(u"d\n")}), {0, 2}, letter(u'x'),
        delta(4, {put(u"x"), drop(2)}), 1);
    row("emoji", plain, {1, 1}, {Qt::Key_unknown, Qt::NoModifier, u"\U0001F600"_s},
        delta(4, {keep(1), put(u"\U0001F600")}), 3);
    row("backspace over emoji", documentOf({put(u"a\U0001F600\n")}), {3, 3}, {Qt::Key_Backspace},
        delta(4, {keep(1), drop(2)}), 1);
    const auto family = documentOf({put(u"a\U0001F468\u200D\U0001F469\u200D\U0001F467\n")});
    row("backspace over a family", family, {9, 9}, {Qt::Key_Backspace},
        delta(10, {keep(1), drop(8)}), 1);
    row("backspace over an accent", documentOf({put(u"e\u0301\n")}), {2, 2}, {Qt::Key_Backspace},
        delta(3, {put(u"e"), drop(2)}), 1);
    row("delete before emoji", documentOf({put(u"a\U0001F600\n")}), {1, 1}, {Qt::Key_Delete},
        delta(4, {keep(1), drop(2)}), 1);
    row("backspace among equals", documentOf({put(u"ttt\n")}), {1, 1}, {Qt::Key_Backspace},
        delta(4, {drop(1)}), 0);
    row("delete among equals", documentOf({put(u"ttt\n")}), {2, 2}, {Qt::Key_Delete},
        delta(4, {keep(2), drop(1)}), 2);
    row("delete a word back", documentOf({put(u"one two\n")}), {7, 7},
        {Qt::Key_Backspace, Qt::ControlModifier}, delta(8, {keep(4), drop(3)}), 4);
    row("delete joins", documentOf({put(u"a\nb\n")}), {1, 1}, {Qt::Key_Delete},
        delta(4, {keep(1), drop(1)}), 1);
    row("backspace joins", documentOf({put(u"a\nb\n")}), {2, 2}, {Qt::Key_Backspace},
        delta(4, {keep(1), drop(1)}), 1);
    row("backspace takes the bullet first", documentOf({put(u"a\n"), put(u"b"), end(u"ul")}),
        {2, 2}, {Qt::Key_Backspace}, delta(4, {keep(3), keep(1, removal(AttributeKey::Block))}), 2);
    row("enter", plain, {1, 1}, {Qt::Key_Return, Qt::NoModifier, u"\r"_s},
        delta(4, {keep(1), put(u"\n")}), 2);
    row("enter of the number pad", plain, {1, 1}, {Qt::Key_Enter, Qt::KeypadModifier, u"\r"_s},
        delta(4, {keep(1), put(u"\n")}), 2);
    row("enter behind a heading", documentOf({put(u"a"), end(u"h1")}), {1, 1},
        {Qt::Key_Return, Qt::NoModifier, u"\r"_s},
        delta(2, {keep(1), put(u"\n", block(u"h1")), keep(1, removal(AttributeKey::Block))}), 2);
    row("enter makes the next item", documentOf({put(u"a"), end(u"ol")}), {1, 1},
        {Qt::Key_Return, Qt::NoModifier, u"\r"_s}, delta(2, {keep(1), put(u"\n", block(u"ol"))}),
        2);
    row("enter ends the list", documentOf({put(u"a"), end(u"ol"), end(u"ol")}), {2, 2},
        {Qt::Key_Return, Qt::NoModifier, u"\r"_s},
        delta(3, {keep(2), keep(1, removal(AttributeKey::Block))}), 2);
    row("soft break", plain, {1, 1}, {Qt::Key_Return, Qt::ShiftModifier, u"\r"_s},
        delta(4, {keep(1), put(u"\u2028")}), 2);
    row("tab in prose", plain, {1, 1}, {Qt::Key_Tab, Qt::NoModifier, u"\t"_s},
        delta(4, {keep(1), put(u"\t")}), 2);
    row("tab in a list", documentOf({put(u"a"), end(u"ul")}), {1, 1},
        {Qt::Key_Tab, Qt::NoModifier, u"\t"_s},
        delta(2, {keep(1), keep(1, attribute(AttributeKey::Indent, 1))}), 1);
    row("shift tab in a list", documentOf({put(u"a"), end(u"ul", 1)}), {1, 1},
        {Qt::Key_Backtab, Qt::ShiftModifier},
        delta(2, {keep(1), keep(1, removal(AttributeKey::Indent))}), 1);
    row("shift tab at the margin", documentOf({put(u"a"), end(u"ul")}), {1, 1},
        {Qt::Key_Backtab, Qt::ShiftModifier}, Delta(), 1);
    row("delete over two kinds", documentOf({put(u"ab"), end(u"h1"), put(u"cd"), end(u"ul")}),
        {1, 4}, {Qt::Key_Delete}, delta(6, {keep(1), drop(3), keep(1), keep(1, block(u"h1"))}), 1);
    row("an arrow edits nothing", plain, {1, 1}, {Qt::Key_Right}, Delta(), 2);
}

void TestKeys::singleKeys()
{
    QFETCH(Document, before);
    QFETCH(Selection, selection);
    QFETCH(Key, key);
    QFETCH(Delta, expected);
    QFETCH(Selection, after);
    Bench bench(before);
    bench.editor.setSelection(selection);
    bench.press(key);
    QCOMPARE(bench.tap.problem(), QString());
    if (expected == Delta()) {
        QVERIFY(bench.tap.edits().empty());
    } else {
        QCOMPARE(bench.tap.edits().size(), size_t(1));
        QCOMPARE(bench.tap.edits().front(), expected);
    }
    QCOMPARE(bench.editor.selection(), after);
}

void TestKeys::undoKeysAreTheOwners()
{
    Bench bench;
    QSignalSpy undo(&bench.editor, &EditorWidget::undoRequested);
    QSignalSpy redo(&bench.editor, &EditorWidget::redoRequested);
    bench.type(u"a"_s);
    QKeyEvent claim(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    claim.accept();
    QCoreApplication::sendEvent(&bench.editor, &claim);
    QVERIFY(!claim.isAccepted()); // so that a menu's action gets it
    bench.press({Qt::Key_Z, Qt::ControlModifier});
    bench.press({Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier});
    bench.press({Qt::Key_Y, Qt::ControlModifier});
    QCOMPARE(undo.count(), 1);
    QCOMPARE(redo.count(), 2);
    QCOMPARE(bench.editor.content().text(), u"a\n"_s);
    bench.tap.applyUndo(bench.tap.inverses().front());
    QCOMPARE(bench.editor.content(), Document());
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::readOnly()
{
    Bench bench(documentOf({put(u"abc"), end(u"check")}));
    auto &editor = bench.editor;
    editor.setReadOnly(true);
    editor.setSelection({0, 2});
    bench.type(u"x"_s);
    for (const auto key : {Qt::Key_Return, Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Tab})
        bench.press({key});
    editor.toggleInline(AttributeKey::Bold);
    editor.setBlock(u"h1"_s);
    editor.setLink(u"https://example.org/"_s);
    editor.clearFormatting();
    editor.indentBy(1);
    editor.insertRule();
    editor.setSelection({1, 1});
    editor.toggleInline(AttributeKey::Bold);
    QVERIFY(bench.tap.edits().empty());
    bench.tap.applyRemote(delta(4, {put(u"x")}));
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::typingFormat()
{
    Bench bench(documentOf({put(u"ab", kBold), put(u"cd", kLink), put(u"\n")}));
    bench.editor.setSelection({2, 2});
    bench.type(u"xy"_s);
    bench.editor.setSelection({6, 6});
    bench.type(u"z"_s);
    QCOMPARE(bench.editor.content(),
             documentOf({put(u"abxy", kBold), put(u"cd", kLink), put(u"z\n")}));
    QCOMPARE(bench.tap.problem(), QString());
    QCOMPARE(bench.tap.edits().size(), size_t(3));
}

void TestKeys::togglesAtTheCaret()
{
    Bench bench;
    bench.type(u"a"_s);
    bench.editor.toggleInline(AttributeKey::Bold);
    QVERIFY(bench.editor.formatState().text.isOn(AttributeKey::Bold));
    QCOMPARE(bench.tap.edits().size(), size_t(1));
    bench.type(u"bc"_s);
    bench.editor.toggleInline(AttributeKey::Bold);
    bench.type(u"d"_s);
    bench.editor.toggleInline(AttributeKey::Italic);
    bench.editor.clearFormatting();
    bench.type(u"e"_s);
    QCOMPARE(bench.editor.content(), documentOf({put(u"a"), put(u"bc", kBold), put(u"de\n")}));
    bench.editor.toggleInline(AttributeKey::Bold);
    bench.press({Qt::Key_Left}); // a choice holds only where it was made
    bench.press({Qt::Key_Right});
    QVERIFY(!bench.editor.formatState().text.isOn(AttributeKey::Bold));
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::toggleSurvivesRemoteEdits()
{
    Bench bench(documentOf({put(u"ab\n")}));
    bench.editor.setSelection({2, 2});
    bench.editor.toggleInline(AttributeKey::Bold);
    bench.tap.applyRemote(delta(3, {put(u"xyz\n")}));
    bench.tap.applyRemote(delta(7, {keep(6), put(u"!")}));
    QCOMPARE(bench.editor.selection(), (Selection{6, 6}));
    bench.type(u"c"_s);
    QCOMPARE(bench.editor.content(), documentOf({put(u"xyz\nab"), put(u"c", kBold), put(u"!\n")}));
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::emphasisGoesOnInTheNextLine()
{
    Bench bench(documentOf({put(u"ab", kBold), put(u"\n")}));
    bench.editor.setSelection({2, 2});
    bench.press({Qt::Key_Return});
    bench.type(u"c"_s);
    QCOMPARE(bench.editor.content(),
             documentOf({put(u"ab", kBold), put(u"\n"), put(u"c", kBold), put(u"\n")}));
}

void TestKeys::typesInSequence()
{
    Bench bench;
    bench.editor.setBlock(u"h1"_s);
    bench.type(u"title"_s);
    bench.press({Qt::Key_Return});
    bench.type(u"text"_s);
    bench.press({Qt::Key_Return});
    bench.editor.setBlock(u"ul"_s);
    bench.type(u"one"_s);
    bench.press({Qt::Key_Return});
    bench.press({Qt::Key_Tab, Qt::NoModifier, u"\t"_s});
    bench.type(u"two"_s);
    bench.press({Qt::Key_Return});
    bench.press({Qt::Key_Return});
    bench.press({Qt::Key_Return});
    bench.type(u"end"_s);
    QCOMPARE(bench.editor.content(),
             documentOf({put(u"title"), end(u"h1"), put(u"text\n"), put(u"one"), end(u"ul"),
                         put(u"two"), end(u"ul", 1), put(u"end\n")}));
    QCOMPARE(bench.tap.problem(), QString());
    for (size_t i = bench.tap.inverses().size(); i > 0; --i)
        bench.tap.applyUndo(Delta(bench.tap.inverses()[i - 1]));
    QCOMPARE(bench.editor.content(), Document());
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::links()
{
    Bench bench(documentOf({put(u"abc\n")}));
    auto &editor = bench.editor;
    editor.setSelection({0, 2});
    editor.setLink(u"javascript:alert(1)"_s);
    QCOMPARE(bench.tap.refusals(), std::vector{EditRefusal::UnsafeLink});
    editor.setLink(u"https://example.org/"_s);
    QCOMPARE(editor.content(), documentOf({put(u"ab", kLink), put(u"c\n")}));
    editor.setSelection({1, 1});
    editor.setLink({});
    QCOMPARE(editor.content(), documentOf({put(u"abc\n")}));
    editor.setSelection({3, 3});
    editor.setLink(u"https://example.org/"_s);
    QCOMPARE(editor.content(),
             documentOf({put(u"abc"), put(u"https://example.org/", kLink), put(u"\n")}));
    bench.type(u"x"_s);
    QVERIFY(editor.content().text().endsWith(u"org/x\n"));
    const auto typed = editor.content().attributesAt(editor.content().length() - 2);
    QVERIFY(!typed.contains(AttributeKey::Link));
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::state()
{
    Bench bench(documentOf({put(u"ab", kBold), end(u"h2"), put(u"c\n")}));
    QSignalSpy states(&bench.editor, &EditorWidget::formatStateChanged);
    QSignalSpy moves(&bench.editor, &EditorWidget::selectionMoved);
    bench.editor.setSelection({4, 4});
    QCOMPARE(bench.editor.formatState(), FormatState());
    bench.editor.setSelection({0, 2});
    QCOMPARE(bench.editor.formatState(), (FormatState{kBold, block(u"h2")}));
    bench.editor.setSelection({0, 1});
    QCOMPARE(states.count(), 2);
    QCOMPARE(moves.count(), 3);
    QCOMPARE(moves.last(), (QVariantList{qsizetype(0), qsizetype(1)}));
    bench.tap.applyRemote(delta(5, {put(u"xyz")}));
    QCOMPARE(bench.editor.selection(), (Selection{3, 4}));
    QCOMPARE(moves.count(), 3); // others do not move us
}

void TestKeys::ownersHearOfTheEditBeforeTheCaret()
{
    Bench bench(documentOf({put(u"a"), end(u"ul")}));
    bench.editor.setSelection({1, 1});
    QStringList heard;
    connect(&bench.editor.binding(), &DocumentBinding::localEdit, this,
            [&] { heard += u"edit at %1"_s.arg(bench.editor.selection().head); });
    connect(&bench.editor, &EditorWidget::selectionMoved, this,
            [&](qsizetype, qsizetype head) { heard += u"caret %1"_s.arg(head); });
    bench.type(u"b"_s);
    bench.press({Qt::Key_Return});
    QCOMPARE(heard, (QStringList{u"edit at 2"_s, u"caret 2"_s, u"edit at 3"_s, u"caret 3"_s}));
}

void TestKeys::caretLeavesAPair()
{
    Bench bench(documentOf({put(u"\U0001F600\U0001F601\n")}));
    bench.editor.setSelection({0, 1}); // as a click can make it
    QCOMPARE(bench.editor.selection(), (Selection{0, 2}));
    bench.editor.setSelection({4, 4});
    bench.editor.setSelection({3, 3});
    QCOMPARE(bench.editor.selection(), (Selection{2, 2}));
}

void TestKeys::rule()
{
    Bench bench(documentOf({put(u"ab"), end(u"h1")}));
    bench.editor.setSelection({1, 1});
    bench.editor.insertRule();
    QCOMPARE(bench.editor.content(),
             documentOf({put(u"a"), end(u"h1"), put(u"\ufffc", attribute(AttributeKey::Rule, true)),
                         end(), put(u"b"), end(u"h1")}));
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::composition()
{
    Bench bench(documentOf({put(u"tt\n")}));
    bench.editor.setSelection({1, 1});
    QInputMethodEvent preedit(u"ni"_s, {});
    QCoreApplication::sendEvent(&bench.editor, &preedit);
    QVERIFY(bench.editor.isComposing());
    QVERIFY(bench.tap.edits().empty());
    QInputMethodEvent commit;
    commit.setCommitString(u"t"_s);
    QCoreApplication::sendEvent(&bench.editor, &commit);
    QVERIFY(!bench.editor.isComposing());
    QCOMPARE(bench.tap.edits(), std::vector{delta(3, {keep(1), put(u"t")})});
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::compositionMovesWithRemoteEdits()
{
    Bench bench(documentOf({put(u"abcd\n")}));
    bench.editor.setSelection({3, 3});
    QInputMethodEvent preedit(u"ni"_s, {});
    QCoreApplication::sendEvent(&bench.editor, &preedit);
    bench.tap.applyRemote(delta(5, {put(u"xy"), keep(1), put(u"\n")}));
    QVERIFY(bench.editor.isComposing());
    QCOMPARE(bench.editor.textCursor().block().layout()->preeditAreaPosition(), 2);
    QCOMPARE(bench.editor.document()->begin().layout()->preeditAreaText(), QString());
    QInputMethodEvent commit;
    commit.setCommitString(u"\u4f60"_s);
    QCoreApplication::sendEvent(&bench.editor, &commit);
    QCOMPARE(bench.editor.content().text(), u"xya\nbc\u4f60d\n"_s);
    QCOMPARE(bench.tap.problem(), QString());
}

void TestKeys::clicksACheckBox()
{
    Bench bench(documentOf({put(u"a"), end(u"check")}));
    const auto box =
        BlockPainter::checkBox(EditorGeometry(bench.editor), bench.editor.binding().theme(),
                               bench.editor.document()->begin());
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, box.center().toPoint());
    QVERIFY(bench.editor.content().paragraphAttributes(0).isOn(AttributeKey::Checked));
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, box.center().toPoint());
    QVERIFY(!bench.editor.content().paragraphAttributes(0).isOn(AttributeKey::Checked));
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {},
                      box.center().toPoint() + QPoint(60, 0));
    QCOMPARE(bench.tap.edits().size(), size_t(2));
    bench.editor.setReadOnly(true);
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {}, box.center().toPoint());
    QCOMPARE(bench.tap.edits().size(), size_t(2));
}

void TestKeys::followsLinks()
{
    Bench bench(documentOf({put(u"abcd", kLink), put(u"efgh\n")}));
    QSignalSpy activated(&bench.editor, &EditorWidget::linkActivated);
    const EditorGeometry geometry(bench.editor);
    const QPoint onLink = geometry.caretRect(2).center().toPoint();
    const QPoint beside = geometry.caretRect(6).center().toPoint();
    auto *viewport = bench.editor.viewport();
    QTest::mouseClick(viewport, Qt::LeftButton, {}, onLink);
    QTest::mouseClick(viewport, Qt::LeftButton, Qt::ControlModifier, beside);
    QCOMPARE(activated.count(), 0);
    QTest::mouseClick(viewport, Qt::LeftButton, Qt::ControlModifier, onLink);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first(), QVariantList{u"https://example.org/"_s});
}

void TestKeys::zooms()
{
    Bench bench(documentOf({put(u"a"), end(u"h1")}));
    const auto size = [&] {
        return bench.editor.document()->begin().begin().fragment().charFormat().fontPointSize();
    };
    const qreal before = size();
    bench.press({Qt::Key_Equal, Qt::ControlModifier});
    bench.press({Qt::Key_Plus, Qt::ControlModifier});
    QVERIFY(qFuzzyCompare(bench.editor.zoom(), 1.2));
    QVERIFY(size() > before);
    for (int i = 0; i < 50; ++i)
        bench.press({Qt::Key_Minus, Qt::ControlModifier});
    QVERIFY(qFuzzyCompare(bench.editor.zoom(), 0.5));
    bench.press({Qt::Key_0, Qt::ControlModifier});
    QCOMPARE(size(), before);
    QVERIFY(bench.tap.edits().empty());
    QCOMPARE(bench.tap.problem(), QString());
}

QObject *makeKeysSuite()
{
    return new TestKeys;
}

#include "test_keys.moc"
