#include "app/editor/document_binding.h"
#include "app/editor/editor_document.h"
#include "common/base/check.h"
#include "common/base/limits.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);

using CursorEdit = std::function<void(QTextCursor &)>;

void select(QTextCursor &cursor, int from, int to)
{
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
}

} // namespace

/// The binding on a bare QTextDocument: what Qt's own editing becomes, and what deltas do to it.
class TestDocumentBinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void qtEdits_data();
    void qtEdits();
    void refusals_data();
    void refusals();
    void remoteEdits_data();
    void remoteEdits();
    void performs();
    void performRefuses();
    void putsBackALongParagraph();
    void undoOfQtIsOff();
    void themeFormatsAnew();
    void typesBehindAnObject();
    void unreportedEditsAreFound();
    void remoteTextMayGoBeyondALimit();
    void foreignDeltaIsABrokenInvariant();
    void brokenInvariantsStayInside();
};

void TestDocumentBinding::qtEdits_data()
{
    QTest::addColumn<Document>("before");
    QTest::addColumn<CursorEdit>("edit");
    QTest::addColumn<Delta>("expected");

    const auto plain = documentOf({put(u"abc\ndef\n")});
    const auto row = [](const char *name, const Document &before, CursorEdit edit,
                        const Delta &expected) {
        QTest::newRow(name) << before << std::move(edit) << expected;
    };
    row(
        "types a letter", plain,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(u"x"_s);
        },
        delta(8, {keep(1), put(u"x")}));
    row(
        "types at the end", plain,
        [](QTextCursor &c) {
            c.movePosition(QTextCursor::End);
            c.insertText(u"x"_s);
        },
        delta(8, {keep(7), put(u"x")}));
    row(
        "types into the empty document", Document(), [](QTextCursor &c) { c.insertText(u"ab"_s); },
        delta(1, {put(u"ab")}));
    row(
        "backspace", plain,
        [](QTextCursor &c) {
            c.setPosition(2);
            c.deletePreviousChar();
        },
        delta(8, {keep(1), drop(1)}));
    row(
        "joins paragraphs", plain,
        [](QTextCursor &c) {
            c.setPosition(3);
            c.deleteChar();
        },
        delta(8, {keep(3), drop(1)}));
    row(
        "splits", plain,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertBlock();
        },
        delta(8, {keep(1), put(u"\n")}));
    row(
        "splits the last paragraph at its end", plain,
        [](QTextCursor &c) {
            c.movePosition(QTextCursor::End);
            c.insertBlock();
        },
        delta(8, {keep(7), put(u"\n")}));
    row(
        "empties the document", plain,
        [](QTextCursor &c) {
            c.select(QTextCursor::Document);
            c.removeSelectedText();
        },
        delta(8, {drop(7)}));
    row(
        "deletes the last paragraph", plain,
        [](QTextCursor &c) {
            select(c, 3, 7);
            c.removeSelectedText();
        },
        delta(8, {keep(3), drop(4)}));
    row(
        "deletes the first paragraph whole", plain,
        [](QTextCursor &c) {
            select(c, 0, 4);
            c.removeSelectedText();
        },
        delta(8, {drop(4)}));
    row(
        "replaces a selection", plain,
        [](QTextCursor &c) {
            select(c, 1, 2);
            c.insertText(u"xyz"_s);
        },
        delta(8, {keep(1), put(u"xyz"), drop(1)}));
    row(
        "replaces by the same", plain,
        [](QTextCursor &c) {
            select(c, 1, 2);
            c.insertText(u"b"_s);
        },
        Delta());
    row(
        "pastes two paragraphs", plain,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(u"x\ny"_s);
        },
        delta(8, {keep(1), put(u"x\ny")}));
    row(
        "soft break", plain,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(QString(QChar::LineSeparator));
        },
        delta(8, {keep(1), put(u"\u2028")}));
    row(
        "non-breaking space", plain,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(u"\u00a0"_s);
        },
        delta(8, {keep(1), put(u"\u00a0")}));
    row(
        "two far edits in one block", plain,
        [](QTextCursor &c) {
            c.beginEditBlock();
            c.setPosition(0);
            c.insertText(u"1"_s);
            c.setPosition(8);
            c.insertText(u"2"_s);
            c.endEditBlock();
        },
        delta(8, {put(u"1"), keep(7), put(u"2")}));
    row(
        "there and back in one block", plain,
        [](QTextCursor &c) {
            c.beginEditBlock();
            c.insertText(u"1"_s);
            c.deletePreviousChar();
            c.endEditBlock();
        },
        Delta());
    row(
        "emoji go whole", documentOf({put(u"a\U0001F600\n")}),
        [](QTextCursor &c) {
            c.setPosition(3);
            c.deletePreviousChar();
        },
        delta(4, {keep(1), drop(2)}));
    row(
        "one emoji becomes its neighbour in the block", documentOf({put(u"\U0001F600\n")}),
        [](QTextCursor &c) {
            select(c, 0, 2);
            c.insertText(u"\U0001F601"_s);
        },
        delta(3, {put(u"\U0001F601"), drop(2)}));
    row(
        "types within bold", documentOf({put(u"ab", kBold), end()}),
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(u"x"_s);
        },
        delta(3, {keep(1), put(u"x", kBold)}));

    const auto titled = documentOf({put(u"T"), end(u"h1"), put(u"p"), end()});
    row(
        "a join keeps the first paragraph's kind", titled,
        [](QTextCursor &c) {
            c.setPosition(2);
            c.deletePreviousChar();
        },
        delta(4, {keep(1), drop(1), keep(1), keep(1, block(u"h1"))}));
    row(
        "a split gives both the kind", titled,
        [](QTextCursor &c) {
            c.setPosition(1);
            c.insertBlock();
        },
        delta(4, {keep(1), put(u"\n", block(u"h1"))}));
    row(
        "text of a heading stays what it is in a paragraph",
        documentOf({put(u"p"), end(), put(u"T", kBold), end(u"h1")}),
        [](QTextCursor &c) {
            c.setPosition(2);
            c.deletePreviousChar();
        },
        delta(4, {keep(1), drop(1), keep(1), keep(1, removal(AttributeKey::Block))}));
}

void TestDocumentBinding::qtEdits()
{
    QFETCH(Document, before);
    QFETCH(CursorEdit, edit);
    QFETCH(Delta, expected);
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(before);
    QCOMPARE(tap.problem(), QString());

    QTextCursor cursor(&view);
    edit(cursor);
    QCOMPARE(tap.problem(), QString());
    if (expected == Delta()) {
        QVERIFY(tap.edits().empty());
    } else {
        QCOMPARE(tap.edits().size(), size_t(1));
        QCOMPARE(tap.edits().front(), expected);
        tap.applyUndo(tap.inverses().front());
        QCOMPARE(binding.document(), before);
        QCOMPARE(tap.problem(), QString());
    }
    binding.reconcile();
    QCOMPARE(binding.missedEdits(), 0);
}

void TestDocumentBinding::refusals_data()
{
    QTest::addColumn<CursorEdit>("edit");
    const auto insert = [](const char *name, const QString &text) {
        QTest::newRow(name) << CursorEdit([text](QTextCursor &c) {
            c.setPosition(1);
            c.insertText(text);
        });
    };
    insert("half a pair", QString(QChar(0xd83d)));
    insert("an object out of nowhere", u"x\ufffcy"_s);
    insert("NUL", u"x"_s + QChar(0));
    insert("escape", u"\u001b[0m"_s);
    insert("a noncharacter", u"\ufdd5"_s);
    QTest::newRow("cuts a pair") << CursorEdit([](QTextCursor &c) {
        select(c, 4, 5);
        c.removeSelectedText();
    });
    QTest::newRow("types into a pair") << CursorEdit([](QTextCursor &c) {
        c.setPosition(5);
        c.insertText(u"x"_s);
    });
    QTest::newRow("splits a pair") << CursorEdit([](QTextCursor &c) {
        c.setPosition(5);
        c.insertBlock();
    });
    QTest::newRow("the good with the bad") << CursorEdit([](QTextCursor &c) {
        c.beginEditBlock();
        c.insertText(u"good"_s);
        c.insertBlock();
        c.movePosition(QTextCursor::End);
        c.insertText(u"\u0001"_s);
        c.endEditBlock();
    });
}

void TestDocumentBinding::refusals()
{
    QFETCH(CursorEdit, edit);
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    const auto before =
        documentOf({put(u"ab"), end(u"h2"), put(u"c", kBold), put(u"\U0001F600"), end(u"code")});
    tap.load(before);
    QTextCursor cursor(&view);
    edit(cursor);
    QCOMPARE(tap.refusals().size(), size_t(1));
    QCOMPARE(tap.refusals().front(), EditRefusal::ForbiddenText);
    QVERIFY(tap.edits().empty());
    QCOMPARE(binding.document(), before);
    QCOMPARE(tap.problem(), QString());
}

void TestDocumentBinding::remoteEdits_data()
{
    QTest::addColumn<Document>("before");
    QTest::addColumn<Delta>("edit");
    const auto mixed = documentOf({put(u"T"), end(u"h1"), put(u"a", kBold), put(u"bc"), end(u"ul"),
                                   put(u"x"), end(u"code"), put(u"y"), end(u"code"), end()});
    QTest::newRow("text") << mixed << delta(11, {keep(3), put(u"new", kBold)});
    QTest::newRow("joins, the second survives") << mixed << delta(11, {keep(1), drop(1)});
    QTest::newRow("joins over three") << mixed << delta(11, {keep(1), drop(6)});
    QTest::newRow("empties") << mixed << delta(11, {drop(10)});
    QTest::newRow("a paragraph in front") << mixed << delta(11, {put(u"\n", block(u"quote"))});
    QTest::newRow("a paragraph within")
        << mixed << delta(11, {keep(3), put(u"\n", block(u"quote"))});
    QTest::newRow("paragraphs within")
        << mixed << delta(11, {keep(3), put(u"1\n2\n3", {}), put(u"\n", block(u"h3"))});
    QTest::newRow("kind") << mixed << delta(11, {keep(1), keep(1, block(u"quote"))});
    QTest::newRow("kind away") << mixed
                               << delta(11, {keep(1), keep(1, removal(AttributeKey::Block))});
    QTest::newRow("format across paragraphs") << mixed << delta(11, {keep(9, kBold)});
    QTest::newRow("far apart") << mixed
                               << delta(11, {put(u"1"), keep(9), put(u"2"), keep(1, block(u"ol"))});
    QTest::newRow("code in two") << mixed << delta(11, {keep(8), keep(2, block(u"h1"))});
    QTest::newRow("a rule") << mixed
                            << delta(11, {keep(3),
                                          put(u"\ufffc", attribute(AttributeKey::Rule, true))});
}

void TestDocumentBinding::remoteEdits()
{
    QFETCH(Document, before);
    QFETCH(Delta, edit);
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(before);
    const Delta inverse = invert(edit, before);
    tap.applyRemote(edit);
    QCOMPARE(tap.problem(), QString());
    tap.applyRemote(inverse);
    QCOMPARE(tap.problem(), QString());
    QCOMPARE(binding.document(), before);
    QVERIFY(tap.edits().empty());
}

void TestDocumentBinding::performs()
{
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(documentOf({put(u"ab\n")}));
    const Delta edit = delta(3, {keep(1), put(u"x", kBold), keep(1), keep(1, block(u"h1"))});
    QVERIFY(binding.perform(edit));
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.edits().front(), edit);
    QCOMPARE(tap.problem(), QString());
    QVERIFY(binding.perform(Delta::identity(4)));
    QCOMPARE(tap.edits().size(), size_t(1));
}

void TestDocumentBinding::performRefuses()
{
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    const auto before = documentOf({put(u"ab\n")});
    tap.load(before);
    QVERIFY(!binding.perform(delta(3, {put(u"\u0001")})));
    QVERIFY(!binding.perform(delta(4, {put(u"x")})));
    QVERIFY(!binding.perform(delta(3, {keep(3), put(u"x")})));
    QVERIFY(!binding.perform(delta(3, {put(QString(limits::kParagraphUnits, u'x'))})));
    QCOMPARE(tap.refusals(),
             (std::vector{EditRefusal::ForbiddenText, EditRefusal::ForbiddenText,
                          EditRefusal::ForbiddenText, EditRefusal::ParagraphTooLong}));
    QCOMPARE(binding.document(), before);
    QCOMPARE(tap.problem(), QString());
}

void TestDocumentBinding::putsBackALongParagraph()
{
    EditorDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(documentOf({put(u"ab"), end(u"h1"), put(QString(limits::kParagraphUnits - 1, u'y')),
                         end(u"quote"), put(u"z\n")}));
    QTextCursor cursor(&view);
    cursor.setPosition(2);
    cursor.deleteChar(); // joins
    QCOMPARE(tap.refusals(), std::vector{EditRefusal::ParagraphTooLong});
    QCOMPARE(tap.problem(), QString());
}

void TestDocumentBinding::undoOfQtIsOff()
{
    QTextDocument view;
    DocumentBinding binding(view);
    QTextCursor(&view).insertText(u"abc"_s);
    QVERIFY(!view.isUndoAvailable());
    view.undo();
    QCOMPARE(binding.document().text(), u"abc\n"_s);
}

void TestDocumentBinding::themeFormatsAnew()
{
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(documentOf({put(u"T"), end(u"h1"), put(u"a", kBold), put(u"b"), end(u"code")}));
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(30, 30, 30));
    dark.setColor(QPalette::Text, QColor(230, 230, 230));
    QFont font;
    font.setPointSizeF(20);
    binding.setTheme(EditorTheme(dark, font));
    QVERIFY(binding.theme().isDark());
    QCOMPARE(tap.problem(), QString()); // it compares with the theme's formats
    QVERIFY(tap.edits().empty());
    const auto text = view.begin().begin().fragment().charFormat().foreground().color();
    QCOMPARE(text, QColor(230, 230, 230));
}

void TestDocumentBinding::typesBehindAnObject()
{
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(documentOf({put(u"\ufffc", attribute(AttributeKey::Rule, true)), end()}));
    QTextCursor cursor(&view);
    cursor.setPosition(1);
    cursor.insertText(u"x"_s); // Qt lends it the object's format
    QCOMPARE(tap.edits().front(), delta(2, {keep(1), put(u"x")}));
    QCOMPARE(tap.problem(), QString());
}

void TestDocumentBinding::unreportedEditsAreFound()
{
    QTextDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    tap.load(documentOf({put(u"abc\n")}));
    view.blockSignals(true);
    QTextCursor(&view).insertText(u"x"_s);
    view.blockSignals(false);
    binding.reconcile();
    QCOMPARE(binding.missedEdits(), 1);
    QCOMPARE(tap.edits().front(), delta(4, {put(u"x")}));
    QCOMPARE(tap.problem(), QString());
}

/// Two people fill a paragraph at once: the server takes both, so the view has to.
void TestDocumentBinding::remoteTextMayGoBeyondALimit()
{
    EditorDocument view;
    DocumentBinding binding(view);
    EditTap tap(view, binding);
    const QString full(limits::kParagraphUnits - 1, u'x');
    tap.load(documentOf({put(full + u'\n')}));
    tap.applyRemote(delta(limits::kParagraphUnits, {put(u"yyyy")}));
    QCOMPARE(binding.document().length(), limits::kParagraphUnits + 4);
    QCOMPARE(tap.problem(), QString());
}

/// Qt's event loop is no place for exceptions: who owns the document hears of it instead.
void TestDocumentBinding::brokenInvariantsStayInside()
{
    EditorDocument view;
    DocumentBinding binding(view);
    binding.load(documentOf({put(u"ab\n")}));
    QSignalSpy broken(&binding, &DocumentBinding::broken);
    QSignalSpy settled(&binding, &DocumentBinding::settled);
    connect(&binding, &DocumentBinding::changed, this, [] { SYNGRAPH_CHECK(false); });
    QVERIFY(!binding.perform(delta(3, {put(u"x")})));
    QCOMPARE(broken.size(), 1);
    QTextCursor(&view).insertText(u"y"_s);
    QCOMPARE(broken.size(), 2);
    QVERIFY(settled.isEmpty());
}

void TestDocumentBinding::foreignDeltaIsABrokenInvariant()
{
    QTextDocument view;
    DocumentBinding binding(view);
    QVERIFY_THROWS_EXCEPTION(InvariantError, binding.applyRemote(delta(7, {put(u"x")})));
    QCOMPARE(binding.document(), Document());
    QCOMPARE(view.toPlainText(), QString());
}

QObject *makeBindingSuite()
{
    return new TestDocumentBinding;
}

#include "test_document_binding.moc"
