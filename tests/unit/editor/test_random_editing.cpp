#include "app/editor/editor_widget.h"
#include "common/base/random.h"
#include "common/ot/grapheme.h"
#include "tests/support/delta_generator.h"
#include "tests/support/test_seed.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

#include <array>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kSteps = 12'000;
constexpr int kStepsBetweenViews = 400;
constexpr qsizetype kLongest = 400; ///< then a fresh document is loaded

const std::array kBlocks{u"p"_s,  u"h1"_s,    u"h3"_s,    u"ul"_s,
                         u"ol"_s, u"check"_s, u"quote"_s, u"code"_s};
const std::array kToggles{AttributeKey::Bold, AttributeKey::Italic, AttributeKey::Code,
                          AttributeKey::Strike, AttributeKey::Underline};

/// Somebody who does everything that an editor allows, in no sensible order, while others write.
class RandomTypist final
{
public:
    explicit RandomTypist(quint64 seed)
        : m_random(seed)
        , m_tap(*m_editor.document(), m_editor.binding())
    {
        m_editor.resize(500, 300);
        m_editor.show();
        m_editor.setFocus();
        loadAnew();
        QApplication::clipboard()->setText(u"ab"_s);
    }
    /// Nothing, or what went wrong.
    QString step();
    int edits() const { return m_edits; }
    int refusals() const { return m_refusals; }
    int missedEdits() const { return m_editor.binding().missedEdits(); }
    QString doing() const { return m_doing; }

private:
    void loadAnew() { m_tap.load(*Document::fromDelta(randomDocument(m_random))); }
    template <typename T, size_t N> const T &pick(const std::array<T, N> &list)
    {
        return list[m_random.below(N)];
    }
    /// Never within a pair; no key and no mouse gets there.
    qsizetype somewhere()
    {
        const auto position = m_random.between(0, m_tap.model().length() - 1);
        return position - (m_tap.model().unitAt(position).isLowSurrogate() ? 1 : 0);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {})
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        QCoreApplication::sendEvent(&m_editor, &event);
    }
    QString typeLetter();
    void pressKey();
    void command();
    void useClipboard();
    void compose();
    void rawEdit();
    QString remote();
    void undo();
    void drop();
    void changeLooks();
    /// What is wrong with heights, compared with the same document in a view of its own.
    QString layoutProblem();

    SeededRandom m_random;
    EditorWidget m_editor;
    EditTap m_tap;
    QString m_doing;
    bool m_mayRefuse = false;
    int m_edits = 0;
    int m_refusals = 0;
    int m_steps = 0;
};

QString RandomTypist::typeLetter()
{
    const Selection before = m_editor.selection();
    const QString text = m_tap.model().text();
    const QChar letter = m_random.chance(0.5) ? u'a' : u'b';
    m_doing = u"types %1 at %2 to %3"_s.arg(letter).arg(before.anchor).arg(before.head);
    press(Qt::Key(letter.toUpper().unicode()), {}, QString(letter));
    const bool isPlain =
        before.isEmpty() && isGraphemeBoundary(text, before.head) &&
        isGraphemeBoundary(QString(text).insert(before.head, letter), before.head + 1);
    if (!isPlain)
        return {};
    if (m_tap.edits().size() != 1)
        return u"not one edit"_s;
    const auto &edit = m_tap.edits().front();
    const auto attributes = m_tap.model().attributesAt(before.head);
    const auto expected = delta(text.size(), {keep(before.head), put(QString(letter), attributes)});
    return edit == expected ? QString() : u"not minimal: "_s + describe(edit);
}

void RandomTypist::pressKey()
{
    struct Choice
    {
        const char *name;
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
        QString text;
    };
    static const std::array<Choice, 14> kKeys{{
        {"enter", Qt::Key_Return, Qt::NoModifier, u"\r"_s},
        {"soft break", Qt::Key_Return, Qt::ShiftModifier, u"\r"_s},
        {"backspace", Qt::Key_Backspace, Qt::NoModifier, {}},
        {"delete", Qt::Key_Delete, Qt::NoModifier, {}},
        {"word back", Qt::Key_Backspace, Qt::ControlModifier, {}},
        {"word away", Qt::Key_Delete, Qt::ControlModifier, {}},
        {"tab", Qt::Key_Tab, Qt::NoModifier, u"\t"_s},
        {"backtab", Qt::Key_Backtab, Qt::ShiftModifier, {}},
        {"left", Qt::Key_Left, Qt::NoModifier, {}},
        {"right", Qt::Key_Right, Qt::NoModifier, {}},
        {"mark left", Qt::Key_Left, Qt::ShiftModifier, {}},
        {"mark down", Qt::Key_Down, Qt::ShiftModifier, {}},
        {"home", Qt::Key_Home, Qt::NoModifier, {}},
        {"mark all", Qt::Key_A, Qt::ControlModifier, {}},
    }};
    // Marking all is there, but mostly something is left.
    const auto &choice = kKeys[m_random.below(m_random.chance(0.1) ? 14 : 13)];
    m_doing = QString::fromLatin1(choice.name);
    press(choice.key, choice.modifiers, choice.text);
}

void RandomTypist::command()
{
    const auto which = m_random.below(10);
    m_doing = u"command %1"_s.arg(which);
    switch (which) {
    case 0:
    case 1:
    case 2:
        m_editor.toggleInline(pick(kToggles));
        break;
    case 3:
    case 4:
        m_editor.setBlock(pick(kBlocks));
        break;
    case 5:
        m_editor.setAlignment(m_random.chance(0.5) ? u"center"_s : u"left"_s);
        break;
    case 6:
        m_editor.indentBy(m_random.chance(0.6) ? 1 : -1);
        break;
    case 7:
        m_editor.setLink(m_random.chance(0.7) ? u"https://example.org/"_s : QString());
        break;
    case 8:
        m_editor.clearFormatting();
        break;
    default:
        if (m_random.chance(0.5))
            m_editor.insertRule();
        else
            m_editor.setInline(AttributeKey::Color, AttributeValue(u"#ff0000"_s));
        break;
    }
}

void RandomTypist::useClipboard()
{
    const auto which = m_random.below(4);
    m_doing = u"clipboard %1"_s.arg(which);
    if (which == 0)
        m_editor.copy();
    else if (which == 1)
        m_editor.cut();
    else if (which == 2)
        QApplication::clipboard()->setText(randomText(m_random, 3) + u'\n' +
                                           randomText(m_random, 2));
    else
        m_editor.paste();
}

void RandomTypist::compose()
{
    m_doing = u"composes"_s;
    QInputMethodEvent preedit(u"ni"_s, {});
    QCoreApplication::sendEvent(&m_editor, &preedit);
    if (m_random.chance(0.3))
        m_tap.applyRemote(randomOperation(m_random, m_tap.model().toDelta()));
    QInputMethodEvent commit;
    commit.setCommitString(m_random.chance(0.7) ? u"\u4f60"_s : u"a"_s);
    QCoreApplication::sendEvent(&m_editor, &commit);
}

/// What no widget does, but Qt could: any cursor, any place, several at once.
void RandomTypist::rawEdit()
{
    m_doing = u"raw edits at"_s;
    m_mayRefuse = true;
    QTextCursor cursor(m_editor.document());
    const int edits = int(m_random.between(1, 3));
    if (edits > 1)
        cursor.beginEditBlock();
    for (int i = 0; i < edits; ++i) {
        const int last = m_editor.document()->characterCount() - 1;
        cursor.setPosition(int(m_random.between(0, last)));
        const auto which = m_random.below(6);
        m_doing += u" %1:%2"_s.arg(cursor.position()).arg(which);
        if (which == 0)
            cursor.insertText(randomText(m_random, 2));
        else if (which == 1)
            cursor.insertBlock();
        else if (which == 2)
            cursor.deleteChar();
        else if (which == 3)
            cursor.deletePreviousChar();
        else if (which == 4)
            cursor.insertText(u"x\u0001"_s);
        else
            cursor.setPosition(int(m_random.between(0, last)), QTextCursor::KeepAnchor);
        if (which == 5)
            cursor.removeSelectedText();
    }
    if (edits > 1)
        cursor.endEditBlock();
}

QString RandomTypist::remote()
{
    const Delta edit = randomOperation(m_random, m_tap.model().toDelta());
    m_doing = u"remote "_s + describe(edit);
    const Selection expected = mapHeld(edit, m_editor.selection());
    m_tap.applyRemote(edit);
    return m_editor.selection() == expected ? QString() : u"the selection moved"_s;
}

void RandomTypist::undo()
{
    m_doing = u"types and undoes"_s;
    press(Qt::Key_Z, {}, u"z"_s);
    const auto inverses = m_tap.inverses();
    for (size_t i = inverses.size(); i > 0; --i)
        m_tap.applyUndo(inverses[i - 1]);
}

/// Text and formats from elsewhere, let go over the text.
void RandomTypist::drop()
{
    m_doing = u"drops"_s;
    QMimeData data;
    if (m_random.chance(0.4)) {
        data.setText(randomText(m_random, 2) + u'\n' + randomText(m_random, 2));
    } else if (m_random.chance(0.5)) {
        data.setHtml(u"<h2>a</h2><ul><li>b</li></ul>c<b>d</b>"_s);
    } else {
        m_editor.selectAll();
        m_editor.copy();
        const auto *copied = QApplication::clipboard()->mimeData();
        for (const QString &format : copied->formats())
            data.setData(format, copied->data(format));
    }
    const QPointF place(double(m_random.below(480)), double(m_random.below(280)));
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_editor.viewport(), &event);
}

/// What moves lines and pixels and changes nothing.
void RandomTypist::changeLooks()
{
    const auto which = m_random.below(3);
    m_doing = u"looks %1"_s.arg(which);
    if (which == 0)
        m_editor.resize(int(m_random.between(200, 600)), int(m_random.between(150, 400)));
    else if (which == 1)
        m_editor.setZoom(double(m_random.between(7, 14)) / 10);
    else
        m_editor.verticalScrollBar()->setValue(int(m_random.below(400)));
}

QString RandomTypist::layoutProblem()
{
    EditorWidget fresh;
    fresh.resize(m_editor.size());
    fresh.setZoom(m_editor.zoom());
    fresh.show();
    fresh.binding().load(m_tap.model());
    auto &layout = ParagraphLayout::of(*m_editor.document());
    auto &expected = ParagraphLayout::of(*fresh.document());
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next()) {
        const auto other = fresh.document()->findBlockByNumber(block.blockNumber());
        // Both have to be laid out to be compared.
        if (layout.blockBoundingRect(block) != expected.blockBoundingRect(other))
            return u"paragraph %1 stands elsewhere in a fresh view"_s.arg(block.blockNumber());
    }
    return layout.documentSize().height() == expected.documentSize().height()
               ? QString()
               : u"another height"_s;
}

QString RandomTypist::step()
{
    if (m_tap.model().length() > kLongest)
        loadAnew();
    m_tap.forget();
    m_mayRefuse = false;
    const Selection before = m_editor.selection();
    QString problem;
    const auto which = m_random.below(100);
    if (which < 25) {
        problem = typeLetter();
    } else if (which < 50) {
        pressKey();
    } else if (which < 60) {
        m_doing = u"marks"_s;
        m_editor.setSelection({somewhere(), somewhere()});
    } else if (which < 65) {
        m_doing = u"types a cluster"_s;
        press(Qt::Key_unknown, {}, randomText(m_random, 1));
    } else if (which < 77) {
        command();
    } else if (which < 80) {
        useClipboard();
    } else if (which < 82) {
        compose();
    } else if (which < 86) {
        rawEdit();
    } else if (which < 88) {
        undo();
    } else if (which < 89) {
        drop();
    } else if (which < 90) {
        changeLooks();
    } else {
        problem = remote();
    }
    m_edits += int(m_tap.edits().size());
    m_refusals += int(m_tap.refusals().size());
    if (!m_tap.refusals().empty() && !m_mayRefuse)
        problem += u"refused %1 at %2 to %3 of %4"_s.arg(int(m_tap.refusals().front()))
                       .arg(before.anchor)
                       .arg(before.head)
                       .arg(describe(m_tap.model().toDelta()));
    if (++m_steps % kStepsBetweenViews == 0)
        problem += layoutProblem();
    return problem + m_tap.problem();
}

} // namespace

/// After every step of anybody: view == shadow == model, cell by cell.
class TestRandomEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingAtOnce_data();
    void everythingAtOnce();
};

void TestRandomEditing::everythingAtOnce_data()
{
    QTest::addColumn<quint64>("seed");
    const quint64 seed = testSeed(20260401);
    for (quint64 i = 0; i < 4; ++i)
        QTest::addRow("seed %llu", seed + i) << seed + i;
}

void TestRandomEditing::everythingAtOnce()
{
    QFETCH(quint64, seed);
    RandomTypist typist(seed);
    const auto steps = testRounds(kSteps) / 4;
    for (quint64 i = 0; i < steps; ++i) {
        const QString problem = typist.step();
        QVERIFY2(problem.isEmpty(),
                 qPrintable(u"SYNGRAPH_SEED=%1, step %2: %3\n%4"_s.arg(seed).arg(i).arg(
                     typist.doing(), problem)));
    }
    QVERIFY(typist.edits() > int(steps / 4));
    QVERIFY(typist.refusals() < int(steps / 10));
    QCOMPARE(typist.missedEdits(), 0);
}

QObject *makeRandomSuite()
{
    return new TestRandomEditing;
}

#include "test_random_editing.moc"
