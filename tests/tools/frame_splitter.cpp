#include "tests/tools/frame_splitter.h"

#include <QtEndian>

namespace syngraph::tools {

namespace {

constexpr char kTlsHandshake = 0x16;

// RFC 6455, section 5.2
qsizetype frameSize(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return 0;
    const auto second = quint8(bytes[1]);
    qsizetype header = 2 + ((second & 0x80) ? 4 : 0);
    quint64 payload = second & 0x7f;
    if (payload == 126) {
        header += 2;
        if (bytes.size() < header)
            return 0;
        payload = qFromBigEndian<quint16>(bytes.data() + 2);
    } else if (payload == 127) {
        header += 8;
        if (bytes.size() < header)
            return 0;
        payload = qFromBigEndian<quint64>(bytes.data() + 2);
    }
    const auto whole = header + qsizetype(payload);
    return bytes.size() < whole ? 0 : whole;
}

FrameSplitter::Unit::Kind kindOf(char first)
{
    const auto byte = quint8(first);
    const auto opcode = byte & 0x0f;
    const bool isWhole = (byte & 0x80) && (opcode == 1 || opcode == 2);
    return isWhole ? FrameSplitter::Unit::Kind::Message : FrameSplitter::Unit::Kind::OtherFrame;
}

} // namespace

std::vector<FrameSplitter::Unit> FrameSplitter::feed(QByteArrayView bytes)
{
    m_rest.append(bytes);
    if (m_stage == Stage::Start && !m_rest.isEmpty())
        m_stage = m_rest.front() == kTlsHandshake ? Stage::Opaque : Stage::Head;
    std::vector<Unit> units;
    while (const auto size = unitSize()) {
        auto kind = Unit::Kind::Opaque;
        if (m_stage == Stage::Head)
            kind = Unit::Kind::Head;
        else if (m_stage == Stage::Frames)
            kind = kindOf(m_rest.front());
        units.push_back({kind, m_rest.first(size)});
        m_rest.remove(0, size);
        if (m_stage == Stage::Head)
            m_stage = Stage::Frames;
    }
    return units;
}

qsizetype FrameSplitter::unitSize() const
{
    switch (m_stage) {
    case Stage::Start:
    case Stage::Opaque:
        return m_rest.size();
    case Stage::Head: {
        const auto end = m_rest.indexOf("\r\n\r\n");
        return end < 0 ? 0 : end + 4;
    }
    case Stage::Frames:
        break;
    }
    return frameSize(m_rest);
}

} // namespace syngraph::tools
