#include "common/document/embedded_images.h"

#include "common/base/ids.h"
#include "common/base/sha256.h"

namespace syngraph {

std::optional<QByteArray> imageIn(const AttributeSet &attributes)
{
    const QString name = attributes.text(AttributeKey::Image);
    return name.isEmpty() ? std::nullopt : bytesFromBase64Url(name, Sha256::kBytes);
}

std::set<QByteArray> imagesOf(const Document &document)
{
    std::set<QByteArray> images;
    for (qsizetype i = 0; i < document.embedCount(); ++i) {
        if (const auto image = imageIn(document.attributesAt(document.embedPosition(i))))
            images.insert(*image);
    }
    return images;
}

} // namespace syngraph
