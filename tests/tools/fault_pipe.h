#pragma once

#include "common/base/random.h"
#include "tests/tools/fault_settings.h"
#include "tests/tools/frame_splitter.h"

#include <QObject>
#include <QTimer>

#include <deque>

class QTcpSocket;

namespace syngraph::tools {

/// One direction of one proxied connection: reads from one socket, writes to the other, and does
/// to the bytes what the settings say. Owned by its connection, on the proxy's thread.
class FaultPipe final : public QObject
{
    Q_OBJECT

public:
    /// `faults`, `clock` and `random` are the proxy's and outlive the pipe.
    FaultPipe(QTcpSocket &from, QTcpSocket &to, const DirectionFaults &faults, const Clock &clock,
              Random &random, QObject *parent);

    /// Takes what waits in the source. To be called when it has bytes, when the settings have
    /// changed and when the destination is connected.
    void pump();
    /// The source has ended: true when the destination is to be ended as well, now or by drained().
    bool sourceEnded();
    bool isEmpty() const { return m_queue.empty(); }
    Instant lastByte() const { return m_lastByte; }
    qint64 bytes() const { return m_bytes; }
    qint64 swallowed() const { return m_swallowed; }

Q_SIGNALS:
    void resetWanted();
    void drained(); ///< behind the last byte of a source that has ended

private:
    struct Piece
    {
        Instant due;
        QByteArray bytes;
    };

    void take(const FrameSplitter::Unit &unit);
    void enqueue(const QByteArray &bytes);
    void writeDue();
    bool isThrough() const;

    QTcpSocket &m_from;
    QTcpSocket &m_to;
    const DirectionFaults &m_faults;
    const Clock &m_clock;
    Random &m_random;
    FrameSplitter m_splitter;
    std::deque<Piece> m_queue;
    qsizetype m_queuedBytes = 0;
    QTimer m_timer;
    Instant m_free;     ///< when the line is free for the next byte
    Instant m_lastByte; ///< that came in
    qint64 m_bytes = 0; ///< written
    qint64 m_swallowed = 0;
    int m_frames = 0;
    int m_messages = 0;
    bool m_resetWhenWritten = false;
    bool m_hasEnded = false;
};

} // namespace syngraph::tools
