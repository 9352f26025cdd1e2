#pragma once

#include <QString>

#include <optional>

namespace syngraph {

/// What Windows has where Latin-1 has controls, which is meant by them on pages (WHATWG Encoding,
/// windows-1252); `code` of any other value is itself.
char16_t windowsLetter(uint code);
/// What the character reference with this body, "eacute" or "#xe9", stands for.
std::optional<QString> htmlReference(QStringView body);
/// `text` with what its references stand for; those of nothing stay.
QString withoutReferences(QStringView text);

} // namespace syngraph
