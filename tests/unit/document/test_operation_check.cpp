#include "common/base/limits.h"
#include "tests/unit/document/suites.h"

#include "common/document/document.h"

#include <QTest>

#include <optional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

using Expected = std::optional<ApplyError>;
using B = DeltaBuilder;

const AttributeSet kBold{{AttributeKey::Bold, AttributeValue(true)}};
constexpr auto kMost = limits::kParagraphUnits;

Document documentOf(const QString &text)
{
    return *Document::fromDelta(DeltaBuilder().insert(text).build());
}

QString line(qsizetype length)
{
    return QString(length, u'x') + u'\n';
}

} // namespace

class TestOperationCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operation_data();
    void operation();
    void typingEndsAtTheLimit_data();
    void typingEndsAtTheLimit();

private:
    void addStructureRows();
    void addDocumentLimitRows();
    void addParagraphLimitRows();
    void addJoinedParagraphRows();
};

void TestOperationCheck::operation_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<Expected>("error");
    addStructureRows();
    addDocumentLimitRows();
    addParagraphLimitRows();
    addJoinedParagraphRows();
}

void TestOperationCheck::addStructureRows()
{
    const QString pair = u"a\U0001f600b\n"_s; // units: a, high, low, b, \n
    const Expected good;
    const Expected splits = ApplyError::SplitsPair;
    const Expected losesEnd = ApplyError::LosesEnd;
    QTest::newRow("fits") << pair << B().retain(1).insert(u"x").build(5) << good;
    const Expected wrongBase = ApplyError::WrongBase;
    QTest::newRow("base too short") << pair << Delta::identity(4) << wrongBase;
    QTest::newRow("base too long") << pair << Delta::identity(6) << wrongBase;
    QTest::newRow("insert into a pair") << pair << B().retain(2).insert(u"x").build(5) << splits;
    QTest::newRow("insert behind a pair") << pair << B().retain(3).insert(u"x").build(5) << good;
    QTest::newRow("delete the high half") << pair << B().retain(1).erase(1).build(5) << splits;
    QTest::newRow("delete the low half") << pair << B().retain(2).erase(1).build(5) << splits;
    QTest::newRow("delete up to the low half") << pair << B().erase(2).build(5) << splits;
    QTest::newRow("delete a pair") << pair << B().retain(1).erase(2).build(5) << good;
    QTest::newRow("format half a pair")
        << pair << B().retain(1).retain(1, kBold).build(5) << splits;
    QTest::newRow("format a pair") << pair << B().retain(1).retain(2, kBold).build(5) << good;
    QTest::newRow("insert half a pair")
        << pair << B().retain(1).insert(u"\xd83d").build(5) << splits;
    QTest::newRow("insert half a pair beside a good one")
        << pair << B().retain(1).insert(u"\U0001f600\xde00").build(5) << splits;
    QTest::newRow("insert after the end")
        << pair << B().retain(5).insert(u"x").build(5) << losesEnd;
    QTest::newRow("insert before the end") << pair << B().retain(4).insert(u"x").build(5) << good;
    QTest::newRow("delete the end") << pair << B().retain(4).erase(1).build(5) << losesEnd;
    QTest::newRow("delete everything") << pair << B().erase(5).build(5) << losesEnd;
    QTest::newRow("replace the end by another")
        << pair << B().retain(4).insert(u"\n").erase(1).build(5) << losesEnd;
    QTest::newRow("format the end") << pair << B().retain(5, kBold).build(5) << good;
    QTest::newRow("insert after a format of the end")
        << pair << B().retain(5, kBold).insert(u"x").build(5) << losesEnd;
}

void TestOperationCheck::addDocumentLimitRows()
{
    const Expected good;
    QString full;
    while (full.size() < limits::kDocumentUnits)
        full += line(999);
    QTest::newRow("a full document takes nothing")
        << full << B().insert(u"x").build(full.size()) << Expected(ApplyError::DocumentTooLong);
    QTest::newRow("a full document can be replaced in part")
        << full << B().insert(u"xy").erase(2).build(full.size()) << good;
    QTest::newRow("the last unit fits")
        << full.sliced(1) << B().insert(u"x").build(full.size() - 1) << good;

    const QString paragraphs(limits::kParagraphs, u'\n');
    const auto length = paragraphs.size();
    QTest::newRow("one paragraph too many") << paragraphs << B().insert(u"\n").build(length)
                                            << Expected(ApplyError::TooManyParagraphs);
    QTest::newRow("text in as many paragraphs as there may be")
        << paragraphs << B().insert(u"x").build(length) << good;
    QTest::newRow("one paragraph for another")
        << paragraphs << B().retain(9).insert(u"x\n").erase(1).build(length) << good;
    QTest::newRow("one paragraph for another far away")
        << paragraphs << B().insert(u"\n").retain(30'000).erase(1).build(length) << good;
    QTest::newRow("two paragraphs for one")
        << paragraphs << B().insert(u"\n\n").retain(30'000).erase(1).build(length)
        << Expected(ApplyError::TooManyParagraphs);
    QTest::newRow("the last paragraph fits")
        << paragraphs.sliced(1) << B().insert(u"\n").build(length - 1) << good;
}

void TestOperationCheck::addParagraphLimitRows()
{
    const Expected good;
    const Expected tooLong = ApplyError::ParagraphTooLong;
    const QString full = line(5) + line(kMost) + line(5);
    const auto length = full.size();
    const auto inside = 6 + kMost / 2;
    QTest::newRow("insert into a full paragraph")
        << full << B().retain(inside).insert(u"x").build(length) << tooLong;
    QTest::newRow("insert at the start of a full paragraph")
        << full << B().retain(6).insert(u"x").build(length) << tooLong;
    QTest::newRow("insert at the end of a full paragraph")
        << full << B().retain(6 + kMost).insert(u"x").build(length) << tooLong;
    QTest::newRow("insert before a full paragraph")
        << full << B().retain(5).insert(u"x").build(length) << good;
    QTest::newRow("insert behind a full paragraph")
        << full << B().retain(7 + kMost).insert(u"x").build(length) << good;
    QTest::newRow("insert into one that is a unit shorter")
        << full.sliced(0, 6) + full.sliced(7) << B().retain(inside).insert(u"x").build(length - 1)
        << good;
    QTest::newRow("replace in a full paragraph")
        << full << B().retain(inside).insert(u"y").erase(1).build(length) << good;
    QTest::newRow("replace in a full paragraph by more")
        << full << B().retain(inside).insert(u"yz").erase(1).build(length) << tooLong;
    QTest::newRow("insert here and delete there")
        << full << B().retain(inside).insert(u"yz").retain(9).erase(2).build(length) << good;
    QTest::newRow("cut a full paragraph, adding to both sides")
        << full << B().retain(inside).insert(u"yz\nyz").build(length) << good;
    QTest::newRow("format a full paragraph")
        << full << B().retain(6).retain(kMost, kBold).build(length) << good;
    QTest::newRow("insert one that is too long")
        << line(5) << B().insert(line(kMost + 1)).build(6) << tooLong;
    QTest::newRow("insert one that is full") << line(5) << B().insert(line(kMost)).build(6) << good;
    QTest::newRow("insert a full one in front of text")
        << line(5) << B().retain(5).insert(QString(kMost, u'x')).build(6) << tooLong;

    const QString overlong = line(5) + line(kMost + 100) + line(5);
    const auto more = overlong.size();
    QTest::newRow("overlong: shorten")
        << overlong << B().retain(inside).erase(1).build(more) << good;
    QTest::newRow("overlong: replace by less")
        << overlong << B().retain(inside).insert(u"y").erase(2).build(more) << good;
    QTest::newRow("overlong: replace by as much")
        << overlong << B().retain(inside).insert(u"yz").erase(2).build(more) << good;
    QTest::newRow("overlong: insert")
        << overlong << B().retain(inside).insert(u"y").build(more) << tooLong;
    QTest::newRow("overlong: format") << overlong << B().retain(more, kBold).build(more) << good;
    QTest::newRow("overlong: cut at its start")
        << overlong << B().retain(7).insert(u"\n").build(more) << good;
    QTest::newRow("overlong: edit of its neighbour")
        << overlong << B().insert(u"y").build(more) << good;
    QTest::newRow("overlong: all of its text anew, longer")
        << overlong << B().retain(6).insert(line(kMost + 101).chopped(1)).erase(kMost + 100)
                           .build(more)
        << tooLong;
}

void TestOperationCheck::addJoinedParagraphRows()
{
    const Expected good;
    const Expected tooLong = ApplyError::ParagraphTooLong;
    const auto half = kMost / 2;
    const QString halves = line(half) + line(kMost - half) + line(5);
    const auto length = halves.size();
    QTest::newRow("join two halves")
        << halves << B().retain(half).erase(1).build(length) << good;
    QTest::newRow("join two halves, adding one unit")
        << halves << B().retain(9).insert(u"x").retain(half - 9).erase(1).build(length) << tooLong;
    QTest::newRow("join three paragraphs")
        << halves << B().retain(half).erase(1).retain(kMost - half).erase(1).build(length)
        << tooLong;
    QTest::newRow("join three paragraphs, losing as much as there is too much")
        << halves << B().erase(5).retain(half - 5).erase(1).retain(kMost - half).erase(1)
                         .build(length)
        << good;
    const QString overlong = line(kMost + 10) + line(20) + line(5);
    QTest::newRow("overlong: join with another")
        << overlong << B().retain(kMost + 10).erase(1).build(overlong.size()) << tooLong;
    QTest::newRow("overlong: join with what is left of another")
        << overlong << B().retain(kMost + 5).erase(6 + 15).build(overlong.size()) << good;
    QString shortLines;
    while (shortLines.size() < kMost + kMost / 2)
        shortLines += line(1'999);
    QTest::newRow("join many short ones by one delete each")
        << shortLines << [&] {
               DeltaBuilder builder;
               for (int i = 0; i <= kMost / 1'999; ++i)
                   builder.retain(1'999).erase(1);
               return builder.build(shortLines.size());
           }() << tooLong;
    QTest::newRow("delete many paragraphs at once")
        << shortLines << B().retain(5).erase(kMost + kMost / 4).build(shortLines.size()) << good;
    QTest::newRow("type in the midst of many")
        << shortLines << B().retain(kMost).insert(u"abc").build(shortLines.size()) << good;
}

void TestOperationCheck::operation()
{
    QFETCH(QString, base);
    QFETCH(Delta, operation);
    QFETCH(Expected, error);
    auto document = documentOf(base);
    const auto before = document;
    const auto checked = document.check(operation);
    QCOMPARE(checked.ok(), !error.has_value());
    if (error)
        QCOMPARE(checked.error(), *error);
    const auto applied = document.apply(operation);
    QCOMPARE(applied.ok(), checked.ok());
    if (error)
        QCOMPARE(applied.error(), *error);
    QCOMPARE(document.length(), error ? before.length() : operation.targetLength());
    if (error)
        QVERIFY(document == before);
    document.checkInvariants();
    QVERIFY(before.text() == base);
}

void TestOperationCheck::typingEndsAtTheLimit_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::newRow("at the start") << qsizetype(0);
    QTest::newRow("in the middle") << qsizetype(9'000);
    QTest::newRow("at the end") << kMost - 400;
}

/// One keystroke after the other takes the short way through the check.
void TestOperationCheck::typingEndsAtTheLimit()
{
    QFETCH(qsizetype, offset);
    auto document = documentOf(line(300) + line(kMost - 400) + line(300));
    auto position = 301 + offset;
    for (int typed = 0; typed < 400; ++typed) {
        QVERIFY(document.apply(B().retain(position).insert(u"y").build(document.length())));
        ++position;
    }
    const auto more = B().retain(position).insert(u"y").build(document.length());
    QCOMPARE(document.apply(more).error(), ApplyError::ParagraphTooLong);
    QVERIFY(document.apply(B().retain(position).insert(u"\n").build(document.length())));
    QVERIFY(document.apply(B().retain(position + 1).insert(u"y").build(document.length())));
}

QObject *makeCheckSuite()
{
    return new TestOperationCheck;
}

#include "test_operation_check.moc"
