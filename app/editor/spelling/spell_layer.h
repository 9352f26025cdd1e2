#pragma once

#include "app/editor/editor_layer.h"
#include "app/editor/editor_widget.h"
#include "app/editor/spelling/spell_service.h"
#include "app/editor/spelling/spell_words.h"

#include <QHash>
#include <QTimer>

namespace syngraph {

/// Waves under misspelt words of the paragraphs that are visible; nothing else is ever asked
/// about, and the document is never changed. The word that is being typed has no wave before it is
/// ended or the typing pauses. Left out: code and links.
/// A child of the EditorWidget; borrows the service, which outlives it. GUI thread.
class SpellLayer final : public QObject, public EditorLayer
{
    Q_OBJECT

public:
    struct Misspelling
    {
        qsizetype from = 0;
        qsizetype length = 0;
        QString word; ///< in its spelledForm()
        bool operator==(const Misspelling &) const = default;
    };

    SpellLayer(EditorWidget &editor, SpellService &service);

    SpellService &service() { return m_service; }
    void paintAbove(QPainter &painter, const EditorGeometry &geometry,
                    const EditorTheme &theme) override;
    /// The one that a click at `position` means.
    std::optional<Misspelling> misspellingAt(qsizetype position);
    /// Known ones with a part in [from, to) of a paragraph, in order; asks about those that are not
    /// known yet.
    std::vector<Misspelling> misspellingsIn(qsizetype from, qsizetype to);
    /// One edit, in the format of the word.
    void replace(const Misspelling &what, const QString &by);

private:
    const std::vector<SpellWord> &wordsOf(const QString &text);
    bool isBeingTyped(qsizetype to) const; ///< a word that ends there

    EditorWidget &m_editor;
    SpellService &m_service;
    QHash<QString, std::vector<SpellWord>> m_words; ///< by text: most paragraphs stay as they are
    QTimer m_typing;                                ///< runs while keys follow each other
};

} // namespace syngraph
