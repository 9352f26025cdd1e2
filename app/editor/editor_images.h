#pragma once

#include "app/editor/edit_commands.h"
#include "app/editor/image_pictures.h"

#include <QSet>

#include <deque>

class QMimeData;

namespace syngraph {

class EditorWidget;

/// An image that is to be put in: the bytes of a file, or else a picture.
struct ImageSource
{
    QByteArray bytes;
    QImage picture;
};

/// Images in one editor: what they look like, and the way of new ones into the text. What is put in
/// is made ready on another thread while the person writes on; its place moves with the text. The
/// owner keeps the bytes safe before the text names them: ready() asks for that, place() answers.
/// Owned by the EditorWidget; GUI thread.
class EditorImages final : public QObject
{
    Q_OBJECT

public:
    explicit EditorImages(EditorWidget &editor);

    ImagePictures &pictures() { return m_pictures; }

    /// Whether there are images to put in, rather than text: pictures, and files of this computer.
    static bool areIn(const QMimeData &source);
    /// Puts them in place of the selection, in their order.
    void insert(const QMimeData &source);
    void insert(std::vector<ImageSource> sources);
    /// Local files; what cannot be read or is no image is refused() one by one.
    void insertFiles(const QStringList &paths);
    /// The answer to ready(): under this name; an empty one leaves it out.
    void place(const QByteArray &image);
    /// Images that are on their way into the text.
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }

    /// The image that is selected alone, if there is one.
    std::optional<QByteArray> selected() const;
    /// Where an image is shown at `point` of the viewport.
    std::optional<qsizetype> unitAt(const QPointF &point) const;

Q_SIGNALS:
    /// `bytes` are fit for a document: keep them, then call place(). One at a time.
    void ready(const QByteArray &bytes);
    void refused(syngraph::ImageError error);
    /// More than limits::kImagesInserted at once.
    void tooMany();

private:
    void prepareNext();
    void takePrepared(const Result<QByteArray, ImageError> &prepared);
    void goOn();
    std::optional<QByteArray> imageAt(qsizetype position) const;

    EditorWidget &m_editor;
    ImagePictures m_pictures;
    std::deque<ImageSource> m_waiting; ///< the one that is made ready first
    std::optional<Selection> m_place;  ///< where the next one goes, in place of this
    QSet<QByteArray> m_unseen;         ///< put in here, and not measured yet
};

} // namespace syngraph
