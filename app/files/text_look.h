#pragma once

#include "common/ot/attributes.h"

namespace syngraph {

/// How text looks while markup is being read; becomes the inline attributes of a run. Colours are
/// "#rrggbb" or empty.
struct TextLook
{
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isStruck = false;
    bool isCode = false;
    QString color;
    QString background;
    QString link; ///< safe, or empty

    AttributeSet attributes() const;
    bool operator==(const TextLook &) const = default;
};

/// "#rrggbb" for a colour as CSS and HTML write it: #rgb, #rrggbb, rgb(), rgba() that is not clear,
/// and the usual names; else empty.
QString colorFrom(QStringView text);
/// `address` where a document may carry it as a link, put right as browsers do; else empty.
QString linkFrom(QStringView address);

} // namespace syngraph
