#include "common/base/ids.h"

namespace syngraph {

QString base64UrlText(QByteArrayView bytes)
{
    return QString::fromLatin1(QByteArray::fromRawData(bytes.data(), bytes.size())
                                   .toBase64(QByteArray::Base64UrlEncoding
                                             | QByteArray::OmitTrailingEquals));
}

std::optional<QByteArray> bytesFromBase64Url(QStringView text, qsizetype size)
{
    if (text.size() != (size * 8 + 5) / 6)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                             | QByteArray::AbortOnBase64DecodingErrors);
    // Unused bits in the last character would give one id two spellings.
    if (!decoded || decoded.decoded.size() != size || base64UrlText(decoded.decoded) != text)
        return std::nullopt;
    return decoded.decoded;
}

} // namespace syngraph
