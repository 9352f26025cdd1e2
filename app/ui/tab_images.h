#pragma once

#include "app/editor/image_coding.h"
#include "common/protocol/messages.h"

#include <QObject>

class QMenu;

namespace syngraph {

class DocumentTab;

/// The images of one tab: carries bytes between its editor, which shows them, and its controller,
/// which keeps and sends them, and says what becomes of those that do not get anywhere. Owned by the
/// tab; GUI thread.
class TabImages final : public QObject
{
    Q_OBJECT

public:
    explicit TabImages(DocumentTab &tab);

    /// A question for files, which are put in place of the selection.
    void choose();
    /// What can be done with the image that is selected, if one is.
    void addTo(QMenu &menu);

private:
    void wire();
    void keep(const QByteArray &bytes);
    void saveAs(const QByteArray &image);
    void writeTo(const QString &path, const QByteArray &bytes);
    void sayRefused(ImageError error);
    void sayNotStored(ErrorCode code);

    DocumentTab &m_tab;
};

} // namespace syngraph
