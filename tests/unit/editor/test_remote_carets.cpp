#include "app/editor/colors.h"
#include "app/editor/editor_widget.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

Instant at(int milliseconds)
{
    return Instant(Milliseconds(milliseconds));
}

RemoteCaret caret(int id, const QString &name, qsizetype head, bool typing)
{
    return {id, name, QColor(0x1a, 0x73, 0xe8), head, head, typing};
}

} // namespace

class TestRemoteCarets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void flagsShowWhileTyping();
    void flagsUnderTheMouse();
    void flagsKeepClearOfTheOwnCaret();
    void flagsFade();
    void flagsAreMerged();
    void flagsThatMeetAreMerged();
    void selectionsLieUnderTheText();
    void flagsGoBelowTheFirstLine();
    void flagsAreReadable();
    void positionsFollowEdits();
    void positionsAreBounded();
    void selectionsPaintEveryLine();
    void names_data();
    void names();

private:
    using Ending = RemoteCarets::Ending;
    std::vector<RemoteCarets::Flag> flagsAt(int milliseconds, std::optional<QRectF> ownCaret = {},
                                            Ending ending = Ending::Fades) const
    {
        const EditorGeometry geometry(*m_editor);
        return m_carets.flags(
            {geometry, m_editor->binding().theme(), ownCaret, at(milliseconds), ending});
    }
    void set(std::vector<RemoteCaret> carets, int milliseconds)
    {
        m_carets.set(std::move(carets), m_editor->content().length(), at(milliseconds));
    }
    std::unique_ptr<EditorWidget> m_editor;
    RemoteCarets m_carets;
};

void TestRemoteCarets::init()
{
    m_editor = std::make_unique<EditorWidget>();
    m_editor->resize(600, 400);
    m_editor->show();
    m_editor->binding().load(documentOf({put(u"first line\nsecond line\nthird line\n")}));
    m_carets = {};
}

void TestRemoteCarets::flagsShowWhileTyping()
{
    set({caret(1, u"Ada"_s, 3, false)}, 0);
    QVERIFY(flagsAt(0).empty());
    QVERIFY(!m_carets.nextDeadline(at(0), Ending::Fades));
    set({caret(1, u"Ada"_s, 3, true)}, 1000);
    QCOMPARE(flagsAt(9000).size(), size_t(1));
    set({caret(1, u"Ada"_s, 3, false)}, 10000);
    QCOMPARE(flagsAt(12499).size(), size_t(1));
    QCOMPARE(m_carets.nextDeadline(at(12000), Ending::Vanishes), at(12500));
    QCOMPARE(m_carets.nextDeadline(at(12000), Ending::Fades), at(12200));
    QCOMPARE(m_carets.nextDeadline(at(12300), Ending::Fades), at(12340));
    QCOMPARE(m_carets.nextDeadline(at(12490), Ending::Fades), at(12500));
    QVERIFY(flagsAt(12500).empty());
    set({caret(1, u"Ada"_s, 4, false)}, 12000); // a move does not prolong it
    QVERIFY(flagsAt(12500).empty());
    set({caret(2, u"Ben"_s, 4, false)}, 12100);
    QVERIFY(flagsAt(12200).empty());
}

void TestRemoteCarets::flagsUnderTheMouse()
{
    set({caret(1, u"Ada"_s, 3, false)}, 0);
    const EditorGeometry geometry(*m_editor);
    const QPointF place = geometry.caretRect(3).center();
    QVERIFY(m_carets.moveMouse(place, geometry));
    QVERIFY(!m_carets.moveMouse(place, geometry));
    QCOMPARE(flagsAt(0).size(), size_t(1));
    QCOMPARE(flagsAt(0, geometry.caretRect(3)).size(), size_t(1));
    QVERIFY(m_carets.moveMouse(place + QPointF(100, 0), geometry));
    QVERIFY(flagsAt(0).empty());
}

void TestRemoteCarets::flagsKeepClearOfTheOwnCaret()
{
    set({caret(1, u"Ada"_s, 3, true)}, 0);
    const QRectF line = EditorGeometry(*m_editor).caretRect(3);
    QVERIFY(flagsAt(0, line).empty());
    QVERIFY(flagsAt(0, line.translated(-40, 0)).empty());
    QCOMPARE(flagsAt(0, line.translated(0, 200)).size(), size_t(1));
}

void TestRemoteCarets::flagsAreMerged()
{
    set({caret(1, u"Ben"_s, 3, true), caret(2, u"Cy"_s, 3, false), caret(3, u"Di"_s, 15, true)}, 0);
    const auto flags = flagsAt(0);
    QCOMPARE(flags.size(), size_t(2));
    QCOMPARE(flags[0].text, u"Ben, Cy"_s);
    QCOMPARE(flags[1].text, u"Di"_s);
    std::vector<RemoteCaret> crowd;
    for (int i = 0; i < 50; ++i)
        crowd.push_back(caret(i, QString(64, u'W'), 3, true));
    set(std::move(crowd), 0);
    QCOMPARE(flagsAt(0).size(), size_t(1));
    QVERIFY(flagsAt(0)[0].text.size() < 100);
}

/// Only the last of their time, and not where things are not to move.
void TestRemoteCarets::flagsFade()
{
    set({caret(1, u"Ada"_s, 3, true)}, 0);
    QCOMPARE(flagsAt(9000).at(0).opacity, 1.0);
    set({caret(1, u"Ada"_s, 3, false)}, 10000);
    QCOMPARE(flagsAt(12200).at(0).opacity, 1.0);
    QCOMPARE(flagsAt(12350).at(0).opacity, 0.5);
    QVERIFY(flagsAt(12499).at(0).opacity < 0.01);
    QCOMPARE(flagsAt(12499, {}, Ending::Vanishes).at(0).opacity, 1.0);
    QVERIFY(flagsAt(12500, {}, Ending::Vanishes).empty());
}

void TestRemoteCarets::flagsThatMeetAreMerged()
{
    m_editor->binding().load(documentOf({put(QString(60, u'x') + u"\nother line\n"_s)}));
    const auto texts = [this] {
        QStringList all;
        for (const auto &flag : flagsAt(0))
            all << flag.text;
        return all.join(u" | "_s);
    };
    set({caret(2, u"Cy"_s, 4, true), caret(1, u"Ben"_s, 3, true)}, 0);
    QCOMPARE(texts(), u"Ben, Cy"_s);
    // What two have become may meet a third that neither of them met.
    set({caret(1, u"Ben"_s, 3, true), caret(2, u"Cy"_s, 4, true), caret(3, u"Di"_s, 9, true),
         caret(4, u"Eve"_s, 50, true), caret(5, u"Fay"_s, 64, true)}, 0);
    QCOMPARE(texts(), u"Ben, Cy, Di | Eve | Fay"_s);
    const auto flags = flagsAt(0);
    for (size_t at = 1; at < flags.size(); ++at)
        QVERIFY(!flags[at - 1].rect.intersects(flags[at].rect));
    // One that is hovered shows, for all of them, beside one's own caret.
    const EditorGeometry geometry(*m_editor);
    m_carets.moveMouse(geometry.caretRect(4).center(), geometry);
    QCOMPARE(flagsAt(0, geometry.caretRect(3)).size(), size_t(2));
}

/// Letters are as dark within them as elsewhere, and one's own selection looks like itself.
void TestRemoteCarets::selectionsLieUnderTheText()
{
    m_editor->binding().load(documentOf({put(u"\u2588\u2588\u2588\u2588 \u2588\u2588\u2588\u2588\n")}));
    const EditorGeometry geometry(*m_editor);
    const QPoint inLetter = geometry.caretRect(2).center().toPoint() + QPoint(2, 0);
    const auto pixel = [&](QPoint place) { return m_editor->viewport()->grab().toImage().pixel(place); };
    const QRgb before = pixel(inLetter);
    m_editor->setRemoteCarets({{1, u"Ada"_s, Qt::red, 0, 8, false}});
    QCOMPARE(pixel(inLetter), before);
    m_editor->setRemoteCarets({});
    m_editor->setSelection({0, 9});
    const QPoint inGap = geometry.caretRect(4).center().toPoint() + QPoint(2, 0);
    const QRgb own = pixel(inGap);
    m_editor->setRemoteCarets({{1, u"Ada"_s, Qt::red, 0, 8, false}});
    QCOMPARE(pixel(inGap), own);
}

void TestRemoteCarets::flagsGoBelowTheFirstLine()
{
    const EditorGeometry geometry(*m_editor);
    set({caret(1, u"Ada"_s, 15, true)}, 0);
    const QRectF line = geometry.caretRect(15);
    QVERIFY(flagsAt(0)[0].rect.bottom() <= line.top());
    ParagraphLayout::of(*m_editor->document()).setPage(m_editor->viewport()->width(), {}); // the first line at the very top
    set({caret(1, u"Ada"_s, 3, true)}, 0);
    QVERIFY(flagsAt(0)[0].rect.top() >= geometry.caretRect(3).bottom() - 1);
}

void TestRemoteCarets::flagsAreReadable()
{
    for (const auto &color : {QColor(Qt::white), QColor(Qt::black), QColor(Qt::yellow), QColor(),
                              QColor(127, 127, 127), QColor(Qt::red)}) {
        set({{1, u"Ada"_s, color, 3, 3, true}}, 0);
        const auto flag = flagsAt(0).at(0);
        QVERIFY(colors::contrast(flag.background, flag.ink) >= 4.5);
    }
}

void TestRemoteCarets::positionsFollowEdits()
{
    auto &editor = *m_editor;
    EditTap tap(*editor.document(), editor.binding());
    editor.setRemoteCarets({{1, u"Ada"_s, Qt::red, 11, 17, false}});
    const auto now = [&] {
        return std::pair(editor.remoteCarets().carets()[0].anchor,
                         editor.remoteCarets().carets()[0].head);
    };
    tap.applyRemote(delta(34, {put(u"abc")}));
    QCOMPARE(now(), std::pair(qsizetype(14), qsizetype(20)));
    editor.setSelection({20, 20});
    QTest::keyClick(&editor, Qt::Key_X); // theirs stays left of what we type
    QCOMPARE(now(), std::pair(qsizetype(14), qsizetype(20)));
    editor.setSelection({0, 16});
    QTest::keyClick(&editor, Qt::Key_Delete);
    QCOMPARE(now(), std::pair(qsizetype(0), qsizetype(4)));
    tap.applyUndo(tap.inverses().back());
    QCOMPARE(now(), std::pair(qsizetype(0), qsizetype(20)));
}

void TestRemoteCarets::positionsAreBounded()
{
    m_editor->setRemoteCarets({{1, u"Ada"_s, Qt::red, -5, 1'000'000, true}});
    const auto &caret = m_editor->remoteCarets().carets()[0];
    QCOMPARE(caret.anchor, 0);
    QCOMPARE(caret.head, m_editor->content().length() - 1);
    QVERIFY(!m_editor->grab().isNull());
}

void TestRemoteCarets::selectionsPaintEveryLine()
{
    const EditorGeometry geometry(*m_editor);
    QCOMPARE(geometry.rangeRects(2, 2).size(), size_t(0));
    QCOMPARE(geometry.rangeRects(2, 5).size(), size_t(1));
    const auto rects = geometry.rangeRects(2, 26);
    QCOMPARE(rects.size(), size_t(3));
    QVERIFY(std::abs(rects[0].left() - geometry.caretRect(2).left()) <= 1);
    QVERIFY(std::abs(rects[2].right() - geometry.caretRect(26).left()) <= 1);
    m_editor->binding().load(documentOf({put(u"item"), end(u"ul", 2)}));
    const auto item = geometry.rangeRects(1, 3);
    QVERIFY(std::abs(item.at(0).left() - geometry.caretRect(1).left()) <= 1);
}

void TestRemoteCarets::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Ada"_s << u"Ada"_s;
    QTest::newRow("markup stays text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
    QTest::newRow("one line") << u"a\nb\u2028c\t d"_s << u"a b c d"_s;
    QTest::newRow("no direction marks") << u"\u202eabc\u2066d\u200b"_s << u"abcd"_s;
    QTest::newRow("no escapes") << u"\u001b[31mx"_s << u"[31mx"_s;
    QTest::newRow("cut") << QString(40, u'x') << QString(9, u'x') + QChar(0x2026);
    QTest::newRow("cut beside a pair")
        << QString(8, u'x') + u"\U0001F600yyy"_s << QString(8, u'x') + QChar(0x2026);
}

void TestRemoteCarets::names()
{
    QFETCH(QString, name);
    QTEST(displayName(name, 10), "shown");
}

QObject *makeRemoteCaretsSuite()
{
    return new TestRemoteCarets;
}

#include "test_remote_carets.moc"
