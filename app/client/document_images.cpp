#include "app/client/document_images.h"

#include "common/base/sha256.h"
#include "common/document/embedded_images.h"
#include "common/ot/schema.h"

#include <QPointer>

namespace syngraph {

std::set<QByteArray> imagesInsertedBy(const Delta &delta)
{
    std::set<QByteArray> images;
    for (const auto &component : delta.components()) {
        if (component.kind != Delta::Kind::Insert)
            continue;
        if (const auto image = imageIn(component.attributes))
            images.insert(*image);
    }
    return images;
}

DocumentImages::DocumentImages(ImageShelf *shelf, Hooks hooks, QObject *parent)
    : QObject(parent), m_shelf(shelf), m_hooks(std::move(hooks))
{
}

/// What the disk keeps for this document; known from then on without looking.
void DocumentImages::lookAtShelf()
{
    const auto document = m_hooks.document();
    if (!m_shelf || document == m_known)
        return;
    m_known = document;
    m_stored.clear();
    m_kept = m_shelf->kept(document);
}

/// What came with a file goes to the disk when the document does.
void DocumentImages::keepHeld()
{
    if (!m_shelf || m_held.isEmpty())
        return;
    m_hooks.begin();
    lookAtShelf();
    const auto held = m_held;
    for (auto each = held.cbegin(); each != held.cend(); ++each) {
        if (m_kept.contains(each.key()))
            continue; // on its way
        m_kept.insert(each.key(), each.value().size());
        m_shelf->keep(m_known, each.key(), each.value(), this,
                      [this, image = each.key()](bool isKept) {
                          if (isKept)
                              m_held.remove(image);
                      });
    }
}

void DocumentImages::add(const QByteArray &bytes, QObject *context,
                         std::function<void(QByteArray)> done)
{
    const auto image = Sha256::of(bytes);
    m_hooks.begin();
    lookAtShelf();
    if (!m_shelf) {
        m_held[image] = bytes;
        m_kept[image] = bytes.size();
        done(image);
        return;
    }
    m_shelf->keep(m_known, image, bytes, this,
                  [this, image, size = bytes.size(), document = m_known,
                   guard = QPointer<QObject>(context), done = std::move(done)](bool isKept) {
                      if (isKept && document == m_known)
                          m_kept[image] = size;
                      if (guard)
                          done(isKept ? image : QByteArray());
                  });
}

void DocumentImages::want(const QByteArray &image)
{
    const auto take = [this, image](const QByteArray &bytes) {
        if (!bytes.isEmpty())
            Q_EMIT arrived(image, bytes);
        else if (m_hooks.isShared())
            m_hooks.tell(events::WantImage{image});
        else
            Q_EMIT missing(image);
    };
    lookAtShelf();
    if (m_shelf && !m_held.contains(image))
        m_shelf->read(m_known, image, this, take);
    else
        take(m_held.value(image));
}

QByteArray DocumentImages::bytesNow(const QByteArray &image)
{
    lookAtShelf();
    return m_shelf && !m_held.contains(image) ? m_shelf->readNow(m_known, image)
                                              : m_held.value(image);
}

void DocumentImages::noteLocalEdit(const Delta &edit)
{
    keepHeld();
    const auto images = imagesInsertedBy(edit);
    if (images.empty())
        return;
    m_hooks.begin();
    lookAtShelf();
    for (const auto &image : images) {
        if (m_stored.contains(image))
            continue;
        // Pasted from another document: from now on it is this one's, too.
        if (m_shelf && !m_kept.contains(image) && m_shelf->adopt(m_known, image))
            m_kept[image] = m_shelf->kept(m_known).value(image);
        offer(image);
    }
}

void DocumentImages::connected(const Document &document)
{
    keepHeld();
    lookAtShelf();
    m_stored.clear(); // it may have gone back to a backup
    if (m_kept.isEmpty())
        return;
    for (const auto &image : imagesOf(document))
        offer(image);
}

void DocumentImages::offer(const QByteArray &image)
{
    const auto kept = m_kept.constFind(image);
    if (kept == m_kept.cend() || !m_hooks.isShared())
        return;
    if (m_pending.insert(image).second)
        Q_EMIT pendingChanged();
    m_hooks.tell(events::OfferImage{image, *kept});
}

void DocumentImages::carryOut(const effects::ReadImage &effect)
{
    const auto take = [this, image = effect.image](const QByteArray &bytes) {
        m_hooks.tell(events::ImageRead{image, bytes});
    };
    if (m_shelf && !m_held.contains(effect.image))
        m_shelf->read(m_known, effect.image, this, take);
    else
        take(m_held.value(effect.image));
}

void DocumentImages::carryOut(const effects::ImageArrived &effect)
{
    if (m_shelf)
        m_shelf->cache(m_known, effect.image, effect.bytes);
    else
        m_held[effect.image] = effect.bytes;
    m_stored.insert(effect.image);
    Q_EMIT arrived(effect.image, effect.bytes);
}

void DocumentImages::carryOut(const effects::ImageStored &effect)
{
    if (m_kept.remove(effect.image) > 0 && m_shelf)
        m_shelf->settle(m_known, effect.image);
    m_stored.insert(effect.image);
    settlePending(effect.image);
}

void DocumentImages::carryOut(const effects::ImageRefused &effect)
{
    settlePending(effect.image);
    Q_EMIT refused(effect.image, effect.code);
}

void DocumentImages::settlePending(const QByteArray &image)
{
    if (m_pending.erase(image) > 0)
        Q_EMIT pendingChanged();
}

} // namespace syngraph
