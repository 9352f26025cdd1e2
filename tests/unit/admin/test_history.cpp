#include "tests/unit/admin/test_history.h"

#include "server/admin/history_command.h"
#include "server/admin/work_sessions.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_rows.h"

#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Stroke
{
    int author;
    int second;
};
using Strokes = std::vector<Stroke>;

WallTime at(int second)
{
    return WallTime(Milliseconds(1'700'000'000'000 + 1'000LL * second));
}

/// As "1-3 of 1 2", one after another.
QString textOf(const std::vector<WorkSession> &sessions)
{
    QStringList texts;
    for (const auto &session : sessions) {
        QStringList authors;
        for (const auto author : session.authors)
            authors << QString::number(author.value);
        texts << u"%1-%2 of %3"_s.arg(session.first.value).arg(session.last.value)
                     .arg(authors.join(u' '));
    }
    return texts.join(u", "_s);
}

} // namespace

void TestHistoryWords::sessions_data()
{
    QTest::addColumn<Strokes>("strokes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nobody") << Strokes{} << QString();
    QTest::newRow("one stroke") << Strokes{{1, 0}} << u"1-1 of 1"_s;
    QTest::newRow("somebody writes on") << Strokes{{1, 0}, {1, 5}, {1, 600}} << u"1-3 of 1"_s;
    QTest::newRow("a pause of ten minutes") << Strokes{{1, 0}, {1, 600}} << u"1-2 of 1"_s;
    QTest::newRow("a longer one") << Strokes{{1, 0}, {1, 601}} << u"1-1 of 1, 2-2 of 1"_s;
    QTest::newRow("one after another")
        << Strokes{{1, 0}, {1, 5}, {2, 10}, {2, 20}} << u"1-2 of 1, 3-4 of 2"_s;
    QTest::newRow("together")
        << Strokes{{1, 0}, {2, 5}, {1, 10}, {2, 15}, {1, 20}} << u"1-5 of 1 2"_s;
    QTest::newRow("three together")
        << Strokes{{1, 0}, {2, 5}, {1, 10}, {3, 12}, {2, 15}} << u"1-5 of 1 2 3"_s;
    QTest::newRow("back after a while")
        << Strokes{{1, 0}, {2, 5}, {1, 61}} << u"1-1 of 1, 2-2 of 2, 3-3 of 1"_s;
    QTest::newRow("a clock that was set back") << Strokes{{1, 5'000}, {1, 0}} << u"1-2 of 1"_s;
}

void TestHistoryWords::sessions()
{
    QFETCH(Strokes, strokes);
    WorkSessions sessions(100);
    Revision revision;
    for (const auto &stroke : strokes) {
        revision = revision.next();
        sessions.add(revision, AuthorNumber(stroke.author), at(stroke.second));
    }
    QTEST(textOf(sessions.newest()), "expected");
    for (const auto &session : sessions.newest())
        QVERIFY(session.start <= session.end);
}

void TestHistoryWords::onlyTheNewestAreKept()
{
    WorkSessions sessions(2);
    for (int i = 1; i <= 10; ++i)
        sessions.add(Revision(i), AuthorNumber(1), at(1'000 * i));
    QCOMPARE(textOf(sessions.newest()), u"9-9 of 1, 10-10 of 1"_s);
    // The last two become one: the one before must still be there.
    sessions.add(Revision(11), AuthorNumber(2), at(10'001));
    sessions.add(Revision(12), AuthorNumber(1), at(10'002));
    QCOMPARE(textOf(sessions.newest()), u"9-9 of 1, 10-12 of 1 2"_s);
}

void TestHistoryWords::words_data()
{
    QTest::addColumn<Delta>("edit");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, std::initializer_list<DeltaPiece> pieces,
                        const QString &expected) {
        QTest::newRow(name) << delta(15, pieces) << expected;
    };
    // "One two three.\n"
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet rule{{AttributeKey::Rule, AttributeValue(true)}};
    row("nothing", {}, u"left nothing behind"_s);
    row("a word", {put(u"Zero ")}, u"inserted 1 word"_s);
    row("words", {put(u"Minus one. ")}, u"inserted 2 words"_s);
    row("a mark", {put(u"-")}, u"inserted 1 character"_s);
    row("an empty paragraph", {put(u"\n")}, u"inserted 1 paragraph end"_s);
    row("a line and a word", {put(u"\xfffc"_s, rule), put(u"x")}, u"inserted 1 word and 1 object"_s);
    row("words away", {drop(8)}, u"deleted 2 words"_s);
    row("a word for two", {drop(7), put(u"Un")}, u"replaced 2 words by 1 word"_s);
    row("here and there", {put(u"Zero "), keep(4), drop(4)}, u"inserted 1 word, deleted 1 word"_s);
    row("bold", {keep(3, bold)}, u"formatted 1 word"_s);
    row("elsewhere", {drop(4), keep(4), put(u"One ")}, u"moved 1 word"_s);
}

void TestHistoryWords::words()
{
    QFETCH(Delta, edit);
    const auto base = documentFromText(u"One two three.");
    QTEST(wordsFor(summaryOf(edit, DeltaText(base))), "expected");
}

} // namespace syngraph
