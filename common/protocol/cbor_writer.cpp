#include "common/protocol/cbor_writer.h"

#include "common/protocol/utf8.h"

#include <algorithm>

namespace syngraph {

CborWriter::CborWriter(QByteArray &out) : m_out(out)
{
    const auto size = out.size();
    out.resize(std::max(size, out.capacity()));
    m_at = out.data() + size;
    m_end = out.data() + out.size();
}

void CborWriter::enlarge(qsizetype bytes)
{
    const auto size = m_at - m_out.constData();
    m_out.resize(size + bytes); // to a capacity beyond that, as append() does
    m_out.resize(std::max(m_out.size(), m_out.capacity()));
    m_at = m_out.data() + size;
    m_end = m_out.data() + m_out.size();
}

void CborWriter::longHead(quint8 major, quint64 argument)
{
    const int size = argument <= 0xff ? 0 : argument <= 0xffff ? 1 : argument <= 0xffffffff ? 2 : 3;
    int bytes = 1 << size;
    char *at = take(1 + bytes);
    *at++ = char(major | (24 + size));
    while (bytes-- > 0)
        *at++ = char(argument >> (8 * bytes));
}

void CborWriter::text(QStringView value)
{
    const auto size = utf8::encodedSize(value);
    head(0x60, quint64(size));
    utf8::write(take(size), value);
}

void CborWriter::bytes(QByteArrayView value)
{
    head(0x40, quint64(value.size()));
    std::ranges::copy(value, take(value.size()));
}

void CborWriter::latin1(QLatin1StringView value)
{
    head(0x60, quint64(value.size()));
    std::ranges::copy(value, take(value.size()));
}

} // namespace syngraph
