#pragma once

#include <QString>

#include <optional>

namespace syngraph {

/// What the character reference with this body, "eacute" or "#xe9", stands for.
std::optional<QString> htmlReference(QStringView body);
/// `text` with what its references stand for; those of nothing stay.
QString withoutReferences(QStringView text);

} // namespace syngraph
