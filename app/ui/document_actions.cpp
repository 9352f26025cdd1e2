#include "app/ui/document_actions.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/ui/document_tab.h"
#include "app/ui/icons.h"
#include "app/ui/menu_words.h"
#include "app/ui/tab_images.h"
#include "common/ot/schema.h"

#include <QAction>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

DocumentActions::DocumentActions(QWidget *window) : QObject(window), m_window(window)
{
    addHistory();
    addClipboard();
    addFormats();
    addPaletteFormats();
    addParagraphFormats();
    addView();
    refresh();
}

QAction *DocumentActions::add(const QString &text, QLatin1StringView icon, const QKeySequence &keys)
{
    auto *action = new QAction(text, m_window);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setIconVisibleInMenu(false);
    action->setShortcut(keys);
    QString tip = wordsOfMenuText(text);
    if (!keys.isEmpty())
        tip += u" ("_s + keys.toString(QKeySequence::NativeText) + u')';
    action->setToolTip(tip);
    return action;
}

QAction *DocumentActions::addOfText(const QString &text, QLatin1StringView icon,
                                    const QKeySequence &keys)
{
    QAction *action = add(text, icon, keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_ofText.append(action);
    return action;
}

void DocumentActions::addHistory()
{
    m_undo = addOfText(tr("&Undo"), "undo"_L1, QKeySequence::Undo);
    m_redo = addOfText(tr("&Redo"), "redo"_L1, QKeySequence(u"Ctrl+Shift+Z"_s));
    m_redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    connect(m_undo, &QAction::triggered, this, [this] {
        if (m_tab)
            m_tab->controller().undo();
    });
    connect(m_redo, &QAction::triggered, this, [this] {
        if (m_tab)
            m_tab->controller().redo();
    });
}

void DocumentActions::addClipboard()
{
    m_cut = addOfText(tr("Cu&t"), {}, QKeySequence::Cut);
    m_copy = addOfText(tr("&Copy"), {}, QKeySequence::Copy);
    m_paste = addOfText(tr("&Paste"), {}, QKeySequence::Paste);
    m_pastePlain = addOfText(tr("Paste without f&ormat"), {}, QKeySequence(u"Ctrl+Shift+V"_s));
    m_selectAll = addOfText(tr("Select &all"), {}, QKeySequence::SelectAll);
    m_clipboard = {m_cut, m_copy, m_paste, m_pastePlain, m_selectAll};
    const auto onEditor = [this](QAction *action, auto command) {
        connect(action, &QAction::triggered, this, [this, command] {
            if (m_tab)
                command(m_tab->editor());
        });
    };
    onEditor(m_cut, [](EditorWidget &editor) { editor.cut(); });
    onEditor(m_copy, [](EditorWidget &editor) { editor.copy(); });
    onEditor(m_paste, [](EditorWidget &editor) { editor.QTextEdit::paste(); });
    onEditor(m_pastePlain, [this](EditorWidget &) { m_tab->pastePlain(); });
    onEditor(m_selectAll, [](EditorWidget &editor) { editor.selectAll(); });
}

void DocumentActions::addInline(const QString &text, QLatin1StringView icon,
                                const QKeySequence &keys, AttributeKey key)
{
    QAction *action = addOfText(text, icon, keys);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, key] {
        if (m_tab)
            m_tab->editor().toggleInline(key);
        refreshFormat();
    });
    m_inline.append({action, key});
}

void DocumentActions::addBlock(const QString &text, QLatin1StringView icon,
                               const QKeySequence &keys, const QString &block)
{
    QAction *action = addOfText(text, icon, keys);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, block] { setBlock(block); });
    m_blocks.append({action, block});
}

void DocumentActions::addFormats()
{
    addInline(tr("&Bold"), "bold"_L1, QKeySequence::Bold, AttributeKey::Bold);
    addInline(tr("&Italic"), "italic"_L1, QKeySequence::Italic, AttributeKey::Italic);
    addInline(tr("&Underline"), "underline"_L1, QKeySequence::Underline, AttributeKey::Underline);
    addInline(tr("&Strike through"), "strike"_L1, QKeySequence(u"Ctrl+Shift+X"_s),
              AttributeKey::Strike);
    addInline(tr("&Code"), "code"_L1, QKeySequence(u"Ctrl+E"_s), AttributeKey::Code);
    m_link = addOfText(tr("&Link…"), "link"_L1, QKeySequence(u"Ctrl+K"_s));
    m_clear = addOfText(tr("Clear &format"), "clear"_L1, QKeySequence(u"Ctrl+\\"_s));
    connect(m_link, &QAction::triggered, this, &DocumentActions::linkRequested);
    connect(m_clear, &QAction::triggered, this, [this] {
        if (m_tab)
            m_tab->editor().clearFormatting();
    });

    const auto level = [](int number) {
        return QKeySequence(u"Ctrl+Alt+%1"_s.arg(number));
    };
    addBlock(tr("&Text"), {}, level(0), {});
    addBlock(tr("Heading &1"), {}, level(1), blocks::kHeading1);
    addBlock(tr("Heading &2"), {}, level(2), blocks::kHeading2);
    addBlock(tr("Heading &3"), {}, level(3), blocks::kHeading3);
    addBlock(tr("Heading &4"), {}, level(4), blocks::kHeading4);
    addBlock(tr("Heading &5"), {}, level(5), blocks::kHeading5);
    addBlock(tr("Heading &6"), {}, level(6), blocks::kHeading6);
    addBlock(tr("&Bulleted list"), "list-bullet"_L1, QKeySequence(u"Ctrl+Shift+8"_s),
             blocks::kBulletList);
    addBlock(tr("&Numbered list"), "list-number"_L1, QKeySequence(u"Ctrl+Shift+7"_s),
             blocks::kNumberedList);
    addBlock(tr("C&heck list"), "list-check"_L1, QKeySequence(u"Ctrl+Shift+9"_s),
             blocks::kCheckList);
    addBlock(tr("&Quote"), "quote"_L1, QKeySequence(u"Ctrl+Alt+Q"_s), blocks::kQuote);
    addBlock(tr("Co&de block"), "code-block"_L1, QKeySequence(u"Ctrl+Alt+C"_s), blocks::kCode);
}

void DocumentActions::addPaletteFormats()
{
    m_color = addOfText(tr("Text colou&r…"), "text-color"_L1, QKeySequence(u"Ctrl+Shift+C"_s));
    m_highlight = addOfText(tr("Hi&ghlight…"), "highlight"_L1, QKeySequence(u"Ctrl+Alt+H"_s));
    connect(m_color, &QAction::triggered, this,
            [this] { Q_EMIT colorRequested(AttributeKey::Color); });
    connect(m_highlight, &QAction::triggered, this,
            [this] { Q_EMIT colorRequested(AttributeKey::Background); });
}

void DocumentActions::addAlignment(const QString &text, QLatin1StringView icon,
                                   const QKeySequence &keys, const QString &alignment)
{
    QAction *action = addOfText(text, icon, keys);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, alignment] { setAlignment(alignment); });
    m_alignments.append({action, alignment});
}

/// Brackets need AltGr on many keyboards, so indenting has a letter, too.
void DocumentActions::addParagraphFormats()
{
    addAlignment(tr("Align &left"), "align-left"_L1, {}, {});
    addAlignment(tr("&Centre"), "align-center"_L1, QKeySequence(u"Ctrl+Shift+E"_s), u"center"_s);
    addAlignment(tr("Align &right"), "align-right"_L1, QKeySequence(u"Ctrl+Shift+R"_s), u"right"_s);
    addAlignment(tr("&Justify"), "align-justify"_L1, QKeySequence(u"Ctrl+Shift+J"_s),
                 u"justify"_s);
    m_indent = addOfText(tr("&Indent more"), "indent"_L1, QKeySequence(u"Ctrl+M"_s));
    m_indent->setShortcuts({QKeySequence(u"Ctrl+M"_s), QKeySequence(u"Ctrl+]"_s)});
    m_outdent = addOfText(tr("I&ndent less"), "outdent"_L1, QKeySequence(u"Ctrl+Shift+M"_s));
    m_outdent->setShortcuts({QKeySequence(u"Ctrl+Shift+M"_s), QKeySequence(u"Ctrl+["_s)});
    m_tickOff = addOfText(tr("Tic&k off"), "list-check"_L1, QKeySequence(u"Ctrl+Return"_s));
    m_rule = addOfText(tr("&Horizontal line"), "rule"_L1, QKeySequence(u"Ctrl+Shift+Return"_s));
    m_image = addOfText(tr("I&mage…"), "image"_L1, QKeySequence(u"Ctrl+Shift+I"_s));
    connect(m_image, &QAction::triggered, this, [this] {
        if (m_tab)
            m_tab->images().choose();
    });
    const auto onEditor = [this](QAction *action, auto command) {
        connect(action, &QAction::triggered, this, [this, command] {
            if (m_tab)
                command(m_tab->editor());
        });
    };
    onEditor(m_indent, [](EditorWidget &editor) { editor.indentBy(1); });
    onEditor(m_outdent, [](EditorWidget &editor) { editor.indentBy(-1); });
    onEditor(m_tickOff, [](EditorWidget &editor) { editor.toggleChecked(); });
    onEditor(m_rule, [](EditorWidget &editor) { editor.insertRule(); });
}

void DocumentActions::addView()
{
    m_find = add(tr("&Find…"), "search"_L1, QKeySequence::Find);
    m_window->addAction(m_find);
    connect(m_find, &QAction::triggered, this, &DocumentActions::findRequested);
    QAction *in = add(tr("Zoom &in"), {}, QKeySequence::ZoomIn);
    QAction *out = add(tr("Zoom &out"), {}, QKeySequence::ZoomOut);
    QAction *reset = add(tr("&Actual size"), {}, QKeySequence(u"Ctrl+0"_s));
    m_zoom = {in, out, reset};
    m_window->addActions(m_zoom);
    connect(in, &QAction::triggered, this, [this] { if (m_tab) m_tab->editor().stepZoom(1); });
    connect(out, &QAction::triggered, this, [this] { if (m_tab) m_tab->editor().stepZoom(-1); });
    connect(reset, &QAction::triggered, this, [this] { if (m_tab) m_tab->editor().resetZoom(); });
}

void DocumentActions::setBlock(const QString &block)
{
    if (!m_tab)
        return;
    // A second press on what is on already goes back to ordinary text.
    const bool isOn = m_tab->editor().formatState().paragraph.text(AttributeKey::Block) == block;
    m_tab->editor().setBlock(isOn ? QString() : block);
    refreshFormat();
}

/// As with the kinds of paragraph, a second press takes it back.
void DocumentActions::setAlignment(const QString &alignment)
{
    if (!m_tab)
        return;
    EditorWidget &editor = m_tab->editor();
    const bool isOn = editor.formatState().paragraph.text(AttributeKey::Align) == alignment;
    editor.setAlignment(isOn ? QString() : alignment);
    refreshFormat();
}

void DocumentActions::setTab(DocumentTab *tab)
{
    if (m_tab) {
        m_tab->disconnect(this);
        for (QAction *action : std::as_const(m_ofText))
            m_tab->editor().removeAction(action);
        m_tab->editor().disconnect(this);
        m_tab->controller().disconnect(this);
    }
    m_tab = tab;
    if (tab) {
        tab->editor().addActions(m_ofText);
        connect(&tab->editor(), &EditorWidget::formatStateChanged, this,
                &DocumentActions::refreshFormat);
        connect(&tab->editor(), &EditorWidget::copyAvailable, this, &DocumentActions::refresh);
        connect(&tab->controller(), &DocumentController::undoStateChanged, this,
                &DocumentActions::refresh);
        connect(&tab->controller(), &DocumentController::statusChanged, this,
                &DocumentActions::refresh);
    }
    refresh();
    refreshFormat();
}

void DocumentActions::refresh()
{
    const bool isOpen = !m_tab.isNull();
    const bool canEdit = isOpen && m_tab->controller().canEdit();
    const bool hasSelection = isOpen && m_tab->editor().textCursor().hasSelection();
    m_undo->setEnabled(canEdit && m_tab->controller().canUndo());
    m_redo->setEnabled(canEdit && m_tab->controller().canRedo());
    m_cut->setEnabled(canEdit && hasSelection);
    m_copy->setEnabled(hasSelection);
    m_paste->setEnabled(canEdit);
    m_pastePlain->setEnabled(canEdit);
    m_selectAll->setEnabled(isOpen);
    m_link->setEnabled(canEdit);
    m_clear->setEnabled(canEdit);
    for (const InlineAction &item : std::as_const(m_inline))
        item.action->setEnabled(canEdit);
    for (const BlockAction &item : std::as_const(m_blocks))
        item.action->setEnabled(canEdit);
    for (const AlignAction &item : std::as_const(m_alignments))
        item.action->setEnabled(canEdit);
    for (QAction *action : {m_color, m_highlight, m_indent, m_outdent, m_rule, m_image})
        action->setEnabled(canEdit);
    for (QAction *action : std::as_const(m_zoom))
        action->setEnabled(isOpen);
    m_find->setEnabled(isOpen);
}

void DocumentActions::refreshFormat()
{
    const FormatState state = m_tab ? m_tab->editor().formatState() : FormatState();
    for (const InlineAction &item : std::as_const(m_inline))
        item.action->setChecked(state.text.isOn(item.key));
    const QString block = state.paragraph.text(AttributeKey::Block);
    for (const BlockAction &item : std::as_const(m_blocks))
        item.action->setChecked(item.block == block);
    const QString alignment = state.paragraph.text(AttributeKey::Align);
    for (const AlignAction &item : std::as_const(m_alignments)) {
        item.action->setChecked(item.alignment == alignment);
        if (item.alignment == alignment)
            Q_EMIT alignmentChanged(item.action);
    }
    m_tickOff->setEnabled(m_tab && m_tab->controller().canEdit() && block == blocks::kCheckList);
    Q_EMIT blockNameChanged(blockName());
}

QList<QAction *> DocumentActions::alignments() const
{
    QList<QAction *> actions;
    for (const AlignAction &item : m_alignments)
        actions.append(item.action);
    return actions;
}

QString DocumentActions::blockName() const
{
    for (const BlockAction &item : m_blocks) {
        if (item.action->isChecked())
            return wordsOfMenuText(item.action->text());
    }
    return wordsOfMenuText(m_blocks.first().action->text());
}

QList<QAction *> DocumentActions::inlineFormats() const
{
    QList<QAction *> actions;
    for (const InlineAction &item : m_inline)
        actions.append(item.action);
    return actions;
}

QList<QAction *> DocumentActions::headings() const
{
    QList<QAction *> actions;
    for (const BlockAction &item : m_blocks) {
        if (item.block.isEmpty() || blocks::headingLevel(item.block) > 0)
            actions.append(item.action);
    }
    return actions;
}

QList<QAction *> DocumentActions::blocks() const
{
    QList<QAction *> actions;
    for (const BlockAction &item : m_blocks) {
        if (!item.block.isEmpty() && blocks::headingLevel(item.block) == 0)
            actions.append(item.action);
    }
    return actions;
}

} // namespace syngraph
