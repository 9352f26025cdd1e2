#include "common/protocol/json_writer.h"

#include "common/base/ids.h"
#include "common/protocol/utf8.h"

namespace syngraph {

void JsonWriter::separate()
{
    const char last = m_out.isEmpty() ? '{' : m_out.back();
    if (last != '{' && last != '[')
        m_out.append(',');
}

void JsonWriter::quoted(QLatin1StringView ascii)
{
    m_out.append('"');
    m_out.append(ascii.data(), ascii.size());
    m_out.append('"');
}

void JsonWriter::name(QLatin1StringView fieldName)
{
    separate();
    quoted(fieldName);
    m_out.append(':');
}

void JsonWriter::text(QStringView value)
{
    m_out.append('"');
    qsizetype start = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char16_t unit = value[i].unicode();
        if (unit >= 0x20 && unit != u'"' && unit != u'\\')
            continue;
        utf8::append(m_out, value.sliced(start, i - start));
        start = i + 1;
        if (unit == u'\n') {
            m_out.append("\\n");
        } else if (unit == u'\t') {
            m_out.append("\\t");
        } else if (unit >= 0x20) {
            m_out.append('\\');
            m_out.append(char(unit));
        } else {
            m_out.append("\\u00");
            m_out.append(QByteArray::number(unit, 16).rightJustified(2, '0'));
        }
    }
    utf8::append(m_out, value.sliced(start));
    m_out.append('"');
}

void JsonWriter::bytes(QByteArrayView value)
{
    m_out.append('"');
    m_out.append(base64UrlText(value).toLatin1());
    m_out.append('"');
}

void JsonWriter::color(quint32 value)
{
    m_out.append("\"#");
    m_out.append(QByteArray::number(value & 0xffffff, 16).rightJustified(6, '0'));
    m_out.append('"');
}

QLatin1StringView JsonWriter::nameOfRole(Role role)
{
    return role == Role::Edit ? QLatin1StringView("edit") : QLatin1StringView("view");
}

QLatin1StringView JsonWriter::nameOfRole(LinkRole role)
{
    return role == LinkRole::Own ? QLatin1StringView("own") : nameOfRole(roleOf(role));
}

} // namespace syngraph
