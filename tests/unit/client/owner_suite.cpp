// What whoever owns a document holds of it, over several runs of the program.

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
    void whoIsNoOwnerAnyMoreWritesOn();
    void madeLinksAreKnownTheNextDay();
    void listSaysWhatHasEnded();
    void withoutAConnectionNothingIsPromised();
    void viewerIsNoOwner();

private:
    ShareLink link(Role role = Role::Edit) const { return linkTo(*m_network, role); }
    ShareLink own() const
    {
        auto link = linkTo(*m_network, Role::Edit);
        link.token = m_ownToken;
        return link;
    }
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
    QVERIFY(kept().ownToken.isEmpty());
    // Where the owner's link was the only one, that is the end.
    init();
    visit(own());
    QVERIFY(m_network->harness.store().revokeLink(m_ownLink));
    Program last(*m_network, path());
    last.controller.open(own());
    QTRY_COMPARE(last.controller.status().state, ConnectionState::Blocked);
    QCOMPARE(last.controller.status().blockReason, BlockReason::BadLink);
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
