#include "app/editor/editor_widget.h"
#include "common/sync/undo_stack.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);
const AttributeSet kItalic = attribute(AttributeKey::Italic, true);
const AttributeSet kStrike = attribute(AttributeKey::Strike, true);
const AttributeSet kCodeText = attribute(AttributeKey::Code, true);

/// The editor with an undo stack behind it, as a controller has.
struct Bench
{
    explicit Bench(const Document &document = {})
    {
        editor.binding().load(document);
        QObject::connect(&editor.binding(), &DocumentBinding::localEdit, &editor,
                         [this](const Delta &delta, const Delta &inverse, EditOrigin origin) {
                             const bool isTyped = origin == EditOrigin::Typed;
                             stack.recordLocal(delta, inverse, Instant(),
                                               isTyped ? EditKind::Typing : EditKind::Other);
                         });
        QObject::connect(&editor, &EditorWidget::undoRequested, &editor, [this] {
            if (const auto delta = stack.undo(editor.content()))
                editor.binding().applyLocal(*delta);
        });
        editor.resize(600, 400);
        editor.show();
        editor.setFocus();
        const auto last = editor.content().length() - 1;
        editor.setSelection({last, last});
    }
    void type(const QString &text) { QTest::keyClicks(&editor, text); }
    void enter() { QTest::keyClick(&editor, Qt::Key_Return); }
    void undo() { QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier); }
    Delta shown() const { return editor.content().toDelta(); }

    UndoStack stack;
    EditorWidget editor;
};

Delta paragraph(std::initializer_list<DeltaPiece> pieces)
{
    return documentOf(pieces).toDelta();
}

} // namespace

/// Marks of Markdown, typed key by key.
class TestTypingHabits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void typingGoesOnPlain();
    void oneUndoGivesTheMarksBack_data();
    void oneUndoGivesTheMarksBack();
    void returnEndsAnAddress();
    void returnBehindTheFenceIsPartOfIt();
    void theSecondFenceEndsTheBlock();
    void checkListThroughABulletedOne();
    void keepsOutOfCode();
    void keepsTheTextBehind();
    void canBeSwitchedOff();
    void worksThroughAnInputMethod();
    void farMarksAreNotLookedFor();
};

void TestTypingHabits::marks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Delta>("shown");
    const auto row = [](const char *name, const QString &typed,
                        std::initializer_list<DeltaPiece> shown) {
        QTest::newRow(name) << typed << paragraph(shown);
    };
    row("heading", u"# a"_s, {put(u"a"), end(u"h1")});
    row("sixth heading", u"###### a"_s, {put(u"a"), end(u"h6")});
    row("seven signs", u"####### a"_s, {put(u"####### a"), end()});
    row("bullets", u"- a"_s, {put(u"a"), end(u"ul")});
    row("bullets by a star", u"* a"_s, {put(u"a"), end(u"ul")});
    row("numbers", u"1. a"_s, {put(u"a"), end(u"ol")});
    row("another number", u"2026. a"_s, {put(u"2026. a"), end()});
    row("check box", u"[ ] a"_s, {put(u"a"), end(u"check")});
    row("quote", u"> a"_s, {put(u"a"), end(u"quote")});
    row("code block", u"```a"_s, {put(u"a"), end(u"code")});
    row("not at the start", u"a # b"_s, {put(u"a # b"), end()});
    row("bold", u"a **b c**"_s, {put(u"a "), put(u"b c", kBold), end()});
    row("italic", u"a *b*"_s, {put(u"a "), put(u"b", kItalic), end()});
    row("struck", u"~~b~~"_s, {put(u"b", kStrike), end()});
    row("code", u"a `b * c`"_s, {put(u"a "), put(u"b * c", kCodeText), end()});
    row("a product", u"2*3*4"_s, {put(u"2*3*4"), end()});
    row("two stars alone", u"a ** b ** c"_s, {put(u"a ** b ** c"), end()});
    row("nothing inside", u"a ****"_s, {put(u"a ****"), end()});
    row("a star that was escaped", u"\\*b*"_s, {put(u"\\*b*"), end()});
    row("two in a line", u"*a* *b*"_s, {put(u"a", kItalic), put(u" "), put(u"b", kItalic), end()});
    const auto link = [](const QString &text, const QString &address = {}) {
        return put(text, attribute(AttributeKey::Link, address.isEmpty() ? text : address));
    };
    row("an address", u"see https://a.example/b?c=1 d"_s,
        {put(u"see "), link(u"https://a.example/b?c=1"_s), put(u" d"), end()});
    row("an address in a sentence", u"(see http://a.example.) d"_s,
        {put(u"(see "), link(u"http://a.example"_s), put(u".) d"), end()});
    row("brackets of its own", u"https://a.example/b_(c) d"_s,
        {link(u"https://a.example/b_(c)"_s), put(u" d"), end()});
    row("an address in brackets", u"\"(https://a.example)\" d"_s,
        {put(u"\"("), link(u"https://a.example"_s), put(u")\" d"), end()});
    row("an address without scheme", u"www.a.example d"_s,
        {link(u"www.a.example"_s, u"https://www.a.example"_s), put(u" d"), end()});
    row("an address being typed", u"https://a.example"_s, {put(u"https://a.example"), end()});
    row("no host", u"https:// www. d"_s, {put(u"https:// www. d"), end()});
    row("a scheme that nothing opens", u"javascript:a file:///b d"_s,
        {put(u"javascript:a file:///b d"), end()});
    row("a name before the host", u"https://bank@evil.example d"_s,
        {put(u"https://bank@evil.example d"), end()});
    row("an address in code", u"`https://a.example b` "_s,
        {put(u"https://a.example b", kCodeText), put(u" "), end()});
    row("an arrow", u"-> b"_s, {put(u"-> b"), end()});
}

void TestTypingHabits::marks()
{
    QFETCH(QString, typed);
    QFETCH(Delta, shown);
    Bench bench;
    bench.type(typed);
    QCOMPARE(bench.shown(), shown);
}

void TestTypingHabits::typingGoesOnPlain()
{
    Bench bench;
    bench.type(u"**a** b"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"a", kBold), put(u" b"), end()}));
    QCOMPARE(bench.editor.selection(), (Selection{3, 3}));
}

void TestTypingHabits::oneUndoGivesTheMarksBack_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"# ", "- ", "1. ", "[ ] ", "[x] ", "> ", "```", "**b**", "*i*", "`c`"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestTypingHabits::oneUndoGivesTheMarksBack()
{
    QFETCH(QString, typed);
    Bench bench;
    bench.type(typed);
    QVERIFY(bench.editor.content().text() != typed + u'\n');
    bench.undo();
    QCOMPARE(bench.shown(), paragraph({put(typed), end()}));
    // And is not done again by what comes next.
    bench.type(u"x"_s);
    QCOMPARE(bench.shown(), paragraph({put(typed + u'x'), end()}));
}

void TestTypingHabits::returnEndsAnAddress()
{
    Bench bench;
    bench.type(u"https://a.example"_s);
    bench.enter();
    const auto link = attribute(AttributeKey::Link, u"https://a.example"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"https://a.example", link), end(), end()}));
    bench.type(u"b"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"https://a.example", link), end(), put(u"b"), end()}));
    for (int i = 0; i < 3; ++i) // the letter, the paragraph, the link
        bench.undo();
    QCOMPARE(bench.shown(), paragraph({put(u"https://a.example"), end()}));
}

void TestTypingHabits::returnBehindTheFenceIsPartOfIt()
{
    Bench bench;
    bench.type(u"```"_s);
    bench.enter();
    bench.type(u"a"_s);
    bench.enter();
    bench.enter();
    bench.type(u"b"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"a"), end(u"code"), end(u"code"), put(u"b"),
                                       end(u"code")}));
    Bench left;
    left.type(u"```a"_s);
    QTest::keyClick(&left.editor, Qt::Key_Home);
    left.enter();
    QCOMPARE(left.shown(), paragraph({end(u"code"), put(u"a"), end(u"code")}));
}

void TestTypingHabits::theSecondFenceEndsTheBlock()
{
    const auto inCode = [](QStringView last) {
        return paragraph({put(u"a"), end(u"code"), put(last), end(u"code")});
    };
    Bench bench;
    bench.type(u"```a"_s);
    bench.enter();
    bench.type(u"```"_s);
    QCOMPARE(bench.shown(), inCode(u"```"));
    bench.enter();
    bench.type(u"b"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"a"), end(u"code"), put(u"b"), end()}));
    bench.undo();
    bench.undo();
    QCOMPARE(bench.shown(), inCode(u"```"));
    // Not a line of nothing else, and not the first one, of which there would be nothing left.
    Bench longer;
    longer.type(u"```a"_s);
    longer.enter();
    longer.type(u"````"_s);
    longer.enter();
    QCOMPARE(longer.shown(), paragraph({put(u"a"), end(u"code"), put(u"````"), end(u"code"),
                                        end(u"code")}));
    Bench first(documentOf({put(u"```"), end(u"code")}));
    first.editor.setSelection({3, 3});
    first.enter();
    QCOMPARE(first.shown(), paragraph({put(u"```"), end(u"code"), end(u"code")}));
    Bench off(documentOf({put(u"a"), end(u"code"), put(u"```"), end(u"code")}));
    off.editor.setHabits(false);
    off.editor.setSelection({5, 5});
    off.enter();
    QCOMPARE(off.shown(), paragraph({put(u"a"), end(u"code"), put(u"```"), end(u"code"),
                                     end(u"code")}));
}

void TestTypingHabits::checkListThroughABulletedOne()
{
    Bench bench;
    bench.type(u"- [x] done"_s);
    DeltaBuilder expected;
    expected.insert(u"done");
    expected.insert(u"\n", block(u"check").with(AttributeKey::Checked, AttributeValue(true)));
    QCOMPARE(bench.shown(), expected.build());
}

void TestTypingHabits::keepsOutOfCode()
{
    Bench inBlock(documentOf({end(u"code")}));
    inBlock.type(u"# **a**"_s);
    QCOMPARE(inBlock.shown(), paragraph({put(u"# **a**"), end(u"code")}));
    Bench inText(documentOf({put(u"x", kCodeText), end()}));
    inText.type(u"*a*"_s);
    QCOMPARE(inText.shown(), paragraph({put(u"x*a*", kCodeText), end()}));
}

void TestTypingHabits::keepsTheTextBehind()
{
    Bench bench(documentOf({put(u"title"), end(), put(u"next"), end()}));
    bench.editor.setSelection({0, 0});
    bench.type(u"## "_s);
    QCOMPARE(bench.shown(), paragraph({put(u"title"), end(u"h2"), put(u"next"), end()}));
    QCOMPARE(bench.editor.selection(), (Selection{0, 0}));
    // Three backticks before a text open no block.
    bench.undo();
    bench.undo();
    bench.editor.setSelection({0, 0});
    bench.type(u"```"_s);
    QVERIFY(bench.editor.content().text().startsWith(u"```"_s));
}

void TestTypingHabits::canBeSwitchedOff()
{
    Bench bench;
    bench.editor.setHabits(false);
    bench.type(u"# **a**"_s);
    QCOMPARE(bench.shown(), paragraph({put(u"# **a**"), end()}));
}

void TestTypingHabits::worksThroughAnInputMethod()
{
    Bench bench;
    bench.type(u"`a"_s);
    // A dead key gives the character through a composition.
    QInputMethodEvent commit;
    commit.setCommitString(u"`"_s);
    QCoreApplication::sendEvent(&bench.editor, &commit);
    QCOMPARE(bench.shown(), paragraph({put(u"a", kCodeText), end()}));
}

void TestTypingHabits::farMarksAreNotLookedFor()
{
    const QString far = u"*"_s + QString(2000, u'a');
    Bench bench(documentOf({put(far), end()}));
    bench.type(u"*"_s);
    QCOMPARE(bench.shown(), paragraph({put(far + u'*'), end()}));
}

QObject *makeTypingHabitsSuite()
{
    return new TestTypingHabits;
}

#include "test_typing_habits.moc"
