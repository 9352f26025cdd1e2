#include "server/engine/image_desk.h"
#include "common/base/image_kind.h"


namespace syngraph {

namespace {

constexpr Milliseconds kOfferAgain = 1s;
constexpr Milliseconds kBusyFor = 5s;
constexpr Milliseconds kFullFor = 30s;

} // namespace

ImageDesk::ImageDesk(DocumentId document, qint64 &uploadBytes, const Clock &clock,
                     FindPeer findPeer)
    : m_document(document)
    , m_uploadBytes(uploadBytes)
    , m_clock(clock)
    , m_findPeer(std::move(findPeer))
{
}

ImageDesk::~ImageDesk()
{
    for (const auto &[client, upload] : m_uploads)
        m_uploadBytes -= upload.total;
}

void ImageDesk::refuse(const Peer &peer, const QByteArray &image, ErrorCode code, Outbox &out,
                       Milliseconds retryAfter)
{
    out.send(peer, messages::ImageRefused{image, code, retryAfter.count()});
}

void ImageDesk::offer(Peer &peer, const messages::ImageOffer &offer, Outbox &out)
{
    if (peer.role != Role::Edit) {
        refuse(peer, offer.image, ErrorCode::Forbidden, out);
        return;
    }
    if (!peer.imageOffers.admit(m_clock.now())) {
        refuse(peer, offer.image, ErrorCode::Rate, out, peer.imageOffers.wait(m_clock.now()));
        return;
    }
    if (m_isListed) {
        take(peer, offer, out);
        return;
    }
    m_waitingOffers.emplace_back(peer.id, offer);
    if (!std::exchange(m_isListing, true))
        m_requests.push_back({image_tasks::List{}, requests::ListImages{m_document}});
}

void ImageDesk::listed(const Result<std::vector<StoredImage>, StoreError> &images, Outbox &out)
{
    m_isListing = false;
    const auto waiting = std::exchange(m_waitingOffers, {});
    if (images && !m_isListed) {
        m_isListed = true;
        for (const auto &image : *images) {
            m_stored.insert(image.image);
            m_storedBytes += image.total;
        }
    }
    for (const auto &[id, offer] : waiting) {
        Peer *peer = m_findPeer(id);
        if (peer && m_isListed)
            take(*peer, offer, out);
        else if (peer)
            refuse(*peer, offer.image, ErrorCode::Overload, out, kBusyFor);
    }
}

bool ImageDesk::hasRoomFor(qint64 total) const
{
    qint64 images = qint64(m_stored.size() + m_saving.size());
    qint64 bytes = m_storedBytes + total;
    for (const auto &[image, saving] : m_saving)
        bytes += saving.total;
    for (const auto &[client, upload] : m_uploads) {
        ++images;
        bytes += upload.total;
    }
    return images < limits::kDocumentImages && bytes <= limits::kDocumentImageBytes;
}

void ImageDesk::take(Peer &peer, const messages::ImageOffer &offer, Outbox &out)
{
    if (m_stored.contains(offer.image)) {
        out.send(peer, messages::ImageStored{offer.image});
        return;
    }
    if (const auto saving = m_saving.find(offer.image); saving != m_saving.end()) {
        saving->second.waiting.push_back(peer.id);
        return;
    }
    const auto client = peer.auth.client;
    if (const auto begun = m_uploads.find(client); begun != m_uploads.end()) {
        auto &upload = begun->second;
        if (upload.image == offer.image && upload.total == offer.total) {
            upload.lastProgress = m_clock.now();
            out.send(peer, messages::ImageWanted{upload.image, upload.bytes.size()});
            return;
        }
        dropUpload(client);
    }
    if (!hasRoomFor(offer.total)) {
        refuse(peer, offer.image, ErrorCode::TooLarge, out);
        return;
    }
    if (m_uploadBytes + offer.total > limits::kImageUploadBytes) {
        refuse(peer, offer.image, ErrorCode::Overload, out, kBusyFor);
        return;
    }
    m_uploadBytes += offer.total;
    m_uploads[client] = {offer.image, offer.total, {}, std::make_unique<Sha256>(), m_clock.now()};
    out.send(peer, messages::ImageWanted{offer.image, 0});
}

void ImageDesk::dropUpload(ClientId client)
{
    const auto upload = m_uploads.find(client);
    m_uploadBytes -= upload->second.total;
    m_uploads.erase(upload);
}

void ImageDesk::put(Peer &peer, const messages::ImagePut &put, Outbox &out)
{
    if (peer.role != Role::Edit) {
        refuse(peer, put.image, ErrorCode::Forbidden, out);
        return;
    }
    const auto found = m_uploads.find(peer.auth.client);
    if (found == m_uploads.end() || found->second.image != put.image) {
        refuse(peer, put.image, ErrorCode::Overload, out, kOfferAgain); // forgotten: offer it anew
        return;
    }
    auto &upload = found->second;
    if (put.offset == upload.bytes.size()) {
        if (upload.bytes.size() + put.bytes.size() > upload.total) {
            dropUpload(peer.auth.client);
            refuse(peer, put.image, ErrorCode::BadImage, out);
            return;
        }
        // Not reserved at once: whoever promises much and sends nothing gets nothing.
        upload.bytes += put.bytes;
        upload.digest->add(put.bytes);
        upload.lastProgress = m_clock.now();
        if (upload.bytes.size() == upload.total) {
            finish(peer, out);
            return;
        }
    }
    out.send(peer, messages::ImageWanted{upload.image, upload.bytes.size()});
}

void ImageDesk::finish(Peer &peer, Outbox &out)
{
    const auto client = peer.auth.client;
    auto &upload = m_uploads.at(client);
    const auto image = upload.image;
    const bool isGood = upload.digest->result() == image && imageKindOf(upload.bytes);
    const auto bytes = std::move(upload.bytes);
    dropUpload(client);
    if (!isGood) {
        refuse(peer, image, ErrorCode::BadImage, out);
        return;
    }
    if (m_stored.contains(image)) { // another client was faster
        out.send(peer, messages::ImageStored{image});
        return;
    }
    auto &saving = m_saving[image];
    saving.waiting.push_back(peer.id);
    if (std::exchange(saving.total, bytes.size()) == 0) {
        m_requests.push_back(
            {image_tasks::Save{image, bytes.size()},
             requests::SaveImage{m_document, image, bytes, m_clock.wallNow()}});
    }
}

void ImageDesk::saved(const image_tasks::Save &task, const Status<StoreError> &status,
                      const PeerSet &present, Outbox &out)
{
    const auto waiting = std::exchange(m_saving[task.image], {}).waiting;
    m_saving.erase(task.image);
    if (status || status.error() == StoreError::Exists) {
        if (m_stored.insert(task.image).second)
            m_storedBytes += task.total;
        out.broadcast(present, messages::ImageStored{task.image},
                      [](const Peer &peer) { return peer.isPresent(); });
        return;
    }
    const bool isFull = status.error() == StoreError::Full;
    for (const auto id : waiting) {
        if (const Peer *peer = m_findPeer(id)) {
            refuse(*peer, task.image, isFull ? ErrorCode::StorageFull : ErrorCode::Overload, out,
                   isFull ? kFullFor : kBusyFor);
        }
    }
}

void ImageDesk::get(Peer &peer, const messages::ImageGet &get, Outbox &out)
{
    if (peer.openImageGets >= limits::kImageGetsAtOnce) {
        out.close(peer, ErrorCode::Rate, QStringLiteral("too many requests"), 2s);
        return;
    }
    ++peer.openImageGets;
    m_requests.push_back({image_tasks::Read{peer.id, get.image, get.offset},
                          requests::ReadImage{m_document, get.image, get.offset}});
}

void ImageDesk::partRead(const image_tasks::Read &task,
                         const Result<StoredImagePart, StoreError> &part, Outbox &out)
{
    Peer *peer = m_findPeer(task.peer);
    if (!peer)
        return;
    --peer->openImageGets;
    if (part)
        out.send(*peer, messages::ImagePart{task.image, task.offset, part->total, part->bytes});
    else if (part.error() == StoreError::NotFound)
        refuse(*peer, task.image, ErrorCode::NoImage, out);
    else if (part.error() == StoreError::Unavailable)
        refuse(*peer, task.image, ErrorCode::Overload, out, kBusyFor);
    else
        refuse(*peer, task.image, ErrorCode::Internal, out);
}

void ImageDesk::dropIdle()
{
    const auto oldest = m_clock.now() - limits::kImageUploadPatience;
    for (auto each = m_uploads.begin(); each != m_uploads.end();) {
        const auto client = each->first;
        const bool isIdle = each->second.lastProgress < oldest;
        ++each;
        if (isIdle)
            dropUpload(client);
    }
}

} // namespace syngraph
