#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace syngraph {

/// A small pane above the window's content, hung under an anchor. It lives inside of the window (no
/// window of its own), takes the focus when it opens, gives it back when it closes, and closes with
/// Esc or a click elsewhere. Nothing behind it is blocked. What is higher than the window scrolls.
/// GUI thread.
class Popover : public QWidget
{
    Q_OBJECT

public:
    /// `window` is the window that it lies in and its parent; `width` in pixels, without shadow.
    Popover(int width, QWidget *window);
    ~Popover() override;

    /// Under `anchor`, its right edges aligned where there is room.
    void openUnder(QWidget *anchor);
    /// At the top of `area`, in its middle.
    void openOver(QWidget *area);
    bool isOpen() const { return isVisible(); }

public Q_SLOTS:
    void closePopover();

Q_SIGNALS:
    void left(); ///< the focus is for the text: who had it before is gone, or there is only to wait

protected:
    QVBoxLayout *content() const { return m_content; }
    int contentWidth() const; ///< in pixels, of what is in content()
    int wantedHeight() const; ///< without scrolling
    int mostHeight() const;   ///< that fits into the window
    /// Before its height is taken: what can do with less makes itself fit.
    virtual void fitContent() {}
    /// Esc: nothing that was typed into it counts.
    virtual void cancel() { closePopover(); }
    /// Called before it shows itself.
    virtual void prepare() {}
    /// Who gets the focus; nullptr for the first field.
    virtual QWidget *firstField() const { return nullptr; }
    /// After the content changed its size.
    void refit();
    /// Shows `text` in `label`, which is hidden without one, and has it read out. It
    /// describes `field` from then on, too: whoever comes back to it hears what is wrong with it.
    void say(QLabel &label, const QString &text, QWidget *field = nullptr);

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void open();
    /// To who had it when this was opened; left() if they are gone.
    void giveFocusBack();
    void takeHeight();
    void bringIntoSight(QPointer<QWidget> widget);
    void place();

    QScrollArea *m_scroll;
    QVBoxLayout *m_content;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
    bool m_isCentered = false;
};

} // namespace syngraph
