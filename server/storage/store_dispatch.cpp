#include "server/storage/store_dispatch.h"

#include "server/storage/append_check.h"

namespace syngraph {

namespace {

class Performer final
{
public:
    Performer(ContentStore &content, LinkStore &links) : m_content(content), m_links(links) {}

    decltype(StoreReply::what) operator()(const requests::Open &open)
    {
        return replies::Opened{m_content.open(open.document)};
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

private:
    ContentStore &m_content;
    LinkStore &m_links;
};

struct Refuser
{
    StoreError error;

    decltype(StoreReply::what) operator()(const requests::Open &) const
    {
        return replies::Opened{error};
    }
    decltype(StoreReply::what) operator()(const requests::FindLink &) const
    {
        return replies::Link{error};
    }
    decltype(StoreReply::what) operator()(const requests::Operations &) const
    {
        return replies::Operations{error};
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
    std::optional<StoreError> operator()(const replies::Outcome &r) const { return of(r.status); }
};

struct DocumentReader
{
    std::optional<DocumentId> operator()(const requests::FindLink &) const { return std::nullopt; }
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

StoreReply perform(ContentStore &content, LinkStore &links, const StoreRequest &request)
{
    return {request.token, std::visit(Performer(content, links), request.what)};
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
    return 0;
}

} // namespace syngraph
