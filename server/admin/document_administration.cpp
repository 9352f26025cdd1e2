#include "server/admin/document_administration.h"

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/protocol/plain_text.h"
#include "server/admin/document_rescue.h"
#include "server/storage/link_rules.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kTokenSize = 24;
constexpr qint64 kCheckedPage = 1'024;
constexpr qint64 kLogPage = 512;
constexpr qsizetype kLogPageBytes = 1024 * 1024;
constexpr qint64 kCheckedImageBytes = 8 * 1024 * 1024;

using Error = AdministrationError;

QString timeText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toUTC()
        .toString(Qt::ISODate);
}

constexpr std::array kRoles{std::pair(LinkRole::View, "view"_L1),
                            std::pair(LinkRole::Edit, "edit"_L1),
                            std::pair(LinkRole::Own, "own"_L1)};

QString roleText(LinkRole role)
{
    return std::ranges::find(kRoles, role, &std::pair<LinkRole, QLatin1StringView>::first)->second;
}

std::optional<LinkRole> roleNamed(const QString &name)
{
    for (const auto &[role, text] : kRoles) {
        if (name == text)
            return role;
    }
    return std::nullopt;
}

LinkRecord linkFor(DocumentId document, LinkRole role, const QByteArray &token, WallTime now)
{
    LinkRecord link;
    link.document = document;
    link.role = role;
    link.tokenHash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    link.created = now;
    return link;
}

QJsonObject create(Store &store, const QJsonObject &request, Random &random, const Clock &clock)
{
    const QString title = request[u"title"_s].toString();
    if (!isTitle(title))
        return refusal(Error::BadRequest);
    const auto document = random.id<DocumentId>();
    const auto edit = random.bytes(kTokenSize);
    const auto view = random.bytes(kTokenSize);
    const auto now = clock.wallNow();
    std::vector<LinkRecord> links{linkFor(document, LinkRole::Edit, edit, now),
                                  linkFor(document, LinkRole::View, view, now)};
    QJsonObject answer{{u"ok"_s, true},
                       {u"document"_s, document.toText()},
                       {u"edit"_s, base64UrlText(edit)},
                       {u"view"_s, base64UrlText(view)}};
    if (request[u"own"_s].toBool()) {
        const auto own = random.bytes(kTokenSize);
        links.push_back(linkFor(document, LinkRole::Own, own, now));
        answer[u"own"_s] = base64UrlText(own);
    }
    if (const auto made = store.content().create(document, title, now, links); !made)
        return refusalFor(made.error());
    return answer;
}

QJsonObject list(Store &store)
{
    const auto documents = store.content().list();
    if (!documents)
        return refusalFor(documents.error());
    QJsonArray rows;
    for (const auto &summary : *documents) {
        qint64 imageBytes = 0;
        if (const auto images = store.images().images(summary.document)) {
            for (const auto &image : *images)
                imageBytes += image.total;
        }
        rows.append(QJsonObject{{u"document"_s, summary.document.toText()},
                                {u"title"_s, summary.title},
                                {u"revision"_s, summary.head.value},
                                {u"links"_s, summary.links},
                                {u"imageBytes"_s, imageBytes},
                                {u"created"_s, timeText(summary.created)},
                                {u"changed"_s, timeText(summary.changed)}});
    }
    return {{u"ok"_s, true}, {u"documents"_s, rows}};
}

QJsonObject addLink(Store &store, const QJsonObject &request, Random &random, const Clock &clock)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto role = roleNamed(request[u"role"_s].toString());
    const QString label = request[u"label"_s].toString();
    const int days = request[u"days"_s].toInt(0);
    const auto uses = request[u"uses"_s].toInteger(0);
    if (!document || !role || !isLinkLabel(label) || days < 0 || days > kMostLinkDays || uses < 0
        || uses > limits::kLinkUses)
        return refusal(Error::BadRequest);
    const auto token = random.bytes(kTokenSize);
    auto link = linkFor(*document, *role, token, clock.wallNow());
    link.label = label;
    if (days > 0)
        link.expires = link.created + std::chrono::hours(24 * days);
    if (uses > 0)
        link.maxUses = uses;
    const auto made = makeLink(store.links(), link);
    if (made.ruling == LinkRuling::TooMany)
        return refusal(Error::TooManyLinks);
    if (made.ruling != LinkRuling::Done)
        return refusalFor(made.link.error());
    return {{u"ok"_s, true},
            {u"document"_s, document->toText()},
            {u"role"_s, roleText(*role)},
            {u"number"_s, made.link->number.value},
            {u"expires"_s, link.expires ? timeText(*link.expires) : QString()},
            {u"token"_s, base64UrlText(token)}};
}

QJsonObject listLinks(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    if (!document)
        return refusal(Error::BadRequest);
    const auto links = store.links().links(*document);
    if (!links)
        return refusalFor(links.error());
    QJsonArray rows;
    for (const auto &link : *links) {
        if (link.isDamaged) {
            rows.append(QJsonObject{{u"number"_s, link.number.value}, {u"damaged"_s, true}});
            continue;
        }
        QJsonObject row{{u"number"_s, link.number.value},
                        {u"role"_s, roleText(link.role)},
                        {u"created"_s, timeText(link.created)},
                        {u"label"_s, link.label},
                        {u"uses"_s, link.uses},
                        {u"revoked"_s, link.revoked}};
        if (link.expires)
            row[u"expires"_s] = timeText(*link.expires);
        if (link.maxUses)
            row[u"maxUses"_s] = *link.maxUses;
        if (link.lastUsed)
            row[u"lastUsed"_s] = timeText(*link.lastUsed);
        rows.append(row);
    }
    return {{u"ok"_s, true}, {u"links"_s, rows}};
}

QJsonObject revoke(Store &store, const QJsonObject &request)
{
    const auto number = request[u"number"_s].toInteger(-1);
    if (number <= 0)
        return refusal(Error::BadRequest);
    const auto revoked = store.links().revokeLink(LinkNumber(number));
    if (!revoked)
        return revoked.error() == StoreError::NotFound ? refusal(Error::NoLink)
                                                       : refusalFor(revoked.error());
    return {{u"ok"_s, true}, {u"number"_s, number}};
}

Result<Revision, StoreError> logStartOf(Store &store, DocumentId document)
{
    const auto all = store.content().list();
    if (!all)
        return all.error();
    const auto found = std::ranges::find(*all, document, &DocumentSummary::document);
    if (found == all->end())
        return StoreError::NotFound;
    return found->logStart;
}

/// What neither the newest `revisions` operations nor those of the last `days` days are: dropped, a
/// part at a time.
QJsonObject compact(Store &store, const QJsonObject &request, const Clock &clock)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto revisions = request[u"revisions"_s].toInteger(limits::kKeptRevisions);
    const auto days = request[u"days"_s].toInteger(limits::kKeptDays);
    if (!document || revisions < 0 || days < 0 || days > kMostKeptDays)
        return refusal(Error::BadRequest);
    const auto opened = store.content().open(*document); // a damaged one keeps all that it has
    if (!opened)
        return refusalFor(opened.error());
    const auto started = store.content().compact(
        *document, {Revision(opened->head.value - revisions),
                    clock.wallNow() - std::chrono::hours(24 * days)});
    if (!started)
        return refusalFor(started.error());
    return {{u"ok"_s, true},
            {u"document"_s, document->toText()},
            {u"more"_s, *started > opened->logStart},
            {u"revision"_s, started->value},
            {u"head"_s, opened->head.value}};
}

bool isWhole(ImageStore &images, DocumentId document, const StoredImage &image)
{
    Sha256 digest;
    for (qint64 read = 0; read < image.total;) {
        const auto part = images.imagePart(document, image.image, read);
        if (!part || part->bytes.isEmpty() || part->total != image.total)
            return false;
        digest.add(part->bytes);
        read += part->bytes.size();
    }
    return digest.result() == image.image;
}

/// So many images at a time as make up a few megabytes; `answer` says where the next page begins.
void checkImages(ImageStore &images, DocumentId document, const QJsonObject &request,
                 QJsonObject &answer)
{
    const auto all = images.images(document);
    const auto after = QByteArray::fromBase64(request[u"imagesAfter"_s].toString().toLatin1());
    qint64 bad = request[u"badImages"_s].toInteger(0);
    qint64 bytes = 0;
    bool isMore = false;
    for (const auto &image : all ? *all : std::vector<StoredImage>()) {
        if (image.image <= after)
            continue;
        isMore = bytes >= kCheckedImageBytes;
        if (isMore)
            break;
        bytes += image.total;
        bad += isWhole(images, document, image) ? 0 : 1;
        answer[u"imagesAfter"_s] = QString::fromLatin1(image.image.toBase64());
    }
    answer[u"more"_s] = isMore;
    answer[u"images"_s] = all ? qint64(all->size()) : 0;
    answer[u"badImages"_s] = bad;
    if (bad > 0)
        answer[u"damaged"_s] = true;
}

/// Messages are numbered without a gap, so what is missing among the newest was left out as damaged.
void checkChat(ChatStore &chats, DocumentId document, QJsonObject &answer)
{
    const auto chat = chats.chat(document);
    const auto expected = chat && chat->oldest > 0 ? chat->newest - chat->oldest + 1 : 0;
    const auto bad = chat ? expected - qint64(chat->entries.size()) : 1;
    answer[u"messages"_s] = expected;
    answer[u"badMessages"_s] = bad;
    if (bad > 0)
        answer[u"damaged"_s] = true;
}

void checkLinks(LinkStore &links, DocumentId document, QJsonObject &answer)
{
    const auto all = links.links(document);
    const auto bad = all ? std::ranges::count_if(*all, &LinkRecord::isDamaged) : 0;
    answer[u"badLinks"_s] = qint64(bad);
    if (bad > 0)
        answer[u"damaged"_s] = true;
}

/// What is in the chat, or, where `clear` asks for it, what was in it before it went. What cannot be
/// read can be removed all the same.
QJsonObject showChat(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    if (!document)
        return refusal(Error::BadRequest);
    const bool isCleared = request[u"clear"_s].toBool();
    const auto chat = store.chats().chat(*document);
    if (!chat && !isCleared)
        return refusalFor(chat.error());
    const StoredChat readable = chat ? *chat : StoredChat();
    QJsonArray messages;
    for (const auto &entry : readable.entries) {
        messages.append(QJsonObject{
            {u"number"_s, entry.number},
            {u"time"_s, timeText(WallTime(Milliseconds(entry.time)))},
            {u"name"_s, entry.name},
            {u"text"_s, entry.text},
        });
    }
    QJsonObject answer{{u"ok"_s, true},
                       {u"document"_s, document->toText()},
                       {u"messages"_s, messages},
                       {u"newest"_s, readable.newest},
                       {u"cleared"_s, isCleared}};
    if (isCleared) {
        const auto cleared = store.chats().clearChat(*document);
        if (!cleared)
            return refusalFor(cleared.error());
        answer[u"newest"_s] = cleared->newest;
        answer[u"removed"_s] = cleared->removed;
    }
    return answer;
}

/// A page of the log at a time, then of the images, so that a document of any size can be checked
/// while others are written in.
QJsonObject check(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto after = request[u"after"_s].toInteger(0);
    if (!document || after < 0)
        return refusal(Error::BadRequest);
    auto &content = store.content();
    Revision good(after);
    if (after == 0) {
        const auto start = logStartOf(store, *document);
        if (!start)
            return refusalFor(start.error());
        good = *start;
    }
    bool isWholePage = false;
    for (qint64 page = kCheckedPage; page > 0 && !isWholePage;) {
        const auto part = content.operations(*document, good, Revision(good.value + page));
        isWholePage = part && page == kCheckedPage;
        if (part)
            good = Revision(good.value + page);
        else if (part.error() == StoreError::Corrupt || part.error() == StoreError::Conflict)
            page /= 2; // the damage, or the head, is within
        else
            return refusalFor(part.error());
    }
    bool isDamaged = false;
    if (!isWholePage) {
        const auto opened = content.open(*document);
        if (!opened && opened.error() != StoreError::Corrupt)
            return refusalFor(opened.error());
        // What was written since the last page was read is no damage.
        isDamaged = !opened || opened->head < good
            || (opened->head > good
                && !content.operations(*document, good, good.next()).ok());
    }
    QJsonObject answer{{u"ok"_s, true},
                       {u"document"_s, document->toText()},
                       {u"more"_s, isWholePage},
                       {u"damaged"_s, isDamaged},
                       {u"isLogDamaged"_s, isDamaged},
                       {u"revision"_s, good.value}};
    if (!isWholePage) {
        checkImages(store.images(), *document, request, answer);
        checkChat(store.chats(), *document, answer);
        checkLinks(store.links(), *document, answer);
    }
    return answer;
}

/// A page of the log as it is: what was made of it when is for whoever asks to work out, so that
/// nobody who writes waits for it.
QJsonObject log(Store &store, const QJsonObject &request)
{
    const auto document = DocumentId::fromText(request[u"document"_s].toString());
    const auto after = request[u"after"_s].toInteger(0);
    auto head = request[u"head"_s].toInteger(-1);
    if (!document || after < 0 || (head >= 0 && head < after))
        return refusal(Error::BadRequest);
    QJsonObject answer{{u"ok"_s, true}, {u"document"_s, document->toText()}};
    if (head < 0) {
        const auto opened = store.content().open(*document);
        if (!opened)
            return refusalFor(opened.error());
        head = opened->head.value;
        QJsonArray authors;
        for (const auto &client : opened->clients)
            authors.append(QJsonObject{{u"number"_s, client.author.value},
                                       {u"name"_s, client.name}});
        answer[u"head"_s] = head;
        answer[u"authors"_s] = authors;
    }
    if (after == 0) {
        const auto title = store.content().title(*document);
        if (!title)
            return refusalFor(title.error());
        answer[u"title"_s] = *title;
    }
    const auto upTo = std::min(after + kLogPage, head);
    const auto page = store.content().operations(*document, Revision(after), Revision(upTo));
    if (!page)
        return page.error() == StoreError::Conflict ? refusal(Error::NoRevision)
                                                    : refusalFor(page.error());
    QJsonArray operations;
    qsizetype bytes = 0;
    for (const auto &stored : *page) {
        operations.append(QJsonArray{stored.author.value,
                                     qint64(stored.time.time_since_epoch().count()),
                                     QString::fromLatin1(stored.delta.toBase64())});
        bytes += stored.delta.size();
        if (bytes > kLogPageBytes)
            break;
    }
    answer[u"operations"_s] = operations;
    answer[u"more"_s] = after + operations.size() < head;
    return answer;
}

} // namespace

QLatin1StringView wordFor(AdministrationError error)
{
    switch (error) {
    case Error::BadRequest:
        return "bad-request"_L1;
    case Error::NoDocument:
        return "no-document"_L1;
    case Error::NoLink:
        return "no-link"_L1;
    case Error::NoRevision:
        return "no-revision"_L1;
    case Error::TooManyLinks:
        return "too-many-links"_L1;
    case Error::StorageFull:
        return "storage-full"_L1;
    case Error::UnknownOutcome:
        return "unknown-outcome"_L1;
    case Error::Storage:
        break;
    }
    return "storage"_L1;
}

QJsonObject refusal(AdministrationError error)
{
    return {{u"ok"_s, false}, {u"error"_s, QString(wordFor(error))}};
}

QJsonObject refusalFor(StoreError error)
{
    switch (error) {
    case StoreError::NotFound:
        return refusal(Error::NoDocument);
    case StoreError::Full:
        return refusal(Error::StorageFull);
    case StoreError::Unknown:
        return refusal(Error::UnknownOutcome);
    case StoreError::Corrupt:
    case StoreError::Exists:
    case StoreError::Conflict:
    case StoreError::Unavailable:
        break;
    }
    return refusal(Error::Storage);
}

QJsonObject administer(Store &store, const QJsonObject &request, Random &random,
                       const Clock &clock)
{
    const QString command = request[u"command"_s].toString();
    if (command == u"create")
        return create(store, request, random, clock);
    if (command == u"list")
        return list(store);
    if (command == u"link")
        return addLink(store, request, random, clock);
    if (command == u"links")
        return listLinks(store, request);
    if (command == u"revoke")
        return revoke(store, request);
    if (command == u"check")
        return check(store, request);
    if (command == u"chat")
        return showChat(store, request);
    if (command == u"log")
        return log(store, request);
    if (command == u"compact")
        return compact(store, request, clock);
    if (command == u"rescue")
        return rescueText(store, request);
    if (command == u"image")
        return rescueImage(store, request);
    return refusal(Error::BadRequest);
}

} // namespace syngraph
