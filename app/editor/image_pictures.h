#pragma once

#include "app/editor/image_coding.h"

#include <QHash>
#include <QObject>
#include <QPixmap>

namespace syngraph {

/// What the images of one document look like, as far as somebody looks at them: asks for the bytes
/// of an image when it is first laid out, decodes them on another thread, and lets go of the
/// pictures shown longest ago beyond limits::kPictureBytes; what they measure stays known.
/// Images are named by the SHA-256 of their bytes. Owned by the EditorWidget; GUI thread.
class ImagePictures final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Awaited, ///< asked for
        Missing, ///< nobody has it, for now
        Broken,  ///< see error()
        Ready
    };
    struct Look
    {
        State state = State::Awaited;
        QSize size;     ///< in pixels, once it is known
        QImage picture; ///< Ready: of that size or smaller; null where it was let go
        ImageError error = ImageError::Unreadable;
    };

    explicit ImagePictures(QObject *parent = nullptr);

    /// To lay it out: whoever measures first makes it wanted().
    const Look &measure(const QByteArray &image);
    /// To paint it, in device pixels; null while it is decoded once more.
    QPixmap paint(const QByteArray &image, const QSize &size);
    /// Without wanting it.
    const Look *known(const QByteArray &image) const;

    /// What stands in place of a picture.
    struct Words
    {
        QString awaited;
        QString missing;
        QString broken;
        QString tooLarge;
        QString unsupported;
    };
    void setWords(Words words) { m_words = std::move(words); }
    QString wordsFor(const Look &look) const;

    /// The answers to wanted().
    void take(const QByteArray &image, const QByteArray &bytes);
    void miss(const QByteArray &image);
    /// Another document: nothing is known any more.
    void clear();

Q_SIGNALS:
    void wanted(const QByteArray &image);
    /// Its state or size is another; lay it out anew.
    void changed(const QByteArray &image);

private:
    struct Entry
    {
        Look look;
        QPixmap painted; ///< the picture as it was painted last
        bool isAsked = false;
        qint64 lastShown = 0;
    };
    void ask(const QByteArray &image, Entry &entry);
    void show(const QByteArray &image, const Result<image_coding::Decoded, ImageError> &decoded);
    void letGo();

    static qint64 bytesOf(const Entry &entry);

    Words m_words;
    QHash<QByteArray, Entry> m_entries;
    qint64 m_bytes = 0;
    qint64 m_time = 0;
    int m_generation = 0; ///< what was decoded for an earlier one is late
};

} // namespace syngraph
