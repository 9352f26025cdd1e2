#pragma once

#include <QTextDocument>

namespace syngraph {

/// A QTextDocument that is laid out paragraph by paragraph and loads nothing. Qt's own reads any
/// local file that a format names, and decodes data: addresses, whatever the widget around it says.
class EditorDocument final : public QTextDocument
{
    Q_OBJECT

public:
    explicit EditorDocument(QObject *parent = nullptr);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace syngraph
