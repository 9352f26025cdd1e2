#pragma once

#include "common/ot/attributes.h"

#include <QObject>
#include <QPointer>

class QAction;
class QActionGroup;
class QMenu;

namespace syngraph {

class DocumentTab;

/// Everything that can be done to the text of the tab in front, as actions shared by the menus and
/// the tool bar: one place for words, icons, shortcuts and whether they can be used now. GUI thread.
class DocumentActions final : public QObject
{
    Q_OBJECT

public:
    /// The shortcuts work while the text or the tool bar has the focus: in a field of a popover the
    /// same keys are the field's. Only zoom and find are the whole window's.
    explicit DocumentActions(QWidget *window);

    /// Borrowed; nullptr switches everything off.
    void setTab(DocumentTab *tab);

    QAction *undo() const { return m_undo; }
    QAction *redo() const { return m_redo; }
    QAction *link() const { return m_link; }
    QAction *find() const { return m_find; }
    QAction *clearFormat() const { return m_clear; }
    QList<QAction *> clipboard() const { return m_clipboard; }
    QList<QAction *> inlineFormats() const;
    QList<QAction *> headings() const; ///< "Text" first, then levels 1 to 6
    QList<QAction *> blocks() const;   ///< lists, quote, code
    QList<QAction *> alignments() const;
    QAction *color() const { return m_color; }
    QAction *highlight() const { return m_highlight; }
    QAction *indent() const { return m_indent; }
    QAction *outdent() const { return m_outdent; }
    QAction *tickOff() const { return m_tickOff; }
    QAction *rule() const { return m_rule; }
    QAction *image() const { return m_image; }
    QList<QAction *> zoom() const { return m_zoom; }
    /// The kind of paragraph that the caret is in, as in the menu.
    QString blockName() const;

Q_SIGNALS:
    void blockNameChanged(const QString &name);
    void linkRequested();
    /// The palette of AttributeKey::Color or Background is wanted.
    void colorRequested(syngraph::AttributeKey key);
    /// By the action of alignments() that holds at the caret.
    void alignmentChanged(QAction *alignment);
    void findRequested();

private:
    struct InlineAction
    {
        QAction *action;
        AttributeKey key;
    };
    struct BlockAction
    {
        QAction *action;
        QString block; ///< empty: an ordinary paragraph
    };

    struct AlignAction
    {
        QAction *action;
        QString alignment; ///< empty: at the start of the line
    };

    QAction *add(const QString &text, QLatin1StringView icon, const QKeySequence &keys);
    QAction *addOfText(const QString &text, QLatin1StringView icon, const QKeySequence &keys);
    void addHistory();
    void addClipboard();
    void addInline(const QString &text, QLatin1StringView icon, const QKeySequence &keys,
                   AttributeKey key);
    void addBlock(const QString &text, QLatin1StringView icon, const QKeySequence &keys,
                  const QString &block);
    void addFormats();
    void addPaletteFormats();
    void addParagraphFormats();
    void addAlignment(const QString &text, QLatin1StringView icon, const QKeySequence &keys,
                      const QString &alignment);
    void addView();
    void setAlignment(const QString &alignment);
    void setBlock(const QString &block);
    void refresh();
    void refreshFormat();

    QWidget *m_window;
    QPointer<DocumentTab> m_tab;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_link = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_color = nullptr;
    QAction *m_highlight = nullptr;
    QAction *m_indent = nullptr;
    QAction *m_outdent = nullptr;
    QAction *m_tickOff = nullptr;
    QAction *m_rule = nullptr;
    QAction *m_image = nullptr;
    QAction *m_find = nullptr;
    QAction *m_cut = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_pastePlain = nullptr;
    QAction *m_selectAll = nullptr;
    QList<QAction *> m_ofText; ///< whose shortcuts belong to the editor in front
    QList<QAction *> m_clipboard;
    QList<QAction *> m_zoom;
    QList<InlineAction> m_inline;
    QList<BlockAction> m_blocks;
    QList<AlignAction> m_alignments;
};

} // namespace syngraph
