#include "app/editor/clipboard.h"
#include "app/editor/editor_widget.h"
#include "app/editor/paste_run.h"
#include "app/editor/fragment_codec.h"
#include "common/base/limits.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QTemporaryFile>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);

std::unique_ptr<QMimeData> ownData(const QByteArray &bytes)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(kFragmentMimeType, bytes);
    return data;
}

} // namespace

/// What comes from a clipboard is input of a stranger.
class TestClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fragmentsComeBack_data();
    void fragmentsComeBack();
    void hostileFragments_data();
    void hostileFragments();
    void sizeLimits();
    void pastes_data();
    void pastes();
    void whatIsLeftOutIsSaid_data();
    void whatIsLeftOutIsSaid();
    void copies();
    void unknownFragmentsHaveTextBesideThem();
    void codeTakesPlainTextOfItsOwn_data();
    void codeTakesPlainTextOfItsOwn();
    void codeTakesPlainText();
    void largePasteInParts();
    void tooLargePasteDoesNothing();
    void drops();
    void resourcesAreRefused();
};

void TestClipboard::fragmentsComeBack_data()
{
    QTest::addColumn<Delta>("fragment");
    QTest::newRow("nothing") << Delta();
    QTest::newRow("plain") << fragment(u"ab\ncd");
    QTest::newRow("formats") << delta(
        0, {put(u"a", kBold.with(AttributeKey::Color, AttributeValue(u"#00ff00"_s))),
            put(u"\U0001F600"), end(u"ol", 3), put(u"\u2028")});
    QTest::newRow("objects side by side")
        << delta(0, {put(u"\ufffc\ufffc", attribute(AttributeKey::Rule, true)), end()});
}

void TestClipboard::fragmentsComeBack()
{
    QFETCH(Delta, fragment);
    const auto back = decodeFragment(encodeFragment(fragment));
    QVERIFY(back.ok());
    QCOMPARE(*back, fragment);
}

void TestClipboard::hostileFragments_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes;
    };
    const auto inserts = [&row](const char *name, const QByteArray &list) {
        row(name, R"({"syngraph-fragment":1,"insert":[)" + list + "]}");
    };
    row("empty", {});
    row("not JSON", "\xff\xfe{");
    row("an array", "[]");
    row("cut off", R"({"syngraph-fragment":1,"insert":[["a",{}])");
    row("another version", R"({"syngraph-fragment":2,"insert":[]})");
    row("no inserts", R"({"syngraph-fragment":1})");
    row("more keys", R"({"syngraph-fragment":1,"insert":[],"x":1})");
    row("deep", R"({"syngraph-fragment":1,"insert":)" + QByteArray(2000, '[') +
                    QByteArray(2000, ']') + "}");
    inserts("a retain", R"([3,{}])");
    inserts("a triple", R"(["a",{},1])");
    inserts("empty text", R"(["",{}])");
    inserts("not merged", R"(["a",{}],["b",{}])");
    inserts("unknown key", R"(["a",{"onclick":"x"}])");
    inserts("null", R"(["a",{"bold":null}])");
    inserts("a list for a value", R"(["a",{"bold":[true]}])");
    inserts("an object for a value", R"(["a",{"bold":{}}])");
    inserts("bold is false", R"(["a",{"bold":false}])");
    inserts("fraction", R"(["\n",{"indent":1.5}])");
    inserts("huge number", R"(["\n",{"indent":1e300}])");
    inserts("too deep", R"(["\n",{"indent":9}])");
    inserts("script link", R"x(["a",{"link":"javascript:alert(1)"}])x");
    inserts("file link", R"(["a",{"link":"file:///etc/passwd"}])");
    inserts("long link", R"(["a",{"link":"https://e.org/)" +
                             QByteArray(limits::kAttributeValueUnits, 'x') + R"("}])");
    inserts("bold paragraph end", R"(["\n",{"bold":true}])");
    inserts("kind on text", R"(["a",{"block":"h1"}])");
    inserts("kind on text and end", R"(["a\n",{"block":"h1"}])");
    inserts("an object of no kind", R"(["\ufffc",{}])");
    inserts("text as an object", R"(["a",{"rule":true}])");
    inserts("half a pair", R"(["\ud83d",{}])");
    inserts("NUL", R"(["\u0000",{}])");
    inserts("carriage return", R"(["\r",{}])");
    inserts("paragraph separator", R"(["\u2029",{}])");
    inserts("frame", R"(["\ufdd0",{}])");
}

void TestClipboard::hostileFragments()
{
    QFETCH(QByteArray, bytes);
    const auto decoded = decodeFragment(bytes);
    QVERIFY(!decoded.ok());
    QCOMPARE(decoded.error(), FragmentError::Malformed);

    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    QApplication::clipboard()->setMimeData(ownData(bytes).release());
    editor.paste();
    QCOMPARE(tap.refusals(), std::vector{EditRefusal::ClipboardBroken});
    QVERIFY(tap.edits().empty());
    QCOMPARE(tap.problem(), QString());
}

void TestClipboard::sizeLimits()
{
    QCOMPARE(decodeFragment(QByteArray(kClipboardBytes + 1, ' ')).error(), FragmentError::TooLarge);
    const auto document = Document();
    QMimeData data;
    data.setText(QString(kClipboardBytes / 2 + 1, u'x'));
    FileNotes left;
    const auto refused = clipboard::fragmentFrom(data, document, 0, {}, left);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error(), EditRefusal::ClipboardTooLarge);
    data.setText(QString(kClipboardBytes / 2, u'x'));
    QCOMPARE(clipboard::fragmentFrom(data, document, 0, {}, left).error(),
             EditRefusal::DocumentTooLong);
    data.setText(QString(limits::kDocumentUnits, u'x'));
    QVERIFY(clipboard::fragmentFrom(data, document, 0, {}, left).ok());
    data.setText(u"x\r\n"_s.repeated(limits::kDocumentUnits / 3 + 10));
    QVERIFY(clipboard::fragmentFrom(data, document, 0, {}, left).ok()); // two units each
}

void TestClipboard::pastes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<Delta>("expected");
    const QList<QUrl> none;
    QTest::newRow("text") << u"x"_s << QString() << none << delta(4, {keep(1), put(u"x")});
    QTest::newRow("lines of Windows")
        << u"x\r\ny"_s << QString() << none
        << delta(4, {keep(1), put(u"x"), put(u"\n", block(u"quote")), put(u"y")});
    QTest::newRow("controls go") << u"x\u0000\u001b\ufffc\ufdd0\U000ffffey"_s << QString() << none
                                 << delta(4, {keep(1), put(u"xy")});
    QTest::newRow("half pairs are replaced")
        << QString(QChar(0xdc00)) << QString() << none << delta(4, {keep(1), put(u"\ufffd")});
    QTest::newRow("HTML") << u"never"_s << u"<b>x</b><img src='file:///etc/passwd'>"_s << none
                          << delta(4, {keep(1), put(u"x", kBold)});
    QTest::newRow("one paragraph of HTML") << u"never"_s << u"<p>x</p>"_s << none
                                           << delta(4, {keep(1), put(u"x")});
    QTest::newRow("several") << u"never"_s << u"<h1>x</h1><p>y</p>"_s << none
                             << delta(4, {keep(1), put(u"x"), put(u"\n", block(u"h1")), put(u"y")});
    QTest::newRow("several of a kind")
        << u"never"_s << u"<ul><li>x<li>y</ul>"_s << none
        << delta(4, {keep(1), put(u"x"), put(u"\n", block(u"ul")), put(u"y"),
                     put(u"\n", block(u"ul"))});
    QTest::newRow("a table") << u"never"_s << u"<table><tr><td>x<td>y<tr><td>1<td>2</table>"_s << none
                             << delta(4, {keep(1), put(u"x\ty\n1\t2")});
    QTest::newRow("HTML without text") << u"x"_s << u"<script>y</script>"_s << none
                                       << delta(4, {keep(1), put(u"x")});
    QTest::newRow("HTML that is too much") << u"x"_s << QString(u"<b>y</b>"_s).repeated(40'000) << none
                                           << delta(4, {keep(1), put(u"x")});
    QTest::newRow("addresses are text")
        << QString() << QString() << QList{QUrl(u"file:///etc/passwd"_s)}
        << delta(4, {keep(1), put(u"file:///etc/passwd")});
}

void TestClipboard::pastes()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QFETCH(QList<QUrl>, urls);
    QFETCH(Delta, expected);
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc"), end(u"quote")}));
    auto *data = new QMimeData;
    if (!text.isEmpty())
        data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    if (!urls.isEmpty())
        data->setUrls(urls);
    QApplication::clipboard()->setMimeData(data);
    editor.setSelection({1, 1});
    editor.paste();
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.edits().front(), expected);
    QCOMPARE(tap.problem(), QString());
    QCOMPARE(editor.selection().head, 1 + expected.targetLength() - expected.baseLength());
}

void TestClipboard::whatIsLeftOutIsSaid_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("nothing") << u"<h1>x</h1><style>p{}</style><!-- c -->"_s << QByteArray();
    QTest::newRow("a table") << u"<table><tr><td>x<td>y</table>"_s << QByteArray();
    QTest::newRow("a picture") << u"<p>x<img src='https://a/b.png'></p>"_s
                               << QByteArray("images");
    QTest::newRow("a film") << u"<p>x</p><video src='a.mp4'></video>"_s << QByteArray("objects");
    QTest::newRow("too much") << QString(u"<b>y</b>"_s).repeated(40'000) << QByteArray("look");
}

void TestClipboard::whatIsLeftOutIsSaid()
{
    QFETCH(QString, html);
    QFETCH(QByteArray, left);
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc"), end(u"quote")}));
    QByteArrayList said;
    connect(&editor, &EditorWidget::pastedInPart, this, [&said](const FileNotes &notes) {
        if (notes.hasLostImages)
            said.append("images");
        if (notes.hasLostObjects)
            said.append("objects");
        if (notes.hasLostLook)
            said.append("look");
    });
    auto *data = new QMimeData;
    data->setText(u"x"_s);
    data->setHtml(html);
    QApplication::clipboard()->setMimeData(data);
    editor.paste();
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(said.join(' '), left);
}

void TestClipboard::copies()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    const auto content = documentOf({put(u"ab", kBold), end(u"h1"), put(u"c\n")});
    tap.load(content);
    editor.setSelection({1, 4});
    editor.copy();
    QCOMPARE(QApplication::clipboard()->text(), u"b\nc"_s);
    QVERIFY(QApplication::clipboard()->mimeData()->html().contains(
        u"<h1><strong>b</strong></h1>\n<p>c</p>"_s));
    editor.setSelection({5, 5});
    editor.paste();
    QCOMPARE(tap.edits().front(),
             delta(5, {keep(4), put(u"b", kBold), put(u"\n", block(u"h1")), put(u"c")}));
    tap.forget();
    editor.setSelection({0, 7});
    editor.cut();
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.problem(), QString());
    editor.setReadOnly(true);
    editor.paste();
    QCOMPARE(tap.edits().size(), size_t(1));
}

/// What a later version copied, or somebody forged.
void TestClipboard::unknownFragmentsHaveTextBesideThem()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc"), end()}));
    auto data = ownData(R"({"syngraph-fragment":2,"insert":[]})");
    data->setText(u"x"_s);
    QApplication::clipboard()->setMimeData(data.release());
    editor.setSelection({1, 1});
    editor.paste();
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.edits().front(), delta(4, {keep(1), put(u"x")}));
    QVERIFY(tap.refusals().empty());
}

void TestClipboard::codeTakesPlainTextOfItsOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("with text beside it") << u"xy"_s;
    QTest::newRow("alone") << QString();
}

void TestClipboard::codeTakesPlainTextOfItsOwn()
{
    QFETCH(QString, text);
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc"), end(u"code")}));
    auto data = ownData(encodeFragment(delta(0, {put(u"x", kBold), put(u"y")})));
    if (!text.isEmpty())
        data->setText(text);
    QApplication::clipboard()->setMimeData(data.release());
    editor.setSelection({1, 1});
    editor.paste();
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.edits().front(), delta(4, {keep(1), put(u"xy")}));
}

void TestClipboard::codeTakesPlainText()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc"), end(u"code")}));
    auto *data = new QMimeData;
    data->setText(u"x"_s);
    data->setHtml(u"<b>y</b>"_s);
    QApplication::clipboard()->setMimeData(data);
    editor.setSelection({1, 1});
    editor.paste();
    QCOMPARE(tap.edits().front(), delta(4, {keep(1), put(u"x")}));
}

void TestClipboard::largePasteInParts()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"ab\n")}));
    QString text;
    for (int i = 0; i < 2'000; ++i)
        text += QString(60, QChar(u'a' + i % 26)) + u'\n';
    editor.setSelection({1, 1});
    QApplication::clipboard()->setText(text);
    editor.paste();
    QTRY_VERIFY(!editor.pasting().isRunning());
    QVERIFY(tap.edits().size() > 1);
    for (const auto &edit : tap.edits())
        QVERIFY(edit.insertedText().size() <= limits::kInsertUnits);
    QCOMPARE(tap.model().text(), u"a"_s + text + u"b\n"_s);
    QCOMPARE(editor.selection().head, 1 + text.size());
    QCOMPARE(editor.content(), tap.model());
}

void TestClipboard::tooLargePasteDoesNothing()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    QApplication::clipboard()->setText(QString(limits::kDocumentUnits, u'x'));
    editor.paste();
    QApplication::clipboard()->setText(QString(limits::kParagraphUnits + 1, u'x'));
    editor.paste();
    QApplication::clipboard()->setText(QString(limits::kParagraphs + 1, u'\n'));
    editor.paste();
    QCOMPARE(tap.refusals(),
             (std::vector{EditRefusal::DocumentTooLong, EditRefusal::ParagraphTooLong,
                          EditRefusal::TooManyParagraphs}));
    QVERIFY(tap.edits().empty());
    QCOMPARE(tap.problem(), QString());
}

void TestClipboard::drops()
{
    EditorWidget editor;
    EditTap tap(*editor.document(), editor.binding());
    tap.load(documentOf({put(u"abc\n")}));
    editor.resize(400, 300);
    editor.show();
    QMimeData data;
    data.setText(u"x"_s);
    QTextCursor at(editor.document());
    at.setPosition(2);
    const QPointF place = editor.cursorRect(at).center();
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(editor.viewport(), &enter); // else Qt knows no target
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(editor.viewport(), &drop);
    QCOMPARE(tap.edits().size(), size_t(1));
    QCOMPARE(tap.edits().front(), delta(4, {keep(2), put(u"x")}));
    QCOMPARE(tap.problem(), QString());
}

void TestClipboard::resourcesAreRefused()
{
    EditorWidget editor;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("secret");
    file.close();
    const QString local = QUrl::fromLocalFile(file.fileName()).toString();
    // Qt's own document would read it.
    QVERIFY(QTextDocument().resource(QTextDocument::HtmlResource, QUrl(local)).isValid());
    for (const auto &address : {local, u"data:text/plain,x"_s, u"http://127.0.0.1/x.png"_s,
                                u"qrc:/x.png"_s, u"/etc/passwd"_s}) {
        const auto *view = editor.document();
        QVERIFY(!view->resource(QTextDocument::ImageResource, QUrl(address)).isValid());
        QVERIFY(!view->resource(QTextDocument::HtmlResource, QUrl(address)).isValid());
    }
}

QObject *makeClipboardSuite()
{
    return new TestClipboard;
}

#include "test_clipboard.moc"
