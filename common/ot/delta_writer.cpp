#include "common/ot/delta_writer.h"

namespace syngraph {

void DeltaWriter::insertPieces(QStringView text, const AttributeSet &attributes,
                               const AttributeSet &change)
{
    const auto inlineAttributes = applyChange(attributes, change, false);
    const auto newlineAttributes = applyChange(attributes, change, true);
    while (!text.isEmpty()) {
        const bool newline = text.front() == kParagraphEnd;
        qsizetype length = 1;
        while (length < text.size() && (text[length] == kParagraphEnd) == newline)
            ++length;
        insert(text.first(length), newline ? newlineAttributes : inlineAttributes);
        text = text.sliced(length);
    }
}

} // namespace syngraph
