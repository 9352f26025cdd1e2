#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "tests/contract/store_cases.h"
#include "tests/contract/store_contract.h"
#include "tests/contract/store_samples.h"

using namespace syngraph;
using namespace syngraph::samples;

class TestImages : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void imageIsReadInParts_data();
    void imageIsReadInParts();
    void imageRefusals();
    void documentsDoNotShareImages();
};

namespace {

QByteArray picture(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 251);
    return bytes;
}

} // namespace

void TestImages::imageIsReadInParts_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("one byte") << 1;
    QTest::newRow("one part less a byte") << int(limits::kImageChunkBytes) - 1;
    QTest::newRow("one part") << int(limits::kImageChunkBytes);
    QTest::newRow("one part and a byte") << int(limits::kImageChunkBytes) + 1;
    QTest::newRow("many parts") << 1'000'000;
}

void TestImages::imageIsReadInParts()
{
    QFETCH(int, size);
    const auto bytes = picture(size);
    const auto name = Sha256::of(bytes);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(images().images(document(1))->empty());
    QVERIFY(images().saveImage(document(1), name, bytes, time(1)).ok());
    reopen();
    QVERIFY((*images().images(document(1)) == std::vector{StoredImage{name, size}}));
    QByteArray read;
    while (read.size() < size) {
        const auto part = images().imagePart(document(1), name, read.size());
        QVERIFY(part.ok());
        QCOMPARE(part->total, size);
        QVERIFY(!part->bytes.isEmpty());
        read += part->bytes;
    }
    QVERIFY(read == bytes);
    const auto behind =
        (size + limits::kImageChunkBytes - 1) / limits::kImageChunkBytes * limits::kImageChunkBytes;
    QCOMPARE(images().imagePart(document(1), name, behind).error(), StoreError::NotFound);
}

void TestImages::imageRefusals()
{
    const auto bytes = picture(100);
    const auto name = Sha256::of(bytes);
    QCOMPARE(images().saveImage(document(1), name, bytes, time(0)).error(), StoreError::NotFound);
    QCOMPARE(images().images(document(1)).error(), StoreError::NotFound);
    QCOMPARE(images().imagePart(document(1), name, 0).error(), StoreError::NotFound);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(images().saveImage(document(1), name, bytes, time(0)).ok());
    QCOMPARE(images().saveImage(document(1), name, bytes, time(0)).error(), StoreError::Exists);
    QCOMPARE(images().imagePart(document(1), name, 1).error(), StoreError::NotFound);
    QCOMPARE(images().imagePart(document(1), name, -1).error(), StoreError::NotFound);
    QCOMPARE(images().imagePart(document(1), name.first(31), 0).error(), StoreError::NotFound);
}

void TestImages::documentsDoNotShareImages()
{
    const auto bytes = picture(100);
    const auto name = Sha256::of(bytes);
    QVERIFY(content().create(document(1), {}, time(0)).ok());
    QVERIFY(content().create(document(2), {}, time(0)).ok());
    QVERIFY(images().saveImage(document(1), name, bytes, time(0)).ok());
    QCOMPARE(images().imagePart(document(2), name, 0).error(), StoreError::NotFound);
    QVERIFY(images().images(document(2))->empty());
    QVERIFY(images().saveImage(document(2), name, bytes, time(0)).ok());
    QVERIFY(images().imagePart(document(2), name, 0).ok());
}

std::unique_ptr<QObject> makeImageTest()
{
    return std::make_unique<TestImages>();
}

#include "image_contract.moc"
