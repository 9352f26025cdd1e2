#include "server/admin/document_rescue.h"

#include "common/base/sha256.h"
#include "common/document/snapshot.h"
#include "common/ot/schema.h"
#include "common/protocol/codec.h"
#include "server/admin/document_administration.h"

#include <algorithm>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kExportedUnits = 16'384; ///< in one answer

/// With words in place of what is no text.
QString shownText(const Document &document)
{
    QString out;
    document.visitRuns(0, document.length(), [&out](QStringView text, const AttributeSet &run) {
        const auto image = bytesFromBase64Url(run.text(AttributeKey::Image), Sha256::kBytes);
        for (const QChar unit : text) {
            if (unit != QChar(kEmbedUnit))
                out += unit;
            else if (image)
                out += u"[image "_s + QString::fromLatin1(image->toHex()) + u']';
            else
                out += u"---"_s;
        }
    });
    return out;
}

} // namespace

QJsonObject rescueText(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto from = request[u"from"_s].toInteger(0);
    if (!document || from < 0)
        return refusal(AdministrationError::BadRequest);
    const auto read = store.content().readVerified(*document);
    if (!read)
        return refusalFor(read.error());
    Document text;
    if (read->document.snapshot) {
        const auto loaded = decodeSnapshot(read->document.snapshot->body);
        if (!loaded)
            return refusal(AdministrationError::Storage);
        text = *loaded;
    }
    auto revision = read->document.snapshot ? read->document.snapshot->revision : Revision();
    bool isDamaged = read->isDamaged;
    for (const auto &operation : read->document.operations) {
        const auto delta = decodeDelta(operation.delta, DeltaParser::Bounds::Document);
        if (!delta || !text.applyUnlimited(*delta)) {
            isDamaged = true;
            break;
        }
        revision = operation.revision;
    }
    const auto all = shownText(text);
    auto part = all.mid(from, kExportedUnits);
    if (!part.isEmpty() && part.back().isHighSurrogate() && part.size() > 1)
        part.chop(1);
    return {{u"ok"_s, true},
            {u"document"_s, document->toText()},
            {u"text"_s, part},
            {u"from"_s, from + part.size()},
            {u"more"_s, from + part.size() < all.size()},
            {u"damaged"_s, isDamaged},
            {u"revision"_s, revision.value}};
}

QJsonObject rescueImage(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto offset = request[u"offset"_s].toInteger(0);
    if (!document || offset < 0)
        return refusal(AdministrationError::BadRequest);
    QJsonObject answer{{u"ok"_s, true}, {u"document"_s, document->toText()}};
    if (request.contains(u"image"_s)) {
        const auto image = QByteArray::fromHex(request[u"image"_s].toString().toLatin1());
        const auto part = store.images().imagePart(*document, image, offset);
        if (!part)
            return refusalFor(part.error());
        answer[u"bytes"_s] = QString::fromLatin1(part->bytes.toBase64());
        answer[u"total"_s] = part->total;
        return answer;
    }
    const auto all = store.images().images(*document);
    if (!all)
        return refusalFor(all.error());
    const auto after = QByteArray::fromHex(request[u"after"_s].toString().toLatin1());
    const auto next = std::ranges::upper_bound(*all, after, {}, &StoredImage::image);
    if (next != all->end()) {
        answer[u"image"_s] = QString::fromLatin1(next->image.toHex());
        answer[u"total"_s] = next->total;
    }
    return answer;
}

} // namespace syngraph
