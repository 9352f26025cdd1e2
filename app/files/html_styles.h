#pragma once

#include "app/files/text_look.h"

#include <QStringList>

#include <optional>

namespace syngraph {

/// What an element's style attribute asks for, as far as documents know it; nothing in it is ever
/// fetched. Lengths are in levels of indentation.
struct HtmlStyle
{
    std::optional<bool> isBold;
    std::optional<bool> isItalic;
    std::optional<bool> isUnderlined;
    std::optional<bool> isStruck;
    QString color;
    QString background;
    QString align;            ///< center, right, justify, or "left"
    std::optional<int> indent;
    std::optional<bool> keepsSpaces; ///< white-space: pre, pre-wrap
    bool isHidden = false;
    std::optional<int> wordListLevel; ///< Word's own: a paragraph that is an item, from 1
    bool isWordListMark = false;      ///< Word's own: the bullet as text
};
HtmlStyle htmlStyleFrom(QStringView css);

} // namespace syngraph
