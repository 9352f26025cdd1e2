#include "common/document/canonical_bytes.h"

#include <QStringEncoder>
#include <QVarLengthArray>

namespace syngraph {

void visitMaximalRuns(const Document &document,
                      const std::function<void(qsizetype, const AttributeSet &)> &visit)
{
    qsizetype length = 0;
    AttributeSet current;
    document.visitRuns(0, document.length(), [&](QStringView text, const AttributeSet &attributes) {
        if (length > 0 && !(attributes == current)) {
            visit(length, current);
            length = 0;
        }
        if (length == 0)
            current = attributes;
        length += text.size();
    });
    visit(length, current);
}

void visitUtf8(const Document &document, const std::function<void(QByteArrayView)> &visit)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    QVarLengthArray<char, 4096> buffer;
    document.visitRuns(0, document.length(), [&](QStringView text, const AttributeSet &) {
        buffer.resize(encoder.requiredSpace(text.size()));
        const auto *end = encoder.appendToBuffer(buffer.data(), text);
        visit(QByteArrayView(buffer.constData(), end));
    });
}

} // namespace syngraph
