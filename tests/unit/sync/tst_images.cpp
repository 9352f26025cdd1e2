#include "common/base/sha256.h"
#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/sync/session_stage.h"

using namespace syngraph;
using namespace syngraph::messages;

namespace {

QByteArray picture(qsizetype size, char salt = 'a')
{
    QByteArray bytes = QByteArrayLiteral("\x89PNG\r\n\x1a\n");
    for (qsizetype i = bytes.size(); i < size; ++i)
        bytes += char(i * 31 + i / 300 + salt);
    return bytes;
}

/// A live session that holds images as its program would.
class ImageStage : public Stage
{
public:
    using Stage::Stage;

    void offer(const QByteArray &bytes)
    {
        held[Sha256::of(bytes)] = bytes;
        step(events::OfferImage{Sha256::of(bytes), bytes.size()});
    }
    /// What was asked to be read is read.
    void read()
    {
        for (const auto &effect : std::exchange(effects, {})) {
            if (const auto *ask = std::get_if<effects::ReadImage>(&effect))
                step(events::ImageRead{ask->image, held.value(ask->image)});
            else
                others.push_back(effect);
        }
    }
    template <typename E>
    std::vector<E> found() const
    {
        std::vector<E> all;
        for (const auto *list : {&others, &effects}) {
            for (const auto &effect : *list) {
                if (const auto *one = std::get_if<E>(&effect))
                    all.push_back(*one);
            }
        }
        return all;
    }
    QHash<QByteArray, QByteArray> held;
    std::vector<SessionEffect> others;
};

} // namespace

class TestImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowFollowsTheLine_data();
    void windowFollowsTheLine();
    void editsGoBetweenPieces();
    void nothingIsOfferedByAViewer();
    void refusals_data();
    void refusals();
    void silentServerIsGivenUpForNow();
    void serverThatWantsTheSameForEver();
    void bytesThatAreGone();
    void arrivesAndIsChecked_data();
    void arrivesAndIsChecked();
    void missingUntilStored();
    void betweenTwoClients();
};

void TestImages::windowFollowsTheLine_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<int>("most");
    QTest::newRow("next room") << 5 << 8;
    QTest::newRow("another continent") << 250 << 1;
    QTest::newRow("a line of 0.5 Mbit/s") << 600 << 1;
}

void TestImages::windowFollowsTheLine()
{
    QFETCH(int, milliseconds);
    QFETCH(int, most);
    ImageStage stage;
    stage.goLive();
    const auto bytes = picture(limits::kImageChunkBytes * 40);
    const auto name = Sha256::of(bytes);
    stage.offer(bytes);
    QCOMPARE(stage.sent<ImageOffer>().size(), 1U);
    stage.receive(ImageWanted{name, 0});
    stage.read();
    qint64 got = 0;
    qint64 widest = 0;
    while (got < bytes.size()) {
        const auto puts = stage.sent<ImagePut>();
        const auto ahead = puts.empty() ? got : puts.back().offset + puts.back().bytes.size();
        widest = std::max(widest, (ahead - got) / limits::kImageChunkBytes);
        QVERIFY(ahead - got <= limits::kImageWindowBytes);
        stage.advance(Milliseconds(milliseconds));
        for (const auto &beat : stage.sent<Heartbeat>())
            stage.receive(HeartbeatAck{beat.number, Revision(5), Sequence()});
        stage.sentBytes.clear();
        for (const auto &put : puts) {
            QCOMPARE(put.offset, got);
            got += put.bytes.size();
            if (got < bytes.size())
                stage.receive(ImageWanted{name, got});
        }
    }
    QCOMPARE(widest, most);
    stage.receive(ImageStored{name});
    QCOMPARE(stage.found<effects::ImageStored>().size(), 1U);
    stage.advance(60s);
    QCOMPARE(stage.sent<ImageOffer>().size(), 0U); // done with it
}

void TestImages::editsGoBetweenPieces()
{
    ImageStage stage;
    stage.goLive();
    const auto bytes = picture(limits::kImageChunkBytes * 10);
    stage.offer(bytes);
    stage.receive(ImageWanted{Sha256::of(bytes), 0});
    stage.read();
    QCOMPARE(stage.sent<ImagePut>().size(), 1U);
    stage.type(u"x");
    QCOMPARE(stage.sent<Submit>().size(), 1U);
}

void TestImages::nothingIsOfferedByAViewer()
{
    ImageStage stage;
    stage.goLive();
    stage.receive(RoleChanged{Role::View});
    stage.offer(picture(100));
    stage.advance(5s);
    QCOMPARE(stage.sent<ImageOffer>().size(), 0U);
    stage.receive(RoleChanged{Role::Edit});
    QCOMPARE(stage.sent<ImageOffer>().size(), 1U);
}

void TestImages::refusals_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("retryAfter");
    QTest::newRow("document full") << ErrorCode::TooLarge << 0;
    QTest::newRow("not an image") << ErrorCode::BadImage << 0;
    QTest::newRow("too many offers") << ErrorCode::Rate << 1'500;
    QTest::newRow("disk full") << ErrorCode::StorageFull << 30'000;
    QTest::newRow("a wait of centuries") << ErrorCode::Rate << 2'000'000'000;
}

void TestImages::refusals()
{
    QFETCH(ErrorCode, code);
    QFETCH(int, retryAfter);
    ImageStage stage;
    stage.goLive();
    const auto first = picture(100);
    const auto second = picture(100, 'b');
    stage.offer(first);
    stage.offer(second);
    stage.receive(ImageRefused{Sha256::of(first), code, retryAfter});
    QCOMPARE(stage.sent<ImageOffer>().size(), 2U); // the next one has its turn
    QCOMPARE(stage.sent<ImageOffer>().back().image, Sha256::of(second));
    stage.receive(ImageStored{Sha256::of(second)});
    QCOMPARE(stage.found<effects::ImageRefused>().size(), size_t(retryAfter == 0));
    stage.forget();
    const auto end = stage.now + 6min;
    while (stage.now < end) {
        stage.advance(1s);
        for (const auto &beat : stage.sent<Heartbeat>())
            stage.receive(HeartbeatAck{beat.number, Revision(5), Sequence()});
        stage.sentBytes.removeIf([](const QByteArray &bytes) {
            const auto message = decodeClientMessage(bytes, WireFormat::Cbor);
            return std::holds_alternative<Heartbeat>(*message);
        });
    }
    QCOMPARE(stage.sent<ImageOffer>().size() > 0, retryAfter > 0);
}

void TestImages::silentServerIsGivenUpForNow()
{
    ImageStage stage;
    stage.goLive();
    stage.offer(picture(100));
    stage.step(events::WantImage{Sha256::of("other")});
    const auto end = stage.now + 61s;
    int offers = 0;
    while (stage.now < end) {
        stage.advance(500ms);
        for (const auto &beat : stage.sent<Heartbeat>())
            stage.receive(HeartbeatAck{beat.number, Revision(5), Sequence()});
        offers += int(stage.sent<ImageOffer>().size());
        stage.sentBytes.clear();
    }
    QCOMPARE(offers, 2); // at once, and again after a pause
    QCOMPARE(stage.found<effects::ImageMissing>().size(), 1U);
}

void TestImages::serverThatWantsTheSameForEver()
{
    ImageStage stage;
    stage.goLive();
    const auto bytes = picture(100);
    stage.offer(bytes);
    for (int i = 0; i < 100; ++i) {
        stage.receive(ImageWanted{Sha256::of(bytes), 0});
        stage.read();
    }
    QVERIFY(stage.sent<ImagePut>().size() < 10);
}

void TestImages::bytesThatAreGone()
{
    ImageStage stage;
    stage.goLive();
    const auto bytes = picture(100);
    stage.offer(bytes);
    stage.held.clear();
    stage.receive(ImageWanted{Sha256::of(bytes), 0});
    stage.read();
    QCOMPARE(stage.found<effects::ImageRefused>().size(), 1U);
    stage.advance(5s);
    QCOMPARE(stage.sent<ImagePut>().size(), 0U);
}

void TestImages::arrivesAndIsChecked_data()
{
    QTest::addColumn<bool>("isForged");
    QTest::addColumn<bool>("breaksOff");
    QTest::newRow("whole") << false << false;
    QTest::newRow("with a connection lost in between") << false << true;
    QTest::newRow("other bytes than those of the name") << true << false;
}

void TestImages::arrivesAndIsChecked()
{
    QFETCH(bool, isForged);
    QFETCH(bool, breaksOff);
    ImageStage stage;
    stage.goLive();
    auto bytes = picture(limits::kImageChunkBytes * 5 + 77);
    const auto name = Sha256::of(bytes);
    if (isForged)
        bytes[9] = char(~bytes[9]);
    stage.step(events::WantImage{name});
    stage.step(events::WantImage{name});
    qint64 answered = 0;
    for (int round = 0; round < 50; ++round) {
        const auto gets = stage.sent<ImageGet>();
        stage.sentBytes.clear();
        QVERIFY(gets.size() <= size_t(limits::kImageGetsAtOnce));
        if (breaksOff && answered == 2 && round < 40) {
            round = 40;
            stage.end(1006);
            stage.reconnect();
            stage.receive(stage.welcome(5));
            continue;
        }
        for (const auto &get : gets) {
            ++answered;
            stage.receive(ImagePart{name, get.offset, bytes.size(),
                                    bytes.mid(get.offset, limits::kImageChunkBytes)});
            if (breaksOff && answered == 2)
                break;
        }
    }
    QCOMPARE(answered, 6); // each piece once, also with a lost connection
    const auto arrived = stage.found<effects::ImageArrived>();
    QCOMPARE(arrived.size(), size_t(!isForged));
    if (!isForged)
        QVERIFY(arrived.front().bytes == bytes);
    QCOMPARE(stage.found<effects::ImageMissing>().size(), size_t(isForged));
}

void TestImages::missingUntilStored()
{
    ImageStage stage;
    stage.goLive();
    const auto bytes = picture(100);
    const auto name = Sha256::of(bytes);
    stage.step(events::WantImage{name});
    stage.receive(ImageRefused{name, ErrorCode::NoImage, 0});
    QCOMPARE(stage.found<effects::ImageMissing>().size(), 1U);
    stage.forget();
    stage.advance(5s);
    QCOMPARE(stage.sent<ImageGet>().size(), 0U);
    stage.receive(ImageStored{name});
    QCOMPARE(stage.sent<ImageGet>().size(), 1U);
    stage.receive(ImagePart{name, 0, bytes.size(), bytes});
    QCOMPARE(stage.found<effects::ImageArrived>().size(), 1U);
}

/// Against the real engine: one inserts, the connection breaks, the server restarts, the other sees.
void TestImages::betweenTwoClients()
{
    EngineHarness harness;
    const auto bytes = picture(limits::kImageChunkBytes * 6 + 1);
    const auto name = Sha256::of(bytes);
    struct Client
    {
        ImageStage stage;
        PeerId peer;
    };
    Client author;
    Client reader{ImageStage(SessionOptions(), 12), {}};
    reader.stage.step(events::Profile{QStringLiteral("Bob"), 1});
    const auto connect = [&](Client &client, Role role) {
        client.stage.step(events::Token{harness.token(role)});
        if (client.stage.session.state() == ConnectionState::Idle)
            client.stage.step(events::Start{});
        while (client.stage.session.state() != ConnectionState::Connecting)
            client.stage.advance(100ms);
        client.peer = harness.connect(harness.document());
        client.stage.step(events::TransportOpened{client.stage.attempt});
    };
    /// Passes on what both sides say, at most `messages` of the author's.
    const auto exchange = [&](int messages) {
        for (bool goesOn = true; goesOn;) {
            goesOn = false;
            for (Client *client : {&author, &reader}) {
                client->stage.read();
                for (const auto &sent : std::exchange(client->stage.sentBytes, {})) {
                    if (client == &author && messages-- <= 0)
                        return;
                    harness.sendBytes(client->peer, sent);
                    goesOn = true;
                }
                for (const auto &message : harness.take(client->peer)) {
                    client->stage.receive(message);
                    goesOn = true;
                }
            }
        }
    };
    connect(author, Role::Edit);
    connect(reader, Role::View);
    exchange(100);
    author.stage.step(events::Edit{delta(1, {put(QString(QChar(kEmbedUnit)),
        attribute(AttributeKey::Image, base64UrlText(name)))})});
    author.stage.offer(bytes);
    exchange(3); // the edit, the offer, a piece
    QVERIFY(reader.stage.view().embedCount() <= 1);
    harness.hangUp(author.peer);
    author.stage.end(1006);
    connect(author, Role::Edit);
    exchange(100);
    QCOMPARE(reader.stage.view().embedCount(), 1);
    QCOMPARE(author.stage.found<effects::ImageStored>().size(), 1U);
    harness.hangUp(reader.peer);
    harness.restart();
    reader.stage.end(1006);
    connect(reader, Role::View);
    reader.stage.step(events::WantImage{name});
    exchange(0);
    const auto arrived = reader.stage.found<effects::ImageArrived>();
    QCOMPARE(arrived.size(), 1U);
    QVERIFY(arrived.front().bytes == bytes);
}

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
