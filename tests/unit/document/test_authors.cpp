#include "common/base/limits.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Authorship kAda(AuthorNumber(1), Revision(1));
constexpr Authorship kBen(AuthorNumber(2), Revision(300));

using B = DeltaBuilder;

/// "a3 -2 b1": three units of Ada's, two of nobody's, one of Ben's.
QString authorsOf(const Document &document, qsizetype from = 0, qsizetype length = -1)
{
    QStringList runs;
    document.visitAuthors(from, length < 0 ? document.length() - from : length,
                          [&runs](qsizetype units, Authorship by) {
                              const auto who = by == kAda ? u'a' : by == kBen ? u'b' : u'-';
                              runs += who + QString::number(units);
                          });
    return runs.join(u' ');
}

} // namespace

class TestAuthors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void revisionsAreKeptInEras_data();
    void revisionsAreKeptInEras();
    void operationsLeaveTheirAuthor_data();
    void operationsLeaveTheirAuthor();
    void rangesAreCutToSize();
    void typingOnIsOneRun();
    void manyAuthorsStayInBounds();
};

void TestAuthors::revisionsAreKeptInEras_data()
{
    QTest::addColumn<qint64>("author");
    QTest::addColumn<qint64>("revision");
    QTest::addColumn<qint64>("keptAuthor");
    QTest::addColumn<qint64>("lastRevision");
    QTest::newRow("not in the log yet") << 5LL << 0LL << 5LL << 0LL;
    QTest::newRow("first") << 5LL << 1LL << 5LL << 256LL;
    QTest::newRow("last of an era") << 5LL << 256LL << 5LL << 256LL;
    QTest::newRow("first of the next") << 5LL << 257LL << 5LL << 512LL;
    QTest::newRow("largest author") << 0xffffffffLL << 1LL << 0xffffffffLL << 256LL;
    QTest::newRow("author beyond") << 0x100000000LL << 1LL << 0LL << 256LL;
    QTest::newRow("largest revision") << 1LL << 0xffffffffLL * 256 << 1LL << 0xffffffffLL * 256;
    QTest::newRow("revision beyond") << 1LL << 0xffffffffLL * 256 + 1 << 1LL << 0LL;
    QTest::newRow("negative") << -1LL << -1LL << 0LL << 0LL;
}

void TestAuthors::revisionsAreKeptInEras()
{
    QFETCH(qint64, author);
    QFETCH(qint64, revision);
    const Authorship by{AuthorNumber(author), Revision(revision)};
    QTEST(by.author().value, "keptAuthor");
    QTEST(by.lastRevision().value, "lastRevision");
    QCOMPARE(Authorship::fromNumbers(quint32(by.author().value), by.era()), by);
}

/// On "aaabbb\n", three units of Ada's and three of Ben's.
void TestAuthors::operationsLeaveTheirAuthor_data()
{
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<QString>("authors");
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    QTest::newRow("nothing") << Delta::identity(7) << u"a3 b3 -1"_s;
    QTest::newRow("insert into own text") << B().retain(4).insert(u"xy").build(7) << u"a3 b5 -1"_s;
    QTest::newRow("insert behind own text")
        << B().retain(6).insert(u"xy").build(7) << u"a3 b5 -1"_s;
    QTest::newRow("insert in front of own")
        << B().retain(3).insert(u"xy").build(7) << u"a3 b5 -1"_s;
    QTest::newRow("insert into another's")
        << B().retain(1).insert(u"xy").build(7) << u"a1 b2 a2 b3 -1"_s;
    QTest::newRow("insert with a format")
        << B().retain(1).insert(u"xy", bold).build(7) << u"a1 b2 a2 b3 -1"_s;
    QTest::newRow("format alone") << B().retain(5, bold).build(7) << u"a3 b3 -1"_s;
    QTest::newRow("delete") << B().retain(1).erase(4).build(7) << u"a1 b1 -1"_s;
    QTest::newRow("delete all of one") << B().erase(3).build(7) << u"b3 -1"_s;
    QTest::newRow("delete what parts two runs of one")
        << B().retain(3).erase(3).build(7) << u"a3 -1"_s;
    QTest::newRow("replace") << B().insert(u"new").erase(3).build(7) << u"b6 -1"_s;
}

void TestAuthors::operationsLeaveTheirAuthor()
{
    QFETCH(Delta, operation);
    Document document;
    QVERIFY(document.apply(B().insert(u"aaa").build(1), kAda));
    QVERIFY(document.apply(B().retain(3).insert(u"bbb").build(4), kBen));
    QCOMPARE(authorsOf(document), u"a3 b3 -1"_s);
    QVERIFY(document.apply(operation, kBen));
    document.checkInvariants();
    QTEST(authorsOf(document), "authors");
    // What an undo brings back was put there by whoever undid.
    const auto copy = document;
    const auto erased = B().erase(1).build(document.length());
    const auto inverse = invert(erased, document);
    QVERIFY(document.apply(erased, kBen));
    QVERIFY(document.apply(inverse, kBen));
    QVERIFY(document == copy);
    QCOMPARE(document.authorshipAt(0), kBen);
}

void TestAuthors::rangesAreCutToSize()
{
    Document document;
    QVERIFY(document.apply(B().insert(QString(1'500, u'a')).build(1), kAda));
    QVERIFY(document.apply(B().retain(1'000).insert(QString(1'500, u'b')).build(1'501), kBen));
    QCOMPARE(authorsOf(document), u"a1000 b1500 a500 -1"_s);
    QCOMPARE(authorsOf(document, 999, 2), u"a1 b1"_s);
    QCOMPARE(authorsOf(document, 1'100, 1'000), u"b1000"_s);
    QCOMPARE(authorsOf(document, 1'000, 0), QString());
    QCOMPARE(authorsOf(document, 2'499, 502), u"b1 a500 -1"_s);
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.authorshipAt(3'001));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)authorsOf(document, 0, 3'002));
    QVERIFY_THROWS_EXCEPTION(InvariantError, document.setAuthorship(3'000, 2, kAda));
    QVERIFY_THROWS_EXCEPTION(InvariantError, document.setAuthorship(-1, 2, kAda));
    document.setAuthorship(500, 1'000, kBen);
    QCOMPARE(authorsOf(document), u"a500 b2000 a500 -1"_s);
    document.setAuthorship(500, 0, kAda);
    document.setAuthorship(0, 3'001, kAda);
    QCOMPARE(authorsOf(document), u"a3001"_s);
    document.checkInvariants();
}

void TestAuthors::typingOnIsOneRun()
{
    Document document;
    int runs = 0;
    for (qsizetype i = 0; i < 2'560; ++i) {
        const Authorship by(AuthorNumber(1), Revision(i + 1));
        QVERIFY(document.apply(B().retain(i).insert(u"x").build(i + 1), by));
    }
    document.visitAuthors(0, document.length(), [&runs](qsizetype, Authorship) { ++runs; });
    QCOMPARE(runs, 10 + 1); // an era each, and the final "\n"
}

/// Nobody can make more runs than there are units.
void TestAuthors::manyAuthorsStayInBounds()
{
    Document document;
    QVERIFY(document.apply(B().insert(QString(5'000, u'x')).build(1), kAda));
    for (qint64 i = 0; i < 5'000; ++i)
        document.setAuthorship((i * 37) % 5'000, 1, Authorship(AuthorNumber(i + 2), Revision(1)));
    document.checkInvariants();
    qsizetype runs = 0;
    document.visitAuthors(0, document.length(), [&runs](qsizetype units, Authorship) {
        ++runs;
        QCOMPARE(units, 1);
    });
    QCOMPARE(runs, document.length());
    QVERIFY(document.apply(B().retain(10).erase(4'980).build(5'001), kBen));
    document.checkInvariants();
    QCOMPARE(document.length(), 21);
}

QObject *makeAuthorsSuite()
{
    return new TestAuthors;
}

#include "test_authors.moc"
