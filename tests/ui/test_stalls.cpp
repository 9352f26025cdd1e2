#include "tests/ui/stall_cases.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::testing;

namespace {

/// A window is to come round each 100 ms (bench_stalls measures that); a slow machine that compiles
/// as well takes ten times as long.
constexpr double kMostMilliseconds = 1'000;
constexpr qsizetype kClipboardBytes = 64'000'000;

} // namespace

/// The heaviest that is allowed, and the window goes on.
class TestStalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_cases = stallCases(m_folder.path(), {FileForm::Syngraph}, kClipboardBytes); }
    void comesRound_data();
    void comesRound();

private:
    QTemporaryDir m_folder;
    std::vector<StallCase> m_cases;
};

void TestStalls::comesRound_data()
{
    QTest::addColumn<qsizetype>("number");
    for (size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(qPrintable(m_cases[i].name)) << qsizetype(i);
}

void TestStalls::comesRound()
{
    QFETCH(qsizetype, number);
    const StallCase &one = m_cases[size_t(number)];
    UiBench bench;
    one.prepare(bench);
    QCoreApplication::processEvents();
    const double gap =
        longestGap([&] { one.act(bench); }, [&] { return one.isDone(bench); }, 100);
    QVERIFY2(gap >= 0, "it did not come to its end");
    QVERIFY2(gap < kMostMilliseconds, qPrintable(QString::number(gap)));
}

QObject *makeStallsSuite()
{
    return new TestStalls;
}

#include "test_stalls.moc"
