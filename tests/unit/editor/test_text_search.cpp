#include "app/editor/document_search.h"
#include "app/editor/editor_widget.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

Document textOf(QStringView text)
{
    return *Document::fromDelta(documentFromText(text));
}

/// What was found, as text, one behind the other.
QStringList foundIn(const Document &document, const SearchQuery &query)
{
    const auto search = TextSearch::compile(query);
    if (!search)
        return {u"bad"_s};
    const auto found = search->find(document, 100, 5s);
    if (!found)
        return {u"too complex"_s};
    QStringList words;
    for (const TextMatch &match : found->matches)
        words.append(document.text(match.from, match.to - match.from));
    return words;
}

} // namespace

/// Find, and what takes the place of what was found.
class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void endlessExpressionsEnd_data();
    void endlessExpressionsEnd();
    void stopsWhereAsked();
    void replacements_data();
    void replacements();
    void onlyTheLastAnswerComes();
    void marksMoveAlong();
};

void TestTextSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SearchQuery>("query");
    QTest::addColumn<QStringList>("found");
    const QString text = u"Cat cats\nconcat (cat) \U0001F600 Übung übung a.c abc\n"_s;
    const auto row = [&](const char *name, const SearchQuery &query, const QStringList &found) {
        QTest::newRow(name) << text << query << found;
    };
    row("any case", {u"cat"_s}, {u"Cat"_s, u"cat"_s, u"cat"_s, u"cat"_s});
    row("this case", {u"Cat"_s, true}, {u"Cat"_s});
    row("whole words", {u"cat"_s, false, true}, {u"Cat"_s, u"cat"_s});
    row("other letters", {u"ÜBUNG"_s}, {u"Übung"_s, u"übung"_s});
    row("signs are themselves", {u"a.c"_s}, {u"a.c"_s});
    row("signs as a whole word", {u"(cat)"_s, false, true}, {u"(cat)"_s});
    row("emoji", {u"\U0001F600"_s}, {u"\U0001F600"_s});
    row("expression", {u"a.c"_s, false, false, true}, {u"a.c"_s, u"abc"_s});
    row("paragraph's start", {u"^c\\w+"_s, false, false, true}, {u"Cat"_s, u"concat"_s});
    row("nothing in between", {u"x*"_s, false, false, true}, {});
    row("alternatives as whole words", {u"cat|abc"_s, false, true, true},
        {u"Cat"_s, u"cat"_s, u"abc"_s});
    row("unfinished", {u"(a"_s, false, false, true}, {u"bad"_s});
    row("closes what it did not open", {u"a)(b"_s, false, true, true}, {u"bad"_s});
    row("nothing to look for", {u""_s}, {u"bad"_s});
    row("across paragraphs", {u"cats\\sconcat"_s, false, false, true}, {});
}

void TestTextSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(SearchQuery, query);
    QFETCH(QStringList, found);
    QCOMPARE(foundIn(textOf(text), query), found);
}

void TestTextSearch::endlessExpressionsEnd_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("nested repeats") << u"(a+)+$"_s;
    QTest::newRow("alternatives that overlap") << u"(a|aa)+$"_s;
    QTest::newRow("its own higher limit") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s;
    QTest::newRow("back references") << u"(a|a?)+\\1!!$"_s;
}

void TestTextSearch::endlessExpressionsEnd()
{
    QFETCH(QString, pattern);
    const Document document = textOf(QString(5000, u'a') + u'!');
    // Without the limit the first of them would take longer than there are years.
    QCOMPARE(foundIn(document, {pattern, false, false, true}), QStringList{u"too complex"_s});
}

void TestTextSearch::stopsWhereAsked()
{
    const auto search = TextSearch::compile({u"a"_s});
    const auto cut = search->find(textOf(u"a a\na a"), 3, 5s);
    QCOMPARE(cut->matches.size(), 3u);
    QVERIFY(cut->isCut);
    QVERIFY(!search->find(textOf(u"a a\na"), 3, 5s)->isCut);
    const std::atomic<bool> stop = true;
    QCOMPARE(search->find(textOf(u"a"), 3, 5s, &stop).error(), SearchError::Stopped);
    QCOMPARE(search->find(textOf(u"a"), 3, 0s).error(), SearchError::TooComplex);
}

void TestTextSearch::replacements_data()
{
    QTest::addColumn<bool>("isExpression");
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QString>("result");
    QTest::newRow("plain") << false << u"x\\1$2"_s << u"x\\1$2"_s;
    QTest::newRow("groups") << true << u"\\2-$1"_s << u"Lee-Ann"_s;
    QTest::newRow("all of it") << true << u"<$0>"_s << u"<Ann Lee>"_s;
    QTest::newRow("signs") << true << u"\\t\\\\$$1"_s << u"\t\\$1"_s;
    QTest::newRow("a new paragraph") << true << u"a\\nb"_s << u"a\nb"_s;
    QTest::newRow("at the end") << true << u"a\\"_s << u"a\\"_s;
    QTest::newRow("no such group") << true << u"[\\7]"_s << u"[]"_s;
}

void TestTextSearch::replacements()
{
    QFETCH(bool, isExpression);
    QFETCH(QString, replacement);
    const Document document = textOf(u"first\nx Ann Lee");
    const auto search =
        TextSearch::compile({isExpression ? u"(Ann) (\\w+)"_s : u"Ann Lee"_s, true, false,
                             isExpression});
    const auto found = search->find(document, 10, 5s);
    QCOMPARE(found->matches.size(), 1u);
    QTEST(search->replacementFor(document, found->matches.front(), replacement), "result");
}

void TestTextSearch::onlyTheLastAnswerComes()
{
    DocumentSearch search;
    std::vector<size_t> answers;
    connect(&search, &DocumentSearch::finished, this,
            [&answers](const DocumentSearch::Outcome &outcome) {
                answers.push_back(outcome ? outcome->matches.size() : 0);
            });
    const Document document = textOf(QString(100'000, u'a'));
    search.start(document, *TextSearch::compile({u"aaaa"_s}));
    search.start(document, *TextSearch::compile({u"aa"_s}));
    search.start(textOf(u"b b"), *TextSearch::compile({u"b"_s}));
    QTRY_VERIFY(!answers.empty());
    QCOMPARE(answers, (std::vector<size_t>{2}));
}

void TestTextSearch::marksMoveAlong()
{
    EditorWidget editor;
    editor.binding().load(textOf(u"cat cat"));
    editor.setMatches({{0, 3}, {4, 7}});
    editor.binding().applyRemote(delta(8, {put(u"x"), keep(4), drop(3)}));
    QCOMPARE(editor.matches(), (std::vector<TextMatch>{{1, 4}}));
    editor.binding().load(textOf(u"dog"));
    QVERIFY(editor.matches().empty());
}

QObject *makeTextSearchSuite()
{
    return new TestTextSearch;
}

#include "test_text_search.moc"
