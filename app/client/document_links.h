#pragma once

#include "common/link/share_link.h"
#include "common/sync/session.h"

#include <QObject>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace syngraph {

/// Why what an owner wanted of a link did not happen, or why it is not known.
enum class LinkProblem : quint8 {
    NoAnswer,   ///< no connection: nothing was asked
    Unsettled,  ///< it ended before the answer: nobody knows what came of it
    NoOwner,
    TooMany,    ///< links of the document
    NoLink,     ///< it is gone
    LastOwner,  ///< nobody could manage the links any more
    TooFast,
    ServerFull,
    ServerFault
};

/// The links of one open document, for whoever owns it: the server's list, and the tokens of those
/// that this editor knows, which it alone can copy.
///
/// Owned by the document's controller; GUI thread. Nothing here waits: each wish ends with a signal.
class DocumentLinks final : public QObject
{
    Q_OBJECT

public:
    struct Hooks
    {
        std::function<const Session *()> session; ///< null while it is not shared
        std::function<void(SessionEvent)> tell;
        std::function<std::optional<ShareLink>()> link;     ///< that opens it, or is given away
        std::function<std::optional<ShareLink>()> viewLink;
        std::function<QByteArray()> ownToken;
        /// What `link` allows, where a server has said so and it is no owner's.
        std::function<std::optional<Role>()> plainRole;
        std::function<void(const std::vector<QByteArray> &)> keepTokens; ///< of links made here
        std::function<void()> listed; ///< the list is there
        std::function<WallTime()> now;
    };
    /// Who may do what at the moment.
    enum class Right : quint8 {
        Local,     ///< not shared
        Unknown,   ///< no server has said it yet
        OldServer, ///< one that knows nothing of it
        None,      ///< came by a link of another role
        Away,      ///< an owner without a connection
        Owner
    };

    explicit DocumentLinks(Hooks hooks, QObject *parent = nullptr);

    Right right() const;
    /// As the server told it last; none before it did. Those that ended come last.
    const std::optional<std::vector<LinkInfo>> &list() const { return m_list; }
    /// A link, or the end of one, is asked for and not answered yet.
    bool isBusy() const { return m_wanted != 0; }
    /// Of the own link, of the server's clock.
    std::optional<WallTime> expires() const;

    void refresh();
    struct Wish
    {
        LinkRole role = LinkRole::View;
        QString label;
        std::optional<Milliseconds> validFor{};
        std::optional<qint64> maxUses{};
    };
    void make(const Wish &wish);
    void revoke(qint64 number);

    /// The whole link, where this editor knows its token.
    std::optional<ShareLink> linkOf(const LinkInfo &info) const;
    /// What everybody may be given to write or to read. None where it has ended, as far as is known,
    /// and none unless a server said that it is not an owner's.
    std::optional<ShareLink> editLink() const;
    std::optional<ShareLink> viewLink() const;
    /// Whether the document can still be written in here when the link that opens it is revoked.
    bool goesOnWithoutOwn() const;
    /// An owner's link is kept here that the server refused: it is tried again at the next start.
    bool isOwnRefused() const;

    // By the controller.
    void restore(std::vector<QByteArray> madeTokens) { m_madeTokens = std::move(madeTokens); }
    void connectionChanged(bool hasComeLive);
    void answered(const LinkAnswer &answer);
    void unanswered(qint64 request);
    void remember(const QByteArray &token); ///< of a link, so that it can be copied
    const std::vector<QByteArray> &tokens() const { return m_madeTokens; }
    const LinkInfo *infoOf(const QByteArray &token) const; ///< by the list
    /// Whether it is an owner's that stays one for longer than the one in use; by the list.
    bool isBetterOwn(const QByteArray &token) const;
    /// Another owner's link that is known here; null: none. Never one that was refused since it was
    /// accepted last: two of them would be tried in turn for ever.
    QByteArray otherOwn() const;
    void noteRefused(const QByteArray &token) { m_refused.insert(token); }
    void noteAccepted(const QByteArray &token) { m_refused.erase(token); }
    void tell(bool isOwner); ///< that it turned out so, to the person

Q_SIGNALS:
    /// right(), list(), isBusy() or the links to copy.
    void changed();
    void made(const syngraph::LinkInfo &info, const syngraph::ShareLink &link);
    void revoked(qint64 people);
    void refused(syngraph::LinkProblem problem);
    /// By a link that was given while the document was open.
    void ownershipGained();
    /// The server refused the owner's link, and the document goes on by another one.
    void ownershipLost();

private:
    void take(const messages::LinkList &list);
    void take(const messages::LinkMade &made);
    void take(const messages::LinkRevoked &revoked);
    void take(const messages::LinkRefused &refused);
    void ask(LinkWish wish);
    void fail(qint64 request, LinkProblem problem);
    void settle(qint64 request);
    void dropEndedTokens();
    std::vector<QByteArray> knownTokens() const;
    bool isOver(const LinkInfo &info) const;

    Hooks m_hooks;
    std::optional<std::vector<LinkInfo>> m_list;
    std::vector<QByteArray> m_madeTokens;
    std::set<QByteArray> m_refused; ///< owners' of this run; each was known here, so they are few
    qint64 m_lastRequest = 0;
    qint64 m_asked = 0;  ///< for the list; 0: nothing is asked
    qint64 m_wanted = 0; ///< a link, or the end of one
    bool m_wantsLink = false; ///< of m_wanted: else the end of one
    bool m_isAskedFor = false; ///< m_wanted went out
    Right m_knownRight = Right::Local;
};

} // namespace syngraph
