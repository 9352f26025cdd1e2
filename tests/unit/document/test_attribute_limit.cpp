#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/document/snapshot.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

using B = DeltaBuilder;

/// The longest link there may be, another one for each number.
AttributeSet longLink(int number)
{
    auto address = u"https://example.org/%1/"_s.arg(number);
    address += QString(limits::kAttributeValueUnits - address.size(), u'x');
    return {{AttributeKey::Link, AttributeValue(address)}};
}

/// Canonical bytes of one: number of attributes, name, type, length, text.
constexpr qsizetype kLinkBytes = 1 + 1 + 4 + 1 + 4 + limits::kAttributeValueUnits;
constexpr qsizetype kMostLinks = limits::kAttributeBytes / kLinkBytes;

/// `count` different links, each on one unit between plain ones; no paragraph is long.
Delta linkedText(qsizetype count)
{
    DeltaBuilder builder;
    for (qsizetype i = 0; i < count; ++i)
        builder.insert(u"x", longLink(int(i))).insert(i % 50 == 49 ? u"\n" : u" ");
    return builder.insert(u"\n").build();
}

Document linked(qsizetype count)
{
    return *Document::fromDelta(linkedText(count));
}

} // namespace

class TestAttributeLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksEndAtTheLimit();
    void fullDocument_data();
    void fullDocument();
    void verdictDoesNotDependOnTheTree();
    void unlimitedOperationMayReachMore();
};

/// 30,000 of them once made a snapshot that nobody could load.
void TestAttributeLimit::linksEndAtTheLimit()
{
    Document document;
    qsizetype taken = 0;
    for (; taken < 30'000; ++taken) {
        const auto applied = document.apply(B().insert(u"x", longLink(int(taken)))
                                                .insert(taken % 50 == 0 ? u"\n" : u" ")
                                                .build(document.length()));
        if (!applied) {
            QCOMPARE(applied.error(), ApplyError::TooManyAttributes);
            break;
        }
    }
    QCOMPARE(taken, kMostLinks);
    document.checkInvariants();
    const auto bytes = encodeSnapshot(document);
    QVERIFY(bytes.size() < limits::kSnapshotBytes);
    const auto loaded = decodeSnapshot(bytes);
    QVERIFY(loaded);
    QVERIFY(*loaded == document);
}

void TestAttributeLimit::fullDocument_data()
{
    using Expected = std::optional<ApplyError>;
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<Expected>("error");
    const auto length = 2 * kMostLinks + 1;
    const Expected good;
    const Expected tooMany = ApplyError::TooManyAttributes;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet noLink{{AttributeKey::Link, AttributeValue()}};
    QTest::newRow("plain text") << B().retain(1).insert(u"abc").build(length) << good;
    QTest::newRow("plain text within a link") << B().insert(u"abc").build(length) << good;
    QTest::newRow("delete") << B().erase(100).build(length) << good;
    QTest::newRow("one link more") << B().insert(u"x", longLink(-1)).build(length) << tooMany;
    QTest::newRow("one link for another")
        << B().insert(u"x", longLink(-1)).erase(1).build(length) << good;
    QTest::newRow("another link over one")
        << B().retain(1, longLink(-1)).build(length) << good;
    QTest::newRow("another link over plain text")
        << B().retain(1).retain(1, longLink(-1)).build(length) << tooMany;
    QTest::newRow("one link over everything")
        << B().retain(length - 1, longLink(-1)).build(length) << good;
    QTest::newRow("no links at all") << B().retain(length, noLink).build(length) << good;
    QTest::newRow("a format that still has room") << B().retain(1, bold).build(length) << good;
    QTest::newRow("a format for everything") << B().retain(length, bold).build(length) << tooMany;
}

void TestAttributeLimit::fullDocument()
{
    QFETCH(Delta, operation);
    QFETCH(std::optional<ApplyError>, error);
    static const auto full = linked(kMostLinks);
    auto document = full;
    QCOMPARE(document.check(operation).ok(), !error.has_value());
    const auto applied = document.apply(operation);
    QCOMPARE(applied.ok(), !error.has_value());
    if (error) {
        QCOMPARE(applied.error(), *error);
        QVERIFY(document == full);
    }
    document.checkInvariants();
}

/// Leaf borders cut runs in two, elsewhere on the server than on the client.
void TestAttributeLimit::verdictDoesNotDependOnTheTree()
{
    constexpr qsizetype kParagraphs = 20;
    DeltaBuilder paragraphs;
    for (qsizetype i = 0; i < kParagraphs; ++i)
        paragraphs.insert(QString(15'000, u'x'), longLink(0)).insert(u"\n");
    const auto whole = *Document::fromDelta(paragraphs.build());
    // A run each, of which there are hundreds of pieces.
    auto edited = whole;
    SeededRandom random(3);
    for (int i = 0; i < 3'000; ++i) {
        const auto at = random.between(0, edited.length() - 1);
        const auto length = edited.length();
        QVERIFY(edited.apply(B().retain(at).insert(u"yyy", longLink(1)).build(length)));
        QVERIFY(edited.apply(B().retain(at).erase(3).build(length + 3)));
    }
    QVERIFY(edited == whole);
    edited.checkInvariants();
    DeltaBuilder links;
    for (qsizetype i = kParagraphs; i < kMostLinks; ++i)
        links.insert(u"x", longLink(int(i))).insert(i % 50 == 0 ? u"\n" : u" ");
    const auto fits = links.insert(u"\n").build(whole.length());
    const auto more = B().insert(u"x", longLink(-1)).build(fits.targetLength());
    for (auto document : {whole, edited}) {
        QVERIFY(document.apply(fits));
        QCOMPARE(document.apply(more).error(), ApplyError::TooManyAttributes);
    }
}

void TestAttributeLimit::unlimitedOperationMayReachMore()
{
    const auto oneMore = [](const Document &document, int number = -1) {
        return B().insert(u"x", longLink(number)).build(document.length());
    };
    constexpr auto kMostOfView = kViewAttributeBytes / kLinkBytes;
    auto document = linked(kMostOfView - 1);
    QCOMPARE(document.apply(oneMore(document)).error(), ApplyError::TooManyAttributes);
    QVERIFY(document.applyUnlimited(oneMore(document)));
    QCOMPARE(document.applyUnlimited(oneMore(document, -2)).error(),
             ApplyError::TooManyAttributes);
    // Whatever came about: it may be edited, and become less.
    QVERIFY(document.apply(B().insert(u"abc").build(document.length())));
    QVERIFY(document.apply(B().erase(10).build(document.length())));
    // A file may hold as much and no more.
    QVERIFY(Document::fromDelta(linkedText(kMostOfView)));
    QCOMPARE(Document::fromDelta(linkedText(kMostOfView + 1)).error(),
             ApplyError::TooManyAttributes);
}

QObject *makeAttributeLimitSuite()
{
    return new TestAttributeLimit;
}

#include "test_attribute_limit.moc"
