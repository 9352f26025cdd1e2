#include "server/net/connection.h"

#include "server/net/plain_stream.h"
#include "server/net/tls_stream.h"

#include <algorithm>
#include <utility>

namespace syngraph {

using websocket::ResponseBody;

namespace {

constexpr char kTlsHandshake = 0x16; ///< first byte of a ClientHello record
constexpr qsizetype kDiscardedBytes = 256 * 1024; ///< from a peer that talks on after the end

constexpr quint16 kSlowReader = 1013;
constexpr quint16 kHandshakeTimeout = 4408;

} // namespace

Connection::Connection(PeerId id, int descriptor, const QHostAddress &peer, ConnectionOwner &owner)
    : m_id(id)
    , m_owner(owner)
    , m_client(peer)
    , m_stream(std::make_unique<PlainStream>(descriptor, static_cast<ByteStream::Owner &>(*this)))
    , m_acceptedAt(owner.now())
    , m_stage(Stage::FirstByte)
    , m_head(std::make_unique<websocket::RequestHeadParser>())
{
    enter(Stage::FirstByte, m_acceptedAt + options().headDeadline);
}

Connection::~Connection() = default;

// ---- Stages and deadlines

void Connection::enter(Stage stage, std::optional<Instant> deadline)
{
    m_stage = stage;
    m_stageDeadline = deadline;
    watchDeadline(deadline);
}

void Connection::watchDeadline(std::optional<Instant> deadline)
{
    if (deadline)
        m_owner.wantDeadline(*this, *deadline);
}

void Connection::end()
{
    if (m_stage == Stage::Gone)
        return;
    const bool wasOpen = m_stage == Stage::Open;
    enter(Stage::Gone, std::nullopt);
    if (wasOpen)
        m_owner.closed(*this);
    m_owner.gone(*this);
}

void Connection::dropIfUndecided()
{
    if (m_stage == Stage::FirstByte || m_stage == Stage::Head || m_stage == Stage::Page)
        end();
}

void Connection::checkDeadlines()
{
    if (m_stage == Stage::Gone)
        return;
    const Instant now = m_owner.now();
    const auto isOver = [now](std::optional<Instant> deadline) {
        return deadline && *deadline <= now;
    };
    if (isOver(m_stageDeadline)) {
        switch (std::exchange(m_stageDeadline, std::nullopt); m_stage) {
        case Stage::Head:
            answer(m_owner.httpFront().refusal({408, "the request took too long", {}}));
            break;
        case Stage::Page:
            answer(m_owner.httpFront().refusal({503, "try again later", {{"Retry-After", "5"}}}));
            break;
        case Stage::Open:
            fail(kHandshakeTimeout, "not authenticated in time");
            break;
        default:
            end();
            return;
        }
    }
    if (m_stage == Stage::Open && isOver(m_writeDeadline)) {
        m_queue.dropUnstarted();
        fail(kSlowReader, "reading too slowly");
    }
    if (m_stage == Stage::Open && isOver(m_frameDeadline))
        fail(websocket::close_code::kPolicyViolation, "a message took too long");
    if (m_stage != Stage::Open)
        m_writeDeadline = m_frameDeadline = std::nullopt; // the stage has its own deadline
    for (const auto deadline : {m_stageDeadline, m_writeDeadline, m_frameDeadline})
        watchDeadline(deadline);
}

// ---- Input

void Connection::streamReadable()
{
    do {
        if (m_stage == Stage::Gone)
            return;
        if (m_stage == Stage::FirstByte && !chooseStream())
            return;
        const std::span<char> buffer = m_owner.readBuffer();
        const qsizetype size = m_stream->read(buffer);
        if (size == ByteStream::kEnded)
            return end();
        if (size == 0)
            return;
        takeBytes({buffer.data(), size});
    } while (m_stream->mustReadOn());
}

/// False when there is nothing more to do in this call.
bool Connection::chooseStream()
{
    auto &plain = static_cast<PlainStream &>(*m_stream);
    const auto &tls = m_owner.netOptions().tls;
    char first = 0;
    const qsizetype size = plain.peek(first);
    if (size == 0)
        return false;
    if (size == ByteStream::kEnded || (first == kTlsHandshake && !tls)) {
        end();
        return false;
    }
    m_stage = Stage::Head; // under the same deadline
    if (first != kTlsHandshake)
        return true;
    m_channel = HttpFront::Channel::Encrypted;
    m_stream = std::make_unique<TlsStream>(plain.release(), tls->configuration,
                                           static_cast<ByteStream::Owner &>(*this));
    return false;
}

void Connection::takeBytes(QByteArrayView bytes)
{
    switch (m_stage) {
    case Stage::FirstByte:
    case Stage::Gone:
        break;
    case Stage::Head:
        takeHead(bytes);
        break;
    case Stage::Open:
    case Stage::Closing:
        takeFrames(bytes);
        break;
    case Stage::Page:
    case Stage::Finishing:
    case Stage::Lingering:
        discard(bytes.size());
        break;
    }
}

void Connection::discard(qsizetype bytes)
{
    m_discardedBytes += bytes;
    if (m_discardedBytes > kDiscardedBytes)
        end();
}

// ---- HTTP

void Connection::takeHead(QByteArrayView bytes)
{
    const auto progress = m_head->feed(bytes);
    if (const auto *refusal = std::get_if<websocket::HttpRefusal>(&progress))
        answer(m_owner.httpFront().refusal(*refusal));
    else if (const auto *complete = std::get_if<websocket::HeadComplete>(&progress))
        takeRoute(complete->head, bytes.sliced(complete->bytesUsed));
}

void Connection::takeRoute(const websocket::RequestHead &head, QByteArrayView behind)
{
    m_head.reset();
    const TrustedProxies &proxies = m_owner.netOptions().trustedProxies;
    if (proxies.contains(m_client)) {
        const QHostAddress client = proxies.clientOf(m_client, head);
        if (client != m_client && !m_owner.nameClient(*this, client)) {
            return answer(m_owner.httpFront().refusal(
                {429, "too many connections", {{"Retry-After", "5"}}}));
        }
        m_client = client;
    }
    const HttpRoute route = m_owner.httpFront().route(head, m_channel);
    if (const auto *whole = std::get_if<HttpAnswer>(&route)) {
        answer(whole->bytes);
    } else if (const auto *page = std::get_if<PageWanted>(&route)) {
        m_pageBody = page->body;
        enter(Stage::Page, m_owner.now() + options().pageDeadline);
        m_owner.pageWanted(*this, page->document);
    } else {
        upgrade(std::get<UpgradeWanted>(route), behind);
    }
}

void Connection::answerPage(const std::optional<QString> &title)
{
    if (m_stage == Stage::Page)
        answer(m_owner.httpFront().documentPage(title, m_pageBody));
}

void Connection::answer(const QByteArray &response)
{
    m_head.reset();
    enqueue(response);
    enter(Stage::Finishing, m_owner.now() + options().closeDeadline);
}

void Connection::upgrade(const UpgradeWanted &wanted, QByteArrayView behind)
{
    m_format = wanted.format;
    m_decoder.emplace(websocket::Role::Server,
                      websocket::CodecLimits{.messageBytes = options().messageBeforeAuthBytes});
    enqueue(wanted.response);
    enter(Stage::Open, m_acceptedAt + options().authDeadline);
    // `behind` lies in the shared buffer, which the owner's call may use.
    const QByteArray frames = behind.toByteArray();
    m_owner.opened(*this, wanted.document);
    if (!frames.isEmpty() && (m_stage == Stage::Open || m_stage == Stage::Closing))
        takeFrames(frames);
}

// ---- WebSocket

void Connection::takeFrames(QByteArrayView bytes)
{
    std::vector<websocket::Event> events;
    m_decoder->feed(bytes, events);
    for (const websocket::Event &event : events)
        takeEvent(event);
    if (m_stage == Stage::Open && m_decoder->insideFrame()) {
        const bool isFirst = !m_frameDeadline;
        m_frameDeadline = m_owner.now() + options().frameProgressDeadline;
        if (isFirst)
            watchDeadline(m_frameDeadline);
    } else {
        m_frameDeadline.reset();
    }
}

void Connection::takeEvent(const websocket::Event &event)
{
    const bool isOver = std::holds_alternative<websocket::CloseReceived>(event) ||
                        std::holds_alternative<websocket::ProtocolFailure>(event);
    if (m_stage == Stage::Closing && isOver) {
        enter(Stage::Finishing, m_stageDeadline);
        finishIfWritten();
    }
    if (m_stage != Stage::Open)
        return;
    if (const auto *binary = std::get_if<websocket::BinaryMessage>(&event))
        takeMessage(WireFormat::Cbor, binary->payload);
    else if (const auto *text = std::get_if<websocket::TextMessage>(&event))
        takeMessage(WireFormat::Json, text->utf8);
    else if (const auto *ping = std::get_if<websocket::Ping>(&event))
        takePing(ping->payload);
    else if (std::holds_alternative<websocket::Pong>(event))
        mayTakeControlFrame();
    else if (const auto *close = std::get_if<websocket::CloseReceived>(&event))
        takeClose(close->code);
    else if (const auto *failure = std::get_if<websocket::ProtocolFailure>(&event))
        fail(failure->code, failure->text);
}

void Connection::takeMessage(WireFormat format, const QByteArray &message)
{
    if (format == m_format)
        m_owner.received(*this, message);
    else
        fail(websocket::close_code::kUnsupportedData, "wrong kind of message for the protocol");
}

bool Connection::mayTakeControlFrame()
{
    if (m_controlFrames.take(options().controlFrames, m_owner.now()))
        return true;
    fail(websocket::close_code::kPolicyViolation, "too many control frames");
    return false;
}

void Connection::takePing(const QByteArray &payload)
{
    if (mayTakeControlFrame())
        enqueue(websocket::encodeFrame(websocket::Opcode::Pong, payload));
}

void Connection::takeClose(quint16 code)
{
    enqueue(websocket::encodeClose(code));
    enter(Stage::Finishing, m_owner.now() + options().closeDeadline);
    m_owner.closed(*this);
}

/// Our Close on our own account. The peer's answer is only waited for when it can still be read.
void Connection::fail(quint16 code, QByteArrayView reason)
{
    close(code, reason);
    m_owner.closed(*this);
}

void Connection::close(quint16 code, QByteArrayView reason)
{
    if (m_stage != Stage::Open)
        return;
    enqueue(websocket::encodeClose(code, reason));
    enter(m_decoder->isFinished() ? Stage::Finishing : Stage::Closing,
          m_owner.now() + options().closeDeadline);
}

void Connection::admit()
{
    if (m_stage != Stage::Open || m_isAdmitted)
        return;
    m_isAdmitted = true;
    m_stageDeadline.reset();
    m_decoder->setMessageLimit(options().messageBytes);
}

// ---- Output

void Connection::send(const QByteArray &frames)
{
    if (m_stage == Stage::Open && !m_isOverflowed)
        enqueue(frames);
}

void Connection::enqueue(const QByteArray &bytes)
{
    m_queue.push(bytes);
    if (m_queue.bytes() > options().queueBytes) {
        // Perhaps it all came in this turn, and a fast reader should not suffer for that.
        writeOut();
        if (m_queue.bytes() > options().queueBytes) {
            m_isOverflowed = true;
            m_queue.dropUnstarted();
        }
    }
    if (!std::exchange(m_isFlushWanted, true))
        m_owner.wantFlush(*this);
}

/// False when the stream has ended.
bool Connection::writeOut()
{
    while (!m_queue.isEmpty()) {
        const qsizetype size = m_stream->write(m_queue.pieces(), m_queue.written());
        if (size == ByteStream::kEnded)
            return false;
        if (size == 0)
            break;
        m_queue.consume(size);
        m_writeDeadline.reset();
    }
    return true;
}

void Connection::flush()
{
    m_isFlushWanted = false;
    if (m_stage == Stage::Gone)
        return;
    if (!writeOut())
        return end();
    if (m_stage == Stage::Open && m_isOverflowed) {
        fail(kSlowReader, "reading too slowly"); // asks for another flush
        return;
    }
    m_stream->notifyWhenWritable(!m_queue.isEmpty());
    if (m_queue.isEmpty()) {
        m_writeDeadline.reset();
    } else if (!m_writeDeadline) {
        m_writeDeadline = m_owner.now() + options().writeProgressDeadline;
        watchDeadline(m_writeDeadline);
    }
    finishIfWritten();
    // Not at the same mark on the way down, or a reader at the edge would be told about each frame.
    const bool isLagging = m_queue.bytes() > (m_isLagging ? options().laggingBytes / 4
                                                          : options().laggingBytes);
    if (m_stage == Stage::Open && std::exchange(m_isLagging, isLagging) != isLagging)
        m_owner.lagging(*this, isLagging);
}

void Connection::streamWritable()
{
    flush();
}

void Connection::finishIfWritten()
{
    if (m_stage != Stage::Finishing || !m_queue.isEmpty())
        return;
    m_stream->finishWriting();
    enter(Stage::Lingering, m_stageDeadline);
}

} // namespace syngraph
