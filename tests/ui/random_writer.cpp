#include "tests/ui/random_writer.h"

#include "tests/support/delta_generator.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where the drag came from, as far as the editor is told.
QObject *dragSource = nullptr;

} // namespace

/// In place of Qt's: it knows of drags alone that a person makes with a mouse.
QObject *QDropEvent::source() const
{
    return dragSource;
}

namespace syngraph::testing {

namespace {

const std::array kBlocks{u"p"_s,  u"h1"_s,    u"h3"_s,    u"ul"_s,
                         u"ol"_s, u"check"_s, u"quote"_s, u"code"_s};
const std::array kToggles{AttributeKey::Bold, AttributeKey::Italic, AttributeKey::Code,
                          AttributeKey::Strike, AttributeKey::Underline};

void copyAll(const QMimeData &from, QMimeData &to)
{
    for (const QString &format : from.formats())
        to.setData(format, from.data(format));
}

} // namespace

RandomWriter::~RandomWriter() { dragSource = nullptr; }

void RandomWriter::press(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(&m_editor, &event);
}

/// Never within a pair; no key and no mouse gets there.
qsizetype RandomWriter::somewhere()
{
    const auto &document = m_editor.content();
    const auto position = m_random.between(0, document.length() - 1);
    return position - (document.unitAt(position).isLowSurrogate() ? 1 : 0);
}

void RandomWriter::type()
{
    static const QStringList kTexts{u"a"_s, u"b"_s, u" "_s, u"*"_s, u"#"_s, u"`"_s, u"-"_s};
    const QString text =
        m_random.chance(0.2) ? randomText(m_random, 1) : kTexts[qsizetype(m_random.below(7))];
    m_doing = u"types "_s + text;
    press(Qt::Key_unknown, {}, text);
}

void RandomWriter::pressKey()
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

void RandomWriter::command()
{
    const auto which = m_random.below(12);
    m_doing = u"command %1"_s.arg(which);
    switch (which) {
    case 0:
    case 1:
    case 2:
        m_editor.toggleInline(kToggles[m_random.below(kToggles.size())]);
        break;
    case 3:
    case 4:
    case 5:
        m_editor.setBlock(kBlocks[m_random.below(kBlocks.size())]);
        break;
    case 6:
        m_editor.setAlignment(m_random.chance(0.5) ? u"center"_s : u"left"_s);
        break;
    case 7:
        m_editor.indentBy(m_random.chance(0.6) ? 1 : -1);
        break;
    case 8:
        m_editor.setLink(m_random.chance(0.7) ? u"https://example.org/"_s : QString());
        break;
    case 9:
        m_editor.clearFormatting();
        break;
    case 10:
        m_editor.toggleChecked();
        break;
    default:
        if (m_random.chance(0.5))
            m_editor.insertRule();
        else
            m_editor.setInline(AttributeKey::Color, AttributeValue(u"#ff0000"_s));
        break;
    }
}

void RandomWriter::useClipboard()
{
    auto *clipboard = QGuiApplication::clipboard();
    const auto which = m_random.below(6);
    m_doing = u"clipboard %1"_s.arg(which);
    if (which == 0) {
        m_editor.copy();
    } else if (which == 1) {
        m_editor.cut();
    } else if (which == 2) {
        clipboard->setText(randomText(m_random, 3) + u'\n' + randomText(m_random, 2));
    } else if (which == 3) {
        auto *page = new QMimeData;
        page->setHtml(u"<h2>a</h2><ol><li>b<li><i>c</i></ol><p>d<b>e</b>"_s);
        clipboard->setMimeData(page);
    } else {
        m_editor.paste();
    }
}

void RandomWriter::compose()
{
    m_doing = u"composes"_s;
    QInputMethodEvent preedit(u"ni"_s, {});
    QCoreApplication::sendEvent(&m_editor, &preedit);
    QInputMethodEvent commit;
    commit.setCommitString(m_random.chance(0.7) ? u"\u4f60"_s : u"a"_s);
    QCoreApplication::sendEvent(&m_editor, &commit);
}

/// Text and formats from elsewhere, let go over the text.
void RandomWriter::drop()
{
    m_doing = u"drops"_s;
    QMimeData data;
    if (m_random.chance(0.5))
        data.setText(randomText(m_random, 2) + u'\n' + randomText(m_random, 2));
    else
        data.setHtml(u"<h2>a</h2><ul><li>b</li></ul>c<b>d</b>"_s);
    const QPointF place(double(m_random.below(480)), double(m_random.below(280)));
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_editor.viewport(), &event);
}

/// What is marked goes to another place of the same text.
void RandomWriter::moveWithin()
{
    if (m_editor.selection().isEmpty())
        m_editor.setSelection({somewhere(), somewhere()});
    const Selection moved = m_editor.selection();
    m_doing = u"moves %1 to %2"_s.arg(moved.start()).arg(moved.end());
    m_replaced = moved.end() - moved.start();
    if (moved.isEmpty())
        return;
    m_editor.copy();
    QMimeData data;
    copyAll(*QGuiApplication::clipboard()->mimeData(), data);
    const QPointF place(double(m_random.below(480)), double(m_random.below(280)));
    QDropEvent event(place, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton,
                     Qt::NoModifier);
    event.setDropAction(Qt::MoveAction);
    dragSource = m_editor.viewport();
    QCoreApplication::sendEvent(m_editor.viewport(), &event);
    dragSource = nullptr;
}

void RandomWriter::step()
{
    const Selection before = m_editor.selection();
    m_replaced = before.end() - before.start();
    const auto which = m_random.below(100);
    if (which < 28) {
        type();
    } else if (which < 50) {
        pressKey();
    } else if (which < 60) {
        m_doing = u"marks"_s;
        m_editor.setSelection({somewhere(), somewhere()});
    } else if (which < 76) {
        command();
    } else if (which < 82) {
        useClipboard();
    } else if (which < 84) {
        compose();
    } else if (which < 86) {
        drop();
    } else if (which < 89) {
        moveWithin();
    } else if (which < 95) {
        m_doing = u"undo"_s;
        press(Qt::Key_Z, Qt::ControlModifier);
    } else {
        m_doing = u"redo"_s;
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
}

} // namespace syngraph::testing
