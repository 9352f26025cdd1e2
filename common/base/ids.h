#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <cstring>
#include <optional>

namespace syngraph {

/// Whole number that only mixes with its own kind. `next()` is the successor.
template <typename Tag>
struct Ordinal
{
    qint64 value = 0;

    constexpr Ordinal() = default;
    constexpr explicit Ordinal(qint64 v) : value(v) {}
    constexpr Ordinal next() const { return Ordinal(value + 1); }
    constexpr Ordinal previous() const { return Ordinal(value - 1); }
    constexpr qint64 operator-(Ordinal other) const { return value - other.value; }
    constexpr auto operator<=>(const Ordinal &) const = default;
};

template <typename Tag>
size_t qHash(Ordinal<Tag> ordinal, size_t seed = 0)
{
    return ::qHash(ordinal.value, seed);
}

/// Count of operations in a document's log; 0 is the empty document "\n".
using Revision = Ordinal<struct RevisionTag>;
/// Number that a client gives to its operations on one document: 1, 2, 3 ...; 0 means none yet.
using Sequence = Ordinal<struct SequenceTag>;
/// Number of a writer within one document, given by the server, never reused; 0 is the server.
using AuthorNumber = Ordinal<struct AuthorTag>;
/// Incarnation of a document: raised when its history was replaced, such as by a restored backup.
using Epoch = Ordinal<struct EpochTag>;
inline constexpr Epoch kFirstEpoch{1}; ///< of every new document

QString base64UrlText(QByteArrayView bytes);
/// Strict base64url without padding; nullopt when `text` is not the canonical form of `size` bytes.
std::optional<QByteArray> bytesFromBase64Url(QStringView text, qsizetype size);

/// 128 random bits, written as 22 characters of base64url.
template <typename Tag>
class Id128 final
{
public:
    static constexpr qsizetype kSizeBytes = 16;
    static constexpr qsizetype kTextLength = 22;

    Id128() = default;

    static std::optional<Id128> fromBytes(QByteArrayView bytes)
    {
        if (bytes.size() != kSizeBytes)
            return std::nullopt;
        Id128 id;
        std::copy(bytes.begin(), bytes.end(), id.m_bytes.begin());
        return id;
    }
    static std::optional<Id128> fromText(QStringView text)
    {
        const auto bytes = bytesFromBase64Url(text, kSizeBytes);
        return bytes ? fromBytes(*bytes) : std::nullopt;
    }

    QByteArray toBytes() const { return QByteArray(m_bytes.data(), kSizeBytes); }
    QString toText() const { return base64UrlText(toBytes()); }
    bool isNull() const { return *this == Id128(); }
    bool operator==(const Id128 &other) const
    {
        return std::memcmp(m_bytes.data(), other.m_bytes.data(), size_t(kSizeBytes)) == 0;
    }
    std::strong_ordering operator<=>(const Id128 &other) const
    {
        return std::memcmp(m_bytes.data(), other.m_bytes.data(), size_t(kSizeBytes)) <=> 0;
    }

private:
    std::array<char, kSizeBytes> m_bytes{};
};

template <typename Tag>
size_t qHash(const Id128<Tag> &id, size_t seed = 0)
{
    return qHash(id.toBytes(), seed);
}

/// Names a document on its server. Not a secret.
using DocumentId = Id128<struct DocumentTag>;
/// Names one editing session's journal of one document; with Sequence it makes a resend harmless.
using ClientId = Id128<struct ClientTag>;
/// Of one message in a chat, given by whoever writes it.
using ChatId = Id128<struct ChatTag>;

} // namespace syngraph
