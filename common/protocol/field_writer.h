#pragma once

#include "common/protocol/cbor_writer.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/message_fields.h"

#include <type_traits>

namespace syngraph::wire {

/// Counts the fields of a message up to the last that is present: the later ones are not written.
class FieldCounter final
{
public:
    static constexpr bool kReads = false;

    template <typename T, typename... Rule>
    void field(QLatin1StringView, const T &, Rule...)
    {
        m_count = ++m_visited;
    }
    template <typename T, typename... Rule>
    void field(QLatin1StringView, const std::optional<T> &value, Rule...)
    {
        ++m_visited;
        if (value)
            m_count = m_visited;
    }

    template <typename Message>
    static qsizetype count(const Message &message)
    {
        FieldCounter counter;
        Fields<Message>::visit(counter, message);
        return counter.m_count;
    }

private:
    qsizetype m_visited = 0;
    qsizetype m_count = 0;
};

/// Writes the fields of one message into a sink, CborWriter or JsonWriter. It trusts its caller:
/// what a field may hold is checked where it comes in.
template <typename Sink>
class FieldWriter final
{
public:
    static constexpr bool kReads = false;

    FieldWriter(Sink &sink, qsizetype fields) : m_sink(sink), m_left(fields) {}

    template <typename T, typename... Rule>
    void field(QLatin1StringView name, const T &value, Rule...)
    {
        --m_left;
        m_sink.name(name);
        write(value);
    }
    template <typename T, typename... Rule>
    void field(QLatin1StringView name, const std::optional<T> &value, Rule...)
    {
        if (value)
            field(name, *value);
        else if (m_left-- > 0)
            m_sink.absent();
    }

private:
    void write(qint64 value) { m_sink.integer(value); }
    void write(int value) { m_sink.integer(value); }
    void write(bool value) { m_sink.boolean(value); }
    void write(quint32 value) { m_sink.color(value); }
    void write(const QString &value) { m_sink.text(value); }
    void write(const QByteArray &value) { m_sink.bytes(value); }
    void write(Role value) { m_sink.role(value); }
    void write(LinkRole value) { m_sink.role(value); }
    void write(ErrorCode value) { m_sink.integer(qint64(value)); }
    void write(const Delta &value) { writeDelta(m_sink, value); }
    template <typename Tag>
    void write(Ordinal<Tag> value)
    {
        m_sink.integer(value.value);
    }
    template <typename Tag>
    void write(const Id128<Tag> &value)
    {
        m_sink.bytes(value.toBytes());
    }
    template <typename T>
    void write(const std::vector<T> &values)
    {
        m_sink.beginList(qsizetype(values.size()));
        for (const auto &value : values) {
            m_sink.element();
            write(value);
        }
        m_sink.endList();
    }
    template <typename Struct>
        requires requires { &Fields<Struct>::template visit<FieldWriter, const Struct>; }
    void write(const Struct &value)
    {
        const auto count = FieldCounter::count(value);
        m_sink.beginStruct(count);
        FieldWriter inner(m_sink, count);
        Fields<Struct>::visit(inner, value);
        m_sink.endStruct();
    }

    Sink &m_sink;
    qsizetype m_left; ///< fields that are still to be written
};

template <typename Sink, typename Message>
void writeMessage(Sink &sink, const Message &message)
{
    const auto count = FieldCounter::count(message);
    const auto type = Fields<Message>::kType;
    sink.beginMessage(type.number, type.name(), count);
    FieldWriter<Sink> writer(sink, count);
    Fields<Message>::visit(writer, message);
    sink.endStruct();
}

} // namespace syngraph::wire
