// A connection that ends behind each byte of a session, in either direction: every edit arrives,
// once. SYNGRAPH_FULL=1: each byte and not one in some; SYNGRAPH_SEED: which ones.

#include "app/client/document_controller.h"
#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "common/transport/websocket_transport.h"
#include "server/admin/server_host.h"
#include "tests/support/test_seed.h"
#include "tests/tools/fault_proxy.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMilliseconds = 20'000;
constexpr int kStride = 7;
/// A session: what is typed with a connection that lives until the cut.
constexpr int kLetters = 12;
constexpr qint64 kNever = 1'000'000'000;

/// Asks after every event, which QTRY_VERIFY would do each 50 ms only.
bool waitFor(const std::function<bool()> &isSo)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(kPatienceMilliseconds);
    while (!isSo()) {
        if (!patience.isActive())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace

class TestCuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyByte_data();
    void everyByte();

private:
    std::unique_ptr<DocumentController> person(quint16 port);
    void type(DocumentController &controller);
    enum class Outcome { Cut, Over, Stuck }; ///< Over: the session ended before the cut
    Outcome cutBehind(qint64 bytes, const QString &direction, DocumentController &ann);

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerHost> m_server;
    std::unique_ptr<tools::FaultProxy> m_proxy;
    DocumentId m_document;
    QByteArray m_token;
    QString m_expected;
};

void TestCuts::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    ServerOptions options;
    options.dataDirectory = m_directory->path();
    options.net.addresses = {*parseListenAddress(u"127.0.0.1:0"_s)};
    options.net.quota.perAddress = 100'000;
    options.net.quota.unauthenticatedPerAddress = 100'000;
    options.net.quota.unauthenticated = 100'000;
    options.net.quota.newPerAddress = {100'000, 100'000};
    options.engine.submits = {100'000, 100'000};
    options.engine.documentSubmits = {100'000, 100'000};
    m_server = std::make_unique<ServerHost>(options);
    QVERIFY(bool(m_server->start()));
    QJsonObject made;
    m_server->administer({{u"command"_s, u"create"_s}, {u"title"_s, u"Minutes"_s}},
                         [&made](const QJsonObject &given) { made = given; });
    QTRY_VERIFY_WITH_TIMEOUT(!made.isEmpty(), kPatienceMilliseconds);
    m_document = *DocumentId::fromText(made[u"document"_s].toString());
    m_token = *bytesFromBase64Url(made[u"edit"_s].toString(), kTokenBytes);
    m_proxy = std::make_unique<tools::FaultProxy>(QHostAddress(QHostAddress::LocalHost),
                                                  m_server->addresses().front().port, 1);
    QVERIFY(m_proxy->listen(QHostAddress::LocalHost));
    m_expected.clear();
}

void TestCuts::cleanup()
{
    m_proxy.reset();
    m_server.reset();
    m_directory.reset();
}

std::unique_ptr<DocumentController> TestCuts::person(quint16 port)
{
    SessionOptions options;
    options.firstRetry = 2ms;
    options.minRetry = 1ms;
    options.maxRetry = 10ms;
    auto controller = std::make_unique<DocumentController>(DocumentController::Environment{
        m_clock, m_random,
        [] { return std::unique_ptr<Transport>(std::make_unique<WebSocketTransport>()); },
        u"Ann"_s, 0x336699, options});
    ServerEndpoint server;
    server.host = u"127.0.0.1"_s;
    server.port = port;
    server.secure = false;
    controller->open(ShareLink{server, m_document, m_token});
    return controller;
}

void TestCuts::type(DocumentController &controller)
{
    const QString letter(QChar(u'a' + char16_t(m_expected.size() % 26)));
    const auto &document = controller.document();
    DeltaBuilder builder;
    builder.retain(document.length() - 1).insert(letter);
    const auto delta = builder.build(document.length());
    controller.editLocal(delta, invert(delta, document), EditKind::Typing);
    m_expected += letter;
}

TestCuts::Outcome TestCuts::cutBehind(qint64 bytes, const QString &direction, DocumentController &ann)
{
    const auto isQuiet = [&ann] {
        return ann.status().state == ConnectionState::Live && ann.status().pendingEdits == 0;
    };
    m_proxy->command(u"reset-after %1 %2"_s.arg(bytes).arg(direction));
    m_proxy->command(u"cut"_s);
    const auto before = m_proxy->figures().resets;
    const auto isCut = [&] { return m_proxy->figures().resets > before; };
    int typed = 0;
    const bool hasEnded = waitFor([&] {
        if (isCut())
            return true;
        if (typed == kLetters)
            return isQuiet();
        if (typed == 0 || isQuiet()) {
            type(ann);
            ++typed;
        }
        return false;
    });
    const bool wasCut = isCut();
    m_proxy->command(u"reset-after %1 %2"_s.arg(kNever).arg(direction));
    if (!hasEnded || !waitFor(isQuiet))
        return Outcome::Stuck;
    return wasCut ? Outcome::Cut : Outcome::Over;
}

void TestCuts::everyByte_data()
{
    QTest::addColumn<QString>("direction");
    QTest::newRow("to the server") << u"up"_s;
    QTest::newRow("to the client") << u"down"_s;
}

void TestCuts::everyByte()
{
    QFETCH(QString, direction);
    const auto ann = person(m_proxy->port());
    const auto ben = person(m_server->addresses().front().port);
    QVERIFY(waitFor([&] {
        return ann->status().state == ConnectionState::Live
            && ben->status().state == ConnectionState::Live;
    }));
    const int stride = numberFromEnvironment("SYNGRAPH_FULL", 0) != 0 ? 1 : kStride;
    int cuts = 0;
    qint64 at = 1 + qint64(testSeed(1) % quint64(stride));
    for (;; at += stride, ++cuts) {
        const auto outcome = cutBehind(at, direction, *ann);
        QVERIFY2(outcome != Outcome::Stuck, qPrintable(u"behind byte %1"_s.arg(at)));
        QCOMPARE(ann->document().text(), m_expected + u'\n');
        QVERIFY2(waitFor([&] { return ben->document().text() == m_expected + u'\n'; }),
                 qPrintable(u"behind byte %1"_s.arg(at)));
        if (outcome == Outcome::Over)
            break;
    }
    qInfo("%d cuts in a session of %lld bytes, %lld connections, %lld letters", cuts,
          static_cast<long long>(at), static_cast<long long>(m_proxy->figures().accepted),
          static_cast<long long>(m_expected.size()));
    QVERIFY(at > 300); // the handshake, the greeting and edits were among them
    QCOMPARE(ben->status().state, ConnectionState::Live);
}

QTEST_GUILESS_MAIN(TestCuts)
#include "tst_cuts.moc"
