#pragma once

#include "common/protocol/messages.h"

#include <QByteArray>

namespace syngraph {

/// Writes the CBOR form (RFC 8949, section 4.2: shortest heads, definite lengths). One of the two
/// sinks that FieldWriter drives; json_writer.h is the other.
class CborWriter final
{
public:
    explicit CborWriter(QByteArray &out) : m_out(out) {}

    void integer(qint64 value);
    void boolean(bool value) { m_out.append(value ? '\xf5' : '\xf4'); }
    void null() { m_out.append('\xf6'); }
    void text(QStringView value);
    void bytes(QByteArrayView value);
    void color(quint32 value) { integer(value); }
    void role(Role value) { integer(qint64(value)); }
    void array(qsizetype count) { head(0x80, quint64(count)); }
    void map(qsizetype count) { head(0xa0, quint64(count)); }
    /// A key or any other ASCII text.
    void latin1(QLatin1StringView value);

    // What FieldWriter asks for: structs are arrays, so names do not appear.
    void beginMessage(quint8 number, QLatin1StringView, qsizetype fields)
    {
        array(fields + 1);
        integer(number);
    }
    void beginStruct(qsizetype fields) { array(fields); }
    void endStruct() {}
    void beginList(qsizetype count) { array(count); }
    void endList() {}
    void element() {}
    void name(QLatin1StringView) {}
    void absent() { null(); }

private:
    void head(quint8 major, quint64 argument);
    QByteArray &m_out;
};

void writeDelta(CborWriter &out, const Delta &delta);

} // namespace syngraph
