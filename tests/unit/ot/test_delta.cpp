#include "common/base/limits.h"
#include "common/ot/delta.h"
#include "common/ot/delta_cursor.h"
#include "common/ot/delta_parser.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

#include <functional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kBold = attribute(AttributeKey::Bold, true);
const auto kImage = attribute(AttributeKey::Image, QString(43, u'A'));
constexpr QStringView kEmbed(&kEmbedUnit, 1);

/// The pieces through a parser, one by one: the first refusal, or the outcome.
Result<Delta, DeltaError> parse(qsizetype baseLength, const std::vector<DeltaPiece> &pieces)
{
    Delta result;
    DeltaParser parser(result, baseLength);
    for (const auto &piece : pieces) {
        Status<DeltaError> status = Done{};
        if (piece.kind == Delta::Kind::Retain)
            status = parser.retain(piece.length, piece.attributes);
        else if (piece.kind == Delta::Kind::Insert)
            status = parser.insert(piece.text, piece.attributes);
        else
            status = parser.erase(piece.length);
        if (!status)
            return status.error();
    }
    if (const auto finished = parser.finish(); !finished)
        return finished.error();
    return result;
}

class TestDelta : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builderNormalises_data();
    void builderNormalises();
    void builderSplitsChangedText();
    void builderRefusesBrokenInvariants();
    void lengthsAreKept();
    void knowsWhereItsEditsAre_data();
    void knowsWhereItsEditsAre();
    void movesAsAWhole();
    void equalityLooksAtEverything_data();
    void equalityLooksAtEverything();
    void parserAccepts_data();
    void parserAccepts();
    void parserRefuses_data();
    void parserRefuses();
    void parserAndBuilderAgree();
    void documentEndsInNewline();
    void cursorWalksInPieces();
};

void TestDelta::builderNormalises_data()
{
    QTest::addColumn<Delta>("made");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Delta &made, const QString &expected) {
        QTest::newRow(name) << made << expected;
    };
    row("nothing", delta(0, {}), u"0: nothing"_s);
    row("identity", Delta::identity(7), u"7: nothing"_s);
    row("plain retain at the end goes", delta(5, {put(u"a"), keep(5)}), u"5: insert \"a\""_s);
    row("only a plain retain", delta(5, {keep(3)}), u"5: nothing"_s);
    row("format at the end stays", delta(2, {keep(2, kBold)}), u"2: retain 2 {bold:true}"_s);
    row("retains merge", delta(5, {keep(1), keep(2), put(u"a")}), u"5: retain 3 | insert \"a\""_s);
    row("formats merge", delta(5, {keep(1, kBold), keep(2, kBold)}), u"5: retain 3 {bold:true}"_s);
    row("formats differ", delta(5, {keep(1, kBold), keep(2)}), u"5: retain 1 {bold:true}"_s);
    row("inserts merge", delta(0, {put(u"ab"), put(u"c")}), u"0: insert \"abc\""_s);
    row("inserts differ", delta(0, {put(u"ab"), put(u"c", kBold)}),
        u"0: insert \"ab\" | insert \"c\" {bold:true}"_s);
    row("deletes merge", delta(5, {drop(1), drop(2)}), u"5: delete 3"_s);
    row("insert before delete", delta(5, {drop(1), put(u"a")}), u"5: insert \"a\" | delete 1"_s);
    row("inserts around a delete merge", delta(5, {put(u"a"), drop(1), put(u"b"), drop(1)}),
        u"5: insert \"ab\" | delete 2"_s);
    row("unlike inserts around a delete", delta(5, {put(u"a", kBold), drop(1), put(u"b")}),
        u"5: insert \"a\" {bold:true} | insert \"b\" | delete 1"_s);
    row("empty pieces go", delta(5, {keep(0, kBold), put(u""), drop(0), drop(1)}),
        u"5: delete 1"_s);
}

void TestDelta::builderNormalises()
{
    QFETCH(Delta, made);
    QTEST(describe(made), "expected");
    QVERIFY(isCanonical(made));
}

void TestDelta::builderSplitsChangedText()
{
    const auto heading = attribute(AttributeKey::Block, u"h1"_s);
    DeltaBuilder builder;
    builder.insertChanged(u"a\n\nb", {}, composeChanges(kBold, heading));
    builder.insertChanged(u"c\n", {}, {});
    builder.insertChanged(u"", {}, kBold);
    QCOMPARE(describe(builder.build()),
             u"0: insert \"a\" {bold:true} | insert \"\\n\\n\" {block:\"h1\"}"
             " | insert \"b\" {bold:true} | insert \"c\\n\""_s);
}

void TestDelta::builderRefusesBrokenInvariants()
{
    QVERIFY_THROWS_EXCEPTION(InvariantError, DeltaBuilder().retain(-1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, DeltaBuilder().erase(-1));
    QVERIFY_THROWS_EXCEPTION(InvariantError, delta(2, {drop(3)}));
    QVERIFY_THROWS_EXCEPTION(InvariantError, Delta::identity(-1));
}

void TestDelta::lengthsAreKept()
{
    const auto made = delta(10, {keep(2), put(u"abc"), drop(4), keep(1, kBold)});
    QCOMPARE(made.baseLength(), 10);
    QCOMPARE(made.targetLength(), 9);
    QVERIFY(made.hasInserts() && !made.isIdentity());
    QCOMPARE(made.insertedText(), u"abc");
    QVERIFY(Delta::identity(4).isIdentity());
    QCOMPARE(Delta::identity(4).targetLength(), 4);
}

void TestDelta::knowsWhereItsEditsAre_data()
{
    QTest::addColumn<Delta>("made");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("identity") << Delta::identity(9) << 9 << 0;
    QTest::newRow("insert at the start") << delta(9, {put(u"a")}) << 0 << 0;
    QTest::newRow("insert") << delta(9, {keep(4), put(u"a")}) << 4 << 4;
    QTest::newRow("delete") << delta(9, {keep(4), drop(2)}) << 4 << 6;
    QTest::newRow("format at the start") << delta(9, {keep(4, kBold)}) << 0 << 4;
    QTest::newRow("format") << delta(9, {keep(1), keep(4, kBold)}) << 1 << 5;
    QTest::newRow("two places") << delta(9, {keep(1), put(u"a"), keep(4), put(u"b")}) << 1 << 5;
}

void TestDelta::knowsWhereItsEditsAre()
{
    QFETCH(Delta, made);
    QTEST(int(made.firstEdit()), "first");
    QTEST(int(made.lastEdit()), "last");
}

void TestDelta::movesAsAWhole()
{
    auto made = delta(9, {keep(4), put(u"a"), drop(1)});
    made.passApart(-3, -3);
    QCOMPARE(made, delta(6, {keep(1), put(u"a"), drop(1)}));
    QCOMPARE(made.targetLength(), 6);
    made.passApart(-4, 0);
    QCOMPARE(made, delta(2, {keep(1), put(u"a"), drop(1)}));
    QCOMPARE(made.targetLength(), 2);
    auto none = made;
    QVERIFY_THROWS_EXCEPTION(InvariantError, none.passApart(-1, -1)); // nothing in front
    QVERIFY_THROWS_EXCEPTION(InvariantError, made.passApart(-1, 0));  // ends before the last edit
    auto identity = Delta::identity(4);
    identity.passApart(-3, 0);
    QCOMPARE(identity, Delta::identity(1));
}

void TestDelta::equalityLooksAtEverything_data()
{
    QTest::addColumn<Delta>("other");
    QTest::addColumn<bool>("equal");
    QTest::newRow("same") << delta(5, {keep(1), put(u"ab"), drop(1)}) << true;
    QTest::newRow("base") << delta(6, {keep(1), put(u"ab"), drop(1)}) << false;
    QTest::newRow("text") << delta(5, {keep(1), put(u"ax"), drop(1)}) << false;
    QTest::newRow("length") << delta(5, {keep(2), put(u"ab"), drop(1)}) << false;
    QTest::newRow("kind") << delta(5, {keep(1), put(u"ab"), keep(1, kBold)}) << false;
    QTest::newRow("attributes") << delta(5, {keep(1), put(u"ab", kBold), drop(1)}) << false;
    QTest::newRow("fewer") << delta(5, {keep(1), put(u"ab")}) << false;
}

void TestDelta::equalityLooksAtEverything()
{
    QFETCH(Delta, other);
    QTEST(delta(5, {keep(1), put(u"ab"), drop(1)}) == other, "equal");
}

void TestDelta::parserAccepts_data()
{
    QTest::addColumn<int>("baseLength");
    QTest::addColumn<std::vector<DeltaPiece>>("pieces");
    const auto row = [](const char *name, int baseLength, std::vector<DeltaPiece> pieces) {
        QTest::newRow(name) << baseLength << pieces;
    };
    row("nothing", 0, {});
    row("identity", 5, {});
    row("format of everything", 5, {keep(5, kBold)});
    row("insert, delete, retain", 5, {keep(1), put(u"ab"), drop(1), keep(3, kBold)});
    row("deletes everything", 5, {drop(5)});
    row("unlike inserts side by side", 0, {put(u"a"), put(u"b", kBold), put(u"c")});
    row("unlike formats side by side", 4, {keep(2, kBold), keep(2, removal(AttributeKey::Bold))});
    row("embed", 0, {put(kEmbed, kImage)});
    row("embed beside text", 0, {put(u"a"), put(kEmbed, kImage), put(u"b")});
    row("equal embeds each as its own", 0, {put(kEmbed, kImage), put(kEmbed, kImage)});
    row("largest insert", 0, {put(QString(limits::kInsertUnits, u'a'))});
}

void TestDelta::parserAccepts()
{
    QFETCH(int, baseLength);
    QFETCH(std::vector<DeltaPiece>, pieces);
    const auto parsed = parse(baseLength, pieces);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->baseLength(), qsizetype(baseLength));
    DeltaBuilder builder;
    for (const auto &piece : pieces) {
        if (piece.kind == Delta::Kind::Retain)
            builder.retain(piece.length, piece.attributes);
        else if (piece.kind == Delta::Kind::Insert)
            builder.insert(piece.text, piece.attributes);
        else
            builder.erase(piece.length);
    }
    QCOMPARE(*parsed, builder.build(baseLength));
}

void TestDelta::parserRefuses_data()
{
    QTest::addColumn<std::vector<DeltaPiece>>("pieces");
    QTest::addColumn<DeltaError>("error");
    const auto row = [](const char *name, std::vector<DeltaPiece> pieces, DeltaError error) {
        QTest::newRow(name) << std::move(pieces) << error;
    };
    using E = DeltaError;
    row("retain of nothing", {keep(0)}, E::EmptyComponent);
    row("negative retain", {keep(-1)}, E::EmptyComponent);
    row("delete of nothing", {drop(0)}, E::EmptyComponent);
    row("negative delete", {drop(std::numeric_limits<qsizetype>::min())}, E::EmptyComponent);
    row("insert of nothing", {put(u"")}, E::EmptyComponent);
    row("retain beyond any document", {keep(limits::kDocumentUnits + 1)}, E::LengthTooLarge);
    row("largest number", {drop(std::numeric_limits<qsizetype>::max())}, E::LengthTooLarge);
    row("insert beyond any document", {put(QString(limits::kDocumentUnits + 1, u'a'))},
        E::LengthTooLarge);
    row("retain past the base", {keep(6)}, E::BeyondBase);
    row("delete past the base", {keep(4), drop(2)}, E::BeyondBase);
    row("format past the base", {drop(5), keep(1, kBold)}, E::BeyondBase);
    row("retains to merge", {keep(1), keep(1), drop(1)}, E::NotMerged);
    row("formats to merge", {keep(1, kBold), keep(1, kBold)}, E::NotMerged);
    row("inserts to merge", {put(u"a"), put(u"b")}, E::NotMerged);
    row("bold inserts to merge", {put(u"a", kBold), put(u"b", kBold)}, E::NotMerged);
    row("deletes to merge", {drop(1), drop(1)}, E::NotMerged);
    row("insert after delete", {drop(1), put(u"a")}, E::InsertAfterDelete);
    row("unlike insert after delete", {put(u"a"), drop(1), put(u"a", kBold)}, E::InsertAfterDelete);
    row("plain retain at the end", {put(u"a"), keep(5)}, E::TrailingRetain);
    row("only a plain retain", {keep(5)}, E::TrailingRetain);
    row("null in an insert", {put(u"a", removal(AttributeKey::Bold))}, E::NullInInsert);
    row("embed unit in plain text", {put(u"a\xfffc"_s)}, E::EmbedWithoutKind);
    row("embed unit alone", {put(kEmbed)}, E::EmbedWithoutKind);
    row("embed unit with an inline key", {put(kEmbed, kBold)}, E::EmbedWithoutKind);
    row("embed key on text", {put(u"a", kImage)}, E::EmbedWithoutKind);
    row("two units under one embed", {put(u"\xfffc\xfffc"_s, kImage)}, E::EmbedWithoutKind);
    row("embed and text under one set", {put(u"\xfffcx"_s, kImage)}, E::EmbedWithoutKind);
    row("too much text", {put(QString(limits::kInsertUnits + 1, u'a'))}, E::TooMuchText);
    row("too much text in two", {put(QString(limits::kInsertUnits, u'a')), put(u"b", kBold)},
        E::TooMuchText);
    std::vector<DeltaPiece> many;
    for (qsizetype i = 0; i <= limits::kOperationComponents; ++i)
        many.push_back(put(u"a", i % 2 ? kBold : AttributeSet()));
    row("too many components", many, E::TooManyComponents);
}

void TestDelta::parserRefuses()
{
    QFETCH(std::vector<DeltaPiece>, pieces);
    QFETCH(DeltaError, error);
    const auto result = parse(5, pieces);
    QVERIFY(!result.ok());
    QCOMPARE(int(result.error()), int(error));
}

/// What the builder makes, the parser takes: the two canonical forms are one. Equal embeds are the
/// exception by design: one component in memory, each its own on the wire.
void TestDelta::parserAndBuilderAgree()
{
    SeededRandom random(3);
    for (int round = 0; round < 3'000; ++round) {
        const auto document = randomDocument(random);
        const auto operation = randomOperation(random, document);
        std::vector<DeltaPiece> pieces;
        for (const auto &component : operation.components()) {
            const bool insert = component.kind == Delta::Kind::Insert;
            const bool embeds = insert && operation.text(component).front() == QChar(kEmbedUnit);
            for (quint32 i = 0; i < (embeds ? component.length : 1); ++i) {
                const auto text = insert ? operation.text(component) : QStringView();
                pieces.push_back({component.kind, qsizetype(component.length),
                                  (embeds ? text.first(1) : text).toString(),
                                  component.attributes});
            }
        }
        const auto parsed = parse(operation.baseLength(), pieces);
        QVERIFY2(parsed.ok(), qPrintable(describe(operation)));
        QCOMPARE(*parsed, operation);
    }
}

void TestDelta::documentEndsInNewline()
{
    QCOMPARE(describe(documentFromText(u"")), u"0: insert \"\\n\""_s);
    QCOMPARE(describe(documentFromText(u"a\nb")), u"0: insert \"a\\nb\\n\""_s);
    Delta result;
    DeltaParser parser(result, 0, DeltaParser::Bounds::Document);
    const QString longText(limits::kInsertUnits + 1, u'a');
    QVERIFY(parser.insert(longText, {}).ok());
    QVERIFY(parser.finish().ok());
    QCOMPARE(result.targetLength(), longText.size());
}

void TestDelta::cursorWalksInPieces()
{
    const auto made = delta(9, {keep(2, kBold), put(u"abc"), drop(3), keep(1, kBold)});
    DeltaCursor cursor(made);
    QVERIFY(cursor.isRetain() && cursor.left() == 2);
    QVERIFY(cursor.changeOnLeft().isEmpty()); // nothing stands before the start
    cursor.advance(1);
    QCOMPARE(cursor.changeOnLeft(), kBold);
    QCOMPARE(cursor.changeOnRight(), kBold);
    cursor.advance(1);
    QVERIFY(cursor.isInsert() && cursor.left() == 3);
    QCOMPARE(cursor.changeOnLeft(), kBold);
    QVERIFY(cursor.changeOnRight().isEmpty()); // the deleted unit
    cursor.advance(1);
    QVERIFY_THROWS_EXCEPTION(InvariantError, cursor.advance(3));
    QCOMPARE(cursor.text(2), u"bc");
    cursor.advance(2);
    QVERIFY(cursor.isDelete());
    cursor.advance(3);
    QVERIFY(cursor.changeOnLeft().isEmpty());
    cursor.advance(1);
    // The plain retain that the canonical form leaves out.
    QVERIFY(cursor.isRetain() && cursor.atTail() && cursor.attributes().isEmpty());
    QCOMPARE(cursor.changeOnLeft(), kBold);
    cursor.advance(3);
    QVERIFY(cursor.atTail() && cursor.changeOnLeft().isEmpty());
}

} // namespace

int syngraph::runDeltaTests(int argc, char **argv)
{
    TestDelta test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_delta.moc"
