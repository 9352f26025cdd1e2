#include "tests/tools/fault_pipe.h"

#include <QTcpSocket>

#include <algorithm>

namespace syngraph::tools {

namespace {

constexpr qsizetype kQueuedBytes = 256 * 1024; ///< beyond it the source is not read

} // namespace

FaultPipe::FaultPipe(QTcpSocket &from, QTcpSocket &to, const DirectionFaults &faults,
                     const Clock &clock, Random &random, QObject *parent)
    : QObject(parent)
    , m_from(from)
    , m_to(to)
    , m_faults(faults)
    , m_clock(clock)
    , m_random(random)
    , m_free(clock.now())
    , m_lastByte(clock.now())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FaultPipe::writeDue);
}

void FaultPipe::pump()
{
    const bool isSwallowing = m_faults.isHole || m_swallowed > 0;
    if (m_from.bytesAvailable() > 0)
        m_lastByte = m_clock.now();
    if (isSwallowing) {
        m_swallowed += m_from.readAll().size();
    } else {
        while (m_queuedBytes < kQueuedBytes && m_from.bytesAvailable() > 0
               && !m_resetWhenWritten) {
            for (const auto &unit : m_splitter.feed(m_from.read(kQueuedBytes)))
                take(unit);
        }
    }
    writeDue();
}

bool FaultPipe::sourceEnded()
{
    pump();
    m_hasEnded = true;
    return !m_faults.isHole && m_swallowed == 0 && isThrough();
}

/// Bytes in the destination's buffer would go with its socket.
bool FaultPipe::isThrough() const
{
    return m_queue.empty() && m_from.bytesAvailable() == 0 && m_to.bytesToWrite() == 0;
}

void FaultPipe::take(const FrameSplitter::Unit &unit)
{
    using Kind = FrameSplitter::Unit::Kind;
    if (m_resetWhenWritten)
        return;
    if (unit.kind == Kind::Message || unit.kind == Kind::OtherFrame) {
        if (++m_frames == m_faults.cutHeaderOfFrame) {
            m_resetWhenWritten = true;
            enqueue(unit.bytes.first(1));
            return;
        }
    }
    enqueue(unit.bytes);
    if (unit.kind == Kind::Message && m_faults.replayEvery > 0
        && ++m_messages % m_faults.replayEvery == 0)
        enqueue(unit.bytes);
}

void FaultPipe::enqueue(const QByteArray &bytes)
{
    const auto slice = m_faults.sliceBytes > 0 ? m_faults.sliceBytes : bytes.size();
    const auto jitter = m_random.between(Milliseconds(0), m_faults.jitter);
    for (qsizetype at = 0; at < bytes.size(); at += slice) {
        const auto piece = bytes.mid(at, slice);
        Microseconds takes{0};
        if (m_faults.bytesPerSecond > 0)
            takes = Microseconds(piece.size() * 1'000'000 / m_faults.bytesPerSecond);
        m_free = std::max(m_free, m_clock.now() + m_faults.latency + jitter) + takes;
        m_queue.push_back({m_free, piece});
        m_queuedBytes += piece.size();
    }
}

void FaultPipe::writeDue()
{
    if (m_to.state() != QAbstractSocket::ConnectedState || m_faults.isStalled)
        return;
    const Instant now = m_clock.now();
    while (!m_queue.empty() && m_queue.front().due <= now
           && m_to.bytesToWrite() < kQueuedBytes) {
        auto bytes = m_queue.front().bytes;
        m_queuedBytes -= bytes.size();
        m_queue.pop_front();
        const auto left = m_faults.resetAfterBytes - m_bytes;
        const bool isCut = m_faults.resetAfterBytes >= 0 && bytes.size() >= left;
        if (isCut)
            bytes.truncate(std::max<qint64>(left, 0));
        m_to.write(bytes);
        if (m_faults.sliceBytes > 0 || isCut)
            m_to.flush(); // one segment each
        m_bytes += bytes.size();
        if (isCut || (m_resetWhenWritten && m_queue.empty())) {
            m_to.flush();
            Q_EMIT resetWanted();
            return;
        }
    }
    if (!m_queue.empty())
        m_timer.start(std::max(Milliseconds(1), std::chrono::ceil<Milliseconds>(
                                                    m_queue.front().due - now)));
    else if (m_hasEnded && m_swallowed == 0 && isThrough())
        Q_EMIT drained();
}

} // namespace syngraph::tools
