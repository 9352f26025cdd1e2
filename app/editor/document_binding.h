#pragma once

#include "app/editor/document_binding_cells.h"
#include "app/editor/embed_object.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace syngraph {

/// Why something that the user did was not done. The document is as before.
enum class EditRefusal {
    ForbiddenText,     ///< a character, attribute or cut pair that documents cannot hold
    ParagraphTooLong,  ///< limits::kParagraphUnits
    DocumentTooLong,   ///< limits::kDocumentUnits
    TooManyParagraphs, ///< limits::kParagraphs
    TooManyAttributes, ///< limits::kAttributeBytes
    ClipboardTooLarge,
    ClipboardBroken, ///< claims to be of this program, and is not well-formed
    UnsafeLink
};

/// Who makes the change that the view goes through.
enum class EditOrigin {
    Remote,  ///< applyRemote(): somebody else
    Undo,    ///< applyLocal(): the user, by way of the controller
    Command, ///< perform(): the user, by a command of the editor
    Part,    ///< perform(): what such a command goes on with, undone together with it
    Typed    ///< the user, by Qt's own editing of the view
};

/// Keeps a QTextDocument and a Document equal, cell by cell, and is the only one that writes into
/// the QTextDocument's contents besides Qt's own editing.
///
/// What Qt does on behalf of the user is found by comparing the paragraphs it touched with the
/// shadow; the counts of contentsChange() are not believed. Between events: shadow == view, and
/// shadow == what all deltas given in and given out make of the loaded document. Costs of a key
/// press grow with the paragraph, not with the document.
/// Thread: the GUI thread. Owned by the EditorWidget, which owns the QTextDocument, too.
class DocumentBinding final : public QObject
{
    Q_OBJECT

public:
    /// Turns the undo of `document` off.
    explicit DocumentBinding(QTextDocument &document, QObject *parent = nullptr);
    ~DocumentBinding() override;

    const Document &document() const { return m_shadow; }
    const EditorTheme &theme() const { return m_pool.theme(); }
    /// View and document() do not agree for the moment, in the midst of an edit; settled(),
    /// changed() or loaded() follows. Slots of the view's own signals may find it so.
    bool isBehind() const { return m_isWriting || m_dirty; }

    void load(const Document &document);
    /// Both need a delta that fits document(); one that does not is a broken invariant, which
    /// broken() tells of before it is thrown.
    void applyRemote(const Delta &delta);
    void applyLocal(const Delta &delta);
    /// An edit of the user made by the program; emits localEdit() and returns true, or
    /// editRefused() and false. A delta that changes nothing is true without a signal. `as` is what
    /// localEdit() says of it: Typed for what a single key does, else Command.
    bool perform(const Delta &delta, EditOrigin as = EditOrigin::Command);

    /// Formats everything anew.
    void setTheme(const EditorTheme &theme);
    /// Where embeds get their pictures; borrowed.
    void setPictures(ImagePictures *pictures) { m_embeds->setPictures(pictures); }
    /// Lays out anew what shows this image, named by the SHA-256 of its bytes.
    void remeasureImage(const QByteArray &image);
    /// What a format in the view stands for; empty for one that did not come from here.
    const AttributeSet &attributesOf(const QTextFormat &format) const
    {
        return m_pool.attributesOf(format);
    }
    /// How text typed with these attributes into the paragraph at `position` looks.
    QTextCharFormat typingFormat(const AttributeSet &attributes, qsizetype position);

    /// Where the caret is after an edit of Qt's; tells apart which "t" of "tt" was typed.
    void setCaretSource(std::function<qsizetype()> source) { m_caretSource = std::move(source); }

    /// Reads the whole view: an edit that Qt did not report becomes a localEdit(). Called by itself
    /// when the user pauses.
    void reconcile();
    static EditRefusal refusalFor(ApplyError error);
    /// Edits that only reconcile() found. Other than 0 is a fault worth a report.
    int missedEdits() const { return m_missedEdits; }

Q_SIGNALS:
    /// The user changed document() by `delta`; `inverse` takes it back.
    void localEdit(const syngraph::Delta &delta, const syngraph::Delta &inverse,
                   syngraph::EditOrigin origin);
    void editRefused(syngraph::EditRefusal reason);
    /// Around every change of document() but load(). For Typed the view has changed already.
    void aboutToChange(const syngraph::Delta &delta, syngraph::EditOrigin origin);
    void changed(const syngraph::Delta &delta, syngraph::EditOrigin origin);
    /// Around load(); before it the document is still the old one.
    void aboutToLoad(const syngraph::Document &next);
    void loaded();
    /// An invariant broke within an edit: the view may show what document() is not, and neither is
    /// to be used any more.
    void broken();
    /// An edit of the user's is over, after its localEdit() if there was one: view, document() and
    /// whoever listens agree. Also after edits that changed nothing.
    void settled();

private:
    /// The part of view and shadow that may differ: all but a head and a tail of so many units.
    struct Dirty
    {
        qsizetype head;
        qsizetype tail;
    };
    struct Region
    {
        qsizetype from;
        qsizetype oldTo; ///< in the shadow
        qsizetype newTo; ///< in the view
    };
    void noteChange(int position, int removed, int added);
    void takeEdit();
    template <typename Work> bool guarded(const Work &work);
    template <typename Work> void reported(const Work &work);
    void takeRegion(const Region &region);
    Region regionOf(const Dirty &dirty) const;
    Delta differenceIn(const Region &region) const;
    std::optional<EditRefusal> judge(const Delta &delta) const;
    void writeDelta(const Delta &delta);
    void putBack(const Region &region);

    QTextDocument &m_document;
    FormatPool m_pool;
    EmbedObject *m_embeds; ///< owned by this as a QObject
    DocumentBindingCells m_cells;
    Document m_shadow;
    std::optional<Dirty> m_dirty;
    std::function<qsizetype()> m_caretSource;
    QTimer m_pause;
    qsizetype m_caretHint = 0;
    int m_missedEdits = 0;
    bool m_isWriting = false; ///< what the view reports now is our own doing
};

} // namespace syngraph
