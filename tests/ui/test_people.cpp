#include "app/models/participants_model.h"
#include "app/ui/people_panel.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

QStringList namesIn(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
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

QObject *makePeopleSuite()
{
    return new TestPeople;
}

#include "test_people.moc"
