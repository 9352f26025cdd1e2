#pragma once

#include <QJsonObject>

namespace syngraph {

class Store;

/// What can be had of a document that is damaged, for document_administration.h, which says what the
/// requests look like. Thread: the store's.

/// Its last text that the checksums vouch for, in parts. An image in it is "[image NAME]", a rule
/// "---".
QJsonObject rescueText(Store &store, const QJsonObject &request);
/// Its images, one after the other, and each in parts. The bytes are as they are stored: compare
/// them with the name.
QJsonObject rescueImage(Store &store, const QJsonObject &request);

} // namespace syngraph
