#pragma once

#include "common/protocol/codec.h"

#include <QLatin1StringView>

#include <array>
#include <optional>

namespace syngraph {

inline constexpr std::array kErrorCodes{
    ErrorCode::Policy,       ErrorCode::Internal,  ErrorCode::Restart,       ErrorCode::Overload,
    ErrorCode::Malformed,    ErrorCode::BadToken,  ErrorCode::Forbidden,     ErrorCode::NoDocument,
    ErrorCode::BadVersion,   ErrorCode::Timeout,   ErrorCode::Replaced,      ErrorCode::BadOperation,
    ErrorCode::TooLarge,     ErrorCode::BadBase,   ErrorCode::SequenceReuse, ErrorCode::Rate,
    ErrorCode::StorageFull,  ErrorCode::Damaged,   ErrorCode::NoImage,       ErrorCode::BadImage,
    ErrorCode::NoLink,       ErrorCode::LastOwner};

/// The name that PROTOCOL.md gives it, for logs and metrics.
QLatin1StringView nameOf(ErrorCode code);
std::optional<ErrorCode> errorCodeFromNumber(qint64 number);

/// For logs.
QLatin1StringView nameOf(DecodeError error);
/// What a server answers to bytes that it could not decode.
ErrorCode errorCodeFor(DecodeError error);

} // namespace syngraph
