#pragma once

#include "common/base/random.h"
#include "common/websocket/frame_codec.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

/// A little language for tables of "these frames arrive, these events come out". A case is written
/// once and holds for both roles: towards a server its frames are masked, towards a client not.
namespace syngraph::websocket::frames {

/// What arrives: frames and raw bytes in a row. Built with the functions below and `+`.
class Wire final
{
public:
    Wire() = default;
    Wire(quint8 firstByte, QByteArray payload)
    {
        m_pieces.push_back(Frame{firstByte, std::move(payload)});
    }
    explicit Wire(QByteArray rawBytes) { m_pieces.push_back(std::move(rawBytes)); }

    Wire &operator+=(const Wire &other);
    friend Wire operator+(Wire a, const Wire &b) { return a += b; }

    /// Written down by hand here, apart from the encoder under test.
    QByteArray bytes(Role receiver) const;
    /// Where each piece begins and ends in bytes(receiver).
    std::vector<qsizetype> borders(Role receiver) const;

private:
    struct Frame
    {
        quint8 firstByte;
        QByteArray payload;
    };
    using Piece = std::variant<Frame, QByteArray>;

    static QByteArray pieceBytes(const Piece &piece, Role receiver);

    std::vector<Piece> m_pieces;
};

Wire frame(quint8 firstByte, const QByteArray &payload = {});
Wire text(const QByteArray &payload);
Wire binary(const QByteArray &payload);
Wire ping(const QByteArray &payload = {});
Wire pong(const QByteArray &payload = {});
Wire firstText(const QByteArray &payload);
Wire firstBinary(const QByteArray &payload);
Wire middle(const QByteArray &payload);
Wire last(const QByteArray &payload);
Wire closeFrame(quint16 code, const QByteArray &reason = {});
Wire closeWith(const QByteArray &payload);
/// Bytes as they are, in hexadecimal; for headers that no well-behaved peer would send.
Wire raw(const char *hex);
Wire repeated(int times, const Wire &wire);
/// A text or binary message (its first byte without FIN) in frames of at most `frameBytes`.
Wire fragmented(quint8 opcode, const QByteArray &payload, qsizetype frameBytes);

/// Expectation of a failure; its text does not matter.
ProtocolFailure failure(quint16 code);

enum class Roles { Both, ServerOnly, ClientOnly };

struct FrameCase
{
    QByteArray name;
    Wire wire;
    std::vector<Event> events;
    CodecLimits limits = {};
    Roles roles = Roles::Both;
    /// The last event must come after so many bytes and not later; towards the server when the case
    /// is for both roles. Not checked when empty.
    std::optional<qsizetype> decidedAfter = {};
};

std::vector<FrameCase> framingCases();      ///< sections 1 to 5
std::vector<FrameCase> closeCases();        ///< section 7
std::vector<FrameCase> hostileFrameCases(); ///< W01 to W20, as far as a codec decides them
std::vector<FrameCase> utf8Cases();         ///< section 6 with its frames

/// Section 9: too large for every cut, and too large to be kept for all rows at once.
struct GiantCase
{
    QByteArray name;
    qsizetype size = 0; ///< bytes of each message
    int messages = 1;
    Opcode opcode = Opcode::Text;
    qsizetype frameBytes = 64 * 1024;
    qsizetype pieceBytes = 64 * 1024;
};
std::vector<GiantCase> giantCases();
QByteArray giantPayload(const GiantCase &giant);
Wire giantWire(const GiantCase &giant);
inline constexpr CodecLimits kGiantLimits{.messageBytes = 64 * 1024 * 1024,
                                          .framesPerMessage = 1'000'000};
/// `size` bytes of UTF-8 with characters of all lengths.
QByteArray longText(qsizetype size);

/// One byte sequence of sections 6.5 to 6.23.
struct Utf8Sequence
{
    QByteArray name;
    QByteArray bytes;
    bool isValid = false;
};
std::vector<Utf8Sequence> utf8Sequences();

struct Outcome
{
    std::vector<Event> events;
    qsizetype decidedAfter = 0; ///< bytes fed when the last event came out
    bool isInsideFrame = false;
    QString problem; ///< an invariant of the decoder that broke on the way; empty if none
};
/// Feeds `bytes` cut at the given ascending places.
Outcome decode(Role role, const CodecLimits &limits, QByteArrayView bytes,
               const std::vector<qsizetype> &cuts);
Outcome decodeInPieces(Role role, const CodecLimits &limits, QByteArrayView bytes,
                       qsizetype pieceBytes);

/// Equal but for the texts of failures.
bool matches(const std::vector<Event> &events, const std::vector<Event> &expected);
QString describe(const std::vector<Event> &events);
/// Inside a test function: fails it when an invariant broke or other events came.
void verifyOutcome(const Outcome &outcome, const std::vector<Event> &expected, const QString &how);
/// The same for two runs over the same bytes, which must not differ in anything.
void verifySame(const Outcome &outcome, const Outcome &whole, const QString &how);
/// Ascending places, pieces of 1 to `largestPiece` bytes apart.
std::vector<qsizetype> randomCuts(Random &random, qsizetype size, qsizetype largestPiece);

} // namespace syngraph::websocket::frames

Q_DECLARE_METATYPE(syngraph::websocket::Role)
Q_DECLARE_METATYPE(syngraph::websocket::frames::FrameCase)
Q_DECLARE_METATYPE(syngraph::websocket::frames::GiantCase)
