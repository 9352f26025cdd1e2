#include "tests/unit/websocket/frame_case.h"

#include <QCryptographicHash>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace syngraph::websocket::frames {

Wire &Wire::operator+=(const Wire &other)
{
    m_pieces.insert(m_pieces.end(), other.m_pieces.begin(), other.m_pieces.end());
    return *this;
}

QByteArray Wire::pieceBytes(const Piece &piece, Role receiver)
{
    if (const auto *rawBytes = std::get_if<QByteArray>(&piece))
        return *rawBytes;
    const auto &[firstByte, payload] = std::get<Frame>(piece);
    const bool isMasked = receiver == Role::Server;
    const qsizetype size = payload.size();

    QByteArray out(1, static_cast<char>(firstByte));
    const int lengthBytes = size <= 125 ? 0 : size <= 65535 ? 2 : 8;
    const int shortLength = lengthBytes == 0   ? static_cast<int>(size)
                            : lengthBytes == 2 ? 126
                                               : 127;
    out.append(static_cast<char>(shortLength | (isMasked ? 0x80 : 0)));
    for (int i = lengthBytes - 1; i >= 0; --i)
        out.append(static_cast<char>(size >> (8 * i) & 0xff));
    if (!isMasked)
        return out + payload;

    // A key for each size, none of its bytes 0, so that a byte left masked is noticed.
    const std::array<quint8, 4> key{0x37, 0xfa, 0x21, static_cast<quint8>(1 + size % 255)};
    for (const quint8 byte : key)
        out.append(static_cast<char>(byte));
    const qsizetype at = out.size();
    out += payload;
    char *const masked = out.data() + at;
    for (qsizetype i = 0; i < size; ++i)
        masked[i] =
            static_cast<char>(static_cast<quint8>(masked[i]) ^ key[static_cast<size_t>(i % 4)]);
    return out;
}

QByteArray Wire::bytes(Role receiver) const
{
    QByteArray out;
    for (const Piece &piece : m_pieces)
        out += pieceBytes(piece, receiver);
    return out;
}

std::vector<qsizetype> Wire::borders(Role receiver) const
{
    std::vector<qsizetype> places{0};
    for (const Piece &piece : m_pieces)
        places.push_back(places.back() + pieceBytes(piece, receiver).size());
    return places;
}

Wire frame(quint8 firstByte, const QByteArray &payload)
{
    return Wire(firstByte, payload);
}

Wire text(const QByteArray &payload)
{
    return frame(0x81, payload);
}

Wire binary(const QByteArray &payload)
{
    return frame(0x82, payload);
}

Wire ping(const QByteArray &payload)
{
    return frame(0x89, payload);
}

Wire pong(const QByteArray &payload)
{
    return frame(0x8a, payload);
}

Wire firstText(const QByteArray &payload)
{
    return frame(0x01, payload);
}

Wire firstBinary(const QByteArray &payload)
{
    return frame(0x02, payload);
}

Wire middle(const QByteArray &payload)
{
    return frame(0x00, payload);
}

Wire last(const QByteArray &payload)
{
    return frame(0x80, payload);
}

Wire closeFrame(quint16 code, const QByteArray &reason)
{
    return closeWith(QByteArray(1, static_cast<char>(code >> 8)) + static_cast<char>(code & 0xff) +
                     reason);
}

Wire closeWith(const QByteArray &payload)
{
    return frame(0x88, payload);
}

Wire raw(const char *hex)
{
    return Wire(QByteArray::fromHex(hex));
}

Wire repeated(int times, const Wire &wire)
{
    Wire all;
    for (int i = 0; i < times; ++i)
        all += wire;
    return all;
}

Wire fragmented(quint8 opcode, const QByteArray &payload, qsizetype frameBytes)
{
    Wire all;
    qsizetype at = 0;
    do {
        const QByteArray part = payload.mid(at, frameBytes);
        const bool isFirst = at == 0;
        at += part.size();
        const int finalBit = at == payload.size() ? 0x80 : 0;
        all += frame(static_cast<quint8>(finalBit | (isFirst ? opcode : 0)), part);
    } while (at < payload.size());
    return all;
}

ProtocolFailure failure(quint16 code)
{
    return {code, {}};
}

Outcome decode(Role role, const CodecLimits &limits, QByteArrayView bytes,
               const std::vector<qsizetype> &cuts)
{
    Outcome outcome;
    FrameDecoder decoder(role, limits);
    qsizetype from = 0;
    const auto feedUpTo = [&](qsizetype to) {
        const size_t before = outcome.events.size();
        const bool wasFinished = decoder.isFinished();
        // A copy of its own, so that a sanitizer sees each step beyond the piece.
        const QByteArray piece = bytes.sliced(from, to - from).toByteArray();
        decoder.feed(piece, outcome.events);
        from = to;
        if (outcome.events.size() > before)
            outcome.decidedAfter = to;
        if (wasFinished && outcome.events.size() > before)
            outcome.problem = u"an event after the end"_s;
        if (decoder.reservedBytes() > std::min(limits.messageBytes, 2 * to))
            outcome.problem = u"%1 bytes held after %2"_s.arg(decoder.reservedBytes()).arg(to);
    };
    for (const qsizetype cut : cuts)
        feedUpTo(cut);
    feedUpTo(bytes.size());
    outcome.isInsideFrame = decoder.insideFrame();
    return outcome;
}

Outcome decodeInPieces(Role role, const CodecLimits &limits, QByteArrayView bytes,
                       qsizetype pieceBytes)
{
    std::vector<qsizetype> cuts;
    for (qsizetype at = pieceBytes; at < bytes.size(); at += pieceBytes)
        cuts.push_back(at);
    return decode(role, limits, bytes, cuts);
}

bool matches(const std::vector<Event> &events, const std::vector<Event> &expected)
{
    return std::equal(events.begin(), events.end(), expected.begin(), expected.end(),
                      [](const Event &a, const Event &b) {
                          const auto *failed = std::get_if<ProtocolFailure>(&a);
                          const auto *wanted = std::get_if<ProtocolFailure>(&b);
                          return failed && wanted ? failed->code == wanted->code : a == b;
                      });
}

namespace {

QString shown(const QByteArray &payload)
{
    constexpr qsizetype kShownBytes = 40;
    if (payload.size() <= kShownBytes)
        return QString::fromLatin1(payload.toPercentEncoding(" "));
    const auto digest = QCryptographicHash::hash(payload, QCryptographicHash::Sha1).toHex().left(8);
    return u"%1 bytes #%2"_s.arg(payload.size()).arg(QString::fromLatin1(digest));
}

struct Describer
{
    QString operator()(const TextMessage &m) const { return u"text "_s + shown(m.utf8); }
    QString operator()(const BinaryMessage &m) const { return u"binary "_s + shown(m.payload); }
    QString operator()(const Ping &m) const { return u"ping "_s + shown(m.payload); }
    QString operator()(const Pong &m) const { return u"pong "_s + shown(m.payload); }
    QString operator()(const CloseReceived &m) const
    {
        return u"close %1 "_s.arg(m.code) + shown(m.reason);
    }
    QString operator()(const ProtocolFailure &m) const
    {
        return u"failure %1 "_s.arg(m.code) + shown(m.text.toByteArray());
    }
};

} // namespace

QString describe(const std::vector<Event> &events)
{
    QStringList lines;
    for (const Event &event : events) {
        if (lines.size() == 20) {
            lines.append(u"... %1 events"_s.arg(events.size()));
            break;
        }
        lines.append(std::visit(Describer(), event));
    }
    return u'[' + lines.join(u"; "_s) + u']';
}

void verifySame(const Outcome &outcome, const Outcome &whole, const QString &how)
{
    if (!outcome.problem.isEmpty())
        QFAIL(qPrintable(how + u": "_s + outcome.problem));
    if (outcome.events != whole.events)
        QFAIL(qPrintable(how + u": got "_s + describe(outcome.events) + u", whole "_s +
                         describe(whole.events)));
    if (outcome.isInsideFrame != whole.isInsideFrame)
        QFAIL(qPrintable(how + u": insideFrame differs"_s));
}

std::vector<qsizetype> randomCuts(Random &random, qsizetype size, qsizetype largestPiece)
{
    std::vector<qsizetype> cuts;
    for (qsizetype at = random.between(1, largestPiece); at < size;
         at += random.between(1, largestPiece))
        cuts.push_back(at);
    return cuts;
}

void verifyOutcome(const Outcome &outcome, const std::vector<Event> &expected, const QString &how)
{
    // Written out, because QVERIFY2 would describe every good outcome too.
    if (!outcome.problem.isEmpty())
        QFAIL(qPrintable(how + u": "_s + outcome.problem));
    if (!matches(outcome.events, expected))
        QFAIL(qPrintable(how + u": got "_s + describe(outcome.events) + u", expected "_s +
                         describe(expected)));
}

QByteArray longText(qsizetype size)
{
    const QByteArray unit = "Syngraph \xce\xb3\xcf\x81\xce\xac\xcf\x86\xcf\x89 \xf0\x9f\x96\x8b ";
    QByteArray all = unit.repeated(size / unit.size());
    return all + QByteArray(size - all.size(), '.');
}

} // namespace syngraph::websocket::frames
