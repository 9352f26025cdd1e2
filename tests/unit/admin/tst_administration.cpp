#include "common/base/sha256.h"
#include "common/ot/delta.h"
#include "common/platform/system_clock.h"
#include "common/protocol/codec.h"
#include "server/admin/doc_request.h"
#include "server/admin/document_administration.h"
#include "server/engine/engine.h"
#include "server/net/net_options.h"
#include "server/storage/memory_store.h"
#include "server/storage/sql_store.h"
#include "tests/unit/admin/test_alerts.h"
#include "tests/unit/admin/test_history.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

class TestAdministration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createAndList();
    void titles_data();
    void titles();
    void linksAreBounded();
    void damagedLinkIsNamedAndRemoved();
    void refused_data();
    void refused();
    void revokedLinksSayWhose();
    void imagesAreCheckedToo();
    void chatIsShownAndRemoved();
    void storeThatFails_data();
    void storeThatFails();
    void textIsExportedInParts();
    void imagesAreRescuedToo();
    void oldOperationsAreDropped();
    void defaultsAreTheLimits();
    void logComesPageByPage();
    void dataStaysOpenForOneCommand();

private:
    QJsonObject ask(const QJsonObject &request)
    {
        return administer(*m_store, request, m_random, m_clock);
    }
    QString newDocument()
    {
        return ask({{u"command"_s, u"create"_s}})[u"document"_s].toString();
    }

    std::unique_ptr<MemoryStore> m_store;
    SeededRandom m_random{11};
    SystemClock m_clock;
};

void TestAdministration::init() { m_store = std::make_unique<MemoryStore>(); }

/// A log comes in hundreds of pages, and opening the data takes longer than reading one.
void TestAdministration::dataStaysOpenForOneCommand()
{
    const QTemporaryDir directory;
    const QJsonObject request{{u"command"_s, u"list"_s}};
    const auto isLocked = [&directory] {
        const auto opened = SqlStore::open(directory.path());
        return !opened && opened.error() == StoreOpenError::Locked;
    };
    {
        DocRequests requests(directory.path(), MissingData::IsMade);
        QVERIFY(!isLocked());
        for (int i = 0; i < 2; ++i) {
            QJsonObject answer;
            QCOMPARE(requests.perform(request, answer), int(ExitOk));
            QVERIFY(answer[u"ok"_s].toBool());
            QVERIFY(isLocked());
        }
    }
    QVERIFY(!isLocked());
}

void TestAdministration::textIsExportedInParts()
{
    const auto id = newDocument();
    const auto document = *DocumentId::fromText(id);
    QString text;
    AppendRequest request{document, kFirstEpoch, Revision(), {}, {}};
    qsizetype length = 1;
    for (int i = 1; i <= 30; ++i) {
        const auto piece = QString::number(i) + QString(2'000, u'x') + QStringLiteral("\U0001F600\n");
        DeltaBuilder builder;
        builder.retain(length - 1).insert(piece);
        request.operations.push_back({Revision(i), *ClientId::fromBytes(QByteArray(16, 'c')),
                                      Sequence(i), AuthorNumber(1), WallTime(Milliseconds(i)),
                                      encodeDelta(builder.build(length))});
        length += piece.size();
        text += piece;
    }
    QVERIFY(m_store->append({&request, 1}).at(0).ok());
    QString read;
    int parts = 0;
    QJsonObject answer;
    do {
        answer = ask({{u"command"_s, u"rescue"_s}, {u"document"_s, id},
                      {u"from"_s, answer[u"from"_s]}});
        QVERIFY(answer[u"ok"_s].toBool());
        QVERIFY(!answer[u"damaged"_s].toBool());
        QCOMPARE(answer[u"revision"_s].toInt(), 30);
        read += answer[u"text"_s].toString();
        ++parts;
    } while (answer[u"more"_s].toBool());
    QCOMPARE(read, text + u'\n');
    QVERIFY(parts > 2);
    QCOMPARE(ask({{u"command"_s, u"rescue"_s},
                  {u"document"_s, m_random.id<DocumentId>().toText()}})[u"error"_s].toString(),
             u"no-document"_s);
}

void TestAdministration::imagesAreRescuedToo()
{
    const auto id = newDocument();
    const auto document = *DocumentId::fromText(id);
    const QByteArray bytes(limits::kImageChunkBytes + 5, 'x');
    const auto name = Sha256::of(bytes);
    const auto other = Sha256::of("y");
    QVERIFY(m_store->saveImage(document, name, bytes, {}).ok());
    QVERIFY(m_store->saveImage(document, other, "y", {}).ok());
    DeltaBuilder builder;
    const QString embed{QChar(kEmbedUnit)};
    builder.insert(u"a")
        .insert(embed, {{AttributeKey::Image, AttributeValue(base64UrlText(name))}})
        .insert(embed, {{AttributeKey::Rule, AttributeValue(true)}});
    AppendRequest append{document, kFirstEpoch, Revision(), {}, {}};
    append.operations.push_back({Revision(1), *ClientId::fromBytes(QByteArray(16, 'c')),
                                 Sequence(1), AuthorNumber(1), WallTime(1ms),
                                 encodeDelta(builder.build(1))});
    QVERIFY(m_store->append({&append, 1}).at(0).ok());
    const auto hex = [](const QByteArray &image) { return QString::fromLatin1(image.toHex()); };
    QCOMPARE(ask({{u"command"_s, u"rescue"_s}, {u"document"_s, id}})[u"text"_s].toString(),
             u"a[image %1]---\n"_s.arg(hex(name)));

    // What is dropped of the log takes no image with it.
    QVERIFY(m_store->saveSnapshot(document, {Revision(1), "body"}).ok());
    QVERIFY(ask({{u"command"_s, u"compact"_s}, {u"document"_s, id}, {u"revisions"_s, 0},
                 {u"days"_s, 0}})[u"ok"_s].toBool());
    QStringList names;
    QJsonObject request{{u"command"_s, u"image"_s}, {u"document"_s, id}};
    for (auto answer = ask(request); answer.contains(u"image"_s); answer = ask(request)) {
        names += answer[u"image"_s].toString();
        request[u"after"_s] = names.last();
        QVERIFY(names.size() <= 2);
    }
    QCOMPARE(QSet(names.begin(), names.end()), (QSet{hex(name), hex(other)}));
    request[u"image"_s] = hex(name);
    QByteArray read;
    while (read.size() < bytes.size()) {
        request[u"offset"_s] = read.size();
        const auto part = ask(request);
        QCOMPARE(part[u"total"_s].toInteger(), bytes.size());
        QVERIFY(!part[u"bytes"_s].toString().isEmpty());
        read += QByteArray::fromBase64(part[u"bytes"_s].toString().toLatin1());
    }
    QVERIFY(read == bytes);
    request[u"image"_s] = hex(Sha256::of("none"));
    QVERIFY(!ask(request)[u"ok"_s].toBool());
}

void TestAdministration::oldOperationsAreDropped()
{
    const auto id = newDocument();
    const auto document = *DocumentId::fromText(id);
    AppendRequest request{document, kFirstEpoch, Revision(), {}, {}};
    for (int i = 1; i <= 20; ++i)
        request.operations.push_back({Revision(i), *ClientId::fromBytes(QByteArray(16, 'c')),
                                      Sequence(i), AuthorNumber(1), WallTime(Milliseconds(i)),
                                      encodeDelta(Delta::identity(1))});
    QVERIFY(m_store->append({&request, 1}).at(0).ok());
    QVERIFY(m_store->saveSnapshot(document, {Revision(12), "body"}).ok());
    QVERIFY(m_store->saveSnapshot(document, {Revision(16), "body"}).ok());
    const auto compact = [&](const QJsonObject &how) {
        auto wanted = how;
        wanted[u"command"_s] = u"compact"_s;
        wanted[u"document"_s] = id;
        return ask(wanted);
    };
    QCOMPARE(compact({})[u"revision"_s].toInt(), 0); // fewer than stay anyway
    QCOMPARE(compact({{u"revisions"_s, 15}})[u"revision"_s].toInt(), 5);
    const auto rest = compact({{u"revisions"_s, 0}, {u"days"_s, 0}});
    QCOMPARE(rest[u"revision"_s].toInt(), 12);
    QVERIFY(rest[u"more"_s].toBool());
    QVERIFY(!compact({{u"revisions"_s, 0}, {u"days"_s, 0}})[u"more"_s].toBool());
    QCOMPARE(compact({{u"revisions"_s, -1}})[u"error"_s].toString(), u"bad-request"_s);
    QCOMPARE(compact({{u"days"_s, -1}})[u"error"_s].toString(), u"bad-request"_s);
    const auto checked = ask({{u"command"_s, u"check"_s}, {u"document"_s, id}});
    QCOMPARE(checked[u"revision"_s].toInt(), 20);
    QVERIFY(!checked[u"damaged"_s].toBool());
}

void TestAdministration::createAndList()
{
    const auto made = ask({{u"command"_s, u"create"_s}, {u"title"_s, u"Minutes"_s}});
    QVERIFY(made[u"ok"_s].toBool());
    QVERIFY(made[u"edit"_s].toString() != made[u"view"_s].toString());
    QCOMPARE(made[u"edit"_s].toString().size(), 32); // 24 bytes
    const auto rows = ask({{u"command"_s, u"list"_s}})[u"documents"_s].toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].toObject()[u"title"_s].toString(), u"Minutes"_s);
    QCOMPARE(rows[0].toObject()[u"links"_s].toInt(), 2);
    QCOMPARE(rows[0].toObject()[u"document"_s], made[u"document"_s]);
}

void TestAdministration::titles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("words") << u"Minutes of the 3rd"_s << true;
    QTest::newRow("longest") << QString(limits::kTitleUnits, u'x') << true;
    QTest::newRow("one longer") << QString(limits::kTitleUnits + 1, u'x') << false;
    QTest::newRow("two lines") << u"a\nb"_s << false;
    QTest::newRow("tab") << u"a\tb"_s << false;
    QTest::newRow("zero width space") << u"a\u200bb"_s << false;
    QTest::newRow("override of direction") << u"a\u202eb"_s << false;
    QTest::newRow("half a surrogate pair") << QString(QChar(u'\xd83d')) << false;
}

/// A title that no editor takes from a server would make a document that nobody can open.
void TestAdministration::titles()
{
    QFETCH(QString, title);
    QFETCH(bool, isTaken);
    const auto made = ask({{u"command"_s, u"create"_s}, {u"title"_s, title}});
    QCOMPARE(made[u"ok"_s].toBool(), isTaken);
    QCOMPARE(ask({{u"command"_s, u"list"_s}})[u"documents"_s].toArray().size(), isTaken ? 1 : 0);
}

void TestAdministration::linksAreBounded()
{
    const auto document = newDocument();
    const QJsonObject link{
        {u"command"_s, u"link"_s}, {u"document"_s, document}, {u"role"_s, u"view"_s}};
    for (int i = 2; i < limits::kLinksPerDocument; ++i)
        QVERIFY(ask(link)[u"ok"_s].toBool());
    QCOMPARE(ask(link)[u"error"_s].toString(), u"too-many-links"_s);
    QCOMPARE(ask({{u"command"_s, u"links"_s}, {u"document"_s, document}})[u"links"_s]
                 .toArray()
                 .size(),
             limits::kLinksPerDocument);
}

void TestAdministration::damagedLinkIsNamedAndRemoved()
{
    const auto document = newDocument();
    const QJsonObject all{{u"command"_s, u"links"_s}, {u"document"_s, document}};
    const QJsonObject check{{u"command"_s, u"check"_s}, {u"document"_s, document}};
    const auto number = ask(all)[u"links"_s].toArray()[0].toObject()[u"number"_s].toInteger();
    QVERIFY(!ask(check)[u"damaged"_s].toBool());
    m_store->damageLink(LinkNumber(number));
    const auto rows = ask(all)[u"links"_s].toArray();
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0].toObject()[u"damaged"_s].toBool());
    QCOMPARE(rows[0].toObject()[u"number"_s].toInteger(), number);
    QVERIFY(!rows[1].toObject().contains(u"damaged"_s));
    QCOMPARE(ask(check)[u"badLinks"_s].toInteger(), 1);
    QVERIFY(ask(check)[u"damaged"_s].toBool() && !ask(check)[u"isLogDamaged"_s].toBool());
    QVERIFY(ask({{u"command"_s, u"revoke"_s}, {u"number"_s, number}})[u"ok"_s].toBool());
    QCOMPARE(ask(all)[u"links"_s].toArray().size(), 1);
    QVERIFY(!ask(check)[u"damaged"_s].toBool());
}

void TestAdministration::refused_data()
{
    QTest::addColumn<QJsonObject>("request");
    QTest::addColumn<QString>("error");
    const auto unknown = QString(22, u'A');
    const auto row = [](const char *name, const QJsonObject &request, const QString &error) {
        QTest::newRow(name) << request << error;
    };
    const auto bad = u"bad-request"_s;
    row("nothing", {}, bad);
    row("no such command", {{u"command"_s, u"fly"_s}}, bad);
    row("command that is a list", {{u"command"_s, QJsonArray{1}}}, bad);
    row("link to nothing", {{u"command"_s, u"link"_s}, {u"role"_s, u"view"_s}}, bad);
    row("link to an unknown document",
        {{u"command"_s, u"link"_s}, {u"document"_s, unknown}, {u"role"_s, u"view"_s}},
        u"no-document"_s);
    row("link of no role", {{u"command"_s, u"link"_s}, {u"document"_s, unknown}}, bad);
    for (const int days : {-1, 3'651})
        row(days < 0 ? "days below 0" : "days beyond ten years",
            {{u"command"_s, u"link"_s},
             {u"document"_s, unknown},
             {u"role"_s, u"view"_s},
             {u"days"_s, days}},
            bad);
    row("revoke nothing", {{u"command"_s, u"revoke"_s}}, bad);
    row("revoke a name", {{u"command"_s, u"revoke"_s}, {u"number"_s, u"one"_s}}, bad);
    row("revoke what is not there", {{u"command"_s, u"revoke"_s}, {u"number"_s, 5}}, u"no-link"_s);
    row("check what is not there", {{u"command"_s, u"check"_s}, {u"document"_s, unknown}},
        u"no-document"_s);
}

void TestAdministration::refused()
{
    QFETCH(QJsonObject, request);
    QFETCH(QString, error);
    const auto answer = ask(request);
    QVERIFY(!answer[u"ok"_s].toBool());
    QCOMPARE(answer[u"error"_s].toString(), error);
}

void TestAdministration::revokedLinksSayWhose()
{
    const auto document = newDocument();
    const QJsonObject all{{u"command"_s, u"links"_s}, {u"document"_s, document}};
    const auto number = ask(all)[u"links"_s].toArray()[0].toObject()[u"number"_s].toInteger();
    const auto revoked = ask({{u"command"_s, u"revoke"_s}, {u"number"_s, number}});
    QVERIFY(revoked[u"ok"_s].toBool());
    QCOMPARE(revoked[u"number"_s].toInteger(), number);
    int stillValid = 0;
    for (const auto &row : ask(all)[u"links"_s].toArray())
        stillValid += !row.toObject()[u"revoked"_s].toBool();
    QCOMPARE(stillValid, 1);
}

void TestAdministration::chatIsShownAndRemoved()
{
    const auto document = *DocumentId::fromText(newDocument());
    std::vector<ChatDraft> drafts;
    for (const char number : {'1', '2'}) {
        drafts.push_back({{}, {0, *ChatId::fromBytes(QByteArray(16, number)), AuthorNumber(1),
                               u"Ann"_s, 0, 5'000, QString(QChar::fromLatin1(number))}});
    }
    QVERIFY(m_store->saveChat(document, drafts).ok());
    QJsonObject request{{u"command"_s, u"chat"_s}, {u"document"_s, document.toText()}};
    auto answer = ask(request);
    QVERIFY(answer[u"ok"_s].toBool() && !answer[u"cleared"_s].toBool());
    QCOMPARE(answer[u"messages"_s].toArray().size(), 2);
    const auto first = answer[u"messages"_s].toArray()[0].toObject();
    QCOMPARE(first[u"name"_s].toString(), u"Ann"_s);
    QCOMPARE(first[u"text"_s].toString(), u"1"_s);
    QCOMPARE(first[u"time"_s].toString(), u"1970-01-01T00:00:05Z"_s);
    request[u"clear"_s] = true;
    answer = ask(request);
    QVERIFY(answer[u"cleared"_s].toBool());
    QCOMPARE(answer[u"messages"_s].toArray().size(), 2); // what it was
    QCOMPARE(answer[u"newest"_s].toInteger(), 2);
    QCOMPARE(answer[u"removed"_s].toInteger(), 2);
    QVERIFY(ask(request)[u"messages"_s].toArray().isEmpty());
    // What cannot be read can be removed.
    drafts.resize(1);
    drafts[0].entry.id = *ChatId::fromBytes(QByteArray(16, '3'));
    QVERIFY(m_store->saveChat(document, drafts).ok());
    m_store->setChatError(StoreError::Corrupt);
    answer = ask(request);
    QVERIFY(answer[u"cleared"_s].toBool());
    QVERIFY(answer[u"messages"_s].toArray().isEmpty());
    QCOMPARE(answer[u"removed"_s].toInteger(), 1);
    QCOMPARE(answer[u"newest"_s].toInteger(), 3);
    m_store->setChatError({});
    answer = ask({{u"command"_s, u"check"_s}, {u"document"_s, document.toText()}});
    QVERIFY(!answer[u"damaged"_s].toBool());
    QCOMPARE(answer[u"messages"_s].toInteger(), 0);
    request[u"document"_s] = m_random.id<DocumentId>().toText();
    QCOMPARE(ask(request)[u"error"_s].toString(), u"no-document"_s);
}

/// Page by page, each image by its own name.
void TestAdministration::imagesAreCheckedToo()
{
    const auto document = *DocumentId::fromText(newDocument());
    const QByteArray large(5 * 1024 * 1024, 'x');
    for (const char salt : {'a', 'b', 'c', 'd'}) {
        const auto bytes = large + salt;
        const auto name = Sha256::of(salt == 'c' ? "something else" : QByteArrayView(bytes));
        QVERIFY(m_store->saveImage(document, name, bytes, {}).ok());
    }
    QJsonObject request{{u"command"_s, u"check"_s}, {u"document"_s, document.toText()}};
    int pages = 0;
    QJsonObject answer;
    do {
        answer = ask(request);
        QVERIFY(answer[u"ok"_s].toBool() && ++pages < 10);
        request[u"after"_s] = answer[u"revision"_s];
        request[u"imagesAfter"_s] = answer[u"imagesAfter"_s];
        request[u"badImages"_s] = answer[u"badImages"_s];
    } while (answer[u"more"_s].toBool());
    QCOMPARE(pages, 2);
    QCOMPARE(answer[u"images"_s].toInteger(), 4);
    QCOMPARE(answer[u"badImages"_s].toInteger(), 1);
    QVERIFY(answer[u"damaged"_s].toBool());
    QVERIFY(!answer[u"isLogDamaged"_s].toBool());
    QCOMPARE(answer[u"messages"_s].toInteger(), 0);
    const ChatDraft hello{{}, {0, {}, AuthorNumber(1), u"Ann"_s, 0, 5, u"hello"_s}};
    QVERIFY(m_store->saveChat(document, std::span(&hello, 1)).ok());
    answer = ask(request);
    QCOMPARE(answer[u"messages"_s].toInteger(), 1);
    QCOMPARE(answer[u"badMessages"_s].toInteger(), 0);
    const auto rows = ask({{u"command"_s, u"list"_s}})[u"documents"_s].toArray();
    qint64 bytes = 0;
    for (const auto &row : rows)
        bytes += row.toObject()[u"imageBytes"_s].toInteger();
    QCOMPARE(bytes, 4 * (large.size() + 1));
}

void TestAdministration::storeThatFails_data()
{
    QTest::addColumn<QJsonObject>("request");
    const auto id = QString(22, u'A');
    for (const auto &command : {u"create"_s, u"list"_s, u"link"_s, u"links"_s, u"revoke"_s,
                                u"check"_s})
        QTest::newRow(qPrintable(command)) << QJsonObject{{u"command"_s, command},
                                                          {u"document"_s, id},
                                                          {u"role"_s, u"edit"_s},
                                                          {u"number"_s, 1}};
}

void TestAdministration::storeThatFails()
{
    QFETCH(QJsonObject, request);
    m_store->setUnavailable(true);
    QCOMPARE(ask(request)[u"error"_s].toString(), u"storage"_s);
}

/// Tests of the parts shorten and lower them; a server as it is started has these.
void TestAdministration::defaultsAreTheLimits()
{
    const NetOptions net;
    QCOMPARE(net.quota.total, limits::kConnections);
    QCOMPARE(net.quota.perAddress, limits::kConnectionsPerAddress);
    QCOMPARE(net.quota.unauthenticated, limits::kUnauthenticatedConnections);
    QCOMPARE(net.quota.unauthenticatedPerAddress, limits::kUnauthenticatedPerAddress);
    QCOMPARE(net.quota.newPerAddress.count, limits::kNewConnectionsPerAddressPerSecond);
    QCOMPARE(net.quota.newPerAddress.burst, limits::kNewConnectionsPerAddressBurst);
    QCOMPARE(net.quota.newPerAddress.per, Milliseconds(1s));
    const auto &connection = net.connection;
    QCOMPARE(connection.headDeadline, limits::kRequestHeadDeadline);
    QCOMPARE(connection.authDeadline, limits::kAuthDeadline);
    QCOMPARE(connection.frameProgressDeadline, limits::kFrameProgressDeadline);
    QCOMPARE(connection.writeProgressDeadline, limits::kWriteProgressDeadline);
    QCOMPARE(connection.closeDeadline, limits::kCloseDeadline);
    QCOMPARE(connection.messageBytes, limits::kMessageBytes);
    QCOMPARE(connection.messageBeforeAuthBytes, limits::kMessageBeforeAuthBytes);
    QCOMPARE(connection.laggingBytes, limits::kWriteQueueDropPresenceBytes);
    QCOMPARE(connection.queueBytes, limits::kWriteQueueBytes);
    QCOMPARE(connection.controlFrames.count, limits::kControlFramesPerSecond);
    const EngineOptions engine;
    QCOMPARE(engine.submits.count, limits::kSubmitsPerSecond);
    QCOMPARE(engine.submits.burst, limits::kSubmitsBurst);
    QCOMPARE(engine.documentSubmits.count, limits::kSubmitsPerDocumentPerSecond);
    QCOMPARE(engine.documentSubmits.burst, limits::kSubmitsPerDocumentBurst);
}

void TestAdministration::logComesPageByPage()
{
    const auto id = newDocument();
    const auto document = *DocumentId::fromText(id);
    constexpr int kOperations = 1'030;
    AppendRequest append;
    append.document = document;
    append.epoch = kFirstEpoch;
    const auto client = m_random.id<ClientId>();
    for (int i = 1; i <= kOperations; ++i)
        append.operations.push_back({Revision(i), client, Sequence(i), AuthorNumber(1),
                                     WallTime(Milliseconds(i)), QByteArray(1, char(i))});
    append.clients.push_back(
        {client, AuthorNumber(1), Sequence(kOperations), Revision(kOperations), u"Ada"_s, {}});
    QVERIFY(m_store->append(std::span<const AppendRequest>(&append, 1)).front().ok());
    QJsonObject request{{u"command"_s, u"log"_s}, {u"document"_s, id}};
    int read = 0;
    for (bool more = true; more;) {
        request[u"after"_s] = read;
        const auto page = ask(request);
        QVERIFY(page[u"ok"_s].toBool());
        QCOMPARE(page.contains(u"authors"_s), read == 0);
        if (read == 0) {
            QCOMPARE(page[u"head"_s].toInt(), kOperations);
            request[u"head"_s] = page[u"head"_s];
            QCOMPARE(page[u"authors"_s].toArray()[0].toObject()[u"name"_s].toString(), u"Ada"_s);
        }
        for (const auto &value : page[u"operations"_s].toArray()) {
            ++read;
            QCOMPARE(value.toArray()[1].toInt(), read);
            QCOMPARE(QByteArray::fromBase64(value.toArray()[2].toString().toLatin1()),
                     QByteArray(1, char(read)));
        }
        more = page[u"more"_s].toBool();
        QCOMPARE(more, read < kOperations);
    }
    QCOMPARE(read, kOperations);
    request[u"after"_s] = 0;
    request[u"head"_s] = kOperations + 1;
    while (ask(request)[u"more"_s].toBool())
        request[u"after"_s] = request[u"after"_s].toInt() + 512;
    QCOMPARE(ask(request)[u"error"_s].toString(), u"no-revision"_s);
    request[u"after"_s] = kOperations + 2;
    QCOMPARE(ask(request)[u"error"_s].toString(), u"bad-request"_s);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    TestAdministration administration;
    TestHistoryWords history;
    TestAlerts alerts;
    return QTest::qExec(&administration, argc, argv) + QTest::qExec(&history, argc, argv)
        + QTest::qExec(&alerts, argc, argv);
}

#include "tst_administration.moc"
