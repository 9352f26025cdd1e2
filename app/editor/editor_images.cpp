#include "app/editor/editor_images.h"

#include "app/editor/clipboard.h"
#include "app/editor/editor_geometry.h"
#include "app/editor/editor_widget.h"
#include "app/editor/fragment_codec.h"
#include "common/base/ids.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace syngraph {

namespace {

constexpr qsizetype kHeadBytes = 16;

/// Files of this computer, and nothing that a network would have to fetch.
QStringList localFiles(const QMimeData &source)
{
    QStringList paths;
    for (const auto &url : source.urls()) {
        if (!url.isLocalFile() || !url.host().isEmpty())
            return {};
        paths += url.toLocalFile();
    }
    return paths;
}

bool isImageFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return false; // a pipe would keep us waiting
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && imageKindOf(file.read(kHeadBytes)).has_value();
}

QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)
        || file.size() > limits::kImageSourceBytes)
        return {};
    return file.readAll();
}

} // namespace

EditorImages::EditorImages(EditorWidget &editor) : m_editor(editor), m_pictures(this)
{
    DocumentBinding &binding = editor.binding();
    binding.setPictures(&m_pictures);
    connect(&m_pictures, &ImagePictures::changed, this,
            [this](const QByteArray &image) {
                m_editor.remeasureImage(image);
                if (m_unseen.remove(image))
                    m_editor.ensureCursorVisible(); // whoever put it in goes on behind it
            });
    connect(&binding, &DocumentBinding::changed, this, [this](const Delta &delta) {
        if (m_place) {
            // What is typed at the place while one waits stands behind the image.
            m_place = Selection{mapPosition(delta, m_place->start(), Stickiness::Left),
                                mapPosition(delta, m_place->end(), Stickiness::Left)};
        }
    });
    connect(&binding, &DocumentBinding::loaded, this, [this] {
        if (m_place)
            m_place = m_editor.selection();
    });
}

bool EditorImages::areIn(const QMimeData &source)
{
    if (source.hasFormat(kFragmentMimeType))
        return false;
    const auto files = localFiles(source);
    if (!files.isEmpty())
        return std::ranges::all_of(files, isImageFile);
    // Where there is text as well, as from a spreadsheet, the text is meant.
    return source.hasImage() && !source.hasText();
}

void EditorImages::insert(const QMimeData &source)
{
    const auto files = localFiles(source);
    if (!files.isEmpty()) {
        insertFiles(files);
        return;
    }
    // The bytes, where there are any, are better than a picture made of them.
    for (const auto *format : {"image/png", "image/jpeg", "image/webp", "image/gif"}) {
        const auto bytes = source.data(QString::fromLatin1(format));
        if (imageKindOf(bytes)) {
            insert({{bytes, {}}});
            return;
        }
    }
    insert({{{}, qvariant_cast<QImage>(source.imageData())}});
}

void EditorImages::insertFiles(const QStringList &paths)
{
    if (paths.size() > limits::kImagesInserted) {
        Q_EMIT tooMany();
        return;
    }
    std::vector<ImageSource> sources;
    for (const auto &path : paths) {
        auto bytes = bytesOfFile(path);
        if (bytes.isEmpty())
            Q_EMIT refused(QFileInfo(path).size() > limits::kImageSourceBytes
                               ? ImageError::TooLarge
                               : ImageError::Unreadable);
        else
            sources.push_back({std::move(bytes), {}});
    }
    insert(std::move(sources));
}

void EditorImages::insert(std::vector<ImageSource> sources)
{
    if (m_editor.isReadOnly() || sources.empty())
        return;
    if (qsizetype(sources.size() + m_waiting.size()) > limits::kImagesInserted) {
        Q_EMIT tooMany();
        return;
    }
    const bool isIdle = m_waiting.empty();
    if (isIdle)
        m_place = m_editor.selection();
    for (auto &source : sources)
        m_waiting.push_back(std::move(source));
    if (isIdle)
        prepareNext();
}

void EditorImages::prepareNext()
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<EditorImages>(this), source = m_waiting.front()] {
            const auto prepared = source.bytes.isEmpty() ? image_coding::prepare(source.picture)
                                                         : image_coding::prepare(source.bytes);
            QMetaObject::invokeMethod(
                qApp,
                [guard, prepared] {
                    if (guard)
                        guard->takePrepared(prepared);
                },
                Qt::QueuedConnection);
        });
}

void EditorImages::takePrepared(const Result<QByteArray, ImageError> &prepared)
{
    if (prepared) {
        Q_EMIT ready(*prepared);
        return;
    }
    Q_EMIT refused(prepared.error());
    goOn();
}

void EditorImages::place(const QByteArray &image)
{
    if (m_waiting.empty())
        return;
    if (!image.isEmpty() && !m_editor.isReadOnly() && m_place) {
        const auto last = m_editor.content().length() - 1;
        const Selection where{std::min(m_place->start(), last), std::min(m_place->end(), last)};
        DeltaBuilder fragment;
        fragment.insert(QString(QChar(kEmbedUnit)),
                        {{AttributeKey::Image, AttributeValue(base64UrlText(image))}});
        const auto edit = commands::replace(m_editor.content(), where, fragment.build());
        if (m_editor.binding().perform(edit)) {
            m_place = Selection{where.start() + 1, where.start() + 1};
            m_unseen.insert(image);
            m_editor.ensureCursorVisible();
        }
    }
    goOn();
}

void EditorImages::goOn()
{
    m_waiting.pop_front();
    if (m_waiting.empty())
        m_place.reset();
    else
        prepareNext();
}

std::optional<QByteArray> EditorImages::imageAt(qsizetype position) const
{
    const auto &document = m_editor.content();
    if (position >= document.length())
        return std::nullopt;
    return bytesFromBase64Url(document.attributesAt(position).text(AttributeKey::Image),
                              Sha256::kBytes);
}

std::optional<QByteArray> EditorImages::selected() const
{
    const Selection selection = m_editor.selection();
    return selection.end() - selection.start() == 1 ? imageAt(selection.start()) : std::nullopt;
}

std::optional<qsizetype> EditorImages::unitAt(const QPointF &point) const
{
    const auto unit = EditorGeometry(m_editor).unitAt(point);
    return unit && imageAt(*unit) ? unit : std::nullopt;
}

} // namespace syngraph
