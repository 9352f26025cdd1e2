#include "app/files/text_reader.h"

#include <QStringDecoder>

namespace syngraph {

std::optional<QString> decodeText(QByteArrayView bytes, FileNotes &notes)
{
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    // With a state an unfinished letter at the end would be waited for, and be gone.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    notes.hasReplacedBytes = decoder.hasError();
    notes.isRecoded = encoding != QStringConverter::Utf8;
    if (text.contains(QChar(QChar::Null)))
        return std::nullopt;
    return text;
}

void readText(QStringView text, DocumentAssembler &assembler)
{
    while (!text.isEmpty() && !assembler.isFull()) {
        qsizetype end = 0;
        while (end < text.size() && text[end] != u'\n' && text[end] != u'\r')
            ++end;
        assembler.addText(text.first(end));
        assembler.endParagraph();
        if (end == text.size())
            return;
        const bool isPair = text[end] == u'\r' && end + 1 < text.size() && text[end + 1] == u'\n';
        text = text.sliced(end + (isPair ? 2 : 1));
    }
}

} // namespace syngraph
