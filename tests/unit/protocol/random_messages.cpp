#include "tests/unit/protocol/random_messages.h"

#include "common/base/limits.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/plain_text.h"
#include "tests/support/delta_generator.h"

namespace syngraph {

namespace {

/// Fills a message with random values. Small and large numbers are equally likely, because CBOR
/// writes them differently.
class Filler final
{
public:
    explicit Filler(Random &random) : m_random(random) {}

    qint64 number(qint64 lowest = 0, qint64 highest = (qint64(1) << 53) - 1)
    {
        const auto bits = m_random.between(0, 53);
        return std::clamp(qint64(m_random.below(quint64(1) << bits)), lowest, highest);
    }
    Revision revision(qint64 lowest = 0) { return Revision(number(lowest)); }
    Sequence sequence(qint64 lowest = 0) { return Sequence(number(lowest)); }
    AuthorNumber author() { return AuthorNumber(number()); }
    Epoch epoch(qint64 lowest = 0) { return Epoch(number(lowest)); }
    quint32 color() { return quint32(m_random.below(0x1000000)); }
    QByteArray bytes(qsizetype size) { return m_random.bytes(size); }
    QByteArray bytesOrNone(qsizetype size) { return m_random.chance(0.5) ? bytes(size) : QByteArray(); }
    Role role() { return m_random.chance(0.5) ? Role::Edit : Role::View; }
    ErrorCode code() { return kErrorCodes[m_random.below(kErrorCodes.size())]; }
    bool flag() { return m_random.chance(0.5); }
    Caret caret()
    {
        return {number(0, limits::kDocumentUnits), number(0, limits::kDocumentUnits)};
    }
    std::optional<Caret> caretOrNone()
    {
        return flag() ? std::optional(caret()) : std::nullopt;
    }
    QString name()
    {
        const auto name = cleanedName(randomText(m_random, 20));
        return name.isEmpty() ? QStringLiteral("A") : name;
    }
    QString title() { return cleanedTitle(randomText(m_random, 30)); }
    Delta delta()
    {
        const GeneratorOptions options{12, 12, 8, 0.4, 0.2, 0.2, 0.3, 0.3, false};
        return randomOperation(m_random, randomDocument(m_random, options), options);
    }
    Participant participant() { return {author(), name(), color(), role(), caretOrNone()}; }
    template <typename Id>
    Id id()
    {
        return m_random.id<Id>();
    }

    // One overload per message.
    void fill(messages::Auth &m)
    {
        m = {1, bytes(24), id<ClientId>(), name(), color(), epoch(), revision(), bytesOrNone(32),
             sequence(), std::nullopt, 0};
        if (flag()) {
            m.partRevision = revision();
            m.partOffset = number(0, limits::kSnapshotBytes);
        }
        if (flag())
            m.chat = number();
        if (flag())
            m.damaged = flag();
        if (flag())
            m.links = flag();
    }
    void fill(messages::Create &m)
    {
        m = {1, bytesOrNone(24), title()};
        if (flag())
            m.links = flag();
    }
    std::optional<qint64> numberOrNone(qint64 lowest = 0, qint64 highest = qint64(1) << 53)
    {
        return flag() ? std::optional(number(lowest, std::min(highest, (qint64(1) << 53) - 1)))
                      : std::nullopt;
    }
    LinkRole linkRole() { return LinkRole(m_random.below(3)); }
    QString label() { return cleanedLinkLabel(randomText(m_random, 20)); }
    LinkInfo link()
    {
        return {number(1), linkRole(), label(),        number(),        bytes(8),       number(),
                number(),  flag(),     flag(),         numberOrNone(),  numberOrNone(1), numberOrNone()};
    }
    void fill(messages::Links &m) { m = {number()}; }
    void fill(messages::LinkMake &m)
    {
        m = {number(), linkRole(), label(), numberOrNone(1, limits::kLinkValid.count()),
             numberOrNone(1, limits::kLinkUses)};
    }
    void fill(messages::LinkRevoke &m) { m = {number(), number(1)}; }
    void fill(messages::LinkList &m)
    {
        m.request = number();
        for (auto count = number(0, 12); count > 0; --count)
            m.links.push_back(link());
    }
    void fill(messages::LinkMade &m) { m = {number(), link(), bytes(24)}; }
    void fill(messages::LinkRevoked &m) { m = {number(), number(1), number()}; }
    void fill(messages::LinkRefused &m) { m = {number(), code(), number()}; }
    void fill(messages::Submit &m) { m = {sequence(1), revision(), delta(), caretOrNone()}; }
    void fill(messages::Select &m) { m = {revision(), caret()}; }
    void fill(messages::Heartbeat &m) { m = {number(), revision(), sequence()}; }
    void fill(messages::Fetch &m) { m = {revision()}; }
    void fill(messages::Resync &m) { m = {title()}; }
    void fill(messages::Profile &m) { m = {name(), color()}; }
    void fill(messages::Rename &m) { m = {title()}; }
    void fill(messages::ImageOffer &m) { m = {bytes(32), number(1, limits::kImageBytes)}; }
    void fill(messages::ImagePut &m)
    {
        m = {bytes(32), number(0, limits::kImageBytes), bytes(number(1, limits::kImageChunkBytes))};
    }
    void fill(messages::ImageGet &m) { m = {bytes(32), number(0, limits::kImageBytes)}; }
    QString chatText()
    {
        const auto text = cleanedChatText(randomText(m_random, 40) + u'\n' + randomText(m_random, 9));
        return text.isEmpty() ? QStringLiteral("?") : text;
    }
    ChatEntry entry()
    {
        return {number(1), id<ChatId>(), author(), name(), color(), number(), chatText()};
    }
    void fill(messages::Chat &m) { m = {id<ChatId>(), chatText()}; }
    void fill(messages::Gather &m) { m = {revision(), caret()}; }
    void fill(messages::Chatted &m)
    {
        if (flag()) {
            m.newest = number();
            m.held = number(0, *m.newest);
        }
        for (auto count = number(m.newest ? 0 : 1, limits::kChatInMessage); count > 0; --count)
            m.entries.push_back(entry());
    }
    void fill(messages::ChatRefused &m) { m = {id<ChatId>(), code(), number()}; }
    void fill(messages::Gathered &m) { m = {author(), revision(), caret()}; }
    void fill(messages::ImageWanted &m) { m = {bytes(32), number(0, limits::kImageBytes)}; }
    void fill(messages::ImageStored &m) { m = {bytes(32)}; }
    void fill(messages::ImagePart &m)
    {
        const auto size = number(1, limits::kImageChunkBytes);
        const auto offset = number(0, limits::kImageBytes - size);
        m = {bytes(32), offset, number(offset + size, limits::kImageBytes), bytes(size)};
    }
    void fill(messages::ImageRefused &m) { m = {bytes(32), code(), number()}; }
    void fill(messages::Welcome &m)
    {
        m = {role(), author(), epoch(1), revision(), sequence(), revision(), title(), {},
             number(1), number(1), std::nullopt};
        if (number(0, 1) == 1)
            m.lastDigest = bytes(16);
        if (flag())
            m.chat = number();
        if (flag())
            m.damaged = revision();
        if (flag())
            m.isOwner = flag();
        m.linkExpires = numberOrNone();
        for (auto count = number(0, 40); count > 0; --count)
            m.participants.push_back(participant());
    }
    void fill(messages::Created &m)
    {
        m = {id<DocumentId>(), bytes(24), bytes(24)};
        if (flag())
            m.ownToken = bytes(24);
    }
    void fill(messages::Ack &m) { m = {sequence(1), revision(1)}; }
    void fill(messages::Reject &m) { m = {sequence(1), code(), title()}; }
    void fill(messages::Operation &m) { m = {revision(1), author(), delta(), caretOrNone()}; }
    void fill(messages::Rebase &m)
    {
        const auto from = number(0, 1'000'000);
        m = {Revision(from), Revision(from + number(0, 1'000'000)), delta()};
    }
    void fill(messages::SnapshotChunk &m)
    {
        const auto size = number(1, limits::kSnapshotChunkBytes);
        const auto offset = number(0, limits::kSnapshotBytes - size);
        m = {epoch(1), revision(), offset, number(offset + size, limits::kSnapshotBytes), bytes(32),
             bytes(size)};
    }
    void fill(messages::HeartbeatAck &m) { m = {number(), revision(), sequence()}; }
    void fill(messages::Selected &m) { m = {author(), revision(), caret()}; }
    void fill(messages::Joined &m) { m = {{participant(), participant()}}; }
    void fill(messages::Left &m) { m = {{author(), author()}}; }
    void fill(messages::Hash &m) { m = {revision(), bytes(32)}; }
    void fill(messages::Renamed &m) { m = {title()}; }
    void fill(messages::RoleChanged &m) { m = {role()}; }
    void fill(messages::GoAway &m) { m = {number()}; }
    void fill(messages::Wait &m) { m = {number(), number()}; }
    void fill(messages::Error &m) { m = {code(), title(), number(), flag()}; }

private:
    Random &m_random;
};

template <typename... Messages>
void fillNth(Random &random, size_t index, std::variant<Messages...> &message)
{
    Filler filler(random);
    size_t at = 0;
    const auto tryOne = [&](auto *kind) {
        if (at++ == index)
            filler.fill(message.template emplace<std::remove_pointer_t<decltype(kind)>>());
    };
    (tryOne(static_cast<Messages *>(nullptr)), ...);
}

} // namespace

ClientMessage randomClientMessage(Random &random, size_t index)
{
    ClientMessage message;
    fillNth(random, index, message);
    return message;
}

ServerMessage randomServerMessage(Random &random, size_t index)
{
    ServerMessage message;
    fillNth(random, index, message);
    return message;
}

} // namespace syngraph
