#include "common/sync/image_exchange.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"

#include <algorithm>

namespace syngraph {

namespace {

constexpr Milliseconds kFast = 100ms;  ///< a piece that takes no longer widens the window
constexpr Milliseconds kSlow = 300ms;  ///< one that takes longer narrows it
constexpr Milliseconds kPatience = 30s; ///< for an answer
constexpr Milliseconds kLeastPause = 1s;
constexpr Milliseconds kMostPause = 5min;
constexpr int kMostReturns = 3;
/// Well below what the server admits.
constexpr Rate kPieces{limits::kImagePartsPerSecond / 2, limits::kImagePartsPerSecond / 4};
constexpr int kMostPuts = int(limits::kImageWindowBytes / limits::kImageChunkBytes);
constexpr int kMostGets = limits::kImageGetsAtOnce / 2;

void keepEarlier(std::optional<Instant> &earliest, Instant candidate)
{
    if (!earliest || candidate < *earliest)
        earliest = candidate;
}

} // namespace

ImageExchange::ImageExchange() : m_putWindow(kMostPuts), m_getWindow(kMostGets), m_pieces(kPieces)
{
}

void ImageExchange::Window::answered(Instant now)
{
    if (m_sent.empty())
        return;
    const auto took = now - m_sent.front();
    m_sent.pop_front();
    if (took <= kFast)
        m_size = std::min(m_size * 2, m_most);
    else if (took > kSlow)
        m_size = std::max(m_size / 2, 1);
}

void ImageExchange::offer(const QByteArray &image, qint64 total)
{
    const bool isKnown = std::ranges::any_of(
        m_offers, [&](const Offer &known) { return known.image == image; });
    if (!isKnown)
        m_offers.push_back({image, total, {}});
}

void ImageExchange::want(const QByteArray &image)
{
    const bool isKnown = m_missing.contains(image) || (m_fetch && m_fetch->image == image)
        || std::ranges::find(m_wanted, image) != m_wanted.end();
    if (isKnown)
        return;
    if (qint64(m_wanted.size() + m_missing.size()) < limits::kDocumentImages)
        m_wanted.push_back(image);
    else
        m_effects.push_back(effects::ImageMissing{image});
}

void ImageExchange::connected()
{
    if (std::exchange(m_isConnected, true))
        return;
    for (const auto &image : std::exchange(m_missing, {}))
        m_wanted.push_back(image);
}

/// What came of an image stays: it goes on from there.
void ImageExchange::disconnected()
{
    m_isConnected = false;
    endUpload();
    m_getWindow.clear();
    if (m_fetch)
        m_fetch->asked = m_fetch->bytes.size();
}

void ImageExchange::pump(bool mayUpload, Instant now)
{
    m_mayUpload = mayUpload;
    m_pacedUntil.reset();
    if (!m_isConnected)
        return;
    if (m_upload && m_upload->patience <= now)
        putOff(kPatience, now);
    if (m_fetch && m_fetch->patience <= now && m_fetch->asked > m_fetch->bytes.size())
        giveUpFetch();
    if (!m_upload && mayUpload)
        startUpload(now);
    sendPieces(now);
    if (!m_fetch)
        startFetch(now);
    askForPieces(now);
}

bool ImageExchange::admitPiece(Instant now)
{
    if (m_pieces.admit(now))
        return true;
    m_pacedUntil = m_pieces.opensAt();
    return false;
}

std::optional<Instant> ImageExchange::nextDeadline() const
{
    if (!m_isConnected)
        return std::nullopt;
    std::optional<Instant> next = m_pacedUntil;
    if (m_upload)
        keepEarlier(next, m_upload->patience);
    if (m_fetch && m_fetch->asked > m_fetch->bytes.size())
        keepEarlier(next, m_fetch->patience);
    else if (!m_fetch && !m_wanted.empty())
        keepEarlier(next, m_fetchNotBefore);
    if (!m_upload && m_mayUpload) {
        for (const auto &offer : m_offers)
            keepEarlier(next, offer.notBefore);
    }
    return next;
}

// --- to the server -----------------------------------------------------------------------------

void ImageExchange::startUpload(Instant now)
{
    const auto due = std::ranges::find_if(
        m_offers, [now](const Offer &offer) { return offer.notBefore <= now; });
    if (due == m_offers.end())
        return;
    m_upload = Upload{due->image, due->total, {}, std::nullopt, 0, now + kPatience};
    m_messages.push_back(messages::ImageOffer{due->image, due->total});
}

void ImageExchange::receive(const messages::ImageWanted &wanted, Instant now)
{
    if (!m_upload || m_upload->image != wanted.image || wanted.offset > m_upload->total)
        return;
    m_upload->patience = now + kPatience;
    if (!m_upload->next) {
        m_upload->next = wanted.offset;
        m_effects.push_back(effects::ReadImage{m_upload->image});
        return;
    }
    m_putWindow.answered(now);
    // In order, and nothing gets lost on the way: it can only want what was sent if it lost it.
    if (!m_putWindow.isEmpty() || wanted.offset >= *m_upload->next)
        return;
    m_upload->next = wanted.offset;
    if (++m_upload->returns > kMostReturns)
        putOff(kPatience, now);
}

void ImageExchange::bytesRead(const QByteArray &image, const QByteArray &bytes, Instant now)
{
    if (!m_upload || m_upload->image != image)
        return;
    m_upload->patience = now + kPatience;
    if (bytes.size() == m_upload->total) {
        m_upload->bytes = bytes;
        return;
    }
    removeOffer(image);
    m_effects.push_back(effects::ImageRefused{image, ErrorCode::NoImage});
}

void ImageExchange::sendPieces(Instant now)
{
    while (m_upload && m_upload->next && !m_upload->bytes.isEmpty()
           && *m_upload->next < m_upload->total && m_putWindow.hasRoom() && admitPiece(now)) {
        const auto offset = *m_upload->next;
        const auto piece = m_upload->bytes.mid(offset, limits::kImageChunkBytes);
        m_messages.push_back(messages::ImagePut{m_upload->image, offset, piece});
        m_upload->next = offset + piece.size();
        m_putWindow.sent(now);
    }
}

void ImageExchange::removeOffer(const QByteArray &image)
{
    std::erase_if(m_offers, [&](const Offer &offer) { return offer.image == image; });
    if (m_upload && m_upload->image == image)
        endUpload();
}

/// Others have their turn meanwhile.
void ImageExchange::putOff(Milliseconds pause, Instant now)
{
    for (auto &offer : m_offers) {
        if (offer.image == m_upload->image)
            offer.notBefore = now + std::clamp(pause, kLeastPause, kMostPause);
    }
    endUpload();
}

void ImageExchange::receive(const messages::ImageStored &stored, Instant)
{
    removeOffer(stored.image);
    m_effects.push_back(effects::ImageStored{stored.image});
    if (m_missing.erase(stored.image) > 0)
        m_wanted.push_back(stored.image);
}

void ImageExchange::receive(const messages::ImageRefused &refused, Instant now)
{
    const auto pause = Milliseconds(
        std::min<qint64>(refused.retryAfterMilliseconds, kMostPause.count()));
    if (m_fetch && m_fetch->image == refused.image) {
        if (pause > 0ms) {
            m_fetchNotBefore = now + std::max(pause, kLeastPause);
            m_wanted.push_back(m_fetch->image);
            m_fetch.reset();
            m_getWindow.clear();
        } else {
            giveUpFetch();
        }
        return;
    }
    if (!m_upload || m_upload->image != refused.image)
        return;
    if (pause > 0ms) {
        putOff(pause, now);
        return;
    }
    removeOffer(refused.image);
    m_effects.push_back(effects::ImageRefused{refused.image, refused.code});
}

// --- from the server ---------------------------------------------------------------------------

void ImageExchange::startFetch(Instant now)
{
    if (m_wanted.empty() || m_fetchNotBefore > now)
        return;
    m_fetch = Fetch{m_wanted.front(), 0, {}, 0, now + kPatience};
    m_wanted.pop_front();
    m_getWindow.clear();
}

void ImageExchange::askForPieces(Instant now)
{
    while (m_fetch && m_getWindow.hasRoom()) {
        // How long it is, the first piece tells.
        const bool isFirst = m_fetch->total == 0 && m_fetch->asked == 0;
        if (!(isFirst || m_fetch->asked < m_fetch->total) || !admitPiece(now))
            return;
        if (m_fetch->asked == m_fetch->bytes.size())
            m_fetch->patience = now + kPatience;
        m_messages.push_back(messages::ImageGet{m_fetch->image, m_fetch->asked});
        m_fetch->asked += limits::kImageChunkBytes;
        m_getWindow.sent(now);
    }
}

void ImageExchange::receive(const messages::ImagePart &part, Instant now)
{
    if (!m_fetch || m_fetch->image != part.image || part.offset != m_fetch->bytes.size())
        return; // of one that was given up
    m_getWindow.answered(now);
    m_fetch->patience = now + kPatience;
    if (m_fetch->total == 0)
        m_fetch->total = part.total;
    m_fetch->bytes += part.bytes;
    const bool isWhole = m_fetch->bytes.size() == m_fetch->total;
    const bool fits = part.total == m_fetch->total
        && (isWhole || part.bytes.size() == limits::kImageChunkBytes);
    if (!fits || (isWhole && Sha256::of(m_fetch->bytes) != m_fetch->image)) {
        m_fetch->bytes.clear();
        m_fetch->total = 0;
        giveUpFetch();
    } else if (isWhole) {
        m_effects.push_back(effects::ImageArrived{m_fetch->image, std::move(m_fetch->bytes)});
        m_fetch.reset();
    }
}

void ImageExchange::giveUpFetch()
{
    m_missing.insert(m_fetch->image);
    m_effects.push_back(effects::ImageMissing{m_fetch->image});
    m_fetch.reset();
    m_getWindow.clear();
}

} // namespace syngraph
