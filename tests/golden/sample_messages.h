#pragma once

#include "common/protocol/messages.h"

#include <QLatin1StringView>

#include <vector>

namespace syngraph {

/// One message with a name, as the golden file and the tables of tests list it.
template <typename Message>
struct Sample
{
    QLatin1StringView name;
    Message message;
};

/// Every kind of message at least once, with its optional fields and without.
std::vector<Sample<ClientMessage>> sampleClientMessages();
std::vector<Sample<ServerMessage>> sampleServerMessages();

/// A pair of operations on one base, for transform; `second` follows on `first` for compose.
struct OperationPair
{
    QString name;
    Delta first;
    Delta second;
};
std::vector<OperationPair> samplePairsForTransform();
std::vector<OperationPair> samplePairsForCompose();

} // namespace syngraph
