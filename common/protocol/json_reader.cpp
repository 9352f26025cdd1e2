#include "common/protocol/json_reader.h"

#include "common/protocol/json_writer.h"

namespace syngraph {

void JsonReader::fail(DecodeError error)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = error;
}

bool JsonReader::demand(JsonTree::Kind kind)
{
    if (!m_failed && m_tree.node(m_at).kind != kind)
        fail(DecodeError::BadField);
    return !m_failed;
}

qint64 JsonReader::integer()
{
    return demand(JsonTree::Kind::Integer) ? m_tree.node(m_at).number : 0;
}

bool JsonReader::boolean()
{
    const bool isTrue = m_tree.node(m_at).kind == JsonTree::Kind::True;
    return demand(isTrue ? JsonTree::Kind::True : JsonTree::Kind::False) && isTrue;
}

QString JsonReader::text(qsizetype maximumUnits)
{
    if (!demand(JsonTree::Kind::Text))
        return {};
    auto text = m_tree.text(m_at, maximumUnits);
    if (!text)
        fail(DecodeError::TooLong);
    return std::move(text).value_or(QString());
}

QByteArray JsonReader::bytes(qsizetype maximum)
{
    const auto coded = text((maximum * 8 + 5) / 6);
    const auto bytes = bytesFromBase64Url(coded, coded.size() * 6 / 8);
    if (!bytes)
        fail(DecodeError::BadField);
    return bytes.value_or(QByteArray());
}

quint32 JsonReader::color()
{
    const auto coded = text(7);
    quint32 value = 0;
    for (const QChar c : QStringView(coded).sliced(std::min<qsizetype>(1, coded.size()))) {
        const bool digit = c >= u'0' && c <= u'9';
        if (!digit && !(c >= u'a' && c <= u'f'))
            fail(DecodeError::BadField);
        value = value * 16 + quint32(c.unicode() - (digit ? u'0' : u'a' - 10));
    }
    if (coded.size() != 7 || coded.front() != u'#')
        fail(DecodeError::BadField);
    return m_failed ? 0 : value;
}

Role JsonReader::role()
{
    const auto name = text(limits::kDecodeNameBytes);
    for (const Role role : {Role::View, Role::Edit}) {
        if (name == JsonWriter::nameOfRole(role))
            return role;
    }
    fail(DecodeError::BadField);
    return Role::View;
}

LinkRole JsonReader::linkRole()
{
    const auto name = text(limits::kDecodeNameBytes);
    for (const LinkRole role : {LinkRole::View, LinkRole::Edit, LinkRole::Own}) {
        if (name == JsonWriter::nameOfRole(role))
            return role;
    }
    fail(DecodeError::BadField);
    return LinkRole::View;
}

qsizetype JsonReader::enterList(qsizetype maximum)
{
    if (!demand(JsonTree::Kind::Array))
        return 0;
    const auto count = m_tree.node(m_at).number;
    if (count > maximum) {
        fail(DecodeError::TooManyItems);
        return 0;
    }
    m_beforeFirst = true;
    return qsizetype(count);
}

void JsonReader::nextElement()
{
    m_at = m_beforeFirst ? JsonTree::firstChild(m_at) : m_tree.node(m_at).next;
    m_beforeFirst = false;
}

JsonReader::Frame JsonReader::enterStruct()
{
    demand(JsonTree::Kind::Object);
    return {m_at};
}

bool JsonReader::nextField(Frame &frame, QLatin1StringView name, Need need)
{
    if (m_failed)
        return false;
    const auto member = m_tree.find(frame.object, name);
    if (!member && need == Need::Required)
        fail(DecodeError::MissingField);
    if (member)
        m_at = *member;
    return member.has_value();
}

} // namespace syngraph
