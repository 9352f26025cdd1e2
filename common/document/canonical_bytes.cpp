#include "common/document/canonical_bytes.h"

#include <QStringEncoder>
#include <QVarLengthArray>

namespace syngraph {

void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    QVarLengthArray<char, 4096> buffer;
    document.visitText(0, document.length(), [&](QStringView text) {
        buffer.resize(encoder.requiredSpace(text.size()));
        const auto *end = encoder.appendToBuffer(buffer.data(), text);
        visit(QByteArrayView(buffer.constData(), end));
    });
}

} // namespace syngraph
