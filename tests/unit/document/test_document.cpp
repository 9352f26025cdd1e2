#include "common/base/limits.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/suites.h"

#include <QTest>

#include <thread>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeValue kOn(true);
const AttributeSet kBold{{AttributeKey::Bold, kOn}};
const AttributeSet kHeading{{AttributeKey::Block, AttributeValue(u"h1"_s)}};
const AttributeSet kRule{{AttributeKey::Rule, kOn}};

Document documentOf(const QString &text)
{
    return *Document::fromDelta(DeltaBuilder().insert(text).build());
}

/// "ab[cd|bold][¶|block]¶": runs without attributes stand bare.
QString describe(const Document &document)
{
    QString result;
    const auto delta = document.toDelta();
    for (const auto &run : delta.components()) {
        auto text = delta.text(run).toString();
        text.replace(u'\n', u'¶').replace(QChar(kEmbedUnit), u'#');
        QStringList names;
        for (const auto &[key, value] : run.attributes.items())
            names += nameOf(key);
        result += names.isEmpty() ? text : u"[%1|%2]"_s.arg(text, names.join(u','));
    }
    return result;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewDocumentIsOneParagraph();
    void operationChangesTheDocument_data();
    void operationChangesTheDocument();
    void fromDeltaRefuses_data();
    void fromDeltaRefuses();
    void fromDeltaTakesOverlongParagraphs();
    void copyKeepsItsText();
    void copyIsReadOnAnotherThread();
    void equalityDoesNotSeeTheTree();
    void sliceOfEveryRange();
    void paragraphsOfEveryPosition();
    void positionOutsideBreaksACheck();
    void unlimitedOperationMayPassTheLimits();
};

void TestDocument::aNewDocumentIsOneParagraph()
{
    const Document document;
    QCOMPARE(document.text(), u"\n"_s);
    QCOMPARE(document.paragraphCount(), 1);
    QCOMPARE(document.paragraphAt(0), 0);
    QCOMPARE(document.paragraphAt(1), 0);
    QCOMPARE(document.paragraphEnd(0), 0);
    document.checkInvariants();
}

void TestDocument::operationChangesTheDocument_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<QString>("result");
    using B = DeltaBuilder;
    QTest::newRow("identity") << u"ab\n"_s << Delta::identity(3) << u"ab¶"_s;
    QTest::newRow("insert into nothing") << u"\n"_s << B().insert(u"a").build(1) << u"a¶"_s;
    QTest::newRow("insert in the middle")
        << u"ab\n"_s << B().retain(1).insert(u"x").build(3) << u"axb¶"_s;
    QTest::newRow("insert a paragraph")
        << u"ab\n"_s << B().retain(1).insert(u"\n").build(3) << u"a¶b¶"_s;
    QTest::newRow("insert a heading")
        << u"ab\n"_s << B().retain(1).insert(u"\n", kHeading).build(3) << u"a[¶|block]b¶"_s;
    QTest::newRow("insert bold")
        << u"ab\n"_s << B().retain(1).insert(u"x", kBold).build(3) << u"a[x|bold]b¶"_s;
    QTest::newRow("insert an embed")
        << u"ab\n"_s << B().retain(1).insert(u"\xfffc", kRule).build(3) << u"a[#|rule]b¶"_s;
    QTest::newRow("delete all but the end") << u"ab\n"_s << B().erase(2).build(3) << u"¶"_s;
    QTest::newRow("delete a paragraph end")
        << u"a\nb\n"_s << B().retain(1).erase(1).build(4) << u"ab¶"_s;
    QTest::newRow("replace")
        << u"abc\n"_s << B().retain(1).insert(u"xy").erase(1).build(4) << u"axyc¶"_s;
    QTest::newRow("bold") << u"abc\n"_s << B().retain(1).retain(1, kBold).build(4)
                          << u"a[b|bold]c¶"_s;
    QTest::newRow("bold over a paragraph end leaves it plain")
        << u"a\nb\n"_s << B().retain(3, kBold).build(4) << u"[a|bold]¶[b|bold]¶"_s;
    QTest::newRow("block over text takes the paragraph ends alone")
        << u"a\nb\n"_s << B().retain(4, kHeading).build(4) << u"a[¶|block]b[¶|block]"_s;
    QTest::newRow("change of the final paragraph end")
        << u"a\n"_s << B().retain(1).retain(1, kHeading).build(2) << u"a[¶|block]"_s;
    QTest::newRow("several places at once")
        << u"abcdef\n"_s
        << B().insert(u"1").retain(2, kBold).erase(1).retain(1).insert(u"2").erase(2).build(7)
        << u"1[ab|bold]d2¶"_s;
    QTest::newRow("around a surrogate pair")
        << u"a\U0001f600b\n"_s << B().retain(1).insert(u"x").retain(2).insert(u"y").build(5)
        << u"ax\U0001f600yb¶"_s;
}

void TestDocument::operationChangesTheDocument()
{
    QFETCH(QString, base);
    QFETCH(Delta, operation);
    QFETCH(QString, result);
    auto document = documentOf(base);
    QVERIFY(document.check(operation));
    QVERIFY(document.apply(operation));
    document.checkInvariants();
    QCOMPARE(describe(document), result);
}

void TestDocument::fromDeltaRefuses_data()
{
    QTest::addColumn<Delta>("delta");
    QTest::addColumn<ApplyError>("error");
    using B = DeltaBuilder;
    const QString most(limits::kDocumentUnits, u'x');
    QTest::newRow("nothing") << Delta() << ApplyError::LosesEnd;
    QTest::newRow("no end") << B().insert(u"a").build() << ApplyError::LosesEnd;
    QTest::newRow("end in the middle alone")
        << B().insert(u"a\nb").build() << ApplyError::LosesEnd;
    QTest::newRow("retains") << B().insert(u"\n").retain(1, kBold).build() << ApplyError::WrongBase;
    QTest::newRow("deletes") << B().insert(u"\n").erase(1).build() << ApplyError::WrongBase;
    QTest::newRow("half a pair")
        << B().insert(u"\xd83d").insert(u"\n").build() << ApplyError::SplitsPair;
    QTest::newRow("the halves the wrong way round")
        << B().insert(u"\xde00\xd83d\n").build() << ApplyError::SplitsPair;
    QTest::newRow("a pair of two components")
        << B().insert(u"\xd83d", kBold).insert(u"\xde00\n").build() << ApplyError::SplitsPair;
    QTest::newRow("one unit too long")
        << B().insert(most).insert(u"\n").build() << ApplyError::DocumentTooLong;
    QTest::newRow("one paragraph too many")
        << B().insert(QString(limits::kParagraphs + 1, u'\n')).build()
        << ApplyError::TooManyParagraphs;
}

void TestDocument::fromDeltaRefuses()
{
    QFETCH(Delta, delta);
    QFETCH(ApplyError, error);
    const auto document = Document::fromDelta(delta);
    QVERIFY(!document);
    QCOMPARE(document.error(), error);
}

void TestDocument::fromDeltaTakesOverlongParagraphs()
{
    const QString text = QString(limits::kDocumentUnits - 1, u'x') + u'\n';
    const auto document = documentOf(text);
    document.checkInvariants();
    QCOMPARE(document.length(), limits::kDocumentUnits);
    QVERIFY(document.text() == text);
}

void TestDocument::copyKeepsItsText()
{
    SeededRandom random(7);
    for (const qsizetype length : {10, 2'000, 50'000}) {
        auto document = documentOf(randomText(random, length) + u'\n');
        const QString before = document.text();
        Document copy = document;
        const Document third = copy;
        const auto first = DeltaBuilder().retain(5).insert(u"first").build(document.length());
        const auto second = DeltaBuilder().retain(5).insert(u"second").build(document.length());
        // The path of the last edit leads into nodes that are shared after the copy.
        const auto back = DeltaBuilder().retain(5).erase(5).build(document.length() + 5);
        QVERIFY(document.apply(first));
        const Document edited = document;
        QVERIFY(document.apply(back));
        QVERIFY(copy.apply(second));
        QCOMPARE(document.text(), before);
        QCOMPARE(third.text(), before);
        QCOMPARE(edited.text(), QString(before).insert(5, u"first"_s));
        QCOMPARE(copy.text(), QString(before).insert(5, u"second"_s));
        document.checkInvariants();
        copy.checkInvariants();
        third.checkInvariants();
        edited.checkInvariants();
        copy = document;
        QVERIFY(copy == document);
        const Document moved = std::move(copy);
        QCOMPARE(moved.text(), before);
    }
}

void TestDocument::copyIsReadOnAnotherThread()
{
    SeededRandom random(8);
    auto document = documentOf(randomText(random, 20'000) + u'\n');
    for (int round = 0; round < 20; ++round) {
        const auto hash = document.hash();
        QByteArray hashThere;
        std::thread reader([copy = document, &hashThere]() mutable { hashThere = copy.hash(); });
        for (qsizetype i = 0; i < 200; ++i) {
            const auto delta = DeltaBuilder().retain(i).insert(u"y").build(document.length());
            if (!document.apply(delta))
                QTest::qFail("an insert was refused", __FILE__, __LINE__);
        }
        reader.join();
        QCOMPARE(hashThere, hash);
        QVERIFY(document.hash() != hash);
    }
}

void TestDocument::equalityDoesNotSeeTheTree()
{
    SeededRandom random(9);
    const QString text = randomText(random, 5'000) + u'\n';
    const auto whole = documentOf(text);
    Document typed;
    for (qsizetype i = text.size() - 2; i >= 0; --i) {
        if (!text[i].isHighSurrogate() && !text[i].isLowSurrogate())
            QVERIFY(typed.apply(DeltaBuilder().insert(text.sliced(i, 1)).build(typed.length())));
        else if (text[i].isHighSurrogate())
            QVERIFY(typed.apply(DeltaBuilder().insert(text.sliced(i, 2)).build(typed.length())));
    }
    QVERIFY(typed == whole);
    for (const qsizetype at : {0, 1, 2'500, 4'998}) {
        ReferenceDocument reference;
        reference.apply(DeltaBuilder().insert(text.chopped(1)).build(1));
        const auto from = reference.outsideOfPairs(at);
        auto other = whole;
        const auto length = text[from].isHighSurrogate() ? 2 : 1;
        const AttributeSet change{{AttributeKey::Bold, kOn},
                                  {AttributeKey::Block, AttributeValue(u"h2"_s)}};
        QVERIFY(other.apply(DeltaBuilder().retain(from).retain(length, change).build(text.size())));
        QVERIFY(!(other == whole));
        QVERIFY(!(whole == other));
    }
}

void TestDocument::sliceOfEveryRange()
{
    SeededRandom random(10);
    ReferenceDocument reference;
    auto document = Document();
    for (int i = 0; i < 40; ++i) {
        const auto operation = randomOperation(random, reference, {});
        reference.apply(operation);
        QVERIFY(document.apply(operation));
    }
    for (qsizetype from = 0; from <= document.length(); ++from) {
        for (qsizetype to = from; to <= document.length(); ++to) {
            QCOMPARE(document.text(from, to - from), reference.text().sliced(from, to - from));
            QCOMPARE(document.slice(from, to - from).targetLength(), to - from);
        }
    }
    QVERIFY(document.toDelta() == reference.toDelta());
}

void TestDocument::paragraphsOfEveryPosition()
{
    SeededRandom random(11);
    for (const qsizetype length : {0, 50, 9'000}) {
        const QString text = randomText(random, length) + u'\n';
        const auto document = documentOf(text);
        qsizetype paragraph = 0;
        qsizetype start = 0;
        for (qsizetype position = 0; position < text.size(); ++position) {
            QCOMPARE(document.paragraphAt(position), paragraph);
            QCOMPARE(document.unitAt(position), text[position]);
            if (text[position] != u'\n')
                continue;
            QCOMPARE(document.paragraphStart(paragraph), start);
            QCOMPARE(document.paragraphEnd(paragraph), position);
            start = position + 1;
            ++paragraph;
        }
        QCOMPARE(document.paragraphCount(), paragraph);
        QCOMPARE(document.paragraphAt(text.size()), paragraph - 1);
    }
}

void TestDocument::positionOutsideBreaksACheck()
{
    const auto document = documentOf(u"abc\n"_s);
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.unitAt(4));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.unitAt(-1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.attributesAt(4));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.paragraphAt(5));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.paragraphAt(-1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.paragraphStart(1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.paragraphEnd(1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.paragraphEnd(-1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.text(2, 3));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.text(-1, 1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, (void)document.text(0, -1));
}

void TestDocument::unlimitedOperationMayPassTheLimits()
{
    auto document = documentOf(QString(limits::kParagraphUnits, u'x') + u'\n');
    const auto insert = DeltaBuilder().retain(3).insert(u"y").build(document.length());
    QCOMPARE(document.apply(insert).error(), ApplyError::ParagraphTooLong);
    QVERIFY(document.applyUnlimited(insert));
    QCOMPARE(document.length(), limits::kParagraphUnits + 2);
    QCOMPARE(document.applyUnlimited(insert).error(), ApplyError::WrongBase);
    const auto last = document.length() - 1;
    const auto losesEnd = DeltaBuilder().retain(last).erase(1).build();
    QCOMPARE(document.applyUnlimited(losesEnd).error(), ApplyError::LosesEnd);

    const QString much(limits::kDocumentUnits - 1, u'x');
    auto full = documentOf(much + u'\n');
    const auto doubled = DeltaBuilder().insert(much).build(full.length());
    QVERIFY(full.applyUnlimited(doubled));
    full.checkInvariants();
    const auto beyond = DeltaBuilder().insert(u"ab").build(full.length());
    QCOMPARE(full.applyUnlimited(beyond).error(), ApplyError::DocumentTooLong);
}

QObject *makeDocumentSuite()
{
    return new TestDocument;
}

#include "test_document.moc"
