#include "app/editor/image_pictures.h"

#include "common/base/limits.h"

#include <QGuiApplication>
#include <QPointer>
#include <QThreadPool>

namespace syngraph {

namespace {

/// Wider than any column of text on any screen is only memory.
constexpr int kWidest = 2'560;

/// Two at most, whatever the number of windows: others want the processor, too.
QThreadPool &decoders()
{
    static QThreadPool pool;
    static const bool isSet = [] {
        pool.setMaxThreadCount(2);
        return true;
    }();
    Q_UNUSED(isSet);
    return pool;
}

} // namespace

ImagePictures::ImagePictures(QObject *parent) : QObject(parent) {}

const ImagePictures::Look &ImagePictures::measure(const QByteArray &image)
{
    Entry &entry = m_entries[image];
    if (entry.look.state == State::Awaited && !entry.isAsked)
        ask(image, entry);
    return entry.look;
}

QPixmap ImagePictures::paint(const QByteArray &image, const QSize &size)
{
    const auto found = m_entries.find(image);
    if (found == m_entries.end() || found->look.state != State::Ready)
        return {};
    found->lastShown = ++m_time;
    if (found->painted.size() == size)
        return found->painted;
    if (found->look.picture.isNull()) {
        if (!found->isAsked)
            ask(image, *found);
        return {};
    }
    // Scaled once: a smooth one takes longer than a key press may.
    m_bytes -= bytesOf(*found);
    found->painted = QPixmap::fromImage(
        found->look.picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    m_bytes += bytesOf(*found);
    letGo();
    return found->painted;
}

qint64 ImagePictures::bytesOf(const Entry &entry)
{
    return entry.look.picture.sizeInBytes()
        + qint64(entry.painted.width()) * entry.painted.height() * 4;
}

QString ImagePictures::wordsFor(const Look &look) const
{
    switch (look.state) {
    case State::Awaited:
        return m_words.awaited;
    case State::Missing:
        return m_words.missing;
    case State::Broken:
        return look.error == ImageError::TooLarge    ? m_words.tooLarge
            : look.error == ImageError::Unsupported ? m_words.unsupported
                                                    : m_words.broken;
    case State::Ready:
        break;
    }
    return {};
}

const ImagePictures::Look *ImagePictures::known(const QByteArray &image) const
{
    const auto found = m_entries.constFind(image);
    return found == m_entries.cend() ? nullptr : &found->look;
}

/// Later: whoever looks may be in the midst of laying out or painting.
void ImagePictures::ask(const QByteArray &image, Entry &entry)
{
    entry.isAsked = true;
    QMetaObject::invokeMethod(
        this,
        [this, image, generation = m_generation] {
            if (generation == m_generation)
                Q_EMIT wanted(image);
        },
        Qt::QueuedConnection);
}

void ImagePictures::take(const QByteArray &image, const QByteArray &bytes)
{
    const auto found = m_entries.find(image);
    if (found == m_entries.end()
        || (found->look.state == State::Ready && !found->look.picture.isNull()))
        return;
    decoders().start([guard = QPointer<ImagePictures>(this), image, bytes,
                      generation = m_generation] {
        const auto decoded = image_coding::decode(bytes, kWidest);
        QMetaObject::invokeMethod(
            qApp,
            [guard, image, decoded, generation] {
                if (guard && guard->m_generation == generation)
                    guard->show(image, decoded);
            },
            Qt::QueuedConnection);
    });
}

void ImagePictures::show(const QByteArray &image,
                         const Result<image_coding::Decoded, ImageError> &decoded)
{
    const auto found = m_entries.find(image);
    if (found == m_entries.end())
        return;
    found->isAsked = false;
    Look &look = found->look;
    m_bytes -= bytesOf(*found);
    found->painted = QPixmap();
    if (decoded) {
        look = {State::Ready, decoded->size, decoded->picture, {}};
        m_bytes += bytesOf(*found);
        found->lastShown = ++m_time;
        letGo();
    } else {
        look = {State::Broken, {}, {}, decoded.error()};
    }
    Q_EMIT changed(image);
}

void ImagePictures::miss(const QByteArray &image)
{
    const auto found = m_entries.find(image);
    if (found == m_entries.end() || found->look.state != State::Awaited)
        return;
    found->look.state = State::Missing;
    Q_EMIT changed(image);
}

/// Those shown longest ago, but never the newest.
void ImagePictures::letGo()
{
    while (m_bytes > limits::kPictureBytes) {
        auto oldest = m_entries.end();
        for (auto each = m_entries.begin(); each != m_entries.end(); ++each) {
            if (bytesOf(*each) > 0 && each->lastShown < m_time
                && (oldest == m_entries.end() || each->lastShown < oldest->lastShown))
                oldest = each;
        }
        if (oldest == m_entries.end())
            return;
        m_bytes -= bytesOf(*oldest);
        oldest->look.picture = QImage();
        oldest->painted = QPixmap();
    }
}

void ImagePictures::clear()
{
    m_entries.clear();
    m_bytes = 0;
    ++m_generation;
}

} // namespace syngraph
