#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

int codeOf(ErrorCode code) { return int(code); }

/// One of each, so that a new message cannot be forgotten.
std::vector<ClientMessage> oneOfEach(EngineHarness &harness)
{
    std::vector<ClientMessage> all{
        harness.auth(),
        Create{1, {}, QStringLiteral("New")},
        Submit{Sequence(1), Revision(0), delta(1, {put(u"x")}), std::nullopt},
        Select{Revision(0), {0, 0}},
        Heartbeat{1, Revision(0), Sequence(0)},
        Fetch{Revision(0)},
        Resync{QStringLiteral("test")},
        Profile{QStringLiteral("Eve"), 0x123456},
        Rename{QStringLiteral("Other")},
        ImageOffer{QByteArray(32, 'i'), 10},
        ImagePut{QByteArray(32, 'i'), 0, "bytes"},
        ImageGet{QByteArray(32, 'i'), 0},
        Chat{harness.random().id<ChatId>(), QStringLiteral("hello")},
        Gather{Revision(0), {0, 0}},
        Links{1},
        LinkMake{1, LinkRole::View, {}, {}, {}},
        LinkRevoke{1, 1}};
    SYNGRAPH_CHECK(all.size() == std::variant_size_v<ClientMessage>);
    return all;
}

} // namespace

class TestGreeting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void auth_data();
    void auth();
    void nothingLeaksBeforeTheLinkIsChecked_data();
    void nothingLeaksBeforeTheLinkIsChecked();
    void whatARoleMayDo_data();
    void whatARoleMayDo();
    void viewerWhoInsistsIsClosed();
    void deadlines();
    void create_data();
    void create();
    void wrongLinksBanTheirAddress();
    void revocation();
    void revocationWhileTheLinkIsLookedUp();
    void linkExpiresWhileConnected();
    void clockThatIsSetExpiresNothing();
    void aCrowdTakesTurns();
    void drain();
    void reconnectReplacesWithoutLeaving();
    void lateWordOfADeadProgramReplacesNobody();
};

void TestGreeting::auth_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code"); // 0: welcome
    for (const auto &[what, code] : std::initializer_list<std::pair<const char *, ErrorCode>>{
             {"wrong token", ErrorCode::BadToken},
             {"link of another document", ErrorCode::BadToken},
             {"expired", ErrorCode::BadToken},
             {"revoked", ErrorCode::BadToken},
             {"store away", ErrorCode::Overload},
             {"version 2", ErrorCode::BadVersion},
             {"garbage", ErrorCode::Malformed},
             {"nothing", ErrorCode::Malformed},
             {"twice", ErrorCode::Malformed},
             {"CREATE instead", ErrorCode::Malformed},
             {"AUTH to /ws/new", ErrorCode::Malformed},
             {"unknown document", ErrorCode::NoDocument},
             {"corrupt document", ErrorCode::Damaged}})
        QTest::newRow(what) << QString::fromLatin1(what) << codeOf(code);
    for (const char *what : {"edit link", "view link", "link that expires later"})
        QTest::newRow(what) << QString::fromLatin1(what) << 0;
}

void TestGreeting::auth()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    EngineHarness harness;
    auto greeting = harness.auth(what == QLatin1String("view link") ? Role::View : Role::Edit);
    std::optional<DocumentId> path = harness.document();
    ClientMessage first;
    if (what == QLatin1String("wrong token")) {
        greeting.token = harness.random().bytes(24);
    } else if (what == QLatin1String("link of another document")) {
        const auto other = harness.random().id<DocumentId>();
        QVERIFY(harness.store().create(other, QString(), harness.wallNow()).ok());
        greeting.token = harness.addLink(other, Role::Edit, std::nullopt);
    } else if (what == QLatin1String("expired")) {
        greeting.token = harness.addLink(*path, Role::Edit, harness.wallNow());
    } else if (what == QLatin1String("link that expires later")) {
        greeting.token = harness.addLink(*path, Role::Edit, harness.wallNow() + 1s);
    } else if (what == QLatin1String("revoked")) {
        QVERIFY(harness.store().revokeLink(harness.linkNumber(Role::Edit)).ok());
    } else if (what == QLatin1String("store away")) {
        harness.store().setUnavailable(true);
    } else if (what == QLatin1String("version 2")) {
        greeting.version = 2;
    } else if (what == QLatin1String("AUTH to /ws/new")) {
        path.reset();
    } else if (what == QLatin1String("corrupt document")) {
        AppendRequest append;
        append.document = *path;
        append.epoch = kFirstEpoch;
        const auto client = harness.random().id<ClientId>();
        append.operations = {{Revision(1), client, Sequence(1), AuthorNumber(1), harness.wallNow(),
                              QByteArray("no operation")}};
        append.clients = {{client, AuthorNumber(1), Sequence(1), Revision(1), QStringLiteral("Bob"), {}}};
        QVERIFY(harness.store().append({&append, 1}).front().ok());
    }
    first = greeting;
    if (what == QLatin1String("CREATE instead"))
        first = Create{1, {}, QString()};
    if (what == QLatin1String("unknown document")) {
        // Its link is there, the document is not: only a damaged store has that.
        harness.holdStore();
        const auto peer = harness.connect(path);
        harness.send(peer, greeting);
        QVERIFY(harness.storeOne());
        harness.step(inputs::Stored{
            {RequestToken(2), replies::Opened{Result<OpenedDocument, StoreError>(
                                  StoreError::NotFound)}}});
        QCOMPARE(harness.closeCode(peer), code);
        return;
    }
    const auto peer = harness.connect(path);
    if (what == QLatin1String("garbage") || what == QLatin1String("nothing"))
        harness.sendBytes(peer, what == QLatin1String("nothing") ? QByteArray() : QByteArray("\xff"));
    else
        harness.send(peer, first);
    if (what == QLatin1String("twice"))
        harness.send(peer, greeting);
    QCOMPARE(harness.closeCode(peer), code);
    QCOMPARE(harness.isAdmitted(peer), code == 0 || what == QLatin1String("twice")
                                           || what == QLatin1String("corrupt document"));
    const auto messages = harness.take(peer);
    if (code == 0) {
        const auto *welcome = std::get_if<Welcome>(&messages.at(0));
        QVERIFY(welcome);
        QVERIFY(welcome->role
                == (what == QLatin1String("view link") ? Role::View : Role::Edit));
        QCOMPARE(messages.size(), size_t(1));
    } else {
        const auto *error = std::get_if<Error>(&messages.back());
        QVERIFY(error && error->fatal);
        QCOMPARE(codeOf(error->code), code);
    }
}

void TestGreeting::nothingLeaksBeforeTheLinkIsChecked_data()
{
    QTest::addColumn<int>("index");
    for (int i = 2; i < int(std::variant_size_v<ClientMessage>); ++i)
        QTest::addRow("message %d", i) << i;
}

void TestGreeting::nothingLeaksBeforeTheLinkIsChecked()
{
    QFETCH(int, index);
    for (const bool authSent : {false, true}) {
        EngineHarness harness;
        const auto inside = harness.join();
        harness.holdStore();
        const auto stranger = harness.connect(harness.document());
        if (authSent) {
            auto greeting = harness.auth();
            greeting.token = harness.random().bytes(24);
            harness.send(stranger, greeting);
        }
        harness.send(stranger, oneOfEach(harness).at(size_t(index)));
        QCOMPARE(harness.closeCode(stranger), codeOf(ErrorCode::Malformed));
        QCOMPARE(harness.heard(stranger), QStringLiteral("error"));
        harness.release();
        QCOMPARE(harness.heard(inside), QString());
        QVERIFY(!harness.isAdmitted(stranger));
    }
}

void TestGreeting::whatARoleMayDo_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("edits");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("others");
    QTest::addColumn<int>("code");
    struct Row
    {
        const char *name;
        const char *view;
        const char *edit;
        const char *othersOfView;
        const char *othersOfEdit;
        int code;
    };
    const std::array<Row, std::variant_size_v<ClientMessage>> rows{{
        {"AUTH", "error", "error", "left", "left", 4400},
        {"CREATE", "error", "error", "left", "left", 4400},
        {"SUBMIT", "reject snapshot", "ack", "", "operation", 0},
        {"SELECT", "", "", "selected", "selected", 0},
        {"HEARTBEAT", "beat hash", "beat hash", "", "", 0},
        {"FETCH", "", "", "", "", 0},
        {"RESYNC", "snapshot", "snapshot", "", "", 0},
        {"PROFILE", "", "", "joined", "joined", 0},
        {"RENAME", "", "renamed", "", "renamed", 0},
        {"IMAGEOFFER", "refused", "wanted", "", "", 0},
        {"IMAGEPUT", "refused", "refused", "", "", 0},
        {"IMAGEGET", "refused", "refused", "", "", 0},
        {"CHAT", "unsaid", "chatted", "", "chatted", 0},
        {"GATHER", "", "", "", "gathered", 0},
        {"LINKS", "unmanaged", "unmanaged", "", "", 0},
        {"LINKMAKE", "unmanaged", "unmanaged", "", "", 0},
        {"LINKREVOKE", "unmanaged", "unmanaged", "", "", 0},
    }};
    for (size_t i = 0; i < rows.size(); ++i) {
        QTest::addRow("%s of a viewer", rows[i].name)
            << int(i) << false << QString::fromLatin1(rows[i].view)
            << QString::fromLatin1(rows[i].othersOfView) << rows[i].code;
        QTest::addRow("%s of an editor", rows[i].name)
            << int(i) << true << QString::fromLatin1(rows[i].edit)
            << QString::fromLatin1(rows[i].othersOfEdit) << rows[i].code;
    }
}

void TestGreeting::whatARoleMayDo()
{
    QFETCH(int, index);
    QFETCH(bool, edits);
    QFETCH(QString, answer);
    QFETCH(QString, others);
    QFETCH(int, code);
    EngineHarness harness;
    const auto join = [&harness](Role role) {
        auto greeting = harness.auth(role);
        greeting.chat = 0;
        greeting.links = true;
        const auto joined = harness.joinWith(greeting);
        harness.take(joined);
        return joined;
    };
    const auto other = join(Role::Edit);
    const auto peer = join(edits ? Role::Edit : Role::View);
    harness.take(other);
    harness.send(peer, oneOfEach(harness).at(size_t(index)));
    QCOMPARE(harness.heard(peer), answer);
    QCOMPARE(harness.heard(other), others);
    QCOMPARE(harness.closeCode(peer), code);
    QCOMPARE(harness.storedHead().value, index == 2 && edits ? 1 : 0);
    QCOMPARE(harness.store().open(harness.document())->title,
             index == 8 && edits ? QStringLiteral("Other") : QStringLiteral("Minutes"));
}

void TestGreeting::viewerWhoInsistsIsClosed()
{
    EngineHarness harness;
    const auto viewer = harness.join(Role::View);
    for (int i = 0; i < limits::kRefusedSubmitsPerMinute; ++i) {
        harness.submit(viewer, 1, 0, delta(1, {put(u"x")}));
        QCOMPARE(harness.closeCode(viewer), 0);
    }
    harness.submit(viewer, 1, 0, delta(1, {put(u"x")}));
    QCOMPARE(harness.closeCode(viewer), codeOf(ErrorCode::Policy));
}

void TestGreeting::deadlines()
{
    EngineHarness harness;
    const auto mute = harness.connect(harness.document());
    const auto member = harness.join();
    harness.advance(9'900ms);
    QCOMPARE(harness.closeCode(mute), 0);
    harness.advance(1'100ms);
    QCOMPARE(harness.closeCode(mute), codeOf(ErrorCode::Timeout));
    harness.advance(20s);
    harness.send(member, Heartbeat{1, Revision(0), Sequence(0)});
    harness.advance(34'900ms);
    QCOMPARE(harness.closeCode(member), 0);
    harness.advance(1'100ms);
    QCOMPARE(harness.closeCode(member), codeOf(ErrorCode::Timeout));
    QCOMPARE(harness.engine().figures().peers, 0);
}

void TestGreeting::create_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("storeAway");
    QTest::addColumn<int>("code");
    const QByteArray key(24, 'k');
    QTest::newRow("open") << QByteArray() << QByteArray() << false << 1000;
    QTest::newRow("right key") << key << key << false << 1000;
    QTest::newRow("wrong key") << key << QByteArray(24, 'x') << false << 4403;
    QTest::newRow("no key") << key << QByteArray() << false << 4403;
    QTest::newRow("store away") << QByteArray() << QByteArray() << true << 1011;
}

void TestGreeting::create()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, given);
    QFETCH(bool, storeAway);
    QFETCH(int, code);
    EngineOptions options;
    options.creationKey = key;
    EngineHarness harness(options);
    harness.store().setUnavailable(storeAway);
    const auto peer = harness.connect(std::nullopt);
    harness.send(peer, Create{1, given, QStringLiteral("Plan")});
    QCOMPARE(harness.closeCode(peer), code);
    const auto created = harness.take<Created>(peer);
    QCOMPARE(created.size(), size_t(code == 1000 ? 1 : 0));
    if (code != 1000)
        return;
    for (const auto role : {Role::View, Role::Edit}) {
        auto greeting = harness.auth();
        greeting.token = role == Role::View ? created[0].viewToken : created[0].editToken;
        const auto visitor = harness.connect(created[0].document);
        harness.send(visitor, greeting);
        const auto welcome = harness.take<Welcome>(visitor);
        QCOMPARE(welcome.size(), size_t(1));
        QVERIFY(welcome[0].role == role);
        QCOMPARE(welcome[0].title, QStringLiteral("Plan"));
    }
}

void TestGreeting::wrongLinksBanTheirAddress()
{
    EngineHarness harness;
    const auto bad = QStringLiteral("203.0.113.9");
    const auto tryOnce = [&](const QString &address) {
        auto greeting = harness.auth();
        greeting.token = harness.random().bytes(24);
        const auto peer = harness.connect(harness.document(), address);
        if (harness.closeCode(peer) == 0)
            harness.send(peer, greeting);
        return harness.closeCode(peer);
    };
    for (int i = 0; i <= limits::kFailedAuthPerAddressPerMinute; ++i)
        QCOMPARE(tryOnce(bad), codeOf(ErrorCode::BadToken));
    QCOMPARE(tryOnce(bad), codeOf(ErrorCode::Policy));
    QCOMPARE(tryOnce(QStringLiteral("203.0.113.10")), codeOf(ErrorCode::BadToken));
    harness.advance(limits::kFailedAuthBan - 1s);
    QCOMPARE(tryOnce(bad), codeOf(ErrorCode::Policy));
    harness.advance(1s);
    QCOMPARE(tryOnce(bad), codeOf(ErrorCode::BadToken));
}

void TestGreeting::revocation()
{
    EngineHarness harness;
    const auto editor = harness.join(Role::Edit);
    const auto viewer = harness.join(Role::View);
    harness.take(editor);
    QVERIFY(harness.store().revokeLink(harness.linkNumber(Role::View)).ok());
    harness.step(inputs::LinkRevoked{harness.linkNumber(Role::View)});
    QCOMPARE(harness.closeCode(viewer), codeOf(ErrorCode::BadToken));
    QCOMPARE(harness.closeCode(editor), 0);
    QCOMPARE(harness.heard(editor), QStringLiteral("left"));
}

void TestGreeting::revocationWhileTheLinkIsLookedUp()
{
    EngineHarness harness;
    harness.holdStore();
    const auto peer = harness.connect(harness.document());
    harness.send(peer, harness.auth());
    // The store has found it, the answer is on its way.
    harness.step(inputs::LinkRevoked{harness.linkNumber(Role::Edit)});
    harness.release();
    QCOMPARE(harness.closeCode(peer), codeOf(ErrorCode::BadToken));
    QVERIFY(!harness.isAdmitted(peer));
}

void TestGreeting::linkExpiresWhileConnected()
{
    EngineHarness harness;
    auto greeting = harness.auth();
    greeting.token = harness.addLink(harness.document(), Role::Edit, harness.wallNow() + 5s);
    const auto peer = harness.joinWith(greeting);
    QCOMPARE(harness.closeCode(peer), 0);
    harness.advance(7s);
    QCOMPARE(harness.closeCode(peer), codeOf(ErrorCode::BadToken));
}

void TestGreeting::clockThatIsSetExpiresNothing()
{
    EngineHarness harness;
    auto greeting = harness.auth();
    greeting.token =
        harness.addLink(harness.document(), Role::Edit, harness.wallNow() + std::chrono::hours(24));
    const auto peer = harness.joinWith(greeting);
    const auto stayFor = [&](Milliseconds time) {
        for (auto end = harness.now() + time; harness.now() < end && harness.closeCode(peer) == 0;) {
            harness.advance(20s);
            harness.send(peer, Heartbeat{1, Revision(), Sequence()});
        }
    };
    stayFor(1min);
    harness.setWallForward(std::chrono::hours(24 * 365));
    stayFor(1min);
    QCOMPARE(harness.closeCode(peer), 0);
    greeting.client = harness.random().id<ClientId>();
    QCOMPARE(harness.closeCode(harness.joinWith(greeting)), 0);
    // In the time that the server itself measures it ends as it should.
    stayFor(std::chrono::hours(23));
    QCOMPARE(harness.closeCode(peer), 0);
    stayFor(std::chrono::hours(1));
    QCOMPARE(harness.closeCode(peer), codeOf(ErrorCode::BadToken));
    // A small step is only a clock that was a little wrong.
    EngineHarness other;
    auto soon = other.auth();
    soon.token = other.addLink(other.document(), Role::Edit, other.wallNow() + 30min);
    const auto brief = other.joinWith(soon);
    other.advance(2s);
    other.setWallForward(31min);
    other.advance(2s);
    QCOMPARE(other.closeCode(brief), codeOf(ErrorCode::BadToken));
}

void TestGreeting::aCrowdTakesTurns()
{
    EngineHarness harness;
    harness.holdStore();
    std::vector<PeerId> crowd;
    for (int i = 0; i < limits::kSyncingClients + 3; ++i) {
        crowd.push_back(harness.connect(harness.document()));
        harness.send(crowd.back(), harness.auth());
    }
    QCOMPARE(harness.waitingRequests(), size_t(limits::kSyncingClients));
    const auto last = crowd.back();
    auto waits = harness.take<Wait>(last);
    QCOMPARE(waits.size(), size_t(1));
    QCOMPARE(waits[0].position, 3);
    harness.hangUp(crowd[size_t(limits::kSyncingClients)]);
    // Waiting is not silence, however long.
    harness.advance(50s);
    waits = harness.take<Wait>(last);
    QVERIFY(waits.size() >= 24);
    QCOMPARE(waits.back().position, 2);
    harness.release();
    for (const auto peer : crowd) {
        if (peer != crowd[size_t(limits::kSyncingClients)])
            QCOMPARE(harness.heard(peer).split(u' ').count(QStringLiteral("welcome")), 1);
    }
    QCOMPARE(harness.closeCode(last), 0);
    harness.advance(2s);
    QCOMPARE(harness.closeCode(last), 0);
}

void TestGreeting::drain()
{
    EngineHarness harness;
    const auto peer = harness.join();
    const auto late = harness.join();
    harness.holdStore();
    harness.submit(peer, 1, 0, delta(1, {put(u"a")}));
    harness.submit(late, 1, 0, delta(1, {put(u"b")}));
    const auto creator = harness.connect(std::nullopt);
    harness.send(creator, Create{1, {}, QString()});
    harness.step(inputs::Drain{});
    QVERIFY(!harness.isDrained());
    const auto stranger = harness.connect(harness.document());
    QCOMPARE(harness.closeCode(stranger), codeOf(ErrorCode::Restart));
    QVERIFY(harness.storeOne());
    QVERIFY(!harness.isDrained());
    harness.release();
    QVERIFY(harness.isDrained());
    QCOMPARE(harness.heard(peer), QStringLiteral("joined goaway ack"));
    QCOMPARE(harness.heard(creator), QStringLiteral("goaway created"));
    // Not begun before the drain, so not done: the client comes back with it.
    QVERIFY(!harness.heard(late).contains(QLatin1String("ack")));
    QCOMPARE(harness.stored().text(), QStringLiteral("a\n"));
}

void TestGreeting::reconnectReplacesWithoutLeaving()
{
    EngineHarness harness;
    const auto watcher = harness.join();
    const auto client = harness.random().id<ClientId>();
    const auto first = harness.join(Role::Edit, client);
    harness.submit(first, 1, 0, delta(1, {put(u"a")}));
    harness.take(watcher);
    auto again = harness.auth(Role::Edit, client);
    again.revision = Revision(1);
    again.lastSequence = Sequence(1);
    const auto second = harness.joinWith(again);
    QCOMPARE(harness.closeCode(first), codeOf(ErrorCode::Replaced));
    QCOMPARE(harness.closeCode(second), 0);
    // The same number: to the others it never went away.
    QCOMPARE(harness.heard(watcher), QStringLiteral("joined"));
    harness.hangUp(second);
    QCOMPARE(harness.heard(watcher), QStringLiteral("left"));
}

/// A program died and is back; what it said before comes last. The living one must not be locked out.
void TestGreeting::lateWordOfADeadProgramReplacesNobody()
{
    EngineHarness harness;
    const auto greeting = harness.auth(Role::Edit, harness.random().id<ClientId>());
    const auto dead = harness.connect(harness.document());
    const auto alive = harness.connect(harness.document());
    harness.send(alive, greeting);
    QCOMPARE(harness.heard(alive), QStringLiteral("welcome"));
    harness.send(dead, greeting);
    QCOMPARE(harness.closeCode(dead), codeOf(ErrorCode::Replaced));
    QCOMPARE(harness.closeCode(alive), 0);
    harness.submit(alive, 1, 0, delta(1, {put(u"a")}));
    QCOMPARE(harness.heard(alive), QStringLiteral("ack"));
}

int runGreetingTests(int argc, char **argv)
{
    TestGreeting test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_greeting.moc"
