#include "app/files/document_file.h"

#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/ot/schema.h"
#include "common/protocol/utf8.h"

#include <QtEndian>

#include <map>

namespace syngraph {

namespace {

constexpr QByteArrayView kMagic("\x89SYN\r\n\x1a\n");
constexpr quint16 kPlainVersion = 1;
constexpr quint16 kVersion = 2; ///< with images
constexpr qsizetype kLengthBytes = 4;

template <typename T>
void appendNumber(QByteArray &out, T number)
{
    char bytes[sizeof(T)];
    qToBigEndian(number, bytes);
    out.append(bytes, sizeof bytes);
}

/// Without those who wrote it: their numbers mean something on one server alone.
Document withoutAuthors(const Document &document)
{
    auto plain = Document::fromDelta(document.toDelta());
    SYNGRAPH_CHECK(plain.ok());
    return std::move(plain).value();
}

FileError errorFor(SnapshotError error)
{
    switch (error) {
    case SnapshotError::TooLarge:
        return FileError::TooLarge;
    case SnapshotError::UnknownVersion:
        return FileError::NewerVersion;
    default:
        return FileError::Damaged;
    }
}

class FieldReader final
{
public:
    explicit FieldReader(QByteArrayView bytes) : m_bytes(bytes) {}

    qsizetype offset() const { return m_at; }
    qsizetype left() const { return m_bytes.size() - m_at; }
    std::optional<QByteArrayView> take(qsizetype length)
    {
        if (length > left())
            return std::nullopt;
        const auto part = m_bytes.sliced(m_at, length);
        m_at += length;
        return part;
    }
    std::optional<QByteArrayView> takeField()
    {
        const auto length = take(kLengthBytes);
        if (!length)
            return std::nullopt;
        return take(qsizetype(qFromBigEndian<quint32>(length->data())));
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

/// Nothing where they are not as they have to be: named by the document, in order, each once.
std::optional<ImageBytes> readImages(FieldReader &reader, const Document &document)
{
    const auto names = imagesOf(document);
    const auto count = reader.take(kLengthBytes);
    if (!count)
        return std::nullopt;
    const auto number = qsizetype(qFromBigEndian<quint32>(count->data()));
    if (number < 1 || number > qsizetype(names.size()))
        return std::nullopt;
    ImageBytes images;
    QByteArray last;
    for (qsizetype i = 0; i < number; ++i) {
        const auto bytes = reader.takeField();
        if (!bytes || bytes->size() > limits::kImageBytes || !imageKindOf(*bytes))
            return std::nullopt;
        const auto name = Sha256::of(*bytes);
        if (!names.contains(name) || name <= last)
            return std::nullopt;
        images.insert(name, bytes->toByteArray());
        last = name;
    }
    return images;
}

} // namespace

QByteArray writeDocumentFile(const Document &document, const QString &title,
                             const ImageBytes &images)
{
    std::map<QByteArray, QByteArray> named;
    for (const auto &image : imagesOf(document)) {
        if (const auto found = images.constFind(image); found != images.cend())
            named.emplace(image, *found);
    }
    QByteArray out = kMagic.toByteArray();
    appendNumber(out, named.empty() ? kPlainVersion : kVersion);
    QString name = cleanedText(title);
    name.truncate(limits::kTitleUnits);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    const QByteArray titleBytes = name.toUtf8();
    appendNumber(out, quint32(titleBytes.size()));
    out += titleBytes;
    const QByteArray snapshot = encodeSnapshot(withoutAuthors(document));
    appendNumber(out, quint32(snapshot.size()));
    out += snapshot;
    if (!named.empty())
        appendNumber(out, quint32(named.size()));
    for (const auto &[image, bytes] : named) {
        appendNumber(out, quint32(bytes.size()));
        out += bytes;
    }
    return out + Sha256::of(out);
}

Result<ReadDocument, FileFailure> readDocumentFile(QByteArrayView bytes)
{
    FieldReader reader(bytes);
    const auto magic = reader.take(kMagic.size());
    if (!magic || *magic != kMagic) {
        const bool isCut = !magic && kMagic.startsWith(bytes);
        return FileFailure{isCut && !bytes.isEmpty() ? FileError::Damaged : FileError::WrongForm, 0};
    }
    const auto cutOff = [&bytes] { return FileFailure{FileError::Damaged, bytes.size()}; };
    const auto version = reader.take(sizeof(kVersion));
    if (!version)
        return cutOff();
    const auto number = qFromBigEndian<quint16>(version->data());
    if (number != kPlainVersion && number != kVersion)
        return FileFailure{number > kVersion ? FileError::NewerVersion : FileError::Damaged,
                           kMagic.size()};
    const auto titleAt = reader.offset();
    const auto title = reader.takeField();
    if (!title)
        return cutOff();
    const auto snapshotAt = reader.offset();
    const auto snapshot = reader.takeField();
    if (!snapshot || reader.left() < Sha256::kBytes)
        return cutOff();
    const auto imagesAt = reader.offset();
    const auto seal = number == kVersion ? bytes.size() - Sha256::kBytes : imagesAt;
    if (reader.left() > Sha256::kBytes && number == kPlainVersion)
        return FileFailure{FileError::Damaged, imagesAt + Sha256::kBytes};
    if (bytes.sliced(seal, Sha256::kBytes) != Sha256::of(bytes.first(seal)))
        return FileFailure{FileError::Damaged, seal};
    ReadDocument read;
    if (!utf8::isWellFormed(*title))
        return FileFailure{FileError::Damaged, titleAt};
    read.title = QString::fromUtf8(*title);
    if (read.title.size() > limits::kTitleUnits || !validateText(read.title)
        || read.title.contains(u'\n'))
        return FileFailure{FileError::Damaged, titleAt};
    auto document = decodeSnapshot(*snapshot);
    if (!document)
        return FileFailure{errorFor(document.error()), snapshotAt};
    read.document = withoutAuthors(*document);
    if (number == kPlainVersion)
        return read;
    FieldReader rest(bytes.first(seal).sliced(imagesAt));
    auto images = readImages(rest, read.document);
    if (!images || rest.left() > 0)
        return FileFailure{FileError::Damaged, imagesAt};
    read.images = std::move(*images);
    return read;
}

} // namespace syngraph
