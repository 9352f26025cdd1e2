#pragma once

#include <QObject>

namespace syngraph {

class EditorWidget;

/// Over a link in the text: where it really leads, and how to open it. Owned by the editor; GUI thread.
class LinkTips final : public QObject
{
    Q_OBJECT

public:
    explicit LinkTips(EditorWidget &editor);

    /// Plain text; empty where there is no link, or one that leads nowhere.
    static QString words(const QString &address);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    EditorWidget &m_editor;
    bool m_isShown = false;
};

} // namespace syngraph
