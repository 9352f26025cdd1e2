#pragma once

#include "common/base/clock.h"
#include "common/base/rate_limit.h"
#include "common/protocol/messages.h"

#include <deque>
#include <set>

namespace syngraph {

namespace effects {

/// Answer with ImageRead: these bytes are wanted by the server.
struct ReadImage { QByteArray image; };
/// Complete, and its bytes are those of its name. Not decoded: see what it is before that.
struct ImageArrived { QByteArray image; QByteArray bytes; };
/// The server has it, durable.
struct ImageStored { QByteArray image; };
/// The server will not take what was offered.
struct ImageRefused { QByteArray image; ErrorCode code; };
/// The server does not have what was asked for. Should it get it, ImageArrived follows.
struct ImageMissing { QByteArray image; };

} // namespace effects

using ImageEffect = std::variant<effects::ReadImage, effects::ImageArrived, effects::ImageStored,
                                 effects::ImageRefused, effects::ImageMissing>;

/// The images of one document between a client and its server, PROTOCOL.md "Images": one offered
/// and one fetched at a time, in pieces. As much is under way as the line carries within a tenth of
/// a second, so that edits, which go over the same line, hardly wait (in the spirit of LEDBAT, RFC
/// 6817). A machine without I/O, owned by Session; goes on where it was after a lost connection.
///
/// Invariants: an image that was offered stays so until the server stored or refused it; one that
/// was wanted is asked for again on each connection; nothing waits for a silent server for ever.
class ImageExchange final
{
public:
    ImageExchange();

    // Whatever the connection is. Twice is once.
    void offer(const QByteArray &image, qint64 total);
    void want(const QByteArray &image);
    /// The answer to ReadImage; empty when they are gone.
    void bytesRead(const QByteArray &image, const QByteArray &bytes, Instant now);

    void connected();
    void disconnected();
    void receive(const messages::ImageWanted &wanted, Instant now);
    void receive(const messages::ImageStored &stored, Instant now);
    void receive(const messages::ImagePart &part, Instant now);
    void receive(const messages::ImageRefused &refused, Instant now);
    /// Sends what can be sent now; to be called after each event and at the deadline.
    void pump(bool mayUpload, Instant now);
    std::optional<Instant> nextDeadline() const;

    std::vector<ClientMessage> takeMessages() { return std::exchange(m_messages, {}); }
    std::vector<ImageEffect> takeEffects() { return std::exchange(m_effects, {}); }

private:
    /// How many pieces are under way at most, by how long they take.
    class Window final
    {
    public:
        explicit Window(int most) : m_most(most) {}
        bool hasRoom() const { return int(m_sent.size()) < m_size; }
        void sent(Instant now) { m_sent.push_back(now); }
        void answered(Instant now);
        bool isEmpty() const { return m_sent.empty(); }
        void clear() { m_sent.clear(); }

    private:
        int m_most;
        int m_size = 1;
        std::deque<Instant> m_sent;
    };
    struct Offer
    {
        QByteArray image;
        qint64 total = 0;
        Instant notBefore{};
    };
    struct Upload
    {
        QByteArray image;
        qint64 total = 0;
        QByteArray bytes; ///< once the server wants them
        std::optional<qint64> next; ///< offset of the next piece; none before the server wants it
        int returns = 0; ///< the server wanted again what it was sent
        Instant patience;
    };
    struct Fetch
    {
        QByteArray image;
        qint64 total = 0;
        QByteArray bytes;
        qint64 asked = 0; ///< up to this offset
        Instant patience;
    };

    void startUpload(Instant now);
    void sendPieces(Instant now);
    void endUpload() { m_upload.reset(); m_putWindow.clear(); }
    void putOff(Milliseconds pause, Instant now);
    void removeOffer(const QByteArray &image);
    void startFetch(Instant now);
    void askForPieces(Instant now);
    void giveUpFetch();
    bool admitPiece(Instant now);

    bool m_isConnected = false;
    bool m_mayUpload = false;
    std::deque<Offer> m_offers; ///< the one under way included
    std::optional<Upload> m_upload;
    std::deque<QByteArray> m_wanted; ///< the one under way not included
    std::set<QByteArray> m_missing;  ///< wanted, and not to be had for now
    std::optional<Fetch> m_fetch;
    Instant m_fetchNotBefore{};
    Window m_putWindow;
    Window m_getWindow;
    RateLimit m_pieces;
    std::optional<Instant> m_pacedUntil;
    std::vector<ClientMessage> m_messages;
    std::vector<ImageEffect> m_effects;
};

} // namespace syngraph
