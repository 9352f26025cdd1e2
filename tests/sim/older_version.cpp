#include "tests/sim/older_version.h"

#include "common/protocol/message_fields.h"

namespace syngraph::sim {

namespace {

/// Walks over the fields of a message, and of the parts of a list in it.
struct Dropper
{
    static constexpr bool kReads = false;

    template <typename T, typename... Rule>
    void field(QLatin1StringView, std::optional<T> &value, Rule...)
    {
        value.reset();
    }
    template <typename... Rule>
    void field(QLatin1StringView, std::vector<Participant> &list, Rule...)
    {
        for (auto &one : list)
            one.caret.reset();
    }
    template <typename T, typename... Rule>
    void field(QLatin1StringView, T &, Rule...)
    {
    }
};

template <typename Message>
Message dropped(Message message)
{
    Dropper dropper;
    std::visit(
        [&dropper](auto &chosen) {
            wire::Fields<std::decay_t<decltype(chosen)>>::visit(dropper, chosen);
        },
        message);
    // The fields of this one are put together from two members.
    if constexpr (std::is_same_v<Message, ClientMessage>) {
        if (auto *auth = std::get_if<messages::Auth>(&message))
            auth->partRevision.reset();
    }
    return message;
}

} // namespace

QByteArray withoutOptionalFields(const QByteArray &message, WireFormat format, Sender sender)
{
    if (sender == Sender::Client) {
        const auto read = decodeClientMessage(message, format);
        return read ? encode(dropped(*read), format) : message;
    }
    const auto read = decodeServerMessage(message, format);
    return read ? encode(dropped(*read), format) : message;
}

} // namespace syngraph::sim
