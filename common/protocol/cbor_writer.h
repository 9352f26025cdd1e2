#pragma once

#include "common/protocol/messages.h"

#include <QByteArray>

#include <utility>

namespace syngraph {

/// Writes the CBOR form (RFC 8949, section 4.2: shortest heads, definite lengths). One of the two
/// sinks that FieldWriter drives; json_writer.h is the other.
///
/// Appends to `out`, which is longer than what was written until the writer is gone: an operation
/// is some twenty heads of a byte or two, and QByteArray::append() takes longer than those bytes.
class CborWriter final
{
public:
    explicit CborWriter(QByteArray &out);
    ~CborWriter() { m_out.truncate(m_at - m_out.constData()); }
    Q_DISABLE_COPY_MOVE(CborWriter)

    void integer(qint64 value)
    {
        if (value >= 0)
            head(0x00, quint64(value));
        else
            head(0x20, quint64(-(value + 1)));
    }
    void boolean(bool value) { *take(1) = value ? '\xf5' : '\xf4'; }
    void null() { *take(1) = '\xf6'; }
    void text(QStringView value);
    void bytes(QByteArrayView value);
    void color(quint32 value) { integer(value); }
    void role(Role value) { integer(qint64(value)); }
    void role(LinkRole value) { integer(qint64(value)); }
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
    void head(quint8 major, quint64 argument)
    {
        if (argument < 24)
            *take(1) = char(major | argument);
        else
            longHead(major, argument);
    }
    void longHead(quint8 major, quint64 argument);
    /// The place of the next `bytes`, which are to be written now.
    char *take(qsizetype bytes)
    {
        if (m_end - m_at < bytes) [[unlikely]]
            enlarge(bytes);
        return std::exchange(m_at, m_at + bytes);
    }
    void enlarge(qsizetype bytes);

    QByteArray &m_out;
    char *m_at;
    char *m_end;
};

void writeDelta(CborWriter &out, const Delta &delta);

} // namespace syngraph
