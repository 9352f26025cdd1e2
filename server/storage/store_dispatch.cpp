#include "server/storage/store_dispatch.h"

#include "common/base/limits.h"
#include "server/storage/append_check.h"

namespace syngraph {

namespace {

class Performer final
{
public:
    explicit Performer(Store &store)
        : m_content(store.content()), m_links(store.links()), m_images(store.images()),
          m_chats(store.chats())
    {
    }

    decltype(StoreReply::what) operator()(const requests::Open &open)
    {
        replies::Opened opened{m_content.open(open.document, open.before), {},
                               m_chats.chat(open.document)};
        if (!opened.document && opened.document.error() == StoreError::Corrupt
            && open.wants == requests::Open::Wants::AllThatIsGood) {
            if (auto read = m_content.readVerified(open.document, open.before))
                opened.remains = std::move(read.value().document);
        }
        return opened;
    }
    decltype(StoreReply::what) operator()(const requests::FindLink &find)
    {
        return replies::Link{m_links.findLink(find.tokenHash)};
    }
    decltype(StoreReply::what) operator()(const requests::Append &append)
    {
        return replies::Outcome{m_content.append({&append.append, 1}).at(0)};
    }
    decltype(StoreReply::what) operator()(const requests::Operations &range)
    {
        return replies::Operations{m_content.operations(range.document, range.after, range.upTo)};
    }
    decltype(StoreReply::what) operator()(const requests::SaveSnapshot &save)
    {
        return replies::Outcome{m_content.saveSnapshot(save.document, save.snapshot)};
    }
    decltype(StoreReply::what) operator()(const requests::Compact &compact)
    {
        const auto start = m_content.compact(compact.document, compact.keep);
        return replies::Outcome{start ? Status<StoreError>(Done{}) : start.error()};
    }
    decltype(StoreReply::what) operator()(const requests::CreateDocument &create)
    {
        return replies::Outcome{
            m_content.create(create.document, create.title, create.now, create.links)};
    }
    decltype(StoreReply::what) operator()(const requests::RenameDocument &rename)
    {
        return replies::Outcome{m_content.rename(rename.document, rename.title)};
    }

    decltype(StoreReply::what) operator()(const requests::ListImages &list)
    {
        return replies::Images{m_images.images(list.document)};
    }
    decltype(StoreReply::what) operator()(const requests::SaveImage &save)
    {
        return replies::Outcome{
            m_images.saveImage(save.document, save.image, save.bytes, save.now)};
    }
    decltype(StoreReply::what) operator()(const requests::ReadImage &read)
    {
        return replies::ImagePart{m_images.imagePart(read.document, read.image, read.offset)};
    }
    decltype(StoreReply::what) operator()(const requests::SaveChat &save)
    {
        return replies::ChatSaved{m_chats.saveChat(save.document, save.drafts)};
    }
    decltype(StoreReply::what) operator()(const requests::ReadChat &read)
    {
        return replies::ChatRead{m_chats.chat(read.document)};
    }
    decltype(StoreReply::what) operator()(const requests::NoteUses &note)
    {
        return replies::UsesNoted{m_links.noteUses(note.uses)};
    }
    decltype(StoreReply::what) operator()(const requests::LetIn &let)
    {
        const auto isIn = m_links.letIn(let.use);
        if (!isIn)
            return replies::UsesNoted{isIn.error()};
        return replies::UsesNoted{std::vector<bool>{*isIn}};
    }
    decltype(StoreReply::what) operator()(const requests::ReadLinks &read)
    {
        return replies::LinksRead{m_links.links(read.document)};
    }
    decltype(StoreReply::what) operator()(const requests::MakeLink &make)
    {
        return replies::LinkChanged{makeLink(m_links, make.link)};
    }
    decltype(StoreReply::what) operator()(const requests::EndLink &end)
    {
        return replies::LinkChanged{
            endLink(m_links, end.document, end.link, end.now, LastOwnerMay::Stay)};
    }

private:
    ContentStore &m_content;
    LinkStore &m_links;
    ImageStore &m_images;
    ChatStore &m_chats;
};

struct Refuser
{
    StoreError error;

    decltype(StoreReply::what) operator()(const requests::Open &) const
    {
        return replies::Opened{error, {}, error};
    }
    decltype(StoreReply::what) operator()(const requests::FindLink &) const
    {
        return replies::Link{error};
    }
    decltype(StoreReply::what) operator()(const requests::Operations &) const
    {
        return replies::Operations{error};
    }
    decltype(StoreReply::what) operator()(const requests::ListImages &) const
    {
        return replies::Images{error};
    }
    decltype(StoreReply::what) operator()(const requests::ReadImage &) const
    {
        return replies::ImagePart{error};
    }
    decltype(StoreReply::what) operator()(const requests::SaveChat &) const
    {
        return replies::ChatSaved{error};
    }
    decltype(StoreReply::what) operator()(const requests::ReadChat &) const
    {
        return replies::ChatRead{error};
    }
    decltype(StoreReply::what) operator()(const requests::NoteUses &) const
    {
        return replies::UsesNoted{error};
    }
    decltype(StoreReply::what) operator()(const requests::LetIn &) const
    {
        return replies::UsesNoted{error};
    }
    decltype(StoreReply::what) operator()(const requests::ReadLinks &) const
    {
        return replies::LinksRead{error};
    }
    decltype(StoreReply::what) operator()(const requests::MakeLink &) const
    {
        return replies::LinkChanged{{LinkRuling::Failed, error}};
    }
    decltype(StoreReply::what) operator()(const requests::EndLink &) const
    {
        return replies::LinkChanged{{LinkRuling::Failed, error}};
    }
    template <typename Other>
    decltype(StoreReply::what) operator()(const Other &) const
    {
        return replies::Outcome{error};
    }
};

struct ErrorReader
{
    template <typename T>
    static std::optional<StoreError> of(const Result<T, StoreError> &result)
    {
        return result.ok() ? std::nullopt : std::optional(result.error());
    }
    std::optional<StoreError> operator()(const replies::Opened &r) const { return of(r.document); }
    std::optional<StoreError> operator()(const replies::Link &r) const { return of(r.link); }
    std::optional<StoreError> operator()(const replies::Operations &r) const
    {
        return of(r.operations);
    }
    std::optional<StoreError> operator()(const replies::Images &r) const { return of(r.images); }
    std::optional<StoreError> operator()(const replies::ImagePart &r) const { return of(r.part); }
    std::optional<StoreError> operator()(const replies::ChatSaved &r) const { return of(r.places); }
    std::optional<StoreError> operator()(const replies::ChatRead &r) const { return of(r.chat); }
    std::optional<StoreError> operator()(const replies::UsesNoted &r) const { return of(r.areIn); }
    std::optional<StoreError> operator()(const replies::LinksRead &r) const { return of(r.links); }
    std::optional<StoreError> operator()(const replies::LinkChanged &r) const
    {
        return r.change.ruling == LinkRuling::Failed ? of(r.change.link) : std::nullopt;
    }
    std::optional<StoreError> operator()(const replies::Outcome &r) const { return of(r.status); }
};

struct DocumentReader
{
    std::optional<DocumentId> operator()(const requests::FindLink &) const { return std::nullopt; }
    std::optional<DocumentId> operator()(const requests::NoteUses &) const { return std::nullopt; }
    std::optional<DocumentId> operator()(const requests::LetIn &) const { return std::nullopt; }
    std::optional<DocumentId> operator()(const requests::Append &append) const
    {
        return append.append.document;
    }
    template <typename Other>
    std::optional<DocumentId> operator()(const Other &other) const
    {
        return other.document;
    }
};

} // namespace

StoreReply perform(Store &store, const StoreRequest &request)
{
    return {request.token, std::visit(Performer(store), request.what)};
}

StoreReply refusal(const StoreRequest &request, StoreError error)
{
    return {request.token, std::visit(Refuser{error}, request.what)};
}

std::optional<StoreError> errorOf(const StoreReply &reply)
{
    return std::visit(ErrorReader(), reply.what);
}

std::optional<DocumentId> documentOf(const StoreRequest &request)
{
    return std::visit(DocumentReader(), request.what);
}

qint64 bytesOf(const StoreRequest &request)
{
    if (const auto *append = std::get_if<requests::Append>(&request.what))
        return bytesOf(append->append);
    if (const auto *save = std::get_if<requests::SaveSnapshot>(&request.what))
        return save->snapshot.body.size();
    if (const auto *save = std::get_if<requests::SaveImage>(&request.what))
        return save->bytes.size();
    if (const auto *save = std::get_if<requests::SaveChat>(&request.what))
        return qint64(save->drafts.size()) * limits::kChatUnits * qint64(sizeof(QChar));
    return 0;
}

} // namespace syngraph
