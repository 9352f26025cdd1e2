#include "common/protocol/cbor_writer.h"

#include "common/protocol/utf8.h"

namespace syngraph {

void CborWriter::head(quint8 major, quint64 argument)
{
    int bytes = 0;
    if (argument < 24) {
        m_out.append(char(major | argument));
        return;
    }
    if (argument <= 0xff) {
        m_out.append(char(major | 24));
        bytes = 1;
    } else if (argument <= 0xffff) {
        m_out.append(char(major | 25));
        bytes = 2;
    } else if (argument <= 0xffffffff) {
        m_out.append(char(major | 26));
        bytes = 4;
    } else {
        m_out.append(char(major | 27));
        bytes = 8;
    }
    while (bytes-- > 0)
        m_out.append(char(argument >> (8 * bytes)));
}

void CborWriter::integer(qint64 value)
{
    if (value >= 0)
        head(0x00, quint64(value));
    else
        head(0x20, quint64(-(value + 1)));
}

void CborWriter::text(QStringView value)
{
    head(0x60, quint64(utf8::encodedSize(value)));
    utf8::append(m_out, value);
}

void CborWriter::bytes(QByteArrayView value)
{
    head(0x40, quint64(value.size()));
    m_out.append(value);
}

void CborWriter::latin1(QLatin1StringView value)
{
    head(0x60, quint64(value.size()));
    m_out.append(value.data(), value.size());
}

} // namespace syngraph
