#pragma once

#include "common/document/authorship.h"
#include "common/protocol/messages.h"

#include <QColor>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace syngraph {

class AuthorTints;
class DocumentController;
class EditFlash;
class EditorWidget;
class RemoteActivity;
class SpellLayer;
class SpellService;

/// What is laid over a document's text and told about it, beside the text itself: waves under
/// misspelt words, who wrote what, light on what changed, sentences for screen readers. Knows
/// the names of all who were here since the document was opened. Owned by the tab; GUI thread.
class DocumentOverlays final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this. To be made before anything else listens to the
    /// controller: it looks at the editor's document before an edit is shown.
    DocumentOverlays(EditorWidget &editor, DocumentController &controller, QObject *parent);
    ~DocumentOverlays() override;

    void setSpelling(SpellService *service); ///< once; borrowed
    SpellLayer *spelling() const { return m_spelling; }
    void setProfile(const QString &name, quint32 color);
    /// Somebody said this just now.
    void noteChat(const std::vector<ChatEntry> &entries);
    void setTinted(bool isTinted);
    bool isTinted() const;
    EditFlash &flash() { return *m_flash; }
    /// "Ann wrote this."
    QString authorWords(qsizetype position) const;
    std::optional<QColor> colorOf(Authorship who) const;

Q_SIGNALS:
    /// For whoever cannot see it.
    void told(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void notePeople();

    struct Known
    {
        QString name;
        quint32 color = 0;
    };
    EditorWidget &m_editor;
    DocumentController &m_controller;
    std::unique_ptr<AuthorTints> m_tints;
    EditFlash *m_flash;
    SpellLayer *m_spelling = nullptr;
    RemoteActivity *m_activity;
    QHash<qint64, Known> m_known; ///< by author
    Known m_self;
};

} // namespace syngraph
