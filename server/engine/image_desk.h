#pragma once

#include "common/base/sha256.h"
#include "server/engine/outbox.h"
#include "server/engine/peer.h"

#include <functional>
#include <map>
#include <set>

namespace syngraph {

/// What an answer of the store belongs to.
namespace image_tasks {

struct List
{
};
struct Save
{
    QByteArray image;
    qint64 total = 0;
};
struct Read
{
    PeerId peer;
    QByteArray image;
    qint64 offset = 0;
};

} // namespace image_tasks

using ImageTask = std::variant<image_tasks::List, image_tasks::Save, image_tasks::Read>;

struct ImageRequest
{
    ImageTask task;
    std::variant<requests::ListImages, requests::SaveImage, requests::ReadImage> request;
};

/// Takes the images of one document from those who may edit it and hands them to those who may read
/// it, beside the operations and without a part in their order. An image is named by the SHA-256 of
/// its bytes; nothing is decoded.
///
/// Owned by the engine, on its thread. Invariants:
/// 1. What is announced as stored is durable, and its bytes are those of its name.
/// 2. Images of other documents do not exist here, neither to offers nor to gets.
/// 3. A client sends one image at a time; what is half-way counts in the engine's `uploadBytes`,
///    which stays within limits::kImageUploadBytes, and ends after limits::kImageUploadPatience.
class ImageDesk final
{
public:
    using FindPeer = std::function<Peer *(PeerId)>;

    /// `uploadBytes` is shared by the desks of an engine and outlives them.
    ImageDesk(DocumentId document, qint64 &uploadBytes, const Clock &clock, FindPeer findPeer);
    ~ImageDesk();
    ImageDesk(const ImageDesk &) = delete;
    ImageDesk &operator=(const ImageDesk &) = delete;

    // All of these may add actions to `out`. After any of them, take the requests().
    void offer(Peer &peer, const messages::ImageOffer &offer, Outbox &out);
    void put(Peer &peer, const messages::ImagePut &put, Outbox &out);
    void get(Peer &peer, const messages::ImageGet &get, Outbox &out);

    void listed(const Result<std::vector<StoredImage>, StoreError> &images, Outbox &out);
    /// `present`: who is told of a new image.
    void saved(const image_tasks::Save &task, const Status<StoreError> &status,
               const PeerSet &present, Outbox &out);
    void partRead(const image_tasks::Read &task, const Result<StoredImagePart, StoreError> &part,
                  Outbox &out);

    /// Forgets what did not go on for too long.
    void dropIdle();
    std::vector<ImageRequest> takeRequests() { return std::exchange(m_requests, {}); }

private:
    struct Upload
    {
        QByteArray image;
        qint64 total = 0;
        QByteArray bytes;
        std::unique_ptr<Sha256> digest;
        Instant lastProgress;
    };
    struct Saving
    {
        qint64 total = 0;
        std::vector<PeerId> waiting; ///< who wants to hear of it
    };
    /// Full is what the document holds, or will when all goes well.
    bool hasRoomFor(qint64 total) const;
    void take(Peer &peer, const messages::ImageOffer &offer, Outbox &out);
    void finish(Peer &peer, Outbox &out);
    void dropUpload(ClientId client);
    static void refuse(const Peer &peer, const QByteArray &image, ErrorCode code, Outbox &out,
                       Milliseconds retryAfter = 0ms);

    DocumentId m_document;
    qint64 &m_uploadBytes;
    const Clock &m_clock;
    FindPeer m_findPeer;
    bool m_isListed = false;
    bool m_isListing = false;
    std::vector<std::pair<PeerId, messages::ImageOffer>> m_waitingOffers; ///< for the list
    std::set<QByteArray> m_stored;
    qint64 m_storedBytes = 0;
    std::map<ClientId, Upload> m_uploads;
    std::map<QByteArray, Saving> m_saving;
    std::vector<ImageRequest> m_requests;
};

} // namespace syngraph
