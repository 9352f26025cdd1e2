#include "app/files/document_file.h"
#include "app/files/exporter.h"
#include "app/files/html_pictures.h"
#include "app/files/image_size.h"
#include "app/files/reader.h"
#include "app/files/zip_archive.h"
#include "common/base/ids.h"
#include "common/base/sha256.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/files/said_by_form.h"
#include "tests/unit/files/suites.h"

#include <QSize>
#include <QTest>
#include <QtEndian>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(syngraph::FileForm)

namespace {

/// The head of a PNG of this size; what follows is not looked at.
QByteArray picture(quint32 width, quint32 height, char salt = 'a')
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const quint32 length : {width, height}) {
        char four[4];
        qToBigEndian(length, four);
        bytes.append(four, 4);
    }
    return bytes + QByteArray(100, salt);
}

DeltaPiece embed(const QByteArray &image)
{
    return put(QString(QChar(kEmbedUnit)),
               attribute(AttributeKey::Image, base64UrlText(Sha256::of(image))));
}

ImageBytes named(const QList<QByteArray> &images)
{
    ImageBytes named;
    for (const auto &image : images)
        named.insert(Sha256::of(image), image);
    return named;
}

QByteArray resealed(const QByteArray &file)
{
    const QByteArray body = file.chopped(Sha256::kBytes);
    return body + Sha256::of(body);
}

} // namespace

/// The bytes of images in files.
class TestFileImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBack_data();
    void comeBack();
    void whatIsNotAtHandIsLeftOut();
    void ownFileWithoutImagesIsOfVersionOne();
    void ownFileIsStrict_data();
    void ownFileIsStrict();
    void pagesAreBounded();
    void cutOut_data();
    void cutOut();
    void foreignOdt();
    void sizes_data();
    void sizes();
};

void TestFileImages::comeBack_data()
{
    QTest::addColumn<FileForm>("form");
    QTest::newRow("syngraph") << FileForm::Syngraph;
    QTest::newRow("odt") << FileForm::Odt;
    QTest::newRow("html") << FileForm::Html;
}

void TestFileImages::comeBack()
{
    QFETCH(FileForm, form);
    const auto one = picture(40, 30, 'a');
    const auto two = picture(5'000, 3'000, 'b');
    const auto document = documentOf({put(u"a"), embed(one), put(u" b"), end(), embed(two),
                                      embed(two), end(u"ul"), put(u"c "), embed(one), end(u"h2")});
    const auto images = named({one, two});
    const auto read = readDocument(exportDocument(document, form, u"T"_s, images), form);
    QVERIFY(read.ok());
    QCOMPARE(described(read->document), described(document));
    QVERIFY(read->images == images);
    QVERIFY(!read->notes.hasLostImages);
}

void TestFileImages::whatIsNotAtHandIsLeftOut()
{
    const auto one = picture(40, 30, 'a');
    const auto two = picture(40, 30, 'b');
    const auto document = documentOf({embed(one), embed(two), end()});
    const auto own = readDocument(exportDocument(document, FileForm::Syngraph, {}, named({two})),
                                  FileForm::Syngraph);
    QVERIFY(own.ok());
    QCOMPARE(described(own->document), described(document)); // it may come
    QVERIFY(own->images == named({two}));
    const auto page = exportDocument(document, FileForm::Html, {}, named({two}));
    QCOMPARE(page.count("[image]"), 1);
    QCOMPARE(page.count("<img "), 1);
    for (const auto form : {FileForm::Text, FileForm::Markdown, FileForm::Json}) {
        QVERIFY(!holdsImages(form));
        QVERIFY(!exportDocument(document, form, {}, named({one, two})).contains(two.toBase64()));
    }
}

void TestFileImages::ownFileWithoutImagesIsOfVersionOne()
{
    const auto one = picture(40, 30);
    const auto plain = documentOf({put(u"a"), end()});
    const auto file = writeDocumentFile(plain, u"T"_s, named({one}));
    QCOMPARE(file, writeDocumentFile(plain, u"T"_s));
    QCOMPARE(int(file[9]), 1);
    QCOMPARE(int(writeDocumentFile(documentOf({embed(one), end()}), u"T"_s, named({one}))[9]), 2);
}

void TestFileImages::ownFileIsStrict_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isRead");
    const auto one = picture(40, 30, 'a');
    const auto two = picture(40, 30, 'b');
    const auto document = documentOf({embed(one), embed(two), end()});
    const auto good = writeDocumentFile(document, {}, named({one, two}));
    const auto field = [](const QByteArray &bytes) {
        char length[4];
        qToBigEndian(quint32(bytes.size()), length);
        return QByteArray(length, 4) + bytes;
    };
    const auto count = [](char number) { return QByteArray("\0\0\0", 3) + number; };
    // What stands in front of the images, and the same file with others in their place.
    const auto head = good.chopped(Sha256::kBytes + field(one).size() + field(two).size() + 4);
    const auto with = [&](const QByteArray &images) {
        return head + images + Sha256::of(head + images);
    };
    const bool isInOrder = Sha256::of(one) < Sha256::of(two);
    const QByteArray first = field(isInOrder ? one : two);
    const QByteArray second = field(isInOrder ? two : one);
    QTest::newRow("two") << good << true;
    QTest::newRow("the same by hand") << with(count(2) + first + second) << true;
    QTest::newRow("one of them") << with(count(1) + second) << true;
    QTest::newRow("none") << with(count(0)) << false;
    QTest::newRow("out of order") << with(count(2) + second + first) << false;
    QTest::newRow("twice") << with(count(2) + first + first) << false;
    QTest::newRow("one more than said") << with(count(1) + first + second) << false;
    QTest::newRow("one less than said") << with(count(2) + first) << false;
    QTest::newRow("more than there are names") << with(count(3) + first + second + first) << false;
    QTest::newRow("not of the document") << with(count(1) + field(picture(1, 1))) << false;
    QTest::newRow("length beyond the end") << with(count(1) + QByteArray("\x7f\xff\xff\xff")) << false;
    QTest::newRow("length of less than nothing")
        << with(count(1) + QByteArray("\xff\xff\xff\xff")) << false;
    const auto text = documentOf({embed("no image"), end()});
    const auto empty = writeDocumentFile(text, {}).chopped(Sha256::kBytes);
    QByteArray odd = empty + count(1) + field("no image");
    odd[9] = 2;
    QTest::newRow("of no kind") << resealed(odd + QByteArray(Sha256::kBytes, '-')) << false;
    QTest::newRow("cut off") << good.chopped(1) << false;
    QByteArray older = good;
    older[9] = 1;
    QTest::newRow("in a file of version 1") << resealed(older) << false;
}

void TestFileImages::ownFileIsStrict()
{
    QFETCH(QByteArray, file);
    QTEST(readDocument(file, FileForm::Syngraph).ok(), "isRead");
}

/// An image that is shown a thousand times stands as often in a page.
void TestFileImages::pagesAreBounded()
{
    const auto large = picture(40, 30) + QByteArray(5'000'000, 'x');
    DeltaBuilder builder;
    for (int i = 0; i < 30; ++i)
        builder.insert(QString(QChar(kEmbedUnit)),
                       {{AttributeKey::Image, AttributeValue(base64UrlText(Sha256::of(large)))}});
    builder.insert(u"\n");
    const auto document = *Document::fromDelta(builder.build());
    const auto page = exportDocument(document, FileForm::Html, {}, named({large}));
    QVERIFY(page.size() < kHtmlImageBytes * 3 / 2);
    QCOMPARE(page.count("<img "), kHtmlImageBytes / large.size());
    const auto read = readDocument(page, FileForm::Html);
    QVERIFY(read.ok());
    QCOMPARE(read->images.size(), 1);
}

void TestFileImages::cutOut_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const QByteArray &page, const QByteArray &rest,
                        int count) { QTest::newRow(name) << page << rest << count; };
    const auto same = [&row](const char *name, const QByteArray &page) { row(name, page, page, 0); };
    row("quoted", "a<img src=\"data:image/png;base64,QUJD\">b",
        "a<img src=\"data:image/png;base64,@0\">b", 1);
    row("not quoted", "<img src=data:image/png;base64,QUJD alt=x>",
        "<img src=data:image/png;base64,@0 alt=x>", 1);
    row("upper case", "<IMG ALT='' SRC='data:image/gif;base64,QUJD'>",
        "<IMG ALT='' SRC='data:image/gif;base64,@0'>", 1);
    row("over lines", "<img\nsrc=\"data:image/png;base64,QU\nJD\">",
        "<img\nsrc=\"data:image/png;base64,@0\">", 1);
    row("two", "<img src='data:image/png;base64,QUJD'><img src='data:image/png;base64,QQ=='>",
        "<img src='data:image/png;base64,@0'><img src='data:image/png;base64,@1'>", 2);
    same("text", "see data:image/png;base64,QUJD");
    same("behind a tag", "<img alt=x> src=\"data:image/png;base64,QUJD\"");
    same("of a link", "<a href=\"data:image/png;base64,QUJD\">");
    same("another coding", "<img src=\"data:image/png,QUJD\">");
    same("no image", "<img src=\"data:text/html;base64,QUJD\">");
    same("the end", "<img src=\"data:image/");
}

void TestFileImages::cutOut()
{
    QFETCH(QByteArray, page);
    const auto pictures = cutOutPictures(page);
    QTEST(page, "rest");
    QTEST(int(pictures.size()), "count");
    if (!pictures.empty())
        QCOMPARE(pictures.front(), QByteArray("ABC"));
}

void TestFileImages::foreignOdt()
{
    const auto image = picture(40, 30);
    const QByteArray text =
        "<office:document-content><office:body><office:text><text:p>a "
        "<draw:frame><draw:image xlink:href=\"./Pictures/1.png\"/><svg:title>not shown</svg:title>"
        "</draw:frame> b</text:p><text:p><draw:frame><draw:image xlink:href=\"Pictures/2.svg\"/>"
        "</draw:frame>c</text:p></office:text></office:body></office:document-content>";
    const auto read = readDocument(
        zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
               {"content.xml", text},
               {"Pictures/1.png", image},
               {"Pictures/2.svg", "<svg/>"}}),
        FileForm::Odt);
    QVERIFY(read.ok());
    QCOMPARE(described(read->document),
             described(documentOf({put(u"a "), embed(image), put(u" b"), end(), put(u"c"), end()})));
    QVERIFY(read->images == named({image}));
    QVERIFY(read->notes.hasLostImages);
}

void TestFileImages::sizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *name, const QByteArray &bytes, QSize size = {0, 0}) {
        QTest::newRow(name) << bytes << size;
    };
    row("png", picture(640, 480), {640, 480});
    row("png cut off", picture(640, 480).first(20));
    row("png of nothing", picture(0, 480));
    row("gif", QByteArray("GIF89a\x40\x01\xc8\x00", 10), {320, 200});
    const QByteArray jpegHead("\xff\xd8\xff\xe0\x00\x04--", 8);
    row("jpeg", jpegHead + QByteArray("\xff\xc0\x00\x11\x08\x00\x64\x00\xc8\x03", 10), {200, 100});
    row("progressive jpeg with tables before",
        jpegHead + QByteArray("\xff\xc4\x00\x03-\xff\xff\xc2\x00\x11\x08\x00\x64\x00\xc8\x03", 16),
        {200, 100});
    row("jpeg without a frame", jpegHead + QByteArray(20, '\xff'));
    row("jpeg whose segment is shorter than its length",
        QByteArray("\xff\xd8\xff\xe0\x00\x01------", 12));
    row("webp, lossy",
        QByteArray("RIFF....WEBPVP8 ....\x00\x00\x00\x9d\x01\x2a\x2c\x01\x96\x00....", 34), {300, 150});
    row("webp, lossless", QByteArray("RIFF....WEBPVP8L....\x2f\x2b\x41\x25\x00........", 33),
        {300, 150});
    row("webp, extended",
        QByteArray("RIFF....WEBPVP8X........\x2b\x01\x00\x95\x00\x00....", 34), {300, 150});
    row("webp of another kind", QByteArray("RIFF....WEBPXXXX") + QByteArray(20, '.'));
    row("text", "hello");
    row("nothing", "");
}

void TestFileImages::sizes()
{
    QFETCH(QByteArray, bytes);
    const auto size = imageSizeOf(bytes).value_or(ImageSize{});
    QTEST(QSize(size.width, size.height), "size");
}

QObject *makeFileImagesSuite()
{
    return new TestFileImages;
}

#include "test_images.moc"
