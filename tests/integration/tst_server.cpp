// A real server with its SQLite store and real clients over loopback, TLS with a pinned key.

#include "app/cli/replay.h"
#include "app/client/document_controller.h"
#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "common/transport/websocket_transport.h"
#include "server/admin/server_host.h"

#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMilliseconds = 20'000;

ServerOptions serverOptions(const QString &directory, const QString &address)
{
    ServerOptions options;
    options.dataDirectory = directory;
    options.net.addresses = {*parseListenAddress(address)};
    options.net.tls =
        *loadOrMakeSelfSigned(directory, {u"localhost"_s}, QDateTime::currentDateTimeUtc());
    options.engine.submits = {100'000, 100'000};
    options.engine.documentSubmits = {100'000, 100'000};
    return options;
}

} // namespace

class TestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoPeopleWriteAtOnce_data();
    void twoPeopleWriteAtOnce();
    void serverComesBack();
    void whatIsSaidReachesAllOnce();
    void viewerOnlyReads();
    void revokedLinkEndsAtOnce();
    void ownerManagesLinks();
    void anotherKeyIsRefused();
    void localDocumentBecomesShared();
    void wrongKeyMakesNoDocument();
    void generatedSessionIsReplayed();

private:
    void startServer(const QString &address = u"127.0.0.1:0"_s);
    QJsonObject administer(const QJsonObject &request);
    ShareLink link(const QString &role);
    std::unique_ptr<DocumentController> person(const ShareLink &link,
                                               WireFormat format = WireFormat::Cbor);
    std::unique_ptr<DocumentController> newcomer(WireFormat format = WireFormat::Cbor);
    void type(DocumentController &controller, const QString &text, qsizetype place);

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerHost> m_server;
    QString m_address;
    ServerEndpoint m_endpoint;
    QJsonObject m_document;
};

void TestServer::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    startServer();
    m_document = administer({{u"command"_s, u"create"_s}, {u"title"_s, u"Minutes"_s}});
}

void TestServer::cleanup()
{
    m_server.reset();
    m_directory.reset();
}

void TestServer::startServer(const QString &address)
{
    auto options = serverOptions(m_directory->path(), address);
    m_endpoint.fingerprint = options.net.tls->fingerprint;
    m_server = std::make_unique<ServerHost>(options);
    QVERIFY(bool(m_server->start()));
    m_address = m_server->addresses().front().toText();
    m_endpoint.host = u"127.0.0.1"_s;
    m_endpoint.port = m_server->addresses().front().port;
}

QJsonObject TestServer::administer(const QJsonObject &request)
{
    QJsonObject answer;
    m_server->administer(request, [&answer](const QJsonObject &given) { answer = given; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!answer.isEmpty(), kPatienceMilliseconds); }();
    return answer;
}

ShareLink TestServer::link(const QString &role)
{
    return {m_endpoint, *DocumentId::fromText(m_document[u"document"_s].toString()),
            *bytesFromBase64Url(m_document[role].toString(), kTokenBytes)};
}

std::unique_ptr<DocumentController> TestServer::newcomer(WireFormat format)
{
    SessionOptions options;
    options.format = format;
    options.firstRetry = 50ms;
    options.minRetry = 20ms;
    options.maxRetry = 200ms;
    options.chat = true;
    options.links = true;
    return std::make_unique<DocumentController>(DocumentController::Environment{
        m_clock, m_random,
        [] { return std::unique_ptr<Transport>(std::make_unique<WebSocketTransport>()); },
        u"Ann"_s, 0x336699, options});
}

std::unique_ptr<DocumentController> TestServer::person(const ShareLink &link, WireFormat format)
{
    auto controller = newcomer(format);
    controller->open(link);
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(controller->status().state, ConnectionState::Live,
                                  kPatienceMilliseconds);
    }();
    return controller;
}

void TestServer::type(DocumentController &controller, const QString &text, qsizetype place)
{
    const auto &document = controller.document();
    DeltaBuilder builder;
    builder.retain(std::min(place, document.length() - 1)).insert(text);
    const auto delta = builder.build(document.length());
    controller.editLocal(delta, invert(delta, document), EditKind::Typing);
}

void TestServer::twoPeopleWriteAtOnce_data()
{
    QTest::addColumn<WireFormat>("first");
    QTest::addColumn<WireFormat>("second");
    QTest::newRow("both in CBOR") << WireFormat::Cbor << WireFormat::Cbor;
    QTest::newRow("one in JSON") << WireFormat::Cbor << WireFormat::Json;
}

void TestServer::twoPeopleWriteAtOnce()
{
    QFETCH(WireFormat, first);
    QFETCH(WireFormat, second);
    const auto ann = person(link(u"edit"_s), first);
    const auto ben = person(link(u"edit"_s), second);
    QCOMPARE(ann->title(), u"Minutes"_s);
    for (int i = 0; i < 100; ++i) {
        type(*ann, u"a"_s, i);
        type(*ben, u"b"_s, i / 2);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(ann->status().pendingEdits == 0 && ben->status().pendingEdits == 0
                                 && ann->document() == ben->document()
                                 && ann->document().length() == 201,
                             kPatienceMilliseconds);
    QCOMPARE(ann->document().text().count(u'a'), 100);
    QTRY_COMPARE_WITH_TIMEOUT(ann->participants().size(), size_t(1), kPatienceMilliseconds);
    QVERIFY(ann->participants().front().caret.has_value());
    const auto late = person(link(u"view"_s));
    QVERIFY(late->document() == ann->document());
}

void TestServer::serverComesBack()
{
    const auto ann = person(link(u"edit"_s));
    const auto ben = person(link(u"edit"_s));
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 20; ++i) {
            type(*ann, u"a"_s, 3 * i);
            type(*ben, u"b"_s, i);
            QCoreApplication::processEvents();
        }
        m_server.reset();
        type(*ann, u"A"_s, 0);
        type(*ben, u"B"_s, 0);
        startServer(m_address);
    }
    QTRY_VERIFY_WITH_TIMEOUT(ann->status().state == ConnectionState::Live
                                 && ben->status().state == ConnectionState::Live
                                 && ann->status().pendingEdits == 0
                                 && ben->status().pendingEdits == 0
                                 && ann->document() == ben->document(),
                             kPatienceMilliseconds);
    const auto text = ann->document().text();
    QCOMPARE(text.count(u'a'), 100);
    QCOMPARE(text.count(u'b'), 100);
    QCOMPARE(text.count(u'A'), 5);
    QCOMPARE(text.count(u'B'), 5);
}

void TestServer::whatIsSaidReachesAllOnce()
{
    const auto ann = person(link(u"edit"_s));
    const auto ben = person(link(u"edit"_s), WireFormat::Json);
    const auto cy = person(link(u"view"_s));
    const auto saidTo = [](const DocumentController &someone) {
        QStringList all;
        for (const auto &entry : someone.chat()->entries())
            all += entry.text;
        return all;
    };
    QStringList said;
    for (int round = 0; round < 3; ++round) {
        ann->say(u"a%1"_s.arg(round));
        m_server.reset(); // it may be stored or not
        ann->say(u"A%1 <b>\n&amp;</b>"_s.arg(round));
        said += {u"a%1"_s.arg(round), u"A%1 <b>\n&amp;</b>"_s.arg(round)};
        startServer(m_address);
        QTRY_VERIFY_WITH_TIMEOUT(saidTo(*ann) == said && saidTo(*ben) == said
                                     && saidTo(*cy) == said,
                                 kPatienceMilliseconds);
    }
    QCOMPARE(ann->chat()->entries().front().author, ann->author());
    QCOMPARE(ann->status().pendingEdits, 0);
    cy->say(u"not with this link"_s);
    const auto late = person(link(u"view"_s));
    QVERIFY(late->chat()->entries() == ann->chat()->entries());
    QCOMPARE(late->chat()->unread(late->author()), 0);
}

void TestServer::viewerOnlyReads()
{
    const auto ann = person(link(u"edit"_s));
    const auto cy = person(link(u"view"_s));
    QVERIFY(ann->canEdit());
    QVERIFY(!cy->canEdit());
    type(*ann, u"hello"_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(cy->document().text(), u"hello\n"_s, kPatienceMilliseconds);
}

void TestServer::revokedLinkEndsAtOnce()
{
    const auto document = m_document[u"document"_s];
    const auto made = administer(
        {{u"command"_s, u"link"_s}, {u"document"_s, document}, {u"role"_s, u"edit"_s}});
    auto guestLink = link(u"edit"_s);
    guestLink.token = *bytesFromBase64Url(made[u"token"_s].toString(), kTokenBytes);
    const auto guest = person(guestLink);
    const auto ann = person(link(u"edit"_s));
    const auto revoked =
        administer({{u"command"_s, u"revoke"_s}, {u"number"_s, made[u"number"_s]}});
    QVERIFY(revoked[u"ok"_s].toBool());
    QTRY_COMPARE_WITH_TIMEOUT(guest->status().state, ConnectionState::Blocked,
                              kPatienceMilliseconds);
    QCOMPARE(guest->status().blockReason, BlockReason::BadLink);
    QCOMPARE(ann->status().state, ConnectionState::Live);
}

void TestServer::ownerManagesLinks()
{
    using Right = DocumentLinks::Right;
    const auto ann = newcomer();
    type(*ann, u"plan"_s, 0);
    ann->share({m_endpoint, std::nullopt}, u"Mine"_s);
    auto &links = ann->links();
    QTRY_VERIFY_WITH_TIMEOUT(links.list().has_value(), kPatienceMilliseconds);
    QCOMPARE(links.right(), Right::Owner);
    QCOMPARE(links.list()->size(), size_t(3));
    std::optional<ShareLink> team;
    qint64 number = 0;
    connect(&links, &DocumentLinks::made, ann.get(),
            [&](const LinkInfo &info, const ShareLink &link) {
                team = link;
                number = info.number;
            });
    links.make({LinkRole::Edit, u"Team"_s});
    QTRY_VERIFY_WITH_TIMEOUT(team.has_value(), kPatienceMilliseconds);

    const auto ben = person(*team);
    const auto cy = person(*ann->viewLink());
    QCOMPARE(ben->links().right(), Right::None);
    QCOMPARE(cy->links().right(), Right::None);
    type(*ben, u"Ben's "_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(cy->document().text(), u"Ben's plan\n"_s, kPatienceMilliseconds);
    const auto dan = person(*team);
    dan->setWorkOffline(true);
    type(*dan, u"unsent "_s, 0);

    qint64 people = -1;
    connect(&links, &DocumentLinks::revoked, ann.get(), [&people](qint64 count) { people = count; });
    links.revoke(number);
    QTRY_COMPARE_WITH_TIMEOUT(ben->status().state, ConnectionState::Blocked, kPatienceMilliseconds);
    QCOMPARE(ben->status().blockReason, BlockReason::BadLink);
    QCOMPARE(ben->document().text(), u"Ben's plan\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(people, 1, kPatienceMilliseconds);
    dan->setWorkOffline(false);
    QTRY_COMPARE_WITH_TIMEOUT(dan->status().state, ConnectionState::Blocked, kPatienceMilliseconds);
    QCOMPARE(dan->document().text(), u"unsent Ben's plan\n"_s); // it stays with him
    QCOMPARE(dan->status().pendingEdits, 1);
    QCOMPARE(ann->document().text(), u"Ben's plan\n"_s);
    QCOMPARE(ann->status().state, ConnectionState::Live);
    QCOMPARE(cy->status().state, ConnectionState::Live);

    // The last link of an owner stays; where there is another one, they write on without it.
    std::optional<LinkProblem> problem;
    connect(&links, &DocumentLinks::refused, ann.get(),
            [&problem](LinkProblem given) { problem = given; });
    const auto mine = std::ranges::find_if(*links.list(), &LinkInfo::isMine)->number;
    links.revoke(mine);
    QTRY_VERIFY_WITH_TIMEOUT(problem.has_value(), kPatienceMilliseconds);
    QCOMPARE(*problem, LinkProblem::LastOwner);
    const auto before = *team;
    links.make({LinkRole::Own, {}});
    QTRY_VERIFY_WITH_TIMEOUT(*team != before, kPatienceMilliseconds);
    links.revoke(mine);
    const auto goesOnByAnother = [&] {
        const auto &list = links.list();
        const auto own = list ? std::ranges::find_if(*list, &LinkInfo::isMine)
                              : std::vector<LinkInfo>::const_iterator();
        return links.right() == Right::Owner && list && own != list->end() && own->number != mine
            && ann->status().state == ConnectionState::Live;
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOnByAnother(), kPatienceMilliseconds);
    const auto second = person(*team);
    QCOMPARE(second->links().right(), Right::Owner);
}

void TestServer::anotherKeyIsRefused()
{
    auto forged = link(u"edit"_s);
    (*forged.server.fingerprint)[0] = char(~(*forged.server.fingerprint)[0]);
    const auto ann = newcomer();
    ann->open(forged);
    QTRY_COMPARE_WITH_TIMEOUT(ann->status().state, ConnectionState::Blocked,
                              kPatienceMilliseconds);
    QCOMPARE(ann->status().blockReason, BlockReason::WrongIdentity);
    QCOMPARE(ann->status().server, std::optional(forged.server));
    QCOMPARE(ann->status().shownKey, *link(u"edit"_s).server.fingerprint);
    // Without a pin the authorities decide, and none knows this key.
    auto unpinned = link(u"edit"_s);
    unpinned.server.fingerprint.reset();
    const auto ben = newcomer();
    ben->open(unpinned);
    QTRY_COMPARE_WITH_TIMEOUT(ben->status().blockReason, BlockReason::UntrustedCertificate,
                              kPatienceMilliseconds);
}

void TestServer::localDocumentBecomesShared()
{
    const auto ann = newcomer();
    type(*ann, u"written before"_s, 0);
    std::optional<ShareLink> made;
    connect(ann.get(), &DocumentController::shared, ann.get(),
            [&made](const ShareLink &given) { made = given; });
    ann->share({m_endpoint, std::nullopt}, u"Mine"_s);
    type(*ann, u"!"_s, 14);
    QTRY_VERIFY_WITH_TIMEOUT(made && ann->status().state == ConnectionState::Live
                                 && ann->status().pendingEdits == 0,
                             kPatienceMilliseconds);
    const auto ben = person(*made);
    QCOMPARE(ben->document().text(), u"written before!\n"_s);
    QCOMPARE(ben->title(), u"Mine"_s);
    QVERIFY(ann->viewLink().has_value());
    while (ann->canUndo())
        ann->undo();
    QTRY_COMPARE_WITH_TIMEOUT(ben->document().text(), u"\n"_s, kPatienceMilliseconds);
}

void TestServer::wrongKeyMakesNoDocument()
{
    m_server.reset();
    auto options = serverOptions(m_directory->path(), m_address);
    options.engine.creationKey = QByteArray(kTokenBytes, 'k');
    m_server = std::make_unique<ServerHost>(options);
    QVERIFY(bool(m_server->start()));
    const auto ann = newcomer();
    std::optional<ShareError> error;
    connect(ann.get(), &DocumentController::shareFailed, ann.get(),
            [&error](ShareError given) { error = given; });
    ann->share({m_endpoint, QByteArray(kTokenBytes, 'x')}, u"Mine"_s);
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), kPatienceMilliseconds);
    QCOMPARE(*error, ShareError::NotAllowed);
    QVERIFY(!ann->isShared());
}

void TestServer::generatedSessionIsReplayed()
{
    cli::CliContext context;
    context.patience = std::chrono::milliseconds(kPatienceMilliseconds);
    const auto trace = cli::generatedTrace(7, 1'000);
    QCOMPARE(cli::runReplay(context, link(u"edit"_s), trace), cli::ExitCode::Ok);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
