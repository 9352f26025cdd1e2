#pragma once

#include <QToolBar>

class QPushButton;
class QToolButton;

namespace syngraph {

class AvatarRow;
class DocumentActions;

/// The one tool bar: history, kind of paragraph, formats, lists; at its right end the others' discs
/// and Share, which stay in sight however narrow the window is. Only arranges what DocumentActions
/// offers. GUI thread.
class FormatToolbar final : public QToolBar
{
    Q_OBJECT

public:
    explicit FormatToolbar(DocumentActions &actions, QWidget *parent = nullptr);

    AvatarRow *avatars() const { return m_avatars; }
    QPushButton *shareButton() const { return m_share; }
    /// Beside the discs of the others.
    void addAtEnd(QWidget *tool);
    /// What a popover of `action` hangs under: its button, or the bar while that is behind ">>".
    QWidget *buttonOf(QAction *action) const;

private:
    void fillTools();
    void nameButtons();
    void addAlignButton();
    void addStyleButton();
    QWidget *makeEnd();

    DocumentActions &m_actions;
    QToolBar *m_tools = nullptr; ///< what does not fit goes behind its ">>"
    QToolButton *m_style = nullptr;
    QToolButton *m_align = nullptr;
    AvatarRow *m_avatars = nullptr;
    QPushButton *m_share = nullptr;
};

} // namespace syngraph
