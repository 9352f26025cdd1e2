#pragma once

#include "common/ot/delta.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace syngraph::sim {

/// Characters that stand in no other text, each written once by one person and deleted by nobody,
/// so that a look at a document tells what is lost and what is doubled.
inline constexpr uint kFirstMarker = 0x30000;

std::vector<uint> markersIn(QStringView text);
QString markerText(uint marker);
/// Whether `delta`, on `text`, deletes one.
bool deletesMarker(const Delta &delta, const QString &text);

} // namespace syngraph::sim
