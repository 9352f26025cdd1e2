#include "common/ot/edit_summary.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"
#include "tests/support/delta_text.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

using Act = EditSummary::Act;
const auto kBold = attribute(AttributeKey::Bold, true);
const auto kRule = attribute(AttributeKey::Rule, true);

class TestEditSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void needsTheBase();
};

void TestEditSummary::tells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Delta>("operation");
    QTest::addColumn<EditSummary>("summary");
    const auto row = [](const char *name, const QString &text,
                        std::initializer_list<DeltaPiece> pieces, EditSummary summary) {
        QTest::newRow(name) << text << delta(text.size(), pieces) << summary;
    };
    const AttributeSet::KeyBits bold = 1U << int(AttributeKey::Bold);
    row("nothing", u"one\n"_s, {}, {});
    row("a letter", u"one\n"_s, {keep(1), put(u"x")}, {Act::Inserted, {1, 1, 0, 0}, {}, {}, 0, 0, 1});
    row("a family is one character", u"\n"_s,
        {put(u"\U0001F468\u200D\U0001F469\u200D\U0001F467")},
        {Act::Inserted, {1, 0, 0, 0}, {}, {}, 0, 0, 1});
    row("two words and a paragraph", u"\n"_s, {put(u"two words\n")},
        {Act::Inserted, {9, 2, 1, 0}, {}, {}, 0, 0, 1});
    row("a rule", u"\n"_s, {put(u"\ufffc", kRule)}, {Act::Inserted, {0, 0, 0, 1}, {}, {}, 0, 0, 1});
    row("three words replaced", u"one two three four\n"_s, {put(u"all"), drop(13)},
        {Act::Replaced, {3, 1, 0, 0}, {13, 3, 0, 0}, {}, 0, 0, 1});
    row("replaced here and there", u"one two\n"_s, {put(u"1"), drop(3), keep(1), put(u"2"), drop(3)},
        {Act::Replaced, {2, 2, 0, 0}, {6, 2, 0, 0}, {}, 0, 0, 2});
    row("joined paragraphs", u"a\nb\n"_s, {keep(1), drop(1)},
        {Act::Deleted, {}, {0, 0, 1, 0}, {}, 0, 0, 1});
    row("a word made bold", u"one two\n"_s, {keep(4), keep(3, kBold)},
        {Act::Formatted, {}, {}, {3, 1, 0, 0}, bold, 0, 1});
    row("not bold any more", u"one\n"_s, {keep(3, removal(AttributeKey::Bold))},
        {Act::Formatted, {}, {}, {3, 1, 0, 0}, 0, bold, 1});
    row("typed over a formatted part", u"one two\n"_s, {keep(3, kBold), put(u"x")},
        {Act::Inserted, {1, 1, 0, 0}, {}, {3, 1, 0, 0}, bold, 0, 1});
    row("dragged", u"one two\n"_s, {drop(4), keep(3), put(u"one ")},
        {Act::Moved, {4, 1, 0, 0}, {4, 1, 0, 0}, {}, 0, 0, 2});
}

void TestEditSummary::tells()
{
    QFETCH(QString, text);
    QFETCH(Delta, operation);
    QFETCH(EditSummary, summary);
    const auto base = fragment(text);
    const auto told = summaryOf(operation, DeltaText(base));
    QCOMPARE(int(told.act), int(summary.act));
    QCOMPARE(told.places, summary.places);
    QCOMPARE(told.inserted.characters, summary.inserted.characters);
    QCOMPARE(told.inserted.words, summary.inserted.words);
    QCOMPARE(told.deleted.words, summary.deleted.words);
    QVERIFY(told == summary);
}

void TestEditSummary::needsTheBase()
{
    const auto base = fragment(u"one\n");
    QVERIFY_THROWS_EXCEPTION(InvariantError, summaryOf(delta(3, {put(u"x")}), DeltaText(base)));
}

} // namespace

int syngraph::runEditSummaryTests(int argc, char **argv)
{
    TestEditSummary test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_edit_summary.moc"
