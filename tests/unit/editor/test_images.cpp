#include "app/editor/editor_images.h"
#include "app/editor/editor_widget.h"
#include "app/editor/fragment_codec.h"
#include "app/editor/printed_document.h"
#include "common/base/ids.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QImageReader>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QtEndian>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

QImage painted(int width, int height, QColor color = Qt::red)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

QByteArray bytesOf(const QImage &image, const char *format = "png")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return bytes;
}

void number16(QByteArray &bytes, quint16 value) { bytes += char(value >> 8); bytes += char(value); }
void number32(QByteArray &bytes, quint32 value)
{
    number16(bytes, quint16(value >> 16));
    number16(bytes, quint16(value));
}

/// A photograph as cameras write it: turned, with a place and a name (EXIF 2.3, 4.6).
QByteArray photograph(int width, int height, quint16 orientation)
{
    QByteArray tiff = QByteArrayLiteral("MM\0*\0\0\0\x08");
    number16(tiff, 2);
    number16(tiff, 0x010f); // maker
    number16(tiff, 2);
    number32(tiff, 12);
    number32(tiff, 8 + 2 + 24 + 4);
    number16(tiff, 0x0112); // orientation
    number16(tiff, 3);
    number32(tiff, 1);
    number16(tiff, orientation);
    number16(tiff, 0);
    number32(tiff, 0);
    tiff += "SECRET-PLACE";
    QByteArray segment = QByteArrayLiteral("\xff\xe1");
    number16(segment, quint16(2 + 6 + tiff.size()));
    segment += QByteArrayLiteral("Exif\0\0") + tiff;
    QImage halves = painted(width, height, Qt::red);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width / 2; ++x)
            halves.setPixelColor(x, y, Qt::blue);
    }
    return bytesOf(halves, "jpeg").insert(2, segment);
}

/// A PNG whose head promises more than any memory holds.
QByteArray promise(quint32 width, quint32 height)
{
    auto bytes = bytesOf(painted(2, 2));
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    static const auto crc = [](QByteArrayView data) {
        quint32 sum = 0xffffffff;
        for (const char c : data) {
            sum ^= quint8(c);
            for (int i = 0; i < 8; ++i)
                sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
        }
        return ~sum;
    };
    qToBigEndian(crc(QByteArrayView(bytes).sliced(12, 17)), bytes.data() + 29);
    return bytes;
}

DeltaPiece embed(const QByteArray &image)
{
    return put(QString(QChar(kEmbedUnit)), attribute(AttributeKey::Image, base64UrlText(image)));
}

/// An editor whose owner keeps everything at once.
class Bench
{
public:
    explicit Bench(bool keepsAll = true)
    {
        editor.resize(500, 400);
        editor.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&editor));
        QObject::connect(&editor.images(), &EditorImages::ready, &editor,
                         [this, keepsAll](const QByteArray &bytes) {
                             const auto name = Sha256::of(bytes);
                             held[name] = bytes;
                             if (keepsAll)
                                 editor.images().place(name);
                         });
        QObject::connect(&editor.images(), &EditorImages::refused, &editor,
                         [this](ImageError error) { refusals.push_back(error); });
        QObject::connect(&editor.images().pictures(), &ImagePictures::wanted, &editor,
                         [this](const QByteArray &image) {
                             if (held.contains(image))
                                 editor.images().pictures().take(image, held[image]);
                             else
                                 editor.images().pictures().miss(image);
                         });
    }
    void load(const Document &document)
    {
        editor.binding().load(document);
        static_cast<void>(editor.grab());
    }
    bool waitFor(ImagePictures::State state, const QByteArray &image)
    {
        return QTest::qWaitFor([&] {
            static_cast<void>(editor.grab());
            const auto *look = editor.images().pictures().known(image);
            return look && look->state == state;
        });
    }
    bool waitIdle()
    {
        return QTest::qWaitFor([this] { return editor.images().waiting() == 0; });
    }
    QRectF shownAt(qsizetype position)
    {
        const auto left = EditorGeometry(editor).caretRect(position);
        const auto right = EditorGeometry(editor).caretRect(position + 1);
        return QRectF(left.left(), left.top(), right.left() - left.left(), left.height());
    }

    EditorWidget editor;
    QHash<QByteArray, QByteArray> held;
    std::vector<ImageError> refusals;
};

} // namespace

class TestImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileBytes_data();
    void hostileBytes();
    void preparedHoldsPixelsAlone();
    void preparedIsUpright();
    void preparedIsBounded();
    void pastedByKeys();
    void pastedWhereTheCaretWas();
    void pastedIsSeen();
    void pastedInPlaceOfTheSelection();
    void severalFiles();
    void whatIsNoImageIsText_data();
    void whatIsNoImageIsText();
    void notKeptIsNotPutIn();
    void noWiderThanTheText();
    void placeholderThenPicture();
    void noHoleBelowAPicture();
    void viewStaysWhenAPictureArrives();
    void selectedByAClickAndDeleted();
    void copiedAsAPictureToo();
    void readOnlyTakesNothing();
    void onPaper();
    void paperIsTheUsualOne();
};

void TestImages::hostileBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<ImageError>>("error");
    const auto good = bytesOf(painted(300, 200));
    QTest::newRow("good") << good << std::optional<ImageError>();
    QTest::newRow("nothing") << QByteArray() << std::optional(ImageError::NotAnImage);
    QTest::newRow("svg") << "<svg xmlns='http://www.w3.org/2000/svg'/>"_ba
                         << std::optional(ImageError::NotAnImage);
    QTest::newRow("bmp") << bytesOf(painted(3, 3), "bmp") << std::optional(ImageError::NotAnImage);
    QTest::newRow("signature alone") << good.first(8) << std::optional(ImageError::Unreadable);
    QTest::newRow("cut in the head") << good.first(20) << std::optional(ImageError::Unreadable);
    QTest::newRow("50,000 x 50,000") << promise(50'000, 50'000)
                                     << std::optional(ImageError::TooLarge);
    QTest::newRow("10^9 wide") << promise(1'000'000'000, 1)
                                  << std::optional(ImageError::Unreadable);
    QTest::newRow("0 wide") << promise(0, 5) << std::optional(ImageError::Unreadable);
    QTest::newRow("16 megapixels of air") << promise(4'000, 4'000)
                                          << std::optional(ImageError::Unreadable);
    QTest::newRow("just beyond 16 megapixels") << promise(4'001, 4'000)
                                               << std::optional(ImageError::TooLarge);
    QTest::newRow("jpeg that ends at once") << QByteArrayLiteral("\xff\xd8\xff\xe0")
                                            << std::optional(ImageError::Unreadable);
    QTest::newRow("gif of nothing") << "GIF89a"_ba << std::optional(ImageError::Unreadable);
}

void TestImages::hostileBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<ImageError>, error);
    const auto decoded = image_coding::decode(bytes, 1'000);
    QCOMPARE(decoded.ok(), !error);
    if (error)
        QCOMPARE(int(decoded.error()), int(*error));
    const auto prepared = image_coding::prepare(bytes);
    QCOMPARE(prepared.ok(), !error);
}

void TestImages::preparedHoldsPixelsAlone()
{
    const auto taken = photograph(64, 32, 1);
    QVERIFY(taken.contains("SECRET-PLACE"));
    const auto jpeg = image_coding::prepare(taken);
    QVERIFY(jpeg.ok());
    QVERIFY(imageKindOf(*jpeg) == ImageKind::Jpeg);
    QVERIFY(!jpeg->contains("SECRET-PLACE"));
    QVERIFY(!jpeg->contains("Exif"));

    QImage named = painted(20, 20);
    named.setText(u"Author"_s, u"SECRET-NAME"_s);
    QVERIFY(bytesOf(named).contains("SECRET-NAME"));
    for (const auto &prepared : {image_coding::prepare(bytesOf(named)), image_coding::prepare(named)}) {
        QVERIFY(prepared.ok());
        QVERIFY(!prepared->contains("SECRET-NAME"));
        QCOMPARE(QImage::fromData(*prepared).size(), QSize(20, 20));
    }
}

void TestImages::preparedIsUpright()
{
    // 6: the camera stood on its right side; blue was left and is on top.
    const auto prepared = image_coding::prepare(photograph(64, 32, 6));
    QVERIFY(prepared.ok());
    const QImage upright = QImage::fromData(*prepared);
    QCOMPARE(upright.size(), QSize(32, 64));
    QVERIFY(upright.pixelColor(16, 8).blue() > 200);
    QVERIFY(upright.pixelColor(16, 56).red() > 200);
    const auto decoded = image_coding::decode(photograph(64, 32, 6), 1'000);
    QCOMPARE(decoded->size, QSize(32, 64));
    QCOMPARE(decoded->picture.size(), QSize(32, 64));
    QCOMPARE(image_coding::decode(photograph(64, 32, 6), 16)->picture.size(), QSize(16, 32));
}

void TestImages::preparedIsBounded()
{
    const auto wide = image_coding::prepare(bytesOf(painted(6'000, 20)));
    QCOMPARE(QImage::fromData(*wide).width(), image_coding::kLongestEdge);
    // A photograph may be larger than what is shown: it is read small.
    const auto large = image_coding::prepare(bytesOf(painted(5'000, 4'000), "jpeg"));
    QVERIFY(large.ok());
    QCOMPARE(QImage::fromData(*large).width(), image_coding::kLongestEdge);
    // Noise does not shrink.
    QImage noise(2'400, 2'400, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < noise.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(noise.scanLine(y));
        for (int x = 0; x < noise.width(); ++x) {
            state = state * 1664525 + 1013904223;
            line[x] = 0xff000000 | (state >> 8);
        }
    }
    const auto prepared = image_coding::prepare(noise);
    QVERIFY(prepared.ok());
    QVERIFY(prepared->size() <= limits::kImageBytes);
}

void TestImages::pastedByKeys()
{
    Bench bench;
    EditTap tap(*bench.editor.document(), bench.editor.binding());
    tap.load(documentOf({put(u"ab\n")}));
    bench.editor.setSelection({1, 1});
    QApplication::clipboard()->setImage(painted(30, 20));
    QTest::keyClick(&bench.editor, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(bench.waitIdle());
    QCOMPARE(bench.editor.content().embedCount(), 1);
    QCOMPARE(bench.editor.content().embedPosition(0), 1);
    QCOMPARE(bench.editor.selection().head, 2); // behind it
    QCOMPARE(tap.edits().size(), 1U); // and so one step of undo
    const auto name = bytesFromBase64Url(
        bench.editor.content().attributesAt(1).text(AttributeKey::Image), Sha256::kBytes);
    QVERIFY(name && bench.held.contains(*name));
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, *name));
    QCOMPARE(bench.shownAt(1).width(), 30);
    tap.applyUndo(tap.inverses().front());
    QCOMPARE(bench.editor.content().text(), u"ab\n"_s);
    QCOMPARE(tap.problem(), QString());
}

/// Typed meanwhile, here and by others: what was typed at the place stands behind the image.
void TestImages::pastedWhereTheCaretWas()
{
    Bench bench(false);
    EditTap tap(*bench.editor.document(), bench.editor.binding());
    tap.load(documentOf({put(u"ab\n")}));
    bench.editor.setSelection({1, 1});
    bench.editor.images().insert({{{}, painted(30, 20)}});
    QSignalSpy ready(&bench.editor.images(), &EditorImages::ready);
    QVERIFY(ready.wait());
    QTest::keyClicks(&bench.editor, u"xy"_s);
    tap.applyRemote(delta(5, {put(u"front ")}));
    bench.editor.images().place(Sha256::of(ready.first().first().toByteArray()));
    QCOMPARE(bench.editor.content().text(), u"front a\ufffcxyb\n"_s);
    QCOMPARE(tap.problem(), QString());
}

/// With what stands behind it, although it is only measured when it is in.
void TestImages::pastedIsSeen()
{
    Bench bench;
    bench.load(documentOf({put(QString(u"line\n"_s).repeated(8)), put(u"end"), end()}));
    bench.editor.setSelection({43, 43});
    bench.editor.images().insert({{bytesOf(painted(100, 300)), {}}});
    QVERIFY(bench.waitIdle());
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, bench.held.constBegin().key()));
    QTRY_VERIFY(EditorGeometry(bench.editor).caretRect(44).bottom()
                <= EditorGeometry(bench.editor).viewport().bottom() + 1);
}

void TestImages::pastedInPlaceOfTheSelection()
{
    Bench bench;
    bench.load(documentOf({put(u"ab\ncd\n")}));
    bench.editor.setSelection({1, 4});
    bench.editor.images().insert({{{}, painted(30, 20)}, {{}, painted(20, 30)}});
    QVERIFY(bench.waitIdle());
    QCOMPARE(bench.editor.content().text(), u"a\ufffc\ufffcd\n"_s);
}

void TestImages::severalFiles()
{
    Bench bench;
    bench.load(documentOf({put(u"\n")}));
    const QTemporaryDir folder;
    QMimeData files;
    QList<QUrl> urls;
    for (int i = 0; i < 3; ++i) {
        const auto path = folder.filePath(u"%1.png"_s.arg(i));
        QVERIFY(painted(10 + i, 10).save(path));
        urls += QUrl::fromLocalFile(path);
    }
    files.setUrls(urls);
    QVERIFY(EditorImages::areIn(files));
    bench.editor.images().insert(files);
    QVERIFY(bench.waitIdle());
    QCOMPARE(bench.editor.content().embedCount(), 3);
    QSignalSpy tooMany(&bench.editor.images(), &EditorImages::tooMany);
    bench.editor.images().insertFiles(QStringList(limits::kImagesInserted + 1, urls[0].toLocalFile()));
    QCOMPARE(tooMany.size(), 1);
    QCOMPARE(bench.editor.images().waiting(), 0);
}

void TestImages::whatIsNoImageIsText_data()
{
    QTest::addColumn<QString>("address");
    const auto folder = QStringLiteral(QT_TESTCASE_SOURCEDIR);
    QTest::newRow("a file of text") << QUrl::fromLocalFile(folder + u"/CMakeLists.txt"_s).toString();
    QTest::newRow("no file") << u"file:///nowhere/x.png"_s;
    QTest::newRow("a folder") << QUrl::fromLocalFile(folder).toString();
    QTest::newRow("a device") << u"file:///dev/zero"_s;
    QTest::newRow("another machine") << u"file://host/share/x.png"_s;
    QTest::newRow("the web") << u"https://tracker.example/x.png"_s;
}

void TestImages::whatIsNoImageIsText()
{
    QFETCH(QString, address);
    QMimeData data;
    data.setUrls({QUrl(address)});
    QVERIFY(!EditorImages::areIn(data));
    QMimeData both;
    both.setImageData(painted(3, 3));
    both.setText(u"cells of a sheet"_s);
    QVERIFY(!EditorImages::areIn(both));
    QMimeData own;
    own.setImageData(painted(3, 3));
    own.setData(kFragmentMimeType, "{}");
    QVERIFY(!EditorImages::areIn(own));
}

void TestImages::notKeptIsNotPutIn()
{
    Bench bench(false);
    bench.load(documentOf({put(u"ab\n")}));
    bench.editor.images().insert({{{}, painted(30, 20)}, {"no image", {}}});
    QSignalSpy ready(&bench.editor.images(), &EditorImages::ready);
    QVERIFY(ready.wait());
    bench.editor.images().place({});
    QVERIFY(bench.waitIdle());
    QCOMPARE(bench.editor.content().embedCount(), 0);
    QCOMPARE(bench.refusals.size(), 1U);
}

void TestImages::noWiderThanTheText()
{
    Bench bench;
    const auto bytes = bytesOf(painted(2'000, 1'000));
    const auto name = Sha256::of(bytes);
    bench.held[name] = bytes;
    bench.load(documentOf({put(u"a\n"), embed(name), end(), embed(name), end(u"quote")}));
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    const auto column = EditorGeometry(bench.editor).column();
    const auto shown = bench.shownAt(2);
    QVERIFY(shown.width() <= column.width());
    QVERIFY(shown.width() > column.width() - 5);
    QVERIFY(bench.shownAt(4).right() <= column.right());
    bench.editor.resize(900, 400);
    static_cast<void>(bench.editor.grab());
    QVERIFY(bench.shownAt(2).width() > shown.width());
}

void TestImages::placeholderThenPicture()
{
    Bench bench;
    const auto bytes = bytesOf(painted(60, 40, Qt::green));
    const auto name = Sha256::of(bytes);
    bench.load(documentOf({put(u"a\n"), embed(name), end()}));
    QVERIFY(bench.waitFor(ImagePictures::State::Missing, name));
    QVERIFY(bench.shownAt(2).width() > 100); // a frame with words
    bench.editor.images().pictures().take(name, bytes);
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    const QRectF shown = bench.shownAt(2);
    QCOMPARE(shown.width(), 60);
    const auto screen = bench.editor.viewport()->grab().toImage();
    const QPoint middle(int(shown.left()) + 30, int(shown.top()) + 20);
    QCOMPARE(screen.pixelColor(middle * screen.devicePixelRatio()), QColor(Qt::green));

    const QByteArray broken = bytesOf(painted(5, 5)).first(30);
    const auto other = Sha256::of(broken);
    bench.held[other] = broken;
    bench.load(documentOf({embed(other), end()}));
    QVERIFY(bench.waitFor(ImagePictures::State::Broken, other));
}

/// Distances of lines are parts of the text's height, and not of a picture's.
void TestImages::noHoleBelowAPicture()
{
    Bench bench;
    const auto bytes = bytesOf(painted(100, 300));
    const auto name = Sha256::of(bytes);
    bench.held[name] = bytes;
    bench.load(documentOf({embed(name), put(u"b\n"), put(u"c"), end()}));
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    static_cast<void>(bench.editor.grab());
    const EditorGeometry geometry(bench.editor);
    const qreal below = geometry.caretRect(3).top() - geometry.caretRect(0).top() - 300;
    QVERIFY2(below > 0 && below < 60, qPrintable(QString::number(below)));
}

void TestImages::viewStaysWhenAPictureArrives()
{
    Bench bench;
    const auto bytes = bytesOf(painted(100, 700));
    const auto name = Sha256::of(bytes);
    QString lines;
    for (int i = 0; i < 100; ++i)
        lines += u"line\n"_s;
    bench.load(documentOf({embed(name), end(), put(lines)}));
    QVERIFY(bench.waitFor(ImagePictures::State::Missing, name));
    bench.editor.setSelection({250, 250});
    bench.editor.ensureCursorVisible();
    const auto before = EditorGeometry(bench.editor).firstVisiblePosition();
    QVERIFY(before > 2);
    bench.editor.images().pictures().take(name, bytes);
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    QCOMPARE(EditorGeometry(bench.editor).firstVisiblePosition(), before);
}

void TestImages::selectedByAClickAndDeleted()
{
    Bench bench;
    const auto bytes = bytesOf(painted(60, 40));
    const auto name = Sha256::of(bytes);
    bench.held[name] = bytes;
    bench.load(documentOf({put(u"ab"), embed(name), put(u"cd"), end()}));
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    QVERIFY(!bench.editor.images().selected());
    const QRectF shown = bench.shownAt(2);
    QTest::mouseClick(bench.editor.viewport(), Qt::LeftButton, {},
                      QPoint(int(shown.left()) + 20, int(shown.bottom()) - 10));
    QCOMPARE(bench.editor.selection().start(), 2);
    QVERIFY(bench.editor.images().selected() == name);
    QTest::keyClick(&bench.editor, Qt::Key_Delete);
    QCOMPARE(bench.editor.content().text(), u"abcd\n"_s);
}

void TestImages::copiedAsAPictureToo()
{
    Bench bench;
    const auto bytes = bytesOf(painted(60, 40));
    const auto name = Sha256::of(bytes);
    bench.held[name] = bytes;
    bench.load(documentOf({embed(name), end()}));
    QVERIFY(bench.waitFor(ImagePictures::State::Ready, name));
    bench.editor.setSelection({0, 1});
    QTest::keyClick(&bench.editor, Qt::Key_C, Qt::ControlModifier);
    const auto *copied = QApplication::clipboard()->mimeData();
    QCOMPARE(qvariant_cast<QImage>(copied->imageData()).size(), QSize(60, 40));
    bench.editor.setSelection({1, 1});
    QTest::keyClick(&bench.editor, Qt::Key_V, Qt::ControlModifier); // by its name
    QCOMPARE(bench.editor.content().embedCount(), 2);
    QCOMPARE(bench.editor.images().waiting(), 0);
}

void TestImages::readOnlyTakesNothing()
{
    Bench bench;
    bench.load(documentOf({put(u"ab\n")}));
    bench.editor.setReadOnly(true);
    bench.editor.images().insert({{{}, painted(3, 3)}});
    QCOMPARE(bench.editor.images().waiting(), 0);
}

void TestImages::onPaper()
{
    const auto bytes = bytesOf(painted(2'000, 300, Qt::green));
    const auto document = documentOf({put(u"a"), embed(Sha256::of(bytes)), end()});
    const auto pages = printedDocument(document, {{Sha256::of(bytes), bytes}});
    QImage paper(700, 900, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    pages->setTextWidth(680);
    pages->drawContents(&painter);
    painter.end();
    int green = 0;
    for (int y = 0; y < paper.height(); ++y) {
        for (int x = 0; x < paper.width(); ++x)
            green += paper.pixelColor(x, y) == QColor(Qt::green) ? 1 : 0;
    }
    QVERIFY2(green > 600 * 80 && green < 680 * 110, qPrintable(QString::number(green)));
    QVERIFY(printedDocument(document)->toPlainText().size() <= 2); // not at hand: left out
    QVERIFY(pdfOf(document, u"T"_s, {{Sha256::of(bytes), bytes}}).size()
            > pdfOf(document, u"T"_s).size());
}

void TestImages::paperIsTheUsualOne()
{
    const QLocale before;
    const auto pageIn = [](const char *locale) {
        QLocale::setDefault(QLocale(QLatin1StringView(locale)));
        const QByteArray pdf = pdfOf(documentOf({put(u"a"), end()}), u"T"_s);
        const auto at = pdf.indexOf("/MediaBox");
        return at < 0 ? QByteArray() : pdf.sliced(at, pdf.indexOf(']', at) - at);
    };
    QCOMPARE(pageIn("en_US"), QByteArray("/MediaBox [0 0 612.000000 792.000000"));
    QCOMPARE(pageIn("en_GB"), QByteArray("/MediaBox [0 0 595.000000 842.000000"));
    QLocale::setDefault(before);
}

QObject *makeImagesSuite()
{
    return new TestImages;
}

#include "test_images.moc"
