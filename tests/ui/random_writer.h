#pragma once

#include "app/editor/editor_widget.h"
#include "common/base/random.h"

#include <array>

namespace syngraph::testing {

/// Somebody who does everything that an editor allows, in no sensible order: keys, commands,
/// clipboard, drops from elsewhere and within the text, input methods, undo and redo.
class RandomWriter final
{
public:
    RandomWriter(EditorWidget &editor, quint64 seed) : m_editor(editor), m_random(seed) {}
    ~RandomWriter();

    void step();
    /// What it did last.
    QString doing() const { return m_doing; }
    /// Units that the last step may take away although they come back: what it replaced.
    qsizetype replaced() const { return m_replaced; }
    Random &random() { return m_random; }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {});
    qsizetype somewhere();
    void type();
    void pressKey();
    void command();
    void useClipboard();
    void compose();
    void drop();
    void moveWithin();

    EditorWidget &m_editor;
    SeededRandom m_random;
    QString m_doing;
    qsizetype m_replaced = 0;
};

} // namespace syngraph::testing
