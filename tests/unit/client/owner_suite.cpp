// What whoever owns a document holds of it, over several runs of the program.

#include "app/client/journal_doubles.h"
#include "tests/unit/client/offline_program.h"
#include "tests/unit/client/suites.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;
using Right = DocumentLinks::Right;

class OwnerSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ownersLinkIsNotGivenAway();
    void ownerGivesTheLinkAwayThatWasKnownBefore();
    void ownerStaysOwnerByAnyLink();
    void nothingIsGivenAwayBeforeItIsKnown();
    void secondOwnersLinkIsNotGivenAwayEither();
    void ownersLinkWhileItIsOpen_data();
    void ownersLinkWhileItIsOpen();
    void ownersLinkForLongerIsTaken();
    void ownersLinkWhileEditsWait();
    void whoIsNoOwnerAnyMoreWritesOn();
    void refusedOwnersLinkIsTriedAgain();
    void ownerGoesOnByTheirOtherLink();
    void tokensOutliveDoubles();
    void lateJournalMakesAnOwner();
    void limitKnowsItsEditorAgain_data();
    void limitKnowsItsEditorAgain();
    void madeLinksAreKnownTheNextDay();
    void listSaysWhatHasEnded();
    void whatLetsNobodyInIsNotGivenAway();
    void withoutAConnectionNothingIsPromised();
    void viewerIsNoOwner();

private:
    ShareLink link(Role role = Role::Edit) const { return linkTo(*m_network, role); }
    ShareLink own() const { return by(m_ownToken); }
    ShareLink by(const QByteArray &token) const
    {
        auto link = linkTo(*m_network, Role::Edit);
        link.token = token;
        return link;
    }
    static void goOnline(Program &program)
    {
        program.controller.setWorkOffline(true);
        program.controller.setWorkOffline(false);
    }
    QByteArray makeLink(LinkRole role, std::optional<Milliseconds> validFor = {},
                        std::optional<qint64> maxUses = {});
    QString path() const { return m_folder->filePath(u"journal.db"_s); }
    JournalDocument kept();
    /// One run of the program with this link.
    void visit(const ShareLink &by);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Network> m_network;
    QByteArray m_ownToken;
    LinkNumber m_ownLink;
};

void OwnerSuite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_network = std::make_unique<Network>();
    LinkRecord record;
    record.document = m_network->harness.document();
    record.role = LinkRole::Own;
    m_ownToken = m_network->harness.addLink(record, &m_ownLink);
}

QByteArray OwnerSuite::makeLink(LinkRole role, std::optional<Milliseconds> validFor,
                                std::optional<qint64> maxUses)
{
    LinkRecord record;
    record.document = m_network->harness.document();
    record.role = role;
    record.created = m_network->harness.wallNow();
    record.maxUses = maxUses;
    if (validFor)
        record.expires = record.created + *validFor;
    return m_network->harness.addLink(record);
}

JournalDocument OwnerSuite::kept()
{
    Program program(*m_network, path());
    [&] { QTRY_VERIFY(program.journal.isRead()); }();
    const auto all = program.journal.documents();
    return all.size() == 1 ? all.front() : JournalDocument();
}

void OwnerSuite::visit(const ShareLink &by)
{
    Program program(*m_network, path());
    program.controller.open(by);
    QTRY_VERIFY(program.isSaved());
}

void OwnerSuite::ownersLinkIsNotGivenAway()
{
    Program program(*m_network, path());
    program.controller.open(own());
    QTRY_VERIFY(program.isSaved());
    auto &links = program.controller.links();
    QCOMPARE(links.right(), Right::Owner);
    QVERIFY(program.controller.canEdit());
    QVERIFY(!links.editLink() && !links.viewLink());
    QCOMPARE(program.controller.ownLink(), own());
    QTRY_VERIFY(links.list().has_value());
    QCOMPARE(links.list()->size(), size_t(3));
    QCOMPARE(links.linkOf(links.list()->back()), own());
    QVERIFY(!links.linkOf(links.list()->front()));
}

void OwnerSuite::ownerGivesTheLinkAwayThatWasKnownBefore()
{
    visit(link());
    {
        Program program(*m_network, path());
        program.controller.open(own());
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.links().editLink(), link());
        QCOMPARE(program.controller.ownLink(), own());
    }
    QCOMPARE(kept().link, link());
    QCOMPARE(kept().ownToken, m_ownToken);
}

void OwnerSuite::ownerStaysOwnerByAnyLink()
{
    visit(own());
    for (const auto role : {Role::Edit, Role::View}) {
        Program program(*m_network, path());
        program.controller.open(link(role));
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.links().right(), Right::Owner);
        QVERIFY(program.controller.canEdit());
        QTRY_VERIFY(program.controller.links().list().has_value());
        QCOMPARE(program.controller.links().editLink(), link()); // and never the other as one
    }
    QCOMPARE(kept().link, link());
    init();
    visit(own());
    Program program(*m_network, path());
    program.controller.open(link(Role::View));
    QTRY_VERIFY(program.isSaved());
    QTRY_VERIFY(program.controller.links().list().has_value());
    QVERIFY(!program.controller.links().editLink());
}

void OwnerSuite::whoIsNoOwnerAnyMoreWritesOn()
{
    visit(link());
    visit(own());
    QCOMPARE(kept().ownToken, m_ownToken);
    {
        Program program(*m_network, path());
        program.controller.open(link());
        QTRY_VERIFY(program.isSaved());
        program.controller.setWorkOffline(true);
        program.type(u"unsent"_s);
        QVERIFY(m_network->harness.store().revokeLink(m_ownLink));
        m_network->harness.step(inputs::LinkRevoked{m_ownLink});
        program.controller.setWorkOffline(false);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.links().right(), Right::None);
        QVERIFY(!program.controller.ownLink());
        QVERIFY(program.recovered.empty());
        QCOMPARE(m_network->harness.stored().text(), u"unsent\n"_s);
    }
    // Where the owner's link was the only one, that is the end.
    init();
    visit(own());
    QVERIFY(m_network->harness.store().revokeLink(m_ownLink));
    Program last(*m_network, path());
    last.controller.open(own());
    QTRY_COMPARE(last.controller.status().state, ConnectionState::Blocked);
    QCOMPARE(last.controller.status().blockReason, BlockReason::BadLink);
}

void OwnerSuite::nothingIsGivenAwayBeforeItIsKnown()
{
    for (const bool isOwners : {true, false}) {
        init();
        const auto by = isOwners ? own() : link();
        Program program(*m_network, path());
        m_network->isUp = false;
        program.controller.open(by);
        QVERIFY(!program.controller.links().editLink());
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
        QVERIFY(!program.controller.links().editLink());
        m_network->isUp = true;
        goOnline(program);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.links().editLink().has_value(), !isOwners);
    }
    visit(link()); // what a server has said is known the next time
    Program program(*m_network, path());
    m_network->isUp = false;
    program.controller.open(link());
    QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
    QCOMPARE(program.controller.links().editLink(), link());
}

void OwnerSuite::secondOwnersLinkIsNotGivenAwayEither()
{
    const auto second = by(makeLink(LinkRole::Own));
    visit(own());
    visit(second);
    m_network->isUp = false;
    Program program(*m_network, path());
    program.controller.open(second);
    QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
    QVERIFY(!program.controller.links().editLink());
    QCOMPARE(program.controller.ownLink(), own());
}

void OwnerSuite::ownersLinkWhileItIsOpen_data()
{
    QTest::addColumn<bool>("isLive");
    QTest::newRow("connected") << true;
    QTest::newRow("without a connection") << false;
}

void OwnerSuite::ownersLinkWhileItIsOpen()
{
    QFETCH(bool, isLive);
    visit(link());
    {
        Program program(*m_network, path());
        m_network->isUp = isLive;
        program.controller.open(link());
        auto &links = program.controller.links();
        QTRY_COMPARE(program.controller.status().state,
                     isLive ? ConnectionState::Live : ConnectionState::Waiting);
        QSignalSpy gained(&links, &DocumentLinks::ownershipGained);
        program.type(u"mine"_s);
        program.controller.tryLink(own());
        m_network->isUp = true;
        goOnline(program);
        QTRY_COMPARE(links.right(), Right::Owner);
        QTRY_VERIFY(program.isSaved());
        QTRY_COMPARE(gained.size(), 1);
        QCOMPARE(links.editLink(), link());
        QCOMPARE(program.controller.ownLink(), own());
        // One that allows less, or nothing at all, takes nothing away.
        program.controller.tryLink(link(Role::View));
        program.controller.tryLink(by(QByteArray(kTokenBytes, 'x')));
        program.type(u" all"_s);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(links.right(), Right::Owner);
        QCOMPARE(m_network->harness.stored().text(), u" allmine\n"_s);
        QVERIFY(program.recovered.empty());
    }
    QCOMPARE(kept().ownToken, m_ownToken);
    QCOMPARE(kept().link, link());
}

void OwnerSuite::ownersLinkForLongerIsTaken()
{
    m_ownToken = makeLink(LinkRole::Own, Milliseconds(60min));
    const auto brief = by(makeLink(LinkRole::Own, Milliseconds(1min)));
    const auto longer = by(makeLink(LinkRole::Own));
    visit(own());
    for (const bool isOpen : {false, true}) {
        Program program(*m_network, path());
        program.controller.open(isOpen ? own() : brief);
        QTRY_VERIFY(program.controller.links().list().has_value());
        QCOMPARE(program.controller.ownLink(), own());
        if (isOpen)
            program.controller.tryLink(longer);
        QTRY_COMPARE(program.controller.ownLink(), isOpen ? longer : own());
        QTRY_VERIFY(program.isSaved());
    }
    QCOMPARE(kept().ownToken, longer.token);
    QCOMPARE(kept().madeTokens, std::vector{m_ownToken}); // it is good for a while yet
    // At the opening, too.
    init();
    m_ownToken = makeLink(LinkRole::Own, Milliseconds(60min));
    const auto endless = by(makeLink(LinkRole::Own));
    visit(own());
    Program program(*m_network, path());
    program.controller.open(endless);
    QTRY_COMPARE(program.controller.ownLink(), endless);
}

void OwnerSuite::ownersLinkWhileEditsWait()
{
    visit(link());
    {
        Program program(*m_network, path());
        m_network->isUp = false;
        program.controller.open(link());
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
        program.type(u"waits"_s);
    }
    m_network->isUp = true;
    Program program(*m_network, path());
    program.controller.open(own());
    QTRY_COMPARE(program.controller.links().right(), Right::Owner);
    QTRY_VERIFY(program.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"waits\n"_s);
    QCOMPARE(program.controller.links().editLink(), link());
}

/// As after a server whose clock was wrong, or that went back to an old backup for a while.
void OwnerSuite::refusedOwnersLinkIsTriedAgain()
{
    visit(link());
    visit(own());
    QVERIFY(m_network->harness.store().revokeLink(m_ownLink));
    for (int start = 0; start < 2; ++start) {
        Program program(*m_network, path());
        auto &links = program.controller.links();
        QSignalSpy lost(&links, &DocumentLinks::ownershipLost);
        program.controller.open(link());
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(lost.size(), 1);
        QCOMPARE(links.right(), Right::None);
        QVERIFY(links.isOwnRefused());
        QCOMPARE(links.editLink(), link());
        program.controller.setWorkOffline(true);
        QCOMPARE(links.right(), Right::None);
    }
    QCOMPARE(kept().ownToken, m_ownToken);
    m_network->harness.store().bringLinkBack(m_ownLink);
    m_network->harness.restart();
    Program program(*m_network, path());
    program.controller.open(link());
    QTRY_COMPARE(program.controller.links().right(), Right::Owner);
    QVERIFY(!program.controller.links().isOwnRefused());
}

/// A new owner's link is made because the old one got into wrong hands, and that is revoked.
void OwnerSuite::ownerGoesOnByTheirOtherLink()
{
    {
        Program program(*m_network, path());
        program.controller.open(own());
        auto &links = program.controller.links();
        QTRY_VERIFY(links.list().has_value());
        QVERIFY(!links.goesOnWithoutOwn());
        links.make({LinkRole::Own, {}});
        QTRY_COMPARE(links.list()->size(), size_t(4));
        QVERIFY(links.goesOnWithoutOwn());
        const auto fresh = links.linkOf(links.list()->back());
        links.revoke(m_ownLink.value);
        QTRY_COMPARE(program.controller.ownLink(), fresh);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(links.right(), Right::Owner);
        QVERIFY(!links.editLink());
        m_ownToken = fresh->token;
    }
    QTRY_COMPARE(kept().ownToken, m_ownToken);
}

void OwnerSuite::tokensOutliveDoubles()
{
    std::map<JournalId, JournalDocument> rows;
    SeededRandom random(4);
    const auto add = [&](const ShareLink &link, qint64 pending, const QByteArray &ownToken,
                         const std::vector<QByteArray> &made) {
        JournalDocument row;
        row.id = random.id<JournalId>();
        row.link = link;
        row.pendingEdits = pending;
        row.ownToken = ownToken;
        row.madeTokens = made;
        rows[row.id] = row;
        return row.id;
    };
    const QByteArray a(kTokenBytes, 'a'), b(kTokenBytes, 'b'), c(kTokenBytes, 'c');
    const auto typed = add(link(), 3, {}, {c});
    const auto owned = add(own(), 0, a, {b});
    rows[owned].viewLink = link(Role::View);
    const auto nobody = [](JournalId) { return false; };
    const auto outcome = withoutDoubles(rows, nobody);
    QCOMPARE(outcome.size(), size_t(2));
    const auto heir = std::get<writes::Describe>(outcome[0]).document;
    QCOMPARE(heir.id, typed);
    QCOMPARE(heir.ownToken, a);
    QCOMPARE(heir.madeTokens, (std::vector{c, b}));
    QCOMPARE(heir.viewLink, link(Role::View));
    QCOMPARE(std::get<writes::Forget>(outcome[1]).document, owned);
    // Of two owners' links none is lost; what is open stays as it is.
    rows[typed].ownToken = c;
    QCOMPARE(std::get<writes::Describe>(withoutDoubles(rows, nobody)[0]).document.madeTokens,
             (std::vector{c, a, b}));
    QVERIFY(withoutDoubles(rows, [owned](JournalId id) { return id == owned; }).empty());
}

void OwnerSuite::lateJournalMakesAnOwner()
{
    Trouble trouble;
    {
        Program program(*m_network, trouble);
        program.controller.open(own());
        QTRY_VERIFY(program.isSaved());
    }
    trouble.set(JournalError::Failed, JournalError::Failed);
    {
        Program program(*m_network, trouble);
        QTRY_COMPARE(program.journal.health().state, JournalHealth::State::Failing);
        program.controller.open(link());
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.links().right(), Right::None);
        program.controller.setWorkOffline(true);
        program.type(u"unsent"_s);
        trouble.set({}, {});
        QTRY_VERIFY(program.journal.isGood());
        QTRY_COMPARE(program.journal.documents().size(), size_t(1));
        QCOMPARE(program.journal.documents().front().ownToken, m_ownToken);
        program.controller.setWorkOffline(false);
        QTRY_COMPARE(program.controller.links().right(), Right::Owner);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(m_network->harness.stored().text(), u"unsent\n"_s);
    }
    Program program(*m_network, trouble);
    program.controller.open(link());
    QTRY_COMPARE(program.controller.links().right(), Right::Owner);
}

void OwnerSuite::limitKnowsItsEditorAgain_data()
{
    QTest::addColumn<bool>("isLost");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the journal is gone") << false << true;
    QTest::newRow("it ended before the welcome") << true << true;
    QTest::newRow("another computer") << false << false;
}

void OwnerSuite::limitKnowsItsEditorAgain()
{
    QFETCH(bool, isLost);
    QFETCH(bool, isSame);
    const auto limited = by(makeLink(LinkRole::Edit, {}, 1));
    const auto uses = [this] {
        return m_network->harness.store().links(m_network->harness.document())->back().uses;
    };
    {
        Program program(*m_network, path());
        m_network->losesAnswers = isLost;
        program.controller.open(limited);
        QTRY_COMPARE(uses(), 1);
        if (!isLost)
            QTRY_VERIFY(program.isSaved());
        m_network->losesAnswers = false;
    }
    if (!isSame)
        m_network->seatSecret = QByteArrayLiteral("of another computer");
    Program program(*m_network, m_folder->filePath(isLost ? u"journal.db"_s : u"other.db"_s));
    program.controller.open(limited);
    if (isSame)
        QTRY_VERIFY(program.isSaved());
    else
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Blocked);
    QCOMPARE(uses(), 1);
}

void OwnerSuite::madeLinksAreKnownTheNextDay()
{
    std::optional<ShareLink> team;
    qint64 number = 0;
    {
        Program program(*m_network, path());
        program.controller.open(own());
        QTRY_VERIFY(program.isSaved());
        auto &links = program.controller.links();
        connect(&links, &DocumentLinks::made, &links,
                [&](const LinkInfo &info, const ShareLink &link) {
                    team = link;
                    number = info.number;
                });
        links.make({LinkRole::Edit, u"Team"_s, Milliseconds(std::chrono::hours(24)), 5});
        QVERIFY(links.isBusy());
        QTRY_VERIFY(team.has_value());
        QVERIFY(!links.isBusy());
        QTRY_COMPARE(links.list()->size(), size_t(4));
        QCOMPARE(links.list()->back().label, u"Team"_s);
        QCOMPARE(links.list()->back().maxUses, std::optional<qint64>(5));
    }
    QCOMPARE(kept().madeTokens, std::vector{team->token});
    {
        Program program(*m_network, path());
        program.controller.open(own());
        auto &links = program.controller.links();
        QTRY_VERIFY(links.list().has_value());
        QCOMPARE(links.linkOf(links.list()->back()), team);
        QSignalSpy revoked(&links, &DocumentLinks::revoked);
        links.revoke(number);
        QTRY_COMPARE(revoked.size(), 1);
        QCOMPARE(revoked[0][0].toLongLong(), 0);
        QTRY_VERIFY(!links.linkOf(links.list()->back()));
    }
    QVERIFY(kept().madeTokens.empty());
}

void OwnerSuite::listSaysWhatHasEnded()
{
    visit(link());
    Program program(*m_network, path());
    program.controller.open(own());
    auto &links = program.controller.links();
    QTRY_VERIFY(links.list().has_value());
    QCOMPARE(links.editLink(), link());
    links.revoke(m_network->harness.linkNumber(Role::Edit).value);
    QTRY_VERIFY(!links.editLink());
    QCOMPARE(links.list()->back().number, m_network->harness.linkNumber(Role::Edit).value);
    QSignalSpy refused(&links, &DocumentLinks::refused);
    links.revoke(m_ownLink.value);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<LinkProblem>(), LinkProblem::LastOwner);
    QCOMPARE(program.controller.status().state, ConnectionState::Live);
}

void OwnerSuite::whatLetsNobodyInIsNotGivenAway()
{
    visit(by(makeLink(LinkRole::Edit, {}, 1)));
    {
        Program program(*m_network, path());
        program.controller.open(own());
        auto &links = program.controller.links();
        QTRY_VERIFY(program.isSaved());
        QVERIFY(links.editLink().has_value() == !links.list().has_value());
        QTRY_VERIFY(links.list().has_value());
        QVERIFY(!links.editLink());
    }
    init();
    visit(by(makeLink(LinkRole::Edit, Milliseconds(60min))));
    Program program(*m_network, path());
    program.controller.open(own());
    auto &links = program.controller.links();
    QTRY_VERIFY(links.list().has_value());
    QVERIFY(links.editLink());
    m_network->harness.advance(120min);
    QVERIFY(!links.editLink());
}

void OwnerSuite::withoutAConnectionNothingIsPromised()
{
    visit(own());
    Program program(*m_network, path());
    m_network->isUp = false;
    program.controller.open(own());
    auto &links = program.controller.links();
    QSignalSpy refused(&links, &DocumentLinks::refused);
    links.make({LinkRole::View, {}}); // before the journal was read
    QCOMPARE(refused.size(), 1);
    QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
    QCOMPARE(links.right(), Right::Away);
    links.revoke(1);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused[1][0].value<LinkProblem>(), LinkProblem::NoAnswer);
    QVERIFY(!links.isBusy());
    QVERIFY(!links.list());
}

void OwnerSuite::viewerIsNoOwner()
{
    Program program(*m_network, path());
    QCOMPARE(program.controller.links().right(), Right::Local);
    program.controller.open(link(Role::View));
    QTRY_VERIFY(program.isSaved());
    auto &links = program.controller.links();
    QCOMPARE(links.right(), Right::None);
    links.refresh();
    QSignalSpy refused(&links, &DocumentLinks::refused);
    links.revoke(1);
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!links.list());
    for (const auto &record : *m_network->harness.store().links(link().document))
        QVERIFY(!record.revoked);
}

int runOwnerSuite(int argc, char **argv)
{
    OwnerSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "owner_suite.moc"
