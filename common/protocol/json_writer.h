#pragma once

#include "common/protocol/messages.h"

#include <QByteArray>

namespace syngraph {

/// Writes the JSON form (RFC 8259), without white space. The other sink is cbor_writer.h.
class JsonWriter final
{
public:
    explicit JsonWriter(QByteArray &out) : m_out(out) {}

    void integer(qint64 value) { m_out.append(QByteArray::number(value)); }
    void boolean(bool value) { m_out.append(value ? "true" : "false"); }
    void null() { m_out.append("null"); }
    void text(QStringView value);
    /// As base64url without padding.
    void bytes(QByteArrayView value);
    void color(quint32 value);
    void role(Role value) { quoted(nameOfRole(value)); }
    void role(LinkRole value) { quoted(nameOfRole(value)); }

    void beginMessage(quint8, QLatin1StringView messageName, qsizetype)
    {
        m_out.append('{');
        name(QLatin1StringView("type"));
        quoted(messageName);
    }
    void beginStruct(qsizetype = 0) { m_out.append('{'); }
    void endStruct() { m_out.append('}'); }
    void beginList(qsizetype = 0) { m_out.append('['); }
    void endList() { m_out.append(']'); }
    void element() { separate(); }
    void name(QLatin1StringView fieldName);
    void absent() {}

    static QLatin1StringView nameOfRole(Role role);
    static QLatin1StringView nameOfRole(LinkRole role);

private:
    void separate();
    void quoted(QLatin1StringView ascii);
    QByteArray &m_out;
};

void writeDelta(JsonWriter &out, const Delta &delta);

} // namespace syngraph
