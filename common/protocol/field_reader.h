#pragma once

#include "common/protocol/cbor_reader.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/json_reader.h"
#include "common/protocol/message_fields.h"
#include "common/protocol/plain_text.h"

#include <type_traits>

namespace syngraph::wire {

/// Reads the fields of one message from a source, CborReader or JsonReader, and checks each against
/// its rule. After a failure, which the source keeps, the message is to be thrown away.
template <typename Source>
class FieldReader final
{
public:
    static constexpr bool kReads = true;

    FieldReader(Source &source, typename Source::Frame &frame) : m_source(source), m_frame(frame) {}

    template <typename T, typename... Rule>
    void field(QLatin1StringView name, T &value, Rule... rule)
    {
        if (m_source.nextField(m_frame, name, Need::Required))
            read(value, rule...);
    }
    template <typename T, typename... Rule>
    void field(QLatin1StringView name, std::optional<T> &value, Rule... rule)
    {
        if (m_source.nextField(m_frame, name, Need::Optional))
            read(value.emplace(), rule...);
    }
    /// What stands behind another version is not for us to judge.
    void field(QLatin1StringView name, int &value, VersionRule)
    {
        Source probe = m_source;
        auto frame = m_frame;
        qint64 version = 0;
        if (probe.nextField(frame, name, Need::Required))
            version = probe.integer();
        if (version != kVersion)
            m_source.fail(DecodeError::BadVersion);
        field(name, version, Range{});
        value = kVersion;
    }

private:
    void demand(bool good, DecodeError error = DecodeError::BadField)
    {
        if (!good)
            m_source.fail(error);
    }

    void read(qint64 &value, Range range)
    {
        value = m_source.integer();
        demand(value >= range.lowest && value <= range.highest);
    }
    template <typename Tag>
    void read(Ordinal<Tag> &value, Range range)
    {
        read(value.value, range);
    }
    void read(bool &value) { value = m_source.boolean(); }
    void read(quint32 &value) { value = m_source.color(); }
    void read(Role &value) { value = m_source.role(); }
    void read(LinkRole &value) { value = m_source.linkRole(); }
    void read(ErrorCode &value)
    {
        const auto code = errorCodeFromNumber(m_source.integer());
        demand(code.has_value());
        value = code.value_or(ErrorCode::Internal);
    }
    void read(QString &value, TextRule rule)
    {
        switch (rule) {
        case TextRule::Name:
            value = m_source.text(2 * limits::kNameCodePoints);
            demand(isName(value));
            return;
        case TextRule::Title:
            value = m_source.text(limits::kTitleUnits);
            demand(isTitle(value));
            return;
        case TextRule::Line:
            value = m_source.text(limits::kErrorTextUnits);
            demand(isPlainLine(value));
            return;
        case TextRule::Chat:
            value = m_source.text(limits::kChatUnits);
            demand(isChatText(value));
            return;
        case TextRule::Label:
            value = m_source.text(limits::kLinkLabelUnits);
            demand(isLinkLabel(value));
            return;
        }
    }
    void read(QByteArray &value, ByteRule rule)
    {
        value = m_source.bytes(rule.highest);
        demand(value.size() >= rule.lowest || (rule.mayBeEmpty && value.isEmpty()));
    }
    template <typename Tag>
    void read(Id128<Tag> &value)
    {
        const auto id = Id128<Tag>::fromBytes(m_source.bytes(Id128<Tag>::kSizeBytes));
        demand(id.has_value());
        value = id.value_or(Id128<Tag>());
    }
    void read(Delta &value, DeltaParser::Bounds bounds) 
    {
        readDelta(m_source, bounds, value);
    }
    void read(AuthorNumber &value) { read(value, Range{}); }
    /// Of people, of what they said, of links: no other lists are in messages.
    template <typename T>
    void read(std::vector<T> &values)
    {
        const auto count = m_source.enterList(limits::kParticipants);
        values.reserve(size_t(count));
        for (qsizetype i = 0; i < count && !m_source.failed(); ++i) {
            m_source.nextElement();
            read(values.emplace_back());
        }
        m_source.leaveList();
    }
    template <typename Struct>
        requires requires { &Fields<Struct>::template visit<FieldReader, Struct>; }
    void read(Struct &value)
    {
        auto frame = m_source.enterStruct();
        FieldReader inner(m_source, frame);
        Fields<Struct>::visit(inner, value);
        if constexpr (requires { Fields<Struct>::kIsClosed; })
            m_source.expectLast(frame);
        m_source.leaveStruct(frame);
    }

    Source &m_source;
    typename Source::Frame &m_frame;
};

template <typename Source, typename Message>
void readMessage(Source &source, typename Source::Frame &frame, Message &message)
{
    FieldReader<Source> reader(source, frame);
    Fields<Message>::visit(reader, message);
    if constexpr (requires { Fields<Message>::isConsistent(message); }) {
        if (!source.failed() && !Fields<Message>::isConsistent(message))
            source.fail(DecodeError::BadField);
    }
    source.leaveStruct(frame);
}

} // namespace syngraph::wire
