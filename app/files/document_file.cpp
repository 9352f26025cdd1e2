#include "app/files/document_file.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/ot/schema.h"
#include "common/protocol/utf8.h"

#include <QtEndian>

namespace syngraph {

namespace {

constexpr QByteArrayView kMagic("\x89SYN\r\n\x1a\n");
constexpr quint16 kVersion = 1;
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

} // namespace

QByteArray writeDocumentFile(const Document &document, const QString &title)
{
    QByteArray out = kMagic.toByteArray();
    appendNumber(out, kVersion);
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
    if (number != kVersion)
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
    if (reader.left() > Sha256::kBytes)
        return FileFailure{FileError::Damaged, reader.offset() + Sha256::kBytes};
    const auto seal = reader.offset();
    if (*reader.take(Sha256::kBytes) != Sha256::of(bytes.first(seal)))
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
    return read;
}

} // namespace syngraph
