#include "common/base/sha256.h"
#include "tests/unit/engine/engine_harness.h"
#include "tests/unit/engine/suites.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace messages;

int codeOf(ErrorCode code) { return int(code); }

/// Begins like a PNG; the server looks no further.
QByteArray picture(qsizetype size, char salt = 'a')
{
    QByteArray bytes = QByteArrayLiteral("\x89PNG\r\n\x1a\n");
    for (qsizetype i = bytes.size(); i < size; ++i)
        bytes += char(i * 31 + i / 300 + salt);
    return bytes;
}

ImageOffer offerOf(const QByteArray &bytes) { return {Sha256::of(bytes), bytes.size()}; }

/// All pieces of `bytes` from `from` on, each as large as may be.
void putAll(EngineHarness &harness, PeerId peer, const QByteArray &bytes, qsizetype from = 0,
            qsizetype to = -1)
{
    const auto end = to < 0 ? bytes.size() : to;
    for (auto offset = from; offset < end; offset += limits::kImageChunkBytes) {
        const auto size = std::min(limits::kImageChunkBytes, end - offset);
        harness.send(peer, ImagePut{Sha256::of(bytes), offset, bytes.mid(offset, size)});
    }
}

ImageRefused refusalTo(EngineHarness &harness, PeerId peer)
{
    const auto refusals = harness.take<ImageRefused>(peer);
    return refusals.size() == 1 ? refusals.front() : ImageRefused{{}, ErrorCode::Policy, -1};
}

QByteArray storedBytes(EngineHarness &harness, const QByteArray &image)
{
    QByteArray bytes;
    while (true) {
        const auto part = harness.store().imagePart(harness.document(), image, bytes.size());
        if (!part)
            return bytes;
        bytes += part->bytes;
        if (bytes.size() == part->total)
            return bytes;
    }
}

} // namespace

class TestImageDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offeredPutAndToldToAll();
    void storedBeforeItIsTold();
    void readByViewers();
    void otherDocumentsDoNotExist();
    void badBytes_data();
    void badBytes();
    void resumesAfterALostConnection();
    void whatIsNotGoneOnWithIsForgotten();
    void piecesOutOfOrderChangeNothing();
    void documentIsFull();
    void whatIsBeingSavedCounts();
    void halfWayImagesAreBounded();
    void twoWithOneImage();
    void storeFails();
    void offersAreLimited();
    void getsAreLimited();
    void operationsGoBetweenPieces();
    void stillThereAfterARestart();
};

void TestImageDesk::offeredPutAndToldToAll()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto reader = harness.join(Role::View);
    harness.take(author);
    const auto bytes = picture(100'000);
    harness.send(author, offerOf(bytes));
    const auto wanted = harness.take<ImageWanted>(author);
    QCOMPARE(wanted.size(), 1U);
    QVERIFY((wanted.front() == ImageWanted{Sha256::of(bytes), 0}));
    putAll(harness, author, bytes);
    QCOMPARE(harness.heard(author), QStringLiteral("wanted wanted wanted stored"));
    QCOMPARE(harness.heard(reader), QStringLiteral("stored"));
    QVERIFY(storedBytes(harness, Sha256::of(bytes)) == bytes);
    harness.send(author, offerOf(bytes)); // once more costs nothing
    QCOMPARE(harness.heard(author), QStringLiteral("stored"));
    QCOMPARE(harness.heard(reader), QString());
    QCOMPARE(harness.engine().figures().imageUploadBytes, 0);
}

void TestImageDesk::storedBeforeItIsTold()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto bytes = picture(10);
    harness.send(author, offerOf(bytes));
    harness.take(author);
    harness.holdStore();
    putAll(harness, author, bytes);
    harness.advance(3s);
    QVERIFY(harness.take<ImageStored>(author).empty());
    harness.release();
    QCOMPARE(harness.heard(author), QStringLiteral("stored"));
}

void TestImageDesk::readByViewers()
{
    EngineHarness harness;
    const auto bytes = picture(limits::kImageChunkBytes + 5);
    const auto name = Sha256::of(bytes);
    QVERIFY(harness.store().saveImage(harness.document(), name, bytes, harness.wallNow()).ok());
    const auto reader = harness.join(Role::View);
    harness.send(reader, ImageGet{name, 0});
    harness.send(reader, ImageGet{name, limits::kImageChunkBytes});
    const auto parts = harness.take<ImagePart>(reader);
    QCOMPARE(parts.size(), 2U);
    QCOMPARE(parts[0].total, bytes.size());
    QCOMPARE(parts[1].offset, limits::kImageChunkBytes);
    QVERIFY(parts[0].bytes + parts[1].bytes == bytes);
    for (const qint64 offset : {qint64(1), qint64(2 * limits::kImageChunkBytes)}) {
        harness.send(reader, ImageGet{name, offset});
        QCOMPARE(codeOf(refusalTo(harness, reader).code), codeOf(ErrorCode::NoImage));
    }
}

/// Neither by reading nor by offering: the answers are those for an image that nobody ever had.
void TestImageDesk::otherDocumentsDoNotExist()
{
    EngineHarness harness;
    const auto bytes = picture(1'000);
    const auto name = Sha256::of(bytes);
    const auto elsewhere = harness.random().id<DocumentId>();
    QVERIFY(harness.store().create(elsewhere, {}, harness.wallNow()).ok());
    QVERIFY(harness.store().saveImage(elsewhere, name, bytes, harness.wallNow()).ok());
    const auto author = harness.join();
    harness.send(author, ImageGet{name, 0});
    QVERIFY((refusalTo(harness, author) == ImageRefused{name, ErrorCode::NoImage, 0}));
    harness.send(author, offerOf(bytes));
    QCOMPARE(harness.heard(author), QStringLiteral("wanted"));
}

void TestImageDesk::badBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("rightName");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("png") << picture(100) << true << true;
    QTest::newRow("jpeg") << QByteArrayLiteral("\xff\xd8\xff\xe0 rest") << true << true;
    QTest::newRow("gif") << QByteArrayLiteral("GIF89a rest") << true << true;
    QTest::newRow("webp") << QByteArrayLiteral("RIFF\x04\0\0\0WEBPVP8 ") << true << true;
    QTest::newRow("wrong name") << picture(100) << false << false;
    QTest::newRow("svg") << QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg'/>") << true
                         << false;
    QTest::newRow("html") << QByteArrayLiteral("<html>") << true << false;
    QTest::newRow("half a signature") << QByteArrayLiteral("\x89PN") << true << false;
    QTest::newRow("riff, but sound") << QByteArrayLiteral("RIFF\x04\0\0\0WAVEfmt ") << true << false;
}

void TestImageDesk::badBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, rightName);
    QFETCH(bool, isTaken);
    EngineHarness harness;
    const auto author = harness.join();
    const auto name = rightName ? Sha256::of(bytes) : Sha256::of("other");
    harness.send(author, ImageOffer{name, bytes.size()});
    harness.take(author);
    harness.send(author, ImagePut{name, 0, bytes});
    if (isTaken)
        QCOMPARE(harness.heard(author), QStringLiteral("stored"));
    else
        QVERIFY((refusalTo(harness, author) == ImageRefused{name, ErrorCode::BadImage, 0}));
    QCOMPARE(harness.store().images(harness.document())->size(), size_t(isTaken));
    QCOMPARE(harness.closeCode(author), 0);
}

void TestImageDesk::resumesAfterALostConnection()
{
    EngineHarness harness;
    const auto client = harness.random().id<ClientId>();
    const auto bytes = picture(5 * limits::kImageChunkBytes);
    const auto half = 2 * limits::kImageChunkBytes;
    auto author = harness.join(Role::Edit, client);
    harness.send(author, offerOf(bytes));
    putAll(harness, author, bytes, 0, half);
    harness.hangUp(author);
    harness.advance(30s);
    author = harness.join(Role::Edit, client);
    harness.send(author, offerOf(bytes));
    QVERIFY((harness.take<ImageWanted>(author) == std::vector{ImageWanted{Sha256::of(bytes), half}}));
    // Somebody else has no part in it.
    const auto other = harness.join();
    harness.send(other, offerOf(bytes));
    QVERIFY((harness.take<ImageWanted>(other) == std::vector{ImageWanted{Sha256::of(bytes), 0}}));
    putAll(harness, author, bytes, half);
    QVERIFY(storedBytes(harness, Sha256::of(bytes)) == bytes);
}

void TestImageDesk::whatIsNotGoneOnWithIsForgotten()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto bytes = picture(2 * limits::kImageChunkBytes);
    harness.send(author, offerOf(bytes));
    putAll(harness, author, bytes, 0, limits::kImageChunkBytes);
    QCOMPARE(harness.engine().figures().imageUploadBytes, bytes.size());
    for (int i = 0; i < 4; ++i) {
        harness.advance(20s);
        harness.send(author, Heartbeat{i, Revision(0), Sequence(0)});
    }
    QCOMPARE(harness.engine().figures().imageUploadBytes, 0);
    harness.take(author);
    putAll(harness, author, bytes, limits::kImageChunkBytes);
    const auto refused = refusalTo(harness, author);
    QCOMPARE(codeOf(refused.code), codeOf(ErrorCode::Overload));
    QVERIFY(refused.retryAfterMilliseconds > 0);
}

void TestImageDesk::piecesOutOfOrderChangeNothing()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto bytes = picture(3 * limits::kImageChunkBytes);
    const auto name = Sha256::of(bytes);
    harness.send(author, offerOf(bytes));
    harness.take(author);
    harness.send(author, ImagePut{name, limits::kImageChunkBytes, QByteArray(10, 'x')});
    QVERIFY((harness.take<ImageWanted>(author) == std::vector{ImageWanted{name, 0}}));
    putAll(harness, author, bytes, 0, limits::kImageChunkBytes);
    putAll(harness, author, bytes, 0, limits::kImageChunkBytes); // twice
    putAll(harness, author, bytes, limits::kImageChunkBytes);
    QVERIFY(storedBytes(harness, name) == bytes);
    // More than was promised.
    const auto other = picture(100, 'b');
    harness.send(author, offerOf(other));
    harness.take(author);
    harness.send(author, ImagePut{Sha256::of(other), 0, other + "x"});
    QCOMPARE(codeOf(refusalTo(harness, author).code), codeOf(ErrorCode::BadImage));
}

void TestImageDesk::documentIsFull()
{
    EngineHarness harness;
    // What is promised counts as what is there.
    const auto large = limits::kImageBytes;
    const QByteArray bytes(large, 'x');
    for (qint64 i = 0; i < limits::kDocumentImageBytes / large - 1; ++i) {
        QVERIFY(harness.store()
                    .saveImage(harness.document(), Sha256::of(QByteArray::number(i)), bytes,
                               harness.wallNow())
                    .ok());
    }
    const auto author = harness.join();
    const auto other = harness.join();
    harness.send(author, ImageOffer{Sha256::of("last"), large});
    QCOMPARE(harness.take<ImageWanted>(author).size(), 1U);
    harness.send(other, ImageOffer{Sha256::of("more"), 1});
    const auto refused = refusalTo(harness, other);
    QCOMPARE(codeOf(refused.code), codeOf(ErrorCode::TooLarge));
    QCOMPARE(refused.retryAfterMilliseconds, 0);
}

void TestImageDesk::whatIsBeingSavedCounts()
{
    EngineHarness harness;
    const auto large = limits::kImageBytes;
    const QByteArray bytes(large, 'x');
    for (qint64 i = 0; i < limits::kDocumentImageBytes / large; ++i) {
        const auto size = i == 0 ? large - 1'000 : large;
        QVERIFY(harness.store()
                    .saveImage(harness.document(), Sha256::of(QByteArray::number(i)),
                               bytes.first(size), harness.wallNow())
                    .ok());
    }
    const auto author = harness.join();
    const auto last = picture(1'000);
    harness.send(author, offerOf(last));
    QCOMPARE(harness.take<ImageWanted>(author).size(), 1U);
    harness.holdStore();
    putAll(harness, author, last);
    harness.send(author, ImageOffer{Sha256::of("more"), 1});
    QCOMPARE(codeOf(refusalTo(harness, author).code), codeOf(ErrorCode::TooLarge));
    harness.release();
    harness.send(author, ImageOffer{Sha256::of("more"), 1});
    QCOMPARE(codeOf(refusalTo(harness, author).code), codeOf(ErrorCode::TooLarge));
}

void TestImageDesk::halfWayImagesAreBounded()
{
    EngineHarness harness;
    const auto most = limits::kImageUploadBytes / limits::kImageBytes;
    std::vector<PeerId> peers;
    for (qint64 i = 0; i <= most; ++i) {
        peers.push_back(harness.join());
        harness.send(peers.back(), ImageOffer{Sha256::of(QByteArray::number(i)), limits::kImageBytes});
        if (i < most)
            QCOMPARE(harness.take<ImageWanted>(peers.back()).size(), 1U);
    }
    const auto refused = refusalTo(harness, peers.back());
    QCOMPARE(codeOf(refused.code), codeOf(ErrorCode::Overload));
    QVERIFY(refused.retryAfterMilliseconds > 0);
    // Another image of a client takes the place of its first.
    harness.send(peers.front(), ImageOffer{Sha256::of("small"), 5});
    QCOMPARE(harness.take<ImageWanted>(peers.front()).size(), 1U);
    harness.send(peers.back(), ImageOffer{Sha256::of("fits"), limits::kImageBytes - 5});
    QCOMPARE(harness.take<ImageWanted>(peers.back()).size(), 1U);
    QCOMPARE(harness.engine().figures().imageUploadBytes, limits::kImageUploadBytes);
}

void TestImageDesk::twoWithOneImage()
{
    EngineHarness harness;
    const auto one = harness.join();
    const auto two = harness.join();
    const auto bytes = picture(1'000);
    for (const auto peer : {one, two})
        harness.send(peer, offerOf(bytes));
    harness.holdStore();
    for (const auto peer : {one, two}) {
        putAll(harness, peer, bytes);
        harness.take(peer);
    }
    QCOMPARE(harness.waitingRequests(), size_t(1));
    harness.release();
    for (const auto peer : {one, two})
        QCOMPARE(harness.heard(peer), QStringLiteral("stored"));
}

void TestImageDesk::storeFails()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto bytes = picture(1'000);
    harness.store().setUnavailable(true);
    harness.send(author, offerOf(bytes));
    QCOMPARE(codeOf(refusalTo(harness, author).code), codeOf(ErrorCode::Overload));
    harness.store().setUnavailable(false);
    harness.send(author, offerOf(bytes));
    QCOMPARE(harness.heard(author), QStringLiteral("wanted"));
    harness.store().setUnavailable(true);
    putAll(harness, author, bytes);
    const auto refused = refusalTo(harness, author);
    QCOMPARE(codeOf(refused.code), codeOf(ErrorCode::Overload));
    QVERIFY(refused.retryAfterMilliseconds > 0);
    harness.send(author, ImageGet{Sha256::of(bytes), 0});
    QCOMPARE(codeOf(refusalTo(harness, author).code), codeOf(ErrorCode::Overload));
    harness.store().setUnavailable(false);
    harness.send(author, offerOf(bytes));
    putAll(harness, author, bytes);
    QVERIFY(storedBytes(harness, Sha256::of(bytes)) == bytes);
    QCOMPARE(harness.closeCode(author), 0);
}

void TestImageDesk::offersAreLimited()
{
    EngineHarness harness;
    const auto author = harness.join();
    for (int i = 0; i < limits::kImageOffersPerMinute; ++i)
        harness.send(author, ImageOffer{Sha256::of(QByteArray::number(i)), 10});
    QVERIFY(harness.take<ImageRefused>(author).empty());
    harness.send(author, ImageOffer{Sha256::of("more"), 10});
    const auto refused = refusalTo(harness, author);
    QCOMPARE(codeOf(refused.code), codeOf(ErrorCode::Rate));
    QVERIFY(refused.retryAfterMilliseconds > 0);
    harness.advance(Milliseconds(refused.retryAfterMilliseconds));
    harness.send(author, ImageOffer{Sha256::of("more"), 10});
    QCOMPARE(harness.heard(author), QStringLiteral("wanted"));
}

void TestImageDesk::getsAreLimited()
{
    EngineHarness harness;
    const auto reader = harness.join(Role::View);
    for (int i = 0; i < 2 * limits::kImagePartsPerSecond; ++i)
        harness.send(reader, ImageGet{Sha256::of("none"), 0});
    QCOMPARE(harness.closeCode(reader), 0);
    harness.send(reader, ImageGet{Sha256::of("none"), 0});
    QCOMPARE(harness.closeCode(reader), codeOf(ErrorCode::Rate));

    const auto hasty = harness.join(Role::View);
    harness.holdStore();
    for (int i = 0; i < limits::kImageGetsAtOnce; ++i)
        harness.send(hasty, ImageGet{Sha256::of("none"), 0});
    QCOMPARE(harness.closeCode(hasty), 0);
    harness.send(hasty, ImageGet{Sha256::of("none"), 0});
    QCOMPARE(harness.closeCode(hasty), codeOf(ErrorCode::Rate));
    harness.release(); // the answers find nobody
}

void TestImageDesk::operationsGoBetweenPieces()
{
    EngineHarness harness;
    const auto author = harness.join();
    const auto other = harness.join();
    const auto bytes = picture(2 * limits::kImageChunkBytes);
    harness.send(author, offerOf(bytes));
    putAll(harness, author, bytes, 0, limits::kImageChunkBytes);
    harness.take(author);
    harness.submit(author, 1, 0, delta(1, {put(u"x")}));
    QCOMPARE(harness.heard(author), QStringLiteral("ack"));
    QCOMPARE(harness.heard(other), QStringLiteral("operation"));
    putAll(harness, author, bytes, limits::kImageChunkBytes);
    QCOMPARE(harness.heard(author), QStringLiteral("stored"));
}

void TestImageDesk::stillThereAfterARestart()
{
    EngineHarness harness;
    const auto bytes = picture(1'000);
    auto author = harness.join();
    harness.send(author, offerOf(bytes));
    putAll(harness, author, bytes);
    harness.restart();
    author = harness.join();
    harness.send(author, offerOf(bytes));
    QCOMPARE(harness.heard(author), QStringLiteral("stored"));
}

int runImageTests(int argc, char **argv)
{
    TestImageDesk test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "test_images.moc"
