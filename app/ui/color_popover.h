#pragma once

#include "app/ui/popover.h"
#include "common/ot/attributes.h"

#include <QList>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace syngraph {

class EditorTheme;

/// The palette of text colours or of marker pens: named fields that show how the colour looks on
/// the page as it is now, light or dark, and "Automatic", which takes the colour away. Arrow keys
/// walk the fields. GUI thread.
class ColorPopover final : public Popover
{
    Q_OBJECT

public:
    explicit ColorPopover(QWidget *window);

    /// `key`: AttributeKey::Color or Background; `present`: "#rrggbb" of what is marked, or empty.
    void showColors(AttributeKey key, const QString &present, const EditorTheme &theme);

Q_SIGNALS:
    /// A null value: the page's own colour.
    void colorChosen(syngraph::AttributeKey key, const syngraph::AttributeValue &value);

protected:
    QWidget *firstField() const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QString &color);
    void addField(int place);

    AttributeKey m_key = AttributeKey::Color;
    QLabel *m_heading;
    QPushButton *m_automatic;
    QGridLayout *m_grid;
    QList<QToolButton *> m_fields;
    QToolButton *m_present = nullptr;
};

} // namespace syngraph
