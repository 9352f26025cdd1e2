#include "app/files/html_pictures.h"

#include "common/base/limits.h"

#include <QString>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QByteArrayView kStart("data:image/");
constexpr QByteArrayView kCoding(";base64,");
constexpr qsizetype kKindBytes = 32; ///< between the two
constexpr qsizetype kTagBytes = 2'048; ///< from the tag's start to the address

bool isOfBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+'
        || c == '/' || c == '=' || c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

/// Whether what is in front of an address makes it that of an image.
bool isInImageTag(QByteArrayView before)
{
    const auto near = before.last(std::min(before.size(), kTagBytes));
    const auto start = near.lastIndexOf('<');
    if (start < 0)
        return false;
    const QByteArray tag = near.sliced(start).toByteArray().toLower().simplified();
    return tag.startsWith("<img ") && !tag.contains('>')
        && (tag.endsWith("src=\"") || tag.endsWith("src='") || tag.endsWith("src="));
}

} // namespace

std::vector<QByteArray> cutOutPictures(QByteArray &page)
{
    std::vector<QByteArray> pictures;
    QByteArray rest;
    qsizetype copied = 0;
    qsizetype at = 0;
    qint64 total = 0;
    const QByteArrayView all(page);
    while ((at = all.indexOf(kStart, at)) >= 0) {
        const auto head = all.sliced(at).first(
            std::min(all.size() - at, kStart.size() + kKindBytes + kCoding.size()));
        const auto coding = head.indexOf(kCoding);
        if (coding < 0 || !isInImageTag(all.first(at))) {
            at += kStart.size();
            continue;
        }
        const auto from = at + coding + kCoding.size();
        // Not quoted, it ends with the first blank.
        const char quote = all[at - 1];
        const bool isQuoted = quote == '"' || quote == '\'';
        auto end = from;
        while (end < all.size() && isOfBase64(all[end])
               && (isQuoted || quint8(all[end]) > quint8(' ')))
            ++end;
        at = end;
        const auto size = (end - from) * 3 / 4;
        total += size;
        if (size > limits::kImageSourceBytes || total > limits::kDocumentImageBytes)
            continue; // too large for a document, and for a page: it is refused as a whole
        rest += all.sliced(copied, from - copied);
        rest += '@' + QByteArray::number(qint64(pictures.size()));
        copied = end;
        pictures.push_back(QByteArray::fromBase64(
            QByteArray::fromRawData(all.data() + from, end - from)));
    }
    if (!pictures.empty()) {
        rest += all.sliced(copied);
        page = rest;
    }
    return pictures;
}

qsizetype cutOutPicture(QStringView address)
{
    const auto mark = address.indexOf(u";base64,@");
    bool isNumber = false;
    const auto number = mark < 0 ? -1 : address.sliced(mark + 9).trimmed().toInt(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

} // namespace syngraph
