#include "app/client/document_images.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/client/suites.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray picture(char salt, qsizetype size = 1'000)
{
    return QByteArrayLiteral("\x89PNG\r\n\x1a\n") + QByteArray(size, salt);
}

JournalId journalId(char number)
{
    return *JournalId::fromBytes(QByteArray(JournalId::kSizeBytes, number));
}

Document documentWith(const QList<QByteArray> &images)
{
    DeltaBuilder content;
    for (const auto &image : images) {
        content.insert(u"x");
        content.insert(QString(QChar(kEmbedUnit)),
                       attribute(AttributeKey::Image, base64UrlText(image)));
    }
    content.insert(u"\n");
    return *Document::fromDelta(content.build());
}

Delta insertion(const QByteArray &image)
{
    return delta(1, {put(QString(QChar(kEmbedUnit)),
                         attribute(AttributeKey::Image, base64UrlText(image)))});
}

/// A shelf on a disk, and what one document's images told its session.
class Desk
{
public:
    Desk() { open(); }

    /// As after the death of the program.
    void open()
    {
        images.reset();
        shelf.reset();
        told.clear();
        shelf = std::make_unique<ImageShelf>(kept(), cache());
        images = std::make_unique<DocumentImages>(
            shelf.get(), DocumentImages::Hooks{[this] { return id; }, [] {},
                                               [this](SessionEvent event) { told.push_back(event); },
                                               [this] { return isShared; }});
    }
    QByteArray add(const QByteArray &bytes)
    {
        std::optional<QByteArray> name;
        images->add(bytes, images.get(), [&](const QByteArray &image) { name = image; });
        static_cast<void>(QTest::qWaitFor([&] { return name.has_value(); }));
        return name.value_or(QByteArray());
    }
    template <typename E>
    QList<QByteArray> names() const
    {
        QList<QByteArray> found;
        for (const auto &event : told) {
            if (const auto *one = std::get_if<E>(&event))
                found += one->image;
        }
        return found;
    }
    /// What is asked for, or nothing.
    QByteArray wantedBytes(const QByteArray &image)
    {
        QSignalSpy arrived(images.get(), &DocumentImages::arrived);
        const auto before = told.size();
        QSignalSpy missing(images.get(), &DocumentImages::missing);
        images->want(image);
        static_cast<void>(QTest::qWaitFor([&] {
            return !arrived.isEmpty() || !missing.isEmpty() || told.size() > before;
        }));
        return arrived.isEmpty() ? QByteArray() : arrived.first().at(1).toByteArray();
    }
    QString kept() const { return folder.filePath(u"data/images"_s); }
    QString cache() const { return folder.filePath(u"cache/images"_s); }
    QStringList filesIn(const QString &root) const
    {
        QStringList files;
        QDirIterator walk(root, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files += walk.next();
        return files;
    }

    QTemporaryDir folder;
    std::unique_ptr<ImageShelf> shelf;
    std::unique_ptr<DocumentImages> images;
    std::vector<SessionEvent> told;
    JournalId id = journalId(1);
    bool isShared = true;
};

} // namespace

class ImagesSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void insertedIsOfferedUntilItIsStored();
    void whatTheDocumentDoesNotNameIsNotOffered();
    void whatWasOnlySeenIsNotOffered();
    void carriedToAnotherDocument();
    void damageOnTheDiskIsNoImage();
    void filesArePrivate();
    void diskThatTakesNothing();
    void localDocumentKeepsItsOwn();
    void ofAFileIsKeptWithTheFirstEdit();
    void forgottenDocumentsGo();
    void pendingIsCounted();
};

/// Over a death of the program before anything was sent, and one behind the server's word.
void ImagesSuite::insertedIsOfferedUntilItIsStored()
{
    Desk desk;
    const auto bytes = picture('a');
    const auto image = desk.add(bytes);
    QCOMPARE(image, Sha256::of(bytes));
    QVERIFY(desk.names<events::OfferImage>().isEmpty()); // no edit names it yet
    desk.images->noteLocalEdit(insertion(image));
    QCOMPARE(desk.names<events::OfferImage>(), QList{image});
    const auto document = documentWith({image});
    for (int death = 0; death < 2; ++death) {
        desk.open();
        desk.images->connected(document);
        QCOMPARE(desk.names<events::OfferImage>(), QList{image});
        QCOMPARE(std::get<events::OfferImage>(desk.told.front()).total, bytes.size());
    }
    desk.images->carryOut(effects::ReadImage{image});
    QTRY_COMPARE(desk.names<events::ImageRead>(), QList{image});
    QVERIFY(std::get<events::ImageRead>(desk.told.back()).bytes == bytes);
    desk.images->carryOut(effects::ImageStored{image});
    desk.open();
    desk.images->connected(document);
    QVERIFY(desk.names<events::OfferImage>().isEmpty());
    QVERIFY(desk.wantedBytes(image) == bytes); // cached
    QVERIFY(desk.filesIn(desk.kept()).isEmpty());
}

/// Put in and taken back before the server heard of it: it never shall.
void ImagesSuite::whatTheDocumentDoesNotNameIsNotOffered()
{
    Desk desk;
    const auto image = desk.add(picture('a'));
    desk.open();
    desk.images->connected(documentWith({}));
    QVERIFY(desk.told.empty());
    desk.images->noteLocalEdit(insertion(image)); // a redo
    QCOMPARE(desk.names<events::OfferImage>(), QList{image});
}

void ImagesSuite::whatWasOnlySeenIsNotOffered()
{
    Desk desk;
    const auto bytes = picture('a');
    const auto image = Sha256::of(bytes);
    QVERIFY(desk.wantedBytes(image).isEmpty());
    QCOMPARE(desk.names<events::WantImage>(), QList{image});
    desk.images->carryOut(effects::ImageArrived{image, bytes});
    desk.open();
    QVERIFY(desk.wantedBytes(image) == bytes);
    desk.images->connected(documentWith({image}));
    QVERIFY(desk.told.empty());
    // A document that names what another one holds does not get it.
    desk.id = journalId(2);
    desk.images->connected(documentWith({image}));
    QVERIFY(desk.told.empty());
    QVERIFY(desk.wantedBytes(image).isEmpty());
    QCOMPARE(desk.names<events::WantImage>(), QList{image});
}

void ImagesSuite::carriedToAnotherDocument()
{
    Desk desk;
    const auto seen = picture('a');
    desk.images->want(Sha256::of(seen));
    desk.images->carryOut(effects::ImageArrived{Sha256::of(seen), seen});
    QTRY_VERIFY(!desk.filesIn(desk.cache()).isEmpty());
    desk.id = journalId(2);
    desk.told.clear();
    desk.images->noteLocalEdit(insertion(Sha256::of(seen))); // pasted by hand
    QCOMPARE(desk.names<events::OfferImage>(), QList{Sha256::of(seen)});
    desk.open();
    desk.images->connected(documentWith({Sha256::of(seen)}));
    QCOMPARE(desk.names<events::OfferImage>(), QList{Sha256::of(seen)});
}

void ImagesSuite::damageOnTheDiskIsNoImage()
{
    Desk desk;
    const auto image = desk.add(picture('a'));
    QFile file(desk.filesIn(desk.kept()).value(0));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(20) && file.putChar('!'));
    file.close();
    desk.open();
    QVERIFY(desk.wantedBytes(image).isEmpty());
    QCOMPARE(desk.names<events::WantImage>(), QList{image}); // the server may have a good one
}

void ImagesSuite::filesArePrivate()
{
    Desk desk;
    const auto image = desk.add(picture('a'));
    desk.images->carryOut(effects::ImageArrived{Sha256::of("b"), "b"});
    QTRY_VERIFY(!desk.filesIn(desk.cache()).isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    for (const auto &root : {desk.kept(), desk.cache()}) {
        QVERIFY(!(QFile::permissions(root) & others));
        QDirIterator walk(root, QDir::AllEntries | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            QVERIFY(!(QFile::permissions(walk.next()) & others));
    }
}

void ImagesSuite::diskThatTakesNothing()
{
    Desk desk;
    QVERIFY(QDir().mkpath(QFileInfo(desk.kept()).path()));
    QFile inTheWay(desk.kept());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(desk.add(picture('a')).isEmpty());
    QVERIFY(desk.wantedBytes(Sha256::of(picture('a'))).isEmpty());
}

void ImagesSuite::localDocumentKeepsItsOwn()
{
    Desk desk;
    desk.isShared = false;
    const auto bytes = picture('a');
    const auto image = desk.add(bytes);
    desk.images->noteLocalEdit(insertion(image));
    QVERIFY(desk.told.empty());
    QCOMPARE(desk.images->pending(), 0);
    desk.open();
    QVERIFY(desk.wantedBytes(image) == bytes);
    QVERIFY(desk.images->bytesNow(image) == bytes);
    desk.isShared = true;
    desk.images->connected(documentWith({image}));
    QCOMPARE(desk.names<events::OfferImage>(), QList{image});
}

void ImagesSuite::ofAFileIsKeptWithTheFirstEdit()
{
    Desk desk;
    desk.isShared = false;
    const auto bytes = picture('a');
    const auto image = Sha256::of(bytes);
    desk.images->hold({{image, bytes}});
    QVERIFY(desk.wantedBytes(image) == bytes);
    QVERIFY(desk.images->bytesNow(image) == bytes);
    QVERIFY(desk.filesIn(desk.kept()).isEmpty()); // who only reads a file leaves nothing behind
    desk.images->noteLocalEdit(delta(1, {put(u"x")}));
    QTRY_COMPARE(desk.filesIn(desk.kept()).size(), 1);
    desk.open();
    QVERIFY(desk.wantedBytes(image) == bytes);
    // Shared later, it is offered as what was put in by hand.
    desk.isShared = true;
    desk.images->connected(documentWith({image}));
    QCOMPARE(desk.names<events::OfferImage>(), QList{image});
}

void ImagesSuite::forgottenDocumentsGo()
{
    Desk desk;
    desk.add(picture('a'));
    desk.id = journalId(2);
    desk.add(picture('b'));
    desk.shelf->dropAllBut({journalId(2)});
    desk.open();
    QCOMPARE(desk.filesIn(desk.kept()).size(), 1);
    QCOMPARE(desk.images->bytesNow(Sha256::of(picture('b'))), picture('b'));
}

void ImagesSuite::pendingIsCounted()
{
    Desk desk;
    const auto one = desk.add(picture('a'));
    const auto two = desk.add(picture('b'));
    QSignalSpy changed(desk.images.get(), &DocumentImages::pendingChanged);
    QSignalSpy refused(desk.images.get(), &DocumentImages::refused);
    desk.images->connected(documentWith({one, two}));
    desk.images->connected(documentWith({one, two}));
    QCOMPARE(desk.images->pending(), 2);
    QCOMPARE(changed.size(), 2);
    desk.images->carryOut(effects::ImageStored{one});
    QCOMPARE(desk.images->pending(), 1);
    desk.images->carryOut(effects::ImageRefused{two, ErrorCode::TooLarge});
    QCOMPARE(desk.images->pending(), 0);
    QCOMPARE(refused.size(), 1);
    QVERIFY(!desk.images->bytesNow(two).isEmpty()); // only here, but here
}

int runImagesSuite(int argc, char **argv)
{
    ImagesSuite suite;
    return QTest::qExec(&suite, argc, argv);
}

} // namespace syngraph

#include "images_suite.moc"
