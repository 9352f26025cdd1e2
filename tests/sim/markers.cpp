#include "tests/sim/markers.h"

namespace syngraph::sim {

std::vector<uint> markersIn(QStringView text)
{
    std::vector<uint> found;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (!text[i].isHighSurrogate())
            continue;
        const auto code = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (code >= kFirstMarker && code < kFirstMarker + 0xa000)
            found.push_back(code);
    }
    return found;
}

QString markerText(uint marker)
{
    const auto code = char32_t(marker);
    return QString::fromUcs4(&code, 1);
}

bool deletesMarker(const Delta &delta, const QString &text)
{
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        if (component.kind == Delta::Kind::Insert)
            continue;
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Delete
            && !markersIn(QStringView(text).sliced(position, length)).empty())
            return true;
        position += length;
    }
    return false;
}

} // namespace syngraph::sim
