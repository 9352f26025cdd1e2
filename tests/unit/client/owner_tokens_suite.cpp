// Which of several tokens an owner's editor uses, keeps, and never gives away.

#include "tests/unit/client/offline_program.h"
#include "tests/unit/client/suites.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;
using Right = DocumentLinks::Right;

class OwnerTokensSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void severalAreRevokedAtOnce();
    void theOneOfBeforeIsNotGivenAway();
    void olderJournalIsPutRight();
    void seatIsOfOneServer_data();
    void seatIsOfOneServer();

private:
    ShareLink plain() const { return linkTo(*m_network, Role::Edit); }
    ShareLink by(const QByteArray &token) const
    {
        auto link = plain();
        link.token = token;
        return link;
    }
    QByteArray makeLink(LinkRole role, std::optional<Milliseconds> validFor = {},
                        std::optional<qint64> maxUses = {}, LinkNumber *number = nullptr);
    QString path() const { return m_folder->filePath(u"journal.db"_s); }
    JournalDocument kept();
    void visit(const ShareLink &by);
    /// Comes by one owner's link alone, and goes on by another that lasts longer.
    void upgrade(const ShareLink &first, const ShareLink &longer);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Network> m_network;
};

void OwnerTokensSuite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_network = std::make_unique<Network>();
}

QByteArray OwnerTokensSuite::makeLink(LinkRole role, std::optional<Milliseconds> validFor,
                                      std::optional<qint64> maxUses, LinkNumber *number)
{
    LinkRecord record;
    record.document = m_network->harness.document();
    record.role = role;
    record.created = m_network->harness.wallNow();
    record.maxUses = maxUses;
    if (validFor)
        record.expires = record.created + *validFor;
    return m_network->harness.addLink(record, number);
}

JournalDocument OwnerTokensSuite::kept()
{
    Program program(*m_network, path());
    [&] { QTRY_VERIFY(program.journal.isRead()); }();
    const auto all = program.journal.documents();
    return all.size() == 1 ? all.front() : JournalDocument();
}

void OwnerTokensSuite::visit(const ShareLink &by)
{
    Program program(*m_network, path());
    program.controller.open(by);
    QTRY_VERIFY(program.isSaved());
}

void OwnerTokensSuite::upgrade(const ShareLink &first, const ShareLink &longer)
{
    visit(first);
    Program program(*m_network, path());
    program.controller.open(first);
    auto &links = program.controller.links();
    QTRY_VERIFY(links.list().has_value());
    program.controller.tryLink(longer);
    QTRY_COMPARE(program.controller.ownLink(), longer);
    QVERIFY(!links.editLink());
    QTRY_VERIFY(program.isSaved());
    QVERIFY(!links.editLink());
}

/// Each is tried once: two of them in turn would have the server ban the address.
void OwnerTokensSuite::severalAreRevokedAtOnce()
{
    LinkNumber number;
    const auto own = makeLink(LinkRole::Own, {}, {}, &number);
    visit(plain());
    {
        Program program(*m_network, path());
        program.controller.open(by(own));
        auto &links = program.controller.links();
        QTRY_VERIFY(links.list().has_value());
        for (size_t size = 4; size <= 5; ++size) {
            links.make({LinkRole::Own, {}});
            QTRY_COMPARE(links.list()->size(), size);
        }
        auto &harness = m_network->harness;
        for (const auto &link : *harness.store().links(harness.document())) {
            if (link.role != LinkRole::Own)
                continue;
            QVERIFY(harness.store().revokeLink(link.number));
            harness.step(inputs::LinkRevoked{link.number});
        }
        QSignalSpy lost(&links, &DocumentLinks::ownershipLost);
        program.controller.setWorkOffline(true);
        program.controller.setWorkOffline(false);
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(lost.size(), 1);
        QCOMPARE(links.right(), Right::None);
        QVERIFY(links.isOwnRefused());
        QCOMPARE(links.editLink(), plain());
    }
    // The one that a server has accepted is the one that is tried the next time; none is lost.
    const auto row = kept();
    QCOMPARE(row.ownToken, own);
    QCOMPARE(row.link, plain());
    QCOMPARE(row.madeTokens.size(), size_t(3));
    QCOMPARE(row.madeTokens.back(), own);
    m_network->harness.store().bringLinkBack(number);
    m_network->harness.restart();
    Program program(*m_network, path());
    program.controller.open(plain());
    QTRY_COMPARE(program.controller.links().right(), Right::Owner);
    QCOMPARE(program.controller.ownLink(), by(own));
}

void OwnerTokensSuite::theOneOfBeforeIsNotGivenAway()
{
    const auto first = by(makeLink(LinkRole::Own, Milliseconds(60min)));
    const auto longer = by(makeLink(LinkRole::Own));
    upgrade(first, longer);
    const auto row = kept();
    QCOMPARE(row.link, longer);
    QCOMPARE(row.ownToken, longer.token);
    QCOMPARE(row.madeTokens, std::vector{first.token});
    m_network->isUp = false;
    for (const auto &link : {first, longer}) {
        Program program(*m_network, path());
        program.controller.open(link);
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
        QVERIFY(!program.controller.links().editLink());
        QCOMPARE(program.controller.ownLink(), longer);
    }
}

/// One in which the owner's link of before stands where the link for everybody does.
void OwnerTokensSuite::olderJournalIsPutRight()
{
    const auto first = by(makeLink(LinkRole::Own, Milliseconds(60min)));
    const auto longer = by(makeLink(LinkRole::Own));
    upgrade(first, longer);
    {
        auto row = kept();
        row.link = first;
        row.role = Role::Edit;
        Program program(*m_network, path());
        QTRY_VERIFY(program.journal.isRead());
        program.journal.write({writes::Describe{row}});
    }
    QCOMPARE(kept().link, first);
    {
        Program program(*m_network, path());
        m_network->isUp = false;
        program.controller.open(first);
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
        QVERIFY(!program.controller.links().editLink());
        m_network->isUp = true;
        program.controller.setWorkOffline(true);
        program.controller.setWorkOffline(false);
        QTRY_VERIFY(program.controller.links().list().has_value());
        QVERIFY(!program.controller.links().editLink());
        QVERIFY(program.isSaved());
    }
    QCOMPARE(kept().link, longer);
    QCOMPARE(kept().madeTokens, std::vector{first.token});
}

void OwnerTokensSuite::seatIsOfOneServer_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<char>("key");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the same") << u"pad.example.org"_s << 'a' << true;
    QTest::newRow("it has moved") << u"new.example.org"_s << 'a' << true;
    QTest::newRow("another key") << u"pad.example.org"_s << 'b' << false;
    QTest::newRow("the same without a key") << u"pad.example.org"_s << '\0' << true;
    QTest::newRow("another without a key") << u"new.example.org"_s << '\0' << false;
}

/// By the seats of a document's people a foreign server could come in their places.
void OwnerTokensSuite::seatIsOfOneServer()
{
    QFETCH(QString, host);
    QFETCH(char, key);
    QFETCH(bool, isSame);
    auto limited = by(makeLink(LinkRole::Edit, {}, 1));
    if (key)
        limited.server.fingerprint = QByteArray(kFingerprintBytes, 'a');
    visit(limited);
    limited.server.host = host;
    if (key)
        limited.server.fingerprint = QByteArray(kFingerprintBytes, key);
    Program program(*m_network, m_folder->filePath(u"other.db"_s));
    program.controller.open(limited);
    if (isSame)
        QTRY_VERIFY(program.isSaved());
    else
        QTRY_COMPARE(program.controller.status().state, ConnectionState::Blocked);
}

int runOwnerTokensSuite(int argc, char **argv)
{
    OwnerTokensSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "owner_tokens_suite.moc"
