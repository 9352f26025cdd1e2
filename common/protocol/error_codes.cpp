#include "common/protocol/error_codes.h"

namespace syngraph {

QLatin1StringView nameOf(ErrorCode code)
{
    const char *name = "";
    switch (code) {
    case ErrorCode::Policy: name = "Policy"; break;
    case ErrorCode::Internal: name = "Internal"; break;
    case ErrorCode::Restart: name = "Restart"; break;
    case ErrorCode::Overload: name = "Overload"; break;
    case ErrorCode::Malformed: name = "Malformed"; break;
    case ErrorCode::BadToken: name = "BadToken"; break;
    case ErrorCode::Forbidden: name = "Forbidden"; break;
    case ErrorCode::NoDocument: name = "NoDocument"; break;
    case ErrorCode::BadVersion: name = "BadVersion"; break;
    case ErrorCode::Timeout: name = "Timeout"; break;
    case ErrorCode::Replaced: name = "Replaced"; break;
    case ErrorCode::BadOperation: name = "BadOperation"; break;
    case ErrorCode::TooLarge: name = "TooLarge"; break;
    case ErrorCode::NoImage: name = "NoImage"; break;
    case ErrorCode::BadImage: name = "BadImage"; break;
    case ErrorCode::BadBase: name = "BadBase"; break;
    case ErrorCode::SequenceReuse: name = "SequenceReuse"; break;
    case ErrorCode::NoLink: name = "NoLink"; break;
    case ErrorCode::LastOwner: name = "LastOwner"; break;
    case ErrorCode::Rate: name = "Rate"; break;
    case ErrorCode::StorageFull: name = "StorageFull"; break;
    case ErrorCode::Damaged: name = "Damaged"; break;
    }
    return QLatin1StringView(name);
}

std::optional<ErrorCode> errorCodeFromNumber(qint64 number)
{
    for (const auto code : kErrorCodes) {
        if (qint64(code) == number)
            return code;
    }
    return std::nullopt;
}

QLatin1StringView nameOf(DecodeError error)
{
    const char *name = "";
    switch (error) {
    case DecodeError::Malformed: name = "Malformed"; break;
    case DecodeError::TooDeep: name = "TooDeep"; break;
    case DecodeError::TooManyItems: name = "TooManyItems"; break;
    case DecodeError::TooLong: name = "TooLong"; break;
    case DecodeError::UnknownType: name = "UnknownType"; break;
    case DecodeError::MissingField: name = "MissingField"; break;
    case DecodeError::BadField: name = "BadField"; break;
    case DecodeError::BadVersion: name = "BadVersion"; break;
    case DecodeError::BadOperation: name = "BadOperation"; break;
    }
    return QLatin1StringView(name);
}

ErrorCode errorCodeFor(DecodeError error)
{
    switch (error) {
    case DecodeError::Malformed:
    case DecodeError::TooDeep:
    case DecodeError::TooManyItems:
    case DecodeError::TooLong:
    case DecodeError::UnknownType:
    case DecodeError::MissingField:
    case DecodeError::BadField:
        return ErrorCode::Malformed;
    case DecodeError::BadVersion:
        return ErrorCode::BadVersion;
    case DecodeError::BadOperation:
        return ErrorCode::BadOperation;
    }
    return ErrorCode::Malformed;
}

} // namespace syngraph
