#include "app/client/document_controller.h"
#include "app/editor/editor_images.h"
#include "app/ui/document_actions.h"
#include "app/ui/file_commands.h"
#include "common/base/ids.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "common/document/embedded_images.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

QImage painted(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

QByteArray bytesOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

} // namespace

/// Images between the window and the server.
class TestUiImages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pastedGoesToTheServer();
    void droppedFileIsPutIn();
    void undoneIsOneStep();
    void ofOthersIsFetchedAndShown();
    void refusedIsSaid();
    void whatIsNoImageIsSaid();
    void actionFollowsTheRole();
    void goesIntoAFileAndComesBack();
    void missingOnesAreToldOf();
};

void TestUiImages::pastedGoesToTheServer()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"ab");
    QApplication::clipboard()->setImage(painted(40, 30));
    bench.press(QKeySequence::Paste);
    QTRY_COMPARE(bench.editor().content().embedCount(), 1);
    QTRY_COMPARE(bench.sent<messages::ImageOffer>().size(), 1U);
    const auto offer = bench.sent<messages::ImageOffer>().front();
    QCOMPARE(bench.editor().content().attributesAt(0).text(AttributeKey::Image),
             base64UrlText(offer.image));
    QCOMPARE(bench.sent<messages::Submit>().size(), 1U); // not behind the bytes
    bench.answer(messages::Ack{Sequence(1), Revision(6)});
    QCOMPARE(bench.tab().controller().status().pendingEdits, 1); // not saved yet
    bench.answer(messages::ImageWanted{offer.image, 0});
    QTRY_COMPARE(bench.sent<messages::ImagePut>().size(), 1U);
    QCOMPARE(Sha256::of(bench.sent<messages::ImagePut>().front().bytes), offer.image);
    bench.answer(messages::ImageStored{offer.image});
    QCOMPARE(bench.tab().controller().status().pendingEdits, 0);
}

/// Files of text are opened, images are for the text; where nobody may write they are neither.
void TestUiImages::droppedFileIsPutIn()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"photo.png"_s);
    QVERIFY(painted(40, 30).save(path));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    for (const Role role : {Role::Edit, Role::View}) {
        UiBench bench;
        bench.openLive(role, u"ab");
        QWidget *place = bench.editor().viewport();
        const QPoint middle = place->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(place, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(place, &move);
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(place, &drop);
        if (role == Role::Edit)
            QTRY_COMPARE(bench.editor().content().embedCount(), 1);
        QTRY_VERIFY(!bench.window().files().isBusy());
        QCOMPARE(bench.editor().content().embedCount(), role == Role::Edit ? 1 : 0);
        QCOMPARE(bench.tab().noticeText().isEmpty(), role == Role::Edit);
    }
}

void TestUiImages::undoneIsOneStep()
{
    UiBench bench;
    bench.type(u"ab"_s);
    QApplication::clipboard()->setImage(painted(40, 30));
    bench.press(QKeySequence::Paste);
    QTRY_COMPARE(bench.text(), u"ab\ufffc\n"_s);
    bench.type(u"c"_s);
    bench.press(QKeySequence::Undo);
    QCOMPARE(bench.text(), u"ab\ufffc\n"_s);
    bench.press(QKeySequence::Undo);
    QCOMPARE(bench.text(), u"ab\n"_s);
    bench.window().actionsOfDocument().redo()->trigger();
    QCOMPARE(bench.text(), u"ab\ufffc\n"_s);
}

void TestUiImages::ofOthersIsFetchedAndShown()
{
    UiBench bench;
    bench.openLive(Role::View, u"ab");
    const auto bytes = bytesOf(painted(40, 30));
    const auto name = Sha256::of(bytes);
    bench.answer(messages::Operation{
        Revision(6), AuthorNumber(2),
        delta(3, {put(QString(QChar(kEmbedUnit)),
                      attribute(AttributeKey::Image, base64UrlText(name)))}),
        std::nullopt});
    QTRY_COMPARE(bench.sent<messages::ImageGet>().size(), 1U);
    bench.answer(messages::ImageRefused{name, ErrorCode::NoImage, 0});
    const auto &pictures = bench.editor().images().pictures();
    QTRY_VERIFY(pictures.known(name)
                && pictures.known(name)->state == ImagePictures::State::Missing);
    bench.answer(messages::ImageStored{name});
    QTRY_COMPARE(bench.sent<messages::ImageGet>().size(), 2U);
    bench.answer(messages::ImagePart{name, 0, bytes.size(), bytes});
    QTRY_VERIFY(pictures.known(name)->state == ImagePictures::State::Ready);
    QCOMPARE(pictures.known(name)->size, QSize(40, 30));
    QVERIFY(bench.sent<messages::ImageOffer>().empty());
}

void TestUiImages::refusedIsSaid()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"ab");
    QApplication::clipboard()->setImage(painted(40, 30));
    bench.press(QKeySequence::Paste);
    QTRY_COMPARE(bench.sent<messages::ImageOffer>().size(), 1U);
    bench.answer(messages::ImageRefused{bench.sent<messages::ImageOffer>().front().image,
                                        ErrorCode::TooLarge, 0});
    QVERIFY(bench.tab().noticeText().contains(u"only on this computer"_s));
}

void TestUiImages::whatIsNoImageIsSaid()
{
    UiBench bench;
    bench.editor().images().insert({{"\x89PNG\r\n\x1a\n rest"_ba, {}}});
    QTRY_VERIFY(bench.tab().noticeText().contains(u"cannot be read"_s));
    QCOMPARE(bench.text(), u"\n"_s);
}

void TestUiImages::actionFollowsTheRole()
{
    UiBench bench;
    QAction *image = bench.window().actionsOfDocument().image();
    QVERIFY(image->isEnabled());
    bench.openLive(Role::View, u"ab");
    QVERIFY(!image->isEnabled());
}

void TestUiImages::goesIntoAFileAndComesBack()
{
    const QTemporaryDir folder;
    for (const auto &ending : {u"syngraph"_s, u"odt"_s, u"html"_s}) {
        const QString path = folder.filePath(u"x."_s + ending);
        {
            UiBench bench;
            bench.type(u"ab"_s);
            QApplication::clipboard()->setImage(painted(40, 30));
            bench.press(QKeySequence::Paste);
            QTRY_COMPARE(bench.text(), u"ab\ufffc\n"_s);
            auto file = LocalFile();
            file.path = path;
            file.form = *fileFormNamed(ending);
            bench.tab().setFile(file);
            bool isSaved = false;
            bench.window().files().save(bench.tab(), [&](bool is) { isSaved = is; });
            QTRY_VERIFY(isSaved);
            QVERIFY(bench.tab().noticeText().contains(u"Saved as"_s));
            QVERIFY(!bench.tab().noticeText().contains(u"not in it"_s));
        }
        UiBench bench;
        bench.window().files().open(QStringList{path});
        QTRY_COMPARE(bench.text(), u"ab\ufffc\n"_s);
        const auto name = *imagesOf(bench.editor().content()).begin();
        const auto &pictures = bench.editor().images().pictures();
        QTRY_VERIFY(pictures.known(name)
                    && pictures.known(name)->state == ImagePictures::State::Ready);
        QCOMPARE(pictures.known(name)->size, QSize(40, 30));
    }
}

void TestUiImages::missingOnesAreToldOf()
{
    const QTemporaryDir folder;
    UiBench bench;
    QApplication::clipboard()->setImage(painted(40, 30));
    bench.press(QKeySequence::Paste);
    QTRY_COMPARE(bench.text(), u"\ufffc\n"_s);
    auto file = LocalFile();
    file.path = folder.filePath(u"x.md"_s);
    file.form = FileForm::Markdown;
    bench.tab().setFile(file);
    bench.window().files().save(bench.tab(), {});
    QTRY_VERIFY2(bench.tab().noticeText().contains(u"not in it"_s),
                 qPrintable(bench.tab().noticeText()));
}

QObject *makeImagesSuite()
{
    return new TestUiImages;
}

#include "test_images.moc"
