#include "app/models/participants_model.h"
#include "app/models/shown_text.h"
#include "app/ui/avatar_row.h"
#include "app/ui/people_panel.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::testing;
using namespace std::chrono_literals;

namespace {

QStringList namesIn(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
}

QList<QAbstractButton *> discsOf(UiBench &bench)
{
    QList<QAbstractButton *> shown;
    const auto all = bench.window().findChild<AvatarRow *>()->findChildren<QAbstractButton *>();
    for (QAbstractButton *disc : all) {
        if (disc->isVisible())
            shown.append(disc);
    }
    std::ranges::sort(shown, {}, [](const auto *disc) { return disc->x(); });
    return shown;
}

std::vector<Participant> crowd(int people)
{
    std::vector<Participant> others;
    for (int i = 0; i < people; ++i)
        others.push_back(UiBench::person(i + 2, u"Person %1"_s.arg(i), i));
    return others;
}

} // namespace

/// Who is here, as the list of people knows it.
class TestPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsComeAndGoOneByOne();
    void burstsAreTakenInAtOnce();
    void nobodyIsWithoutAName();
    void halfTypedNameSurvivesNewcomers();
    void activityByTime();
    void activityInWords();
    void whoHasNoCaretIsNotFound();
    void discsAreReachedByKeys();
    void discsBeginWhereReadingDoes();
};

void TestPeople::rowsComeAndGoOneByOne()
{
    UiBench bench;
    QAbstractItemModelTester tester(&bench.tab().people());
    QSignalSpy reset(&bench.tab().people(), &QAbstractItemModel::modelReset);
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s), UiBench::person(3, u"cy"_s)});
    QTRY_COMPARE(namesIn(bench.tab().people()), (QStringList{u"Ann Lee"_s, u"Ben"_s, u"cy"_s}));
    bench.answer(messages::Joined{{UiBench::person(4, u"Abe"_s)}});
    QTRY_COMPARE(namesIn(bench.tab().people()),
                 (QStringList{u"Ann Lee"_s, u"Abe"_s, u"Ben"_s, u"cy"_s}));
    bench.answer(messages::Left{{AuthorNumber(2)}});
    QTRY_COMPARE(namesIn(bench.tab().people()), (QStringList{u"Ann Lee"_s, u"Abe"_s, u"cy"_s}));
    bench.answer(messages::Joined{{UiBench::person(3, u"Aaron"_s)}});
    QTRY_COMPARE(namesIn(bench.tab().people()), (QStringList{u"Ann Lee"_s, u"Aaron"_s, u"Abe"_s}));
    QCOMPARE(reset.count(), 0);
}

void TestPeople::burstsAreTakenInAtOnce()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc\ndef\nghi", {UiBench::person(2, u"Ben"_s, 0)});
    QTRY_COMPARE(bench.tab().people().rowCount(), 2);
    QTRY_COMPARE(bench.tab().people().index(1).data(ParticipantsModel::LineRole).toInt(), 1);
    QSignalSpy changed(&bench.tab().people(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 50; ++i)
        bench.answer(messages::Selected{AuthorNumber(2), Revision(5), Caret{i % 10, i % 10}});
    QTRY_COMPARE(bench.tab().people().index(1).data(ParticipantsModel::LineRole).toInt(), 3);
    QVERIFY(changed.count() <= 3);
}

void TestPeople::nobodyIsWithoutAName()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, QString(QChar(0x2800)))});
    QTRY_COMPARE(bench.tab().people().rowCount(), 2);
    QVERIFY(!namesIn(bench.tab().people()).contains(QString()));
}

void TestPeople::halfTypedNameSurvivesNewcomers()
{
    UiBench bench;
    bench.window().resize(1100, 700);
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s)});
    QListView *list = bench.window().peoplePanel().list();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QVERIFY(list->isVisible());
    list->edit(list->model()->index(0, 0));
    auto *field = list->findChild<QLineEdit *>();
    QVERIFY(field);
    field->setText(u"An"_s);
    bench.answer(messages::Joined{{UiBench::person(4, u"Abe"_s)}});
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->findChild<QLineEdit *>(), field);
    QCOMPARE(field->text(), u"An"_s);
}

void TestPeople::activityByTime()
{
    constexpr Instant kStart(1h);
    const AuthorNumber ben(2);
    PeopleActivity activity;
    QVERIFY(!activity.nextChange(kStart));
    QCOMPARE(activity.of(ben, kStart), Activity{});
    activity.seen(ben, 3, 9, kStart);
    QCOMPARE(activity.of(ben, kStart), Activity{});
    activity.edited(ben, kStart + 1s);
    QCOMPARE(activity.of(ben, kStart + 1s).kind, Activity::Kind::Typing);
    QCOMPARE(activity.nextChange(kStart + 1s), PeopleActivity::kTypingFor);
    QCOMPARE(activity.of(ben, kStart + 1s + PeopleActivity::kTypingFor), Activity{});
    const auto late = kStart + 1s + 7min;
    QCOMPARE(activity.of(ben, late), (Activity{Activity::Kind::Idle, 7}));
    activity.seen(ben, 3, 8, late); // somebody writes behind them,
    activity.seen(ben, 5, 8, late); // and before
    QCOMPARE(activity.of(ben, late), (Activity{Activity::Kind::Idle, 7}));
    activity.seen(ben, 4, 9, late);
    QCOMPARE(activity.of(ben, late), Activity{});
    activity.keepOnly({});
    QVERIFY(!activity.nextChange(late));
}

void TestPeople::activityInWords()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc\ndef", {UiBench::person(2, u"Ben"_s, 4)});
    const auto words = [&bench](int role) {
        return bench.tab().people().index(1).data(role).toString();
    };
    QTRY_COMPARE(words(ParticipantsModel::AboutRole), u"line 2 · can edit"_s);
    QCOMPARE(words(Qt::AccessibleTextRole), isolatedName(u"Ben"_s) + u", line 2 · can edit"_s);
    bench.answer(messages::Operation{Revision(6), AuthorNumber(2), delta(8, {keep(4), put(u"x"_s)}), {}});
    QTRY_COMPARE(words(ParticipantsModel::AboutRole), u"typing · line 2 · can edit"_s);
    QTRY_COMPARE_WITH_TIMEOUT(words(ParticipantsModel::AboutRole), u"line 2 · can edit"_s, 20'000);
}

void TestPeople::whoHasNoCaretIsNotFound()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", {UiBench::person(2, u"Ben"_s)});
    bench.tab().goToPerson(AuthorNumber(2));
    QCOMPARE(bench.tab().noticeText(), isolatedName(u"Ben"_s) + u" has no caret in the text yet."_s);
    bench.press(QKeySequence(u"Ctrl+Alt+N"_s));
    QCOMPARE(bench.tab().noticeText(), u"Nobody else has a caret in the text."_s);
}

void TestPeople::discsAreReachedByKeys()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abcdefgh", crowd(6));
    QTRY_COMPARE(discsOf(bench).size(), 5);
    const auto discs = discsOf(bench);
    AvatarRow *row = bench.window().findChild<AvatarRow *>();
    QSignalSpy chosen(row, &AvatarRow::personChosen);
    QSignalSpy followed(row, &AvatarRow::followChosen);
    QCOMPARE(discs.front()->accessibleName(), u"Person 0"_s);
    QVERIFY(discs.front()->accessibleDescription().contains(u"can edit"_s));
    discs.front()->setFocus(Qt::TabFocusReason);
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().front().value<AuthorNumber>(), AuthorNumber(2));
    bench.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), discs[1]);
    QTest::mouseClick(discs[2], Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed.front().front().value<AuthorNumber>(), AuthorNumber(4));
    QCOMPARE(QApplication::focusWidget(), discs[1]); // a click takes the focus from nobody
    // Somebody comes who stands in front: the focus stays with its person.
    bench.answer(messages::Joined{{UiBench::person(20, u"Aaron"_s)}});
    QTRY_COMPARE(discsOf(bench).back()->accessibleName(), u"3 more people"_s);
    QCOMPARE(QApplication::focusWidget(), discs[1]);
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.back().front().value<AuthorNumber>(), AuthorNumber(3));
    bench.answer(messages::Left{{AuthorNumber(20)}});
    QTRY_COMPARE(discsOf(bench).back()->accessibleName(), u"2 more people"_s);

    if (PeoplePanel *panel = bench.window().findChild<PeoplePanel *>(); panel->isVisible())
        bench.window().togglePeople();
    discsOf(bench).back()->click();
    QTRY_VERIFY(bench.window().findChild<PeoplePanel *>()->isVisible());
    QVERIFY(bench.window().findChild<PeoplePanel *>()->list()->hasFocus());

    // Whoever had the focus goes: the next key is for the text.
    discsOf(bench).back()->setFocus(Qt::TabFocusReason);
    bench.answer(messages::Left{{AuthorNumber(6), AuthorNumber(7)}});
    QTRY_COMPARE(discsOf(bench).size(), 4);
    QVERIFY(bench.editor().hasFocus());
}

void TestPeople::discsBeginWhereReadingDoes()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc", crowd(2));
    QTRY_COMPARE(discsOf(bench).size(), 2);
    QCOMPARE(discsOf(bench).front()->accessibleName(), u"Person 0"_s);
    bench.window().findChild<AvatarRow *>()->setLayoutDirection(Qt::RightToLeft);
    QTRY_COMPARE(discsOf(bench).front()->accessibleName(), u"Person 1"_s);
    QVERIFY(discsOf(bench).front()->x() >= 0);
}

QObject *makePeopleSuite()
{
    return new TestPeople;
}

#include "test_people.moc"
