#include "tests/sim/newer_version.h"

#include "common/protocol/message_fields.h"

#include <optional>

namespace syngraph::sim {

namespace {

/// All fields that a message has, present or not.
struct FieldTotal
{
    static constexpr bool kReads = false;

    template <typename T, typename... Rule>
    void field(QLatin1StringView, const T &, Rule...)
    {
        ++count;
    }
    int count = 0;
};

template <typename Variant>
std::optional<int> fieldsOf(const Result<Variant, DecodeError> &message)
{
    if (!message)
        return std::nullopt;
    FieldTotal total;
    std::visit(
        [&total](const auto &chosen) {
            wire::Fields<std::decay_t<decltype(chosen)>>::visit(total, chosen);
        },
        *message);
    return total.count;
}

// A message is an array of its type and its fields; those that are absent at its end are left out.
// RFC 8949: 0x80 + n is the head of an array of n < 24 items, 0xf6 is null.
constexpr int kArray = 0x80;
constexpr int kMostItems = 23;

} // namespace

QByteArray withUnknownField(const QByteArray &message, WireFormat format, Sender sender)
{
    if (format == WireFormat::Json && message.startsWith("{\""))
        return "{\"later\":[1,{\"than\":null}]," + message.sliced(1);
    if (format != WireFormat::Cbor || message.isEmpty())
        return message;
    const auto fields = sender == Sender::Client ? fieldsOf(decodeClientMessage(message, format))
                                                 : fieldsOf(decodeServerMessage(message, format));
    const int present = quint8(message[0]) - kArray - 1;
    if (!fields || present < 0 || *fields + 2 > kMostItems)
        return message;
    const QByteArray absent(*fields - present, char(0xf6));
    return char(kArray + *fields + 2) + message.sliced(1) + absent
        + QByteArray("\x63" "new", 4);
}

} // namespace syngraph::sim
