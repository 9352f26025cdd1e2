#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace syngraph::tools {

/// Cuts one direction of a WebSocket connection into its request or response head and its frames,
/// without a look at what is in them. A stream that begins like TLS is left as it comes.
class FrameSplitter final
{
public:
    struct Unit
    {
        enum class Kind { Opaque, Head, Message, OtherFrame };
        Kind kind = Kind::Opaque; ///< Message: a whole text or binary message in one frame
        QByteArray bytes;
    };

    /// Every unit that is complete now.
    std::vector<Unit> feed(QByteArrayView bytes);

private:
    enum class Stage { Start, Opaque, Head, Frames };

    qsizetype unitSize() const; ///< of the first unit in m_rest; 0 while it is not complete

    Stage m_stage = Stage::Start;
    QByteArray m_rest;
};

} // namespace syngraph::tools
